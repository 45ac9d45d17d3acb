//! One link of a chain of errors: who says it, what failed, in whose words.

use serde::Serialize;

/// What failed, as far as a text tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// A host name leads to no address.
    Resolve,
    /// Nothing listens at the port.
    Refused,
    /// No way to the address.
    Unreachable,
    /// No connection in time.
    TimeoutConnect,
    /// No answer in time.
    TimeoutRead,
    /// Not in time; in which phase is not told.
    Timeout,
    /// No connection; why is not told.
    Connect,
    /// The handshake of TLS; [`Reason`] says why.
    Tls,
    /// A proxy on the way refuses.
    Proxy,
    /// Closed or reset before the whole answer was there.
    Closed,
    /// The peer speaks another protocol, or something that is none.
    Protocol,
    /// Too large: a body, a header, a prompt.
    Limit,
    /// Who asks may not.
    Authorization,
    /// Too many requests, or nothing left of a budget.
    Quota,
    /// The request's form or content is refused.
    Request,
    /// What was named is not there: a model, a path, a file, a setting.
    Missing,
    /// An address or a port is in use.
    InUse,
    /// The service itself failed.
    Internal,
    /// The service is there, and not ready or overloaded.
    Unavailable,
}

impl Failure {
    /// Every one.
    pub const ALL: [Self; 19] = [
        Self::Resolve,
        Self::Refused,
        Self::Unreachable,
        Self::TimeoutConnect,
        Self::TimeoutRead,
        Self::Timeout,
        Self::Connect,
        Self::Tls,
        Self::Proxy,
        Self::Closed,
        Self::Protocol,
        Self::Limit,
        Self::Authorization,
        Self::Quota,
        Self::Request,
        Self::Missing,
        Self::InUse,
        Self::Internal,
        Self::Unavailable,
    ];

    /// As signatures and messages name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolve => "resolve",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::TimeoutConnect => "timeout-connect",
            Self::TimeoutRead => "timeout-read",
            Self::Timeout => "timeout",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Proxy => "proxy",
            Self::Closed => "closed",
            Self::Protocol => "protocol",
            Self::Limit => "limit",
            Self::Authorization => "authorization",
            Self::Quota => "quota",
            Self::Request => "request",
            Self::Missing => "missing",
            Self::InUse => "in-use",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }

    /// Whether no answer came, or none that could be read.
    pub(crate) fn is_of_connection(self) -> bool {
        matches!(
            self,
            Self::Resolve
                | Self::Refused
                | Self::Unreachable
                | Self::TimeoutConnect
                | Self::TimeoutRead
                | Self::Timeout
                | Self::Tls
                | Self::Proxy
                | Self::Closed
                | Self::Protocol
        )
    }

    /// What a status of HTTP says of itself.
    #[must_use]
    pub fn of_status(status: u16) -> Option<Self> {
        Some(match status {
            401 | 403 => Self::Authorization,
            402 | 429 => Self::Quota,
            404 | 410 => Self::Missing,
            407 => Self::Proxy,
            408 | 504 => Self::Timeout,
            413 | 414 | 431 => Self::Limit,
            502 | 503 => Self::Unavailable,
            400..500 => Self::Request,
            500..600 => Self::Internal,
            _ => return None,
        })
    }
}

/// Why a handshake of TLS failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The authority is not trusted, or an intermediate certificate is missing: clients cannot tell.
    UnknownIssuer,
    /// The chain ends in a root that came along and that nobody trusts: an authority of one's own.
    UnknownRoot,
    /// The server's certificate, or its authority, is signed by itself.
    SelfSigned,
    /// Issued for other names.
    HostName,
    /// No longer valid.
    Expired,
    /// Not valid yet.
    NotYetValid,
    /// Only the old common name, no alternative name.
    LegacyName,
    /// Key identifiers, key usage or another rule of strict verification.
    Malformed,
    /// No common version or cipher.
    Version,
    /// The server asks for a certificate of the client.
    ClientCertificate,
    /// The peer does not speak TLS.
    NotTls,
    /// Not told.
    Other,
}

impl Reason {
    /// Every one.
    pub const ALL: [Self; 12] = [
        Self::UnknownIssuer,
        Self::UnknownRoot,
        Self::SelfSigned,
        Self::HostName,
        Self::Expired,
        Self::NotYetValid,
        Self::LegacyName,
        Self::Malformed,
        Self::Version,
        Self::ClientCertificate,
        Self::NotTls,
        Self::Other,
    ];

    /// As signatures and messages name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownIssuer => "unknown-issuer",
            Self::UnknownRoot => "unknown-root",
            Self::SelfSigned => "self-signed",
            Self::HostName => "host-name",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::LegacyName => "legacy-name",
            Self::Malformed => "malformed",
            Self::Version => "version",
            Self::ClientCertificate => "client-certificate",
            Self::NotTls => "not-tls",
            Self::Other => "other",
        }
    }
}

/// One link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Who says it; a key of [`super::speaker::SPEAKERS`].
    pub speaker: Option<&'static str>,
    /// The exception's class, as it is written.
    pub class: Option<String>,
    /// What failed.
    pub failure: Option<Failure>,
    /// Why TLS failed.
    pub reason: Option<Reason>,
    /// Status of HTTP.
    pub status: Option<u16>,
    /// The service's own code: `AccessDeniedException`, `DeploymentNotFound`, `UNAVAILABLE`.
    pub code: Option<String>,
    /// Who repeats here what somebody behind it said: a proxy for models.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relayed: Option<&'static str>,
    /// The service's own sentence.
    pub words: String,
    /// Whom it was about.
    pub host: Option<String>,
    /// The peer's port.
    pub port: Option<u16>,
}

impl Link {
    /// Its words without those of what is in it.
    pub(crate) fn own_words(&self, inner: &str) -> &str {
        self.words.find(inner).map_or(&self.words, |place| &self.words[..place])
    }

    /// Whether it tells no more than that something failed.
    pub(crate) fn is_vague(&self) -> bool {
        matches!(self.failure, None | Some(Failure::Internal | Failure::Connect))
    }

    /// These words, and nothing known of them.
    pub(crate) fn of(words: &str) -> Self {
        Self { words: words.trim().to_owned(), ..Self::default() }
    }
}
