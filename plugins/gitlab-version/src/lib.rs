//! Is there a GitLab at the address, and is it one that can have self-hosted models?
//!
//! `/api/v4/metadata` tells edition and version to anyone with a token; `/api/v4/version` is its
//! elder. Without a token GitLab still answers in a way of its own, so that its address can be
//! told from a wrong one. Says nothing about licences: an Enterprise Edition runs without one too.

mod signatures;
mod stranger;
mod version;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer, Exchange, Failure, Response};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Finding, Hop, Impact, Place, Reason, Severity, Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

use stranger::Stranger;
use version::Version;

const UNKNOWN: &str = "DUO1190";
const METADATA: &str = "/api/v4/metadata";
const VERSION: &str = "/api/v4/version";

/// The check.
pub struct GitlabVersion;

register!(GitlabVersion);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// The credential that was used; none: asked without a token.
    pub credential: Option<String>,
    /// Version and edition.
    pub metadata: Option<Answer>,
    /// The same from the older address; asked only where the newer one is not found.
    pub version: Option<Answer>,
    /// This program runs on GitLab's own host.
    #[serde(default)]
    pub on_site: bool,
}

impl Check for GitlabVersion {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("gitlab-version", Hop::Gitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO1100", "DUO1101", "DUO1102", "DUO1104", "DUO1105", "DUO1190", "DUO1191"])
            .explains("DUO11*", "DUO12*")
            .explains("DUO1104", "DUO4104")
            .explains("DUO1105", "DUO41*")
            .explains("DUO11*", "DUO13*")
            .explains("DUO11*", "DUO14*")
            .explains("DUO11*", "DUO15*")
            .impact(Impact::Probe)
            .needs_http("gitlab", &["GET"], &[METADATA, VERSION], "admin")
            .needs_http("gitlab", &["GET"], &[METADATA, VERSION], "user")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#verify-gitlab-setup")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let Some(gitlab) = connections::only("gitlab") else {
            return Ok(Facts::default());
        };
        let credential = ["admin", "user"].into_iter().find(|name| gitlab.has_credential(name));
        let ask = |path| {
            let request = http::get(&gitlab.name, path);
            match credential {
                Some(name) => request.credential(name).send(),
                None => request.send(),
            }
        };
        let metadata = ask(METADATA);
        let version = (metadata.status() == Some(404)).then(|| ask(VERSION));
        let credential = credential.map(Into::into);
        let on_site = context.vantages.contains(&Vantage::Gitlab);
        Ok(Facts { credential, metadata: Some(metadata), version, gitlab: Some(gitlab), on_site })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let (Some(gitlab), Some(answer)) = (&facts.gitlab, facts.version.as_ref().or(facts.metadata.as_ref())) else {
            return vec![Finding::unknown(UNKNOWN, Reason::no_connection("gitlab")).arg("url", "none")];
        };
        let findings = match &answer.result {
            Exchange::Response(response) => judge_response(response, facts.credential.is_some(), &gitlab.written),
            Exchange::Failure(Failure::Protocol { .. }) => {
                vec![not_gitlab(&Stranger::new("not-http"), &gitlab.written)]
            }
            Exchange::Failure(Failure::Refused) if facts.on_site => vec![down(&gitlab.written)],
            Exchange::Failure(failure) => vec![Finding::unknown(UNKNOWN, failure)],
        };
        let url = &gitlab.written;
        findings.into_iter().map(|finding| finding.arg("url", url).evidence(answer.evidence())).collect()
    }
}

fn judge_response(response: &Response, with_token: bool, url: &str) -> Vec<Finding> {
    let body = response.json();
    if let (200, Some(Value::Object(body))) = (response.status, &body)
        && let Some(text) = body.get("version").and_then(Value::as_str)
    {
        let revision = body.get("revision").and_then(Value::as_str).unwrap_or("-");
        return judge_version(text, revision, body.get("enterprise").and_then(Value::as_bool));
    }
    let unknown = |reason: &str| Finding::unknown(UNKNOWN, Reason::own(reason)).arg("status", response.status);
    let finding = match response.status {
        401 | 403 if stranger::speaks_as_gitlab(response) => {
            let reason = match with_token {
                true => Reason::Rejected { credential: "-".into() },
                false => Reason::no_token("gitlab", "user"),
            };
            let finding = Finding::unknown("DUO1191", reason).arg("status", response.status);
            finding.arg("token", if with_token { "refused" } else { "none" })
        }
        // A web application firewall or a proxy with a password can stand before a healthy GitLab.
        401 | 403 if body.is_none() => unknown("stopped-on-the-way"),
        404 if stranger::speaks_as_gitlab(response) => unknown("no-version-page"),
        200 if body.is_none() && !response.is_html() && !response.truncated => {
            Finding::unknown(UNKNOWN, Reason::Malformed)
        }
        status => match stranger::recognise(response) {
            Some(stranger) => not_gitlab(&stranger, url),
            None if status == 200 => unknown("no-version"),
            None => Finding::unknown(UNKNOWN, Reason::Status { status }),
        },
    };
    vec![finding]
}

fn judge_version(text: &str, revision: &str, enterprise: Option<bool>) -> Vec<Finding> {
    let Some(version) = Version::read(text) else {
        return vec![Finding::unknown(UNKNOWN, Reason::own("not-a-version")).arg("version", text)];
    };
    // Answers from before the field `enterprise` carry the edition in the version's suffix.
    let enterprise = enterprise.or_else(|| text.contains("-ee").then_some(true));
    let mut findings = Vec::new();
    if enterprise == Some(false) {
        findings.push(install("DUO1101", text.split('-').next()));
    }
    if version < Version::SELF_HOSTED {
        findings.push(install("DUO1102", None));
    }
    if findings.is_empty() && enterprise.is_none() {
        return vec![Finding::unknown(UNKNOWN, Reason::own("edition")).arg("version", text)];
    }
    if findings.is_empty() {
        let agent_platform = if version >= Version::AGENT_PLATFORM { "yes" } else { "no" };
        return vec![
            Finding::pass("DUO1100")
                .arg("version", text)
                .arg("gitlab-version", text)
                .arg("revision", revision)
                .arg("agent-platform", agent_platform),
        ];
    }
    findings
        .into_iter()
        .map(|finding| {
            finding
                .arg("version", text)
                .arg("gitlab-version", text)
                .step(Step::verify(Place::GitlabHost, "gitlab-version"))
        })
        .collect()
}

/// Another edition in the same version, or another version.
fn install(code: &str, version: Option<&str>) -> Finding {
    Finding::fail(code, Severity::Critical).step(Step::back_up_gitlab()).step(Step::install_gitlab(version))
}

/// Nothing listens on GitLab's own host. The URL may be wrong; then the gateway, which has its own, reaches GitLab.
fn down(url: &str) -> Finding {
    Finding::fail("DUO1105", Severity::Critical)
        .own_access(UNKNOWN, "gitlab", "")
        .witnessed_by(&["DUO41*"])
        .step(Step::gitlab_status())
        .step(Step::gitlab_words())
        .step(Step::start_gitlab())
        .step(Step::curl_from_gitlab(url))
        .step(Step::verify(Place::GitlabHost, "gitlab-version"))
}

fn not_gitlab(stranger: &Stranger, url: &str) -> Finding {
    let page = format!("{}{METADATA}", url.trim_end_matches('/'));
    Finding::fail("DUO1104", Severity::Critical)
        .confidence(if stranger.sure { Confidence::Confirmed } else { Confidence::Likely })
        .arg("what", stranger.what)
        .arg("status", &stranger.status)
        .arg("server", &stranger.server)
        .arg("location", &stranger.location)
        .step(Step::gitlab_status())
        .step(Step::curl_from_gitlab(&page))
        .step(Step::instruction(Place::Network))
        .step(Step::verify(Place::GitlabHost, "gitlab-version"))
}
