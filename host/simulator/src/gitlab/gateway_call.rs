//! How GitLab calls the gateway: the address, the token, the headers, the description of the model.

use serde_json::{Value, json};

use super::GitLab;
use super::people::Person;
use crate::client::{Failure, Fetched};
use crate::keys::sign_as_gitlab;
use crate::places::identifier;
use crate::secrets;

/// Id of the instance.
pub(crate) const INSTANCE_ID: &str = "c36a8b0e-0f5a-4d5e-9a53-1f1b7f8f5a61";

/// GitLab's own gateway, which is asked when no other is set.
const CLOUD: &str = "https://cloud.gitlab.com/ai";

/// Lifetime of a token for the gateway.
const TOKEN_SECONDS: i64 = 3600;

/// Unit primitives of a token for self-hosted models.
const SCOPES: [&str; 12] = [
    "code_suggestions",
    "complete_code",
    "generate_code",
    "duo_chat",
    "duo_classic_chat",
    "explain_code",
    "refactor_code",
    "fix_code",
    "write_tests",
    "include_file_context",
    "include_snippet_context",
    "include_issue_context",
];

/// Why GitLab got no answer from the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoAnswer {
    /// The outbound request filter refused.
    Blocked,
    /// The connection failed.
    Failed {
        /// How.
        failure: Failure,
        /// Where to, `host:port`.
        to: String,
    },
}

impl NoAnswer {
    /// Class and message of the exception in Ruby.
    pub(crate) fn ruby(&self) -> (&'static str, String) {
        match self {
            Self::Blocked => (
                "Gitlab::HTTP_V2::BlockedUrlError",
                "URL is blocked: Requests to the local network are not allowed".to_owned(),
            ),
            Self::Failed { failure, to } => in_ruby(failure, to),
        }
    }
}

fn in_ruby(failure: &Failure, to: &str) -> (&'static str, String) {
    let (host, port) = to.rsplit_once(':').unwrap_or((to, "443"));
    match failure {
        Failure::Dns | Failure::BadUrl => (
            "Socket::ResolutionError",
            format!("Failed to open TCP connection to {to} (getaddrinfo: Name or service not known)"),
        ),
        Failure::Refused => (
            "Errno::ECONNREFUSED",
            format!(
                "Failed to open TCP connection to {to} (Connection refused - connect(2) for \"{host}\" port {port})"
            ),
        ),
        Failure::Tls("wrong version number") => (
            "OpenSSL::SSL::SSLError",
            format!("SSL_connect returned=1 errno=0 peeraddr={to} state=error: wrong version number"),
        ),
        Failure::Tls(problem) => {
            let reason = problem.trim_start_matches("certificate verify failed: ");
            (
                "OpenSSL::SSL::SSLError",
                format!(
                    "SSL_connect returned=1 errno=0 peeraddr={to} state=error: certificate verify failed ({reason})"
                ),
            )
        }
        Failure::Late => ("Net::ReadTimeout", "Net::ReadTimeout with #<TCPSocket:(closed)>".to_owned()),
        Failure::Closed => ("EOFError", "end of file reached".to_owned()),
    }
}

impl GitLab {
    /// Base URL of the gateway that requests go to.
    pub(crate) fn gateway_base(&self) -> String {
        match self.gateway_setting() {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => CLOUD.to_owned(),
        }
    }

    /// The Local AI Gateway URL as it is stored.
    pub(crate) fn gateway_setting(&self) -> Option<String> {
        let url = self.places.fill(&self.data().gateway_url);
        (!url.is_empty()).then_some(url)
    }

    /// A token for the gateway, in the name of a person.
    pub(crate) fn token(&self, person: &Person) -> String {
        let now = self.clock.now().as_second();
        sign_as_gitlab(&json!({
            "jti": self.clock.correlation_id(),
            "aud": ["gitlab-ai-gateway", "gitlab-duo-workflow-service"],
            "iss": self.issuer(),
            "sub": INSTANCE_ID,
            "iat": now,
            "nbf": now - 5,
            "exp": now + TOKEN_SECONDS,
            "gitlab_instance_id": INSTANCE_ID,
            "gitlab_realm": "self-managed",
            "gitlab_version": self.data().version,
            "user_id": person.id,
            "duo_seat_count": "12",
            "scopes": SCOPES,
        }))
    }

    /// The headers that go with every request to the gateway.
    pub(crate) fn gateway_headers(&self, person: &Person, correlation: &str) -> Vec<(&'static str, String)> {
        let now = self.clock.now();
        let host = self.places.gitlab_origin.split("://").nth(1).unwrap_or_default();
        vec![
            ("accept", "application/json".to_owned()),
            ("content-type", "application/json".to_owned()),
            ("authorization", format!("Bearer {}", self.token(person))),
            ("user-agent", format!("GitLab/{}", self.data().version)),
            ("x-gitlab-authentication-type", "oidc".to_owned()),
            ("x-gitlab-host-name", host.to_owned()),
            ("x-gitlab-instance-id", INSTANCE_ID.to_owned()),
            ("x-gitlab-realm", "self-managed".to_owned()),
            ("x-gitlab-deployment-type", "self-managed".to_owned()),
            ("x-gitlab-version", self.data().version.clone()),
            ("x-gitlab-global-user-id", self.global_user_id(person)),
            ("x-gitlab-feature-enablement-type", "duo_enterprise".to_owned()),
            ("x-gitlab-enabled-feature-flags", String::new()),
            ("x-gitlab-enabled-instance-verbose-ai-logs", self.data().ai_logs.to_string()),
            ("x-gitlab-is-team-member", "false".to_owned()),
            ("x-gitlab-rails-send-start", format!("{:.3}", now.as_millisecond() as f64 / 1000.0)),
            ("x-request-id", correlation.to_owned()),
        ]
    }

    /// The id by which the gateway knows a person.
    pub(crate) fn global_user_id(&self, person: &Person) -> String {
        format!("Gq7bXv3nR1mZ8tYw5kJp{:04}", person.id)
    }

    /// How a model is described to the gateway.
    pub(crate) fn model_metadata(&self, name: &str) -> Value {
        let family = self.world.model.get(name).map(|model| model.family.clone()).unwrap_or_default();
        json!({
            "provider": "openai",
            "name": family,
            "endpoint": self.places.endpoint(&self.world, name),
            "api_key": secrets::configured(&self.world, name).unwrap_or_default(),
            "identifier": identifier(&self.world, name),
        })
    }

    /// Sends a request to the gateway.
    pub(crate) async fn call_gateway(
        &self,
        method: &str,
        path: &str,
        headers: &[(&'static str, String)],
        body: Option<&Value>,
    ) -> Result<Fetched, NoAnswer> {
        let base = self.gateway_base();
        let to = url::Url::parse(&base).ok().map_or_else(String::new, |url| {
            let port = url.port_or_known_default().unwrap_or(443);
            format!("{}:{port}", url.host_str().unwrap_or_default())
        });
        if self.data().outbound_filter {
            return Err(NoAnswer::Blocked);
        }
        if to.starts_with("localhost:") {
            // GitLab lives in a container of its own: its localhost is not the gateway's.
            let failure = Failure::Refused;
            return Err(NoAnswer::Failed { failure, to });
        }
        let url = format!("{base}{path}");
        let answer = self.client.send(method, &url, headers, body.map(Value::to_string)).await;
        answer.map_err(|failure| NoAnswer::Failed { failure, to })
    }
}
