//! Commands and exports as a shell reads them. Nothing is run: what a command would print is not known.

use std::collections::BTreeMap;

use super::Setting;
use super::env::is_name;
use super::interpolation::Interpolation;

/// Stands for what a command prints.
const PRINTED: char = '\u{e000}';

/// A dollar sign that begins no reference.
const DOLLAR: char = '\u{e001}';

/// The commands of a script as words without their quotes. References in them wait for [`value`].
pub(super) fn commands(text: &str) -> Vec<Vec<String>> {
    let marked = Marked::of(text);
    marked.commands.iter().filter_map(|command| shlex::split(command)).filter(|words| !words.is_empty()).collect()
}

/// A word of a command as the command gets it.
pub(super) fn value(word: &str, filling: &Interpolation, known: &BTreeMap<String, Setting>) -> Setting {
    if word.contains(PRINTED) {
        return Setting::Elsewhere("the output of a command".into());
    }
    match filling.setting(word, &|name| known.get(name).cloned()) {
        Setting::Text(text) => Setting::Text(text.replace(DOLLAR, "$")),
        elsewhere => elsewhere,
    }
}

/// `NAME=value` of an assignment, `export`, `declare -x` or `typeset -x`; nothing for other commands, and for names that
/// are exported without a value.
pub(super) fn assigned(words: &[String]) -> Vec<(&str, &str)> {
    let words = match words[0].as_str() {
        "export" | "declare" | "typeset" => &words[1..],
        _ if words.iter().all(|word| pair(word).is_some()) => words,
        _ => return Vec::new(),
    };
    words.iter().filter_map(|word| pair(word)).collect()
}

fn pair(word: &str) -> Option<(&str, &str)> {
    word.split_once('=').filter(|(name, _)| is_name(name))
}

/// What a shell that has read the text would hand on.
pub(super) fn exports(text: &str, filling: &Interpolation) -> BTreeMap<String, Setting> {
    let mut values = BTreeMap::new();
    for words in commands(text) {
        for (name, word) in assigned(&words) {
            let setting = value(word, filling, &values);
            values.insert(name.to_owned(), setting);
        }
    }
    values
}

/// A script cut into commands, in which everything is plain that the splitting into words does not know.
struct Marked<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    commands: Vec<String>,
    command: String,
}

impl<'a> Marked<'a> {
    fn of(text: &'a str) -> Self {
        let mut marked = Self { rest: text.chars().peekable(), commands: Vec::new(), command: String::new() };
        while let Some(one) = marked.rest.next() {
            marked.outside(one);
        }
        marked.end();
        marked
    }

    fn end(&mut self) {
        if !self.command.is_empty() {
            self.commands.push(std::mem::take(&mut self.command));
        }
    }

    fn outside(&mut self, one: char) {
        match one {
            '\\' => self.escaped(),
            '\'' => self.single(),
            '"' => self.double(),
            '$' | '`' => self.reference(one, true),
            '#' if self.command.is_empty() || self.command.ends_with([' ', '\t']) => {
                while self.rest.next_if(|&next| next != '\n').is_some() {}
            }
            '\n' | ';' | '&' | '|' => self.end(),
            other => self.command.push(other),
        }
    }

    fn escaped(&mut self) {
        match self.rest.next() {
            Some('$') => self.command.push(DOLLAR),
            Some('\n') => {}
            Some(next) => self.command.extend(['\\', next]),
            None => {}
        }
    }

    fn single(&mut self) {
        self.command.push('\'');
        for one in self.rest.by_ref() {
            self.command.push(if one == '$' { DOLLAR } else { one });
            if one == '\'' {
                return;
            }
        }
    }

    fn double(&mut self) {
        self.command.push('"');
        while let Some(one) = self.rest.next() {
            match one {
                '\\' => self.escaped(),
                '$' | '`' => self.reference(one, false),
                other => self.command.push(other),
            }
            if one == '"' {
                return;
            }
        }
    }

    /// `$NAME` stays; `$(…)` and `` `…` `` become what stands for their output; `$'…'` becomes its text.
    fn reference(&mut self, one: char, outside: bool) {
        match self.rest.peek() {
            _ if one == '`' => {
                while self.rest.next().is_some_and(|next| next != '`') {}
                self.command.push(PRINTED);
            }
            Some('(') => {
                let mut open = 0_usize;
                for next in self.rest.by_ref() {
                    match next {
                        '(' => open += 1,
                        ')' => open -= 1,
                        _ => {}
                    }
                    if open == 0 {
                        break;
                    }
                }
                self.command.push(PRINTED);
            }
            Some('\'') if outside => {
                self.rest.next();
                self.of_bash();
            }
            Some(next) if next.is_ascii_alphabetic() || "_{".contains(*next) => self.command.push('$'),
            _ => self.command.push(DOLLAR),
        }
    }

    /// The rest of a `$'…'`, in which bash writes values with line breaks.
    fn of_bash(&mut self) {
        self.command.push('\'');
        while let Some(one) = self.rest.next() {
            let one = match one {
                '\'' => break,
                '\\' => match self.rest.next() {
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some('t') => '\t',
                    Some(other) => other,
                    None => break,
                },
                other => other,
            };
            match one {
                '\'' => self.command.push_str("'\\''"),
                '$' => self.command.push(DOLLAR),
                other => self.command.push(other),
            }
        }
        self.command.push('\'');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        match exports(text, &Interpolation::default()).remove("V")? {
            Setting::Text(text) => Some(text),
            Setting::Elsewhere(place) => Some(format!("<{place}>")),
        }
    }

    #[test]
    fn exports_are_read_as_a_shell_reads_them() {
        for (text, expected) in [
            ("export V=1", "1"),
            ("export V=\"a b\"", "a b"),
            ("export V='it'\\''s'", "it's"),
            ("declare -x V=\"say \\\"hi\\\" for \\$5 and \\`x\\`\"", "say \"hi\" for $5 and `x`"),
            ("declare -x V=$'-----BEGIN\\nit\\'s=\\n-----END'", "-----BEGIN\nit's=\n-----END"),
            ("export V=\"-----BEGIN\nabc=\n-----END\"", "-----BEGIN\nabc=\n-----END"),
            ("export V=a\\ b # comment", "a b"),
            ("export V=a#b", "a#b"),
            ("V=1; export OTHER=2", "1"),
            ("export H=host\nexport V=\"https://${H}/$H\"", "https://host/host"),
            ("export V='$H'", "$H"),
            ("export V=\"${NONE:-x}\"", "x"),
            ("export V=$NONE", "<the variable NONE of the shell>"),
            ("export V=\"$(cat \"a b\")\"", "<the output of a command>"),
            ("export V=$(cat a b)", "<the output of a command>"),
            ("export V=`cat a`", "<the output of a command>"),
            ("export V=", ""),
            ("export V=a \\\n  OTHER=2", "a"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["declare -x V", "echo V=1", "export V=\"open"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
