use serde_json::Value;
use sha2::Digest as _;

use crate::support::{Run, program, root};

fn said(arguments: &[&str]) -> String {
    let ran = Run::new(arguments).go();
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{ran:?}");
    ran.stdout
}

#[test]
fn the_version_names_all_that_a_fault_depends_on() {
    let version: Value = serde_json::from_str(&said(&["version", "--format", "json"])).expect("JSON");
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
    // The library whose version stands in the workspace's manifest.
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("there is a manifest");
    let engine = version["engine"]["version"].as_str().expect("a version");
    assert!(manifest.contains(&format!("wasmtime = {{ version = \"={engine}\"")), "{engine}");
    let world = std::fs::read_to_string(root().join("wit/world.wit")).expect("there is a contract");
    let contract = version["contract"].as_str().expect("a version");
    assert!(world.starts_with(&format!("package duo-doctor:check@{contract};")), "{contract}");
    let pack = &version["packs"][0];
    assert_eq!((&pack["signed-by"], &pack["origin"]), (&"development".into(), &"built-in".into()), "{pack}");
    let core = program().with_file_name("core.pack");
    let index = Run::new(["pack", "inspect", core.to_str().expect("a plain path"), "--index"]).go().stdout;
    assert_eq!(pack["digest"].as_str().expect("a digest"), hex::encode(sha2::Sha256::digest(index.as_bytes())));
    let human = said(&["version"]);
    for part in
        ["duo-doctor ", "commit ", "engine     wasmtime ", "contract ", "pack       core ", "core.pack, sha256:"]
    {
        assert!(human.contains(part), "{human}");
    }
    // A version is there without any pack.
    let without = said(&["version", "--without-core-pack"]);
    assert!(without.contains("wasmtime") && !without.contains("pack "), "{without}");
}

#[test]
fn shells_learn_every_verb() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = said(&["completions", shell]);
        for verb in ["check", "self-check", "pack", "--without-core-pack"] {
            let verb = if shell == "fish" { verb.trim_start_matches("--") } else { verb };
            assert!(script.contains(verb), "{shell}: {verb}");
        }
    }
    // A script that the shell itself refuses completes nothing.
    let script = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(script.path(), said(&["completions", "bash"])).expect("a file");
    assert!(std::process::Command::new("bash").arg("-n").arg(script.path()).status().expect("bash").success());
}

#[test]
fn the_manual_has_a_page_for_each_verb() {
    let main = said(&["man"]);
    assert!(main.contains(".TH duo-doctor 1") && main.contains("duo\\-doctor\\-check(1)"), "{main}");
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("man1");
    said(&["man", pages.to_str().expect("a plain path")]);
    let page = |name: &str| std::fs::read_to_string(pages.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(page("duo-doctor.1"), main);
    for verb in ["check", "demo", "list", "plan", "explain", "triage", "self-check", "init", "replay", "pack-add"] {
        let page = page(&format!("duo-doctor-{verb}.1"));
        assert!(page.starts_with(".ie") || page.contains(".TH"), "{page}");
    }
    assert!(page("duo-doctor-check.1").contains("Examples:"));
    assert!(!pages.join("duo-doctor-compile-component.1").exists());
}

/// Options that belong together stand together, and the rare ones only in the long help.
#[test]
fn help_is_in_order() {
    let short = said(&["check", "-h"]);
    let headings: Vec<&str> = short.lines().filter(|line| line.ends_with(':') && !line.starts_with(' ')).collect();
    assert_eq!(headings, ["Checks:", "Subject:", "Packs and trust:", "Output:", "General:"], "{short}");
    let place = |text: &str, option: &str| text.find(option).unwrap_or_else(|| panic!("no {option} in {text}"));
    assert!(place(&short, "--skip") < place(&short, "--config") && place(&short, "--record") < place(&short, "--lang"));
    let long = said(&["check", "--help"]);
    for rare in ["--trust-development-key", "--core-pack", "--keys", "--store", "--offline", "--engine"] {
        assert!(!short.contains(rare), "{short}");
        place(&long, rare);
    }
    assert!(long.contains("Examples:") && !short.contains("Examples:"));
    // Help names variables and never what they hold.
    let named = Run::new(["check", "--help"]).env("DUO_DOCTOR_CONFIG", "canary").go().stdout;
    assert!(named.contains("DUO_DOCTOR_CONFIG") && !named.contains("canary"), "{named}");
}

#[test]
fn a_locale_without_unicode_gets_letters() {
    let first = |locale: &str| Run::new(["self-check"]).env("LC_ALL", locale).go().stdout.chars().nth(1);
    assert_eq!((first("C"), first("C.UTF-8"), first("")), (Some('+'), Some('✓'), Some('✓')));
    let said = Run::new(["self-check", "--symbols", "unicode"]).env("LC_ALL", "C").go().stdout;
    assert_eq!(said.chars().nth(1), Some('✓'));
}
