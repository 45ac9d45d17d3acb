//! A step on one line, as fixtures state it.

use super::{EARLIER, Installation, Place, Step, wit};

impl Step {
    /// Place and action, for example `ai-gateway-host docker: docker restart {container} (interrupts)`. An undo is
    /// named unless it is the setting's earlier value.
    pub(crate) fn line(&self) -> String {
        let place = match self.place {
            Place::GitlabUi => "gitlab-ui",
            Place::GitlabHost => "gitlab-host",
            Place::AiGatewayHost => "ai-gateway-host",
            Place::ModelHost => "model-host",
            Place::Network => "network",
            Place::LicensePortal => "license-portal",
        };
        let mut line = match &self.action {
            wit::Action::Verify(check) => format!("verify {check}"),
            wit::Action::Other((kind, value)) => format!("{kind} {value}"),
            action => format!("{place} {}", said(action)),
        };
        let mut notes = Vec::new();
        if self.interrupts {
            notes.push("interrupts".to_owned());
        }
        if let Some(undo) = self.undo.as_ref().filter(|undo| !self.is_back(undo)) {
            notes.push(format!("undo {}", said(undo)));
        }
        if !notes.is_empty() {
            line.push_str(&format!(" ({})", notes.join("; ")));
        }
        line
    }

    /// What [`Step::setting`] gives of itself.
    fn is_back(&self, undo: &wit::Action) -> bool {
        match (&self.action, undo) {
            (wit::Action::Setting((name, _)), wit::Action::Setting((same, value))) => {
                name == same && matches!(&value[..], [wit::Piece::Placeholder(earlier)] if earlier == EARLIER)
            }
            _ => false,
        }
    }
}

fn said(action: &wit::Action) -> String {
    match action {
        wit::Action::Command(commands) => commands.iter().map(command).collect::<Vec<_>>().join("; "),
        wit::Action::Setting((name, value)) => format!("{name} = {}", shown(value)),
        wit::Action::Instruction => "instruction".into(),
        wit::Action::Verify(check) => format!("verify {check}"),
        wit::Action::Other((kind, value)) => format!("{kind} {value}"),
    }
}

pub(super) fn shown(pieces: &[wit::Piece]) -> String {
    let piece = |piece: &wit::Piece| match piece {
        wit::Piece::Text(text) => text.clone(),
        wit::Piece::Placeholder(name) => format!("{{{name}}}"),
    };
    pieces.iter().map(piece).collect()
}

fn command(command: &wit::Command) -> String {
    let arguments = command.arguments.iter().map(|argument| shown(argument));
    let arguments = arguments.map(|argument| match argument.contains(' ') || argument.is_empty() {
        true => format!("'{argument}'"),
        false => argument,
    });
    let arguments = arguments.collect::<Vec<_>>().join(" ");
    match command.installation {
        Installation::Any => arguments,
        Installation::Docker => format!("docker: {arguments}"),
        Installation::Kubernetes => format!("kubernetes: {arguments}"),
        Installation::LinuxPackage => format!("linux-package: {arguments}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_place_action_interruption_and_an_undo_of_its_own() {
        for (step, line) in [
            (Step::instruction(Place::GitlabUi), "gitlab-ui instruction"),
            (Step::verify(Place::GitlabUi, "gateway-health"), "verify gateway-health"),
            (Step::setting(Place::AiGatewayHost, "A", "b"), "ai-gateway-host A = b"),
            (
                Step::setting(Place::Network, "A", "b").undo(Step::setting(Place::Network, "A", "c")),
                "network A = b (undo A = c)",
            ),
            (Step::command(Place::ModelHost, &["ls", "a b"]), "model-host ls 'a b'"),
            (
                Step::restart_gateway(),
                "ai-gateway-host docker: docker restart {container}; \
                 kubernetes: kubectl rollout restart deploy/{deployment} (interrupts)",
            ),
        ] {
            assert_eq!(step.line(), line);
        }
    }
}
