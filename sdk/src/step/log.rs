//! Logs as files, and their lines about one request, found by its correlation id.

use super::common::LLM_LOG;
use super::{Argument, Installation, Place, Step, wit};

/// Characters of a correlation id at most; GitLab's have 26 or 32.
const LONGEST: usize = 64;

impl Step {
    /// The gateway's whole log in a file. It logs to standard error, which a plain redirection of Docker's leaves out; in
    /// Kubernetes each pod has a log.
    #[must_use]
    pub fn gateway_log_to_file(file: &str) -> Self {
        let kubernetes = "kubectl logs --selector app.kubernetes.io/name=ai-gateway --tail=-1 > {}";
        let step = Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &["sh", "-c", "docker logs {container} > {} 2>&1"]),
                (Installation::Kubernetes, &["sh", "-c", kubernetes]),
            ],
        );
        let is_path = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
        step.with_word(file, file.starts_with('/') && file.bytes().all(is_path), "{file}")
    }

    /// The lines of the gateway's log about one request. In Kubernetes any of its pods may have them.
    #[must_use]
    pub fn gateway_log_of_request(correlation: &str) -> Self {
        let kubernetes = "kubectl logs --selector app.kubernetes.io/name=ai-gateway --tail=-1 | grep {}";
        let step = Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &["sh", "-c", "docker logs {container} 2>&1 | grep {}"]),
                (Installation::Kubernetes, &["sh", "-c", kubernetes]),
            ],
        );
        step.about(correlation)
    }

    /// The lines of GitLab's log of AI requests about one request. In Kubernetes they are in the pods' output, and chat is
    /// logged by Sidekiq.
    #[must_use]
    pub fn llm_log_of_request(correlation: &str) -> Self {
        let kubernetes = "kubectl logs --selector app=sidekiq --tail=-1 | grep {}";
        let step = Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "grep", "{}", LLM_LOG]),
                (Installation::Docker, &["docker", "exec", "{gitlab-container}", "grep", "{}", LLM_LOG]),
                (Installation::Kubernetes, &["sh", "-c", kubernetes]),
            ],
        );
        step.about(correlation)
    }

    fn about(self, correlation: &str) -> Self {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric();
        let is_id = (1..=LONGEST).contains(&correlation.len()) && correlation.bytes().all(is_letter);
        self.with_word(correlation, is_id, "{correlation-id}")
    }

    /// Puts a word into each hole. It comes from elsewhere and becomes part of a line for a shell: what is not `plain` stays
    /// for a person to fill in.
    fn with_word(mut self, word: &str, plain: bool, placeholder: &'static str) -> Self {
        let word = if plain { Argument::text(word) } else { Argument::from(placeholder) };
        if let wit::Action::Command(commands) = &mut self.action {
            for argument in commands.iter_mut().flat_map(|command| &mut command.arguments) {
                let filled = std::mem::take(argument).into_iter().flat_map(|piece| match piece {
                    wit::Piece::Placeholder(name) if name.is_empty() => word.0.clone(),
                    piece => vec![piece],
                });
                *argument = filled.collect();
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_put_in_and_nothing_else() {
        let log = Step::gateway_log_of_request("01M8556YFNB5W5N6MTM6XA01BR").line();
        assert!(log.contains("docker logs {container} 2>&1 | grep 01M8556YFNB5W5N6MTM6XA01BR'"), "{log}");
        let log = Step::llm_log_of_request("01M8556YFNB5W5N6MTM6XA01BR").line();
        assert!(log.contains("sudo grep 01M8556YFNB5W5N6MTM6XA01BR /var/log/"), "{log}");
        for other in ["", "-", "--help", "a; reboot", "$(reboot)", &"a".repeat(65)] {
            let log = Step::gateway_log_of_request(other).line();
            assert_eq!(log.matches("grep {correlation-id}'").count(), 2, "{other}: {log}");
        }
    }

    #[test]
    fn a_file_is_named_where_a_shell_reads_only_a_name() {
        let log = Step::gateway_log_to_file("/tmp/ai-gateway.log").line();
        assert!(log.contains("docker logs {container} > /tmp/ai-gateway.log 2>&1'"), "{log}");
        for other in ["", "log", "/tmp/a b", "/tmp/$(reboot)", "/tmp/a;b"] {
            let log = Step::gateway_log_to_file(other).line();
            assert!(log.contains("docker logs {container} > {file} 2>&1'"), "{other}: {log}");
        }
    }
}
