//! The output of `env`, of `env -0`, and of `printenv`.

use std::collections::BTreeMap;

/// Reads `NAME=value` lines. A line that begins no variable continues the one before, as the
/// lines of a PEM key do; zero bytes (`env -0`) end a variable for certain.
pub(super) fn parse(text: &str) -> BTreeMap<String, String> {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let separated = text.contains('\0');
    let mut last: Option<String> = None;
    let mut inside = false;
    for line in text.split(if separated { '\0' } else { '\n' }) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        // Base64 has no underscore, so that a key which was cut short does not swallow what follows.
        let begins = |name: &str| is_name(name) && (separated || !inside || name.contains('_'));
        match line.split_once('=').filter(|(name, _)| begins(name)) {
            Some((name, value)) => {
                values.insert(name.to_owned(), value.to_owned());
                last = Some(name.to_owned());
                inside = is_in_pem(false, value);
            }
            None if separated => {}
            None => {
                if let Some(value) = last.as_ref().and_then(|name| values.get_mut(name)) {
                    value.push('\n');
                    value.push_str(line);
                    inside = is_in_pem(inside, line);
                }
            }
        }
    }
    if !separated {
        values.values_mut().for_each(|value| value.truncate(value.trim_end_matches('\n').len()));
    }
    values
}

/// The gateway reads names in any case.
pub(super) fn is_name(name: &str) -> bool {
    let starts = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    starts && name.len() <= 128 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// True for a line that begins a variable.
pub(super) fn begins(line: &str) -> bool {
    line.split_once('=').is_some_and(|(name, _)| is_name(name))
}

/// Inside a PEM every line belongs to it: base64 ends in `=` too. True where the next line is inside.
pub(super) fn is_in_pem(before: bool, line: &str) -> bool {
    if !line.contains('-') {
        return before;
    }
    let last = |mark: &str| line.rfind(mark);
    match (last("-----BEGIN"), last("-----END")) {
        (Some(begin), end) => end.is_none_or(|end| end < begin),
        (None, Some(_)) => false,
        (None, None) => before,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn lines_of_a_key_belong_to_their_variable() {
        let values = parse("A=1\r\nKEY_PEM=-----BEGIN\nabc=\nQUJD=\n-----END\n\nB=2=3\n");
        assert_eq!(values["A"], "1");
        assert_eq!(values["B"], "2=3");
        assert_eq!(values["KEY_PEM"].lines().count(), 4);
    }

    #[test]
    fn every_certificate_of_a_bundle_belongs_to_its_variable() {
        let values = parse("CA=-----BEGIN\nQQ==\n-----END\n-----BEGIN\nabc=\n-----END\nB=2\n");
        assert_eq!((values["CA"].lines().count(), values["B"].as_str()), (6, "2"));
    }

    #[test]
    fn a_key_that_was_cut_short_swallows_no_variable() {
        let values = parse("A_KEY=-----BEGIN\nabc=\nB_URL=http://b\n");
        assert_eq!(values["A_KEY"], "-----BEGIN\nabc=");
        assert_eq!(values["B_URL"], "http://b");
    }

    #[test]
    fn zero_bytes_separate_for_certain() {
        let values = parse("A=1\nB=2\0C=3\0");
        assert_eq!(values["A"], "1\nB=2");
        assert_eq!(values["C"], "3");
    }
}
