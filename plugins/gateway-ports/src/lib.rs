//! Are the AI Gateway's ports free, published and where GitLab looks for them?
//!
//! Four listeners can live in the container: the gateway on 5052, its metrics on 8082, the agent
//! platform on 50052 and its metrics, where they are on. The log tells of ports that were taken,
//! the settings of those that will be, the container which of them the outside reaches.

mod listeners;
mod publication;
mod signatures;

use duo_doctor_sdk::address::{Whom, is_local, whom};
use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::logs::{self, Hit, Log, contains, regex};
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Place, Reason, Severity, Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

use crate::listeners::{
    API, API_HOST, Listener, METRICS, PLATFORM, PLATFORM_METRICS, PLATFORM_METRICS_HOST, WITH_PLATFORM,
};
use crate::publication::Mapping;

const ID: &str = "gateway-ports";
const SCOPE: &str = "ai-gateway";

/// Where GitLab's own Sidekiq serves metrics on its host, unless it was told otherwise.
const GITLAB_METRICS: u16 = 8082;

/// A port that neither GitLab's services nor the agent platform use.
const FREE: &str = "8084";

/// The check.
pub struct GatewayPorts;

register!(GatewayPorts);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway with what is known of its container; none: not configured.
    pub gateway: Option<Connection>,
    /// GitLab; none: not configured.
    pub gitlab: Option<Connection>,
    /// The agent platform service; none: not in use, or not configured.
    pub agent_platform: Option<Connection>,
    /// The host stands for GitLab and for the gateway: both are on one machine.
    pub one_machine: bool,
    /// The variables by which the container listens.
    pub environment: Environment,
    /// The gateway's log.
    pub log: Log,
}

impl Check for GatewayPorts {
    type Facts = Facts;

    fn describe() -> Description {
        let description = Description::new(ID, Hop::Gateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO3400", "DUO3401", "DUO3402", "DUO3403", "DUO3404", "DUO3405", "DUO3406", "DUO3407", "DUO3408",
                "DUO3490", "DUO3491",
            ])
            .vantages(&[Vantage::AiGateway])
            .needs_connections(&["gitlab", "ai-gateway", "agent-platform"])
            .needs_environment(SCOPE, &[API, API_HOST, METRICS, PLATFORM, PLATFORM_METRICS, PLATFORM_METRICS_HOST, WITH_PLATFORM])
            .needs_log(SCOPE)
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#llm-server-is-not-available-inside-the-ai-gateway-container")
            .link("https://docs.gitlab.com/install/install_ai_gateway/");
        let stops = ["DUO3401", "DUO3402", "DUO3403", "DUO3405", "DUO3406", "DUO3408"];
        let edges =
            stops.iter().flat_map(|from| ["DUO21*", "DUO31*", "DUO3307", "DUO35*", "DUO82*"].map(|to| (from, to)));
        let platform = ["DUO3401", "DUO3402", "DUO3403", "DUO3407"].map(|from| (from, "DUO71*"));
        let description = platform.iter().fold(description, |description, (from, to)| description.explains(from, to));
        let description = description.explains("DUO3403", "DUO3401");
        edges.fold(description, |description, (from, to)| description.explains(from, to))
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let log = logs::search(SCOPE)
            .until(context.now)
            .predicate("api-taken", &[regex("error while attempting to bind on address.*ddress already in use")])
            .predicate("other-taken", &[contains("OSError: [Errno 98] Address already in use")])
            .predicate("started", &[contains("Uvicorn running on")])
            .samples(1)
            .run();
        let both = [Vantage::Gitlab, Vantage::AiGateway];
        Ok(Facts {
            gateway: connections::only("ai-gateway"),
            gitlab: connections::only("gitlab"),
            agent_platform: connections::only("agent-platform"),
            one_machine: both.iter().all(|vantage| context.vantages.contains(vantage)),
            environment: environment::read(SCOPE),
            log,
        })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let network = attribute(facts, "container-network");
        // A container that does not run has no ports; why it does not is for another check.
        let running = attribute(facts, "container-state").is_none_or(|state| state == "running");
        let ports = attribute(facts, "container-ports").filter(|_| running);
        let settings = facts.environment.missing.is_none();
        let log = facts.log.missing.is_none();
        if network.is_none() && ports.is_none() && !settings && !log {
            return vec![Finding::unknown("DUO3491", Reason::no_container(SCOPE))];
        }
        let listeners = listeners::of(&facts.environment);
        // A gateway that runs has its ports; when it did not get them once, its log says so without a time.
        let runs = attribute(facts, "container-state") == Some("running");
        let mut findings: Vec<Finding> = taken(facts, &listeners).filter(|_| !runs).into_iter().collect();
        findings.extend(clash(facts, &listeners));
        if let Some(network) = network {
            findings.extend(only_inside(facts, network));
            match network {
                "host" if findings.is_empty() => findings.extend(metrics_on_the_host(facts, &listeners)),
                "host" => {}
                _ => findings.extend(ports.into_iter().flat_map(|ports| published(facts, &listeners, network, ports))),
            }
        }
        if !findings.is_empty() {
            return findings;
        }
        if let (Some(missing), None) = (&facts.environment.missing, network) {
            return vec![unknown(missing.clone(), facts)];
        }
        // A port that another program took shows in the log alone, unless the container runs.
        if let Some(reason) = facts.log.unseen().filter(|_| !runs) {
            return vec![unknown(reason, facts)];
        }
        vec![pass(facts, &listeners, network)]
    }
}

fn attribute<'a>(facts: &'a Facts, name: &str) -> Option<&'a str> {
    facts.gateway.as_ref()?.attribute(name)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// The container with another variable.
fn with(finding: Finding, name: &str, value: &'static str) -> Finding {
    verified(finding.step(Step::take_gateway_down()).step(Step::gateway_with(name, value)))
}

/// The container with this port published, which those of the documentation are anyway.
fn publish(finding: Finding, port: u16) -> Finding {
    let container = match port {
        5052 | 50052 => Step::gateway_container(&[]),
        _ => Step::gateway_container(&["--publish", "{}:{}"]).fill(&[&port.to_string(), &port.to_string()]),
    };
    verified(finding.step(Step::take_gateway_down()).step(container))
}

/// Who has a port.
fn owner(port: u16) -> Step {
    Step::command(Place::AiGatewayHost, &["sudo", "ss", "-ltnp", "sport = :{}"]).fill(&[&port.to_string()])
}

fn unknown(reason: Reason, facts: &Facts) -> Finding {
    Finding::unknown("DUO3490", reason).arg("log", facts.log.seen())
}

fn pass(facts: &Facts, listeners: &[Listener], network: Option<&str>) -> Finding {
    let shown: Vec<String> = listeners.iter().map(|listener| listener.port.to_string()).collect();
    Finding::pass("DUO3400")
        .arg("ports", shown.join(", "))
        .arg("container", if network.is_some() { "known" } else { "unknown" })
        .evidence(facts.environment.evidence(SCOPE, METRICS))
}

/// A port that was taken at the newest start.
fn taken(facts: &Facts, listeners: &[Listener]) -> Option<Finding> {
    let started = facts.log.hit("started").and_then(|hit| hit.last);
    // A start that succeeded later has ended the matter; without times the refusal counts.
    let still =
        |name: &str| facts.log.hit(name).filter(|hit| started.is_none() || hit.last.is_none() || hit.last > started);
    let quoted = |finding: Finding, hit: &Hit| {
        let line = hit.samples.last().map(|line| logs::quoted(line)).unwrap_or_default();
        finding.evidence(Evidence::new(format!("log {SCOPE}"), line))
    };
    if let Some(hit) = still("api-taken") {
        let port = listeners::port(listeners, API, 5052);
        let finding = quoted(Finding::fail("DUO3401", Severity::Critical).arg("port", port), hit)
            .step(owner(port))
            .step(Step::command(Place::AiGatewayHost, &["docker", "rm", "--force", "{older-container}"]).interrupts())
            .step(Step::restart_gateway());
        return Some(verified(finding));
    }
    let hit = still("other-taken")?;
    let port = listeners::port(listeners, METRICS, GITLAB_METRICS);
    let finding = quoted(Finding::fail("DUO3402", Severity::Critical).arg("port", port), hit)
        .arg("network", attribute(facts, "container-network").unwrap_or("-"))
        .step(owner(port));
    Some(with(finding, METRICS, FREE))
}

/// Two listeners of the container that are set to one port.
fn clash(facts: &Facts, listeners: &[Listener]) -> Option<Finding> {
    let (one, other) = listeners::clash(listeners).filter(|_| facts.environment.missing.is_none())?;
    let metrics = other.variable == PLATFORM_METRICS && one.variable == METRICS;
    let finding = Finding::fail("DUO3403", Severity::High)
        .confidence(Confidence::Likely)
        .arg("port", one.port)
        .arg("one", one.variable)
        .arg("other", other.variable)
        .arg("kind", if metrics { "metrics" } else { "other" })
        .evidence(facts.environment.evidence(SCOPE, one.variable))
        .evidence(facts.environment.evidence(SCOPE, other.variable));
    Some(with(finding, if metrics { METRICS } else { other.variable }, FREE))
}

/// With the host's network, the gateway's metrics and GitLab's meet.
fn metrics_on_the_host(facts: &Facts, listeners: &[Listener]) -> Option<Finding> {
    let one_host = match (&facts.gateway, &facts.gitlab) {
        (Some(gateway), Some(gitlab)) => gateway.host.eq_ignore_ascii_case(&gitlab.host),
        _ => false,
    };
    let port = listeners::port(listeners, METRICS, GITLAB_METRICS);
    if port != GITLAB_METRICS || !(facts.one_machine || one_host) || facts.environment.missing.is_some() {
        return None;
    }
    let finding = Finding::warn("DUO3404", Severity::Medium)
        .confidence(Confidence::Possible)
        .arg("port", port)
        .evidence(Evidence::new("container ai-gateway", "network host"))
        .evidence(facts.environment.evidence(SCOPE, METRICS));
    Some(with(finding, METRICS, FREE))
}

/// The gateway listens on the container's own loopback.
fn only_inside(facts: &Facts, network: &str) -> Option<Finding> {
    let host = facts.environment.text(API_HOST).filter(|host| whom(host.trim()) == Whom::Itself)?;
    if network == "host" {
        return None;
    }
    let finding = Finding::fail("DUO3405", Severity::Critical)
        .arg("host", host)
        .arg("network", network)
        .evidence(facts.environment.evidence(SCOPE, API_HOST));
    Some(with(finding, API_HOST, "0.0.0.0"))
}

/// Which ports the outside reaches.
fn published(facts: &Facts, listeners: &[Listener], network: &str, ports: &str) -> Vec<Finding> {
    let mappings = publication::read(ports);
    let seen = Evidence::new("container ai-gateway", format!("network {network}, ports {ports}"));
    let mut findings: Vec<Finding> = api(facts, listeners, network, &mappings).into_iter().collect();
    let platform = listeners.iter().find(|listener| listener.variable == PLATFORM);
    // On a network of its own, others on it reach every port without publication.
    if let (Some(platform), Some(_), "bridge") = (platform, &facts.agent_platform, network)
        && publication::of(&mappings, platform.port).is_empty()
    {
        let finding = Finding::fail("DUO3407", Severity::High).arg("port", platform.port);
        findings.push(publish(finding, platform.port));
    }
    findings.into_iter().map(|finding| finding.evidence(seen.clone())).collect()
}

fn api(facts: &Facts, listeners: &[Listener], network: &str, mappings: &[Mapping]) -> Option<Finding> {
    let gateway = facts.gateway.as_ref()?;
    let port = listeners::port(listeners, API, 5052);
    let published = publication::of(mappings, port);
    let shown = published.iter().map(|(address, port)| format!("{address}:{port}")).collect::<Vec<_>>().join(", ");
    if published.is_empty() {
        let other = mappings.iter().find(|mapping| mapping.outside.is_some() && mapping.inside != port);
        let other = other.map_or_else(|| "none".into(), |mapping| mapping.inside.to_string());
        // On a network of its own GitLab may be a neighbour, which reaches the port without publication.
        let finding = (network == "bridge").then(|| Finding::fail("DUO3406", Severity::Critical))?;
        return Some(publish(finding.arg("port", port).arg("other", other), port));
    }
    let outside = !is_local(&gateway.host);
    if outside && published.iter().all(|(address, _)| whom(address) == Whom::Itself) {
        let finding = Finding::fail("DUO3408", Severity::High)
            .confidence(Confidence::Likely)
            .arg("kind", "loopback")
            .arg("url", &gateway.written)
            .arg("published", shown);
        return Some(publish(finding, port));
    }
    // The URL has the port as it is inside, where the host has given it another one.
    if network == "bridge"
        && gateway.port == port
        && published.iter().all(|(_, published)| *published != port)
        && let Some((_, right)) = published.first()
    {
        let right = Connection { port: *right, ..gateway.clone() }.base(&gateway.scheme);
        let finding = Finding::fail("DUO3408", Severity::High)
            .confidence(Confidence::Likely)
            .arg("kind", "port")
            .arg("url", &gateway.written)
            .arg("published", shown)
            .step(Step::gateway_url(right));
        return Some(verified(finding));
    }
    None
}
