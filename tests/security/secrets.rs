//! No secret appears anywhere: in no report, no recording, no error, and not in the memory of a
//! guest that looks at everything. Values are unmistakable, so that looking for them proves it.

/// A server that says back whatever it is sent, in every spelling.
mod echo;
/// What a guest can see that wants to see everything.
mod guests;
/// Finds a secret in a text, however it is written.
pub(super) mod leak;
/// What GitLab says when it is asked on the host's own behalf.
mod learnt;

use std::path::Path;

use crate::support::Run;
use crate::support::set_up::SetUp;
use leak::{assert_none, spellings};

/// Set-ups that hold every kind of secret between them: tokens, keys of models that fit and that do
/// not, PEM keys of the gateway, a cloud account's key.
const SCENARIOS: [&str; 4] =
    ["healthy", "model-key-rejected", "bedrock-region-group-doubtful", "gateway-does-not-trust-gitlab"];

/// Lines as a careless service writes them: each secret in every spelling, one of them cut by the
/// lengths of a line that is handed over.
fn careless_lines(secrets: &[(String, String)], time: &str) -> String {
    let mut lines = String::new();
    // A key that a server wants and nobody told the program, it cannot know.
    for (name, secret) in secrets.iter().filter(|(name, _)| !name.ends_with("-wanted")) {
        for spelling in spellings(secret) {
            let line = serde_json::json!({
                "severity": "ERROR",
                "time": time,
                "message": format!("canary-line {name}: Authorization: Bearer {spelling}"),
                "class": "Gitlab::Llm::Completions::Chat",
                "error_code": "A1001",
                "secret": spelling,
            });
            lines += &format!("{line}\ncanary-line {name} {spelling} plain\n");
        }
        for (overlap, kept) in [9, 12, 16].into_iter().flat_map(|overlap| [(overlap, 4096), (overlap, 32 << 10)]) {
            let before = "x".repeat(kept - "canary-long ".len() - overlap.min(secret.len() - 1));
            lines += &format!("canary-long {before}{secret}\n");
        }
    }
    lines
}

fn append(path: &Path, text: &str) {
    let before = std::fs::read_to_string(path).unwrap_or_default();
    std::fs::write(path, before + text).expect("the log can be written");
}

fn now() -> String {
    let start = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a time after 1970");
    let time = jiff::Timestamp::from_second(i64::try_from(start.as_secs()).expect("a near time")).expect("a time");
    time.to_string()
}

#[test]
fn no_run_shows_a_secret() {
    for scenario in SCENARIOS {
        let set_up = SetUp::start(scenario);
        let secrets = set_up.secrets();
        for log in ["logs/llm.log", "logs/ai-gateway.log"] {
            append(&set_up.folder().join(log), &careless_lines(&secrets, &now()));
        }
        let configuration = set_up.extended("", "");
        let recording = set_up.folder().join("recording.jsonl");
        let recording_argument = recording.to_str().expect("a plain path");
        for arguments in [
            vec!["--lang", "en"],
            vec!["--lang", "en", "--verbose"],
            vec!["--lang", "ja"],
            vec!["--lang", "ja", "--verbose", "--color", "always"],
            vec!["--format", "json", "--record", recording_argument],
        ] {
            let ran = set_up.check(&configuration, &arguments);
            assert!(matches!(ran.code, 0 | 1 | 3), "{scenario} {arguments:?}: {ran:?}");
            assert_none(&secrets, &ran.stdout, &format!("{scenario} {arguments:?}"));
            assert_none(&secrets, &ran.stderr, &format!("{scenario} {arguments:?}"));
        }
        let recorded = std::fs::read_to_string(&recording).expect("it was recorded");
        assert!(recorded.lines().count() > 10, "the recording has calls");
        assert_none(&secrets, &recorded, &format!("the recording of {scenario}"));
        for verb in ["plan", "self-check", "list"] {
            let all: &[&str] = if verb == "list" { &["connections", "--verbose"] } else { &["--verbose"] };
            let ran = set_up.run(verb, &configuration, all).go();
            assert_eq!(ran.code, 0, "{verb}: {ran:?}");
            assert_none(&secrets, &(ran.stdout + &ran.stderr), verb);
        }
    }
}

/// The name of a file and the file itself are easily mixed up; the answer must not quote the token.
#[test]
fn no_error_quotes_what_stands_in_the_place_of_a_secret() {
    const SECRET: &str = "glpat-canaryWrongPlace4Qz8Xw1L";
    let secrets = [("misplaced".to_owned(), SECRET.to_owned())];
    let folder = tempfile::tempdir().expect("a folder");
    let gitlab = "[gitlab]\nurl = \"https://gitlab.example.com\"\n";
    for text in [
        format!("{gitlab}credentials = \"{SECRET}\"\n"),
        format!("{gitlab}[gitlab.credentials]\nadmin = \"{SECRET}\"\n"),
        format!("{gitlab}[gitlab.credentials]\nadmin = [\"{SECRET}\"]\n"),
        format!("{gitlab}[gitlab.credentials]\nadmin = {{ token = \"{SECRET}\" }}\n"),
        format!("{gitlab}[gitlab.credentials]\nadmin = {{ file = \"a\", env = \"{SECRET}\" }}\n"),
        format!("{gitlab}proxy = \"user:{SECRET}@proxy:3128\"\n"),
        format!("{gitlab}proxy = \"socks5://user:{SECRET}@proxy:3128\"\n"),
        format!("gitlab = \"{SECRET}\"\n"),
        format!("[gitlab]\nurl = \"https://user:{SECRET}@gitlab.example.com\"\n"),
        format!("[gitlab]\nurl = \"https://{SECRET}@gitlab.example.com\"\n"),
        format!("[gitlab]\nurl = \"user:{SECRET}@gitlab.example.com\"\n"),
        format!("[gitlab]\nurl = \"https://gitlab.example.com?private_token={SECRET}\"\n"),
        format!("[gitlab]\nurl = \"https://{SECRET}@gitlab.example.com:99999\"\n"),
        format!("[agent-platform]\naddress = \"user:{SECRET}@aigw:50052\"\n"),
        format!("[environment]\nai-gateway = \"API_KEY={SECRET}\"\n"),
        format!("[environment]\nai-gateway = {{ API_KEY = \"{SECRET}\" }}\n"),
        format!("impact = \"{SECRET}\n"),
    ] {
        let path = folder.path().join("wrong.toml");
        std::fs::write(&path, &text).expect("the folder can be written");
        let ran = Run::new(["check", "--config", path.to_str().expect("a plain path")]).go();
        assert_eq!(ran.code, 2, "{text}: {ran:?}");
        assert_none(&secrets, &(ran.stdout + &ran.stderr), &text);
    }
    let ran = Run::new(["init", "--gitlab", &format!("https://user:{SECRET}@gitlab.example.com")]).go();
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_none(&secrets, &(ran.stdout + &ran.stderr), "init");
    let ran = Run::new(["check"]).env("GITLAB_URL", format!("https://user:{SECRET}@gitlab.example.com")).go();
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_none(&secrets, &(ran.stdout + &ran.stderr), "GITLAB_URL");
}
