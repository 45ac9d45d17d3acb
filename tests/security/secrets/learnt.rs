//! GitLab is asked for its models before any check runs, and says the token back.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use crate::support::Run;

const TOKEN: &str = "glpat-canaryOfTheAdministrator01";

/// Answers every request with an error of GraphQL that repeats the token and commands the terminal; ends with the
/// process.
fn careless_gitlab() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let _ = stream.read(&mut [0; 65_536]);
            let message = format!("denied for Bearer {TOKEN} \\u001b[2J\\u001b]0;OWNED\\u0007 and {}", &TOKEN[6..]);
            let body = format!(r#"{{"errors":[{{"message":"{message}"}}]}}"#);
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length:";
            let _ = stream.write_all(format!("{head} {}\r\n\r\n{body}", body.len()).as_bytes());
        }
    });
    url
}

#[test]
fn what_gitlab_says_of_its_models_holds_no_token_and_no_command() {
    let url = careless_gitlab();
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("written.toml").display().to_string();
    for arguments in [
        &["list", "connections", "--models-from-gitlab"][..],
        &["check", "gitlab-version", "--models-from-gitlab"],
        &["plan", "--models-from-gitlab"],
        &["self-check", "--models-from-gitlab"],
        &["init", "--output", &written],
    ] {
        let run = Run::new(arguments).folder(folder.path());
        let ran = run.env("GITLAB_URL", &url).env("GITLAB_ADMIN_TOKEN", TOKEN).go();
        let file = std::fs::read_to_string(&written).unwrap_or_default();
        let all = format!("{}{}{file}", ran.stdout, ran.stderr);
        assert!(all.contains("denied for"), "{arguments:?}: GitLab was asked and its answer is shown: {ran:?}");
        assert!(!all.contains(TOKEN) && !all.contains(&TOKEN[6..]), "{arguments:?}: {ran:?}");
        assert!(!all.contains('\u{1b}') && !all.contains('\u{7}'), "{arguments:?}: {ran:?}");
    }
}
