//! Is GitLab Duo on for the user's projects?
//!
//! A user who may use code suggestions still gets none in a project where GitLab Duo is off. The
//! setting comes down from the instance over groups to projects, and each level can forbid the
//! next to change it. Editors ask before they suggest anything, and then show nothing.

mod answers;
mod signatures;

use duo_doctor_sdk::connections;
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::serde_json::json;
use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, Impact, Place, Reason, Severity, Step, register};
use serde::{Deserialize, Serialize};

use crate::answers::{Project, Rollout, Setting};

const ID: &str = "code-suggestions";

const GRAPHQL: &str = "/api/graphql";
const GROUPS: &str = "/api/v4/groups/";
const ENABLED: &str = "/api/v4/code_suggestions/enabled";
const SETTINGS: &str = "/api/v4/application/settings";
const FEATURES: &str = "/api/v4/features";

/// The user's projects; the first page says enough.
const PROJECTS: &str =
    "query { projects(membership: true, first: 100) { nodes { fullPath duoFeaturesEnabled group { id } } } }";

/// Groups that are asked why their projects are off, and projects that are asked as an editor asks.
const SAMPLE: usize = 3;

/// Names that a message lists.
const NAMED: usize = 5;

/// The check.
pub struct CodeSuggestions;

register!(CodeSuggestions);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// True where a GitLab is configured.
    pub gitlab: bool,
    /// Projects of the user; none: no user's token.
    pub projects: Option<Answer>,
    /// Groups of projects that are off, by their paths.
    pub groups: Vec<(String, Answer)>,
    /// What an editor is told about projects that are on, by their paths.
    pub enabled: Vec<(String, Answer)>,
    /// The instance's settings; none: no administrator's token.
    pub settings: Option<Answer>,
    /// Feature flags that were ever set; none: no administrator's token.
    pub features: Option<Answer>,
}

impl Check for CodeSuggestions {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Features)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO8400", "DUO8401", "DUO8402", "DUO8403", "DUO8404", "DUO8490"])
            .requires("user-access")
            .requires("self-hosted-features")
            .explains("DUO8401", "DUO8232")
            .impact(Impact::Probe)
            .needs_http("gitlab", &["POST"], &[GRAPHQL, ENABLED], "user")
            .needs_http("gitlab", &["GET"], &["/api/v4/groups/*"], "user")
            .needs_http("gitlab", &["GET"], &[SETTINGS, FEATURES], "admin")
            .link("https://docs.gitlab.com/user/gitlab_duo/turn_on_off/")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#code-suggestions-access-error")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let Some(gitlab) = connections::only("gitlab") else {
            return Ok(Facts::default());
        };
        let mut facts = Facts { gitlab: true, ..Facts::default() };
        if gitlab.has_credential("user") {
            let answer = http::graphql(&gitlab.name, PROJECTS).credential("user").send();
            let projects = answers::projects(Some(&answer)).unwrap_or_default();
            let group = |(path, id): (String, u64)| {
                let answer = http::get(&gitlab.name, &format!("{GROUPS}{id}")).credential("user").send();
                (path, answer)
            };
            facts.groups = answers::groups_of_off(&projects).into_iter().take(SAMPLE).map(group).collect();
            let asked = |project: &Project| {
                let body = json!({ "project_path": project.path });
                (project.path.clone(), http::post(&gitlab.name, ENABLED, &body).credential("user").send())
            };
            facts.enabled =
                projects.iter().filter(|project| project.on == Some(true)).take(SAMPLE).map(asked).collect();
            facts.projects = Some(answer);
        }
        if gitlab.has_credential("admin") {
            facts.settings = Some(http::get(&gitlab.name, SETTINGS).credential("admin").send());
            facts.features = Some(http::get(&gitlab.name, FEATURES).credential("admin").send());
        }
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if !facts.gitlab {
            return vec![Finding::unknown("DUO8490", Reason::no_connection("gitlab"))];
        }
        let mut findings: Vec<Finding> = rollout(facts).into_iter().collect();
        match answers::projects(facts.projects.as_ref()) {
            Err(reason) => {
                let finding = Finding::unknown("DUO8490", reason);
                findings.push(facts.projects.iter().map(Answer::evidence).fold(finding, Finding::evidence));
            }
            Ok(projects) if projects.is_empty() => {
                findings.push(Finding::unknown("DUO8490", Reason::own("no-project")))
            }
            Ok(projects) => findings.extend(judge_projects(facts, &projects)),
        }
        if findings.is_empty() {
            findings.push(passed(facts));
        }
        findings
    }
}

/// Projects that are off by their setting, or by what an editor is told.
fn judge_projects(facts: &Facts, projects: &[Project]) -> Option<Finding> {
    let refused =
        |path: &str| facts.enabled.iter().any(|(asked, answer)| asked == path && answer.status() == Some(403));
    let off: Vec<&str> = projects
        .iter()
        .filter(|project| project.on == Some(false) || refused(&project.path))
        .map(|project| project.path.as_str())
        .collect();
    let first = off.first()?;
    let instance = answers::setting(facts.settings.as_ref());
    let group = facts.groups.iter().find(|(path, _)| answers::parent(first) == Some(path));
    let setting = group.map_or(Setting::Unknown, |(_, answer)| answers::setting(Some(answer)));
    let (level, decided) = match (instance, setting) {
        (Setting::Off { .. }, _) => ("instance", instance),
        (_, Setting::Off { .. }) => ("group", setting),
        _ => ("project", Setting::Unknown),
    };
    let locked = matches!(decided, Setting::Off { locked: true });
    let all = off.len() == projects.len();
    let finding = match (all, locked) {
        (true, _) => Finding::fail("DUO8401", Severity::High),
        (false, true) => Finding::warn("DUO8403", Severity::Medium),
        (false, false) => Finding::warn("DUO8402", Severity::Medium),
    };
    let more = off.len().saturating_sub(NAMED);
    let names = off.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let finding = finding
        .arg("count", off.len())
        .arg("total", projects.len())
        .arg("names", if more > 0 { format!("{names}, +{more}") } else { names })
        .arg("level", level)
        .arg("locked", if locked { "yes" } else { "no" })
        .arg("group", answers::parent(first).unwrap_or("-"))
        .evidence(answers::quotation(facts.projects.as_ref(), &format!("duoFeaturesEnabled false: {}", off.join(", "))))
        .step(Step::setting(Place::GitlabUi, "GitLab Duo availability", "On by default"))
        .step(Step::setting(Place::GitlabUi, "GitLab Duo", "on"))
        .step(Step::verify(Place::GitlabHost, ID));
    let seen = group.map(|(_, answer)| answer).into_iter().chain(&facts.settings);
    Some(seen.filter_map(answers::shown).fold(finding, Finding::evidence))
}

/// The operations flag, where it is on for some people only.
fn rollout(facts: &Facts) -> Option<Finding> {
    let answer = facts.features.as_ref()?;
    let Rollout::Partial(gates) = answers::rollout(answer) else {
        return None;
    };
    let finding = Finding::warn("DUO8404", Severity::Medium)
        .evidence(answers::quotation(Some(answer), &format!("{}: conditional {gates}", answers::SWITCH)))
        .step(Step::enable_flag("ai_duo_code_suggestions_switch"))
        .step(Step::verify(Place::GitlabHost, ID));
    Some(finding)
}

fn passed(facts: &Facts) -> Finding {
    let projects = answers::projects(facts.projects.as_ref()).unwrap_or_default();
    let asked = facts.enabled.iter().filter(|(_, answer)| matches!(answer.status(), Some(200..=204))).count();
    let finding = Finding::pass("DUO8400")
        .arg("count", projects.len())
        .arg("asked", asked)
        .arg("direct", answers::direct(facts.settings.as_ref()));
    facts.projects.iter().map(Answer::evidence).fold(finding, Finding::evidence)
}
