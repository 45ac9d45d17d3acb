//! Are path, key and model name of each model's endpoint right, and does it chat?
//!
//! Asks for the list of models, and sends one short chat request as the AI Gateway would. Whether
//! the server is reached at all is another check's work, and so is the identifier's form.

mod answer;
mod name;
mod signatures;
mod verdict;

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::http::{self, Answer, Request};
use duo_doctor_sdk::model;
use duo_doctor_sdk::serde_json::json;
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Impact, Vantage, register};
use serde::{Deserialize, Serialize};

const MODELS: &str = "/models";
const MODELS_BELOW_V1: &str = "/v1/models";
const CHAT: &str = "/chat/completions";

/// Milliseconds for a list of models: a server that is up has it ready.
const LIST_PATIENCE: u32 = 5_000;

/// Milliseconds for a chat request: a cold model takes its time, and GitLab waits a minute.
const CHAT_PATIENCE: u32 = 20_000;

/// Milliseconds that no chat request gets less than, however many models there are.
const CHAT_PATIENCE_AT_LEAST: u32 = 3_000;

/// Tokens of the answer: enough to see that there is one. The gateway's own model check asks for
/// as many.
const TOKENS: u32 = 16;

/// The check.
pub struct ModelEndpoint;

register!(ModelEndpoint);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// Every model that the operator named and that is reached.
    pub models: Vec<Target>,
}

/// One model's endpoint.
#[derive(Debug, Serialize, Deserialize)]
pub struct Target {
    /// Where it is.
    pub connection: Connection,
    /// Its list of models; none: not asked.
    pub models: Option<Answer>,
    /// The list below `/v1`, asked where there is none without.
    pub models_below_v1: Option<Answer>,
    /// One chat request; none: not asked.
    pub chat: Option<Answer>,
}

impl Check for ModelEndpoint {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("model-endpoint", Hop::Model)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO6200", "DUO6201", "DUO6202", "DUO6203", "DUO6204", "DUO6205", "DUO6206", "DUO6207", "DUO6208",
                "DUO6209", "DUO6290", "DUO6299",
            ])
            .requires("model-address")
            .requires("model-reachable")
            .explains("DUO62*", "DUO3511")
            .explains("DUO62*", "DUO3514")
            .explains("DUO62*", "DUO82*")
            .explains_same_subject("DUO62*", "DUO53*")
            .explains_same_subject("DUO62*", "DUO22*")
            .explains_same_subject("DUO62*", "DUO54*")
            .explains("DUO62*", "DUO5406")
            .explains("DUO62*", "DUO2206")
            .explains("DUO62*", "DUO2213")
            .explains("DUO62*", "DUO2215")
            .vantages(&[Vantage::AiGateway, Vantage::Model, Vantage::Workstation])
            .impact(Impact::Active)
            .needs_http("model", &["GET"], &[MODELS, MODELS_BELOW_V1], "")
            .needs_http("model", &["GET"], &[MODELS, MODELS_BELOW_V1], "key")
            .needs_http("model", &["POST"], &[CHAT], "")
            .needs_http("model", &["POST"], &[CHAT], "key")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#vllm-404-error")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-the-ai-gateway-can-make-a-request-to-the-model")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/supported_llm_serving_platforms/#find-the-model-name")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let models = model::each_model(context, |connection, share| {
            gather_model(connection, share.saturating_sub(LIST_PATIENCE).clamp(CHAT_PATIENCE_AT_LEAST, CHAT_PATIENCE))
        });
        Ok(Facts { models })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        model::judge_each(&facts.models, verdict::UNKNOWN, judge_model)
    }
}

fn gather_model(connection: Connection, patience: u32) -> Target {
    if connection.other_paths().is_some() {
        return Target { connection, models: None, models_below_v1: None, chat: None };
    }
    let send = |request: Request| model::with_key(request, &connection).send();
    let list = |path| send(http::get(&connection.name, path).timeout_ms(LIST_PATIENCE));
    let models = list(MODELS);
    let models_below_v1 = (models.status() == Some(404)).then(|| list(MODELS_BELOW_V1));
    let chat = connection.sent_name().map(|name| {
        let body = json!({
            "model": name,
            "messages": [
                { "role": "system", "content": "You are a helpful assistant." },
                { "role": "user", "content": "Say hello." },
            ],
            "max_tokens": TOKENS,
            "stream": false,
        });
        send(http::post(&connection.name, CHAT, &body).timeout_ms(patience))
    });
    Target { connection, models: Some(models), models_below_v1, chat }
}

fn judge_model(target: &Target) -> Finding {
    let connection = &target.connection;
    let finding = match connection.other_paths() {
        Some(provider) => Finding::not_applicable("DUO6299").arg("provider", provider),
        None => verdict::judge(target),
    };
    let identifier = connection.attribute("identifier");
    let seen = identifier.map_or_else(|| "identifier: -".into(), |identifier| format!("identifier \"{identifier}\""));
    let finding = finding
        .subject(&connection.name)
        .arg("url", &connection.written)
        .arg("identifier", identifier.unwrap_or_default())
        .arg("name", connection.sent_name().unwrap_or_default())
        .evidence(Evidence::new(format!("connection {}", connection.name), seen));
    let answers = [&target.models, &target.models_below_v1, &target.chat];
    answers.into_iter().flatten().map(Answer::evidence).fold(finding, Finding::evidence)
}
