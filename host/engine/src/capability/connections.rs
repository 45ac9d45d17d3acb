//! `wit/connections.wit`: the endpoints that the operator named, without secrets.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use super::State;
use super::gate::{Backend, Call, OverBudget};
use super::hostile::Case;
use super::live::Live;
use crate::bindings::duo_doctor::check::connections as wit;
use crate::bindings::duo_doctor::check::types::Arg;
use duo_doctor_config::Connection;
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, HttpRule, HttpUse};
use duo_doctor_scrub::Scrubber;

/// A look at the connections of a kind.
#[derive(Debug, Serialize)]
pub struct List {
    kind: String,
    #[serde(skip)]
    hidden: Arc<BTreeSet<String>>,
}

impl Call for List {
    const NAME: &'static str = "connections.list";
    type Rule = HttpRule;
    type Answer = Vec<wit::Connection>;

    fn wants<'a>(&'a self, _backend: &'a Backend) -> HttpUse<'a> {
        HttpUse::List { kind: &self.kind }
    }

    fn denied(_denial: Denial) -> Self::Answer {
        Vec::new()
    }

    fn exhausted(_text: String) -> Self::Answer {
        Vec::new()
    }

    async fn perform(&self, live: &Live, _time: Duration) -> Self::Answer {
        let seen = live.connections().filter(|connection| connection.kind.name() == self.kind);
        seen.filter(|connection| !self.hidden.contains(&connection.name)).map(view).collect()
    }

    fn invented(&self, description: &Description) -> Self::Answer {
        let rules = description.needs_of::<HttpRule>().filter(|rule| rule.connection == self.kind);
        let credentials = rules.map(|rule| rule.credential).filter(|credential| !credential.is_empty());
        let credentials: BTreeSet<String> = credentials.collect();
        let name = if self.kind == "model" { "model/example" } else { &self.kind };
        vec![wit::Connection {
            name: name.into(),
            kind: self.kind.clone(),
            scheme: "https".into(),
            host: "example.com".into(),
            port: 443,
            base_path: String::new(),
            written: "https://example.com".into(),
            credentials: credentials.into_iter().collect(),
            attributes: Vec::new(),
        }]
    }

    /// A system at its worst has its endpoints all the same: what is wrong shows where they are used.
    fn spoilt(&self, _case: Case, _good: &Self::Answer) -> Option<Self::Answer> {
        None
    }

    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber) {
        for connection in answer {
            scrubber.scrub(&mut connection.written);
            scrubber.scrub(&mut connection.base_path);
            connection.attributes.iter_mut().for_each(|attribute| scrubber.scrub(&mut attribute.value));
        }
    }
}

fn view(connection: &Connection) -> wit::Connection {
    let attributes = connection.attributes.iter();
    wit::Connection {
        name: connection.name.clone(),
        kind: connection.kind.name().into(),
        scheme: connection.url.scheme().into(),
        host: connection.host().into(),
        port: connection.port(),
        base_path: connection.base_path().into(),
        written: connection.written.clone(),
        credentials: connection.credentials.keys().cloned().collect(),
        attributes: attributes.map(|(name, value)| Arg { name: name.clone(), value: value.clone() }).collect(),
    }
}

#[cfg(test)]
impl List {
    pub(super) fn example() -> Self {
        Self { kind: "gitlab".into(), hidden: Arc::default() }
    }
}

impl wit::Host for State {
    async fn list(&mut self, kind: String) -> wasmtime::Result<Vec<wit::Connection>> {
        let hidden = self.gate.hidden();
        let connections = self.gate.call(List { kind, hidden }).await;
        // A list has no place for an error, and an empty one would read as "nothing is configured".
        if self.gate.is_over_budget() { Err(wasmtime::Error::new(OverBudget)) } else { Ok(connections) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::super::gate::Gate;
    use super::super::hostile::{Case, Hostile};
    use super::*;
    use crate::record::Replay;
    use duo_doctor_model::description::Need;
    use duo_doctor_model::policy::Grant;
    use duo_doctor_model::testing::check;

    #[tokio::test]
    async fn kinds_without_a_need_are_not_listed() {
        // Has a connection of every kind.
        let backend = Hostile::new(Case::NoLog, Replay::empty(), check("a", &[]).description);
        let grant = Grant::of_needs(&[Need::new("http", "list model")]);
        let deadline = Instant::now() + Duration::from_secs(60);
        let backend = Arc::new(Backend::Hostile(Box::new(backend)));
        let mut gate = Gate::new("a", grant, backend, Arc::default(), deadline);
        let list = |kind: &str| List { kind: kind.into(), hidden: Arc::default() };
        assert_eq!(gate.call(list("model")).await.len(), 1);
        assert!(gate.call(list("gitlab")).await.is_empty());
        let denials: Vec<&str> = gate.spent().denials.iter().map(|denial| denial.wanted.as_str()).collect();
        assert_eq!(denials, ["list gitlab"]);
    }
}
