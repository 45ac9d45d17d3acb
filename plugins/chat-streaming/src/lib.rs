//! Do chat answers come through the AI Gateway whole, and piece by piece?
//!
//! Sends one chat to `/v2/chat/agent`, as GitLab does, and looks at the lines of the answer and at
//! the times of their arrival. The gateway answers 200 before it asks the model: errors arrive as
//! a line, and a cut connection looks like an end.

mod event;
mod signatures;
mod verdict;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::gitlab::{self, CONNECTION_DETAILS, GATEWAY_TOKEN};
use duo_doctor_sdk::http::{self, Answer, Streamed};
use duo_doctor_sdk::serde_json::{Value, json};
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Impact, Reason, Vantage, register};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "chat-streaming";
pub(crate) const UNKNOWN: &str = "DUO5490";

const CHAT: &str = "/v2/chat/agent";

/// Milliseconds that are kept for GitLab's part and for the end.
const MARGIN: u32 = 5_000;

/// Bytes of an answer that are looked at: a short chat has some hundred, and pieces without end cost CPU time each.
const ANSWER: u32 = 64 * 1024;

/// Milliseconds that a chat gets at least.
const PATIENCE_AT_LEAST: u32 = 5_000;

/// Long enough to be seen in pieces, short enough for any model.
const QUESTION: &str = "Write the numbers from one to forty as words, separated by commas. Answer with nothing else.";

/// The check.
pub struct ChatStreaming;

register!(ChatStreaming);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway as the operator named it; none: not configured.
    pub gateway: Option<Connection>,
    /// What GitLab says that goes with a token; none: no token, or GitLab could not be asked.
    pub details: Option<Answer>,
    /// The model that is asked: one without a key where there is one.
    pub model: Option<Connection>,
    /// The answer; none: not asked, because the model's family is not known.
    pub chat: Option<Streamed>,
}

impl Check for ChatStreaming {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::GatewayToModel)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO5400", "DUO5401", "DUO5402", "DUO5403", "DUO5404", "DUO5405", "DUO5406", "DUO5407", "DUO5408",
                "DUO5490",
            ])
            .requires("gateway-health")
            // First, because what is asked here ends up in the log that it reads.
            .requires("model-identifier")
            .explains("DUO540*", "DUO82*")
            .explains("DUO540*", "DUO3514")
            .vantages(&[Vantage::AiGateway, Vantage::Gitlab])
            .impact(Impact::Active)
            .needs_connections(&["model"])
            .needs_http("ai-gateway", &["POST"], &[CHAT], "")
            .needs_http("ai-gateway", &["POST"], &[CHAT], GATEWAY_TOKEN)
            .needs_http("gitlab", &["POST"], &[CONNECTION_DETAILS], "user")
            .link("https://docs.gitlab.com/user/gitlab_duo_chat/troubleshooting/#error-a1003")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let Some(gateway) = connections::only("ai-gateway") else {
            return Ok(Facts::default());
        };
        let mut models = connections::list("model");
        // A key never travels in a body, so that a model with one only refuses.
        models.sort_by_key(|model| model.has_credential("key"));
        let model = models.into_iter().next();
        let body = model.as_ref().and_then(body);
        let gitlab = connections::only("gitlab").filter(|gitlab| gitlab.has_credential("user"));
        let details = gitlab
            .filter(|_| gateway.has_credential(GATEWAY_TOKEN) && body.is_some())
            .map(|gitlab| gitlab::connection_details(&gitlab));
        let patience = context.time_ms.saturating_sub(MARGIN).max(PATIENCE_AT_LEAST);
        let chat = body.map(|body| {
            let request = http::post(&gateway.name, CHAT, &body).timeout_ms(patience).body_limit(ANSWER);
            gitlab::as_user(request, &gateway, details.as_ref()).stream()
        });
        Ok(Facts { gateway: Some(gateway), details, model, chat })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let (Some(gateway), Some(model)) = (&facts.gateway, &facts.model) else {
            let kind = if facts.gateway.is_none() { "ai-gateway" } else { "model" };
            let nothing = Evidence::new("connections", "-");
            return vec![Finding::unknown(UNKNOWN, Reason::no_connection(kind)).evidence(nothing)];
        };
        let Some(chat) = &facts.chat else {
            return vec![Finding::unknown(UNKNOWN, Reason::own("no-family")).subject(&model.name)];
        };
        let known = facts.details.as_ref().is_some_and(|details| matches!(details.status(), Some(200 | 201)));
        let name = model.name.strip_prefix("model/").unwrap_or(&model.name);
        let finding = verdict::judge(gateway, known, model, chat);
        vec![finding.arg("model", name).arg("url", &gateway.written).evidence(chat.evidence())]
    }
}

/// The body that the troubleshooting page sends, without the model's key.
fn body(model: &Connection) -> Option<Value> {
    let family = model.attribute("family").filter(|family| !family.is_empty())?;
    Some(json!({
        "messages": [{
            "role": "user", "content": QUESTION, "context": null, "current_file": null, "additional_context": [],
        }],
        "model_metadata": {
            "provider": "openai",
            "name": family,
            "endpoint": model.written,
            "api_key": "",
            "identifier": model.attribute("identifier").unwrap_or_default(),
        },
        "unavailable_resources": [],
        "options": { "agent_scratchpad": { "agent_type": "react", "steps": [] } },
    }))
}
