//! What is asked for: the words of the command line, standard input, a file, a saved report.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

use crate::Failure;

/// Bytes of a pasted text: some screens of a log.
const INPUT: u64 = 1 << 20;

/// The text.
pub(super) fn asked(what: &[String]) -> Result<String, Failure> {
    let read = |reader: &mut dyn std::io::Read, name: &str| {
        let mut text = Vec::new();
        let read = reader.take(INPUT).read_to_end(&mut text);
        read.map_err(|error| Failure::usage(format!("{name} cannot be read: {error}")))?;
        Ok(String::from_utf8_lossy(&text).trim().to_owned())
    };
    match what {
        [one] if one == "-" => read(&mut std::io::stdin().lock(), "standard input"),
        [one] if Path::new(one).is_file() => {
            let mut file = std::fs::File::open(one)
                .map_err(|error| Failure::usage(format!("{} cannot be read: {error}", one.escape_debug())))?;
            read(&mut file, one)
        }
        words => Ok(words.join(" ").trim().to_owned()),
    }
}

/// The causes of a saved report, with the arguments of their findings.
pub(super) fn causes_of_report(text: &str) -> Option<Vec<(String, BTreeMap<String, String>)>> {
    let report: serde_json::Value = serde_json::from_str(text).ok()?;
    report["format"].as_str().filter(|format| format.starts_with("duo-doctor/report@"))?;
    let causes = report["diagnosis"]["causes"].as_array()?;
    let findings = report["checks"].as_array()?.iter().filter_map(|check| check["findings"].as_array()).flatten();
    let findings: Vec<_> = findings.collect();
    let of = |cause: &serde_json::Value| {
        let is =
            |finding: &&&serde_json::Value| finding["code"] == cause["code"] && finding["subject"] == cause["subject"];
        let args = findings.iter().find(is).and_then(|finding| finding["args"].as_object());
        let text = |(name, value): (&String, &serde_json::Value)| Some((name.clone(), value.as_str()?.to_owned()));
        Some((cause["code"].as_str()?.to_owned(), args.into_iter().flatten().filter_map(text).collect()))
    };
    Some(causes.iter().filter_map(of).collect())
}
