//! `init`: asks GitLab for the endpoints and writes a configuration to edit. No secret is written,
//! and no model's token is ever asked for.

use std::fmt::Write as _;

use super::Failure;
use super::args::{General, Init};
use super::learn::Model;
use super::output::Audience;
use super::{learn, output};
use duo_doctor_config::{Connection, Trust};
use duo_doctor_model::outcome::ExitCode;
use duo_doctor_model::text::harmless;

pub(crate) async fn run(_general: &General, arguments: &Init) -> Result<ExitCode, Failure> {
    let to_file = arguments.output.as_os_str() != "-";
    if to_file && arguments.output.exists() && !arguments.force {
        let message = format!("{} is there already; --force overwrites it", arguments.output.display());
        return Err(Failure::usage(message));
    }
    let connection = gitlab(arguments)?;
    let answers = learn::discover(&connection).await;
    let text = configuration(&connection, arguments, &answers);
    output::write_file(&arguments.output, text.as_bytes(), Audience::Owner)?;
    if to_file {
        eprintln!("{} written; read it, then run duo-doctor plan", harmless(&arguments.output.display().to_string()));
    }
    Ok(ExitCode::Healthy)
}

/// GitLab with the tokens of `GITLAB_ADMIN_TOKEN` or `GITLAB_TOKEN`.
fn gitlab(arguments: &Init) -> Result<Connection, Failure> {
    let Some(written) = &arguments.gitlab else {
        return Err(Failure::usage("no GitLab is named; say --gitlab URL or set GITLAB_URL"));
    };
    let mut connection =
        Connection::gitlab(written).map_err(|problem| Failure::usage(format!("--gitlab: {problem}")))?;
    connection.with_tokens_of_variables()?;
    connection.trust = Trust::Platform(arguments.ca_file.clone());
    Ok(connection)
}

fn configuration(connection: &Connection, arguments: &Init, answers: &learn::Answers) -> String {
    let mut text = String::from(
        "# Written by `duo-doctor init`. Secrets stay in files or variables; this file has none.\n\n\
         # Where duo-doctor runs: gitlab, ai-gateway, model, workstation; several where one machine is several.\n\
         # Left out it is told by what is found on the machine.\n# vantage = [\"workstation\"]\n",
    );
    for problem in &answers.problems {
        let _ = writeln!(text, "# not learnt: {}", harmless(problem));
    }
    let _ = writeln!(text, "\n[gitlab]\nurl = {}", quoted(&connection.written));
    match &arguments.ca_file {
        Some(file) => _ = writeln!(text, "ca-file = {}", quoted(&file.display().to_string())),
        None => text.push_str("# ca-file = \"/etc/ssl/private-ca.pem\"\n"),
    }
    text.push_str(
        "[gitlab.credentials]\nadmin = { env = \"GITLAB_ADMIN_TOKEN\" }   # read_api of an administrator\n\
         # user = { env = \"GITLAB_TOKEN\" }          # of a user whose access is in doubt\n",
    );
    match answers.text("/duoSettings/aiGatewayUrl") {
        Some(url) => _ = writeln!(text, "\n[ai-gateway]\nurl = {}", quoted(url)),
        None => text.push_str("\n# [ai-gateway]\n# url = \"http://aigw.example.com:5052\"\n"),
    }
    match answers.text("/duoSettings/duoAgentPlatformServiceUrl") {
        Some(address) => _ = writeln!(text, "\n[agent-platform]\naddress = {}", quoted(address)),
        None => text.push_str("\n# [agent-platform]\n# address = \"aigw.example.com:50052\"\n"),
    }
    let models = answers.models();
    models.iter().for_each(|known| text.push_str(&model(known)));
    if models.is_empty() {
        text.push_str(
            "\n# [model.mistral]\n# url = \"http://gpu1.example.com:8000/v1\"\n\
             # identifier = \"custom_openai/mistral\"\n# family = \"mistral\"\n",
        );
    }
    text.push_str(
        "\n# What `docker exec CONTAINER env` prints, of the AI Gateway and of GitLab.\n[environment]\n\
         # ai-gateway = { file = \"ai-gateway.env\" }   # or { container = \"NAME\" }\n# gitlab = { file = \"gitlab.env\" }\n\n[logs]\n\
         # llm = [\"/var/log/gitlab/gitlab-rails/llm.log\"]\n# ai-gateway = [\"ai-gateway.log\"]   # docker logs CONTAINER > ai-gateway.log 2>&1\n",
    );
    text
}

fn model(model: &Model) -> String {
    let mut text = format!("\n[model.{}]\n", model.name);
    if let Some(url) = &model.url {
        let _ = writeln!(text, "url = {}", quoted(url));
    }
    let _ = writeln!(text, "identifier = {}\nfamily = {}", quoted(&model.identifier), quoted(&model.family));
    let _ = writeln!(text, "provider = {}", quoted(&model.provider));
    let _ = writeln!(text, "# credentials.key = {{ env = \"MODEL_KEY\" }}");
    text
}

/// A TOML string; what GitLab answers is foreign.
fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}
