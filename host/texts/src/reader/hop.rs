//! Which way of the set-up a record is about: by what it names, by who wrote it, by whose libraries speak.

use duo_doctor_model::description::Hop;

use super::link::{Failure, Link};
use super::record::Record;

/// Words of addresses at which the AI Gateway asks GitLab for its keys.
const KEYS: [&str; 6] =
    ["openid-configuration", "/oauth/discovery/keys", "jwks", "JWKS", "oidc_provider", "GitLabOidcProvider"];

/// The customer portal, which the AI Gateway also asks for keys.
const PORTAL: &str = "customers.gitlab.com";

/// Words with which GitLab tells what the AI Gateway answered.
const GATEWAY: [&str; 3] = ["Failed to request to v", "AI Gateway", "AiGateway"];

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

/// Paths of OpenAI's interface, as model servers serve them and as they are asked for by mistake.
const SERVED: [&str; 6] =
    ["/v1/models", "/models", "/v1/chat/completions", "/chat/completions", "/v1/completions", "/v1/v1/"];

/// Words of whoever fetches images for containers, and calls that an error of gRPC.
const IMAGES: [&str; 5] = ["pull image", "unpack image", "ErrImagePull", "ImagePullBackOff", "manifest unknown"];

/// Part of the name of the AI Gateway's image.
const GATEWAY_IMAGE: &str = "model-gateway";

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
    if provider.is_some_and(|provider| provider.to_ascii_lowercase().contains("customer")) || about(&[PORTAL]) {
        return Some(Hop::Gateway);
    }
    if about(&IMAGES) {
        return about(&[GATEWAY_IMAGE]).then_some(Hop::Gateway);
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
    let served = |path: &str| SERVED.iter().any(|served| path.starts_with(served));
    if record.fields.is_empty() && record.path.as_deref().is_some_and(served) {
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
        return Some(if fails_to_connect || about(&GATEWAY) { Hop::GitlabToGateway } else { Hop::Gitlab });
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
