//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO5101")
        .words(r"\bInvocation of model ID (?P<identifier>\S+) with on-demand throughput isn.{1,6}t supported")
        .args(&[("log", "refused"), ("form", "other")]),
    Signature::of("DUO5101").words(r"\bInvocation of model ID .*isn.{1,6}t supported").args(&[("log", "refused")]),
    Signature::of("DUO5102").words(r"\bNo module named 'vllm'").args(&[("kind", "vllm"), ("provider", "vllm")]),
    Signature::of("DUO5102").words(r"\bLLM Provider NOT provided\b"),
    Signature::of("DUO5102").words(r"\bUnmapped LLM provider\b"),
    Signature::of("DUO5103").words(r"\bGetLLMProvider Exception - list index out of range\b"),
    Signature::of("DUO5104").words(r"\bUnmapped LLM provider\b"),
];
