//! Where everything is, once the system has given the ports; and the placeholders of scenario files.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use crate::client::MODELS_HOST;
use crate::world::World;
use crate::world::model::{Model, Provider};

/// A host name that never resolves: reserved for exactly that.
pub(crate) const NOWHERE: &str = "gone.invalid";

/// Addresses of a set-up.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// URL of GitLab with its relative root.
    pub gitlab: String,
    /// URL of GitLab without it.
    pub gitlab_origin: String,
    /// URL of the gateway.
    pub gateway: String,
    /// `host:port` of the Agent Platform service.
    pub agent_platform: String,
    /// Model servers.
    pub models: BTreeMap<String, SocketAddr>,
    /// They are reached by a name: the gateway's container has a loopback of its own.
    named_models: bool,
    /// `host:port` where connections are always refused.
    pub closed: String,
    /// The set-up's directory.
    pub directory: PathBuf,
}

impl Places {
    /// Puts the addresses together.
    pub(crate) fn new(
        world: &World,
        directory: &Path,
        gitlab: SocketAddr,
        gateway: SocketAddr,
        agent_platform: SocketAddr,
        models: BTreeMap<String, SocketAddr>,
        closed: SocketAddr,
    ) -> Self {
        let gitlab_origin = format!("{}://{gitlab}", scheme(world.gitlab.tls.is_some()));
        Self {
            gitlab: format!("{gitlab_origin}{}", world.gitlab.root),
            gitlab_origin,
            gateway: format!("{}://{gateway}", scheme(world.ai_gateway.tls.is_some())),
            agent_platform: agent_platform.to_string(),
            models,
            named_models: world.ai_gateway.container.is_some(),
            closed: closed.to_string(),
            directory: directory.to_owned(),
        }
    }

    /// Fills the placeholders of a text in.
    pub(crate) fn fill(&self, template: &str) -> String {
        let authority = |url: &str| url.split("://").nth(1).unwrap_or(url).to_owned();
        let port = |url: &str| url.rsplit(':').next().unwrap_or_default().to_owned();
        template
            .replace("{gitlab}", &self.gitlab)
            .replace("{gitlab-authority}", &authority(&self.gitlab))
            .replace("{gateway}", &self.gateway)
            .replace("{gateway-port}", &port(&self.gateway))
            .replace("{agent-platform}", &self.agent_platform)
            .replace("{closed}", &self.closed)
            .replace("{nowhere}", NOWHERE)
            .replace("{ca-file}", &self.ca_file().to_string_lossy())
    }

    /// The endpoint of a model as GitLab has it.
    pub(crate) fn endpoint(&self, world: &World, name: &str) -> String {
        let (Some(model), Some(address)) = (world.model.get(name), self.models.get(name)) else {
            return String::new();
        };
        if model.provider != Provider::Api {
            // GitLab wants an endpoint for these too; its documentation gives a placeholder that nobody calls.
            return "http://bedrockselfhostedmodel.invalid".to_owned();
        }
        self.endpoint_of(model, address, &model.endpoint)
    }

    /// Another endpoint of a model, as a scenario writes it.
    pub(crate) fn fill_endpoint(&self, world: &World, name: &str, template: &str) -> String {
        match (world.model.get(name), self.models.get(name)) {
            (Some(model), Some(address)) => self.endpoint_of(model, address, template),
            _ => self.fill(template),
        }
    }

    fn endpoint_of(&self, model: &Model, address: &SocketAddr, template: &str) -> String {
        let host = if self.named_models { MODELS_HOST.to_owned() } else { address.ip().to_string() };
        let origin = format!("{}://{host}:{}", scheme(model.tls.is_some()), address.port());
        let filled = template
            .replace("{origin}", &origin)
            .replace("{host}", &host)
            .replace("{port}", &address.port().to_string());
        self.fill(&filled)
    }

    /// The file with the company's own authority.
    pub(crate) fn ca_file(&self) -> PathBuf {
        self.directory.join("ca.pem")
    }
}

/// Identifier of a model as GitLab has it.
pub(crate) fn identifier(world: &World, name: &str) -> String {
    world.model.get(name).and_then(|model| model.identifier.clone()).unwrap_or_else(|| format!("custom_openai/{name}"))
}

fn scheme(tls: bool) -> &'static str {
    if tls { "https" } else { "http" }
}
