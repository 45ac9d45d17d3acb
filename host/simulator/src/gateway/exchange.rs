//! One request at the gateway, with what its access line will say.

use std::time::Instant;

use serde_json::Value;

use super::traceback;
use crate::serve::Call;

/// A request on its way through the gateway.
#[derive(Debug)]
pub(crate) struct Exchange<'a> {
    /// The request.
    pub call: &'a Call,
    /// The path after decoding: `%2F` counts as `/`.
    pub path: String,
    /// Correlation id.
    pub correlation: String,
    /// Further fields of the access line.
    pub notes: Vec<(&'static str, Value)>,
    /// What the token allows; `None` when everything is allowed.
    pub scopes: Option<Vec<String>>,
    started: Instant,
}

impl<'a> Exchange<'a> {
    /// A request that has just arrived.
    pub(crate) fn new(call: &'a Call, path: String, correlation: String) -> Self {
        Self { call, path, correlation, notes: Vec::new(), scopes: Some(Vec::new()), started: Instant::now() }
    }

    /// Adds a field to the access line.
    pub(crate) fn note(&mut self, name: &'static str, value: impl Into<Value>) {
        self.notes.push((name, value.into()));
    }

    /// Adds an exception to the access line.
    pub(crate) fn note_exception(&mut self, class: &str, message: &str) {
        self.note("exception_message", message);
        self.note("exception_class", class);
        self.note("exception_backtrace", traceback::of(class, message, "", traceback::THROUGH));
    }

    /// Whether the token allows a unit primitive.
    pub(crate) fn may(&self, unit_primitive: &str) -> bool {
        match &self.scopes {
            None => true,
            Some(scopes) => scopes.iter().any(|scope| scope == unit_primitive),
        }
    }

    /// Seconds since arrival.
    pub(crate) fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }
}
