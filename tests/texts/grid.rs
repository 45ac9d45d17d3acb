//! What real software printed at planted faults (`tests/texts/FAMILY/`), and what the reader makes of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use duo_doctor_texts::reader::{Failure, Reading};
use serde_json::Value;

use crate::support::root;

/// Of a hundred texts as many are read right, in every family together; the others say less than they could.
const RIGHT: usize = 92;

/// Texts that are read as something else than was planted: family, software, fault. Each with a reason in its file.
const MISREAD: &str = include_str!("misread.txt");

#[derive(Debug, PartialEq, Eq)]
enum Grade {
    Right,
    /// Less than the text tells, and nothing else.
    Vague,
    Wrong,
}

fn list(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(texts) => texts.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}

fn grade(recorded: &Value) -> Grade {
    let reading = Reading::of(recorded["text"].as_str().expect("a text"));
    let cause = reading.cause();
    let read = cause.and_then(|cause| cause.failure);
    let expected = &recorded["expect"];
    let wanted: Vec<String> = list(&expected["failure"]);
    let status = expected["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    // As the list of faults names it.
    let name = |failure: Failure| if failure == Failure::InUse { "address-in-use" } else { failure.name() };
    let vague =
        matches!(read, None | Some(Failure::Connect | Failure::Internal | Failure::Timeout | Failure::Unavailable));
    let fits = |wanted: &String| match read {
        Some(Failure::Timeout) if wanted.starts_with("timeout") => true,
        Some(read) if wanted == "http" => {
            let by_status = status.and_then(Failure::of_status);
            vague || by_status.is_none_or(|failure| failure == read) || status == reading.status()
        }
        Some(read) => wanted == name(read),
        None => false,
    };
    let reasons = list(&expected["reason"]);
    let reason = cause.and_then(|cause| cause.reason).map(duo_doctor_texts::reader::Reason::name);
    // No client tells a missing intermediate from an unknown authority, nor a cipher from a version.
    let same = |wanted: &String| match (&**wanted, reason) {
        ("missing-intermediate", Some("unknown-issuer")) | ("no-cipher", Some("version")) => true,
        (wanted, reason) => Some(wanted) == reason,
    };
    let is_right = wanted.iter().any(fits) && (reasons.is_empty() || reasons.iter().any(same));
    match (is_right || wanted.is_empty() && vague, vague) {
        (true, _) => Grade::Right,
        (false, true) => Grade::Vague,
        (false, false) => Grade::Wrong,
    }
}

/// What is in a folder, in order.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    found
}

/// Family, software and fault of every text, with its grade.
fn graded() -> Vec<(String, String, String, Grade)> {
    let families = inside(&root().join("tests/texts")).into_iter().filter(|path| path.is_dir());
    let mut graded = Vec::new();
    for family in families.filter(|path| !path.ends_with("make")) {
        for file in inside(&family).into_iter().filter(|path| path.extension().is_some_and(|end| end == "jsonl")) {
            let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
            for line in std::fs::read_to_string(&file).expect("a file").lines() {
                let recorded: Value = serde_json::from_str(line).expect("JSON");
                let text = |key: &str| recorded[key].as_str().expect("a text").to_owned();
                graded.push((name(&family), text("software"), text("fault"), grade(&recorded)));
            }
        }
    }
    graded
}

#[test]
fn what_real_software_prints_is_read_right_or_not_at_all() {
    let graded = graded();
    assert!(graded.len() > 2_000, "the recorded texts are not there");
    let mut families: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (family, software, fault, grade) in &graded {
        let counts = families.entry(family).or_default();
        match grade {
            Grade::Right => counts[0] += 1,
            Grade::Vague => counts[1] += 1,
            Grade::Wrong => {
                counts[2] += 1;
                wrong.push(format!("{family} {software} {fault}"));
            }
        }
    }
    let known: Vec<&str> = MISREAD.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    let new: Vec<&String> = wrong.iter().filter(|wrong| !known.contains(&wrong.as_str())).collect();
    let stale: Vec<&&str> = known.iter().filter(|known| !wrong.iter().any(|wrong| wrong == **known)).collect();
    let right = families.values().map(|counts| counts[0]).sum::<usize>() * 100 / graded.len();
    let table: Vec<String> =
        families.iter().map(|(family, [right, vague, wrong])| format!("{family}: {right} {vague} {wrong}")).collect();
    println!("family: right, vague, wrong\n{}", table.join("\n"));
    assert!(new.is_empty(), "read as something else: {new:#?}");
    assert!(stale.is_empty(), "no longer misread, take them out of misread.txt: {stale:#?}");
    assert!(right >= RIGHT, "{right} of a hundred\n{}", table.join("\n"));
}
