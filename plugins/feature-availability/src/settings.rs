//! The features that GitLab lists, and the models that they are to use.

use duo_doctor_sdk::Reason;
use duo_doctor_sdk::http::{Answer, Field, field};
use duo_doctor_sdk::serde_json::Value;

/// The credential that asks for settings.
const ADMIN: &str = "admin";

/// A feature that is to use a self-hosted model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assigned {
    /// GitLab's key.
    pub feature: String,
    /// As the screen names it.
    pub title: String,
    /// As the administrator named the model.
    pub model: String,
    /// Key of its family.
    pub family: String,
}

/// All that GitLab lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Keys of all features.
    pub keys: Vec<String>,
    /// Those with a self-hosted model.
    pub assigned: Vec<Assigned>,
}

/// Reads the settings, or says why that cannot be.
pub(crate) fn read(answer: Option<&Answer>) -> Result<Listed, Reason> {
    let connection = field(answer, ADMIN, "aiFeatureSettings").permitted(ADMIN)?;
    let nodes = connection.get("nodes").and_then(Value::as_array).ok_or(Reason::Malformed)?;
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut listed = Listed::default();
    for node in nodes {
        let feature = text(node, "feature").ok_or(Reason::Malformed)?;
        listed.keys.push(feature.clone());
        let own = text(node, "provider").is_some_and(|provider| provider.eq_ignore_ascii_case("self_hosted"));
        let Some(model) = node.get("selfHostedModel").filter(|model| own && model.is_object()) else { continue };
        listed.assigned.push(Assigned {
            title: text(node, "title").unwrap_or_else(|| feature.clone()),
            model: text(model, "name").unwrap_or_else(|| "?".into()),
            family: text(model, "model").unwrap_or_default().to_lowercase(),
            feature,
        });
    }
    Ok(listed)
}

/// Features of which GitLab itself tells the families.
pub(crate) fn families(answer: Option<&Answer>) -> Vec<String> {
    let Field::Value(connection) = field(answer, ADMIN, "aiFeatureSettings") else { return Vec::new() };
    let nodes = connection.get("nodes").and_then(Value::as_array).into_iter().flatten();
    let told =
        nodes.filter(|node| node.get("compatibleLlms").and_then(Value::as_array).is_some_and(|list| !list.is_empty()));
    told.filter_map(|node| Some(node.get("feature")?.as_str()?.to_owned())).collect()
}
