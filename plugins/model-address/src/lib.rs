//! Does the address of each model mean the same to the AI Gateway as to the operator?
//!
//! Looks at addresses only and sends nothing to a model. An address such as `localhost` is another
//! place inside a container; what the gateway uses is what GitLab has, so GitLab is asked for it.

mod address;
mod place;
mod signatures;
mod verdict;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::http::{self, Answer, Field, field};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Impact, Reason, register};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "model-address";
pub(crate) const SCOPE: &str = "ai-gateway";

const GRAPHQL: &str = "/api/graphql";
const MODELS: &str = "query { aiSelfHostedModels { nodes { name endpoint identifier } } }";

/// The check.
pub struct ModelAddress;

register!(ModelAddress);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Every model that the operator named.
    pub models: Vec<Connection>,
    /// The models as GitLab has them; none: no administrator's token.
    pub gitlab: Option<Answer>,
    /// The AI Gateway with what is known of its container.
    pub gateway: Option<Connection>,
    /// What the gateway was started with.
    pub environment: Environment,
}

/// One model with the address that the gateway is given.
pub(crate) struct Target {
    /// `model/NAME`.
    pub subject: String,
    /// GitLab's endpoint, or the operator's where GitLab's is not known.
    pub endpoint: String,
    /// The operator's, where both are known.
    pub told: Option<String>,
    /// True where GitLab said it.
    pub of_gitlab: bool,
    /// The provider, where the gateway does not use the endpoint.
    pub cloud: Option<String>,
}

impl Check for ModelAddress {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::GatewayToModel)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO5200", "DUO5201", "DUO5202", "DUO5203", "DUO5204", "DUO5205", "DUO5290", "DUO5299"])
            .explains_same_subject("DUO52*", "DUO61*")
            .explains_same_subject("DUO52*", "DUO62*")
            .explains_same_subject("DUO52*", "DUO53*")
            .explains_same_subject("DUO52*", "DUO54*")
            .explains("DUO52*", "DUO22*")
            .explains("DUO52*", "DUO3511")
            .explains("DUO52*", "DUO82*")
            .impact(Impact::Probe)
            .needs_connections(&["ai-gateway", "model"])
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .needs_environment(SCOPE, &place::VARIABLES)
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#llm-server-is-not-available-inside-the-ai-gateway-container")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let administrated = connections::only("gitlab").filter(|gitlab| gitlab.has_credential("admin"));
        Ok(Facts {
            models: connections::list("model"),
            gitlab: administrated.map(|gitlab| http::graphql(&gitlab.name, MODELS).credential("admin").send()),
            gateway: connections::only("ai-gateway"),
            environment: environment::read(SCOPE),
        })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let targets = targets(facts);
        if targets.is_empty() {
            let nothing = Evidence::new("connections model", "-");
            return vec![Finding::unknown("DUO5290", Reason::no_connection("model")).evidence(nothing)];
        }
        targets.iter().map(|target| verdict::judge(target, facts)).collect()
    }
}

/// The operator's models with GitLab's endpoints, then the models that only GitLab knows.
fn targets(facts: &Facts) -> Vec<Target> {
    let mut known = of_gitlab(facts.gitlab.as_ref());
    let mut targets = Vec::new();
    for model in &facts.models {
        let identifier = model.attribute("identifier");
        let place = same_model(model, &known);
        let node = place.map(|index| known.remove(index));
        targets.push(Target {
            subject: model.name.clone(),
            cloud: cloud(identifier.unwrap_or_default(), model.attribute("provider")),
            told: node.as_ref().map(|_| model.written.clone()),
            of_gitlab: node.is_some(),
            endpoint: node.map_or_else(|| model.written.clone(), |node| node.endpoint),
        });
    }
    targets.extend(known.into_iter().map(|node| Target {
        subject: format!("model/{}", node.name),
        cloud: cloud(&node.identifier, None),
        told: None,
        of_gitlab: true,
        endpoint: node.endpoint,
    }));
    targets
}

/// GitLab's entry of the operator's model: by its name, its endpoint, or its identifier, if that is
/// the only one.
fn same_model(model: &Connection, known: &[Node]) -> Option<usize> {
    let only = |same: &dyn Fn(&Node) -> bool| {
        let mut fitting = (0..known.len()).filter(|&index| same(&known[index]));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    only(&|node| format!("model/{}", node.name) == model.name)
        .or_else(|| only(&|node| node.endpoint == model.written))
        .or_else(|| only(&|node| model.attribute("identifier") == Some(node.identifier.as_str())))
}

struct Node {
    name: String,
    endpoint: String,
    identifier: String,
}

fn of_gitlab(answer: Option<&Answer>) -> Vec<Node> {
    let Field::Value(models) = field(answer, "admin", "aiSelfHostedModels") else { return Vec::new() };
    let nodes = models.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |node: &Value, name: &str| node.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let nodes = nodes.iter().map(|node| Node {
        name: text(node, "name"),
        endpoint: text(node, "endpoint"),
        identifier: text(node, "identifier"),
    });
    nodes.collect()
}

/// Why GitLab, which was asked for its models, does not tell them.
pub(crate) fn unanswered(answer: Option<&Answer>) -> Option<Reason> {
    answer?;
    field(answer, "admin", "aiSelfHostedModels").permitted("admin").err()
}

/// The provider, where the gateway calls a cloud by its own address.
fn cloud(identifier: &str, provider: Option<&str>) -> Option<String> {
    let word = identifier.split_once('/').map(|(word, _)| word).or(provider).unwrap_or_default().to_lowercase();
    ["bedrock", "vertex_ai"].contains(&word.as_str()).then_some(word)
}
