//! What the operator told the doctor, where it is not the plain truth.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Deviations of the doctor's configuration from the set-up.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Doctor {
    /// Where the doctor runs.
    pub vantage: Vec<String>,
    /// Parts that the operator did not give.
    pub without: Vec<Part>,
    /// Another URL for GitLab.
    pub gitlab_url: Option<String>,
    /// Another URL for the gateway.
    pub gateway_url: Option<String>,
    /// Another address for the Agent Platform service.
    pub agent_platform: Option<String>,
    /// How long one check may take, such as `8s`; as long as the doctor gives unless said.
    pub check_time: Option<String>,
    /// Variables missing from the dump of the gateway's environment.
    pub hidden_variables: Vec<String>,
    /// Deviations for models, by name.
    pub model: BTreeMap<String, DoctorModel>,
}

impl Default for Doctor {
    fn default() -> Self {
        Self {
            vantage: ["gitlab", "ai-gateway", "model"].map(str::to_owned).to_vec(),
            without: Vec::new(),
            gitlab_url: None,
            gateway_url: None,
            agent_platform: None,
            check_time: None,
            hidden_variables: Vec::new(),
            model: BTreeMap::new(),
        }
    }
}

/// Deviations for one model.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct DoctorModel {
    /// Another URL.
    pub url: Option<String>,
    /// Another identifier.
    pub identifier: Option<String>,
    /// The key that the server wants, where GitLab has another.
    pub servers_key: bool,
}

/// A part of the doctor's configuration that can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// GitLab's administrator token.
    AdminToken,
    /// GitLab's user token.
    UserToken,
    /// The token for the gateway.
    GatewayToken,
    /// Keys of the model servers.
    ModelKeys,
    /// The model servers themselves.
    Models,
    /// The Agent Platform connection.
    AgentPlatform,
    /// The dump of the gateway's environment.
    GatewayEnvironment,
    /// The dump of GitLab's environment.
    GitlabEnvironment,
    /// GitLab's `llm.log`.
    LlmLog,
    /// The gateway's log.
    GatewayLog,
    /// Certificate files of the model servers and the gateway.
    CaFiles,
}
