//! The table of texts that people paste: each leads to its pages and to their branches, in every language.

use std::collections::BTreeMap;

use duo_doctor_texts::reader::readings;
use duo_doctor_texts::signatures::Signatures;
use duo_doctor_wording::{Args, Catalogue, Language};
use serde::Deserialize;
use serde_json::json;

use crate::support::{Run, core, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    text: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    trace: Option<String>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    codes: Vec<String>,
    #[serde(default)]
    args: BTreeMap<String, String>,
}

impl Row {
    /// The text, or the line of the gateway's log that has it.
    fn pasted(&self) -> String {
        if self.trace.is_none() && self.fields.is_empty() {
            return self.text.clone();
        }
        let class = self.text.split(": ").next().and_then(|class| class.rsplit('.').next()).unwrap_or_default();
        let trace = self.trace.as_ref().map(|trace| {
            format!(
                "Traceback (most recent call last):\n  File \"/home/aigateway/app/x.py\", line 1, in f\n    g()\n{trace}\n\nThe \
                 above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  \
                 File \"/home/aigateway/app/y.py\", line 2, in h\n    f()\n{}\n",
                self.text
            )
        });
        let class = self.fields.get("exception_class").map_or(class, String::as_str);
        let extra: BTreeMap<_, _> = self.fields.iter().filter(|(name, _)| *name != "exception_class").collect();
        json!({
            "status_code": null, "exception_class": class, "backtrace": trace.unwrap_or_default(), "correlation_id": "01KBC11W4H6Q",
            "extra": extra, "logger": "exceptions", "level": "error", "type": "mlops", "stage": "main",
            "timestamp": "2026-11-28T09:14:07.381920Z", "message": self.text,
        })
        .to_string()
    }
}

fn table() -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("tests/signatures.toml")).expect("there is a table of texts");
    toml::from_str::<Table>(&text).unwrap_or_else(|error| panic!("signatures.toml: {error}")).text
}

#[test]
fn every_text_leads_to_its_pages_and_proves_what_it_says() {
    let core = core();
    let signatures = Signatures::new(&core).expect("signatures");
    let mut wrong = Vec::new();
    for row in table() {
        let pasted = row.pasted();
        let known = readings(&pasted).map(|reading| signatures.of(&reading)).find(|known| !known.is_empty());
        let known = known.unwrap_or_default();
        let mut codes: Vec<&str> = known.iter().map(|known| known.code).collect();
        codes.sort_unstable();
        let proven = |(name, value): (&String, &String)| known.iter().any(|known| known.args.get(name) == Some(value));
        if codes != row.codes || !row.args.iter().all(proven) {
            let args: Vec<_> = known.iter().map(|known| &known.args).collect();
            wrong.push(format!("{pasted}\n  wants {:?} {:?}\n  has   {codes:?} {args:?}", row.codes, row.args));
        }
    }
    assert!(wrong.is_empty(), "{} texts\n{}", wrong.len(), wrong.join("\n"));
}

/// An argument that no branch has would show another one, and nobody would see it.
#[test]
fn what_signatures_give_are_branches_in_every_language() {
    let mut wrong = Vec::new();
    for (check, language) in core().iter().flat_map(|check| Language::whole().map(move |language| (check, language))) {
        let catalogue = Catalogue::new(&check.messages[language.tag()], language).expect("messages are read");
        for signature in &check.description.signatures {
            for (name, value) in signature.args.iter().filter(|(_, value)| !value.starts_with('$')) {
                let code = &signature.code;
                let choices = catalogue.choices(code).and_then(|choices| choices.get(name));
                let fits = choices.is_none_or(|choices| choices.contains(value));
                let entries = catalogue.entries();
                let used = entries.iter().any(|(key, variables)| {
                    key.split('.').next() == Some(code.as_str()) && variables.contains(name.as_str())
                });
                if !fits || !used {
                    wrong.push(format!("{code} {}: no message has `{name}` as `{value}`", language.tag()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Pages that are shown without asking which branch it is.
#[test]
fn explain_shows_the_branch_that_a_text_proves() {
    let core = core();
    let signatures = Signatures::new(&core).expect("signatures");
    for row in table().into_iter().filter(|row| row.codes.len() == 1 && !row.args.is_empty()).step_by(8) {
        let pasted = row.pasted();
        let known = readings(&pasted).map(|reading| signatures.of(&reading)).find(|known| !known.is_empty());
        let known = known.and_then(|known| known.into_iter().next()).expect("a page");
        for language in Language::whole() {
            let catalogue = Catalogue::new(&known.check.messages[language.tag()], language).expect("messages");
            let args: Args<'_> = known.args.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
            let ran = Run::new(["explain", "--lang", language.tag(), &pasted]).go();
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let shown = squeezed(&ran.stdout);
            let branches = catalogue.branches(known.code, &args);
            let one = branches.iter().any(|branch| shown.contains(&squeezed(&branch.message)));
            assert!(one, "{pasted} {}: {branches:?}\n{}", language.tag(), ran.stdout);
        }
    }
}
