//! Is the URL that GitLab has for the Duo Agent Platform service right?
//!
//! Looks at the setting only. GitLab stores any text there, and hands it to gRPC, which takes
//! `host:port` and nothing else. That it is not set matters only where a feature of the Agent Platform
//! is to use a self-hosted model.

mod address;
mod signatures;

use duo_doctor_sdk::address::{is_local, is_local_address, plain};
use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::gitlab;
use duo_doctor_sdk::http::{self, Answer, Field, field};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Argument, Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step,
    Vantage, register,
};
use serde::{Deserialize, Serialize};

use address::{Address, Misshapen};

const ID: &str = "agent-platform-url";
const UNKNOWN: &str = "DUO1690";

/// The credential that asks for the settings.
const ADMIN: &str = "admin";
const GRAPHQL: &str = "/api/graphql";
const METADATA: &str = "/api/v4/metadata";

const SETTINGS: &str = "query { duoSettings { duoAgentPlatformServiceUrl } }";
const MODELS: &str = "query { aiSelfHostedModels { nodes { id } } }";
const FEATURES: &str = "query { aiFeatureSettings { nodes { feature provider } } }";

/// The setting exists from here: major and minor version.
const SINCE: (u32, u32) = (18, 4);

/// Features that ask the Agent Platform service.
const NEEDING: [&str; 6] = [
    "duo_agent_platform",
    "duo_agent_platform_agentic_chat",
    "review_merge_request_dap",
    "sast_vulnerability_fp_detection",
    "sast_vulnerability_resolution",
    "secret_vulnerability_fp_detection",
];

/// The setting's name on the screen.
const SETTING: &str = "Local URL for the GitLab Duo Agent Platform service";

/// Ports of the same container on which HTTP is spoken: the gateway's and those of both metrics servers.
const HTTP_PORTS: [u16; 3] = [5052, 8082, 8083];

/// The check.
pub struct AgentPlatformUrl;

register!(AgentPlatformUrl);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// The gateway as the operator named it: its port is not that of the service.
    pub gateway: Option<Connection>,
    /// The service as the operator named it; none: nothing to compare with.
    pub platform: Option<Connection>,
    /// True where the host stands for GitLab, so that both must use the same address.
    pub from_gitlab: bool,
    /// GitLab's version; none: no administrator's token.
    pub metadata: Option<Answer>,
    /// The setting.
    pub settings: Option<Answer>,
    /// Whether this token may see such settings; asked only where the setting is not shown.
    pub models: Option<Answer>,
    /// Whether a feature needs the service; asked only where the setting is not shown.
    pub features: Option<Answer>,
}

impl Check for AgentPlatformUrl {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Gitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO1600", "DUO1601", "DUO1602", "DUO1603", "DUO1604", "DUO1605", "DUO1606", "DUO1690", "DUO1691",
                "DUO1692",
            ])
            .requires("gitlab-version")
            .explains("DUO160*", "DUO1706")
            .explains("DUO160*", "DUO1804")
            .impact(Impact::Probe)
            .needs_connections(&["ai-gateway", "agent-platform"])
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .needs_http("gitlab", &["GET"], &[METADATA], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#validate-the-gitlab-duo-agent-platform-service-url")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let mut facts = Facts {
            gitlab: gitlab.clone(),
            gateway: connections::only("ai-gateway"),
            platform: connections::only("agent-platform"),
            from_gitlab: context.vantages.contains(&Vantage::Gitlab),
            ..Facts::default()
        };
        let Some(gitlab) = gitlab.filter(|gitlab| gitlab.has_credential("admin")) else {
            return Ok(facts);
        };
        let query = |text| Some(http::graphql(&gitlab.name, text).credential("admin").send());
        facts.metadata = Some(http::get(&gitlab.name, METADATA).credential("admin").send());
        facts.settings = query(SETTINGS);
        if matches!(setting(facts.settings.as_ref()), Ok(None)) {
            facts.models = query(MODELS);
            facts.features = query(FEATURES);
        }
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![Finding::unknown(UNKNOWN, Reason::no_connection("gitlab"))];
        }
        let Some(answer) = &facts.settings else {
            return vec![Finding::unknown(UNKNOWN, Reason::no_token("gitlab", ADMIN))];
        };
        if let Some((text, version)) = gitlab::version(facts.metadata.as_ref())
            && version < SINCE
        {
            return vec![Finding::not_applicable("DUO1691").arg("version", text)];
        }
        match setting(Some(answer)) {
            Err(reason) => vec![Finding::unknown(UNKNOWN, reason).evidence(answer.evidence())],
            Ok(None) => vec![judge_empty(facts, answer)],
            Ok(Some(url)) => judge_url(facts, &url),
        }
    }
}

/// The setting; nothing where GitLab shows none, which does not tell whether it has none.
fn setting(answer: Option<&Answer>) -> Result<Option<String>, Reason> {
    match field(answer, ADMIN, "duoSettings").permitted(ADMIN)?.get("duoAgentPlatformServiceUrl") {
        Some(Value::String(url)) if !url.trim().is_empty() => Ok(Some(url.trim().to_owned())),
        Some(Value::String(_) | Value::Null) => Ok(None),
        _ => Err(Reason::Malformed),
    }
}

/// Not set, or not shown: the list of models takes the same permission.
fn judge_empty(facts: &Facts, answer: &Answer) -> Finding {
    let permitted = matches!(field(facts.models.as_ref(), ADMIN, "aiSelfHostedModels"), Field::Value(_));
    let finding = match (permitted, needing(facts.features.as_ref())) {
        (false, _) => Finding::unknown(UNKNOWN, Reason::NotPermitted { credential: ADMIN.into() }),
        (true, Err(reason)) => Finding::unknown(UNKNOWN, reason),
        (true, Ok(features)) if features.is_empty() => Finding::not_applicable("DUO1692"),
        (true, Ok(features)) => {
            let named = facts.platform.as_ref().map_or("none", |platform| platform.written.as_str());
            let finding = Finding::fail("DUO1601", Severity::High)
                .arg("features", features.join(", "))
                .arg("named", named)
                .evidence(Evidence::new(
                    "http gitlab POST /api/graphql aiFeatureSettings",
                    format!("provider self_hosted: {}", features.join(", ")),
                ))
                .step(Step::setting(Place::GitlabUi, SETTING, wanted(facts)));
            verified(finding)
        }
    };
    finding.evidence(answer.evidence())
}

/// Features of the Agent Platform that are to use a self-hosted model.
fn needing(answer: Option<&Answer>) -> Result<Vec<String>, Reason> {
    let connection = field(answer, ADMIN, "aiFeatureSettings").permitted(ADMIN)?;
    let nodes = connection.get("nodes").and_then(Value::as_array).ok_or(Reason::Malformed)?;
    let text = |node: &Value, name: &str| node.get(name).and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let own = nodes.iter().filter(|node| text(node, "provider") == "self_hosted").map(|node| text(node, "feature"));
    Ok(own.filter(|feature| NEEDING.contains(&feature.as_str())).collect())
}

fn judge_url(facts: &Facts, url: &str) -> Vec<Finding> {
    let (address, shown) = match address::read(url) {
        Ok(address) => {
            let shown = address.to_string();
            (address, shown)
        }
        Err(misshapen) => {
            // What stands before `@` can be a password.
            let shown = url.rsplit_once('@').map_or(url, |(_, place)| place);
            return vec![judge_shape(&misshapen).arg("url", shown).evidence(quotation(shown))];
        }
    };
    judge_address(facts, &address).into_iter().map(|one| one.arg("url", &shown).evidence(quotation(&shown))).collect()
}

fn judge_shape(misshapen: &Misshapen) -> Finding {
    let code = if misshapen.problem == "scheme" { "DUO1602" } else { "DUO1603" };
    let wanted = match misshapen.wanted.strip_prefix("{host}:") {
        Some(port) => Argument::filled("{host}:{}", &[port]),
        None => Argument::text(&misshapen.wanted),
    };
    let finding = Finding::fail(code, Severity::High)
        .arg("problem", misshapen.problem)
        .arg("scheme", &misshapen.scheme)
        .arg("wanted", &misshapen.wanted)
        .step(Step::setting(Place::GitlabUi, SETTING, wanted));
    let finding = if misshapen.problem == "scheme" {
        // Whoever writes `https://` means TLS, and gRPC takes that from another setting.
        finding.step(Step::instruction(Place::GitlabUi))
    } else {
        finding
    };
    verified(finding)
}

fn judge_address(facts: &Facts, address: &Address) -> Vec<Finding> {
    // An operator on GitLab's own machine who gives the service a loopback address has all on one machine.
    let one_machine = facts.from_gitlab && named(facts).is_some_and(|named| is_local_address(&named.host));
    if is_local(&address.host) && !(one_machine && is_local_address(&address.host)) {
        // Where GitLab reaches the service all the same, both are on one machine.
        let finding = Finding::fail("DUO1604", Severity::High).own_access(UNKNOWN, "gitlab", "").step(Step::setting(
            Place::GitlabUi,
            SETTING,
            wanted(facts),
        ));
        return vec![verified(finding)];
    }
    let named = named(facts).filter(|named| one_machine || !is_local(&named.host));
    let is_gateway = facts.gateway.as_ref().is_some_and(|gateway| {
        // On 443 a proxy can serve both, and tell them apart by name and content.
        gateway.port == address.port && gateway.port != 443 && gateway.host.eq_ignore_ascii_case(&address.host)
    });
    let same = named.as_ref() == Some(address);
    if is_gateway || (HTTP_PORTS.contains(&address.port) && !same) {
        let wanted = named.as_ref().map_or_else(|| with_port(address, 50052), Address::to_string);
        let finding = Finding::fail("DUO1605", Severity::High)
            .confidence(if is_gateway { Confidence::Confirmed } else { Confidence::Likely })
            .arg("port", address.port)
            .arg("wanted", &wanted)
            .step(Step::setting(Place::GitlabUi, SETTING, &wanted));
        return vec![verified(finding)];
    }
    let finding = match named {
        Some(named) if !same => differing(facts, &named),
        named => Finding::pass("DUO1600").arg("compared", if named.is_some() { "yes" } else { "no" }),
    };
    vec![finding]
}

/// Elsewhere the service can have another name than GitLab has for it, and even here it may have two.
fn differing(facts: &Facts, named: &Address) -> Finding {
    let finding = if facts.from_gitlab {
        Finding::fail("DUO1606", Severity::High).confidence(Confidence::Likely).arg("vantage", "gitlab")
    } else {
        Finding::warn("DUO1606", Severity::Low).confidence(Confidence::Possible).arg("vantage", "other")
    };
    let finding = finding
        .arg("named", named)
        .evidence(Evidence::new("connection agent-platform", named.to_string()))
        .step(Step::setting(Place::GitlabUi, SETTING, named.to_string()))
        .step(Step::instruction(Place::Network));
    verified(finding)
}

/// The service's address as the operator wrote it.
fn named(facts: &Facts) -> Option<Address> {
    let platform = facts.platform.as_ref()?;
    Some(Address { host: plain(&platform.host), port: platform.port })
}

/// What the setting should be: the operator's own address, where GitLab can use it.
fn wanted(facts: &Facts) -> Argument {
    let usable = named(facts).filter(|address| !is_local(&address.host));
    usable.map_or_else(|| "{service-host}:50052".into(), |address| address.to_string().into())
}

fn with_port(address: &Address, port: u16) -> String {
    Address { host: address.host.clone(), port }.to_string()
}

fn quotation(shown: &str) -> Evidence {
    Evidence::new("http gitlab POST /api/graphql duoSettings", format!("duoAgentPlatformServiceUrl \"{shown}\""))
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, ID))
}
