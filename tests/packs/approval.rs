//! What was reviewed is what runs: an index says what its components say, whatever changes is shown and asked about, and
//! compiled code runs only where it is what this program would make of the component.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::attacks::write;
use super::{Desk, development_key, text};
use crate::support::set_up::SetUp;
use crate::support::{Ran, entries, guest};

/// What the vendor's key signs although no component says so.
fn forged(desk: &Desk, pack: &str, version: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut members = entries(&desk.path(pack));
    let mut index: Value = serde_json::from_slice(&members[0].1).expect("an index is JSON");
    index["version"] = json!(version);
    change(&mut index["checks"][0]);
    members[0].1 = serde_json::to_vec_pretty(&index).expect("JSON");
    members.remove(1);
    let file = format!("forged-{version}.pack");
    write(&desk.path(&file), &members);
    desk.does(&["pack", "sign", &file, "--key", &development_key()]);
    file
}

/// A pack in which the compiled code of `watches` is that of another guest.
fn with_foreign_code(desk: &Desk, version: &str, sign: &str) -> String {
    let other = desk.built("other", version, &["watches-closer"], &[]);
    let pack = desk.built("story", version, &["watches"], &[]);
    let code = |pack: &str| entries(&desk.path(pack)).into_iter().find(|(name, _)| name.contains("cwasm"));
    let (other_index, foreign) = (index(desk, &other), code(&other).expect("it has compiled code").1);
    let mut members = entries(&desk.path(&pack));
    let mut own = index(desk, &pack);
    for key in ["bytes", "sha256", "held"] {
        own["checks"][0]["interpreter"][key] = other_index["checks"][0]["interpreter"][key].clone();
    }
    members[0].1 = serde_json::to_vec_pretty(&own).expect("JSON");
    members.iter_mut().find(|(name, _)| name.contains("cwasm")).expect("it has compiled code").1 = foreign;
    let file = format!("foreign-{version}.pack");
    write(&desk.path(&file), &members);
    desk.does(&["pack", "sign", &file, "--key", sign]);
    file
}

fn index(desk: &Desk, pack: &str) -> Value {
    serde_json::from_slice(&entries(&desk.path(pack))[0].1).expect("an index is JSON")
}

/// What a run says of `watches`.
fn ran(desk: &Desk, more: &[&str]) -> Value {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let arguments = ["check", "--config", text(&configuration), "watches", "--format", "json"];
    let ran: Ran = desk.run(&[&arguments, more].concat());
    let report = ran.json();
    let check = report["checks"].as_array().expect("checks").iter().find(|check| check["id"] == "watches").cloned();
    check.unwrap_or_else(|| panic!("it was not run: {report:#}"))
}

/// The same component under an index that gives it more: no key makes that true.
#[test]
fn an_index_that_says_more_than_its_component_is_refused() {
    let desk = Desk::new();
    let pack = desk.vendors("story", "1.0.0", &["watches"], &[]);
    desk.does(&["pack", "add", &pack, "--yes"]);
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 6] = [
        ("needs", |check| {
            check["description"]["needs"] = json!([{ "capability": "http", "rule": "POST gitlab /** as admin" }]);
        }),
        ("impact", |check| check["description"]["impact"] = json!("active")),
        ("codes", |check| check["description"]["codes"].as_array_mut().expect("codes").push(json!("RED-1"))),
        ("explains", |check| {
            let own = check["description"]["codes"][0].clone();
            check["description"]["explains"] = json!([{ "from": own, "to": "*", "any_subject": true }]);
        }),
        ("links", |check| check["description"]["links"] = json!(["https://evil.example/"])),
        ("imports", |check| check["imports"] = json!([])),
    ];
    for (number, (part, change)) in changes.into_iter().enumerate() {
        let forged = forged(&desk, &pack, &format!("1.0.{}", number + 1), change);
        for verb in [&["pack", "add", &forged, "--yes"][..], &["pack", "verify", &forged]] {
            let sentence = desk.refused(verb);
            let expected = format!("the index says something else than the component of its {part}");
            assert!(sentence.ends_with(&expected), "{verb:?}: {sentence}");
        }
        let shown: Value =
            serde_json::from_str(&desk.does(&["pack", "diff", &pack, &forged, "--format", "json"])).expect("a diff");
        assert_eq!(shown["checks"][0]["differences"][0]["kind"], part, "{shown:#}");
        assert!(desk.does(&["pack", "diff", &pack, &forged]).contains(part), "{part} is not shown");
    }
}

/// The vendor's key or a build service of the vendor's in the wrong hands: the component is as it was.
#[test]
fn other_compiled_code_is_asked_about_and_does_not_run() {
    let desk = Desk::new();
    let pack = desk.vendors("story", "1.0.0", &["watches"], &[]);
    desk.does(&["pack", "add", &pack, "--yes"]);
    let honest = ran(&desk, &[]);
    let compiled = index(&desk, &pack)["checks"][0]["interpreter"]["sha256"].clone();
    assert_eq!(honest["compiled"], compiled, "the report names the code that ran");

    let foreign = with_foreign_code(&desk, "1.0.1", &development_key());
    let asked = desk.run(&["pack", "add", &foreign]);
    assert_eq!(asked.code, 5, "{asked:?}");
    assert!(asked.stdout.contains("To be approved: watches (compiled)."), "{asked:?}");
    assert!(desk.refused(&["pack", "verify", &foreign]).contains("the compiled code of `watches`"));
    let taken = desk.run(&["pack", "add", &foreign, "--yes"]);
    assert_eq!(taken.code, 0, "{taken:?}");
    assert!(taken.stderr.contains("the compiled code of `watches` is not what this program makes"), "{taken:?}");
    let after = ran(&desk, &[]);
    assert_eq!(after["outcome"], honest["outcome"]);
    assert_eq!(after["compiled"], Value::Null, "the component was compiled instead");
    let component = std::fs::read(guest("watches")).expect("the guest was built");
    assert_eq!(after["digest"], hex::encode(Sha256::digest(component)));
}

/// Leave to publish checks is no leave to run code of another kind.
#[test]
fn compiled_code_of_a_customer_is_never_trusted() {
    let desk = Desk::new();
    let key = desk.publisher("example");
    let own = desk.built("own", "1.0.0", &["watches"], &["--key", &key]);
    assert_eq!(ran(&desk, &["--pack", &own])["compiled"], Value::Null);
    let foreign = with_foreign_code(&desk, "1.0.0", &key);
    assert_eq!(ran(&desk, &["--pack", &foreign])["compiled"], Value::Null);
    // When it is added this program compiles it itself, and what is equal needs no compiling later.
    desk.does(&["pack", "add", &own, "--yes"]);
    let compiled = index(&desk, &own)["checks"][0]["interpreter"]["sha256"].clone();
    assert_eq!(ran(&desk, &[])["compiled"], compiled);
}

/// A check that needs nothing speaks beside the others all the same.
#[test]
fn a_new_check_asks_whatever_it_needs() {
    let desk = Desk::new();
    let pack = desk.vendors("story", "1.0.0", &["finds-nothing"], &[]);
    let asked = desk.run(&["pack", "add", &pack]);
    assert_eq!(asked.code, 5, "{asked:?}");
    assert!(asked.stdout.contains("To be approved: finds-nothing (new)."), "{asked:?}");
}

/// A component that is named by itself lies under the rules of packs.
#[test]
fn a_component_cannot_take_a_code_of_the_vendor() {
    let desk = Desk::new();
    let vendors = crate::support::root().join("target/wasm32-wasip2/plugin/gateway_health.wasm");
    let sentence = desk.refused(&["explain", "DUO3100", "--component", text(&vendors)]);
    assert!(sentence.ends_with("its check `gateway-health` has the name of a check of the vendor"), "{sentence}");
    let sentence = desk.refused(&["explain", "DUO3100", "--without-core-pack", "--component", text(&vendors)]);
    assert!(sentence.ends_with("and codes with DUO are the vendor's"), "{sentence}");
    // Nor is there a pack that would be refused wherever it is loaded.
    let build = ["pack", "build", "--name", "acme", "--version", "1.0.0", "--output", "acme.pack"];
    let sentence = desk.refused(&[&build[..], &[text(&vendors)]].concat());
    assert!(sentence.ends_with("and codes with DUO are the vendor's"), "{sentence}");
    assert!(!desk.path("acme.pack").exists());
    desk.does(&[&build[..], &["--vendor", "--key", &development_key(), text(&vendors)]].concat());
}

/// Whatever lies at the source meanwhile: leave for one pack is none for another.
#[test]
fn an_update_takes_only_the_pack_that_was_added() {
    let desk = Desk::new();
    let (acme, other) = (desk.publisher("acme"), desk.publisher("other"));
    let own = desk.built("acme-checks", "1.0.0", &["looks-further"], &["--key", &acme]);
    std::fs::copy(desk.path(&own), desk.path("source.pack")).expect("the desk can be written");
    desk.does(&["pack", "add", "source.pack", "--yes"]);
    for (key, name) in [(&other, "something-else"), (&other, "acme-checks"), (&acme, "something-else")] {
        let pack = desk.built(name, "2.0.0", &["watches"], &["--key", key]);
        std::fs::copy(desk.path(&pack), desk.path("source.pack")).expect("the desk can be written");
        let ran = desk.run(&["pack", "update", "acme-checks", "--yes"]);
        assert_eq!(ran.code, 5, "{ran:?}");
        assert!(ran.stderr.contains("not `acme-checks` of `acme`"), "{ran:?}");
    }
    assert_eq!(desk.checks(), ["looks-further 1.0.0"]);
}

/// A publisher's words command no terminal, wherever a pack is looked at before it is trusted.
#[test]
fn words_of_a_publisher_write_over_nothing() {
    let desk = Desk::new();
    let first = desk.vendors("story", "1.0.0", &["watches"], &[]);
    desk.does(&["pack", "add", &first, "--yes"]);
    let reason = "watches=\u{1b}[2J\u{202e}all is well\u{200b}\u{9b}1m";
    let second = desk.vendors("story", "1.1.0", &["looks-further"], &["--withdraw", reason]);
    let printed = [
        desk.does(&["pack", "inspect", &second]),
        desk.does(&["pack", "diff", &first, &second]),
        desk.does(&["pack", "add", &second, "--yes"]),
        desk.does(&["pack", "list", "--pack", &first]),
    ];
    for page in printed {
        assert!(page.contains("all is well"), "{page:?}");
        let obeyed =
            page.chars().find(|shown| shown.is_control() && *shown != '\n' || "\u{202e}\u{200b}".contains(*shown));
        assert_eq!(obeyed, None, "{page:?}");
    }
}
