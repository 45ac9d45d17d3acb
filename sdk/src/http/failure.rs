//! Why there is no answer.

use serde::{Deserialize, Serialize};

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the cases and fields are those of `wit/http.wit`")]
pub enum Failure {
    Denied { wanted: String, reason: String },
    Invalid { text: String },
    Resolve { text: String },
    Address { text: String },
    Refused,
    Unreachable { text: String },
    TimedOut { phase: Phase },
    Tls(TlsFailure),
    Proxy { status: u16, text: String },
    Closed { phase: Phase },
    Protocol { text: String },
    TooLarge { limit: u64 },
    Budget { text: String },
    Other { name: String, text: String },
}

/// Where an exchange ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the cases are those of `wit/http.wit`")]
pub enum Phase {
    Resolve,
    Connect,
    Tls,
    Send,
    FirstByte,
    Body,
}

/// What is wrong with the peer's TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the cases are those of `wit/http.wit`")]
pub enum TlsProblem {
    UnknownIssuer,
    Expired,
    NotYetValid,
    WrongHost,
    Revoked,
    SelfSigned,
    NotTls,
    Handshake,
    ClientCertificateRequired,
    Other,
}

/// A TLS failure with what the peer showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct TlsFailure {
    /// What is wrong.
    pub problem: TlsProblem,
    /// The TLS library's words.
    #[serde(default)]
    pub text: String,
    /// Leaf first.
    #[serde(default)]
    pub chain: Vec<Certificate>,
}

/// A certificate of the peer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Certificate {
    /// Distinguished name.
    pub subject: String,
    /// Distinguished name.
    pub issuer: String,
    /// Subject alternative names.
    pub names: Vec<String>,
    /// Seconds since 1970, UTC.
    pub not_before: i64,
    /// Seconds since 1970, UTC.
    pub not_after: i64,
}

/// Words for evidence; upstream texts are never translated, so these are not either.
impl std::fmt::Display for Failure {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Denied { wanted, reason } => write!(out, "denied by policy: {wanted} ({reason})"),
            Self::Invalid { text } => write!(out, "request refused: {text}"),
            Self::Resolve { text } => write!(out, "name does not resolve: {text}"),
            Self::Address { text } => write!(out, "address not allowed: {text}"),
            Self::Refused => write!(out, "connection refused"),
            Self::Unreachable { text } => write!(out, "unreachable: {text}"),
            Self::TimedOut { phase } => write!(out, "timed out ({})", phase.name()),
            Self::Tls(failure) => {
                write!(out, "tls: {}", failure.text)?;
                match failure.chain.first() {
                    Some(leaf) => write!(out, " (subject {}, issuer {})", leaf.subject, leaf.issuer),
                    None => Ok(()),
                }
            }
            Self::Proxy { status: 0, text } => write!(out, "proxy: {text}"),
            Self::Proxy { status, text } => write!(out, "proxy answered {status}: {text}"),
            Self::Closed { phase } => write!(out, "connection closed by the peer ({})", phase.name()),
            Self::Protocol { text } => write!(out, "not HTTP: {text}"),
            Self::TooLarge { limit } => write!(out, "request over {limit} bytes"),
            Self::Budget { text } => write!(out, "budget used up: {text}"),
            Self::Other { name, text } => write!(out, "{name}: {text}"),
        }
    }
}

impl Phase {
    /// The contract's word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolve => "resolve",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Send => "send",
            Self::FirstByte => "first-byte",
            Self::Body => "body",
        }
    }
}

impl TlsProblem {
    /// The contract's word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownIssuer => "unknown-issuer",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::WrongHost => "wrong-host",
            Self::Revoked => "revoked",
            Self::SelfSigned => "self-signed",
            Self::NotTls => "not-tls",
            Self::Handshake => "handshake",
            Self::ClientCertificateRequired => "client-certificate-required",
            Self::Other => "other",
        }
    }
}
