//! What an author meets on the way: slips, changes, and codes that only a named component knows.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{kit, tools};
use crate::support::{Run, program};

/// A program that is still running, with what it says.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(project: &Path) -> Self {
        let mut child = Command::new(program())
            .args(["check-kit", "watch"])
            .current_dir(project)
            .env("DUO_DOCTOR_LANG", "en")
            .env("CARGO_TARGET_DIR", tools::cache("rust"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be started");
        let (told, lines) = channel();
        let output = BufReader::new(child.stdout.take().expect("it was asked for"));
        std::thread::spawn(move || output.lines().map_while(Result::ok).for_each(|line| drop(told.send(line))));
        Self { child, lines }
    }

    /// All that it says until it waits for the next change.
    fn round(&self) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let line = self.lines.recv_timeout(Duration::from_secs(600));
            let line = line.unwrap_or_else(|_| panic!("it ended, or took too long: {said:?}"));
            if line.starts_with("watching ") {
                return said;
            }
            said.push(line);
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn project(folder: &Path) -> PathBuf {
    let made = kit(folder, &["new", "acme-gateway"]);
    assert_eq!(made.code, 0, "{made:?}");
    folder.join("acme-gateway")
}

/// Words that a person would have met as `ACME-101`, `{$statuss}` or `fix-1`; and that `watch` sees every change.
#[test]
fn slips_in_messages_are_told_with_their_place_as_soon_as_they_are_saved() {
    let _alone = tools::alone("rust");
    let folder = tempfile::tempdir().expect("a folder");
    let project = project(folder.path());
    let messages = |language: &str| project.join("messages").join(format!("{language}.ftl"));
    let [english, japanese] = ["en", "ja"].map(|language| std::fs::read_to_string(messages(language)).expect("words"));
    let mut watching = Watching::start(&project);
    let good = watching.round();
    assert!(good.last().is_some_and(|line| line.starts_with("acme-gateway 1.0.0: good: ")), "{good:?}");
    for (language, text, wanted) in [
        ("en", english.replace("ACME-101 =", "ACME-101"), "messages/en.ftl:7: is not Fluent: "),
        ("en", english.replace("$status", "$statuss"), "messages/en.ftl:7: `{ $statuss }`: no finding of `ACME-101`"),
        ("ja", japanese.replacen("    .fix-1 = ゲートウェイのログを確認します。\n", "", 1), {
            "messages/ja.ftl:7: `ACME-101` has no `.fix-1`; add `    .fix-1 = …` below it, as messages/en.ftl:10 has it"
        }),
    ] {
        std::fs::write(messages(language), text).expect("it can be written");
        let said = watching.round();
        let failed: Vec<&String> = said.iter().filter(|line| line.contains("FAILED   messages/")).collect();
        assert!(failed.len() == 1 && failed[0].contains(wanted), "{wanted}: {said:?}");
        std::fs::write(messages("en"), &english).expect("it can be written");
        std::fs::write(messages("ja"), &japanese).expect("it can be written");
        watching.round();
    }
    let ended = Command::new("kill").args(["-INT", &watching.child.id().to_string()]).status();
    assert!(ended.is_ok_and(|status| status.success()));
    assert!(!watching.child.wait().expect("it can be waited for").success());
}

/// What the report says to type next is typed, as it stands.
#[test]
fn a_code_of_a_component_is_explained_with_the_line_of_the_report() {
    let _alone = tools::alone("rust");
    let folder = tempfile::tempdir().expect("a folder");
    let project = project(folder.path());
    assert_eq!(kit(&project, &["build"]).code, 0);
    let component = ["--without-core-pack", "--component", "dist/check.wasm"];
    let ran = Run::new(["replay", "recordings/variable-not-set.jsonl"].iter().chain(&component)).folder(&project).go();
    let next = ran.stdout.lines().find_map(|line| line.strip_prefix("next     duo-doctor "));
    let next = next.unwrap_or_else(|| panic!("{ran:?}"));
    assert_eq!(next, "explain ACME-102 --component dist/check.wasm");
    let explained = Run::new(next.split(' ')).folder(&project).go();
    assert!(explained.code == 0 && explained.stdout.contains("AIGW_GITLAB_URL is not set"), "{explained:?}");
    let unknown = Run::new(["explain", "ACME-999"].iter().chain(&component)).folder(&project).go();
    assert!(unknown.code == 4 && unknown.stderr.contains("with the --component or --pack that it was run with"));
}

#[test]
fn the_language_of_a_check_is_not_that_of_the_output() {
    let slip = Run::new(["check-kit", "new", "acme", "--lang", "python"]).go();
    assert_eq!(slip.code, 2, "{slip:?}");
    assert!(slip.stderr.contains("the language of a check is `--language python`"), "{slip:?}");
    let other = Run::new(["check-kit", "new", "acme", "--lang", "klingon"]).go();
    assert!(other.code == 2 && !other.stderr.contains("--language"), "{other:?}");
}
