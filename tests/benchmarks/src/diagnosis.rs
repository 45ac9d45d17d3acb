//! From thousands of findings to their causes.

use duo_doctor_model::description::{Explanation, Hop};
use duo_doctor_model::diagnosis::{Edge, Symptom, diagnose};
use duo_doctor_model::finding::{Confidence, Severity};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::policy::Publisher;

use crate::process::own_cpu;
use crate::statistics::{Samples, goal};

/// Failing findings, and edges between them: more than a thousand checks give on a system where nothing works.
const FINDINGS: usize = 3_000;
const EDGES: usize = 1_000;

/// Says all of it.
const CHECK: &str = "a-check";

/// Runs of each kind.
const ROUNDS: usize = 20;

/// The most that one may take, in milliseconds.
const MOST: f64 = 200.0;

/// Measures ways in which findings can hang together.
pub(crate) fn measure() -> Result<(), String> {
    println!("{FINDINGS} failing findings, {EDGES} edges; {ROUNDS} rounds");
    let start = |block: usize| format!("DUO{block:03}*");
    let next = |block: usize| start((block + 1) % EDGES);
    let shapes: [(&str, Vec<Explanation>); 5] = [
        ("three explain the next three", (0..EDGES - 1).map(|block| edge(start(block), next(block), true)).collect()),
        ("one circle", (0..EDGES).map(|block| edge(start(block), next(block), true)).collect()),
        ("all within each subject", (0..EDGES).map(|block| edge("DUO*".into(), start(block), false)).collect()),
        ("all explain all", (0..EDGES).map(|block| edge("*".into(), start(block), true)).collect()),
        ("half explain others", (0..EDGES).map(halves).collect()),
    ];
    let codes: Vec<String> = (0..FINDINGS).map(|number| format!("DUO{:03}{}", number / 3, number % 3)).collect();
    let subjects: Vec<String> = (0..FINDINGS).map(|number| format!("model/{}", number % 30)).collect();
    let symptoms: Vec<Symptom<'_>> =
        codes.iter().zip(&subjects).map(|(code, subject)| symptom(code, subject)).collect();
    for (name, edges) in shapes {
        let edges: Vec<Edge<'_>> =
            edges.iter().map(|explanation| Edge { check: CHECK, publisher: &Publisher::Vendor, explanation }).collect();
        let mut causes = 0;
        let mut samples = Samples::default();
        for _ in 0..ROUNDS {
            let before = own_cpu();
            causes = diagnose(&symptoms, &edges, &[]).causes.len();
            samples.push(own_cpu() - before);
        }
        let median = samples.median();
        println!("  {name:27} CPU, ms {samples}   causes {causes}   goal: at most {MOST} ms: {}", goal(median, MOST));
    }
    Ok(())
}

/// Each of the first fifteen hundred explains six hundred others: the answer itself names a million findings.
fn halves(edge: usize) -> Explanation {
    self::edge(format!("DUO{:03}*", edge / 2), format!("DUO{}*", 5 + edge % 5), true)
}

fn edge(from: String, to: String, any_subject: bool) -> Explanation {
    Explanation { from, to, any_subject }
}

fn symptom<'a>(code: &'a str, subject: &'a str) -> Symptom<'a> {
    Symptom {
        publisher: &Publisher::Vendor,
        check: CHECK,
        hop: Hop::Model,
        code,
        subject,
        outcome: Outcome::Fail,
        severity: Severity::High,
        confidence: Confidence::Confirmed,
    }
}
