//! Does the licence include GitLab Duo with self-hosted models, and has anybody a seat?
//!
//! Reads plan and expiry from the licence, and the active add-ons with their seats. Only an
//! administrator's token sees either. Whose seats these are is not asked: `user-access` tells for
//! one user.

mod add_on;
mod date;
mod plan;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, Impact, Outcome, Place, Reason, Step, register};
use serde::{Deserialize, Serialize};

const LICENSE: &str = "/api/v4/license";
const METADATA: &str = "/api/v4/metadata";
const GRAPHQL: &str = "/api/graphql";

const CURRENT_LICENSE: &str = "query { currentLicense { plan expiresAt } }";
const ADD_ONS: &str = "query { addOnPurchases { name purchasedQuantity assignedQuantity } }";

/// The check.
pub struct License;

register!(License);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// Seconds since 1970, UTC.
    pub now: f64,
    /// The licence by the REST API; none: no administrator's token.
    pub license: Option<Answer>,
    /// The licence by GraphQL; asked only where the REST API gives none.
    pub current: Option<Answer>,
    /// Active add-ons and their seats.
    pub add_ons: Option<Answer>,
    /// GitLab's version, which decides what a missing add-on means.
    pub metadata: Option<Answer>,
}

impl Check for License {
    type Facts = Facts;

    fn describe() -> Description {
        let explained = ["DUO13*", "DUO14*", "DUO1801", "DUO823*", "DUO8271"];
        let failures = ["DUO1201", "DUO1202", "DUO1203", "DUO1204", "DUO1205"];
        let edges = failures.iter().flat_map(|from| explained.iter().map(move |to| (from, to)));
        edges
            .fold(Description::new("license", Hop::Gitlab), |description, (from, to)| description.explains(from, to))
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO1200", "DUO1290"])
            .codes(&failures)
            .requires("gitlab-version")
            .impact(Impact::Probe)
            .needs_http("gitlab", &["GET"], &[LICENSE, METADATA], "admin")
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#code-suggestions-access-error")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let mut facts = Facts {
            gitlab: gitlab.clone(),
            now: context.now,
            license: None,
            current: None,
            add_ons: None,
            metadata: None,
        };
        let Some(gitlab) = gitlab.filter(|gitlab| gitlab.has_credential("admin")) else {
            return Ok(facts);
        };
        let get = |path| http::get(&gitlab.name, path).credential("admin").send();
        let query = |text| http::graphql(&gitlab.name, text).credential("admin").send();
        let license = get(LICENSE);
        let readable = license.status() == Some(200) && license.json().is_some();
        facts.current = (!readable).then(|| query(CURRENT_LICENSE));
        facts.license = Some(license);
        facts.add_ons = Some(query(ADD_ONS));
        facts.metadata = Some(get(METADATA));
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![unknown("licence", Reason::no_connection("gitlab"))];
        }
        if facts.license.is_none() && facts.add_ons.is_none() {
            return vec![unknown("licence", Reason::no_token("gitlab", "admin"))];
        }
        let plan = match plan::read(facts) {
            Ok(plan) => plan,
            Err((reason, evidence)) => {
                let mut findings = vec![plan::unreadable(reason, evidence)];
                findings.extend(Some(add_on::judge(facts, true)).filter(is_problem));
                return findings;
            }
        };
        let mut findings = plan.findings();
        let add_on = add_on::judge(facts, plan.is_good());
        match add_on.outcome {
            Outcome::Pass if findings.is_empty() => {
                let expires = plan.expires.as_deref().unwrap_or("never");
                findings.push(plan.quote(add_on).arg("plan", &plan.name).arg("expires", expires));
            }
            Outcome::Pass => {}
            // An add-on does not outlive its licence: nothing to be told apart from it.
            Outcome::Unknown if !plan.is_good() => {}
            _ => findings.push(add_on),
        }
        findings
    }
}

fn is_problem(finding: &Finding) -> bool {
    matches!(finding.outcome, Outcome::Fail | Outcome::Warn)
}

/// What could not be determined, a keyword of the messages, and why.
fn unknown(what: &str, reason: Reason) -> Finding {
    Finding::unknown("DUO1290", reason).arg("what", what).arg("add-ons", "-")
}

fn verify(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, "license"))
}
