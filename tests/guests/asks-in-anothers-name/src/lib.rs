//! Sends what servers take for another user, method or credential: in the query, in headers, in forms, in JSON that
//! hides it. Says what of it was sent.

use guest_kit::{Context, Description, Finding, Misbehaviour, Outcome, finding, get, http, need};

/// The guest.
pub struct Asks;

guest_kit::register!(Asks);

impl Misbehaviour for Asks {
    fn describe(description: Description) -> Description {
        Description { needs: vec![need("http", "POST gitlab /** as user")], ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let sent = requests().into_iter().filter(|(_, request)| {
            !matches!(http::send(request), Err(http::Error::Invalid(_) | http::Error::TooLarge(_)))
        });
        let sent: Vec<String> = sent.map(|(name, _)| name).collect();
        Ok(vec![finding(Outcome::Unknown, &sent.join(", "))])
    }
}

fn requests() -> Vec<(String, http::Request)> {
    let base = || http::Request { method: http::Method::Post, ..get("gitlab", "/api/v4/version") };
    let query = [
        "sudo",
        "SUDO",
        "su\u{200b}do",
        "private_token",
        "access_token",
        "job_token",
        "_method",
        "user[sudo]",
        "page[]",
    ];
    let query = query
        .map(|name| (format!("query {name:?}"), http::Request { query: vec![(name.into(), "1".into())], ..base() }));
    let headers = [
        "Sudo",
        "X_HTTP_METHOD_OVERRIDE",
        "X-Forwarded-For",
        "Private_Token",
        "X-Gitlab-Token",
        "Job-Token",
        "Forwarded",
    ];
    let headers = headers.map(|name| {
        (format!("header {name:?}"), http::Request { headers: vec![(name.into(), "root".into())], ..base() })
    });
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let bodies: [(&str, &str); 9] = [
        ("application/x-www-form-urlencoded", "_method=delete&sudo=root"),
        (
            "multipart/form-data; boundary=a",
            "--a\r\ncontent-disposition: form-data; name=\"sudo\"\r\n\r\nroot\r\n--a--",
        ),
        ("text/plain", "{\"sudo\":\"root\"}"),
        ("application/json", "{\"sudo\":\"root\"}"),
        ("application/json", "{\"\\u0073udo\":\"root\"}"),
        ("application/json", "{\"a\":1,\"private-token[]\":\"x\",\"a\":2}"),
        ("application/json", "\u{feff}{}"),
        ("application/json", "sudo=root"),
        ("application/json", &nested),
    ];
    let bodies = bodies.into_iter().enumerate().map(|(index, (kind, body))| {
        let headers = vec![("content-type".into(), kind.into())];
        (format!("body {index}"), http::Request { headers, body: Some(body.into()), ..base() })
    });
    query.into_iter().chain(headers).chain(bodies).collect()
}
