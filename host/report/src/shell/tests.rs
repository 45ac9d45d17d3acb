use std::process::Command;

use super::*;

fn text(text: &str) -> Vec<Piece> {
    vec![Piece::Text(text.into())]
}

/// What a real shell hands to a program, given a printed line.
fn read_by(shell: &str, line: &str) -> Vec<String> {
    // `\0` ends an argument; the last one is cut off again.
    let script = format!("printf '%s\\0' {line}");
    let output = Command::new(shell).args(["-c", &script]).output().expect("there is a shell");
    assert!(output.status.success(), "{shell}: {line}: {}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).expect("what was text is text");
    words.trim_end_matches('\0').split('\0').map(str::to_owned).collect()
}

fn shells() -> Vec<&'static str> {
    let there = |shell: &&str| Command::new(shell).args(["-c", ":"]).status().is_ok_and(|status| status.success());
    ["sh", "bash", "zsh", "ksh"].into_iter().filter(there).collect()
}

/// Every visible character of ASCII alone, at the beginning, in the middle and at the end of a word, and words that
/// shells are known to obey.
#[test]
fn a_printed_command_survives_a_shell() {
    let mut words: Vec<String> = vec![String::new()];
    for character in (' '..='~').chain("äあ’“…$£\u{a0}".chars()) {
        for word in ["C", "Ca", "aCb", "aC", "a/C/b", "CC", "http://h/xCy"] {
            words.push(word.replace('C', &character.to_string()));
        }
    }
    let obeyed = [
        "http://10.255.255.1:8099/x>/etc/cron.d/a",
        "$(reboot)",
        "`reboot`",
        "a;reboot",
        "a&&reboot",
        "a|sh",
        "{a,b}",
        "{1..3}",
        "~",
        "~root",
        "a=~",
        "-n",
        "!!",
        "!a",
        "*",
        "?",
        "[a]",
        "#a",
        "a#b",
        "%1",
        "^a^b",
        "=ls",
        "'",
        "''",
        "\"",
        "\\",
        "'\\''",
        "$HOME",
        "${x}",
        "<(ls)",
        "a\\",
        "{container}",
        "if",
        "(a)",
        "@(a)",
        "+(a)",
    ];
    words.extend(obeyed.map(str::to_owned));
    let shown: Vec<Vec<Piece>> = words.iter().map(|word| text(word)).collect();
    for shell in shells() {
        // One by one as well: a quote left open must not be closed by the next word.
        assert_eq!(read_by(shell, &line(&shown)), words, "{shell}");
        for word in &words {
            assert_eq!(read_by(shell, &line(&[text("a"), text(word), text("z")])), ["a", word, "z"], "{shell} {word}");
        }
    }
    assert!(shells().contains(&"sh"));
}

#[test]
fn a_program_is_a_program() {
    assert_eq!(line(&[text("A=b"), text("c=d")]), "'A=b' c=d");
}

#[test]
fn what_commands_a_terminal_or_ends_a_line_is_not_in_a_command() {
    for word in ["a\u{1b}[2J", "a\nreboot", "a\rb", "a\u{202e}b", "a\u{200b}b", "a\0b", "a\u{7f}", "a\u{9b}31m"] {
        let line = line(&[text("echo"), text(word)]);
        assert!(line.starts_with("echo '") && line.chars().all(|character| !character.is_control()), "{line:?}");
        assert!(!line.contains('\u{202e}') && !line.contains('\u{200b}'), "{line:?}");
    }
}

#[test]
fn a_placeholder_is_in_braces_and_no_text_looks_like_one() {
    let placeholder = |name: &str| Piece::Placeholder { placeholder: name.into() };
    let arguments = [
        text("docker"),
        vec![Piece::Text("deploy/".into()), placeholder("deployment")],
        vec![
            Piece::Text("docker logs ".into()),
            placeholder("container"),
            Piece::Text(" > ".into()),
            placeholder("file"),
        ],
        text("{container}"),
    ];
    assert_eq!(line(&arguments), "docker deploy/{deployment} 'docker logs {container} > {file}' '{container}'");
    assert_eq!(placeholders(arguments.iter().flatten()), ["deployment", "container", "file"]);
}
