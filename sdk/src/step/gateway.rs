//! How the gateway gets another variable, option or image. A container keeps what it was created with, so under Docker its
//! settings are saved, it is removed, and it is created again.

use super::{Argument, Installation, Place, Step, wit};

/// The beginning of the command that creates the container, with the ports that GitLab's documentation publishes.
pub(super) const RUN: [&str; 10] = [
    "docker",
    "run",
    "--detach",
    "--name",
    "{container}",
    "--publish",
    "5052:5052",
    "--publish",
    "50052:50052",
    "{options}",
];
pub(super) const IMAGE: &str = "{image}";

/// Changes values of the gateway's chart and leaves the others as they are.
pub(super) const UPGRADE: [&str; 7] =
    ["helm", "upgrade", "{gateway-release}", "ai-gateway/ai-gateway", "--version", "{chart-version}", "--reuse-values"];

/// A command at the gateway, whose installation is one of two kinds.
pub(super) fn at_gateway(docker: &[&'static str], kubernetes: &[&'static str]) -> Step {
    Step::commands(Place::AiGatewayHost, &[(Installation::Docker, docker), (Installation::Kubernetes, kubernetes)])
}

impl Step {
    /// Saves what the gateway was created with, and removes its container: only a new one has other settings.
    #[must_use]
    pub fn take_gateway_down() -> Self {
        let step = at_gateway(
            &["sh", "-c", "docker inspect {container} > gateway.json && docker rm --force {container}"],
            &["sh", "-c", "helm get values {gateway-release} > gateway-values.yaml"],
        );
        step.interrupts()
    }

    /// The gateway with a variable.
    #[must_use]
    pub fn gateway_with(name: &str, value: impl Into<Argument>) -> Self {
        Self::gateway_with_all(&[(name, value.into())])
    }

    /// The gateway with several variables.
    #[must_use]
    pub fn gateway_with_all(variables: &[(&str, Argument)]) -> Self {
        let assigned = variables.iter().map(|(name, value)| {
            let name = wit::Piece::Text(format!("{name}="));
            std::iter::once(name).chain(value.0.iter().cloned()).collect::<Vec<_>>()
        });
        let changes: Vec<_> = assigned.collect();
        Self::gateway(&changes, changes.clone())
    }

    /// The gateway without a variable.
    #[must_use]
    pub fn gateway_without(name: &str) -> Self {
        Self::gateway_without_all(&[name])
    }

    /// The gateway without several variables.
    #[must_use]
    pub fn gateway_without_all(names: &[&str]) -> Self {
        Self::gateway(&[], names.iter().map(|name| Argument::text(&format!("{name}-")).0).collect())
    }

    /// The gateway with the value of a variable under another name.
    #[must_use]
    pub fn gateway_with_renamed(from: &str, to: &str) -> Self {
        let assigned = vec![wit::Piece::Text(format!("{to}=")), wit::Piece::Placeholder("value".into())];
        let removed = Argument::text(&format!("{from}-")).0;
        Self::gateway(std::slice::from_ref(&assigned), vec![assigned.clone(), removed])
    }

    fn gateway(variables: &[Vec<wit::Piece>], changes: Vec<Vec<wit::Piece>>) -> Self {
        let words = |words: &[&'static str]| words.iter().map(|&word| Argument::from(word).0).collect::<Vec<_>>();
        let options = variables.iter().flat_map(|variable| [Argument::from("--env").0, variable.clone()]).collect();
        let docker = [words(&RUN), options, words(&[IMAGE])].concat();
        let kubernetes = [words(&["kubectl", "set", "env", "deploy/{deployment}"]), changes].concat();
        let commands = vec![
            wit::Command { installation: Installation::Docker, arguments: docker },
            wit::Command { installation: Installation::Kubernetes, arguments: kubernetes },
        ];
        Self::new(Place::AiGatewayHost, wit::Action::Command(commands)).interrupts()
    }

    /// The gateway with other options of its container.
    #[must_use]
    pub fn gateway_container(options: &[&'static str]) -> Self {
        let run = [&RUN[..], options, &[IMAGE]].concat();
        Self::commands(Place::AiGatewayHost, &[(Installation::Docker, &run)]).interrupts()
    }

    /// The gateway from the image that belongs to GitLab's version.
    #[must_use]
    pub fn gateway_of_gitlabs_version() -> Self {
        let image = "registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist/model-gateway:\
                     self-hosted-v{gitlab-version}-ee";
        let docker = [&RUN[..], &[image]].concat();
        let helm = [&UPGRADE[..], &["--set", "image.tag=self-hosted-v{gitlab-version}-ee"]].concat();
        at_gateway(&docker, &helm).interrupts()
    }

    /// Starts a model server again as it is.
    #[must_use]
    pub fn restart_model() -> Self {
        let step = Self::commands(
            Place::ModelHost,
            &[
                (Installation::Docker, &["docker", "restart", "{model-container}"]),
                (Installation::Kubernetes, &["kubectl", "rollout", "restart", "deploy/{model-deployment}"]),
            ],
        );
        step.interrupts()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_set_renamed_or_left_out_in_a_new_container() {
        let run = "docker: docker run --detach --name {container} --publish 5052:5052 --publish 50052:50052 {options}";
        let set = "kubernetes: kubectl set env deploy/{deployment}";
        for (step, options, changes) in [
            (Step::gateway_with("A", "{b}"), " --env A={b}", "A={b}"),
            (Step::gateway_without("A"), "", "A-"),
            (Step::gateway_without_all(&["A", "B"]), "", "A- B-"),
            (Step::gateway_with_renamed("A", "B"), " --env B={value}", "B={value} A-"),
            (Step::gateway_with_all(&[("A", "b".into()), ("C", "d".into())]), " --env A=b --env C=d", "A=b C=d"),
        ] {
            let line = format!("ai-gateway-host {run}{options} {{image}}; {set} {changes} (interrupts)");
            assert_eq!(step.line(), line);
        }
    }

    #[test]
    fn what_comes_from_elsewhere_fills_no_placeholder_and_reaches_no_shell() {
        let step = Step::gateway_with("A", "{b} $(c)".to_owned());
        let wit::Action::Command(commands) = step.action else { panic!("a command") };
        let is_text =
            |argument: &Vec<wit::Piece>| matches!(&argument[..], [_, wit::Piece::Text(text)] if text == "{b} $(c)");
        assert!(commands.iter().all(|command| command.arguments.iter().any(is_text)));
        let is_shell =
            |command: &wit::Command| matches!(&command.arguments[0][..], [wit::Piece::Text(text)] if text == "sh");
        assert!(!commands.iter().any(is_shell));
    }
}
