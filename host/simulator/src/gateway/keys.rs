//! The gateway's key ring: fetched with the first token, from GitLab and from the customer portal, then kept.
//!
//! What was fetched stays for a day, even when it is nothing: after a repair the process must be restarted.

use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::Gateway;
use crate::client::{Client, Failure, Fetched};
use crate::keys::{PublicKey, foreign, is_readable, of_pem};
use crate::world::gateway::{CachedKeys, Generation};

/// Keys by which tokens are judged.
#[derive(Debug, Default)]
pub(crate) struct KeyRing {
    held: Mutex<Option<Vec<PublicKey>>>,
}

const DISCOVERY: &str = "/.well-known/openid-configuration";

impl KeyRing {
    /// The keys; fetched on the first call. The lock makes a second caller wait for the first.
    pub(crate) async fn keys(&self, gateway: &Gateway, correlation: &str) -> Vec<PublicKey> {
        let mut held = self.held.lock().await;
        if let Some(keys) = held.as_ref() {
            return keys.clone();
        }
        let keys =
            if gateway.cached_keys == CachedKeys::Old { vec![foreign()] } else { load(gateway, correlation).await };
        *held = Some(keys.clone());
        keys
    }
}

async fn load(gateway: &Gateway, correlation: &str) -> Vec<PublicKey> {
    let settings = &gateway.settings;
    let mut keys = Vec::new();
    let sources = [
        ("Gitlab", settings.gitlab_url.as_deref(), "https://gitlab.com"),
        ("CustomersDot", settings.portal_url.as_deref(), "https://customers.gitlab.com"),
    ];
    let mut unreachable = 0;
    for (provider, url, public) in sources {
        let found = match url {
            // The real services of these names are never called: their keys are simply not GitLab's.
            None => Ok(vec![foreign()]),
            Some(url) if url.trim_end_matches('/') == public => Ok(vec![foreign()]),
            Some(url) => fetch(&gateway.gitlab_client, url).await,
        };
        match found {
            Ok(found) => {
                let kids: Vec<&str> = found.iter().map(|key| key.kid.as_str()).collect();
                let fields = json!({"kids": kids, "provider": provider});
                gateway.log.event("cloud_connector", "info", Some(correlation), "JWKS refreshed", fields);
                keys.extend(found);
            }
            Err(problem) => {
                unreachable += usize::from(problem.class == "ConnectionError");
                let extra = json!({"oidc_provider": provider});
                gateway.log.exception(problem.class, &problem.text, correlation, extra, "");
            }
        }
    }
    let own = own_keys(gateway, correlation);
    if unreachable == sources.len() && own.is_empty() {
        gateway.log.exception("KeyError", "'keys'", correlation, json!({}), "");
    }
    keys.extend(own);
    keys
}

/// The gateway's own two keys. One unreadable key loses both, as the real loader's bug has it.
fn own_keys(gateway: &Gateway, correlation: &str) -> Vec<PublicKey> {
    let settings = &gateway.settings;
    let pairs = [("signing_key", &settings.signing_key), ("validation_key", &settings.validation_key)];
    let mut first_bad = None;
    for (variable, pem) in pairs {
        if !is_readable(pem) {
            first_bad = first_bad.or(Some(variable));
            gateway.log.exception("JWKError", unreadable(gateway.generation), correlation, json!({}), "");
        }
    }
    if let Some(variable) = first_bad {
        let text = format!("cannot access local variable '{variable}' where it is not associated with a value");
        gateway.log.exception("UnboundLocalError", &text, correlation, json!({}), "");
        return Vec::new();
    }
    pairs.iter().filter_map(|(_, pem)| of_pem(pem)).collect()
}

fn unreadable(generation: Generation) -> &'static str {
    match generation {
        Generation::N => {
            "('Could not deserialize key data. The data may be in an incorrect format, the provided password may be incorrect, it may be encrypted with an unsupported algorithm, or it may be an unsupported key type (e.g. EC curves with explicit parameters).', [<OpenSSLError(code=503841036, lib=60, reason=524556, reason_text=unsupported)>])"
        }
        Generation::M => {
            "Unable to load PEM file. See https://cryptography.io/en/latest/faq/#why-can-t-i-import-my-pem-file for more details. MalformedFraming"
        }
    }
}

/// A failed fetch in the words of Python's `requests`.
struct Problem {
    class: &'static str,
    text: String,
}

async fn fetch(client: &Client, base: &str) -> Result<Vec<PublicKey>, Problem> {
    let Some((scheme, rest)) = base.split_once("://") else {
        return Err(Problem {
            class: "MissingSchema",
            text: format!("Invalid URL '{DISCOVERY}': No scheme supplied. Perhaps you meant https://{DISCOVERY}?"),
        });
    };
    if rest.contains(' ') {
        let text = format!("Failed to parse: {base}{DISCOVERY}");
        return Err(Problem { class: "InvalidURL", text });
    }
    // The well-known path replaces the whole path of the base: a relative URL root is lost here.
    let authority = rest.split('/').next().unwrap_or_default();
    let url = format!("{scheme}://{authority}{DISCOVERY}");
    let document = get_json(client, &url).await?;
    let Some(keys_url) = document["jwks_uri"].as_str() else {
        return Err(Problem { class: "KeyError", text: "'jwks_uri'".to_owned() });
    };
    let set = get_json(client, keys_url).await?;
    serde_json::from_value(set["keys"].clone()).map_err(|_| Problem { class: "KeyError", text: "'keys'".to_owned() })
}

async fn get_json(client: &Client, url: &str) -> Result<Value, Problem> {
    let headers = [("accept", "*/*".to_owned()), ("user-agent", "python-requests/2.32.5".to_owned())];
    match client.send("GET", url, &headers, None).await {
        Ok(Fetched { body, .. }) => serde_json::from_slice(&body).map_err(|_| Problem {
            class: "JSONDecodeError",
            text: "Expecting value: line 1 column 1 (char 0)".to_owned(),
        }),
        Err(failure) => Err(in_requests_words(url, &failure)),
    }
}

fn in_requests_words(url: &str, failure: &Failure) -> Problem {
    let parsed = url::Url::parse(url).ok();
    let secure = url.starts_with("https");
    let host = parsed.as_ref().and_then(url::Url::host_str).unwrap_or_default();
    let port = parsed.as_ref().and_then(url::Url::port_or_known_default).unwrap_or(443);
    let path = parsed.as_ref().map_or("/", url::Url::path);
    let pool = if secure { "HTTPSConnectionPool" } else { "HTTPConnectionPool" };
    let object = if secure {
        "<urllib3.connection.HTTPSConnection object at 0x7f3ac1d2b5f0>"
    } else {
        "<urllib3.connection.HTTPConnection object at 0x7f3ac1d2b5f0>"
    };
    let head = format!("{pool}(host='{host}', port={port})");
    let retried = |cause: String| format!("{head}: Max retries exceeded with url: {path} (Caused by {cause})");
    let (class, text) = match failure {
        Failure::Dns | Failure::BadUrl => (
            "ConnectionError",
            retried(format!(
                "NameResolutionError(\"{object}: Failed to resolve '{host}' ([Errno -2] Name or service not known)\")"
            )),
        ),
        Failure::Refused => (
            "ConnectionError",
            retried(format!(
                "NewConnectionError('{object}: Failed to establish a new connection: [Errno 111] Connection refused')"
            )),
        ),
        Failure::Tls("wrong version number") => (
            "SSLError",
            retried(
                "SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)'))".to_owned(),
            ),
        ),
        Failure::Tls(problem) => (
            "SSLError",
            retried(format!(
                "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] {problem} (_ssl.c:1006)'))"
            )),
        ),
        Failure::Late => ("ReadTimeout", format!("{head}: Read timed out. (read timeout=10)")),
        Failure::Closed => (
            "ConnectionError",
            "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))".to_owned(),
        ),
    };
    Problem { class, text }
}
