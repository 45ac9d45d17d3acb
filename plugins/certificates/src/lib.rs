//! Do certificates, CA bundles and signing keys serve both legs of the AI Gateway?
//!
//! The gateway reaches GitLab and the models by two libraries with a variable each. What fails
//! outright on a leg is another check's finding; here is what that check cannot see: a leg that only
//! this program trusts, a variable that is no path, a certificate that nobody shows, and what ends soon.

mod chain;
mod log;
mod signatures;
mod variables;
mod verdict;

use duo_doctor_sdk::connections::{self, Connection};
use duo_doctor_sdk::environment::{self, Environment};
use duo_doctor_sdk::http::{self, Ladder};
use duo_doctor_sdk::logs::Log;
use duo_doctor_sdk::{Check, Context, Description, Finding, Hop, Impact, Place, Step, Vantage, register};
use serde::{Deserialize, Serialize};

pub(crate) const ID: &str = "certificates";
pub(crate) const SCOPE: &str = "ai-gateway";

/// Kinds of connection with a server behind; GitLab as the gateway names and trusts it comes first.
const KINDS: [&str; 4] = ["gitlab-as-gateway", "gitlab", "ai-gateway", "model"];

/// The check.
pub struct Certificates;

register!(Certificates);

/// What it looks at.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Every connection with TLS and how far it goes.
    pub legs: Vec<Leg>,
    /// Connections without TLS, by name.
    pub plain: Vec<String>,
    /// What the gateway was started with.
    pub environment: Environment,
    /// What the gateway's log says about certificates and keys.
    pub log: Log,
    /// Seconds since 1970, UTC.
    pub now: f64,
}

/// A connection with TLS.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Leg {
    /// One of the kinds.
    pub kind: String,
    /// Where it leads.
    pub connection: Connection,
    /// How far it goes.
    pub ladder: Ladder,
}

impl Check for Certificates {
    type Facts = Facts;

    fn describe() -> Description {
        let mut description = Description::new(ID, Hop::GatewayToGitlab)
            .signatures(signatures::SIGNATURES)
            .codes(&[
                "DUO4200", "DUO4201", "DUO4202", "DUO4203", "DUO4204", "DUO4205", "DUO4206", "DUO4207", "DUO4290",
                "DUO4299",
            ])
            .explains_same_subject("DUO4201", "DUO53*")
            .explains("DUO4202", "DUO41*")
            .explains("DUO4206", "DUO22*")
            .explains("DUO4202", "DUO3512")
            .explains("DUO4203", "DUO3512")
            .explains("DUO4206", "DUO3512")
            .explains("DUO4203", "DUO4108")
            .explains_same_subject("DUO4204", "DUO4103")
            .explains_same_subject("DUO4204", "DUO6104")
            .vantages(&[Vantage::AiGateway])
            .impact(Impact::Probe)
            .needs_environment(SCOPE, &variables::ALL)
            .needs_log("ai-gateway")
            .link("https://docs.gitlab.com/administration/gitlab_duo_self_hosted/troubleshooting/#ssl-certificate-errors-and-key-de-serialization-issues-in-the-ai-gateway-container");
        for kind in KINDS {
            description = description.needs_probe(kind);
        }
        for code in ["DUO4201", "DUO4202", "DUO4203", "DUO4204", "DUO4206"] {
            description = description.explains(code, "DUO82*");
        }
        description
    }

    fn gather(context: &Context) -> Result<Facts, String> {
        let [exact, named, gateway, models] = KINDS.map(connections::list);
        // The gateway's own view of GitLab is the better one.
        let named = if exact.is_empty() { named } else { Vec::new() };
        let kinds = KINDS.into_iter().zip([exact, named, gateway, models]);
        let (mut legs, mut plain) = (Vec::new(), Vec::new());
        for (kind, connection) in kinds.flat_map(|(kind, all)| all.into_iter().map(move |one| (kind, one))) {
            if connection.scheme == "https" {
                let ladder = http::probe(&connection.name);
                legs.push(Leg { kind: kind.into(), connection, ladder });
            } else {
                plain.push(connection.name);
            }
        }
        let log = log::search(&legs);
        Ok(Facts { legs, plain, environment: environment::read(SCOPE), log, now: context.now })
    }

    fn judge(facts: &Facts) -> Vec<Finding> {
        verdict::judge(facts)
    }
}

/// The gateway gets a bundle for both of its legs.
pub(crate) fn with_bundle(finding: Finding) -> Finding {
    finding
        .step(Step::ca_bundle())
        .step(Step::take_gateway_down())
        .step(Step::gateway_with_ca_bundle())
        .step(Step::verify(Place::AiGatewayHost, ID))
}
