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

/// Words that stand in a sentence as they are: commands, options, names of files and variables.
fn is_japanese(line: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let words: Vec<&str> = line.split(' ').collect();
    !line.is_ascii() && !words.windows(3).any(|three| three.iter().all(|word| is_word(word)))
}

/// Whatever is printed to somebody who reads Japanese: each line has it, and no English sentence is left.
#[test]
fn whoever_reads_japanese_reads_no_english() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("wrong.toml");
    let config = file.to_str().expect("a plain path");
    let none = folder.path().join("none").to_str().expect("a plain path").to_owned();
    let all = |words: &[&str]| {
        let ran = Run::new(words.iter().copied().chain(["--lang", "ja"])).folder(folder.path()).go();
        format!("{}{}", ran.stdout, ran.stderr)
    };
    let wrong = |text: &str| {
        std::fs::write(&file, text).expect("a file");
        all(&["check", "--config", config])
    };
    let mut said = vec![
        all(&["self-check"]),
        all(&["list", "packs"]).lines().next().unwrap_or_default().to_owned(),
        all(&["list", "connections"]),
        all(&["check", "gateway-helth"]),
        all(&["check", "--since", "soon"]),
        all(&["check", "--keys", &none]),
        all(&["check", "--report", "x"]),
        all(&["demo", "healty"]),
        all(&["init"]),
        all(&["init", "--gitlab", "nowhere"]),
        all(&["pack", "rollback", "core", "--store", &none]),
        all(&["pack", "update", "--store", &none]),
    ];
    for text in [
        "gitlb = 1",
        "vantage = [\"moon\"]",
        "check-time = \"0s\"",
        "log-window = \"soon\"",
        "[gitlab]\nurl = \"ftp://a\"",
        "[gitlab]\nurl = \"https://a:b@c\"",
        "[gitlab]\nurl = \"https://a?b\"",
        "[gitlab]\nproxy = \"x\"\nurl = \"https://a\"",
        "[gitlab]\nurl = \"https://a\"\nfamily = \"x\"",
        "[ai-gateway]",
        "[agent-platform]\naddress = \"x\"",
        "[environment]\nmoon = { file = \"x\" }",
        "[environment]\ngitlab = {}",
    ] {
        said.push(wrong(text));
    }
    for text in said {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        assert!(!lines.is_empty());
        for line in lines {
            assert!(is_japanese(line), "{line}\nin:\n{text}");
        }
    }
}

/// The words of a table are for people; a program gets the same ones whoever starts it.
#[test]
fn tables_for_programs_are_in_no_language() {
    for what in ["packs", "connections"] {
        let list = |language| said(&["list", what, "--format", "json", "--lang", language]);
        assert_eq!(list("ja"), list("en"), "{what}");
    }
}
