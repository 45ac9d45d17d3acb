//! Reports of runs that are made by hand, printed in every format, language and width, against `tests/golden`:
//! what no set-up brings about at once, or ever (an interruption at a known place).

/// How much a check may say.
mod bounds;
/// The run in which everything happens at once.
mod every_outcome;
#[path = "../../../tests/support/golden.rs"]
mod golden;
/// What a run by hand is made of.
mod made;
/// The host's own words.
mod words;

use golden::assert_golden;
use made::{Ended, printed, report, worklist};

use super::{StyleChoice, Symbols};
use duo_doctor_model::event::Reason;
use duo_doctor_model::outcome::{ExitCode, Outcome, Verdict};
use duo_doctor_wording::Language;

/// No colour, the usual signs.
const PLAIN: StyleChoice = StyleChoice { colour: false, symbols: Symbols::Unicode };

fn in_every_language(name: &str, print: impl Fn(Language) -> String) {
    for language in Language::whole() {
        assert_golden(language.tag(), name, &print(language));
    }
}

fn healthy() -> Vec<Ended> {
    vec![
        Ended::new("license", 1).pass("DUO1200").used(&["GET gitlab /api/v4/license"]),
        Ended::new("gateway-health", 3).pass("DUO3100").printed("asked once\nanswered at once"),
        Ended::new("agent-platform", 7).finding(Outcome::NotApplicable, "DUO7199"),
    ]
}

#[test]
fn everything_at_once_in_every_width() {
    let report = report(every_outcome::ended(), None);
    for width in [80, 100] {
        let print = |language| printed(&report, language, PLAIN, width, false);
        in_every_language(&format!("report-every-outcome-{width}"), print);
    }
}

/// What is counted stays beside its number; only what has no place to break is wider.
#[test]
fn the_head_and_the_verdict_fit_a_narrow_terminal() {
    let report = report(every_outcome::ended(), None);
    let wide = printed(&report, Language::English, PLAIN, 100, false);
    let last = |text: &str| text.trim_end().rsplit("\n\n").next().expect("a last part").to_owned();
    let counts = last(&wide).lines().next().expect("the verdict").to_owned();
    for width in [40, 60, 80] {
        let text = printed(&report, Language::English, PLAIN, width, false);
        let head = text.split("\n\n").next().expect("a head").to_owned();
        let ended = last(&text);
        for line in head.lines().chain(ended.lines()) {
            assert!(line.chars().count() <= width || !line.trim().contains("  "), "{width}: {line}");
        }
        for count in counts.split("  ").map(str::trim).filter(|count| !count.is_empty()) {
            assert!(ended.lines().any(|line| line.contains(count)), "{width}: `{count}` is not whole in {ended}");
        }
    }
}

#[test]
fn letters_instead_of_signs_and_colours() {
    let report = report(every_outcome::ended(), None);
    let print = |symbols, colour| printed(&report, Language::English, StyleChoice { colour, symbols }, 100, false);
    assert_golden("en", "report-every-outcome-ascii", &print(Symbols::Ascii, false));
    assert_golden("en", "report-every-outcome-colour", &print(Symbols::Unicode, true));
}

#[test]
fn what_passed_and_what_was_used_is_shown_on_request() {
    let report = report(healthy(), None);
    assert_eq!((report.verdict, report.coverage, report.exit_code), (Verdict::Healthy, 100, 0));
    in_every_language("report-healthy", |language| printed(&report, language, PLAIN, 100, false));
    in_every_language("report-healthy-verbose", |language| printed(&report, language, PLAIN, 100, true));
}

#[test]
fn an_interrupted_run_says_what_was_not_begun() {
    let interrupted = Ended::new("model-reachable", 6).unrun(Outcome::Unknown, Reason::Interrupted);
    let ended = healthy().into_iter().chain([interrupted]).collect();
    let report = report(ended, Some(ExitCode::Interrupted));
    assert_eq!(
        (report.interrupted, report.verdict, report.coverage, report.exit_code),
        (true, Verdict::Incomplete, 75, 130)
    );
    in_every_language("report-interrupted", |language| printed(&report, language, PLAIN, 100, false));
}

#[test]
fn nothing_selected_is_not_green() {
    let report = report(vec![Ended::new("license", 1).unrun(Outcome::Skipped, Reason::Deselected)], None);
    assert_eq!((report.verdict, report.coverage, report.exit_code), (Verdict::Empty, 0, 4));
    in_every_language("report-nothing-selected", |language| printed(&report, language, PLAIN, 100, false));
}

#[test]
fn where_nothing_could_be_evaluated_the_report_says_so() {
    let report = report(vec![Ended::new("license", 1).finding(Outcome::Unknown, "DUO1290")], None);
    assert_eq!((report.verdict, report.coverage, report.exit_code), (Verdict::Incomplete, 0, 3));
    in_every_language("report-no-coverage", |language| printed(&report, language, PLAIN, 100, false));
}

#[test]
fn repairs_of_every_cause_to_work_through() {
    let broken = report(every_outcome::ended(), None);
    in_every_language("worklist-every-outcome", |language| worklist(&broken, language));
    let healthy = report(healthy(), None);
    in_every_language("worklist-nothing-to-repair", |language| worklist(&healthy, language));
    let nothing = report(vec![Ended::new("license", 1).finding(Outcome::Unknown, "DUO1290")], None);
    in_every_language("worklist-nothing-known", |language| worklist(&nothing, language));
}

/// One screen of a ticket system, however much there is to say.
#[test]
fn a_ticket_is_forty_lines_at_most() {
    let broken = report(every_outcome::ended(), None);
    let healthy = report(healthy(), None);
    for (name, report) in [("ticket-every-outcome", &broken), ("ticket-healthy", &healthy)] {
        in_every_language(name, |language| {
            let ticket = made::ticket(report, language);
            assert!(ticket.lines().count() <= super::ticket::LINES, "{ticket}");
            ticket
        });
    }
}

/// Old answers are not taken for new ones, in any format.
#[test]
fn a_replay_says_that_it_is_one() {
    let replayed = super::Report { replayed: true, ..report(healthy(), None) };
    in_every_language("report-replayed", |language| printed(&replayed, language, PLAIN, 100, false));
    assert!(made::ticket(&replayed, Language::English).contains("REPLAY"));
}

/// Nothing configured and nothing found: what to do instead of what was not evaluated.
#[test]
fn a_bare_run_leads_on() {
    let unknown = Ended::new("license", 1).finding(Outcome::Unknown, "DUO1290");
    let bare = super::Report { target: vec![], configuration: None, ..report(vec![unknown], None) };
    in_every_language("report-bare", |language| {
        let printed = printed(&bare, language, PLAIN, 80, false);
        assert!(printed.lines().count() <= 24, "{printed}");
        printed
    });
}

/// A part of what was planned, rounded down: 99 of 100 is not the whole, and who was left out was not looked at.
#[test]
fn coverage_is_the_part_of_the_planned_that_was_evaluated() {
    let pass = |id: &str| Ended::new(id, 1).pass("DUO1200");
    let unknown = |id: &str| Ended::new(id, 1).finding(Outcome::Unknown, "DUO1290");
    let skipped = |id: &str| Ended::new(id, 1).unrun(Outcome::Skipped, Reason::Deselected);
    let coverage = |ended: Vec<Ended>| report(ended, None).coverage;
    assert_eq!(coverage(vec![pass("a"), pass("b"), unknown("c")]), 66);
    assert_eq!(coverage(vec![pass("a"), skipped("b")]), 50);
    assert_eq!(coverage(vec![unknown("a"), skipped("b")]), 0);
    assert_eq!(coverage(vec![skipped("b")]), 0);
}
