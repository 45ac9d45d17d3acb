//! Without a system to examine: looking texts up, reading logs, and the plan of repairs.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::set_up::SetUp;
use crate::support::{Run, program};

const LLM_LOG: &str = concat!(
    r#"{"severity":"INFO","time":"2026-01-09T20:00:00.000Z","correlation_id":"01AAAAAAAA","message":"fine"}"#,
    "\n",
    r#"{"severity":"ERROR","time":"2026-01-09T20:00:01.000Z","correlation_id":"01ABCDEFGH","event_name":"error","#,
    r#""error_code":"A1001","message":"Unexpected error"}"#,
    "\n",
);

const GATEWAY_LOG: &str = concat!(
    r#"{"level":"error","timestamp":"2026-01-09T20:00:00.950Z","correlation_id":"01ABCDEFGH","#,
    r#""message":"the ninth dwarf has left"}"#,
    "\n",
);

#[test]
fn a_text_leads_to_its_page_in_both_languages() {
    for lang in duo_doctor_wording::Language::ALL.map(duo_doctor_wording::Language::tag) {
        let page = Run::new(["explain", "A1001", "--lang", lang]).go();
        assert!(page.code == 0 && page.stdout.starts_with("DUO8211"), "{page:?}");
    }
    let several = Run::new(["explain", "421"]).go();
    assert!(several.code == 0 && several.stdout.contains("DUO53"), "{several:?}");
    let nobody = Run::new(["explain", "the ninth dwarf has left"]).go();
    assert_eq!(nobody.code, 4, "{nobody:?}");
    assert_eq!(
        nobody.stderr,
        "duo-doctor: no check knows `the ninth dwarf has left`; `duo-doctor list codes` shows all codes, and those of a private check are known with the --component or --pack that it was run with\n"
    );
}

#[test]
fn of_an_unknown_text_a_hundred_characters_are_repeated() {
    for (given, end) in [(100, ""), (101, "…")] {
        let nobody = Run::new(["explain", &"語".repeat(given)]).go();
        let said = format!(
            "duo-doctor: no check knows `{}{end}`; `duo-doctor list codes` shows all codes, and those of a private check are known with the --component or --pack that it was run with\n",
            "語".repeat(100)
        );
        assert_eq!((nobody.code, nobody.stderr), (4, said));
    }
}

#[test]
fn five_records_that_say_different_things_are_shown() {
    let of = |count: usize| {
        let lines: Vec<String> =
            (0..count).map(|number| format!("error in part {number}: A{}\n", 1000 + number)).collect();
        Run::new(["explain".to_owned(), lines.concat()]).go().stdout
    };
    assert_eq!((of(5).matches("chat-errors").count(), of(6).matches("chat-errors").count()), (5, 5));
    assert!(of(6).contains("something else: 1.") && !of(5).contains("something else"), "{}", of(6));
}

#[test]
fn ten_kinds_of_lines_are_shown_and_the_others_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("a.log");
    let shown = |count: u8| {
        let letter = |number: u8| char::from(b'a' + number).to_string().repeat(5);
        let lines: String = (0..count).map(|number| format!("ERROR: the {} is upset\n", letter(number))).collect();
        std::fs::write(&log, lines).expect("a log");
        Run::new(["triage".as_ref(), log.as_os_str()]).go().stdout
    };
    assert!(!shown(10).contains("more lines") && shown(11).contains("and 1 more lines"), "{}", shown(11));
}

#[test]
fn of_a_pasted_text_a_mebibyte_is_looked_at() {
    const END: &str = "\nA1001";
    // Lines, since of one line only the beginning is looked at.
    let lines = format!("{}\n", "x".repeat(98)).repeat(11_000);
    let folder = tempfile::tempdir().expect("a folder");
    for (bytes, code) in [(1024 * 1024, 0), (1024 * 1024 + 1, 4)] {
        let path = folder.path().join("pasted");
        std::fs::write(&path, format!("{}{END}", &lines[..bytes - END.len()])).expect("a file");
        let pasted = std::fs::File::open(&path).expect("a file");
        let page = Command::new(program()).args(["explain", "-"]).stdin(pasted).output().expect("the program starts");
        assert_eq!(page.status.code(), Some(code), "{page:?}");
    }
}

#[test]
fn logs_are_read_from_files_and_standard_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("llm.log");
    std::fs::write(&log, LLM_LOG).expect("a log");
    let mut child = Command::new(program())
        .args(["triage", "--format", "json"])
        .args([log.as_os_str(), "-".as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(GATEWAY_LOG.as_bytes()).expect("it reads");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    assert_eq!(found["kinds"][0]["codes"], serde_json::json!(["DUO8211"]));
    assert_eq!(found["kinds"][0]["count"], 1);
    assert_eq!(found["kinds"][1]["template"], "the ninth dwarf has left");
    assert_eq!(found["sources"][1]["path"], "-");
    // The lines of one request, from both logs, in the order of their times.
    let lines: Vec<&str> = found["request"]["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| line[1].as_str().expect("a text"))
        .collect();
    assert_eq!(lines.len(), 2, "{found}");
    assert!(lines[0].contains("dwarf") && lines[1].contains("A1001"), "{lines:?}");
}

/// A check of a good set-up leaves errors in its logs, and none of them is one.
#[test]
fn what_a_check_leaves_in_logs_is_no_error() {
    let set_up = SetUp::start("healthy");
    let state = set_up.folder().join("state");
    let configuration = set_up.extended("", "");
    let ran = set_up.run("check", &configuration, ["--lang", "en"]).env("XDG_STATE_HOME", &state).go();
    assert_eq!(ran.code, 0, "{ran:?}");
    let logs = ["logs/ai-gateway.log", "logs/llm.log"].map(|log| set_up.folder().join(log));
    let triage = |format: &str, state: &Path| {
        let arguments =
            ["triage".as_ref(), "--format".as_ref(), format.as_ref(), logs[0].as_os_str(), logs[1].as_os_str()];
        Run::new(arguments).env("XDG_STATE_HOME", state).go()
    };
    let found = triage("json", &state);
    let left_out = &serde_json::from_str::<serde_json::Value>(&found.stdout).expect("JSON")["left_out"];
    let counts = ["given_by_gitlab", "given_by_duo_doctor", "probes"].map(|name| left_out[name].as_u64().unwrap_or(0));
    assert!(found.code == 0 && counts.iter().all(|count| *count > 0), "{found:?}");
    let page = triage("human", &state);
    let said = format!("Left out: {} error lines", counts.iter().sum::<u64>());
    assert!(page.stdout.contains(&said) && page.stdout.contains("No line speaks of an error."), "{page:?}");
    // Where nothing is known of the run, what GitLab sent for it is among the others, and that is said.
    let elsewhere = triage("human", &set_up.folder().join("none"));
    assert!(elsewhere.stdout.contains("only recognized on the machine where the check ran"), "{elsewhere:?}");
}

#[test]
fn a_log_without_errors_is_healthy_and_one_that_cannot_be_read_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("llm.log");
    std::fs::write(&log, LLM_LOG.lines().next().expect("a line")).expect("a log");
    let fine = Run::new(["triage".as_ref(), log.as_os_str()]).go();
    assert!(fine.code == 0 && fine.stdout.contains("No line speaks of an error."), "{fine:?}");
    let missing = Run::new(["triage".as_ref(), folder.path().join("no.log").as_os_str()]).go();
    assert!(missing.code == 2 && missing.stderr.contains("no.log cannot be read"), "{missing:?}");
    let directory = Run::new(["triage".as_ref(), folder.path().as_os_str()]).go();
    assert!(directory.code == 2 && directory.stderr.contains("is a directory; name the files in it"), "{directory:?}");
}

#[test]
fn a_plan_has_the_steps_of_every_cause_and_the_same_exit_code() {
    let plan = Run::new(["demo", "two-faults-trust-and-v1", "--format", "plan"]).go();
    assert_eq!(plan.code, 1, "{plan:?}");
    let causes = plan.stdout.lines().filter(|line| line.starts_with("## ") && line.contains(". DUO")).count();
    assert_eq!(causes, 2, "{plan:?}");
    assert!(
        plan.stdout.contains("- [ ] ") && plan.stdout.contains("$ duo-doctor demo two-faults-trust-and-v1"),
        "{plan:?}"
    );
    assert!(plan.stdout.contains("To undo it") && plan.stdout.contains("Endpoint = {earlier-value}"), "{plan:?}");
    let variants = Run::new(["demo", "code-suggestions-switched-off", "--format", "plan"]).go();
    for line in [
        "Linux package: $ sudo gitlab-rails runner 'Feature.enable(:ai_duo_code_suggestions_switch)'",
        "Kubernetes: $ kubectl exec deploy/{toolbox} -- gitlab-rails runner 'Feature.disable(:ai_duo_code_suggestions_switch)'",
    ] {
        assert!(variants.stdout.contains(line), "{line}\n{variants:?}");
    }
    let nothing = Run::new(["demo", "healthy", "--format", "plan"]).go();
    assert!(nothing.code == 0 && nothing.stdout.contains("there is nothing to repair"), "{nothing:?}");
}

/// Models that the operator did not name are examined where GitLab is asked for them, and only there.
#[test]
fn models_are_learnt_from_gitlab_with_consent() {
    let set_up = SetUp::start("healthy-gitlab-19");
    let text = set_up.configuration();
    let without: Vec<&str> = {
        let mut inside = false;
        text.lines()
            .filter(|line| {
                if line.starts_with('[') {
                    inside = line.starts_with("[model.");
                }
                !inside
            })
            .collect()
    };
    let configuration = set_up.write("without-models.toml", &without.join("\n"));
    let code = |arguments: &[&str]| {
        let ran = set_up.check(&configuration, [&["model-reachable", "--format", "json"], arguments].concat());
        let report = ran.json();
        let checks = report["checks"].as_array().expect("checks").clone();
        let check = checks.into_iter().find(|check| check["id"] == "model-reachable").expect("it was selected");
        check["findings"][0]["code"].as_str().expect("a code").to_owned()
    };
    assert_eq!(code(&[]), "DUO6190");
    assert_eq!(code(&["--models-from-gitlab"]), "DUO6100");
}
