//! The findings with their arguments and steps. Decides nothing beyond which words fit.

use duo_doctor_sdk::environment::Environment;
use duo_doctor_sdk::http::{Failure, TlsFailure, TlsProblem};
use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::{Argument, Confidence, Finding, Place, Reason, Severity, Step};

use crate::address::Difference;
use crate::discovery::Location;
use crate::{Facts, ID, SCOPE, UNKNOWN, rejections};

/// A reason that only this check has; `text` is what its words quote.
pub(crate) fn unknown(reason: &str, text: &str) -> Finding {
    Finding::unknown(UNKNOWN, Reason::own(reason)).arg("text", text)
}

/// The gateway keeps an empty key set for a day too: after a repair it must start again.
fn restart_and_verify(finding: Finding) -> Finding {
    finding.step(Step::restart_gateway()).step(Step::verify(Place::AiGatewayHost, ID))
}

/// No answer to the question for the discovery document.
pub(crate) fn unreachable(failure: &Failure, facts: &Facts) -> Finding {
    let finding = match failure {
        Failure::Resolve { .. } => not_reached("dns"),
        Failure::Refused => not_reached("refused"),
        Failure::Unreachable { .. } => not_reached("unreachable"),
        Failure::Closed { .. } => not_reached("closed"),
        Failure::TimedOut { phase } => {
            let finding = Finding::fail("DUO4102", Severity::Critical).arg("phase", phase.name());
            restart_and_verify(look_from_inside(finding).step(Step::instruction(Place::Network)))
        }
        Failure::Tls(tls) => return not_trusted(tls, &facts.environment),
        Failure::Protocol { .. } => return not_discovery("not-http", 0, "-"),
        other => return Finding::unknown(UNKNOWN, other),
    };
    let proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    let set =
        proxies.into_iter().chain(["NO_PROXY", "no_proxy"]).filter(|name| facts.environment.values.contains_key(*name));
    set.fold(finding, |finding, name| finding.evidence(facts.environment.evidence(SCOPE, name)))
}

fn not_reached(how: &str) -> Finding {
    let finding = Finding::fail("DUO4101", Severity::Critical).arg("how", how);
    restart_and_verify(look_from_inside(finding).step(Step::instruction(Place::Network)))
}

fn look_from_inside(finding: Finding) -> Finding {
    finding.step(Step::in_gateway(&["curl", "-sS", "{gitlab-url}/.well-known/openid-configuration"]))
}

fn not_trusted(tls: &TlsFailure, environment: &Environment) -> Finding {
    let remedy = match tls.problem {
        TlsProblem::UnknownIssuer | TlsProblem::SelfSigned => "trust",
        TlsProblem::NotTls => "scheme",
        TlsProblem::ClientCertificateRequired => "client-certificate",
        _ => "certificate",
    };
    let has = |name: &str| environment.text(name).is_some_and(|text| !text.is_empty());
    let bundle = match (environment.missing.is_some(), has("REQUESTS_CA_BUNDLE"), has("SSL_CERT_FILE")) {
        (true, ..) => "unknown",
        (false, true, _) => "set",
        (false, false, true) => "other-leg-only",
        (false, false, false) => "unset",
    };
    let issuer = tls.chain.first().map_or("-", |leaf| leaf.issuer.as_str());
    let mut finding = Finding::fail("DUO4103", Severity::Critical)
        .arg("problem", tls.problem.name())
        .arg("remedy", remedy)
        .arg("bundle", bundle)
        .arg("issuer", if issuer.is_empty() { "-" } else { issuer });
    if bundle != "unknown" {
        finding = finding
            .evidence(environment.evidence(SCOPE, "REQUESTS_CA_BUNDLE"))
            .evidence(environment.evidence(SCOPE, "SSL_CERT_FILE"));
    }
    finding = finding.step(match remedy {
        "trust" => Step::setting(Place::AiGatewayHost, "REQUESTS_CA_BUNDLE", "{ca-bundle-file}"),
        "scheme" => Step::setting(Place::AiGatewayHost, "AIGW_GITLAB_URL", "{gitlab-url}"),
        _ => Step::instruction(Place::GitlabHost),
    });
    finding.step(Step::instruction(Place::AiGatewayHost).interrupts()).step(Step::verify(Place::AiGatewayHost, ID))
}

/// Something answered, but not with the discovery document.
pub(crate) fn not_discovery(kind: &str, status: u16, target: &str) -> Finding {
    let finding = Finding::fail("DUO4104", Severity::Critical)
        .confidence(if kind == "root" { Confidence::Likely } else { Confidence::Confirmed })
        .arg("kind", kind)
        .arg("status", status)
        .arg("target", target);
    restart_and_verify(look_from_inside(finding).step(Step::instruction(Place::Network)))
}

/// The discovery document names another address than the gateway.
pub(crate) fn other_issuer(
    finding: Finding,
    difference: Difference,
    issuer: &str,
    uri: &str,
    location: &Location,
) -> Finding {
    let finding = finding
        .arg("difference", difference.name())
        .arg("issuer", issuer)
        .arg("keys-url", uri)
        .arg("keys", if *location == Location::Elsewhere { "elsewhere" } else { "here" })
        .step(Step::setting(Place::AiGatewayHost, "AIGW_GITLAB_URL", Argument::text(issuer)))
        .step(Step::instruction(Place::AiGatewayHost).interrupts());
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// GitLab publishes no key.
pub(crate) fn no_keys(uri: &str) -> Finding {
    let finding = Finding::fail("DUO4105", Severity::Critical)
        .arg("keys-url", uri)
        .step(Step::instruction(Place::GitlabHost))
        .step(Step::reconfigure_gitlab());
    restart_and_verify(finding)
}

/// No answer to the question for the key set.
pub(crate) fn keys_failed(failure: &Failure, uri: &str) -> Finding {
    match failure {
        Failure::Resolve { .. }
        | Failure::Refused
        | Failure::Unreachable { .. }
        | Failure::TimedOut { .. }
        | Failure::Tls(_)
        | Failure::Closed { .. }
        | Failure::Protocol { .. } => keys_missing("no-answer", 0, uri),
        other => Finding::unknown(UNKNOWN, other),
    }
}

/// The answer to the question for the key set is none.
pub(crate) fn keys_answered(kind: &str, status: u16, uri: &str) -> Finding {
    match kind {
        "moved" => unknown("moved", uri),
        kind => keys_missing(kind, status, uri),
    }
}

fn keys_missing(kind: &str, status: u16, uri: &str) -> Finding {
    let finding = Finding::fail("DUO4107", Severity::Critical)
        .arg("kind", kind)
        .arg("status", status)
        .arg("keys-url", uri)
        .step(Step::in_gateway(&["curl", "-sS", "{}"]).fill(&[uri]))
        .step(Step::instruction(Place::Network));
    restart_and_verify(finding)
}

/// GitLab's keys are fine, the gateway's are not.
pub(crate) fn old_keys(log: &Log, seen: bool) -> Finding {
    let finding = Finding::fail("DUO4108", Severity::Critical)
        .confidence(if seen { Confidence::Confirmed } else { Confidence::Likely })
        .arg("signatures", rejections::count(log, "signature"))
        .arg("no-keys", rejections::count(log, "no-keys"));
    restart_and_verify(finding)
}
