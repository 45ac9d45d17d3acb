//! What a fixture expects of `judge`, and how that is compared, written and kept up to date.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Confidence, Evidence, Finding, Outcome, Severity, Step};

/// A finding as a fixture states it; what is not given is not compared, except for `subject` (empty unless given).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    code: String,
    outcome: Outcome,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    severity: Option<Severity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    confidence: Option<Confidence>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    subject: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    args: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<Seen>>,
}

/// Evidence: its source, or with the text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Seen {
    Source(String),
    Whole(Evidence),
}

/// The members of [`Expected`] and [`Evidence`] in the order in which they are written.
pub(crate) const ORDER: [&str; 10] =
    ["code", "outcome", "severity", "confidence", "subject", "args", "steps", "evidence", "source", "text"];

impl Expected {
    fn is(&self, finding: &Finding) -> bool {
        let evidence = |seen: &Vec<Seen>| {
            seen.len() == finding.evidence.len()
                && seen.iter().zip(&finding.evidence).all(|(seen, found)| match seen {
                    Seen::Source(source) => *source == found.source,
                    Seen::Whole(evidence) => evidence == found,
                })
        };
        self.code == finding.code
            && self.outcome == finding.outcome
            && self.subject == finding.subject
            && self.severity.is_none_or(|severity| severity == finding.severity)
            && self.confidence.is_none_or(|confidence| confidence == finding.confidence)
            && self.args.iter().all(|(name, value)| finding.args.get(name) == Some(value))
            && self.steps.as_ref().is_none_or(|steps| *steps == lines(finding))
            && self.evidence.as_ref().is_none_or(evidence)
    }

    /// The finding, with as much of it as was stated before: of one that is new, all but steps and evidence.
    fn renewed(finding: &Finding, earlier: Option<&Self>) -> Self {
        let stated = |name: &str| earlier.is_none_or(|earlier| earlier.args.contains_key(name));
        let with_severity = bad(finding.outcome) || earlier.is_some_and(|earlier| earlier.severity.is_some());
        let texts: BTreeSet<&str> = earlier.iter().flat_map(|earlier| earlier.texts()).collect();
        let seen = |evidence: &Evidence| match texts.contains(evidence.source.as_str()) {
            true => Seen::Whole(evidence.clone()),
            false => Seen::Source(evidence.source.clone()),
        };
        Self {
            code: finding.code.clone(),
            outcome: finding.outcome,
            severity: with_severity.then_some(finding.severity),
            confidence: earlier.and_then(|earlier| earlier.confidence).map(|_| finding.confidence),
            subject: finding.subject.clone(),
            args: finding
                .args
                .iter()
                .filter(|(name, _)| stated(name))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            steps: earlier.and_then(|earlier| earlier.steps.as_ref()).map(|_| lines(finding)),
            evidence: earlier
                .and_then(|earlier| earlier.evidence.as_ref())
                .map(|_| finding.evidence.iter().map(seen).collect()),
        }
    }

    /// Sources whose text is stated.
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.evidence.iter().flatten().filter_map(|seen| match seen {
            Seen::Whole(evidence) => Some(evidence.source.as_str()),
            Seen::Source(_) => None,
        })
    }
}

fn bad(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Fail | Outcome::Warn)
}

fn lines(finding: &Finding) -> Vec<String> {
    finding.steps.iter().map(Step::line).collect()
}

/// Why the findings are not the expected ones: both sides, or a severity that is not stated.
pub(crate) fn difference(findings: &[Finding], expected: &[Expected]) -> Option<String> {
    let same = findings.len() == expected.len()
        && expected.iter().zip(findings).all(|(expected, finding)| expected.is(finding));
    if !same {
        let found = findings.iter().map(|finding| format!("\n  {}", whole(finding))).collect::<String>();
        let expected = expected
            .iter()
            .map(|expected| format!("\n  {}", serde_json::to_string(expected).unwrap_or_default()))
            .collect::<String>();
        return Some(format!("\n found{found}\n expected{expected}"));
    }
    let silent = expected.iter().find(|expected| bad(expected.outcome) && expected.severity.is_none())?;
    Some(format!("`{}` has no `severity`; a fail and a warn must state it", silent.code))
}

/// All of a finding, written as a fixture would.
fn whole(finding: &Finding) -> String {
    let all = Expected {
        severity: Some(finding.severity),
        confidence: Some(finding.confidence),
        steps: Some(lines(finding)),
        evidence: Some(finding.evidence.iter().cloned().map(Seen::Whole).collect()),
        ..Expected::renewed(finding, None)
    };
    serde_json::to_string(&all).unwrap_or_default()
}

/// What is expected from now on: what was found, stated in as much detail as before.
pub(crate) fn renewed(findings: &[Finding], earlier: &[Expected]) -> Vec<Expected> {
    let earlier_of = |finding: &Finding| {
        let mut same_code = earlier.iter().filter(|earlier| earlier.code == finding.code);
        same_code.clone().find(|earlier| earlier.subject == finding.subject).or_else(|| same_code.next())
    };
    findings.iter().map(|finding| Expected::renewed(finding, earlier_of(finding))).collect()
}

/// States what [`lacking`] finds, each in the first finding that has it.
pub(crate) fn complete(cases: &mut [(&[Finding], &mut Vec<Expected>)]) {
    let (mut steps, mut evidence) = lacking(cases.iter().map(|(findings, expected)| (*findings, expected.as_slice())));
    for (findings, expected) in cases {
        for (finding, expected) in findings.iter().zip(expected.iter_mut()).filter(|(finding, _)| bad(finding.outcome))
        {
            if steps.remove(&(finding.code.clone(), lines(finding))) {
                expected.steps = Some(lines(finding));
            }
            if evidence.remove(&finding.code) {
                let seen = finding.evidence.iter().map(|evidence| Seen::Source(evidence.source.clone()));
                expected.evidence = Some(seen.collect());
            }
        }
    }
}

/// Of findings that fail or warn: codes with steps that no fixture states for them, and codes whose evidence none states.
pub(crate) fn lacking<'a>(
    cases: impl Iterator<Item = (&'a [Finding], &'a [Expected])> + Clone,
) -> (BTreeSet<(String, Vec<String>)>, BTreeSet<String>) {
    let findings = || cases.clone().flat_map(|(findings, _)| findings).filter(|finding| bad(finding.outcome));
    let expected = || cases.clone().flat_map(|(_, expected)| expected);
    let mut steps = BTreeSet::from_iter(findings().map(|finding| (finding.code.clone(), lines(finding))));
    let mut evidence = BTreeSet::from_iter(findings().map(|finding| finding.code.clone()));
    for stated in expected() {
        if let Some(lines) = &stated.steps {
            steps.remove(&(stated.code.clone(), lines.clone()));
        }
        if stated.evidence.is_some() {
            evidence.remove(&stated.code);
        }
    }
    (steps, evidence)
}
