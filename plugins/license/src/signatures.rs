//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO1202").words("license does not provide access to code suggestions"),
    Signature::of("DUO1203").words("license does not provide access to code suggestions"),
    Signature::of("DUO1201")
        .words("your (?:gitlab )?(?:license|subscription) (?:has )?expired")
        .args(&[("expires", "never")]),
];
