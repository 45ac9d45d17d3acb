//! Private checks from the first line to the verdict, with the program alone, in a folder outside of this
//! repository: `check-kit new`, `build`, `test`, then `check` with leave and without.
#![cfg(unix)]

/// A new check of this workspace.
mod house;
mod tools;
mod tutorial;

use std::path::Path;
use std::process::Command;

use duo_doctor_model::policy::{CAPABILITIES, Capability};
use tempfile::TempDir;

use crate::packs::Desk;
use crate::support::set_up::SetUp;
use crate::support::{Ran, guest, not_run, program};

/// The program as an author starts it: with the author's tools.
pub(crate) fn kit(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(program())
        .arg("check-kit")
        .args(arguments)
        .current_dir(folder)
        .env("DUO_DOCTOR_LANG", "en")
        .env("CARGO_TARGET_DIR", tools::cache("rust"))
        .output()
        .expect("the program can be started");
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[test]
fn a_check_in_rust_from_new_to_verdict() {
    let _alone = tools::alone("rust");
    from_new_to_verdict("rust", None);
}

#[test]
fn a_check_in_python_from_new_to_verdict() {
    with_tools("python", tools::python());
}

#[test]
fn a_check_in_javascript_from_new_to_verdict() {
    with_tools("javascript", tools::javascript());
}

fn with_tools(language: &str, tools: Result<tools::Link, String>) {
    match tools {
        Ok(link) => from_new_to_verdict(language, Some(&link)),
        // A gap that a person sees by its name; where machines decide, it is a failure.
        Err(reason) => {
            let what = format!("a private check in {language}");
            assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "{what} cannot be run: {reason}");
            not_run(&what, &reason);
        }
    }
}

fn from_new_to_verdict(language: &str, tools: Option<&tools::Link>) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = kit(folder.path(), &["new", "acme-gateway", "--language", language]);
    assert_eq!(made.code, 0, "{made:?}");
    let project = folder.path().join("acme-gateway");
    if let Some(tools) = tools {
        if language != "rust" {
            let missing = missing_tool(&project);
            assert!(missing.contains(tools.install), "{missing}");
        }
        std::os::unix::fs::symlink(&tools.folder, project.join(tools.name)).expect("a link can be made");
    }
    let built = kit(&project, &["build"]);
    assert_eq!(built.code, 0, "{built:?}");
    let grant = grant(&built);
    let tested = kit(&project, &["test"]);
    assert_eq!(tested.code, 0, "{tested:?}");
    for line in ["  healthy                  good     pass", "  denied                   good     unknown ACME-190"] {
        assert!(tested.stdout.contains(line), "{tested:?}");
    }
    verdict(&project.join("dist/check.wasm"), &grant);
}

/// Without its tool a build says in one sentence what to install.
fn missing_tool(project: &Path) -> String {
    let output = Command::new(program())
        .args(["check-kit", "build"])
        .current_dir(project)
        .env("PATH", "/nowhere")
        .output()
        .expect("the program can be started");
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The lines for the configuration, as `build` prints them.
fn grant(built: &Ran) -> String {
    let at = built.stdout.find("[grant.").unwrap_or_else(|| panic!("{built:?}"));
    built.stdout[at..].to_owned()
}

/// On the healthy set-up, from a signed pack, which is compiled once: a pass with all leave; each of the three refused
/// in turn, with the line that allows it.
fn verdict(component: &Path, grant: &str) {
    let desk = Desk::new();
    let key = desk.publisher("acme");
    let component = component.to_str().expect("a plain path");
    let build = ["pack", "build", "--name", "acme", "--version", "1.0.0", "--output", "acme.pack", "--key"];
    desk.does(&[&build[..], &[key.as_str(), component]].concat());
    let pack = desk.path("acme.pack").display().to_string();
    let healthy = SetUp::start("healthy");
    let run = |name: &str, grant: &str| {
        let grant = grant.replace("[grant.acme-gateway]", "[grant.acme-gateway]\npublisher = \"acme\"");
        let configuration = healthy.write(name, &format!("{}\n{grant}\n", healthy.configuration()));
        let arguments = ["--without-core-pack", "--pack", pack.as_str(), "acme-gateway"];
        healthy.run("check", &configuration, arguments).env("DUO_DOCTOR_KEYS", desk.path("keys")).go()
    };
    let granted = run("granted.toml", grant);
    assert_eq!(granted.code, 0, "{granted:?}");
    for Capability { name: capability, .. } in &CAPABILITIES {
        let line = grant.lines().find(|line| line.starts_with(capability)).expect("it asks for all of them");
        let refused = run("refused.toml", &grant.replace(line, ""));
        assert_eq!(refused.code, 3, "{capability}: {refused:?}");
        let shown: String = refused.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        let remedy = format!("[grant.acme-gateway] publisher = \"acme\" {line}");
        assert!(shown.contains(&remedy), "{capability}: {shown}");
    }
}

/// What a project is to `check-kit test`, around a guest that misbehaves: no fixtures of its own.
fn project_around(name: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    };
    write("Cargo.toml", "[package]\nname = \"nothing\"\nedition = \"2024\"\n[workspace]\n");
    write("src/lib.rs", "");
    std::fs::create_dir_all(folder.path().join("dist")).expect("a folder can be made");
    std::fs::copy(guest(name), folder.path().join("dist/check.wasm")).expect("the guest is built");
    folder
}

#[test]
fn a_check_that_says_pass_whatever_it_sees_fails_the_matrix() {
    let project = project_around("passes-always");
    let tested = kit(project.path(), &["test"]);
    assert_eq!(tested.code, 1, "{tested:?}");
    for case in ["denied", "401", "407 of a proxy", "500", "slow", "truncated body", "empty log"] {
        let failed = format!("  {case:24} FAILED   pass it says pass, and could not know");
        assert!(tested.stdout.contains(&failed), "{case}: {tested:?}");
    }
}

#[test]
fn a_check_that_crashes_on_half_a_body_or_hangs_on_a_refusal_fails_the_matrix() {
    let project = project_around("trusts-its-host");
    let tested = kit(project.path(), &["test"]);
    assert_eq!(tested.code, 1, "{tested:?}");
    for (case, problem) in [("truncated body", "broken crashed"), ("500", "broken")] {
        let row = tested.stdout.lines().find(|line| line.starts_with(&format!("  {case} "))).unwrap_or_default();
        assert!(row.contains(&format!("FAILED   {problem}")), "{case}: {tested:?}");
    }
}
