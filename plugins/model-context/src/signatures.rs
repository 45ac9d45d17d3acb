//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO6301").fields(&[("code", "context_length_exceeded|exceed_context_size_error")]),
    Signature::of("DUO6301").fields(&[("class", "ContextWindowExceededError")]),
    Signature::of("DUO6301").words(r"\bmaximum context length is (?P<size>\d+)"),
    Signature::of("DUO6301").words(r"\bmodel's context length is only (?P<size>\d+)"),
    Signature::of("DUO6301").words(r"\bcannot be greater than max_model_len\b").args(&[("kind", "answer")]),
    Signature::of("DUO6301").words(r"\bmax_tokens must be .{0,60}max_model_len\b").args(&[("kind", "answer")]),
    Signature::of("DUO6301").words(r"\bexceeds the available context size\b").args(&[("kind", "prompt")]),
    Signature::of("DUO6301").words(r"\bexceed_context_size_error\b"),
    Signature::of("DUO6301")
        .words(r"\btokens[^a-z0-9]{1,3}\+ [^a-z0-9]max_new_tokens[^a-z0-9] must be <= (?P<size>\d+)")
        .args(&[("kind", "together")]),
    Signature::of("DUO6301").words(r"\bprompt is too long\b").args(&[("kind", "prompt")]),
    Signature::of("DUO6303").words(r"\btruncating input prompt\b"),
];
