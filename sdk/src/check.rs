//! What a check is: a description, `gather`, and `judge`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use crate::bindings::duo_doctor::check::types::{Impact, Vantage};
use crate::bindings::exports::duo_doctor::check::checker;
pub use crate::bindings::exports::duo_doctor::check::checker::Hop;
use crate::finding::Finding;
use crate::signature::Signature;

/// A troubleshooting check. Hand it to [`register!`](crate::register) to make it a component.
pub trait Check {
    /// All that `judge` looks at. Fixture files are such facts, written as JSON.
    type Facts: Serialize + DeserializeOwned;

    /// Who the check is and what it asks for; must always give the same answer.
    fn describe() -> Description;

    /// Calls capabilities, decides nothing.
    ///
    /// # Errors
    /// The reason why the check could not do its work; the run then shows it as broken.
    /// No access and no data are facts, not errors.
    fn gather(context: &Context) -> Result<Self::Facts, String>;

    /// Decides, calls nothing: the same facts give the same findings.
    fn judge(facts: &Self::Facts) -> Vec<Finding>;
}

/// What the host tells a check about the run.
#[derive(Debug, Clone)]
pub struct Context {
    /// Every place that the host stands for.
    pub vantages: Vec<Vantage>,
    /// The most that the operator allows.
    pub impact: Impact,
    /// Milliseconds that the check has.
    pub time_ms: u32,
    /// Seconds since 1970, UTC.
    pub now: f64,
}

/// Who a check is and what it asks for. Its version is that of its crate.
#[derive(Debug, Clone)]
pub struct Description {
    inner: checker::Description,
}

impl Description {
    /// A check with this kebab-case id about this hop, running anywhere, passive.
    #[must_use]
    pub fn new(id: &str, hop: Hop) -> Self {
        Self {
            inner: checker::Description {
                id: id.into(),
                version: String::new(),
                hop,
                codes: Vec::new(),
                requires: Vec::new(),
                explains: Vec::new(),
                vantages: Vec::new(),
                impact: Impact::Passive,
                needs: Vec::new(),
                links: Vec::new(),
                signatures: Vec::new(),
                ext: Vec::new(),
            },
        }
    }

    /// Every code that it can give.
    #[must_use]
    pub fn codes(mut self, codes: &[&str]) -> Self {
        self.inner.codes.extend(codes.iter().map(|&code| code.into()));
        self
    }

    /// A check that must not have failed before this one is worth running.
    #[must_use]
    pub fn requires(mut self, check: &str) -> Self {
        self.inner.requires.push(check.into());
        self
    }

    /// Failures with a code of `own` account for failures of `other` on any subject.
    /// A trailing `*` matches the rest of a code.
    #[must_use]
    pub fn explains(self, own: &str, other: &str) -> Self {
        self.explanation(own, other, true)
    }

    /// As [`Self::explains`], where both have the same subject.
    #[must_use]
    pub fn explains_same_subject(self, own: &str, other: &str) -> Self {
        self.explanation(own, other, false)
    }

    /// Failures with a code of `other` account for failures of `own`: [`Self::explains`] said by the symptom, so that
    /// a new one needs no change of the checks that were there before.
    #[must_use]
    pub fn explained_by(self, own: &str, other: &str) -> Self {
        self.explanation(other, own, true)
    }

    /// As [`Self::explained_by`], where both have the same subject.
    #[must_use]
    pub fn explained_by_same_subject(self, own: &str, other: &str) -> Self {
        self.explanation(other, own, false)
    }

    fn explanation(mut self, from: &str, to: &str, any_subject: bool) -> Self {
        let explanation = checker::Explanation { from: from.into(), to: to.into(), any_subject };
        self.inner.explains.push(explanation);
        self
    }

    /// Places from where its answer has meaning; none: anywhere.
    #[must_use]
    pub fn vantages(mut self, vantages: &[Vantage]) -> Self {
        self.inner.vantages.extend(vantages);
        self
    }

    /// How much it does to the system that it looks at.
    #[must_use]
    pub fn impact(mut self, impact: Impact) -> Self {
        self.inner.impact = impact;
        self
    }

    /// Asks for requests to connections of a kind: methods such as `GET`, path patterns
    /// (`*` one segment, `**` the rest), and the credential that it wants to use, or "".
    #[must_use]
    pub fn needs_http(self, kind: &str, methods: &[&str], paths: &[&str], credential: &str) -> Self {
        let credential = if credential.is_empty() { String::new() } else { format!(" as {credential}") };
        let rules = methods.iter().flat_map(|method| paths.iter().map(move |path| (method, path)));
        rules.fold(self, |description, (method, path)| {
            description.needs("http", format!("{method} {kind} {path}{credential}"))
        })
    }

    /// Asks for the phases (resolve, connect, TLS) of connections of a kind.
    #[must_use]
    pub fn needs_probe(self, kind: &str) -> Self {
        self.needs("http", format!("probe {kind}"))
    }

    /// Asks for gRPC calls over connections of a kind: methods such as `grpc.health.v1.Health/Check`, and the
    /// credential that it wants to use, or "".
    #[must_use]
    pub fn needs_grpc(self, kind: &str, methods: &[&str], credential: &str) -> Self {
        let credential = if credential.is_empty() { String::new() } else { format!(" as {credential}") };
        methods
            .iter()
            .fold(self, |description, method| description.needs("grpc", format!("{kind} {method}{credential}")))
    }

    /// Asks to see the connections of these kinds, where it neither asks nor probes them.
    #[must_use]
    pub fn needs_connections(self, kinds: &[&str]) -> Self {
        kinds.iter().fold(self, |description, kind| description.needs("http", format!("list {kind}")))
    }

    /// Asks for variables of `gitlab`, `ai-gateway` or `agent-platform`; a trailing `*` matches any rest.
    #[must_use]
    pub fn needs_environment(self, scope: &str, names: &[&str]) -> Self {
        names.iter().fold(self, |description, name| description.needs("environment", format!("{scope} {name}")))
    }

    /// Asks to search a log source.
    #[must_use]
    pub fn needs_log(self, source: &str) -> Self {
        self.needs("logs", source.into())
    }

    fn needs(mut self, capability: &str, rule: String) -> Self {
        self.inner.needs.push(checker::Need { capability: capability.into(), rule, ext: Vec::new() });
        self
    }

    /// A public page about it.
    #[must_use]
    pub fn link(mut self, url: &str) -> Self {
        self.inner.links.push(url.into());
        self
    }

    /// Text in logs, answers or on screens that this code's page explains, by a regular expression that is made at run
    /// time; see [`Signature::words`].
    #[must_use]
    pub fn signature(mut self, code: &str, pattern: &str) -> Self {
        let (fields, args, ext) = (Vec::new(), Vec::new(), Vec::new());
        let pattern = Some(pattern.into());
        self.inner.signatures.push(checker::Signature { code: code.into(), fields, pattern, args, ext });
        self
    }

    /// Texts of logs, answers and screens that the pages of its codes explain.
    #[must_use]
    pub fn signatures(mut self, signatures: &[Signature]) -> Self {
        self.inner.signatures.extend(signatures.iter().map(Signature::for_contract));
        self
    }

    /// The codes of its signatures, with the constants that each proves.
    pub(crate) fn proven(&self) -> impl Iterator<Item = (&str, BTreeMap<&str, &str>)> {
        self.inner.signatures.iter().map(|signature| {
            let constants = signature.args.iter().filter(|arg| !arg.value.starts_with('$'));
            (signature.code.as_str(), constants.map(|arg| (arg.name.as_str(), arg.value.as_str())).collect())
        })
    }

    pub(crate) fn with_version(mut self, version: &str) -> checker::Description {
        self.inner.version = version.into();
        self.inner
    }

    /// Its codes.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &str> {
        self.inner.codes.iter().map(String::as_str)
    }

    pub(crate) fn lists(&self, code: &str) -> bool {
        self.inner.codes.iter().any(|listed| listed == code)
    }
}
