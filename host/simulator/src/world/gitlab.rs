//! GitLab as data: version, license, users, settings and its odd behaviours.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Certificate;
use super::spoil::Spoil;

/// The simulated GitLab instance.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct GitLab {
    /// What stands at GitLab's address.
    pub front: Front,
    /// What becomes of its answers; `None`: they arrive.
    pub spoil: Option<Spoil>,
    /// Hours by which its clock is ahead.
    pub clock_ahead_hours: i64,
    /// Certificate; `None` is plain HTTP.
    pub tls: Option<Certificate>,
    /// The administrator's token.
    pub admin_token: Token,
    /// The user's token.
    pub user_token: Token,
    /// Relative URL root, such as `/gitlab`.
    pub root: String,
    /// Whether a proxy also gives the identity documents at the root of the host.
    pub identity_at_root: bool,
    /// Whether editors may ask the gateway themselves.
    pub direct_connections: bool,
    /// Version with its suffix, such as `18.5.1-ee`.
    pub version: String,
    /// Enterprise Edition.
    pub enterprise: bool,
    /// The license.
    pub license: License,
    /// Active add-on purchases.
    pub add_ons: Vec<AddOn>,
    /// The person whose token the doctor was given.
    pub user: User,
    /// GitLab's service for usage data rejects it, as that of 19.4.0 and 19.4.1.
    pub usage_refused: bool,
    /// Somebody has turned the self-hosted Agent Platform on, which GitLab 18.4 to 18.6 ship off.
    pub platform_flag_set: bool,
    /// Feature flags that differ from GitLab's defaults.
    pub flags: BTreeMap<String, bool>,
    /// Where GitLab Duo is turned off for the one project.
    pub duo_off: Option<DuoOff>,
    /// Whether any self-hosted model is configured.
    pub models_configured: bool,
    /// The model that features use; by default the first one.
    pub default_model: Option<String>,
    /// Feature settings that differ from that.
    pub features: BTreeMap<String, Feature>,
    /// The Local AI Gateway URL setting; empty is unset. Placeholders are filled in.
    pub gateway_url: String,
    /// The Agent Platform service URL setting; empty is unset. Placeholders are filled in.
    pub agent_platform_url: String,
    /// Request timeout of the gateway in seconds, as the setting has it.
    pub gateway_timeout_seconds: u32,
    /// Whether the administrator has a seat.
    pub administrator_seat: bool,
    /// The health check also runs the probe of set-ups without an own gateway, which fails with 401 (issue 517097).
    pub issue_517097: bool,
    /// Whether a WebSocket to GitLab's own address is opened; only the rake task tries.
    pub websocket: bool,
    /// Whether flows may run; the health check names it where they may not.
    pub flow_execution: bool,
    /// The outbound request filter refuses the local network.
    pub outbound_filter: bool,
    /// AI logs are on: what people ask stands in `llm.log`.
    pub ai_logs: bool,
    /// Whether GitLab trusts the company's own authority.
    pub trusts_private_ca: bool,
    /// `issuer` of the discovery document, if not GitLab's own URL.
    pub issuer: Option<String>,
    /// `jwks_uri` of the discovery document, if not GitLab's own.
    pub jwks_uri: Option<String>,
    /// What the key set holds.
    pub keys: Keys,
    /// Further environment variables of the GitLab side.
    pub environment: BTreeMap<String, String>,
}

impl Default for GitLab {
    fn default() -> Self {
        Self {
            front: Front::GitLab,
            spoil: None,
            clock_ahead_hours: 0,
            tls: None,
            admin_token: Token::Good,
            user_token: Token::Good,
            root: String::new(),
            identity_at_root: false,
            direct_connections: true,
            version: "18.5.1-ee".to_owned(),
            enterprise: true,
            license: License::default(),
            add_ons: vec![AddOn { name: "DUO_ENTERPRISE".to_owned(), purchased: 20, assigned: 12 }],
            user: User::default(),
            usage_refused: false,
            platform_flag_set: true,
            flags: BTreeMap::new(),
            duo_off: None,
            models_configured: true,
            default_model: None,
            features: BTreeMap::new(),
            gateway_url: "{gateway}".to_owned(),
            agent_platform_url: "{agent-platform}".to_owned(),
            gateway_timeout_seconds: 60,
            administrator_seat: true,
            issue_517097: false,
            websocket: true,
            flow_execution: true,
            outbound_filter: false,
            ai_logs: false,
            trusts_private_ca: true,
            issuer: None,
            jwks_uri: None,
            keys: Keys::Own,
            environment: BTreeMap::new(),
        }
    }
}

/// What answers at GitLab's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Front {
    /// GitLab itself.
    #[serde(rename = "gitlab")]
    GitLab,
    /// A single sign-on page before everything but the OIDC documents.
    LoginPage,
    /// GitLab's proxy answers 502 because GitLab does not run.
    BadGateway,
    /// Connections are accepted, nothing is ever answered.
    Hangs,
    /// Nothing listens.
    NotListening,
}

/// What a token is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Token {
    /// For everything that its owner may do.
    Good,
    /// It has expired.
    Expired,
    /// It lacks the scopes of the API.
    WithoutScope,
    /// Admin Mode is on, and the token lacks its scope: its owner is no administrator with it.
    WithoutAdminMode,
}

/// The level at which GitLab Duo is turned off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DuoOff {
    /// "Off by default" for the instance.
    Instance,
    /// "Off by default" for the project's group.
    Group,
    /// "Always off" for the project's group.
    GroupLocked,
    /// The project itself.
    Project,
}

/// The license of the instance.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct License {
    /// `ultimate`, `premium`, `starter`; empty is no license at all.
    pub plan: String,
    /// `online_cloud`, `offline_cloud` or `license_file`.
    pub kind: String,
    /// Days from today to the expiry; negative is in the past.
    pub expires_in_days: i32,
}

impl Default for License {
    fn default() -> Self {
        Self { plan: "ultimate".to_owned(), kind: "online_cloud".to_owned(), expires_in_days: 300 }
    }
}

/// One active add-on purchase.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AddOn {
    /// Upper-case name, such as `DUO_ENTERPRISE`.
    pub name: String,
    /// Seats bought.
    pub purchased: u32,
    /// Seats assigned.
    pub assigned: u32,
}

/// The person whose token the doctor has.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct User {
    /// User name.
    pub name: String,
    /// May use code suggestions, as far as this person is concerned.
    pub code_suggestions: bool,
    /// May use chat, as far as this person is concerned.
    pub chat: bool,
}

impl Default for User {
    fn default() -> Self {
        Self { name: "kenji".to_owned(), code_suggestions: true, chat: true }
    }
}

/// The setting of one feature.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Feature {
    /// A provider and no model.
    Provider(Provider),
    /// A self-hosted model.
    Model {
        /// Name of the model in this world.
        model: String,
    },
}

/// Provider of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Switched off.
    Disabled,
    /// GitLab's own model.
    Vendored,
    /// Self-hosted, though no model is chosen.
    SelfHosted,
    /// Never decided.
    Unassigned,
}

impl Provider {
    /// The string that GraphQL gives.
    pub fn key(self) -> &'static str {
        match self {
            Self::Disabled => "disabled",
            Self::Vendored => "vendored",
            Self::SelfHosted => "self_hosted",
            Self::Unassigned => "unassigned",
        }
    }
}

/// Contents of the key set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Keys {
    /// GitLab's own signing key.
    Own,
    /// No key at all.
    Empty,
    /// A proxy refuses the path.
    Blocked,
    /// A key of another instance: GitLab's signatures do not verify with it.
    Foreign,
}
