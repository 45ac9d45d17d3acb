//! What checks say, as the host keeps it: plain data, checked against the limits on the way in.

mod step;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::outcome::Outcome;
pub use step::{Action, Command, Installation, Piece, Place, Step};

/// What breaks while a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing works for anyone.
    Critical,
    /// A feature, a model or a group of users is broken.
    High,
    /// Works for most.
    Medium,
    /// Hygiene.
    Low,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }
}

/// How sure the check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen directly.
    Confirmed,
    /// Follows from what was seen, with one assumption.
    Likely,
    /// One explanation among several.
    Possible,
}

impl Confidence {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

/// One observed fact, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// For example `http ai-gateway GET /monitoring/healthz`.
    pub source: String,
    /// The quotation, redacted.
    pub text: String,
}

/// One answer of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable for ever.
    pub code: String,
    /// One of the five that a check can say.
    pub outcome: Outcome,
    /// What breaks.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What it is about; empty for the whole set-up.
    pub subject: String,
    /// Arguments of the code's messages.
    pub args: BTreeMap<String, String>,
    /// What was seen.
    pub evidence: Vec<Evidence>,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

impl Finding {
    /// Bytes of all its texts: what it takes in memory and in every report.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let args = self.args.iter().map(|(name, value)| name.len() + value.len());
        let evidence = self.evidence.iter().map(|evidence| evidence.source.len() + evidence.text.len());
        let steps = self.steps.iter().map(|step| {
            step.message.len() + step.action.bytes() + step.undo.as_ref().map(Action::bytes).unwrap_or_default()
        });
        self.code.len() + self.subject.len() + args.chain(evidence).chain(steps).sum::<usize>()
    }

    /// Puts what is known of the set-up in the place of what a person would have to fill in.
    pub fn fill(&mut self, known: &BTreeMap<String, String>) {
        for step in &mut self.steps {
            step.action.fill(known);
            if let Some(undo) = &mut step.undo {
                undo.fill(known);
            }
        }
    }

    /// Every text that the check has made, names too: what a secret could stand in. Its code is one of those that it
    /// declared.
    pub fn each_text(&mut self, look: &mut dyn FnMut(&mut String)) {
        look(&mut self.subject);
        for (mut name, mut value) in std::mem::take(&mut self.args) {
            look(&mut name);
            look(&mut value);
            self.args.insert(name, value);
        }
        for evidence in &mut self.evidence {
            look(&mut evidence.source);
            look(&mut evidence.text);
        }
        for step in &mut self.steps {
            look(&mut step.message);
            std::iter::once(&mut step.action).chain(&mut step.undo).for_each(|action| action.each_text(look));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(args: &[(&str, &str)], evidence: Vec<Evidence>, steps: Vec<Step>) -> Finding {
        Finding {
            code: "DUO1101".into(),
            outcome: Outcome::Fail,
            severity: Severity::High,
            confidence: Confidence::Confirmed,
            subject: "model/a".into(),
            args: args.iter().map(|&(name, value)| (name.into(), value.into())).collect(),
            evidence,
            steps,
        }
    }

    fn step(action: Action, undo: Option<Action>) -> Step {
        Step { message: "fix-1".into(), place: Place::Network, action, undo, interrupts: false }
    }

    /// Its bytes are those that a reader finds in it: no text is forgotten, none counts twice.
    #[test]
    fn a_finding_takes_the_bytes_of_all_its_texts() {
        let pieces = || vec![Piece::Text("--file=".into()), Piece::Placeholder("a-file".into())];
        let command = |program: &str| Command {
            installation: Installation::Any,
            arguments: vec![vec![Piece::Text(program.into())], pieces()],
        };
        let setting = Action::Setting { name: "proxy".into(), value: pieces() };
        let of = "DUO1101model/a".len();
        assert_eq!(finding(&[], vec![], vec![]).bytes(), of);
        let evidence = || Evidence { source: "log llm".into(), text: "日本".into() };
        let quoted = finding(&[("host", "a.example"), ("port", "5052")], vec![evidence(), evidence()], vec![]);
        assert_eq!(quoted.bytes(), of + "hosta.exampleport5052log llm日本log llm日本".len());
        for (action, text) in [
            (Action::Command(vec![command("docker"), command("kubectl")]), "docker--file=a-filekubectl--file=a-file"),
            (setting.clone(), "proxy--file=a-file"),
            (Action::Instruction, ""),
            (Action::Verify("a-check".into()), "a-check"),
        ] {
            let once = finding(&[], vec![], vec![step(action.clone(), None)]);
            assert_eq!(once.bytes(), of + "fix-1".len() + text.len(), "{action:?}");
            let undone = finding(&[], vec![], vec![step(action.clone(), Some(setting.clone())), step(action, None)]);
            assert_eq!(undone.bytes(), of + 2 * ("fix-1".len() + text.len()) + "proxy--file=a-file".len());
        }
    }

    /// Those that are looked at are those that are counted, but for the code.
    #[test]
    fn every_text_of_a_finding_is_looked_at() {
        let pieces = || vec![Piece::Text("a text".into()), Piece::Placeholder("a-name".into())];
        let command = Command { installation: Installation::Any, arguments: vec![pieces(), pieces()] };
        let setting = || Action::Setting { name: "a setting".into(), value: pieces() };
        let steps = vec![
            step(Action::Command(vec![command]), Some(setting())),
            step(setting(), None),
            step(Action::Instruction, Some(Action::Verify("a-check".into()))),
        ];
        let evidence = vec![Evidence { source: "log llm".into(), text: "said".into() }];
        let mut finding = finding(&[("host", "a.example"), ("a-port", "5052")], evidence, steps);
        let mut seen = finding.code.len();
        finding.each_text(&mut |text| seen += text.len());
        assert_eq!(seen, finding.bytes());
        finding.each_text(&mut |text| *text = "*".repeat(text.len()));
        assert_eq!(finding.bytes(), seen);
        assert_eq!(format!("{finding:?}").matches('*').count(), seen - finding.code.len(), "{finding:?}");
    }
}
