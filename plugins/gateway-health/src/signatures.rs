//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO3101").words(r"\bport 5052\b.*(?:Connection refused|Could(?:n't| not) connect)"),
    Signature::of("DUO3101").words(r"\bAI Gateway is not running\. Restart the server"),
    Signature::of("DUO3101").words(r"^[^a-z0-9]*connection refused[^a-z0-9]*$"),
    Signature::of("DUO3102").words("Could not resolve host: "),
    Signature::of("DUO3103").words(r"\bcurl: \(28\)"),
    Signature::of("DUO3104").words(r"\bSSL certificate problem: "),
    Signature::of("DUO3104").words(r"\bcurl: \(35\).*wrong version number"),
    Signature::of("DUO3105").fields(&[("status", "500|502|503|504")]),
    Signature::of("DUO3106").fields(&[("status", "404")]),
    Signature::of("DUO3107").fields(&[("status", "401")]),
    // Anywhere else but at the health page a gateway in order says the same.
    Signature::of("DUO3107").words(r"\bmonitoring/+healthz\b.*\bNo authorization header presented\b"),
    Signature::of("DUO3107").words(r"^[^a-z0-9]*(?:error)?[^a-z0-9]*No authorization header presented[^a-z0-9]*$"),
];
