//! Texts that a line must hold to match a regular expression.
//!
//! Reads only what is plain to see: the runs of ordinary characters outside of groups and classes, in each of the
//! alternatives at the top. Whatever is not understood gives nothing, which costs time and is never wrong.

use super::literal::{AnyOf, cut};

/// Shorter runs stand on nearly every line.
const SHORTEST: usize = 3;

/// More alternatives than this are quicker in the expression's own automaton.
const MOST: usize = 32;

/// The longest run of each alternative; none where an alternative has no run.
pub(super) fn of_regex(expression: &str) -> Vec<AnyOf> {
    match runs(expression) {
        Some(literals) if literals.len() <= MOST => vec![literals],
        _ => Vec::new(),
    }
}

fn runs(expression: &str) -> Option<AnyOf> {
    let mut found = Vec::new();
    let mut alternative = Alternative::default();
    let mut rest = expression.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '|' => found.push(std::mem::take(&mut alternative).longest()?),
            '(' => {
                group(&mut rest)?;
                alternative.end_run();
            }
            '[' => {
                class(&mut rest)?;
                alternative.end_run();
            }
            // After `+` the character is there, but another `*` may follow.
            '*' | '?' | '+' => alternative.drop_last(),
            '{' => {
                alternative.drop_last();
                rest.by_ref().find(|&character| character == '}')?;
            }
            '.' | '^' | '$' => alternative.end_run(),
            '\\' => match rest.next()? {
                // These have an argument, or may.
                'x' | 'u' | 'U' | 'p' | 'P' | 'b' | 'B' => return None,
                escape if escape.is_ascii_alphanumeric() => alternative.end_run(),
                literal => alternative.run.push(literal),
            },
            ordinary => alternative.run.push(ordinary),
        }
    }
    found.push(alternative.longest()?);
    Some(found)
}

/// Moves behind a group, where it sets no flags for what follows.
fn group(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<()> {
    if rest.peek() == Some(&'?') {
        rest.next();
        // `(?:`, `(?P<name>` and `(?<name>`; flags change what the characters behind them mean.
        if !matches!(rest.next()?, ':' | 'P' | '<') {
            return None;
        }
    }
    loop {
        match rest.next()? {
            ')' => return Some(()),
            '(' => group(rest)?,
            '[' => class(rest)?,
            '\\' => drop(rest.next()?),
            _ => {}
        }
    }
}

/// Moves behind a class such as `[a-z]`; classes nest, and a `]` that comes first is a character.
fn class(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<()> {
    if rest.peek() == Some(&'^') {
        rest.next();
    }
    if rest.peek() == Some(&']') {
        rest.next();
    }
    loop {
        match rest.next()? {
            ']' => return Some(()),
            '[' => class(rest)?,
            '\\' => drop(rest.next()?),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Alternative {
    run: String,
    best: String,
}

impl Alternative {
    fn end_run(&mut self) {
        if self.run.len() > self.best.len() {
            std::mem::swap(&mut self.run, &mut self.best);
        }
        self.run.clear();
    }

    /// The character before may be missing.
    fn drop_last(&mut self) {
        self.run.pop();
        self.end_run();
    }

    fn longest(mut self) -> Option<Vec<u8>> {
        self.end_run();
        (self.best.len() >= SHORTEST).then(|| cut(self.best.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str, expected: &[&str]) {
        let found: Vec<_> = of_regex(expression).concat();
        let found: Vec<_> = found.iter().map(|literal| std::str::from_utf8(literal).unwrap()).collect();
        assert_eq!(found, expected, "{expression}");
    }

    #[test]
    fn runs_outside_of_groups_are_found() {
        check("Header mismatch '.*'", &["Header mismatch '"]);
        check(r"^Could not prefetch keys\.$", &["Could not prefetch keys."]);
        check("colou?r of [a-z]+ gateways", &[" gateways"]);
        check("abc{2}def", &["def"]);
        check("abcd+", &["abc"]);
        check("abcd+*", &["abc"]);
        check("status=(401|403) from gateway", &[" from gateway"]);
    }

    #[test]
    fn each_alternative_must_have_one() {
        check("refused|timed out|reset", &["refused", "timed out", "reset"]);
        check("refused|[0-9]+", &[]);
        check("refused|", &[]);
    }

    #[test]
    fn what_is_not_understood_gives_nothing() {
        for expression in ["(?i)refused", "x(?i:refused)", r"\x41refused", r"\bword\b", r"\p{L}abc", "ab", ""] {
            check(expression, &[]);
        }
    }

    #[test]
    fn brackets_in_classes_do_not_end_groups() {
        check("([)]abc)def|[])]ghi", &["def", "ghi"]);
        check("[[:alpha:]]x(?:yyyy)zzz", &["zzz"]);
        check(r"(\)nothing)found", &["found"]);
    }
}
