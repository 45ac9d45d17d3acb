//! Every command in a document is understood by the program; those of the README's first hour are run against a
//! simulated set-up, and what README shows is what the program prints.

use std::path::Path;
use std::process::Command;

use crate::support::set_up::SetUp;
use crate::support::{Ran, Run, program, root};

const DOCUMENTS: [&str; 10] = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/air-gap.md",
    "docs/packs.md",
    "docs/performance.md",
    "docs/security-evidence.md",
    "docs/settings.md",
    "docs/shipping.md",
    "docs/writing-a-check.md",
];

fn text(document: &str) -> String {
    std::fs::read_to_string(root().join(document)).unwrap_or_else(|error| panic!("{document}: {error}"))
}

/// Lines of a document that call the program, with lines that they are continued on; comments are gone.
fn commands(document: &str) -> Vec<String> {
    let text = text(document).replace("\\\n", " ");
    let mut fenced = false;
    let lines = text.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        fenced || line.starts_with("    ")
    });
    let lines = lines.map(|line| line.trim().trim_start_matches("$ ").trim_start_matches("./"));
    let of_program = lines.filter(|line| line.starts_with("duo-doctor ") || *line == "duo-doctor");
    let without_comment = |line: &str| line.split("  #").next().unwrap_or_default().trim().to_owned();
    // A line of an output begins with the program's version.
    let version = |line: &String| line.split(' ').nth(1).is_some_and(|word| word.starts_with(|c: char| c.is_numeric()));
    of_program.map(without_comment).filter(|line| !version(line)).collect()
}

#[test]
fn every_command_of_every_document_is_understood() {
    let mut count = 0;
    for document in DOCUMENTS {
        for command in commands(document) {
            // Help is printed once everything before it was understood.
            let line = format!("{} --help", command.split(" > ").next().unwrap_or_default());
            let line = ["| ", "|| ", "&& "]
                .iter()
                .fold(line, |line, joined| line.split(&format!(" {joined}")).next().unwrap_or_default().to_owned());
            let line = if line.ends_with("--help") { line } else { format!("{line} --help") };
            let ran = shell(&line, Path::new("/"), &[]);
            assert_eq!(ran.code, 0, "{document}: {command}\n{}", ran.stderr);
            count += 1;
        }
    }
    assert!(count >= 20, "{count} commands were found");
}

fn shell(line: &str, folder: &Path, variables: &[(&str, &str)]) -> Ran {
    let path = format!("{}:/usr/bin:/bin", program().parent().expect("a folder").display());
    let output = Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("DUO_DOCTOR_LANG", "en")
        .envs(variables.iter().copied())
        .stdin(std::process::Stdio::null())
        .output()
        .expect("there is a shell");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    Ran { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The indented commands below a heading of the README.
fn section(heading: &str) -> Vec<String> {
    let readme = text("README.md");
    let (_, rest) = readme.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no section {heading}"));
    let section = rest.split("\n## ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with("    ")).map(str::trim);
    lines.map(|line| line.split("  #").next().unwrap_or_default().trim().to_owned()).collect()
}

/// Somebody with nothing but README, a URL and two tokens gets to the cause: no file is edited by hand.
#[test]
fn the_readme_leads_from_a_url_and_tokens_to_the_cause() {
    for (scenario, cause) in [("healthy-with-private-ca", None), ("model-key-rejected", Some("DUO2206"))] {
        let set_up = SetUp::start(scenario);
        let secret = |name: &str| {
            let path = set_up.folder().join("secrets").join(name);
            std::fs::read_to_string(path).expect("a token").trim().to_owned()
        };
        let (admin, user) = (secret("gitlab-admin-token"), secret("gitlab-user-token"));
        let configuration: toml::Table = set_up.configuration().parse().expect("a configuration");
        let url = configuration["gitlab"]["url"].as_str().expect("a URL").to_owned();
        let folder = tempfile::tempdir().expect("a folder");
        let variables = [("GITLAB_ADMIN_TOKEN", admin.as_str()), ("GITLAB_TOKEN", user.as_str())];
        let commands: Vec<String> =
            section("Point it at a real GitLab").into_iter().filter(|line| line.starts_with("duo-doctor ")).collect();
        assert!((1..=4).contains(&commands.len()), "{commands:?}");
        for command in commands {
            let private = if scenario.ends_with("private-ca") && command.contains(" init ") {
                format!(" --ca-file {}", set_up.folder().join("ca.pem").display())
            } else {
                String::new()
            };
            let line = command.replace("https://gitlab.example.com", &url) + &private;
            let ran = shell(&line, folder.path(), &variables);
            assert!(matches!(ran.code, 0 | 1 | 3), "{line}: {ran:?}");
            for said in [&ran.stdout, &ran.stderr] {
                assert!(!said.contains(&admin) && !said.contains(&user), "{line} prints a token");
            }
        }
        let ran = shell("duo-doctor check --format json", folder.path(), &variables);
        let causes = ran.causes();
        match cause {
            None => assert_eq!(causes, Vec::<String>::new(), "{ran:?}"),
            Some(cause) => assert!(causes.iter().any(|found| found.starts_with(cause)), "{causes:?}"),
        }
    }
}

#[test]
fn texts_and_logs_are_explained_as_the_readme_says() {
    let set_up = SetUp::start("gateway-does-not-trust-gitlab");
    let logs = set_up.folder().join("logs");
    let packed = shell("gzip --keep ai-gateway.log", &logs, &[]);
    assert_eq!(packed.code, 0, "{packed:?}");
    for command in section("Without a system to examine") {
        let ran = shell(&command, &logs, &[]);
        let found = if command.contains(" triage ") { 1 } else { 0 };
        assert_eq!(ran.code, found, "{command}: {ran:?}");
        assert!(ran.stdout.lines().count() >= 3, "{command}: {ran:?}");
    }
}

/// The report in README is one that the program prints.
#[test]
fn the_readme_shows_what_is_printed() {
    let readme = text("README.md");
    let block = readme.split_once("```text\n").and_then(|(_, rest)| rest.split_once("```")).expect("an example").0;
    let golden = text("tests/golden/en/report-demo.txt");
    let shape = |text: &str| -> Vec<String> {
        let letters = |line: &str| -> String { line.chars().filter(|c| c.is_alphabetic()).collect() };
        text.split_whitespace().map(letters).filter(|word| word.len() > 2).collect()
    };
    let (shown, printed) = (shape(block), shape(&golden));
    let missing: Vec<&String> = shown.iter().filter(|word| !printed.contains(word)).collect();
    assert!(missing.len() <= 8, "README shows what is not printed: {missing:?}");
    let lacking: Vec<&String> = printed.iter().filter(|word| !shown.contains(word)).collect();
    assert!(lacking.len() <= 8, "README lacks what is printed: {lacking:?}");
}

#[test]
fn an_unknown_host_a_wrong_token_and_a_missing_file_are_said() {
    let set_up = SetUp::start("healthy");
    let configuration: toml::Table = set_up.configuration().parse().expect("a configuration");
    let url = configuration["gitlab"]["url"].as_str().expect("a URL").to_owned();
    let folder = tempfile::tempdir().expect("a folder");
    let mut number = 0;
    let mut init = |arguments: &[&str], token: &str| {
        number += 1;
        let file = format!("{number}.toml");
        let all = [&["init", "--no-check", "--output", &file], arguments].concat();
        let ran = Run::new(all).env("GITLAB_ADMIN_TOKEN", token).folder(folder.path()).go();
        (ran, std::fs::read_to_string(folder.path().join(file)).unwrap_or_default())
    };
    let (ran, written) = init(&["--gitlab", &url], "glpat-nobody-accepts-this");
    assert!(ran.code == 0 && ran.stderr.contains("- administrator's token of"), "{ran:?}");
    assert!(ran.stderr.contains("/-/user_settings/personal_access_tokens") && written.contains("[gitlab]"), "{ran:?}");
    let (ran, written) = init(&["--gitlab", "http://127.0.0.1:1"], "glpat-whatever");
    assert!(ran.code == 0 && ran.stderr.contains("- GitLab (http://127.0.0.1:1)"), "{ran:?}");
    assert!(written.contains("url = \"http://127.0.0.1:1\""), "{written}");
    let (ran, written) = init(&["--gitlab", &url, "--ca-file", "none.pem"], "glpat-whatever");
    assert_eq!((ran.code, written.as_str()), (2, ""), "{ran:?}");
    assert!(ran.stderr.contains("--ca-file none.pem cannot be read"), "{ran:?}");
}
