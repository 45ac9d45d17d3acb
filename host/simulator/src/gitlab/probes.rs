//! GitLab's own examinations: the health check and "Test connection". Both really call the gateway.

use serde_json::{Value, json};

use super::GitLab;
use super::gateway_call::{INSTANCE_ID, NoAnswer};
use super::people::Person;
use super::query::Field;

const CHECK: &str = "/v1/prompts/model_configuration%2Fcheck";
const UNKNOWN: &str =
    "Unknown error. Make sure your self-hosted model is running and that your AI Gateway URL is configured correctly.";
const NOT_CONNECTED: &str = "AI Gateway could not connect to the model endpoint. Verify the model endpoint URL is correct and reachable from the AI Gateway, and that any firewall or proxy is not blocking the connection.";

fn probe(name: &str, success: bool, message: &str, details: Value) -> Value {
    let errors: &[&str] = if success { &[] } else { &[message] };
    json!({"name": name, "success": success, "message": message, "errors": errors, "details": details})
}

impl GitLab {
    /// `cloudConnectorStatus`: the probes of a self-hosted set-up.
    pub(crate) async fn health_check(&self, person: &Person) -> Value {
        let setting = self.gateway_setting();
        let presence = match &setting {
            Some(url) => format!(
                "Self hosted AI Gateway URL is set to {url}. It can be changed in the GitLab Duo configuration."
            ),
            None => {
                "Self hosted AI Gateway URL is not set. It can be changed in the GitLab Duo configuration.".to_owned()
            }
        };
        let mut probes = vec![probe("ai_gateway_url_presence_probe", setting.is_some(), &presence, json!({}))];
        let host = setting
            .as_deref()
            .and_then(|url| url::Url::parse(url).ok())
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        let (reachable, message) = match &setting {
            None => (false, "Cannot validate connection to host because the URL is empty.".to_owned()),
            Some(_) => match self.call_gateway("HEAD", "", &[], None).await {
                Ok(_) => (true, format!("{host} reachable.")),
                Err(problem) => {
                    let (_, text) = problem.ruby();
                    let advice = "If you use firewalls or proxy servers, they must allow traffic to this host.";
                    (false, format!("{host} connection failed: {text}\n\n{advice}"))
                }
            },
        };
        probes.push(probe("host_probe", reachable, &message, json!({})));
        let (allowed, message) = match (self.licensed(), self.may_use_code_suggestions(person)) {
            (true, true) => (true, "License includes access to Code Suggestions."),
            (true, false) => (
                false,
                "License includes access to Code Suggestions, but you lack the necessary permissions to use this feature.",
            ),
            (false, _) => (false, "License does not provide access to Code Suggestions."),
        };
        let details = json!({"instance_id": INSTANCE_ID, "gitlab_version": self.data().version});
        probes.push(probe("code_suggestions_license_probe", allowed, message, details));
        if let Some((operational, message, details)) = self.platform_probe() {
            probes.push(probe("duo_agent_platform_probe", operational, &message, details));
        }
        if !self.data().flow_execution {
            let message = "The allow flow execution setting is disabled.";
            probes.push(probe("allow_flow_execution_probe", false, message, json!({})));
        }
        if self.data().issue_517097 {
            let message = "Authentication with the AI gateway services failed: AI Gateway returned code 401: {\"error\":\"Forbidden by auth provider\"}";
            probes.push(probe("end_to_end_probe", false, message, json!({})));
        }
        let success = probes.iter().all(|probe| probe["success"] == true);
        json!({"success": success, "probeResults": probes})
    }

    /// `aiSelfHostedModelConnectionCheck`.
    pub(crate) async fn connection_check(&self, field: &Field, person: &Person) -> Value {
        let input = &field.arguments.get("input").cloned().unwrap_or_default();
        let text = |key: &str| input[key].as_str().unwrap_or_default().to_owned();
        let metadata = json!({
            "name": text("model").to_lowercase(),
            "endpoint": text("endpoint"),
            "api_key": text("apiToken"),
            "provider": "openai",
            "identifier": text("identifier"),
        });
        let body = json!({"stream": false, "inputs": {}, "model_metadata": metadata});
        let correlation = self.correlation();
        let headers = self.gateway_headers(person, &correlation);
        let outcome = match self.gateway_setting() {
            None => Err("You have not configured your local AI gateway URL. Configure the URL in the GitLab Duo configuration settings.".to_owned()),
            Some(_) => match self.call_gateway("POST", CHECK, &headers, Some(&body)).await {
                Ok(fetched) if fetched.status == 200 => Ok(()),
                Ok(fetched) => {
                    let answer = fetched.json().unwrap_or_default();
                    let detail = answer["detail"].as_str();
                    Err(match (fetched.status, detail) {
                        (421, None | Some("")) => "ERROR: The self-hosted model server returned an error".to_owned(),
                        (421, Some(detail)) => format!("ERROR: The self-hosted model server returned code {detail}"),
                        (401, _) => "ERROR: AI Gateway returned code 401: ".to_owned(),
                        (status, _) => {
                            let first = answer["detail"][0]["msg"].as_str().unwrap_or(UNKNOWN);
                            format!("ERROR: AI Gateway returned code {status}: {first}")
                        }
                    })
                }
                Err(NoAnswer::Blocked) => Err(format!("ERROR: {}", NoAnswer::Blocked.ruby().1)),
                Err(NoAnswer::Failed { .. }) => Err(format!("ERROR: {NOT_CONNECTED}")),
            },
        };
        let (success, message) = match &outcome {
            Ok(()) => (true, "Successfully connected to the self-hosted model"),
            Err(message) => (false, message.as_str()),
        };
        json!({
            "result": probe("model_configuration_probe", success, message, json!({})),
            "errors": [],
            "clientMutationId": null,
        })
    }
}
