//! Values of GraphQL fields that are read from settings.

use serde_json::{Value, json};

use super::GitLab;
use super::features::{FEATURES, Known};
use super::people::Person;
use super::query::Field;
use crate::clock::day;
use crate::places::identifier;
use crate::secrets;

/// Families that GitLab calls generally available.
const GENERALLY_AVAILABLE: [&str; 5] = ["claude_3", "codestral", "gpt", "mistral", "mixtral"];

impl GitLab {
    /// `currentUser`.
    pub(crate) fn current_user(&self, person: &Person) -> Value {
        let code = self.flag("ai_duo_code_suggestions_switch") && self.may_use_code_suggestions(person);
        let chat = self.may_use_chat(person);
        let features: &[&str] = if chat {
            &["include_file_context", "include_snippet_context", "include_issue_context", "explain_code"]
        } else {
            &[]
        };
        json!({
            "id": format!("gid://gitlab/User/{}", person.id),
            "username": person.name,
            "name": person.name,
            "duoCodeSuggestionsAvailable": code,
            "duoChatAvailable": chat,
            "duoClassicChatAvailable": chat,
            "duoChatAvailableFeatures": features,
            "codeSuggestionsContexts": if code { json!(["open_tabs", "imports"]) } else { json!([]) },
        })
    }

    /// `currentLicense`.
    pub(crate) fn current_license(&self) -> Value {
        let license = &self.data().license;
        if license.plan.is_empty() {
            return Value::Null;
        }
        json!({
            "id": "gid://gitlab/License/3",
            "type": license.kind,
            "plan": license.plan,
            "name": "Operations",
            "company": "Example Corp",
            "startsAt": "2025-01-10",
            "expiresAt": day(self.license_end()),
            "lastSync": self.time(),
            "billableUsersCount": 18,
            "maximumUserCount": 18,
        })
    }

    /// `addOnPurchases`.
    pub(crate) fn add_on_purchases(&self) -> Value {
        let list: Vec<Value> = (1..)
            .zip(&self.data().add_ons)
            .map(|(id, add_on)| {
                json!({
                    "id": format!("gid://gitlab/GitlabSubscriptions::AddOnPurchase/{id}"),
                    "name": add_on.name,
                    "purchasedQuantity": add_on.purchased,
                    "assignedQuantity": add_on.assigned,
                })
            })
            .collect();
        json!(list)
    }

    /// `duoSettings`: the gateway's fields are null to everybody who may not manage self-hosted models.
    pub(crate) fn duo_settings(&self, person: &Person) -> Value {
        let readable = person.admin && self.self_hosting_allowed();
        let of = |value: Value| if readable { value } else { Value::Null };
        json!({
            "aiGatewayUrl": of(json!(self.gateway_setting())),
            "aiGatewayTimeoutSeconds": of(json!(self.data().gateway_timeout_seconds)),
            "duoAgentPlatformServiceUrl": of(json!(self.platform_setting())),
            "selfHostedDuoAgentPlatformServiceSecure": of(json!(self.platform_secure())),
            "duoCoreFeaturesEnabled": true,
            "updatedAt": self.time(),
            "minimumAccessLevelExecute": null,
            "minimumAccessLevelExecuteAsync": null,
            "minimumAccessLevelManage": null,
            "minimumAccessLevelEnableOnProjects": null,
        })
    }

    /// `aiFeatureSettings`.
    pub(crate) fn feature_settings(&self) -> Value {
        let plan = &self.data().license.plan;
        let nodes: Vec<Value> = FEATURES
            .iter()
            .filter(|feature| plan != "premium" || feature.key != "duo_chat_explain_vulnerability")
            .map(|feature| self.feature_node(feature))
            .collect();
        connection(nodes)
    }

    fn feature_node(&self, feature: &Known) -> Value {
        let (provider, model) = self.setting(feature);
        let valid: Vec<Value> = self
            .model_names()
            .filter(|name| feature.families.contains(&self.world.model[*name].family.as_str()))
            .map(|name| self.model_node(name))
            .collect();
        json!({
            "feature": feature.key,
            "provider": provider.key(),
            "title": feature.title,
            "mainFeature": feature.main,
            "compatibleLlms": feature.families,
            "releaseState": "GA",
            "selfHostedModel": model.map(|name| self.model_node(&name)),
            "gitlabModel": null,
            "defaultGitlabModel": {"ref": "claude_sonnet_4_5_20250929_vertex", "name": "Claude Sonnet 4.5 - Vertex"},
            "validModels": connection(valid),
            "validGitlabModels": {"nodes": []},
            "allowList": null,
        })
    }

    fn model_names(&self) -> impl Iterator<Item = &str> {
        let configured = self.data().models_configured;
        self.world.model.keys().filter(move |_| configured).map(String::as_str)
    }

    /// `aiSelfHostedModels`.
    pub(crate) fn self_hosted_models(&self, field: &Field) -> Value {
        let wanted = field.arguments.get("id").and_then(Value::as_str);
        let nodes = self
            .model_names()
            .map(|name| {
                let mut node = self.model_node(name);
                let features = FEATURES
                    .iter()
                    .filter(|feature| self.setting(feature).1.as_deref() == Some(name))
                    .map(|feature| json!({"feature": feature.key, "provider": "self_hosted", "title": feature.title, "mainFeature": feature.main}))
                    .collect();
                node["featureSettings"] = connection(features);
                node
            })
            .filter(|node| wanted.is_none_or(|id| node["id"] == id))
            .collect();
        connection(nodes)
    }

    fn model_node(&self, name: &str) -> Value {
        let Some(model) = self.world.model.get(name) else {
            return Value::Null;
        };
        let number = self.world.model.keys().position(|other| other == name).unwrap_or(0) + 1;
        let key = secrets::configured(&self.world, name);
        let general = GENERALLY_AVAILABLE.contains(&model.family.as_str());
        json!({
            "id": format!("gid://gitlab/Ai::SelfHostedModel/{number}"),
            "name": name,
            "model": model.family,
            "modelDisplayName": display_name(&model.family),
            "endpoint": self.places.endpoint(&self.world, name),
            "identifier": identifier(&self.world, name),
            "provider": model.provider.graphql(),
            "hasApiToken": key.is_some(),
            "apiToken": key,
            "releaseState": if general { "GA" } else { "BETA" },
            "createdAt": "2025-06-02T08:00:00Z",
            "updatedAt": "2025-06-02T08:00:00Z",
        })
    }
}

fn display_name(family: &str) -> String {
    let mut letters = family.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect::<String>().replace('_', " ")
}

fn connection(nodes: Vec<Value>) -> Value {
    json!({
        "nodes": nodes,
        "pageInfo": {"hasNextPage": false, "hasPreviousPage": false, "startCursor": null, "endCursor": null},
    })
}
