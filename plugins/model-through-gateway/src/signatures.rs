//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO5301").fields(&[("status", "404|421")]),
    Signature::of("DUO5301").words(r"\b404: Not Found\b"),
    Signature::of("DUO5302").fields(&[("status", "401|403|421")]),
    Signature::of("DUO5302").words(r"\b(?:401: Unauthorized|403: Forbidden)\b"),
    Signature::of("DUO5302").words(r"\bBedrockException Invalid Authentication\b"),
    Signature::of("DUO5302").words(r"\bnot authorized to perform: bedrock:"),
    Signature::of("DUO5302").words(r"\bdon't have access to the model with the specified model ID\b"),
    Signature::of("DUO5302").words(r"\bsecurity token included in the request is (?:expired|invalid)\b"),
    Signature::of("DUO5303").fields(&[("status", "400|421")]),
    Signature::of("DUO5303").words(r"\b400: Bad Request\b"),
    Signature::of("DUO5303").words(r"\bInvocation of model ID .*isn.{1,6}t supported"),
    Signature::of("DUO5304").fields(&[("status", "408|421|504")]),
    Signature::of("DUO5304").words(r"\b408: Request Timeout\b"),
    Signature::of("DUO5304").words(r"\blitellm\.Timeout: "),
    Signature::of("DUO5305").fields(&[("status", "421|500")]),
    Signature::of("DUO5305").words(r"\b500: Internal Server Error\b"),
    Signature::of("DUO5305").words(r"\b[a-z_]+Exception - Connection error\."),
    Signature::of("DUO5306").fields(&[("status", "421|429|502|503|504")]),
    Signature::of("DUO5306")
        .words(r"\b(?:429: Too Many Requests|502: Bad Gateway|503: Service Unavailable|504: Gateway Time-?out)\b"),
    Signature::of("DUO5307").fields(&[("status", "422")]),
    Signature::of("DUO5307").words(r"\bdetail[^a-z0-9]{1,8}Validation error\b"),
    Signature::of("DUO5307").words(r"\bThere was an error parsing the body\b"),
    Signature::of("DUO5307").words(r"\bYour default credentials were not found\b"),
    Signature::of("DUO5308").words(r"\bspecifying custom models endpoint is disabled\b"),
    Signature::of("DUO5309").words(r"\bFailed to load prompt definition for\b"),
    Signature::of("DUO5309").words(r"\bNo prompt version found matching the query\b"),
    Signature::of("DUO5310").fields(&[("status", "500")]),
    Signature::of("DUO5310").words(r"^[^a-z0-9]*Internal Server Error[^a-z0-9]*$"),
    Signature::of("DUO5311").fields(&[("status", "404|405")]),
];
