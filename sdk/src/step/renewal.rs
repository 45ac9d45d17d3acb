//! Services made again: with other settings, with another image, in another version.

use super::{Argument, Installation, Place, Step};

/// Where GitLab publishes the gateway's images.
const PUBLISHED: &str = "registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist/model-gateway";

/// The gateway's release, in the version of the chart that it has.
const HELM: [&str; 6] =
    ["helm", "upgrade", "{gateway-release}", "ai-gateway/ai-gateway", "--version", "{chart-version}"];

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

    /// What the gateway was made with, for who makes it again.
    #[must_use]
    pub fn note_gateway() -> Self {
        Self::commands(
            Place::AiGatewayHost,
            &[
                (Installation::Docker, &["docker", "inspect", "{container}"]),
                (Installation::Kubernetes, &["helm", "get", "values", "{gateway-release}", "--output", "yaml"]),
            ],
        )
    }

    /// Makes the gateway again with other variables, ports or options.
    #[must_use]
    pub fn recreate_gateway() -> Self {
        let docker = "docker rm --force {container} && docker run --detach --name {container} {options} {image}";
        made_again(docker, &["--values", "{file}"])
    }

    /// Makes the gateway again of the image for a GitLab of this minor version, for example `18.5`; where that is not
    /// known, the person says which.
    #[must_use]
    pub fn change_gateway_image(repository: Option<&str>, minor: Option<&str>) -> Self {
        // A peer named it, and it stands in a line for a shell.
        let is_plain = |name: &&str| {
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._/:-".contains(&byte))
        };
        let repository = repository.filter(is_plain).unwrap_or(PUBLISHED);
        let step = match minor {
            Some(minor) => {
                let docker = "tag=self-hosted-v{}.{patch}-ee; docker pull {}:$tag && docker rm --force {container} && \
                              docker run --detach --name {container} {options} {}:$tag";
                let helm = ["--reuse-values", "--set", "image.tag=self-hosted-v{}.{patch}-ee"];
                made_again(docker, &helm).fill(&[minor, repository, repository])
            }
            None => {
                let docker = "tag=self-hosted-v{gitlab-version}-ee; docker pull {}:$tag && docker rm --force \
                              {container} && docker run --detach --name {container} {options} {}:$tag";
                let helm = ["--reuse-values", "--set", "image.tag=self-hosted-v{gitlab-version}-ee"];
                made_again(docker, &helm).fill(&[repository, repository])
            }
        };
        let docker =
            "docker rm --force {container} && docker run --detach --name {container} {options} {earlier-image}";
        step.undo(made_again(docker, &["--reuse-values", "--set", "image.tag={earlier-tag}"]))
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

fn made_again(docker: &'static str, options: &[&'static str]) -> Step {
    let helm = [&HELM[..], options].concat();
    let variants: [(Installation, &[&'static str]); 2] =
        [(Installation::Docker, &["sh", "-c", docker]), (Installation::Kubernetes, &helm)];
    Step::commands(Place::AiGatewayHost, &variants).interrupts()
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
    fn an_image_keeps_its_repository_unless_a_shell_would_obey_it() {
        for (repository, minor, expected) in [
            (
                Some("harbor:5000/aigw"),
                Some("18.5"),
                "tag=self-hosted-v18.5.{patch}-ee; docker pull harbor:5000/aigw:$tag",
            ),
            (None, None, &format!("tag=self-hosted-v{{gitlab-version}}-ee; docker pull {PUBLISHED}:$tag")),
            (Some("a;b"), Some("18.5"), &format!("tag=self-hosted-v18.5.{{patch}}-ee; docker pull {PUBLISHED}:$tag")),
            (Some(""), None, &format!("docker pull {PUBLISHED}:$tag")),
        ] {
            let line = Step::change_gateway_image(repository, minor).line();
            assert!(line.contains(expected), "{line}");
            assert!(line.contains("image.tag={earlier-tag}"), "{line}");
        }
    }
}
