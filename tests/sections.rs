//! The table of GitLab's troubleshooting page: each section has checks that take its place, scenarios in which they
//! find something, and texts by which a person finds their pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use duo_doctor_model::Check;
use duo_doctor_simulator::scenario;
use serde::Deserialize;

use crate::support::{Run, core, root};

/// Where the page is; checks link to its sections.
const PAGE: &str = "https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#";

/// Sections of the page, without those that only link.
const SECTIONS: usize = 28;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    beyond: Vec<String>,
    links: Vec<String>,
    section: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    slug: String,
    title: String,
    checks: Vec<String>,
    scenarios: Vec<String>,
    texts: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    text: String,
    code: String,
}

impl Section {
    fn has(&self, check: Option<&String>) -> bool {
        check.is_some_and(|check| self.checks.contains(check))
    }
}

fn table() -> Table {
    let text = std::fs::read_to_string(root().join("tests/sections.toml")).expect("there is a table of sections");
    toml::from_str(&text).unwrap_or_else(|error| panic!("sections.toml: {error}"))
}

/// Each code with its check.
fn checks_of_codes() -> BTreeMap<String, String> {
    let own = |check: Arc<Check>| {
        let description = check.description.clone();
        description.codes.into_iter().map(move |code| (code, description.id.clone()))
    };
    core().into_iter().flat_map(own).collect()
}

#[test]
fn every_section_has_one_row() {
    let table = table();
    let sections = table.section.iter().map(|section| section.slug.as_str());
    let slugs: BTreeSet<&str> = sections.chain(table.links.iter().map(String::as_str)).collect();
    assert_eq!(slugs.len(), table.section.len() + table.links.len(), "a slug stands twice");
    assert_eq!(table.section.len(), SECTIONS);
    for section in &table.section {
        let filled = !section.title.is_empty() && !section.checks.is_empty() && !section.texts.is_empty();
        assert!(filled && !section.scenarios.is_empty(), "{} is incomplete", section.slug);
    }
    for check in core() {
        for link in &check.description.links {
            let Some(slug) = link.strip_prefix(PAGE) else { continue };
            assert!(slugs.contains(slug), "{} links to the unknown section {slug}", check.description.id);
        }
    }
}

#[test]
fn every_check_has_a_section_or_goes_beyond_them() {
    let table = table();
    let sections = table.section.iter().flat_map(|section| &section.checks);
    let named: BTreeSet<&String> = sections.clone().chain(&table.beyond).collect();
    for check in &named {
        assert!(root().join("plugins").join(check).is_dir(), "there is no check {check}");
    }
    for check in core() {
        assert!(named.contains(&check.description.id), "{} is in no section", check.description.id);
    }
    for check in &table.beyond {
        assert!(!sections.clone().any(|other| other == check), "{check} has a section and is listed as without one");
    }
}

#[test]
fn every_section_has_scenarios_in_which_its_checks_find_something() {
    let checks = checks_of_codes();
    for section in table().section {
        for name in &section.scenarios {
            let scenario = scenario(name).unwrap_or_else(|| panic!("{}: there is no scenario {name}", section.slug));
            let mut found = scenario.causes.iter().chain(&scenario.warnings);
            let own = found.any(|finding| section.has(checks.get(finding.split('@').next().unwrap_or_default())));
            assert!(own, "{}: {name} ends in no finding of {:?}", section.slug, section.checks);
        }
    }
}

#[test]
fn every_text_leads_to_its_code() {
    let checks = checks_of_codes();
    let mut wrong = Vec::new();
    for section in table().section {
        for Text { text, code } in &section.texts {
            assert!(section.has(checks.get(code)), "{}: {code} is of none of {:?}", section.slug, section.checks);
            for language in duo_doctor_wording::Language::ALL.map(duo_doctor_wording::Language::tag) {
                let ran = Run::new(["explain", "--lang", language, text.as_str()]).go();
                let leads = ran.stdout.lines().any(|line| line.starts_with(code.as_str()));
                if ran.code != 0 || !leads {
                    wrong.push(format!("{} {language}: `{text}` does not lead to {code}: {ran:?}", section.slug));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines of a set-up in order, some of which hold what could be taken for an error.
#[test]
fn healthy_lines_lead_nowhere() {
    let lines = [
        r#"{"status_code": 200, "path": "/monitoring/healthz", "correlation_id": "01KA1001XYZ", "level": "info", "message": "10.0.0.4:50421 - \"GET /monitoring/healthz HTTP/1.1\" 200"}"#,
        r#"{"kids": ["a"], "provider": "Gitlab", "level": "info", "message": "JWKS refreshed"}"#,
        r#"INFO:     10.0.0.4:40404 - "POST /v1/chat/completions HTTP/1.1" 200 OK"#,
        "Initializing a V1 LLM engine with config: model='mistral', max_model_len=4096",
        "Loading model weights took 3.4 GB",
        "GPU 0: NVIDIA RTX A6000, GPU 1: NVIDIA RTX A1000, GPU 2: Quadro M4000",
        "LiteLLM completion() model= mistral; provider = custom_openai",
        r#"{"severity":"INFO","message":"Received response from AI Gateway","ai_event_name":"response_received","status":200}"#,
        r#""OOMKilled": false"#,
        "AIGW_CUSTOM_MODELS__ENABLED=true",
        "AIGW_AUTH__BYPASS_EXTERNAL=false",
        r#"{"duo_features_enabled":true,"duoCodeSuggestionsAvailable":true}"#,
        "HTTP/1.1 200 OK",
    ];
    for line in lines {
        let ran = Run::new(["explain", line]).go();
        assert_ne!(ran.code, 0, "{line}: {ran:?}");
        // Pages may be near, and none is shown.
        let is_near = ran.stdout.is_empty() || ran.stdout.starts_with("The nearest pages");
        assert!(is_near && !ran.stdout.contains("How to fix it"), "{line}: {ran:?}");
    }
}
