//! Can the AI Gateway ask each model?
//!
//! Sends what GitLab's own connection check sends: a prompt that only says hello, for each model
//! that the operator named. The gateway answers 421 where the model answered with an error, so
//! that its status tells the gateway's faults from the model's. A check never sees the models'
//! keys: a model with a key is asked without it, and its 401 then shows that it was reached.

mod proxied;
mod signatures;
mod status;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::gitlab::{self, CONNECTION_DETAILS, GATEWAY_TOKEN};
use duo_doctor_sdk::http::{self, Answer};
use duo_doctor_sdk::model;
use duo_doctor_sdk::proxy;
use duo_doctor_sdk::serde_json::{Value, json};
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Impact, Reason, Vantage, register};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "model-through-gateway";
pub(crate) const UNKNOWN: &str = "DUO5390";

/// The prompt behind GitLab's "Test connection". The gateway takes the slash plain or encoded.
const CHECK: &str = "/v1/prompts/model_configuration%2Fcheck";

/// Milliseconds that no model gets less than, however many there are.
const PATIENCE_AT_LEAST: u32 = 3_000;

/// Milliseconds for a model: a cold one takes its time, and the gateway's tries take longer than
/// any check may run.
const PATIENCE: u32 = 25_000;

/// Milliseconds that are kept for GitLab's part and for the end.
const MARGIN: u32 = 3_000;

/// A model's own list, as `model-reachable` asks for it: the direct way beside the one through the gateway.
const MODELS: &str = "/models";
const DIRECT_MS: u32 = 5_000;

pub(crate) const SCOPE: &str = "ai-gateway";

/// The check.
pub struct ModelThroughGateway;

register!(ModelThroughGateway);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The gateway as the operator named it; none: not configured.
    pub gateway: Option<Connection>,
    /// What GitLab says that goes with a token; none: no token, or GitLab could not be asked.
    pub details: Option<Answer>,
    /// The variables by which the gateway takes a proxy.
    pub environment: Environment,
    /// Every model that the operator named.
    pub models: Vec<Target>,
}

/// One model, asked through the gateway.
#[derive(Debug, Serialize, Deserialize)]
pub struct Target {
    /// Where it is.
    pub connection: Connection,
    /// What the gateway answered; none: not asked, because the model's family is not known.
    pub answer: Option<Answer>,
    /// The model's own answer, where the gateway asks it through a proxy and gets none.
    #[serde(default)]
    pub direct: Option<Answer>,
}

impl Check for ModelThroughGateway {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new(ID, Hop::GatewayToModel)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO5300", "DUO5301", "DUO5302", "DUO5303", "DUO5304", "DUO5305", "DUO5306", "DUO5307", "DUO5308",
                "DUO5309", "DUO5310", "DUO5311", "DUO5312", "DUO5390",
            ])
            .requires("gateway-health")
            // First, because what is asked here ends up in the log that it reads.
            .requires("model-identifier")
            // Newer gateways try a server that nobody reaches again and again, for longer than a check may take.
            .requires("model-reachable")
            .explains("DUO53*", "DUO82*")
            .explains("DUO53*", "DUO3511")
            .explains("DUO53*", "DUO3514")
            .explains_same_subject("DUO53*", "DUO22*")
            .explains_same_subject("DUO53*", "DUO54*")
            .explains("DUO53*", "DUO5406")
            .explains("DUO53*", "DUO2206")
            .explains("DUO5304", "DUO2212")
            .explains("DUO5311", "DUO2212")
            .explains("DUO53*", "DUO2215")
            .vantages(&[Vantage::AiGateway, Vantage::Gitlab])
            .impact(Impact::Active)
            .needs_http("model", &["GET"], &[MODELS], "")
            .needs_http("model", &["GET"], &[MODELS], "key")
            .needs_environment(SCOPE, &proxy::VARIABLES)
            .needs_http("ai-gateway", &["POST"], &[CHECK], "")
            .needs_http("ai-gateway", &["POST"], &[CHECK], GATEWAY_TOKEN)
            .needs_http("gitlab", &["POST"], &[CONNECTION_DETAILS], "user")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-the-ai-gateway-can-make-a-request-to-the-model")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let Some(gateway) = connections::only("ai-gateway") else {
            return Ok(Facts::default());
        };
        let connections = connections::list("model");
        let gitlab = connections::only("gitlab").filter(|gitlab| gitlab.has_credential("user"));
        let details = gitlab
            .filter(|_| gateway.has_credential(GATEWAY_TOKEN) && !connections.is_empty())
            .map(|gitlab| gitlab::connection_details(&gitlab));
        let share = model::share(context.time_ms.saturating_sub(MARGIN), connections.len());
        let patience = share.clamp(PATIENCE_AT_LEAST, PATIENCE);
        let ask = |connection: Connection| {
            let answer = body(&connection).map(|body| {
                let request = http::post(&gateway.name, CHECK, &body).timeout_ms(patience);
                gitlab::as_user(request, &gateway, details.as_ref()).send()
            });
            Target { connection, answer, direct: None }
        };
        let mut models: Vec<Target> = connections.into_iter().map(ask).collect();
        let failed: Vec<&mut Target> = models.iter_mut().filter(|target| proxied::fails(target)).collect();
        let mut environment = Environment::default();
        if !failed.is_empty() {
            environment = environment::read(SCOPE);
        }
        for target in failed {
            let connection = &target.connection;
            target.direct = proxied::way(&environment, connection).map(|_| {
                let request = http::get(&connection.name, MODELS).timeout_ms(DIRECT_MS);
                model::with_key(request, connection).send()
            });
        }
        Ok(Facts { details, environment, models, gateway: Some(gateway) })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        let Some(gateway) = &facts.gateway else {
            return vec![
                Finding::unknown(UNKNOWN, Reason::no_connection("ai-gateway")).arg("about", "all").arg("model", "-"),
            ];
        };
        if facts.models.is_empty() {
            let nothing = Evidence::new("connections model", "-");
            return vec![
                Finding::unknown(UNKNOWN, Reason::no_connection("model"))
                    .arg("about", "all")
                    .arg("model", "-")
                    .evidence(nothing),
            ];
        }
        facts.models.iter().map(|target| judge_model(facts, gateway, target)).collect()
    }
}

fn judge_model(facts: &Facts, gateway: &Connection, target: &Target) -> Finding {
    let connection = &target.connection;
    let model = connection.name.strip_prefix("model/").unwrap_or(&connection.name);
    let finding = match &target.answer {
        None => Finding::unknown(UNKNOWN, Reason::own("no-family")),
        Some(answer) if let Some(finding) = proxied::judge(facts, target, answer) => finding,
        Some(answer) => status::judge(facts, gateway, connection, answer).evidence(answer.evidence()),
    };
    finding
        .subject(&connection.name)
        .arg("about", "one")
        .arg("model", model)
        .arg("url", &connection.written)
        .arg("identifier", connection.attribute("identifier").unwrap_or_default())
        .arg("family", connection.attribute("family").unwrap_or_default())
}

/// The body of GitLab's own connection check, without the model's key.
fn body(connection: &Connection) -> Option<Value> {
    let family = connection.attribute("family").filter(|family| !family.is_empty())?;
    Some(json!({
        "stream": false,
        "inputs": {},
        "model_metadata": {
            "provider": "openai",
            "name": family,
            "endpoint": connection.written,
            "api_key": "",
            "identifier": connection.attribute("identifier").unwrap_or_default(),
        },
    }))
}
