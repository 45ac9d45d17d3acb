//! One model server as data, and the model as GitLab knows it.

use serde::Deserialize;

use super::Certificate;
use super::spoil::Spoil;

/// A model server and its entry in GitLab.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Model {
    /// Which server software answers.
    pub personality: Personality,
    /// Shape of vLLM's error bodies.
    pub errors: Errors,
    /// In which state the server is.
    pub state: State,
    /// What becomes of its answers; `None`: they arrive.
    pub spoil: Option<Spoil>,
    /// Hours by which its clock is ahead.
    pub clock_ahead_hours: i64,
    /// Certificate; `None` is plain HTTP.
    pub tls: Option<Certificate>,
    /// Whether the server wants a key, and which one it is given.
    pub key: Key,
    /// Names that it serves; none means the model's own name.
    pub served: Vec<String>,
    /// Its chat template.
    pub chat_template: ChatTemplate,
    /// What becomes of its streamed answers.
    pub stream: Stream,
    /// Its context size in tokens.
    pub max_model_len: u32,
    /// Endpoint as GitLab and the operator have it. `{origin}`, `{host}`, `{port}` are filled in.
    pub endpoint: String,
    /// Identifier as GitLab has it; by default `custom_openai/` and the model's name.
    pub identifier: Option<String>,
    /// Family key.
    pub family: String,
    /// Provider.
    pub provider: Provider,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            personality: Personality::Vllm,
            errors: Errors::Nested,
            state: State::Ready,
            spoil: None,
            clock_ahead_hours: 0,
            tls: None,
            key: Key::Matching,
            served: Vec::new(),
            chat_template: ChatTemplate::Present,
            stream: Stream::Whole,
            max_model_len: 32_768,
            endpoint: "{origin}/v1".to_owned(),
            identifier: None,
            family: "mistral".to_owned(),
            provider: Provider::Api,
        }
    }
}

/// Server software.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Personality {
    /// vLLM.
    Vllm,
    /// The LiteLLM proxy.
    Litellm,
    /// Ollama.
    Ollama,
    /// llama.cpp's `llama-server`.
    LlamaCpp,
}

/// Shape of vLLM's error bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Errors {
    /// `{"error":{…}}`, today's shape.
    Nested,
    /// Top-level fields, the shape of 2025.
    Flat,
}

/// State of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Answers.
    Ready,
    /// Still loads its weights.
    Loading,
    /// Its engine fails on every generation.
    EngineCrash,
    /// A login page answers in its place.
    LoginPage,
    /// A web service that knows no model answers in its place.
    OtherService,
    /// Connections are accepted, nothing is ever answered.
    Hangs,
    /// Nothing listens.
    NotListening,
}

/// Keys: what the server wants and what it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    /// The server wants a key and gets it.
    Matching,
    /// The server wants none and gets none.
    NotNeeded,
    /// GitLab and the operator have another key than the server.
    Wrong,
    /// The server wants a key, and none is configured.
    NotConfigured,
}

/// Chat template of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChatTemplate {
    /// Takes any roles.
    Present,
    /// There is none.
    Missing,
    /// Takes no system message.
    RefusesSystem,
}

/// What becomes of a streamed answer on its way out of the server and the proxy before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stream {
    /// It arrives, piece by piece.
    Whole,
    /// The server refuses it.
    Refused,
    /// The server answers with a whole answer.
    Ignored,
    /// The mark at the end is missing.
    WithoutEnd,
    /// Something cuts it.
    Cut,
    /// The engine fails in the middle.
    Broken,
    /// A proxy collects it.
    Collected,
}

/// Provider of a model in GitLab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// An OpenAI-compatible endpoint.
    Api,
    /// Amazon Bedrock.
    Bedrock,
    /// Google Vertex AI.
    VertexAi,
}

impl Provider {
    /// As the doctor's configuration spells it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Bedrock => "bedrock",
            Self::VertexAi => "vertex_ai",
        }
    }

    /// As GraphQL's enumeration spells it.
    pub fn graphql(self) -> &'static str {
        match self {
            Self::Api => "API",
            Self::Bedrock => "BEDROCK",
            Self::VertexAi => "VERTEX_AI",
        }
    }
}
