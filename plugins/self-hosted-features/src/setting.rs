//! The setting of one feature, as GitLab's GraphQL shows it, and what may be said about model
//! families.

use std::collections::BTreeMap;

use duo_doctor_sdk::serde_json::Value;

/// The families that GitLab has names for. Where either side speaks of others, nothing is compared.
const FAMILIES: [&str; 11] = [
    "codegemma",
    "codellama",
    "codestral",
    "mistral",
    "mixtral",
    "deepseekcoder",
    "llama3",
    "claude_3",
    "gpt",
    "gemini",
    "general",
];

/// Who answers for a feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Provider {
    /// Switched off by an administrator.
    Disabled,
    /// GitLab's own model through GitLab's own gateway.
    Vendored,
    /// A self-hosted model.
    SelfHosted,
    /// Never decided.
    Unassigned,
    /// A word that is not known here.
    Other(String),
}

/// A self-hosted model as a feature names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Model {
    /// As the administrator named it.
    pub name: String,
    /// Key of its family.
    pub family: String,
}

/// The setting of one feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// For example `code_completions`.
    pub feature: String,
    /// As the screen names it.
    pub title: String,
    /// Who answers.
    pub provider: Provider,
    /// The model, where there is one.
    pub model: Option<Model>,
}

/// Reads all settings; nothing where one of them lacks its key or its provider.
#[must_use]
pub(crate) fn read(connection: &Value) -> Option<Vec<Setting>> {
    connection.get("nodes")?.as_array()?.iter().map(setting).collect()
}

fn setting(node: &Value) -> Option<Setting> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let feature = text(node, "feature")?;
    let provider = match text(node, "provider")?.to_lowercase().as_str() {
        "disabled" => Provider::Disabled,
        "vendored" => Provider::Vendored,
        "self_hosted" => Provider::SelfHosted,
        "unassigned" => Provider::Unassigned,
        other => Provider::Other(other.to_owned()),
    };
    let model = node.get("selfHostedModel").filter(|model| model.is_object()).map(|model| Model {
        name: text(model, "name").unwrap_or_else(|| "?".into()),
        family: text(model, "model").unwrap_or_default().to_lowercase(),
    });
    Some(Setting { title: text(node, "title").unwrap_or_else(|| feature.clone()), feature, provider, model })
}

/// Families that each feature works with, where GitLab tells them.
#[must_use]
pub(crate) fn families(connection: &Value) -> BTreeMap<String, Vec<String>> {
    let nodes = connection.get("nodes").and_then(Value::as_array).into_iter().flatten();
    let listed = nodes.filter_map(|node| {
        let families = node.get("compatibleLlms")?.as_array()?.iter().filter_map(Value::as_str);
        Some((node.get("feature")?.as_str()?.to_owned(), families.map(str::to_lowercase).collect()))
    });
    listed.collect()
}

/// True only where GitLab lists families for the feature, in words known here, and this one is not
/// among them.
#[must_use]
pub(crate) fn is_incompatible(family: &str, listed: Option<&Vec<String>>) -> bool {
    let known = |name: &str| FAMILIES.contains(&name);
    listed.is_some_and(|listed| {
        known(family)
            && !listed.is_empty()
            && listed.iter().all(|name| known(name))
            && !listed.iter().any(|name| name == family)
    })
}
