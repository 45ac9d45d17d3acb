//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3401").words(r"\berror while attempting to bind on address\b.*address already in use"),
    Signature::of("DUO3401").words(r"\bfailed: port is already allocated\b"),
    Signature::of("DUO3401").words(r"\blisten tcp\d?\b.*bind: address already in use"),
    Signature::of("DUO3401").words(r"^[^a-z0-9]*address already in use[^a-z0-9]*$"),
    Signature::of("DUO3402").words(r"\bErrno 98\] Address already in use"),
    Signature::of("DUO3402").words(r"^[^a-z0-9]*address already in use[^a-z0-9]*$"),
];
