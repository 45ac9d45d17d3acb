//! `new`: writes a project from a template, with everything of this program that it needs.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use toml::{Table, Value};

use super::Language;
use duo_doctor_model::description::is_id;

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../sdk/templates");
static SDK: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../sdk/src");
static CONTRACT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../wit");
const SDK_MANIFEST: &str = include_str!("../../../../sdk/Cargo.toml");
const SDK_README: &str = include_str!("../../../../sdk/README.md");
const WORKSPACE: &str = include_str!("../../../../Cargo.toml");
/// Holds the versions that the SDK was tested with; cargo takes the rest out at the first build.
const LOCK: &str = include_str!("../../../../Cargo.lock");

/// The names in the templates.
const ID: &str = "template-check";
const SNAKE: &str = "template_check";
const PREFIX: &str = "TEMPLATE";

/// The prefix of the vendor's codes.
const VENDOR: &str = "DUO";

/// Characters of a prefix: a code has at most 32.
const PREFIX_LENGTH: usize = 24;

/// Where the crates of a project lie that needs no registry, and how cargo is told.
const CRATES: &str = "vendor/crates";
const FROM_CRATES: &str = "[source.crates-io]\nreplace-with = \"crates\"\n\n[source.crates]\n";

/// A project in the making.
#[derive(Debug)]
pub(crate) struct New<'a> {
    /// The check's id.
    pub id: &'a str,
    /// Its language.
    pub language: Language,
    /// What its codes begin with; otherwise the first word of the id.
    pub prefix: Option<&'a str>,
    /// Where to write; otherwise a folder named for the id.
    pub folder: Option<&'a Path>,
    /// A folder with the crates that a check in Rust needs; otherwise its first build gets them from their registry.
    pub vendored: Option<&'a Path>,
}

/// Writes the project and returns its folder.
///
/// # Errors
/// What is wrong with a name, or which file cannot be written.
pub(crate) fn new(wanted: &New<'_>) -> Result<PathBuf, String> {
    let id = wanted.id;
    if !is_id(id) {
        return Err(format!(
            "`{}` is no id of a check; write it in kebab-case, for example `acme-proxy`",
            id.escape_debug()
        ));
    }
    let first = id.split('-').next().unwrap_or(id).to_uppercase();
    let prefix = wanted.prefix.unwrap_or(&first);
    check_prefix(prefix)?;
    check_vendored(wanted)?;
    let folder = wanted.folder.map_or_else(|| PathBuf::from(id), Path::to_owned);
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
        return Err(format!("{}: is there already and not empty; name another with --folder", folder.display()));
    }
    let write = |path: &Path, text: &str| write(&folder.join(path), text);
    let named = |text: &str| text.replace(ID, id).replace(SNAKE, &id.replace('-', "_")).replace(PREFIX, prefix);
    let language = match wanted.language {
        Language::Rust => "rust",
        Language::Python => "python",
        Language::Javascript => "javascript",
    };
    for (path, text) in files("common").chain(files(language)) {
        // Hidden in the project, and not in this repository, where they would be obeyed.
        let hidden = ["gitignore", "gitlab-ci.yml"].into_iter().find(|name| path == Path::new(name));
        let path = hidden.map_or_else(|| path.to_owned(), |name| PathBuf::from(format!(".{name}")));
        write(&path, &named(text))?;
    }
    let contract = Path::new(if wanted.language == Language::Rust { "vendor/wit" } else { "wit" });
    for (path, text) in texts(&CONTRACT) {
        write(&contract.join(path), text)?;
    }
    if wanted.language == Language::Rust {
        for (path, text) in texts(&SDK) {
            write(&Path::new("vendor/sdk/src").join(path), text)?;
        }
        write(Path::new("vendor/sdk/README.md"), SDK_README)?;
        write(Path::new("vendor/sdk/Cargo.toml"), &sdk_manifest())?;
        write(Path::new("Cargo.lock"), LOCK)?;
    }
    if let Some(crates) = wanted.vendored {
        copy(crates, &folder.join(CRATES))?;
        write(Path::new(".cargo/config.toml"), &format!("{FROM_CRATES}directory = \"{CRATES}\"\n"))?;
    }
    Ok(folder)
}

fn check_prefix(prefix: &str) -> Result<(), String> {
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let shown = prefix.escape_debug();
    if prefix.is_empty() || prefix.len() > PREFIX_LENGTH || !prefix.bytes().all(fits) {
        return Err(format!("`{shown}` is no prefix of codes; take capitals and digits, at most {PREFIX_LENGTH}"));
    }
    if prefix.starts_with(VENDOR) {
        return Err(format!(
            "codes with `{shown}` are the vendor's; name a prefix of your own with --prefix, for example ACME"
        ));
    }
    Ok(())
}

/// Crates as `cargo vendor` leaves them, for a project that can use them.
fn check_vendored(wanted: &New<'_>) -> Result<(), String> {
    let Some(crates) = wanted.vendored else { return Ok(()) };
    if wanted.language != Language::Rust {
        return Err("--vendored is for checks in Rust; what the others need is installed by pip and npm".into());
    }
    if crates.join("wit-bindgen/Cargo.toml").is_file() {
        return Ok(());
    }
    Err(format!(
        "{}: holds no crates for a check; `cargo xtask crates` makes them where there is network",
        crates.display()
    ))
}

/// A folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: cannot be copied to {}: {error}", from.display(), to.display());
    std::fs::create_dir_all(to).map_err(failed)?;
    for entry in from.read_dir().map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let to = to.join(entry.file_name());
        if entry.file_type().map_err(failed)?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to).map_err(failed)?;
        }
    }
    Ok(())
}

fn files(folder: &str) -> impl Iterator<Item = (&'static Path, &'static str)> {
    let folder = TEMPLATES.get_dir(folder).expect("the template is embedded");
    texts(folder).map(|(path, text)| (path.strip_prefix(folder.path()).expect("it lies in its folder"), text))
}

/// Every file below, with its path as it was embedded.
fn texts(folder: &'static Dir<'static>) -> Box<dyn Iterator<Item = (&'static Path, &'static str)>> {
    let own = folder.files().filter_map(|file| Some((file.path(), file.contents_utf8()?)));
    Box::new(own.chain(folder.dirs().flat_map(texts)))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: cannot be written: {error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, text).map_err(failed)
}

/// The SDK's manifest for a life outside of this workspace: what it inherits is written out.
fn sdk_manifest() -> String {
    let table = |text: &str| text.parse::<Table>().expect("the manifest is TOML");
    let (mut manifest, workspace) = (table(SDK_MANIFEST), table(WORKSPACE));
    let workspace = &workspace["workspace"];
    manifest.remove("lints");
    for (section, from) in [("package", "package"), ("dependencies", "dependencies")] {
        for (name, value) in manifest[section].as_table_mut().expect("a section").iter_mut() {
            if value.get("workspace").is_some_and(|inherits| *inherits == Value::Boolean(true)) {
                *value = workspace[from][name].clone();
            }
        }
    }
    toml::to_string(&manifest).expect("a manifest is TOML")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sdk_stands_alone() {
        let manifest = sdk_manifest();
        assert!(!manifest.contains("workspace"), "{manifest}");
        assert!(manifest.contains("[dependencies.wit-bindgen]"), "{manifest}");
    }

    #[test]
    fn no_name_of_the_template_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        for language in [Language::Rust, Language::Python, Language::Javascript] {
            let path = folder.path().join(format!("{language:?}"));
            let wanted = New { id: "acme-proxy", language, prefix: None, folder: Some(&path), vendored: None };
            new(&wanted).expect("it is written");
            assert_eq!(Language::of(&path), Ok(language));
            assert!(path.join("recordings/healthy.jsonl").is_file(), "{language:?} has recordings");
            assert!(path.join(".gitignore").is_file() && path.join(".gitlab-ci.yml").is_file());
            assert!(!path.join(".cargo").exists());
            for (file, _) in files("common").chain(files(&format!("{language:?}").to_lowercase())) {
                let Ok(text) = std::fs::read_to_string(path.join(file)) else { continue };
                assert!(![ID, SNAKE, PREFIX].iter().any(|name| text.contains(name)), "{}: {text}", file.display());
            }
            let again = new(&wanted);
            assert!(again.is_err_and(|problem| problem.contains("is there already")));
        }
    }

    #[test]
    fn crates_are_taken_by_a_check_in_rust_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let crates = folder.path().join("crates");
        let made = |name: &str, language, vendored: &Path| {
            let path = folder.path().join(name);
            new(&New { id: "acme", language, prefix: None, folder: Some(&path), vendored: Some(vendored) })
        };
        let none = made("none", Language::Rust, &crates).expect_err("there is nothing");
        assert!(none.contains("holds no crates for a check"), "{none}");
        write(&crates.join("wit-bindgen/Cargo.toml"), "[package]").expect("it can be written");
        write(&crates.join("wit-bindgen/src/lib.rs"), "").expect("it can be written");
        let python = made("python", Language::Python, &crates).expect_err("it has no crates");
        assert!(python.starts_with("--vendored is for checks in Rust"), "{python}");
        let project = made("rust", Language::Rust, &crates).expect("it is written");
        assert!(project.join("vendor/crates/wit-bindgen/src/lib.rs").is_file());
        let config = std::fs::read_to_string(project.join(".cargo/config.toml")).expect("cargo is told");
        let config: Table = config.parse().expect("it is TOML");
        assert_eq!(config["source"]["crates"]["directory"].as_str(), Some("vendor/crates"));
        assert_eq!(config["source"]["crates-io"]["replace-with"].as_str(), Some("crates"));
    }

    #[test]
    fn names_are_checked() {
        let folder = Path::new("/dev/null/nowhere");
        for (id, prefix) in
            [("Acme", None), ("../a", None), ("", None), ("acme", Some("DUO")), ("acme", Some("a")), ("duo-x", None)]
        {
            let wanted = New { id, language: Language::Rust, prefix, folder: Some(folder), vendored: None };
            assert!(new(&wanted).is_err(), "{id} {prefix:?}");
        }
    }
}
