//! Whose settings are looked for in a file, and how they are told from those of its neighbors.

use super::beside::Beside;
use super::{Setting, Settings};

/// Parts of the names of images of the AI Gateway.
const GATEWAY_IMAGES: [&str; 3] = ["model-gateway", "ai-gateway", "aigw"];

/// Parts of the names that people give to its service or container.
const GATEWAY_NAMES: [&str; 5] = ["ai-gateway", "ai_gateway", "aigateway", "aigw", "model-gateway"];

/// Beginnings of its variables; at least the image sets some.
const GATEWAY_VARIABLES: [&str; 2] = ["AIGW_", "DUO_WORKFLOW_"];

/// What every self-hosted image sets: not unset only because what starts the container does not say it.
const OF_THE_IMAGE: &str = "AIGW_CUSTOM_MODELS__ENABLED";

/// Parts of the names of images that run GitLab's Rails.
const GITLAB_IMAGES: [&str; 5] = ["gitlab-ee", "gitlab-ce", "gitlab-webservice", "gitlab-rails", "gitlab/gitlab"];

/// Characters of a name that are repeated; Kubernetes and DNS allow no longer ones.
const NAME: usize = 63;

/// What is looked for.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    pub scope: &'a str,
    /// The service or container that the operator names.
    pub service: Option<&'a str>,
    pub beside: Beside,
}

/// One service or container of a file that has several.
#[derive(Debug)]
pub(super) struct Candidate {
    pub name: String,
    pub settings: Settings,
}

impl Wanted<'_> {
    pub(super) fn is_gitlab(&self) -> bool {
        self.scope == "gitlab"
    }

    /// True for a name that people give to the one that is wanted.
    pub(super) fn is_name(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        if self.is_gitlab() { name == "gitlab" } else { GATEWAY_NAMES.iter().any(|part| name.contains(part)) }
    }

    /// The one whose settings are wanted; never a mix of several. `kind` is what the file calls them.
    ///
    /// # Errors
    /// None, or more than one, can be it.
    pub(super) fn one(&self, candidates: Vec<Candidate>, kind: &str) -> Result<Candidate, String> {
        let found = candidates.len();
        if found == 0 {
            return Err(format!("it has no {kind}"));
        }
        if let Some(service) = self.service {
            let named = candidates.into_iter().filter(|one| one.name == service).collect();
            return self.same(named, kind)?.ok_or_else(|| format!("it has no {kind} of the name that `service` gives"));
        }
        let parts = if self.is_gitlab() { &GITLAB_IMAGES[..] } else { &GATEWAY_IMAGES[..] };
        let by_image = |one: &Candidate| {
            one.settings.container.get("image").is_some_and(|image| parts.iter().any(|part| image.contains(part)))
        };
        let by_variables = |one: &Candidate| !self.is_gitlab() && has_variables(&one.settings);
        let by_name = |one: &Candidate| self.is_name(&one.name);
        let mut rest = candidates;
        for is_it in [&by_image as &dyn Fn(&Candidate) -> bool, &by_variables, &by_name] {
            let (these, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|one| is_it(one));
            if let Some(one) = self.same(these, kind)? {
                return Ok(one);
            }
            rest = others;
        }
        match (rest.pop(), rest.len()) {
            (Some(one), 0) if self.is_gitlab() => Ok(one),
            (Some(_), 0) => Err(format!(
                "its only {kind} is not {} by image, name or variables; if it is, say `service = \"NAME\"`",
                self.whose()
            )),
            _ => Err(format!(
                "none of its {found} {kind}s is {} by image, name or variables; say which with `service = \"NAME\"`",
                self.whose()
            )),
        }
    }

    /// Replicas have the same settings; what differs is not mixed.
    fn same(&self, candidates: Vec<Candidate>, kind: &str) -> Result<Option<Candidate>, String> {
        let count = candidates.len();
        let mut all = candidates.into_iter();
        let Some(first) = all.next() else { return Ok(None) };
        let alike = |one: Candidate| {
            one.settings.values == first.settings.values && one.settings.unlisted == first.settings.unlisted
        };
        if all.all(alike) {
            return Ok(Some(first));
        }
        let next = match self.service {
            Some(_) => "leave one in the file",
            None => "say which with `service = \"NAME\"`",
        };
        Err(format!("{count} of its {kind}s can be it, with different variables; {next}"))
    }

    /// What is understood and says nothing is no process without variables.
    ///
    /// # Errors
    /// Nothing is set, here or elsewhere.
    pub(super) fn with_variables(&self, settings: Settings, kind: &str) -> Result<Settings, String> {
        if settings.values.is_empty() && settings.unlisted.is_empty() {
            return Err(format!("{} {kind} sets no variables", self.whose()));
        }
        Ok(settings)
    }

    /// Adds what the image may set, for shapes that show only what it is started with.
    pub(super) fn beside_image(&self, mut settings: Settings) -> Settings {
        if !self.is_gitlab() {
            let of_image = || Setting::Elsewhere("the image".into());
            settings.values.entry(OF_THE_IMAGE.into()).or_insert_with(of_image);
        }
        settings
    }

    fn whose(&self) -> &'static str {
        if self.is_gitlab() { "GitLab's" } else { "the AI Gateway's" }
    }

    /// A list that names no process can be anybody's.
    ///
    /// # Errors
    /// No variable of the gateway is among them.
    pub(super) fn checked(&self, settings: Settings) -> Result<Settings, String> {
        if settings.values.is_empty() {
            return Err("it has no variables".into());
        }
        if !self.is_gitlab() && !has_variables(&settings) {
            return Err(format!(
                "it has {} variables and none of an AI Gateway (`AIGW_…`); it may be another process's",
                settings.values.len()
            ));
        }
        Ok(settings)
    }
}

/// The gateway reads names in any case.
fn has_variables(settings: &Settings) -> bool {
    let is_one = |name: &String| {
        GATEWAY_VARIABLES.iter().any(|start| name.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start)))
    };
    settings.values.keys().any(is_one)
}

/// A name out of a file, for people.
pub(super) fn shown(name: &str) -> String {
    let visible = name.chars().filter(|one| !one.is_control()).take(NAME);
    visible.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_sixty_three_characters_are_shown() {
        assert_eq!(shown(&"n".repeat(63)).len(), 63);
        assert_eq!(shown(&"n".repeat(64)).len(), 63);
        assert_eq!(shown("a\u{1b}[1m\nb"), "a[1mb");
    }
}
