use super::*;

const ENGLISH: &str = "title = It answers\nacme = Acme\n\nACME-100 = It answers.\nACME-101 = It says { $status }.\n    \
    .cause = Something else listens.\n    .fix-1 = Look at { $host }.\nACME-190 = It is not known: { $why }.\n";
const JAPANESE: &str = "title = 応答する\nacme = アクメ\n\nACME-100 = 応答しています。\nACME-101 = { $status }を返しました。\n    \
    .cause = 別のサーバーです。\n    .fix-1 = { $host }を確認します。\nACME-190 = 判断できません: { $why }\n";

/// What the messages are found to lack, where a finding of the code that fails was seen with these arguments; or
/// none as a whole.
fn of(english: &str, japanese: &str, args: Option<&[&str]>) -> Vec<String> {
    let mut check = duo_doctor_model::testing::check("acme", &[]);
    check.description.codes = ["ACME-100", "ACME-101", "ACME-190"].map(String::from).to_vec();
    check.messages = [("en", english), ("ja", japanese)].map(|(tag, text)| (tag.to_owned(), text.to_owned())).into();
    let mut seen = Seen::default();
    seen.expected(&serde_json::json!({ "code": "ACME-101", "outcome": "fail" }));
    let told = tempfile::NamedTempFile::new().expect("a file");
    let line = |args| serde_json::json!({ "code": "ACME-101", "outcome": "fail", "args": args }).to_string();
    std::fs::write(told.path(), args.map(line).unwrap_or_default()).expect("it can be written");
    seen.told(told.path());
    problems(&check, &seen)
}

const GIVEN: Option<&[&str]> = Some(&["status", "host", "unused"]);

#[test]
fn whole_words_have_no_problems() {
    assert_eq!(of(ENGLISH, JAPANESE, GIVEN), [""; 0]);
    assert_eq!(of(ENGLISH, JAPANESE, None), [""; 0]);
    // A language may say a thing without naming it again.
    assert_eq!(of(ENGLISH, &JAPANESE.replace("{ $host }を", ""), None), [""; 0]);
}

#[test]
fn broken_fluent_is_named_by_file_and_line_with_what_to_write() {
    let problems = of(&ENGLISH.replace("ACME-101 =", "ACME-101"), JAPANESE, GIVEN);
    assert!(problems.len() == 1 && problems[0].starts_with("messages/en.ftl:5: is not Fluent: "), "{problems:?}");
    assert!(problems[0].ends_with("`    .cause = sentence`"), "{problems:?}");
    let twice = of(ENGLISH, &format!("{JAPANESE}title = もう一度\n"), GIVEN);
    assert_eq!(twice, ["messages/ja.ftl:9: `title` stands twice; take one out"]);
}

#[test]
fn a_name_that_no_finding_carries_is_a_slip() {
    let slip = ENGLISH.replace("$status", "$statuss");
    let expected = "messages/en.ftl:5: `{ $statuss }`: no finding of `ACME-101` has this argument; they have `host`, \
        `status`, `unused`";
    assert_eq!(of(&slip, JAPANESE, GIVEN), [expected]);
    // In the right line of several, and where both languages slip.
    let both = |text: &str| text.replace("$host", "$hosst");
    let found = of(&both(ENGLISH), &both(JAPANESE), GIVEN);
    assert!(found.len() == 2 && found[0].starts_with("messages/en.ftl:7: `{ $hosst }`"), "{found:?}");
    assert!(found[1].starts_with("messages/ja.ftl:7: `{ $hosst }`"), "{found:?}");
    // Where nobody knows what a finding carries, the languages tell on each other.
    let found = of(&slip, JAPANESE, None);
    assert!(found.len() == 2 && found[0].contains("one of them is a slip"), "{found:?}");
    let found = of(&ENGLISH.replace("It answers\n", "It { $how }\n"), JAPANESE, GIVEN);
    assert_eq!(found, ["messages/en.ftl:1: `{ $how }`: no argument is given to this message"]);
}

#[test]
fn what_one_language_lacks_is_named_in_its_file_with_the_line_of_the_other() {
    let without = |text: &str, attribute: &str| {
        text.lines().filter(|line| !line.contains(attribute)).map(|line| format!("{line}\n")).collect::<String>()
    };
    let lacks = |language: &str, attribute: &str, as_in: &str| {
        format!(
            "messages/{language}.ftl:5: `ACME-101` has no `.{attribute}`; add `    .{attribute} = …` below it{as_in}"
        )
    };
    for (attribute, line) in [("cause", 6), ("fix-1", 7)] {
        let found = of(ENGLISH, &without(JAPANESE, attribute), GIVEN);
        assert_eq!(found, [lacks("ja", attribute, &format!(", as messages/en.ftl:{line} has it"))]);
        let found = of(&without(ENGLISH, attribute), JAPANESE, GIVEN);
        assert_eq!(found, [lacks("en", attribute, &format!(", as messages/ja.ftl:{line} has it"))]);
        let found = of(&without(ENGLISH, attribute), &without(JAPANESE, attribute), GIVEN);
        assert_eq!(found, [lacks("en", attribute, ""), lacks("ja", attribute, "")]);
    }
    let found = of(&without(ENGLISH, "ACME-190"), &without(JAPANESE, "ACME-190"), GIVEN);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], "messages/en.ftl: has no `ACME-190 = …`; add it");
    let found = of(ENGLISH, "", GIVEN);
    assert_eq!(found.len(), 7, "{found:?}");
    assert!(found.contains(&"messages/ja.ftl: has no `title = …`; add it, as messages/en.ftl:1 has it".to_owned()));
}
