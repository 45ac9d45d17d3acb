//! The configuration file as it is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ipnet::IpNet;
use serde::Deserialize;
use toml::Spanned;

use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::policy::{Given, Rules};

/// Every key that a file may have; unknown ones are errors.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    pub vantage: Option<Vec<Vantage>>,
    pub impact: Option<Impact>,
    pub gitlab: Option<Endpoint>,
    pub ai_gateway: Option<Endpoint>,
    pub agent_platform: Option<AgentPlatform>,
    pub model: BTreeMap<String, Endpoint>,
    pub environment: BTreeMap<String, Spanned<Environment>>,
    pub logs: BTreeMap<String, Spanned<Vec<PathBuf>>>,
    pub log_window: Option<Spanned<String>>,
    pub check_time: Option<Spanned<String>>,
    pub grant: BTreeMap<String, Given>,
    pub deny: Rules,
}

/// An endpoint. Keys that a kind does not have are refused where it is loaded.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case", expecting = "a table such as `{ url = \"…\" }`")]
pub(super) struct Endpoint {
    pub url: Option<Spanned<String>>,
    pub ca_file: Option<Spanned<PathBuf>>,
    pub proxy: Option<Spanned<String>>,
    pub addresses: Vec<IpNet>,
    pub resolve: Option<std::net::IpAddr>,
    pub plain_http: bool,
    pub credentials: BTreeMap<String, Spanned<CredentialSource>>,
    pub identifier: Option<Spanned<String>>,
    pub family: Option<Spanned<String>>,
    pub provider: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a table such as `{ address = \"…\" }`")]
pub(super) struct AgentPlatform {
    pub address: Spanned<String>,
    pub ca_file: Option<Spanned<PathBuf>>,
    #[serde(default)]
    pub addresses: Vec<IpNet>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "`{ file = \"…\" }` or `{ env = \"NAME\" }`")]
pub(super) struct CredentialSource {
    pub file: Option<PathBuf>,
    pub env: Option<String>,
    /// Header that carries it; `Authorization: Bearer` unless said.
    pub header: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", expecting = "a table such as `{ file = \"…\" }`")]
pub(super) struct Environment {
    pub file: Option<PathBuf>,
    /// One of several services or containers in the file.
    pub service: Option<String>,
    #[serde(default)]
    pub this_process: bool,
    pub pid: Option<u32>,
    pub container: Option<String>,
    pub socket: Option<PathBuf>,
}
