//! GraphQL: null for who may not, an error for what does not exist.

use serde_json::{Value, json};

use crate::support::{ADMIN, USER, named, world};

#[tokio::test]
async fn an_unknown_field_is_an_error_with_status_200() {
    let world = named("healthy").await;
    let answer = world.gitlab("POST", "/api/graphql", &[ADMIN], r#"{"query":"{ nope }"}"#).await;
    answer.is(
        200,
        r#"{"errors":[{"message":"Field 'nope' doesn't exist on type 'Query'","locations":[{"line":1,"column":3}],"path":["query","nope"],"extensions":{"code":"undefinedField","typeName":"Query","fieldName":"nope"}}]}"#,
    );
    let nested =
        world.graphql(ADMIN, "query Q { duoSettings { aiGatewayUrl selfHostedDuoAgentPlatformServiceSecure } }").await;
    assert_eq!(
        nested["errors"][0]["message"],
        "Field 'selfHostedDuoAgentPlatformServiceSecure' doesn't exist on type 'DuoSettings'"
    );
    let old = named("gitlab-too-old").await.graphql(ADMIN, "{ duoSettings { aiGatewayUrl } }").await;
    assert_eq!(old["errors"][0]["message"], "Field 'duoSettings' doesn't exist on type 'Query'");
    let free = named("gitlab-community-edition").await.graphql(ADMIN, "{ currentUser { duoChatAvailable } }").await;
    assert_eq!(free["errors"][0]["extensions"]["fieldName"], "duoChatAvailable");
}

#[tokio::test]
async fn what_a_person_may_not_read_is_null() {
    let world = named("healthy").await;
    let query = "{ aiFeatureSettings { nodes { feature } } aiSelfHostedModels { nodes { name } } duoSettings { aiGatewayUrl } addOnPurchases { name } }";
    let expected = json!({"data": {"aiFeatureSettings": null, "aiSelfHostedModels": null, "duoSettings": {"aiGatewayUrl": null}, "addOnPurchases": null}});
    assert_eq!(world.graphql(USER, query).await, expected);
    let expired = named("licence-expired").await.graphql(ADMIN, query).await;
    assert_eq!(expired["data"]["aiSelfHostedModels"], Value::Null);
    assert_eq!(expired["data"]["duoSettings"]["aiGatewayUrl"], Value::Null);
    let loud = world.graphql(USER, "{ cloudConnectorStatus { success } }").await;
    assert_eq!(
        (&loud["data"]["cloudConnectorStatus"], loud["errors"].as_array().map(Vec::len)),
        (&Value::Null, Some(1))
    );
}

#[tokio::test]
async fn an_unset_url_is_null_while_models_can_be_read() {
    let world = named("gateway-url-not-set").await;
    let answer = world
        .graphql(ADMIN, "{ duoSettings { aiGatewayUrl } aiSelfHostedModels { nodes { name provider hasApiToken } } }")
        .await;
    let models = json!({"nodes": [{"name": "mistral", "provider": "API", "hasApiToken": true}]});
    assert_eq!(answer, json!({"data": {"duoSettings": {"aiGatewayUrl": null}, "aiSelfHostedModels": models}}));
}

#[tokio::test]
async fn features_have_aliases_models_and_families() {
    let world = named("family-does-not-fit-feature").await;
    let query = "query { all: aiFeatureSettings { nodes { key: feature provider compatibleLlms selfHostedModel { model identifier } } } }";
    let answer = world.graphql(ADMIN, query).await;
    let nodes = answer["data"]["all"]["nodes"].as_array().unwrap();
    let review = nodes.iter().find(|node| node["key"] == "review_merge_request").unwrap();
    assert_eq!(review["provider"], "self_hosted");
    assert_eq!(review["selfHostedModel"], json!({"model": "codegemma", "identifier": "custom_openai/codegemma"}));
    assert!(!review["compatibleLlms"].as_array().unwrap().contains(&json!("codegemma")));
}

#[tokio::test]
async fn a_bad_token_and_a_bad_query_are_told_apart() {
    let world = named("healthy").await;
    let body = r#"{"query":"{ currentUser { username } }"}"#;
    let bad = world.gitlab("POST", "/api/graphql", &[("private-token", "glpat-x")], body).await;
    bad.is(401, r#"{"errors":[{"message":"Invalid token"}]}"#);
    world.gitlab("POST", "/api/graphql", &[], body).await.is(200, r#"{"data":{"currentUser":null}}"#);
    let broken = world.graphql(ADMIN, "{ currentUser { username ").await;
    assert!(broken["errors"][0]["message"].as_str().unwrap().starts_with("Expected NAME"), "{broken}");
}

#[tokio::test]
async fn the_connection_test_asks_the_gateway() {
    let world = named("model-name-not-served").await;
    let key = world.read("secrets/model-mistral-key");
    let query = format!(
        "mutation {{ aiSelfHostedModelConnectionCheck(input: {{ name: \"m\", model: MISTRAL, endpoint: \"{}\", apiToken: \"{}\", identifier: \"custom_openai/mistral-7b\" }}) {{ result {{ success message }} errors }} }}",
        world.model(),
        key.trim()
    );
    let answer = world.graphql(ADMIN, &query).await;
    let result = &answer["data"]["aiSelfHostedModelConnectionCheck"]["result"];
    assert_eq!(
        *result,
        json!({"success": false, "message": "ERROR: The self-hosted model server returned code 404: Not Found"})
    );
}

#[tokio::test]
async fn the_health_check_probes_for_real() {
    let probe = "{ cloudConnectorStatus { success probeResults { name success } } }";
    let well = named("healthy").await.graphql(ADMIN, probe).await;
    assert_eq!(well["data"]["cloudConnectorStatus"]["success"], true);
    let down = world("[ai-gateway]\nfront = \"not-listening\"\n[logs]\nchats = 0").await.graphql(ADMIN, probe).await;
    let probes = &down["data"]["cloudConnectorStatus"]["probeResults"];
    assert_eq!(probes[1], json!({"name": "host_probe", "success": false}));
}
