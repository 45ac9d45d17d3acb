//! litellm's words for what went wrong at a model server.

use serde_json::Value;

use crate::client::Failure;
use crate::python::repr;
use crate::world::gateway::Generation;

/// An exception of litellm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Exception class.
    pub class: &'static str,
    /// Status code that litellm gives it.
    pub status: u16,
    /// Its text.
    pub text: String,
    /// The deepest cause, as it stands in a traceback.
    pub cause: String,
}

impl Problem {
    fn new(class: &'static str, status: u16, text: String) -> Self {
        Self { class, status, text, cause: String::new() }
    }

    /// What the prompt routes answer: `404: Not Found`.
    pub(crate) fn detail(&self) -> String {
        format!("{}: {}", self.status, reason(self.status))
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        413 => "Request Entity Too Large",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Internal Server Error",
    }
}

/// The server could not be asked.
pub(crate) fn not_reached(label: &str, failure: &Failure, url: &str, stream: bool) -> Problem {
    if *failure == Failure::Late {
        return late(stream);
    }
    let parsed = url::Url::parse(url).ok();
    let host = parsed.as_ref().and_then(url::Url::host_str).unwrap_or_default();
    let port = parsed.as_ref().and_then(url::Url::port_or_known_default).unwrap_or(80);
    let to = format!("Cannot connect to host {host}:{port} ssl:default");
    let cause = match failure {
        Failure::Refused => {
            format!("aiohttp.client_exceptions.ClientConnectorError: {to} [Connect call failed ('{host}', {port})]\n")
        }
        Failure::Dns => {
            format!("aiohttp.client_exceptions.ClientConnectorDNSError: {to} [Name or service not known]\n")
        }
        Failure::Tls("wrong version number") => {
            "ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)\n".to_owned()
        }
        Failure::Tls(problem) => {
            format!("ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] {problem} (_ssl.c:1006)\n")
        }
        Failure::BadUrl => format!("aiohttp.client_exceptions.InvalidUrlClientError: {url}\n"),
        Failure::Closed | Failure::Late => {
            "aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected\n".to_owned()
        }
    };
    Problem {
        cause,
        ..Problem::new(
            "InternalServerError",
            500,
            format!("litellm.InternalServerError: InternalServerError: {label} - Connection error."),
        )
    }
}

/// The server did not answer in time, three times over.
pub(crate) fn late(stream: bool) -> Problem {
    let suffix = if stream { "" } else { " - timeout value=30.0, time taken=91.42 seconds" };
    Problem::new(
        "Timeout",
        408,
        format!("litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out.{suffix}"),
    )
}

/// The server answered with an error status.
pub(crate) fn answered(label: &str, status: u16, body: &str, generation: Generation) -> Problem {
    let words = words(status, body);
    let doubled =
        |class: &'static str| Problem::new(class, status, format!("litellm.{class}: {class}: {label} - {words}"));
    match status {
        400 if words.contains("maximum context length is") => Problem::new(
            "ContextWindowExceededError",
            400,
            format!(
                "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: {label} - {words}"
            ),
        ),
        400 | 422 => Problem::new("BadRequestError", 400, format!("litellm.BadRequestError: {label} - {words}")),
        401 => doubled("AuthenticationError"),
        404 => doubled("NotFoundError"),
        429 => doubled("RateLimitError"),
        500 => doubled("InternalServerError"),
        502 if generation == Generation::M => doubled("BadGatewayError"),
        503 => doubled("ServiceUnavailableError"),
        504 => Problem::new("Timeout", 504, format!("litellm.Timeout: Timeout Error: {label} - {words}")),
        _ => doubled("APIError"),
    }
}

/// The message of an error body, as the OpenAI client digs it out.
fn words(status: u16, body: &str) -> String {
    let Ok(value) = serde_json::from_str::<Value>(body) else {
        return if body.is_empty() { format!("Error code: {status}") } else { body.to_owned() };
    };
    let inner = value["error"]["message"].as_str().or_else(|| value["message"].as_str());
    match inner {
        Some(text) => text.to_owned(),
        None => format!("Error code: {status} - {}", repr(&value)),
    }
}

/// The server answered 200 with something that is no answer.
pub(crate) fn not_json(label: &str, body: &str, generation: Generation) -> Problem {
    let words = match generation {
        Generation::N if body.is_empty() => "Expecting value: line 1 column 1 (char 0)".to_owned(),
        Generation::N => "'str' object has no attribute 'model_dump'".to_owned(),
        Generation::M => format!(
            "Empty or invalid response from LLM endpoint. Received: '{}'. Check the reverse proxy or model server configuration.",
            body.chars().take(200).collect::<String>()
        ),
    };
    Problem::new(
        "InternalServerError",
        500,
        format!("litellm.InternalServerError: InternalServerError: {label} - {words}"),
    )
}

/// An error object in the middle of a stream.
pub(crate) fn mid_stream(message: &str, generation: Generation) -> Problem {
    let prefix = match generation {
        Generation::N => "litellm.ServiceUnavailableError: ",
        Generation::M => "",
    };
    let text = format!(
        "{prefix}litellm.MidStreamFallbackError: litellm.APIConnectionError: APIConnectionError: OpenAIException - {message}"
    );
    Problem::new("MidStreamFallbackError", 500, text)
}

/// The identifier is empty.
pub(crate) fn blank_identifier(family: &str) -> Problem {
    let text = if family == "mistral" {
        format!(
            "litellm.BadRequestError: GetLLMProvider Exception - list index out of range\n\noriginal model: {family}"
        )
    } else {
        format!(
            "litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model={family}\n Pass model as E.g. For 'Huggingface' inference endpoints pass in `completion(model='huggingface/starcoder',..)` Learn more: https://docs.litellm.ai/docs/providers"
        )
    };
    Problem::new("BadRequestError", 400, text)
}

/// The identifier's prefix is no provider.
pub(crate) fn unmapped(model: &str, provider: &str) -> Problem {
    if provider == "vllm" {
        let text = "litellm.APIConnectionError: VLLMException - No module named 'vllm'".to_owned();
        return Problem::new("APIConnectionError", 500, text);
    }
    let text = format!(
        "litellm.BadRequestError: Unmapped LLM provider for this endpoint. You passed model={model}, custom_llm_provider={provider}. Check supported provider and route: https://docs.litellm.ai/docs/providers"
    );
    Problem::new("BadRequestError", 400, text)
}

/// Amazon Bedrock wants an inference profile.
pub(crate) fn on_demand(model: &str) -> Problem {
    let message = format!(
        "Invocation of model ID {model} with on-demand throughput isn\u{2019}t supported. Retry your request with the ID or ARN of an inference profile that contains this model."
    );
    let body = serde_json::json!({ "message": message });
    Problem::new("BadRequestError", 400, format!("litellm.BadRequestError: BedrockException - {body}"))
}

/// There are no credentials for Amazon Bedrock.
pub(crate) fn no_credentials() -> Problem {
    let text = "litellm.AuthenticationError: BedrockException Invalid Authentication - Unable to locate credentials";
    Problem::new("AuthenticationError", 401, text.to_owned())
}

/// GitLab's own default model is asked, for which a self-hosted gateway has no account.
pub(crate) fn vendor_model() -> Problem {
    let text = "litellm.InternalServerError: Vertex_aiException InternalServerError - Your default credentials were not found. To set up Application Default Credentials, see https://cloud.google.com/docs/authentication/external/set-up-adc for more information.";
    Problem::new("InternalServerError", 500, text.to_owned())
}
