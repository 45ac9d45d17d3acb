use crate::support::set_up::{SetUp, component};

const GUEST: &str = "reads-its-sources";

/// What a check that reads a log and a variable says to this change of the configuration. The set-up
/// is healthy, so that everything else passes: the gap alone makes the run incomplete.
fn said(set_up: &SetUp, from: &str, to: &str) -> String {
    let text = set_up.configuration();
    assert!(text.contains(from), "{text}");
    let text = text.replace(from, to);
    let grant = format!("[grant.{GUEST}]\nenvironment = [\"ai-gateway LANG\"]\nlogs = [\"llm\"]\n");
    let configuration = set_up.write("wrong.toml", &format!("{text}\n{grant}"));
    let all = ["--format", "json"].map(str::to_owned).into_iter().chain(component(GUEST));
    let ran = set_up.check(&configuration, all);
    assert_eq!((ran.code, ran.stderr.as_str()), (3, ""), "{ran:?}");
    let report = ran.json();
    assert_eq!(report["verdict"], "incomplete");
    let check = report["checks"].as_array().expect("checks").iter().find(|check| check["id"] == GUEST).expect("it ran");
    assert_eq!(check["outcome"], "unknown");
    let said = check["findings"][0]["args"]["said"].as_str().expect("it says why").to_owned();
    // A person reads the same.
    let human = set_up.check(&configuration, component(GUEST));
    assert_eq!(human.code, 3, "{human:?}");
    // Lines are broken at spaces, and behind the slashes of a path.
    let words = |text: &str| text.split_whitespace().collect::<String>();
    assert!(words(&human.stdout).contains(&words(&said)), "{said} is not in {}", human.stdout);
    said.replace(&format!("{}/", set_up.folder().display()), "")
}

#[test]
fn a_log_that_cannot_be_read_is_a_gap() {
    let set_up = SetUp::start("healthy-gitlab-19");
    std::os::unix::fs::symlink("loop", set_up.folder().join("loop")).expect("a link");
    for (paths, expected) in [
        ("[\"none.log\"]", "Error::Other((\"no-file\", \"none.log\"))"),
        (
            "[\"logs\"]",
            "Error::Unreadable(\"logs: it is a folder; name the file in it, for example with `/*.log` behind it\")",
        ),
        ("[\"loop\"]", "Error::Unreadable(\"loop: Too many levels of symbolic links (os error 40)\")"),
        ("[\"gitlab.env/llm.log\"]", "Error::Unreadable(\"gitlab.env/llm.log: Not a directory (os error 20)\")"),
        (
            "[\"l*s/llm.log\"]",
            "Error::Invalid(\"the log path `l*s/llm.log` has a `*` or `?` in a folder's name; only the file's name may \
             have them\")",
        ),
        ("[]", "Error::Other((\"no-file\", \"\"))"),
    ] {
        assert_eq!(said(&set_up, "llm = [\"logs/llm.log\"]", &format!("llm = {paths}")), expected);
    }
    let missing = "Error::NoSource(\"no log `llm` is configured; write `llm = [\\\"…\\\"]` under [logs]\")";
    assert_eq!(said(&set_up, "llm = [\"logs/llm.log\"]", ""), missing);
}

#[test]
fn an_environment_that_cannot_be_read_is_a_gap() {
    let set_up = SetUp::start("healthy-gitlab-19");
    std::os::unix::fs::symlink("loop", set_up.folder().join("loop")).expect("a link");
    set_up.write("huge.env", &"x".repeat(4 * 1024 * 1024 + 1));
    for (file, expected) in [
        ("none.env", "none.env cannot be read: No such file or directory (os error 2)"),
        ("logs", "logs is a directory"),
        ("loop", "loop cannot be read: Too many levels of symbolic links (os error 40)"),
        ("huge.env", "huge.env is larger than 4096 KiB"),
    ] {
        let said = said(&set_up, "file = \"ai-gateway.env\"", &format!("file = \"{file}\""));
        let text = format!("{expected}; run `docker inspect CONTAINER > ai-gateway.json` and name that file");
        assert_eq!(said, format!("Error::Other((\"unreadable\", \"{text}\"))"));
    }
    let missing = "Error::NoSource(\"no source for the environment of `ai-gateway`; write `ai-gateway = { file = \\\"…\\\" }` \
                   under [environment], with the output of `env` from its container\")";
    assert_eq!(said(&set_up, "ai-gateway = { file = \"ai-gateway.env\" }", ""), missing);
}
