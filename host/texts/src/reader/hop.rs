//! Which way of the set-up a record is about: by what it names, by who wrote it, by whose libraries speak.

use duo_doctor_model::description::Hop;

use super::link::{Failure, Link};
use super::record::Record;

/// Words of addresses at which the AI Gateway asks GitLab for its keys.
const KEYS: [&str; 5] =
    ["openid-configuration", "/oauth/discovery/keys", "jwks", "oidc_provider", "GitLabOidcProvider"];

/// Words that only the Agent Platform has.
const PLATFORM: [&str; 7] = [
    "duoworkflow",
    "duo_workflow",
    "duo-workflow",
    "agent-platform",
    "DuoWorkflow",
    "workflow_id",
    "duo_agent_platform",
];

/// Who speaks where the AI Gateway calls a model.
const MODELS: [&str; 7] = ["litellm", "openai", "anthropic", "aws", "azure", "google", "model-server"];

/// The way, where anything tells it.
pub(crate) fn of(record: &Record, chain: &[Link], service: Option<&str>) -> Option<Hop> {
    let provider = record.fields.get("oidc_provider").and_then(serde_json::Value::as_str);
    let about = |words: &[&str]| {
        let named = |text: &str| words.iter().any(|word| text.contains(word));
        named(&record.words)
            || record.path.as_deref().is_some_and(named)
            || record.logger.as_deref().is_some_and(named)
            || chain.iter().any(|link| named(&link.words))
    };
    if provider.is_some_and(|provider| provider.to_ascii_lowercase().contains("customers")) {
        return Some(Hop::Gateway);
    }
    if provider.is_some() || about(&KEYS) {
        return Some(Hop::GatewayToGitlab);
    }
    let speaks = |speakers: &[&str]| chain.iter().any(|link| link.speaker.is_some_and(|one| speakers.contains(&one)));
    let service = service.unwrap_or_default().to_ascii_lowercase();
    if record.writer == Some("model-server")
        || ["vllm", "ollama", "llama", "litellm"].iter().any(|name| service.contains(name))
    {
        return Some(Hop::Model);
    }
    if speaks(&MODELS) || about(&["Custom_openai", "llm_provider", "/v1/chat/completions"]) {
        let at_server = record.writer == Some("uvicorn")
            || record.path.as_deref().is_some_and(|path| path.ends_with("/chat/completions"));
        return Some(if at_server && !speaks(&MODELS) { Hop::Model } else { Hop::GatewayToModel });
    }
    if about(&PLATFORM) || speaks(&["grpc"]) {
        return Some(Hop::AgentPlatform);
    }
    let fails_to_connect = chain.iter().any(|link| {
        matches!(
            link.failure,
            Some(
                Failure::Resolve
                    | Failure::Refused
                    | Failure::Unreachable
                    | Failure::Timeout
                    | Failure::TimeoutConnect
                    | Failure::TimeoutRead
                    | Failure::Tls
                    | Failure::Proxy
                    | Failure::Connect
                    | Failure::Closed
            )
        )
    });
    if record.writer == Some("gitlab") || speaks(&["ruby"]) {
        return Some(if fails_to_connect { Hop::GitlabToGateway } else { Hop::Gitlab });
    }
    // The gateway asks models over these, and GitLab over that one.
    if fails_to_connect && speaks(&["httpx", "aiohttp"]) {
        return Some(Hop::GatewayToModel);
    }
    if fails_to_connect && speaks(&["requests", "urllib3"]) {
        return Some(Hop::GatewayToGitlab);
    }
    if record.writer == Some("ai-gateway") || speaks(&["pydantic", "jose"]) {
        return Some(Hop::Gateway);
    }
    None
}
