//! What the gateway's log says about certificates and keys. Only what is newer than the last start
//! still counts.

use duo_doctor_sdk::Evidence;
use duo_doctor_sdk::logs::{self, Log, contains, field_equals, regex};

use crate::Leg;

/// GitLab's certificate is refused: the path tells the leg.
pub(crate) const GITLAB_REFUSED: &str = "gitlab-refused";
/// A signing key that cannot be read.
pub(crate) const KEY: &str = "key";
/// A bundle that is not there.
pub(crate) const BUNDLE: &str = "bundle";

const STARTED: &str = "started";
const LOADED: &str = "loaded";

const SAMPLES: u32 = 1;

/// Searches a query may have besides those above.
const MODELS: usize = 32;

/// Searches the gateway's log.
pub(crate) fn search(models: &[Leg]) -> Log {
    let verify = contains("CERTIFICATE_VERIFY_FAILED");
    let mut search = logs::search("ai-gateway")
        .predicate(GITLAB_REFUSED, &[verify.clone(), regex("openid-configuration|/oauth/discovery/keys|/-/jwks")])
        .predicate(KEY, &[field_equals("exception_class", "JWKError")])
        .predicate(BUNDLE, &[contains("Could not find a suitable TLS CA certificate bundle")])
        .predicate(STARTED, &[regex("Uvicorn running on|Application startup complete")])
        .predicate(LOADED, &[contains("JWKS refreshed"), regex("(?i)\"provider\": ?\"gitlab\"")]);
    for leg in models.iter().take(MODELS) {
        let host = format!("Cannot connect to host {}:{}", leg.connection.host, leg.connection.port);
        search = search.predicate(&leg.connection.name, &[verify.clone(), contains(&host)]);
    }
    search.samples(SAMPLES).run()
}

/// Lines of a kind, where the newest is newer than the last start.
pub(crate) fn since_start(log: &Log, predicate: &str) -> Option<u64> {
    let hit = log.hit(predicate)?;
    let last = |name: &str| log.hit(name).and_then(|hit| hit.last);
    // A line without a time cannot be shown to be old.
    let old = hit.last.zip(last(STARTED)).is_some_and(|(line, start)| line < start);
    let repaired = predicate == GITLAB_REFUSED && hit.last.zip(last(LOADED)).is_some_and(|(line, keys)| line < keys);
    (!old && !repaired).then_some(hit.count)
}

/// A quotation of the newest line of a kind.
pub(crate) fn evidence(log: &Log, predicate: &str) -> Option<Evidence> {
    let hit = log.hit(predicate)?;
    let newest = logs::quoted(hit.samples.last()?);
    Some(Evidence::new(format!("log {}", log.source), format!("({}) {newest}", hit.count)))
}
