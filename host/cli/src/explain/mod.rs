//! `explain`: the page of a code, of a check, or of what explains a text.

mod page;
mod text;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;

use super::Failure;
use super::args::{Explain, General};
use super::{output, setup};
use duo_doctor_model::Check;
use duo_doctor_model::description::Hop;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::{harmless, shortened};
use duo_doctor_texts::family;
use duo_doctor_texts::nearest::nearest;
use duo_doctor_texts::reader::{Reading, readings};
use duo_doctor_texts::signatures::{Known, Signatures};
use duo_doctor_wording::{Words, did_you_mean};
use page::Page;

/// Characters of an unknown text that the answer repeats.
const SHOWN: usize = 100;

/// Records of one text that say different things and are shown; the others are counted.
const RECORDS: usize = 5;

/// A record, and what explains it.
struct Found<'a> {
    reading: Reading,
    known: Vec<Known<'a>>,
}

pub(crate) async fn run(general: &General, arguments: &Explain) -> Result<ExitCode, Failure> {
    let known = setup::checks(&arguments.sources).await?;
    let checks = known.all();
    let words = Words::new(general.language(), &checks);
    let what = text::asked(&arguments.what)?;
    let page = Page { words: &words, style: general.style(), width: general.layout(false).width };
    let code = what.to_uppercase();
    let none = BTreeMap::new();
    let shown = if let Some(check) = checks.iter().find(|check| check.description.codes.contains(&code)) {
        page.of_code(check, &code, &none)
    } else if let Some(check) = checks.iter().find(|check| check.description.id == what.to_lowercase()) {
        page.of_check(check)
    } else if let Some(causes) = text::causes_of_report(&what) {
        let of = |(code, args): &(String, BTreeMap<String, String>)| {
            let check = checks.iter().find(|check| check.description.codes.contains(code))?;
            Some(page.of_code(check, code, args))
        };
        causes.iter().filter_map(of).collect::<Vec<_>>().join("\n")
    } else {
        let signatures = Signatures::new(&checks).map_err(|problem| Failure::new(ExitCode::PackRejected, problem))?;
        let (found, left) = looked_up(&what, &signatures);
        if let Some(left_out) = signatures.left_out() {
            output::tell(left_out);
        }
        // What a family tells is an answer.
        let is_answered = |found: &Found<'_>| !found.known.is_empty() || family::of(&found.reading).is_some();
        if !found.iter().any(is_answered) {
            // A line that tells of nothing bad needs no page.
            let is_quiet = readings(&what).all(|reading| reading.is_understood && !reading.is_error);
            let near = if is_quiet { String::new() } else { near(&page, &what, &checks) };
            let gap = if found.is_empty() || near.is_empty() { "" } else { "\n" };
            write!(std::io::stdout().lock(), "{}{gap}{near}", of_found(&page, &found, left))?;
            let message =
                if found.is_empty() { unknown(&words, &what, &checks) } else { words.say("explain-no-page", &[]) };
            return Err(known.failure(Failure::new(ExitCode::NothingSelected, message)));
        }
        of_found(&page, &found, left)
    };
    write!(std::io::stdout().lock(), "{shown}")?;
    Ok(known.exit(ExitCode::Healthy))
}

/// That nothing is known of a text, and what was meant perhaps.
fn unknown(words: &Words, what: &str, checks: &[Arc<Check>]) -> String {
    let names = checks.iter().flat_map(|check| check.description.codes.iter().chain([&check.description.id]));
    let hint = did_you_mean(what, names.map(String::as_str)).in_words(words);
    let shown = harmless(&shortened(what, SHOWN)).replace('\n', " ");
    words.say("explain-unknown", &[("text", &shown), ("hint", &hint)])
}

/// Passes (`..00`) and what is not known (`..90` to `..99`) explain no text. A private check's code may be one letter.
fn is_of_a_fault(code: &str) -> bool {
    !matches!(code.as_bytes(), [.., b'0', b'0'] | [.., b'9', b'0'..=b'9'])
}

/// The pages with words in common, by their titles.
fn near(page: &Page<'_>, what: &str, checks: &[Arc<Check>]) -> String {
    let codes = checks.iter().flat_map(|check| check.description.codes.iter().map(move |code| (&**check, &**code)));
    let codes: Vec<(&Check, &str)> = codes.filter(|(_, code)| is_of_a_fault(code)).collect();
    let texts: Vec<String> = codes.iter().map(|(check, code)| page.words_of(check, code)).collect();
    let known = |place: usize| Known { check: codes[place].0, code: codes[place].1, args: BTreeMap::new() };
    let near: Vec<Known<'_>> = nearest(what, &texts).into_iter().map(known).collect();
    if near.is_empty() { String::new() } else { page.of_near(&near) }
}

fn of_found(page: &Page<'_>, found: &[Found<'_>], left: usize) -> String {
    let mut shown = String::new();
    let only = found.len() == 1;
    for found in found {
        let reading = page.of_reading(&found.reading);
        if !shown.is_empty() {
            shown.push('\n');
        }
        shown += &reading;
        if let Some(family) = page.of_family(&found.reading, found.known.len()) {
            shown += &format!("{}{family}", if reading.is_empty() { "" } else { "\n" });
        }
        let gap = if shown.is_empty() || shown.ends_with("\n\n") { "" } else { "\n" };
        shown += match &found.known[..] {
            [] => String::new(),
            [one] if only => format!("{gap}{}", page.of_code(one.check, one.code, &one.args)),
            [one] => page.title(one),
            several => format!("{gap}{}", page.of_several(several)),
        }
        .as_str();
    }
    if left > 0 {
        shown += &format!(
            "\n{}",
            page.wrapped("", &page.words.say("explain-more-records", &[("count", &left.to_string())]))
        );
    }
    shown
}

/// The records of a text that say different things, with what explains them, and how many more there are.
fn looked_up<'a>(what: &str, signatures: &Signatures<'a>) -> (Vec<Found<'a>>, usize) {
    let hop = what.split_whitespace().last().and_then(|word| {
        let is_hop = |hop: &Hop| hop.name().eq_ignore_ascii_case(word);
        Hop::ALL.into_iter().find(is_hop).filter(|_| what.split_whitespace().count() <= 3)
    });
    let mut found: Vec<Found<'a>> = Vec::new();
    let mut left = 0;
    let mut told: Vec<String> = Vec::new();
    for mut reading in readings(what) {
        reading.hop = hop.or(reading.hop);
        let known = signatures.of(&reading);
        let is_told = reading.is_error && (reading.cause().is_some() || reading.hop.is_some());
        // A sentence alone need not speak of an error to be known.
        let is_quiet = reading.level.is_some() && !reading.is_error;
        let is_family = || !is_quiet && family::of(&reading).is_some();
        if known.is_empty() && !is_told && !is_family() {
            continue;
        }
        let codes: Vec<&str> = known.iter().map(|known| known.code).collect();
        let said = if codes.is_empty() { reading.words().to_owned() } else { codes.join(" ") };
        if told.contains(&said) {
            continue;
        }
        // What is explained comes before what is only read.
        if told.len() >= RECORDS && (known.is_empty() || found.iter().all(|found| !found.known.is_empty())) {
            left += 1;
            continue;
        }
        if told.len() >= RECORDS {
            let place = found.iter().rposition(|found| found.known.is_empty()).unwrap_or_default();
            found.remove(place);
            left += 1;
        }
        told.push(said);
        found.push(Found { reading, known });
    }
    // Of one request the record that tells the most stands for the others, which tell its consequences.
    let deepest = |id: &str| {
        let of_it = found.iter().filter(|found| found.reading.correlation.as_deref() == Some(id));
        of_it.map(|found| found.reading.chain.len()).max()
    };
    let depths: Vec<Option<usize>> =
        found.iter().map(|found| found.reading.correlation.as_deref().and_then(deepest)).collect();
    let mut depths = depths.into_iter();
    found.retain(|found| depths.next().flatten().is_none_or(|depth| found.reading.chain.len() == depth));
    found.sort_by_key(|found| found.known.is_empty());
    (found, left)
}

#[cfg(test)]
mod tests {
    use super::is_of_a_fault;

    #[test]
    fn passes_and_what_is_not_known_are_near_no_text() {
        for (code, is_fault) in [
            ("DUO4103", true),
            ("DUO4190", false),
            ("DUO4199", false),
            ("DUO4100", false),
            ("A", true),
            ("9", true),
            ("0", true),
        ] {
            assert_eq!(is_of_a_fault(code), is_fault, "{code}");
        }
    }
}
