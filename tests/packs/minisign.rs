//! The format is minisign's own: its program and this one read each other's work.

use std::process::{Command, Stdio};

use super::{Desk, text};
use crate::support::not_run;

/// Runs minisign; none where this machine does not have it.
fn minisign(arguments: &[&str], desk: &Desk) -> Option<std::process::Output> {
    let run = Command::new("minisign").args(arguments).current_dir(desk.path("")).stdin(Stdio::null()).output();
    match run {
        Ok(output) => Some(output),
        Err(error) if std::env::var_os("CI").is_some() => panic!("minisign is part of CI: {error}"),
        Err(error) => {
            not_run("minisign", &error.to_string());
            None
        }
    }
}

#[test]
fn minisign_verifies_what_is_signed_here() {
    let desk = Desk::new();
    let key = desk.publisher("example");
    let pack = desk.built("own", "1.0.0", &["watches"], &["--key", &key]);
    let index = desk.does(&["pack", "inspect", &pack, "--index"]);
    std::fs::write(desk.path("index.json"), &index).expect("the desk can be written");
    let unpacked = Command::new("tar").args(["xf", &pack, "index.json.minisig"]).current_dir(desk.path("")).status();
    assert!(unpacked.expect("tar is there").success());
    let verify = ["-Vm", "index.json", "-p", "keys/example.pub"];
    let Some(output) = minisign(&verify, &desk) else { return };
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("duo-doctor pack own 1.0.0"), "{output:?}");
    std::fs::write(desk.path("index.json"), index.replace("1.0.0", "1.0.1")).expect("the desk can be written");
    let output = minisign(&verify, &desk).expect("it was there a moment ago");
    assert!(!output.status.success(), "{output:?}");
}

#[test]
fn what_minisign_signs_is_verified_here() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("keys")).expect("the desk can be written");
    let Some(made) = minisign(&["-G", "-W", "-p", "keys/example.pub", "-s", "example.key"], &desk) else { return };
    assert!(made.status.success(), "{made:?}");
    let pack = desk.built("own", "1.0.0", &["watches"], &[]);
    let index = desk.does(&["pack", "inspect", &pack, "--index"]);
    std::fs::write(desk.path("index.json"), index).expect("the desk can be written");
    // Both of minisign's forms.
    for form in ["-H", "-l"] {
        let output = minisign(&["-S", form, "-m", "index.json", "-s", "example.key"], &desk).expect("it is there");
        assert!(output.status.success(), "{output:?}");
        desk.does(&["pack", "sign", &pack, "--signature", "index.json.minisig"]);
        let said = desk.does(&["pack", "verify", &pack]);
        assert_eq!(said, format!("{pack}: pack own 1.0.0, 1 checks, signed by example\n"));
    }
    // The key signs here as well as there.
    desk.does(&["pack", "sign", &pack, "--key", text(&desk.path("example.key"))]);
    desk.does(&["pack", "verify", &pack]);
}

#[test]
fn a_key_with_a_password_needs_it() {
    let desk = Desk::new();
    std::fs::write(desk.path("password"), "a long password\n").expect("the desk can be written");
    std::fs::write(desk.path("wrong"), "another\n").expect("the desk can be written");
    desk.does(&["pack", "keygen", "example", "--password-file", "password"]);
    let pack = desk.built("own", "1.0.0", &["watches"], &[]);
    let sign = |more: &[&str]| desk.run(&[&["pack", "sign", pack.as_str(), "--key", "example.key"], more].concat());
    let alone = sign(&[]);
    assert_eq!(
        (alone.code, alone.stderr.as_str()),
        (2, "duo-doctor: the key has a password, and nobody is here to type it; give --password-file FILE\n")
    );
    let wrong = sign(&["--password-file", "wrong"]);
    assert_eq!((wrong.code, wrong.stderr.as_str()), (2, "duo-doctor: example.key: the password is wrong\n"));
    assert_eq!(sign(&["--password-file", "password"]).code, 0);
    let again = desk.run(&["pack", "keygen", "example", "--password-file", "password"]);
    assert_eq!(again.code, 2, "{again:?}");
}
