//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1401")
        .words(r"\bcode_suggestions_self_hosted\?.*\bfalse\b")
        .args(&[("feature", "code_completions")]),
    Signature::of("DUO1402")
        .words(r"\bcode_suggestions_self_hosted\?.*\bfalse\b")
        .args(&[("feature", "code_completions")]),
    Signature::of("DUO1402").words(r"\bNo feature settings configured\b").args(&[("feature", "other")]),
    Signature::of("DUO1402")
        .words("assign a model to the [^a-z0-9]{0,3}Code completion")
        .args(&[("feature", "code_completions")]),
    Signature::of("DUO1403").words(r"\bSelf-hosted model was not provided\b"),
    Signature::of("DUO1404").words(r"\bNo self-hosted models configured\b"),
];
