//! The tutorial does what it says: its shell blocks are run, one after the other, in a new folder.

use std::process::Command;

use super::tools;
use crate::support::{program, root};

#[test]
fn the_tutorial_can_be_followed() {
    let text = std::fs::read_to_string(root().join("docs/writing-a-check.md")).expect("there is a tutorial");
    let blocks: Vec<&str> =
        text.split("```sh\n").skip(1).map(|rest| rest.split_once("```").expect("a block ends").0).collect();
    assert!(blocks.len() >= 4, "the tutorial has shell blocks");
    let folder = tempfile::tempdir().expect("a folder");
    let programs = program().parent().expect("the program lies in a folder");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    let _alone = tools::alone("rust");
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &blocks.concat()])
        .current_dir(folder.path())
        .env("PATH", path)
        .env("DUO_DOCTOR_LANG", "en")
        .env("CARGO_TARGET_DIR", tools::cache("rust"))
        .output()
        .expect("bash can be started");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    for line in ["HEALTHY", "[grant.acme-gateway]"] {
        assert!(said.contains(line), "{said}");
    }
}
