//! `wit/environment.wit`: settings of the processes under examination. Secrets are masked here,
//! so that their values never enter a guest.

use std::time::Duration;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::State;
use super::gate::{Backend, Call};
use super::hostile::Case;
use super::http::wit_denial;
use super::live::Live;
use crate::bindings::duo_doctor::check::environment as wit;
use duo_doctor_config::settings::{Setting, Settings, is_secret};
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, EnvironmentRule, EnvironmentUse, Grant};
use duo_doctor_scrub::Scrubber;

/// What a system without known settings says, for tests of checks.
const NO_SETTINGS: &str = "no source for the environment";

/// Among names: the source does not list all. No variable has this name.
const UNLISTED: &str = "*";

/// Bytes of a value that are looked at.
const VALUE: usize = 64 * 1024;

fn value(settings: &Settings, name: &str, salt: &str) -> Result<wit::Value, wit::Error> {
    let elsewhere = |place: &str| {
        let text = format!("{name}: {place}");
        Err(wit::Error::Other(("elsewhere".into(), text)))
    };
    let value = match settings.values.get(name) {
        Some(Setting::Text(value)) => value,
        Some(Setting::Elsewhere(place)) => return elsewhere(place),
        None if settings.unlisted.is_empty() => return Ok(wit::Value::Unset),
        None => {
            let text = format!("{name}: {}", settings.unlisted.join(", "));
            return Err(wit::Error::Other(("elsewhere".into(), text)));
        }
    };
    if is_secret(name, value) {
        let digest = Sha256::digest(format!("{salt}{value}").as_bytes());
        return Ok(wit::Value::Secret(wit::Secret {
            length: u32::try_from(value.chars().count()).unwrap_or(u32::MAX),
            lines: u32::try_from(value.lines().count()).unwrap_or(u32::MAX),
            fingerprint: hex::encode(&digest[..6]),
        }));
    }
    let end = value.floor_char_boundary(VALUE.min(value.len()));
    Ok(wit::Value::Text(value[..end].to_owned()))
}

/// A look at one variable.
#[derive(Debug, Serialize)]
pub struct Get {
    scope: String,
    name: String,
}

impl Call for Get {
    const NAME: &'static str = "environment.get";
    type Rule = EnvironmentRule;
    type Answer = Result<wit::Value, wit::Error>;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> EnvironmentUse<'a> {
        EnvironmentUse::Variable { scope: &self.scope, name: &self.name }
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Other(("budget".into(), text)))
    }

    async fn perform(&self, live: &Live, _time: Duration) -> Self::Answer {
        value(live.settings(&self.scope)?, &self.name, live.salt())
    }

    fn invented(&self, _description: &Description) -> Self::Answer {
        Ok(wit::Value::Text("example".into()))
    }

    fn spoilt(&self, case: Case, _good: &Self::Answer) -> Option<Self::Answer> {
        match case {
            Case::NoSettings => Some(Err(wit::Error::NoSource(NO_SETTINGS.into()))),
            Case::Unset => Some(Ok(wit::Value::Unset)),
            Case::Secret => {
                Some(Ok(wit::Value::Secret(wit::Secret { length: 20, fingerprint: "0011".into(), lines: 1 })))
            }
            Case::HugeNumbers => Some(Ok(wit::Value::Text("9".repeat(400)))),
            _ => None,
        }
    }

    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber) {
        if let Ok(wit::Value::Text(text)) = answer {
            scrubber.scrub(text);
        }
    }
}

/// A look at what is set, or at where it comes from.
#[derive(Debug, Serialize)]
pub struct About {
    scope: String,
}

impl Call for About {
    const NAME: &'static str = "environment.names";
    type Rule = EnvironmentRule;
    type Answer = Result<(String, Vec<String>), wit::Error>;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> EnvironmentUse<'a> {
        EnvironmentUse::Scope(&self.scope)
    }

    /// A name says something too: that a product is in use, or how it is protected. Where the source does not list all,
    /// what the check may see is named in any case: it is not unset, and a look at it says so.
    fn narrow(&self, answer: &mut Self::Answer, grant: &Grant) {
        if let Ok((_, names)) = answer {
            let leave = grant.of::<EnvironmentRule>();
            if names.iter().any(|name| name == UNLISTED) {
                let asked = leave.asked().iter().filter(|rule| rule.scope == self.scope);
                names.extend(asked.map(|rule| rule.name.replace('*', "ANY")));
                names.sort_unstable();
                names.dedup();
            }
            names.retain(|name| leave.allow(EnvironmentUse::Variable { scope: &self.scope, name }).is_ok());
        }
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Other(("budget".into(), text)))
    }

    async fn perform(&self, live: &Live, _time: Duration) -> Self::Answer {
        let settings = live.settings(&self.scope)?;
        let unlisted = (!settings.unlisted.is_empty()).then(|| UNLISTED.to_owned());
        Ok((settings.origin.clone(), settings.values.keys().cloned().chain(unlisted).collect()))
    }

    fn invented(&self, description: &Description) -> Self::Answer {
        let rules = description.needs_of::<EnvironmentRule>();
        Ok(("an invented source".into(), rules.map(|rule| rule.name.replace('*', "EXAMPLE")).collect()))
    }

    fn spoilt(&self, case: Case, good: &Self::Answer) -> Option<Self::Answer> {
        match (case, good) {
            (Case::NoSettings, _) => Some(Err(wit::Error::NoSource(NO_SETTINGS.into()))),
            (Case::Unset, Ok((origin, _))) => Some(Ok((origin.clone(), Vec::new()))),
            _ => None,
        }
    }

    fn scrub(_answer: &mut Self::Answer, _scrubber: &Scrubber) {}
}

#[cfg(test)]
impl Get {
    pub(super) fn example() -> Self {
        Self { scope: "ai-gateway".into(), name: "A".into() }
    }
}

#[cfg(test)]
impl About {
    pub(super) fn example() -> Self {
        Self { scope: "ai-gateway".into() }
    }
}

impl wit::Host for State {
    async fn get(&mut self, scope: String, name: String) -> wasmtime::Result<Result<wit::Value, wit::Error>> {
        Ok(self.gate.call(Get { scope, name }).await)
    }

    async fn names(&mut self, scope: String) -> wasmtime::Result<Result<Vec<String>, wit::Error>> {
        Ok(self.gate.call(About { scope }).await.map(|(_, names)| names))
    }

    async fn origin(&mut self, scope: String) -> wasmtime::Result<Result<String, wit::Error>> {
        Ok(self.gate.call(About { scope }).await.map(|(origin, _)| origin))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Instant;

    use super::super::gate::Gate;
    use super::*;
    use crate::record::{Recorder, Replay};
    use duo_doctor_model::description::Need;

    fn settings(entries: &[(&str, &str)]) -> Settings {
        let values = entries.iter().map(|&(name, value)| (name.to_owned(), Setting::Text(value.into())));
        Settings { values: values.collect(), ..Settings::default() }
    }

    #[test]
    fn a_secret_shows_its_length_and_never_its_text() {
        let settings = settings(&[("MODEL_API_KEY", "canary-1"), ("EMPTY_TOKEN", ""), ("AIGW_MTLS__KEY_FILE", "/k")]);
        match value(&settings, "MODEL_API_KEY", "salt") {
            Ok(wit::Value::Secret(secret)) => {
                assert_eq!((secret.length, secret.lines), (8, 1));
                assert!(!secret.fingerprint.contains("canary"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(value(&settings, "EMPTY_TOKEN", ""), Ok(wit::Value::Text(String::new())));
        assert_eq!(value(&settings, "AIGW_MTLS__KEY_FILE", ""), Ok(wit::Value::Text("/k".into())));
        assert_eq!(value(&settings, "NOT_THERE", ""), Ok(wit::Value::Unset));
        assert_eq!(settings.secrets().collect::<Vec<_>>(), ["canary-1"]);
    }

    #[test]
    fn what_stands_elsewhere_is_not_known_and_not_unset() {
        let mut settings = settings(&[]);
        settings.values.insert("KEY".into(), Setting::Elsewhere("Secret gateway, key jwt".into()));
        let is_elsewhere = |answer| matches!(answer, Err(wit::Error::Other((kind, _))) if kind == "elsewhere");
        assert!(is_elsewhere(value(&settings, "KEY", "")));
        assert_eq!(value(&settings, "OTHER", ""), Ok(wit::Value::Unset));
        settings.unlisted.push("Secret gateway".into());
        assert!(is_elsewhere(value(&settings, "OTHER", "")));
    }

    /// A gate over a recording that knows more than the check may.
    fn gate(recorder: &Arc<Recorder>) -> Gate {
        let header = r#"{"recording":"duo-doctor/recording@1","program":"0","now":0,"vantages":[],"impact":"passive"}"#;
        let line = |scope: &str| {
            format!(
                r#"{{"check":"a","call":"environment.names","asked":{{"scope":"{scope}"}},"answered":{{"Ok":["file a.env",["AIGW_X","EDITOR","LANG"]]}}}}"#
            )
        };
        let file = tempfile::NamedTempFile::new().expect("a file");
        let text = [header.into(), line("ai-gateway"), line("gitlab")].join("\n");
        std::fs::write(file.path(), text).expect("it can be written");
        let backend = Backend::Replay(Replay::read(file.path()).expect("a recording"));
        let need = Need::new("environment", "ai-gateway AIGW_*");
        let deadline = Instant::now() + Duration::from_secs(60);
        Gate::new("a", Grant::of_needs(&[need]), Arc::new(backend), Arc::default(), deadline)
            .recorded(Some(Arc::clone(recorder)))
    }

    fn recorded(recorder: &Recorder) -> String {
        let mut bytes = Vec::new();
        recorder.write(&Replay::empty().header, &mut bytes).expect("memory takes all");
        String::from_utf8(bytes).expect("JSON is text")
    }

    #[tokio::test]
    async fn names_that_are_not_granted_reach_neither_guest_nor_recording() {
        let recorder = Arc::default();
        let answer = gate(&recorder).call(About { scope: "ai-gateway".into() }).await;
        assert_eq!(answer, Ok(("file a.env".into(), vec!["AIGW_X".into()])));
        let recorded = recorded(&recorder);
        assert!(
            recorded.contains("AIGW_X") && !recorded.contains("EDITOR") && !recorded.contains("LANG"),
            "{recorded}"
        );
    }

    #[test]
    fn what_a_source_does_not_list_is_named_by_what_the_check_may_see() {
        let needs = ["ai-gateway AIGW_*", "ai-gateway AIGW_X", "ai-gateway LANG", "gitlab LLM_DEBUG"];
        let grant = Grant::of_needs(&needs.map(|rule| Need::new("environment", rule)));
        let names = |listed: &[&str]| {
            let listed = listed.iter().map(|&name| name.to_owned()).collect();
            let mut answer = Ok(("file gw.yaml".to_owned(), listed));
            About { scope: "ai-gateway".into() }.narrow(&mut answer, &grant);
            answer.expect("names").1
        };
        assert_eq!(names(&["AIGW_X", "EDITOR"]), ["AIGW_X"]);
        assert_eq!(names(&["AIGW_X", "EDITOR", UNLISTED]), ["AIGW_ANY", "AIGW_X", "LANG"]);
    }

    #[tokio::test]
    async fn a_scope_of_which_nothing_is_granted_is_denied_with_its_origin() {
        let recorder = Arc::default();
        let mut gate = gate(&recorder);
        let answer = gate.call(About { scope: "gitlab".into() }).await;
        assert!(matches!(answer, Err(wit::Error::Denied(_))), "{answer:?}");
        assert_eq!(gate.spent().denials.len(), 1);
        assert!(!recorded(&recorder).contains("a.env"), "{}", recorded(&recorder));
    }

    #[test]
    fn a_value_is_cut_at_64_kibibytes() {
        for (given, seen) in [(64 * 1024, 64 * 1024), (64 * 1024 + 1, 64 * 1024)] {
            let settings = settings(&[("AIGW_LONG", &"v".repeat(given))]);
            let Ok(wit::Value::Text(text)) = value(&settings, "AIGW_LONG", "") else { panic!("it is no secret") };
            assert_eq!(text.len(), seen);
        }
    }
}
