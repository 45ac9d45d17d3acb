//! The head of a plan: each connection and each log once, as the operator named it.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr as _;

use crate::output::say;
use duo_doctor_config::{Config, Connection, Kind};
use duo_doctor_model::plan::Plan;
use duo_doctor_model::policy::{HttpRule, LogRule};
use duo_doctor_model::text::harmless;

/// One line each for what the checks of the plan name, and for what is configured beside it.
pub(super) fn lines(config: &Config, plan: &Plan) -> Vec<String> {
    let requests: Vec<HttpRule> = plan.tasks.iter().flat_map(|task| task.check.description.needs_of()).collect();
    let mut rows: Vec<(String, String)> = Vec::new();
    for connection in config.connections.values() {
        let shown = format!("{}{}", connection.written, credentials(connection, &requests));
        rows.push((connection.name.clone(), shown));
    }
    let kinds: BTreeSet<&str> = requests.iter().map(|rule| rule.connection.as_str()).collect();
    let is_there = |kind: &str| config.connections.values().any(|connection| connection.kind.name() == kind);
    for kind in kinds.into_iter().filter(|kind| !is_there(kind)) {
        let what = if kind == Kind::GitlabAsGateway.name() { say!("plan-as-gateway") } else { say!("plan-missing") };
        rows.push((kind.to_owned(), what));
    }
    let mut logs: BTreeSet<String> = config.logs.keys().cloned().collect();
    let searched = plan.tasks.iter().flat_map(|task| task.check.description.needs_of::<LogRule>());
    logs.extend(searched.map(|LogRule(name)| name));
    for name in logs {
        let paths = config.logs.get(&name).map(|paths| &paths.value);
        let paths = paths.map(|paths| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>());
        let paths = paths.map_or_else(|| say!("plan-missing"), |paths| paths.join(" "));
        rows.push((say!("row-log", name = name), paths));
    }
    let widest = rows.iter().map(|(name, _)| name.width()).max().unwrap_or_default();
    let line = |(name, what): &(String, String)| harmless(&format!("{name}{:1$}  {what}", "", widest - name.width()));
    rows.iter().map(line).collect()
}

/// The credentials that checks use here, each with whether it is there; never more of them.
fn credentials(connection: &Connection, requests: &[HttpRule]) -> String {
    let here = requests.iter().filter(|rule| rule.is_for(connection.kind.name(), &connection.name));
    let mut names: BTreeSet<&str> = here.map(|rule| rule.credential.as_str()).filter(|name| !name.is_empty()).collect();
    names.extend(connection.credentials.keys().map(String::as_str));
    let said = names.into_iter().map(|name| {
        if connection.credentials.contains_key(name) {
            say!("plan-there", name = name)
        } else {
            say!("plan-not-there", name = name)
        }
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        String::new()
    } else {
        format!("   {}", say!("plan-credentials", credentials = said.join(", ")))
    }
}
