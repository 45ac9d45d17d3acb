//! What answers tell of a context: each server software in its own words.

use duo_doctor_sdk::http::{Answer, Response};
use duo_doctor_sdk::serde_json::Value;

/// Words of a refusal, each followed by the size of the context: vLLM (four generations),
/// llama.cpp, TGI.
const REFUSALS: [&str; 5] = [
    "maximum context length is ",
    "context length is only ",
    "max_model_len=",
    "available context size (",
    "must be <= ",
];

/// Words of a refusal that need not have a number.
const TOO_LONG: [&str; 4] = ["context length", "context_length_exceeded", "contextwindowexceeded", "context size"];

/// A context as the list of models tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    /// Tokens.
    pub size: u64,
    /// True where prompt and wished answer must fit together, or the request is refused.
    pub together: bool,
}

/// The context of a model in its server's list; nothing where the list does not tell.
pub(crate) fn told(models: &Answer, name: &str) -> Option<Told> {
    let body = models.response().filter(|response| response.status == 200)?.json()?;
    let data = body.get("data")?.as_array()?;
    let named = data.iter().find(|model| model.get("id").and_then(Value::as_str) == Some(name));
    // A server of one model answers to any name.
    let model = named.or_else(|| data.first().filter(|_| data.len() == 1))?;
    let size = |path: &str| model.pointer(path).and_then(Value::as_u64).filter(|size| *size > 0);
    let vllm = size("/max_model_len").map(|size| Told { size, together: true });
    vllm.or_else(|| size("/meta/n_ctx").map(|size| Told { size, together: false }))
}

/// True for a refusal because the prompt, or prompt and answer, are too long.
pub(crate) fn is_too_long(response: &Response) -> bool {
    let body = response.body.to_lowercase();
    let says = TOO_LONG.iter().any(|words| body.contains(words)) || size_in(response).is_some();
    matches!(response.status, 400 | 413 | 422 | 500) && says
}

/// The size that a refusal names.
pub(crate) fn size_in(response: &Response) -> Option<u64> {
    REFUSALS.iter().find_map(|words| {
        let (_, behind) = response.body.split_once(words)?;
        let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|size| *size > 0)
    })
}

/// Tokens of the prompt that a server says it took.
pub(crate) fn taken(response: &Response) -> Option<u64> {
    response.json()?.pointer("/usage/prompt_tokens")?.as_u64().filter(|tokens| *tokens > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals() {
        for (status, body, size) in [
            (
                400,
                "This model's maximum context length is 4096 tokens. However, you requested 8696 tokens (4600 in the messages, 4096 in the completion).",
                4096,
            ),
            (
                400,
                "litellm.BadRequestError: ContextWindowExceededError: Custom_openaiException - This model's maximum context length is 2048 tokens.",
                2048,
            ),
            (
                400,
                "You passed 4630 input tokens and requested 4096 output tokens. However, the model's context length is only 8192 tokens, resulting in a maximum input length of 4096 tokens.",
                8192,
            ),
            (
                400,
                "max_tokens=4096 cannot be greater than max_model_len=2048. Please request fewer output tokens.",
                2048,
            ),
            (400, "request (4630 tokens) exceeds the available context size (4096 tokens), try increasing it", 4096),
            (
                422,
                "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4630 `inputs` tokens",
                4096,
            ),
        ] {
            let response = Response { status, body: body.into(), ..Response::default() };
            assert!(is_too_long(&response), "{body}");
            assert_eq!(size_in(&response), Some(size), "{body}");
        }
        let other = Response { status: 400, body: "Unsupported parameter: 'max_tokens'".into(), ..Response::default() };
        assert!(!is_too_long(&other));
    }
}
