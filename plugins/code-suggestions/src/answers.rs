//! What GitLab's answers say about the switches.

use std::collections::BTreeMap;

use duo_doctor_sdk::http::{Answer, field};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Evidence, Reason};

/// The credential that asks for projects.
const USER: &str = "user";

/// The operations flag without which GitLab refuses code suggestions.
pub(crate) const SWITCH: &str = "ai_duo_code_suggestions_switch";

/// A project of the user.
#[derive(Debug)]
pub(crate) struct Project {
    /// With its groups: `demo/app`.
    pub path: String,
    /// Whether GitLab Duo is on in it; none: GitLab does not say.
    pub on: Option<bool>,
    /// The number of its group; none: it is a person's own.
    pub group: Option<u64>,
}

/// The setting of an instance or a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// On.
    On,
    /// Off for everything below that does not say otherwise.
    Off {
        /// What is below must not say otherwise ("always off").
        locked: bool,
    },
    /// Not known.
    Unknown,
}

/// How far the operations flag is on.
pub(crate) enum Rollout {
    /// On or never set, or not known.
    Everybody,
    /// On for some; the gates as GitLab shows them.
    Partial(String),
}

/// The user's projects, or why they are not known.
pub(crate) fn projects(answer: Option<&Answer>) -> Result<Vec<Project>, Reason> {
    let connection = field(answer, USER, "projects").permitted(USER)?;
    let nodes = connection.get("nodes").and_then(Value::as_array).ok_or(Reason::Malformed)?;
    let project = |node: &Value| {
        let path = node.get("fullPath")?.as_str()?.to_owned();
        let group =
            node.pointer("/group/id").and_then(Value::as_str).and_then(|id| id.rsplit('/').next()?.parse().ok());
        Some(Project { path, on: node.get("duoFeaturesEnabled").and_then(Value::as_bool), group })
    };
    let projects: Vec<Project> = nodes.iter().filter_map(project).collect();
    if !projects.is_empty() && projects.iter().all(|project| project.on.is_none()) {
        return Err(Reason::NotPermitted { credential: USER.into() });
    }
    Ok(projects)
}

/// The group or person that a project belongs to.
pub(crate) fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

/// The groups of projects that are off, with their numbers.
pub(crate) fn groups_of_off(projects: &[Project]) -> BTreeMap<String, u64> {
    let off = projects.iter().filter(|project| project.on == Some(false));
    off.filter_map(|project| Some((parent(&project.path)?.to_owned(), project.group?))).collect()
}

/// What the instance or a group has.
pub(crate) fn setting(answer: Option<&Answer>) -> Setting {
    let Some(body) = answer.filter(|answer| answer.status() == Some(200)).and_then(Answer::json) else {
        return Setting::Unknown;
    };
    let value = |key: &str| body.get(key).and_then(Value::as_bool);
    match value("duo_features_enabled") {
        Some(true) => Setting::On,
        Some(false) => Setting::Off { locked: value("lock_duo_features_enabled") == Some(true) },
        None => Setting::Unknown,
    }
}

/// Whether editors may go to the gateway directly: a keyword of the messages.
pub(crate) fn direct(settings: Option<&Answer>) -> &'static str {
    let body = settings.filter(|answer| answer.status() == Some(200)).and_then(Answer::json).unwrap_or_default();
    match body.get("disabled_direct_code_suggestions").and_then(Value::as_bool) {
        Some(true) => "no",
        Some(false) => "yes",
        None => "unknown",
    }
}

/// The state of the operations flag; GitLab lists only flags that somebody has set.
pub(crate) fn rollout(answer: &Answer) -> Rollout {
    let flags = answer.json().filter(|_| answer.status() == Some(200));
    let flag = flags
        .as_ref()
        .and_then(Value::as_array)
        .and_then(|flags| flags.iter().find(|flag| flag.get("name").and_then(Value::as_str) == Some(SWITCH)));
    match flag {
        Some(flag) if flag.get("state").and_then(Value::as_str) == Some("conditional") => {
            Rollout::Partial(flag.get("gates").map(Value::to_string).unwrap_or_default())
        }
        _ => Rollout::Everybody,
    }
}

/// The two settings of an answer that has many.
pub(crate) fn shown(answer: &Answer) -> Option<Evidence> {
    let body = answer.json()?;
    let of = |key: &str| body.get(key).map_or_else(|| "-".into(), Value::to_string);
    let (on, lock) = (of("duo_features_enabled"), of("lock_duo_features_enabled"));
    Some(Evidence::new(answer.source.clone(), format!("duo_features_enabled {on}, lock_duo_features_enabled {lock}")))
}

/// A quotation of one value of an answer.
pub(crate) fn quotation(answer: Option<&Answer>, text: &str) -> Evidence {
    Evidence::new(answer.map(|answer| answer.source.clone()).unwrap_or_default(), text)
}
