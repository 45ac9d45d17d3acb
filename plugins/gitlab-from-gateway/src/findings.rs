//! The findings with their arguments and steps. Decides nothing beyond which words fit.

use duo_doctor_sdk::http::{Failure, TlsFailure, TlsProblem};
use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::{Argument, Confidence, Finding, Installation, Place, Reason, Severity, Step};

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
        Failure::Resolve { .. } => not_reached("dns", facts),
        Failure::Refused => not_reached("refused", facts),
        Failure::Unreachable { .. } => not_reached("unreachable", facts),
        Failure::Closed { .. } => not_reached("closed", facts),
        Failure::TimedOut { phase } => {
            let finding = Finding::fail("DUO4102", Severity::Critical).arg("phase", phase.name());
            restart_and_verify(look_from_inside(finding, facts).step(Step::instruction(Place::Network)))
        }
        Failure::Tls(tls) => return not_trusted(tls, facts),
        Failure::Protocol { .. } => return not_discovery("not-http", 0, "-", facts),
        other => return Finding::unknown(UNKNOWN, other),
    };
    let proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    let set =
        proxies.into_iter().chain(["NO_PROXY", "no_proxy"]).filter(|name| facts.environment.values.contains_key(*name));
    set.fold(finding, |finding, name| finding.evidence(facts.environment.evidence(SCOPE, name)))
}

fn not_reached(how: &str, facts: &Facts) -> Finding {
    let finding = Finding::fail("DUO4101", Severity::Critical).arg("how", how);
    restart_and_verify(look_from_inside(finding, facts).step(Step::instruction(Place::Network)))
}

/// The gateway asks at the root of the host, whatever path its variable has.
fn look_from_inside(finding: Finding, facts: &Facts) -> Finding {
    let written = facts.gitlab.as_ref().map_or("", |gitlab| gitlab.written.trim_end_matches('/'));
    let path = facts.gitlab.as_ref().map_or("", |gitlab| &gitlab.base_path);
    let root = written.strip_suffix(path).unwrap_or(written);
    finding.step(Step::in_gateway(&["curl", "-sS", "{}/.well-known/openid-configuration"]).fill(&[root]))
}

fn not_trusted(tls: &TlsFailure, facts: &Facts) -> Finding {
    let environment = &facts.environment;
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
    // What the gateway trusts is not known, and this program may lack the authority.
    if !facts.as_gateway && matches!(tls.problem, TlsProblem::UnknownIssuer | TlsProblem::SelfSigned) {
        finding = finding.own_access(UNKNOWN, "gitlab", "ca-file");
    }
    if bundle != "unknown" {
        finding = finding
            .evidence(environment.evidence(SCOPE, "REQUESTS_CA_BUNDLE"))
            .evidence(environment.evidence(SCOPE, "SSL_CERT_FILE"));
    }
    repair(finding, remedy, facts).step(Step::verify(Place::AiGatewayHost, ID))
}

fn repair(finding: Finding, remedy: &str, facts: &Facts) -> Finding {
    let host = facts.gitlab.as_ref().map_or("", |gitlab| &gitlab.host);
    match remedy {
        "trust" => finding.step(Step::ca_bundle()).step(Step::take_gateway_down()).step(Step::gateway_with_ca_bundle()),
        "scheme" => finding
            .step(Step::take_gateway_down())
            .step(Step::gateway_with("AIGW_GITLAB_URL", "{gitlab-url}"))
            .step(Step::in_gateway(&["sh", "-c", "curl -sS $AIGW_GITLAB_URL/.well-known/openid-configuration"])),
        "client-certificate" => finding
            .step(Step::setting(Place::GitlabHost, "nginx['ssl_verify_client']", "off"))
            .step(Step::reconfigure_gitlab())
            .step(Step::restart_gateway()),
        _ => finding
            .step(Step::install_gitlab_certificate(host))
            .step(Step::reload_gitlab_nginx())
            .step(Step::restart_gateway()),
    }
}

/// Something answered, but not with the discovery document.
pub(crate) fn not_discovery(kind: &str, status: u16, target: &str, facts: &Facts) -> Finding {
    let finding = Finding::fail("DUO4104", Severity::Critical)
        .confidence(if kind == "root" { Confidence::Likely } else { Confidence::Confirmed })
        .arg("kind", kind)
        .arg("status", status)
        .arg("target", target);
    let repair = if kind == "server-error" { Step::gitlab_status() } else { Step::instruction(Place::Network) };
    restart_and_verify(look_from_inside(finding, facts).step(repair))
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
        .step(Step::take_gateway_down())
        .step(Step::gateway_with("AIGW_GITLAB_URL", Argument::text(issuer)));
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// GitLab publishes no key.
pub(crate) fn no_keys(uri: &str) -> Finding {
    let finding = Finding::fail("DUO4105", Severity::Critical)
        .arg("keys-url", uri)
        .step(signing_key())
        .step(Step::reconfigure_gitlab());
    restart_and_verify(finding)
}

/// How many lines of GitLab's secrets name the key. The secrets themselves are not shown.
fn signing_key() -> Step {
    const SECRETS: &str = "/etc/gitlab/gitlab-secrets.json";
    const KEY: &str = "openid_connect_signing_key";
    let kubernetes = r"kubectl get secret {release}-rails-secret --output=jsonpath='{.data.secrets\.yml}' | base64 --decode | grep --count openid_connect_signing_key";
    Step::commands(
        Place::GitlabHost,
        &[
            (Installation::LinuxPackage, &["sudo", "grep", "--count", KEY, SECRETS]),
            (Installation::Docker, &["docker", "exec", "{gitlab-container}", "grep", "--count", KEY, SECRETS]),
            (Installation::Kubernetes, &["sh", "-c", kubernetes]),
        ],
    )
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
