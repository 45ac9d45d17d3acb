//! Whether the reason of an unknown finding is a key that has words.

use std::path::{Path, PathBuf};

use crate::{Finding, Outcome, reason};

/// The texts of a check's messages by file; none where there is no such folder.
pub(super) fn messages(folder: &Path) -> Vec<(PathBuf, String)> {
    let files = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    files.filter_map(|path| Some((path.clone(), std::fs::read_to_string(path).ok()?))).collect()
}

/// What is wrong with the reason: a sentence, or a key that has words neither here nor in the host.
pub(super) fn wordless(finding: &Finding, messages: &[(PathBuf, String)]) -> Option<String> {
    if finding.outcome != Outcome::Unknown {
        return None;
    }
    let key = finding.args.get("reason").map(String::as_str).unwrap_or_default();
    let kebab = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if key.is_empty() || !key.chars().all(kebab) {
        return Some(format!("{}: the reason `{key}` is not a key", finding.code));
    }
    if reason::every().iter().any(|reason| reason.args()["reason"] == key) {
        return None;
    }
    let attribute = format!(".why-{key} = ");
    let (path, _) = messages.iter().find(|(_, text)| !message(text, &finding.code).contains(&attribute))?;
    Some(format!("{}: `.why-{key}` has no words in {}", finding.code, path.display()))
}

/// A code's message with its attributes: its line, and those behind it that are indented.
fn message(text: &str, code: &str) -> String {
    let start = format!("{code} =");
    let lines = text.lines().skip_while(|line| !line.starts_with(&start));
    let own = |(number, line): &(usize, &str)| *number == 0 || line.is_empty() || line.starts_with(' ');
    lines.enumerate().take_while(own).map(|(_, line)| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reason;

    #[test]
    fn a_reason_is_a_key_with_words() {
        let of = |text: &str| vec![(PathBuf::from("en.ftl"), text.to_owned())];
        let worded = of(
            "X-190 = Unknown: { $why }\n    .why-quiet = it is quiet\nX-191 = Other: { $why }\n    .why-loud = it is loud\n",
        );
        let unknown = |code, reason: Reason| Finding::unknown(code, reason);
        for (finding, expected) in [
            (Finding::pass("X-100"), None),
            (unknown("X-190", Reason::NotAsked), None),
            (unknown("X-190", Reason::own("quiet")), None),
            (unknown("X-191", Reason::own("quiet")), Some("X-191: `.why-quiet` has no words in en.ftl")),
            (unknown("X-190", Reason::own("loud")), Some("X-190: `.why-loud` has no words in en.ftl")),
            (unknown("X-190", Reason::own("it is quiet")), Some("X-190: the reason `it is quiet` is not a key")),
            (unknown("X-190", Reason::own("")), Some("X-190: the reason `` is not a key")),
        ] {
            assert_eq!(wordless(&finding, &worded).as_deref(), expected);
        }
    }
}
