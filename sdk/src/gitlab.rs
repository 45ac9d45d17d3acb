//! What several checks ask of GitLab, or ask as GitLab does.

use serde_json::json;

use crate::connections::Connection;
use crate::http::{self, Answer, Request};

/// Where GitLab tells a user what it would send to the AI Gateway in that user's name.
pub const CONNECTION_DETAILS: &str = "/api/v4/code_suggestions/connection_details";

/// The credential of the AI Gateway's connection: a token that GitLab made for a user.
pub const GATEWAY_TOKEN: &str = "token";

/// Headers that the gateway holds against the token's claims, and the fields of the connection details.
const CLAIMS: [(&str, &str); 3] = [
    ("x-gitlab-instance-id", "instance_id"),
    ("x-gitlab-realm", "realm"),
    ("x-gitlab-global-user-id", "global_user_id"),
];

/// The connection details of the user whose token the operator gave; needs POST to [`CONNECTION_DETAILS`].
#[must_use]
pub fn connection_details(gitlab: &Connection) -> Answer {
    http::post(&gitlab.name, CONNECTION_DETAILS, &json!({})).credential("user").send()
}

/// A request to the gateway as GitLab sends it for a user: the operator's token where there is one, with the headers
/// that belong to it.
pub fn as_user(request: Request, gateway: &Connection, details: Option<&Answer>) -> Request {
    if !gateway.has_credential(GATEWAY_TOKEN) {
        return request;
    }
    let details = details.and_then(Answer::json).unwrap_or_default();
    let request = request.credential(GATEWAY_TOKEN).header("x-gitlab-authentication-type", "oidc");
    CLAIMS.into_iter().fold(request, |request, (header, field)| match details[field].as_str() {
        Some(value) => request.header(header, value),
        None => request,
    })
}

/// GitLab's version as it writes it, and its first two numbers, in an answer of `/api/v4/metadata` or
/// `/api/v4/version`.
#[must_use]
pub fn version(answer: Option<&Answer>) -> Option<(String, (u32, u32))> {
    let body = answer.filter(|answer| answer.status() == Some(200))?.json()?;
    let text = body.get("version")?.as_str()?;
    let mut numbers = text.split(['.', '-']).map(str::parse);
    Some((text.to_owned(), (numbers.next()?.ok()?, numbers.next()?.ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::{Exchange, Response};

    fn answer(status: u16, body: &str) -> Answer {
        let response = Response { status, body: body.into(), ..Response::default() };
        Answer { source: String::new(), result: Exchange::Response(response) }
    }

    #[test]
    fn versions() {
        for (status, body, expected) in [
            (200, r#"{"version":"18.5.2-ee"}"#, Some(("18.5.2-ee", (18, 5)))),
            (200, r#"{"version":"18.6.0-pre"}"#, Some(("18.6.0-pre", (18, 6)))),
            (200, r#"{"version":"main"}"#, None),
            (200, r#"{"version":18}"#, None),
            (200, "<html>", None),
            (401, r#"{"version":"18.5.2-ee"}"#, None),
        ] {
            let expected = expected.map(|(text, numbers): (&str, _)| (text.to_owned(), numbers));
            assert_eq!(version(Some(&answer(status, body))), expected, "{status} {body}");
        }
        assert_eq!(version(None), None);
    }

    #[test]
    fn a_token_goes_with_the_headers_that_belong_to_it() {
        let details = answer(200, r#"{"instance_id":"i","realm":"self-managed","global_user_id":null}"#);
        let request = || http::request(http::Method::Post, "ai-gateway", "/v2/chat/agent");
        let with = Connection { credentials: vec![GATEWAY_TOKEN.into()], ..Connection::default() };
        let sent = as_user(request(), &with, Some(&details)).headers();
        let names: Vec<&str> = sent.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["accept", "x-gitlab-authentication-type", "x-gitlab-instance-id", "x-gitlab-realm"]);
        assert_eq!(
            as_user(request(), &Connection::default(), Some(&details)).headers().len(),
            1,
            "no token, no headers"
        );
    }
}
