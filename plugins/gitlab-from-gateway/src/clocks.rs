//! Do the clocks agree? A token of GitLab says from when and until when it is valid, and the gateway
//! compares that with its own clock, without any tolerance.

use duo_doctor_sdk::clock;
use duo_doctor_sdk::http::Answer;
use duo_doctor_sdk::{Confidence, Evidence, Finding, Place, Severity, Step};

use crate::{Facts, ID};

/// Seconds between two answers of one run, and by which clocks may differ without meaning anything.
/// GitLab dates its tokens five seconds back.
const MARGIN: f64 = 60.0;

/// Seconds for which a token is valid.
const TOKEN: f64 = 3_600.0;

/// Seconds of a run: this program's clock is read once, at its start.
const RUN: f64 = 300.0;

/// The clocks of both, as their answers show them.
pub(crate) fn judge(facts: &Facts) -> Option<Finding> {
    let (discovery, health) = (facts.discovery.as_ref()?, facts.health.as_ref()?);
    let (gitlab, gateway) = (date(discovery)?, date(health)?);
    let ahead = gitlab - gateway;
    let (finding, effect) = if ahead > MARGIN {
        (Finding::fail("DUO4109", Severity::Critical), "early")
    } else if -ahead > TOKEN {
        (Finding::fail("DUO4109", Severity::Critical), "expired")
    } else if -ahead > RUN {
        (Finding::warn("DUO4109", Severity::Medium), "short")
    } else {
        return None;
    };
    let wrong = |time: f64| (time - facts.now).abs() > RUN;
    let (whose, place) = match (wrong(gitlab), wrong(gateway)) {
        (true, false) => ("gitlab", Place::GitlabHost),
        (false, true) => ("gateway", Place::AiGatewayHost),
        _ => ("unknown", Place::AiGatewayHost),
    };
    let shown = |time| clock::shown(Some(time));
    let quoted = |answer: &Answer, time| Evidence::new(answer.evidence().source, format!("date: {}", shown(time)));
    let finding = finding
        .confidence(if whose == "unknown" { Confidence::Likely } else { Confidence::Confirmed })
        .arg("gitlab", shown(gitlab))
        .arg("gateway", shown(gateway))
        .arg("minutes", (ahead.abs() / 60.0).round())
        .arg("whose", whose)
        .arg("effect", effect)
        .evidence(quoted(discovery, gitlab))
        .evidence(quoted(health, gateway))
        .step(Step::command(place, &["timedatectl", "status"]))
        .step(Step::command(place, &["sudo", "timedatectl", "set-ntp", "true"]))
        .step(Step::verify(Place::AiGatewayHost, ID));
    Some(finding)
}

fn date(answer: &Answer) -> Option<f64> {
    clock::from_http(answer.response()?.header("date")?)
}
