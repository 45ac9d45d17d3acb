//! From the gateway to a model: who is asked, how, and what came back.

use serde_json::{Value, json};

use super::Gateway;
use super::litellm::{self, Problem};
use crate::client::{End, Failure, Fetched};
use crate::world::gateway::Generation;

/// Families for which the gateway has self-hosted entries.
pub(crate) const FAMILIES: [&str; 10] = [
    "claude_3",
    "codegemma",
    "codellama",
    "codestral",
    "deepseekcoder",
    "general",
    "gpt",
    "llama3",
    "mistral",
    "mixtral",
];

/// Families that only the newest gateway knows.
pub(crate) const NEW_FAMILIES: [&str; 3] = ["embedding", "gemini", "qwen"];

/// Providers that litellm knows, of those that occur in GitLab's set-ups.
const PROVIDERS: [&str; 10] = [
    "anthropic",
    "azure",
    "bedrock",
    "bedrock_mantle",
    "custom_openai",
    "fireworks_ai",
    "gemini",
    "hosted_vllm",
    "openai",
    "vertex_ai",
];

/// Region groups with which an inference profile begins.
const REGION_GROUPS: [&str; 5] = ["us.", "eu.", "apac.", "global.", "us-gov."];

/// A model as GitLab describes it in a request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Metadata {
    /// Family.
    pub name: String,
    /// Endpoint.
    pub endpoint: String,
    /// Key.
    pub api_key: String,
    /// Identifier.
    pub identifier: String,
}

impl Metadata {
    /// Reads `model_metadata`; `None` when there is none.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        value.is_object().then(|| Self {
            name: text("name"),
            endpoint: text("endpoint"),
            api_key: text("api_key"),
            identifier: text("identifier"),
        })
    }

    /// Whether the gateway can work with it: a known family and, if there is one, an endpoint that is a URL.
    pub(crate) fn is_valid(&self, generation: Generation) -> bool {
        let new = generation == Generation::M && NEW_FAMILIES.contains(&self.name.as_str());
        let known = FAMILIES.contains(&self.name.as_str()) || new;
        known && (self.endpoint.is_empty() || url::Url::parse(&self.endpoint).is_ok())
    }
}

/// What a model is asked.
#[derive(Debug, Clone)]
pub(crate) struct Prompt {
    /// Messages.
    pub messages: Value,
    /// `max_tokens`.
    pub max_tokens: u32,
    /// `stop`.
    pub stop: Vec<&'static str>,
    /// `temperature`.
    pub temperature: f64,
    /// Whether the answer may be streamed.
    pub stream: bool,
}

/// What a model said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    /// The text in pieces.
    pub pieces: Vec<String>,
    /// An error object that ended the stream.
    pub broken: Option<Problem>,
    /// Name under which the model was asked.
    pub model: String,
    /// Tokens of the prompt and of the answer.
    pub tokens: (u64, u64),
}

impl Said {
    /// The whole text.
    pub(crate) fn text(&self) -> String {
        self.pieces.concat()
    }
}

/// Asks a model.
pub(crate) async fn ask(
    gateway: &Gateway,
    correlation: &str,
    metadata: &Metadata,
    prompt: &Prompt,
) -> Result<Said, Problem> {
    let stream = prompt.stream && !gateway.settings.disable_streaming;
    if metadata.identifier.trim().is_empty() {
        return Err(litellm::blank_identifier(&metadata.name));
    }
    let (provider, model) =
        metadata.identifier.split_once('/').unwrap_or(("custom_openai", metadata.identifier.as_str()));
    gateway.log.model_call(model, provider, correlation);
    if !PROVIDERS.contains(&provider) {
        return Err(litellm::unmapped(model, provider));
    }
    if provider == "bedrock" {
        return bedrock(gateway, model);
    }
    let label = if provider == "custom_openai" { "Custom_openaiException" } else { "OpenAIException" };
    let base = metadata.endpoint.strip_suffix('/').unwrap_or(&metadata.endpoint);
    let url = format!("{base}/chat/completions");
    let key = match metadata.api_key.as_str() {
        "" => "dummy_key",
        key => key,
    };
    let mut body = json!({
        "messages": prompt.messages, "model": model, "max_tokens": prompt.max_tokens, "temperature": prompt.temperature,
    });
    if !prompt.stop.is_empty() {
        body["stop"] = json!(prompt.stop);
    }
    if stream {
        body["stream"] = json!(true);
        body["stream_options"] = json!({"include_usage": true});
    }
    let headers = [
        ("accept", "application/json".to_owned()),
        ("authorization", format!("Bearer {key}")),
        ("content-type", "application/json".to_owned()),
        ("user-agent", "OpenAI/Python 1.99.9".to_owned()),
    ];
    let answer = match url::Url::parse(&url) {
        // Inside the container nothing listens there.
        Ok(parsed) if gateway.own_network && parsed.host_str() == Some("localhost") => Err(Failure::Refused),
        _ => gateway.model_client.send("POST", &url, &headers, Some(body.to_string())).await,
    };
    let fetched = answer.map_err(|failure| litellm::not_reached(label, &failure, &url, stream))?;
    if fetched.status >= 400 {
        return Err(litellm::answered(label, fetched.status, &fetched.text(), gateway.generation));
    }
    if fetched.end == End::Late {
        return Err(litellm::late(stream));
    }
    let mut said = if stream {
        from_stream(&fetched, gateway.generation)
    } else {
        from_json(label, &fetched, gateway.generation)?
    };
    model.clone_into(&mut said.model);
    Ok(said)
}

/// A cloud account that is not really there: it takes inference profiles and refuses bare model ids.
fn bedrock(gateway: &Gateway, model: &str) -> Result<Said, Problem> {
    if !gateway.has_cloud_credentials {
        return Err(litellm::no_credentials());
    }
    if !model.starts_with("arn:") && !REGION_GROUPS.iter().any(|group| model.starts_with(group)) {
        return Err(litellm::on_demand(model));
    }
    Ok(Said {
        pieces: ["Thought: I can answer this.\n", "Final Answer: ", "Hello! ", "from the simulated model."]
            .map(str::to_owned)
            .to_vec(),
        broken: None,
        model: model.to_owned(),
        tokens: (3074, 9),
    })
}

/// A streamed answer. Whatever is not an event stream counts as an empty answer without an error: litellm's way.
fn from_stream(fetched: &Fetched, generation: Generation) -> Said {
    let mut said = Said::default();
    for line in fetched.text().lines() {
        let Some(data) = line.strip_prefix("data: ") else {
            continue;
        };
        let Ok(event) = serde_json::from_str::<Value>(data) else {
            continue;
        };
        if let Some(message) = event["error"]["message"].as_str() {
            said.broken = Some(litellm::mid_stream(message, generation));
            return said;
        }
        if let Some(text) = event["choices"][0]["delta"]["content"].as_str().filter(|text| !text.is_empty()) {
            said.pieces.push(text.to_owned());
        }
        said.tokens = tokens(&event).unwrap_or(said.tokens);
    }
    said
}

fn from_json(label: &str, fetched: &Fetched, generation: Generation) -> Result<Said, Problem> {
    let broken = || litellm::not_json(label, &fetched.text(), generation);
    // What does not call itself JSON is taken for text, whatever it holds.
    let kind = fetched.header("content-type").map(|kind| kind.split(';').next().unwrap_or_default().trim());
    if kind.is_some_and(|kind| !kind.ends_with("json")) {
        return Err(broken());
    }
    let body = fetched.json().ok_or_else(broken)?;
    let text = body["choices"][0]["message"]["content"].as_str().ok_or_else(broken)?;
    Ok(Said {
        pieces: vec![text.to_owned()],
        broken: None,
        model: String::new(),
        tokens: tokens(&body).unwrap_or_default(),
    })
}

fn tokens(body: &Value) -> Option<(u64, u64)> {
    let usage = &body["usage"];
    Some((usage["prompt_tokens"].as_u64()?, usage["completion_tokens"].as_u64()?))
}
