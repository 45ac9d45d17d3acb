//! GitLab's own filter of outbound requests, which refuses before anything is sent. No probe sees
//! it; only `llm.log` does.

use duo_doctor_sdk::logs::{self, Log, field_equals, regex};
use duo_doctor_sdk::{Argument, Confidence, Evidence, Finding, Place, Severity, Step};

use crate::ID;

/// The setting that exempts addresses from the filter.
const ALLOWLIST: &str = "Local IP addresses and domain names that hooks and integrations can access";

/// Lines that evidence may quote.
const SAMPLES: u32 = 2;

/// Events that only follow an answer of the gateway.
const ANSWERED: [&str; 2] = ["response_received", "streaming_finished"];

/// Searches for refusals, and for answers of the gateway that came after them.
pub(crate) fn search() -> Log {
    let search = logs::search("llm")
        .predicate("blocked", &[regex("is blocked: Requests to .{1,60} not allowed")])
        .samples(SAMPLES);
    ANSWERED
        .into_iter()
        .fold(search, |search, event| search.predicate(event, &[field_equals("ai_event_name", event)]))
        .run()
}

/// A refusal after which the gateway never answered.
pub(crate) fn judge(log: &Log) -> Option<Finding> {
    let blocked = log.hit("blocked")?;
    let answered = ANSWERED.into_iter().filter_map(|event| log.hit(event)?.last).reduce(f64::max);
    if let (Some(answered), Some(blocked)) = (answered, blocked.last)
        && answered > blocked
    {
        return None;
    }
    let newest = blocked.samples.last().map(|line| logs::quoted(line)).unwrap_or_default();
    let finding = Finding::fail("DUO2108", Severity::Critical)
        // The line does not name the address that was refused.
        .confidence(Confidence::Likely)
        .arg("count", blocked.count)
        .evidence(Evidence::new("log llm", newest));
    Some(finding)
}

/// The repair: the gateway's address, where it is known, is let through.
pub(crate) fn allow(finding: Finding, address: Option<&str>) -> Finding {
    let value = address.map_or_else(|| "{gateway-host}:{port}".into(), Argument::text);
    finding
        .arg("address", address.unwrap_or("-"))
        .step(Step::setting(Place::GitlabUi, ALLOWLIST, value))
        .step(Step::verify(Place::GitlabHost, ID))
}
