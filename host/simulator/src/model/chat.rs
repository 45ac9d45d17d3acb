//! What all model servers share: reading a chat request, and the words of the answer.

use serde_json::{Value, json};

use crate::reply::Reply;

/// A chat request, as far as a server looks at it.
#[derive(Debug)]
pub(crate) struct Chat {
    /// `model`; a missing one is the server's first.
    pub model: Option<String>,
    /// Roles in order.
    pub roles: Vec<String>,
    /// Tokens of the prompt, by the rule of thumb of four characters each.
    pub prompt_tokens: u64,
    /// `max_tokens`.
    pub max_tokens: Option<u64>,
    /// `stream`.
    pub stream: bool,
    /// `stream_options.include_usage`.
    pub include_usage: bool,
    /// Whether the answer must follow the pattern of GitLab's chat agent.
    agent: bool,
}

impl Chat {
    /// Reads a request; `None` when it has no list of messages.
    pub(crate) fn read(body: &Value) -> Option<Self> {
        let messages = body.get("messages")?.as_array()?;
        let text_of = |message: &Value| match message.get("content") {
            Some(Value::String(text)) => text.len(),
            Some(other) => other.to_string().len(),
            None => 0,
        };
        let characters: usize = messages.iter().map(text_of).sum();
        let stop = body.get("stop").map(Value::to_string).unwrap_or_default();
        Some(Self {
            model: body.get("model").and_then(Value::as_str).map(str::to_owned),
            roles: messages.iter().map(|message| message["role"].as_str().unwrap_or_default().to_owned()).collect(),
            prompt_tokens: (characters as u64).div_ceil(4),
            max_tokens: body.get("max_tokens").and_then(Value::as_u64),
            stream: body.get("stream").and_then(Value::as_bool).unwrap_or(false),
            include_usage: body["stream_options"]["include_usage"].as_bool().unwrap_or(false),
            agent: stop.contains("Observation:"),
        })
    }

    /// The words of the answer, in the pieces of a stream.
    pub(crate) fn words(&self) -> Vec<&'static str> {
        let mut words = Vec::new();
        if self.agent {
            words.extend(["Thought: I can answer this.\n", "Final Answer: "]);
        }
        words.extend(["Hel", "lo! ", "from the ", "simulated model."]);
        words
    }

    /// The answer in one piece.
    pub(crate) fn text(&self) -> String {
        self.words().concat()
    }

    /// `usage` of the answer.
    pub(crate) fn usage(&self) -> Value {
        let answered = self.words().len() as u64;
        json!({
            "prompt_tokens": self.prompt_tokens,
            "total_tokens": self.prompt_tokens + answered,
            "completion_tokens": answered,
        })
    }

    /// The chunks of a streamed answer: `shape` makes one from a delta and a finish reason.
    pub(crate) fn stream(
        &self,
        content_type: &'static str,
        usage_chunk: Option<Value>,
        shape: impl Fn(Value, Value) -> Value,
    ) -> Reply {
        let mut chunks = vec![shape(json!({"role": "assistant", "content": ""}), Value::Null)];
        chunks.extend(self.words().iter().map(|word| shape(json!({"content": word}), Value::Null)));
        chunks.push(shape(json!({}), json!("stop")));
        chunks.extend(usage_chunk.filter(|_| self.include_usage));
        let mut pieces: Vec<String> = chunks.iter().map(|chunk| format!("data: {chunk}\n\n")).collect();
        pieces.push("data: [DONE]\n\n".to_owned());
        Reply::pieces(content_type, pieces, false)
    }
}
