//! Where this program stands, told by what it finds around it.

use std::path::Path;

use super::{EnvironmentSource, Origin, Sourced};
use duo_doctor_model::description::Vantage;

/// What a GitLab host has, as a Linux package or inside the containers of the Helm chart.
const GITLAB: [&str; 3] =
    ["/opt/gitlab/embedded/service/gitlab-rails", "/srv/gitlab/config/gitlab.yml", "/etc/gitlab/gitlab.rb"];

/// Variables that the gateway's container has; one is enough.
const GATEWAY: [&str; 2] = ["AIGW_GITLAB_URL", "AIGW_FASTAPI__API_PORT"];

/// Variables of a model server's own container.
const MODEL: [&str; 3] = ["VLLM_USAGE_SOURCE", "OLLAMA_HOST", "LLAMA_ARG_MODEL"];

/// Says where this is and by what that is known. A small set-up is all of it at once.
pub(super) fn detect(
    gateway: Option<&EnvironmentSource>,
    is_set: impl Fn(&str) -> bool,
    exists: impl Fn(&Path) -> bool,
) -> Sourced<Vec<Vantage>> {
    let variable = |names: &[&'static str]| names.iter().find(|name| is_set(name)).map(|name| format!("${name}"));
    let container = gateway.and_then(|source| match source {
        EnvironmentSource::ThisProcess | EnvironmentSource::Process(_) | EnvironmentSource::Container { .. } => {
            Some(source.to_string())
        }
        EnvironmentSource::File { .. } => None,
    });
    let found = [
        (Vantage::Gitlab, GITLAB.iter().find(|path| exists(Path::new(path))).map(|&path| path.to_owned())),
        (Vantage::AiGateway, variable(&GATEWAY).or(container)),
        (Vantage::Model, variable(&MODEL)),
    ];
    let (vantages, traces): (Vec<_>, Vec<_>) =
        found.into_iter().filter_map(|(place, trace)| Some((place, trace?))).unzip();
    let value = if vantages.is_empty() { vec![Vantage::Workstation] } else { vantages };
    Sourced { value, origin: Origin::Detected(traces) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(gateway: Option<&EnvironmentSource>, variable: &str, path: &str) -> (Vec<Vantage>, String) {
        let set = detect(gateway, |name| name == variable, |known| known == Path::new(path));
        (set.value, set.origin.to_string())
    }

    #[test]
    fn every_place_is_known_by_something_of_its_own() {
        let container = EnvironmentSource::Container { name: "gateway".into(), socket: None };
        let file = EnvironmentSource::File { path: "gateway.env".into(), service: None };
        let cases = [
            (None, "AIGW_GITLAB_URL", "", vec![Vantage::AiGateway], "found $AIGW_GITLAB_URL"),
            (Some(&container), "", "", vec![Vantage::AiGateway], "found container gateway"),
            (None, "", "/etc/gitlab/gitlab.rb", vec![Vantage::Gitlab], "found /etc/gitlab/gitlab.rb"),
            (None, "OLLAMA_HOST", "", vec![Vantage::Model], "found $OLLAMA_HOST"),
            // A file can be carried anywhere.
            (Some(&file), "", "", vec![Vantage::Workstation], "found nothing"),
            (
                Some(&container),
                "OLLAMA_HOST",
                "/etc/gitlab/gitlab.rb",
                vec![Vantage::Gitlab, Vantage::AiGateway, Vantage::Model],
                "found /etc/gitlab/gitlab.rb, container gateway, $OLLAMA_HOST",
            ),
        ];
        for (gateway, variable, path, vantages, origin) in cases {
            assert_eq!(seen(gateway, variable, path), (vantages, origin.to_owned()));
        }
    }
}
