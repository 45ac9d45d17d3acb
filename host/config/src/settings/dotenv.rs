//! Dotenv files as Compose reads them: quotes come off, comments are left out, references are filled. And the files of
//! `docker run --env-file`, which look alike: there a value is taken as it stands, with its quotes.

use std::collections::BTreeMap;

use super::Setting;
use super::env::{begins, is_in_pem, is_name};
use super::interpolation::{Interpolation, of_shell};

type Values = BTreeMap<String, Setting>;

/// Reads a dotenv file. `known` are variables from beside it.
///
/// # Errors
/// The line that is none of such a file.
pub(super) fn parse(text: &str, filling: &Interpolation, known: &Values) -> Result<Values, String> {
    let mut values = Values::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(values);
        }
        let before = text.len() - rest.len();
        let line = || 1 + text[..before].bytes().filter(|&byte| byte == b'\n').count();
        if rest.starts_with('#') {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
            continue;
        }
        let statement = without_export(rest);
        let end = statement.find(['=', '\n']).unwrap_or(statement.len());
        let name = statement[..end].trim();
        if !is_name(name) {
            return Err(format!("its line {} sets no variable", line()));
        }
        let Some(value) = statement[end..].strip_prefix('=') else {
            values.insert(name.to_owned(), Setting::Elsewhere(of_shell(name)));
            rest = &statement[end..];
            continue;
        };
        let value = value.trim_start_matches([' ', '\t']);
        let (read, after) = match value.chars().next().filter(|quote| "\"'".contains(*quote)) {
            Some(quote) => {
                let inner = &value[1..];
                let end =
                    closing(inner, quote).ok_or_else(|| format!("the quote in its line {} has no end", line()))?;
                let after = inner[end + 1..].split_once('\n').map_or("", |(_, after)| after);
                (unquoted(&inner[..end], quote), after)
            }
            None => plain(value),
        };
        let of = |name: &str| values.get(name).or_else(|| known.get(name)).cloned();
        let setting = match read {
            Read::Literal(text) => Setting::Text(text),
            Read::Filled(text) => filling.setting(&text, &of),
        };
        values.insert(name.to_owned(), setting);
        rest = after;
    }
}

enum Read {
    Literal(String),
    /// With references in it.
    Filled(String),
}

fn without_export(text: &str) -> &str {
    let after = text.strip_prefix("export").filter(|after| after.starts_with([' ', '\t']));
    after.map_or(text, |after| after.trim_start_matches([' ', '\t']))
}

/// A value without quotes ends with its line or at a comment; a key that was pasted as it is goes on.
fn plain(text: &str) -> (Read, &str) {
    let mut end = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        if end > 0 && (!inside || begins(line) && line.contains('_')) {
            break;
        }
        end += line.len();
        inside = is_in_pem(inside, line);
    }
    let (value, rest) = text.split_at(end);
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim_end();
    (Read::Filled(value.to_owned()), rest)
}

/// Where the next quote of this kind stands that is not escaped.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (index, one) in text.char_indices() {
        match one {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if one == quote => return Some(index),
            _ => {}
        }
    }
    None
}

fn unquoted(text: &str, quote: char) -> Read {
    if quote == '\'' {
        return Read::Literal(text.replace("\\'", "'"));
    }
    let mut out = String::new();
    let mut all = text.chars();
    while let Some(one) = all.next() {
        let escaped = if one == '\\' { all.next() } else { None };
        match escaped {
            None => out.push(one),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('$') => out.push_str("$$"),
            Some(other @ ('"' | '\'' | '\\')) => out.push(other),
            Some(other) => out.extend(['\\', other]),
        }
    }
    Read::Filled(out)
}

/// Reads a file of `docker run --env-file`.
///
/// # Errors
/// The line that Docker refuses.
pub(super) fn of_docker(text: &str) -> Result<Values, String> {
    let mut values = Values::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line.split_once('=').map_or((line.trim(), None), |(name, value)| (name, Some(value)));
        if name.is_empty() || name.contains([' ', '\t']) {
            return Err(format!("its line {} sets no variable", index + 1));
        }
        let set = value.map_or_else(|| Setting::Elsewhere(of_shell(name)), |value| Setting::Text(value.to_owned()));
        values.insert(name.to_owned(), set);
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Option<String>)> {
        shown(parse(text, &Interpolation::default(), &Values::new()).expect(text))
    }

    fn shown(values: Values) -> Vec<(String, Option<String>)> {
        let text = |setting| match setting {
            Setting::Text(text) => Some(text),
            Setting::Elsewhere(_) => None,
        };
        values.into_iter().map(|(name, setting)| (name, text(setting))).collect()
    }

    /// What Compose itself makes of these lines is in its documentation of the syntax.
    #[test]
    fn values_are_read_as_compose_reads_them() {
        for (line, expected) in [
            ("V=VAL", Some("VAL")),
            ("V=\"VAL\"", Some("VAL")),
            ("V='VAL'", Some("VAL")),
            ("V=VAL # comment", Some("VAL")),
            ("V=VAL# not a comment", Some("VAL# not a comment")),
            ("V=\"VAL # not a comment\"", Some("VAL # not a comment")),
            ("V=\"VAL\" # comment", Some("VAL")),
            ("V='$OTHER'", Some("$OTHER")),
            ("V='${OTHER}'", Some("${OTHER}")),
            ("V='Let\\'s go!'", Some("Let's go!")),
            ("V=\"{\\\"hello\\\": \\\"json\\\"}\"", Some("{\"hello\": \"json\"}")),
            ("V=\"some\\tvalue\"", Some("some\tvalue")),
            ("V='some\\tvalue'", Some("some\\tvalue")),
            ("V=some\\tvalue", Some("some\\tvalue")),
            ("V=", Some("")),
            ("V=\"\"", Some("")),
            ("V=a=b==", Some("a=b==")),
            ("  V = spaced out  ", Some("spaced out")),
            ("export V=VAL", Some("VAL")),
            ("\texport\tV=\tVAL", Some("VAL")),
            ("V=it's", Some("it's")),
            ("V=\"a\nb\"", Some("a\nb")),
            ("V=\"-----BEGIN\\nabc=\\n-----END\"", Some("-----BEGIN\nabc=\n-----END")),
            ("V=\"cost\\$5\"", Some("cost$5")),
            ("V=${NONE:-true}", Some("true")),
            ("V=$NONE", None),
            ("V", None),
        ] {
            assert_eq!(read(line), [("V".to_owned(), expected.map(str::to_owned))], "{line}");
        }
    }

    #[test]
    fn a_file_has_comments_references_and_keys_over_several_lines() {
        let text = "# gateway\n\nHOST=gitlab.example.com\nURL=\"https://${HOST}/\"\nKEY=-----BEGIN KEY-----\nabc=\n\
                    -----END KEY-----\nPEM='-----BEGIN\nx=\n-----END'\nLAST=1";
        let read = read(text);
        let of = |name: &str| read.iter().find(|(one, _)| one == name).and_then(|(_, value)| value.as_deref());
        assert_eq!(of("URL"), Some("https://gitlab.example.com/"));
        assert_eq!(of("KEY"), Some("-----BEGIN KEY-----\nabc=\n-----END KEY-----"));
        assert_eq!((of("PEM"), of("LAST")), (Some("-----BEGIN\nx=\n-----END"), Some("1")));
    }

    #[test]
    fn a_line_that_sets_nothing_is_named_by_its_number() {
        let wrong = |text: &str| parse(text, &Interpolation::default(), &Values::new()).expect_err(text);
        assert_eq!(wrong("A=1\n\nsome words here\n"), "its line 3 sets no variable");
        assert_eq!(wrong("A=1\nB=\"open\nC=1\n"), "the quote in its line 2 has no end");
    }

    #[test]
    fn docker_takes_values_as_they_stand() {
        let read = shown(of_docker("# c\nA=\"1\"\n  B='x' # y\nC\nD=\n").expect("values"));
        let expected = [("A", Some("\"1\"")), ("B", Some("'x' # y")), ("C", None), ("D", Some(""))];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.map(str::to_owned))));
        assert_eq!(of_docker("A=1\nB C=2"), Err("its line 2 sets no variable".into()));
    }
}
