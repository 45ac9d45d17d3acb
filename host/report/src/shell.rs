//! Commands and values as a person copies them. Words in them come from peers: nothing that a shell would obey, and
//! nothing that a terminal would, is left as it is.

use crate::shape::Piece;
use duo_doctor_model::text::harmless;

/// A command as a shell reads it.
pub(crate) fn line(arguments: &[Vec<Piece>]) -> String {
    let shown = arguments.iter().enumerate().map(|(index, pieces)| argument(pieces, index == 0));
    shown.collect::<Vec<_>>().join(" ")
}

/// A value as it is shown.
pub(crate) fn value(pieces: &[Piece]) -> String {
    pieces.iter().map(text).collect()
}

/// The names of what a person fills in, each once, in the order in which they come.
pub(crate) fn placeholders<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Placeholder { placeholder } if !found.contains(&placeholder.as_str()) => found.push(placeholder),
            _ => {}
        }
    }
    found
}

fn argument(pieces: &[Piece], is_program: bool) -> String {
    let is_plain = |piece: &Piece| match piece {
        Piece::Text(text) => text.bytes().all(is_harmless),
        Piece::Placeholder { .. } => true,
    };
    let shown = value(pieces);
    // In the place of the program a word with `=` sets a variable; before a name, zsh looks for a program.
    let assigns = shown.starts_with('=') || (is_program && shown.contains('='));
    if !shown.is_empty() && !assigns && pieces.iter().all(is_plain) {
        return shown;
    }
    format!("'{}'", shown.replace('\'', r"'\''"))
}

fn text(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => harmless(text),
        Piece::Placeholder { placeholder } => format!("{{{placeholder}}}"),
    }
}

/// No shell gives it a meaning, wherever in a word it stands.
fn is_harmless(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_./:=@%+,".contains(&byte)
}

#[cfg(test)]
mod tests;
