//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO2101").words("Failed to open TCP connection to .*getaddrinfo"),
    Signature::of("DUO2101").words("Could not resolve host: "),
    Signature::of("DUO2102").words("Failed to open TCP connection to .*Connection refused"),
    Signature::of("DUO2102").words(r"\bErrno::ECONNREFUSED\b"),
    Signature::of("DUO2102").words(r"^[^a-z0-9]*connection refused[^a-z0-9]*$"),
    Signature::of("DUO2103").words(r"\bNet::OpenTimeout\b"),
    Signature::of("DUO2103").words(r"\bcurl: \(28\)"),
    Signature::of("DUO2104").words(r"\bSSL_connect returned=.*certificate verify failed"),
    Signature::of("DUO2104").words(r"\bSSL certificate problem: "),
    Signature::of("DUO2105").words(r"\bSSL_connect returned=.*wrong version number"),
    Signature::of("DUO2105").words(r"\bcurl: \(35\).*wrong version number"),
    Signature::of("DUO2106").fields(&[("status", "502|503|504")]),
    Signature::of("DUO2106").words(r"AI Gateway returned HTTP 50[234]\b"),
    Signature::of("DUO2107").fields(&[("status", "404")]),
    Signature::of("DUO2108").words("is blocked: Requests to .* not allowed"),
];
