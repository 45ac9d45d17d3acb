//! Names of the configuration that nobody reads: most of them are mistyped.

use std::sync::Arc;

use super::args::Sources;
use super::output;
use duo_doctor_config::Config;
use duo_doctor_model::Check;
use duo_doctor_model::description::fits;
use duo_doctor_model::policy::{HttpRule, LogRule, Rule};
use duo_doctor_wording::{did_you_mean, said};

/// Tells it on standard error, where all checks are there that could read it.
pub(crate) fn tell(config: &Config, checks: &[Arc<Check>], sources: &Sources) {
    if !sources.without_core_pack {
        unread(config, checks).iter().for_each(output::tell);
    }
}

/// Says of each log and each credential that no check asks for and no grant gives that it is read by nobody.
pub(crate) fn unread(config: &Config, checks: &[Arc<Check>]) -> Vec<String> {
    let mut sentences = Vec::new();
    let logs: Vec<LogRule> = rules(config, checks);
    for (name, paths) in &config.logs {
        if !logs.iter().any(|LogRule(rule)| fits(rule, name)) {
            let hint = did_you_mean(name, logs.iter().map(|LogRule(rule)| rule.as_str()));
            let said = said!("unread-log", place = paths.origin, name = name).saying("hint", hint);
            sentences.push(said.in_words(output::words()));
        }
    }
    let requests: Vec<HttpRule> = rules(config, checks);
    for connection in config.connections.values() {
        let of_connection = requests.iter().filter(|rule| rule.is_for(connection.kind.name(), &connection.name));
        let used: Vec<&str> =
            of_connection.map(|rule| rule.credential.as_str()).filter(|name| !name.is_empty()).collect();
        for name in connection.credentials.keys().filter(|name| !used.contains(&name.as_str()) && !used.contains(&"*"))
        {
            let hint = did_you_mean(name, used.iter().copied());
            let (origin, whose) = (&connection.origin, &connection.name);
            let said = said!("unread-credential", place = origin, name = name, connection = whose);
            sentences.push(said.saying("hint", hint).in_words(output::words()));
        }
    }
    sentences
}

/// What checks ask for, and what the operator gives to some that may not be here.
fn rules<R: Rule>(config: &Config, checks: &[Arc<Check>]) -> Vec<R> {
    let asked = checks.iter().flat_map(|check| check.description.needs_of());
    asked.chain(config.policy.grants.values().flat_map(|given| given.rules.of())).collect()
}
