//! Every outcome, every reason, and causes that differ in one thing each: what breaks, how sure it is, how much it
//! brings about, and whether it lies behind another.

use super::made::{Ended, Said};
use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::event::{Broken, Limit, Reason};
use duo_doctor_model::finding::{Action, Command, Confidence, Installation, Piece, Place, Severity, Step};
use duo_doctor_model::outcome::Outcome;
use duo_doctor_model::policy::Denial;

/// The words of all checks that are made by hand.
pub(crate) const EN: &str = include_str!("every_outcome.en.ftl");
/// The same in Japanese.
pub(crate) const JA: &str = include_str!("every_outcome.ja.ftl");

/// The checks in the plan's order.
pub(crate) fn ended() -> Vec<Ended> {
    let mut ended = vec![
        Ended::new("license", 1).pass("DUO1200"),
        // Not knowing speaks louder than a warning, and both are listed.
        Ended::new("features", 1).finding(Outcome::Warn, "DUO1405").finding(Outcome::Unknown, "DUO1490"),
        Ended::new("gitlab-url", 1).finding(Outcome::NotApplicable, "DUO1599"),
        // Sure, but it breaks less than what is only possible.
        Ended::new("gateway-url", 2).says(Said {
            code: "DUO2103",
            severity: Severity::High,
            evidence: 1,
            ..Said::default()
        }),
        gateway_environment(),
        Ended::new("gateway-to-gitlab", 4)
            .unrun(Outcome::Blocked, Reason::Blocked { by: vec!["gateway-environment".into()] }),
        Ended::new("streaming", 5).finding(Outcome::Warn, "DUO5404"),
        // Behind the critical one.
        Ended::new("model-key", 5).says(Said {
            code: "DUO5303",
            severity: Severity::High,
            confidence: Confidence::Likely,
            subject: "model/mistral",
            ..Said::default()
        }),
        // A failure with a gap beside it.
        Ended::new("model-name", 6)
            .says(Said { code: "DUO6203", subject: "model/mistral", ..Said::default() })
            .says(Said { outcome: Outcome::Unknown, code: "DUO6290", subject: "model/codestral", ..Said::default() })
            .says(Said { outcome: Outcome::Pass, code: "DUO6200", subject: "model/llama", ..Said::default() }),
        Ended::new("agent-platform", 7).unrun(
            Outcome::OutOfVantage,
            Reason::OutOfVantage { vantages: vec![Vantage::Model, Vantage::Workstation] },
        ),
        Ended::new("chat-errors", 8).says(Said {
            code: "DUO8219",
            subject: "code/A9999",
            severity: Severity::Low,
            ..Said::default()
        }),
        Ended::new("chat-answers", 8).unrun(Outcome::Skipped, Reason::Impact { needs: Impact::Active }),
        Ended::new("chat-stream", 8).unrun(Outcome::Skipped, Reason::Deselected),
        Ended::new("private-check", 8).unrun(Outcome::Denied, Reason::Denied { denials: denials() }),
        // Leftovers are never behind anything.
        Ended::new("bypass", 9).says(Said { code: "DUO9101", severity: Severity::High, ..Said::default() }),
    ];
    // A customer's check that claims what is the vendor's to say.
    let private = Ended::new("private", 9).of("acme").explains("ACME-1", "DUO3203");
    ended.push(private.says(Said { code: "ACME-1", severity: Severity::Low, ..Said::default() }));
    let broken = every_broken().into_iter().enumerate();
    ended.extend(broken.map(|(index, broken)| {
        Ended::new(&format!("broken-{}", index + 1), 9).unrun(Outcome::Broken, Reason::Broken(broken))
    }));
    ended
}

/// Critical and only possible, with more evidence than is shown, with each kind of step, and with two consequences.
fn gateway_environment() -> Ended {
    let said = Said {
        code: "DUO3203",
        severity: Severity::Critical,
        confidence: Confidence::Possible,
        evidence: 8,
        steps: vec![
            Step {
                message: "fix-1".into(),
                place: Place::AiGatewayHost,
                action: Action::Setting {
                    name: "AIGW_GITLAB_URL".into(),
                    value: vec![Piece::Placeholder("gitlab-url".into())],
                },
                undo: Some(Action::Setting {
                    name: "AIGW_GITLAB_URL".into(),
                    value: vec![Piece::Placeholder("earlier-value".into())],
                }),
                interrupts: false,
            },
            Step {
                message: "fix-2".into(),
                place: Place::AiGatewayHost,
                action: Action::Command(vec![
                    command(Installation::Docker, &[&["docker"], &["restart"], &["{container}"]]),
                    command(
                        Installation::Kubernetes,
                        &[&["kubectl"], &["rollout"], &["restart"], &["deploy/", "{gateway}"]],
                    ),
                ]),
                undo: None,
                interrupts: true,
            },
            Step {
                message: "fix-3".into(),
                place: Place::Network,
                action: Action::Instruction,
                undo: None,
                interrupts: false,
            },
            Step {
                message: "fix-4".into(),
                place: Place::GitlabHost,
                action: Action::Verify("gateway-environment".into()),
                undo: None,
                interrupts: false,
            },
        ],
        ..Said::default()
    };
    Ended::new("gateway-environment", 3).says(said).explains("DUO3203", "DUO8219").explains("DUO32*", "DUO5404")
}

fn command(installation: Installation, arguments: &[&[&str]]) -> Command {
    let piece = |&piece: &&str| match piece.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
        Some(name) => Piece::Placeholder(name.into()),
        None => Piece::Text(piece.into()),
    };
    let arguments = arguments.iter().map(|pieces| pieces.iter().map(piece).collect()).collect();
    Command { installation, arguments }
}

fn denials() -> Vec<Denial> {
    let denial = |capability: &str, wanted: &str| Denial {
        capability: capability.into(),
        wanted: wanted.into(),
        reason: "not granted".into(),
        publisher: Some("example".into()),
        standing: None,
    };
    vec![denial("http", "GET gitlab /api/v4/license as admin"), denial("logs", "llm")]
}

fn every_broken() -> Vec<Broken> {
    vec![
        Broken::Crashed { trap: "wasm trap: unreachable".into(), last_words: "nobody thought of this".into() },
        Broken::TimedOut { seconds: 30, waiting_for: String::new() },
        Broken::TimedOut { seconds: 30, waiting_for: "GET gitlab /api/v4/version".into() },
        Broken::Limit { limit: Limit::CpuTime, value: "2 s".into() },
        Broken::Garbage { problem: "no finding at all".into() },
        Broken::GaveUp { reason: "no idea".into() },
        Broken::Incompatible { reason: "it calls `lookup`, which is not there yet".into() },
        Broken::Untrusted { reason: "has another digest than the index says".into() },
    ]
}
