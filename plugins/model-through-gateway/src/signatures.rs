//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO5301").fields(&[("status", "404")]),
    Signature::of("DUO5301").fields(&[("status", "421")]),
    Signature::of("DUO5301").words("^404: Not Found$"),
    Signature::of("DUO5301")
        .fields(&[("code", "ResourceNotFoundException"), ("hop", "gateway-to-model")])
        .args(&[("kind", "account")]),
    Signature::of("DUO5301")
        .words(r"\bThe provided (?:model )?identifier (?:does not exist|is invalid)\b")
        .args(&[("kind", "account")]),
    Signature::of("DUO5302").fields(&[("status", "401|403|421")]).args(&[("detail", "$words")]),
    Signature::of("DUO5302").words("^(?:401: Unauthorized|403: Forbidden)$").args(&[("detail", "$words")]),
    Signature::of("DUO5302")
        .words(r"\bBedrockException Invalid Authentication\b")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5302")
        .words(r"\bUnable to locate credentials\b")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5302")
        .words(r"\bAuthentication failed using Compute Engine\b")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5302")
        .fields(&[(
            "code",
            "ExpiredTokenException|UnrecognizedClientException|InvalidSignatureException|InvalidClientTokenId",
        )])
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5302")
        .words(r"\bsecurity token included in the request is (?:expired|invalid)\b")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5303").fields(&[("status", "400|421")]).args(&[("detail", "$words")]),
    Signature::of("DUO5303").words("^400: Bad Request$").args(&[("detail", "$words")]),
    Signature::of("DUO5304").fields(&[("status", "408|421|504")]).args(&[("detail", "$words"), ("who", "model")]),
    Signature::of("DUO5304").words("^408: Request Timeout$").args(&[("detail", "$words"), ("who", "model")]),
    Signature::of("DUO5305").fields(&[("status", "421|500")]).args(&[("detail", "$words")]),
    Signature::of("DUO5305").words("^500: Internal Server Error$").args(&[("detail", "$words")]),
    Signature::of("DUO5305")
        .fields(&[("hop", "!agent-platform")])
        .words(r"\bis not authorized to perform: bedrock:\S+(?: on resource: \S+)?(?: because no .*)?$")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5305")
        .words(r"\bdon't have access to the model with the specified model ID\b")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5305")
        .fields(&[("hop", "gateway-to-model")])
        .words(r"\bModel use case details have not been submitted\b")
        .args(&[("detail", "$words"), ("kind", "account")]),
    Signature::of("DUO5306").fields(&[("status", "421|429|502|503|504")]).args(&[("detail", "$words")]),
    Signature::of("DUO5306")
        .words("^(?:429: Too Many Requests|502: Bad Gateway|503: Service Unavailable|504: Gateway Time-?out)$")
        .args(&[("detail", "$words")]),
    Signature::of("DUO5307").fields(&[("status", "422")]).args(&[("detail", "$words")]),
    Signature::of("DUO5307").words("^Validation error$").args(&[("detail", "$words")]),
    Signature::of("DUO5307").words(r"\bThere was an error parsing the body\b").args(&[("detail", "$words")]),
    Signature::of("DUO5307").words(r"\bYour default credentials were not found\b").args(&[("detail", "$words")]),
    Signature::of("DUO5308").words(r"\bspecifying custom models endpoint is disabled\b"),
    Signature::of("DUO5309").words(r"\bFailed to load prompt definition for\b"),
    Signature::of("DUO5309").words(r"\bNo prompt version found matching the query\b"),
    Signature::of("DUO5310").fields(&[("status", "500")]),
    Signature::of("DUO5310").words("^Internal Server Error$"),
    Signature::of("DUO5311")
        .fields(&[("status", "404|405"), ("path", "model_configuration")])
        .args(&[("status", "$status")]),
    Signature::of("DUO5311").fields(&[("status", "405")]).args(&[("status", "405")]),
];
