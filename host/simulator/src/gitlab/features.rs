//! Feature settings: which feature asks which model.

use super::GitLab;
use crate::world::gitlab::{Feature, Provider};

/// One feature as GitLab knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// Key.
    pub key: &'static str,
    /// Title.
    pub title: &'static str,
    /// Main feature that it belongs to.
    pub main: &'static str,
    /// Families that it works with.
    pub families: &'static [&'static str],
}

const CODE: &[&str] = &[
    "codegemma",
    "codellama",
    "codestral",
    "deepseekcoder",
    "mistral",
    "mixtral",
    "llama3",
    "claude_3",
    "gpt",
    "general",
];
const CHAT: &[&str] = &["mistral", "mixtral", "codestral", "claude_3", "gpt", "llama3", "general"];
const REVIEW: &[&str] = &["claude_3", "mistral", "mixtral", "gpt", "llama3", "general"];
const PLATFORM: &[&str] = &["claude_3", "gpt", "general", "mistral", "gemini"];

/// The stable features, in GitLab's order.
pub(crate) const FEATURES: [Known; 10] = [
    known("code_generations", "Code Generation", "Code Suggestions", CODE),
    known("code_completions", "Code Completion", "Code Suggestions", CODE),
    known("duo_chat", "General Chat", "GitLab Duo Chat", CHAT),
    known("duo_chat_explain_code", "Code Explanation", "GitLab Duo Chat", CHAT),
    known("duo_chat_write_tests", "Test Generation", "GitLab Duo Chat", CHAT),
    known("duo_chat_refactor_code", "Refactor Code", "GitLab Duo Chat", CHAT),
    known("duo_chat_fix_code", "Fix Code", "GitLab Duo Chat", CHAT),
    known("review_merge_request", "Code Review", "GitLab Duo for merge requests", REVIEW),
    known("duo_agent_platform", "All agents", "GitLab Duo Agent Platform", PLATFORM),
    known("duo_agent_platform_agentic_chat", "Agentic Chat", "GitLab Duo Agent Platform", PLATFORM),
];

const fn known(key: &'static str, title: &'static str, main: &'static str, families: &'static [&'static str]) -> Known {
    Known { key, title, main, families }
}

impl GitLab {
    /// Provider and model of a feature. Unless the scenario says otherwise: the default model, where its family fits.
    pub(crate) fn setting(&self, feature: &Known) -> (Provider, Option<String>) {
        let models = &self.world.model;
        let default = match &self.data().default_model {
            Some(name) => models.get_key_value(name),
            None => models.iter().next(),
        };
        let default = default.filter(|_| self.data().models_configured);
        match (self.data().features.get(feature.key), default) {
            (Some(Feature::Provider(provider)), _) => (*provider, None),
            (Some(Feature::Model { model }), _) => (Provider::SelfHosted, Some(model.clone())),
            (None, Some((name, model))) if feature.families.contains(&model.family.as_str()) => {
                (Provider::SelfHosted, Some(name.clone()))
            }
            (None, _) => (Provider::Unassigned, None),
        }
    }

    /// The setting of a feature by its key.
    pub(crate) fn setting_of(&self, key: &str) -> (Provider, Option<String>) {
        FEATURES
            .iter()
            .find(|feature| feature.key == key)
            .map_or((Provider::Unassigned, None), |feature| self.setting(feature))
    }
}
