//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO3501", r"\bno logs (?:are |were )?generated\b"),
    (
        "DUO3511",
        r"\blitellm\.(?:APIError|ContentPolicyViolationError|UnprocessableEntityError|PermissionDeniedError|UnsupportedParamsError): ",
    ),
    ("DUO3512", r"\bHTTPS?ConnectionPool\(host='customers\.gitlab\.com'"),
    ("DUO3512", r"\boidc_provider[^a-z0-9]{1,6}CustomersDot\b"),
    ("DUO3512", r"\bSignature has expired\b"),
    ("DUO3512", r"\btoken is not yet valid \((?:nbf|iat)\)"),
    ("DUO3512", r"\bJWTClaimsError\b.*\bInvalid audience\b|^[^a-z0-9]*Invalid audience[^a-z0-9]*$"),
    ("DUO3512", r"\bNot enough segments\b"),
    ("DUO3513", r"\bHTTP 500\b"),
    ("DUO3513", r"couldn't connect to 'https://huggingface\.co'"),
    ("DUO3513", r"\bErrno 13\] Permission denied: '/home/aigateway"),
    ("DUO3513", r"\bErrno 28\] No space left on device\b"),
    ("DUO3514", r"\bMidStreamFallbackError\b"),
    ("DUO3515", r"\bchat\(\) missing \d required positional argument"),
    ("DUO3516", r"\b(?:cert_file|key_file) does not point to a file\b"),
    ("DUO3516", r"\bcert_file and key_file must both be set\b"),
    ("DUO3516", r"\bmessage[^a-z0-9]{1,6}Uncaught exception\b"),
];
