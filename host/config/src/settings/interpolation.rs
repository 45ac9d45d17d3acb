//! `$NAME` and `${NAME:-default}` as Compose, dotenv files and, in this much, shells read them; `$(NAME)` as
//! Kubernetes does.

use std::cell::Cell;

use super::Setting;

/// Bytes that references of one file may become: each can repeat a long value.
const EXPANDED: usize = 1024 * 1024;

/// Defaults inside of defaults; people write one or two.
const NESTED: usize = 8;

/// Fills references in the values of one file.
#[derive(Debug)]
pub(super) struct Interpolation {
    left: Cell<usize>,
}

impl Default for Interpolation {
    fn default() -> Self {
        Self { left: Cell::new(EXPANDED) }
    }
}

impl Interpolation {
    /// The value with its references filled, or that it is set by what nobody here knows.
    pub(super) fn setting(&self, text: &str, known: &dyn Fn(&str) -> Option<Setting>) -> Setting {
        match self.filled(text, known, 0) {
            Ok(text) => Setting::Text(text),
            Err(place) => Setting::Elsewhere(place),
        }
    }

    fn filled(&self, text: &str, known: &dyn Fn(&str) -> Option<Setting>, depth: usize) -> Result<String, String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            out.push_str(before);
            rest = if let Some(after) = after.strip_prefix('$') {
                out.push('$');
                after
            } else if let Some(inner) = after.strip_prefix('{') {
                let end = closing(inner).ok_or("a `${` without its `}`")?;
                out.push_str(&self.braced(&inner[..end], known, depth)?);
                &inner[end + 1..]
            } else {
                let end = name_length(after);
                if end == 0 {
                    return Err("a `$` without a name".into());
                }
                out.push_str(&self.named(&after[..end], known)?);
                &after[end..]
            };
        }
        out.push_str(rest);
        Ok(out)
    }

    fn braced(&self, inner: &str, known: &dyn Fn(&str) -> Option<Setting>, depth: usize) -> Result<String, String> {
        let (name, rest) = inner.split_at(name_length(inner));
        if name.is_empty() || depth == NESTED {
            return Err("a `${…}` that is not understood".into());
        }
        let (or_empty, rest) = rest.strip_prefix(':').map_or((false, rest), |rest| (true, rest));
        let value = known(name);
        let counts = |value: &Setting| !or_empty || *value != Setting::Text(String::new());
        let is_set = value.as_ref().is_some_and(counts);
        match (rest.chars().next(), is_set) {
            (None, _) if !or_empty => self.named(name, known),
            (Some('-' | '?'), true) => self.named(name, known),
            (Some('-'), false) => self.filled(&rest[1..], known, depth + 1),
            (Some('+'), true) => self.filled(&rest[1..], known, depth + 1),
            (Some('+' | '?'), false) => Err(of_shell(name)),
            _ => Err("a `${…}` that is not understood".into()),
        }
    }

    fn named(&self, name: &str, known: &dyn Fn(&str) -> Option<Setting>) -> Result<String, String> {
        match known(name) {
            Some(Setting::Text(text)) => self.spent(text),
            Some(Setting::Elsewhere(place)) => Err(place),
            None => Err(of_shell(name)),
        }
    }

    fn spent(&self, text: String) -> Result<String, String> {
        let left = self.left.get().checked_sub(text.len()).ok_or("references that become too long")?;
        self.left.set(left);
        Ok(text)
    }

    /// `$(NAME)` of a variable that stands before it; what names none stays as it is.
    pub(super) fn of_kubernetes(&self, text: &str, known: &dyn Fn(&str) -> Option<Setting>) -> Setting {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            out.push_str(before);
            let reference = after.strip_prefix('(').and_then(|inner| inner.split_once(')'));
            rest = match (after.strip_prefix('$'), reference) {
                (Some(after), _) => {
                    out.push('$');
                    after
                }
                (None, Some((name, after))) => {
                    match known(name) {
                        Some(Setting::Text(text)) => match self.spent(text) {
                            Ok(text) => out.push_str(&text),
                            Err(why) => return Setting::Elsewhere(why),
                        },
                        Some(elsewhere) => return elsewhere,
                        None => out.extend(["$(", name, ")"]),
                    }
                    after
                }
                // No bracket closes any more.
                (None, None) if after.starts_with('(') => {
                    out.extend(["$", after]);
                    return Setting::Text(out);
                }
                (None, None) => {
                    out.push('$');
                    after
                }
            };
        }
        out.push_str(rest);
        Setting::Text(out)
    }
}

/// What a name gets from whoever starts the container.
pub(super) fn of_shell(name: &str) -> String {
    format!("the variable {} of the shell", super::wanted::shown(name))
}

fn name_length(text: &str) -> usize {
    let starts = text.starts_with(|one: char| one.is_ascii_alphabetic() || one == '_');
    let end = text.find(|one: char| !one.is_ascii_alphanumeric() && one != '_').unwrap_or(text.len());
    if starts { end } else { 0 }
}

/// Where the brace that was opened before the text closes.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1_usize;
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' if index > 0 && bytes[index - 1] == b'$' => open += 1,
            b'}' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(index);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str) -> Option<String> {
        let known = |name: &str| match name {
            "HOST" => Some(Setting::Text("gitlab.example.com".into())),
            "EMPTY" => Some(Setting::Text(String::new())),
            "SECRET" => Some(Setting::Elsewhere("Secret a, key b".into())),
            _ => None,
        };
        match Interpolation::default().setting(text, &known) {
            Setting::Text(text) => Some(text),
            Setting::Elsewhere(_) => None,
        }
    }

    #[test]
    fn references_are_filled_as_compose_fills_them() {
        for (text, expected) in [
            ("plain", Some("plain")),
            ("https://$HOST/", Some("https://gitlab.example.com/")),
            ("https://${HOST}:443/", Some("https://gitlab.example.com:443/")),
            ("${NONE:-true}", Some("true")),
            ("${NONE-true}", Some("true")),
            ("${EMPTY:-true}", Some("true")),
            ("${EMPTY-true}", Some("")),
            ("${HOST:-other}", Some("gitlab.example.com")),
            ("${HOST:?say it}", Some("gitlab.example.com")),
            ("${HOST:+yes}", Some("yes")),
            ("${NONE:-${HOST:-x}}/", Some("gitlab.example.com/")),
            ("${NONE:-a}-${NONE:-b}", Some("a-b")),
            ("a$$b $${HOST}", Some("a$b ${HOST}")),
            ("$NONE", None),
            ("${NONE}", None),
            ("${SECRET}", None),
            ("${SECRET:-x}", None),
            ("${NONE:?say it}", None),
            ("${HOST", None),
            ("${HOST!}", None),
            ("${}", None),
            ("a$", None),
            ("$5", None),
        ] {
            assert_eq!(filled(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn defaults_stand_in_defaults_eight_times_and_no_more() {
        let nested = |depth: usize| format!("{}x{}", "${A:-".repeat(depth), "}".repeat(depth));
        assert_eq!(filled(&nested(8)).as_deref(), Some("x"));
        assert_eq!(filled(&nested(9)), None);
    }

    #[test]
    fn references_become_a_mebibyte_at_most() {
        let known = |_: &str| Some(Setting::Text("x".repeat(1024)));
        let length = |count: usize| match Interpolation::default().setting(&"$A".repeat(count), &known) {
            Setting::Text(text) => Some(text.len()),
            Setting::Elsewhere(_) => None,
        };
        assert_eq!(length(1024), Some(1024 * 1024));
        assert_eq!(length(1025), None);
    }

    #[test]
    fn kubernetes_fills_what_it_knows_and_leaves_the_rest() {
        let known = |name: &str| match name {
            "A" => Some(Setting::Text("1".into())),
            "S" => Some(Setting::Elsewhere("Secret".into())),
            _ => None,
        };
        let of = |text: &str| Interpolation::default().of_kubernetes(text, &known);
        assert_eq!(of("$(A)-$(B)-$$(A)-$A-${A}-$"), Setting::Text("1-$(B)-$(A)-$A-${A}-$".into()));
        assert_eq!(of("$(A)$(A $"), Setting::Text("1$(A $".into()));
        assert_eq!(of("x$(S)"), Setting::Elsewhere("Secret".into()));
    }
}
