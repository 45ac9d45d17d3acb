//! What GitLab itself says of its endpoints: for `init`, and for a run that asks for the models.
//! Never a model's token.

use std::time::Duration;

use serde_json::{Value, json};

use super::output::{self, say};
use duo_doctor_config::{Config, Connection};
use duo_doctor_engine::capability::http::{Client, ask};

/// GitLab answers a settings query within this, also when it has just been started.
const TIME: Duration = Duration::from_secs(20);

/// Models that are taken; nobody has assigned more by hand.
const MODELS: usize = 100;

/// What can be asked, each by itself: a field that this GitLab does not have must not cost the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// Who a token belongs to, and GitLab's version.
    Person,
    /// The AI Gateway's address.
    Settings,
    /// The Agent Platform service's address.
    AgentPlatform,
    /// Self-hosted models.
    Models,
}

impl Question {
    fn query(self) -> &'static str {
        match self {
            Self::Person => "query { currentUser { username } metadata { version } }",
            Self::Settings => "query { duoSettings { aiGatewayUrl } }",
            Self::AgentPlatform => "query { duoSettings { duoAgentPlatformServiceUrl } }",
            Self::Models => {
                "query { aiSelfHostedModels { nodes { name model endpoint identifier provider hasApiToken } } }"
            }
        }
    }
}

/// What GitLab says, and what it does not.
#[derive(Default)]
pub(crate) struct Answers(Vec<Answer>);

struct Answer {
    question: Question,
    credential: String,
    said: Result<Value, String>,
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
    /// GitLab has a key for it.
    pub has_key: bool,
}

/// Asks for everything: for the set-up as an administrator, where there is such a token, and for the owner of each.
pub(crate) async fn discover(connection: &Connection) -> Answers {
    let client = Client::new(connection.clone());
    let mut answers = Answers::default();
    for credential in tokens(connection) {
        answers.ask(&client, credential, Question::Person).await;
    }
    if let Some(credential) = tokens(connection).next() {
        for question in [Question::Settings, Question::AgentPlatform, Question::Models] {
            answers.ask(&client, credential, question).await;
        }
    }
    answers
}

/// The credentials that there are, the one that sees most first.
fn tokens(connection: &Connection) -> impl Iterator<Item = &'static str> {
    ["admin", "user"].into_iter().filter(|name| connection.credentials.contains_key(*name))
}

/// Adds the models that GitLab knows and the operator has not named; what went wrong.
pub(crate) async fn models(config: &mut Config) -> Vec<String> {
    let Some(gitlab) = config.connections.get("gitlab").cloned() else {
        return vec![say!("no-gitlab-for-models")];
    };
    let Some(credential) = tokens(&gitlab).next() else { return vec![say!("no-token-for-models")] };
    let mut answers = Answers::default();
    answers.ask(&Client::new(gitlab), credential, Question::Models).await;
    let mut problems: Vec<String> =
        Some(answers.why(Question::Models)).filter(|why| !why.is_empty()).into_iter().collect();
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
            Err(problem) => problems.push(format!("`{name}`: {}", problem.in_words(output::words()))),
        }
    }
    problems
}

impl Answers {
    async fn ask(&mut self, client: &Client, credential: &str, question: Question) {
        let asked = ask(client, "/api/graphql", credential, &json!({ "query": question.query() }), TIME).await;
        let said = asked.and_then(|answer| match answer.pointer("/errors/0/message").and_then(Value::as_str) {
            Some(message) => Err(message.to_owned()),
            None => Ok(answer.get("data").cloned().unwrap_or_default()),
        });
        self.0.push(Answer { question, credential: credential.into(), said });
    }

    /// Why a question has no answer; empty where it has one, or was not asked.
    pub(crate) fn why(&self, question: Question) -> String {
        let of = self.0.iter().find(|answer| answer.question == question);
        of.and_then(|answer| answer.said.clone().err()).unwrap_or_default()
    }

    /// Whose token this is.
    pub(crate) fn person(&self, credential: &str) -> Option<&str> {
        self.of(credential)?.said.as_ref().ok()?.pointer("/currentUser/username")?.as_str()
    }

    /// Why a token is of no use: GitLab answers strangers too, without a name.
    pub(crate) fn refused(&self, credential: &str) -> Option<String> {
        match &self.of(credential)?.said {
            Err(why) => Some(why.clone()),
            Ok(_) if self.person(credential).is_none() => Some(say!("token-of-nobody")),
            Ok(_) => None,
        }
    }

    fn of(&self, credential: &str) -> Option<&Answer> {
        self.0.iter().find(|answer| answer.question == Question::Person && answer.credential == credential)
    }

    /// GitLab's version.
    pub(crate) fn version(&self) -> Option<&str> {
        self.text("/metadata/version")
    }

    /// The AI Gateway's URL.
    pub(crate) fn gateway(&self) -> Option<&str> {
        self.text("/duoSettings/aiGatewayUrl")
    }

    /// The Agent Platform service's address.
    pub(crate) fn agent_platform(&self) -> Option<&str> {
        self.text("/duoSettings/duoAgentPlatformServiceUrl")
    }

    fn data(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().filter_map(|answer| answer.said.as_ref().ok())
    }

    fn text(&self, pointer: &str) -> Option<&str> {
        self.data().find_map(|data| data.pointer(pointer)?.as_str()).filter(|text| !text.is_empty())
    }

    /// The models, with names of their own.
    pub(crate) fn models(&self) -> Vec<Model> {
        let nodes = self.data().find_map(|data| data.pointer("/aiSelfHostedModels/nodes")?.as_array());
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
            has_key: node.get("hasApiToken") == Some(&Value::Bool(true)),
            provider,
        }
    }

    /// The variable in which its key is expected.
    pub(crate) fn variable(&self) -> String {
        format!("MODEL_{}_KEY", self.name.to_uppercase().replace('-', "_"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_models_are_taken_from_gitlab_and_no_more() {
        let models = |count: usize| {
            let node = json!({ "name": "mistral", "endpoint": "http://gpu:8000/v1" });
            let said = Ok(json!({ "aiSelfHostedModels": { "nodes": vec![node; count] } }));
            let answer = Answer { question: Question::Models, credential: "admin".into(), said };
            let models = Answers(vec![answer]).models();
            let names: std::collections::BTreeSet<String> = models.into_iter().map(|model| model.name).collect();
            names.len()
        };
        assert_eq!((models(100), models(101)), (100, 100));
    }
}
