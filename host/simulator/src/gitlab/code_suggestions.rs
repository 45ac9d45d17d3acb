//! `/api/v4/code_suggestions/*`: the requests that editors send.

use serde_json::{Value, json};

use super::GitLab;
use super::gateway_call::INSTANCE_ID;
use super::people::Person;
use super::rest::{PROJECT, forbidden, not_found, unauthorized};
use crate::reply::{Reply, nginx_page};
use crate::serve::Call;
use crate::world::gitlab::Provider;

impl GitLab {
    /// Answers one of the actions.
    pub(crate) async fn code_suggestions(&self, call: &Call, action: &str, person: &Person) -> Reply {
        if !self.flag("ai_duo_code_suggestions_switch") {
            return not_found();
        }
        if !self.may_use_code_suggestions(person) {
            return unauthorized().header("x-gitlab-error-origin", "monolith");
        }
        let body = call.json().unwrap_or_default();
        match action {
            "enabled" => match body["project_path"].as_str() {
                Some(PROJECT) if self.data().duo_off.is_some() => forbidden(),
                Some(PROJECT) => Reply::empty(200),
                Some(_) => not_found(),
                None => Reply::json(400, &json!({"error": "project_path is missing"})),
            },
            "completions" => self.completions(&body, person).await,
            "direct_access" => self.direct_access(person).await,
            "connection_details" => Reply::json(201, &self.connection_details(person)),
            _ => super::rest::no_route(),
        }
    }

    async fn completions(&self, body: &Value, person: &Person) -> Reply {
        let file = &body["current_file"];
        if !file["file_name"].is_string() || !file["content_above_cursor"].is_string() {
            let missing = "current_file is missing, current_file[file_name] is missing, current_file[content_above_cursor] is missing";
            return Reply::json(400, &json!({"error": missing}));
        }
        let generation = body["intent"] == "generation";
        let (feature, path) = if generation {
            ("code_generations", "/v2/code/generations")
        } else {
            ("code_completions", "/v2/code/completions")
        };
        let (provider, model) = self.setting_of(feature);
        if provider == Provider::Disabled {
            return unauthorized().header("x-gitlab-error-origin", "monolith");
        }
        if self.data().usage_refused {
            let words = "16:Forbidden by auth provider. debug_error_string:{UNAUTHENTICATED:Error received from peer {grpc_message:\"Forbidden by auth provider\"}}";
            return Reply::json(403, &json!({"message": words})).header("x-gitlab-error-origin", "monolith");
        }
        let metadata = model.map(|name| self.model_metadata(&name)).unwrap_or_default();
        let request = json!({
            "current_file": file,
            "prompt_version": 2,
            "prompt_id": format!("code_suggestions/{}", if generation { "generations" } else { "completions" }),
            "model_provider": "litellm",
            "model_name": metadata["name"],
            "model_endpoint": metadata["endpoint"],
            "model_api_key": metadata["api_key"],
            "model_identifier": metadata["identifier"],
            "stream": false,
        });
        let correlation = self.correlation();
        let headers = self.gateway_headers(person, &correlation);
        match self.call_gateway("POST", path, &headers, Some(&request)).await {
            // The answer goes through as it is: status, type and body are the gateway's.
            Ok(fetched) => {
                let kind = match fetched.header("content-type") {
                    Some(kind) if kind.starts_with("application/json") => "application/json",
                    Some(kind) if kind.starts_with("text/html") => "text/html",
                    _ => "text/plain; charset=utf-8",
                };
                Reply::text(fetched.status, kind, fetched.text())
            }
            Err(_) => nginx_page(502, "502 Bad Gateway"),
        }
    }

    async fn direct_access(&self, person: &Person) -> Reply {
        let (_, model) = self.setting_of("code_completions");
        if model.is_none() {
            let text = "Please, assign a model to the \"Code completion\" feature settings in your duo settings";
            return Reply::json(
                400,
                &json!({"message": "400 Bad request - No Code Completion model provided", "error": text}),
            );
        }
        let correlation = self.correlation();
        let headers = self.gateway_headers(person, &correlation);
        let answer = self.call_gateway("POST", "/v1/code/user_access_token", &headers, Some(&json!({}))).await;
        let refused = |code: Value, text: String| {
            Reply::json(
                503,
                &json!({"message": "Token creation failed", "error_description": text, "error_code": code, "error": "token_creation_failed"}),
            )
        };
        match answer {
            Err(problem) => refused(Value::Null, problem.ruby().1),
            Ok(fetched) if fetched.status != 200 => refused(json!(fetched.status), fetched.text()),
            Ok(fetched) => {
                let body = fetched.json().unwrap_or_default();
                Reply::json(
                    201,
                    &json!({
                        "base_url": self.gateway_base(),
                        "token": body["token"],
                        "expires_at": body["expires_at"],
                        "headers": {
                            "X-Gitlab-Instance-Id": INSTANCE_ID,
                            "X-Gitlab-Realm": "self-managed",
                            "X-Gitlab-Global-User-Id": self.global_user_id(person),
                            "X-Gitlab-Host-Name": self.places.gitlab_origin.split("://").nth(1),
                        },
                    }),
                )
            }
        }
    }

    fn connection_details(&self, person: &Person) -> Value {
        json!({
            "instance_id": INSTANCE_ID,
            "instance_version": self.data().version,
            "realm": "self-managed",
            "global_user_id": self.global_user_id(person),
            "host_name": self.places.gitlab_origin.split("://").nth(1),
            "feature_enablement_type": "duo_enterprise",
            "saas_duo_pro_namespace_ids": null,
        })
    }
}
