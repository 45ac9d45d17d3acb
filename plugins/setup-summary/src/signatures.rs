//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1801", r"Cannot access AI Gateway\. Possible causes"),
    ("DUO1801", "Set the 'ai_gateway_url' application setting"),
    ("DUO1801", "Invalid AI Gateway URL format"),
    ("DUO1801", r"AI Gateway returned HTTP (?:3\d\d|40[02-9]|4[1-9]\d|5\d\d)\b"),
    ("DUO1801", "license does not provide access to code suggestions, verify"),
    ("DUO1801", "has no access to code suggestions, debugging cause"),
    ("DUO1801", "License is correct, but user does not have access"),
    ("DUO1801", r">> .* \(.*\) unreachable ✗"),
    ("DUO1802", r"AI Gateway returned HTTP 401\b"),
    ("DUO1802", "Model endpoint returned non-200 status"),
    ("DUO1803", "Model endpoint returned non-200 status"),
    ("DUO1803", "✗ Model endpoint failed: "),
    ("DUO1803", "TLS certificate is NOT trusted"),
    ("DUO1803", r"\bNo self-hosted models configured\b"),
    ("DUO1803", r"\bNo feature settings configured\b"),
    ("DUO1804", "Duo Workflow Service is not reachable"),
    ("DUO1805", "WebSocket upgrade did not complete"),
    ("DUO1805", "WebSocket endpoint rejected the connection"),
    ("DUO1805", "Could not reach the WebSocket endpoint"),
];
