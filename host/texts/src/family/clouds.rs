//! Cloud providers, by the types and sentences of their errors.

use super::Family;
use crate::reader::Failure;

pub(super) const ROWS: &[Family] = &[
    // GitLab's own service for models that it hosts, and for features that are billed.
    Family::new("gitlab-credits").words(
        r"insufficient_credits|Consumer does not have sufficient credits|USAGE_QUOTA_EXCEEDED|usage quota (?:has been )?exceeded",
    ),
    // AWS. A policy's refusal holds before what it refuses.
    Family::new("aws-role").words(r"not authorized to perform:? sts:AssumeRole"),
    Family::new("aws-explicit-deny").words(
        r"with an explicit deny in|because no (?:service control|resource control|VPC endpoint) policy allows|because no permissions boundary allows",
    ),
    Family::new("aws-model-access").words(
        r"have access to the model with the specified model ID|Model access is denied due to|aws-marketplace:|Model use case details have not been submitted|INVALID_PAYMENT_INSTRUMENT",
    ),
    Family::new("aws-not-authorized").words(r"is not authorized to perform:? [`']?[a-z0-9-]+:[A-Z]|no identity-based policy allows"),
    Family::new("aws-on-demand").words(r"on-demand throughput isn.t supported|model doesn.t support on-demand throughput"),
    Family::new("aws-expired-token").code(&["ExpiredTokenException", "ExpiredToken"]),
    Family::new("aws-expired-token").words(r"security token included in the request is expired|\bExpiredToken(?:Exception)?\b|Bearer Token has expired"),
    Family::new("aws-no-credentials").words(
        r"Unable to locate credentials|NoCredentialsError|PartialCredentialsError|Partial credentials found|CredentialRetrievalError|Error when retrieving credentials from",
    ),
    Family::new("aws-clock").words(
        r"Signature expired: |Signature not yet current|RequestTimeTooSkewed|RequestExpired",
    ),
    Family::new("aws-signature").words(
        r"SignatureDoesNotMatch|InvalidSignatureException|request signature we calculated does not match",
    ),
    Family::new("aws-key").words(
        r"UnrecognizedClientException|InvalidClientTokenId|security token included in the request is invalid|InvalidAccessKeyId|Invalid API Key format: Must start with pre-defined prefix|Please make sure your API Key is valid",
    ),
    Family::new("aws-model").words(
        r"has reached the end of its life|Model is marked by provider as Legacy|The provided model identifier is invalid|Could not resolve the foundation model|inference profile .{0,200}(?:not found|doesn't exist)",
    ),
    Family::new("aws-region").words(
        r"You must specify a region|NoRegionError|Could not connect to the endpoint URL: .?https://bedrock|Provided region_name .{1,60} doesn't match",
    ),
    Family::new("aws-timeout").words(r"ModelTimeoutException|Model has timed out in processing"),
    Family::new("aws-throttled").words(
        r"ThrottlingException|ServiceQuotaExceededException|Too many tokens, please wait|Too many requests, please wait|Too many tokens per day",
    ),
    Family::new("aws-throttled").by(&["aws"]).failed(&[Failure::Quota]),
    Family::new("aws-unavailable").words(r"ModelNotReadyException|Bedrock is unable to process your request"),
    // Azure. The network's refusal is a 403 too, and no key is wrong.
    Family::new("azure-network").words(
        r"Access denied due to Virtual Network/Firewall rules|Virtual Network is configured for this resource|Public access is disabled\. Please configure private endpoint|Traffic is not from an approved private endpoint",
    ),
    Family::new("azure-key-disabled").words(r"AuthenticationTypeDisabled|Key based authentication is disabled"),
    Family::new("azure-gateway-key").words(
        r"missing subscription key\. Make sure to include subscription key when making requests|invalid subscription key\. Make sure to provide a valid key for an active subscription\.$",
    ),
    Family::new("azure-key").words(r"invalid subscription key or wrong API endpoint|missing subscription key|Ocp-Apim-Subscription-Key"),
    Family::new("azure-role").words(r"lacks the required data action|Principal does not have access to API/Operation"),
    Family::new("azure-entra").words(r"AADSTS\d+|DefaultAzureCredential failed|ClientAuthenticationError|EnvironmentCredential authentication unavailable"),
    Family::new("azure-deployment").words(r"DeploymentNotFound|API deployment for this resource does not exist"),
    Family::new("azure-api-version").words(
        r"api[- ]version .{0,60}(?:not supported|invalid)|enabled only for api versions|Missing required query parameter: .?api-version|Invalid API version|UnsupportedApiVersion",
    ),
    Family::new("azure-operation").words(r"operation does not work with the specified model|OperationNotSupported|operation is unsupported"),
    Family::new("content-filter").words(
        r"content management policy|ResponsibleAIPolicyViolation|content_filter\b|ContentPolicyViolationError|Output blocked by content filtering|blocked by .{0,20}guardrail",
    ),
    Family::new("azure-quota").words(
        r"have exceeded (?:the )?(?:token|call) rate limit|under Azure OpenAI API .{0,80}exceeded|exceeded .{0,40}rate limit of your current .{0,40}pricing tier",
    ),
    Family::new("azure-quota").by(&["azure"]).failed(&[Failure::Quota]),
    Family::new("azure-address").by(&["azure"]).words(r"\bResource not found\b"),
    // Google.
    Family::new("google-clock").words(r"Invalid JWT: Token must be a short-lived token"),
    Family::new("google-credentials").words(
        r"default credentials were not found|DefaultCredentialsError|Could not (?:load the|automatically determine) (?:default )?credentials|google\.auth\.exceptions|invalid_grant|Expected OAuth 2 access token|ACCESS_TOKEN_(?:EXPIRED|TYPE_UNSUPPORTED)|Reauthentication is needed",
    ),
    Family::new("google-key").words(r"API key not valid\. Please pass a valid API key|API_KEY_INVALID|API key expired\. Please renew"),
    Family::new("google-api-disabled").words(r"has not been used in project .{1,120} before or it is disabled|SERVICE_DISABLED|requires billing to be enabled|BILLING_DISABLED|aiplatform\.googleapis\.com/overview"),
    Family::new("google-policy").words(
        r"prohibited by organization's policy|vpcServiceControls|Organization Policy constraint|constraints/vertexai\.",
    ),
    Family::new("google-permission").words(r"Permission '?\\?'?aiplatform\.|IAM_PERMISSION_DENIED|Permission .{1,80} denied on resource .{0,6}//\w+\.googleapis\.com"),
    Family::new("google-model").words(r"Publisher Model .{1,300}(?:was not found|not found)|is not found for API version|models/\S+ is not found"),
    Family::new("google-quota").words(
        r"Quota exceeded for \S*googleapis\.com|Resource (?:has been )?exhausted|Quota exceeded for (?:quota )?metric|generativelanguage\.googleapis\.com/\S*(?:requests|tokens|count)",
    ),
    Family::new("google-quota").by(&["google"]).failed(&[Failure::Quota]),
    Family::new("google-overloaded").by(&["google"]).failed(&[Failure::Unavailable]),
    // Anthropic.
    Family::new("anthropic-key").words(r"invalid x-api-key|x-api-key header is required"),
    Family::new("anthropic-credit").words(r"credit balance is too low"),
    Family::new("anthropic-model").by(&["anthropic"]).code(&["not_found_error"]),
    Family::new("anthropic-permission").by(&["anthropic"]).code(&["permission_error"]),
    Family::new("anthropic-rate").words(r"exceed (?:your account's|your organization's|the) rate limit|organization's rate limit of"),
    Family::new("anthropic-rate").by(&["anthropic"]).failed(&[Failure::Quota]),
    Family::new("anthropic-overloaded").words(r"overloaded_error"),
    // OpenAI's own service; other servers copy its types, not its addresses.
    Family::new("openai-key").words(r"Incorrect API key provided.{0,200}platform\.openai\.com"),
    Family::new("openai-quota").words(r"insufficient_quota|exceeded your current quota, please check your plan and billing"),
    Family::new("openai-rate").words(r"Rate limit reached for .{1,80} in organization"),
    Family::new("openai-organization").words(
        r"must be a member of an organization|organization must be verified|No such organization|mismatched_organization",
    ),
    Family::new("country").words(r"Country, region, or territory not supported|unsupported_country_region_territory|User location is not supported"),
    Family::new("openai-model").words(r"does not exist or you do not have access to it|does not have access to model"),
];
