//! What model servers and LiteLLM's proxy say of a request, of a key, and of themselves.

use super::Family;
use crate::reader::Failure;
use duo_doctor_model::description::Hop;

const MODEL: &[Hop] = &[Hop::GatewayToModel, Hop::Model];

pub(super) const ROWS: &[Family] = &[
    // The key as it is stored.
    Family::new("key-empty").words(r"Illegal header value b'Bearer ?'"),
    Family::new("key-line-break").words(
        r#"Illegal header value|return character\(s\) (?:in header value|or)|Invalid (?:header value b|leading whitespace)|invalid header field value for "?(?:Authorization|Api-Key|X-Api-Key)|(?:Newline|carriage return).{0,40}detected in headers|header field value cannot include CR/LF|Invalid character in header content|is not a legal HTTP header value"#,
    ),
    Family::new("key-not-ascii").words(r"'ascii' codec can't encode character.{0,60}position 7\b|'ascii' codec can't encode characters in position 7-"),
    // Tools.
    Family::new("model-tools").words(r"--enable-auto-tool-choice|--tool-call-parser"),
    Family::new("model-tools-jinja").words(r"tools? param(?:eter)? requires --jinja"),
    Family::new("model-tools-none").words(
        r"does(?: not|n't) support (?:tools|tool use|tool calling|function calling|functions)\b|No endpoints found that support tool use|tool use is not supported|does not support the parameter .?tools",
    ),
    // The form of the request.
    Family::new("model-template").words(r"default chat template is no longer allowed|must provide a chat template|chat_template is not set|does not have a chat template|Cannot use chat template"),
    Family::new("request-roles").words(
        r"roles must alternate|System role (?:is )?not supported|Only user,? (?:and )?assistant.{0,20} roles are supported|Unexpected role|Expected last role|Conversation must start with a user|must start with a user message|assistant message prefill|multiple system messages|Developer instruction is not enabled",
    ),
    Family::new("output-limit").words(
        r"max_(?:completion_)?tokens(?:'|`|: \d+)? ?(?:is too large|> \d+)|supports at most \d+ completion tokens|maximum allowed number of output tokens|exceeds the model limit of \d+|maximum tokens you requested exceeds the model limit",
    ),
    Family::new("context").words(
        r"maximum context length|prompt \(\d+ tokens\) is too long|prompt is too long|Input is too long for requested model|exceed(?:s|ed)? (?:the )?(?:available )?context (?:size|length|window)|exceed_context_size|context_length_exceeded|ContextWindowExceeded|inputs.? tokens \+ .?max_new_tokens|longer than the maximum model length|longer than the (?:model's )?context|maximum (?:allowed )?(?:input|number of input) (?:token|length)|input token count .{0,40}exceeds the maximum|exceeds max(?:imum)? (?:input|sequence|seq) len|input length exceeds|too many (?:total|input) tokens",
    ),
    Family::new("request-parameter").words(
        r"Unsupported (?:parameter|value): |UnsupportedParamsError|does not support parameters|don't support (?:parameter|temperature|top_p)|cannot both be specified|Extra inputs are not permitted|extra_forbidden|(?:max_tokens|temperature|top_p|max_completion_tokens|stream_options)\b.{0,40}(?:must be|not supported|is deprecated|unsupported)|unexpected keyword argument '(?:max_|temperature|top_|stream)",
    ),
    // LiteLLM's proxy.
    Family::new("budget").words(
        r"Budget has been exceeded|ExceededBudget|budget_exceeded|BudgetExceededError|over (?:its |the )?budget|crossed (?:tpm |rpm )?budget|Exceeded budget for|crossed budget",
    ),
    Family::new("litellm-limit").words(
        r"Crossed TPM / RPM|Max parallel request limit reached|LiteLLM Rate Limit Handler|Rate limit exceeded for (?:api_key|team|user|model_per_key|end_user|organization)|Limit type: (?:requests|tokens|max_parallel)",
    ),
    Family::new("litellm-cooldown").words(
        r"No deployments available for selected model|no healthy deployments|No healthy deployment available",
    ),
    Family::new("litellm-key-models").words(
        r"(?:key|team|user|project|organization) not allowed to access model|(?:key|team|user|project|org)_model_access_denied|not allowed to access model due to tags",
    ),
    Family::new("litellm-key").words(
        r"LiteLLM Virtual Key expected|Invalid proxy server token passed|Authentication Error - Expired Key|Malformed API Key passed in|Unable to find token in cache|token_not_found_in_db|No api key passed in",
    ),
    Family::new("litellm-database").words(r"No connected db"),
    Family::new("litellm-model").words(r"Invalid model name passed in"),
    Family::new("litellm-provider").words(r"LLM Provider NOT provided"),
    // The server itself.
    Family::new("model-gated").words(r"access a gated repo|GatedRepoError|Access to model .{1,120} is restricted"),
    Family::new("model-download").words(r"couldn't connect to .?https://huggingface\.co|LocalEntryNotFoundError|OfflineModeIsEnabled|outgoing traffic has been disabled"),
    Family::new("model-memory-context").words(
        r"max seq len \(\d+\) is larger than the maximum number of tokens|No available memory for the cache blocks|KV cache is needed, which is larger than the available|larger than the available KV cache",
    ),
    Family::new("model-memory").words(
        r"CUDA out of memory|torch\.\S*OutOfMemoryError|HIP out of memory|requires more system memory|cudaMalloc failed: out of memory|less than desired GPU memory utilization|model runner has unexpectedly stopped",
    ),
    Family::new("model-dead").words(r"EngineDeadError|EngineCore encountered|Background loop has errored|Background loop is stopped|AsyncEngineDeadError|Engine core initialization failed"),
    Family::new("model-loading").words(r"Loading model(?:$|[\x22'.])|model is (?:currently )?(?:loading|starting)|model is still loading"),
    Family::new("model-overloaded").words(r"Model is overloaded|Model too busy|server busy, please try again|maximum pending requests exceeded|waiting queue is full|no slot available"),
    Family::new("ollama-model").words(r"try pulling it first|model ['\x22][^'\x22]+['\x22] not found"),
    Family::new("model-name").on(MODEL).failed(&[Failure::Missing]).words(r"model .{1,200}does not exist|model_not_found|Unknown model|model .{1,200} (?:was )?not found|No model .{1,100}found"),
    Family::new("model-path").on(MODEL).words(r"^[\x22']?Not Found[\x22']?$|404 page not found|^File Not Found$|Cannot POST /|Invalid URL \(POST"),
    Family::new("model-path").on(MODEL).words(r"^[\x22']?Method Not Allowed[\x22']?$"),
    Family::new("gateway-token").words(r"Token creation failed"),
];
