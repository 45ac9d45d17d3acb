//! Characters that a terminal obeys or a reader does not see.

/// True for characters that are not seen and change how others are: directions, separators of
/// lines, and marks without width.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
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
