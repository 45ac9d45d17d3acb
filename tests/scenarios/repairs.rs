//! Every repair can be carried out: each cause has a command or a setting with where it belongs, for each kind of
//! installation that has one, and a last step that shows whether it worked; what is known is filled in, and what is
//! switched on for a look is switched off again.

use std::collections::BTreeSet;

use serde_json::Value;

/// What the operator's own configuration says, and what stands in the finding's evidence.
const KNOWN: [&str; 4] = ["gitlab-url", "gateway-url", "correlation-id", "model"];

/// Switches that are for looking, never for staying.
const FOR_A_LOOK: [&str; 3] = ["AIGW_AUTH__BYPASS_EXTERNAL=true", "AIGW_LOGGING__LEVEL=debug", "--log-level debug"];

/// What is missing in the repairs of a report's causes.
pub(super) fn missing(report: &Value) -> Vec<String> {
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for cause in all(&report["diagnosis"]["causes"]) {
        let check = all(&report["checks"]).into_iter().find(|check| check["id"] == cause["check"]).expect("its check");
        let finding = all(&check["findings"])
            .into_iter()
            .find(|finding| finding["code"] == cause["code"] && finding["subject"] == cause["subject"])
            .expect("the cause's finding");
        let steps = all(&finding["steps"]);
        found.extend(of_steps(&steps).into_iter().map(|what| format!("{} {what}", cause["code"])));
        let english = all(&finding["words"]["en"]["steps"]);
        if english.len() != steps.len() {
            found.push(format!("{} has {} steps in {} sentences", cause["code"], steps.len(), english.len()));
        }
    }
    found
}

fn of_steps(steps: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    let done = |step: &&Value| step["action"].get("command").is_some() || step["action"].get("setting").is_some();
    if !steps.iter().any(|step| done(&step)) {
        found.push("has neither a command nor a setting".to_owned());
    }
    if steps.last().is_none_or(|step| !is_a_look(step)) {
        found.push("does not end with a look at whether it worked".to_owned());
    }
    let mut open = BTreeSet::new();
    steps.iter().for_each(|step| placeholders(step, &mut open));
    found.extend(KNOWN.iter().filter(|name| open.contains(**name)).map(|name| format!("leaves {{{name}}} open")));
    for step in steps.iter().filter(|step| step.get("undo").is_none()) {
        let text = step["action"].to_string();
        found
            .extend(FOR_A_LOOK.iter().filter(|switch| text.contains(*switch)).map(|switch| format!("leaves {switch}")));
    }
    found
}

/// The check again, or a task of GitLab's that says the same.
fn is_a_look(step: &Value) -> bool {
    step["action"].get("verify").is_some() || step["action"].get("command").is_some()
}

fn placeholders(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => match fields.get("placeholder").and_then(Value::as_str) {
            Some(name) => _ = found.insert(name.to_owned()),
            None => fields.values().for_each(|value| placeholders(value, found)),
        },
        Value::Array(items) => items.iter().for_each(|item| placeholders(item, found)),
        _ => {}
    }
}
