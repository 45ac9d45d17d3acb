//! A check of the vendor's own from `cargo xtask new-check` to its tests, in a copy of the workspace without the rest.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{program, root};

/// The line that says how a new check ends, as it stands.
const GOOD: &str = "house-check 1.0.0: good: 5 fixtures, 5 codes, 2 recordings, ";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder of the workspace").filter_map(Result::ok) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &to) } else { drop(fs::copy(entry.path(), to)) }
    }
}

/// The workspace with the SDK and no check.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["sdk", "wit"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    fs::create_dir(folder.path().join("plugins")).expect("a folder can be made");
    fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("the lock can be copied");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("there is a manifest");
    let line = |line: &str| match line.split_once(" = ") {
        Some(("members", _)) => "members = [\"sdk\", \"plugins/*\"]\n".to_owned(),
        Some(("default-members", _)) => String::new(),
        _ => format!("{line}\n"),
    };
    fs::write(folder.path().join("Cargo.toml"), manifest.lines().map(line).collect::<String>()).expect("it is written");
    folder
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let target = program().parent().and_then(Path::parent).expect("the program lies in the target folder");
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_new_check_builds_and_passes_its_tests_at_once() {
    let workspace = workspace();
    let into = workspace.path().to_str().expect("a plain path");
    let title = ["--title", "The house is in order"];
    cargo(&root(), &[&["xtask", "new-check", "house-check", "--hop", "4", "--into", into][..], &title].concat());
    let project = workspace.path().join("plugins/house-check");
    let messages = fs::read_to_string(project.join("messages/en.ftl")).expect("it has messages");
    assert!(messages.starts_with("title = The house is in order\n"), "{messages}");
    assert!(messages.contains("\nDUO4100 = "), "the first block of the hop: {messages}");

    cargo(workspace.path(), &["build", "--target", "wasm32-wasip2", "--profile", "plugin", "--package", "house-check"]);
    let target = program().parent().and_then(Path::parent).expect("the program lies in the target folder");
    let test = || {
        let component = target.join("wasm32-wasip2/plugin/house_check.wasm");
        let output = Command::new(program())
            .args(["check-kit", "test", "--vendor", "--component"])
            .args([&component, &project])
            .env("CARGO_TARGET_DIR", target)
            .output()
            .expect("the program can be started");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, said) = test();
    assert!(code == Some(0) && said.lines().last().is_some_and(|line| line.starts_with(GOOD)), "{said}");

    // A code that no fixture ends in is told by its name, and so is the whole.
    fs::remove_file(project.join("fixtures/no-answer.json")).expect("it is there");
    let (code, said) = test();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("  FAILED   no fixture ends in DUO4190\n"), "{said}");
    assert!(
        said.lines().last().is_some_and(|line| line.starts_with("house-check 1.0.0: FAILED: 4 fixtures")),
        "{said}"
    );
}
