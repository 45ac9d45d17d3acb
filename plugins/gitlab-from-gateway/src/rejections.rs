//! What the gateway's log says about GitLab's tokens.
//!
//! GitLab's keys can be fine and the gateway still hold others: it keeps what it loaded for a day.
//! Rejected signatures prove that only while nothing after the last of them shows better keys: no
//! start, no load of keys, no accepted token. Expired tokens and foreign audiences prove nothing
//! of the sort and are not counted.

use duo_doctor_sdk::Evidence;
use duo_doctor_sdk::logs::{self, Log, contains, field_equals, field_present, regex};
use duo_doctor_sdk::serde_json::{self, Value};

/// Seconds for which the gateway keeps the keys that it loaded.
const CACHE: f64 = 86_400.0;

/// One load of keys writes a line for GitLab and one for the customer portal; a few loads are enough.
const SAMPLES: u32 = 6;

/// Issuer of the tokens that the gateway makes itself.
const OWN_ISSUER: &str = "gitlab-ai-gateway";

/// Searches the gateway's log.
pub(crate) fn search() -> Log {
    logs::search("ai-gateway")
        .predicate("signature", &[contains("Signature verification failed")])
        .predicate("no-keys", &[contains("No keys founds in JWKS")])
        .predicate("prefetch", &[contains("Could not prefetch keys")])
        .predicate("loaded", &[contains("JWKS refreshed")])
        .predicate("started", &[regex("Uvicorn running on|Application startup complete")])
        .predicate(
            "accepted",
            &[field_equals("logger", "api.access"), field_equals("status_code", "200"), field_present("token_issuer")],
        )
        .group_by("token_issuer")
        .samples(SAMPLES)
        .run()
}

/// What the log proves about the keys that the gateway holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// No rejection that still counts.
    Quiet,
    /// The gateway's keys are old; seen directly, where the log names them.
    Old {
        /// The log names the keys that it holds, and none is GitLab's.
        seen: bool,
    },
    /// The gateway holds GitLab's present keys and rejects signatures: others signed them.
    Foreign,
    /// Rejections without a readable time.
    Unordered,
}

/// Weighs the log against the keys that GitLab serves now.
pub(crate) fn weigh(log: &Log, issuer: Option<&str>, present: &[String], now: f64) -> Verdict {
    let rejections = [log.hit("signature"), log.hit("no-keys")];
    if rejections.iter().all(Option::is_none) {
        return Verdict::Quiet;
    }
    let last = |name: &str| log.hit(name).and_then(|hit| hit.last);
    let Some(rejected) = rejections.iter().flatten().filter_map(|hit| hit.last).reduce(f64::max) else {
        return Verdict::Unordered;
    };
    let better = [last("loaded"), last("started"), accepted(log, issuer)].into_iter().flatten();
    if now - rejected > CACHE || better.into_iter().any(|time| time > rejected) {
        return Verdict::Quiet;
    }
    // Without any key the gateway says so; then the names of earlier keys tell nothing.
    if last("no-keys") == Some(rejected) {
        return Verdict::Old { seen: false };
    }
    let held = held_keys(log).filter(|_| last("started").is_none_or(|started| last("loaded") > Some(started)));
    match held {
        Some(held) if !present.is_empty() && present.iter().all(|key| held.contains(key)) => Verdict::Foreign,
        Some(held) => Verdict::Old { seen: !present.is_empty() && present.iter().all(|key| !held.contains(key)) },
        None => Verdict::Old { seen: false },
    }
}

/// When a token of GitLab was last accepted; those that the gateway made itself do not count.
fn accepted(log: &Log, issuer: Option<&str>) -> Option<f64> {
    let groups = &log.hit("accepted")?.groups;
    let gitlab = groups.iter().filter(|group| match issuer {
        Some(issuer) => group.value.trim_end_matches('/') == issuer.trim_end_matches('/'),
        None => group.value != OWN_ISSUER,
    });
    gitlab.filter_map(|group| group.last).reduce(f64::max)
}

/// Endings of the names of keys that the gateway makes itself.
const OWN_KEYS: [&str; 2] = ["_signing_key", "_validation_key"];

/// The names of the keys in the newest line about a load from GitLab. Who loads it is called `Gitlab` or by the class
/// that does so; a line with the gateway's own keys alone is none.
fn held_keys(log: &Log) -> Option<Vec<String>> {
    let lines = log.hit("loaded")?.samples.iter().rev();
    lines.filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|line| {
        let field = |name: &str| line.get(name).or_else(|| line.get("extra").and_then(|extra| extra.get(name)));
        let provider = field("provider").and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let gitlab = !provider.starts_with("customer");
        let keys = field("kids").and_then(Value::as_array).filter(|_| gitlab)?;
        let names: Vec<String> = keys.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let own = |name: &String| OWN_KEYS.iter().any(|end| name.ends_with(end));
        (!names.iter().all(own)).then_some(names)
    })
}

/// How often a predicate held.
pub(crate) fn count(log: &Log, predicate: &str) -> u64 {
    log.hit(predicate).map_or(0, |hit| hit.count)
}

/// One quotation for each kind of rejection that the log has.
pub(crate) fn evidence(log: &Log) -> Vec<Evidence> {
    let hits = ["signature", "no-keys", "prefetch"].into_iter().filter_map(|name| log.hit(name));
    let quotations = hits.map(|hit| {
        let newest = hit.samples.last().map(|line| logs::quoted(line)).unwrap_or_default();
        Evidence::new(format!("log {}", log.source), format!("({}) {newest}", hit.count))
    });
    quotations.collect()
}
