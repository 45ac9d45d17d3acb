//! The model servers and the Agent Platform's port, asked directly.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use crate::support::{Answer, World, world};

const JSON: (&str, &str) = ("content-type", "application/json");

async fn model(text: &str) -> World {
    world(&format!("[logs]\nchats = 0\n[model.mistral]\n{text}")).await
}

fn origin(world: &World) -> String {
    world.model().trim_end_matches("/v1").to_owned()
}

async fn chat(world: &World, path: &str, model: &str, stream: bool) -> Answer {
    let body = json!({"model": model, "max_tokens": 16, "stream": stream, "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}]});
    let key = std::fs::read_to_string(world.path().join("secrets/model-mistral-key")).unwrap_or_default();
    let key = format!("Bearer {}", key.trim());
    world.send("POST", &format!("{}{path}", origin(world)), &[JSON, ("authorization", &key)], &body.to_string()).await
}

#[tokio::test]
async fn vllm_guards_only_what_is_below_v1() {
    let world = model("").await;
    let base = origin(&world);
    world.send("GET", &format!("{base}/health"), &[], "").await.is(200, "");
    world.send("GET", &format!("{base}/v1/models"), &[], "").await.is(401, r#"{"error":"Unauthorized"}"#);
    for path in ["/models", "/", "/v1/v1/models"] {
        world.send("GET", &format!("{base}{path}"), &[], "").await.is(404, r#"{"detail":"Not Found"}"#);
    }
    let wrong = chat(&world, "/v1/chat/completions", "nope", false).await;
    wrong.is(404, r#"{"error":{"message":"The model `nope` does not exist. Valid aliases: mistral.","type":"NotFoundError","param":"model","code":404}}"#);
    let flat = chat(&model("errors = \"flat\"").await, "/v1/chat/completions", "nope", false).await;
    flat.is(404, r#"{"object":"error","message":"The model `nope` does not exist.","type":"NotFoundError","param":null,"code":404}"#);
    let good = chat(&world, "/v1/chat/completions", "mistral", false).await.json();
    assert_eq!(good["choices"][0]["message"]["content"], "Hello! from the simulated model.");
}

#[tokio::test]
async fn streams_are_events_and_end_with_done() {
    for personality in ["vllm", "litellm", "ollama", "llama-cpp"] {
        let world = model(&format!("personality = \"{personality}\"")).await;
        let answer = chat(&world, "/v1/chat/completions", "mistral", true).await;
        assert!(answer.header("content-type").starts_with("text/event-stream"), "{personality}: {answer:?}");
        let events: Vec<&str> = answer.body.lines().filter_map(|line| line.strip_prefix("data: ")).collect();
        assert_eq!(events.last(), Some(&"[DONE]"));
        let words: String = events
            .iter()
            .filter_map(|event| serde_json::from_str::<Value>(event).ok())
            .filter_map(|event| event["choices"][0]["delta"]["content"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(words, "Hello! from the simulated model.", "{personality}");
    }
}

#[tokio::test]
async fn litellm_answers_wrong_keys_and_names_with_400() {
    let world = model("personality = \"litellm\"\nkey = \"wrong\"").await;
    chat(&world, "/chat/completions", "mistral", false)
        .await
        .is(400, r#"{"error":{"message":"No connected db.","type":"no_db_connection","param":null,"code":"400"}}"#);
    let none = world.send("GET", &format!("{}/v1/models", origin(&world)), &[], "").await;
    none.is(401, r#"{"error":{"message":"Authentication Error, No api key passed in.","type":"auth_error","param":"None","code":"401"}}"#);
    let named = model("personality = \"litellm\"").await;
    let wrong = chat(&named, "/v1/chat/completions", "nope", false).await;
    assert_eq!(
        wrong.json()["error"]["message"],
        "/chat/completions: Invalid model name passed in model=nope. Call `/v1/models` to view available models for your key."
    );
}

#[tokio::test]
async fn llama_cpp_takes_any_name_with_and_without_v1() {
    let world = model("personality = \"llama-cpp\"").await;
    for path in ["/chat/completions", "/v1/chat/completions"] {
        let answer = chat(&world, path, "anything", false).await.json();
        assert_eq!(answer["model"], "mistral");
    }
    let keyless = world.send("GET", &format!("{}/v1/models", origin(&world)), &[], "").await;
    keyless.is(401, r#"{"error":{"message":"Invalid API Key","type":"authentication_error","code":401}}"#);
    let loading = model("personality = \"llama-cpp\"\nstate = \"loading\"").await;
    let answer = loading.send("GET", &format!("{}/health", origin(&loading)), &[], "").await;
    assert_eq!((answer.status, answer.json()["error"]["message"].as_str()), (503, Some("Loading model")));
}

#[tokio::test]
async fn a_tls_port_names_the_mistake_of_a_plain_client() {
    let world = model("tls = \"private-ca\"\nendpoint = \"http://{host}:{port}/v1\"").await;
    let answer = world.send("GET", &format!("{}/models", world.model()), &[], "").await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("The plain HTTP request was sent to HTTPS port"));
}

#[tokio::test]
async fn the_agent_platform_greets_like_grpc() {
    let world = world("[logs]\nchats = 0").await;
    let address = world.configuration["agent-platform"]["address"].as_str().unwrap();
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A server of HTTP/2 sends its settings first: a frame of type 4 on stream 0.
    let mut head = [0; 9];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!((head[0], head[3], &head[5..]), (0, 4, &[0; 4][..]), "{head:?}");
}

#[tokio::test]
async fn a_dropped_setup_is_gone() {
    let world = world("[logs]\nchats = 0").await;
    let address = world.url("ai-gateway").replace("http://", "");
    assert_eq!(world.setup.requests(), 0);
    world.gateway("GET", "/monitoring/healthz", &[], "").await;
    assert_eq!(world.setup.requests(), 1);
    drop(world);
    let gone = async {
        while TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), gone).await.expect("the port is closed after the drop");
}

#[test]
fn a_start_can_be_spawned() {
    fn spawnable(_: impl Send) {}
    let healthy = duo_doctor_simulator::scenario("healthy").unwrap();
    spawnable(duo_doctor_simulator::Setup::start(&healthy, std::path::Path::new("unused")));
}
