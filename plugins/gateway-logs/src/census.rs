//! The exceptions in the log, by class.

use duo_doctor_sdk::clock;
use duo_doctor_sdk::logs::{self, Group, Hit, Log};
use duo_doctor_sdk::serde_json::{self, Value};
use duo_doctor_sdk::{Evidence, Finding, Place, Severity, Step};

use crate::class::{self, Leg};
use crate::verify;

/// Classes that get a finding; a log full of nonsense must not flood the report.
const CLASSES: usize = 12;

/// As many of one class are worth a finding even where good answers followed.
const FEW: u64 = 3;

/// So many good answers after the last exception, and the trouble is over, however long it was.
const HEALED: usize = 3;

/// One in so many requests, as well: below it, the trouble was passing.
const SHARE: u64 = 50;

/// Log lines that evidence quotes.
const LINES: usize = 3;

/// Characters of a class's name; it becomes part of a subject.
const NAME: usize = 48;

/// What the log says about exceptions.
pub(crate) struct Census {
    /// One for each class that matters.
    pub findings: Vec<Finding>,
    /// Exceptions that are too few to matter and are followed by good answers.
    pub rare: u64,
}

/// Counts each class once: the line about the exception, or where there is none the access line.
pub(crate) fn of(log: &Log) -> Census {
    let groups = |name: &str| log.hit(name).map_or(&[][..], |hit| hit.groups.as_slice());
    let tracked = groups("exceptions");
    let known = |group: &&Group| !tracked.iter().any(|other| other.value == group.value);
    let mut seen: Vec<(&str, &Group)> = tracked.iter().map(|group| ("exceptions", group)).collect();
    seen.extend(groups("streams").iter().filter(known).map(|group| ("streams", group)));
    seen.extend(groups("uncaught").iter().filter(known).map(|group| ("uncaught", group)));
    let (passing, lasting): (Vec<_>, Vec<_>) = seen.into_iter().partition(|(_, group)| passed(log, group));
    let findings = lasting.iter().take(CLASSES).map(|(predicate, group)| finding(log, predicate, group)).collect();
    Census { findings, rare: passing.iter().map(|(_, group)| group.count).sum() }
}

/// Few, and the newest answer of the gateway is a good one.
fn passed(log: &Log, group: &Group) -> bool {
    // Each failed "Test connection" of an administrator, and of these checks through GitLab, leaves one exception.
    let tests = log.hit("tests").map_or(0, |hit| hit.count);
    if group.count <= tests && matches!(class::leg(&group.value, ""), Leg::Model) {
        return true;
    }
    let last = |name: &str| log.hit(name).and_then(|hit| hit.last);
    // A process that started later has another configuration, and what it does wrong it has logged since.
    if group.last.is_some_and(|time| last("started").is_some_and(|started| started > time)) {
        return true;
    }
    let Some(good) = last("answered") else { return false };
    let recovered = group.last.is_some_and(|time| time < good) && last("streams").is_none_or(|time| time < good);
    let requests = log.hit("requests").map_or(0, |hit| hit.count);
    let since = |time: f64| log.hit("answered").map_or(0, |hit| hit.later(time));
    let healed = group.last.is_some_and(|time| since(time) >= HEALED);
    recovered && (healed || group.count < FEW || group.count.saturating_mul(SHARE) < requests)
}

fn finding(log: &Log, predicate: &str, group: &Group) -> Finding {
    let lines = log.hit(predicate).map(|hit| about(hit, &group.value)).unwrap_or_default();
    let line = lines.last().copied().unwrap_or_default();
    let class = plain(&group.value);
    let (first, last) = (clock::shown(group.first), clock::shown(group.last));
    let finding = match (class::leg(&group.value, line), predicate) {
        (Leg::DocumentedTest, _) => Finding::warn("DUO3515", Severity::Low),
        (Leg::Model, _) => Finding::fail("DUO3511", Severity::Medium),
        (Leg::Keys, _) => Finding::fail("DUO3512", Severity::Medium),
        (Leg::Program, "streams") => Finding::fail("DUO3514", Severity::Medium),
        (Leg::Program, _) => Finding::fail("DUO3513", Severity::Medium).arg("kind", class::known_fault(line)),
    };
    let counted = format!("exception_class {class}: {}, {first} … {last}", group.count);
    let finding = finding
        .subject(format!("exception/{class}"))
        .arg("class", &class)
        .arg("count", group.count)
        .arg("first", &first)
        .arg("last", &last)
        .arg("message", field(line, &["exception_message", "message"]))
        .arg("correlation", field(line, &["correlation_id"]))
        .evidence(Evidence::new("log ai-gateway", counted));
    let quoted = lines.iter().rev().take(LINES).map(|line| Evidence::new("log ai-gateway", logs::quoted(line)));
    let finding = quoted.fold(finding, Finding::evidence);
    let correlation = field(line, &["correlation_id"]);
    verify(look(finding, line).step(Step::gateway_log_of_request(&correlation)))
}

/// Where each leg's fault is found.
fn look(finding: Finding, line: &str) -> Finding {
    let other = |check| Step::verify(Place::AiGatewayHost, check);
    match finding.code.as_str() {
        "DUO3511" | "DUO3514" => finding.step(other("model-reachable")).step(other("model-endpoint")),
        "DUO3512" => finding.step(other("gateway-environment")).step(other("gitlab-from-gateway")),
        "DUO3513" => finding.step(match class::known_fault(line) {
            "custom-models" => other("gateway-environment"),
            "tokenizer" => Step::in_gateway(&["sh", "-c", "id; env | grep HF_; ls -la /home/aigateway/.hf"]),
            "permission" => Step::in_gateway(&["sh", "-c", "id; mount | grep /home/aigateway"]),
            "disk" => Step::command(Place::AiGatewayHost, &["df", "--human-readable"]),
            _ => other("gateway-image"),
        }),
        _ => finding,
    }
}

/// The sampled lines of one class, oldest first.
fn about<'a>(hit: &'a Hit, class: &str) -> Vec<&'a str> {
    let of_class =
        |line: &&String| serde_json::from_str::<Value>(line).is_ok_and(|line| line["exception_class"] == class);
    hit.samples.iter().filter(of_class).map(String::as_str).collect()
}

fn field(line: &str, names: &[&str]) -> String {
    let line = serde_json::from_str::<Value>(line).unwrap_or_default();
    let text = names.iter().find_map(|name| line.get(name)?.as_str());
    text.filter(|text| !text.is_empty()).map_or_else(|| "-".into(), logs::sentence)
}

fn plain(class: &str) -> String {
    let plain: String =
        class.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').take(NAME).collect();
    if plain.is_empty() { "-".into() } else { plain }
}
