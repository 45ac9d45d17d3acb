//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3501").words(r"\bno logs (?:are |were )?generated\b"),
    Signature::of("DUO3511")
        .fields(&[
            ("speaker", "litellm"),
            ("class", "APIError|ContentPolicyViolationError|UnprocessableEntityError|UnsupportedParamsError"),
        ])
        .args(&[("class", "$class"), ("message", "$words")]),
    Signature::of("DUO3512")
        .fields(&[("oidc_provider", "CustomersDot|CustomerPortal"), ("failure", "tls")])
        .args(&[("class", "SSLError"), ("message", "$words")]),
    Signature::of("DUO3512")
        .fields(&[("oidc_provider", "CustomersDot|CustomerPortal"), ("class", "JSONDecodeError")])
        .args(&[("class", "JSONDecodeError"), ("message", "$words")]),
    Signature::of("DUO3512")
        .fields(&[
            ("oidc_provider", "CustomersDot|CustomerPortal"),
            ("failure", "resolve|refused|unreachable|timeout-connect|timeout-read|timeout|connect|closed|proxy"),
        ])
        .args(&[("class", "other"), ("message", "$words")]),
    Signature::of("DUO3512")
        .fields(&[("host", "customers.gitlab.com"), ("failure", "tls")])
        .args(&[("class", "SSLError"), ("message", "$words")]),
    Signature::of("DUO3512")
        .fields(&[
            ("host", "customers.gitlab.com"),
            ("failure", "resolve|refused|unreachable|timeout-connect|timeout-read|timeout|connect|closed|proxy"),
        ])
        .args(&[("class", "other"), ("message", "$words")]),
    Signature::of("DUO3512")
        .words(r"\bSignature has expired\b")
        .args(&[("class", "ExpiredSignatureError"), ("message", "$words")]),
    Signature::of("DUO3512")
        .words(r"\btoken is not yet valid \((?:nbf|iat)\)")
        .args(&[("class", "JWTClaimsError"), ("message", "$words")]),
    Signature::of("DUO3512").words(r"^Invalid audience\b").args(&[("class", "JWTClaimsError"), ("message", "$words")]),
    Signature::of("DUO3513").fields(&[("status", "500")]),
    Signature::of("DUO3513")
        .words(r"couldn't connect to 'https://huggingface\.co'")
        .args(&[("kind", "tokenizer"), ("message", "$words")]),
    Signature::of("DUO3513")
        .words(r"\bTokenizer class \S+ does not exist\b")
        .args(&[("kind", "tokenizer"), ("message", "$words")]),
    Signature::of("DUO3513")
        .words(r"\bErrno 13\] Permission denied: '/home/aigateway/\.hf")
        .args(&[("kind", "tokenizer"), ("message", "$words")]),
    Signature::of("DUO3513")
        .words(r"\bPermission denied: '[^']*'")
        .args(&[("kind", "permission"), ("message", "$words")]),
    Signature::of("DUO3513")
        .words(r"\bErrno 30\] Read-only file system")
        .args(&[("kind", "permission"), ("message", "$words")]),
    Signature::of("DUO3513")
        .words(r"\bErrno 28\] No space left on device\b")
        .args(&[("kind", "disk"), ("message", "$words")]),
    Signature::of("DUO3515").words(r"\bchat\(\) missing \d required positional argument"),
    Signature::of("DUO3516").words(r"\b(?:cert_file|key_file) does not point to a file\b").args(&[("words", "$words")]),
    Signature::of("DUO3516").words(r"\bcert_file and key_file must both be set\b").args(&[("words", "$words")]),
    Signature::of("DUO3516").words(r"^Uncaught exception\b").args(&[("words", "$words")]),
];
