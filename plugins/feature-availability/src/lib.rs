//! Do this GitLab and this AI Gateway support what is configured for each feature?
//!
//! A feature can be configured and still be missing from the screen: its version came later, it is switched
//! off by a flag, the model's family does not fit, or the gateway is older than the family. GitLab's own
//! list of families is believed where it gives one; `self-hosted-features` compares that. The table here
//! stands in where it gives none.

mod settings;
mod signatures;
mod table;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::gitlab;
use duo_doctor_sdk::http::{self, Answer, Exchange, Field, field};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{
    Check, Confidence, Context, Description, Evidence, Finding, Hop, Impact, Place, Reason, Severity, Step, register,
};
use serde::{Deserialize, Serialize};

use settings::Assigned;
use table::Version;

const ID: &str = "feature-availability";
const GRAPHQL: &str = "/api/graphql";
const METADATA: &str = "/api/v4/metadata";
const FLAGS: &str = "/api/v4/features";
const DEFINITIONS: &str = "/v1/models/definitions";

const SETTINGS: &str = "query { aiFeatureSettings { nodes { feature title mainFeature provider releaseState \
                        selfHostedModel { id name model endpoint identifier } } } }";
/// For a GitLab that lacks one of the fields above.
const SETTINGS_SHORT: &str =
    "query { aiFeatureSettings { nodes { feature provider selfHostedModel { name model } } } }";
const FAMILIES: &str = "query { aiFeatureSettings { nodes { feature compatibleLlms } } }";

/// Names the answer in evidence; all questions to GraphQL share one path.
const SOURCE: &str = "http gitlab POST /api/graphql aiFeatureSettings";

/// The switch of the self-hosted Agent Platform, the versions that ask it, and the first that ships it on.
const PLATFORM_FLAG: &str = "self_hosted_agent_platform";
const PLATFORM_FLAGGED: (Version, Version) = ((18, 4), (18, 9));
const PLATFORM_FLAG_ON: Version = (18, 7);

/// The check.
pub struct FeatureAvailability;

register!(FeatureAvailability);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// GitLab as the operator named it; none: not configured.
    pub gitlab: Option<Connection>,
    /// GitLab's version; none: no administrator's token.
    pub metadata: Option<Answer>,
    /// Features, their providers and models.
    pub settings: Option<Answer>,
    /// Model families that each feature works with, where GitLab tells them.
    pub families: Option<Answer>,
    /// Feature flags that were ever set.
    pub flags: Option<Answer>,
    /// The gateway's models; none: no gateway is configured.
    pub definitions: Option<Answer>,
}

impl Check for FeatureAvailability {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::Features)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO8100", "DUO8101", "DUO8102", "DUO8103", "DUO8104", "DUO8190", "DUO8191"])
            .requires("self-hosted-features")
            .explains("DUO8102", "DUO82*")
            .explains("DUO8103", "DUO82*")
            .explains_same_subject("DUO8103", "DUO53*")
            .impact(Impact::Probe)
            .needs_http("gitlab", &["POST"], &[GRAPHQL], "admin")
            .needs_http("gitlab", &["GET"], &[METADATA, FLAGS], "admin")
            .needs_http("ai-gateway", &["GET"], &[DEFINITIONS], "")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#feature-not-accessible-or-feature-button-not-visible")
            .link("https://gitlab.com/gitlab-org/cloud-connector/gitlab-cloud-connector/-/blob/main/config/services/self_hosted_models.yml")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let gitlab = connections::only("gitlab");
        let mut facts = Facts { gitlab: gitlab.clone(), ..Facts::default() };
        let Some(gitlab) = gitlab.filter(|gitlab| gitlab.has_credential("admin")) else {
            return Ok(facts);
        };
        let query = |text| http::graphql(&gitlab.name, text).credential("admin").send();
        let get = |path| Some(http::get(&gitlab.name, path).credential("admin").send());
        let mut settings = query(SETTINGS);
        if field(Some(&settings), "admin", "aiFeatureSettings") == Field::Missing(Reason::NoField) {
            settings = query(SETTINGS_SHORT);
        }
        facts.settings = Some(settings);
        facts.families = Some(query(FAMILIES));
        facts.metadata = get(METADATA);
        facts.flags = get(FLAGS);
        facts.definitions = connections::only("ai-gateway").map(|gateway| http::get(&gateway.name, DEFINITIONS).send());
        Ok(facts)
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.gitlab.is_none() {
            return vec![Finding::unknown("DUO8190", Reason::no_connection("gitlab"))];
        }
        let listed = match settings::read(facts.settings.as_ref()) {
            Ok(listed) => listed,
            Err(reason) => {
                let finding = Finding::unknown("DUO8190", reason);
                return vec![
                    facts.settings.iter().fold(finding, |finding, answer| finding.evidence(answer.evidence())),
                ];
            }
        };
        let assigned = &listed.assigned;
        if assigned.is_empty() {
            return vec![Finding::not_applicable("DUO8191")];
        }
        let Some((text, version)) = gitlab::version(facts.metadata.as_ref()) else {
            return vec![Finding::unknown("DUO8190", Reason::own("no-version"))];
        };
        let told = settings::families(facts.families.as_ref());
        let flag = platform_flag(facts.flags.as_ref(), version);
        let of_feature = |one: &Assigned| {
            let of_flag = matches!(flag, Flag::Off { .. }) && table::is_platform(&one.feature);
            judge_feature(one, version, of_flag, told.contains(&one.feature))
                .map(|finding| finding.arg("version", &text))
        };
        let mut findings: Vec<Finding> = assigned.iter().filter_map(of_feature).collect();
        match flag {
            Flag::On => {}
            Flag::Off { listed } => {
                findings.extend(switched_off(assigned, listed).map(|finding| finding.arg("version", &text)));
            }
            Flag::Unseen(reason) if assigned.iter().any(|one| table::is_platform(&one.feature)) => {
                let evidence = facts.flags.iter().map(Answer::evidence);
                findings.push(evidence.fold(Finding::unknown("DUO8190", reason), Finding::evidence));
            }
            Flag::Unseen(_) => {}
        }
        let known = gateway_families(facts.definitions.as_ref());
        findings.extend(known.iter().flat_map(|known| strangers(assigned, known, facts, version)));
        if findings.is_empty() {
            findings.push(
                pass(&listed, version).arg("version", &text).arg("gateway", if known.is_some() { "yes" } else { "no" }),
            );
        }
        findings
    }
}

/// One feature, by itself. `of_flag`: a flag that is off accounts for it; `told`: GitLab itself tells its families.
fn judge_feature(one: &Assigned, version: Version, of_flag: bool, told: bool) -> Option<Finding> {
    let feature = table::feature(&one.feature)?;
    // From the top, the first row that fits.
    let finding = match (of_flag, version < feature.since, misfits(feature, one), told) {
        // One finding for all that the flag switches off.
        (true, ..) => return None,
        (_, true, ..) => too_early(feature, one),
        (_, _, true, false) => misfit(feature, one),
        _ => return None,
    };
    let quoted = format!("{}: model {} ({})", one.feature, one.model, one.family);
    let finding = finding.subject(format!("feature/{}", one.feature)).arg("feature", &one.feature);
    Some(finding.arg("title", &one.title).evidence(Evidence::new(SOURCE, quoted)))
}

/// Whether the self-hosted Agent Platform is switched on.
enum Flag {
    On,
    /// `listed`: somebody has set it.
    Off {
        listed: bool,
    },
    Unseen(Reason),
}

/// GitLab lists only flags that somebody has set: one that is not listed is as GitLab ships it.
fn platform_flag(answer: Option<&Answer>, version: Version) -> Flag {
    let (first, last) = PLATFORM_FLAGGED;
    if !(first..last).contains(&version) {
        return Flag::On;
    }
    let response = match answer.map(|answer| &answer.result) {
        Some(Exchange::Response(response)) if response.status == 200 => response,
        Some(Exchange::Response(response)) => return Flag::Unseen(Reason::Status { status: response.status }),
        Some(Exchange::Failure(failure)) => return Flag::Unseen(failure.into()),
        None => return Flag::Unseen(Reason::no_token("gitlab", "admin")),
    };
    let body = response.json();
    let Some(flags) = body.as_ref().and_then(Value::as_array) else { return Flag::Unseen(Reason::Malformed) };
    match flags.iter().find(|flag| flag["name"] == PLATFORM_FLAG) {
        Some(flag) if flag["state"] == "off" => Flag::Off { listed: true },
        None if version < PLATFORM_FLAG_ON => Flag::Off { listed: false },
        _ => Flag::On,
    }
}

fn switched_off(assigned: &[Assigned], listed: bool) -> Option<Finding> {
    let features: Vec<&str> =
        assigned.iter().map(|one| one.feature.as_str()).filter(|feature| table::is_platform(feature)).collect();
    if features.is_empty() {
        return None;
    }
    let finding = Finding::fail("DUO8104", Severity::High)
        .subject(format!("flag/{PLATFORM_FLAG}"))
        .arg("flag", PLATFORM_FLAG)
        .arg("listed", if listed { "yes" } else { "no" })
        .arg("features", features.join(", "))
        .evidence(Evidence::new(
            "http gitlab GET /api/v4/features",
            format!("{PLATFORM_FLAG}: {}", if listed { "off" } else { "not listed" }),
        ))
        .evidence(Evidence::new(SOURCE, format!("provider self_hosted: {}", features.join(", "))))
        .step(Step::enable_flag("self_hosted_agent_platform"));
    Some(verified(finding))
}

/// GitLab lists the feature, so that something of it is there already.
fn too_early(feature: &table::Feature, one: &Assigned) -> Finding {
    let finding = Finding::warn("DUO8101", Severity::Medium)
        .confidence(Confidence::Likely)
        .arg("since", format!("{}.{}", feature.since.0, feature.since.1))
        .arg("primitives", feature.primitives)
        .step(Step::setting(Place::GitlabUi, &one.title, "Disabled"))
        .step(Step::back_up_gitlab())
        .step(Step::install_gitlab(None))
        .step(Step::take_gateway_down())
        .step(Step::gateway_of_gitlabs_version());
    verified(finding)
}

fn misfits(feature: &table::Feature, one: &Assigned) -> bool {
    table::FAMILIES.contains(&one.family.as_str()) && !feature.families.contains(&one.family.as_str())
}

fn misfit(feature: &table::Feature, one: &Assigned) -> Finding {
    let finding = Finding::fail("DUO8102", Severity::High)
        // The table is that of a newer GitLab.
        .confidence(Confidence::Likely)
        .arg("model", &one.model)
        .arg("family", &one.family)
        .arg("families", feature.families.join(", "))
        .step(Step::setting(Place::GitlabUi, &one.title, "{self-hosted-model}"));
    verified(finding)
}

/// Families of self-hosted models that the gateway knows: those entries name no provider.
fn gateway_families(answer: Option<&Answer>) -> Option<Vec<String>> {
    let body = answer.filter(|answer| answer.status() == Some(200))?.json()?;
    let own = body.get("models")?.as_array()?.iter().filter(|model| model.get("provider").is_some_and(Value::is_null));
    let names: Vec<String> = own.filter_map(|model| Some(model.get("identifier")?.as_str()?.to_owned())).collect();
    // Without the one that all gateways have, this is not the list that it is taken for.
    names.iter().any(|name| name == "mistral").then_some(names)
}

/// Models of a family that the gateway does not know.
fn strangers(assigned: &[Assigned], known: &[String], facts: &Facts, version: Version) -> Vec<Finding> {
    let minor = format!("{}.{}", version.0, version.1);
    let mut models: Vec<&Assigned> =
        assigned.iter().filter(|one| !one.family.is_empty() && !known.contains(&one.family)).collect();
    models.sort_by(|one, other| one.model.cmp(&other.model));
    models.dedup_by(|one, other| one.model == other.model);
    let finding = |model: &&Assigned| {
        let features: Vec<&str> =
            assigned.iter().filter(|one| one.model == model.model).map(|one| one.feature.as_str()).collect();
        let evidence = Evidence::new(
            facts.definitions.as_ref().map_or_else(String::new, |answer| answer.source.clone()),
            format!("models identifier: {}", known.join(", ")),
        );
        let finding = Finding::fail("DUO8103", Severity::High)
            .subject(format!("model/{}", model.model))
            .arg("model", &model.model)
            .arg("family", &model.family)
            .arg("known", known.join(", "))
            .arg("features", features.join(", "))
            .evidence(Evidence::new(
                SOURCE,
                format!("{}: model {} ({})", features.join(", "), model.model, model.family),
            ))
            .evidence(evidence)
            .step(Step::take_gateway_down())
            .step(Step::gateway_image(None, &minor))
            .step(Step::setting(Place::GitlabUi, &format!("{} > Model family", model.model), "General"));
        verified(finding)
    };
    models.iter().map(finding).collect()
}

fn pass(listed: &settings::Listed, version: Version) -> Finding {
    let join = |features: Vec<&str>| if features.is_empty() { "none".to_owned() } else { features.join(", ") };
    let keys = |wanted: &dyn Fn(&Assigned, &table::Feature) -> bool| {
        let found = listed
            .assigned
            .iter()
            .filter(|one| table::feature(&one.feature).is_some_and(|feature| wanted(one, feature)));
        join(found.map(|one| one.feature.as_str()).collect())
    };
    let absent = table::FEATURES.iter().filter(|feature| !listed.keys.iter().any(|key| key == feature.key));
    Finding::pass("DUO8100")
        .arg("count", listed.assigned.len())
        .arg("beta", keys(&|_, feature| feature.stable.is_none_or(|stable| version < stable)))
        .arg(
            "limited",
            keys(&|one, feature| table::is_platform(feature.key) && table::LIMITED.contains(&one.family.as_str())),
        )
        .arg("absent", join(absent.map(|feature| feature.key).collect()))
        .evidence(Evidence::new(
            SOURCE,
            listed.assigned.iter().map(|one| format!("{}: {}", one.feature, one.family)).collect::<Vec<_>>().join("; "),
        ))
}

fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, ID))
}
