//! From the contract's types to the host's own plain data, and what is wrong with what came.

use crate::bindings::duo_doctor::check::types as wit;
use crate::bindings::exports::duo_doctor::check::checker as guest;
use duo_doctor_model::description::{Description, Explanation, Hop, Impact, Need, Signature, Vantage};
use duo_doctor_model::finding::{
    Action, Command, Confidence, Evidence, Finding, Installation, Piece, Place, Severity, Step,
};
use duo_doctor_model::outcome::Outcome;

/// Evidence of one finding that is kept, and characters of each; the rest would not be read.
const EVIDENCE: usize = 20;
const EVIDENCE_TEXT: usize = 4 * 1024;

impl From<wit::Finding> for Finding {
    fn from(finding: wit::Finding) -> Self {
        let evidence = finding.evidence.into_iter().take(EVIDENCE).map(|evidence| Evidence {
            source: evidence.source.chars().take(EVIDENCE_TEXT).collect(),
            text: evidence.text.chars().take(EVIDENCE_TEXT).collect(),
        });
        Self {
            code: finding.code,
            outcome: match finding.outcome {
                wit::Outcome::Pass => Outcome::Pass,
                wit::Outcome::Warn => Outcome::Warn,
                wit::Outcome::Fail => Outcome::Fail,
                wit::Outcome::Unknown => Outcome::Unknown,
                wit::Outcome::NotApplicable => Outcome::NotApplicable,
            },
            severity: match finding.severity {
                wit::Severity::Critical => Severity::Critical,
                wit::Severity::High => Severity::High,
                wit::Severity::Medium => Severity::Medium,
                wit::Severity::Low => Severity::Low,
            },
            confidence: match finding.confidence {
                wit::Confidence::Confirmed => Confidence::Confirmed,
                wit::Confidence::Likely => Confidence::Likely,
                wit::Confidence::Possible => Confidence::Possible,
            },
            subject: finding.subject,
            args: finding.args.into_iter().map(|arg| (arg.name, arg.value)).collect(),
            evidence: evidence.collect(),
            steps: finding.steps.into_iter().map(Step::from).collect(),
        }
    }
}

impl From<wit::Step> for Step {
    fn from(step: wit::Step) -> Self {
        Self {
            message: step.message,
            place: match step.place {
                wit::Place::GitlabUi => Place::GitlabUi,
                wit::Place::GitlabHost => Place::GitlabHost,
                wit::Place::AiGatewayHost => Place::AiGatewayHost,
                wit::Place::ModelHost => Place::ModelHost,
                wit::Place::Network => Place::Network,
                wit::Place::LicensePortal => Place::LicensePortal,
            },
            action: step.action.into(),
            undo: step.undo.map(Action::from),
            interrupts: step.interrupts,
        }
    }
}

impl From<wit::Action> for Action {
    fn from(action: wit::Action) -> Self {
        match action {
            wit::Action::Command(commands) => Self::Command(commands.into_iter().map(Command::from).collect()),
            wit::Action::Setting((name, value)) => Self::Setting { name, value: pieces(value) },
            wit::Action::Instruction | wit::Action::Other(_) => Self::Instruction,
            wit::Action::Verify(check) => Self::Verify(check),
        }
    }
}

impl From<wit::Command> for Command {
    fn from(command: wit::Command) -> Self {
        Self {
            installation: match command.installation {
                wit::Installation::Any => Installation::Any,
                wit::Installation::Docker => Installation::Docker,
                wit::Installation::Kubernetes => Installation::Kubernetes,
                wit::Installation::LinuxPackage => Installation::LinuxPackage,
            },
            arguments: command.arguments.into_iter().map(pieces).collect(),
        }
    }
}

fn pieces(pieces: Vec<wit::Piece>) -> Vec<Piece> {
    let piece = |piece| match piece {
        wit::Piece::Text(text) => Piece::Text(text),
        wit::Piece::Placeholder(name) => Piece::Placeholder(name),
    };
    pieces.into_iter().map(piece).collect()
}

/// Takes a description, or says what is wrong with it.
///
/// # Errors
/// One sentence for the author.
pub(crate) fn description(description: guest::Description) -> Result<Description, String> {
    let version =
        description.version.parse().map_err(|error| format!("its version is no semantic version ({error})"))?;
    let description = Description {
        id: description.id,
        version,
        hop: match description.hop {
            guest::Hop::Gitlab => Hop::Gitlab,
            guest::Hop::GitlabToGateway => Hop::GitlabToGateway,
            guest::Hop::Gateway => Hop::Gateway,
            guest::Hop::GatewayToGitlab => Hop::GatewayToGitlab,
            guest::Hop::GatewayToModel => Hop::GatewayToModel,
            guest::Hop::Model => Hop::Model,
            guest::Hop::AgentPlatform => Hop::AgentPlatform,
            guest::Hop::Features => Hop::Features,
            guest::Hop::Hygiene => Hop::Hygiene,
        },
        codes: description.codes,
        requires: description.requires,
        explains: description
            .explains
            .into_iter()
            .map(|edge| Explanation { from: edge.from, to: edge.to, any_subject: edge.any_subject })
            .collect(),
        vantages: description.vantages.into_iter().map(vantage).collect(),
        impact: match description.impact {
            wit::Impact::Passive => Impact::Passive,
            wit::Impact::Probe => Impact::Probe,
            wit::Impact::Active => Impact::Active,
        },
        needs: description
            .needs
            .into_iter()
            .map(|need| Need { capability: need.capability, rule: need.rule })
            .collect(),
        links: description.links,
        signatures: description
            .signatures
            .into_iter()
            .map(|signature| Signature {
                code: signature.code,
                fields: pairs(signature.fields),
                pattern: signature.pattern,
                args: pairs(signature.args),
            })
            .collect(),
    };
    description.check()?;
    description.check_patterns()?;
    Ok(description)
}

fn pairs(args: Vec<wit::Arg>) -> Vec<(String, String)> {
    args.into_iter().map(|arg| (arg.name, arg.value)).collect()
}

fn vantage(vantage: wit::Vantage) -> Vantage {
    match vantage {
        wit::Vantage::Gitlab => Vantage::Gitlab,
        wit::Vantage::AiGateway => Vantage::AiGateway,
        wit::Vantage::Model => Vantage::Model,
        wit::Vantage::Workstation => Vantage::Workstation,
    }
}

/// The context of a run as a guest reads it.
#[must_use]
pub(crate) fn context(vantages: &[Vantage], impact: Impact, time_ms: u32, now: f64) -> guest::Context {
    guest::Context {
        vantages: vantages
            .iter()
            .map(|vantage| match vantage {
                Vantage::Gitlab => wit::Vantage::Gitlab,
                Vantage::AiGateway => wit::Vantage::AiGateway,
                Vantage::Model => wit::Vantage::Model,
                Vantage::Workstation => wit::Vantage::Workstation,
            })
            .collect(),
        impact: match impact {
            Impact::Passive => wit::Impact::Passive,
            Impact::Probe => wit::Impact::Probe,
            Impact::Active => wit::Impact::Active,
        },
        time_ms,
        now,
        ext: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(evidence: usize, characters: usize) -> Vec<Evidence> {
        let text = "語".repeat(characters);
        let evidence = vec![wit::Evidence { source: text.clone(), text }; evidence];
        let finding = wit::Finding {
            code: "DUO3100".into(),
            outcome: wit::Outcome::Pass,
            severity: wit::Severity::Low,
            confidence: wit::Confidence::Confirmed,
            subject: String::new(),
            args: Vec::new(),
            evidence,
            steps: Vec::new(),
            ext: Vec::new(),
        };
        Finding::from(finding).evidence
    }

    #[test]
    fn an_action_of_a_later_contract_leaves_the_words_of_its_step() {
        let later = wit::Action::Other(("patch".into(), "a".into()));
        assert_eq!(Action::from(later), Action::Instruction);
    }

    #[test]
    fn the_21st_piece_of_evidence_is_dropped() {
        assert_eq!(converted(20, 1).len(), 20);
        assert_eq!(converted(21, 1).len(), 20);
    }

    #[test]
    fn evidence_is_cut_at_4096_characters() {
        for (given, kept) in [(4_096, 4_096), (4_097, 4_096)] {
            let evidence = converted(1, given).remove(0);
            assert_eq!((evidence.source.chars().count(), evidence.text.chars().count()), (kept, kept));
        }
    }
}
