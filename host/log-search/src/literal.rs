//! Texts that a matching line must hold, so that most lines need no closer look.
//!
//! Each function gives several *necessary* conditions, each a list of literals of which a matching line has at
//! least one. An empty result means that nothing is known, and every line is looked at.

/// Of these, a line that can match has at least one.
pub(super) type AnyOf = Vec<Vec<u8>>;

/// Shorter runs stand on nearly every line.
const SHORTEST: usize = 2;

/// Longer literals find nothing more, and cost memory.
const LONGEST: usize = 64;

/// For a line with this text.
pub(super) fn of_text(text: &str) -> Vec<AnyOf> {
    if text.is_empty() { Vec::new() } else { vec![vec![cut(text.as_bytes())]] }
}

/// For a JSON line that has this field, whole or as a path.
pub(super) fn of_field(name: &str) -> Vec<AnyOf> {
    // Of `a.b` both spellings, `"a.b":` and `"a":{"b":`, hold `"a` and `b"`.
    let (head, tail) = match (name.split_once('.'), name.rsplit_once('.')) {
        (Some((head, _)), Some((_, tail))) => (format!("\"{head}"), format!("{tail}\"")),
        _ => (format!("\"{name}\""), String::new()),
    };
    [head, tail].iter().filter_map(|text| longest_safe(text.as_bytes())).map(|run| vec![run]).collect()
}

/// For a JSON line in which some value equals this.
pub(super) fn of_value(value: &str) -> Option<Vec<u8>> {
    // A value that JSON can write without quotes must not be looked for with them.
    let bare =
        value.starts_with(|first: char| first == '-' || first.is_ascii_digit()) || matches!(value, "true" | "false");
    let text = if bare { value.to_owned() } else { format!("\"{value}\"") };
    longest_safe(text.as_bytes())
}

/// The head of a literal; where the literal stands, it stands too.
pub(super) fn cut(literal: &[u8]) -> Vec<u8> {
    literal[..literal.len().min(LONGEST)].to_vec()
}

/// The longest part that is written as it is in every JSON text.
fn longest_safe(text: &[u8]) -> Option<Vec<u8>> {
    let last = text.len().saturating_sub(1);
    // The outer quotes are JSON's own.
    let quote = |at: usize| text[at] == b'"' && (at == 0 || at == last);
    let mut best = 0..0;
    let mut start = 0;
    for at in 0..=text.len() {
        if at < text.len() && (quote(at) || is_safe(text[at])) {
            continue;
        }
        if at - start > best.len() {
            best = start..at;
        }
        start = at + 1;
    }
    (best.len() >= SHORTEST).then(|| cut(&text[best]))
}

/// Whether every serializer writes the character as itself. Not: quotes and `\` (must be escaped), control
/// characters, `/` (PHP and others write `\/`), `<`, `>`, `&`, `'`, `+` and the backtick (escaped for HTML by
/// Rails, Go and .NET), and all that is not ASCII (Python writes `\uXXXX`).
fn is_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" _-.:,;()[]{}=@#?!*%$^~|".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(conditions: Vec<AnyOf>) -> Vec<String> {
        conditions.into_iter().flatten().map(|literal| String::from_utf8(literal).unwrap()).collect()
    }

    #[test]
    fn a_field_needs_its_quoted_name() {
        assert_eq!(texts(of_field("duo_chat_error_code")), ["\"duo_chat_error_code\""]);
    }

    #[test]
    fn a_path_needs_both_its_ends() {
        assert_eq!(texts(of_field("extra.engine.name")), ["\"extra", "name\""]);
    }

    #[test]
    fn a_name_that_may_be_escaped_gives_a_part() {
        assert_eq!(texts(of_field("status/code")), ["\"status"]);
        assert_eq!(texts(of_field("é")), Vec::<String>::new());
    }

    #[test]
    fn values_that_may_be_numbers_have_no_quotes() {
        let literal = |value| of_value(value).map(|literal| String::from_utf8(literal).unwrap());
        assert_eq!(literal("A1001").as_deref(), Some("\"A1001\""));
        assert_eq!(literal("401").as_deref(), Some("401"));
        assert_eq!(literal("-1.5").as_deref(), Some("-1.5"));
        assert_eq!(literal("true").as_deref(), Some("true"));
        assert_eq!(literal("litellm <b>bold</b>").as_deref(), Some("\"litellm "));
        assert_eq!(literal("7"), None);
        assert_eq!(literal("").as_deref(), Some("\"\""));
    }
}
