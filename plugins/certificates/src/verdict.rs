//! From legs, variables and log to findings.

use duo_doctor_sdk::http::Failure;
use duo_doctor_sdk::{Confidence, Evidence, Finding, Outcome, Place, Reason, Severity, Step};

use crate::{Facts, ID, Leg, SCOPE, chain, log, variables, with_bundle};

/// Days before its end at which a certificate is mentioned: authorities that renew by themselves do
/// it 30 days before, so less is a renewal that failed or one that a person must do.
const SOON: i64 = 21;

/// What the gateway's library does, as a command in its container.
const ASK: &str = "curl -sS --cacert \"$REQUESTS_CA_BUNDLE\" \"$AIGW_GITLAB_URL/.well-known/openid-configuration\"";

/// How many lines the gateway's two keys have, one number after the other.
const LINES: &str =
    "printenv AIGW_SELF_SIGNED_JWT__SIGNING_KEY | wc -l; printenv AIGW_SELF_SIGNED_JWT__VALIDATION_KEY | wc -l";

const DAY: i64 = 24 * 60 * 60;

/// All findings.
pub(crate) fn judge(facts: &Facts) -> Vec<Finding> {
    let mut findings = variables::unusable(&facts.environment);
    findings.extend(bundle_not_there(facts, &findings));
    let no_bundle = findings.iter().any(|finding| finding.subject.ends_with(variables::GITLAB));
    for leg in &facts.legs {
        let broken = missing_issuer(leg, facts).or_else(|| own_trust_only(leg, facts));
        findings.extend(broken.or_else(|| refused_in_log(leg, facts).filter(|_| !no_bundle)));
        findings.extend(ends_soon(leg, facts));
    }
    findings.extend(signing_key(facts));
    findings.extend(switched_off(facts));
    if findings.iter().any(|finding| finding.outcome == Outcome::Fail) {
        return findings;
    }
    let unseen: Vec<Finding> = facts.legs.iter().filter_map(|leg| unseen(leg, facts)).collect();
    let nothing = facts.legs.is_empty();
    if !unseen.is_empty() {
        findings.extend(unseen);
    } else if nothing && facts.plain.is_empty() {
        let none = Finding::unknown("DUO4290", Reason::no_connection("gitlab")).arg("about", "all");
        findings.push(none);
    } else if nothing && findings.is_empty() {
        let plain = Evidence::new("connections", format!("http: {}", facts.plain.join(", ")));
        findings.push(Finding::not_applicable("DUO4299").evidence(plain));
    } else if findings.is_empty() {
        findings.push(pass(facts));
    }
    findings
}

/// GitLab's finding in other checks has no subject; what is about one server otherwise names it.
fn subject(leg: &Leg) -> &str {
    if leg.kind == "gitlab-as-gateway" { "gitlab" } else { &leg.connection.name }
}

fn about(finding: Finding, leg: &Leg) -> Finding {
    finding
        .arg("server", subject(leg))
        .arg("url", &leg.connection.written)
        .arg("host", &leg.connection.host)
        .evidence(leg.ladder.evidence())
}

/// The gateway's own word that a bundle is not where the variable says.
fn bundle_not_there(facts: &Facts, found: &[Finding]) -> Option<Finding> {
    let count = log::since_start(&facts.log, log::BUNDLE)?;
    let said = found.iter().any(|finding| finding.subject.ends_with(variables::GITLAB));
    let finding = variables::not_a_path(&facts.environment, variables::GITLAB, "missing").arg("count", count);
    (!said).then(|| log::evidence(&facts.log, log::BUNDLE).into_iter().fold(finding, Finding::evidence))
}

fn missing_issuer(leg: &Leg, facts: &Facts) -> Option<Finding> {
    let issuer = chain::missing_issuer(leg, &facts.legs).filter(|_| leg.kind != "ai-gateway")?;
    let model = leg.kind == "model";
    // The same subject as the refusal has that it accounts for.
    let named = if model { leg.connection.name.as_str() } else { "" };
    let place = if model { Place::ModelHost } else { Place::GitlabHost };
    let finding = Finding::fail("DUO4204", if model { Severity::High } else { Severity::Critical })
        .subject(named)
        .confidence(Confidence::Likely)
        .arg("issuer", issuer)
        .arg("leg", &leg.kind)
        .step(Step::shown_certificates(place, &leg.connection.host, leg.connection.port))
        .step(Step::certificate_chain(place));
    Some(about(install(finding, leg), leg))
}

/// A new certificate where the leg ends: in GitLab's own web server, or in what stands before the others.
fn install(finding: Finding, leg: &Leg) -> Finding {
    let finding = match leg.kind.as_str() {
        "model" => {
            finding.step(Step::setting(Place::ModelHost, "--ssl-certfile", "fullchain.pem")).step(Step::restart_model())
        }
        "ai-gateway" => finding
            .step(Step::setting(Place::AiGatewayHost, "ssl_certificate", "fullchain.pem"))
            .step(Step::command(Place::AiGatewayHost, &["nginx", "-s", "reload"])),
        _ => finding.step(Step::install_gitlab_certificate(&leg.connection.host)).step(Step::reload_gitlab_nginx()),
    };
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// This program trusts the model server by its own settings; the gateway has none for it.
fn own_trust_only(leg: &Leg, facts: &Facts) -> Option<Finding> {
    let authority = chain::authority(&leg.ladder).filter(|_| chain::is_trusted(&leg.ladder))?;
    let known = facts.environment.missing.is_none() && !facts.environment.values.is_empty();
    let logged = log::since_start(&facts.log, &leg.connection.name);
    let untold = known && !variables::for_models(&facts.environment);
    if leg.kind != "model" || chain::is_public(authority) || !untold {
        return None;
    }
    if variables::switched_off(&facts.environment).is_some() {
        return None;
    }
    let state = if variables::for_gitlab(&facts.environment) { "other-leg-only" } else { "unset" };
    let finding = Finding::fail("DUO4201", Severity::High)
        .subject(&leg.connection.name)
        .confidence(if logged.is_some() { Confidence::Confirmed } else { Confidence::Likely })
        .arg("state", state)
        .arg("issuer", authority)
        .evidence(facts.environment.evidence(SCOPE, variables::MODELS))
        .evidence(facts.environment.evidence(SCOPE, variables::GITLAB));
    let finding = log::evidence(&facts.log, &leg.connection.name).into_iter().fold(finding, Finding::evidence);
    Some(with_bundle(about(finding, leg)))
}

/// The bundle lies in the container and cannot be read from here; the gateway's log tells of it.
fn refused_in_log(leg: &Leg, facts: &Facts) -> Option<Finding> {
    let elsewhere = leg.connection.attribute("trust") == Some("bundle-not-here");
    if leg.kind != "gitlab-as-gateway" || !elsewhere || !chain::is_trusted(&leg.ladder) {
        return None;
    }
    let count = log::since_start(&facts.log, log::GITLAB_REFUSED)?;
    let finding = Finding::fail("DUO4203", Severity::Critical)
        .confidence(Confidence::Likely)
        .arg("count", count)
        .arg("bundle", facts.environment.text(variables::GITLAB).unwrap_or("-"))
        .arg("issuer", chain::authority(&leg.ladder).unwrap_or("-"))
        .evidence(facts.environment.evidence(SCOPE, variables::GITLAB))
        .step(Step::in_gateway(&["sh", "-c", ASK]));
    let finding = log::evidence(&facts.log, log::GITLAB_REFUSED).into_iter().fold(finding, Finding::evidence);
    Some(with_bundle(about(finding, leg)))
}

fn ends_soon(leg: &Leg, facts: &Facts) -> Option<Finding> {
    let first = chain::first_to_end(&leg.ladder).filter(|_| chain::is_trusted(&leg.ladder))?;
    let days = days(first.not_after, facts.now);
    if days > SOON {
        return None;
    }
    let own = chain::shown(&leg.ladder).first() == Some(first);
    let place = match leg.kind.as_str() {
        "model" => Place::ModelHost,
        "ai-gateway" => Place::AiGatewayHost,
        _ => Place::GitlabHost,
    };
    let finding = Finding::warn("DUO4205", Severity::Medium)
        .subject(subject(leg))
        .arg("days", days)
        .arg("when", ["today", "tomorrow"].get(usize::try_from(days).unwrap_or(0)).unwrap_or(&"later"))
        .arg("certificate", &first.subject)
        .arg("which", if own { "own" } else { "above" })
        .arg("leg", &leg.kind)
        .step(Step::shown_certificates(place, &leg.connection.host, leg.connection.port));
    Some(about(install(finding, leg), leg))
}

/// Whole days that are left.
#[expect(clippy::cast_possible_truncation, reason = "seconds since 1970 fit by far")]
fn days(end: i64, now: f64) -> i64 {
    (end - now as i64).div_euclid(DAY)
}

fn signing_key(facts: &Facts) -> Option<Finding> {
    let count = log::since_start(&facts.log, log::KEY)?;
    let finding = Finding::fail("DUO4206", Severity::Medium)
        .arg("count", count)
        .step(Step::in_gateway(&["sh", "-c", LINES]))
        .step(Step::gateway_keys())
        .step(Step::take_gateway_down())
        .step(Step::gateway_with_keys())
        .step(Step::verify(Place::AiGatewayHost, ID));
    Some(log::evidence(&facts.log, log::KEY).into_iter().fold(finding, Finding::evidence))
}

fn switched_off(facts: &Facts) -> Option<Finding> {
    let name = variables::switched_off(&facts.environment)?;
    let finding = Finding::warn("DUO4207", Severity::Low)
        .subject(format!("variable/{name}"))
        .arg("variable", name)
        .evidence(facts.environment.evidence(SCOPE, name))
        .step(Step::take_gateway_down())
        .step(Step::gateway_without(name))
        .step(Step::verify(Place::AiGatewayHost, ID));
    Some(finding)
}

/// What cannot be told of a leg.
fn unseen(leg: &Leg, facts: &Facts) -> Option<Finding> {
    let unknown = |what: &str, reason: Reason| {
        Some(about(Finding::unknown("DUO4290", reason).subject(subject(leg)).arg("about", what), leg))
    };
    let private = chain::authority(&leg.ladder).is_some_and(|authority| !chain::is_public(authority));
    match &leg.ladder.failure {
        Some(Failure::Tls(_)) => unknown("certificate", Reason::own("tls-fails")),
        Some(failure) => unknown("certificate", failure.into()),
        None if private && leg.kind == "model" => match &facts.environment.missing {
            Some(missing) => unknown("trust", missing.clone()),
            None if facts.environment.values.is_empty() => {
                unknown("trust", Reason::NoVariables { scope: SCOPE.into() })
            }
            None => None,
        },
        None => None,
    }
}

fn pass(facts: &Facts) -> Finding {
    let soonest =
        facts.legs.iter().filter_map(|leg| chain::first_to_end(&leg.ladder)).map(|first| first.not_after).min();
    let finding = Finding::pass("DUO4200")
        .arg("legs", facts.legs.len())
        .arg("days", soonest.map_or_else(|| "?".into(), |end| days(end, facts.now).to_string()))
        .arg("log", facts.log.seen());
    facts.legs.iter().map(|leg| leg.ladder.evidence()).fold(finding, Finding::evidence)
}
