//! The output of `gitlab-rake gitlab:duo:verify_self_hosted_setup` for this world: lines for a person, then a
//! summary in JSON over many lines. A step that raises ends it before the summary.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::gitlab::FEATURES;
use crate::places::{Places, identifier};
use crate::secrets;
use crate::world::World;
use crate::world::gateway::Front;
use crate::world::gitlab::Feature;
use crate::world::model::{Provider, State};

/// Writes the output. `gateway_runs` says whether the gateway's process lives.
pub(crate) fn output(world: &World, places: &Places, gateway_runs: bool) -> String {
    let mut text = String::new();
    let mut line = |words: &str| {
        // Writing into memory cannot fail.
        let _ = writeln!(text, "{words}");
    };
    line("Collecting system information...");
    line(">> System info collected ✔");
    line("Verifying AI Gateway URL configuration...");
    let url = places.fill(&world.gitlab.gateway_url);
    if url.is_empty() {
        line("RuntimeError: Set the 'ai_gateway_url' application setting to point to your AI Gateway instance");
        return text;
    }
    line(&format!(">> AI Gateway URL configured: {url} ✔"));
    line("Verifying license access to code suggestions... ✔");
    line("Checking AI Gateway accessibility...");
    // Nothing is cut off here: a slash at the end makes two of it, and the gateway then wants a token.
    let status = if url.ends_with('/') { 401 } else { 200 };
    if !gateway_runs || world.ai_gateway.front != Front::Gateway || status != 200 {
        line(&if gateway_runs {
            format!(">> AI Gateway returned HTTP {status} ✗")
        } else {
            "   Connection error: Errno::ECONNREFUSED - Failed to open TCP connection".to_owned()
        });
        line("RuntimeError: Cannot access AI Gateway. Possible causes:");
        return text;
    }
    line(">> AI Gateway server is accessible ✔");
    line("DIAGNOSTIC SUMMARY (sanitize before sharing with support)");
    line(&serde_json::to_string_pretty(&summary(world, places, &url)).expect("JSON is written into memory"));
    text
}

fn summary(world: &World, places: &Places, url: &str) -> Value {
    let models: Vec<Value> = world.model.keys().map(|name| model(world, places, name)).collect();
    let tests: Vec<Value> = world
        .model
        .keys()
        .filter(|name| identifier(world, name).starts_with("custom_openai"))
        .map(|name| request(world, places, name))
        .collect();
    let flow = if tests.iter().all(|test| test["status"] == "OK") { "OK" } else { "WARNING" };
    let features: Vec<Value> = FEATURES
        .iter()
        .filter(|feature| !matches!(world.gitlab.features.get(feature.key), Some(Feature::Provider(_))))
        .filter_map(|feature| {
            let name = world.model.keys().next()?;
            Some(json!({"model_id": 1, "model_name": name, "model_type": world.model[name].family, "feature_type": feature.key, "provider": "self_hosted", "enabled": true}))
        })
        .collect();
    let platform = places.fill(&world.gitlab.agent_platform_url);
    json!({
        "system": {
            "gitlab_version": world.gitlab.version,
            "gitlab_revision": "4c7a2f19e5b",
            "rails_env": "production",
            "timestamp": Timestamp::now().to_string(),
            "user": "root",
            "user_id": 1,
            "instance_url": places.gitlab,
        },
        "ai_gateway_url": {"status": "OK", "url": url},
        "transport_connectivity": {
            "proxy_environment": {},
            "endpoints": [{"name": "AI Gateway", "tls": url.starts_with("https"), "proxy": null, "response_time_ms": 1, "status": "OK"}],
        },
        "license": {"feature_available": true, "user_has_access": true, "license_type": world.gitlab.license.plan},
        "ai_gateway_health": {"status": "OK", "url": format!("{url}/monitoring/healthz"), "http_code": 200, "response_body": "{}"},
        "self_hosted_models": {"status": "OK", "count": models.len(), "models": models},
        "feature_settings": {"status": "OK", "total_features": features.len(), "features": features},
        "request_flow": {"status": flow, "models_tested": tests.len(), "model_tests": tests},
        "duo_workflow_service": workflow_service(world, places, &platform),
        "agent_platform_websocket": if world.gitlab.websocket {
            json!({"status": "OK", "url": format!("{}/api/v4/ai/duo_workflows/ws", places.gitlab), "http_status": 101})
        } else {
            json!({"status": "ERROR", "url": format!("{}/api/v4/ai/duo_workflows/ws", places.gitlab), "http_status": 400})
        },
    })
}

fn model(world: &World, places: &Places, name: &str) -> Value {
    json!({
        "id": 1,
        "name": name,
        "model_type": world.model[name].family,
        "endpoint": places.endpoint(world, name),
        "identifier": identifier(world, name),
        "release_state": "GA",
        "ga": true,
        "provider": world.model[name].provider.key(),
        "has_api_token": secrets::configured(world, name).is_some(),
    })
}

/// The task asks the model itself, at `/v1/models` below an endpoint that ends with `/v1` already.
fn request(world: &World, places: &Places, name: &str) -> Value {
    let endpoint = places.endpoint(world, name);
    let data = &world.model[name];
    if data.provider != Provider::Api || data.state == State::NotListening {
        let error = if data.provider == Provider::Api { "Errno::ECONNREFUSED" } else { "SocketError" };
        return json!({"model_id": 1, "model_name": name, "status": "ERROR", "endpoint": endpoint, "error": error});
    }
    let doubled = endpoint.trim_end_matches('/').ends_with("/v1");
    let (status, code) = if doubled { ("WARNING", 404) } else { ("OK", 200) };
    json!({
        "model_id": 1,
        "model_name": name,
        "status": status,
        "endpoint": endpoint,
        "http_code": code,
        "response_time_ms": 4,
        "response_size": 22,
        "has_auth": secrets::configured(world, name).is_some(),
    })
}

fn workflow_service(world: &World, places: &Places, url: &str) -> Value {
    if url.is_empty() {
        return json!({"status": "WARNING", "url": null, "warning": "No self-hosted Duo Workflow Service URL configured"});
    }
    if url == places.agent_platform && world.agent_platform.listening {
        return json!({"status": "OK", "url": url});
    }
    let message = format!("The self-hosted GitLab Duo Agent Platform service at {url} is not reachable.");
    json!({"status": "ERROR", "url": url, "message": message, "errors": [message]})
}
