//! Which leg a class of exception belongs to.

/// The leg that an exception tells about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leg {
    /// The model server refused, failed or was not reached.
    Model,
    /// Keys and tokens: GitLab's, the customer portal's, the gateway's own.
    Keys,
    /// The gateway's program itself.
    Program,
    /// The documented test call, which newer gateways answer with 500 whatever the set-up.
    DocumentedTest,
}

/// Classes that only the library between gateway and model raises.
const MODEL: [&str; 18] = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "AuthenticationError",
    "BadGatewayError",
    "BadRequestError",
    "ContentPolicyViolationError",
    "ContextWindowExceededError",
    "InternalServerError",
    "LiteLLMUnknownProvider",
    "MidStreamFallbackError",
    "ModelAPIError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ServiceUnavailableError",
    "Timeout",
    "UnprocessableEntityError",
];

const KEYS: [&str; 12] = [
    "ConnectTimeout",
    "ConnectionError",
    "CriticalAuthError",
    "ExpiredSignatureError",
    "InvalidURL",
    "JSONDecodeError",
    "JWKError",
    "JWTClaimsError",
    "JWTError",
    "MissingSchema",
    "ReadTimeout",
    "SSLError",
];

/// The leg of a class; `line` is one line about it, where there is one.
pub(crate) fn leg(class: &str, line: &str) -> Leg {
    let words = without_frames(line);
    let says = |text: &str| words.contains(text);
    match class {
        "TypeError" if says("chat() missing") => Leg::DocumentedTest,
        // Loading keys stumbles over them when there is no key.
        "UnboundLocalError" if says("_key' where it is not") => Leg::Keys,
        "KeyError" if says("'keys'") => Leg::Keys,
        _ if says("oidc_provider") || KEYS.contains(&class) => Leg::Keys,
        _ if says("litellm.") || MODEL.contains(&class) => Leg::Model,
        _ => Leg::Program,
    }
}

/// Keyword of a fault of the gateway's program that is known by its text.
pub(crate) fn known_fault(line: &str) -> &'static str {
    let faults = [
        ("specifying custom models endpoint is disabled", "custom-models"),
        ("huggingface.co", "tokenizer"),
        ("Permission denied", "permission"),
        ("No space left on device", "disk"),
    ];
    let words = without_frames(line);
    faults.into_iter().find(|(text, _)| words.contains(text)).map_or("other", |(_, kind)| kind)
}

/// Frames name every library on the way, whoever failed.
fn without_frames(line: &str) -> String {
    let lines = line.split("\\n").filter(|line| !line.starts_with("  "));
    lines.collect::<Vec<_>>().join("\\n")
}

#[cfg(test)]
mod tests {
    use super::{Leg, leg};

    #[test]
    fn legs() {
        for (class, line, expected) in [
            ("NotFoundError", "", Leg::Model),
            ("ValueError", "litellm.ValueError: x", Leg::Model),
            ("ConnectionError", "\"extra\": {\"oidc_provider\": \"CustomersDot\"}", Leg::Keys),
            ("KeyError", "\"message\": \"'keys'\"", Leg::Keys),
            ("KeyError", "\"message\": \"'name'\"", Leg::Program),
            ("TypeError", "TypeError: chat() missing 1 required positional argument", Leg::DocumentedTest),
            ("TypeError", "", Leg::Program),
            (
                "ValueError",
                r#"{"backtrace": "Traceback:\n  File a.py\n    await litellm.f()\nValueError: x\n"}"#,
                Leg::Program,
            ),
            ("ValueError", r#"{"backtrace": "Traceback:\n  File a.py\nlitellm.ValueError: x\n"}"#, Leg::Model),
        ] {
            assert_eq!(leg(class, line), expected, "{class} {line}");
        }
    }
}
