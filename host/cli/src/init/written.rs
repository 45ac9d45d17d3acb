//! The configuration that `init` writes: what was found as it is, what was not as a comment that shows how it is said.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::super::args::Init;
use super::super::learn::{Answers, Model};
use super::tokens::{CREDENTIALS, Source, Tokens};
use duo_doctor_config::Connection;

/// What is known when it is written.
pub(super) struct Known<'a> {
    pub connection: &'a Connection,
    pub arguments: &'a Init,
    pub answers: &'a Answers,
    pub tokens: &'a Tokens,
    /// Logs of GitLab that are here.
    pub logs: &'a [PathBuf],
}

pub(super) fn configuration(known: &Known<'_>) -> String {
    let mut text = String::from(
        "# Written by `duo-doctor init`. Secrets stay in files or variables; this file has none.\n\n\
         # Where duo-doctor runs: gitlab, ai-gateway, model, workstation; several where one machine is several.\n\
         # Left out it is told by what is found on the machine.\n# vantage = [\"workstation\"]\n",
    );
    gitlab(&mut text, known);
    match known.answers.gateway() {
        Some(url) => _ = writeln!(text, "\n[ai-gateway]\nurl = {}{}", quoted(url), authority(known, url)),
        None => text.push_str("\n# [ai-gateway]\n# url = \"http://aigw.example.com:5052\"\n"),
    }
    match known.answers.agent_platform() {
        Some(address) => _ = writeln!(text, "\n[agent-platform]\naddress = {}", quoted(address)),
        None => text.push_str("\n# [agent-platform]\n# address = \"aigw.example.com:50052\"\n"),
    }
    let models = known.answers.models();
    models.iter().for_each(|found| text.push_str(&model(found, known)));
    if models.is_empty() {
        text.push_str(
            "\n# [model.mistral]\n# url = \"http://gpu1.example.com:8000/v1\"\n\
             # identifier = \"custom_openai/mistral\"\n# family = \"mistral\"\n",
        );
    }
    text.push_str(
        "\n[environment]\n\
         # What `docker inspect CONTAINER IMAGE` prints of the AI Gateway, or `docker exec CONTAINER env`:\n\
         # ai-gateway = { file = \"ai-gateway.json\" }   # or { container = \"NAME\" }\n\
         # gitlab = { file = \"gitlab.env\" }\n\n[logs]\n",
    );
    match known.logs {
        [] => text.push_str("# llm = [\"/var/log/gitlab/gitlab-rails/llm.log*\"]\n"),
        logs => {
            let logs = logs.iter().map(|path| quoted(&format!("{}*", path.display())));
            let _ = writeln!(text, "llm = [{}]", logs.collect::<Vec<_>>().join(", "));
        }
    }
    text.push_str(
        "# ai-gateway = [\"ai-gateway.log\"]              # docker logs CONTAINER > ai-gateway.log 2>&1\n\
         # setup-summary = [\"setup-summary.txt\"]\n\
         #     gitlab-rake gitlab:duo:verify_self_hosted_setup > setup-summary.txt 2>&1\n",
    );
    text
}

fn gitlab(text: &mut String, known: &Known<'_>) {
    let _ = writeln!(text, "\n[gitlab]\nurl = {}", quoted(&known.connection.written));
    match &known.arguments.ca_file {
        Some(file) => _ = writeln!(text, "ca-file = {}", quoted(&absolute(file))),
        None => text.push_str("# ca-file = \"/etc/ssl/private-ca.pem\"\n"),
    }
    if known.arguments.plain_http {
        text.push_str("plain-http = true\n");
    }
    text.push_str("[gitlab.credentials]\n");
    for (name, variable) in CREDENTIALS {
        match known.tokens.source(name) {
            Some(Source::Variable(variable)) => _ = writeln!(text, "{name} = {{ env = \"{variable}\" }}"),
            Some(Source::File(file)) => {
                _ = writeln!(text, "{name} = {{ file = {} }}", quoted(&file.display().to_string()));
            }
            None => _ = writeln!(text, "# {name} = {{ env = \"{variable}\" }}"),
        }
    }
}

/// Paths in the file are relative to its folder, those of the command line to the current one.
fn absolute(path: &std::path::Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// The authority that GitLab was trusted by; a company mostly has one, and public ones stay trusted beside it.
fn authority(known: &Known<'_>, url: &str) -> String {
    let file = known.arguments.ca_file.as_ref().filter(|_| url.starts_with("https://"));
    file.map(|file| format!("\nca-file = {}", quoted(&absolute(file)))).unwrap_or_default()
}

fn model(model: &Model, known: &Known<'_>) -> String {
    let mut text = format!("\n[model.{}]\n", model.name);
    if let Some(url) = &model.url {
        let _ = writeln!(text, "url = {}{}", quoted(url), authority(known, url));
    }
    let _ = writeln!(text, "identifier = {}\nfamily = {}", quoted(&model.identifier), quoted(&model.family));
    let _ = writeln!(text, "provider = {}", quoted(&model.provider));
    let said = if model.has_key { "" } else { "# " };
    if model.has_key && model.url.as_deref().is_some_and(|url| url.starts_with("http://")) {
        text.push_str("# plain-http = true      # the key may cross the network in the clear\n");
    }
    let _ = writeln!(text, "{said}credentials.key = {{ env = \"{}\" }}", model.variable());
    text
}

/// A TOML string; what GitLab answers is foreign.
fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}
