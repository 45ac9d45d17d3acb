//! Which header fields, query names and bodies a check may send. What is not known to say one thing to every server is
//! refused: frameworks take another method, another user or a token of a check's own out of a header, a query or a
//! body, and many read `_` in a header's name as `-`. Pure.

use reqwest::header::HeaderValue;
use serde_json::Value;

/// Bytes of one header's value.
const HEADER: usize = 8 * 1024;

/// Header fields that a check may set: what it wants back, and what GitLab tells its gateway about an instance and a
/// user. All others are the host's.
const HEADERS: [&str; 9] = [
    "accept",
    "accept-language",
    "anthropic-version",
    "content-type",
    "x-gitlab-authentication-type",
    "x-gitlab-global-user-id",
    "x-gitlab-host-name",
    "x-gitlab-instance-id",
    "x-gitlab-realm",
];

/// Query names that a check may use: those by which the services under examination page, filter and choose a version.
const QUERY: [&str; 26] = [
    "active",
    "after",
    "all",
    "api-version",
    "before",
    "end",
    "limit",
    "membership",
    "min_access_level",
    "model",
    "offset",
    "order_by",
    "page",
    "pagination",
    "per_page",
    "query",
    "scope",
    "search",
    "simple",
    "sort",
    "start",
    "state",
    "statistics",
    "status",
    "step",
    "verbose",
];

/// Keys at the top of a body by which GitLab and Rails take another method, another user or another credential.
const MEANT_FOR_SERVERS: [&str; 7] =
    ["_method", "access_token", "authenticity_token", "deploy_token", "job_token", "private_token", "sudo"];

/// A header's name in lower case and its value, or why it is not sent.
pub(super) fn header(name: &str, value: String) -> Result<(String, String), String> {
    let name = name.to_ascii_lowercase();
    if !HEADERS.contains(&name.as_str()) {
        return Err(format!("header `{}` belongs to the host; a check sets {}", shown(&name), HEADERS.join(", ")));
    }
    if value.len() > HEADER || HeaderValue::from_str(&value).is_err() {
        return Err(format!("the value of header `{name}` cannot be sent"));
    }
    if name == "content-type" && !is_json(&value) {
        return Err(format!("the content type `{}` is not sent; a check sends application/json", shown(&value)));
    }
    Ok((name, value))
}

/// Refuses a query with a name that is not known to be harmless.
pub(super) fn query(query: &[(String, String)]) -> Result<(), String> {
    match query.iter().find(|(name, _)| !QUERY.contains(&name.as_str())) {
        Some((name, _)) => {
            Err(format!("the query name `{}` is not sent; a check uses {}", shown(name), QUERY.join(", ")))
        }
        None => Ok(()),
    }
}

/// Refuses a body that is not JSON by word and by content: without a content type, servers read a form.
pub(super) fn body(body: &[u8], headers: &[(String, String)]) -> Result<(), String> {
    let mut types = headers.iter().filter(|(name, _)| name == "content-type");
    if types.next().is_none() || types.next().is_some() {
        return Err("a body needs the header `content-type: application/json`, once".into());
    }
    let body: Value = serde_json::from_slice(body).map_err(|error| format!("the body is no JSON: {error}"))?;
    let meant = |key: &&String| {
        let plain = key.to_ascii_lowercase().replace('-', "_");
        // `sudo[]` is `sudo` to Rack.
        MEANT_FOR_SERVERS.contains(&plain.split('[').next().unwrap_or_default())
    };
    match body.as_object().and_then(|body| body.keys().find(meant)) {
        Some(key) => Err(format!(
            "the body's key `{}` is not sent: servers take it for another user, method or credential",
            shown(key)
        )),
        None => Ok(()),
    }
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(|part| part.trim().to_ascii_lowercase());
    parts.next().as_deref() == Some("application/json") && parts.all(|part| part == "charset=utf-8")
}

/// A guest's word in a sentence: short, and without what commands a terminal.
fn shown(text: &str) -> String {
    /// Characters: longer than any real name.
    const SHOWN: usize = 64;
    text.escape_debug().take(SHOWN).collect()
}

#[cfg(test)]
mod tests;
