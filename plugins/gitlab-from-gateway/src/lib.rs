//! Can the AI Gateway load GitLab's signing keys?
//!
//! The gateway asks GitLab for its discovery document, then for the key set that the document
//! names, and keeps the keys for a day. Without them it rejects every request. Seen from the
//! gateway where its settings are known, otherwise from here, and then with less certainty.

mod address;
mod clocks;
mod discovery;
mod findings;
mod proxied;
mod rejections;
mod signatures;

use duo_doctor_sdk::address::Address;
use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::http::{self, Answer, Exchange};
use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::proxy;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Finding, Hop, Impact, Outcome, Reason, Severity, Vantage, register,
};
use serde::{Deserialize, Serialize};

use crate::address::{Difference, difference, path};
use crate::discovery::{DISCOVERY, Document, Fault, KEY_PATHS, Location};
use crate::rejections::Verdict;

pub(crate) const ID: &str = "gitlab-from-gateway";
pub(crate) const UNKNOWN: &str = "DUO4190";
pub(crate) const SCOPE: &str = "ai-gateway";

/// Kinds of connection: GitLab as the gateway names and trusts it, and GitLab as the operator does.
const KINDS: [&str; 2] = ["gitlab-as-gateway", "gitlab"];

/// The gateway itself, for its clock: `gateway-health` asks the same.
const GATEWAY: &str = "ai-gateway";
const HEALTH: &str = "/monitoring/healthz";

/// The gateway waits this long for each of the two documents.
const PATIENCE_MS: u32 = 10_000;

/// Milliseconds for the comparison with the direct way: a GitLab that is up answers at once.
const DIRECT_MS: u32 = 3_000;

/// Variables that decide how the gateway reaches GitLab.
const VARIABLES: [&str; 11] = [
    "AIGW_GITLAB_URL",
    "REQUESTS_CA_BUNDLE",
    "SSL_CERT_FILE",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
];

/// The check.
pub struct GitlabFromGateway;

register!(GitlabFromGateway);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// GitLab; none: not configured.
    pub gitlab: Option<Connection>,
    /// True where that is GitLab as the gateway names and trusts it.
    pub as_gateway: bool,
    /// The gateway's variables.
    pub environment: Environment,
    /// The discovery document.
    pub discovery: Option<Answer>,
    /// The same without the gateway's proxy, where that did not bring it.
    pub direct: Option<Answer>,
    /// The key set, where the discovery document names one that can be asked for.
    pub keys: Option<Answer>,
    /// An answer of the gateway, for its clock.
    pub health: Option<Answer>,
    /// What the gateway's log says about tokens.
    pub log: Log,
    /// Seconds since 1970, UTC.
    pub now: f64,
}

impl Check for GitlabFromGateway {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::GatewayToGitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO4100", "DUO4101", "DUO4102", "DUO4103", "DUO4104", "DUO4105", "DUO4106", "DUO4107", "DUO4108",
                "DUO4109", "DUO4110", "DUO4190",
            ])
            .requires("gateway-environment")
            .explains("DUO410*", "DUO3512")
            .explains("DUO410*", "DUO82*")
            .explains("DUO4109", "DUO8302")
            .explains("DUO4109", "DUO3502")
            .explains("DUO410*", "DUO53*")
            .explains("DUO410*", "DUO22*")
            .explains("DUO410*", "DUO5408")
            .explains("DUO410*", "DUO1702")
            .explains("DUO4110", "DUO3512")
            .explains("DUO4110", "DUO82*")
            .explains("DUO4110", "DUO53*")
            .explains("DUO4110", "DUO22*")
            .explains("DUO4110", "DUO5408")
            .explains("DUO4110", "DUO1702")
            .vantages(&[Vantage::AiGateway])
            .impact(Impact::Probe)
            .needs_http(KINDS[0], &["GET"], &[DISCOVERY, KEY_PATHS[0], KEY_PATHS[1]], "")
            .needs_http(KINDS[1], &["GET"], &[DISCOVERY, KEY_PATHS[0], KEY_PATHS[1]], "")
            .needs_http(GATEWAY, &["GET"], &[HEALTH], "")
            .needs_environment(SCOPE, &VARIABLES)
            .needs_log("ai-gateway")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-ai-gateway-can-make-requests-to-your-gitlab-instance")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let [exact, named] = KINDS.map(connections::only);
        let as_gateway = exact.is_some();
        let gitlab = exact.or(named);
        let ask = |path: &str| {
            let gitlab = gitlab.as_ref()?;
            Some(http::get(&gitlab.name, path).timeout_ms(PATIENCE_MS).send())
        };
        let discovery = ask(DISCOVERY);
        let environment = environment::read(SCOPE);
        let failed = discovery.as_ref().is_some_and(|answer| proxied::document(answer).is_none());
        let way = gitlab.as_ref().filter(|_| as_gateway && failed);
        let proxied = way.and_then(|gitlab| proxy::to_gitlab(&environment, &gitlab.written)).is_some();
        let direct = proxied
            .then(|| connections::only(KINDS[1]))
            .flatten()
            .map(|gitlab| http::get(&gitlab.name, DISCOVERY).timeout_ms(DIRECT_MS).send());
        let keys_path =
            discovery.as_ref().zip(gitlab.as_ref()).and_then(|(answer, gitlab)| discovery::keys_path(answer, gitlab));
        let keys = keys_path.and_then(ask);
        let health = connections::only(GATEWAY).map(|gateway| http::get(&gateway.name, HEALTH).send());
        let log = rejections::search();
        Ok(Facts { environment, gitlab, as_gateway, discovery, direct, keys, health, log, now: context.now })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let (Some(gitlab), Some(discovery)) = (&facts.gitlab, &facts.discovery) else {
            return vec![Finding::unknown(UNKNOWN, Reason::no_connection("gitlab"))];
        };
        let findings = match &discovery.result {
            _ if let Some(finding) = proxied::judge(discovery, gitlab, facts) => vec![finding],
            Exchange::Failure(failure) => vec![findings::unreachable(failure, facts)],
            Exchange::Response(response) => match discovery::document(response) {
                Err(fault) => vec![not_the_document(&fault, response.status, facts)],
                Ok(document) => judge_document(&document, gitlab, facts),
            },
        };
        let findings = findings.into_iter().map(|finding| finish(finding, gitlab, discovery, facts));
        findings.chain(clocks::judge(facts)).collect()
    }
}

/// What all findings have in common.
fn finish(finding: Finding, gitlab: &Connection, discovery: &Answer, facts: &Facts) -> Finding {
    let confidence = match finding.confidence {
        Confidence::Confirmed if !facts.as_gateway && finding.code != "DUO4108" => Confidence::Likely,
        stated => stated,
    };
    let mut finding = finding
        .confidence(confidence)
        .arg("url", &gitlab.written)
        .arg("host", &gitlab.host)
        .arg("seen-as", if facts.as_gateway { "gateway" } else { "doctor" })
        .evidence(discovery.evidence());
    if facts.environment.missing.is_none() && !facts.environment.values.is_empty() {
        finding = finding.evidence(facts.environment.evidence(SCOPE, "AIGW_GITLAB_URL"));
    }
    if finding.code != "DUO4100" {
        finding.evidence.extend(rejections::evidence(&facts.log));
    }
    finding
}

fn not_the_document(fault: &Fault, status: u16, facts: &Facts) -> Finding {
    match fault {
        // The document takes a kilobyte.
        Fault::Truncated => findings::not_discovery("huge", status, "-", facts),
        Fault::Moved(target) => findings::unknown("moved", target),
        Fault::NotFound if facts.as_gateway && has_a_path(facts) => findings::not_discovery("root", status, "-", facts),
        Fault::Redirect(target) => findings::not_discovery("redirect", status, target, facts),
        fault => findings::not_discovery(fault.name(), status, "-", facts),
    }
}

/// `AIGW_GITLAB_URL` has a path; the gateway asks at the root of the host all the same.
fn has_a_path(facts: &Facts) -> bool {
    gateways_url(facts).and_then(|url| Address::parse(&url).ok()).is_some_and(|address| !path(&address).is_empty())
}

/// The URL that the gateway uses, where it is known.
fn gateways_url(facts: &Facts) -> Option<String> {
    let written = facts.gitlab.as_ref().filter(|_| facts.as_gateway).map(|gitlab| gitlab.written.clone());
    written.or_else(|| facts.environment.text("AIGW_GITLAB_URL").map(str::to_owned))
}

fn judge_document(document: &Document, gitlab: &Connection, facts: &Facts) -> Vec<Finding> {
    let location = discovery::location(&document.jwks_uri, gitlab);
    let mut findings: Vec<Finding> = issuer(document, &location, facts).into_iter().collect();
    match keys(document, &location, facts) {
        Err(finding) => {
            // Where the issuer's other host accounts for the unseen keys, one finding is enough.
            let failed = findings.iter().any(|finding| finding.outcome == Outcome::Fail);
            let accounted = location == Location::Elsewhere && failed;
            findings.extend(Some(*finding).filter(|_| !accounted));
        }
        Ok(present) => findings.extend(judge_log(document, &present, gitlab, facts, findings.is_empty())),
    }
    findings
}

/// GitLab's name for itself should be the gateway's name for it: the key set is at that address.
fn issuer(document: &Document, location: &Location, facts: &Facts) -> Option<Finding> {
    let issuer = document.issuer.as_deref()?;
    let url = gateways_url(facts)?;
    let difference = difference(&Address::parse(issuer).ok()?, &Address::parse(&url).ok()?)?;
    let (finding, confidence) = match difference {
        Difference::Host if *location == Location::Elsewhere => {
            (Finding::fail("DUO4106", Severity::High), Confidence::Likely)
        }
        Difference::Host => (Finding::fail("DUO4106", Severity::Medium), Confidence::Likely),
        // A path is dropped by the gateway and was found to be harmless: the document came.
        Difference::Path => return None,
        Difference::Scheme | Difference::Port => (Finding::warn("DUO4106", Severity::Low), Confidence::Confirmed),
    };
    Some(findings::other_issuer(finding.confidence(confidence), difference, issuer, &document.jwks_uri, location))
}

/// The names of the keys that GitLab serves now.
fn keys(document: &Document, location: &Location, facts: &Facts) -> Result<Vec<String>, Box<Finding>> {
    let uri = document.jwks_uri.as_str();
    let answer = match (location, &facts.keys) {
        (Location::Elsewhere, _) => return Err(Box::new(findings::unknown("keys-elsewhere", uri))),
        (Location::UnusualPath, _) | (Location::Here(_), None) => {
            return Err(Box::new(findings::unknown("keys-path", uri)));
        }
        (Location::Here(_), Some(answer)) => answer,
    };
    let finding = match &answer.result {
        Exchange::Failure(failure) => findings::keys_failed(failure, uri),
        Exchange::Response(response) => match discovery::key_ids(response) {
            Ok(ids) if !ids.is_empty() => return Ok(ids),
            Ok(_) => findings::no_keys(uri),
            Err(Fault::Truncated) => Finding::unknown(UNKNOWN, Reason::Truncated),
            Err(fault) => findings::keys_answered(fault.name(), response.status, uri),
        },
    };
    Err(Box::new(finding.evidence(answer.evidence())))
}

/// Only reached where GitLab serves keys: then the log decides.
fn judge_log(
    document: &Document,
    present: &[String],
    gitlab: &Connection,
    facts: &Facts,
    alone: bool,
) -> Option<Finding> {
    let verdict = rejections::weigh(&facts.log, document.issuer.as_deref(), present, facts.now);
    match verdict {
        Verdict::Old { seen } if seen || facts.as_gateway => Some(findings::old_keys(&facts.log, seen)),
        Verdict::Old { .. } => Some(findings::unknown("not-as-gateway", "-")),
        Verdict::Foreign => Some(findings::unknown("foreign-tokens", "-")),
        Verdict::Unordered => Some(findings::unknown("log-without-times", "-")),
        // The gateway would ask at the root; from here it cannot be seen what stands there.
        Verdict::Quiet if alone && !facts.as_gateway && !gitlab.base_path.is_empty() => {
            Some(findings::unknown("relative-root", "-"))
        }
        Verdict::Quiet if alone => {
            Some(Finding::pass("DUO4100").arg("keys", present.len()).arg("log", facts.log.seen()))
        }
        Verdict::Quiet => None,
    }
}
