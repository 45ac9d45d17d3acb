//! `explain`: the page of a code or of a check, from the same messages as the report.

use std::io::Write as _;

use super::Failure;
use super::args::{Explain, General};
use super::setup;
use crate::outcome::ExitCode;
use crate::plugin::Plugin;
use crate::report::{Paint, StyleChoice};
use crate::wording::Words;

/// Steps that a code's messages can word; no repair has as many.
const STEPS: usize = 20;

pub async fn run(general: &General, arguments: &Explain) -> Result<ExitCode, Failure> {
    let checks = setup::checks(&arguments.sources).await?;
    let words = Words::new(general.language(), &checks.plugins);
    let what = arguments.what.trim();
    let code = what.to_uppercase();
    let with_code = checks.plugins.iter().find(|plugin| plugin.description.codes.contains(&code));
    let with_id = checks.plugins.iter().find(|plugin| plugin.description.id == what.to_lowercase());
    let width = general.layout(false).width;
    let page = Page { words: &words, style: general.style(), width };
    let text = match (with_code, with_id) {
        (Some(plugin), _) => page.of_code(plugin, &code),
        (None, Some(plugin)) => page.of_check(plugin),
        (None, None) => {
            let message = format!("no check knows `{what}`; `duo-doctor list codes` shows all codes");
            return Err(Failure::new(ExitCode::NothingSelected, message));
        }
    };
    write!(std::io::stdout().lock(), "{text}")?;
    Ok(ExitCode::Healthy)
}

struct Page<'a> {
    words: &'a Words,
    style: StyleChoice,
    width: usize,
}

impl Page<'_> {
    fn of_code(&self, plugin: &Plugin, code: &str) -> String {
        let id = &plugin.description.id;
        let say = |attribute: Option<&str>| self.words.sample_of_check(id, code, attribute);
        let mut page = format!("{}   {id} {}\n", self.style.paint(Paint::Strong, code), plugin.description.version);
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
        page + &self.about(plugin)
    }

    fn of_check(&self, plugin: &Plugin) -> String {
        let description = &plugin.description;
        let title = self.words.sample_of_check(&description.id, "title", None).unwrap_or_default();
        let id = self.style.paint(Paint::Strong, &description.id);
        let mut page = format!("{id} {}   {title}\n{}", description.version, self.about(plugin));
        page += &self.heading("explain-codes");
        for code in &description.codes {
            let finding = self.words.sample_of_check(&description.id, code, None).unwrap_or_default();
            page += &self.wrapped("  ", &format!("{code}  {finding}"));
        }
        page
    }

    fn about(&self, plugin: &Plugin) -> String {
        let say = |key: &str| self.words.sample_of_check(&plugin.description.id, key, None);
        let mut text = String::new();
        for (heading, key) in
            [("explain-about", "about"), ("explain-proves", "proves"), ("explain-does-not-prove", "does-not-prove")]
        {
            text += &self.section(heading, say(key));
        }
        if !plugin.description.links.is_empty() {
            text += &self.heading("explain-links");
            // A link that is wrapped cannot be copied.
            text += &plugin.description.links.iter().map(|link| format!("  {link}\n")).collect::<String>();
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
        let options = textwrap::Options::new(self.width)
            .initial_indent(indent)
            .subsequent_indent(indent)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        text.lines().map(|line| textwrap::fill(line, &options) + "\n").collect()
    }
}
