//! Rules read again, from their description alone: paths by regular expressions, readings of a path by trying whatever
//! a server may do to it until nothing new comes of it.

use std::collections::BTreeSet;

use duo_doctor_model::policy::{EnvironmentUse, HttpUse, LogUse, Rules};
use regex::Regex;

use super::Asked;
use crate::naive::percent_decoded;

/// A capability, and a rule in its one form.
type Line = (&'static str, String);

/// What was asked for, given and denied.
#[derive(Debug, Default)]
pub(crate) struct Reference {
    pub(crate) asked: Vec<Line>,
    /// None: all that is asked for.
    pub(crate) given: Option<Vec<Line>>,
    pub(crate) denied: Vec<Line>,
}

pub(crate) fn lines(rules: &Rules) -> impl Iterator<Item = Line> {
    rules.lines().map(|(capability, line)| (capability.name, line.to_owned()))
}

impl Reference {
    pub(crate) fn allows(&self, asked: Asked<'_>) -> bool {
        let fits = |lines: &[Line]| lines.iter().any(|line| allowed_by(asked, line));
        let is_free = matches!(asked, Asked::Http(HttpUse::List { .. }));
        let is_denied = || self.denied.iter().any(|line| refused_by(asked, line));
        has_name(asked) && fits(&self.asked) && (is_free || !is_denied() && self.given.as_deref().is_none_or(fits))
    }
}

/// A rule can name it, and names nothing else by that.
fn has_name(asked: Asked<'_>) -> bool {
    let plain = |name: &str| !name.is_empty() && !name.contains('*') && name.split_whitespace().eq([name]);
    match asked {
        Asked::Http(HttpUse::Request { kind, connection, credential, .. }) => {
            plain(kind) && plain(connection) && (credential.is_empty() || plain(credential))
        }
        Asked::Http(HttpUse::Probe { kind, connection }) => plain(kind) && plain(connection),
        Asked::Http(HttpUse::List { kind }) => plain(kind),
        Asked::Environment(EnvironmentUse::Variable { scope, name }) => plain(scope) && plain(name),
        Asked::Environment(EnvironmentUse::Scope(scope)) => plain(scope),
        Asked::Logs(LogUse(name)) => plain(name),
    }
}

fn allowed_by(asked: Asked<'_>, (capability, line): &Line) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    match (asked, *capability) {
        (Asked::Http(what), "http") => http(what, &words, |pattern, path| glob(pattern, false).is_match(path), false),
        (Asked::Environment(EnvironmentUse::Variable { scope, name }), "environment") => {
            words[0] == scope && fits(words[1], name)
        }
        (Asked::Environment(EnvironmentUse::Scope(scope)), "environment") => words[0] == scope,
        (Asked::Logs(LogUse(name)), "logs") => fits(line, name),
        _ => false,
    }
}

fn refused_by(asked: Asked<'_>, (capability, line): &Line) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    match (asked, *capability) {
        (Asked::Http(what), "http") => {
            let refuses = |what| http(what, &words, any_reading, true);
            refuses(what) || of_gitlab(what).is_some_and(refuses)
        }
        (Asked::Environment(EnvironmentUse::Scope(scope)), "environment") => words[..] == [scope, "*"],
        (other, _) => allowed_by(other, &(*capability, line.clone())),
    }
}

/// The gateway's view of a host is that host.
fn of_gitlab(what: HttpUse<'_>) -> Option<HttpUse<'_>> {
    Some(match what {
        HttpUse::Request { method, kind, connection, path, credential } => HttpUse::Request {
            method,
            kind: kind.strip_suffix("-as-gateway")?,
            connection: connection.strip_suffix("-as-gateway")?,
            path,
            credential,
        },
        HttpUse::Probe { kind, connection } => HttpUse::Probe {
            kind: kind.strip_suffix("-as-gateway")?,
            connection: connection.strip_suffix("-as-gateway")?,
        },
        HttpUse::List { .. } => return None,
    })
}

fn http(what: HttpUse<'_>, words: &[&str], path_fits: impl Fn(&str, &str) -> bool, is_denial: bool) -> bool {
    let (method, of) = (words[0], words[1]);
    let pattern = words.get(2).copied().unwrap_or_default();
    let own = words.get(4).copied().unwrap_or_default();
    match what {
        HttpUse::List { kind } => !is_denial && (of == "*" || of == kind),
        HttpUse::Probe { kind, connection } => {
            (method == "*" || method == "probe") && (of == "*" || of == kind || of == connection)
        }
        HttpUse::Request { method: used, kind, connection, path, credential } => {
            let nobody_s = if is_denial { own } else { credential };
            (method == "*" || method == used)
                && (of == "*" || of == kind || of == connection)
                && (nobody_s.is_empty() || own == "*" || own == credential)
                && path_fits(pattern, path)
        }
    }
}

fn fits(pattern: &str, name: &str) -> bool {
    let expression = match pattern.strip_suffix('*') {
        Some(start) => format!("(?s)^{}.*$", regex::escape(start)),
        None => format!("^{}$", regex::escape(pattern)),
    };
    Regex::new(&expression).expect("an expression").is_match(name)
}

/// What a pattern stands for. A star is one segment and never what some server may read differently, unless `any`.
fn glob(pattern: &str, any: bool) -> Regex {
    let plain = if any { "[^/]" } else { "(?:[^/;%]|%(?:[013-46-9A-F][0-9A-F]|2[0-46-9A-E]|5[0-9ABD-F]))" };
    let segments = pattern.split('/').skip(1).map(|segment| match segment {
        "**" => format!("(?:/{plain}*)*"),
        "*" => format!("/{plain}+"),
        text => format!("/{}", regex::escape(text)),
    });
    Regex::new(&format!("^{}$", segments.collect::<String>())).expect("an expression")
}

/// True where the pattern in any reading names the path in any reading.
fn any_reading(pattern: &str, path: &str) -> bool {
    let paths = readings(path);
    readings(pattern).iter().any(|pattern| {
        let expression = glob(pattern, true);
        paths.iter().any(|path| expression.is_match(path))
    })
}

/// All that a path can become: decoded once more, `\` a slash, parameters and empty segments left out, and without a
/// format at its end.
fn readings(path: &str) -> BTreeSet<String> {
    let (mut all, mut next) = (BTreeSet::new(), vec![path.to_owned()]);
    while let Some(text) = next.pop() {
        let slashes = text.replace('\\', "/");
        let segments = slashes.split('/').map(|segment| segment.split(';').next().unwrap_or_default());
        let bare: String = segments.filter(|one| !one.is_empty()).map(|one| format!("/{one}")).collect();
        let bare = if bare.is_empty() { "/".to_owned() } else { bare };
        if let Some((name, format)) = bare.rsplit_once('.')
            && !name.ends_with('/')
            && !format.is_empty()
            && format.bytes().all(|byte| byte.is_ascii_alphanumeric())
        {
            all.insert(name.to_owned());
        }
        all.insert(bare);
        let decoded = String::from_utf8_lossy(&percent_decoded(text.as_bytes())).into_owned();
        next.extend(Some(decoded).filter(|decoded| *decoded != text));
    }
    all
}
