//! Is the context of each model large enough for what chat asks of it?
//!
//! A server that tells its context is believed. The others are sent one prompt of the size of a
//! chat question with a page of code: they refuse it, or count what they took of it.

mod answer;
mod signatures;
mod verdict;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::http::{self, Answer, Request};
use duo_doctor_sdk::model;
use duo_doctor_sdk::serde_json::{Value, json};
use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, Impact, Vantage, register};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "model-context";
pub(crate) const SCOPE: &str = "ai-gateway";
pub(crate) const MAX_TOKENS: &str = "AIGW_DUO_CHAT__MAX_TOKENS";

const MODELS: &str = "/models";
const CHAT: &str = "/chat/completions";
const DEFINITIONS: &str = "/v1/models/definitions";

/// Milliseconds for a list: a server that is up has it ready.
const LIST_PATIENCE: u32 = 5_000;

/// Milliseconds for the prompt: some thousand tokens are read in seconds where there is a GPU.
const CHAT_PATIENCE: u32 = 20_000;
const CHAT_PATIENCE_AT_LEAST: u32 = 3_000;

/// Words of the prompt, and so tokens at least: more than the 4,096 to which Ollama cuts unless told.
pub(crate) const WORDS: usize = 4_600;

/// Short words that every tokenizer takes for one token each.
const VOCABULARY: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The check.
pub struct ModelContext;

register!(ModelContext);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Every model that the operator named and that chats.
    pub models: Vec<Target>,
    /// The gateway's list of models, which tells old gateways from new ones.
    pub definitions: Option<Answer>,
    /// The gateway's own limit.
    pub environment: Environment,
}

/// One model.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Target {
    /// Where it is.
    pub connection: Connection,
    /// Its list of models; none: not asked.
    pub models: Option<Answer>,
    /// The answer to the long prompt; none: not asked, because the list tells.
    pub long: Option<Answer>,
}

impl Check for ModelContext {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Model)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO6300", "DUO6301", "DUO6302", "DUO6303", "DUO6390", "DUO6399"])
            // Each of them leaves out the models on which it failed.
            .requires("model-address")
            .requires("model-reachable")
            .requires("model-endpoint")
            .explains("DUO63*", "DUO82*")
            .explains("DUO63*", "DUO2206")
            .explains("DUO63*", "DUO2215")
            .explains("DUO63*", "DUO3511")
            .explains("DUO63*", "DUO3514")
            .vantages(&[Vantage::AiGateway, Vantage::Model, Vantage::Workstation])
            .impact(Impact::Active)
            .needs_http("model", &["GET"], &[MODELS], "")
            .needs_http("model", &["GET"], &[MODELS], "key")
            .needs_http("model", &["POST"], &[CHAT], "")
            .needs_http("model", &["POST"], &[CHAT], "key")
            .needs_http("ai-gateway", &["GET"], &[DEFINITIONS], "")
            .needs_environment(SCOPE, &[MAX_TOKENS])
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/supported_llm_serving_platforms/")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let gateway = connections::only("ai-gateway");
        Ok(Facts {
            definitions: gateway.map(|gateway| http::get(&gateway.name, DEFINITIONS).timeout_ms(LIST_PATIENCE).send()),
            environment: environment::read(SCOPE),
            models: model::each_model(context, |connection, share| {
                let patience = share.saturating_sub(LIST_PATIENCE).clamp(CHAT_PATIENCE_AT_LEAST, CHAT_PATIENCE);
                gather_model(connection, patience, context.now)
            }),
        })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        model::judge_each(&facts.models, "DUO6390", |target| verdict::judge(target, facts))
    }
}

fn gather_model(connection: Connection, patience: u32, now: f64) -> Target {
    if connection.other_paths().is_some() {
        return Target { connection, models: None, long: None };
    }
    let send = |request: Request| model::with_key(request, &connection).send();
    let models = send(http::get(&connection.name, MODELS).timeout_ms(LIST_PATIENCE));
    let name = connection.sent_name().filter(|name| answer::told(&models, name).is_none());
    let long = name.map(|name| send(http::post(&connection.name, CHAT, &prompt(name, now)).timeout_ms(patience)));
    Target { connection, models: Some(models), long }
}

/// The size of a chat question with a page of code. The answer ends with its first word. The time
/// at the start keeps a server from taking the prompt from its memory and counting only the rest.
fn prompt(name: &str, now: f64) -> Value {
    let words: Vec<&str> = VOCABULARY.iter().copied().cycle().take(WORDS).collect();
    let question = format!("{now:.0} {} Answer with the word OK.", words.join(" "));
    json!({
        "model": name,
        "messages": [
            { "role": "system", "content": "You are a helpful assistant." },
            { "role": "user", "content": question },
        ],
        "max_tokens": verdict::ANSWER_OLD,
        "stop": ["\n", " ", ".", ","],
        "stream": false,
    })
}
