//! Random findings, edges and blocked checks: the diagnosis says what the plain way says.

use super::*;

/// The same numbers on every machine (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, choice: &[T]) -> T {
        choice[self.below(choice.len())]
    }
}

const CODES: [&str; 14] = [
    "DUO1", "DUO11", "DUO1101", "DUO1102", "DUO12", "DUO1201", "DUO2101", "DUO2103", "DUO22", "DUO2201", "ACME-1",
    "ACME-12", "ACME-2", "X",
];
const PATTERNS: [&str; 12] =
    ["*", "DUO*", "DUO1*", "DUO11*", "DUO1101*", "DUO1101", "DUO2101", "DUO22*", "ACME-1*", "ACME-2", "X*", "NOBODY*"];
const SUBJECTS: [&str; 4] = ["", "a", "b", "model/a"];
/// Worlds that are compared; a second, in a build for development.
const WORLDS: u64 = 3_000;

const CHECKS: [&str; 3] = ["one", "two", "three"];

/// In every second world one check is a customer's.
fn publisher(check: &str, seed: u64) -> &'static Publisher {
    if check == "three" && seed % 2 == 1 { &Publisher::Local } else { &Publisher::Vendor }
}

/// A world of up to 14 findings and some edges. Large ones are one knot, small ones have many causes.
fn compare(seed: u64) -> Diagnosis {
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
    let symptoms: Vec<Symptom<'_>> = (0..random.below(15))
        .map(|_| {
            let check = random.of(&CHECKS);
            Symptom {
                check,
                publisher: publisher(check, seed),
                hop: random.of(&Hop::ALL),
                code: random.of(&CODES),
                subject: random.of(&SUBJECTS),
                outcome: random.of(&[Outcome::Fail, Outcome::Fail, Outcome::Fail, Outcome::Warn, Outcome::Pass]),
                severity: random.of(&[Severity::Critical, Severity::High, Severity::Low]),
                confidence: random.of(&[Confidence::Confirmed, Confidence::Likely]),
            }
        })
        .collect();
    let patterns = if random.below(3) == 0 { &PATTERNS[..] } else { &PATTERNS[3..] };
    let explanations: Vec<Explanation> =
        (0..random.below(14)).map(|_| edge(random.of(patterns), random.of(patterns), random.below(2) == 0)).collect();
    let edges: Vec<Edge<'_>> = explanations
        .iter()
        .map(|explanation| {
            let check = random.of(&CHECKS);
            Edge { check, publisher: publisher(check, seed), explanation }
        })
        .collect();
    let blocked: Vec<Blocked<'_>> = (0..random.below(4))
        .map(|_| {
            let by = (0..random.below(4)).map(|_| random.of(&CHECKS)).collect();
            Blocked { check: random.of(&["six", "seven"]), by }
        })
        .collect();
    let diagnosis = diagnose(&symptoms, &edges, &blocked);
    assert_eq!(
        diagnosis,
        plain::diagnose(&symptoms, &edges, &blocked),
        "seed {seed}\n{symptoms:#?}\n{edges:#?}\n{blocked:#?}"
    );
    diagnosis
}

#[test]
fn says_what_the_plain_way_says() {
    let all: Vec<Diagnosis> = (0..WORLDS).map(compare).collect();
    // The worlds are worth comparing: with several causes, with chains, with warnings on both sides.
    let count = |fits: fn(&Diagnosis) -> bool| all.iter().filter(|diagnosis| fits(diagnosis)).count();
    assert!(count(|diagnosis| diagnosis.causes.len() > 2) > 150);
    assert!(count(|diagnosis| diagnosis.causes.iter().any(|cause| cause.explains.len() > 3)) > 75);
    assert!(count(|diagnosis| diagnosis.causes.iter().any(|cause| !cause.blocks.is_empty())) > 150);
    assert!(count(|diagnosis| diagnosis.warnings.len() > 1) > 150);
    assert!(count(|diagnosis| diagnosis.causes.iter().any(|cause| !cause.claimed_by.is_empty())) > 150);
}

/// Every finding with every other over every edge would be two hundred billion comparisons.
#[test]
fn ten_thousand_findings_are_no_burden() {
    let names: Vec<String> = (0..10_000).map(|number| format!("DUO{number:04}")).collect();
    let subjects: Vec<String> = (0..100).map(|number| format!("model/{number}")).collect();
    let symptoms: Vec<Symptom<'_>> = names
        .iter()
        .enumerate()
        .map(|(at, code)| symptom(Hop::Gateway, code, &subjects[at % 100], Severity::High))
        .collect();
    // Ten explain the next ten, and so on; among ten no two have the same subject.
    let chain = (0..999).map(|ten| edge(&format!("DUO{ten:03}*"), &format!("DUO{:03}*", ten + 1), true));
    let nothing = (0..1_000).map(|ten| edge(&format!("DUO{ten:03}*"), &format!("DUO{ten:03}*"), false));
    let edges: Vec<Explanation> = chain.chain(nothing).collect();
    let diagnosis = diagnosed(&symptoms, &edges);
    assert_eq!(codes(&diagnosis), &names[..10]);
    assert!(diagnosis.causes.iter().all(|cause| cause.explains.len() == 9_990));
}
