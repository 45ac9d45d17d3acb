//! `explain`: the page of a code, of a check, or of what explains a text, from the same messages as
//! the report.

use std::io::{Read as _, Write as _};

use super::Failure;
use super::args::{Explain, General};
use super::{output, setup};
use duo_doctor_model::description::Hop;
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::policy::Publisher;
use duo_doctor_model::{Check, did_you_mean};
use duo_doctor_report::{Paint, StyleChoice, wrap};
use duo_doctor_texts::signatures::{Known, Signatures};
use duo_doctor_wording::Words;

/// Bytes of a pasted text: some screens of a log.
const INPUT: u64 = 1 << 20;

/// Characters of an unknown text that the answer repeats.
const SHOWN: usize = 100;

/// Steps that a code's messages can word; no repair has as many.
const STEPS: usize = 20;

pub(crate) async fn run(general: &General, arguments: &Explain) -> Result<ExitCode, Failure> {
    let known = setup::checks(&arguments.sources).await?;
    let checks = known.all();
    let words = Words::new(general.language(), &checks);
    let what = text(&arguments.what)?;
    let code = what.to_uppercase();
    let with_code = checks.iter().find(|check| check.description.codes.contains(&code));
    let with_id = checks.iter().find(|check| check.description.id == what.to_lowercase());
    let width = general.layout(false).width;
    let page = Page { words: &words, style: general.style(), width };
    let text = match (with_code, with_id) {
        (Some(check), _) => page.of_code(check, &code),
        (None, Some(check)) => page.of_check(check),
        (None, None) => {
            let signatures =
                Signatures::new(&checks).map_err(|problem| Failure::new(ExitCode::PackRejected, problem))?;
            let found = looked_up(&what, &signatures);
            if let Some(left_out) = signatures.left_out() {
                output::tell(left_out);
            }
            match &found[..] {
                [] => {
                    let shown: String = what.chars().take(SHOWN).collect();
                    let names =
                        checks.iter().flat_map(|check| check.description.codes.iter().chain([&check.description.id]));
                    let hint = did_you_mean(&what, names.map(String::as_str));
                    let message = format!(
                        "no check knows `{}`{hint}; `duo-doctor list codes` shows all codes, and those of a private check \
                         are known with the --component or --pack that it was run with",
                        shown.escape_debug()
                    );
                    return Err(known.failure(Failure::new(ExitCode::NothingSelected, message)));
                }
                [only] => page.of_code(only.check, only.code),
                several => page.of_several(several),
            }
        }
    };
    write!(std::io::stdout().lock(), "{text}")?;
    Ok(known.exit(ExitCode::Healthy))
}

/// What is asked for: the words of the command line, or standard input.
fn text(what: &[String]) -> Result<String, Failure> {
    if what != ["-"] {
        return Ok(what.join(" ").trim().to_owned());
    }
    let mut text = Vec::new();
    let read = std::io::stdin().lock().take(INPUT).read_to_end(&mut text);
    read.map_err(|error| Failure::usage(format!("standard input cannot be read: {error}")))?;
    Ok(String::from_utf8_lossy(&text).trim().to_owned())
}

/// All that explains a text, line by line. What nothing explains and begins with a status is that status, of which only
/// what belongs to the hop is shown, where one is named with it.
fn looked_up<'a>(what: &str, signatures: &Signatures<'a>) -> Vec<Known<'a>> {
    let found = distinct(what.lines().flat_map(|line| signatures.of(line)));
    let mut words = what.split_whitespace();
    let status = words.next().filter(|word| word.len() == 3 && word.parse::<u16>().is_ok_and(|status| status >= 100));
    let Some(status) = status.filter(|_| found.is_empty()) else { return found };
    let hop = words.next().and_then(|word| Hop::ALL.into_iter().find(|hop| hop.name().eq_ignore_ascii_case(word)));
    let of_status = signatures.of(&format!("HTTP {status}")).into_iter();
    distinct(of_status.filter(|known| hop.is_none_or(|hop| known.check.description.hop == hop)))
}

/// Each code once.
fn distinct<'a>(all: impl Iterator<Item = Known<'a>>) -> Vec<Known<'a>> {
    let mut found: Vec<Known<'a>> = Vec::new();
    for known in all {
        if !found.iter().any(|other| other.code == known.code) {
            found.push(known);
        }
    }
    found
}

/// Whose check it is, where it is not the vendor's.
fn whose(check: &Check) -> String {
    match &check.publisher {
        Publisher::Vendor => String::new(),
        other => format!(" [{other}]"),
    }
}

struct Page<'a> {
    words: &'a Words,
    style: StyleChoice,
    width: usize,
}

impl Page<'_> {
    fn of_code(&self, check: &Check, code: &str) -> String {
        let id = &check.description.id;
        let say = |attribute: Option<&str>| self.words.sample_of_check(id, code, attribute);
        let (code_shown, whose) = (self.style.paint(Paint::Strong, code), whose(check));
        let mut page = format!("{code_shown}   {id} {}{whose}\n", check.description.version);
        page += &self.wrapped("", &say(None).unwrap_or_default());
        for (heading, attribute) in [("explain-cause", "cause"), ("explain-consequence", "consequence")] {
            page += &self.section(heading, say(Some(attribute)));
        }
        let steps: Vec<String> = (1..=STEPS)
            .map_while(|number| Some(format!("{number}. {}", say(Some(&format!("fix-{number}")))?)))
            .collect();
        if !steps.is_empty() {
            page += &self.heading("explain-fix");
            page += &steps.iter().map(|step| self.wrapped("  ", step)).collect::<String>();
        }
        page + &self.about(check)
    }

    fn of_several(&self, several: &[Known<'_>]) -> String {
        let mut page = format!("{}\n", self.words.say("explain-several", &[]));
        for known in several {
            let id = &known.check.description.id;
            let hop = self.words.say(&format!("hop-{}", known.check.description.hop.name()), &[]);
            let title = self.words.sample_of_check(id, known.code, None).unwrap_or_default();
            let code = self.style.paint(Paint::Strong, known.code);
            page += &format!("\n{code}   {id} ({hop}){}\n{}", whose(known.check), self.wrapped("  ", &title));
        }
        page
    }

    fn of_check(&self, check: &Check) -> String {
        let description = &check.description;
        let title = self.words.sample_of_check(&description.id, "title", None).unwrap_or_default();
        let id = self.style.paint(Paint::Strong, &description.id);
        let mut page = format!("{id} {}{}   {title}\n{}", description.version, whose(check), self.about(check));
        page += &self.heading("explain-codes");
        for code in &description.codes {
            let finding = self.words.sample_of_check(&description.id, code, None).unwrap_or_default();
            page += &self.wrapped("  ", &format!("{code}  {finding}"));
        }
        page
    }

    fn about(&self, check: &Check) -> String {
        let say = |key: &str| self.words.sample_of_check(&check.description.id, key, None);
        let mut text = String::new();
        for (heading, key) in
            [("explain-about", "about"), ("explain-proves", "proves"), ("explain-does-not-prove", "does-not-prove")]
        {
            text += &self.section(heading, say(key));
        }
        if !check.description.links.is_empty() {
            text += &self.heading("explain-links");
            // A link that is wrapped cannot be copied.
            text += &check.description.links.iter().map(|link| format!("  {link}\n")).collect::<String>();
        }
        text
    }

    fn section(&self, heading: &str, text: Option<String>) -> String {
        text.map(|text| self.heading(heading) + &self.wrapped("  ", &text)).unwrap_or_default()
    }

    fn heading(&self, key: &str) -> String {
        format!("\n{}\n", self.style.paint(Paint::Strong, self.words.say(key, &[])))
    }

    fn wrapped(&self, indent: &str, text: &str) -> String {
        let options = wrap::options(self.width).initial_indent(indent).subsequent_indent(indent);
        text.lines().map(|line| textwrap::fill(line, &options) + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use duo_doctor_model::testing::check;
    use duo_doctor_report::Symbols;
    use duo_doctor_wording::Language;

    #[test]
    fn twenty_steps_of_a_repair_are_shown() {
        let shown = |steps: usize| {
            let fix = |number: usize| format!("    .fix-{number} = do thing number {number}\n");
            let messages = format!("CODE-A = broken\n{}", (1..=steps).map(fix).collect::<String>());
            let mut check = check("a", &[]);
            check.messages.insert("en".into(), messages);
            let check = Arc::new(check);
            let words = Words::new(Language::English, std::slice::from_ref(&check));
            let page =
                Page { words: &words, style: StyleChoice { colour: false, symbols: Symbols::Unicode }, width: 80 };
            page.of_code(&check, "CODE-A").matches("do thing number").count()
        };
        assert_eq!((shown(20), shown(21)), (20, 20));
    }
}
