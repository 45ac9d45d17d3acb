//! llama.cpp's server: any model name is answered, with and without `/v1`; 503 while it loads.

use serde_json::json;

use super::ModelServer;
use super::chat::Chat;
use crate::reply::Reply;
use crate::serve::Call;
use crate::world::model::{ChatTemplate, State};

/// Answers one request.
pub(crate) fn answer(server: &ModelServer, call: &Call) -> Reply {
    let health = matches!(call.path(), "/health" | "/v1/health");
    if server.model.state == State::Loading {
        return error(503, "unavailable_error", "Loading model");
    }
    if health {
        return Reply::json(200, &json!({"status": "ok"}));
    }
    if !server.admits(call) {
        return error(401, "authentication_error", "Invalid API Key");
    }
    match (call.method(), call.path()) {
        ("GET", "/models" | "/v1/models") => {
            let name = &server.served[0];
            let context = server.model.max_model_len;
            Reply::json(
                200,
                &json!({
                    "models": [{"name": name, "model": name}],
                    "object": "list",
                    "data": [{
                        "id": name, "aliases": [name], "tags": [], "object": "model",
                        "created": server.seconds(), "owned_by": "llamacpp",
                        "meta": {"n_ctx": context, "n_ctx_train": context},
                    }],
                }),
            )
        }
        ("POST", "/chat/completions" | "/v1/chat/completions") => generate(server, call),
        _ => error(404, "not_found_error", "File Not Found"),
    }
}

fn error(status: u16, kind: &str, message: &str) -> Reply {
    Reply::json(status, &json!({"error": {"message": message, "type": kind, "code": status}}))
}

fn generate(server: &ModelServer, call: &Call) -> Reply {
    let Some(chat) = call.json().as_ref().and_then(Chat::read) else {
        return error(400, "invalid_request_error", "\"messages\" is required");
    };
    if server.model.chat_template == ChatTemplate::RefusesSystem && chat.roles.iter().any(|role| role == "system") {
        return error(500, "server_error", "System role not supported");
    }
    let (tokens, context) = (chat.prompt_tokens, u64::from(server.model.max_model_len));
    if tokens > context {
        let message = format!(
            "request ({tokens} tokens) exceeds the available context size ({context} tokens), try increasing it"
        );
        let problem = json!({"code": 400, "message": message, "type": "exceed_context_size_error", "n_prompt_tokens": tokens, "n_ctx": context});
        return Reply::json(400, &json!({"error": problem}));
    }
    if server.model.state == State::EngineCrash {
        return error(500, "server_error", "Compute error.");
    }
    let (created, id, model) = (server.seconds(), "chatcmpl-Qm3", &server.served[0]);
    if chat.stream {
        return chat.stream("text/event-stream", None, |delta, finish| {
            json!({
                "choices": [{"finish_reason": finish, "index": 0, "delta": delta}], "created": created, "id": id,
                "model": model, "system_fingerprint": "b0-unknown", "object": "chat.completion.chunk",
            })
        });
    }
    let choice = json!({"finish_reason": "stop", "index": 0, "message": {"role": "assistant", "content": chat.text()}});
    Reply::json(
        200,
        &json!({
            "choices": [choice], "created": created, "model": model, "system_fingerprint": "b0-unknown",
            "object": "chat.completion", "usage": chat.usage(), "id": id,
        }),
    )
}
