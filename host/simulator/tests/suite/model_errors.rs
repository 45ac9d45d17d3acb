//! A model's failures through the gateway: 421 texts, NDJSON lines, and how a failed stream ends.

use serde_json::{Value, json};

use crate::support::{Answer, World, world};

const BYPASS: &str = "[ai-gateway.environment]\nAIGW_AUTH__BYPASS_EXTERNAL = \"true\"\n";

async fn start(model: &str, gateway: &str) -> World {
    world(&format!("[logs]\nchats = 0\n[ai-gateway]\n{gateway}\n{BYPASS}[model.mistral]\n{model}")).await
}

fn metadata(world: &World) -> Value {
    let model = &world.configuration["model"]["mistral"];
    let key = model.get("credentials").map(|_| world.read("secrets/model-mistral-key")).unwrap_or_default();
    json!({"provider": "openai", "name": "mistral", "endpoint": model["url"].as_str(), "api_key": key.trim(), "identifier": model["identifier"].as_str()})
}

async fn check(world: &World) -> Answer {
    let body = json!({"stream": false, "inputs": {}, "model_metadata": metadata(world)}).to_string();
    world.gateway("POST", "/v1/prompts/model_configuration%2Fcheck", &[], &body).await
}

async fn chat(world: &World) -> Answer {
    let body = json!({"messages": [{"role": "user", "content": "hi"}], "model_metadata": metadata(world)}).to_string();
    world.gateway("POST", "/v2/chat/agent", &[], &body).await
}

#[tokio::test]
async fn every_failure_has_its_detail_and_its_words() {
    let not_found = "litellm.NotFoundError: NotFoundError: Custom_openaiException - ";
    let cases = [
        ("identifier = \"custom_openai/nope\"", "404: Not Found", format!("{not_found}The model `nope` does not exist. Valid aliases: mistral.")),
        ("identifier = \"custom_openai/nope\"\nerrors = \"flat\"", "404: Not Found", format!("{not_found}The model `nope` does not exist.")),
        ("endpoint = \"{origin}\"", "404: Not Found", format!("{not_found}Error code: 404 - {{'detail': 'Not Found'}}")),
        ("key = \"wrong\"", "401: Unauthorized", "litellm.AuthenticationError: AuthenticationError: Custom_openaiException - Error code: 401 - {'error': 'Unauthorized'}".to_owned()),
        ("chat-template = \"refuses-system\"", "400: Bad Request", "litellm.BadRequestError: Custom_openaiException - Conversation roles must alternate user/assistant/user/assistant/...".to_owned()),
        ("identifier = \"\"", "400: Bad Request", "litellm.BadRequestError: GetLLMProvider Exception - list index out of range\\n\\noriginal model: mistral".to_owned()),
        ("state = \"not-listening\"", "500: Internal Server Error", "litellm.InternalServerError: InternalServerError: Custom_openaiException - Connection error.".to_owned()),
        ("endpoint = \"http://{nowhere}/v1\"", "500: Internal Server Error", "litellm.InternalServerError: InternalServerError: Custom_openaiException - Connection error.".to_owned()),
        ("personality = \"llama-cpp\"\nstate = \"loading\"", "503: Service Unavailable", "litellm.ServiceUnavailableError: ServiceUnavailableError: Custom_openaiException - Loading model".to_owned()),
        ("personality = \"ollama\"\nserved = [\"x\"]", "404: Not Found", format!("{not_found}model 'mistral' not found")),
    ];
    for (model, detail, message) in cases {
        let world = start(model, "").await;
        check(&world).await.is(421, &format!("{{\"detail\":\"{detail}\"}}"));
        let line = format!("{{\"type\": \"error\", \"data\": {{\"message\": \"{message}\", \"retryable\": false}}}}\n");
        let answer = chat(&world).await;
        answer.is(200, &line);
        assert_eq!((answer.header("content-type"), answer.cut), ("application/x-ndjson; charset=utf-8", false));
    }
}

#[tokio::test]
async fn the_newest_gateway_cuts_a_failed_stream_after_its_line() {
    let world = start("key = \"wrong\"", "generation = \"m\"").await;
    let answer = chat(&world).await;
    assert!(
        answer.cut && answer.body.starts_with("{\"type\": \"error\"") && answer.body.ends_with("}\n"),
        "{answer:?}"
    );
}

#[tokio::test]
async fn a_good_stream_has_four_deltas_and_later_a_usage() {
    let old = chat(&start("", "").await).await;
    assert_eq!(
        old.body.lines().next(),
        Some("{\"type\": \"final_answer_delta\", \"data\": {\"text\": \"Hello! fro\"}}")
    );
    assert_eq!(old.body.lines().count(), 4);
    let new = chat(&start("", "generation = \"m\"").await).await;
    let lines: Vec<Value> = new.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["data"]["finish_reason"], Value::Null);
    assert_eq!(lines[4], json!({"type": "final_answer_delta", "data": {"text": "", "finish_reason": "stop"}}));
    assert!(lines[5]["data"]["usage"]["mistral"]["input_tokens"].is_u64());
    let text: String = lines[..4].iter().map(|line| line["data"]["text"].as_str().unwrap()).collect();
    assert_eq!(text, "Hello! from the simulated model.");
}

#[tokio::test]
async fn a_server_that_answers_html_gives_an_empty_answer_and_no_error() {
    let world = start("state = \"login-page\"", "").await;
    chat(&world).await.is(200, "{\"type\": \"unknown\", \"data\": {\"text\": \"\"}}\n");
    check(&world).await.is(421, r#"{"detail":"500: Internal Server Error"}"#);
}

#[tokio::test]
async fn the_old_chat_route_works_on_the_old_gateway_only() {
    let body = |world: &World| {
        let model = metadata(world);
        json!({"prompt_components": [{"type": "prompt", "payload": {
            "content": "hi", "provider": "litellm", "model": "mistral", "model_endpoint": model["endpoint"],
            "model_api_key": model["api_key"], "model_identifier": model["identifier"],
        }}]})
        .to_string()
    };
    let old = start("", "").await;
    let answer = old.gateway("POST", "/v1/chat/agent", &[], &body(&old)).await.json();
    assert_eq!(
        (answer["response"].as_str(), answer["metadata"]["provider"].as_str()),
        (Some("Hello! from the simulated model."), Some("litellm"))
    );
    let new = start("", "generation = \"m\"").await;
    new.gateway("POST", "/v1/chat/agent", &[], &body(&new)).await.is(500, "Internal Server Error");
    new.gateway("POST", "/v1/chat/agent", &[], "{}").await.is(422, r#"{"detail":"Validation error"}"#);
}

#[tokio::test]
async fn an_unknown_family_or_a_bare_endpoint_is_not_parsed() {
    let world = start("family = \"nope\"", "").await;
    let body = json!({"inputs": {}, "model_metadata": {"name": "nope", "endpoint": "http://x/v1", "identifier": "custom_openai/x"}}).to_string();
    let path = "/v1/prompts/model_configuration/check";
    world.gateway("POST", path, &[], &body).await.is(400, r#"{"detail":"There was an error parsing the body"}"#);
    let version = json!({"inputs": {}, "prompt_version": "abc"}).to_string();
    world.gateway("POST", path, &[], &version).await.is(422, r#"{"detail":"Invalid version constraint"}"#);
}

#[tokio::test]
async fn disabled_streaming_gives_one_event() {
    let world = world("[logs]\nchats = 0\n[ai-gateway.environment]\nAIGW_AUTH__BYPASS_EXTERNAL = \"true\"\nAIGW_CUSTOM_MODELS__DISABLE_STREAMING = \"true\"").await;
    let answer = chat(&world).await;
    answer.is(200, "{\"type\": \"final_answer_delta\", \"data\": {\"text\": \"Hello! from the simulated model.\"}}\n");
}
