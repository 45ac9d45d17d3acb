//! Whether the log is there, is the gateway's, and can be read.

use duo_doctor_sdk::clock;
use duo_doctor_sdk::environment::Environment;
use duo_doctor_sdk::logs::{File, Log};
use duo_doctor_sdk::{Confidence, Evidence, Finding, Severity, Step};

use crate::{FORMAT_JSON, Facts, LEVEL, SOURCE, TO_FILE, verify};

/// Seconds by which the clocks of two machines, and a copied log, may lag without meaning anything.
const MARGIN: f64 = 300.0;

/// Characters of a log line that evidence quotes.
const QUOTED: usize = 300;

/// What is wrong with the log itself, if anything; then its contents prove nothing.
pub(crate) fn judge(facts: &Facts) -> Option<Finding> {
    let nothing = !facts.files.is_empty() && facts.files.iter().all(|file| file.bytes == 0);
    if nothing { Some(empty(facts)) } else { unreadable(facts).or_else(|| behind(facts)) }
}

/// When the newest file changed last.
pub(crate) fn newest(files: &[File]) -> String {
    clock::shown(files.iter().filter_map(|file| file.modified).reduce(f64::max))
}

fn empty(facts: &Facts) -> Finding {
    let paths: Vec<&str> = facts.files.iter().map(|file| file.path.as_str()).collect();
    let finding = Finding::fail("DUO3501", Severity::Medium)
        .arg("files", paths.join(", "))
        .arg("why", why(&facts.environment))
        .evidence(Evidence::new(format!("log {SOURCE}"), format!("{}: 0 B", paths.join(", "))));
    repair(finding, facts)
}

/// Access lines that are there as text and not as JSON.
fn unreadable(facts: &Facts) -> Option<Finding> {
    let log = &facts.log;
    if log.hit("access").is_some() {
        return None;
    }
    let (kind, hit) = match (log.hit("access-text"), log.hit("access-words")) {
        (Some(hit), _) => ("prefix", hit),
        (None, Some(hit)) => ("words", hit),
        (None, None) => return None,
    };
    let sample = hit.samples.last().map(|line| line.chars().take(QUOTED).collect::<String>()).unwrap_or_default();
    let mut finding = Finding::warn("DUO3503", Severity::Medium)
        .arg("kind", kind)
        .arg("count", hit.count)
        .evidence(Evidence::new(format!("log {SOURCE}"), sample));
    finding = match kind {
        "prefix" => finding.step(collect(facts)),
        _ => finding.step(Step::take_gateway_down()).step(Step::gateway_with(FORMAT_JSON, "true")),
    };
    if facts.environment.missing.is_none() {
        finding = finding.evidence(facts.environment.evidence(SOURCE, FORMAT_JSON));
    }
    Some(verify(finding))
}

/// GitLab has had answers from the gateway that this log does not know of.
fn behind(facts: &Facts) -> Option<Finding> {
    let answered = last_answer(&facts.gitlab_log)?;
    let access = facts.log.hit("access").and_then(|hit| hit.last);
    if facts.log.partial || access.is_some_and(|last| last + MARGIN >= answered) {
        return None;
    }
    let (answered, last) = (clock::shown(Some(answered)), clock::shown(access));
    let state = if access.is_some() { "older" } else { "none" };
    let finding = Finding::fail("DUO3502", Severity::Medium)
        .confidence(Confidence::Likely)
        .arg("state", state)
        .arg("why", why(&facts.environment))
        .arg("answered", &answered)
        .arg("last", &last)
        .arg("lines", facts.log.lines)
        .evidence(Evidence::new("log llm", format!("response_received: {answered}")))
        .evidence(Evidence::new(format!("log {SOURCE}"), format!("api.access: {last}")));
    Some(repair(finding, facts))
}

fn last_answer(log: &Log) -> Option<f64> {
    ["finished", "received"].into_iter().filter_map(|name| log.hit(name)?.last).reduce(f64::max)
}

/// The variable that accounts for a missing log, as far as the variables are known.
fn why(environment: &Environment) -> &'static str {
    let level = environment.text(LEVEL).map(|level| level.trim().to_uppercase());
    let silent = level.is_some_and(|level| ["WARNING", "ERROR", "CRITICAL"].contains(&level.as_str()));
    match environment.text(TO_FILE).map(str::trim) {
        Some(file) if !file.is_empty() => "file",
        _ if silent => "level",
        _ if environment.missing.is_some() => "unknown",
        _ => "collection",
    }
}

fn repair(finding: Finding, facts: &Facts) -> Finding {
    let environment = &facts.environment;
    let finding = match why(environment) {
        "file" => finding.evidence(environment.evidence(SOURCE, TO_FILE)),
        "level" => finding.evidence(environment.evidence(SOURCE, LEVEL)),
        _ => finding,
    };
    let file = environment.text(TO_FILE).unwrap_or("-").to_owned();
    let finding = finding.arg("to-file", file);
    let without = match why(environment) {
        "file" => TO_FILE,
        "level" => LEVEL,
        _ => {
            let look = Step::in_gateway(&["sh", "-c", "env | grep AIGW_LOGGING"]);
            return verify(finding.step(collect(facts)).step(look));
        }
    };
    verify(finding.step(Step::take_gateway_down()).step(Step::gateway_without(without)).step(collect(facts)))
}

/// The gateway's log into the file that was read, where it is one.
fn collect(facts: &Facts) -> Step {
    Step::gateway_log_to_file(match facts.files.as_slice() {
        [file] => &file.path,
        _ => "",
    })
}
