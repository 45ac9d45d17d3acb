//! Is the AI Gateway URL in GitLab's settings right?
//!
//! Looks at the setting only; whether anybody answers there is asked elsewhere. GitLab shows
//! `null` both for a setting that is not set and for one that a token may not see: the list of
//! models, which takes the same permission, tells the two apart.

mod address;
mod signatures;

use duo_doctor_sdk::address::{Address, is_local, is_local_address};
use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Argument, Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step,
    Vantage, register,
};
use serde::{Deserialize, Serialize};

use address::{before_api_path, difference};
use duo_doctor_sdk::http::{Field, field};

const UNKNOWN: &str = "DUO1590";

/// The credential that asks for the settings.
const ADMIN: &str = "admin";

const GRAPHQL: &str = "/api/graphql";

const SETTINGS: &str = "query { duoSettings { aiGatewayUrl } }";
const MODELS: &str = "query { aiSelfHostedModels { nodes { id } } }";

/// The allowlist of GitLab's filter for outbound requests.
const ALLOWLIST: &str = "Local IP addresses and domain names that hooks and integrations can access";

/// The check.
pub struct GatewayUrl;

register!(GatewayUrl);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// The gateway as the operator named it; none: nothing to compare with.
    pub gateway: Option<Connection>,
    /// True where the host stands for GitLab, so that both must use the same address.
    pub from_gitlab: bool,
    /// The setting; none: no administrator's token.
    pub settings: Option<Answer>,
    /// Whether this token may see such settings.
    pub models: Option<Answer>,
}

impl Check for GatewayUrl {
    type Facts = Facts;

    fn describe() -> Description {
        let bad = ["DUO1501", "DUO1502", "DUO1503", "DUO1505"];
        let edges = bad
            .iter()
            .flat_map(|from| ["DUO1702", "DUO1703", "DUO1801", "DUO21*", "DUO22*", "DUO82*"].map(|to| (from, to)));
        edges
            .fold(Description::new("gateway-url", Hop::Gitlab), |description, (from, to)| description.explains(from, to))
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO1500", "DUO1501", "DUO1502", "DUO1503", "DUO1504", "DUO1505", "DUO1590"])
            .requires("gitlab-version")
            .impact(Impact::Probe)
            .needs_connections(&["ai-gateway"])
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-that-the-ai-gateway-url-is-set-up-correctly")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let query = |text| {
            let gitlab = gitlab.as_ref().filter(|gitlab| gitlab.has_credential("admin"))?;
            Some(http::graphql(&gitlab.name, text).credential("admin").send())
        };
        Ok(Facts {
            settings: query(SETTINGS),
            models: query(MODELS),
            gateway: connections::only("ai-gateway"),
            from_gitlab: context.vantages.contains(&Vantage::Gitlab),
            gitlab,
        })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![Finding::unknown(UNKNOWN, Reason::no_connection("gitlab"))];
        }
        let Some(answer) = &facts.settings else {
            return vec![Finding::unknown(UNKNOWN, Reason::no_token("gitlab", ADMIN))];
        };
        let url = match setting(answer) {
            Ok(url) => url,
            Err(reason) => return vec![Finding::unknown(UNKNOWN, reason).evidence(answer.evidence())],
        };
        if url.is_empty() {
            return vec![judge_empty(facts, answer)];
        }
        let Ok(address) = Address::parse(&url) else {
            return vec![Finding::unknown(UNKNOWN, Reason::own("not-a-url")).evidence(quotation(answer, None))];
        };
        let findings = judge_address(facts, &address);
        let seen = quotation(answer, Some(&address));
        findings.into_iter().map(|finding| finding.arg("url", address.shown()).evidence(seen.clone())).collect()
    }
}

/// The setting; empty where GitLab shows none, which does not tell whether it has none.
fn setting(answer: &Answer) -> Result<String, Reason> {
    match field(Some(answer), ADMIN, "duoSettings").permitted(ADMIN)?.get("aiGatewayUrl") {
        Some(Value::String(url)) => Ok(url.trim().to_owned()),
        Some(Value::Null) => Ok(String::new()),
        _ => Err(Reason::Malformed),
    }
}

/// Not set, or not shown: the list of models takes the same permission.
fn judge_empty(facts: &Facts, answer: &Answer) -> Finding {
    let permitted = matches!(field(facts.models.as_ref(), ADMIN, "aiSelfHostedModels"), Field::Value(_));
    let finding = if permitted {
        let finding = Finding::fail("DUO1501", Severity::Critical);
        let finding = finding.arg("named", named(facts).map_or_else(|| "none".into(), |address| address.shown()));
        verified(finding.step(Step::gateway_url(wanted(facts))))
    } else {
        Finding::unknown(UNKNOWN, Reason::NotPermitted { credential: ADMIN.into() })
    };
    let finding = finding.evidence(answer.evidence());
    match &facts.models {
        Some(models) => finding.evidence(models.evidence()),
        None => finding,
    }
}

fn judge_address(facts: &Facts, address: &Address) -> Vec<Finding> {
    // Next to the gateway it may be called localhost, which GitLab cannot call it.
    // Where the operator, on GitLab's own machine, gives the gateway a loopback address, everything
    // is on that machine, and the address means the same to both.
    let one_machine = facts.from_gitlab && named(facts).is_some_and(|named| is_local_address(&named.host));
    let named = named(facts).filter(|named| one_machine || !is_local(&named.host));
    if is_local(&address.host) && !(one_machine && is_local_address(&address.host)) {
        let host = named.map_or_else(|| "{gateway-host}".into(), |named| Argument::text(&named.host));
        // Where GitLab reaches the gateway all the same, both are on one machine.
        let finding = Finding::fail("DUO1502", Severity::Critical)
            .own_access(UNKNOWN, "gitlab", "")
            .witnessed_by(&["DUO1702", "DUO1703", "DUO1801", "DUO21*", "DUO2208"])
            .step(Step::gateway_url(wanted(facts)))
            .step(Step::setting(Place::GitlabUi, ALLOWLIST, host));
        return vec![verified(finding)];
    }
    if let Some(prefix) = before_api_path(address) {
        let finding = Finding::fail("DUO1505", Severity::High)
            .confidence(Confidence::Likely)
            .arg("path", &address.path)
            .step(Step::gateway_url(&prefix));
        return vec![verified(finding)];
    }
    let mut findings = Vec::new();
    if let Some(named) = &named
        && let Some(part) = difference(address, named)
    {
        // Elsewhere the gateway can have another name than GitLab has for it, and even here one
        // gateway may have two.
        let finding = if facts.from_gitlab {
            Finding::fail("DUO1503", Severity::High).confidence(Confidence::Likely).arg("vantage", "gitlab")
        } else {
            Finding::warn("DUO1503", Severity::Low).confidence(Confidence::Possible).arg("vantage", "other")
        };
        let finding = finding
            .arg("named", named.shown())
            .arg("part", part)
            .evidence(Evidence::new("connection ai-gateway", named.shown()))
            .step(Step::gateway_url(named.shown()))
            .step(Step::instruction(Place::Network));
        findings.push(verified(finding));
    }
    if address.path.ends_with('/') {
        let shown = address.shown();
        let without = shown.trim_end_matches('/');
        let finding = Finding::warn("DUO1504", Severity::Low).arg("wanted", without);
        findings.push(verified(finding.step(Step::gateway_url(Argument::text(without)))));
    }
    if findings.is_empty() {
        let compared = if named.is_some() { "yes" } else { "no" };
        findings.push(Finding::pass("DUO1500").arg("compared", compared));
    }
    findings
}

/// The gateway's address as the operator wrote it.
fn named(facts: &Facts) -> Option<Address> {
    facts.gateway.as_ref().and_then(|gateway| Address::parse(&gateway.written).ok())
}

/// What the setting should be: the operator's own address, where GitLab can use it.
fn wanted(facts: &Facts) -> Argument {
    let usable = named(facts).filter(|address| !is_local(&address.host) && before_api_path(address).is_none());
    usable.map_or_else(
        || "http://{gateway-host}:5052".into(),
        |address| Argument::text(address.shown().trim_end_matches('/')),
    )
}

/// The answer, without a password that stands in the URL.
fn quotation(answer: &Answer, address: Option<&Address>) -> Evidence {
    let text = match address {
        Some(address) if !address.has_user => return answer.evidence(),
        Some(address) => format!("aiGatewayUrl \"…@{}\"", address.shown()),
        None => "aiGatewayUrl \"…\"".into(),
    };
    Evidence::new(answer.source.clone(), text)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, "gateway-url"))
}
