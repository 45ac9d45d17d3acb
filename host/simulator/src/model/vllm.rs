//! vLLM: keys only under `/v1`, errors nested or flat, a context size in its model list.

use serde_json::{Value, json};

use super::chat::Chat;
use super::{ModelServer, method_not_allowed, not_found};
use crate::reply::Reply;
use crate::serve::Call;
use crate::world::model::{ChatTemplate, Errors, State};

const NO_TEMPLATE: &str = "As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.";
const NO_SYSTEM: &str = "Conversation roles must alternate user/assistant/user/assistant/...";
const CRASH: &str = "EngineCore encountered an issue. See stack trace (above) for the root cause.";

/// Answers one request.
pub(crate) fn answer(server: &ModelServer, call: &Call) -> Reply {
    let allowed = match call.path() {
        "/health" | "/ping" | "/version" | "/metrics" | "/v1/models" => "GET",
        "/v1/chat/completions" | "/v1/completions" => "POST",
        "/v1/models/" => {
            let host = call.header("host").unwrap_or_default();
            return Reply::empty(307).header("location", format!("http://{host}/v1/models"));
        }
        _ => return not_found(),
    };
    if call.path().starts_with("/v1") && !server.admits(call) {
        return Reply::json(401, &json!({"error": "Unauthorized"}));
    }
    if call.method() != allowed {
        return method_not_allowed(allowed);
    }
    match call.path() {
        "/version" => Reply::json(200, &json!({"version": "0.32.0"})),
        "/metrics" => Reply::text(
            200,
            "text/plain; version=0.0.4; charset=utf-8",
            "# HELP vllm:num_requests_running Number of requests in model execution batches.\n# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running 0.0\n",
        ),
        "/v1/models" => Reply::json(200, &models(server)),
        "/v1/chat/completions" | "/v1/completions" => generate(server, call),
        _ => Reply::empty(200),
    }
}

fn models(server: &ModelServer) -> Value {
    let created = server.seconds();
    let data: Vec<Value> = server
        .served
        .iter()
        .map(|id| {
            json!({
                "id": id, "object": "model", "created": created, "owned_by": "vllm",
                "root": format!("/models/{}", server.name), "parent": null,
                "max_model_len": server.model.max_model_len,
                "permission": [{
                    "id": "modelperm-b92957d157356995", "object": "model_permission", "created": created,
                    "allow_create_engine": false, "allow_sampling": true, "allow_logprobs": true,
                    "allow_search_indices": false, "allow_view": true, "allow_fine_tuning": false,
                    "organization": "*", "group": null, "is_blocking": false,
                }],
            })
        })
        .collect();
    json!({"object": "list", "data": data})
}

fn error(server: &ModelServer, status: u16, kind: &str, param: Value, message: &str) -> Reply {
    let body = match server.model.errors {
        Errors::Nested => json!({"error": {"message": message, "type": kind, "param": param, "code": status}}),
        Errors::Flat => {
            json!({"object": "error", "message": message, "type": kind, "param": null, "code": status})
        }
    };
    Reply::json(status, &body)
}

fn generate(server: &ModelServer, call: &Call) -> Reply {
    let refuse = |param: Value, message: &str| error(server, 400, "BadRequestError", param, message);
    if !call.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
        let message = "1 validation error:\n  Unsupported Media Type: Only 'application/json' is allowed";
        return error(server, 400, "Bad Request", Value::Null, message);
    }
    let Some(body) = call.json() else {
        let message =
            "1 validation error:\n  {'type': 'json_invalid', 'loc': 'body.0', 'msg': 'JSON decode error', 'input': {}}";
        return error(server, 400, "Bad Request", json!("body.0"), message);
    };
    let chat = if call.path() == "/v1/completions" {
        let prompt = body.get("prompt").cloned().unwrap_or_default();
        let as_chat = json!({"messages": [{"role": "user", "content": prompt}], "model": body["model"], "max_tokens": body["max_tokens"]});
        Chat::read(&as_chat)
    } else {
        Chat::read(&body)
    };
    let Some(chat) = chat else {
        let message = "1 validation error:\n  {'type': 'missing', 'loc': 'body.messages', 'msg': 'Field required', 'input': '<dict of 1 items>'}";
        return error(server, 400, "Bad Request", json!("body.messages"), message);
    };
    if let Some(model) = chat.model.as_ref().filter(|model| !server.served.contains(model)) {
        let aliases = match server.model.errors {
            Errors::Nested => format!(" Valid aliases: {}.", server.served.join(", ")),
            Errors::Flat => String::new(),
        };
        let message = format!("The model `{model}` does not exist.{aliases}");
        return error(server, 404, "NotFoundError", json!("model"), &message);
    }
    if chat.roles.is_empty() {
        return refuse(
            Value::Null,
            "Cannot apply chat template to an empty conversation. Provide at least one message.",
        );
    }
    if call.path() == "/v1/chat/completions" {
        match server.model.chat_template {
            ChatTemplate::Missing => return refuse(Value::Null, NO_TEMPLATE),
            ChatTemplate::RefusesSystem if chat.roles.iter().any(|role| role == "system") => {
                return refuse(Value::Null, NO_SYSTEM);
            }
            _ => {}
        }
    }
    let context = u64::from(server.model.max_model_len);
    if let Some(wanted) = chat.max_tokens.filter(|wanted| *wanted > context) {
        let message = format!(
            "max_tokens={wanted} cannot be greater than max_model_len={context}. Please request fewer output tokens. (parameter=max_tokens, value={wanted})"
        );
        return refuse(json!("max_tokens"), &message);
    }
    if chat.prompt_tokens > context {
        let over = context + 1;
        let message = format!(
            "This model's maximum context length is {context} tokens. However, your prompt contains at least {over} input tokens, which exceeds this limit even without any output tokens. Please reduce the length of the input prompt. (parameter=input_tokens, value={over})"
        );
        return refuse(json!("input_tokens"), &message);
    }
    if let Some(wanted) = chat.max_tokens.filter(|wanted| chat.prompt_tokens + wanted > context) {
        let (tokens, room) = (chat.prompt_tokens, context - wanted);
        let message = format!(
            "You passed {tokens} input tokens and requested {wanted} output tokens. However, the model's context length is only {context} tokens, resulting in a maximum input length of {room} tokens. Please reduce the length of the input prompt. (parameter=input_tokens, value={tokens})"
        );
        return refuse(json!("input_tokens"), &message);
    }
    if server.model.state == State::EngineCrash {
        return error(server, 500, "InternalServerError", Value::Null, CRASH);
    }
    complete(server, call.path(), &chat)
}

fn complete(server: &ModelServer, path: &str, chat: &Chat) -> Reply {
    let (created, model) = (server.seconds(), &server.served[0]);
    let id = "chatcmpl-9c1232918c262b0b";
    if path == "/v1/completions" {
        let choice =
            json!({"index": 0, "text": chat.text(), "logprobs": null, "finish_reason": "stop", "stop_reason": null});
        return Reply::json(
            200,
            &json!({"id": "cmpl-9c1232918c262b0b", "object": "text_completion", "created": created, "model": model, "choices": [choice], "usage": chat.usage()}),
        );
    }
    let chunk = |choices: Value| json!({"id": id, "object": "chat.completion.chunk", "created": created, "model": model, "choices": choices});
    if chat.stream {
        let mut usage = chunk(json!([]));
        usage["usage"] = chat.usage();
        return chat.stream("text/event-stream; charset=utf-8", Some(usage), |delta, finish| {
            chunk(json!([{"index": 0, "delta": delta, "logprobs": null, "finish_reason": finish}]))
        });
    }
    let message = json!({
        "role": "assistant", "content": chat.text(), "refusal": null, "annotations": null, "audio": null,
        "function_call": null, "reasoning": null,
    });
    let choice = json!({
        "index": 0, "message": message, "logprobs": null, "finish_reason": "stop", "stop_reason": null,
        "token_ids": null, "routed_experts": null,
    });
    Reply::json(
        200,
        &json!({
            "id": id, "object": "chat.completion", "created": created, "model": model, "choices": [choice],
            "service_tier": null, "system_fingerprint": "vllm-0.32.0-864013a7", "usage": chat.usage(),
        }),
    )
}
