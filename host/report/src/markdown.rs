//! Words of peers in Markdown: they show as they are, and mention nobody, fetch nothing and hide nothing.

use duo_doctor_model::text::harmless;

/// A sentence: what Markdown or HTML would take for more than text stands in a code span, where neither looks.
pub(crate) fn sentence(text: &str) -> String {
    let text = harmless(text);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|character: char| character.is_ascii_graphic()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|character: char| !character.is_ascii_graphic()).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        shown.push_str(before);
        shown.push_str(&self::word(word));
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// Characters of ASCII without a space.
fn word(word: &str) -> String {
    /// Mark up, escape, mention, refer or begin a tag.
    const SPECIAL: &[u8] = b"\\`*_~[]<|&#@!$^{}";
    if !word.bytes().any(|byte| SPECIAL.contains(&byte)) && !word.contains("://") {
        return word.to_owned();
    }
    let text = word.trim_end_matches(['.', ',', ';', ':']);
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // A backtick at an end would join the fence.
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}{}", &word[text.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_marks_nothing_up() {
        for (text, shown) in [
            ("It is off (400).", "It is off (400)."),
            ("Set AIGW_GITLAB_URL.", "Set `AIGW_GITLAB_URL`."),
            ("says <!-- @all hidden", "says `<!--` `@all` hidden"),
            ("![t](http://evil/t.png)", "`![t](http://evil/t.png)`"),
            ("ask http://evil/, now", "ask `http://evil/`, now"),
            ("a`b and `` and `", "``a`b`` and ``` `` ``` and `` ` ``"),
            ("値は a_b です", "値は `a_b` です"),
            ("a\nb\u{202e}", "a b\u{fffd}"),
        ] {
            assert_eq!(sentence(text), shown);
        }
    }

    /// Outside of code spans no character is left that Markdown knows.
    #[test]
    fn nothing_special_is_left_outside_of_code() {
        let pieces = ["a", " ", "`", "``", "<", "[x](y)", "@all", "\\", "*", "\n", "."];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    for fourth in pieces {
                        let shown = sentence(&format!("{first}{second}{third}{fourth}"));
                        assert!(!outside(&shown).contains(['<', '[', '@', '*', '\\', '\n']), "{shown:?}");
                    }
                }
            }
        }
    }

    /// What CommonMark does not take for code: a span ends at the next run of as many backticks as began it.
    fn outside(text: &str) -> String {
        let mut outside = String::new();
        let mut rest = text;
        while let Some(start) = rest.find('`') {
            outside.push_str(&rest[..start]);
            let run = rest[start..].len() - rest[start..].trim_start_matches('`').len();
            let behind = &rest[start + run..];
            let mut at = 0;
            let end = loop {
                let Some(next) = behind[at..].find('`').map(|next| at + next) else { break None };
                let length = behind[next..].len() - behind[next..].trim_start_matches('`').len();
                if length == run {
                    break Some(next + length);
                }
                at = next + length;
            };
            rest = end.map_or(behind, |end| &behind[end..]);
        }
        outside + rest
    }
}
