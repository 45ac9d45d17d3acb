//! The command that does the same again: what a repair's last step tells to run, and how what was found is looked up.

use clap::ValueEnum;

use super::args::{General, Sources, Subject, Trust};
use super::values::Lang;

/// `check` with what was said of language, subject and sources, without what chose checks and outputs.
pub(crate) fn check(general: &General, subject: &Subject, sources: &Sources) -> Vec<String> {
    let mut command = Command(vec!["duo-doctor".into(), "check".into()]);
    let Subject { config, vantage, impact, since, models_from_gitlab } = subject;
    command.text("--config", config.as_ref().map(|path| path.display()));
    for place in vantage {
        command.word("--vantage", place);
    }
    if let Some(impact) = impact {
        command.word("--impact", impact);
    }
    command.text("--since", since.as_ref());
    command.flag("--models-from-gitlab", *models_from_gitlab);
    command.sources(sources);
    command.language(general);
    command.0
}

/// `demo` of a scenario.
pub(crate) fn demo(general: &General, scenario: &str, sources: &Sources) -> Vec<String> {
    let mut command = Command(vec!["duo-doctor".into(), "demo".into(), scenario.into()]);
    command.sources(sources);
    command.language(general);
    command.0
}

/// What names checks beside those that this program finds by itself: with it another verb finds them too.
pub(crate) fn added(sources: &Sources) -> Vec<String> {
    let mut command = Command(Vec::new());
    command.added(sources);
    command.0
}

struct Command(Vec<String>);

impl Command {
    fn sources(&mut self, sources: &Sources) {
        self.added(sources);
        let Sources { core_pack, without_core_pack, engine, .. } = sources;
        self.text("--core-pack", core_pack.as_ref().map(|path| path.display()));
        self.flag("--without-core-pack", *without_core_pack);
        if *engine != Default::default() {
            self.word("--engine", engine);
        }
    }

    fn added(&mut self, sources: &Sources) {
        let Sources { packs, allow_unsigned, trust, components, core_pack: _, without_core_pack: _, engine: _ } =
            sources;
        let Trust { keys, store, offline, trust_development_key } = trust;
        for pack in packs {
            self.text("--pack", Some(pack.display()));
        }
        self.flag("--allow-unsigned", *allow_unsigned);
        self.text("--keys", keys.as_ref().map(|path| path.display()));
        self.text("--store", store.as_ref().map(|path| path.display()));
        self.flag("--offline", *offline);
        self.flag("--trust-development-key", *trust_development_key);
        for component in components {
            self.text("--component", Some(component.display()));
        }
    }

    fn language(&mut self, general: &General) {
        if general.lang != Lang::default() {
            self.word("--lang", &general.lang);
        }
    }

    fn text(&mut self, option: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.0.extend([option.to_owned(), value.to_string()]);
        }
    }

    fn flag(&mut self, option: &str, given: bool) {
        if given {
            self.0.push(option.to_owned());
        }
    }

    fn word(&mut self, option: &str, value: &impl ValueEnum) {
        let name = value.to_possible_value().map(|value| value.get_name().to_owned());
        self.text(option, name);
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::args::{Arguments, Command as Verb};

    /// Nothing that another verb needs to find the same checks is left out: neither whom to trust, nor how old they may be.
    #[test]
    fn added_checks_are_named_with_all_that_lets_them_in() {
        let said = "--pack p --allow-unsigned --keys k --store s --offline --trust-development-key --component c.wasm";
        for (said, others) in [(said, "--core-pack core.pack --engine native"), ("", "--without-core-pack"), ("", "")] {
            let said: Vec<&str> = said.split_whitespace().collect();
            let words = ["duo-doctor", "explain", "ACME-1"].into_iter().chain(said.iter().copied());
            let arguments = Arguments::try_parse_from(words.chain(others.split_whitespace())).expect("a command line");
            let Some(Verb::Explain(explain)) = &arguments.command else { panic!("another verb") };
            assert_eq!(added(&explain.sources), said);
        }
    }

    /// What was said on the command line is said again; what chose checks and outputs is not.
    #[test]
    fn the_command_is_read_as_what_it_repeats() {
        let said = "duo-doctor check --config a.toml --vantage gitlab --vantage model --impact passive --since 2h \
                    --models-from-gitlab --pack p --allow-unsigned --keys k --store s --offline \
                    --trust-development-key --component c.wasm --core-pack core.pack --engine native --lang ja";
        let said: Vec<&str> = said.split_whitespace().collect();
        let others = ["license", "--skip", "leftovers", "--format", "json", "-o", "x", "--record", "y"];
        let arguments = Arguments::try_parse_from(said.iter().chain(&others)).expect("a command line");
        let Some(Verb::Check(check)) = &arguments.command else { panic!("another verb") };
        assert_eq!(self::check(&arguments.general, &check.subject, &check.sources), said);
        let plain = Arguments::try_parse_from(["duo-doctor", "check"]).expect("a command line");
        let Some(Verb::Check(check)) = &plain.command else { panic!("another verb") };
        assert_eq!(self::check(&plain.general, &check.subject, &check.sources), ["duo-doctor", "check"]);
    }
}
