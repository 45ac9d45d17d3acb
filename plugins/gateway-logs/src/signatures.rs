//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3501").words(r"\bno logs (?:are |were )?generated\b"),
    Signature::of("DUO3511").words(r"\blitellm\.(?:APIError|ContentPolicyViolationError|UnprocessableEntityError|PermissionDeniedError|UnsupportedParamsError): "),
    Signature::of("DUO3512").words(r"\bHTTPS?ConnectionPool\(host='customers\.gitlab\.com'"),
    Signature::of("DUO3512").words(r"\boidc_provider[^a-z0-9]{1,6}CustomersDot\b"),
    Signature::of("DUO3512").words(r"\bSignature has expired\b"),
    Signature::of("DUO3512").words(r"\btoken is not yet valid \((?:nbf|iat)\)"),
    Signature::of("DUO3512").words(r"\bJWTClaimsError\b.*\bInvalid audience\b|^[^a-z0-9]*Invalid audience[^a-z0-9]*$"),
    Signature::of("DUO3512").words(r"\bNot enough segments\b"),
    Signature::of("DUO3513").fields(&[("status", "500")]),
    Signature::of("DUO3513").words(r"couldn't connect to 'https://huggingface\.co'"),
    Signature::of("DUO3513").words(r"\bErrno 13\] Permission denied: '/home/aigateway"),
    Signature::of("DUO3513").words(r"\bErrno 28\] No space left on device\b"),
    Signature::of("DUO3514").words(r"\bMidStreamFallbackError\b"),
    Signature::of("DUO3515").words(r"\bchat\(\) missing \d required positional argument"),
    Signature::of("DUO3516").words(r"\b(?:cert_file|key_file) does not point to a file\b"),
    Signature::of("DUO3516").words(r"\bcert_file and key_file must both be set\b"),
    Signature::of("DUO3516").words(r"\bmessage[^a-z0-9]{1,6}Uncaught exception\b"),
];
