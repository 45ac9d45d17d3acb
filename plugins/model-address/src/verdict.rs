//! One model's verdict: its address, seen from where the gateway runs.

use duo_doctor_sdk::address::{Address, Fault as Url, Whom};
use duo_doctor_sdk::{Argument, Confidence, Evidence, Finding, Installation, Place as At, Reason, Severity, Step};

use crate::address::{self, Fault};
use crate::place::{self, Place};
use crate::{Facts, ID, Target};

/// Where GitLab's administrator edits a model.
const FIELD: &str = "Endpoint";

/// A container on its machine's own network, where another program may have the gateway's port for metrics.
const HOST_NETWORK: [&str; 4] = ["--network", "host", "--env", "AIGW_FASTAPI__METRICS_PORT=8083"];

/// Puts both containers on one network, where they know each other's names.
const NETWORK: &str = "docker network create duo && docker network connect duo {container} && \
                       docker network connect duo {model-container}";

/// Judges one model.
pub(crate) fn judge(target: &Target, facts: &Facts) -> Finding {
    let source = if target.of_gitlab { "aiSelfHostedModels" } else { "connections model" };
    let seen = Evidence::new(source, format!("{} \"{}\"", target.subject, target.endpoint));
    if let Some(provider) = &target.cloud {
        let finding = Finding::not_applicable("DUO5299").arg("provider", provider);
        return finding.subject(&target.subject).evidence(seen);
    }
    let place = Place::of(facts.gateway.as_ref(), &facts.environment);
    let parsed = address::parse(&target.endpoint);
    let finding = match &parsed {
        Err(fault) => unusable(*fault, &target.endpoint),
        Ok(address) => see(address, place).unwrap_or_else(|| compare(target, address, place, facts)),
    };
    let host = parsed.as_ref().map_or("-", |address| address.host.as_str());
    let finding = finding
        .subject(&target.subject)
        .arg("url", &target.endpoint)
        .arg("host", host)
        .arg("place", place.name())
        .arg("source", if target.of_gitlab { "gitlab" } else { "operator" })
        .evidence(seen);
    place::evidence(facts.gateway.as_ref(), &facts.environment).into_iter().fold(finding, Finding::evidence)
}

fn unusable(fault: Fault, endpoint: &str) -> Finding {
    let stray = |letter: char| letter.is_whitespace() || "\"'`".contains(letter);
    let right: Argument = match fault {
        Fault::Url(Url::Scheme) if !endpoint.contains(":/") => format!("http://{endpoint}").into(),
        Fault::Stray => endpoint.replace(stray, "").into(),
        _ => "http://{host}:{port}/v1".into(),
    };
    let finding = Finding::fail("DUO5201", Severity::High).arg("problem", fault.name()).arg("suggestion", &right);
    finding.step(Step::setting(At::GitlabUi, FIELD, right)).step(verify())
}

fn verify() -> Step {
    Step::verify(At::AiGatewayHost, ID)
}

/// What is wrong with the address from there; nothing where nothing is.
fn see(address: &Address, place: Place) -> Option<Finding> {
    match address.whom() {
        Whom::Itself | Whom::Every if place == Place::Unknown => {
            Some(Finding::unknown("DUO5290", Reason::own("container-unknown")))
        }
        Whom::Itself => itself(address, place),
        Whom::Every => itself(address, place).or_else(|| Some(every(address))),
        Whom::HostAlias => alias(address, place),
        Whom::Neighbour if contained(place) => {
            Some(only_host(address, Severity::Medium, Confidence::Likely, "neighbour"))
        }
        Whom::Cluster if matches!(place, Place::Own { told: true, .. }) => {
            Some(only_host(address, Severity::High, Confidence::Likely, "cluster"))
        }
        Whom::Word if matches!(place, Place::Own { default_bridge: true, .. }) => {
            Some(only_host(address, Severity::Medium, Confidence::Possible, "container"))
        }
        _ => None,
    }
}

fn contained(place: Place) -> bool {
    matches!(place, Place::Own { .. } | Place::Container | Place::Pod)
}

/// The address of "this machine", seen from the gateway.
fn itself(address: &Address, place: Place) -> Option<Finding> {
    let finding = match place {
        Place::Machine { .. } | Place::Shared | Place::Unknown => return None,
        // A container of the same pod may be the model server.
        Place::Pod => Finding::warn("DUO5202", Severity::High),
        Place::Own { .. } | Place::Container | Place::Elsewhere => Finding::fail("DUO5202", Severity::High),
    };
    let right = elsewhere(address, "{}://{model-host}:{}{}");
    Some(
        finding
            .confidence(place.confidence())
            .arg("suggestion", &right)
            .step(Step::setting(At::GitlabUi, FIELD, right))
            .step(Step::setting(At::ModelHost, "--host", "0.0.0.0").interrupts())
            .step(Step::take_gateway_down())
            .step(Step::gateway_container(&HOST_NETWORK))
            .step(verify()),
    )
}

/// The same address on another host.
fn elsewhere(address: &Address, template: &'static str) -> Argument {
    Argument::filled(template, &[&address.scheme, &address.port.to_string(), &address.path])
}

/// Where the gateway shares the network with the model server, only the spelling is wrong.
fn every(address: &Address) -> Finding {
    let right = elsewhere(address, "{}://127.0.0.1:{}{}");
    let finding = Finding::warn("DUO5203", Severity::Low).arg("suggestion", &right);
    finding.step(Step::setting(At::GitlabUi, FIELD, right)).step(verify())
}

fn alias(address: &Address, place: Place) -> Option<Finding> {
    match place {
        Place::Own { .. } | Place::Container => {
            Some(only_host(address, Severity::Medium, Confidence::Possible, "alias"))
        }
        Place::Pod | Place::Machine { .. } => Some(only_host(address, Severity::High, Confidence::Likely, "alias")),
        Place::Shared => None,
        Place::Elsewhere | Place::Unknown => Some(Finding::unknown("DUO5290", Reason::own("alias"))),
    }
}

/// A name that is not known where the gateway runs. What can still work is a warning.
fn only_host(address: &Address, severity: Severity, confidence: Confidence, kind: &str) -> Finding {
    let finding = if severity == Severity::High {
        Finding::fail("DUO5204", severity)
    } else {
        Finding::warn("DUO5204", severity)
    };
    finding
        .confidence(confidence)
        .arg("kind", kind)
        .step(Step::in_gateway(&["getent", "hosts", "{}"]).fill(&[&address.host]))
        .step(match kind {
            "container" => Step::commands(At::AiGatewayHost, &[(Installation::Docker, &["sh", "-c", NETWORK])]),
            _ => Step::setting(At::GitlabUi, FIELD, elsewhere(address, "{}://{model-host}:{}{}")),
        })
        .step(verify())
}

/// Both know the model: then the other checks must look at the address that the gateway uses.
fn compare(target: &Target, address: &Address, place: Place, facts: &Facts) -> Finding {
    let told = target.told.as_deref().unwrap_or(&target.endpoint);
    let same = |told: &Address| {
        (&told.scheme, &told.host, told.port, &told.path)
            == (&address.scheme, &address.host, address.port, &address.path)
    };
    if address::parse(told).as_ref().is_ok_and(same) {
        // What the gateway uses is what GitLab has: an operator's address that is good says nothing of that.
        if let Some(reason) = crate::unanswered(facts.gitlab.as_ref()) {
            return Finding::unknown("DUO5290", reason);
        }
        let depends = matches!(address.whom(), Whom::Itself | Whom::Every);
        return Finding::pass("DUO5200").confidence(if depends { place.confidence() } else { Confidence::Confirmed });
    }
    Finding::warn("DUO5205", Severity::Medium)
        .arg("told", told)
        .step(Step::setting(At::GitlabUi, FIELD, "{endpoint}"))
        .step(verify())
}
