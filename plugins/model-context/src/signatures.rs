//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO6301").fields(&[("status", "400")]),
    Signature::of("DUO6301").words(r"\bmaximum context length is \d"),
    Signature::of("DUO6301").words(r"\bmodel's context length is only \d"),
    Signature::of("DUO6301").words(r"\bcannot be greater than max_model_len\b"),
    Signature::of("DUO6301").words(r"\bexceeds the available context size\b"),
    Signature::of("DUO6301").words(r"\bexceed_context_size_error\b"),
    Signature::of("DUO6301").words(r"\bContextWindowExceededError\b"),
    Signature::of("DUO6301").words(r"\btokens[^a-z0-9]{1,3}\+ [^a-z0-9]max_new_tokens[^a-z0-9] must be <="),
    Signature::of("DUO6301").words(r"\bprompt is too long\b"),
    Signature::of("DUO6303").words(r"\btruncating input prompt\b"),
];
