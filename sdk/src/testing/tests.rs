//! The format itself, on a check of three codes.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::cases::{self, Mode};
use super::{body, layout, patch};
use crate::http::Answer;
use crate::{Check, Context, Description, Evidence, Finding, Hop, Place, Severity, Step};

const COMPARE: Mode = Mode::Compare { one_form: true };

struct Door;

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Facts {
    door: Option<Answer>,
    hits: Vec<Hit>,
}

#[derive(Serialize, Deserialize)]
struct Hit {
    predicate: String,
    count: u32,
}

impl Check for Door {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("door", Hop::Gateway).codes(&["T100", "T101", "T190"])
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        Err("is not run".into())
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let errors: u32 = facts.hits.iter().filter(|hit| hit.predicate == "errors").map(|hit| hit.count).sum();
        vec![match &facts.door {
            None => Finding::unknown("T190", crate::Reason::NotAsked),
            Some(door) if door.status() == Some(200) && errors == 0 => Finding::pass("T100"),
            Some(door) => Finding::fail("T101", Severity::High)
                .arg("errors", errors)
                .evidence(Evidence::new("door", door.evidence().text))
                .step(Step::instruction(if errors > 3 { Place::Network } else { Place::GitlabUi })),
        }]
    }
}

/// A folder of fixtures that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, files: &[(&str, serde_json::Value)]) -> Self {
        let path = std::env::temp_dir().join(format!("duo-doctor-fixtures-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        let folder = Self(path);
        for (name, value) in files {
            folder.write(name, &value.to_string());
        }
        folder
    }

    /// In its one form.
    fn formed(test: &str) -> Self {
        let folder = Self::new(test, &whole());
        folder.run(Mode::Update).expect("three good fixtures");
        folder
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(format!("{name}.json")), text).expect("a fixture is written");
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(format!("{name}.json"))).expect("the fixture is there")
    }

    fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{text}");
        self.write(name, &text.replace(from, to));
    }

    fn run(&self, mode: Mode) -> Result<(), String> {
        cases::run::<Door>(&self.0, mode).map_err(|problems| problems.join("\n"))
    }

    fn problem(&self) -> String {
        self.run(COMPARE).expect_err("a fixture that is not as it should be")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// As they were written before there was `like`.
fn whole() -> Vec<(&'static str, serde_json::Value)> {
    let hits =
        |errors: u32| json!([{ "predicate": "requests", "count": 812 }, { "predicate": "errors", "count": errors }]);
    let door =
        json!({ "source": "http door GET /", "response": { "status": 200, "body": "{\"b\": 1, \"a\": \"x\"}" } });
    vec![
        (
            "healthy",
            json!({ "facts": { "door": door, "hits": hits(0) }, "expected": [{ "code": "T100", "outcome": "pass" }] }),
        ),
        (
            "errors",
            json!({ "facts": { "door": door, "hits": hits(3) }, "expected": [{ "code": "T101", "outcome": "fail", "args": { "errors": "3" } }] }),
        ),
        ("nothing", json!({ "facts": { "door": null }, "expected": [{ "code": "T190", "outcome": "unknown" }] })),
    ]
}

#[test]
fn files_with_all_facts_become_their_one_difference() {
    let folder = Folder::formed("become");
    assert_eq!(
        folder.read("errors"),
        r#"{
  "like": "healthy",
  "facts": { "hits": { "errors": { "count": 3 } } },
  "expected": [{
    "code": "T101", "outcome": "fail", "severity": "high", "args": { "errors": "3" },
    "steps": ["gitlab-ui instruction"], "evidence": ["door"]
  }]
}
"#
    );
    assert_eq!(
        folder.read("nothing"),
        "{\n  \"facts\": {},\n  \"expected\": [{ \"code\": \"T190\", \"outcome\": \"unknown\" }]\n}\n"
    );
    assert!(folder.read("healthy").contains(r#""response": { "body": { "a": "x", "b": 1 }, "status": 200 }"#));
    let first = ["errors", "healthy", "nothing"].map(|name| folder.read(name));
    folder.run(COMPARE).expect("what was just written");
    folder.run(Mode::Update).expect("the same again");
    assert_eq!(first, ["errors", "healthy", "nothing"].map(|name| folder.read(name)));
}

#[test]
fn a_base_with_its_bodies_as_text_is_the_same_base() {
    let folder = Folder::formed("base");
    let facts = json!({ "door": { "response": { "status": 500, "body": { "a": "y" } } } });
    let text = r#"500 {"a":"y","b":1}"#;
    let expected = json!([{ "code": "T101", "outcome": "fail", "severity": "high", "evidence": [
        { "source": "door", "text": text }
    ] }]);
    folder.write("broken", &json!({ "like": "healthy", "facts": facts, "expected": expected }).to_string());
    folder.run(Mode::Update).expect("good fixtures");
    let good = folder.read("broken");
    assert!(good.contains(r#"{\"a\":\"y\",\"b\":1}"#), "{good}");
    folder.write("healthy", &whole()[0].1.to_string());
    folder.run(Mode::Compare { one_form: false }).expect("the same facts");
    folder.run(Mode::Update).expect("good fixtures");
    assert_eq!(folder.read("broken"), good);
}

#[test]
fn what_is_expected_is_compared_and_only_an_update_changes_it() {
    for (from, to) in [
        (r#""severity": "high""#, r#""severity": "low""#),
        (r#"{ "errors": "3" }"#, r#"{ "errors": "4" }"#),
        ("gitlab-ui instruction", "network instruction"),
        (r#""evidence": ["door"]"#, r#""evidence": ["window"]"#),
        (r#""evidence": ["door"]"#, r#""evidence": [{ "source": "door", "text": "500" }]"#),
    ] {
        let folder = Folder::formed("compared");
        let good = folder.read("errors");
        folder.replace("errors", from, to);
        let bad = folder.read("errors");
        assert!(folder.problem().contains("errors.json: \n found"), "{}", folder.problem());
        assert_eq!(folder.read("errors"), bad);
        folder.run(Mode::Update).expect("an update");
        let text = folder.read("errors");
        assert!(text == good || to.contains("text") && text.contains(r#""text": "200 {"#), "{text}");
    }
}

#[test]
fn severity_steps_evidence_form_and_every_code_are_asked_for() {
    for (name, from, to, problem) in [
        ("errors", r#", "severity": "high""#, "", "`T101` has no `severity`; a fail and a warn must state it"),
        (
            "errors",
            "\"steps\": [\"gitlab-ui instruction\"], ",
            "",
            "no fixture states these steps of `T101`: gitlab-ui instruction;",
        ),
        ("errors", ", \"evidence\": [\"door\"]", "", "no fixture states the evidence of `T101`"),
        ("errors", "like\": ", "like\":  ", "errors.json: is not in its one form; write it with `UPDATE=1 cargo test`"),
        (
            "nothing",
            "{}",
            r#"{ "dor": 1 }"#,
            "nothing.json: facts: the check has no `dor` among its facts; correct its name or remove it",
        ),
        ("errors", r#""count""#, r#""counts""#, "errors.json: facts: the check has no `hits/1/counts` among its facts"),
        ("nothing", "{}", r#"{ "door": { "response": { "status": 200 } } }"#, "no fixture ends in `T190`"),
    ] {
        let folder = Folder::formed("asked");
        folder.replace(name, from, to);
        assert!(folder.problem().contains(problem), "{problem}: {}", folder.problem());
    }
}

#[test]
fn each_list_of_steps_of_a_code_is_stated_once() {
    let folder = Folder::formed("lists");
    let more = |errors: u32| {
        let facts = json!({ "hits": { "errors": { "count": errors } } });
        let expected = json!([{ "code": "T101", "outcome": "fail", "severity": "high" }]);
        json!({ "like": "healthy", "facts": facts, "expected": expected }).to_string()
    };
    folder.write("many", &more(4));
    folder.write("more", &more(5));
    assert!(folder.problem().contains("no fixture states these steps of `T101`: network instruction;"));
    folder.run(Mode::Update).expect("good fixtures");
    assert!(folder.read("many").contains(r#""steps": ["network instruction"]"#));
    assert!(!folder.read("more").contains("steps"));
}

#[test]
fn a_fixture_is_like_one_that_is_there_in_at_most_two_steps_and_in_no_circle() {
    let like = |name: &str| json!({ "like": name, "facts": {}, "expected": [{ "code": "T100", "outcome": "pass" }] });
    for (files, problem) in [
        (vec![("a", like("gone"))], "`a` is like `gone`, and there is no such fixture in the folder"),
        (vec![("a", like("b")), ("b", like("a"))], "`a` is like `b` is like `a` again: a circle"),
        (
            vec![("a", like("b")), ("b", like("c")), ("c", like("healthy"))],
            "more than 2 steps; name an earlier one in `like`",
        ),
    ] {
        let folder = Folder::formed("chains");
        files.iter().for_each(|(name, value)| folder.write(name, &value.to_string()));
        assert!(folder.problem().contains(problem), "{problem}: {}", folder.problem());
    }
    let folder = Folder::formed("loose");
    folder.replace("errors", "like\": ", "like\":  ");
    folder.run(Mode::Compare { one_form: false }).expect("the form is not looked at");
    let folder = Folder::formed("chain");
    folder.write("b", &like("healthy").to_string());
    folder.write("a", &like("b").to_string());
    folder.run(Mode::Update).expect("two steps");
    assert!(folder.read("a").contains(r#""like": "b""#));
}

#[test]
fn a_body_that_no_patch_makes_is_text_and_is_patched_as_the_json_that_it_is() {
    let folder = Folder::formed("text");
    let hits = json!([{ "predicate": "errors", "count": 3 }]);
    for (name, like, body) in
        [("lost", "healthy", r#"{"a":"x","b":null}"#), ("lost-again", "lost", r#"{"a":"y","b":null}"#)]
    {
        let facts = json!({ "door": { "response": { "status": 500, "body": body } }, "hits": hits });
        let text = format!("500 {body}");
        let expected = json!([{ "code": "T101", "outcome": "fail", "evidence": [{ "source": "door", "text": text }] }]);
        folder.write(name, &json!({ "like": like, "facts": facts, "expected": expected }).to_string());
    }
    folder.run(Mode::Update).expect("good fixtures");
    assert!(folder.read("lost").contains(r#""body": "{\"a\":\"x\",\"b\":null}""#), "{}", folder.read("lost"));
    let again = folder.read("lost-again");
    assert!(again.contains(r#""body": { "a": "y" }"#) && again.contains(r#"500 {\"a\":\"y\",\"b\":null}"#), "{again}");
    folder.run(COMPARE).expect("what was just written");
}

#[test]
fn a_patch_is_taken_back_exactly() {
    let base = json!({ "a": 1, "gone": 2, "list": [1, 2], "models": [{ "x": 1, "y": { "z": 1 } }], "hits": [{ "predicate": "p", "count": 1 }, { "predicate": "q" }] });
    for (wanted, patch) in [
        (json!({ "a": 2 }), json!({ "a": 2, "gone": null, "list": null, "models": null, "hits": null })),
        (
            json!({ "a": 1, "gone": 2, "list": [1], "models": [{ "x": 1, "y": { "z": 2 } }], "hits": [{ "predicate": "p", "count": 5 }, { "predicate": "q" }] }),
            json!({ "list": [1], "models": { "0": { "y": { "z": 2 } } }, "hits": { "p": { "count": 5 } } }),
        ),
        (
            json!({ "a": 1, "gone": 2, "list": [1, 2], "models": [], "hits": [{ "predicate": "q" }] }),
            json!({ "models": [], "hits": [{ "predicate": "q" }] }),
        ),
    ] {
        assert_eq!(patch::exact(&base, &wanted), Some(patch.clone()));
        assert_eq!(patch::merge(base.clone(), &patch), Ok(wanted));
    }
    assert_eq!(patch::exact(&base, &json!({ "list": { "0": 5 } })), None);
    assert_eq!(patch::exact(&base, &json!({ "a": null })), None);
    for (patch, problem) in [
        (
            json!({ "models": { "1": {} } }),
            "`1` is no element of the list; name one by its `predicate`, `name` or place from 0, or write the list whole",
        ),
        (json!({ "hits": { "q": null } }), "`q` cannot be removed from the list; write the list whole"),
    ] {
        assert_eq!(patch::merge(base.clone(), &patch), Err(problem.into()));
    }
}

#[test]
fn a_body_is_json_unless_its_text_matters_or_no_patch_makes_it() {
    let answer = |body: &str| json!({ "response": { "body": body }, "body": "{\"a\":1}" });
    let opened = |body: &str, loose: bool| {
        let mut facts = answer(body);
        body::open(&mut facts, loose);
        facts["response"]["body"].clone()
    };
    assert_eq!(opened(r#"{"a":1,"b":[null]}"#, false), json!({ "a": 1, "b": [null] }));
    assert_eq!(opened(r#"{"b": 1, "a": 2}"#, true), json!({ "a": 2, "b": 1 }));
    for (text, loose) in
        [(r#"{"b": 1, "a": 2}"#, false), (r#"{"a":1,"a":1}"#, true), ("{}", true), ("1", true), ("{", true)]
    {
        assert_eq!(opened(text, loose), json!(text));
    }
    let (text, same) = (answer(r#"{"a":1}"#), json!({ "response": { "body": { "a": 1 } }, "body": "{\"a\":1}" }));
    assert_eq!(patch::exact(&text, &same), Some(json!({})));
    let mut facts = json!({ "response": { "body": { "b": 1, "a": [{ "d": null, "c": 1 }] } } });
    body::settle(&mut facts);
    assert_eq!(facts["response"]["body"], json!(r#"{"a":[{"c":1,"d":null}],"b":1}"#));
    let response = |body: serde_json::Value| json!({ "response": { "body": body } });
    for (base, wanted) in [(json!([1]), json!({ "m": 1 })), (json!({ "m": 1 }), json!({ "m": null }))] {
        let patch = patch::difference(&response(base), &response(wanted.clone()));
        assert_eq!(patch["response"]["body"], json!(wanted.to_string()));
    }
}

#[test]
fn lines_have_at_most_110_columns_and_single_members_do_not_begin_one() {
    let long = "x".repeat(60);
    let facts = json!({ "a": { "b": { "one": long, "two": long, "three": [long, 1] } }, "c": 1, "d": 2 });
    let text = layout::file(Some("healthy"), &facts, &[]);
    assert_eq!(
        text,
        format!(
            r#"{{
  "like": "healthy",
  "facts": {{
    "a": {{ "b": {{
      "one": "{long}",
      "three": ["{long}", 1],
      "two": "{long}"
    }} }},
    "c": 1, "d": 2
  }},
  "expected": []
}}
"#
        )
    );
    assert!(text.lines().all(|line| line.chars().count() <= 110));
}
