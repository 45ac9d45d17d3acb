//! Commands that many repairs need, each written once for every kind of installation. The AI Gateway
//! runs in Docker or Kubernetes, GitLab also as the Linux package.

use super::{Installation, Place, Step};
use crate::Finding;

/// Placeholders: the gateway's container and deployment, GitLab's container and deployments.
const CONTAINER: &str = "{container}";
const DEPLOYMENT: &str = "deploy/{deployment}";
const GITLAB: &str = "{gitlab-container}";
const TOOLBOX: &str = "deploy/{toolbox}";
const WEBSERVICE: &str = "deploy/{webservice}";

/// The label that the gateway's chart gives its pods: a deployment's log is that of one of them.
const GATEWAY_PODS: &str = "app.kubernetes.io/name=ai-gateway";

/// Where the Linux package and GitLab's image keep the log of AI requests.
pub(super) const LLM_LOG: &str = "/var/log/gitlab/gitlab-rails/llm.log";

impl Step {
    /// A command inside the gateway's container.
    #[must_use]
    pub fn in_gateway(arguments: &[&'static str]) -> Self {
        Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &[&["docker", "exec", CONTAINER], arguments].concat()),
                (Installation::Kubernetes, &[&["kubectl", "exec", DEPLOYMENT, "--"], arguments].concat()),
            ],
        )
    }

    /// The newest lines of the gateway's log.
    #[must_use]
    pub fn gateway_log(lines: u32) -> Self {
        let step = Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &["docker", "logs", "--tail={}", CONTAINER]),
                (Installation::Kubernetes, &["kubectl", "logs", "--selector", GATEWAY_PODS, "--tail={}"]),
            ],
        );
        step.fill(&[&lines.to_string()])
    }

    /// The newest lines of a model server's log.
    #[must_use]
    pub fn model_log(lines: u32) -> Self {
        let step = Self::commands(
            Place::ModelHost,
            &[
                (Installation::Docker, &["docker", "logs", "--tail={}", "{model-container}"]),
                (Installation::Kubernetes, &["kubectl", "logs", "--tail={}", "deploy/{model-deployment}"]),
            ],
        );
        step.fill(&[&lines.to_string()])
    }

    /// Starts the gateway again as it is; changed variables need a new container.
    #[must_use]
    pub fn restart_gateway() -> Self {
        let step = Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &["docker", "restart", CONTAINER]),
                (Installation::Kubernetes, &["kubectl", "rollout", "restart", DEPLOYMENT]),
            ],
        );
        step.interrupts()
    }

    /// A line of Ruby in GitLab.
    #[must_use]
    pub fn rails_runner(line: &'static str) -> Self {
        Self::in_gitlab(&["gitlab-rails", "runner", line])
    }

    /// A feature flag of GitLab, switched on for everyone.
    #[must_use]
    pub fn enable_flag(flag: &'static str) -> Self {
        let [on, off] = Self::flag(flag);
        on.undo(off)
    }

    /// A feature flag of GitLab, switched off.
    #[must_use]
    pub fn disable_flag(flag: &'static str) -> Self {
        let [on, off] = Self::flag(flag);
        off.undo(on)
    }

    fn flag(flag: &'static str) -> [Self; 2] {
        ["Feature.enable(:{})", "Feature.disable(:{})"].map(|line| Self::rails_runner(line).fill(&[flag]))
    }

    /// A Rake task of GitLab.
    #[must_use]
    pub fn rake(task: &'static str) -> Self {
        Self::in_gitlab(&["gitlab-rake", task])
    }

    /// A command where GitLab's web process runs, to see what GitLab sees.
    #[must_use]
    pub fn beside_gitlab(arguments: &[&'static str]) -> Self {
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, arguments),
                (Installation::Docker, &[&["docker", "exec", GITLAB], arguments].concat()),
                (Installation::Kubernetes, &[&["kubectl", "exec", WEBSERVICE, "--"], arguments].concat()),
            ],
        )
    }

    /// What GitLab's host gets from a URL: connection, certificate, headers, and body.
    #[must_use]
    pub fn curl_from_gitlab(url: &str) -> Self {
        Self::beside_gitlab(&["curl", "--verbose", "--max-time", "10", "{}"]).fill(&[url])
    }

    fn in_gitlab(arguments: &[&'static str]) -> Self {
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &[&["sudo"], arguments].concat()),
                (Installation::Docker, &[&["docker", "exec", GITLAB], arguments].concat()),
                (Installation::Kubernetes, &[&["kubectl", "exec", TOOLBOX, "--"], arguments].concat()),
            ],
        )
    }

    /// The newest lines of GitLab's log of AI requests. Under Kubernetes it is in the pods' output, and
    /// chat is logged by Sidekiq.
    #[must_use]
    pub fn llm_log(lines: u32) -> Self {
        let kubernetes = "kubectl logs --selector app=sidekiq --tail=-1 | grep llm | tail --lines={}";
        let tail: &[&str] = &["tail", "--lines={}", LLM_LOG];
        let step = Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &[&["sudo"], tail].concat()),
                (Installation::Docker, &[&["docker", "exec", GITLAB], tail].concat()),
                (Installation::Kubernetes, &["sh", "-c", kubernetes]),
            ],
        );
        step.fill(&[&lines.to_string()])
    }

    /// Puts changes of GitLab's own settings and trusted certificates into effect.
    #[must_use]
    pub fn reconfigure_gitlab() -> Self {
        let step = Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "gitlab-ctl", "reconfigure"]),
                (Installation::Docker, &["docker", "exec", GITLAB, "gitlab-ctl", "reconfigure"]),
                // Without its version the newest chart would upgrade GitLab itself.
                (
                    Installation::Kubernetes,
                    &[
                        "helm",
                        "upgrade",
                        "{release}",
                        "gitlab/gitlab",
                        "--version",
                        "{chart-version}",
                        "--values",
                        "{file}",
                    ],
                ),
            ],
        );
        step.interrupts()
    }

    /// Which of GitLab's services run.
    #[must_use]
    pub fn gitlab_status() -> Self {
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "gitlab-ctl", "status"]),
                (Installation::Docker, &["docker", "exec", GITLAB, "gitlab-ctl", "status"]),
                (Installation::Kubernetes, &["kubectl", "get", "pods", "--selector", "release={release}"]),
            ],
        )
    }

    /// What GitLab's application server wrote last.
    #[must_use]
    pub fn gitlab_words() -> Self {
        const LOG: &str = "/var/log/gitlab/puma/puma_stderr.log";
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "tail", "--lines=50", LOG]),
                (Installation::Docker, &["docker", "exec", GITLAB, "tail", "--lines=50", LOG]),
                (Installation::Kubernetes, &["kubectl", "logs", WEBSERVICE, "--container=webservice", "--tail=50"]),
            ],
        )
    }

    /// Starts GitLab's services that do not run.
    #[must_use]
    pub fn start_gitlab() -> Self {
        let step = Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "gitlab-ctl", "start"]),
                (Installation::Docker, &["docker", "start", GITLAB]),
                (Installation::Kubernetes, &["kubectl", "rollout", "restart", WEBSERVICE]),
            ],
        );
        step.interrupts()
    }
}

impl Finding {
    /// The steps that end most repairs of a service: it is started again, in the words of the code's message, and the
    /// check is run again.
    #[must_use]
    pub fn restart_and_verify(self, place: Place, check: &str) -> Self {
        self.step(Step::instruction(place).interrupts()).step(Step::verify(place, check))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::step::line::shown;
    use crate::step::wit::{self, Action};

    fn lines(action: &Action) -> Vec<String> {
        let Action::Command(commands) = action else { panic!("no command: {action:?}") };
        let shown =
            |command: &wit::Command| command.arguments.iter().map(|one| shown(one)).collect::<Vec<_>>().join(" ");
        commands.iter().map(shown).collect()
    }

    #[test]
    fn a_command_is_said_for_each_kind_of_installation() {
        assert_eq!(
            lines(&Step::rake("gitlab:check").action),
            [
                "sudo gitlab-rake gitlab:check",
                "docker exec {gitlab-container} gitlab-rake gitlab:check",
                "kubectl exec deploy/{toolbox} -- gitlab-rake gitlab:check",
            ]
        );
        assert_eq!(
            lines(&Step::in_gateway(&["env"]).action),
            ["docker exec {container} env", "kubectl exec deploy/{deployment} -- env"]
        );
    }

    #[test]
    fn switches_and_settings_say_how_they_are_undone() {
        let undo = Step::enable_flag("x").undo.expect("an undo");
        assert_eq!(lines(&undo)[0], "sudo gitlab-rails runner Feature.disable(:x)");
        assert!(Step::setting(Place::GitlabUi, "Endpoint", "y").undo.is_some());
        assert!(Step::gateway_log(5).undo.is_none());
    }
}
