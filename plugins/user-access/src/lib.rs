//! May this user use code suggestions and chat?
//!
//! GitLab answers that question only for the person who asks, so that it takes a token of the user
//! with the problem: the credential `user`. Why GitLab says no is not in its answer; one cause, the
//! operations flag, can be seen with an administrator's token.

mod answers;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, Impact, Place, Reason, Severity, Step, register};
use serde::{Deserialize, Serialize};

use answers::{Available, Flag};

const FEATURES: &str = "/api/v4/features";
const GRAPHQL: &str = "/api/graphql";

// One request a field: GitLab renames these, and an unknown field fails its whole request.
const CODE_SUGGESTIONS: &str = "query { currentUser { username duoCodeSuggestionsAvailable } }";
const CHAT: &str = "query { currentUser { username duoChatAvailable } }";

/// The value of a feature's setting.
const MODEL: &str = "{self-hosted-model}";

/// The check.
pub struct UserAccess;

register!(UserAccess);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// Whether the user may use code suggestions; none: no token of a user.
    pub code_suggestions: Option<Answer>,
    /// Whether the user may use chat.
    pub chat: Option<Answer>,
    /// Feature flags that were ever set; asked only where code suggestions are refused.
    pub features: Option<Answer>,
}

impl Check for UserAccess {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("user-access", Hop::Gitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO1300", "DUO1301", "DUO1302", "DUO1303", "DUO1390"])
            .requires("license")
            .explains("DUO130*", "DUO823*")
            .explains("DUO130*", "DUO1801")
            .impact(Impact::Probe)
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "user")
            .needs_http("gitlab", &["GET"], &[FEATURES], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-a-user-can-request-code-suggestions")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let mut facts = Facts { gitlab: gitlab.clone(), code_suggestions: None, chat: None, features: None };
        let Some(gitlab) = gitlab.filter(|gitlab| gitlab.has_credential("user")) else {
            return Ok(facts);
        };
        let query = |text| http::graphql(&gitlab.name, text).credential("user").send();
        facts.code_suggestions = Some(query(CODE_SUGGESTIONS));
        facts.chat = Some(query(CHAT));
        let refused = answers::code_suggestions(&facts).available == Ok(false);
        if refused && gitlab.has_credential("admin") {
            facts.features = Some(http::get(&gitlab.name, FEATURES).credential("admin").send());
        }
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![unknown("both", Reason::no_connection("gitlab"))];
        }
        let (code_suggestions, chat) = (answers::code_suggestions(facts), answers::chat(facts));
        let username = code_suggestions.username.as_ref().or(chat.username.as_ref());
        let findings = match (&code_suggestions.available, &chat.available) {
            (Ok(true), Ok(true)) => vec![quote(quote(Finding::pass("DUO1300"), &code_suggestions), &chat)],
            (Err(reason), Err(other)) if reason == other => {
                vec![quote(quote(unknown("both", reason.clone()), &code_suggestions), &chat)]
            }
            _ => [judge_code_suggestions(facts, &code_suggestions), judge_chat(&chat)].into_iter().flatten().collect(),
        };
        let named = |finding: Finding| match username {
            Some(name) => finding.arg("username", name).subject(format!("user/{name}")),
            None => finding.arg("username", "-"),
        };
        findings.into_iter().map(named).collect()
    }
}

fn judge_code_suggestions(facts: &Facts, answer: &Available) -> Option<Finding> {
    let finding = match &answer.available {
        Ok(true) => return None,
        Err(reason) => unknown("code-suggestions", reason.clone()),
        Ok(false) if answers::flag(facts) == Flag::Off => verified(
            Finding::fail("DUO1303", Severity::Critical).step(Step::enable_flag("ai_duo_code_suggestions_switch")),
        ),
        Ok(false) => verified(
            Finding::fail("DUO1301", Severity::High)
                .arg("flag", answers::flag(facts).keyword())
                .step(examine(answer))
                .step(Step::instruction(Place::GitlabUi))
                .step(Step::setting(Place::GitlabUi, "Code completion, Code generation", MODEL)),
        ),
    };
    let finding = quote(finding, answer);
    Some(match &facts.features {
        Some(features) => answers::flag_evidence(features).into_iter().fold(finding, Finding::evidence),
        None => finding,
    })
}

fn judge_chat(answer: &Available) -> Option<Finding> {
    let finding = match &answer.available {
        Ok(true) => return None,
        Err(reason) => unknown("chat", reason.clone()),
        Ok(false) => verified(
            Finding::fail("DUO1302", Severity::High)
                .step(examine(answer))
                .step(Step::instruction(Place::GitlabUi))
                .step(Step::setting(Place::GitlabUi, "General Chat", MODEL)),
        ),
    };
    Some(quote(finding, answer))
}

/// GitLab's own test of the user's licence and seat.
fn examine(answer: &Available) -> Step {
    match answer.username.as_deref() {
        Some(name) => Step::rake("gitlab:duo:verify_self_hosted_setup[{}]").fill(&[name]),
        None => Step::rake("gitlab:duo:verify_self_hosted_setup[{username}]"),
    }
}

fn quote(finding: Finding, answer: &Available) -> Finding {
    answer.evidence.iter().cloned().fold(finding, Finding::evidence)
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, "user-access"))
}

/// What could not be determined, a keyword of the messages, and why.
fn unknown(what: &str, reason: Reason) -> Finding {
    Finding::unknown("DUO1390", reason).arg("what", what)
}
