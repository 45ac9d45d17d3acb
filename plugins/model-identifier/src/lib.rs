//! Does each model's identifier have a form that the AI Gateway can use?
//!
//! The gateway cuts the identifier at its first `/` and hands both halves to its model library:
//! a provider that the library does not know ends every request before one leaves the gateway.
//! Nothing is asked of a model server here; whether it serves the name is another check's work.

mod identifier;
mod signatures;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::logs::{self, Hit, Log};
use duo_doctor_sdk::{
    Argument, Check, Confidence, Context, Description, Evidence, Finding, Hop, Place, Reason, Severity, Step, register,
};
use identifier::{Form, Group, Mistake};
use serde::{Deserialize, Serialize};

/// What Amazon says of a model that it runs only through an inference profile. The apostrophe
/// that follows is written in several ways, so the text ends before it.
const ON_DEMAND: &str = "with on-demand throughput isn";

/// Searches a query may have.
const SEARCHES: usize = 64;

/// GitLab takes no longer identifier; a longer one cannot be in the log.
const LONGEST: usize = 255;

/// Log lines to quote: enough to recognise them.
const SAMPLES: u32 = 3;

/// Where GitLab's administrator edits a model, and the field that every repair here is about.
const FIELD: &str = "Model identifier";

/// The check.
pub struct ModelIdentifier;

register!(ModelIdentifier);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// Every model that the operator named.
    pub models: Vec<Connection>,
    /// Refusals in the gateway's log, one search a Bedrock model with the model's name;
    /// none: no model needs it.
    pub log: Option<Log>,
}

impl Check for ModelIdentifier {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("model-identifier", Hop::GatewayToModel)
            .signatures(signatures::SIGNATURES)
            .codes(&["DUO5100", "DUO5101", "DUO5102", "DUO5103", "DUO5104", "DUO5105", "DUO5190", "DUO5199"])
            .explains_same_subject("DUO51*", "DUO62*")
            .explains("DUO51*", "DUO3511")
            .explains("DUO51*", "DUO3514")
            .explains("DUO51*", "DUO82*")
            .explains_same_subject("DUO51*", "DUO53*")
            .explains_same_subject("DUO51*", "DUO22*")
            .explains_same_subject("DUO51*", "DUO54*")
            .explains("DUO51*", "DUO5406")
            .explains("DUO51*", "DUO2206")
            .explains("DUO51*", "DUO2213")
            .explains("DUO51*", "DUO2215")
            .needs_connections(&["model"])
            .needs_log("ai-gateway")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#error-invocation-of-model-id-meta-isnt-supported")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/configure_duo_features/#add-a-self-hosted-model")
    }

    fn gather(_context: &Context) -> Result<Facts, String> {
        let models = connections::list("model");
        let mut search = logs::search("ai-gateway").samples(SAMPLES);
        let mut wanted = false;
        for (model, id) in models.iter().filter_map(|model| Some((model, bedrock_id(model)?))).take(SEARCHES) {
            wanted = true;
            search = search.predicate(&model.name, &[logs::contains(&format!("model ID {id} {ON_DEMAND}"))]);
        }
        Ok(Facts { models, log: wanted.then(|| search.run()) })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        if facts.models.is_empty() {
            let none = Evidence::new("connections model", "-");
            return vec![Finding::unknown("DUO5199", Reason::no_connection("model")).evidence(none)];
        }
        facts.models.iter().map(|model| judge_model(model, facts.log.as_ref())).collect()
    }
}

fn bedrock_id(model: &Connection) -> Option<&str> {
    let identifier = model.attribute("identifier")?;
    let id = identifier::name(identifier);
    (identifier::provider(identifier) == "bedrock" && !id.is_empty() && id.len() <= LONGEST).then_some(id)
}

fn judge_model(model: &Connection, log: Option<&Log>) -> Finding {
    let identifier = model.attribute("identifier");
    let finding = match identifier {
        None => Finding::unknown("DUO5190", Reason::own("no-identifier")),
        Some(identifier) => judge_identifier(model, identifier, log),
    };
    let seen = identifier.map_or_else(|| "identifier: -".into(), |identifier| format!("identifier \"{identifier}\""));
    finding
        .subject(&model.name)
        .arg("identifier", identifier.unwrap_or_default())
        .arg("provider", identifier::provider(identifier.unwrap_or_default()))
        .evidence(Evidence::new(format!("connection {}", model.name), seen))
}

fn judge_identifier(model: &Connection, identifier: &str, log: Option<&Log>) -> Finding {
    let likely = |code: &str| Finding::fail(code, Severity::High).confidence(Confidence::Likely);
    let name = identifier::name(identifier).trim();
    match identifier::form(identifier) {
        Form::Empty => repair(Finding::fail("DUO5103", Severity::High), "custom_openai/{served-name}"),
        Form::Bare if is_cloud(model) => Finding::unknown("DUO5190", Reason::own("provider-elsewhere")),
        Form::Bare => Finding::pass("DUO5100").arg("form", "bare"),
        Form::NameMissing => {
            let provider = identifier::provider(identifier);
            repair(likely("DUO5105"), Argument::filled("{}/{served-name}", &[provider]))
        }
        Form::Known { name } if identifier::provider(identifier) == "bedrock" => judge_bedrock(model, name, log),
        Form::Known { .. } => Finding::pass("DUO5100").arg("form", "prefixed"),
        Form::WrongCase { right } => repair(likely("DUO5104").arg("right", right), format!("{right}/{name}")),
        Form::Mistaken(mistake) => {
            let (kind, right) = match mistake {
                Mistake::HuggingFace => ("hugging-face", format!("custom_openai/{identifier}")),
                Mistake::Litellm => ("litellm", format!("custom_openai/{name}")),
                Mistake::Vllm => ("vllm", format!("custom_openai/{name}")),
            };
            repair(likely("DUO5102").arg("kind", kind), right)
        }
        Form::Unproven => Finding::unknown("DUO5190", Reason::own("unproven")),
        Form::Unlisted { meant } => repair(
            Finding::warn("DUO5102", Severity::High).confidence(Confidence::Likely).arg("kind", "unlisted"),
            format!("{}/{name}", meant.unwrap_or("custom_openai")),
        ),
    }
}

/// True where GitLab itself was told that the model is a cloud's: then a bare identifier is not
/// the mistake that its form suggests.
fn is_cloud(model: &Connection) -> bool {
    model.attribute("provider").is_some_and(|provider| {
        let provider = provider.to_lowercase();
        provider == "bedrock" || provider == "vertex_ai"
    })
}

fn judge_bedrock(model: &Connection, id: &str, log: Option<&Log>) -> Finding {
    let form = match identifier::group(id) {
        Group::Missing => "no-group",
        Group::AwsRegion => "aws-region",
        Group::Fine => "other",
    };
    let rest = if form == "aws-region" { id.split_once('.').map_or(id, |(_, rest)| rest) } else { id };
    let right = Argument::filled("bedrock/{region-group}.{}", &[rest]);
    let refused = log.and_then(|log| log.hit(&model.name));
    let finding = match refused {
        Some(hit) => quote(Finding::fail("DUO5101", Severity::High).arg("log", "refused").arg("count", hit.count), hit),
        None if form == "other" => return Finding::pass("DUO5100").arg("form", "prefixed"),
        None => {
            let read = log.is_some_and(|log| log.missing.is_none() && !log.partial);
            Finding::warn("DUO5101", Severity::Medium)
                .confidence(Confidence::Possible)
                .arg("log", if read { "quiet" } else { "missing" })
                .arg("count", 0)
        }
    };
    repair(finding.arg("form", form), right)
}

fn quote(mut finding: Finding, hit: &Hit) -> Finding {
    finding = finding.evidence(Evidence::new("log ai-gateway", format!("\"{ON_DEMAND}\": {}", hit.count)));
    for line in &hit.samples {
        finding = finding.evidence(Evidence::new("log ai-gateway", logs::quoted(line)));
    }
    finding
}

/// Every repair is the same: another identifier, entered in GitLab; nothing needs a restart.
fn repair(finding: Finding, right: impl Into<Argument>) -> Finding {
    let right = right.into();
    finding
        .arg("suggestion", &right)
        .step(Step::setting(Place::GitlabUi, FIELD, right))
        .step(Step::verify(Place::AiGatewayHost, "model-identifier"))
}
