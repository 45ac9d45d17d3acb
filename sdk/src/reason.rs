//! Why a check does not know.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bindings::duo_doctor::check::types::Denial;
use crate::bindings::duo_doctor::check::{environment, logs};
use crate::grpc;
use crate::http::{Answer, Exchange, Failure, Phase, TlsProblem};

/// Why a check does not know, as a key of the host's messages and what belongs to the key.
///
/// The key travels as the finding's argument `reason`, each field as an argument of its own name. The host has words
/// for every key in every language and hands them to the code's message as `$why`. A code's message can have better
/// words than the host's in an attribute `why-KEY`; the words of a key of the check's own, [`Self::Own`], stand only
/// there. `said` is what a peer, a library, or the operating system said, and is never translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Reason {
    /// No connection of this kind is configured, or checks that came first left none of them over.
    NoConnection {
        /// `gitlab`, `ai-gateway`, `model`, `agent-platform`.
        connection: String,
    },
    /// The connection has no credential of this name.
    NoToken {
        /// Kind of the connection.
        connection: String,
        /// For example `admin`.
        credential: String,
    },
    /// What is seen may come from this program's own credential alone; the host gives this reason.
    OwnAccess {
        /// Kind of the connection.
        connection: String,
        /// For example `key`.
        credential: String,
    },
    /// No source is configured for the variables of this scope.
    NoEnvironment {
        /// `gitlab`, `ai-gateway`, `agent-platform`.
        scope: String,
    },
    /// The source is there and has none of the variables that were asked for.
    NoVariables {
        /// Whose variables.
        scope: String,
    },
    /// Nothing shows the container.
    NoContainer {
        /// Whose, for example `ai-gateway`.
        scope: String,
    },
    /// No such log is configured.
    NoLog {
        /// The log's name, for example `llm`.
        source: String,
    },
    /// The log is configured, and there is no file.
    NoFile {
        /// The paths.
        said: String,
    },
    /// Nothing was asked, because something else had decided before.
    NotAsked,
    /// Policy does not allow it.
    Denied {
        /// For example `GET gitlab /api/v4/license`.
        wanted: String,
    },
    /// A file or container is configured and cannot be read.
    Unreadable {
        /// Which, and why.
        said: String,
    },
    /// The value stands somewhere that this source only refers to.
    Elsewhere {
        /// The variable and the place.
        said: String,
    },
    /// The host refuses the request or the search as malformed: a mistake of the check.
    Invalid {
        /// What is wrong with it.
        said: String,
    },
    /// The host name does not resolve.
    Resolve {
        /// The resolver's words.
        said: String,
    },
    /// An address that this connection may never use.
    Address {
        /// Which, and why.
        said: String,
    },
    /// Nothing listens on the port.
    Refused,
    /// No route, network down.
    Unreachable {
        /// The operating system's words.
        said: String,
    },
    /// Time was up.
    TimedOut {
        /// In which [`Phase`].
        phase: String,
    },
    /// TLS failed.
    Tls {
        /// Which [`TlsProblem`].
        problem: String,
        /// The TLS library's words.
        said: String,
    },
    /// The proxy did not pass the request on.
    Proxy {
        /// Its status.
        status: u16,
        /// Its words.
        said: String,
    },
    /// The proxy gives no answer.
    ProxySilent {
        /// The words of the system or the library.
        said: String,
    },
    /// The proxy wants a password.
    ProxyPassword,
    /// The peer closed the connection.
    Closed {
        /// In which [`Phase`].
        phase: String,
    },
    /// What came back is not HTTP.
    Protocol {
        /// The HTTP library's words.
        said: String,
    },
    /// TLS does not agree on HTTP/2.
    #[serde(rename = "no-http2")]
    NoHttp2 {
        /// What it agrees on, or empty.
        said: String,
    },
    /// What came back is HTTP and not gRPC.
    NotGrpc {
        /// For example 502.
        status: u16,
    },
    /// The request is larger than the host sends.
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// A budget of the check is used up.
    Budget {
        /// Which.
        said: String,
    },
    /// Anything else that the host reports.
    Other {
        /// Kind and text.
        said: String,
    },
    /// An answer whose status tells nothing about the question.
    Status {
        /// For example 500.
        status: u16,
    },
    /// The peer does not accept the credential.
    Rejected {
        /// For example `admin`; a dash for none of the operator's.
        credential: String,
    },
    /// The credential is accepted and may not see this.
    NotPermitted {
        /// For example `admin`.
        credential: String,
    },
    /// This version of GitLab has no such field.
    NoField,
    /// GraphQL answers with an error.
    Error {
        /// The peer's words.
        said: String,
    },
    /// An answer that cannot be read as what it should be.
    Malformed,
    /// The answer was cut off, because it is too long.
    Truncated,
    /// The log was not read to its end, and what was read does not decide.
    Partial {
        /// The log's name.
        source: String,
    },
    /// The log has no line of the searched time.
    NoLines {
        /// The log's name.
        source: String,
    },
    /// A reason that only this check has: the words stand in the code's attribute `why-KEY`.
    #[serde(untagged)]
    Own {
        /// The key, kebab-case.
        reason: String,
    },
}

impl Reason {
    /// A reason that only this check has, by its key.
    #[must_use]
    pub fn own(key: &str) -> Self {
        Self::Own { reason: key.into() }
    }

    /// No connection of this kind.
    #[must_use]
    pub fn no_connection(kind: &str) -> Self {
        Self::NoConnection { connection: kind.into() }
    }

    /// Nothing shows the container.
    #[must_use]
    pub fn no_container(scope: &str) -> Self {
        Self::NoContainer { scope: scope.into() }
    }

    /// No credential of this name.
    #[must_use]
    pub fn no_token(connection: &str, credential: &str) -> Self {
        Self::NoToken { connection: connection.into(), credential: credential.into() }
    }

    /// The arguments of the finding; the key is the one named `reason`.
    #[must_use]
    pub fn args(&self) -> BTreeMap<String, String> {
        let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(self) else { return BTreeMap::new() };
        let text = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        fields.into_iter().map(|(name, value)| (name, text(value))).collect()
    }

    pub(crate) fn of_environment(error: environment::Error, scope: &str) -> Self {
        match error {
            environment::Error::Denied(denial) => Self::from(denial),
            environment::Error::NoSource(_) => Self::NoEnvironment { scope: scope.into() },
            environment::Error::Other((kind, said)) => Self::of_kind(&kind, said),
        }
    }

    pub(crate) fn of_log(error: logs::Error, source: &str) -> Self {
        match error {
            logs::Error::Denied(denial) => Self::from(denial),
            logs::Error::NoSource(_) => Self::NoLog { source: source.into() },
            logs::Error::Invalid(said) => Self::Invalid { said },
            logs::Error::Unreadable(said) => Self::Unreadable { said },
            logs::Error::Other((kind, said)) => Self::of_kind(&kind, said),
        }
    }

    /// The kinds that this host gives to what the contract has no case for.
    fn of_kind(kind: &str, said: String) -> Self {
        match kind {
            "unreadable" => Self::Unreadable { said },
            "no-file" => Self::NoFile { said },
            "elsewhere" => Self::Elsewhere { said },
            "budget" => Self::Budget { said },
            kind => Self::Other { said: format!("{kind}: {said}") },
        }
    }
}

impl From<Denial> for Reason {
    fn from(denial: Denial) -> Self {
        Self::Denied { wanted: denial.wanted }
    }
}

/// Why an answer does not tell: its failure, or else its status.
impl From<&Answer> for Reason {
    fn from(answer: &Answer) -> Self {
        match &answer.result {
            Exchange::Failure(failure) => failure.into(),
            Exchange::Response(response) => Self::Status { status: response.status },
        }
    }
}

impl From<&Failure> for Reason {
    fn from(failure: &Failure) -> Self {
        let phase = |phase: &Phase| phase.name().to_owned();
        match failure.clone() {
            Failure::Denied { wanted, .. } => Self::Denied { wanted },
            Failure::Invalid { text } => Self::Invalid { said: text },
            Failure::Resolve { text } => Self::Resolve { said: text },
            Failure::Address { text } => Self::Address { said: text },
            Failure::Refused => Self::Refused,
            Failure::Unreachable { text } => Self::Unreachable { said: text },
            Failure::TimedOut { phase: at } => Self::TimedOut { phase: phase(&at) },
            Failure::Tls(tls) => Self::Tls { problem: TlsProblem::name(tls.problem).into(), said: tls.text },
            Failure::Proxy { status: 0, text } => Self::ProxySilent { said: text },
            Failure::Proxy { status: 407, .. } => Self::ProxyPassword,
            Failure::Proxy { status, text } => Self::Proxy { status, said: text },
            Failure::Closed { phase: at } => Self::Closed { phase: phase(&at) },
            Failure::Protocol { text } => Self::Protocol { said: text },
            Failure::TooLarge { limit } => Self::TooLarge { limit },
            Failure::Budget { text } => Self::Budget { said: text },
            Failure::Other { name, text } => Self::Other { said: format!("{name}: {text}") },
        }
    }
}

/// Why a call does not tell; for a status of gRPC the check has its own words.
impl From<&grpc::Answer> for Reason {
    fn from(answer: &grpc::Answer) -> Self {
        match &answer.result {
            grpc::Outcome::Failure(failure) => failure.into(),
            grpc::Outcome::NoHttp2 { agreed } => Self::NoHttp2 { said: agreed.clone() },
            grpc::Outcome::NotGrpc { status, .. } => Self::NotGrpc { status: *status },
            grpc::Outcome::TooLarge { .. } => Self::Truncated,
            grpc::Outcome::Response(response) => {
                Self::Error { said: format!("grpc-status {} {}", response.code, response.message).trim_end().into() }
            }
        }
    }
}

/// One of every kind but [`Reason::Own`], with a placeholder in every field: for tests that want words for each.
#[must_use]
pub fn every() -> Vec<Reason> {
    let some = || "…".to_owned();
    vec![
        Reason::NoConnection { connection: some() },
        Reason::NoToken { connection: some(), credential: some() },
        Reason::OwnAccess { connection: some(), credential: some() },
        Reason::NoEnvironment { scope: some() },
        Reason::NoVariables { scope: some() },
        Reason::NoContainer { scope: some() },
        Reason::NoLog { source: some() },
        Reason::NoFile { said: some() },
        Reason::NotAsked,
        Reason::Denied { wanted: some() },
        Reason::Unreadable { said: some() },
        Reason::Elsewhere { said: some() },
        Reason::Invalid { said: some() },
        Reason::Resolve { said: some() },
        Reason::Address { said: some() },
        Reason::Refused,
        Reason::Unreachable { said: some() },
        Reason::TimedOut { phase: some() },
        Reason::Tls { problem: some(), said: some() },
        Reason::Proxy { status: 502, said: some() },
        Reason::ProxySilent { said: some() },
        Reason::ProxyPassword,
        Reason::Closed { phase: some() },
        Reason::Protocol { said: some() },
        Reason::NoHttp2 { said: some() },
        Reason::NotGrpc { status: 502 },
        Reason::TooLarge { limit: 0 },
        Reason::Budget { said: some() },
        Reason::Other { said: some() },
        Reason::Status { status: 500 },
        Reason::Rejected { credential: some() },
        Reason::NotPermitted { credential: some() },
        Reason::NoField,
        Reason::Error { said: some() },
        Reason::Malformed,
        Reason::Truncated,
        Reason::Partial { source: some() },
        Reason::NoLines { source: some() },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_key_and_arguments() {
        let args = |reason: Reason| {
            reason.args().into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
        };
        for (reason, expected) in [
            (Reason::no_token("gitlab", "admin"), "connection=gitlab credential=admin reason=no-token"),
            (Reason::NotAsked, "reason=not-asked"),
            (Reason::Status { status: 502 }, "reason=status status=502"),
            (Reason::own("keys-elsewhere"), "reason=keys-elsewhere"),
            (Reason::from(&Failure::TimedOut { phase: Phase::FirstByte }), "phase=first-byte reason=timed-out"),
            (Reason::of_log(logs::Error::NoSource("in words".into()), "llm"), "reason=no-log source=llm"),
            (Reason::of_log(logs::Error::Other(("no-file".into(), "/a".into())), "llm"), "reason=no-file said=/a"),
            (
                Reason::of_environment(environment::Error::NoSource("in words".into()), "gitlab"),
                "reason=no-environment scope=gitlab",
            ),
            (
                Reason::of_environment(environment::Error::Other(("odd".into(), "text".into())), "gitlab"),
                "reason=other said=odd: text",
            ),
        ] {
            assert_eq!(args(reason), expected);
        }
    }

    #[test]
    fn reasons_are_written_and_read_as_facts() {
        for reason in every().into_iter().chain([Reason::own("quiet")]) {
            let text = serde_json::to_string(&reason).expect("a reason can be written");
            assert_eq!(serde_json::from_str::<Reason>(&text).expect(&text), reason);
        }
    }

    /// A key of a test that has no words would not be seen by [`every`]'s users, so nothing may be left out of it.
    #[test]
    fn every_reason_is_among_them() {
        let source = include_str!("reason.rs");
        let body =
            source.split_once("pub enum Reason {").and_then(|(_, rest)| rest.split_once("\n}\n")).expect("the enum").0;
        let variants = body.lines().filter(|line| line.starts_with("    ") && line.as_bytes()[4].is_ascii_uppercase());
        assert_eq!(variants.count(), every().len() + 1, "all but `Own`");
    }
}
