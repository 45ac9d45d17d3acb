//! What GitLab's answers say about the user and about the operations flag.

use duo_doctor_sdk::http::Answer;
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Evidence, Reason};

use crate::Facts;
use duo_doctor_sdk::http::{Field, field};

/// The operations flag without which GitLab refuses code suggestions to everybody.
const SWITCH: &str = "ai_duo_code_suggestions_switch";

/// GitLab's own limit for user names.
const NAME_LENGTH: usize = 255;

/// One question about the user, answered.
pub(crate) struct Available {
    /// The person behind the token.
    pub username: Option<String>,
    /// Yes or no, or why that is not known.
    pub available: Result<bool, Reason>,
    /// The answer that says so.
    pub evidence: Option<Evidence>,
}

/// The operations flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flag {
    /// Set to off: that is the cause.
    Off,
    /// Never set, or on: not the cause.
    On,
    /// On for some, or not known.
    Unclear,
}

impl Flag {
    /// The messages' word for it.
    pub(crate) fn keyword(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::On => "on",
            Self::Unclear => "unclear",
        }
    }
}

/// May the user use code suggestions?
pub(crate) fn code_suggestions(facts: &Facts) -> Available {
    available(facts.code_suggestions.as_ref(), "duoCodeSuggestionsAvailable")
}

/// May the user use chat?
pub(crate) fn chat(facts: &Facts) -> Available {
    available(facts.chat.as_ref(), "duoChatAvailable")
}

fn available(answer: Option<&Answer>, name: &str) -> Available {
    let user = match field(answer, "user", "currentUser") {
        Field::Value(user) => Ok(user),
        // For GitLab somebody without a valid token is nobody, not an error.
        Field::Null => Err(Reason::Rejected { credential: "user".into() }),
        Field::Missing(reason) => Err(reason),
    };
    let username = user.as_ref().ok().and_then(|user| user.get("username")?.as_str()).filter(|name| is_username(name));
    let username = username.map(str::to_owned);
    let available = user.and_then(|user| match user.get(name) {
        Some(Value::Bool(available)) if username.is_some() => Ok(*available),
        Some(Value::Null) => Err(Reason::NotPermitted { credential: "user".into() }),
        _ => Err(Reason::Malformed),
    });
    Available { username, available, evidence: answer.map(Answer::evidence) }
}

/// The name ends up in a command line: nothing but what GitLab allows in user names.
fn is_username(name: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    (1..=NAME_LENGTH).contains(&name.len()) && name.chars().all(allowed)
}

/// The state of the operations flag. GitLab lists only flags that somebody has set.
pub(crate) fn flag(facts: &Facts) -> Flag {
    let Some(answer) = facts.features.as_ref().filter(|answer| answer.status() == Some(200)) else {
        return Flag::Unclear;
    };
    let Some(Value::Array(features)) = answer.json() else {
        return Flag::Unclear;
    };
    match entry(&features).map(|feature| feature.get("state").and_then(Value::as_str)) {
        Some(Some("off")) => Flag::Off,
        None | Some(Some("on")) => Flag::On,
        Some(_) => Flag::Unclear,
    }
}

fn entry(features: &[Value]) -> Option<&Value> {
    features.iter().find(|feature| feature.get("name").and_then(Value::as_str) == Some(SWITCH))
}

/// A quotation of the flag; the list of all flags says nothing in its first lines.
pub(crate) fn flag_evidence(answer: &Answer) -> Option<Evidence> {
    match answer.json() {
        Some(Value::Array(features)) => {
            let state = entry(&features)?.get("state").and_then(Value::as_str).unwrap_or("-");
            Some(Evidence::new(answer.source.clone(), format!("{SWITCH}: {state}")))
        }
        _ => Some(answer.evidence()),
    }
}
