//! Do GitLab's features use self-hosted models?
//!
//! Looks at every feature, not only the two for code. A feature that uses GitLab's own model is no
//! fault: both kinds side by side are supported. Whether a model works is asked elsewhere.

mod setting;
mod signatures;

use std::collections::BTreeMap;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step, register,
};
use serde::{Deserialize, Serialize};

use duo_doctor_sdk::http::{Field, field};
use setting::{Provider, Setting};

/// The credential that asks for settings.
const ADMIN: &str = "admin";

const GRAPHQL: &str = "/api/graphql";

const SETTINGS: &str = "query { aiFeatureSettings { nodes { feature title mainFeature provider releaseState \
                        selfHostedModel { id name model endpoint identifier } } } }";
/// For a GitLab that lacks one of the fields above.
const SETTINGS_SHORT: &str =
    "query { aiFeatureSettings { nodes { feature provider selfHostedModel { name model } } } }";
const FAMILIES: &str = "query { aiFeatureSettings { nodes { feature compatibleLlms } } }";
const MODELS: &str = "query { aiSelfHostedModels { nodes { id } } }";

/// Names the answer in evidence; all questions to GraphQL share one path.
const SOURCE: &str = "http gitlab POST /api/graphql aiFeatureSettings";

/// The checkbox for models of beta families.
const BETA: &str = "Use beta models and features in GitLab Duo Self-Hosted";
/// The value of a feature's setting.
const MODEL: &str = "{self-hosted-model}";

/// Without these two there are no code suggestions.
const CODE: [&str; 2] = ["code_completions", "code_generations"];
const CHAT: &str = "duo_chat";

/// The check.
pub struct SelfHostedFeatures;

register!(SelfHostedFeatures);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// Features, their providers and models; none: no administrator's token.
    pub settings: Option<Answer>,
    /// Model families that each feature works with.
    pub families: Option<Answer>,
    /// Whether there are self-hosted models, and whether this token may see them.
    pub models: Option<Answer>,
}

impl Check for SelfHostedFeatures {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("self-hosted-features", Hop::Gitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO1400", "DUO1401", "DUO1402", "DUO1403", "DUO1404", "DUO1405", "DUO1406", "DUO1490",
            ])
            .requires("gitlab-version")
            .explains("DUO1404", "DUO140*")
            .explains("DUO14*", "DUO13*")
            .explains("DUO14*", "DUO82*")
            .explains("DUO14*", "DUO22*")
            .explains("DUO1404", "DUO1803")
            .impact(Impact::Probe)
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-gitlab-instance-is-configured-to-use-self-hosted-models")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let Some(administrated) = gitlab.as_ref().filter(|gitlab| gitlab.has_credential("admin")) else {
            return Ok(Facts { gitlab, settings: None, families: None, models: None });
        };
        let query = |text| http::graphql(&administrated.name, text).credential("admin").send();
        let mut settings = query(SETTINGS);
        if field(Some(&settings), ADMIN, "aiFeatureSettings") == Field::Missing(Reason::NoField) {
            settings = query(SETTINGS_SHORT);
        }
        let (families, models) = (query(FAMILIES), query(MODELS));
        Ok(Facts { gitlab, settings: Some(settings), families: Some(families), models: Some(models) })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![unknown(Reason::no_connection("gitlab"))];
        }
        let settings = field(facts.settings.as_ref(), ADMIN, "aiFeatureSettings").permitted(ADMIN);
        let settings = match settings.and_then(|connection| setting::read(&connection).ok_or(Reason::Malformed)) {
            Ok(settings) => settings,
            Err(reason) => return vec![quote(unknown(reason), facts.settings.as_ref())],
        };
        let families = match field(facts.families.as_ref(), ADMIN, "aiFeatureSettings") {
            Field::Value(connection) => setting::families(&connection),
            _ => BTreeMap::new(),
        };
        let models = models(facts);
        let mut findings: Vec<Finding> = no_models(facts, &settings, models).into_iter().collect();
        findings.extend(settings.iter().filter_map(|setting| judge_setting(setting, &families, models)));
        let missing = CODE.iter().filter(|key| settings.iter().all(|setting| setting.feature != **key));
        findings.extend(missing.map(|key| {
            let finding = unknown(Reason::own("not-listed")).subject(format!("feature/{key}")).arg("feature", key);
            finding.evidence(overview(&settings))
        }));
        if findings.is_empty() {
            findings.push(passed(&settings).evidence(overview(&settings)));
        }
        findings
    }
}

/// How many self-hosted models this token sees; nothing where it may not see them.
fn models(facts: &Facts) -> Option<usize> {
    match field(facts.models.as_ref(), ADMIN, "aiSelfHostedModels") {
        Field::Value(connection) => Some(connection.get("nodes")?.as_array()?.len()),
        _ => None,
    }
}

fn no_models(facts: &Facts, settings: &[Setting], models: Option<usize>) -> Option<Finding> {
    let none = models == Some(0) && settings.iter().all(|setting| setting.model.is_none());
    none.then(|| {
        // Models of beta families are not listed before their terms are accepted.
        let finding = Finding::fail("DUO1404", Severity::Critical)
            .confidence(Confidence::Likely)
            .step(Step::setting(Place::GitlabUi, BETA, "on"))
            .step(Step::setting(Place::GitlabUi, "Endpoint", "{model-url}/v1"))
            .step(Step::setting(Place::GitlabUi, "Code completion, Code generation, General Chat", MODEL));
        verified(quote(finding, facts.models.as_ref()))
    })
}

fn judge_setting(
    setting: &Setting,
    families: &BTreeMap<String, Vec<String>>,
    models: Option<usize>,
) -> Option<Finding> {
    let is_code = CODE.contains(&setting.feature.as_str());
    let select = |finding: Finding| verified(finding.step(Step::setting(Place::GitlabUi, &setting.title, MODEL)));
    let finding = match (&setting.provider, &setting.model) {
        (Provider::Disabled, _) if is_code => select(Finding::fail("DUO1401", Severity::High)),
        (Provider::Unassigned, _) if is_code => select(Finding::fail("DUO1402", Severity::High)),
        (Provider::Disabled, _) if setting.feature == CHAT => {
            select(Finding::warn("DUO1405", Severity::Medium).arg("state", "disabled"))
        }
        (Provider::Unassigned, _) if setting.feature == CHAT => {
            select(Finding::warn("DUO1405", Severity::Medium).arg("state", "unassigned"))
        }
        // A token that may not see models sees none here either.
        (Provider::SelfHosted, None) if models.is_none() => unknown(Reason::NotPermitted { credential: ADMIN.into() }),
        (Provider::SelfHosted, None) => select(Finding::fail("DUO1403", Severity::High)),
        (Provider::SelfHosted, Some(model)) => {
            let listed = families.get(&setting.feature);
            if !setting::is_incompatible(&model.family, listed) {
                return None;
            }
            let listed = listed.map(|listed| listed.join(", ")).unwrap_or_default();
            let finding = Finding::fail("DUO1406", Severity::High)
                .arg("model", &model.name)
                .arg("family", &model.family)
                .arg("families", &listed)
                .evidence(Evidence::new(SOURCE, format!("compatibleLlms {listed}")));
            let family = format!("{} > Model family", model.name);
            let finding = finding.step(Step::setting(Place::GitlabUi, &family, "{model-family}"));
            verified(finding.step(Step::setting(Place::GitlabUi, &setting.title, MODEL)))
        }
        (Provider::Other(word), _) if is_code || setting.feature == CHAT => {
            unknown(Reason::own("provider")).arg("provider", word)
        }
        _ => return None,
    };
    Some(
        finding
            .subject(format!("feature/{}", setting.feature))
            .arg("feature", &setting.feature)
            .arg("title", &setting.title)
            .evidence(Evidence::new(SOURCE, quotation(setting))),
    )
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, "self-hosted-features"))
}

fn passed(settings: &[Setting]) -> Finding {
    let keys = |wanted: &dyn Fn(&Provider) -> bool| {
        let keys: Vec<&str> =
            settings.iter().filter(|one| wanted(&one.provider)).map(|one| one.feature.as_str()).collect();
        if keys.is_empty() { "none".to_owned() } else { keys.join(", ") }
    };
    Finding::pass("DUO1400")
        .arg("own", keys(&|provider| *provider == Provider::SelfHosted))
        .arg("vendored", keys(&|provider| *provider == Provider::Vendored))
        .arg("off", keys(&|provider| matches!(provider, Provider::Disabled | Provider::Unassigned)))
}

fn word(provider: &Provider) -> &str {
    match provider {
        Provider::Disabled => "disabled",
        Provider::Vendored => "vendored",
        Provider::SelfHosted => "self_hosted",
        Provider::Unassigned => "unassigned",
        Provider::Other(word) => word,
    }
}

/// The answer also holds the addresses of models, which may carry a password: only single fields
/// are quoted.
fn quotation(setting: &Setting) -> String {
    let model =
        setting.model.as_ref().map_or_else(|| "null".into(), |model| format!("{} ({})", model.name, model.family));
    format!("{}: provider {}, model {model}", setting.feature, word(&setting.provider))
}

fn overview(settings: &[Setting]) -> Evidence {
    Evidence::new(SOURCE, settings.iter().map(quotation).collect::<Vec<_>>().join("; "))
}

fn unknown(reason: Reason) -> Finding {
    Finding::unknown("DUO1490", reason).arg("feature", "all")
}

fn quote(finding: Finding, answer: Option<&Answer>) -> Finding {
    match answer {
        Some(answer) => finding.evidence(answer.evidence()),
        None => finding,
    }
}
