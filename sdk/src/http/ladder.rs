//! The phases of a connection: resolve, connect, TLS, first bytes.

use serde::{Deserialize, Serialize};

use super::{Certificate, Failure};
use crate::Evidence;
use crate::bindings::duo_doctor::check::http as wit;

/// What was reached, phase by phase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Ladder {
    /// The connection's name.
    pub connection: String,
    /// What the name resolves to.
    pub addresses: Vec<String>,
    /// The address that answered.
    pub peer: Option<String>,
    /// The TLS session, where there is one.
    pub tls: Option<Session>,
    /// What the peer sent first, in hexadecimal.
    pub first_bytes: String,
    /// Why it went no further; none: every phase went well.
    pub failure: Option<Failure>,
}

/// A TLS session.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Session {
    /// For example `TLSv1_3`.
    pub version: String,
    /// The protocol that both agreed on.
    pub alpn: Option<String>,
    /// False where the certificate would be refused.
    pub trusted: bool,
    /// Leaf first.
    pub chain: Vec<Certificate>,
}

/// Goes through the phases of a connection, as far as they go.
#[must_use]
pub fn probe(connection: &str) -> Ladder {
    match wit::probe(connection) {
        Ok(ladder) => Ladder {
            connection: connection.into(),
            addresses: ladder.addresses,
            peer: ladder.peer,
            tls: ladder.tls.map(Session::from),
            first_bytes: ladder.first_bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
            failure: ladder.failure.map(Failure::from),
        },
        Err(error) => Ladder { connection: connection.into(), failure: Some(error.into()), ..Ladder::default() },
    }
}

impl Ladder {
    /// A quotation: how far it went.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let mut phases = Vec::new();
        if !self.addresses.is_empty() {
            phases.push(format!("resolves to {}", self.addresses.join(", ")));
        }
        if let Some(peer) = &self.peer {
            phases.push(format!("connected to {peer}"));
        }
        if let Some(session) = self.tls.as_ref().filter(|session| !session.version.is_empty()) {
            phases.push(session.version.clone());
        }
        if let Some(failure) = &self.failure {
            phases.push(failure.to_string());
        }
        Evidence::new(format!("probe {}", self.connection), phases.join("; "))
    }
}
