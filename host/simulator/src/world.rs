//! A world: the whole simulated set-up as data, healthy unless a scenario says otherwise.
//!
//! Every field has the healthy value as its default, so a scenario file holds only what differs.
//! Nothing here acts: the peers read these values, they never change them.

pub mod doctor;
pub mod gateway;
pub mod gitlab;
pub mod logs;
pub mod model;
pub mod spoil;

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything that a scenario can change.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct World {
    /// The GitLab instance.
    pub gitlab: gitlab::GitLab,
    /// The AI Gateway.
    pub ai_gateway: gateway::Gateway,
    /// The Agent Platform service.
    pub agent_platform: AgentPlatform,
    /// Model servers by name; naming one replaces the default list.
    pub model: BTreeMap<String, model::Model>,
    /// What the logs hold.
    pub logs: logs::Logs,
    /// What the operator told the doctor.
    pub doctor: doctor::Doctor,
}

impl Default for World {
    fn default() -> Self {
        Self {
            gitlab: gitlab::GitLab::default(),
            ai_gateway: gateway::Gateway::default(),
            agent_platform: AgentPlatform::default(),
            model: BTreeMap::from([("mistral".to_owned(), model::Model::default())]),
            logs: logs::Logs::default(),
            doctor: doctor::Doctor::default(),
        }
    }
}

/// The gRPC port of the Agent Platform service.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct AgentPlatform {
    /// Whether the port accepts connections.
    pub listening: bool,
    /// Certificate; `None` is plaintext.
    pub tls: Option<Certificate>,
    /// Whether the TLS side offers `h2` in ALPN.
    pub http2: bool,
    /// What a gRPC call hears.
    pub answer: PlatformAnswer,
}

impl Default for AgentPlatform {
    fn default() -> Self {
        Self { listening: true, tls: None, http2: true, answer: PlatformAnswer::default() }
    }
}

/// What a gRPC call to the Agent Platform's port hears.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlatformAnswer {
    /// Health is SERVING; every other method wants a token.
    #[default]
    Serving,
    /// Health is NOT_SERVING.
    NotServing,
    /// Every method wants a token: versions before the health service.
    Unauthenticated,
    /// No method is known: another gRPC service.
    AnotherService,
    /// A proxy that cannot pass the call on.
    BadGateway,
}

/// The certificate that a server shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certificate {
    /// Good, issued by the company's own authority (`ca.pem`).
    PrivateCa,
    /// Issued by that authority, but expired.
    Expired,
    /// Issued by that authority, for another host.
    WrongHost,
    /// Good, but it ends in nine days.
    ExpiresSoon,
    /// Good, issued by an authority between the server and the company's own, which is shown too.
    Chained,
    /// As `Chained`, but the server does not show the certificate between.
    WithoutIntermediate,
    /// Signed by itself; `ca.pem` does not cover it.
    SelfSigned,
}
