//! The gateway without a token: the order of authentication, its open paths, and its exact bodies.

use crate::support::{named, world};

const NO_HEADER: &str = r#"{"error":"No authorization header presented"}"#;

#[tokio::test]
async fn health_says_nothing_and_needs_no_token() {
    let world = named("healthy").await;
    let answer = world.gateway("GET", "/monitoring/healthz?x=1", &[("x-request-id", "mine")], "").await;
    answer.is(200, "{}");
    let names: Vec<&str> = answer.headers.keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["date", "server", "content-length", "content-type", "x-process-time", "x-request-id"]);
    assert_eq!((answer.header("server"), answer.header("x-request-id")), ("uvicorn", "mine"));
    let head = world.gateway("HEAD", "/monitoring/healthz", &[], "").await;
    assert_eq!((head.status, head.header("allow"), head.header("content-length")), (405, "GET", "31"));
    world.gateway("POST", "/monitoring/healthz", &[], "").await.is(405, r#"{"detail":"Method Not Allowed"}"#);
}

#[tokio::test]
async fn without_a_token_every_other_path_is_refused() {
    let world = named("healthy").await;
    for path in
        ["/", "/nope", "/docs", "/openapi.json", "//monitoring/healthz", "/monitoring/healthz/", "/Monitoring/healthz"]
    {
        world.gateway("GET", path, &[], "").await.is(401, NO_HEADER);
    }
    world.gateway("GET", "/metrics", &[], "").await.is(404, r#"{"detail":"Not Found"}"#);
    let list = world.gateway("GET", "/v1/models%2Fdefinitions", &[], "").await;
    assert_eq!((list.status, list.json()["models"][4]["provider"].is_null()), (200, true));
    assert_eq!(world.gateway("GET", "/v1/models/definitions/", &[], "").await.status, 401);
}

#[tokio::test]
async fn the_refusals_come_in_their_order() {
    let world = named("healthy").await;
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[], "No authorization header presented"),
        (&[("authorization", "Basic eA==")], "Invalid authorization header"),
        (&[("authorization", "Bearer abc")], "Invalid authentication token type - only OIDC is supported"),
        (
            &[("authorization", "Bearer abc"), ("x-gitlab-authentication-type", "OIDC")],
            "Invalid authentication token type - only OIDC is supported",
        ),
        (&[("authorization", "Bearer abc"), ("x-gitlab-authentication-type", "oidc")], "Forbidden by auth provider"),
    ];
    for (headers, error) in cases {
        let answer = world.gateway("POST", "/v1/chat/agent", headers, "{}").await;
        answer.is(401, &format!("{{\"error\":\"{error}\"}}"));
    }
    let reasons = world.exceptions();
    assert_eq!(reasons, vec![("JWTError".to_owned(), "Not enough segments".to_owned()); 2]);
}

#[tokio::test]
async fn a_bypass_lets_everybody_through_to_the_routes() {
    let world = named("authentication-bypass-left-on").await;
    world.gateway("POST", "/v1/chat/agent", &[], "{}").await.is(422, r#"{"detail":"Validation error"}"#);
    world.gateway("POST", "/v1/chat/nope", &[], "{}").await.is(404, r#"{"detail":"Not found"}"#);
    world.gateway("GET", "//monitoring/healthz", &[], "").await.is(404, r#"{"detail":"Not Found"}"#);
    let slash = world.gateway("GET", "/monitoring/healthz/", &[], "").await;
    let target = format!("{}/monitoring/healthz", world.url("ai-gateway"));
    assert_eq!((slash.status, slash.header("location")), (307, target.as_str()));
    let verbose = [("x-gitlab-enabled-instance-verbose-ai-logs", "true")];
    let told = world.gateway("POST", "/v2/chat/agent", &verbose, "{}").await;
    assert_eq!((told.status, told.json()["detail"][0]["loc"][1].as_str()), (422, Some("messages")));
    let ready = world.gateway("GET", "/monitoring/ready", &[], "").await;
    ready.is(500, "Internal Server Error");
    assert_eq!((ready.header("x-process-time"), ready.header("content-type")), ("", "text/plain; charset=utf-8"));
}

#[tokio::test]
async fn a_bypass_by_header_needs_the_header() {
    let world = world("[ai-gateway.environment]\nAIGW_AUTH__BYPASS_EXTERNAL_WITH_HEADER = \"true\"").await;
    assert_eq!(world.gateway("POST", "/v1/chat/agent", &[], "{}").await.status, 401);
    assert_eq!(world.gateway("POST", "/v1/chat/agent", &[("bypass-auth", "true")], "{}").await.status, 422);
}

#[tokio::test]
async fn a_preflight_is_answered_before_anything_else_and_not_logged() {
    let world = named("healthy").await;
    let lines = world.log("logs/ai-gateway.log").len();
    let headers = [("origin", "http://example.com"), ("access-control-request-method", "POST")];
    let answer = world.gateway("OPTIONS", "/v2/chat/agent", &headers, "").await;
    answer.is(200, "OK");
    assert_eq!((answer.header("x-process-time"), answer.header("access-control-allow-origin")), ("", "*"));
    assert_eq!(world.log("logs/ai-gateway.log").len(), lines);
}

#[tokio::test]
async fn what_stands_in_its_place_answers_as_itself() {
    let slash = named("proxy-changes-gateway-path").await;
    slash.gateway("GET", "/monitoring/healthz", &[], "").await.is(401, NO_HEADER);
    let login = named("another-server-in-place-of-gateway").await;
    let page = login.gateway("GET", "/monitoring/healthz", &[], "").await;
    assert_eq!(
        (page.status, page.header("content-type"), page.header("server")),
        (200, "text/html; charset=utf-8", "nginx/1.22.1")
    );
    let broken = named("gateway-behind-broken-proxy").await;
    assert_eq!(broken.gateway("GET", "/monitoring/healthz", &[], "").await.status, 502);
    let welcome = world("[ai-gateway]\nfront = \"welcome-page\"").await;
    assert_eq!(welcome.gateway("GET", "/monitoring/healthz", &[], "").await.status, 404);
    assert_eq!(welcome.gateway("POST", "/v2/chat/agent", &[], "").await.status, 405);
}
