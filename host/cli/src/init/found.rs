//! What `init` says: what it found, what it did not, and how to get that.

use std::path::PathBuf;

use super::super::learn::{Answers, Question};
use super::tokens::{CREDENTIALS, Tokens};
use duo_doctor_config::Connection;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

/// Lines with a sign each: found, or missing with its remedy.
pub(super) fn told(
    words: &Words,
    connection: &Connection,
    answers: &Answers,
    tokens: &Tokens,
    logs: &[PathBuf],
) -> String {
    let mut lines = Vec::new();
    let mut found = |key: &str, value: &str| {
        lines.push(format!("✓ {}: {}", words.say(&format!("init-{key}"), &[]), harmless(value)));
    };
    let mut missing: Vec<(&str, String)> = Vec::new();
    match answers.version() {
        Some(version) => found("gitlab", &format!("{} {version}", connection.written)),
        None => missing.push(("gitlab", connection.written.clone())),
    }
    for (name, _) in CREDENTIALS {
        let why = answers.refused(name);
        match (tokens.source(name), why) {
            (Some(_), None) => found(name, answers.person(name).unwrap_or("-")),
            (Some(_), Some(why)) => missing.push((name, why)),
            (None, _) => missing.push((name, "-".into())),
        }
    }
    let addresses = [
        ("gateway", answers.gateway(), Question::Settings),
        ("agent-platform", answers.agent_platform(), Question::AgentPlatform),
    ];
    for (key, value, question) in addresses {
        match value {
            Some(value) => found(key, value),
            None => missing.push((key, answers.why(question))),
        }
    }
    let models = answers.models();
    for model in &models {
        found("model", &format!("{} {}", model.name, model.url.as_deref().unwrap_or(&model.provider)));
        if model.has_key && std::env::var_os(model.variable()).is_none() {
            missing.push(("key", format!("{}: {}", model.name, model.variable())));
        }
    }
    if models.is_empty() {
        missing.push(("model", answers.why(Question::Models)));
    }
    logs.iter().for_each(|log| found("log", &log.display().to_string()));
    if logs.is_empty() {
        missing.push(("log", "-".into()));
    }
    missing.push(("container", "-".into()));
    let missing = missing.iter().map(|(key, why)| {
        let why = if why == "-" || why.is_empty() { String::new() } else { format!(" ({})", harmless(why)) };
        let heading = words.say(&format!("init-{key}"), &[]);
        format!("- {heading}{why}: {}", words.say(&format!("init-without-{key}"), &[("url", &connection.written)]))
    });
    lines.into_iter().chain(missing).collect::<Vec<_>>().join("\n")
}
