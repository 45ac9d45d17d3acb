//! Are the AI Gateway's environment variables right?
//!
//! Reads what the gateway's process was started with. It judges values and names only; whether
//! the addresses in them answer is for other checks. Keys arrive masked, with length and lines.

mod address;
mod keys;
mod portal;
mod signatures;
mod spelling;
mod values;
mod variables;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment, Setting};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::{
    Argument, Check, Confidence, Context, Description, Evidence, Finding, Hop, Place, Reason, Severity, Step, Vantage,
    register,
};
use serde::{Deserialize, Serialize};

use crate::variables::{KNOWN, Kind};

const ID: &str = "gateway-environment";
pub(crate) const SCOPE: &str = "ai-gateway";
const CUSTOM_MODELS: &str = "AIGW_CUSTOM_MODELS__ENABLED";
const GITLAB_URL: &str = "AIGW_GITLAB_URL";
const PORTALS: [(&str, &str); 2] =
    [("AIGW_CUSTOMER_PORTAL_URL", "gateway"), ("DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL", "agent-platform")];

const GATEWAY: &str = "ai-gateway";

/// What `model-context` asks for too.
const DEFINITIONS: &str = "/v1/models/definitions";

/// The check.
pub struct GatewayEnvironment;

register!(GatewayEnvironment);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// What the gateway was started with.
    pub environment: Environment,
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// The gateway's list of models, by which newer ones are told; asked for where that matters.
    pub definitions: Option<Answer>,
    /// The agent platform service as the operator named it; none: not in use, or not configured.
    pub agent_platform: Option<Connection>,
}

impl Check for GatewayEnvironment {
    type Facts = Facts;

    fn describe() -> Description {
        let mut description = Description::new(ID, Hop::Gateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO3200", "DUO3201", "DUO3202", "DUO3203", "DUO3204", "DUO3205", "DUO3206", "DUO3207", "DUO3208",
                "DUO3209", "DUO3290",
            ])
            .vantages(&[Vantage::AiGateway])
            .needs_connections(&["gitlab", "agent-platform"])
            .needs_http(GATEWAY, &["GET"], &[DEFINITIONS], "")
            .needs_environment(SCOPE, &["AIGW_*", "aigw_*", "DUO_WORKFLOW_*", "ENABLE_DUO_WORKFLOW_SERVICE"])
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-that-the-ai-gateway-environment-variables-are-set-up-correctly");
        for code in ["DUO3201", "DUO3202"] {
            for consequence in ["DUO31*", "DUO21*", "DUO3307", "DUO35*", "DUO41*", "DUO82*"] {
                description = description.explains(code, consequence);
            }
        }
        for code in ["DUO3203", "DUO3204", "DUO3205", "DUO3206"] {
            description = description.explains(code, "DUO3512").explains(code, "DUO41*").explains(code, "DUO82*");
        }
        // Their lines in the log are findings of their own, where the variables are not known.
        for code in ["DUO3207", "DUO3208"] {
            description = description.explains(code, "DUO3512").explains(code, "DUO4206").explains(code, "DUO82*");
        }
        description.explains("DUO320*", "DUO53*").explains("DUO320*", "DUO22*").explains("DUO320*", "DUO5408")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let environment = environment::read(SCOPE);
        let empty = environment.text(PORTALS[0].0).is_some_and(|portal| portal.trim().is_empty());
        let definitions = empty
            .then(|| connections::only(GATEWAY))
            .flatten()
            .map(|gateway| http::get(&gateway.name, DEFINITIONS).send());
        Ok(Facts {
            environment,
            definitions,
            gitlab: connections::only("gitlab"),
            agent_platform: connections::only("agent-platform"),
        })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        // Where values are elsewhere, those that are known are judged, and nothing counts as not set.
        let gap = facts.environment.missing.clone().map(|missing| Finding::unknown("DUO3290", missing));
        if facts.environment.values.is_empty() && gap.is_some() {
            return gap.into_iter().collect();
        }
        let environment = &in_capitals(&facts.environment);
        // The self-hosted image sets several of them itself: a source without any is another one.
        if environment.values.is_empty() {
            let origin = Evidence::new(format!("environment {SCOPE}"), &environment.origin);
            return vec![Finding::unknown("DUO3290", Reason::NoVariables { scope: SCOPE.into() }).evidence(origin)];
        }
        let mut findings: Vec<Finding> = custom_models(environment).into_iter().collect();
        findings.extend(bad_values(environment));
        findings.extend(gitlab_url(environment, facts.gitlab.as_ref()));
        let newer = portal::is_newer(facts.definitions.as_ref());
        findings.extend(PORTALS.iter().filter_map(|(name, part)| {
            let part = if *part == "gateway" && newer { "newer-gateway" } else { part };
            portal::judge(environment, name, part, facts.gitlab.as_ref())
        }));
        findings.extend(keys::judge(environment, facts.agent_platform.is_some()));
        findings.extend(misspelled(&facts.environment));
        findings.extend(gap);
        if findings.is_empty() {
            let compared = facts.gitlab.is_some();
            let pass = Finding::pass("DUO3200")
                .arg("url", shown_url(environment))
                .arg("compared", if compared { "yes" } else { "no" })
                .evidence(environment.evidence(SCOPE, CUSTOM_MODELS))
                .evidence(without_user(environment.evidence(SCOPE, GITLAB_URL), environment));
            findings.push(pass);
        }
        findings
    }
}

/// The gateway reads its own settings in any case of letters.
fn in_capitals(environment: &Environment) -> Environment {
    let mut values = environment.values.clone();
    for (name, value) in &environment.values {
        values.entry(name.to_uppercase()).or_insert_with(|| value.clone());
    }
    Environment { values, ..environment.clone() }
}

/// Only a new container has other variables.
pub(crate) fn recreated(finding: Finding, right: Step) -> Finding {
    finding.step(Step::take_gateway_down()).step(right).step(Step::verify(Place::AiGatewayHost, ID))
}

fn custom_models(environment: &Environment) -> Option<Finding> {
    let (state, confidence) = match environment.values.get(CUSTOM_MODELS) {
        None if environment.missing.is_some() => return None,
        // Without the value in its own file of settings, which no image has, this is off.
        None => ("unset", Confidence::Likely),
        Some(Setting::Text(text)) if environment::truth(text) == Some(false) => ("off", Confidence::Confirmed),
        Some(_) => return None,
    };
    let finding = Finding::fail("DUO3201", Severity::Critical)
        .confidence(confidence)
        .arg("state", state)
        .evidence(environment.evidence(SCOPE, CUSTOM_MODELS));
    let right = match state {
        "unset" => Step::gateway_of_gitlabs_version(),
        _ => Step::gateway_with(CUSTOM_MODELS, "true"),
    };
    Some(recreated(finding, right))
}

fn bad_values(environment: &Environment) -> Vec<Finding> {
    let bad = KNOWN.iter().filter_map(|variable| {
        let text = environment.text(variable.name)?;
        values::ends_the_process(variable.kind, text).then_some((variable, text))
    });
    let findings = bad.map(|(variable, text)| {
        let quotable = variable.kind != Kind::Object;
        let evidence = if quotable {
            environment.evidence(SCOPE, variable.name)
        } else {
            let length = text.chars().count();
            let text = format!("set, not a JSON object, not shown ({length} characters) ({})", environment.origin);
            Evidence::new(format!("environment {SCOPE} {}", variable.name), text)
        };
        let finding = Finding::fail("DUO3202", Severity::Critical)
            .confidence(if variable.seen { Confidence::Confirmed } else { Confidence::Likely })
            .subject(format!("variable/{}", variable.name))
            .arg("variable", variable.name)
            .arg("value", if quotable { text } else { "…" })
            .arg("wanted", values::wanted(variable.kind))
            .evidence(evidence);
        recreated(finding, Step::gateway_with(variable.name, values::placeholder(variable.kind)))
    });
    findings.collect()
}

fn gitlab_url(environment: &Environment, gitlab: Option<&Connection>) -> Option<Finding> {
    let evidence = without_user(environment.evidence(SCOPE, GITLAB_URL), environment);
    let fail = |code| Finding::fail(code, Severity::Critical);
    let likely = |code| fail(code).confidence(Confidence::Likely);
    let stranger = |host: &str| gitlab.filter(|gitlab| address::differ(host, &gitlab.host));
    let value = environment.values.get(GITLAB_URL);
    let host = value.and_then(Setting::text).map(|url| (address::host(url), address::without_user(url)));
    // From the top, the first row that fits.
    let finding = match (value, host) {
        (None, _) if environment.missing.is_some() => return None,
        (None, _) => likely("DUO3203"),
        // A value that is kept from this check is not judged.
        (Some(_), None) => return None,
        (Some(Setting::Text(text)), Some((Ok(_), shown))) if text.trim() != text => {
            fail("DUO3204").arg("problem", "space").arg("value", shown)
        }
        (_, Some((Err(problem), shown))) => fail("DUO3204").arg("problem", problem).arg("value", shown),
        (_, Some((Ok(host), _))) => {
            let gitlab = stranger(&host)?;
            let ours = Evidence::new("connection gitlab", gitlab.written.clone());
            likely("DUO3205").arg("host", &host).arg("expected", &gitlab.host).evidence(ours)
        }
    };
    Some(recreated(finding.evidence(evidence), Step::gateway_with(GITLAB_URL, right_url(gitlab))))
}

pub(crate) fn right_url(gitlab: Option<&Connection>) -> Argument {
    gitlab.map_or_else(|| "{gitlab-url}".into(), |gitlab| Argument::text(&gitlab.written))
}

/// A password in a URL that is none is not recognised as one by anybody but us.
fn without_user(evidence: Evidence, environment: &Environment) -> Evidence {
    match environment.text(GITLAB_URL).filter(|url| url.contains('@')) {
        Some(url) => {
            Evidence::new(evidence.source, format!("\"{}\" ({})", address::without_user(url), environment.origin))
        }
        None => evidence,
    }
}

fn shown_url(environment: &Environment) -> String {
    environment.text(GITLAB_URL).map_or_else(|| "-".into(), address::without_user)
}

fn misspelled(environment: &Environment) -> Vec<Finding> {
    let mistakes = environment.values.keys().filter_map(|name| Some((name, spelling::meant(name)?)));
    let findings = mistakes.map(|(name, (meant, mistake))| {
        let finding = Finding::warn("DUO3209", Severity::Medium)
            .confidence(Confidence::Likely)
            .subject(format!("variable/{name}"))
            .arg("variable", name)
            .arg("meant", meant)
            .arg("mistake", mistake.name())
            // The value is not quoted: under a wrong name a key is not masked.
            .evidence(Evidence::new(format!("environment {SCOPE} {name}"), format!("set ({})", environment.origin)));
        recreated(finding, Step::gateway_with_renamed(name, meant))
    });
    findings.collect()
}
