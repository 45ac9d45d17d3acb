//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO8101").words(r"\bfeature (?:is )?not accessible\b"),
    Signature::of("DUO8101").words(r"\bfeature button (?:is )?not visible\b"),
    Signature::of("DUO8103").words(r"\bThere was an error parsing the body\b"),
    Signature::of("DUO8103").words(r"\bYour default credentials were not found\b"),
    Signature::of("DUO8103").words("'NoneType' object has no attribute 'startswith'"),
    Signature::of("DUO8104").words(r"\bself_hosted_agent_platform\b.*\b(?:off|disabled?|false)\b"),
];
