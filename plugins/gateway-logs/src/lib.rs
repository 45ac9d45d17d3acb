//! Does the AI Gateway's log say what it does, and what goes wrong?
//!
//! First whether the log is the gateway's, whole and readable; then a census of the exceptions in
//! it. It reads the past: what was rare and is followed by good answers is no finding, and nothing
//! that this run itself caused is counted.

mod census;
mod class;
mod presence;
mod signatures;
mod start;

use duo_doctor_sdk::clock;
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::logs::{self, File, Log, contains, field_equals, field_present, regex};
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Place, Reason, Step, Vantage, register};
use serde::{Deserialize, Serialize};

const ID: &str = "gateway-logs";
pub(crate) const SOURCE: &str = "ai-gateway";
pub(crate) const LEVEL: &str = "AIGW_LOGGING__LEVEL";
pub(crate) const TO_FILE: &str = "AIGW_LOGGING__TO_FILE";
pub(crate) const FORMAT_JSON: &str = "AIGW_LOGGING__FORMAT_JSON";

/// Newest lines of each predicate: enough to quote one of each class of exception.
const SAMPLES: u32 = 20;

/// The check.
pub struct GatewayLogs;

register!(GatewayLogs);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway's log.
    pub log: Log,
    /// The files that it consists of.
    pub files: Vec<File>,
    /// Why the files are not known.
    pub files_missing: Option<Reason>,
    /// GitLab's `llm.log`: answers that GitLab had from the gateway.
    pub gitlab_log: Log,
    /// The variables by which the gateway logs.
    pub environment: Environment,
}

impl Check for GatewayLogs {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Gateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO3500", "DUO3501", "DUO3502", "DUO3503", "DUO3511", "DUO3512", "DUO3513", "DUO3514", "DUO3515",
                "DUO3516", "DUO3590",
            ])
            .explains("DUO351*", "DUO82*")
            .explains("DUO3512", "DUO2203")
            .explains("DUO3513", "DUO2206")
            .explains("DUO3516", "DUO21*")
            .explains("DUO3516", "DUO71*")
            .explains("DUO3516", "DUO31*")
            .explains("DUO3516", "DUO3307")
            .vantages(&[Vantage::AiGateway, Vantage::Gitlab])
            .needs_log(SOURCE)
            .needs_log("llm")
            .needs_environment(SOURCE, &[LEVEL, TO_FILE, FORMAT_JSON])
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#no-logs-generated-in-the-ai-gateway-server")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let access = || field_equals("logger", "api.access");
        let log = logs::search(SOURCE)
            .until(context.now)
            .predicate("exceptions", &[field_equals("logger", "exceptions"), field_present("exception_class")])
            .predicate("streams", &[access(), field_equals("status_code", "200"), field_present("exception_message")])
            .predicate("uncaught", &[access(), field_equals("status_code", "500"), field_present("exception_class")])
            .predicate("answered", &[access(), field_equals("method", "POST"), field_equals("status_code", "200")])
            .predicate("requests", &[access(), field_equals("method", "POST")])
            .predicate("tests", &[access(), field_equals("status_code", "421"), contains("model_configuration")])
            .predicate("access", &[access()])
            // The same lines where something stands before the JSON, and where the log is not JSON at all.
            .predicate("access-text", &[contains("\"logger\": \"api.access\"")])
            .predicate("access-words", &[regex(r#"HTTP/1\.1\\?" [1-5]\d\d"#)])
            .predicate("started", &[contains("Uvicorn running on")])
            .predicate("ended", &[regex(r#""message": "Uncaught exception"|^Traceback \(most recent call last\)"#)])
            .predicate("last-words", &[regex(r"^[A-Za-z_][\w.]*(Error|Exception): ")])
            .group_by("exception_class")
            .samples(SAMPLES)
            .run();
        let gitlab_log = logs::search("llm")
            .until(context.now)
            .predicate("finished", &[field_equals("ai_event_name", "streaming_finished")])
            .predicate("received", &[field_equals("ai_event_name", "response_received")])
            .run();
        let (files, files_missing) = match logs::files(SOURCE) {
            Ok(files) => (files, None),
            Err(reason) => (Vec::new(), Some(reason)),
        };
        Ok(Facts { log, files, files_missing, gitlab_log, environment: environment::read(SOURCE) })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let log = &facts.log;
        if let Some(missing) = &log.missing {
            return vec![Finding::unknown("DUO3590", missing.clone())];
        }
        if let Some(finding) = presence::judge(facts).or_else(|| start::judge(log)) {
            return vec![finding];
        }
        let census = census::of(log);
        if !census.findings.is_empty() {
            return census.findings;
        }
        match (log.partial, log.lines) {
            (true, _) => vec![Finding::unknown("DUO3590", Reason::Partial { source: SOURCE.into() })],
            (false, 0) => vec![quiet(facts)],
            (false, lines) => vec![pass(log, lines, census.rare)],
        }
    }
}

pub(crate) fn verify(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

fn quiet(facts: &Facts) -> Finding {
    match &facts.files_missing {
        Some(reason) => Finding::unknown("DUO3590", reason.clone()),
        None => Finding::unknown("DUO3590", Reason::own("quiet")).arg("text", presence::newest(&facts.files)),
    }
}

fn pass(log: &Log, lines: u64, rare: u64) -> Finding {
    let (first, last) = log.covered.unzip();
    let requests = log.hit("requests").map_or(0, |hit| hit.count);
    Finding::pass("DUO3500")
        .arg("lines", lines)
        .arg("requests", requests)
        .arg("rare", rare)
        .arg("first", clock::shown(first))
        .arg("last", clock::shown(last))
        .evidence(Evidence::new("log ai-gateway", format!("api.access: {requests}, exception_class: {rare}")))
}
