//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO6101").words(r"\bClientConnectorDNSError\b"),
    Signature::of("DUO6101")
        .words(r"\bCannot connect to host .*(?:Name or service not known|Temporary failure in name resolution)"),
    Signature::of("DUO6101").words(r"\bCould not resolve host: "),
    Signature::of("DUO6101").words(r"\b[a-z_]+Exception - Connection error\."),
    Signature::of("DUO6102").words(r"\bCannot connect to host .*Connect call failed"),
    Signature::of("DUO6102").words(r"\bAll connection attempts failed\b"),
    Signature::of("DUO6102").words(r"\b[a-z_]+Exception - Connection error\."),
    Signature::of("DUO6102").words(r"^[^a-z0-9]*connection refused[^a-z0-9]*$"),
    Signature::of("DUO6103").words(r"\blitellm\.Timeout: APITimeoutError\b"),
    Signature::of("DUO6103").words(r"\bcurl: \(28\)"),
    Signature::of("DUO6104").words(r"^[^a-z0-9]*certificate verify failed\b"),
    Signature::of("DUO6104").words(r"\bCannot connect to host .*CERTIFICATE_VERIFY_FAILED"),
    Signature::of("DUO6104").words(r"\bClientConnectorCertificateError\b"),
    Signature::of("DUO6104").words(r"\bSSL certificate problem: "),
    Signature::of("DUO6104").words(r"\b[a-z_]+Exception - Connection error\."),
    Signature::of("DUO6105").words(r"\[SSL: WRONG_VERSION_NUMBER\]"),
    Signature::of("DUO6105").words(r"\bcurl: \(35\).*wrong version number"),
    Signature::of("DUO6105").words(r"\bplain HTTP request was sent to HTTPS port\b"),
    Signature::of("DUO6105").words(r"\bClient sent an HTTP request to an HTTPS server\b"),
    Signature::of("DUO6105").words(r"\b[a-z_]+Exception - Connection error\."),
    Signature::of("DUO6106").fields(&[("status", "502|503|504")]),
    Signature::of("DUO6106").words(r"\bServiceUnavailableError: [a-z_]+Exception - "),
    Signature::of("DUO6106").words(r"\bBadGatewayError: [a-z_]+Exception - "),
    Signature::of("DUO6106").words(r"\bmessage[^a-z0-9]{1,6}Loading model\b"),
    Signature::of("DUO6107").words(r"\bEmpty or invalid response from LLM endpoint\b"),
    Signature::of("DUO6107").words("'str' object has no attribute 'model_dump'"),
];
