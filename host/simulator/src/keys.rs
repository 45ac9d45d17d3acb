//! RSA keys of the simulation: signing as GitLab does, verifying as the gateway does.
//!
//! The keys lie in `keys/` in the open and are good for nothing else.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const GITLAB: &str = include_str!("../keys/gitlab-signing.pem");
const GITLAB_PUBLIC: &str = include_str!("../keys/gitlab-signing.jwk.json");
const OTHER_PUBLIC: &str = include_str!("../keys/other-instance.jwk.json");
const GATEWAY_PUBLIC: &str = include_str!("../keys/gateway-signing.jwk.json");
const VALIDATION_PUBLIC: &str = include_str!("../keys/gateway-validation.jwk.json");

/// The gateway's own signing key, PEM.
pub(crate) const GATEWAY_SIGNING: &str = include_str!("../keys/gateway-signing.pem");
/// The gateway's own validation key, PEM.
pub(crate) const GATEWAY_VALIDATION: &str = include_str!("../keys/gateway-validation.pem");
/// The Agent Platform's signing key, PEM.
pub(crate) const WORKFLOW_SIGNING: &str = include_str!("../keys/workflow-signing.pem");
/// The Agent Platform's validation key, PEM.
pub(crate) const WORKFLOW_VALIDATION: &str = include_str!("../keys/workflow-validation.pem");

/// Key id of GitLab's signing key.
const GITLAB_KID: &str = "kewiQq9jiC84CvSsJYOB-N6A8WFLSV20Mb-y7IlWDSQ";
/// Key id of keys that are not GitLab's.
const OTHER_KID: &str = "Zx2pTq0mYw1uLk8RbVn5sJ4hFgDc7eA3oXi9PlKj6Ht";

/// A public key as a key set shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PublicKey {
    /// Key id.
    #[serde(default)]
    pub kid: String,
    /// Modulus, base64url.
    pub n: String,
    /// Exponent, base64url.
    pub e: String,
}

fn public(text: &str, kid: &str) -> PublicKey {
    let mut key: PublicKey = serde_json::from_str(text).expect("the embedded public keys are JSON");
    key.kid = kid.to_owned();
    key
}

/// GitLab's signing key.
pub(crate) fn gitlab() -> PublicKey {
    public(GITLAB_PUBLIC, GITLAB_KID)
}

/// A key of somebody else: another instance, GitLab's customer portal, or the one before the last rotation.
pub(crate) fn foreign() -> PublicKey {
    public(OTHER_PUBLIC, OTHER_KID)
}

/// The public half of one of the gateway's own keys, if it is one that the simulation knows.
pub(crate) fn of_pem(pem: &str) -> Option<PublicKey> {
    match pem.trim() {
        text if text == GATEWAY_SIGNING.trim() => Some(public(GATEWAY_PUBLIC, "gitlab_ai_gateway_signing_key")),
        text if text == GATEWAY_VALIDATION.trim() => {
            Some(public(VALIDATION_PUBLIC, "gitlab_ai_gateway_validation_key"))
        }
        _ => None,
    }
}

/// Whether a text is a readable RSA private key.
pub(crate) fn is_readable(pem: &str) -> bool {
    EncodingKey::from_rsa_pem(pem.as_bytes()).is_ok()
}

/// A key set document.
pub(crate) fn key_set(keys: &[PublicKey]) -> Value {
    let keys: Vec<Value> = keys
        .iter()
        .map(|key| json!({"kty": "RSA", "kid": key.kid, "e": key.e, "n": key.n, "use": "sig", "alg": "RS256"}))
        .collect();
    json!({ "keys": keys })
}

/// Signs claims as GitLab does.
pub(crate) fn sign_as_gitlab(claims: &Value) -> String {
    sign(GITLAB, GITLAB_KID, claims)
}

/// Signs claims with the gateway's own key; `None` when the key is not readable.
pub(crate) fn sign_as_gateway(pem: &str, claims: &Value) -> Option<String> {
    is_readable(pem).then(|| sign(pem, "gitlab_ai_gateway_signing_key", claims))
}

fn sign(pem: &str, kid: &str, claims: &Value) -> String {
    let key = EncodingKey::from_rsa_pem(pem.as_bytes()).expect("the key was read before");
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some(kid.to_owned());
    jsonwebtoken::encode(&header, claims, &key).expect("claims are JSON and the key is RSA")
}

/// Why a token is refused before its claims count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not three parts.
    NotAToken,
    /// No known key signed it.
    Signature,
}

/// The claims of a token that one of `keys` signed. Times and audience are not judged here.
pub(crate) fn claims(token: &str, keys: &[PublicKey]) -> Result<Value, Refusal> {
    if token.split('.').count() != 3 || jsonwebtoken::decode_header(token).is_err() {
        return Err(Refusal::NotAToken);
    }
    let mut rules = Validation::new(Algorithm::RS256);
    rules.validate_exp = false;
    rules.validate_nbf = false;
    rules.validate_aud = false;
    rules.required_spec_claims.clear();
    for key in keys {
        let Ok(key) = DecodingKey::from_rsa_components(&key.n, &key.e) else {
            continue;
        };
        if let Ok(found) = jsonwebtoken::decode::<Value>(token, &key, &rules) {
            return Ok(found.claims);
        }
    }
    Err(Refusal::Signature)
}
