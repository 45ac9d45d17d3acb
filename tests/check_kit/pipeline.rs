//! What a new project brings for others to run: its pipeline does what it says, and where there is no network a check
//! in Rust is built from crates that were carried over.

use std::path::Path;
use std::process::Command;

use super::{kit, tools};
use crate::packs::Desk;
use crate::support::{not_run, program};

/// The commands of a job, as they stand in the file.
fn script(pipeline: &str, job: &str) -> String {
    let job = pipeline.split(&format!("\n{job}:\n")).nth(1).unwrap_or_else(|| panic!("{pipeline}"));
    let script = job.split("  script:\n").nth(1).unwrap_or_else(|| panic!("{job}"));
    let lines = script.lines().map_while(|line| line.strip_prefix("    - "));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Tested, built, signed and published: into a layout, in the place of a registry.
#[test]
fn the_pipeline_of_a_new_project_can_be_run() {
    let _alone = tools::alone("rust");
    let desk = Desk::new();
    let key = desk.publisher("acme");
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(kit(folder.path(), &["new", "acme-gateway"]).code, 0);
    let project = folder.path().join("acme-gateway");
    let pipeline = std::fs::read_to_string(project.join(".gitlab-ci.yml")).expect("it has a pipeline");
    let layout = desk.path("layout").display().to_string();
    let programs = program().parent().expect("the program lies in a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    for job in ["test", "publish"] {
        let script = script(&pipeline, job);
        let output = Command::new("bash")
            .args(["-euo", "pipefail", "-c", &script])
            .current_dir(&project)
            .env("PATH", &path)
            .env("CARGO_TARGET_DIR", tools::cache("rust"))
            .env("CI_COMMIT_TAG", "v1.2.3")
            .env("CI_REGISTRY_USER", "ci")
            .env("CI_REGISTRY_PASSWORD", "secret")
            .env("CI_SERVER_HOST", "gitlab.example.com")
            .env("SIGNING_KEY", desk.path(&key))
            .env("SIGNING_PASSWORD", "/dev/null")
            .env("TARGET", &layout)
            .output()
            .expect("bash can be started");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{job}: {said}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    let added = desk.does(&["pack", "add", &layout, "--yes"]);
    assert!(added.contains("acme-gateway 1.2.3 of acme is in use now"), "{added}");
}

/// The program where nothing can be reached and no registry was ever asked.
fn offline(project: &Path, verb: &str, home: &Path) -> std::process::Output {
    let kit = [program().as_os_str(), "check-kit".as_ref(), verb.as_ref()];
    Command::new("unshare")
        .args(["--map-root-user", "--net", "--"])
        .args(kit)
        .current_dir(project)
        .env("CARGO_HOME", home)
        .env("CARGO_TARGET_DIR", tools::cache("rust-offline"))
        .output()
        .expect("unshare can be started")
}

#[test]
fn a_check_in_rust_is_built_and_tested_without_network_from_carried_crates() {
    let can = Command::new("unshare").args(["--map-root-user", "--net", "--", "true"]).status();
    if !can.is_ok_and(|status| status.success()) {
        return not_run("a private check without network", "unshare cannot make a network of its own");
    }
    let _alone = tools::alone("rust-offline");
    let folder = tempfile::tempdir().expect("a folder");
    // Where there is network.
    assert_eq!(kit(folder.path(), &["new", "crates"]).code, 0);
    let vendored = Command::new("cargo")
        .args(["vendor", "--quiet", "../carried"])
        .current_dir(folder.path().join("crates"))
        .output()
        .expect("cargo can be started");
    assert!(vendored.status.success(), "{}", String::from_utf8_lossy(&vendored.stderr));
    // Where there is none.
    assert_eq!(kit(folder.path(), &["new", "acme-gateway", "--vendored", "carried"]).code, 0);
    let project = folder.path().join("acme-gateway");
    let home = folder.path().join("empty-home");
    for verb in ["build", "test"] {
        let output = offline(&project, verb, &home);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{verb}: {said}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}
