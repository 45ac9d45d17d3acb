//! Code suggestions: completions, generations, and tokens for editors.

use serde_json::{Value, json};

use super::Gateway;
use super::auth::SERVICE;
use super::exchange::Exchange;
use super::failure::{detail, invalid, uncaught, uncaught_model};
use super::model_leg::{FAMILIES, Metadata, Prompt, ask};
use crate::keys::sign_as_gateway;
use crate::reply::Reply;
use crate::world::gateway::Generation;

/// Lifetime of a token for an editor.
const TOKEN_SECONDS: i64 = 3600;

/// `POST /v2/code/completions` and `/v2/code/generations`.
pub(crate) async fn suggest(gateway: &Gateway, exchange: &mut Exchange<'_>, generation: bool) -> Reply {
    let body = exchange.call.json().unwrap_or_default();
    if !body["current_file"]["file_name"].is_string() {
        return invalid(gateway, exchange, "current_file");
    }
    if let Some(reply) = without_portal(gateway, exchange) {
        return reply;
    }
    let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
    let family = text("model_name");
    // The v2 code routes know every self-hosted family but `general`.
    if !FAMILIES.contains(&family.as_str()) || family == "general" {
        return invalid(gateway, exchange, "model_name");
    }
    let (primitive, shown) =
        if generation { ("generate_code", "code generations") } else { ("complete_code", "code completions") };
    if !exchange.may(primitive) {
        if !generation && gateway.generation == Generation::N {
            return uncaught(gateway, exchange, "WrongUnitPrimitives", "");
        }
        return detail(exchange, 403, &format!("Unauthorized to access {shown}"));
    }
    let endpoint = text("model_endpoint");
    if !endpoint.is_empty() && url::Url::parse(&endpoint).is_err() {
        let text = "[{'type': 'url_parsing', 'loc': ('endpoint',), 'msg': 'Input should be a valid URL, relative URL without a base'}]";
        return detail(exchange, 422, text);
    }
    let disabled_matters = gateway.generation == Generation::M || body["prompt_version"] == 1;
    if !gateway.settings.custom_models && disabled_matters {
        let text = "specifying custom models endpoint is disabled: api_base is not allowed";
        return uncaught(gateway, exchange, "ValueError", text);
    }
    let metadata =
        Metadata { name: family, endpoint, api_key: text("model_api_key"), identifier: text("model_identifier") };
    let file = &body["current_file"];
    let above = file["content_above_cursor"].as_str().unwrap_or_default();
    let prompt = Prompt {
        messages: json!([
            {"role": "system", "content": "You complete code. Answer with code only."},
            {"role": "user", "content": above},
        ]),
        max_tokens: if generation { 256 } else { 64 },
        stop: Vec::new(),
        temperature: 0.0,
        stream: false,
    };
    match ask(gateway, &exchange.correlation, &metadata, &prompt).await {
        Ok(said) => Reply::json(200, &suggestion(gateway, &metadata.name, &said.text(), generation)),
        Err(problem) => uncaught_model(gateway, exchange, &problem),
    }
}

/// The newer gateway asks the portal for the quota first, and cannot without its address.
fn without_portal(gateway: &Gateway, exchange: &mut Exchange<'_>) -> Option<Reply> {
    let empty = gateway.generation == Generation::M && gateway.settings.portal_url.as_deref() == Some("");
    empty.then(|| uncaught(gateway, exchange, "ValueError", "customersdot_url cannot be empty"))
}

fn suggestion(gateway: &Gateway, family: &str, text: &str, generation: bool) -> Value {
    let (engine, name) = match gateway.generation {
        Generation::M if !generation => ("litellm", family.to_owned()),
        _ if generation => ("agent", format!("{family} Code Generations")),
        _ => ("agent", format!("{family} Code Completions")),
    };
    let choices = if text.is_empty() {
        json!([])
    } else {
        let text = if generation { format!("\n{text}") } else { text.to_owned() };
        json!([{"text": text, "index": 0, "finish_reason": "length"}])
    };
    json!({
        "id": "id",
        "model": {"engine": engine, "name": name, "lang": "python", "tokens_consumption_metadata": null, "region": "us-central1"},
        "experiments": [],
        "object": "text_completion",
        "created": gateway.clock.now().as_second(),
        "choices": choices,
        "metadata": {"enabled_feature_flags": []},
    })
}

/// `POST /v1/code/user_access_token`.
pub(crate) fn user_access_token(gateway: &Gateway, exchange: &mut Exchange<'_>) -> Reply {
    if let Some(reply) = without_portal(gateway, exchange) {
        return reply;
    }
    if !exchange.may("complete_code") {
        return detail(exchange, 403, "Unauthorized to create user access token");
    }
    let now = gateway.clock.now().as_second();
    let header = |name: &str| exchange.call.header(name).unwrap_or_default();
    let claims = json!({
        "iss": SERVICE,
        "sub": header("x-gitlab-global-user-id"),
        "aud": SERVICE,
        "exp": now + TOKEN_SECONDS,
        "nbf": now,
        "iat": now,
        "jti": "5b0c6f3e-7a0d-4c59-8d8c-2f6a3f1b9e44",
        "gitlab_realm": header("x-gitlab-realm"),
        "gitlab_instance_id": header("x-gitlab-instance-id"),
        "scopes": ["complete_code"],
    });
    match sign_as_gateway(&gateway.settings.signing_key, &claims) {
        Some(token) => Reply::json(200, &json!({"token": token, "expires_at": now + TOKEN_SECONDS})),
        None => detail(exchange, 500, "Failed to generate JWT"),
    }
}
