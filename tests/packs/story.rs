//! The story of a new check without a new program. The customer's program and its `core.pack` are never touched.

use crate::support::set_up::SetUp;

use super::Desk;

/// What the customer's own check is granted.
const GRANT: &str = "[grant.looks-further]\npublisher = \"example\"\nversion = \"^1\"\nlogs = [\"llm\"]";

/// From a registry, a layout or a file: the same story. `publish` brings the vendor's pack to a place and names it.
pub(crate) fn tell(customer: &Desk, options: &[&str], publish: impl Fn(&Desk, &str) -> String) {
    let vendor = Desk::new();
    let set_up = SetUp::start("healthy");
    let fault = set_up.write("fault.env", "AIGW_STORY_FAULT=planted\n");
    let own = set_up.configuration();
    let environment = own.lines().find(|line| line.starts_with("ai-gateway = {")).map(str::to_owned);
    let configuration = match environment {
        Some(line) => own.replace(&line, &format!("ai-gateway = {{ file = {:?} }}", fault)),
        None => panic!("the set-up says where the gateway's settings are:\n{own}"),
    };
    let configuration = set_up.write("story.toml", &format!("{configuration}\n{GRANT}\n"));
    let watches = |expected: &str| {
        let ran = customer.run(&["check", "--config", super::text(&configuration), "watches", "--format", "json"]);
        let report = ran.json();
        let check = report["checks"].as_array().expect("checks").iter().find(|check| check["id"] == "watches");
        assert_eq!(check.expect("it was run")["outcome"], expected, "{report:#}");
        ran.code
    };
    let change = |arguments: &[&str]| customer.run(&[arguments, options].concat());

    // The vendor's first pack.
    let first = vendor.vendors("story", "1.0.0", &["watches"], &[]);
    let source = publish(&vendor, &first);
    let asked = change(&["pack", "add", &source]);
    assert_eq!(asked.code, 5, "{asked:?}");
    assert!(asked.stdout.contains("To be approved: watches (new)."), "{asked:?}");
    let added = change(&["pack", "add", &source, "--yes"]);
    assert_eq!(added.code, 0, "{added:?}");
    assert_eq!(customer.checks(), ["watches 1.0.0"]);
    assert_eq!(watches("pass"), 0);

    // 1.1: one changed check, one new. Both may touch more, so nothing is taken without a yes.
    let second = vendor.vendors("story", "1.1.0", &["watches-closer"], &[]);
    let source = publish(&vendor, &second);
    let asked = change(&["pack", "add", &source]);
    assert_eq!(asked.code, 5, "{asked:?}");
    assert!(asked.stdout.contains("~ watches 1.0.0 -> 1.1.0"), "{asked:?}");
    assert!(asked.stdout.contains("+ needs       environment ai-gateway AIGW_STORY_FAULT"), "{asked:?}");
    assert!(asked.stderr.contains("say --yes to approve"), "{asked:?}");
    assert_eq!(customer.checks(), ["watches 1.0.0"]);
    let approved = change(&["pack", "add", &source, "--yes"]);
    assert_eq!(approved.code, 0, "{approved:?}");
    assert_eq!(customer.checks(), ["watches 1.1.0"]);
    assert_eq!(watches("fail"), 1);

    // The customer's own pack, signed with the customer's own key.
    let key = customer.publisher("example");
    let own = customer.built("own", "1.0.0", &["looks-further"], &["--key", &key]);
    customer.does(&["pack", "add", &own, "--yes"]);
    assert_eq!(customer.checks(), ["looks-further 1.0.0", "watches 1.1.0"]);
    let ran = customer.run(&["check", "--config", super::text(&configuration), "looks-further", "--format", "json"]);
    assert_eq!(ran.outcomes()["looks-further"], "pass", "{ran:?}");

    // Back, on purpose; an older pack is otherwise refused.
    let old = change(&["pack", "add", &publish(&vendor, &first)]);
    assert!(old.stderr.contains("older than 1.1.0") || old.stdout.contains("in use already"), "{old:?}");
    customer.does(&["pack", "rollback", "story"]);
    assert_eq!(customer.checks(), ["looks-further 1.0.0", "watches 1.0.0"]);
    assert_eq!(watches("pass"), 0);
    let listed = customer.does(&["pack", "list"]);
    assert!(listed.contains("story 1.0.0") && listed.contains("own 1.0.0") && listed.contains("example"), "{listed}");
}

#[test]
fn from_a_file() {
    tell(&Desk::new(), &[], |vendor, pack| vendor.path(pack).display().to_string());
}

/// No network at all: a layout is carried over as a tar or as a folder.
#[test]
fn from_an_oci_layout() {
    for name in ["carried.tar", "carried"] {
        tell(&Desk::new(), &[], |vendor, pack| {
            let target = vendor.path(&format!("{pack}-{name}"));
            let printed = vendor.does(&["pack", "push", pack, super::text(&target)]);
            assert!(printed.contains("sha256:"), "{printed}");
            target.display().to_string()
        });
    }
}

/// A pack with newer checks lies over the one that comes with the program; one that takes a check back leaves it out.
#[test]
fn a_later_pack_lies_over_the_one_of_the_program() {
    let desk = Desk::new();
    let count = |desk: &Desk| {
        let rows: serde_json::Value =
            serde_json::from_str(&desk.does(&["list", "checks", "--format", "json"])).expect("a list");
        rows.as_array().expect("a list").len()
    };
    let all = count(&desk);
    let later = desk.vendors("core", "9.0.0", &["watches"], &["--withdraw", "leftovers=asks in vain since 9.0"]);
    desk.does(&["pack", "add", &later, "--yes"]);
    assert_eq!(count(&desk), all);
    let listed = desk.does(&["pack", "list"]);
    assert!(listed.contains("not leftovers: withdrawn by core 9.0.0: asks in vain since 9.0"), "{listed}");
    desk.does(&["pack", "rollback", "core"]);
    assert_eq!(count(&desk), all);
    assert!(!desk.does(&["pack", "list"]).contains("withdrawn"));
}

#[test]
fn a_grant_for_one_publisher_is_none_for_another() {
    let desk = Desk::new();
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", GRANT);
    let key = desk.publisher("stranger");
    let pack = desk.built("own", "1.0.0", &["looks-further"], &["--key", &key]);
    let ran = desk.run(&["check", "--config", super::text(&configuration), "--pack", &pack, "looks-further"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    for line in ["[grant.looks-further]", "publisher = \"stranger\"", "logs = [\"llm\"]"] {
        assert!(ran.stdout.contains(line), "{ran:?}");
    }
    let plan = desk.does(&["plan", "--config", super::text(&configuration), "--pack", &pack, "looks-further"]);
    let words = plan.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("it is for the check of example, and this one is of stranger"), "{plan}");
}

#[test]
fn an_unsigned_pack_needs_a_word_in_every_run_and_is_named() {
    let desk = Desk::new();
    let pack = desk.built("own", "1.0.0", &["watches"], &[]);
    let sentence = desk.refused(&["list", "checks", "--pack", &pack]);
    assert_eq!(sentence, format!("{pack}: is not signed; to run it all the same say --allow-unsigned"));
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let shown = ["check", "--config", super::text(&configuration), "--pack", &pack, "--allow-unsigned", "watches"];
    let ran = desk.run(&[&shown[..], &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(ran.json()["sources"], serde_json::json!(["pack own 1.0.0, unsigned"]));
    assert!(desk.refused(&["pack", "add", &pack]).contains("is not signed, and the store takes only signed packs"));
}
