//! `init`: asks GitLab for the endpoints and writes a configuration to edit. No secret is written,
//! and no model's token is ever asked for.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

use serde_json::{Value, json};

use super::Failure;
use super::args::{General, Init};
use super::setup;
use crate::capability::http::{Client, ask};
use crate::config::{Connection, Flags, Trust, load};
use crate::outcome::ExitCode;

/// GitLab answers a settings query within this, also when it has just been started.
const TIME: Duration = Duration::from_secs(20);

/// Asked one by one: a field that this GitLab does not have must not cost the others.
const QUERIES: [&str; 4] = [
    "query { duoSettings { aiGatewayUrl } }",
    "query { duoSettings { duoAgentPlatformServiceUrl } }",
    "query { aiSelfHostedModels { nodes { name model endpoint identifier provider } } }",
    "query { currentUser { username } }",
];

pub async fn run(_general: &General, arguments: &Init) -> Result<ExitCode, Failure> {
    let to_file = arguments.output.as_os_str() != "-";
    if to_file && arguments.output.exists() && !arguments.force {
        let message = format!("{} is there already; --force overwrites it", arguments.output.display());
        return Err(Failure::usage(message));
    }
    let connection = gitlab(arguments)?;
    let answers = discover(&connection).await;
    let text = configuration(&connection, arguments, &answers);
    if to_file {
        setup::write_file(&arguments.output, text.as_bytes())?;
        eprintln!("{} written; read it, then run duo-doctor plan", arguments.output.display());
    } else {
        std::io::stdout().lock().write_all(text.as_bytes())?;
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
    let known = load(&Flags { config: Some("/dev/null".into()), ..Flags::default() })?;
    if let Some(gitlab) = known.connections.get("gitlab") {
        connection.credentials.clone_from(&gitlab.credentials);
    }
    connection.trust = Trust::Platform(arguments.ca_file.clone());
    Ok(connection)
}

/// What GitLab says, and what it does not.
#[derive(Default)]
struct Answers {
    data: Vec<Value>,
    problems: Vec<String>,
}

async fn discover(connection: &Connection) -> Answers {
    let client = Client::new(connection.clone());
    let credential = ["admin", "user"].into_iter().find(|name| connection.credentials.contains_key(*name));
    let mut answers = Answers::default();
    let Some(credential) = credential else {
        answers.problems.push("no token: set GITLAB_ADMIN_TOKEN (or GITLAB_TOKEN) and run init again".into());
        return answers;
    };
    for query in QUERIES {
        match ask(&client, "/api/graphql", credential, &json!({ "query": query }), TIME).await {
            Ok(answer) => {
                if let Some(message) = answer.pointer("/errors/0/message").and_then(Value::as_str) {
                    answers.problems.push(format!("{query}: {message}"));
                }
                answers.data.push(answer.get("data").cloned().unwrap_or_default());
            }
            Err(problem) => answers.problems.push(format!("{query}: {problem}")),
        }
    }
    answers
}

impl Answers {
    fn text(&self, pointer: &str) -> Option<&str> {
        self.data.iter().find_map(|data| data.pointer(pointer)?.as_str()).filter(|text| !text.is_empty())
    }

    fn models(&self) -> &[Value] {
        let nodes = self.data.iter().find_map(|data| data.pointer("/aiSelfHostedModels/nodes")?.as_array());
        nodes.map(Vec::as_slice).unwrap_or_default()
    }
}

fn configuration(connection: &Connection, arguments: &Init, answers: &Answers) -> String {
    let mut text = String::from(
        "# Written by `duo-doctor init`. Secrets stay in files or variables; this file has none.\n\n\
         # Where duo-doctor runs: gitlab, ai-gateway, model, workstation; several where one machine is several.\n\
         vantage = [\"workstation\"]\n",
    );
    for problem in &answers.problems {
        let _ = writeln!(text, "# not learnt: {}", problem.replace(char::is_control, " "));
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
    for (index, model) in answers.models().iter().enumerate() {
        text.push_str(&self::model(index, model));
    }
    if answers.models().is_empty() {
        text.push_str(
            "\n# [model.mistral]\n# url = \"http://gpu1.example.com:8000/v1\"\n\
             # identifier = \"custom_openai/mistral\"\n# family = \"mistral\"\n",
        );
    }
    text.push_str(
        "\n# What `docker exec CONTAINER env` prints, of the AI Gateway and of GitLab.\n[environment]\n\
         # ai-gateway = { file = \"ai-gateway.env\" }\n# gitlab = { file = \"gitlab.env\" }\n\n[logs]\n\
         # llm = [\"/var/log/gitlab/gitlab-rails/llm.log\"]\n# ai-gateway = [\"ai-gateway.log\"]   # docker logs CONTAINER > ai-gateway.log 2>&1\n",
    );
    text
}

fn model(index: usize, model: &Value) -> String {
    let field = |name: &str| model.get(name).and_then(Value::as_str).unwrap_or_default();
    let name: String =
        field("name").chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let name = name.trim_matches('-');
    let name = if name.is_empty() { format!("model-{}", index + 1) } else { name.to_owned() };
    let provider = field("provider").to_lowercase();
    let mut text = format!("\n[model.{name}]\n");
    if provider.is_empty() || provider == "api" {
        let _ = writeln!(text, "url = {}", quoted(field("endpoint")));
    }
    let _ = writeln!(
        text,
        "identifier = {}\nfamily = {}",
        quoted(field("identifier")),
        quoted(&field("model").to_lowercase())
    );
    let _ = writeln!(text, "provider = {}", quoted(if provider.is_empty() { "api" } else { &provider }));
    let _ = writeln!(text, "# credentials.key = {{ env = \"MODEL_KEY\" }}");
    text
}

/// A TOML string; what GitLab answers is foreign.
fn quoted(text: &str) -> String {
    toml::Value::String(text.into()).to_string()
}
