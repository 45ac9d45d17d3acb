use super::super::testing::{entry, index};
use super::*;
use duo_doctor_model::description::{Explanation, Hop, Need, Signature, Vantage};

/// A change of an entry of the same version and component: the parts that differ, each with whether it asks.
fn changed(change: impl FnOnce(&mut Entry)) -> Vec<(&'static str, bool)> {
    let mut before = entry("a", "1.0.0");
    before.description.vantages = vec![Vantage::Gitlab];
    before.description.requires = vec!["b".into()];
    let mut after = before.clone();
    change(&mut after);
    let diff = diff(Some(&index("core", "1.0.0", vec![before])), &index("core", "1.1.0", vec![after]));
    let all = diff.checks.into_iter().flat_map(|change| change.differences);
    all.map(|difference| (difference.kind.name(), difference.asks)).collect()
}

fn edge() -> Explanation {
    Explanation { from: "A-1".into(), to: "*".into(), any_subject: true }
}

/// Whatever changes while version and component stay is named, and nearly all of it asks.
#[test]
fn every_part_of_an_entry_is_compared() {
    let member = |path: &str| entry(path, "9.9.9").component;
    type Case = (&'static str, bool, Box<dyn FnOnce(&mut Entry)>);
    let cases: Vec<Case> = vec![
        ("needs", true, Box::new(|entry| entry.description.needs = vec![Need::new("logs", "llm")])),
        ("impact", true, Box::new(|entry| entry.description.impact = Impact::Active)),
        ("vantages", true, Box::new(|entry| entry.description.vantages.clear())),
        ("vantages", true, Box::new(|entry| entry.description.vantages = vec![Vantage::Gitlab, Vantage::Model])),
        ("hop", true, Box::new(|entry| entry.description.hop = Hop::Hygiene)),
        ("codes", true, Box::new(|entry| entry.description.codes.push("A-9".into()))),
        ("requires", true, Box::new(|entry| entry.description.requires.clear())),
        ("requires", false, Box::new(|entry| entry.description.requires.push("c".into()))),
        ("explains", true, Box::new(|entry| entry.description.explains.push(edge()))),
        (
            "signatures",
            true,
            Box::new(|entry| {
                entry.description.signatures.push(Signature::of_words("A-1", "."));
            }),
        ),
        ("links", true, Box::new(|entry| entry.description.links.push("https://example.com/".into()))),
        ("imports", true, Box::new(|entry| entry.imports.push("duo-doctor:check/http@1.0.0".into()))),
        ("messages", true, Box::new(move |entry| drop(entry.messages.insert("en".into(), member("m"))))),
        ("component", true, Box::new(|entry| entry.component.sha256 = "another".into())),
        ("compiled", true, Box::new(|entry| entry.interpreter.sha256 = "another".into())),
    ];
    for (kind, asks, change) in cases {
        assert_eq!(changed(change), [(kind, asks)]);
    }
    assert_eq!(changed(|_| ()), []);
    let order = changed(|entry| entry.description.codes.extend(["CODE-A".to_owned()]));
    assert_eq!(order, [("order", false)]);
}

#[test]
fn less_is_shown_and_does_not_ask() {
    let mut before = entry("a", "1.0.0");
    before.description.needs = vec![Need::new("logs", "llm")];
    before.description.impact = Impact::Active;
    before.description.explains = vec![edge()];
    let after = entry("a", "1.0.0");
    let diff = diff(Some(&index("core", "1.0.0", vec![before])), &index("core", "1.1.0", vec![after]));
    let kinds: Vec<_> = diff.checks[0].differences.iter().map(|one| one.kind.name()).collect();
    assert_eq!(kinds, ["needs", "impact", "explains"]);
    assert_eq!(diff.checks[0].differences[0].less, ["logs llm"]);
    assert!(!diff.asks(), "{diff:?}");
}

/// A leave that lies within another one is less, not more.
#[test]
fn a_narrower_need_does_not_ask() {
    let asking = |rule: &str| {
        let mut entry = entry("a", "1.0.0");
        entry.description.needs = vec![Need::new("http", rule)];
        index("core", "1.0.0", vec![entry])
    };
    let (wide, narrow) = (asking("GET gitlab /api/**"), asking("GET gitlab /api/v4/version"));
    assert!(!diff(Some(&wide), &narrow).asks());
    let wider = diff(Some(&narrow), &wide);
    assert_eq!(wider.checks[0].differences[0].more, ["http GET gitlab /api/**"]);
    assert!(wider.asks());
}

/// New code under a new version brings new words: that is what an update is.
#[test]
fn new_code_and_words_of_a_new_version_do_not_ask() {
    let before = index("core", "1.0.0", vec![entry("a", "1.0.0")]);
    let mut after = entry("a", "1.1.0");
    after.messages.insert("en".into(), entry("m", "1.0.0").component);
    let update = diff(Some(&before), &index("core", "1.1.0", vec![after]));
    let kinds: Vec<_> = update.checks[0].differences.iter().map(|one| one.kind.name()).collect();
    assert_eq!(kinds, ["messages", "component", "compiled"]);
    assert!(!update.asks(), "{update:?}");
}

/// Another build compiles otherwise; the same one does not.
#[test]
fn code_for_another_build_does_not_ask() {
    let before = index("core", "1.0.0", vec![entry("a", "1.0.0")]);
    let mut after = before.clone();
    after.checks[0].interpreter.sha256 = "another".into();
    assert!(diff(Some(&before), &after).asks());
    after.code_version = "another build".into();
    let other = diff(Some(&before), &after);
    assert_eq!(other.checks[0].differences[0].kind, Kind::Compiled);
    assert_eq!(other.pack[0].kind, Kind::CodeVersion);
    assert!(!other.asks());
}

#[test]
fn new_missing_and_withdrawn_checks_are_named() {
    let old = index("core", "1.0.0", vec![entry("a", "1.0.0"), entry("b", "1.0.0")]);
    let mut new = index("core", "1.1.0", vec![entry("b", "1.0.0")]);
    new.withdrawn.insert("a".into(), "asks too much".into());
    let gone = diff(Some(&old), &new);
    assert_eq!((gone.checks[0].id.as_str(), gone.checks[0].to.as_ref()), ("a", None));
    assert_eq!(gone.withdrawn["a"], "asks too much");
    assert!(!gone.asks(), "what is taken back touches nothing any more");
    let back = diff(Some(&new), &old);
    assert_eq!((back.checks[0].id.as_str(), back.checks[0].from.as_ref()), ("a", None));
    assert_eq!((back.pack[0].kind, &back.pack[0].less), (Kind::Withdrawn, &vec!["a".to_owned()]));
    assert!(back.asks() && diff(None, &old).asks(), "a check that comes is asked about");
}

#[test]
fn what_index_and_component_say_is_compared() {
    let said = duo_doctor_model::testing::check("a", &[]);
    assert_eq!(contradictions(&said, &said), [""; 0]);
    let mut asked = said.clone();
    asked.description.version = Version::new(9, 0, 0);
    asked.description.needs.push(Need::new("logs", "llm"));
    asked.messages.insert("en".into(), "other words".into());
    asked.imports.push("wasi:cli/exit".into());
    assert_eq!(contradictions(&said, &asked), ["version", "needs", "imports", "messages"]);
}
