//! Characters that a terminal obeys or a reader does not see.

/// True for characters that are not seen or change how others are: Unicode's format characters (directions, joiners,
/// marks without width, tags), separators of lines, and fillers that look like nothing.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Foreign words for one line of a terminal: nothing in them that it would obey.
#[must_use]
pub fn harmless(text: &str) -> String {
    let shown = |character: char| match character {
        '\n' | '\r' | '\t' => ' ',
        character if character.is_control() || is_invisible(character) => '\u{fffd}',
        character => character,
    };
    text.chars().map(shown).collect()
}

/// The first characters of a text, with a sign where there are more.
#[must_use]
pub fn shortened(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Characters of a sentence about what a stranger sent: it may quote names that have a mebibyte.
const SENTENCE: usize = 1_000;

/// The same for a sentence that may quote without end.
#[must_use]
pub fn sentence(text: &str) -> String {
    harmless(&shortened(text, SENTENCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_a_thousand_characters_at_most() {
        assert_eq!(sentence(&"x".repeat(1_000)), "x".repeat(1_000));
        assert_eq!(sentence(&"x".repeat(1_001)), "x".repeat(1_000) + "…");
    }

    #[test]
    fn nothing_is_left_that_a_terminal_obeys_or_a_reader_does_not_see() {
        for character in "\u{1b}\u{7}\u{9b}\u{ad}\u{200b}\u{200d}\u{202e}\u{2060}\u{2066}\u{feff}\u{e0041}".chars() {
            assert_eq!(harmless(&format!("a{character}b")), "a\u{fffd}b", "{character:?}");
        }
        assert_eq!(harmless("two\nlines\tof 日本語"), "two lines of 日本語");
    }

    #[test]
    fn what_is_seen_stays_and_is_not_called_invisible() {
        for character in ('!'..='~').chain("äß日本語한🙂…\u{a0}".chars()) {
            assert!(!is_invisible(character), "{character:?}");
            assert_eq!(harmless(&character.to_string()), character.to_string());
        }
    }

    /// A character that hides others needs no control code: each of the two is enough.
    #[test]
    fn controls_and_invisible_characters_are_each_replaced_on_their_own() {
        for character in ('\0'..=char::MAX).filter(|one| one.is_control() || is_invisible(*one)) {
            let expected = if matches!(character, '\n' | '\r' | '\t') { " " } else { "\u{fffd}" };
            assert_eq!(harmless(&character.to_string()), expected, "{character:?}");
        }
        assert!(is_invisible('\u{200b}') && is_invisible('\u{e0041}') && !is_invisible('\u{1b}'));
    }
}
