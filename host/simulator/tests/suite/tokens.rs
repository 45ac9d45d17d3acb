//! Tokens all the way: GitLab signs, the gateway fetches GitLab's keys and judges.

use serde_json::json;

use crate::support::{USER, World, named, world};

const COMPLETION: &str =
    r#"{"current_file":{"file_name":"a.py","content_above_cursor":"def a"},"intent":"completion"}"#;
const DIRECT: &str = "/api/v4/code_suggestions/direct_access";
const COMPLETIONS: &str = "/api/v4/code_suggestions/completions";
const CHECK: &str = "/v1/prompts/model_configuration%2Fcheck";

async fn completion(world: &World) -> (u16, String) {
    let answer = world.gitlab("POST", COMPLETIONS, &[USER], COMPLETION).await;
    (answer.status, answer.body)
}

#[tokio::test]
async fn a_real_token_goes_through_to_the_model() {
    let world = named("healthy").await;
    let (status, body) = completion(&world).await;
    assert_eq!((status, body.contains("Hello! from the simulated model.")), (200, true), "{body}");
    let refreshed = world.log("logs/ai-gateway.log");
    let refreshed: Vec<_> = refreshed.iter().filter(|line| line["message"] == "JWKS refreshed").collect();
    assert_eq!(refreshed.len(), 2, "GitLab's keys and the portal's, once each");
}

#[tokio::test]
async fn the_gateways_own_token_is_good_for_its_scope_only() {
    let world = named("healthy").await;
    let granted = world.gitlab("POST", DIRECT, &[USER], "").await;
    assert_eq!(granted.status, 201);
    let granted = granted.json();
    assert_eq!(granted["base_url"], world.url("ai-gateway"));
    let given = &granted["headers"];
    let token = format!("Bearer {}", granted["token"].as_str().unwrap());
    let mut headers = vec![
        ("authorization", token.as_str()),
        ("x-gitlab-authentication-type", "oidc"),
        ("x-gitlab-realm", given["X-Gitlab-Realm"].as_str().unwrap()),
        ("x-gitlab-instance-id", given["X-Gitlab-Instance-Id"].as_str().unwrap()),
        ("x-gitlab-global-user-id", given["X-Gitlab-Global-User-Id"].as_str().unwrap()),
    ];
    let key = world.read("secrets/model-mistral-key");
    let metadata = json!({"provider": "openai", "name": "mistral", "endpoint": world.model(), "api_key": key.trim(), "identifier": "custom_openai/mistral"});
    let body = json!({"stream": false, "inputs": {}, "model_metadata": metadata}).to_string();
    world.gateway("POST", CHECK, &headers, &body).await.is(200, "\"Hello! from the simulated model.\"");
    let chat =
        world.gateway("POST", "/v2/chat/agent", &headers, r#"{"messages":[{"role":"user","content":"hi"}]}"#).await;
    chat.is(403, r#"{"detail":"Unauthorized to access duo chat"}"#);
    headers[2].1 = "saas";
    world.gateway("POST", CHECK, &headers, &body).await.is(401, r#"{"error":"Header mismatch 'X-Gitlab-Realm'"}"#);
    headers[2].1 = "self-managed";
    headers[3].1 = "another";
    world
        .gateway("POST", CHECK, &headers, &body)
        .await
        .is(401, r#"{"error":"Header mismatch 'X-Gitlab-Instance-Id'"}"#);
}

#[tokio::test]
async fn a_key_that_did_not_sign_is_a_401_and_a_line_per_request() {
    for text in ["[gitlab]\nkeys = \"foreign\"", "[ai-gateway]\ncached-keys = \"old\""] {
        let world = world(text).await;
        assert_eq!(completion(&world).await, (401, r#"{"error":"Forbidden by auth provider"}"#.to_owned()));
        let rejected = world.exceptions().iter().filter(|(_, text)| text == "Signature verification failed.").count();
        assert_eq!(rejected, 7, "six chats and this request");
    }
}

#[tokio::test]
async fn no_key_at_all_is_a_500_and_stays_one() {
    let text = "[gitlab]\nkeys = \"empty\"\n[ai-gateway]\nunset = [\"AIGW_SELF_SIGNED_JWT__SIGNING_KEY\"]\n[ai-gateway.environment]\nAIGW_CUSTOMER_PORTAL_URL = \"{gitlab}\"";
    let world = world(text).await;
    for _ in 0..2 {
        assert_eq!(completion(&world).await, (500, "Internal Server Error".to_owned()));
    }
    let exceptions = world.exceptions();
    let critical = exceptions.iter().filter(|(class, _)| class == "CriticalAuthError").count();
    let loads = exceptions.iter().filter(|(class, _)| class == "JWKError").count();
    assert_eq!((critical, loads), (8, 1), "six chats and two requests, one load of keys");
    assert!(exceptions.iter().any(|(_, text)| text == "No keys founds in JWKS; are OIDC providers up?"));
}

#[tokio::test]
async fn own_keys_turn_the_500_into_a_401() {
    let world =
        world("[gitlab]\nkeys = \"empty\"\n[ai-gateway.environment]\nAIGW_CUSTOMER_PORTAL_URL = \"{gitlab}\"").await;
    assert_eq!(completion(&world).await.0, 401);
}

#[tokio::test]
async fn the_causes_of_missing_keys_are_in_the_log() {
    let cases = [
        (
            "gitlab-url-without-scheme",
            "MissingSchema",
            "Invalid URL '/.well-known/openid-configuration': No scheme supplied. Perhaps you meant https:///.well-known/openid-configuration?",
        ),
        ("gitlab-under-relative-url", "JSONDecodeError", "Expecting value: line 1 column 1 (char 0)"),
        ("gateway-does-not-trust-gitlab", "SSLError", "CERTIFICATE_VERIFY_FAILED"),
        ("gitlab-url-of-another-host", "ConnectionError", "Name or service not known"),
    ];
    for (name, class, text) in cases {
        let world = named(name).await;
        let exceptions = world.exceptions();
        let found = exceptions.iter().any(|(found, message)| found == class && message.contains(text));
        assert!(found, "{name}: {exceptions:?}");
    }
}

#[tokio::test]
async fn a_missing_signing_key_breaks_only_tokens_for_editors() {
    let world = named("signing-key-missing").await;
    assert_eq!(completion(&world).await.0, 200);
    let answer = world.gitlab("POST", DIRECT, &[USER], "").await;
    assert_eq!((answer.status, answer.json()["message"].as_str()), (503, Some("Token creation failed")));
}

#[tokio::test]
async fn gitlab_refuses_in_its_own_words() {
    let world = named("user-without-code-suggestions").await;
    let answer = world.gitlab("POST", COMPLETIONS, &[USER], COMPLETION).await;
    answer.is(401, r#"{"message":"401 Unauthorized"}"#);
    assert_eq!(answer.header("x-gitlab-error-origin"), "monolith");
    let off = named("code-suggestions-switched-off").await;
    off.gitlab("POST", COMPLETIONS, &[USER], COMPLETION).await.is(404, r#"{"message":"404 Not Found"}"#);
    world.gitlab("GET", "/api/v4/version", &[], "").await.is(401, r#"{"message":"401 Unauthorized"}"#);
    world.gitlab("GET", "/api/v4/license", &[USER], "").await.is(403, r#"{"message":"403 Forbidden"}"#);
    world.gitlab("GET", "/api/v4/nope", &[USER], "").await.is(404, r#"{"error":"404 Not Found"}"#);
    world.gitlab("GET", "/api/v4/projects", &[], "").await.is(200, "[]");
}
