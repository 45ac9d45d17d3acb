//! `pack build --reuse`: what an earlier pack holds compiled is not compiled again, where it fits and is trusted.

use super::attacks::write;
use super::{Desk, development_key, text};
use crate::support::{entries, guest};

const TIME: [&str; 2] = ["--issued", "2026-01-01T00:00:00Z"];

/// Builds a pack of component files anew, with the pack `earlier` to reuse; what the program says of it.
fn rebuilt(desk: &Desk, output: &str, earlier: &str, components: &[&str]) -> String {
    let key = development_key();
    let mut arguments = vec!["pack", "build", "--name", "core", "--version", "1.0.0", "--output", output];
    arguments.extend(TIME);
    arguments.extend(["--key", key.as_str(), "--reuse", earlier]);
    arguments.extend(components);
    let ran = desk.run(&arguments);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.stderr
}

#[test]
fn what_did_not_change_is_not_compiled_again() {
    let desk = Desk::new();
    let first = desk.vendors("core", "1.0.0", &["watches", "finds-nothing"], &TIME);
    let (watches, nothing) = (guest("watches"), guest("finds-nothing"));
    let said = rebuilt(&desk, "same.pack", &first, &[text(&watches), text(&nothing)]);
    assert!(said.contains("2 checks, 2 of them compiled before"), "{said}");
    let read = |name: &str| std::fs::read(desk.path(name)).expect("there is a pack");
    assert_eq!(entries(&desk.path("same.pack")), entries(&desk.path(&first)), "not a byte depends on what is reused");

    // A custom section more: the same check, and another component.
    let mut bytes = std::fs::read(&nothing).expect("the guest is built");
    bytes.extend([0, 2, 1, b'x']);
    let changed = desk.path("changed.wasm");
    std::fs::write(&changed, bytes).expect("the desk can be written");
    let said = rebuilt(&desk, "changed.pack", &first, &[text(&watches), text(&changed)]);
    assert!(said.contains("2 checks, 1 of them compiled before"), "{said}");
    assert_ne!(read("changed.pack"), read("same.pack"));
    desk.does(&["pack", "verify", "changed.pack"]);
}

#[test]
fn code_of_another_build_or_of_nobody_is_compiled_again() {
    let desk = Desk::new();
    let first = desk.vendors("core", "1.0.0", &["watches"], &TIME);
    let watches = guest("watches");
    let mut members = entries(&desk.path(&first));

    // Unsigned: whoever writes compiled code can do everything.
    members.retain(|(name, _)| name != "index.json.minisig");
    write(&desk.path("unsigned.pack"), &members);
    let said = rebuilt(&desk, "a.pack", "unsigned.pack", &[text(&watches)]);
    assert!(said.contains("1 checks, 0 of them compiled before"), "{said}");

    // Signed, by a build that compiles otherwise.
    let index = String::from_utf8(members[0].1.clone()).expect("an index is text");
    let other = index.replace("\"code-version\": \"duo-doctor-", "\"code-version\": \"duo-doctor-x-");
    assert_ne!(index, other);
    members[0].1 = other.into_bytes();
    write(&desk.path("other.pack"), &members);
    desk.does(&["pack", "sign", "other.pack", "--key", development_key().as_str()]);
    let said = rebuilt(&desk, "b.pack", "other.pack", &[text(&watches)]);
    assert!(said.contains("1 checks, 0 of them compiled before"), "{said}");

    // One that is refused is named, and the build goes on.
    std::fs::write(desk.path("torn.pack"), b"torn").expect("the desk can be written");
    for earlier in ["torn.pack", "nowhere.pack"] {
        let said = rebuilt(&desk, "c.pack", earlier, &[text(&watches)]);
        assert!(said.contains(&format!("everything is compiled anew: {earlier}: ")), "{said}");
        assert!(said.contains("1 checks, 0 of them compiled before"), "{said}");
    }
}
