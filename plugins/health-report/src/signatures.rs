//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1701").words(r"\b401 response from the AI gateway\b").args(&[("why", "unauthorized")]),
    Signature::of("DUO1701").words(r"AI Gateway returned code 401\b").args(&[("why", "unauthorized")]),
    Signature::of("DUO1702").words(r"\b401 response from the AI gateway\b").args(&[("why", "unauthorized")]),
    Signature::of("DUO1702").words(r"AI Gateway returned code 401\b").args(&[("why", "unauthorized")]),
    Signature::of("DUO1702").words(r"AI Gateway returned code (?:40[02-9]|4[1-9]\d|5\d\d)\b").args(&[("why", "other")]),
    Signature::of("DUO1702")
        .words("Authentication with the AI gateway services failed")
        .args(&[("why", "unauthorized")]),
    Signature::of("DUO1703").words("they must allow traffic to this host").args(&[("probe", "host_probe")]),
    Signature::of("DUO1703")
        .words("Cannot validate connection to host because the URL is empty")
        .args(&[("probe", "ai_gateway_url_presence_probe")]),
    Signature::of("DUO1703")
        .words("Self hosted AI Gateway URL is not set")
        .args(&[("probe", "ai_gateway_url_presence_probe")]),
    Signature::of("DUO1703")
        .words("Subscription for this instance cannot be synchronized")
        .args(&[("probe", "license_probe")]),
    Signature::of("DUO1703")
        .words(r#"license does not provide access to code suggestions(?:[."]|$)"#)
        .args(&[("probe", "code_suggestions_license_probe")]),
    Signature::of("DUO1704").words("you lack the necessary permissions to use this feature"),
    Signature::of("DUO1705")
        .words("allow (?:flow execution|foundational flows) setting is disabled")
        .args(&[("probe", "other")]),
    Signature::of("DUO1705")
        .words(r"No instance runner with the '.*' tag\b")
        .args(&[("probe", "compatible_runner_probe")]),
    Signature::of("DUO1705")
        .words("All instance runners with the '.*' tag are paused")
        .args(&[("probe", "compatible_runner_probe")]),
    Signature::of("DUO1706").words(r"\b(?:Agent Platform|Workflow) service at .* is not (?:reachable|operational)"),
];
