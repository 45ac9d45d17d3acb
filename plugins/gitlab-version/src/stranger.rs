//! Who answers where GitLab should. Names only what is certain by the answer itself; whatever
//! could as well come from GitLab is nobody's.

use duo_doctor_sdk::http::Response;
use duo_doctor_sdk::serde_json::Value;

/// Characters of a redirect's target that a message shows.
const LOCATION_SHOWN: usize = 200;

/// Somebody other than GitLab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stranger {
    /// Keyword that the message selects on.
    pub what: &'static str,
    /// HTTP status, or `-`.
    pub status: String,
    /// The `server` header, or `-`.
    pub server: String,
    /// Target of a redirect without its query, or `-`.
    pub location: String,
    /// False where GitLab itself could answer so in a rare case.
    pub sure: bool,
}

impl Stranger {
    /// Somebody of whom no header is known.
    #[must_use]
    pub(crate) fn new(what: &'static str) -> Self {
        Self { what, status: "-".into(), server: "-".into(), location: "-".into(), sure: true }
    }
}

/// True for the JSON bodies of GitLab's API that carry no data: `{"message":"401 Unauthorized"}`,
/// `{"error":"404 Not Found"}`, and those of its token check.
#[must_use]
pub(crate) fn speaks_as_gitlab(response: &Response) -> bool {
    let Some(Value::Object(body)) = response.json() else {
        return false;
    };
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let status = format!("{} ", response.status);
    let token_check = ["invalid_token", "insufficient_scope", "insufficient_granular_scope"];
    text("message").starts_with(&status)
        || text("error").starts_with(&status)
        || token_check.contains(&text("error").as_str())
}

/// The stranger that this answer shows, or nobody.
#[must_use]
pub(crate) fn recognise(response: &Response) -> Option<Stranger> {
    let html = response.is_html();
    let what = match response.status {
        // GitLab says its version in some hundred bytes.
        _ if response.truncated => "huge",
        300..400 => redirect(response),
        502..=504 => "gitlab-down",
        400 if response.body.contains("plain HTTP request was sent to HTTPS port") => "tls-port",
        401 if is_the_gateway(response) => "ai-gateway",
        // GitLab limits requests with a text of its own, and so do proxies.
        429 => return None,
        200 | 400..500 if html => "page",
        404 => "other-service",
        _ => return None,
    };
    Some(Stranger {
        status: response.status.to_string(),
        server: response.header("server").unwrap_or("-").into(),
        location: response.header("location").map_or_else(|| "-".into(), without_query),
        sure: what != "other-service",
        ..Stranger::new(what)
    })
}

/// The AI Gateway asks for a token in words of its own at every path that it does not know.
fn is_the_gateway(response: &Response) -> bool {
    response.json().is_some_and(|body| body["error"] == "No authorization header presented")
}

fn redirect(response: &Response) -> &'static str {
    let target = response.header("location").unwrap_or_default();
    if target.contains("/api/v4/") { "moved" } else { "redirect" }
}

/// The query of a sign-in redirect holds one-time values that belong into no report.
fn without_query(location: &str) -> String {
    let end = location.find(['?', '#']).unwrap_or(location.len());
    location[..end].chars().take(LOCATION_SHOWN).collect()
}
