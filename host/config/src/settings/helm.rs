//! Values of the AI Gateway's Helm chart, of GitLab's chart with the gateway in it, and for GitLab's own settings of
//! that chart. Only what is certain: the chart's templates and defaults are not in the file.

use serde_json::Value;

use super::wanted::Wanted;
use super::yaml::scalar;
use super::{Setting, Settings, manifest};

/// Values that become variables as they are.
const VARIABLES: [(&str, &str); 2] = [("url", "AIGW_GITLAB_URL"), ("apiUrl", "AIGW_GITLAB_API_URL")];

/// Values that set a variable in a way that only the chart knows.
const OF_THE_CHART: [(&str, &str); 2] =
    [("authBypassExternal", "AIGW_AUTH__BYPASS_EXTERNAL"), ("customerPortalUrl", "AIGW_CUSTOMER_PORTAL_URL")];

/// Keys that the chart makes and hands over in a Secret.
const KEYS: [&str; 4] = [
    "AIGW_SELF_SIGNED_JWT__SIGNING_KEY",
    "AIGW_SELF_SIGNED_JWT__VALIDATION_KEY",
    "DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY",
    "DUO_WORKFLOW_SELF_SIGNED_JWT__VALIDATION_KEY",
];

/// The name of the gateway's chart inside of GitLab's.
const INSIDE: &str = "ai-gateway";

/// True for values of one of these charts.
pub(super) fn is_one(document: &Value) -> bool {
    let gateway =
        |values: &Value| values["extraEnvironmentVariables"].is_array() || values["gitlab"]["url"].is_string();
    gateway(document) || document[INSIDE].is_object() || document["global"].is_object()
}

/// Reads them.
///
/// # Errors
/// They set no variables.
pub(super) fn parse(document: &Value, wanted: &Wanted<'_>) -> Result<Settings, String> {
    let mut settings = if wanted.is_gitlab() { of_gitlab(document) } else { of_gateway(document) };
    if settings.values.is_empty() {
        return Err("they set no variables".into());
    }
    if !wanted.is_gitlab() {
        let of_chart = || Setting::Elsewhere("a Secret of the chart".into());
        KEYS.iter().for_each(|name| _ = settings.values.entry((*name).into()).or_insert_with(of_chart));
    }
    Ok(settings)
}

fn of_gateway(document: &Value) -> Settings {
    let inside = document[INSIDE].is_object();
    let values = if inside { &document[INSIDE] } else { document };
    let mut settings = Settings { origin: "Helm values of the AI Gateway".into(), ..Settings::default() };
    for (key, name) in VARIABLES {
        // GitLab's chart puts its own address there.
        let setting = match scalar(&values["gitlab"][key]) {
            _ if inside => Setting::Elsewhere("global.hosts of GitLab's chart".into()),
            Some(url) => Setting::Text(url),
            None => continue,
        };
        settings.values.insert(name.into(), setting);
    }
    for (key, name) in OF_THE_CHART {
        if !values[key].is_null() {
            settings.values.insert(name.into(), Setting::Elsewhere(format!("the Helm value {key}")));
        }
    }
    settings.values.extend(manifest::variables(&values["extraEnvironmentVariables"]));
    if let Some(tag) = scalar(&values["image"]["tag"]) {
        let repository = values["image"]["repository"].as_str().unwrap_or("model-gateway");
        settings.container.insert("image".into(), format!("{repository}:{tag}"));
    }
    settings
}

/// `extraEnv` of all of GitLab's chart, and of what runs Rails for users.
fn of_gitlab(document: &Value) -> Settings {
    let mut settings = Settings { origin: "Helm values of GitLab".into(), ..Settings::default() };
    for part in [&document["global"], &document["gitlab"]["webservice"]] {
        let pairs = part["extraEnv"].as_object().into_iter().flatten();
        let pairs = pairs.filter_map(|(name, value)| Some((name.clone(), Setting::Text(scalar(value)?))));
        settings.values.extend(pairs);
        for (name, source) in part["extraEnvFrom"].as_object().into_iter().flatten() {
            let entry = serde_json::json!([{"name": name, "valueFrom": source}]);
            settings.values.extend(manifest::variables(&entry));
        }
    }
    settings
}
