//! Does each model stream its answers?
//!
//! Chat asks models for a stream. A server that does not stream, or a proxy that collects or cuts
//! the stream, gives empty, late or shortened answers without an error in any log. Sends one short
//! chat request with `stream` and looks at the pieces as they arrive.

mod events;
mod signatures;
mod verdict;

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::http::{self, Streamed};
use duo_doctor_sdk::model;
use duo_doctor_sdk::serde_json::json;
use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, Impact, Vantage, register};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "model-streaming";
pub(crate) const UNKNOWN: &str = "DUO6490";
pub(crate) const SCOPE: &str = "ai-gateway";

/// The gateway's switch that asks models for whole answers.
pub(crate) const WITHOUT_STREAMING: &str = "AIGW_CUSTOM_MODELS__DISABLE_STREAMING";

const CHAT: &str = "/chat/completions";

/// Milliseconds for the whole answer, and the least of them, however many models there are.
const PATIENCE: u32 = 20_000;
const PATIENCE_AT_LEAST: u32 = 3_000;

/// Tokens of the answer: enough pieces to see whether they come one by one.
const TOKENS: u32 = 48;

/// The check.
pub struct ModelStreaming;

register!(ModelStreaming);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Every model that the operator named and that chats.
    pub models: Vec<Target>,
    /// Whether the gateway asks for streams at all.
    pub environment: Environment,
}

/// One model.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Target {
    /// Where it is.
    pub connection: Connection,
    /// The streamed answer; none: not asked.
    pub answer: Option<Streamed>,
}

impl Check for ModelStreaming {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Model)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO6400", "DUO6401", "DUO6402", "DUO6403", "DUO6404", "DUO6405", "DUO6406", "DUO6490", "DUO6499"])
            // Each of them leaves out the models on which it failed.
            .requires("model-address")
            .requires("model-reachable")
            .requires("model-endpoint")
            .explains_same_subject("DUO64*", "DUO54*")
            .explains("DUO64*", "DUO82*")
            .explains("DUO64*", "DUO3511")
            .explains("DUO64*", "DUO3514")
            .vantages(&[Vantage::AiGateway, Vantage::Model, Vantage::Workstation])
            .impact(Impact::Active)
            .needs_http("model", &["POST"], &[CHAT], "")
            .needs_http("model", &["POST"], &[CHAT], "key")
            .needs_environment(SCOPE, &[WITHOUT_STREAMING])
            .link("https://docs.gitlab.com/user/gitlab_duo_chat/troubleshooting/#error-a1003")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let models = model::each_model(context, |connection, share| {
            gather_model(connection, share.clamp(PATIENCE_AT_LEAST, PATIENCE))
        });
        Ok(Facts { models, environment: environment::read(SCOPE) })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        model::judge_each(&facts.models, UNKNOWN, |target| verdict::judge(target, facts))
    }
}

fn gather_model(connection: Connection, patience: u32) -> Target {
    let name = connection.sent_name().filter(|_| connection.other_paths().is_none());
    let answer = name.map(|name| {
        // With the options that the gateway sends.
        let body = json!({
            "model": name,
            "messages": [
                { "role": "system", "content": "You are a helpful assistant." },
                { "role": "user", "content": "Count from 1 to 30 in words." },
            ],
            "max_tokens": TOKENS,
            "stream": true,
            "stream_options": { "include_usage": true },
        });
        let request = http::post(&connection.name, CHAT, &body).timeout_ms(patience);
        model::with_key(request, &connection).stream()
    });
    Target { connection, answer }
}
