//! Indexes for tests of what is decided about packs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, FORMAT, Held, Index, Member};
use duo_doctor_model::testing::check;

pub(crate) fn entry(id: &str, version: &str) -> Entry {
    let mut description = check(id, &[]).description;
    description.version = version.parse().expect("a version");
    let member = |path: &str| Member {
        path: format!("{id}/{path}"),
        bytes: 0,
        sha256: format!("{id} {version}"),
        held: Held { bytes: 0, sha256: String::new(), base: None },
    };
    Entry {
        description,
        imports: Vec::new(),
        component: member("check.wasm"),
        interpreter: member("interpreter.cwasm"),
        messages: BTreeMap::new(),
    }
}

pub(crate) fn index(name: &str, version: &str, checks: Vec<Entry>) -> Index {
    Index {
        format: FORMAT.into(),
        name: name.into(),
        version: version.parse().expect("a version"),
        issued: None,
        expires: None,
        code_version: String::new(),
        withdrawn: BTreeMap::new(),
        revoked: BTreeSet::new(),
        checks,
    }
}
