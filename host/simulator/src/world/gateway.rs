//! The AI Gateway as data: its environment, and what stands at its address.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Certificate;
use super::spoil::Spoil;

/// The simulated AI Gateway.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gateway {
    /// What stands at the gateway's address.
    pub front: Front,
    /// What becomes of its answers; `None`: they arrive.
    pub spoil: Option<Spoil>,
    /// Hours by which its clock is ahead.
    pub clock_ahead_hours: i64,
    /// Certificate; `None` is plain HTTP.
    pub tls: Option<Certificate>,
    /// Which generation of the gateway this is.
    pub generation: Generation,
    /// Whether its container has a network of its own: then the name `localhost` is the container.
    /// The number 127.0.0.1 always stands for the machines of the network: there is no other.
    pub own_network: bool,
    /// Environment variables that differ from the healthy ones. Placeholders are filled in.
    pub environment: BTreeMap<String, String>,
    /// Environment variables that are not set at all.
    pub unset: Vec<String>,
    /// Which keys the process holds in its cache.
    pub cached_keys: CachedKeys,
    /// What reaches a client of a streamed answer.
    pub stream: Stream,
    /// The container as the operator shows it; none: its environment alone.
    pub container: Option<Container>,
}

impl Default for Gateway {
    fn default() -> Self {
        Self {
            front: Front::Gateway,
            spoil: None,
            clock_ahead_hours: 0,
            tls: None,
            generation: Generation::N,
            own_network: false,
            environment: BTreeMap::new(),
            unset: Vec::new(),
            cached_keys: CachedKeys::None,
            stream: Stream::Whole,
            container: None,
        }
    }
}

/// What answers at the gateway's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Front {
    /// The gateway itself.
    Gateway,
    /// NGINX, which passes everything on.
    Nginx,
    /// Nothing listens.
    NotListening,
    /// Connections are accepted, nothing is ever answered.
    Hangs,
    /// Another web server with its welcome page.
    WelcomePage,
    /// A proxy with a login page.
    LoginPage,
    /// A proxy that cannot reach the gateway.
    BadGateway,
    /// A proxy that puts a second slash before every path.
    ExtraSlash,
    /// A proxy that knows no path with an encoded slash, as Apache does unless told otherwise.
    NoEncodedSlash,
}

/// Generations of the gateway that behave differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Generation {
    /// November 2025, the time of the troubleshooting document.
    N,
    /// August 2026.
    M,
}

/// Keys that the gateway fetched before anybody asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CachedKeys {
    /// None yet: they are fetched with the first authenticated request.
    None,
    /// Keys from before GitLab got new ones.
    Old,
}

/// What happens to a streamed answer on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stream {
    /// It arrives.
    Whole,
    /// Something on the way cuts it after the first event.
    Cut,
    /// Something on the way swallows every event.
    Swallowed,
    /// A proxy collects the pieces of a slow model and passes them on at the end.
    Buffered,
}

/// The container in which the gateway runs.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Container {
    /// Name of the image.
    pub image: String,
    /// The machine that the image is made for.
    pub architecture: Architecture,
    /// `running`, `exited`, `restarting` and so on.
    pub state: String,
    /// How it ended.
    pub exit_code: i32,
    /// `bridge`, `host`, or the name of a network.
    pub network: String,
    /// Ports of the container with `ADDRESS:PORT` of the host; nothing for those that are not published.
    /// Placeholders are filled in.
    pub ports: BTreeMap<String, String>,
}

impl Default for Container {
    fn default() -> Self {
        let registry = "registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist";
        let ports = [("5052", "127.0.0.1:{gateway-port}"), ("50052", "{agent-platform}"), ("8082", "")];
        Self {
            image: format!("{registry}/model-gateway:self-hosted-v18.5.2-ee"),
            architecture: Architecture::OfTheHost,
            state: "running".to_owned(),
            exit_code: 0,
            network: "bridge".to_owned(),
            ports: ports.map(|(inside, outside)| (inside.to_owned(), outside.to_owned())).into(),
        }
    }
}

/// The machine that an image is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Architecture {
    /// The one on which this runs.
    OfTheHost,
    /// Another one.
    Foreign,
}
