//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO1701", r"\b401 response from the AI gateway\b"),
    ("DUO1701", r"AI Gateway returned code 401\b"),
    ("DUO1702", r"\b401 response from the AI gateway\b"),
    ("DUO1702", r"AI Gateway returned code [45]\d\d\b"),
    ("DUO1702", "Authentication with the AI gateway services failed"),
    ("DUO1703", "they must allow traffic to this host"),
    ("DUO1703", "Cannot validate connection to host because the URL is empty"),
    ("DUO1703", "Self hosted AI Gateway URL is not set"),
    ("DUO1703", "Subscription for this instance cannot be synchronized"),
    ("DUO1703", r"license does not provide access to code suggestions(?:[.\x22]|$)"),
    ("DUO1704", "you lack the necessary permissions to use this feature"),
    ("DUO1705", "allow (?:flow execution|foundational flows) setting is disabled"),
    ("DUO1705", r"No instance runner with the '.*' tag\b"),
    ("DUO1705", "All instance runners with the '.*' tag are paused"),
    ("DUO1706", r"\b(?:Agent Platform|Workflow) service at .* is not reachable"),
];
