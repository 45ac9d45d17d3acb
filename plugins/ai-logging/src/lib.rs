//! Are GitLab's AI logs on, and do they have what users do?
//!
//! No interface tells the setting; its effects do. With it on, the lines of `llm.log` about requests
//! carry their parameters, and the gateway notes a header of each request. Both states are right:
//! off keeps what users write out of the log, on is for finding faults.

mod signatures;

use duo_doctor_sdk::clock;
use duo_doctor_sdk::connections;
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::logs::{self, Log, field_equals, field_present};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step, Vantage,
    register,
};
use serde::{Deserialize, Serialize};

const ID: &str = "ai-logging";
const FEATURES: &str = "/api/v4/features";
const FLAG: &str = "expanded_ai_logging";
const HEADER: &str = "enabled-instance-verbose-ai-logs";

/// What a line about a request has only with AI logs on; each version has some of them.
const EXPANDED: [&str; 4] = ["params", "url", "body", "prompt"];

/// Seconds by which the clocks of two machines, and a copied log, may lag without meaning anything.
const MARGIN: f64 = 300.0;

/// The check.
pub struct AiLogging;

register!(AiLogging);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// GitLab's `llm.log`.
    pub log: Log,
    /// The gateway's log: what GitLab told it, and chats that it served.
    pub gateway_log: Log,
    /// The feature flags; none: no administrator's token.
    pub flags: Option<Answer>,
}

impl Check for AiLogging {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Features)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO8300", "DUO8301", "DUO8302", "DUO8390"])
            .vantages(&[Vantage::Gitlab])
            .impact(Impact::Probe)
            .needs_log("llm")
            .needs_log("ai-gateway")
            .needs_http("gitlab", &["GET"], &[FEATURES], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#no-logs-generated-in-the-ai-gateway-server")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/logging/#turn-on-data-collection-for-gitlab-duo")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let request = || field_equals("ai_event_name", "performing_request");
        let search = logs::search("llm")
            .until(context.now)
            .predicate("requests", &[request()])
            .predicate("failures", &[field_present("duo_chat_error_code")]);
        let log = EXPANDED
            .iter()
            .fold(search, |search, field| search.predicate(field, &[request(), field_present(field)]))
            .run();
        let gateway_log = logs::search("ai-gateway")
            .until(context.now)
            .predicate("on", &[field_equals(HEADER, "true")])
            .predicate("off", &[field_equals(HEADER, "false")])
            .predicate("chats", &[field_equals("path", "/v2/chat/agent"), field_present("gitlab_instance_id")])
            .run();
        let gitlab = connections::only("gitlab").filter(|gitlab| gitlab.has_credential("admin"));
        let flags = gitlab.map(|gitlab| http::get(&gitlab.name, FEATURES).credential("admin").send());
        Ok(Facts { log, gateway_log, flags })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if let Some(finding) = elsewhere(facts) {
            return vec![finding];
        }
        let Some(state) = State::of(facts) else {
            let reason = match &facts.log.missing {
                Some(missing) => missing.clone(),
                None if facts.log.partial => Reason::Partial { source: "llm".into() },
                None => Reason::own("no-requests"),
            };
            return vec![Finding::unknown("DUO8390", reason)];
        };
        let flag = flag(facts.flags.as_ref());
        match (&facts.flags, flag) {
            (Some(answer), Some(kind)) if !state.on => vec![only_the_flag(&state, kind, answer)],
            _ => vec![pass(facts, &state)],
        }
    }
}

/// The setting, as its newest effect shows it.
struct State {
    on: bool,
    /// When it was last seen.
    time: Option<f64>,
    evidence: Evidence,
}

impl State {
    fn of(facts: &Facts) -> Option<Self> {
        Self::in_requests(&facts.log).or_else(|| Self::in_headers(&facts.gateway_log))
    }

    fn in_requests(log: &Log) -> Option<Self> {
        let requests = log.hit("requests")?;
        let expanded = EXPANDED.iter().filter_map(|field| log.hit(field));
        let newest = expanded.clone().filter_map(|hit| hit.last).reduce(f64::max);
        let on = match requests.last {
            Some(last) => newest.is_some_and(|newest| newest >= last),
            None => expanded.count() > 0,
        };
        let fields: Vec<&str> = EXPANDED.into_iter().filter(|field| on && log.hit(field).is_some()).collect();
        let fields = if fields.is_empty() { "-".to_owned() } else { fields.join(", ") };
        let text = format!("performing_request: {}, {}, {fields}", requests.count, clock::shown(requests.last));
        Some(Self { on, time: requests.last, evidence: Evidence::new("log llm", text) })
    }

    fn in_headers(log: &Log) -> Option<Self> {
        let last = |name: &str| log.hit(name).map(|hit| hit.last.unwrap_or(0.0));
        let (on, off) = (last("on"), last("off"));
        let time = [on, off].into_iter().flatten().reduce(f64::max)?;
        let text = format!("{HEADER}: {}, {}", on >= off, clock::shown(Some(time)));
        Some(Self { on: on >= off, time: Some(time), evidence: Evidence::new("log ai-gateway", text) })
    }
}

fn pass(facts: &Facts, state: &State) -> Finding {
    let failures = facts.log.hit("failures").map_or(0, |hit| hit.count);
    Finding::pass("DUO8300")
        .arg("state", if state.on { "on" } else { "off" })
        .arg("seen", clock::shown(state.time))
        .arg("failures", failures)
        .arg("flag", if flags(facts.flags.as_ref()).is_some() { "seen" } else { "unseen" })
        .evidence(state.evidence.clone())
}

/// Chats that the gateway served and this log does not have.
fn elsewhere(facts: &Facts) -> Option<Finding> {
    let log = &facts.log;
    if log.missing.is_some() || log.partial {
        return None;
    }
    let chats = facts.gateway_log.hit("chats")?;
    let served = chats.last?;
    let last = log.hit("requests").and_then(|hit| hit.last);
    if last.is_some_and(|last| last + MARGIN >= served) {
        return None;
    }
    let (served, last) = (clock::shown(Some(served)), clock::shown(last));
    let finding = Finding::fail("DUO8302", Severity::Medium)
        .confidence(Confidence::Likely)
        .arg("served", &served)
        .arg("last", &last)
        .arg("chats", chats.count)
        .evidence(Evidence::new("log ai-gateway", format!("/v2/chat/agent: {}, {served}", chats.count)))
        .evidence(Evidence::new("log llm", format!("performing_request: {last}")))
        .step(Step::llm_log(3))
        .step(Step::instruction(Place::GitlabHost));
    Some(finding.step(Step::verify(Place::GitlabHost, ID)))
}

/// The flags, where GitLab told them.
fn flags(answer: Option<&Answer>) -> Option<Vec<Value>> {
    let response = answer?.response().filter(|response| response.status == 200)?;
    response.json()?.as_array().cloned()
}

/// How the flag is on; none: off, or not known.
fn flag(answer: Option<&Answer>) -> Option<String> {
    let list = flags(answer)?;
    let flag = list.iter().find(|flag| flag["name"] == FLAG)?;
    flag.get("state").and_then(Value::as_str).filter(|state| *state != "off").map(str::to_owned)
}

fn only_the_flag(state: &State, kind: String, answer: &Answer) -> Finding {
    Finding::warn("DUO8301", Severity::Medium)
        .arg("state", &kind)
        .arg("seen", clock::shown(state.time))
        .evidence(Evidence::new(answer.evidence().source, format!("{FLAG}: {kind}")))
        .evidence(state.evidence.clone())
        .step(Step::disable_flag(FLAG))
        .step(Step::setting(Place::GitlabUi, "Collect usage data", "on"))
        .step(Step::verify(Place::GitlabHost, ID))
}
