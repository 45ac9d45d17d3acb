//! GitLab is asked for its models before any check runs, and says the token back.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use crate::support::Run;

const TOKEN: &str = "glpat-canaryOfTheAdministrator01";

/// Answers every request with the error of GraphQL that is made of it; ends with the process.
fn gitlab(error: impl Fn(&str) -> String + Send + 'static) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = [0; 65_536];
            let read = stream.read(&mut request).unwrap_or_default();
            let message = error(&String::from_utf8_lossy(&request[..read]));
            let body = format!(r#"{{"errors":[{{"message":"{message}"}}]}}"#);
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length:";
            let _ = stream.write_all(format!("{head} {}\r\n\r\n{body}", body.len()).as_bytes());
        }
    });
    url
}

#[test]
fn what_gitlab_says_of_its_models_holds_no_token_and_no_command() {
    // Repeats the token and commands the terminal.
    let url = gitlab(|_| format!("denied for Bearer {TOKEN} \\u001b[2J\\u001b]0;OWNED\\u0007 and {}", &TOKEN[6..]));
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

/// A GitLab that does not have one field says so of that field, and of no other.
#[test]
fn what_gitlab_does_not_tell_has_the_reason_of_its_own_question() {
    let fields = ["aiGatewayUrl", "duoAgentPlatformServiceUrl", "aiSelfHostedModels"];
    let url = gitlab(move |request| {
        let field = fields.into_iter().find(|field| request.contains(field)).unwrap_or("currentUser");
        format!("Field '{field}' does not exist")
    });
    let folder = tempfile::tempdir().expect("a folder");
    let run = Run::new(["init", "--no-check"]).folder(folder.path());
    let ran = run.env("GITLAB_URL", &url).env("GITLAB_ADMIN_TOKEN", TOKEN).go();
    let of = ["AI Gateway", "Agent Platform service", "model"];
    for (what, field) in of.into_iter().zip(fields) {
        let line = format!("- {what} (Field '{field}' does not exist)");
        assert!(ran.stderr.contains(&line), "{line}: {ran:?}");
    }
    assert!(ran.stderr.ends_with("duo-doctor.toml is written.\n"), "nothing is checked: {ran:?}");
}
