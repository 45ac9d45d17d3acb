//! Texts of logs, answers and screens that the pages of this check explain.

/// Code and pattern.
pub(crate) const SIGNATURES: &[(&str, &str)] = &[
    ("DUO3101", r"\bport 5052\b.*(?:Connection refused|Could(?:n't| not) connect)"),
    ("DUO3101", r"\bAI Gateway is not running\. Restart the server"),
    ("DUO3101", r"^[^a-z0-9]*connection refused[^a-z0-9]*$"),
    ("DUO3102", "Could not resolve host: "),
    ("DUO3103", r"\bcurl: \(28\)"),
    ("DUO3104", r"\bSSL certificate problem: "),
    ("DUO3104", r"\bcurl: \(35\).*wrong version number"),
    ("DUO3105", r"\bHTTP 50[0234]\b"),
    ("DUO3106", r"\bHTTP 404\b"),
    ("DUO3107", r"\bHTTP 401\b"),
    // Anywhere else but at the health page a gateway in order says the same.
    ("DUO3107", r"\bmonitoring/+healthz\b.*\bNo authorization header presented\b"),
    ("DUO3107", r"^[^a-z0-9]*(?:error)?[^a-z0-9]*No authorization header presented[^a-z0-9]*$"),
];
