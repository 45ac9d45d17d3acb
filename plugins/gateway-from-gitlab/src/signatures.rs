//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO2101", "Failed to open TCP connection to .*getaddrinfo"),
    ("DUO2101", "Could not resolve host: "),
    ("DUO2102", "Failed to open TCP connection to .*Connection refused"),
    ("DUO2102", r"\bErrno::ECONNREFUSED\b"),
    ("DUO2102", r"^[^a-z0-9]*connection refused[^a-z0-9]*$"),
    ("DUO2103", r"\bNet::OpenTimeout\b"),
    ("DUO2103", r"\bcurl: \(28\)"),
    ("DUO2104", r"\bSSL_connect returned=.*certificate verify failed"),
    ("DUO2104", r"\bSSL certificate problem: "),
    ("DUO2105", r"\bSSL_connect returned=.*wrong version number"),
    ("DUO2105", r"\bcurl: \(35\).*wrong version number"),
    ("DUO2106", r"\bHTTP 50[234]\b"),
    ("DUO2106", r"AI Gateway returned HTTP 50[234]\b"),
    ("DUO2107", r"\bHTTP 404\b"),
    ("DUO2108", "is blocked: Requests to .* not allowed"),
];
