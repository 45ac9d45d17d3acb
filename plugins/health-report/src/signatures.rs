//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1701").words(r"\b401 response from the AI gateway\b"),
    Signature::of("DUO1701").words(r"AI Gateway returned code 401\b"),
    Signature::of("DUO1702").words(r"\b401 response from the AI gateway\b"),
    Signature::of("DUO1702").words(r"AI Gateway returned code [45]\d\d\b"),
    Signature::of("DUO1702").words("Authentication with the AI gateway services failed"),
    Signature::of("DUO1703").words("they must allow traffic to this host"),
    Signature::of("DUO1703").words("Cannot validate connection to host because the URL is empty"),
    Signature::of("DUO1703").words("Self hosted AI Gateway URL is not set"),
    Signature::of("DUO1703").words("Subscription for this instance cannot be synchronized"),
    Signature::of("DUO1703").words(r"license does not provide access to code suggestions(?:[.\x22]|$)"),
    Signature::of("DUO1704").words("you lack the necessary permissions to use this feature"),
    Signature::of("DUO1705").words("allow (?:flow execution|foundational flows) setting is disabled"),
    Signature::of("DUO1705").words(r"No instance runner with the '.*' tag\b"),
    Signature::of("DUO1705").words("All instance runners with the '.*' tag are paused"),
    Signature::of("DUO1706").words(r"\b(?:Agent Platform|Workflow) service at .* is not reachable"),
];
