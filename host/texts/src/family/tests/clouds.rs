//! Texts of cloud providers, by the family that they belong to.

pub(super) const TEXTS: &[(&str, &[&str])] = &[
    (
        "gitlab-credits",
        &[
            "OpenAI API error: 402 \"insufficient_credits\"",
            "Anthropic API error: 402 Consumer does not have sufficient credits for this request",
        ],
    ),
    (
        "aws-role",
        &[
            "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity",
            "An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:sts::111122223333:assumed-role/node/i-0abc is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/bedrock",
        ],
    ),
    (
        "aws-explicit-deny",
        &[
            r#"litellm.APIConnectionError: BedrockException - {"Message":"User: arn:aws:sts::111122223333:assumed-role/x/i-0abc is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1 with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-x/service_control_policy/p-x1"}"#,
            "An error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:iam::1:user/duo is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/m with an explicit deny in an identity-based policy",
            "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: bedrock:InvokeModel because no service control policy allows the bedrock:InvokeModel action",
            "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: bedrock:InvokeModel because no VPC endpoint policy allows the bedrock:InvokeModel action",
        ],
    ),
    (
        "aws-model-access",
        &[
            "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the InvokeModel operation: You don't have access to the model with the specified model ID.",
            r#"litellm.APIConnectionError: BedrockException - {"message":"Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model."}"#,
            r#"litellm.NotFoundError: BedrockException - {"message":"Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model."}"#,
        ],
    ),
    (
        "aws-not-authorized",
        &[
            r#"litellm.PermissionDeniedError: BedrockException - {"Message":"User: arn:aws:iam::1:user/duo is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/m because no identity-based policy allows the bedrock:InvokeModel action"}"#,
            "An error occurred (AccessDeniedException) when calling the ConverseStream operation: User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2:1:inference-profile/us.m",
        ],
    ),
    (
        "aws-on-demand",
        &[
            r#"litellm.BadRequestError: BedrockException - {"message":"Invocation of model ID anthropic.claude-sonnet-4-20250514-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model."}"#,
        ],
    ),
    (
        "aws-expired-token",
        &[
            "An error occurred (ExpiredTokenException) when calling the Converse operation: The security token included in the request is expired",
            r#"litellm.AuthenticationError: BedrockException Invalid Authentication - {"message":"The security token included in the request is expired"}"#,
        ],
    ),
    (
        "aws-no-credentials",
        &[
            "botocore.exceptions.NoCredentialsError: Unable to locate credentials",
            "litellm.APIConnectionError: Unable to locate credentials",
            "botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from container-role: Error retrieving metadata",
        ],
    ),
    (
        "aws-clock",
        &[
            r#"litellm.APIConnectionError: BedrockException - {"message":"Signature expired: 20261128T091407Z is now earlier than 20261128T092407Z (20261128T092907Z - 5 min.)"}"#,
        ],
    ),
    (
        "aws-signature",
        &[
            "An error occurred (InvalidSignatureException) when calling the Converse operation: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.",
        ],
    ),
    (
        "aws-key",
        &[
            "An error occurred (UnrecognizedClientException) when calling the InvokeModel operation: The security token included in the request is invalid.",
            r#"litellm.AuthenticationError: BedrockException - {"Message":"Invalid API Key format: Must start with pre-defined prefix"}"#,
        ],
    ),
    (
        "aws-model",
        &[
            r#"litellm.BadRequestError: BedrockException - {"message":"The provided model identifier is invalid."}"#,
            "An error occurred (ResourceNotFoundException) when calling the InvokeModel operation: This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
            "An error occurred (ResourceNotFoundException) when calling the InvokeModel operation: Could not resolve the foundation model from the provided model identifier.",
        ],
    ),
    (
        "aws-region",
        &[
            r#"botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://bedrock-runtime.eu-central-9.amazonaws.com/model/x/converse""#,
            "botocore.exceptions.NoRegionError: You must specify a region.",
        ],
    ),
    (
        "aws-timeout",
        &[
            "An error occurred (ModelTimeoutException) when calling the Converse operation: Model has timed out in processing the request. Try your request again.",
        ],
    ),
    (
        "aws-throttled",
        &[
            "An error occurred (ThrottlingException) when calling the ConverseStream operation (reached max retries: 4): Too many tokens, please wait before trying again.",
            r#"litellm.RateLimitError: BedrockException - {"message":"Too many requests, please wait before trying again."}"#,
            r#"litellm.RateLimitError: BedrockException - {"message":"Your account's rate limit was exceeded"}"#,
        ],
    ),
    (
        "aws-unavailable",
        &[
            r#"litellm.ServiceUnavailableError: BedrockException - {"message":"Bedrock is unable to process your request."}"#,
            "An error occurred (ModelNotReadyException) when calling the InvokeModel operation: Model is not ready for inference. Please wait and try again.",
        ],
    ),
    (
        "azure-network",
        &[
            "litellm.APIError: AzureException APIError - Access denied due to Virtual Network/Firewall rules.",
            "openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'AccessDenied', 'message': 'Access denied due to Virtual Network/Firewall rules.'}}",
            "litellm.AuthenticationError: AzureException AuthenticationError - Error code: 403 - {'error': {'code': '403', 'message': 'Public access is disabled. Please configure private endpoint.'}}",
            r#"{"error":{"code":"403","message":"Traffic is not from an approved private endpoint."}}"#,
        ],
    ),
    (
        "azure-key-disabled",
        &[
            r#"litellm.APIError: AzureException APIError - {"error":{"code":"AuthenticationTypeDisabled","message": "Key based authentication is disabled for this resource."}}"#,
        ],
    ),
    (
        "azure-gateway-key",
        &[
            "openai.AuthenticationError: Error code: 401 - {'statusCode': 401, 'message': 'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.'}",
        ],
    ),
    (
        "azure-key",
        &[
            "litellm.AuthenticationError: AzureException AuthenticationError - Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
            "openai.AuthenticationError: Error code: 401 - {'error': {'code': '401', 'message': 'Access denied due to invalid subscription key or wrong API endpoint.'}}",
        ],
    ),
    (
        "azure-role",
        &[
            "openai.AuthenticationError: Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'The principal `1234` lacks the required data action `Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action` to perform `POST /openai/deployments/{deployment-id}/chat/completions` operation.'}}",
        ],
    ),
    (
        "azure-entra",
        &[
            "azure.core.exceptions.ClientAuthenticationError: Authentication failed: AADSTS7000222: The provided client secret keys for app '1234' are expired.",
        ],
    ),
    (
        "azure-deployment",
        &[
            "litellm.NotFoundError: AzureException NotFoundError - The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.",
            "openai.NotFoundError: Error code: 404 - {'error': {'code': 'DeploymentNotFound', 'message': 'It does not exist.'}}",
        ],
    ),
    (
        "azure-api-version",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'code': 'BadRequest', 'message': 'Model o3-mini is enabled only for api versions 2024-12-01-preview and later'}}",
            "openai.BadRequestError: Error code: 400 - {'error': {'code': 'BadRequest', 'message': 'API version not supported'}}",
        ],
    ),
    (
        "azure-operation",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'code': 'OperationNotSupported', 'message': 'The chatCompletion operation does not work with the specified model, text-embedding-3-large. Please choose different model and try again.'}}",
        ],
    ),
    (
        "content-filter",
        &[
            r#"litellm.ContentPolicyViolationError: litellm.BadRequestError: AzureException - {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#,
        ],
    ),
    (
        "azure-quota",
        &[
            "litellm.RateLimitError: AzureException RateLimitError - Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-06-01 have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 26 seconds.",
            "litellm.RateLimitError: AzureException RateLimitError - Your requests are too many.",
            "openai.RateLimitError: Error code: 429 - {'error': {'code': '429', 'message': 'Requests have exceeded call rate limit of your current tier.'}}",
        ],
    ),
    (
        "azure-address",
        &[
            "litellm.NotFoundError: AzureException NotFoundError - Resource not found",
            "litellm.NotFoundError: AzureException NotFoundError - Error code: 404 - {'error': {'code': '404', 'message': 'Resource not found'}}",
        ],
    ),
    (
        "google-clock",
        &[
            "google.auth.exceptions.RefreshError: ('invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.', {'error': 'invalid_grant'})",
        ],
    ),
    (
        "google-credentials",
        &[
            "google.auth.exceptions.DefaultCredentialsError: Your default credentials were not found. To set up Application Default Credentials, see https://cloud.google.com/docs/authentication/external/set-up-adc for more information.",
            r#"litellm.AuthenticationError: VertexAIException - {"error":{"code":401,"message":"Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.","status":"UNAUTHENTICATED"}}"#,
        ],
    ),
    (
        "google-key",
        &[
            r#"litellm.AuthenticationError: GeminiException - {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}"#,
        ],
    ),
    (
        "google-api-disabled",
        &[
            r#"litellm.PermissionDeniedError: VertexAIException - {"error":{"code":403,"message":"Vertex AI API has not been used in project 1234 before or it is disabled.","status":"PERMISSION_DENIED"}}"#,
            r#"{"error":{"code":403,"message":"This API method requires billing to be enabled. Please enable billing on project #1234","status":"PERMISSION_DENIED"}}"#,
        ],
    ),
    (
        "google-policy",
        &[
            r#"litellm.PermissionDeniedError: VertexAIException - {"error":{"code":403,"message":"Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: abc","status":"PERMISSION_DENIED"}}"#,
            r#"{"error":{"code":400,"message":"Organization Policy constraint constraints/vertexai.allowedModels violated for projects/p","status":"FAILED_PRECONDITION"}}"#,
        ],
    ),
    (
        "google-permission",
        &[
            "litellm.BadRequestError: Vertex_aiException BadRequestError - [{\n  \"error\": {\n    \"code\": 403,\n    \"message\": \"Permission 'aiplatform.endpoints.predict' denied on resource '//aiplatform.googleapis.com/projects/p/locations/us-central1/endpoints/openapi' (or it may not exist).\",\n    \"status\": \"PERMISSION_DENIED\"\n  }\n}\n]",
        ],
    ),
    (
        "google-model",
        &[
            r#"litellm.NotFoundError: VertexAIException - {"error":{"code":404,"message":"Publisher Model `projects/p/locations/us-central1/publishers/google/models/gemini-9` was not found or your project does not have access to it.","status":"NOT_FOUND"}}"#,
        ],
    ),
    (
        "google-quota",
        &[
            r#"litellm.RateLimitError: VertexAIException - {"error":{"code":429,"message":"Resource exhausted. Please try again later.","status":"RESOURCE_EXHAUSTED"}}"#,
            r#"litellm.RateLimitError: VertexAIException - {"error":{"code":429,"message":"Too many requests","status":"X"}}"#,
        ],
    ),
    (
        "google-overloaded",
        &[
            r#"litellm.ServiceUnavailableError: GeminiException - {"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}"#,
        ],
    ),
    (
        "anthropic-key",
        &[
            r#"litellm.AuthenticationError: AnthropicException - {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}"#,
        ],
    ),
    (
        "anthropic-credit",
        &[
            r#"litellm.BadRequestError: AnthropicException - {"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."}}"#,
        ],
    ),
    (
        "anthropic-model",
        &[
            r#"litellm.NotFoundError: AnthropicException - {"type":"error","error":{"type":"not_found_error","message":"model: claude-x"}}"#,
        ],
    ),
    (
        "anthropic-permission",
        &[
            r#"litellm.PermissionDeniedError: AnthropicException - {"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."}}"#,
        ],
    ),
    (
        "anthropic-rate",
        &[
            r#"litellm.RateLimitError: AnthropicException - {"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your organization's rate limit of 30,000 input tokens per minute"}}"#,
            r#"litellm.RateLimitError: AnthropicException - {"type":"error","error":{"type":"rate_limit_error","message":"Number of request tokens has exceeded"}}"#,
        ],
    ),
    (
        "anthropic-overloaded",
        &[
            r#"litellm.InternalServerError: AnthropicException - {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}. Handle with `litellm.InternalServerError`."#,
        ],
    ),
    (
        "openai-key",
        &[
            "litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: nope. You can find your API key at https://platform.openai.com/account/api-keys.",
        ],
    ),
    (
        "openai-quota",
        &[
            "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}",
        ],
    ),
    (
        "openai-rate",
        &[
            "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Used 29000, Requested 4000.', 'type': 'tokens', 'param': None, 'code': 'rate_limit_exceeded'}}",
        ],
    ),
    (
        "openai-organization",
        &[
            "openai.BadRequestError: Error code: 400 - {'error': {'message': 'Your organization must be verified to stream this model.', 'type': 'invalid_request_error', 'param': 'stream', 'code': 'unsupported_value'}}",
        ],
    ),
    (
        "country",
        &[
            "openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'unsupported_country_region_territory', 'message': 'Country, region, or territory not supported', 'param': None, 'type': 'request_forbidden'}}",
        ],
    ),
    (
        "openai-model",
        &[
            "openai.NotFoundError: Error code: 404 - {'error': {'message': 'The model `gpt-9` does not exist or you do not have access to it.', 'type': 'invalid_request_error', 'param': None, 'code': 'model_not_found'}}",
        ],
    ),
];
