//! GitLab as an OpenID provider: the discovery document and the key set, at which the gateway looks.

use serde_json::{Value, json};

use super::GitLab;
use crate::keys;
use crate::reply::{Reply, nginx_page};
use crate::world::gitlab::Keys;

impl GitLab {
    /// The issuer of tokens.
    pub(crate) fn issuer(&self) -> String {
        match &self.data().issuer {
            Some(issuer) => self.places.fill(issuer),
            None => self.places.gitlab.clone(),
        }
    }

    /// `/.well-known/openid-configuration`.
    pub(crate) fn discovery(&self) -> Value {
        let base = &self.places.gitlab;
        let keys = match &self.data().jwks_uri {
            Some(url) => self.places.fill(url),
            None => format!("{base}/oauth/discovery/keys"),
        };
        json!({
            "issuer": self.issuer(),
            "authorization_endpoint": format!("{base}/oauth/authorize"),
            "token_endpoint": format!("{base}/oauth/token"),
            "revocation_endpoint": format!("{base}/oauth/revoke"),
            "introspection_endpoint": format!("{base}/oauth/introspect"),
            "userinfo_endpoint": format!("{base}/oauth/userinfo"),
            "jwks_uri": keys,
            "scopes_supported": ["api", "read_api", "read_user", "ai_features", "openid", "profile", "email"],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query", "fragment", "form_post"],
            "grant_types_supported": ["authorization_code", "password", "client_credentials", "device_code", "refresh_token"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "claim_types_supported": ["normal"],
            "claims_supported": ["iss", "sub", "aud", "exp", "iat", "sub_legacy", "name", "nickname", "email"],
            "code_challenge_methods_supported": ["plain", "S256"],
        })
    }

    /// `/oauth/discovery/keys` and `/-/jwks`.
    pub(crate) fn key_set(&self) -> Reply {
        let set = match self.data().keys {
            Keys::Own => keys::key_set(&[keys::gitlab()]),
            Keys::Empty => keys::key_set(&[]),
            Keys::Foreign => keys::key_set(&[keys::foreign()]),
            Keys::Blocked => return nginx_page(403, "403 Forbidden"),
        };
        Reply::json(200, &set)
    }
}
