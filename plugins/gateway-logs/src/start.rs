//! A process that ended at start: its last words are the last of the log.

use duo_doctor_sdk::logs::{Hit, Log};
use duo_doctor_sdk::serde_json::{self, Value};
use duo_doctor_sdk::{Confidence, Evidence, Finding, Place, Severity, Step};

use crate::verify;

/// Characters of the last words that a finding repeats.
const WORDS: usize = 300;

/// The newest start, where it failed.
pub(crate) fn judge(log: &Log) -> Option<Finding> {
    let ended = log.hit("ended")?;
    // A program that started or answered afterwards has survived it; without times that is not known.
    let survived = ["started", "access"].into_iter().filter_map(|name| log.hit(name)).any(|hit| hit.last >= ended.last);
    if survived || log.partial {
        return None;
    }
    let words = words(ended, log.hit("last-words"));
    let finding = Finding::fail("DUO3516", Severity::Critical)
        .confidence(Confidence::Likely)
        .arg("words", &words)
        .arg("last", duo_doctor_sdk::clock::shown(ended.last))
        .evidence(Evidence::new("log ai-gateway", words))
        .step(Step::gateway_log(50))
        .step(Step::verify(Place::AiGatewayHost, "gateway-environment"))
        .step(Step::verify(Place::AiGatewayHost, "gateway-ports"));
    Some(verify(finding))
}

/// The last line of the traceback: in the JSON line, or as a plain line of its own.
fn words(ended: &Hit, plain: Option<&Hit>) -> String {
    let logged = ended.samples.last().and_then(|line| {
        let line: Value = serde_json::from_str(line).ok()?;
        Some(line["exception"].as_str()?.trim_end().lines().last()?.to_owned())
    });
    let words = logged.or_else(|| plain?.samples.last().cloned()).unwrap_or_else(|| "-".into());
    words.chars().take(WORDS).collect()
}
