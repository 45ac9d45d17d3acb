//! The scenarios themselves: they parse, start, and their logs tell what really happened.

use std::collections::{BTreeMap, BTreeSet};

use duo_doctor_simulator::{Scenario, scenario, scenarios};
use serde_json::Value;

use crate::support::{World, named};

/// Scenarios that stand for a whole class, and the codes that chat users see in them.
const SEEN: [(&str, &[&str]); 14] = [
    ("bedrock-without-region-group", &["A1004"]),
    ("chat-answers-are-cut", &["A1003"]),
    ("chat-answers-arrive-empty", &["A1002"]),
    ("chat-times-out", &["A1000"]),
    ("custom-models-not-enabled", &[]),
    ("gateway-certificate-expired", &["A9999"]),
    ("gateway-does-not-trust-gitlab", &["A9999"]),
    ("gateway-hangs", &["A1000"]),
    ("gateway-not-listening", &["A9999"]),
    ("healthy", &[]),
    ("licence-expired", &["M3004"]),
    ("model-behind-login-page", &[]),
    ("model-hangs", &["A1000"]),
    ("outbound-requests-blocked", &["A9999"]),
];

fn codes(world: &World) -> BTreeMap<String, usize> {
    let mut codes = BTreeMap::new();
    for line in world.log("logs/llm.log") {
        if let Some(code) = line["duo_chat_error_code"].as_str() {
            *codes.entry(code.to_owned()).or_default() += 1;
        }
    }
    codes
}

fn well_formed(expectation: &str) -> bool {
    let (code, subject) = expectation.split_once('@').unwrap_or((expectation, "x/y"));
    let digits = code.strip_prefix("DUO").unwrap_or_default();
    digits.len() == 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (subject.contains('/') || ["gitlab", "gitlab-as-gateway", "ai-gateway", "agent-platform"].contains(&subject))
}

#[test]
fn there_are_enough_and_they_are_named_in_both_languages() {
    let all = scenarios();
    assert!(all.is_sorted_by_key(|scenario| scenario.name.clone()));
    for scenario in &all {
        assert!(scenario.title.tags().all(|tag| !scenario.title.of(tag).is_empty()), "{}", scenario.name);
        assert!(scenario.title.of("ja").chars().any(|letter| letter > '\u{3000}'), "{}", scenario.name);
        let expected: Vec<&String> = scenario.causes.iter().chain(&scenario.warnings).collect();
        assert!(expected.iter().all(|text| well_formed(text)), "{}", scenario.name);
        let well = scenario.name.starts_with("healthy") || scenario.name.starts_with("operator-");
        assert_eq!(expected.is_empty(), well, "{}", scenario.name);
        let several = scenario.name.starts_with("two-faults-") || scenario.name.starts_with("three-faults-");
        assert!(!several || expected.len() > 1, "{}", scenario.name);
        assert!(several || scenario.causes.len() < 2, "{}", scenario.name);
    }
    let singles = all.iter().filter(|scenario| scenario.causes.len() == 1).count();
    let several = all.iter().filter(|scenario| scenario.causes.len() > 1).count();
    assert!(singles >= 70 && several >= 25, "{singles} {several}");
}

/// A list of causes alone says neither which of them matters now nor what became of the symptoms.
#[test]
fn several_causes_say_what_each_of_them_explains() {
    for scenario in scenarios() {
        let name = &scenario.name;
        let causes: BTreeSet<&String> = scenario.causes.iter().collect();
        assert!(scenario.hidden.iter().all(|hidden| causes.contains(hidden)), "{name}");
        let explained: BTreeSet<&String> = scenario.explains.keys().collect();
        let all = if causes.len() > 1 { explained == causes } else { explained.is_subset(&causes) };
        assert!(all, "{name}: causes {causes:?}, explains {explained:?}");
        assert!(scenario.explains.values().flatten().all(|text| well_formed(text)), "{name}");
    }
}

#[test]
fn every_check_of_the_first_catalogue_has_a_fault() {
    let planted: BTreeSet<String> = scenarios()
        .iter()
        .flat_map(|scenario| {
            scenario.causes.iter().chain(&scenario.warnings).map(|code| code[..5].to_owned()).collect::<Vec<_>>()
        })
        .collect();
    let expected = [
        "DUO11", "DUO12", "DUO13", "DUO14", "DUO15", "DUO21", "DUO22", "DUO31", "DUO32", "DUO41", "DUO51", "DUO53",
        "DUO54", "DUO61", "DUO62", "DUO82", "DUO84", "DUO91",
    ];
    assert!(expected.iter().all(|check| planted.contains(*check)), "{planted:?}");
}

#[test]
fn mistakes_in_a_scenario_are_errors() {
    let title = "title = { en = \"\", ja = \"\" }\n";
    for text in
        ["", "title = { ja = \"\" }", &format!("{title}[gitlab]\nversoin = \"1\""), &format!("{title}cause = []")]
    {
        assert!(Scenario::parse("test", text).is_err(), "{text}");
    }
    assert!(scenario("no-such-scenario").is_none());
}

#[tokio::test]
async fn a_feature_with_a_model_that_is_not_there_does_not_start() {
    let text = "title = { en = \"\", ja = \"\" }\n[gitlab.features]\nduo_chat = { model = \"gone\" }";
    let broken = Scenario::parse("test", text).unwrap();
    let directory = tempfile::tempdir().unwrap();
    let error = duo_doctor_simulator::Setup::start(&broken, directory.path()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "feature `duo_chat` names the model `gone`, which this world lacks: add `[model.gone]`"
    );
}

#[tokio::test]
async fn every_scenario_starts_and_its_logs_are_in_order() {
    for scenario in scenarios() {
        let world = named(&scenario.name).await;
        let times = |file: &str, field: &str| -> Vec<String> {
            world.log(file).iter().map(|line| line[field].as_str().unwrap_or_default().to_owned()).collect()
        };
        let llm = times("logs/llm.log", "time");
        assert_eq!(llm.len(), world.read("logs/llm.log").lines().count(), "{}: all JSON", scenario.name);
        for list in [llm, times("logs/ai-gateway.log", "timestamp")] {
            assert!(list.is_sorted() && list.iter().all(|time| time.ends_with('Z')), "{}", scenario.name);
        }
    }
}

#[tokio::test]
async fn users_see_what_the_fault_makes_them_see() {
    for (name, expected) in SEEN {
        let found = codes(&named(name).await);
        assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), expected, "{name}");
    }
}

#[tokio::test]
async fn both_sides_share_a_correlation_id() {
    let world = named("model-name-not-served").await;
    let ids = |file: &str, test: fn(&Value) -> bool| -> BTreeSet<String> {
        let lines = world.log(file);
        lines.iter().filter(|line| test(line)).map(|line| line["correlation_id"].to_string()).collect()
    };
    let seen = ids("logs/llm.log", |line| line["duo_chat_error_code"] == "A1004");
    let failed = ids("logs/ai-gateway.log", |line| line["exception_class"] == "NotFoundError");
    let access = ids("logs/ai-gateway.log", |line| {
        line["logger"] == "api.access" && line["status_code"] == 200 && line["exception_message"].is_string()
    });
    assert_eq!((seen.len(), &seen, &seen), (6, &failed, &access));
    assert!(
        world.read("logs/ai-gateway.log").lines().any(|line| !line.starts_with('{')),
        "plain lines stand in between"
    );
}

#[tokio::test]
async fn the_gateway_goes_on_logging_while_it_is_examined() {
    let world = named("healthy").await;
    let before = world.log("logs/ai-gateway.log").len();
    world.gateway("GET", "/nope", &[], "").await;
    let lines = world.log("logs/ai-gateway.log");
    assert_eq!(lines.len(), before + 1);
    assert_eq!(lines[before]["auth_error_details"], "No authorization header presented");
}

#[tokio::test]
async fn a_process_that_dies_at_start_says_why_in_plain_text() {
    let world = named("quoted-value-kills-gateway").await;
    let log = world.read("logs/ai-gateway.log");
    assert!(
        log.contains("custom_models.enabled\n")
            && log.contains("[type=bool_parsing, input_value='\"true\"', input_type=str]")
    );
    assert!(world.log("logs/ai-gateway.log").is_empty());
}
