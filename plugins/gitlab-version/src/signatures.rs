//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1104")
        .fields(&[("status", "502|503|504")])
        .args(&[("what", "gitlab-down"), ("status", "$status")]),
    Signature::of("DUO1104").words("GitLab is taking too much time to respond").args(&[("what", "gitlab-down")]),
    Signature::of("DUO1191").fields(&[("status", "401")]).args(&[("status", "401")]),
    Signature::of("DUO1191").words("^401 Unauthorized$").args(&[("status", "401")]),
    Signature::of("DUO1191").fields(&[("code", "insufficient_scope|insufficient_granular_scope|invalid_token")]),
    Signature::of("DUO1191").words(r"\b(?:insufficient_(?:granular_)?scope|invalid_token)\b"),
];
