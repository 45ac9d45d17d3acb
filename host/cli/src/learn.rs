//! What GitLab itself says of its endpoints: for `init`, and for a run that asks for the models.
//! Never a model's token.

use std::time::Duration;

use serde_json::{Value, json};

use duo_doctor_config::{Config, Connection};
use duo_doctor_engine::capability::http::{Client, ask};

/// GitLab answers a settings query within this, also when it has just been started.
const TIME: Duration = Duration::from_secs(20);

/// Models that are taken; nobody has assigned more by hand.
const MODELS: usize = 100;

/// Asked one by one: a field that this GitLab does not have must not cost the others.
const QUERIES: [&str; 4] = [
    "query { duoSettings { aiGatewayUrl } }",
    "query { duoSettings { duoAgentPlatformServiceUrl } }",
    MODELS_QUERY,
    "query { currentUser { username } }",
];

const MODELS_QUERY: &str = "query { aiSelfHostedModels { nodes { name model endpoint identifier provider } } }";

/// What GitLab says, and what it does not.
#[derive(Default)]
pub(crate) struct Answers {
    data: Vec<Value>,
    /// What could not be learnt, and why.
    pub problems: Vec<String>,
}

/// A model as GitLab has it.
pub(crate) struct Model {
    /// Fit for a connection's name.
    pub name: String,
    /// Its endpoint; none for a cloud's own.
    pub url: Option<String>,
    /// As in `custom_openai/mistral`.
    pub identifier: String,
    /// In lower case.
    pub family: String,
    /// `api`, `bedrock` or `vertex_ai`.
    pub provider: String,
}

/// Asks for everything.
pub(crate) async fn discover(connection: &Connection) -> Answers {
    asked(connection, &QUERIES).await
}

/// Adds the models that GitLab knows and the operator has not named; what went wrong.
pub(crate) async fn models(config: &mut Config) -> Vec<String> {
    let Some(gitlab) = config.connections.get("gitlab").cloned() else {
        return vec!["there is no GitLab to ask for its models".into()];
    };
    let mut answers = asked(&gitlab, &[MODELS_QUERY]).await;
    for model in answers.models() {
        let name = format!("model/{}", model.name);
        let known = |connection: &Connection| model.url.as_deref().is_some_and(|url| connection.written == url);
        if config.connections.contains_key(&name) || config.connections.values().any(known) {
            continue;
        }
        match Connection::learnt_model(&name, model.url.as_deref()) {
            Ok(mut connection) => {
                let attributes =
                    [("identifier", model.identifier), ("family", model.family), ("provider", model.provider)];
                connection.attributes.extend(attributes.map(|(key, value)| (key.to_owned(), value)));
                config.connections.insert(name, connection);
            }
            Err(problem) => answers.problems.push(format!("`{name}`: {problem}")),
        }
    }
    answers.problems
}

async fn asked(connection: &Connection, queries: &[&str]) -> Answers {
    let client = Client::new(connection.clone());
    let credential = ["admin", "user"].into_iter().find(|name| connection.credentials.contains_key(*name));
    let mut answers = Answers::default();
    let Some(credential) = credential else {
        answers.problems.push("no token: set GITLAB_ADMIN_TOKEN (or GITLAB_TOKEN) and ask again".into());
        return answers;
    };
    for query in queries {
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
    /// A text of the answers.
    pub(crate) fn text(&self, pointer: &str) -> Option<&str> {
        self.data.iter().find_map(|data| data.pointer(pointer)?.as_str()).filter(|text| !text.is_empty())
    }

    /// The models, with names of their own.
    pub(crate) fn models(&self) -> Vec<Model> {
        let nodes = self.data.iter().find_map(|data| data.pointer("/aiSelfHostedModels/nodes")?.as_array());
        let mut models: Vec<Model> = Vec::new();
        for (index, node) in nodes.into_iter().flatten().take(MODELS).enumerate() {
            let mut model = Model::of(node, index);
            while models.iter().any(|other| other.name == model.name) {
                model.name = format!("{}-{}", model.name, index + 1);
            }
            models.push(model);
        }
        models
    }
}

impl Model {
    fn of(node: &Value, index: usize) -> Self {
        let field = |name: &str| node.get(name).and_then(Value::as_str).unwrap_or_default();
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let name: String = field("name").chars().map(plain).collect();
        let name = name.trim_matches('-');
        let provider = Some(field("provider").to_lowercase()).filter(|provider| !provider.is_empty());
        let provider = provider.unwrap_or_else(|| "api".into());
        Self {
            name: if name.is_empty() { format!("model-{}", index + 1) } else { name.to_owned() },
            url: (provider == "api").then(|| field("endpoint").to_owned()),
            identifier: field("identifier").to_owned(),
            family: field("model").to_lowercase(),
            provider,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_models_are_taken_from_gitlab_and_no_more() {
        let models = |count: usize| {
            let node = json!({ "name": "mistral", "endpoint": "http://gpu:8000/v1" });
            let data = vec![json!({ "aiSelfHostedModels": { "nodes": vec![node; count] } })];
            let models = Answers { data, problems: Vec::new() }.models();
            let names: std::collections::BTreeSet<String> = models.into_iter().map(|model| model.name).collect();
            names.len()
        };
        assert_eq!((models(100), models(101)), (100, 100));
    }
}
