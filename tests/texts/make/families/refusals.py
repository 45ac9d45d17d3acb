"""Refusals of providers, with the bodies that their documentation shows: an assumption, and marked as one."""

# Failure, status, code of the provider, and the provider's own words, by provider and fault.
OPENAI = {
    "context": ("limit", 400, "context_length_exceeded", "This model's maximum context length is 8192 tokens. However, your messages resulted in 9021 tokens. Please reduce the length of the messages."),
    "key": ("authorization", 401, "invalid_api_key", "Incorrect API key provided: sk-examp**ple. You can find your API key at https://platform.openai.com/account/api-keys."),
    "organization": ("authorization", 401, "invalid_organization", "No such organization: org-example."),
    "region": ("authorization", 403, "unsupported_country_region_territory", "Country, region, or territory not supported"),
    "model": ("missing", 404, "model_not_found", "The model `gpt-example` does not exist or you do not have access to it."),
    "rate": ("quota", 429, "rate_limit_exceeded", "Rate limit reached for gpt-4o in organization org-example on tokens per min (TPM): Limit 30000, Used 29400, Requested 2100. Please try again in 3s."),
    "quota": ("quota", 429, "insufficient_quota", "You exceeded your current quota, please check your plan and billing details."),
    "internal": ("internal", 500, None, "The server had an error while processing your request. Sorry about that!"),
    "overloaded": (["http", "internal", "quota"], 503, None, "The engine is currently overloaded, please try again later"),
    "max-tokens": ("request", 400, "unsupported_parameter", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
    "temperature": ("request", 400, "unsupported_value", "Unsupported value: 'temperature' does not support 0.1 with this model. Only the default (1) value is supported."),
    "system-role": ("request", 400, "unsupported_value", "Unsupported value: 'messages[0].role' does not support 'system' with this model."),
    "stop": ("request", 400, "unsupported_parameter", "Unsupported parameter: 'stop' is not supported with this model."),
    "tools": ("request", 400, None, "tools is not supported in this model. For a list of supported models, refer to https://platform.openai.com/docs/guides/function-calling#models-supporting-function-calling."),
    "safety": ("request", 400, "content_policy_violation", "Your request was rejected as a result of our safety system."),
}
AZURE = {
    "key": ("authorization", 401, "401", "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."),
    "token": ("authorization", 401, "401", "Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."),
    "data-action": ("authorization", 401, "PermissionDenied", "The principal `00000000-0000-4000-8000-000000000000` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action` to perform `POST /openai/deployments/{deployment-id}/chat/completions` operation."),
    "network-rules": ("authorization", 403, "AccessDenied", "Access denied due to Virtual Network/Firewall rules."),
    "public-access": ("authorization", 403, "403", "Public access is disabled. Please configure private endpoint."),
    "key-disabled": ("authorization", 403, "AuthenticationTypeDisabled", "Key based authentication is disabled for this resource."),
    "deployment": ("missing", 404, "DeploymentNotFound", "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again."),
    "resource": ("missing", 404, "404", "Resource not found"),
    "timeout": ("timeout-read", 408, "Timeout", "The operation was timeout."),
    "rate": ("quota", 429, "429", "Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-02-01 have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 20 seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit."),
    "content-filter": ("request", 400, "content_filter", "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry."),
    "operation": ("request", 400, "OperationNotSupported", "The chatCompletion operation does not work with the specified model, text-embedding-3-small. Please choose different model and try again."),
    "api-version": ("request", 400, "BadRequest", "Model o3-mini is enabled only for api versions 2024-12-01-preview and later"),
    "context": ("limit", 400, "context_length_exceeded", "This model's maximum context length is 16385 tokens. However, your messages resulted in 20110 tokens. Please reduce the length of the messages."),
    "internal": ("internal", 500, "InternalServerError", "Backend returned unexpected response. Please contact Microsoft for help."),
    "overloaded": (["http", "internal", "quota"], 503, "ServiceUnavailable", "The service is temporarily unable to process your request. Please try again later."),
}
ANTHROPIC = {
    "key": ("authorization", 401, "authentication_error", "invalid x-api-key"),
    "permission": ("authorization", 403, "permission_error", "Your API key does not have permission to use the specified resource."),
    "region": ("authorization", 403, "forbidden", "Request not allowed"),
    "model": ("missing", 404, "not_found_error", "model: claude-example"),
    "too-large": ("limit", 413, "request_too_large", "Request exceeds the maximum size"),
    "rate": ("quota", 429, "rate_limit_error", "This request would exceed your organization's rate limit of 40,000 input tokens per minute."),
    "credit": ("quota", 400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."),
    "context": ("limit", 400, "invalid_request_error", "prompt is too long: 210311 tokens > 200000 maximum"),
    "max-tokens": (["limit", "request"], 400, "invalid_request_error", "max_tokens: 100000 > 8192, which is the maximum allowed number of output tokens for claude-3-5-sonnet-20241022"),
    "empty-content": ("request", 400, "invalid_request_error", "messages: text content blocks must be non-empty"),
    "temperature": ("request", 400, "invalid_request_error", "`temperature` and `top_p` cannot both be specified for this model. Please use only one."),
    "tools": ("request", 400, "invalid_request_error", "tools: Input should be a valid list"),
    "internal": ("internal", 500, "api_error", "Internal server error"),
    "overloaded": (["http", "internal", "quota"], 529, "overloaded_error", "Overloaded"),
}
ROLE = "User: arn:aws:sts::123456789012:assumed-role/gateway/session is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0"
BEDROCK = {
    "model-access": ("authorization", 403, "AccessDeniedException", "You don't have access to the model with the specified model ID."),
    "explicit-deny": ("authorization", 403, "AccessDeniedException", f"{ROLE} with an explicit deny in a service control policy"),
    "no-policy": ("authorization", 403, "AccessDeniedException", f"{ROLE} because no identity-based policy allows the bedrock:InvokeModel action"),
    "endpoint-policy": ("authorization", 403, "AccessDeniedException", f"{ROLE} because no VPC endpoint policy allows the bedrock:InvokeModel action"),
    "marketplace": ("authorization", 403, "AccessDeniedException", "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model."),
    "expired-token": ("authorization", 403, "ExpiredTokenException", "The security token included in the request is expired"),
    "invalid-token": ("authorization", 403, "UnrecognizedClientException", "The security token included in the request is invalid."),
    "signature": ("authorization", 403, "InvalidSignatureException", "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."),
    "clock-skew": ("authorization", 403, "InvalidSignatureException", "Signature expired: 20261128T090000Z is now earlier than 20261128T091500Z (20261128T092000Z - 5 min.)"),
    "on-demand": ("request", 400, "ValidationException", "Invocation of model ID anthropic.claude-sonnet-4-20250514-v1:0 with on-demand throughput isn\u2019t supported. Retry your request with the ID or ARN of an inference profile that contains this model."),
    "identifier": (["missing", "request"], 400, "ValidationException", "The provided model identifier is invalid."),
    "context": ("limit", 400, "ValidationException", "Input is too long for requested model."),
    "not-found": ("missing", 404, "ResourceNotFoundException", "Could not resolve the foundation model from the provided model identifier."),
    "legacy": (["authorization", "missing"], 404, "ResourceNotFoundException", "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 15 days. Please upgrade to an active model on Amazon Bedrock"),
    "throttled": ("quota", 429, "ThrottlingException", "Too many requests, please wait before trying again."),
    "daily-tokens": ("quota", 429, "ThrottlingException", "Too many tokens per day, please wait before trying again."),
    "quota": ("quota", 400, "ServiceQuotaExceededException", "Your request exceeds the service quota for your account."),
    "timeout": ("timeout-read", 408, "ModelTimeoutException", "The request took too long to process. Processing time exceeded the model timeout length."),
    "internal": ("internal", 500, "InternalServerException", "The system encountered an unexpected error during processing. Try your request again."),
    "overloaded": (["http", "internal", "quota"], 503, "ServiceUnavailableException", "Bedrock is unable to process your request."),
    "guardrail": (["missing", "request"], 400, "ValidationException", "The guardrail identifier or version provided in the request does not exist."),
    "tools": ("request", 400, "ValidationException", "This model doesn't support tool use."),
    "stream-tools": ("request", 400, "ValidationException", "This model doesn't support tool use in streaming mode."),
    "system": ("request", 400, "ValidationException", "This model doesn't support system messages. Try again without a system message or use a model that supports system messages."),
    "stop": ("request", 400, "ValidationException", "Malformed input request: extraneous key [stop] is not permitted, please reformat your input and try again."),
}
GOOGLE = {
    "key": ("authorization", 400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
    "token": ("authorization", 401, "UNAUTHENTICATED", "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."),
    "permission": ("authorization", 403, "PERMISSION_DENIED", "Permission 'aiplatform.endpoints.predict' denied on resource '//aiplatform.googleapis.com/projects/example/locations/europe-west3/publishers/google/models/gemini-2.0-flash' (or it may not exist)."),
    "disabled": (["authorization", "missing"], 403, "PERMISSION_DENIED", "Vertex AI API has not been used in project 123456789012 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/aiplatform.googleapis.com/overview?project=123456789012 then retry."),
    "perimeter": ("authorization", 403, "PERMISSION_DENIED", "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: example"),
    "model": ("missing", 404, "NOT_FOUND", "Publisher Model `projects/example/locations/europe-west3/publishers/google/models/gemini-example` was not found or your project does not have access to it. Please ensure you are using a valid model version."),
    "exhausted": ("quota", 429, "RESOURCE_EXHAUSTED", "Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details."),
    "context": ("limit", 400, "INVALID_ARGUMENT", "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."),
    "location": ("authorization", 400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
    "internal": ("internal", 500, "INTERNAL", "An internal error has occurred. Please retry."),
    "overloaded": (["http", "internal", "quota"], 503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    "deadline": ("timeout-read", 504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete."),
    "tools": ("request", 400, "INVALID_ARGUMENT", "Function calling is not enabled for models/gemini-example"),
}
VLLM = {
    "key": ("authorization", 401, None, "Unauthorized"),
    "path": (["http", "missing"], 404, None, "Not Found"),
    "model": ("missing", 404, "NotFoundError", "The model `mistral` does not exist."),
    "template": (["missing", "request"], 400, "BadRequestError", "As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template if the tokenizer does not define one."),
    "context": ("limit", 400, "BadRequestError", "This model's maximum context length is 4096 tokens. However, you requested 5120 tokens (3072 in the messages, 2048 in the completion). Please reduce the length of the messages or completion."),
    "tools": ("request", 400, "BadRequestError", "\"auto\" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set"),
    "roles": ("request", 400, "BadRequestError", "Conversation roles must alternate user/assistant/user/assistant/..."),
    "system-role": ("request", 400, "BadRequestError", "System role not supported"),
    "max-tokens": (["limit", "request"], 400, "BadRequestError", "max_tokens=4096 cannot be greater than max_model_len=256. Please request fewer output tokens. (parameter=max_tokens, value=4096)"),
    "engine": ("internal", 500, "InternalServerError", "EngineCore encountered an issue. See stack trace (above) for the root cause."),
}
MISTRAL = {
    "key": ("authorization", 401, None, "Unauthorized"),
    "model": ("missing", 400, "1500", "Invalid model: mistral-example"),
    "rate": ("quota", 429, None, "Requests rate limit exceeded"),
    "overloaded": (["http", "internal", "quota"], 503, "3700", "Service unavailable."),
    "context": ("limit", 400, "3051", "Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length"),
}
ALL = {
    "openai": OPENAI, "azure": AZURE, "anthropic": ANTHROPIC, "bedrock": BEDROCK, "google": GOOGLE, "vllm": VLLM,
    "mistral": MISTRAL,
}


def body(provider, fault):
    """Status, headers and body of an answer."""
    _, status, code, words = ALL[provider][fault]
    headers = {"content-type": "application/json"}
    if provider == "openai":
        return status, headers, {"error": {"message": words, "type": "invalid_request_error" if status < 429 else code or "server_error", "param": None, "code": code}}
    if provider == "azure" and code == "content_filter":
        inner = {"code": "ResponsibleAIPolicyViolation", "content_filter_result": {"jailbreak": {"filtered": True, "detected": True}}}
        return status, headers, {"error": {"message": words, "type": None, "param": "prompt", "code": code, "status": 400, "innererror": inner}}
    if provider == "azure":
        return status, headers, {"error": {"code": code, "message": words}}
    if provider == "anthropic":
        return status, headers, {"type": "error", "error": {"type": code, "message": words}, "request_id": "req_example"}
    if provider == "bedrock":
        return status, headers | {"x-amzn-errortype": f"{code}:http://internal.amazon.com/coral/com.amazon.bedrock/"}, {"message": words}
    if provider == "google":
        return status, headers, {"error": {"code": status, "message": words, "status": code}}
    if provider == "vllm" and words == "Unauthorized":
        return status, headers, {"error": words}
    if provider == "vllm" and words == "Not Found":
        return status, headers, {"detail": words}
    if provider == "vllm":
        return status, headers, {"error": {"message": words, "type": code, "param": None, "code": status}}
    if code is None:
        return status, headers, {"message": words, "request_id": "00000000-0000-4000-8000-000000000000"}
    return status, headers, {"object": "error", "message": words, "type": "invalid_request_error", "param": None, "code": code}
