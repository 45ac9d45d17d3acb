//! Texts of model servers and of LiteLLM's proxy, by the family that they belong to.

pub(super) const TEXTS: &[(&str, &[&str])] = &[
    ("key-empty", &["httpx.LocalProtocolError: Illegal header value b'Bearer '"]),
    (
        "key-line-break",
        &[
            r"httpx.LocalProtocolError: Illegal header value b'Bearer model-key-7731\n'",
            r#"Post "https://vllm.example/v1/chat/completions": net/http: invalid header field value for "Authorization""#,
            "requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) in header value: 'Bearer x'",
            "ValueError: Newline, carriage return, or null byte detected in headers. Potential header injection attack.",
            "ArgumentError: header field value cannot include CR/LF",
            r#"TypeError: Invalid character in header content ["Authorization"]"#,
        ],
    ),
    (
        "key-not-ascii",
        &[
            "UnicodeEncodeError: 'ascii' codec can't encode character '\\u2011' in position 7: ordinal not in range(128)",
        ],
    ),
    (
        "model-tools",
        &[
            r#"litellm.BadRequestError: Custom_openaiException - "auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set"#,
            r#"openai.BadRequestError: Error code: 400 - {'object': 'error', 'message': '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set', 'type': 'BadRequestError', 'param': None, 'code': 400}"#,
        ],
    ),
    ("model-tools-jinja", &["litellm.InternalServerError: OpenAIException - tools param requires --jinja flag"]),
    (
        "model-tools-none",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'message': 'registry.ollama.ai/library/gemma:7b does not support tools', 'type': 'api_error', 'param': None, 'code': None}}",
        ],
    ),
    (
        "model-template",
        &[
            "openai.BadRequestError: Error code: 400 - {'object': 'error', 'message': 'As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one.', 'code': 400}",
        ],
    ),
    (
        "request-roles",
        &[
            "litellm.BadRequestError: Custom_openaiException - Conversation roles must alternate user/assistant/user/assistant/...",
            "openai.BadRequestError: Error code: 400 - {'object': 'error', 'message': 'System role not supported', 'type': 'BadRequestError', 'code': 400}",
            "jinja2.exceptions.TemplateError: After the optional system message, conversation roles must alternate user/assistant/user/assistant/...",
        ],
    ),
    (
        "output-limit",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'message': 'max_tokens is too large: 8192. This model supports at most 4096 completion tokens, whereas you provided 8192.', 'type': 'invalid_request_error', 'param': 'max_tokens', 'code': 'invalid_value'}}",
        ],
    ),
    (
        "context",
        &[
            "litellm.ContextWindowExceededError: litellm.BadRequestError: Custom_openaiException - This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
            r#"litellm.BadRequestError: BedrockException - {"message":"Input is too long for requested model."}"#,
            r#"{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error"}}"#,
            r#"{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5000 `inputs` tokens and 1024 `max_new_tokens`","error_type":"validation"}"#,
            r#"litellm.BadRequestError: AnthropicException - {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}"#,
        ],
    ),
    (
        "request-parameter",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'message': \"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\", 'type': 'invalid_request_error', 'param': 'max_tokens', 'code': 'unsupported_parameter'}}",
            "litellm.UnsupportedParamsError: custom_openai does not support parameters: ['reasoning_effort'], for model=x.",
            "openai.BadRequestError: Error code: 400 - {'object': 'error', 'message': \"[{'type': 'extra_forbidden', 'loc': ('body', 'x'), 'msg': 'Extra inputs are not permitted'}]\", 'code': 400}",
        ],
    ),
    (
        "budget",
        &[
            "litellm.BadRequestError: OpenAIException - Budget has been exceeded! Current cost: 26.075, Max budget: 0.25",
            "openai.BadRequestError: Error code: 400 - {'error': {'message': 'ExceededBudget: User=duo over budget. Spend=11.2, Budget=10.0', 'type': 'budget_exceeded', 'param': None, 'code': '400'}}",
        ],
    ),
    (
        "litellm-limit",
        &[
            "openai.RateLimitError: Error code: 429 - {'error': {'message': 'LiteLLM Rate Limit Handler for rate limit type = key. Crossed TPM / RPM / Max Parallel Request Limit. current rpm: 11, rpm limit: 10', 'type': 'None', 'param': 'None', 'code': '429'}}",
        ],
    ),
    (
        "litellm-cooldown",
        &[
            "litellm.RateLimitError: RateLimitError: OpenAIException - No deployments available for selected model, Try again in 5 seconds. Passed model=duo. pre-call-checks=False",
        ],
    ),
    (
        "litellm-key-models",
        &[
            "openai.AuthenticationError: Error code: 401 - {'error': {'message': \"key not allowed to access model. This key can only access models=['a']. Tried to access b\", 'type': 'key_model_access_denied', 'param': 'model', 'code': '401'}}",
        ],
    ),
    (
        "litellm-key",
        &[
            "openai.AuthenticationError: Error code: 401 - {'error': {'message': \"Authentication Error, LiteLLM Virtual Key expected. Received=abc, expected to start with 'sk-'.\", 'type': 'auth_error', 'param': 'None', 'code': '401'}}",
            "litellm.AuthenticationError: AuthenticationError: OpenAIException - Authentication Error, Invalid proxy server token passed. Received API Key = x",
        ],
    ),
    (
        "litellm-database",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'message': 'No connected db.', 'type': 'no_db_connection', 'param': None, 'code': '400'}}",
        ],
    ),
    (
        "litellm-model",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'message': '/chat/completions: Invalid model name passed in model=mistral. Call `/v1/models` to view available models for your key.', 'type': 'None', 'param': 'None', 'code': '400'}}",
        ],
    ),
    (
        "litellm-provider",
        &[
            "litellm.BadRequestError: LLM Provider NOT provided. Pass in the LLM provider you are trying to call. You passed model=mistral",
        ],
    ),
    (
        "model-gated",
        &[
            "OSError: You are trying to access a gated repo. Make sure to have access to it at https://huggingface.co/mistralai/x. 401 Client Error.",
        ],
    ),
    (
        "model-download",
        &[
            "OSError: We couldn't connect to 'https://huggingface.co' to load the files, and couldn't find them in the cached files.",
        ],
    ),
    (
        "model-memory-context",
        &[
            "ValueError: The model's max seq len (131072) is larger than the maximum number of tokens that can be stored in KV cache (60000). Try increasing `gpu_memory_utilization` or decreasing `max_model_len` when initializing the engine.",
        ],
    ),
    (
        "model-memory",
        &[
            "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 896.00 MiB. GPU 0 has a total capacity of 23.6 GiB",
            r#"{"error":"model requires more system memory (9.4 GiB) than is available (4.1 GiB)"}"#,
        ],
    ),
    (
        "model-dead",
        &[
            "vllm.v1.engine.exceptions.EngineDeadError: EngineCore encountered an issue. See stack trace (above) for the root cause.",
        ],
    ),
    ("model-loading", &[r#"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#]),
    (
        "model-overloaded",
        &[
            r#"{"error":"Model is overloaded","error_type":"overloaded"}"#,
            r#"{"error":"server busy, please try again.  maximum pending requests exceeded"}"#,
        ],
    ),
    (
        "ollama-model",
        &[
            r#"litellm.NotFoundError: OpenAIException - model "mistral" not found, try pulling it first"#,
            "openai.NotFoundError: Error code: 404 - {'error': {'message': \"model 'mistral:7b' not found\", 'type': 'not_found_error', 'param': None, 'code': None}}",
        ],
    ),
    (
        "model-name",
        &[
            "litellm.NotFoundError: NotFoundError: OpenAIException - Error code: 404 - {'object': 'error', 'message': 'The model `mistral` does not exist.', 'type': 'NotFoundError', 'param': None, 'code': 404}",
        ],
    ),
    (
        "model-path",
        &[
            "litellm.NotFoundError: NotFoundError: OpenAIException - Error code: 404 - {'detail': 'Not Found'}",
            "litellm.NotFoundError: NotFoundError: OpenAIException - 404 page not found",
            "openai.APIStatusError: Error code: 405 - {'detail': 'Method Not Allowed'}",
        ],
    ),
    ("gateway-token", &[r#"503 - {"message":"Token creation failed"}"#]),
    (
        "model-key",
        &[
            "litellm.AuthenticationError: AuthenticationError: OpenAIException - Error code: 401 - {'error': 'Unauthorized'}",
            "litellm.AuthenticationError: AuthenticationError: Custom_openaiException - Unauthorized",
        ],
    ),
    ("model-forbidden", &["openai.PermissionDeniedError: Error code: 403 - {'detail': 'Forbidden'}"]),
    ("model-rate", &["openai.RateLimitError: Error code: 429 - {'message': 'API rate limit exceeded'}"]),
    (
        "model-slow",
        &[
            "litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out.",
            "openai.APITimeoutError: Request timed out.",
        ],
    ),
    (
        "model-closed",
        &[
            "litellm.InternalServerError: InternalServerError: Custom_openaiException - Server disconnected without sending a response.",
        ],
    ),
    ("model-unavailable", &["openai.InternalServerError: Error code: 503 - {'detail': 'Service Unavailable'}"]),
];
