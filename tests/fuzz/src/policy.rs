//! Decisions of policy.

mod reference;

use duo_doctor_config::{Flags, load};
use duo_doctor_model::Check;
use duo_doctor_model::description::Need;
use duo_doctor_model::policy::{
    Advice, Capability, Denial, EnvironmentUse, Given, Grant, HttpUse, LogUse, Policy, Publisher, Rules, path,
};
use duo_doctor_model::testing::check;

use crate::file;
use reference::Reference;

/// Lines that are looked at; a policy of more says nothing that these do not.
const LINES: usize = 24;

/// A use, as a guest makes it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Asked<'a> {
    Http(HttpUse<'a>),
    Environment(EnvironmentUse<'a>),
    Logs(LogUse<'a>),
}

/// Lines of text: `vendor` (otherwise the check is local), `ask CAPABILITY RULE`, `grant CAPABILITY RULE`, `deny …`,
/// and uses: `GET KIND CONNECTION PATH [CREDENTIAL]`, `probe KIND CONNECTION`, `list KIND`, `variable SCOPE NAME`,
/// `scope SCOPE`, `log NAME`. Each use is decided as the reference decides; what a refusal offers as a remedy is a rule
/// that lifts it and no neighbour of it; and rules that include others allow whatever those allow.
pub fn policy(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut check = check("a-check", &[]);
    check.publisher = Publisher::Local;
    let (mut granted, mut denied) = (None::<Rules>, Rules::default());
    let mut reference = Reference::default();
    let mut uses = Vec::new();
    for line in text.lines().take(LINES) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rule = || {
            let (name, rule) = rest.split_once(' ')?;
            Some((Capability::of(name)?, rule))
        };
        match word {
            "vendor" => check.publisher = Publisher::Vendor,
            "ask" => {
                let Some((capability, rule)) = rule() else { continue };
                let mut one = Rules::default();
                if capability.declared(rule).is_ok() && one.add(capability, rule).is_ok() {
                    check.description.needs.push(Need::new(capability.name, rule));
                    reference.asked.extend(reference::lines(&one));
                }
            }
            "grant" | "deny" => {
                let Some((capability, rule)) = rule() else { continue };
                let Ok(canonical) = capability.written(rule) else { continue };
                assert_eq!(capability.written(&canonical).as_ref(), Ok(&canonical), "one form of `{rule}`");
                let to = if word == "deny" { &mut denied } else { granted.get_or_insert_default() };
                to.add(capability, rule).expect("it was understood before");
                let to = if word == "deny" { &mut reference.denied } else { reference.given.get_or_insert_default() };
                to.push((capability.name, canonical));
            }
            _ => uses.extend(asked(line)),
        }
    }
    if check.publisher != Publisher::Vendor {
        reference.given.get_or_insert_default();
    }
    let grant = decide(&check, granted.clone(), denied.clone());
    for asked in uses {
        let decided = allow(&grant, asked);
        assert_eq!(decided.is_ok(), reference.allows(asked), "{asked:?} in\n{text}");
        if let Err(denial) = decided {
            remedy(&check, &denied, asked, &denial);
        }
        included(&check, granted.as_ref(), asked);
    }
}

fn decide(check: &Check, granted: Option<Rules>, deny: Rules) -> Grant {
    let given = granted.map(|rules| (check.description.id.clone(), Given { rules, ..Given::default() }));
    Policy { deny, grants: given.into_iter().collect() }.decide(check)
}

fn allow(grant: &Grant, asked: Asked<'_>) -> Result<(), Denial> {
    match asked {
        Asked::Http(what) => grant.allow(what),
        Asked::Environment(what) => grant.allow(what),
        Asked::Logs(what) => grant.allow(what),
    }
}

fn remedy(check: &Check, denied: &Rules, asked: Asked<'_>, denial: &Denial) {
    if denial.reason != "not granted" {
        return;
    }
    let capability = Capability::of(&denial.capability).expect("a denial names its capability");
    let table = Advice::of(check.id(), std::slice::from_ref(denial)).table.expect("a grant can allow it");
    let granted = pasted(&table);
    let policy = Policy { deny: denied.clone(), ..granted };
    assert_eq!(allow(&policy.decide(check), asked), Ok(()), "the remedy lifts the refusal:\n{table}");
    if let Asked::Http(HttpUse::Request { method, kind, connection, path, credential }) = asked {
        let mut alone = Rules::default();
        alone.add(capability, &denial.wanted).expect("what a denial offers is a rule");
        let neighbour = format!("{path}x");
        let neighbour = HttpUse::Request { method, kind, connection, path: &neighbour, credential };
        let allowed = decide(check, Some(alone), Rules::default()).allow(neighbour);
        assert!(allowed.is_err(), "the remedy `{}` of {asked:?} allows {neighbour:?}", denial.wanted);
    }
}

/// What a person pastes, as the program reads it.
fn pasted(table: &str) -> Policy {
    let read = |path: &std::path::Path| load(&Flags { config: Some(path.to_owned()), ..Flags::default() });
    file::with(table.as_bytes(), read).unwrap_or_else(|error| panic!("{error}\n{table}")).policy
}

fn included(check: &Check, granted: Option<&Rules>, asked: Asked<'_>) {
    let needs = Rules::of_needs(&check.description.needs);
    let (Some(granted), of_needs) = (granted, Grant::of_needs(&check.description.needs)) else { return };
    if needs.beyond(granted).is_empty() && allow(&of_needs, asked).is_ok() {
        let grant = decide(check, Some(granted.clone()), Rules::default());
        assert_eq!(allow(&grant, asked), Ok(()), "everything that is asked for is said to be granted");
    }
}

fn asked(line: &str) -> Option<Asked<'_>> {
    // The gate shows what else a guest writes in a form of its own.
    let words: Vec<&str> = line.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_graphic())).collect();
    let (first, rest) = words.split_first()?;
    Some(match (*first, rest) {
        ("probe", &[kind, connection]) if kind == connection || !kind.ends_with("-as-gateway") => {
            Asked::Http(HttpUse::Probe { kind, connection })
        }
        ("list", &[kind]) => Asked::Http(HttpUse::List { kind }),
        ("variable", &[scope, name]) => Asked::Environment(EnvironmentUse::Variable { scope, name }),
        ("scope", &[scope]) => Asked::Environment(EnvironmentUse::Scope(scope)),
        ("log", &[name]) => Asked::Logs(LogUse(name)),
        (method @ ("GET" | "POST"), &[kind, connection, path, ref rest @ ..]) if rest.len() < 2 => {
            let credential = rest.first().copied().unwrap_or_default();
            let is_normal = path::of_request(path).is_ok_and(|normal| normal == path);
            let words = [kind, connection, credential];
            let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/".contains(&byte));
            // A connection that another process's settings lead to has the name of its kind.
            let is_one = !kind.ends_with("-as-gateway") || kind == connection;
            if !is_normal || !is_one || !words.iter().all(is_word) {
                return None;
            }
            Asked::Http(HttpUse::Request { method, kind, connection, path, credential })
        }
        _ => return None,
    })
}
