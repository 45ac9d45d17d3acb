//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1301").fields(&[("status", "401")]),
    Signature::of("DUO1301").words(r"\baccess_code_suggestions\b.*\bfalse\b"),
    Signature::of("DUO1301").words(r"\bduoCodeSuggestionsAvailable[^a-z0-9]{1,6}false\b"),
    Signature::of("DUO1301").words("has no access to code suggestions, debugging cause"),
    Signature::of("DUO1301").words("user does not have access to code suggestions"),
    Signature::of("DUO1301").words(r"\bcode suggestions access error\b"),
    Signature::of("DUO1302").words(r"\bduo(?:Classic)?ChatAvailable[^a-z0-9]{1,6}false\b"),
    Signature::of("DUO1303").fields(&[("status", "404")]),
    Signature::of("DUO1303").words(r"\bai_duo_code_suggestions_switch\b.*\b(?:off|disabled?|false)\b"),
];
