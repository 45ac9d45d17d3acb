//! Does each model server answer at its address?
//!
//! Goes through the phases (name, connection, TLS) and asks for the list of models, to see whether a
//! model server or something else answers. Path, key and model name are not judged here: a 404
//! or a 401 proves that the server is reached.

mod signatures;
mod verdict;

use duo_doctor_sdk::address::is_local;
use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::http::{self, Answer, Failure, Ladder};
use duo_doctor_sdk::model;
use duo_doctor_sdk::{Check, Context, Description, Evidence, Finding, Hop, Impact, Vantage, register};
use serde::{Deserialize, Serialize};

const MODELS: &str = "/models";

/// Milliseconds for the list of models: a server that is up answers at once, and one that hangs
/// must leave time for the other models.
const PATIENCE: u32 = 5_000;

/// The check.
pub struct ModelReachable;

register!(ModelReachable);

/// What it looks at.
#[derive(Debug, Serialize, Deserialize)]
pub struct Facts {
    /// Every model that the operator named.
    pub models: Vec<Target>,
}

/// One model server.
#[derive(Debug, Serialize, Deserialize)]
pub struct Target {
    /// Where it is.
    pub connection: Connection,
    /// How far the way to it goes; none: it has no address of its own.
    pub ladder: Option<Ladder>,
    /// Its list of models; none: not asked.
    pub models: Option<Answer>,
}

/// How the gateway reaches a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    /// By the cloud's own address: the gateway ignores the configured URL.
    Cloud,
    /// At the configured URL, with OpenAI's paths.
    OpenAi,
    /// At the configured URL, with other paths.
    Other,
}

impl Check for ModelReachable {
    type Facts = Facts;

    fn describe() -> Description {
        Description::new("model-reachable", Hop::Model)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO6100", "DUO6101", "DUO6102", "DUO6103", "DUO6104", "DUO6105", "DUO6106", "DUO6107", "DUO6190",
                "DUO6199",
            ])
            .requires("model-address")
            .explains_same_subject("DUO61*", "DUO62*")
            .explains_same_subject("DUO6103", "DUO6404")
            .explains("DUO61*", "DUO3511")
            .explains("DUO61*", "DUO3514")
            .explains("DUO61*", "DUO82*")
            .explains_same_subject("DUO61*", "DUO53*")
            .explains_same_subject("DUO61*", "DUO22*")
            .explains_same_subject("DUO61*", "DUO54*")
            .explains("DUO61*", "DUO5406")
            .explains("DUO6107", "DUO5403")
            .explains("DUO61*", "DUO2206")
            .explains("DUO61*", "DUO2208")
            .explains("DUO61*", "DUO2213")
            .explains("DUO61*", "DUO2215")
            .vantages(&[Vantage::AiGateway, Vantage::Model, Vantage::Workstation])
            .impact(Impact::Probe)
            .needs_probe("model")
            .needs_http("model", &["GET"], &[MODELS], "")
            .needs_http("model", &["GET"], &[MODELS], "key")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#check-if-the-model-is-reachable-from-ai-gateway")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#llm-server-is-not-available-inside-the-ai-gateway-container")
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        Ok(Facts { models: model::each_model(context, |connection, _| gather_model(connection)) })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        model::judge_each(&facts.models, verdict::UNKNOWN, judge_model)
    }
}

fn gather_model(connection: Connection) -> Target {
    let route = route(&connection);
    if route == Route::Cloud {
        return Target { connection, ladder: None, models: None };
    }
    let ladder = http::probe(&connection.name);
    let asked = route == Route::OpenAi && !ends_the_way(ladder.failure.as_ref());
    let models = asked.then(|| {
        let request = http::get(&connection.name, MODELS).timeout_ms(PATIENCE);
        // With the key, so that the answer is shared with the check that judges it.
        model::with_key(request, &connection).send()
    });
    Target { connection, ladder: Some(ladder), models }
}

/// True where a request would only fail in the same way.
fn ends_the_way(failure: Option<&Failure>) -> bool {
    matches!(
        failure,
        Some(
            Failure::Resolve { .. }
                | Failure::Address { .. }
                | Failure::Refused
                | Failure::Unreachable { .. }
                | Failure::TimedOut { .. }
                | Failure::Tls(_)
        )
    )
}

fn judge_model(target: &Target) -> Finding {
    let connection = &target.connection;
    let finding = match route(connection) {
        Route::Cloud => Finding::not_applicable("DUO6199").arg("provider", connection.provider()),
        route => verdict::judge(target, route == Route::OpenAi),
    };
    let finding = finding
        .subject(&connection.name)
        .arg("url", &connection.written)
        .arg("host", &connection.host)
        .arg("local", if is_local(&connection.host) { "yes" } else { "no" })
        .evidence(Evidence::new(
            format!("connection {}", connection.name),
            format!("{} (provider \"{}\")", connection.written, connection.provider()),
        ));
    let ladder = target.ladder.as_ref().map(Ladder::evidence);
    ladder.into_iter().chain(target.models.as_ref().map(Answer::evidence)).fold(finding, Finding::evidence)
}

fn route(connection: &Connection) -> Route {
    match connection.provider().as_str() {
        "bedrock" | "vertex_ai" => Route::Cloud,
        "azure" | "anthropic" | "gemini" | "bedrock_mantle" => Route::Other,
        _ => Route::OpenAi,
    }
}
