//! Is the AI Gateway's image made for its host and for this GitLab?
//!
//! Looks at what the container was made of, as the operator showed it, and compares the image's tag
//! with GitLab's version: both have to agree in their first two numbers.

mod image;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer, Exchange};
use duo_doctor_sdk::logs::{self, Log, contains};
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Installation, Place, Reason, Severity,
    Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

use crate::image::{Image, Minor};

const ID: &str = "gateway-image";
const SCOPE: &str = "ai-gateway";
const METADATA: &str = "/api/v4/metadata";
const VERSION: &str = "/api/v4/version";

/// The first gateway whose flows this last GitLab, and any before it, cannot start.
const FLOWS_PART: (Minor, Minor) = ((19, 6), (19, 5));

/// The check.
pub struct GatewayImage;

register!(GatewayImage);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway with what is known of its container; none: not configured.
    pub gateway: Option<Connection>,
    /// GitLab's version; none: not configured, or no token.
    pub version: Option<Answer>,
    /// The gateway's log: what a kernel says of a program for another machine.
    pub log: Log,
}

impl Check for GatewayImage {
    type Facts = Facts;

    fn describe() -> Description {
        let mut description = Description::new(ID, Hop::Gateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO3300", "DUO3301", "DUO3302", "DUO3303", "DUO3304", "DUO3305", "DUO3306", "DUO3307", "DUO3308",
                "DUO3390", "DUO3391",
            ])
            .explains("DUO3303", "DUO3513")
            .explains("DUO3303", "DUO82*")
            .explains("DUO3306", "DUO3201")
            .vantages(&[Vantage::AiGateway])
            .impact(Impact::Probe)
            .needs_connections(&["ai-gateway"])
            .needs_http("gitlab", &["GET"], &[METADATA, VERSION], "admin")
            .needs_http("gitlab", &["GET"], &[METADATA, VERSION], "user")
            .needs_log("ai-gateway")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#the-images-platform-does-not-match-the-host")
            .link("https://docs.gitlab.com/install/install_ai_gateway/#ai-gateway-images");
        for code in ["DUO3301", "DUO3307"] {
            for consequence in
                ["DUO1702", "DUO21*", "DUO22*", "DUO31*", "DUO3501", "DUO3502", "DUO53*", "DUO54*", "DUO71*", "DUO82*"]
            {
                description = description.explains(code, consequence);
            }
        }
        description
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let log = logs::search("ai-gateway")
            .until(context.now)
            .predicate("format", &[contains("exec format error")])
            .predicate("started", &[contains("Uvicorn running on")])
            .samples(1)
            .run();
        Ok(Facts { gateway: connections::only("ai-gateway"), version: ask_version(), log })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let known = ["image", "image-architecture", "container-state"];
        let Some(gateway) =
            facts.gateway.as_ref().filter(|gateway| known.iter().any(|name| gateway.attribute(name).is_some()))
        else {
            return match refused_by_the_machine(&facts.log) {
                true => vec![wrong_machine("-", "-", facts)],
                false => vec![Finding::unknown("DUO3391", Reason::no_container(SCOPE))],
            };
        };
        let mut findings: Vec<Finding> = machine(gateway, facts).into_iter().collect();
        // A program for another machine does not run; that it does not is no second fault.
        if findings.iter().all(|finding| finding.code != "DUO3301") {
            findings.extend(stopped(gateway));
        }
        findings.extend(gateway.attribute("image").map(Image::read).map(|image| tag(gateway, &image, facts)));
        if findings.len() > 1 {
            findings.retain(|finding| finding.code != "DUO3300");
        }
        match findings.is_empty() {
            true => vec![Finding::unknown("DUO3390", Reason::own("no-image")).arg("about", "image")],
            false => findings,
        }
    }
}

fn ask_version() -> Option<Answer> {
    let gitlab = connections::only("gitlab")?;
    let credential = ["admin", "user"].into_iter().find(|name| gitlab.has_credential(name))?;
    let ask = |path| http::get(&gitlab.name, path).credential(credential).send();
    let metadata = ask(METADATA);
    Some(if metadata.status() == Some(404) { ask(VERSION) } else { metadata })
}

/// The newest words of the log are the kernel's refusal.
fn refused_by_the_machine(log: &Log) -> bool {
    let last = |name: &str| log.hit(name).and_then(|hit| hit.last);
    log.hit("format").is_some() && (log.hit("started").is_none() || last("format") > last("started"))
}

/// Why it is not known whether the image runs on its host; nothing where anything shows it.
fn unseen_machine(gateway: &Connection, log: &Log) -> Option<Reason> {
    let both = ["image-architecture", "host-architecture"].iter().all(|name| gateway.attribute(name).is_some());
    let runs = gateway.attribute("container-state").is_some();
    log.unseen().filter(|_| !both && !runs)
}

/// Image and host are of different machines.
fn machine(gateway: &Connection, facts: &Facts) -> Option<Finding> {
    let name = |attribute: &str| gateway.attribute(attribute).map(architecture);
    let (image, host) = (name("image-architecture"), name("host-architecture"));
    let refused = refused_by_the_machine(&facts.log);
    let (image, host) = match (image, host) {
        (Some(image), Some(host)) if image != host => (image, host),
        _ if refused => ("-", "-"),
        _ => return None,
    };
    if refused || gateway.attribute("container-state").is_some_and(|state| state != "running") {
        return Some(wrong_machine(image, host, facts).evidence(container(gateway)));
    }
    let finding = Finding::warn("DUO3302", Severity::Medium)
        .arg("image", image)
        .arg("host", host)
        .evidence(container(gateway))
        .step(Step::commands(
            Place::AiGatewayHost,
            &[(Installation::Docker, &["sh", "-c", "docker inspect {container} > gateway.json"])],
        ))
        .step(Step::gateway_container(&[]))
        .step(Step::gateway_url("http://{new-gateway-host}:5052"));
    Some(verify(finding))
}

fn wrong_machine(image: &str, host: &str, facts: &Facts) -> Finding {
    let known = if image == "-" { "no" } else { "yes" };
    let mut finding = Finding::fail("DUO3301", Severity::Critical)
        .confidence(if refused_by_the_machine(&facts.log) { Confidence::Confirmed } else { Confidence::Likely })
        .arg("image", image)
        .arg("host", host)
        .arg("known", known)
        .step(Step::take_gateway_down())
        .step(Step::gateway_container(&["--platform", "linux/amd64"]))
        .step(Step::instruction(Place::AiGatewayHost));
    let quoted = facts.log.hit("format").and_then(|hit| hit.samples.last());
    finding.evidence.extend(quoted.map(|line| Evidence::new("log ai-gateway", logs::quoted(line))));
    verify(finding)
}

/// The kernel's and the container engine's names for one machine.
fn architecture(name: &str) -> &str {
    match name.trim().trim_start_matches("linux/") {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        other => other,
    }
}

/// A container that is not running.
fn stopped(gateway: &Connection) -> Option<Finding> {
    let state = gateway.attribute("container-state").filter(|state| *state != "running")?;
    let code = gateway.attribute("container-exit-code").unwrap_or("-");
    let finding = Finding::fail("DUO3307", Severity::Critical)
        .arg("state", state)
        .arg("code", code)
        .evidence(container(gateway))
        .step(Step::gateway_log(50))
        .step(start());
    Some(verify(finding))
}

/// Starts the container, and lets it come back by itself from now on.
fn start() -> Step {
    let docker = "docker update --restart unless-stopped {container} && docker start {container}";
    let step = Step::commands(
        Place::AiGatewayHost,
        &[
            (Installation::Docker, &["sh", "-c", docker]),
            (Installation::Kubernetes, &["kubectl", "rollout", "restart", "deploy/{deployment}"]),
        ],
    );
    step.interrupts()
}

/// What the tag says of the version; a pass where it fits.
fn tag(gateway: &Connection, image: &Image, facts: &Facts) -> Finding {
    let shown = gateway.attribute("image").unwrap_or("-");
    let gitlab = gitlab(facts);
    let wanted = gitlab.as_ref().ok().map(|((major, minor), _)| format!("{major}.{minor}"));
    let change = |finding: Finding| {
        let finding = finding.step(Step::take_gateway_down());
        verify(match &wanted {
            Some(wanted) => finding.step(Step::gateway_image(image.own_repository(), wanted)),
            None => finding.step(Step::gateway_of_gitlabs_version()),
        })
    };
    let finding = match (image.moves(), image.of_another_kind(), image.minor(), gitlab) {
        (true, ..) => change(Finding::warn("DUO3305", Severity::Medium)),
        (false, true, ..) => change(Finding::fail("DUO3306", Severity::High).confidence(Confidence::Likely)),
        (false, false, None, _) => Finding::unknown("DUO3390", Reason::own("no-version")).arg("about", "image"),
        (false, false, Some(_), Err(reason)) => Finding::unknown("DUO3390", reason).arg("about", "gitlab"),
        (false, false, Some(minor), Ok((gitlab, written))) => {
            let finding = match minor.cmp(&gitlab) {
                std::cmp::Ordering::Less => change(Finding::fail("DUO3303", Severity::Medium)),
                std::cmp::Ordering::Greater if flows_part(minor, gitlab) => {
                    change(Finding::fail("DUO3308", Severity::High))
                }
                std::cmp::Ordering::Greater => change(Finding::warn("DUO3304", Severity::Low)),
                std::cmp::Ordering::Equal => match unseen_machine(gateway, &facts.log) {
                    Some(reason) => Finding::unknown("DUO3390", reason).arg("about", "machine"),
                    None => Finding::pass("DUO3300"),
                },
            };
            finding.arg("version", written).arg("wanted", format!("{}.{}", gitlab.0, gitlab.1))
        }
    };
    let finding = match image.minor() {
        Some((major, minor)) => finding.arg("ai-gateway-version", format!("{major}.{minor}")),
        None => finding,
    };
    let finding = finding.arg("image", shown).evidence(Evidence::new("container ai-gateway image", shown));
    match &facts.version {
        Some(answer) => finding.evidence(answer.evidence()),
        None => finding,
    }
}

/// This gateway asks for a token that this GitLab does not send when a flow starts.
fn flows_part(gateway: Minor, gitlab: Minor) -> bool {
    gateway >= FLOWS_PART.0 && gitlab <= FLOWS_PART.1
}

/// GitLab's version, or why it is not known.
fn gitlab(facts: &Facts) -> Result<(Minor, String), Reason> {
    let Some(answer) = &facts.version else { return Err(Reason::no_token("gitlab", "user")) };
    let response = match &answer.result {
        Exchange::Response(response) if response.status == 200 => response,
        Exchange::Response(response) => return Err(Reason::Status { status: response.status }),
        Exchange::Failure(failure) => return Err(failure.into()),
    };
    let version = response.json().and_then(|body| Some(body.get("version")?.as_str()?.to_owned()));
    version.and_then(|text| Some((image::minor(&text)?, text))).ok_or(Reason::Malformed)
}

fn verify(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

fn container(gateway: &Connection) -> Evidence {
    let names = ["image-architecture", "host-architecture", "container-state", "container-exit-code"];
    let shown = names.iter().filter_map(|name| Some(format!("{name} {}", gateway.attribute(name)?)));
    Evidence::new("container ai-gateway", shown.collect::<Vec<_>>().join(", "))
}
