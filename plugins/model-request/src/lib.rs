//! Does a request go all the way from GitLab to the model, and if not, who refuses it?
//!
//! Three requests of GitLab's own: a token for editors (GitLab and the gateway), a code completion
//! (GitLab, gateway, model, with the key that GitLab has), and the connection check of each
//! self-hosted model. Who answers 401 is told apart by the header `X-GitLab-Error-Origin` and by
//! the shape of the body.

mod completion;
mod connection;
mod direct;
mod refusal;
mod signatures;

use duo_doctor_sdk::connections;
use duo_doctor_sdk::http::{self, Answer, Exchange};
use duo_doctor_sdk::serde_json::{Value, json};
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Impact, Reason, register};
use serde::{Deserialize, Serialize};

use crate::connection::Model;

pub(crate) const ID: &str = "model-request";

/// The credential that asks as a user.
pub(crate) const USER: &str = "user";

const WHO: &str = "/api/v4/user";
const DIRECT: &str = "/api/v4/code_suggestions/direct_access";
const COMPLETIONS: &str = "/api/v4/code_suggestions/completions";
const GRAPHQL: &str = "/api/graphql";

/// Milliseconds for a token: GitLab itself gives the gateway three seconds.
const DIRECT_PATIENCE: u32 = 5_000;

/// Milliseconds for a completion; GitLab's proxy waits 55 seconds, longer than a check may run.
const COMPLETION_PATIENCE: u32 = 12_000;

/// Milliseconds for all connection checks; GitLab gives the gateway 3 or 15 seconds each.
const CHECKS_PATIENCE: u32 = 10_000;

/// Milliseconds that no connection check gets less than.
const CHECK_PATIENCE_AT_LEAST: u32 = 2_000;

/// The check.
pub struct ModelRequest;

register!(ModelRequest);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// True where a GitLab is configured.
    pub gitlab: bool,
    /// A token for editors, the token itself taken out; none: no user's token.
    pub direct: Option<Answer>,
    /// Whose token that is: what GitLab refuses here is the token, whatever it is used for.
    pub user: Option<Answer>,
    /// A code completion; none: no user's token.
    pub completion: Option<Answer>,
    /// Self-hosted models as GitLab has them; none: no administrator's token.
    pub models: Option<Answer>,
    /// GitLab's connection check of each, in their order.
    pub checks: Vec<Answer>,
}

impl Check for ModelRequest {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::GitlabToGateway)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO2200", "DUO2201", "DUO2202", "DUO2203", "DUO2204", "DUO2205", "DUO2206", "DUO2207", "DUO2208",
                "DUO2209", "DUO2210", "DUO2211", "DUO2212", "DUO2213", "DUO2214", "DUO2215", "DUO2216",
                "DUO2290",
            ])
            .requires("gateway-from-gitlab")
            .requires("user-access")
            .explains("DUO2210", "DUO2206")
            .explains("DUO2210", "DUO2213")
            .explains("DUO2215", "DUO2206")
            .explains("DUO2207", "DUO2206")
            .explains("DUO2206", "DUO3511")
            .explains("DUO22*", "DUO82*")
            .impact(Impact::Active)
            .needs_http("gitlab", &["GET"], &[WHO], "user")
            .needs_http("gitlab", &["POST"], &[DIRECT, COMPLETIONS], "user")
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-gitlab-can-make-a-request-to-the-model")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let Some(gitlab) = connections::only("gitlab") else {
            return Ok(Facts::default());
        };
        let mut facts = Facts { gitlab: true, ..Facts::default() };
        if gitlab.has_credential("user") {
            let post = |path, body: &Value, time| {
                http::post(&gitlab.name, path, body).credential("user").timeout_ms(time).send()
            };
            facts.user = Some(http::get(&gitlab.name, WHO).credential("user").send());
            facts.direct = Some(without_token(post(DIRECT, &json!({}), DIRECT_PATIENCE)));
            facts.completion = Some(post(COMPLETIONS, &question(), COMPLETION_PATIENCE));
        }
        if gitlab.has_credential("admin") {
            let listed = http::graphql(&gitlab.name, connection::LIST).credential("admin").send();
            let models = connection::models(Some(&listed)).unwrap_or_default();
            let share = CHECKS_PATIENCE / u32::try_from(models.len().max(1)).unwrap_or(u32::MAX);
            let time = share.max(CHECK_PATIENCE_AT_LEAST);
            let check = |model: &Model| {
                let body = json!({ "query": model.check() });
                http::post(&gitlab.name, GRAPHQL, &body).credential("admin").timeout_ms(time).send()
            };
            facts.checks = models.iter().map(check).collect();
            facts.models = Some(listed);
        }
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if !facts.gitlab {
            return vec![unknown("both", Reason::no_connection("gitlab"))];
        }
        if facts.direct.is_none() && facts.models.is_none() {
            return vec![unknown("both", Reason::no_token("gitlab", USER))];
        }
        let models = connection::models(facts.models.as_ref());
        let checked = models.as_deref().unwrap_or_default().iter().zip(&facts.checks);
        let keyed = checked.clone().any(|(model, answer)| model.has_key && connection::asks_for_key(answer));
        // Where the gateway made a token for GitLab, no answer means a late one.
        let reached = matches!(facts.direct.as_ref().and_then(Answer::status), Some(200 | 201));
        let user = [
            facts.direct.as_ref().and_then(direct::judge),
            facts.completion.as_ref().and_then(|answer| completion::judge(answer, keyed, reached)),
        ];
        let refused = matches!(facts.user.as_ref().and_then(Answer::status), Some(401));
        let user = match refused {
            true => [Some(unknown("user", Reason::Rejected { credential: USER.into() })), None],
            false => user,
        };
        let admin = checked.filter_map(|(model, answer)| connection::judge(model, answer, reached));
        let mut findings = merged(user.into_iter().flatten().chain(admin).collect());
        if facts.direct.is_none() {
            findings.push(unknown("user", Reason::no_token("gitlab", USER)));
        }
        if let (Some(listed), Err(reason)) = (&facts.models, &models) {
            findings.push(unknown("models", reason.clone()).evidence(listed.evidence()));
        }
        if findings.is_empty() {
            findings.push(passed(facts, models.as_deref().unwrap_or_default()));
        }
        findings
    }
}

/// One finding a code and subject: what two requests say alike is one fault seen twice.
fn merged(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        match kept.iter_mut().find(|one| one.code == finding.code && one.subject == finding.subject) {
            Some(same) => same.evidence.extend(finding.evidence),
            None => kept.push(finding),
        }
    }
    kept
}

fn passed(facts: &Facts, listed: &[Model]) -> Finding {
    let direct = match facts.direct.as_ref().and_then(Answer::status) {
        Some(200 | 201) => "yes",
        _ => "no",
    };
    let models = if facts.models.is_some() { "yes" } else { "no" };
    let finding = Finding::pass("DUO2200").arg("direct", direct).arg("models", models).arg("count", facts.checks.len());
    // The completion went with the key that GitLab has; of several models nobody says which of them answered.
    let completed = facts.completion.as_ref().is_some_and(|answer| matches!(answer.status(), Some(200 | 201)));
    let finding = match listed {
        [one] if completed => finding.proves(&[one.endpoint.as_str()]),
        _ => finding,
    };
    [&facts.direct, &facts.completion].into_iter().flatten().map(Answer::evidence).fold(finding, Finding::evidence)
}

pub(crate) fn unknown(what: &str, reason: Reason) -> Finding {
    Finding::unknown("DUO2290", reason).arg("what", what)
}

/// A small completion: any model has something to say after it.
fn question() -> Value {
    json!({
        "current_file": {
            "file_name": "hello.py",
            "content_above_cursor": "def hello(name):\n    \"\"\"Greet somebody by name.\"\"\"\n    print(",
            "content_below_cursor": "",
        },
        "intent": "completion",
        "stream": false,
    })
}

/// The answer holds a token that is good for an hour: nothing below needs it, nobody shall quote it.
fn without_token(mut answer: Answer) -> Answer {
    if let Exchange::Response(response) = &mut answer.result {
        let mut body = response.json().unwrap_or_default();
        if let Some(token) = body.get_mut("token").filter(|token| token.is_string()) {
            *token = "(taken out)".into();
            response.body = body.to_string();
        }
    }
    answer
}

/// A quotation of one value of an answer.
pub(crate) fn quotation(answer: &Answer, text: &str) -> Evidence {
    Evidence::new(answer.source.clone(), text)
}
