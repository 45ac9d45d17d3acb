//! The files of an operator.

use std::os::unix::fs::PermissionsExt;

use crate::support::{named, world};

#[tokio::test]
async fn the_dump_of_the_environment_is_like_the_containers() {
    let world = named("healthy-gitlab-19").await;
    let text = world.read("ai-gateway.env");
    assert!(
        text.contains("\nAIGW_CUSTOM_MODELS__ENABLED=true\n") || text.starts_with("AIGW_CUSTOM_MODELS__ENABLED=true\n")
    );
    let key: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("AIGW_SELF_SIGNED_JWT__SIGNING_KEY="))
        .take_while(|line| !line.starts_with("AIGW_SELF_SIGNED_JWT__VALIDATION_KEY="))
        .collect();
    assert_eq!(key[0], "AIGW_SELF_SIGNED_JWT__SIGNING_KEY=-----BEGIN RSA PRIVATE KEY-----");
    assert_eq!(key.last(), Some(&"-----END RSA PRIVATE KEY-----"));
    assert!(key.len() > 20, "a PEM spans lines");
    assert!(world.read("gitlab.env").contains("DUO_AGENT_PLATFORM_SERVICE_SECURE=false\n"));
}

#[tokio::test]
async fn secrets_are_private_and_nowhere_in_the_logs() {
    let world = named("healthy-gitlab-19").await;
    for name in ["gitlab-admin-token", "gitlab-user-token", "model-mistral-key"] {
        let mode = std::fs::metadata(world.path().join("secrets").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let secrets = world.setup.secrets();
    assert!(secrets.len() >= 8, "{secrets:?}");
    let logs = world.read("logs/llm.log") + &world.read("logs/ai-gateway.log");
    for (name, value) in secrets {
        assert!(value.len() >= 20 && !logs.contains(&value), "{name}");
    }
}

#[tokio::test]
async fn the_configuration_names_only_what_the_operator_gave() {
    let full = named("healthy-gitlab-19").await.configuration;
    assert_eq!(full["gitlab"]["credentials"]["admin"]["file"].as_str(), Some("secrets/gitlab-admin-token"));
    assert_eq!(full["model"]["mistral"]["provider"].as_str(), Some("api"));
    assert!(full["gitlab"].get("ca-file").is_none());
    let little = named("operator-knows-little").await.configuration;
    for part in ["environment", "logs"] {
        assert!(!little.contains_key(part));
    }
    assert!(little["gitlab"].get("credentials").is_none());
    let tls = named("healthy-with-private-ca").await;
    for part in [&tls.configuration["gitlab"], &tls.configuration["ai-gateway"], &tls.configuration["model"]["mistral"]]
    {
        assert_eq!(part["ca-file"].as_str(), Some("ca.pem"));
    }
    assert!(tls.read("ca.pem").starts_with("-----BEGIN CERTIFICATE-----"));
}

#[tokio::test]
async fn a_scenario_can_tell_the_doctor_less_or_something_else() {
    let hidden = named("gateway-open-without-variable").await;
    assert!(!hidden.read("ai-gateway.env").contains("BYPASS"));
    assert_eq!(hidden.gateway("POST", "/v1/chat/agent", &[], "{}").await.status, 422);
    let unset = named("gateway-without-gitlab-url").await;
    assert!(!unset.read("ai-gateway.env").contains("AIGW_GITLAB_URL="));
    let other = world("[doctor]\nvantage = [\"workstation\"]\ngitlab-url = \"http://{nowhere}\"\n[doctor.model.mistral]\nurl = \"http://{closed}/v1\"").await;
    assert_eq!(other.configuration["gitlab"]["url"].as_str(), Some("http://gone.invalid"));
    assert_eq!(other.configuration["vantage"].as_array().unwrap().len(), 1);
    assert!(other.model().starts_with("http://127.0.0.1:"));
}
