//! The LiteLLM proxy: serves with and without `/v1`, and its `code` is a string.

use serde_json::{Value, json};

use super::chat::Chat;
use super::{ModelServer, method_not_allowed, not_found};
use crate::reply::Reply;
use crate::serve::Call;
use crate::world::model::{ChatTemplate, State};

/// Answers one request.
pub(crate) fn answer(server: &ModelServer, call: &Call) -> Reply {
    let path = call.path();
    match path {
        "/health/liveliness" => return Reply::json(200, &json!("I'm alive!")),
        "/health/readiness" => {
            return Reply::json(200, &json!({"status": "healthy", "db": "Not connected"}));
        }
        "/" => return Reply::json(200, &json!("LiteLLM: RUNNING")),
        "/health" | "/models" | "/v1/models" | "/chat/completions" | "/v1/chat/completions" => {}
        _ => return not_found(),
    }
    let chat = path.ends_with("/chat/completions");
    if chat != (call.method() == "POST") {
        return method_not_allowed(if chat { "POST" } else { "GET" });
    }
    if let Some(refused) = refusal(server, call) {
        return refused;
    }
    match path {
        "/health" => Reply::json(
            200,
            &json!({"healthy_endpoints": [{"model": format!("custom_openai/{}", server.name)}], "unhealthy_endpoints": [], "healthy_count": 1, "unhealthy_count": 0}),
        ),
        "/models" | "/v1/models" => {
            let data: Vec<Value> = server
                .served
                .iter()
                .map(|id| json!({"id": id, "object": "model", "created": 1_677_610_602, "owned_by": "openai"}))
                .collect();
            Reply::json(200, &json!({"data": data, "object": "list"}))
        }
        _ => generate(server, call),
    }
}

fn refusal(server: &ModelServer, call: &Call) -> Option<Reply> {
    server.key.as_ref()?;
    let refuse = |text: &str| Some(error(401, "auth_error", json!("None"), text));
    match call.header("authorization").or_else(|| call.header("x-api-key")) {
        None => refuse("Authentication Error, No api key passed in."),
        Some(text) if text.trim() == "Bearer" => {
            refuse("Authentication Error, Malformed API Key passed in. Ensure Key has `Bearer ` prefix.")
        }
        Some(_) if server.admits(call) => None,
        Some(text) if server.key.as_deref() == Some(text) => None,
        Some(_) => Some(error(400, "no_db_connection", Value::Null, "No connected db.")),
    }
}

fn error(status: u16, kind: &str, param: Value, message: &str) -> Reply {
    Reply::json(
        status,
        &json!({"error": {"message": message, "type": kind, "param": param, "code": status.to_string()}}),
    )
}

fn generate(server: &ModelServer, call: &Call) -> Reply {
    let refuse = |message: &str| error(400, "invalid_request_error", Value::Null, message);
    let Some(body) = call.json() else {
        let message = "Invalid JSON payload: unexpected end of data: line 1 column 1 (char 0)";
        return error(400, "invalid_request_error", json!("request_body"), message);
    };
    let Some(chat) = Chat::read(&body) else {
        let message = "/chat/completions: Missing required parameter: 'messages'.";
        return error(400, "invalid_request_error", json!("messages"), message);
    };
    let model = chat.model.clone().unwrap_or_default();
    if !server.served.contains(&model) {
        return refuse(&format!(
            "/chat/completions: Invalid model name passed in model={model}. Call `/v1/models` to view available models for your key."
        ));
    }
    let group = format!("\n\nLiteLLM: model group '{model}' failed with the error above. No fallback was attempted.");
    if server.model.chat_template == ChatTemplate::Missing {
        let message = format!(
            "litellm.BadRequestError: Custom_openaiException - As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.{group}"
        );
        return error(400, "BadRequestError", Value::Null, &message);
    }
    if server.model.state == State::EngineCrash {
        let message = format!(
            "litellm.InternalServerError: InternalServerError: Custom_openaiException - Connection error.{group}"
        );
        return error(500, "internal_server_error", Value::Null, &message);
    }
    let created = server.seconds();
    let id = "chatcmpl-b1d7f3c2";
    if chat.stream {
        return chat.stream("text/event-stream; charset=utf-8", None, |delta, finish| {
            let mut choice = json!({"index": 0, "delta": delta});
            if !finish.is_null() {
                choice["finish_reason"] = finish;
            }
            json!({"id": id, "object": "chat.completion.chunk", "created": created, "model": model, "choices": [choice]})
        });
    }
    let choice = json!({"finish_reason": "stop", "index": 0, "message": {"content": chat.text(), "role": "assistant"}});
    Reply::json(
        200,
        &json!({"id": id, "created": created, "model": model, "object": "chat.completion", "choices": [choice], "usage": chat.usage()}),
    )
}
