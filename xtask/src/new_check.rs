//! A new check in the workspace, from the templates of `duo-doctor check-kit new`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::build;

const USAGE: &str = "cargo xtask new-check ID --hop 1..9 [--title TITLE] [--into WORKSPACE]";

/// The hops in their order, as the SDK calls them.
const HOPS: [&str; 9] = [
    "Gitlab",
    "GitlabToGateway",
    "Gateway",
    "GatewayToGitlab",
    "GatewayToModel",
    "Model",
    "AgentPlatform",
    "Features",
    "Hygiene",
];

/// The templates' hop.
const TEMPLATE_HOP: &str = "Hop::Gateway";

/// Files that have another name here: `record` finds its scenarios by the names of recordings.
const RENAMED: [(&str, &str); 3] = [
    ("recordings/variable-not-set.jsonl", "recordings/gateway-without-gitlab-url.jsonl"),
    ("recordings/variable-not-set.expected", "recordings/gateway-without-gitlab-url.expected"),
    ("tests/fixtures.rs", "tests/cases.rs"),
];

/// Files that a check of this workspace does not need.
const LEFT_OUT: [&str; 2] = ["README.md", "gitignore"];

/// What the template's check rests on; its author replaces it.
const FACTS: &str = r#"[[fact]]
says = "AIGW_GITLAB_URL tells the gateway which GitLab it belongs to."
versions = "any"
source = "https://docs.gitlab.com/install/install_ai_gateway/"
seen = 2026-11-29
codes = ["TEMPLATE-102"]
"#;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    id: String,
    hop: usize,
    title: Option<String>,
    into: PathBuf,
}

/// Writes the folder; it builds and passes its tests.
pub(crate) fn new_check(arguments: &[String]) -> Result<ExitCode, String> {
    let wanted = wanted(arguments)?;
    let folder = write(&wanted, &build::root().join("sdk/templates"))?;
    place(&wanted)?;
    println!("{}: next `cargo xtask check {}`", folder.display(), wanted.id);
    Ok(ExitCode::SUCCESS)
}

fn wanted(arguments: &[String]) -> Result<Wanted, String> {
    let (mut id, mut hop, mut title, mut into) = (None, None, None, build::root());
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| format!("`{word}` has no value; {USAGE}"));
        match word.as_str() {
            "--hop" => hop = Some(value()?),
            "--title" => title = Some(value()?),
            "--into" => into = value()?.into(),
            other if other.starts_with('-') || id.is_some() => return Err(format!("`{other}` is unknown; {USAGE}")),
            other => id = Some(other.to_owned()),
        }
    }
    let (Some(id), Some(hop)) = (id, hop) else { return Err(USAGE.into()) };
    let part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_lowercase())
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if !id.split('-').all(part) {
        return Err(format!("`{id}` is not the id of a check; write it in kebab-case, for example `gateway-proxy`"));
    }
    let known = hop.parse().ok().filter(|hop| (1..=HOPS.len()).contains(hop));
    let hop = known.ok_or_else(|| format!("there is no hop `{hop}`; they are 1 to {}", HOPS.len()))?;
    if title.as_deref().is_some_and(|title| title.contains(['\n', '{', '}'])) {
        return Err("the title is one line without braces".into());
    }
    Ok(Wanted { id, hop, title, into })
}

fn write(wanted: &Wanted, templates: &Path) -> Result<PathBuf, String> {
    let Wanted { id, hop, title, into } = wanted;
    let folder = into.join("plugins").join(id);
    if folder.exists() {
        return Err(format!("{}: is there already", folder.display()));
    }
    let block = free_block(&into.join("plugins"), *hop)?;
    let named = |text: &str| {
        let text = text
            .replace("TEMPLATE-1", &block)
            .replace("template-check", id)
            .replace("template_check", &id.replace('-', "_"))
            .replace(TEMPLATE_HOP, &format!("Hop::{}", HOPS[hop - 1]));
        match (title, text.strip_prefix("title = ").and_then(|rest| rest.split_once('\n'))) {
            // Only the English file's: the author writes the other.
            (Some(title), Some((first, rest))) if first.is_ascii() => format!("title = {title}\n{rest}"),
            _ => text,
        }
    };
    for part in ["common", "rust"] {
        let from = templates.join(part);
        for path in files(&from)? {
            let inner = path.strip_prefix(&from).expect("it lies below");
            if LEFT_OUT.iter().any(|left_out| inner == Path::new(left_out)) {
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
            let text = if inner == Path::new("Cargo.toml") { manifest(id) } else { named(&text) };
            let renamed = RENAMED.iter().find(|(name, _)| inner == Path::new(name));
            let to = folder.join(renamed.map_or(inner, |(_, name)| Path::new(name)));
            fs::create_dir_all(to.parent().expect("it lies in a folder")).map_err(|error| failed(&to, &error))?;
            fs::write(&to, text).map_err(|error| failed(&to, &error))?;
        }
    }
    let facts = folder.join("facts.toml");
    fs::write(&facts, named(FACTS)).map_err(|error| failed(&facts, &error))?;
    Ok(folder)
}

/// Puts it among the checks without a section of GitLab's troubleshooting page, until its author says otherwise.
fn place(wanted: &Wanted) -> Result<(), String> {
    let file = wanted.into.join("tests/sections.toml");
    let Ok(text) = fs::read_to_string(&file) else { return Ok(()) };
    let named = text.replacen("beyond = [", &format!("beyond = [\"{}\", ", wanted.id), 1);
    fs::write(&file, named).map_err(|error| failed(&file, &error))
}

/// The manifest of every check here.
fn manifest(id: &str) -> String {
    format!(
        "[package]
name = \"{id}\"
description = \"What does this check find out?\"
version = \"1.0.0\"
edition.workspace = true
rust-version.workspace = true
license.workspace = true
publish.workspace = true

[lib]
crate-type = [\"cdylib\", \"rlib\"]

[dependencies]
duo-doctor-sdk.workspace = true
serde.workspace = true

[lints]
workspace = true
"
    )
}

/// The beginning of codes of a hop that no check has, such as `DUO39`.
fn free_block(plugins: &Path, hop: usize) -> Result<String, String> {
    let mut messages = String::new();
    for path in files(plugins)? {
        if path.ends_with("messages/en.ftl") {
            messages += &fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
        }
    }
    let taken = |block: &str| messages.lines().any(|line| line.starts_with(block));
    let blocks = (1..=9).map(|block| format!("DUO{hop}{block}"));
    blocks.into_iter().find(|block| !taken(block)).ok_or_else(|| format!("all nine blocks of hop {hop} are taken"))
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| failed(folder, &error))? {
        let path = entry.map_err(|error| failed(folder, &error))?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn arguments_are_checked() {
        let good = wanted(&words("gateway-proxy --hop 3 --into /x")).expect("it is whole");
        let expected = Wanted { id: "gateway-proxy".into(), hop: 3, title: None, into: "/x".into() };
        assert_eq!(good, expected);
        for line in ["", "a", "--hop 3", "a --hop", "a --hop 0", "a --hop 10", "A --hop 3", "a- --hop 3", "1a --hop 3"]
            .iter()
            .chain(&["../a --hop 3", "a b --hop 3", "a --hop 3 --x", "a --hop 3 --title {x}"])
        {
            assert!(wanted(&words(line)).is_err(), "{line}");
        }
    }

    #[test]
    fn codes_are_of_a_block_that_nobody_has() {
        let folder = std::env::temp_dir().join(format!("xtask-blocks-{}", std::process::id()));
        let messages = folder.join("one/messages");
        fs::create_dir_all(&messages).expect("a folder can be made");
        fs::write(messages.join("en.ftl"), "DUO3100 = x\nDUO3290 = x\n").expect("a file can be written");
        let found = (free_block(&folder, 3), free_block(&folder, 4));
        fs::remove_dir_all(&folder).expect("it is removed");
        assert_eq!(found, (Ok("DUO33".into()), Ok("DUO41".into())));
    }
}
