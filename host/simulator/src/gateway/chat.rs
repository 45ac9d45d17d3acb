//! Chat: the old `/v1/chat/*` and the NDJSON of `/v2/chat/agent`.

use serde_json::{Value, json};

use super::Gateway;
use super::exchange::Exchange;
use super::failure::{detail, invalid, track, uncaught, uncaught_model};
use super::litellm::{Problem, vendor_model};
use super::model_leg::{FAMILIES, Metadata, Prompt, Said, ask};
use crate::python::dumps;
use crate::reply::Reply;
use crate::world::gateway::{Generation, Stream};

/// What the old chat can be asked for.
const INVOKABLES: [&str; 7] = [
    "agent",
    "explain_code",
    "explain_vulnerability",
    "refactor_code",
    "summarize_comments",
    "troubleshoot_job",
    "write_tests",
];

/// Characters of a prompt, at most.
const CONTENT_CHARACTERS: usize = 400_000;

/// `POST /v1/chat/{invokable}`.
pub(crate) async fn version_1(gateway: &Gateway, exchange: &mut Exchange<'_>, invokable: &str) -> Reply {
    if !INVOKABLES.contains(&invokable) {
        return detail(exchange, 404, "Not found");
    }
    let body = exchange.call.json().unwrap_or_default();
    let Some(component) = body["prompt_components"].as_array().filter(|list| list.len() == 1).map(|list| &list[0])
    else {
        return invalid(gateway, exchange, "prompt_components");
    };
    let payload = &component["payload"];
    let messages = match &payload["content"] {
        Value::String(text) if text.len() <= CONTENT_CHARACTERS => json!([{"role": "user", "content": text}]),
        Value::Array(list) if !list.is_empty() && list.len() <= 100 => payload["content"].clone(),
        _ => return invalid(gateway, exchange, "content"),
    };
    let model = payload["model"].as_str().unwrap_or_default();
    let provider = payload["provider"].as_str();
    if !component["type"].is_string()
        || !matches!(provider, None | Some("litellm" | "anthropic"))
        || (!model.is_empty() && !FAMILIES.contains(&model))
    {
        return invalid(gateway, exchange, "model");
    }
    if !exchange.may("duo_chat") {
        return detail(exchange, 403, "Unauthorized to access duo_chat");
    }
    if gateway.generation == Generation::M {
        let text = "chat() missing 2 required positional arguments: 'request' and 'config'";
        return uncaught(gateway, exchange, "TypeError", text);
    }
    let text = |key: &str| payload[key].as_str().unwrap_or_default().to_owned();
    let endpoint = text("model_endpoint");
    if !gateway.settings.custom_models && !endpoint.is_empty() {
        let text = "specifying custom models endpoint is disabled: api_base is not allowed";
        return uncaught(gateway, exchange, "ValueError", text);
    }
    let identifier = match text("model_identifier") {
        given if given.is_empty() => format!("custom_openai/{model}"),
        given => given,
    };
    let metadata = Metadata {
        name: model.to_owned(),
        // Without an endpoint the real service asks a host of the name "None".
        endpoint: if endpoint.is_empty() { "http://None".to_owned() } else { endpoint },
        api_key: match text("model_api_key") {
            key if key.is_empty() => "stubbed-api-key".to_owned(),
            key => key,
        },
        identifier,
    };
    let stream = body["stream"] == true;
    let prompt = Prompt { messages, max_tokens: 2048, stop: vec!["</new_code>"], temperature: 0.2, stream };
    match ask(gateway, &exchange.correlation, &metadata, &prompt).await {
        Err(problem) => uncaught_model(gateway, exchange, &problem),
        Ok(said) if stream && !gateway.settings.disable_streaming => {
            Reply::pieces("text/event-stream; charset=utf-8", said.pieces, false)
        }
        Ok(said) => Reply::json(
            200,
            &json!({
                "response": said.text(),
                "metadata": {"provider": "litellm", "model": model, "timestamp": gateway.clock.now().as_second()},
            }),
        ),
    }
}

/// `POST /v2/chat/agent`.
pub(crate) async fn version_2(gateway: &Gateway, exchange: &mut Exchange<'_>) -> Reply {
    let body = exchange.call.json().unwrap_or_default();
    let metadata = Metadata::read(&body["model_metadata"]);
    let usable = metadata.as_ref().is_some_and(|metadata| metadata.is_valid(gateway.generation));
    if metadata.is_some() && !usable && gateway.generation == Generation::N {
        return detail(exchange, 400, "There was an error parsing the body");
    }
    let Some(messages) = body["messages"].as_array().filter(|list| !list.is_empty()) else {
        return invalid(gateway, exchange, "messages");
    };
    match gateway.generation {
        Generation::N if !exchange.may("duo_chat") => return detail(exchange, 403, "Unauthorized to access duo chat"),
        Generation::M if !exchange.may("duo_classic_chat") => {
            let text = if exchange.may("duo_chat") {
                "Duo Core no longer authorized to access Duo Classic Chat"
            } else {
                "Unauthorized to access duo chat"
            };
            return detail(exchange, 403, text);
        }
        _ => {}
    }
    if gateway.generation == Generation::M && !gateway.settings.custom_models && usable {
        let text = "specifying custom models endpoint is disabled: api_base is not allowed";
        return uncaught(gateway, exchange, "ValueError", text);
    }
    let question = messages.last().map(|message| message["content"].clone()).unwrap_or_default();
    let result = match metadata.filter(|_| usable) {
        None => Err(vendor_model()),
        Some(metadata) => {
            let prompt = agent_prompt(gateway.generation, &metadata.name, question);
            ask(gateway, &exchange.correlation, &metadata, &prompt).await
        }
    };
    let (events, failed) = match result {
        Ok(said) => match &said.broken {
            None => (events(gateway, &said), None),
            Some(problem) => (vec![error_event(problem)], Some(problem.clone())),
        },
        Err(problem) => (vec![error_event(&problem)], Some(problem)),
    };
    if let Some(problem) = &failed {
        track(gateway, exchange, problem, gateway.generation == Generation::M);
        exchange.note_exception(problem.class, &problem.text);
    }
    let mut lines: Vec<String> = events.iter().map(|event| format!("{}\n", dumps(event))).collect();
    let mut cut = failed.is_some() && gateway.generation == Generation::M;
    match gateway.stream {
        Stream::Whole => {}
        Stream::Cut => {
            lines.truncate(1);
            cut = true;
        }
        Stream::Swallowed => lines.clear(),
        Stream::Buffered => lines = collected(lines).await,
    }
    Reply::pieces("application/x-ndjson; charset=utf-8", lines, cut)
}

fn agent_prompt(generation: Generation, family: &str, question: Value) -> Prompt {
    let max_tokens = match generation {
        Generation::M if family != "llama3" => 8192,
        _ => 4096,
    };
    // The real system prompt describes some twenty tools in 12 kB; the shape is what counts here.
    let system = "You are a DevSecOps assistant named GitLab Duo. Answer with Thought and Final Answer.";
    Prompt {
        messages: json!([
            {"role": "system", "content": system},
            {"role": "user", "content": question},
            {"role": "assistant", "content": "Thought: "},
        ]),
        max_tokens,
        stop: vec!["Observation:"],
        temperature: 0.1,
        stream: true,
    }
}

fn events(gateway: &Gateway, said: &Said) -> Vec<Value> {
    let new = gateway.generation == Generation::M;
    let text = said.text();
    let mut events = Vec::new();
    match text.split_once("Final Answer:") {
        None => events.push(json!({"type": "unknown", "data": {"text": text}})),
        Some((_, answer)) => {
            let answer = answer.trim_start();
            let pieces = if gateway.settings.disable_streaming { vec![answer] } else { split(answer) };
            for piece in &pieces {
                let mut data = json!({"text": piece});
                if new {
                    data["finish_reason"] =
                        if gateway.settings.disable_streaming { json!("stop") } else { Value::Null };
                }
                events.push(json!({"type": "final_answer_delta", "data": data}));
            }
            if new && !gateway.settings.disable_streaming {
                events.push(json!({"type": "final_answer_delta", "data": {"text": "", "finish_reason": "stop"}}));
            }
        }
    }
    if new {
        let (input, output) = said.tokens;
        let mut usage = serde_json::Map::new();
        usage.insert(said.model.clone(), json!({"input_tokens": input, "output_tokens": output}));
        events.push(json!({"type": "usage", "data": {"usage": usage}}));
    }
    events
}

/// What a proxy has collected after two seconds: the model said one letter after the other.
async fn collected(lines: Vec<String>) -> Vec<String> {
    let mut whole = String::new();
    for line in lines {
        let event: Value = serde_json::from_str(&line).unwrap_or_default();
        match event["data"]["text"].as_str().filter(|text| text.len() > 1) {
            None => whole.push_str(&line),
            Some(text) => {
                for letter in text.chars() {
                    let mut one = event.clone();
                    one["data"]["text"] = json!(letter);
                    whole.push_str(&format!("{}\n", dumps(&one)));
                }
            }
        }
    }
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    vec![whole]
}

/// Four pieces, as a small model's answer arrives.
fn split(text: &str) -> Vec<&str> {
    let mut rest = text;
    let mut pieces = Vec::new();
    for _ in 0..3 {
        let middle = rest.char_indices().map(|(index, _)| index).nth(rest.chars().count() / 3).unwrap_or(0);
        if middle == 0 {
            break;
        }
        let (piece, tail) = rest.split_at(middle);
        pieces.push(piece);
        rest = tail;
    }
    pieces.push(rest);
    pieces
}

fn error_event(problem: &Problem) -> Value {
    json!({"type": "error", "data": {"message": problem.text, "retryable": false}})
}
