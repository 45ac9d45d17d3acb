//! Pages of codes, of checks and of texts, from the same messages as the report.

use std::collections::BTreeMap;

use duo_doctor_model::Check;
use duo_doctor_model::policy::Publisher;
use duo_doctor_model::text::{harmless, shortened};
use duo_doctor_report::{Paint, StyleChoice, wrap};
use duo_doctor_texts::family;
use duo_doctor_texts::reader::Reading;
use duo_doctor_texts::signatures::Known;
use duo_doctor_wording::{Branch, Words, link};

use crate::said;

/// Characters of a service's own sentence that are shown.
const WORDS: usize = 600;

/// Whose check it is, where it is not the vendor's.
fn whose(check: &Check) -> String {
    match &check.publisher {
        Publisher::Vendor => String::new(),
        other => format!(" [{other}]"),
    }
}

/// Puts pages together.
pub(super) struct Page<'a> {
    pub words: &'a Words,
    pub style: StyleChoice,
    pub width: usize,
}

impl Page<'_> {
    /// What a text says, in one sentence and in its own words.
    pub(super) fn of_reading(&self, reading: &Reading) -> String {
        let is_bare = !reading.is_understood && reading.hop.is_none();
        let Some(sentence) = said::sentence(self.words, reading).filter(|_| !is_bare) else { return String::new() };
        let own = shortened(reading.words(), WORDS);
        let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
        let own = self.words.say("reading-words", &[("words", &harmless(&own))]);
        format!("{}{}", self.wrapped("", &sentence), self.wrapped("  ", &own))
    }

    /// What a text means beside so many pages, and what to do about it.
    pub(super) fn of_family(&self, reading: &Reading, pages: usize) -> Option<String> {
        let family = family::beside(reading, pages)?;
        let key = format!("family-{}", family.key);
        Some(self.wrapped("", &self.words.say(&key, &[])) + &self.steps(&self.words.steps(&key)))
    }

    /// The steps of a repair, by number.
    fn steps(&self, steps: &[String]) -> String {
        let numbered = steps.iter().enumerate().map(|(number, step)| format!("{}. {step}", number + 1));
        self.heading("explain-fix") + &numbered.map(|step| self.wrapped("  ", &step)).collect::<String>()
    }

    /// The page of a code: the branch that these arguments prove, or all that they leave open.
    pub(super) fn of_code(&self, check: &Check, code: &str, args: &BTreeMap<String, String>) -> String {
        let id = &check.description.id;
        let (code_shown, whose) = (self.style.paint(Paint::Strong, code), whose(check));
        let mut page = format!("{code_shown}   {id} {}{whose}\n", check.description.version);
        let args = args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        match &self.words.branches_of_check(id, code, &args)[..] {
            [] => {}
            [only] => {
                page += &self.wrapped("", &only.message);
                page += &self.of_branch(only, true);
            }
            several => {
                page += &self.heading("explain-branches");
                for (number, branch) in several.iter().enumerate() {
                    let title = self.words.say("explain-branch", &[("number", &(number + 1).to_string())]);
                    page +=
                        &format!("\n{}\n{}", self.style.paint(Paint::Strong, title), self.wrapped("", &branch.message));
                    page += &self.of_branch(branch, number == 0 || branch.consequence != several[0].consequence);
                }
            }
        }
        page + &self.about(check)
    }

    fn of_branch(&self, branch: &Branch, with_consequence: bool) -> String {
        let mut page = self.section("explain-cause", branch.cause.clone());
        page += &self.section("explain-consequence", branch.consequence.clone().filter(|_| with_consequence));
        if !branch.fixes.is_empty() {
            page += &self.steps(&branch.fixes);
        }
        page
    }

    /// Pages of which any can be the one.
    pub(super) fn of_several(&self, several: &[Known<'_>]) -> String {
        let mut page = self.wrapped("", &self.words.say("explain-one-of", &[]));
        page += &several.iter().map(|known| self.title(known)).collect::<String>();
        page + "\n" + &self.wrapped("", &self.words.say("explain-several", &[]))
    }

    /// Pages that share words with a text.
    pub(super) fn of_near(&self, near: &[Known<'_>]) -> String {
        let titles = near.iter().map(|known| self.title(known)).collect::<String>();
        self.wrapped("", &self.words.say("explain-near", &[])) + &titles
    }

    /// All that the page of a code says.
    pub(super) fn words_of(&self, check: &Check, code: &str) -> String {
        let branches = self.words.branches_of_check(&check.description.id, code, &BTreeMap::new());
        let of = |branch: Branch| {
            let parts = [Some(branch.message), branch.cause, branch.consequence].into_iter().flatten();
            parts.chain(branch.fixes).collect::<Vec<_>>().join(" ")
        };
        branches.into_iter().map(of).collect::<Vec<_>>().join(" ")
    }

    /// A page by its title.
    pub(super) fn title(&self, known: &Known<'_>) -> String {
        let id = &known.check.description.id;
        let hop = self.words.say(&format!("hop-{}", known.check.description.hop.name()), &[]);
        let args = known.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let branches = self.words.branches_of_check(id, known.code, &args);
        let mut titles: Vec<&str> = Vec::new();
        for branch in &branches {
            if !titles.contains(&&*branch.message) {
                titles.push(&branch.message);
            }
        }
        // None of several is said as if it were so.
        let mark = if titles.len() > 1 { "- " } else { "" };
        let titles = titles.iter().map(|title| self.wrapped("  ", &format!("{mark}{title}"))).collect::<String>();
        let code = self.style.paint(Paint::Strong, known.code);
        format!("\n{code}   {id} ({hop}){}\n{titles}", whose(known.check))
    }

    pub(super) fn of_check(&self, check: &Check) -> String {
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
            text += &check
                .description
                .links
                .iter()
                .map(|page| format!("  {}\n", link(page, self.words.language)))
                .collect::<String>();
        }
        text
    }

    fn section(&self, heading: &str, text: Option<String>) -> String {
        text.map(|text| self.heading(heading) + &self.wrapped("  ", &text)).unwrap_or_default()
    }

    pub(super) fn heading(&self, key: &str) -> String {
        format!("\n{}\n", self.style.paint(Paint::Strong, self.words.say(key, &[])))
    }

    pub(super) fn wrapped(&self, indent: &str, text: &str) -> String {
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

    fn page(messages: &str, args: &[(&str, &str)]) -> String {
        let mut check = check("a", &[]);
        check.messages.insert("en".into(), messages.to_owned());
        let check = Arc::new(check);
        let words = Words::new(Language::English, std::slice::from_ref(&check));
        let page = Page { words: &words, style: StyleChoice { colour: false, symbols: Symbols::Unicode }, width: 80 };
        let args = args.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        page.of_code(&check, "CODE-A", &args)
    }

    #[test]
    fn twenty_steps_of_a_repair_are_shown() {
        let shown = |steps: usize| {
            let fix = |number: usize| format!("    .fix-{number} = do thing number {number}\n");
            let messages = format!("CODE-A = broken\n{}", (1..=steps).map(fix).collect::<String>());
            page(&messages, &[]).matches("do thing number").count()
        };
        assert_eq!((shown(20), shown(21)), (20, 20));
    }

    #[test]
    fn of_a_sentence_600_characters_are_shown() {
        let words = Words::new(Language::English, &[]);
        let page = Page { words: &words, style: StyleChoice { colour: false, symbols: Symbols::Unicode }, width: 80 };
        let shown = |count: usize| page.of_reading(&Reading::of(&format!("ERROR: timeout {}", "y".repeat(count))));
        let ys = |count: usize| shown(count).matches('y').count();
        assert_eq!((ys(592), ys(593)), (592, 592));
        assert!(shown(593).contains('…') && !shown(592).contains('…'));
    }

    #[test]
    fn a_branch_that_is_not_proven_is_a_possibility() {
        let messages = "CODE-A = { $how ->\n        [dns] no name\n       *[other] no answer\n    }\n    .fix-1 = { $how \
            ->\n        [dns] ask the name server\n       *[other] wait\n    }\n";
        let proven = page(messages, &[("how", "dns")]);
        assert!(proven.contains("no name") && !proven.contains("no answer") && !proven.contains("wait"), "{proven}");
        let open = page(messages, &[]);
        assert!(
            open.contains("Possibility 1") && open.contains("ask the name server") && open.contains("wait"),
            "{open}"
        );
    }
}
