//! What the messages of a check may be: sizes, nesting, and characters that a terminal would obey.
//! `list`, `explain` and reports show them as they are formatted.

use std::collections::BTreeMap;

use duo_doctor_model::text::is_invisible;

/// Bytes of the messages of one language.
const SIZE: usize = 256 * 1024;

/// Languages that a check may bring.
const LANGUAGES: usize = 32;

/// Bytes of a language's tag, by BCP 47.
const TAG: usize = 35;

/// Braces within braces: their parser calls itself for each, and a sentence needs three.
const NESTING: usize = 32;

/// Says what is wrong with messages by language.
///
/// # Errors
/// One sentence.
pub fn check(messages: &BTreeMap<String, String>) -> Result<(), String> {
    if messages.len() > LANGUAGES {
        return Err(format!("has messages in more than {LANGUAGES} languages"));
    }
    for (language, text) in messages {
        if language.len() > TAG || !language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return Err("has messages in a language whose tag is none".into());
        }
        if text.len() > SIZE {
            return Err(format!("its messages in `{language}` are larger than {} KiB", SIZE / 1024));
        }
        if nesting(text) > NESTING {
            return Err(format!("its messages in `{language}` have more than {NESTING} braces within braces"));
        }
        if let Some(character) = ends_an_escape(text) {
            return Err(format!(
                "its messages in `{language}` have an escape that ends in `{}`",
                character.escape_debug()
            ));
        }
        if let Some((message, variant)) = unread_variant(text) {
            return Err(format!(
                "the message `{message}` in `{language}` has a variant `[{variant}]`, which no argument selects; its name must be a number or begin with a letter"
            ));
        }
        if let Some(character) = text.chars().chain(escaped(text)).find(|&character| is_obeyed(character)) {
            let code = u32::from(character);
            return Err(format!("its messages in `{language}` have the control character U+{code:04X}"));
        }
    }
    Ok(())
}

fn is_obeyed(character: char) -> bool {
    is_invisible(character) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

fn nesting(text: &str) -> usize {
    let mut open = 0_usize;
    let mut most = 0;
    for byte in text.bytes() {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

/// A message and the name of its variant that is no key in Fluent's grammar: its parser drops the
/// message without a word, or reads the variant as text.
fn unread_variant(text: &str) -> Option<(String, String)> {
    let mut message = "";
    for line in text.lines() {
        if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-') {
            message = line.split('=').next().unwrap_or_default().trim_end();
            continue;
        }
        let line = line.trim_start();
        let key = line.strip_prefix('*').unwrap_or(line).strip_prefix('[').and_then(|rest| rest.split_once(']'));
        if let Some((key, _)) = key
            && !line.starts_with('#')
            && !is_variant(key.trim())
        {
            let shown = |text: &str| text.chars().filter(|c| c.is_ascii_graphic()).take(TAG).collect();
            return Some((shown(message), shown(key)));
        }
    }
    None
}

fn is_variant(key: &str) -> bool {
    let number = key.strip_prefix('-').unwrap_or(key);
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let is_number = [whole, part].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    let is_name = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    is_number || is_name
}

/// The characters that Fluent's escapes stand for: `\u001B`, `\U00001B`.
fn escaped(text: &str) -> impl Iterator<Item = char> {
    text.match_indices('\\').filter_map(|(index, _)| {
        let digits = match text.as_bytes().get(index + 1)? {
            b'u' => text.get(index + 2..index + 6)?,
            b'U' => text.get(index + 2..index + 8)?,
            _ => return None,
        };
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    })
}

/// What stands among the digits of an escape and is not even ASCII: the parser cuts such a character in two, and panics.
fn ends_an_escape(text: &str) -> Option<char> {
    text.match_indices('\\').find_map(|(index, _)| {
        let mut behind = text[index + 1..].chars();
        let digits = match behind.next()? {
            'u' => 4,
            'U' => 6,
            _ => return None,
        };
        behind.take(digits).find(|character| !character.is_ascii_hexdigit()).filter(|character| !character.is_ascii())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Result<(), String> {
        check(&BTreeMap::from([("en".to_owned(), text.to_owned())]))
    }

    #[test]
    fn ordinary_messages_pass() {
        assert_eq!(
            checked("a = { $b ->\n\t[one] \u{3042} { \"\\u00E4\" }\r\n *[other] C:\\users { \"{\" }\n }\n"),
            Ok(())
        );
    }

    #[test]
    fn a_variant_that_nothing_selects_is_named() {
        let text = |key: &str| format!("a = x\nDUO1 = {{ $b ->\n    [{key}] none\n   *[other] some\n }}\n");
        for key in ["-", "*", "", "a b", "日本"] {
            let problem = checked(&text(key)).expect_err(key);
            assert!(problem.starts_with("the message `DUO1` in `en` has a variant `["), "{problem}");
        }
        for key in ["none", "0", "-1", "3.5", " no-value_2 "] {
            assert_eq!(checked(&text(key)), Ok(()), "{key}");
        }
    }

    #[test]
    fn what_a_terminal_obeys_is_refused_in_every_spelling() {
        for text in
            ["a = \u{1b}[2J", "a = {\"\\u001B\"}", "a = {\"\\U00009b\"}", "a = \u{202e}b", "a = \u{7}", "a = \u{2028}"]
        {
            let problem = checked(text).expect_err(text);
            assert!(problem.contains("control character U+"), "{problem}");
        }
    }

    #[test]
    fn sizes_are_bounded() {
        assert_eq!(checked(&" ".repeat(256 * 1024)), Ok(()));
        assert_eq!(checked(&" ".repeat(256 * 1024 + 1)), Err("its messages in `en` are larger than 256 KiB".into()));
        assert_eq!(checked(&format!("{}{}", "{".repeat(32), "}".repeat(32)).repeat(2)), Ok(()));
        let nested = Err("its messages in `en` have more than 32 braces within braces".into());
        assert_eq!(checked(&"{".repeat(33)), nested);
    }

    #[test]
    fn languages_are_bounded() {
        let many = |count: usize| check(&(0..count).map(|number| (format!("x-{number}"), String::new())).collect());
        assert_eq!(many(32), Ok(()));
        assert_eq!(many(33), Err("has messages in more than 32 languages".into()));
        let tag = |tag: &str| check(&BTreeMap::from([(tag.to_owned(), String::new())]));
        assert_eq!(tag(&"x".repeat(35)), Ok(()));
        for wrong in ["x".repeat(36), "\u{1b}".into()] {
            assert_eq!(tag(&wrong), Err("has messages in a language whose tag is none".into()));
        }
    }

    /// A name that is let through and that Fluent does not read would lose the message without a word.
    #[test]
    fn a_variant_is_one_exactly_where_fluent_reads_it_as_one() {
        const PIECES: [&str; 12] = ["", "a", "Z", "1", "0", "-", "_", ".", "e", "+", "inf", "é"];
        for (first, second, third) in
            PIECES.iter().flat_map(|a| PIECES.iter().flat_map(move |b| PIECES.iter().map(move |c| (a, b, c))))
        {
            let key = format!("{first}{second}{third}");
            let source = format!("a = {{ $b ->\n    [{key}] one\n   *[other] two\n }}\n");
            let read = fluent_syntax::parser::parse(source.as_str()).is_ok();
            assert_eq!(is_variant(&key), read, "`{key}`");
        }
    }

    /// Fluent's parser panics on these.
    #[test]
    fn an_escape_that_ends_in_the_middle_of_a_character_is_refused() {
        for text in
            ["c = {\"\\u\u{3042}\"}", "c = {\"\\u004\u{e4}\"}", "c = {\"\\U00004\u{1f600}\"}", "c = \\u\u{3042}"]
        {
            let problem = checked(text).expect_err(text);
            assert!(problem.starts_with("its messages in `en` have an escape that ends in `"), "{problem}");
        }
        for text in
            ["c = {\"\\u0041\u{3042}\"}", "c = {\"\\U000041\u{3042}\"}", "c = {\"\\ug\u{3042}\"}", "c = \\\u{3042}u"]
        {
            assert_eq!(checked(text), Ok(()), "{text}");
            let _ = fluent_syntax::parser::parse(text);
        }
    }

    #[test]
    fn an_escape_is_found_wherever_it_stands() {
        for before in 0..12 {
            for after in ["", "0", "\"}", "\\u0041", "0123456789abcdef0123456789"] {
                for (escape, character) in [("\\u202E", '\u{202e}'), ("\\U01F600", '\u{1f600}')] {
                    let text = format!("{}{escape}{after}", "x".repeat(before));
                    assert_eq!(escaped(&text).next(), Some(character), "{text}");
                }
            }
        }
        for none in ["\\x0041", "\\u00", "\\U0041", "\\uD800", "\\U110000", "\\", "u202E", "\\u20 E"] {
            assert_eq!(escaped(none).next(), None, "{none}");
        }
    }
}
