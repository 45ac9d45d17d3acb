//! Authentication: before routing, in the order of the real middleware, with its exact bodies.

use serde_json::{Value, json};

use super::Gateway;
use super::exchange::Exchange;
use super::failure::uncaught;
use crate::keys::{Refusal, claims};
use crate::reply::Reply;

/// Paths that need no token, to the letter.
const OPEN: [&str; 4] = ["/monitoring/healthz", "/monitoring/ready", "/metrics", "/v1/models/definitions"];

/// The gateway's name: the audience that tokens must have, and the issuer of its own.
pub(crate) const SERVICE: &str = "gitlab-ai-gateway";

/// Lets a request pass, or answers it.
pub(crate) async fn check(gateway: &Gateway, exchange: &mut Exchange<'_>) -> Result<(), Reply> {
    if OPEN.contains(&exchange.path.as_str()) {
        return Ok(());
    }
    let settings = &gateway.settings;
    let header_bypass = settings.bypass_with_header && exchange.call.header("bypass-auth") == Some("true");
    if settings.bypass || header_bypass {
        let message = "Auth is disabled, all users allowed";
        gateway.log.event("codesuggestions", "critical", Some(&exchange.correlation), message, json!({}));
        exchange.scopes = None;
        return Ok(());
    }
    let Some(header) = exchange.call.header("authorization") else {
        return Err(refuse(exchange, "No authorization header presented"));
    };
    let Some(token) = header.strip_prefix("Bearer ").or_else(|| (header == "Bearer").then_some("")) else {
        return Err(refuse(exchange, "Invalid authorization header"));
    };
    if exchange.call.header("x-gitlab-authentication-type") != Some("oidc") {
        let text = "Invalid authentication token type - only OIDC is supported";
        return Err(refuse(exchange, text));
    }
    let claims = match judge(gateway, exchange, token).await? {
        Ok(claims) => claims,
        Err((class, text)) => {
            let correlation = exchange.correlation.clone();
            gateway.log.exception(class, text, &correlation, json!({}), "");
            if class == "JWTError" && text == NOT_A_TOKEN {
                // The real service notes it once when it reads the head and once when it reads the claims.
                gateway.log.exception(class, text, &correlation, json!({}), "");
            }
            return Err(refuse(exchange, "Forbidden by auth provider"));
        }
    };
    match_headers(exchange, &claims)?;
    exchange.note("token_issuer", claims["iss"].clone());
    exchange.note("auth_duration_s", 0.002);
    let scopes = claims["scopes"].as_array().cloned().unwrap_or_default();
    exchange.scopes = Some(scopes.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    Ok(())
}

const NOT_A_TOKEN: &str = "Not enough segments";

type Judged = Result<Value, (&'static str, &'static str)>;

/// The claims of a good token, or the exception of a bad one; a process without any key fails altogether.
async fn judge(gateway: &Gateway, exchange: &mut Exchange<'_>, token: &str) -> Result<Judged, Reply> {
    let keys = gateway.key_ring.keys(gateway, &exchange.correlation).await;
    if keys.is_empty() {
        let (class, text) = ("CriticalAuthError", "No keys founds in JWKS; are OIDC providers up?");
        let correlation = exchange.correlation.clone();
        gateway.log.exception(class, text, &correlation, json!({}), "");
        return Err(uncaught(gateway, exchange, class, text));
    }
    let claims = match claims(token, &keys) {
        Ok(claims) => claims,
        Err(Refusal::NotAToken) => return Ok(Err(("JWTError", NOT_A_TOKEN))),
        Err(Refusal::Signature) if gateway.settings.bypass_signature => unverified(token),
        Err(Refusal::Signature) => return Ok(Err(("JWTError", "Signature verification failed."))),
    };
    let now = gateway.clock.now().as_second();
    let audience_fits = match &claims["aud"] {
        Value::Null => true,
        Value::Array(names) => names.iter().any(|name| name == SERVICE),
        name => name == SERVICE,
    };
    Ok(if claims["nbf"].as_i64().is_some_and(|start| start > now) {
        Err(("JWTClaimsError", "The token is not yet valid (nbf)"))
    } else if claims["exp"].as_i64().is_some_and(|end| end < now) {
        Err(("ExpiredSignatureError", "Signature has expired."))
    } else if !audience_fits {
        Err(("JWTClaimsError", "Invalid audience"))
    } else {
        Ok(claims)
    })
}

/// The claims of a token whose signature nobody checks.
fn unverified(token: &str) -> Value {
    use base64::Engine as _;
    token
        .split('.')
        .nth(1)
        .and_then(|part| base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part).ok())
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn match_headers(exchange: &mut Exchange<'_>, claims: &Value) -> Result<(), Reply> {
    let own = claims["iss"] == SERVICE;
    let subject = if own {
        ("x-gitlab-global-user-id", "X-Gitlab-Global-User-Id")
    } else {
        ("x-gitlab-instance-id", "X-Gitlab-Instance-Id")
    };
    let pairs = [
        ("x-gitlab-realm", "X-Gitlab-Realm", &claims["gitlab_realm"]),
        ("x-gitlab-instance-id", "X-Gitlab-Instance-Id", &claims["gitlab_instance_id"]),
        (subject.0, subject.1, &claims["sub"]),
    ];
    for (header, shown, claim) in pairs {
        let claim = claim.as_str().unwrap_or_default();
        if !claim.is_empty() && exchange.call.header(header) != Some(claim) {
            return Err(refuse(exchange, &format!("Header mismatch '{shown}'")));
        }
    }
    Ok(())
}

fn refuse(exchange: &mut Exchange<'_>, text: &str) -> Reply {
    exchange.note("auth_error_details", text);
    exchange.note("http_exception_details", text);
    Reply::json(401, &json!({"error": text}))
}
