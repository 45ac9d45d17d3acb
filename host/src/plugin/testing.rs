//! A check without code, for tests of what is decided about checks.

use std::collections::BTreeMap;

use super::{Code, Plugin};
use crate::description::{Description, Hop, Impact};
use crate::policy::Publisher;

/// A check that asks for nothing.
pub fn plugin(id: &str, requires: &[&str]) -> Plugin {
    Plugin {
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
        code: Code::Component(bytes::Bytes::new()),
    }
}
