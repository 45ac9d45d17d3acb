//! Does the Duo Agent Platform service answer, and do both sides agree on TLS?
//!
//! A gRPC server without TLS speaks first: its SETTINGS frame tells it from everything else. One with
//! TLS waits, as every HTTP server does, so that silence alone says little. A call of gRPC's health service the way
//! that the peer speaks tells who answers; where GitLab's own attempt was made, it decides.

mod call;
mod gitlab;
mod greeting;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::grpc;
use duo_doctor_sdk::http::{self, Answer, Failure, Ladder};
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Finding, Hop, Impact, Place, Reason, Severity, Step, Vantage, register,
};
use serde::{Deserialize, Serialize};

use call::Heard;
use gitlab::Use;
use greeting::Greeting;

const ID: &str = "agent-platform-service";
const UNKNOWN: &str = "DUO7190";
const GRAPHQL: &str = "/api/graphql";
const SETTINGS: &str = "query { duoSettings { duoAgentPlatformServiceUrl } }";
const SECURE: &str = "query { duoSettings { selfHostedDuoAgentPlatformServiceSecure } }";
const MODELS: &str = "query { aiSelfHostedModels { nodes { id } } }";
const HEALTH: &str = "query { cloudConnectorStatus { success probeResults { name success message errors details } } }";

/// GitLab's health check asks several peers one after the other, ten seconds each at most.
const HEALTH_MS: u32 = 20_000;

/// Settings on GitLab's screen: the service's address, its value where it is not known, and whether GitLab dials TLS.
const SETTING: &str = "Local URL for the GitLab Duo Agent Platform service";
const RIGHT: &str = "{service-host}:50052";
const SWITCH: &str = "Use TLS for the GitLab Duo Agent Platform service";

/// Whether GitLab dials TLS, in versions without a setting for it.
const VARIABLE: &str = "DUO_AGENT_PLATFORM_SERVICE_SECURE";
/// Whether the gateway's container starts the service, and whether the service itself speaks TLS.
const STARTED: &str = "ENABLE_DUO_WORKFLOW_SERVICE";
const SERVED_TLS: &str = "DUO_WORKFLOW_TLS__ENABLED";

/// What NGINX needs in front of the service.
const GRPC_PASS: &str = "grpc_pass";
const HTTP2: &str = "http2";

/// The check.
pub struct AgentPlatformService;

register!(AgentPlatformService);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The service as the operator named it; none: not configured.
    pub platform: Option<Connection>,
    /// True where the host stands for GitLab or the gateway: from elsewhere a firewall may only be in the way of this program.
    pub on_site: bool,
    /// The URL that GitLab has for it; none: no administrator's token.
    pub settings: Option<Answer>,
    /// Whether GitLab dials TLS, where it has that setting.
    pub secure: Option<Answer>,
    /// Whether this token may see such settings.
    pub models: Option<Answer>,
    /// GitLab's variables.
    pub environment: Environment,
    /// The gateway's variables.
    pub gateway_environment: Environment,
    /// Name, connection, first bytes.
    pub ladder: Option<Ladder>,
    /// The health service, called the way that the peer speaks; none: the ladder had decided.
    pub call: Option<grpc::Answer>,
    /// GitLab's own attempt; asked only where the rest does not decide.
    pub health: Option<Answer>,
}

impl Check for AgentPlatformService {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::AgentPlatform)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO7100", "DUO7101", "DUO7102", "DUO7103", "DUO7104", "DUO7105", "DUO7106", "DUO7107", "DUO7108",
                "DUO7109", "DUO7110", "DUO7190", "DUO7191",
            ])
            .requires("agent-platform-url")
            .explains("DUO710*", "DUO1706")
            .explains("DUO710*", "DUO1804")
            .explains("DUO7110", "DUO1706")
            .explains("DUO7110", "DUO1804")
            .vantages(&[Vantage::Gitlab, Vantage::AiGateway, Vantage::Workstation])
            .impact(Impact::Probe)
            .needs_probe("agent-platform")
            .needs_grpc("agent-platform", &["grpc.health.v1.Health/Check"], "")
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .needs_environment("gitlab", &[VARIABLE])
            .needs_environment("ai-gateway", &[STARTED, SERVED_TLS])
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#validate-the-gitlab-duo-agent-platform-service-url")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let administrated = connections::only("gitlab").filter(|gitlab| gitlab.has_credential("admin"));
        let query = |text, milliseconds| {
            let gitlab = administrated.as_ref()?;
            Some(http::graphql(&gitlab.name, text).credential("admin").timeout_ms(milliseconds).send())
        };
        let quick = |text| query(text, 10_000);
        let mut facts = Facts {
            platform: connections::only("agent-platform"),
            on_site: [Vantage::Gitlab, Vantage::AiGateway].iter().any(|place| context.vantages.contains(place)),
            settings: quick(SETTINGS),
            secure: quick(SECURE),
            models: quick(MODELS),
            environment: environment::read("gitlab"),
            gateway_environment: environment::read("ai-gateway"),
            ..Facts::default()
        };
        if matches!(gitlab::usage(&facts), Use::Unset | Use::TooOld) {
            return Ok(facts);
        }
        facts.ladder = facts.platform.as_ref().map(|platform| http::probe(&platform.name));
        facts.call = facts.ladder.as_ref().and_then(|ladder| {
            let tls = match greeting::read(&ladder.first_bytes) {
                _ if ladder.failure.is_some() => return None,
                Greeting::Other(_) => return None,
                Greeting::Grpc => false,
                Greeting::Silent => true,
            };
            Some(grpc::call(&ladder.connection, call::SERVICE, call::METHOD).tls(tls).send())
        });
        let heard = facts.call.as_ref().map(call::read);
        let decided = facts.ladder.as_ref().is_none_or(|ladder| {
            let sure = gitlab::dial(&facts).is_some_and(|dial| dial.source != "default" && !dial.tls);
            let plain = greeting::read(&ladder.first_bytes) == Greeting::Grpc && sure;
            ladder.failure.is_some() || (plain && heard == Some(Heard::Service))
        });
        if !decided {
            facts.health = query(HEALTH, HEALTH_MS);
        }
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let finding = match (gitlab::usage(facts), &facts.platform, &facts.ladder) {
            (Use::Unset, ..) => Finding::not_applicable("DUO7191").arg("reason", "unset"),
            (Use::TooOld, ..) => Finding::not_applicable("DUO7191").arg("reason", "version"),
            (_, None, _) => Finding::unknown(UNKNOWN, Reason::no_connection("agent-platform")),
            (_, Some(_), None) => Finding::unknown(UNKNOWN, Reason::NotAsked),
            (_, Some(platform), Some(ladder)) => judge_ladder(facts, ladder).arg("address", &platform.written),
        };
        vec![finding]
    }
}

fn judge_ladder(facts: &Facts, ladder: &Ladder) -> Finding {
    let finding = match &ladder.failure {
        Some(failure) => judge_failure(facts, failure),
        None => judge_greeting(facts, greeting::read(&ladder.first_bytes)),
    };
    let mut evidence = ladder.evidence();
    if !ladder.first_bytes.is_empty() {
        let first: String = ladder.first_bytes.chars().take(36).collect();
        evidence.text = format!("{}; 0x{first}", evidence.text);
    } else if ladder.failure.is_none() {
        evidence.text = format!("{}; 0 bytes", evidence.text);
    }
    finding.evidence(evidence)
}

fn judge_failure(facts: &Facts, failure: &Failure) -> Finding {
    let (code, phase) = match failure {
        Failure::Resolve { .. } => ("DUO7101", "resolve"),
        Failure::Refused => ("DUO7102", "connect"),
        Failure::Unreachable { .. } => ("DUO7103", "connect"),
        Failure::TimedOut { phase } | Failure::Closed { phase } => ("DUO7103", phase.name()),
        // These come from this program, its limits or its proxy.
        other => return Finding::unknown(UNKNOWN, other),
    };
    let confidence = if facts.on_site { Confidence::Confirmed } else { Confidence::Likely };
    let off = facts
        .gateway_environment
        .text(STARTED)
        .is_some_and(|text| !facts.gateway_environment.is_true(STARTED) && !text.is_empty());
    let mut finding = Finding::fail(code, Severity::High)
        .confidence(confidence)
        .arg("phase", phase)
        .arg("switched", if off { "off" } else { "on" });
    if off && code == "DUO7102" {
        finding = finding.evidence(facts.gateway_environment.evidence("ai-gateway", STARTED));
    }
    // The address is the operator's; whether GitLab uses it is not known.
    if gitlab::usage(facts) == Use::Unknown {
        finding = finding.own_access(UNKNOWN, "gitlab", "admin");
    }
    let (host, address) = facts.platform.as_ref().map_or(("-", "-"), |one| (one.host.as_str(), one.written.as_str()));
    verified(match code {
        "DUO7101" => {
            let finding = finding.step(Step::beside_gitlab(&["getent", "hosts", "{}"]).fill(&[host]));
            finding.step(Step::setting(Place::GitlabUi, SETTING, RIGHT))
        }
        "DUO7102" => {
            let (name, value) =
                if off { (STARTED, "true") } else { ("DUO_WORKFLOW_AUTH__OIDC_GITLAB_URL", "{gitlab-url}") };
            let finding = finding.step(Step::gateway_log(200)).step(Step::take_gateway_down());
            finding.step(Step::gateway_with(name, value))
        }
        _ => {
            let curl = ["curl", "--verbose", "--max-time", "10", "telnet://{}"];
            finding.step(Step::beside_gitlab(&curl).fill(&[address])).step(Step::instruction(Place::Network))
        }
    })
}

fn judge_greeting(facts: &Facts, greeting: Greeting) -> Finding {
    let dial = gitlab::dial(facts);
    let attempt = gitlab::attempt(facts.health.as_ref());
    let speaks = match greeting {
        Greeting::Grpc => "plain",
        Greeting::Silent => "silent",
        Greeting::Other(name) => {
            let finding = Finding::fail("DUO7106", Severity::High).arg("protocol", name);
            return verified(finding.step(Step::setting(Place::GitlabUi, SETTING, RIGHT)));
        }
    };
    let heard = facts.call.as_ref().map(call::read);
    let finding = match (&attempt, &dial, greeting) {
        (Some(attempt), ..) if attempt.success => pass(speaks, "yes"),
        _ if let Some(finding) = heard.as_ref().and_then(|heard| wrong_service(facts, heard)) => finding,
        (Some(attempt), dial, Greeting::Grpc) if attempt.mismatch => {
            without_tls(dial.as_ref().map_or("variable", |dial| dial.source), true)
        }
        (_, Some(dial), Greeting::Grpc) if dial.tls => without_tls(dial.source, attempt.is_some()),
        (_, Some(_), Greeting::Grpc) => match gitlab::unanswered(facts) {
            Some(reason) => Finding::unknown(UNKNOWN, reason),
            None => pass(speaks, "no"),
        },
        (_, None, Greeting::Grpc) => Finding::unknown(UNKNOWN, Reason::own("tls-not-known")),
        (_, Some(dial), _) if !dial.tls => not_plain(facts, attempt.is_some()),
        (Some(_), ..) => match heard {
            // GitLab's own failure says that it is not this program's trust alone.
            Some(Heard::Certificate(problem)) => certificate(facts, problem),
            _ => Finding::unknown(UNKNOWN, Reason::own("silent-and-gitlab-fails")),
        },
        (None, dial, _) => match (heard, dial) {
            (Some(Heard::Service), Some(_)) => pass("tls", "no"),
            (Some(Heard::Service), None) => Finding::unknown(UNKNOWN, Reason::own("tls-and-switch-not-known")),
            _ => Finding::unknown(UNKNOWN, Reason::own("silent")),
        },
    };
    let finding = facts.call.iter().fold(finding, |finding, call| finding.evidence(call.evidence()));
    let finding = dial.into_iter().fold(finding, |finding, dial| finding.evidence(dial.evidence));
    attempt.into_iter().fold(finding, |finding, attempt| finding.evidence(attempt.evidence))
}

fn pass(speaks: &str, tried: &str) -> Finding {
    Finding::pass("DUO7100").arg("speaks", speaks).arg("tried", tried)
}

/// Whatever way GitLab dials, this is not the service at work.
fn wrong_service(facts: &Facts, heard: &Heard) -> Option<Finding> {
    let address = facts.platform.as_ref().map_or("-", |platform| platform.written.as_str());
    let fail = |code| Finding::fail(code, Severity::High);
    let finding = match heard {
        Heard::Page(status) => {
            let kind = if (502..=504).contains(status) { "upstream" } else { "page" };
            fail("DUO7107").arg("status", status.to_string()).arg("kind", kind).step(Step::setting(
                Place::Network,
                GRPC_PASS,
                "grpc://{service-host}:50052",
            ))
        }
        Heard::NoHttp2 => {
            let tried = ["openssl", "s_client", "-alpn", "h2", "-connect", "{}"];
            fail("DUO7108").step(Step::beside_gitlab(&tried).fill(&[address])).step(Step::setting(
                Place::Network,
                HTTP2,
                "on",
            ))
        }
        Heard::NotServing => fail("DUO7110").arg("kind", "not-serving").step(Step::gateway_log(200)),
        Heard::AnotherService => fail("DUO7110")
            .arg("kind", "another")
            // A version without the health service and without tokens would say the same.
            .confidence(Confidence::Likely)
            .step(Step::setting(Place::GitlabUi, SETTING, RIGHT)),
        Heard::Service | Heard::Certificate(_) | Heard::Unknown(_) => return None,
    };
    Some(verified(finding))
}

/// The certificate that is shown is refused, and GitLab's own call fails too.
fn certificate(facts: &Facts, problem: &str) -> Finding {
    let address = facts.platform.as_ref().map_or("-", |platform| platform.written.as_str());
    let shown = ["openssl", "s_client", "-showcerts", "-connect", "{}"];
    let finding = Finding::fail("DUO7109", Severity::High)
        .confidence(Confidence::Likely)
        .arg("problem", problem)
        .step(Step::beside_gitlab(&shown).fill(&[address]))
        .step(Step::instruction(Place::GitlabHost));
    verified(finding)
}

/// GitLab begins a TLS handshake with a service that speaks none.
fn without_tls(source: &str, gitlab_fails: bool) -> Finding {
    // A variable of `gitlab_rails['env']` is not in the environment that the container shows.
    let sure = source != "default" || gitlab_fails;
    let finding = Finding::fail("DUO7104", Severity::High)
        .confidence(if sure { Confidence::Confirmed } else { Confidence::Likely })
        .arg("source", source);
    let finding = finding.step(Step::instruction(Place::Network));
    verified(if source == "setting" {
        finding.step(Step::setting(Place::GitlabUi, SWITCH, "off"))
    } else {
        finding.step(Step::setting(Place::GitlabHost, VARIABLE, "false")).step(Step::reconfigure_gitlab())
    })
}

/// GitLab speaks plain gRPC to something that does not.
fn not_plain(facts: &Facts, gitlab_fails: bool) -> Finding {
    let served = facts.gateway_environment.is_true(SERVED_TLS);
    let finding = Finding::fail("DUO7105", Severity::High)
        // A proxy for plaintext gRPC may wait too; it would let GitLab's own attempt through.
        .confidence(if served || gitlab_fails { Confidence::Confirmed } else { Confidence::Likely })
        .arg("served", if served { "yes" } else { "no" })
        .step(Step::setting(Place::GitlabUi, SWITCH, "on"))
        .step(Step::instruction(Place::Network));
    let finding =
        if served { finding.evidence(facts.gateway_environment.evidence("ai-gateway", SERVED_TLS)) } else { finding };
    verified(finding)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, ID))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_the_first_bytes_but_not_all_of_them() {
        let ladder = Ladder { first_bytes: "00".repeat(200), ..Ladder::default() };
        let finding = judge_ladder(&Facts::default(), &ladder);
        let text = &finding.evidence.last().expect("the ladder is quoted").text;
        assert!(text.contains("; 0x0000") && text.len() < 100, "{text}");
    }
}
