//! The variables of this program: one that is empty is not set, and one that nothing reads is told.

use std::collections::BTreeSet;
use std::ffi::OsString;

use clap::builder::Resettable;
use clap::{Arg, ArgAction, Command};

use super::output;
use duo_doctor_config::switch;
use duo_doctor_model::nearest;
use duo_doctor_wording::{did_you_mean, hint, said};

/// What the names of all of them begin with.
const PREFIX: &str = "DUO_DOCTOR_";

/// Those that no option stands for.
const WITHOUT_OPTION: [&str; 1] = ["DUO_DOCTOR_PLAIN_HTTP"];

/// Those of the build and of its tests; the program reads none, and may be started beneath them.
const OF_THE_BUILD: [&str; 8] = [
    "DUO_DOCTOR_BUILT",
    "DUO_DOCTOR_COMMIT",
    "DUO_DOCTOR_NOT_RUN",
    "DUO_DOCTOR_PACK",
    "DUO_DOCTOR_SIGNING_KEY",
    "DUO_DOCTOR_SIGNING_PASSWORD_FILE",
    "DUO_DOCTOR_TRUST_DEVELOPMENT_KEY",
    "DUO_DOCTOR_VENDOR_KEYS",
];

/// The command line as if variables that are empty were not set; help names variables, and no values of them.
pub(crate) fn settled(command: Command) -> Command {
    let settle = |argument: Arg| {
        let is_empty = argument.get_env().and_then(std::env::var_os).is_some_and(|value| value.is_empty());
        let argument = if is_empty { argument.env(Resettable::Reset) } else { argument };
        argument.hide_env_values(true)
    };
    command.mut_args(settle).mut_subcommands(settled)
}

/// What is wrong with a variable that is set, in one sentence.
pub(crate) fn wrong(command: &Command) -> Option<String> {
    let of_argument = |argument: &Arg| {
        let name = argument.get_env()?.to_str()?;
        let value = std::env::var(name).ok()?;
        let words = argument.get_possible_values();
        let problem = match argument.get_action() {
            ArgAction::SetTrue => switch(&value).err()?.in_words(output::words()),
            _ if words.is_empty() || words.iter().any(|word| word.matches(&value, true)) => return None,
            _ => {
                let words: Vec<&str> = words.iter().map(clap::builder::PossibleValue::get_name).collect();
                let hint = did_you_mean(&value, words.iter().copied());
                let said = said!("unknown-value", value = value, words = words.join(", "));
                said.saying("hint", hint).in_words(output::words())
            }
        };
        Some(format!("${name}: {problem}"))
    };
    command.get_arguments().find_map(of_argument).or_else(|| command.get_subcommands().find_map(wrong))
}

/// Those that nothing reads, each in one sentence; never with their values.
pub(crate) fn unread(command: &Command, set: impl Iterator<Item = OsString>) -> Vec<String> {
    let mut known: BTreeSet<&str> = WITHOUT_OPTION.into();
    collect(command, &mut known);
    let named = |name: OsString| name.into_string().ok().filter(|name| name.starts_with(PREFIX));
    let unread = set.filter_map(named).filter(|name| !known.contains(name.as_str()));
    let mut unread: Vec<String> = unread.filter(|name| !OF_THE_BUILD.contains(&name.as_str())).collect();
    unread.sort();
    let sentence = |name: &String| {
        // What all of them begin with would make every name near to every other.
        let rests = known.iter().filter_map(|known| known.strip_prefix(PREFIX));
        let nearest = nearest(&name[PREFIX.len()..], rests).map(|rest| format!("{PREFIX}{rest}"));
        said!("unread-variable", name = name).saying("hint", hint(nearest.as_deref())).in_words(output::words())
    };
    unread.iter().map(sentence).collect()
}

fn collect<'a>(command: &'a Command, names: &mut BTreeSet<&'a str>) {
    names.extend(command.get_arguments().filter_map(|argument| argument.get_env()?.to_str()));
    command.get_subcommands().for_each(|command| collect(command, names));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Arguments;
    use clap::CommandFactory as _;

    #[test]
    fn a_variable_that_nothing_reads_is_told_with_the_nearest() {
        let command = Arguments::command();
        let told = |name: &str| unread(&command, [OsString::from(name)].into_iter());
        let nearest = "$DUO_DOCTOR_OFLINE: nothing reads this variable, did you mean `DUO_DOCTOR_OFFLINE`?";
        assert_eq!(told("DUO_DOCTOR_OFLINE"), [nearest]);
        assert_eq!(told("DUO_DOCTOR_SOMETHING"), ["$DUO_DOCTOR_SOMETHING: nothing reads this variable"]);
        for known in ["DUO_DOCTOR_CONFIG", "DUO_DOCTOR_PLAIN_HTTP", "DUO_DOCTOR_VENDOR_KEYS", "HOME"] {
            assert_eq!(told(known), [""; 0], "{known}");
        }
    }
}
