//! Lines about requests of this program, and about GitLab's probes: they tell of no user, and are left out and counted.
//!
//! A run on the system itself knows the tag of its installation. Here it is not known, as a log may come from anywhere:
//! so an id counts by its form. Who writes such an id into a log hides no more than the lines that have it.

use std::collections::HashSet;

use serde::Serialize;

use crate::reader::Reading;

/// The end of the gateway's line about a probe, which has no token and whose id nobody keeps.
const PROBE: &str = "\"HEAD / HTTP/1.1\" 401";

/// By what own requests are known.
#[derive(Debug)]
pub struct Own {
    /// The ids that GitLab gave to what earlier runs asked it, as far as this machine knows.
    pub ids: HashSet<String>,
    /// True for an id of the form that this program gives.
    pub is_given: fn(&str) -> bool,
}

/// Lines of errors that are not among any others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// With an id that GitLab gave; none where this machine knows of no run.
    pub given_by_gitlab: Option<u64>,
    /// With an id of this program's form.
    pub given_by_duo_doctor: u64,
    /// By which GitLab's health check asks whether the gateway answers, in a run and otherwise.
    pub probes: u64,
}

impl LeftOut {
    /// All of them.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.given_by_gitlab.unwrap_or_default() + self.given_by_duo_doctor + self.probes
    }

    /// None so far.
    pub(super) fn none(own: &Own) -> Self {
        Self { given_by_gitlab: (!own.ids.is_empty()).then_some(0), given_by_duo_doctor: 0, probes: 0 }
    }

    /// Counts a line that is about an own request.
    pub(super) fn takes(&mut self, reading: &Reading, own: &Own) -> bool {
        if reading
            .fields
            .get("message")
            .and_then(serde_json::Value::as_str)
            .is_some_and(|message| message.ends_with(PROBE))
        {
            self.probes += 1;
            return true;
        }
        let Some(id) = reading.correlation.as_deref() else { return false };
        let (by_gitlab, by_itself) = (own.ids.contains(id), (own.is_given)(id));
        self.given_by_gitlab = self.given_by_gitlab.map(|count| count + u64::from(by_gitlab));
        self.given_by_duo_doctor += u64::from(by_itself && !by_gitlab);
        by_gitlab || by_itself
    }
}
