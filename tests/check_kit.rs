//! Private checks from the first line to the verdict, with the program alone, in a folder outside of this
//! repository: `check-kit new`, `build`, `test`, then `check` with leave and without.
#![cfg(unix)]

mod author;
/// A new check of this workspace.
mod house;
mod pipeline;
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
    verdict(&project.join("dist/check.wasm"), &grant, language == "rust");
    match language {
        "python" => {
            exception(
                &project,
                "judge.py",
                "    health, variable, log = ",
                "    {}[\"nothing\"]",
                "KeyError: 'nothing'",
            );
        }
        "javascript" => {
            exception(&project, "judge.js", "  const seen = ", "  null.nothing;", "TypeError: can't access property");
            let judge = project.join("judge.js");
            std::fs::write(judge, "export const judge = 1;\nconst = 2;\n").expect("it can be written");
            let built = kit(&project, &["build"]);
            assert!(built.code == 2 && built.stderr.contains("judge.js:2\n"), "{built:?}");
        }
        _ => {}
    }
}

/// What is thrown is told once, with the line that throws it.
fn exception(project: &Path, file: &str, before: &str, line: &str, said: &str) {
    let path = project.join(file);
    let text = std::fs::read_to_string(&path).expect("a file of the project");
    let (head, rest) = text.split_once(before).expect("the template has the line");
    std::fs::write(&path, format!("{head}{line}\n{before}{rest}")).expect("it can be written");
    let built = kit(project, &["build"]);
    assert_eq!(built.code, 0, "{built:?}");
    let tested = kit(project, &["test"]);
    let place = format!("{file}:{}: {said}", head.lines().count() + 1);
    assert!(tested.stdout.contains(&place), "{place}: {tested:?}");
    let rows = tested.stdout.lines().filter(|line| line.contains("FAILED   broken") && line.contains(&place));
    assert_eq!(rows.count(), 1, "{tested:?}");
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

/// The table for the configuration, as `build` prints it.
fn grant(built: &Ran) -> String {
    let at = built.stdout.find("[grant.").unwrap_or_else(|| panic!("{built:?}"));
    built.stdout[at..].to_owned()
}

/// On the healthy set-up, from a signed pack, which is compiled once. What any verb prints to allow something is pasted
/// as it stands, and then it is allowed. With an interpreter in the component every run takes half a minute.
fn verdict(component: &Path, grant: &str, is_compiled_at_once: bool) {
    let desk = Desk::new();
    let key = desk.publisher("acme");
    let component = component.to_str().expect("a plain path");
    let build = ["pack", "build", "--name", "acme", "--version", "1.0.0", "--output", "acme.pack", "--key"];
    desk.does(&[&build[..], &[key.as_str(), component]].concat());
    let pack = desk.path("acme.pack").display().to_string();
    let healthy = SetUp::start("healthy");
    let run = |verb: &str, grant: &str, more: &[&str]| {
        let configuration = healthy.write("with.toml", &format!("{}\n{grant}\n", healthy.configuration()));
        let arguments = ["--without-core-pack", "--pack", pack.as_str(), "acme-gateway"];
        let arguments = arguments.iter().chain(more);
        healthy.run(verb, &configuration, arguments).env("DUO_DOCTOR_KEYS", desk.path("keys")).go()
    };
    let check = |grant: &str| run("check", grant, &[]);
    let granted = table(&desk.does(&["pack", "add", "acme.pack", "--yes"]));
    assert_eq!(granted, grant.trim_end().replace("[grant.acme-gateway]", "[grant.acme-gateway]\npublisher = \"acme\""));
    assert_eq!(check(&granted).code, 0);
    if !is_compiled_at_once {
        return;
    }
    // Nothing is granted, or to the check of another publisher.
    let nothing = "[grant.acme-gateway]\nlogs = []";
    for standing in ["", nothing, grant] {
        for verb in ["check", "plan"] {
            let refused = run(verb, standing, &[]);
            assert_eq!(refused.code, if verb == "check" { 3 } else { 0 }, "{standing}: {refused:?}");
            let said = refused.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
            let other = said.contains("it is for the check of local, and this one is of acme");
            assert_eq!(other, !standing.is_empty(), "{refused:?}");
            assert_eq!(check(&table(&refused.stdout)).code, 0, "{standing}: {refused:?}");
        }
        let refused = run("check", standing, &["--format", "json"]).json();
        let told = refused["checks"][0]["reason"]["words"]["en"]["message"].as_str().expect("words").to_owned();
        assert_eq!(check(&table(&told)).code, 0, "{told}");
        let planned = run("plan", standing, &["--format", "json"]).json();
        assert_eq!(check(planned[0]["grant"].as_str().expect("a table")).code, 0, "{planned}");
    }
    // Each of the three that it asks for refused in turn.
    let line_of = |name: &str| granted.lines().find(|line| line.starts_with(name));
    let asked: Vec<(&str, &str)> =
        CAPABILITIES.iter().filter_map(|Capability { name, .. }| Some((*name, line_of(name)?))).collect();
    assert_eq!(asked.len(), 3, "{granted}");
    for (capability, line) in asked {
        let refused = check(&granted.replace(line, ""));
        assert_eq!(refused.code, 3, "{capability}: {refused:?}");
        let said = refused.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("write instead of the present [grant.acme-gateway]"), "{capability}: {refused:?}");
        assert_eq!(check(&table(&refused.stdout)).code, 0, "{capability}: {refused:?}");
    }
    // What is refused to everybody no grant allows.
    let refused = check(&format!("{granted}\n[deny]\nlogs = [\"ai-gateway\"]"));
    assert!(
        refused
            .stdout
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .contains("[deny] refuses what it needs; to allow it take out logs = [\"ai-gateway\"]"),
        "{refused:?}"
    );
    assert_eq!(refused.stdout.matches("[grant.").count(), 0, "{refused:?}");
}

/// The table that was printed, as a person pastes it: from its head to the end of its lines.
fn table(said: &str) -> String {
    let start = said.lines().map(|line| line.trim_start().starts_with("[grant.")).position(|is| is);
    let start = start.unwrap_or_else(|| panic!("{said}"));
    let lines = said.lines().skip(start).take_while(|line| {
        let line = line.trim_start();
        line.starts_with("[grant.") || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
    });
    lines.map(str::trim_start).collect::<Vec<_>>().join("\n")
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

/// One fault is one row, whatever the answers were.
#[test]
fn a_check_that_breaks_under_everything_fails_the_matrix_once() {
    let project = project_around("panics");
    let tested = kit(project.path(), &["test"]);
    assert_eq!(tested.code, 1, "{tested:?}");
    let broken: Vec<&str> = tested.stdout.lines().filter(|line| line.contains("FAILED   broken")).collect();
    assert_eq!(broken.len(), 1, "{tested:?}");
    assert!(broken[0].starts_with("  18 of 18 ") && broken[0].contains("panicked at"), "{broken:?}");
    assert!(tested.stdout.contains(" under denied, 401, 403, 407 of a proxy, 429, 500, "), "{tested:?}");
}

/// What no operator can lift is the author's to add, and the author hears it first.
#[test]
fn a_check_that_asks_for_more_than_it_declares_is_told_what_to_add() {
    let project = project_around("asks-beyond-its-grant");
    let tested = kit(project.path(), &["test"]);
    let needs = tested.stdout.split("\nneeds\n").nth(1).unwrap_or_else(|| panic!("{tested:?}"));
    let first = needs.lines().next().unwrap_or_default();
    assert!(first.starts_with("  FAILED   it asks for `") && first.ends_with("add that need to `describe`"), "{first}");
}

#[test]
fn a_check_that_crashes_on_half_a_body_or_hangs_on_a_refusal_fails_the_matrix() {
    let project = project_around("trusts-its-host");
    let tested = kit(project.path(), &["test"]);
    assert_eq!(tested.code, 1, "{tested:?}");
    for (case, problem) in [("truncated body", "broken crashed"), ("500", "broken")] {
        // By itself, or among those of the row above.
        let lines: Vec<&str> = tested.stdout.lines().collect();
        let row = lines.iter().position(|line| {
            line.starts_with(&format!("  {case} ")) || line.trim_start().starts_with("under ") && line.contains(case)
        });
        let row = row.unwrap_or_else(|| panic!("{case}: {tested:?}"));
        let row = if lines[row].starts_with("   ") { lines[row - 1] } else { lines[row] };
        assert!(row.contains(&format!("FAILED   {problem}")), "{case}: {tested:?}");
    }
}
