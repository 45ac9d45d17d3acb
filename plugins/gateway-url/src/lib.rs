//! Is the AI Gateway URL in GitLab's settings right?
//!
//! Looks at the setting only; whether anybody answers there is asked elsewhere. GitLab shows
//! `null` both for a setting that is not set and for one that a token may not see: the list of
//! models, which takes the same permission, tells the two apart.

mod address;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Severity, Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

use address::Address;
use duo_doctor_sdk::http::{Field, field};

const GRAPHQL: &str = "/api/graphql";

const SETTINGS: &str = "query { duoSettings { aiGatewayUrl } }";
const MODELS: &str = "query { aiSelfHostedModels { nodes { id } } }";

/// The setting's name on the screen.
const SETTING: &str = "Local AI Gateway URL";

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
            return vec![unknown("no-connection")];
        }
        let Some(answer) = &facts.settings else {
            return vec![unknown("no-token")];
        };
        let url = match field(Some(answer), "duoSettings") {
            Field::Value(settings) => match settings.get("aiGatewayUrl") {
                Some(Value::String(url)) => url.trim().to_owned(),
                Some(Value::Null) => String::new(),
                _ => return vec![unknown("not-json").evidence(answer.evidence())],
            },
            Field::Null => return vec![unknown("not-permitted").evidence(answer.evidence())],
            Field::Missing(reason) => return vec![unknown(&reason).evidence(answer.evidence())],
        };
        if url.is_empty() {
            return vec![judge_empty(facts, answer)];
        }
        let Some(address) = Address::read(&url) else {
            return vec![unknown("not-a-url").evidence(quotation(answer, None))];
        };
        let findings = judge_address(facts, &address);
        let seen = quotation(answer, Some(&address));
        findings.into_iter().map(|finding| finding.arg("url", &address.shown).evidence(seen.clone())).collect()
    }
}

/// Not set, or not shown: the list of models takes the same permission.
fn judge_empty(facts: &Facts, answer: &Answer) -> Finding {
    let permitted = matches!(field(facts.models.as_ref(), "aiSelfHostedModels"), Field::Value(_));
    let finding = if permitted {
        let finding = Finding::fail("DUO1501", Severity::Critical);
        let finding = finding.arg("named", named(facts).map_or_else(|| "none".into(), |address| address.shown));
        verified(finding.step(Step::setting(Place::GitlabUi, SETTING, &wanted(facts))))
    } else {
        unknown("not-permitted")
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
    let one_machine = facts.from_gitlab && named(facts).is_some_and(|named| named.is_loopback_address());
    let named = named(facts).filter(|named| one_machine || !named.is_local());
    if address.is_local() && !(one_machine && address.is_loopback_address()) {
        let finding = Finding::fail("DUO1502", Severity::Critical)
            .step(Step::setting(Place::GitlabUi, SETTING, &wanted(facts)))
            .step(Step::instruction(Place::GitlabUi));
        return vec![verified(finding)];
    }
    if address.has_api_path() {
        let finding = Finding::fail("DUO1505", Severity::High)
            .confidence(Confidence::Likely)
            .arg("path", &address.path)
            .step(Step::instruction(Place::GitlabUi));
        return vec![verified(finding)];
    }
    let mut findings = Vec::new();
    if let Some(named) = &named
        && let Some(part) = address.difference(named)
    {
        // Elsewhere the gateway can have another name than GitLab has for it, and even here one
        // gateway may have two.
        let finding = if facts.from_gitlab {
            Finding::fail("DUO1503", Severity::High).confidence(Confidence::Likely).arg("vantage", "gitlab")
        } else {
            Finding::warn("DUO1503", Severity::Low).confidence(Confidence::Possible).arg("vantage", "other")
        };
        let finding = finding
            .arg("named", &named.shown)
            .arg("part", part)
            .evidence(Evidence::new("connection ai-gateway", &named.shown))
            .step(Step::setting(Place::GitlabUi, SETTING, &named.shown))
            .step(Step::instruction(Place::Network));
        findings.push(verified(finding));
    }
    if address.ends_with_slash() {
        let without = address.shown.trim_end_matches('/');
        let finding = Finding::warn("DUO1504", Severity::Low).arg("wanted", without);
        findings.push(verified(finding.step(Step::setting(Place::GitlabUi, SETTING, without))));
    }
    if findings.is_empty() {
        let compared = if named.is_some() { "yes" } else { "no" };
        findings.push(Finding::pass("DUO1500").arg("compared", compared));
    }
    findings
}

/// The gateway's address as the operator wrote it.
fn named(facts: &Facts) -> Option<Address> {
    facts.gateway.as_ref().and_then(|gateway| Address::read(&gateway.written))
}

/// What the setting should be: the operator's own address, where GitLab can use it.
fn wanted(facts: &Facts) -> String {
    let usable = named(facts).filter(|address| !address.is_local() && !address.has_api_path());
    usable.map_or_else(|| "http://{gateway-host}:5052".into(), |address| address.shown.trim_end_matches('/').to_owned())
}

/// The answer, without a password that stands in the URL.
fn quotation(answer: &Answer, address: Option<&Address>) -> Evidence {
    let text = match address {
        Some(address) if !address.has_user => return answer.evidence(),
        Some(address) => format!("aiGatewayUrl {} (user name and password left out)", address.shown),
        None => "aiGatewayUrl is set to a text that is no web address".into(),
    };
    Evidence::new(answer.source.clone(), text)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, "gateway-url"))
}

/// What could not be told, and why: a keyword of the messages or a text.
fn unknown(reason: &str) -> Finding {
    Finding::unknown("DUO1590").arg("reason", reason)
}
