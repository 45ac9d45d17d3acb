//! The files of a folder, and the facts that each stands for.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::expected::Expected;
use super::patch;

/// How many fixtures a fixture may stand on, one upon the other: a reader has to hold them all.
pub(crate) const CHAIN: usize = 2;

/// A file of the folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fixture {
    /// The fixture that this one is like; its facts are then a patch.
    pub like: Option<String>,
    /// All facts, or those that are not as in `like`.
    pub facts: Value,
    /// Every finding, in order.
    pub expected: Vec<Expected>,
}

/// The fixtures of a folder by name, with the text of the file.
pub(crate) fn read(folder: &Path) -> Result<BTreeMap<String, (String, Fixture)>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut fixtures = BTreeMap::new();
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| said(&error))?;
        let fixture = serde_json::from_str(&text).map_err(|error| said(&error))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        fixtures.insert(name, (text, fixture));
    }
    Ok(fixtures)
}

/// All facts of a fixture; bodies that are given as JSON are still JSON.
pub(crate) fn facts(fixtures: &BTreeMap<String, (String, Fixture)>, name: &str) -> Result<Value, String> {
    let mut chain = vec![name];
    let mut patches: Vec<(&str, &Value)> = Vec::new();
    loop {
        let last = chain[chain.len() - 1];
        let (_, fixture) = fixtures.get(last).ok_or_else(|| {
            let from = chain[chain.len().saturating_sub(2)];
            format!("`{from}` is like `{last}`, and there is no such fixture in the folder")
        })?;
        let Some(like) = &fixture.like else {
            return patches.iter().rev().try_fold(fixture.facts.clone(), |facts, (name, patch)| {
                patch::merge(facts, patch).map_err(|problem| format!("`{name}`: {problem}"))
            });
        };
        if chain.contains(&like.as_str()) {
            return Err(format!(
                "`{}` is like `{like}` again: a circle; give one of them all its facts",
                chain.join("` is like `")
            ));
        }
        if chain.len() > CHAIN {
            return Err(format!(
                "`{}` is like `{like}`: more than {CHAIN} steps; name an earlier one in `like`",
                chain.join("` is like `")
            ));
        }
        patches.push((last, &fixture.facts));
        chain.push(like);
    }
}
