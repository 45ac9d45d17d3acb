//! Ollama: no key check, its own errors on the OpenAI paths and on its native ones.

use serde_json::{Value, json};

use super::ModelServer;
use super::chat::Chat;
use crate::reply::Reply;
use crate::serve::Call;
use crate::world::model::{ChatTemplate, State};

/// Answers one request.
pub(crate) fn answer(server: &ModelServer, call: &Call) -> Reply {
    match (call.method(), call.path()) {
        ("GET" | "HEAD", "/") => Reply::text(200, "text/plain; charset=utf-8", "Ollama is running"),
        ("GET", "/api/version") => Reply::json(200, &json!({"version": "0.12.6"})),
        ("GET", "/api/tags") => {
            let models: Vec<Value> = server.served.iter().map(|name| json!({"name": name, "model": name})).collect();
            Reply::json(200, &json!({"models": models}))
        }
        ("GET", "/v1/models") => {
            let created = server.seconds();
            let data: Vec<Value> = server
                .served
                .iter()
                .map(|id| json!({"id": id, "object": "model", "created": created, "owned_by": "library"}))
                .collect();
            Reply::json(200, &json!({"object": "list", "data": data}))
        }
        ("POST", "/v1/chat/completions") => generate(server, call),
        _ => Reply::text(404, "text/plain", "404 page not found"),
    }
}

fn error(status: u16, kind: &str, message: &str) -> Reply {
    Reply::json(status, &json!({"error": {"message": message, "type": kind, "param": null, "code": null}}))
}

fn generate(server: &ModelServer, call: &Call) -> Reply {
    let Some(mut chat) = call.json().as_ref().and_then(Chat::read) else {
        return error(400, "invalid_request_error", "EOF");
    };
    let model = chat.model.clone().unwrap_or_default();
    if !server.served.contains(&model) {
        return error(404, "not_found_error", &format!("model '{model}' not found"));
    }
    if server.model.chat_template == ChatTemplate::Missing {
        return error(400, "invalid_request_error", &format!("\"{model}\" does not support chat"));
    }
    if server.model.state == State::EngineCrash {
        return error(500, "api_error", "llama runner process has terminated: exit status 2");
    }
    let (created, id) = (server.seconds(), "chatcmpl-412");
    // A prompt that is too long loses its beginning, without a word.
    chat.prompt_tokens = chat.prompt_tokens.min(server.model.max_model_len.into());
    if chat.stream {
        return chat.stream("text/event-stream", None, |delta, finish| {
            json!({
                "id": id, "object": "chat.completion.chunk", "created": created, "model": model,
                "system_fingerprint": "fp_ollama", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
            })
        });
    }
    let choice = json!({"index": 0, "message": {"role": "assistant", "content": chat.text()}, "finish_reason": "stop"});
    Reply::json(
        200,
        &json!({
            "id": id, "object": "chat.completion", "created": created, "model": model,
            "system_fingerprint": "fp_ollama", "choices": [choice], "usage": chat.usage(),
        }),
    )
}
