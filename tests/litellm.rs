//! The checks of models against a real LiteLLM proxy: what the simulated one and the fixtures claim of its answers
//! is true of the proxy itself. Needs Python 3 with `venv` and a package index; says `NOT RUN` where they are missing.
#![cfg(unix)]

mod child;
pub(crate) mod install;
mod proxy;
mod relay;

use std::net::TcpStream;
use std::path::Path;

use proxy::{KEY, Proxy};
use serde_json::Value;

use crate::support::{Ran, Run, not_run};

/// Named one by one: other checks of models need a gateway as well.
const CHECKS: [&str; 3] = ["model-endpoint", "model-identifier", "model-reachable"];

/// A key that the proxy does not know, of the form that it wants.
const WRONG_KEY: &str = "sk-key-of-somebody-else";

/// What an operator has written, and what the program must say to it.
struct Case {
    /// In words.
    what: &'static str,
    /// As written in GitLab.
    url: String,
    /// The model's name in the identifier.
    name: &'static str,
    /// What the program sends.
    key: Option<&'static str>,
    /// Exit code of the program.
    exit: i32,
    /// Code, outcome and confidence of the one finding of `model-endpoint`.
    finding: &'static str,
    /// Arguments of that finding, each with a part of its value.
    args: Vec<(&'static str, String)>,
}

impl Case {
    /// The right set-up at this URL; all that is asked passes, and what was left out is told by the exit code.
    fn right(what: &'static str, url: String) -> Self {
        let args = vec![("names", "listed".into())];
        Self { what, url, name: "mistral", key: Some(KEY), exit: 3, finding: "DUO6200 pass confirmed", args }
    }

    fn name(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    fn key(self, key: Option<&'static str>) -> Self {
        Self { key, ..self }
    }

    fn fails(self, finding: &'static str, args: &[(&'static str, &str)]) -> Self {
        let args = args.iter().map(|&(name, value)| (name, value.to_owned())).collect();
        Self { exit: 1, finding, args, ..self }
    }

    /// Only the doctor's own key is refused, and nobody says that GitLab's is: nothing is known.
    fn unknown(self, finding: &'static str, args: &[(&'static str, &str)]) -> Self {
        Self { exit: 3, ..self.fails(finding, args) }
    }
}

#[test]
fn a_real_proxy_is_judged_right() {
    let python = match install::python() {
        Ok(python) => python,
        // A gap that a person sees by its name; where machines decide, it is a failure.
        Err(reason) => {
            assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "litellm cannot be run: {reason}");
            return not_run("litellm", &reason);
        }
    };
    let folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(&python, folder.path());
    let mut differences: Vec<String> =
        cases(&proxy).iter().filter_map(|case| difference(case, &examine(case, folder.path()))).collect();
    let (gone, log) = (Case::right("the proxy has ended", format!("http://{}/v1", proxy.address)), proxy.log());
    let address = proxy.address;
    drop(proxy);
    assert!(TcpStream::connect(address).is_err(), "something still listens at {address}");
    let ran = examine(&gone, folder.path());
    if (ran.code, ran.causes()) != (1, vec!["DUO6102@model/it".into()]) {
        differences.push(format!("{}: {ran:?}", gone.what));
    }
    assert!(differences.is_empty(), "{}\nthe proxy's log ends with\n{log}", differences.join("\n\n"));
}

fn cases(proxy: &Proxy) -> Vec<Case> {
    let server = format!("http://{}", proxy.address);
    let relay = format!("http://{}", relay::start(proxy.address));
    let right = |what| Case::right(what, format!("{server}/v1"));
    let at = |what, path: &str| Case::right(what, format!("{server}{path}"));
    let suggestion = format!("{server}/v1");
    let repeated = "litellm.BadRequestError";
    vec![
        right("everything is right"),
        at("LiteLLM serves the same without /v1", ""),
        at("a slash at the end changes nothing", "/v1/"),
        right("a name with a mistake").name("mistrol").fails(
            "DUO6203 fail confirmed",
            &[("nearest", "mistral"), ("suggestion", "custom_openai/mistral"), ("served", "mistral, codegemma")],
        ),
        right("a name that resembles no other")
            .name("llama")
            .fails("DUO6203 fail confirmed", &[("nearest", "-"), ("likeness", "none"), ("list", "known")]),
        // Without a database LiteLLM has only one key, and says so in its own way.
        right("a wrong key")
            .key(Some(WRONG_KEY))
            .unknown("DUO6290 unknown confirmed", &[("status", "400"), ("message", "No connected db.")]),
        right("no key")
            .key(None)
            .unknown("DUO6290 unknown likely", &[("status", "401"), ("message", "No api key passed in.")]),
        at("/v1 twice", "/v1/v1").fails("DUO6202 fail confirmed", &[("extra", "/v1"), ("suggestion", &suggestion)]),
        at("the path of chat requests", "/v1/chat/completions")
            .fails("DUO6202 fail confirmed", &[("extra", "/chat/completions"), ("suggestion", &suggestion)]),
        // LiteLLM takes what follows for the name of a model, and not for a path.
        at("the path of the list", "/v1/models")
            .fails("DUO6202 fail confirmed", &[("extra", "/models"), ("suggestion", &suggestion)]),
        at("another version", "/v2").fails("DUO6209 fail likely", &[]),
        Case::right("behind a path that knows /v1 only", format!("{relay}/v1")),
        Case::right("/v1 is missing", relay.clone())
            .fails("DUO6201 fail confirmed", &[("suggestion", &format!("{relay}/v1"))]),
        Case::right("/v1 and the key are missing", relay.clone())
            .key(None)
            .fails("DUO6201 fail confirmed", &[("suggestion", &format!("{relay}/v1"))]),
        right("nothing listens behind the proxy").name("upstream-is-dead").fails(
            "DUO6207 fail confirmed",
            &[
                ("kind", "error"),
                ("status", "500"),
                ("message", "litellm.InternalServerError"),
                ("message", "Connection error"),
            ],
        ),
        right("what is behind the proxy wants another key").name("upstream-has-another-key").fails(
            "DUO6207 fail confirmed",
            &[("kind", "error"), ("status", "400"), ("message", repeated), ("message", "No connected db.")],
        ),
        right("what is behind the proxy has another name").name("upstream-has-another-name").fails(
            "DUO6207 fail confirmed",
            &[("kind", "error"), ("status", "400"), ("message", repeated), ("message", "model=mixtral")],
        ),
        // Works again in a moment.
        Case {
            exit: 3,
            ..right("what is behind the proxy is busy").name("upstream-is-busy").fails(
                "DUO6207 warn confirmed",
                &[("kind", "busy"), ("status", "429"), ("message", "litellm.RateLimitError")],
            )
        },
    ]
}

/// Runs the checks from the AI Gateway's place.
fn examine(case: &Case, folder: &Path) -> Ran {
    let mut text = format!("[model.it]\nurl = \"{}\"\nidentifier = \"custom_openai/{}\"\n", case.url, case.name);
    if let Some(key) = case.key {
        std::fs::write(folder.join("key"), key).expect("the key can be written");
        text.push_str("credentials.key = { file = \"key\" }\n");
    }
    let configuration = folder.join("duo-doctor.toml");
    std::fs::write(&configuration, text).expect("the configuration can be written");
    let configuration = configuration.to_str().expect("a plain path");
    // Where the gateway runs is not known here, so that what its loopback address means is not either.
    let options = ["--skip", "model-address", "--config", configuration, "--vantage", "ai-gateway", "--format", "json"];
    Run::new(["check"].into_iter().chain(CHECKS).chain(options)).go()
}

/// What is not as it should be.
fn difference(case: &Case, ran: &Ran) -> Option<String> {
    let told = |problem: &str| Some(format!("{}: {problem}\n{}\n{}", case.what, ran.stdout, ran.stderr));
    if ran.code != case.exit {
        return told(&format!("exit {} in place of {}", ran.code, case.exit));
    }
    if [KEY, WRONG_KEY].iter().any(|key| ran.stdout.contains(key) || ran.stderr.contains(key)) {
        return told("a key is shown");
    }
    let report = ran.json();
    let expected = [case.finding, "DUO5100 pass confirmed", "DUO6100 pass confirmed"];
    let found = CHECKS.map(|check| rows(&report, check).join(", "));
    if found != expected {
        return told(&format!("{found:?} in place of {expected:?}"));
    }
    let (code, outcome) = case.finding.split_once(' ').expect("a code and an outcome");
    let pointer = |word| if outcome.starts_with(word) { vec![format!("{code}@model/it")] } else { Vec::new() };
    if (ran.causes(), ran.warnings()) != (pointer("fail"), pointer("warn")) {
        return told(&format!("causes {:?}, warnings {:?}", ran.causes(), ran.warnings()));
    }
    let args = &findings(&report, CHECKS[0])[0]["args"];
    let other = case.args.iter().find(|(name, part)| !args[name].as_str().unwrap_or_default().contains(part));
    other.and_then(|(name, part)| told(&format!("{name} is {} and lacks {part}", args[name])))
}

fn rows(report: &Value, check: &str) -> Vec<String> {
    let word = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let row = |finding| ["code", "outcome", "confidence"].map(|name| word(finding, name)).join(" ");
    findings(report, check).iter().map(row).collect()
}

fn findings<'a>(report: &'a Value, check: &str) -> &'a [Value] {
    let checks = report["checks"].as_array().expect("a report has checks");
    let ended = checks.iter().find(|ended| ended["id"] == check).expect("every selected check is in the report");
    ended["findings"].as_array().expect("a check has findings")
}
