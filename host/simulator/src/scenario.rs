//! Scenarios: a world with a planted fault, and what an examination must find in it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::error::Error;
use crate::world::World;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

static SCENARIOS: LazyLock<Vec<Scenario>> = LazyLock::new(|| {
    let mut all: Vec<Scenario> = FILES
        .files()
        .filter(|file| file.path().extension().is_some_and(|end| end == "toml"))
        .map(|file| {
            let name = file.path().file_stem().and_then(|stem| stem.to_str());
            let name = name.expect("scenario files have plain names");
            let text = file.contents_utf8().expect("scenario files are UTF-8");
            Scenario::parse(name, text).expect("the embedded scenarios parse (there is a test)")
        })
        .collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
});

/// One scenario: a fault, its name, and the findings that must come of it.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// File name without its ending.
    pub name: String,
    /// Its title.
    pub title: Title,
    /// Root causes, `CODE` or `CODE@subject`, exactly those that remain after the explained ones are dropped, in the
    /// order in which they are shown.
    pub causes: Vec<String>,
    /// Those of the causes that lie behind another one.
    pub hidden: Vec<String>,
    /// What each cause brings about, in its order; with one cause it need not be said.
    pub explains: BTreeMap<String, Vec<String>>,
    /// Warnings of the same form that no cause explains.
    pub warnings: Vec<String>,
    /// Why an examination takes longer than ten seconds, where it does: such scenarios are tested by themselves, and
    /// left out of a quick run.
    pub slow: Option<String>,
    /// The set-up.
    pub world: World,
}

/// A title in every language that the file has it in, by the language's tag; always in English.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct Title(BTreeMap<String, String>);

impl Title {
    /// In a language, otherwise in English.
    #[must_use]
    pub fn of(&self, tag: &str) -> &str {
        self.0.get(tag).unwrap_or(&self.0[ENGLISH])
    }

    /// The tags of its languages.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl TryFrom<BTreeMap<String, String>> for Title {
    type Error = String;

    fn try_from(titles: BTreeMap<String, String>) -> Result<Self, String> {
        if titles.contains_key(ENGLISH) { Ok(Self(titles)) } else { Err(format!("no title in `{ENGLISH}`")) }
    }
}

/// The language that every title has.
const ENGLISH: &str = "en";

impl Scenario {
    /// Reads a scenario from the text of its file.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let fail = |source| Error::Scenario { name: name.to_owned(), source: Box::new(source) };
        let mut table: toml::Table = text.parse().map_err(fail)?;
        let mut head = toml::Table::new();
        for key in ["title", "causes", "hidden", "explains", "warnings", "slow"] {
            if let Some(value) = table.remove(key) {
                head.insert(key.to_owned(), value);
            }
        }
        let head: Head = head.try_into().map_err(fail)?;
        let world: World = table.try_into().map_err(fail)?;
        let Head { title, causes, hidden, explains, warnings, slow } = head;
        Ok(Self { name: name.to_owned(), title, causes, hidden, explains, warnings, slow, world })
    }
}

/// The part of a scenario file that is not the world.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: Title,
    #[serde(default)]
    causes: Vec<String>,
    #[serde(default)]
    hidden: Vec<String>,
    #[serde(default)]
    explains: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    warnings: Vec<String>,
    slow: Option<String>,
}

/// All scenarios, sorted by name.
pub fn scenarios() -> Vec<Scenario> {
    SCENARIOS.clone()
}

/// One scenario by its name.
pub fn scenario(name: &str) -> Option<Scenario> {
    SCENARIOS.iter().find(|scenario| scenario.name == name).cloned()
}
