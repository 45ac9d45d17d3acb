use std::path::Path;

use super::refused;
use crate::support::set_up::SetUp;
use crate::support::{Run, root};

/// What the program says to a configuration, without the file's name.
fn said(folder: &Path, text: &str) -> String {
    let path = folder.join("duo-doctor.toml");
    std::fs::write(&path, text).expect("the folder can be written");
    let sentence = refused(&Run::new(["check"]).folder(folder).go(), 2);
    sentence.strip_prefix("duo-doctor.toml").unwrap_or_else(|| panic!("no place in {sentence}")).to_owned()
}

#[test]
fn wrong_configuration_is_named_with_file_and_line() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, expected) in [
        (
            "gitlb = 1\n",
            ":1: unknown field `gitlb`, did you mean `gitlab`?; expected one of `vantage`, `impact`, `gitlab`, `ai-gateway`, `agent-platform`, \
             `model`, `environment`, `logs`, `log-window`, `check-time`, `grant`, `deny`",
        ),
        (
            "\n[gitlab]\nurl = \"https://a\"\ntoken = \"b\"\n",
            ":4: unknown field `token`, expected one of `url`, `ca-file`, `proxy`, `addresses`, `resolve`, `plain-http`, `credentials`, \
             `identifier`, `family`, `provider`",
        ),
        ("[gitlab]\nurl = 3\n", ":2: invalid type: integer `3`, expected a string"),
        ("vantage = \"gitlab\"\n", ":1: invalid type: a string, expected a list in brackets"),
        (
            "vantage = [\"moon\"]\n",
            ":1: unknown variant `moon`, expected one of `gitlab`, `ai-gateway`, `model`, `workstation`",
        ),
        ("[gitlab\n", ":1: unclosed table, expected `]`"),
        (
            "[gitlab]\nurl = \"gitlab.example.com\"\n",
            ":2: `gitlab.example.com` has no scheme http or https; write for example `https://gitlab.example.com`",
        ),
        (
            "[gitlab]\nurl = \"https://\"\n",
            ":2: `https://` is no URL (empty host); write for example `https://gitlab.example.com`",
        ),
        (
            "[gitlab]\nurl = \"https://gitlab:99999\"\n",
            ":2: `https://gitlab:99999` is no URL (invalid port number); write for example `https://gitlab.example.com`",
        ),
        (
            "[gitlab]\nurl = \"https://user:secret@gitlab\"\n",
            ":2: `https://…@gitlab` has a user name or password; write the URL without, and put them under `credentials`",
        ),
        (
            "[gitlab]\nurl = \"https://gitlab/?private_token=secret\"\n",
            ":2: `https://gitlab/?…` has a query or fragment; write for example `https://gitlab.example.com`",
        ),
        ("[gitlab]\n", ": `gitlab` has no `url`"),
        ("[model.a]\nidentifier = \"b\"\n", ": `model/a` has no `url`"),
        ("[gitlab]\nurl = \"https://a\"\nidentifier = \"b\"\n", ":3: `identifier` belongs under [model.NAME]"),
        (
            "[gitlab]\nurl = \"https://a\"\nproxy = \"b\"\n",
            ":3: a proxy is `none` or a URL such as `http://proxy.example.com:3128`",
        ),
        (
            "[agent-platform]\naddress = \"a\"\n",
            ":2: `a` is not `host:port`; write for example `aigw.example.com:50052`",
        ),
        ("check-time = \"2\"\n", ":1: `2` is no duration; write for example `90s`, `15m`, `24h` or `7d`"),
        ("check-time = \"0s\"\n", ":1: `check-time` is at least 1s"),
        ("check-time = \"1h\"\n", ":1: `check-time` is at most 900s"),
        (
            "log-window = \"99999999999d\"\n",
            ":1: `99999999999d` is no duration; write for example `90s`, `15m`, `24h` or `7d`",
        ),
        (
            "[environment]\nrails = { file = \"a\" }\n",
            ":2: `environment.rails` is no scope; one of gitlab, ai-gateway, agent-platform",
        ),
        (
            "[environment]\nai-gateway = {}\n",
            ":2: say one of `file = \"…\"` (with `service = \"…\"` where it has several), `container = \"…\"` (with `socket \
             = \"…\"` where it is needed), `pid = …`, `this-process = true`",
        ),
        (
            "[environment]\nai-gateway = { container = \"a\", service = \"b\" }\n",
            ":2: say one of `file = \"…\"` (with `service = \"…\"` where it has several), `container = \"…\"` (with `socket \
             = \"…\"` where it is needed), `pid = …`, `this-process = true`",
        ),
        (
            "[environment]\nai-gateway = \"a.env\"\n",
            ":2: invalid type: a string, expected a table such as `{ file = \"…\" }`",
        ),
        ("[logs]\nllm = \"llm.log\"\n", ":2: invalid type: a string, expected a list in brackets"),
        (
            "[grant.a]\nhttp = [\"GIT gitlab /\"]\n",
            ":2: `GIT gitlab /`: `GIT` is no method; one of *, probe, GET, HEAD, POST, PUT, DELETE, OPTIONS",
        ),
        (
            "[grant.a]\nenvironment = [\"a\"]\n",
            ":2: `a` is no rule; write `SCOPE NAME`, for example `ai-gateway AIGW_*`",
        ),
    ] {
        assert_eq!(said(folder.path(), text), expected, "{text}");
    }
}

#[test]
fn wrong_credentials_are_named_with_the_line_that_names_them() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("folder")).expect("a folder");
    for (name, bytes) in [
        ("empty", &b""[..]),
        ("blank", b"\n\n"),
        ("short", b"abc\n"),
        ("binary", b"\xff\xfe\x00\x01"),
        ("space", b"two words\n"),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("the folder can be written");
    }
    std::fs::write(folder.path().join("large"), vec![b'x'; 65 * 1024]).expect("the folder can be written");
    let name_a_file = "name the file that holds the credential";
    for (source, expected) in [
        ("{ file = \"folder\" }", format!("folder is a directory; {name_a_file}")),
        ("{ file = \"large\" }", format!("large is larger than 64 KiB; {name_a_file}")),
        ("{ file = \"binary\" }", format!("binary is no text; {name_a_file}")),
        ("{ file = \"short\" }", "the credential in short is shorter than 4 characters".into()),
        ("{ file = \"space\" }", "the credential in space has a character that no HTTP header can carry".into()),
        ("{ }", "a credential says either `file = \"…\"` or `env = \"NAME\"`".into()),
        ("{ file = \"short\", env = \"A\" }", "a credential says either `file = \"…\"` or `env = \"NAME\"`".into()),
        ("{ env = \"A\", header = \"a b\" }", "`a b` is no header name".into()),
        ("\"glpat-0123456789\"", "invalid type: a string, expected `{ file = \"…\" }` or `{ env = \"NAME\" }`".into()),
    ] {
        let text = format!("[gitlab]\nurl = \"https://a\"\n[gitlab.credentials]\nadmin = {source}\n");
        assert_eq!(said(folder.path(), &text), format!(":4: {expected}"), "{source}");
    }
}

/// After `sudo`, in a cron job, on another machine: the rest can still be examined, and whoever looks is told.
#[test]
fn a_credential_that_is_not_there_costs_coverage_and_not_the_run() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("blank"), "\n\n").expect("the folder can be written");
    let name_a_file = "name the file that holds the credential";
    for (source, why) in [
        ("{ file = \"none\" }", format!("none cannot be read: No such file or directory (os error 2); {name_a_file}")),
        ("{ file = \"blank\" }", "the credential in blank is empty".into()),
        ("{ env = \"NOT_SET\" }", "the variable `NOT_SET` is not set".into()),
    ] {
        let text = format!("[gitlab]\nurl = \"https://a\"\n[gitlab.credentials]\nadmin = {source}\n");
        std::fs::write(folder.path().join("c.toml"), text).expect("the folder can be written");
        for verb in [&["plan"][..], &["list", "connections"], &["check", "license"]] {
            let ran = Run::new(verb.iter().chain(&["--config", "c.toml"])).folder(folder.path()).go();
            let told = format!("duo-doctor: c.toml:4: {why}; going on without the credential `admin` of gitlab\n");
            assert!(ran.stderr.contains(&told), "{verb:?}: {ran:?}");
            assert_eq!(ran.code, if verb[0] == "check" { 3 } else { 0 }, "{ran:?}");
        }
    }
}

#[test]
fn a_configuration_that_is_no_file_of_text_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("folder")).expect("a folder");
    std::fs::write(folder.path().join("binary"), [0xff, 0xfe, 0]).expect("the folder can be written");
    std::fs::write(folder.path().join("large"), vec![b'#'; 1024 * 1024 + 1]).expect("the folder can be written");
    let hint = "name the configuration file";
    for (name, problem) in [
        ("none", "cannot be read: No such file or directory (os error 2)"),
        ("folder", "is a directory"),
        ("binary", "is no text"),
        ("large", "is larger than 1024 KiB"),
    ] {
        let ran = Run::new(["check", "--config", name]).folder(folder.path()).go();
        assert_eq!(refused(&ran, 2), format!("{name}: {problem}; {hint}"));
        // The variable names a file that must be there; the places where one may be, do not.
        let ran = Run::new(["check"]).env("DUO_DOCTOR_CONFIG", name).folder(folder.path()).go();
        assert_eq!(refused(&ran, 2), format!("{name}: {problem}; {hint}"));
    }
}

#[test]
fn wrong_variables_are_named() {
    let ran = Run::new(["check"]).env("GITLAB_URL", "gitlab").go();
    let expected = "$GITLAB_URL: `gitlab` has no scheme http or https; write for example `https://gitlab.example.com`";
    assert_eq!(refused(&ran, 2), expected);
    let ran = Run::new(["check"]).env("GITLAB_URL", "https://a").env("GITLAB_TOKEN", "abc").go();
    let expected = "$GITLAB_TOKEN: the credential in the variable `GITLAB_TOKEN` is shorter than 4 characters";
    assert_eq!(refused(&ran, 2), expected);
}

/// Switches are what people write, and an empty variable is not set.
#[test]
fn variables_of_this_program_are_read_kindly_and_misspelt_ones_are_told() {
    let listed = |name: &str, value: &str| Run::new(["list"]).env("DUO_DOCTOR_LANG", "en").env(name, value).go();
    for value in ["", "1", "0", "TRUE", "no", "Off"] {
        let ran = listed("DUO_DOCTOR_OFFLINE", value);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{value}: {ran:?}");
    }
    for name in ["DUO_DOCTOR_LANG", "DUO_DOCTOR_KEYS", "DUO_DOCTOR_STORE", "DUO_DOCTOR_CORE_PACK", "DUO_DOCTOR_CONFIG"]
    {
        let ran = listed(name, "");
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{name}: {ran:?}");
    }
    assert!(listed("DUO_DOCTOR_LANG", "JA").stdout.contains("ゲートウェイ"));
    let switches = "is no switch; write 1 or 0, true or false, yes or no, on or off";
    for (name, value, expected) in [
        ("DUO_DOCTOR_OFFLINE", "maybe", format!("$DUO_DOCTOR_OFFLINE: `maybe` {switches}")),
        (
            "DUO_DOCTOR_LANG",
            "jp",
            "$DUO_DOCTOR_LANG: `jp` is unknown, did you mean `ja`?; write one of auto, en, ja".into(),
        ),
    ] {
        assert_eq!(refused(&listed(name, value), 2), expected);
    }
    let ran = Run::new(["check"]).env("GITLAB_URL", "http://gitlab.example.com").env("GITLAB_TOKEN", "glpat-canary");
    let ran = ran.env("DUO_DOCTOR_PLAIN_HTTP", "maybe").go();
    assert_eq!(refused(&ran, 2), format!("$DUO_DOCTOR_PLAIN_HTTP: `maybe` {switches}"));
    let ran = listed("DUO_DOCTOR_OFLINE", "canary");
    let told = "duo-doctor: $DUO_DOCTOR_OFLINE: nothing reads this variable, did you mean `DUO_DOCTOR_OFFLINE`?\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (0, told), "{ran:?}");
    let expected = "--keys /nope: there is no such folder (DUO_DOCTOR_KEYS names one too)";
    assert_eq!(refused(&listed("DUO_DOCTOR_KEYS", "/nope"), 2), expected);
}

#[test]
fn a_configuration_under_another_name_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("duo-doctor");
    std::fs::create_dir(&folder).expect("a folder");
    let misnamed = folder.join("duo-doctor.toml");
    std::fs::write(&misnamed, "").expect("a file");
    let list = || Run::new(["list", "connections"]).folder(home.path()).env("XDG_CONFIG_HOME", home.path()).go();
    let told = format!("duo-doctor: {} is not read; name it config.toml, or say --config\n", misnamed.display());
    assert_eq!(list().stderr, told);
    std::fs::rename(&misnamed, folder.join("config.toml")).expect("the same folder");
    std::fs::write(folder.join("config.toml"), "check-time = \"7s\"\n").expect("a file");
    let ran = list();
    assert_eq!(ran.stderr, "");
    assert!(ran.stdout.contains(&format!("{}:1", folder.join("config.toml").display())), "{ran:?}");
    let help = Run::new(["check", "--help"]).go().stdout;
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    let places = "./duo-doctor.toml, ~/.config/duo-doctor/config.toml and /etc/duo-doctor/config.toml";
    assert!(words.contains(places) && words.contains("DUO_DOCTOR_CONFIG"), "{words}");
}

#[test]
fn a_log_or_a_credential_that_nobody_uses_is_told() {
    let set_up = SetUp::start("healthy");
    let text = set_up.configuration().replace("\nllm = ", "\nlllm = ").replace("\nadmin = ", "\nadm = ");
    let configuration = set_up.write("mistyped.toml", &text);
    let grant = set_up.write("granted.toml", &format!("{text}\n[grant.my-check]\nlogs = [\"lllm\"]\n"));
    let log = "no check reads the log `lllm`, did you mean `llm`?";
    let credential = "no check uses the credential `adm` of `gitlab`, did you mean `admin`?";
    for verb in ["plan", "check"] {
        let ran = set_up.run(verb, &configuration, ["gateway-health"]).go();
        assert!(ran.stderr.contains(log) && ran.stderr.contains(credential), "{ran:?}");
    }
    let ran = set_up.run("self-check", &configuration, [""; 0]).go();
    assert!(ran.stdout.contains(log) && ran.stdout.contains(credential), "{ran:?}");
    let ran = set_up.run("plan", &grant, ["gateway-health"]).go();
    assert!(!ran.stderr.contains(log) && ran.stderr.contains(credential), "{ran:?}");
}

/// The README shows a whole configuration; a stranger copies it.
#[test]
fn the_configuration_of_the_readme_is_taken_as_it_stands() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let shown = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("it shows one");
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let token = at("gitlab-user-token");
    std::fs::write(&token, "glpat-canary-of-the-readme").expect("a file");
    let text = shown.replace("/run/secrets/gitlab-user-token", token.to_str().expect("a plain path"));
    std::fs::write(at("duo-doctor.toml"), &text).expect("a file");
    let list = || {
        let run = Run::new(["list", "connections"]).folder(folder.path());
        run.env("GITLAB_ADMIN_TOKEN", "glpat-canary-of-admin").env("MODEL_KEY", "canary-of-the-model").go()
    };
    let taken = list();
    assert_eq!(taken.code, 0, "{taken:?}");
    for connection in ["gitlab", "ai-gateway", "model/mistral"] {
        assert!(taken.stdout.contains(connection), "{taken:?}");
    }
    assert!(!taken.stdout.contains("canary"), "{taken:?}");
    std::fs::write(at("duo-doctor.toml"), text.replace("plain-http = true", "")).expect("a file");
    assert!(refused(&list(), 2).contains("would send it in the clear"));
}
