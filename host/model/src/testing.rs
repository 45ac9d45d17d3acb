//! A check that asks for nothing, for tests of what is decided about checks.

use std::collections::BTreeMap;

use crate::Check;
use crate::description::{Description, Hop, Impact};
use crate::policy::Publisher;

/// A check of the vendor with one code, `CODE-ID`.
#[must_use]
pub fn check(id: &str, requires: &[&str]) -> Check {
    Check {
        description: Description {
            id: id.into(),
            version: semver::Version::new(1, 0, 0),
            hop: Hop::Gitlab,
            codes: vec![format!("CODE-{}", id.to_uppercase())],
            requires: requires.iter().map(|&id| id.into()).collect(),
            explains: Vec::new(),
            vantages: Vec::new(),
            impact: Impact::Passive,
            needs: Vec::new(),
            links: Vec::new(),
            signatures: Vec::new(),
        },
        messages: BTreeMap::new(),
        publisher: Publisher::Vendor,
        source: "test".into(),
        digest: String::new(),
        imports: Vec::new(),
    }
}
