//! One model's verdict.

use duo_doctor_sdk::http::{Failure, Phase, Streamed};
use duo_doctor_sdk::model::error_words;
use duo_doctor_sdk::serde_json::{self, Value};
use duo_doctor_sdk::{Confidence, Finding, Outcome, Place, Reason, Severity, Step};

use crate::events::{self, Events};
use crate::{Facts, ID, SCOPE, Target, UNKNOWN, WITHOUT_STREAMING};

/// Pieces of an answer from which on their arrival tells something.
const WORDS: u32 = 4;

/// Milliseconds before the first piece from which on a burst is striking: the prompt is a line long.
const LATE: f64 = 1_500.0;

/// Milliseconds from piece to piece that no model is faster than which took so long for the first.
const BURST: f64 = 3.0;

/// Judges one model.
pub(crate) fn judge(target: &Target, facts: &Facts) -> Finding {
    let connection = &target.connection;
    let switched_off = facts.environment.is_true(WITHOUT_STREAMING);
    let mut finding = match (connection.other_paths(), &target.answer) {
        (Some(provider), _) => Finding::not_applicable("DUO6499").arg("provider", provider),
        (None, None) => Finding::unknown(UNKNOWN, Reason::NotAsked),
        (None, Some(answer)) => judge_answer(answer),
    };
    // The gateway does without: the fault waits behind the switch.
    if switched_off && finding.outcome == Outcome::Fail {
        finding.outcome = Outcome::Warn;
    }
    let finding = finding
        .subject(&connection.name)
        .arg("url", &connection.written)
        .arg("name", connection.sent_name().unwrap_or_default())
        .arg("switch", if switched_off { "off" } else { "on" });
    let finding = match switched_off {
        true => finding.evidence(facts.environment.evidence(SCOPE, WITHOUT_STREAMING)),
        false => finding,
    };
    target.answer.iter().map(Streamed::evidence).fold(finding, Finding::evidence)
}

fn fail(code: &str, kind: &str) -> Finding {
    Finding::fail(code, Severity::High).arg("kind", kind)
}

fn judge_answer(answer: &Streamed) -> Finding {
    match (answer.status, &answer.failure) {
        (Some(200), _) => judge_stream(answer),
        (Some(status), _) => refused(status, answer),
        // The same server has just answered a request without a stream.
        (None, Some(Failure::Closed { .. })) => at_server(fail("DUO6404", "nothing").confidence(Confidence::Likely)),
        (None, Some(failure)) => Finding::unknown(UNKNOWN, failure),
        (None, None) => Finding::unknown(UNKNOWN, Reason::NotAsked),
    }
}

fn refused(status: u16, answer: &Streamed) -> Finding {
    let body = answer.body();
    let message = error_words(&body);
    let finding = match status {
        429 | 503 => Finding::unknown(UNKNOWN, Reason::own("busy")),
        400 | 404 | 405 | 422 | 501 if body.to_lowercase().contains("stream") => at_server(fail("DUO6401", "refused")),
        500..=599 => at_server(fail("DUO6401", "error").confidence(Confidence::Likely)),
        _ => Finding::unknown(UNKNOWN, Reason::Status { status }),
    };
    finding.arg("status", status).arg("message", message)
}

fn judge_stream(answer: &Streamed) -> Finding {
    let events = events::read(answer);
    if let Some(error) = &events.error {
        return at_server(Finding::fail("DUO6405", Severity::High).arg("message", error_words(error)));
    }
    if let Some(failure) = &answer.failure {
        return broken_off(failure, &events);
    }
    if events.lines == 0 {
        return not_a_stream(answer);
    }
    if events.words.is_empty() {
        return at_server(fail("DUO6402", "no-words"));
    }
    match (events.done, events.finished) {
        (true, _) => arrival(answer, &events),
        (false, true) => at_network(Finding::warn("DUO6403", Severity::Low)),
        (false, false) => at_network(fail("DUO6404", "end").confidence(Confidence::Likely)),
    }
    .arg("pieces", events.words.len())
}

fn count(events: &Events) -> u32 {
    u32::try_from(events.words.len()).unwrap_or(u32::MAX)
}

fn broken_off(failure: &Failure, events: &Events) -> Finding {
    let finding = match failure {
        // What came so far is no fault: the model may only be slow.
        Failure::TimedOut { phase: Phase::Body } if count(events) >= WORDS => {
            return Finding::unknown(UNKNOWN, Reason::own("slow"));
        }
        Failure::TimedOut { .. } => fail("DUO6404", "stalls").confidence(Confidence::Likely),
        Failure::Closed { .. } | Failure::Protocol { .. } => fail("DUO6404", "cut"),
        other => return Finding::unknown(UNKNOWN, other),
    };
    at_network(finding.arg("pieces", events.words.len()))
}

/// Status 200 without a single event.
fn not_a_stream(answer: &Streamed) -> Finding {
    let body = answer.body();
    let json = serde_json::from_str::<Value>(&body).ok();
    if json.as_ref().is_some_and(|body| body.get("choices").is_some()) {
        return at_server(fail("DUO6402", "whole"));
    }
    let html = body.trim_start().to_lowercase().starts_with("<");
    at_network(fail("DUO6402", if html { "page" } else { "nothing" }))
}

/// The stream is whole; what is left is when its pieces came.
fn arrival(answer: &Streamed, events: &Events) -> Finding {
    let first = events.words.first().copied().unwrap_or_default();
    let span = events.words.last().copied().unwrap_or_default() - first;
    let words = count(events);
    let burst = words >= WORDS && first >= LATE && span <= BURST * f64::from(words - 1);
    let finding = if burst {
        let server = answer.header("server").unwrap_or("-");
        let finding = Finding::warn("DUO6406", Severity::Medium).confidence(Confidence::Likely);
        at_network(finding.arg("server", server))
    } else {
        Finding::pass("DUO6400")
    };
    finding.arg("first", format!("{first:.0}")).arg("span", format!("{span:.0}"))
}

fn at_server(finding: Finding) -> Finding {
    repair(finding, Step::model_log(100))
}

fn at_network(finding: Finding) -> Finding {
    repair(finding, Step::setting(Place::Network, "proxy_buffering", "off"))
}

fn repair(finding: Finding, step: Step) -> Finding {
    let around = Step::gateway_with(WITHOUT_STREAMING, "true").undo(Step::gateway_without(WITHOUT_STREAMING));
    let finding = finding.step(step).step(Step::take_gateway_down()).step(around);
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}
