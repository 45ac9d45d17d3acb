//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1801")
        .words(r"Cannot access AI Gateway\. Possible causes")
        .args(&[("section", "ai_gateway_health")]),
    Signature::of("DUO1801")
        .words("Set the 'ai_gateway_url' application setting")
        .args(&[("section", "ai_gateway_url")]),
    Signature::of("DUO1801").words("Invalid AI Gateway URL format").args(&[("section", "ai_gateway_url")]),
    Signature::of("DUO1801")
        .words(r"AI Gateway returned HTTP (?:3\d\d|40[02-9]|4[1-9]\d|5\d\d)\b")
        .args(&[("section", "ai_gateway_health")]),
    Signature::of("DUO1801")
        .words("license does not provide access to code suggestions, verify")
        .args(&[("section", "license")]),
    Signature::of("DUO1801").words("has no access to code suggestions, debugging cause").args(&[("section", "user")]),
    Signature::of("DUO1801").words("License is correct, but user does not have access").args(&[("section", "user")]),
    Signature::of("DUO1801").words(r">> .* \(.*\) unreachable ✗").args(&[("section", "transport_connectivity")]),
    Signature::of("DUO1802").words(r"AI Gateway returned HTTP 401\b").args(&[("why", "slash")]),
    Signature::of("DUO1802").words("Model endpoint returned non-200 status").args(&[("why", "direct")]),
    Signature::of("DUO1803").words("Model endpoint returned non-200 status").args(&[("section", "request_flow")]),
    Signature::of("DUO1803").words("✗ Model endpoint failed:").args(&[("section", "request_flow")]),
    Signature::of("DUO1803").words("TLS certificate is NOT trusted").args(&[("section", "transport_connectivity")]),
    Signature::of("DUO1803").words(r"\bNo self-hosted models configured\b").args(&[("section", "self_hosted_models")]),
    Signature::of("DUO1803").words(r"\bNo feature settings configured\b").args(&[("section", "feature_settings")]),
    Signature::of("DUO1804").words("Duo Workflow Service is not reachable"),
    Signature::of("DUO1805").words("WebSocket upgrade did not complete"),
    Signature::of("DUO1805").words("WebSocket endpoint rejected the connection"),
    Signature::of("DUO1805").words("Could not reach the WebSocket endpoint"),
];
