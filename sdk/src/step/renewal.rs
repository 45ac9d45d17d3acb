//! Other images and versions, and what GitLab needs to know of the gateway.

use super::gateway::{RUN, UPGRADE};
use super::{Argument, Installation, Place, Step, wit};

/// Where GitLab publishes the gateway's images.
const PUBLISHED: &str = "registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist/model-gateway";

impl Step {
    /// Which of the gateway's containers run, and on which ports.
    #[must_use]
    pub fn gateway_containers() -> Self {
        Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &["docker", "ps", "--all"]),
                (Installation::Kubernetes, &["kubectl", "get", "pods,services", "--namespace", "{namespace}"]),
            ],
        )
    }

    /// The gateway from the image for a GitLab of this minor version, for example `18.5`, in the repository that it has.
    #[must_use]
    pub fn gateway_image(repository: Option<&str>, minor: &str) -> Self {
        let image = Argument::filled("{}:self-hosted-v{}.{patch}-ee", &[repository.unwrap_or(PUBLISHED), minor]);
        let tag = Argument::filled("image.tag=self-hosted-v{}.{patch}-ee", &[minor]);
        let earlier = from_image("{earlier-image}".into(), "image.tag={earlier-tag}".into());
        from_image(image, tag).undo(earlier)
    }

    /// GitLab's setting for the gateway's address.
    #[must_use]
    pub fn gateway_url(value: impl Into<Argument>) -> Self {
        Self::setting(Place::GitlabUi, "Local AI Gateway URL", value)
    }

    /// Gives GitLab the certificate of an authority; it trusts it once it is reconfigured.
    #[must_use]
    pub fn trust_in_gitlab() -> Self {
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "cp", "{ca-file}", "/etc/gitlab/trusted-certs/"]),
                (Installation::Docker, &["docker", "cp", "{ca-file}", "{gitlab-container}:/etc/gitlab/trusted-certs/"]),
                (
                    Installation::Kubernetes,
                    &["kubectl", "create", "secret", "generic", "{ca-secret}", "--from-file", "{ca-file}"],
                ),
            ],
        )
    }

    /// A copy of GitLab's data, before another version is installed.
    #[must_use]
    pub fn back_up_gitlab() -> Self {
        Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "gitlab-backup", "create"]),
                (Installation::Docker, &["docker", "exec", "{gitlab-container}", "gitlab-backup", "create"]),
                (Installation::Kubernetes, &["kubectl", "exec", "deploy/{toolbox}", "--", "backup-utility"]),
            ],
        )
    }

    /// Installs the Enterprise Edition in this version, for example `18.5.1`; the person says which where that is not
    /// known.
    #[must_use]
    pub fn install_gitlab(version: Option<&str>) -> Self {
        // A peer named it, and it stands in a line for a shell.
        let is_plain =
            |version: &&str| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let version = version.filter(is_plain);
        let package = if version.is_some() { "gitlab-ee={}-ee.0" } else { "gitlab-ee={version}-ee.0" };
        let docker = if version.is_some() {
            "image=gitlab/gitlab-ee:{}-ee.0; docker pull $image && docker rm --force {gitlab-container} && \
             docker run --detach --name {gitlab-container} {gitlab-options} $image"
        } else {
            "image=gitlab/gitlab-ee:{version}-ee.0; docker pull $image && docker rm --force {gitlab-container} && \
             docker run --detach --name {gitlab-container} {gitlab-options} $image"
        };
        let helm = ["helm", "upgrade", "{release}", "gitlab/gitlab", "--version", "{chart-version}"];
        let helm = [&helm[..], &["--reuse-values", "--set", "global.edition=ee"]].concat();
        let step = Self::commands(
            Place::GitlabHost,
            &[
                (Installation::LinuxPackage, &["sudo", "apt-get", "install", package]),
                (Installation::Docker, &["sh", "-c", docker]),
                (Installation::Kubernetes, &helm),
            ],
        );
        step.interrupts().fill(version.as_slice())
    }
}

fn from_image(image: Argument, tag: Argument) -> Step {
    let command = |installation, words: &[&'static str], last: Argument| wit::Command {
        installation,
        arguments: words.iter().map(|&word| Argument::from(word).0).chain([last.0]).collect(),
    };
    let commands = vec![
        command(Installation::Docker, &RUN, image),
        command(Installation::Kubernetes, &[&UPGRADE[..], &["--set"]].concat(), tag),
    ];
    Step::new(Place::AiGatewayHost, wit::Action::Command(commands)).interrupts()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_filled_in_unless_a_shell_would_obey_it() {
        for (version, shown) in [(Some("18.5.1"), "18.5.1"), (Some("18;x"), "{version}"), (None, "{version}")] {
            let line = Step::install_gitlab(version).line();
            for expected in [format!("gitlab-ee={shown}-ee.0;"), format!("image=gitlab/gitlab-ee:{shown}-ee.0;")] {
                assert!(line.contains(&expected), "{line}");
            }
        }
    }

    #[test]
    fn an_image_is_of_gitlabs_version_and_of_the_repository_that_was_used() {
        for (repository, image) in [(Some("harbor:5000/aigw"), "harbor:5000/aigw"), (None, PUBLISHED)] {
            let line = Step::gateway_image(repository, "18.5").line();
            assert!(line.contains(&format!("{image}:self-hosted-v18.5.{{patch}}-ee; kubernetes:")), "{line}");
            assert!(line.contains("image.tag=self-hosted-v18.5.{patch}-ee (interrupts; undo docker:"), "{line}");
            assert!(line.contains("{earlier-image}; kubernetes:") && line.contains("={earlier-tag})"), "{line}");
        }
    }
}
