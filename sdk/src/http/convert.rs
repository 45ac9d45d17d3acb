//! From the contract's types to facts.

use super::{Certificate, Failure, Phase, Session, TlsFailure, TlsProblem};
use crate::bindings::duo_doctor::check::http as wit;

impl From<wit::Error> for Failure {
    fn from(error: wit::Error) -> Self {
        match error {
            wit::Error::Denied(denial) => Self::Denied { wanted: denial.wanted, reason: denial.reason },
            wit::Error::Invalid(text) => Self::Invalid { text },
            wit::Error::Resolve(text) => Self::Resolve { text },
            wit::Error::Address(text) => Self::Address { text },
            wit::Error::Refused => Self::Refused,
            wit::Error::Unreachable(text) => Self::Unreachable { text },
            wit::Error::TimedOut(phase) => Self::TimedOut { phase: phase.into() },
            wit::Error::Tls(failure) => Self::Tls(TlsFailure {
                problem: failure.problem.into(),
                text: failure.text,
                chain: failure.chain.into_iter().map(Certificate::from).collect(),
            }),
            wit::Error::Proxy((status, text)) => Self::Proxy { status, text },
            wit::Error::Closed(phase) => Self::Closed { phase: phase.into() },
            wit::Error::Protocol(text) => Self::Protocol { text },
            wit::Error::TooLarge(limit) => Self::TooLarge { limit },
            wit::Error::Budget(text) => Self::Budget { text },
            wit::Error::Other((name, text)) => Self::Other { name, text },
        }
    }
}

impl From<wit::Phase> for Phase {
    fn from(phase: wit::Phase) -> Self {
        match phase {
            wit::Phase::Resolve => Self::Resolve,
            wit::Phase::Connect => Self::Connect,
            wit::Phase::Tls => Self::Tls,
            wit::Phase::Send => Self::Send,
            wit::Phase::FirstByte => Self::FirstByte,
            wit::Phase::Body => Self::Body,
        }
    }
}

impl From<wit::TlsProblem> for TlsProblem {
    fn from(problem: wit::TlsProblem) -> Self {
        match problem {
            wit::TlsProblem::UnknownIssuer => Self::UnknownIssuer,
            wit::TlsProblem::Expired => Self::Expired,
            wit::TlsProblem::NotYetValid => Self::NotYetValid,
            wit::TlsProblem::WrongHost => Self::WrongHost,
            wit::TlsProblem::Revoked => Self::Revoked,
            wit::TlsProblem::SelfSigned => Self::SelfSigned,
            wit::TlsProblem::NotTls => Self::NotTls,
            wit::TlsProblem::Handshake => Self::Handshake,
            wit::TlsProblem::ClientCertificateRequired => Self::ClientCertificateRequired,
            wit::TlsProblem::Other => Self::Other,
        }
    }
}

impl From<wit::TlsSession> for Session {
    fn from(session: wit::TlsSession) -> Self {
        Self {
            version: session.version,
            alpn: session.alpn,
            trusted: session.trusted,
            chain: session.chain.into_iter().map(Certificate::from).collect(),
        }
    }
}

impl From<wit::Certificate> for Certificate {
    fn from(certificate: wit::Certificate) -> Self {
        Self {
            subject: certificate.subject,
            issuer: certificate.issuer,
            names: certificate.names,
            not_before: certificate.not_before,
            not_after: certificate.not_after,
        }
    }
}
