//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO2201").fields(&[("status", "401"), ("hop", "!gitlab-to-gateway")]),
    Signature::of("DUO2201").words(r"\bx-gitlab-error-origin[^a-z0-9]{1,4}monolith\b"),
    Signature::of("DUO2202").fields(&[("status", "404")]),
    Signature::of("DUO2203").fields(&[("status", "401")]).args(&[("words", "$words")]),
    // Behind a code of gRPC it is the workflow service that refuses, perhaps GitLab's own in the cloud.
    Signature::of("DUO2203")
        .fields(&[("speaker", "!grpc"), ("hop", "!agent-platform")])
        .words(r"\bForbidden by auth provider\b")
        .args(&[("words", "$words")]),
    Signature::of("DUO2203").words(r"\bInvalid authorization header\b").args(&[("words", "$words")]),
    Signature::of("DUO2203").words(r"\bInvalid authentication token type - only OIDC").args(&[("words", "$words")]),
    Signature::of("DUO2204").words(r"\bHeader mismatch[^a-z0-9]{1,4}X-Gitlab-").args(&[("words", "$words")]),
    Signature::of("DUO2205").fields(&[("status", "503")]),
    Signature::of("DUO2205").words(r"\bToken creation failed\b"),
    Signature::of("DUO2205").words(r"\bFailed to generate JWT\b"),
    Signature::of("DUO2206").fields(&[("status", "503")]).args(&[("status", "503")]),
    Signature::of("DUO2206").words("^Inference failed$"),
    Signature::of("DUO2207").fields(&[("status", "500")]).args(&[("status", "500")]),
    Signature::of("DUO2208").words("AI Gateway could not connect to the model endpoint").args(&[("text", "$words")]),
    Signature::of("DUO2209").words(r"\bNo Code Completion model provided\b"),
    Signature::of("DUO2209").words("assign a model to the [^a-z0-9]{0,3}Code completion"),
    Signature::of("DUO2210").fields(&[("status", "421")]),
    Signature::of("DUO2210")
        .words(r"The self-hosted model server returned code (?:401|403)\b")
        .args(&[("kind", "key"), ("detail", "$words")]),
    Signature::of("DUO2210")
        .words(r"The self-hosted model server returned code (?:40[024-9]|4[1-9]\d|5\d\d)\b")
        .args(&[("kind", "other"), ("detail", "$words")]),
    Signature::of("DUO2210").words(r"The self-hosted model server returned an error\b").args(&[("detail", "$words")]),
    Signature::of("DUO2211").fields(&[("status", "402|403")]).args(&[("words", "$words")]),
    Signature::of("DUO2211")
        .words(r"\bUnauthorized to (?:access|create user access token)\b")
        .args(&[("words", "$words")]),
    Signature::of("DUO2211").words(r"\bDuo Core no longer authorized\b").args(&[("words", "$words")]),
    Signature::of("DUO2211").words(r"\bUSAGE_QUOTA_(?:NOT_ENTITLED|EXCEEDED)\b").args(&[("words", "$words")]),
    Signature::of("DUO2211")
        .words(r"\bConsumer does not have (?:entitlements|sufficient credits)\b")
        .args(&[("words", "$words")]),
    Signature::of("DUO2211")
        .words(r"\bProxy endpoints are not enabled for this instance\b")
        .args(&[("words", "$words")]),
    Signature::of("DUO2211").words(r"\bWrongUnitPrimitives\b").args(&[("words", "$words")]),
    Signature::of("DUO2212").fields(&[("status", "404|405")]).args(&[("status", "$status")]),
    Signature::of("DUO2213").words("Response doesn't contain a completion"),
    Signature::of("DUO2214").fields(&[("status", "422")]).args(&[("detail", "$words")]),
    Signature::of("DUO2214").words("^Validation error$").args(&[("detail", "$words")]),
    Signature::of("DUO2216")
        .fields(&[("status", "403")])
        .words(r"\b16:Forbidden by auth provider\b")
        .args(&[("words", "$words")]),
    Signature::of("DUO2215")
        .fields(&[("failure", "timeout-read|timeout"), ("hop", "!gateway-to-gitlab|gateway-to-model|agent-platform")]),
];
