//! What a person reads, to the character, in both languages: a whole report, the repair plan, what checks would touch,
//! pages of explanations. Reports of every outcome at once are compared beside the report's own code.

use std::sync::LazyLock;

use duo_doctor_wording::Language;
use regex::Regex;

use crate::support::golden::assert_golden;
use crate::support::set_up::{SetUp, component};
use crate::support::{Ran, Run, program};

fn languages() -> impl Iterator<Item = &'static str> {
    Language::whole().map(Language::tag)
}

/// A text without what differs from one run to the next, each part by one of the same width, so that lines break at the
/// same places: ports that the system chose, times, durations, ids of requests.
fn normalised(text: &str) -> String {
    static CHANGES: LazyLock<[(Regex, &str); 7]> = LazyLock::new(|| {
        let regex = |pattern| Regex::new(pattern).expect("a regular expression");
        [
            (regex(r"127\.0\.0\.1:\d{5}"), "127.0.0.1:00000"),
            (regex(r"port=\d{5}"), "port=00000"),
            (regex(r"models\.test:\d{5}"), "models.test:00000"),
            // The run's name with the machine's, whatever its length.
            (regex(r"\d{8}T\d{6}Z-[0-9a-f]{8}   \S+"), "20000101T000000Z-00000000   machine"),
            (regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"), "2000-01-01T00:00:00"),
            (regex(r"\b01[0-9A-HJKMNP-TV-Z]{24}\b"), "01000000000000000000000000"),
            (regex(r"\d+\.\ds\b"), "0.0s"),
        ]
    });
    let mut text = text.to_owned();
    for (pattern, same) in &*CHANGES {
        let padded = |found: &regex::Captures<'_>| format!("{same:>0$}", found[0].len());
        text = pattern.replace_all(&text, padded).into_owned();
    }
    text
}

/// What was printed must be the golden, whatever the exit code that is wanted.
fn same(language: &str, name: &str, code: i32, ran: &Ran) {
    assert_eq!(ran.code, code, "{ran:?}");
    assert_golden(language, name, &normalised(&ran.stdout));
}

#[test]
fn the_report_of_the_set_up_that_newcomers_see() {
    for language in languages() {
        same(language, "report-demo", 1, &Run::new(["demo", "--lang", language]).go());
    }
}

/// With steps to undo, values to fill in, and a cause that lies behind another.
#[test]
fn the_repairs_of_two_causes() {
    for language in languages() {
        let ran = Run::new(["demo", "two-faults-trust-and-v1", "--format", "plan", "--lang", language]).go();
        same(language, "worklist-two-faults", 1, &ran);
    }
}

/// A check with a prerequisite, one that has meaning elsewhere only, one that is left out, and one without any grant.
#[test]
fn what_checks_would_touch() {
    const GUEST: &str = "passes-always";
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    for language in languages() {
        let words = ["gateway-from-gitlab", "chat-streaming", "ai-logging", GUEST];
        let words = words.into_iter().chain(["--vantage", "workstation", "--skip", "ai-logging", "--lang", language]);
        let all = words.map(str::to_owned).chain(component(GUEST));
        let mut ran = set_up.run("plan", &configuration, all).go();
        ran.stdout = ran.stdout.replace(&format!("{}/", set_up.folder().display()), "");
        same(language, "plan", 0, &ran);
    }
}

#[test]
fn pages_of_a_code_a_check_and_a_status() {
    for language in languages() {
        for (name, what) in
            [("explain-code", "DUO4103"), ("explain-check", "gateway-health"), ("explain-status", "421")]
        {
            same(language, name, 0, &Run::new(["explain", what, "--lang", language]).go());
        }
    }
}

/// What is printed around reports, in the language of whoever reads it.
#[test]
fn help_lists_and_slips() {
    let folder = program().parent().expect("the folder of the program").display().to_string();
    for language in languages() {
        let said = |name: &str, code: i32, words: &[&str]| {
            let words = words.iter().copied().chain(["--lang", language]);
            let mut ran = Run::new(words).env("TERM", "dumb").go();
            ran.stdout = format!("{}{}", ran.stdout, ran.stderr).replace(&folder, "FOLDER");
            same(language, name, code, &ran);
        };
        said("help", 0, &["--help"]);
        said("help-check", 0, &["check", "--help"]);
        said("list-checks", 0, &["list", "checks"]);
        said("slip-option", 2, &["check", "--skp", "license"]);
        said("slip-value", 2, &["check", "--impact", "none"]);
        said("slip-verb", 2, &["chek"]);
        said("init-nothing", 2, &["init"]);
    }
}
