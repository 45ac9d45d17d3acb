//! What GitLab documents of its features: unit primitives, model families, versions. A feature that is
//! not here is not judged.

/// Major and minor number.
pub(crate) type Version = (u32, u32);

/// A feature.
#[derive(Debug)]
pub(crate) struct Feature {
    /// GitLab's key.
    pub key: &'static str,
    /// The unit primitives that its requests need, as the tokens name them.
    pub primitives: &'static str,
    /// Families with which it works.
    pub families: &'static [&'static str],
    /// Works with self-hosted models from here.
    pub since: Version,
    /// Generally available from here; before, beta or an experiment.
    pub stable: Option<Version>,
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
const OTHER: &[&str] = &["mistral", "mixtral", "claude_3", "gpt", "llama3", "general"];
const PLATFORM: &[&str] = &["claude_3", "gpt", "general", "mistral", "gemini"];

/// Families of which GitLab says that the Agent Platform works with them in a limited way.
pub(crate) const LIMITED: [&str; 3] = ["mistral", "mixtral", "llama3"];

/// Every family that has a name here; of others nothing is said.
pub(crate) const FAMILIES: [&str; 11] = [
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
    "gemini",
];

const GA: Version = (17, 9);

/// All features.
pub(crate) const FEATURES: [Feature; 18] = [
    stable("code_generations", "generate_code", CODE, GA),
    stable("code_completions", "complete_code, code_suggestions", CODE, GA),
    stable("duo_chat", "duo_classic_chat, chat", CHAT, GA),
    stable("duo_chat_explain_code", "explain_code", CHAT, GA),
    stable("duo_chat_write_tests", "write_tests", CHAT, GA),
    stable("duo_chat_refactor_code", "refactor_code", CHAT, GA),
    stable("duo_chat_fix_code", "fix_code", CHAT, GA),
    stable("review_merge_request", "review_merge_request", OTHER, (18, 3)),
    beta("duo_chat_troubleshoot_job", "troubleshoot_job", OTHER, (17, 10)),
    beta("duo_chat_explain_vulnerability", "explain_vulnerability", OTHER, (18, 1)),
    beta("generate_commit_message", "generate_commit_message", OTHER, (18, 1)),
    beta("summarize_new_merge_request", "summarize_new_merge_request", OTHER, (18, 1)),
    beta("duo_chat_summarize_comments", "summarize_comments", OTHER, (18, 1)),
    beta("glab_ask_git_command", "glab_ask_git_command", OTHER, (18, 1)),
    beta("resolve_vulnerability", "resolve_vulnerability", OTHER, (18, 1)),
    beta("summarize_review", "summarize_review", OTHER, (18, 1)),
    growing("duo_agent_platform", "duo_workflow_execute_workflow, duo_agent_platform", PLATFORM, (18, 4), (18, 8)),
    growing("duo_agent_platform_agentic_chat", "duo_chat", PLATFORM, (18, 4), (18, 8)),
];

const fn growing(
    key: &'static str,
    primitives: &'static str,
    families: &'static [&'static str],
    since: Version,
    stable: Version,
) -> Feature {
    Feature { key, primitives, families, since, stable: Some(stable) }
}

const fn stable(
    key: &'static str,
    primitives: &'static str,
    families: &'static [&'static str],
    since: Version,
) -> Feature {
    growing(key, primitives, families, since, since)
}

const fn beta(
    key: &'static str,
    primitives: &'static str,
    families: &'static [&'static str],
    since: Version,
) -> Feature {
    Feature { key, primitives, families, since, stable: None }
}

/// A feature by its key.
pub(crate) fn feature(key: &str) -> Option<&'static Feature> {
    FEATURES.iter().find(|feature| feature.key == key)
}

/// Features that are flows of the Agent Platform, by names of their own.
const FLOWS: [&str; 4] = [
    "review_merge_request_dap",
    "sast_vulnerability_fp_detection",
    "sast_vulnerability_resolution",
    "secret_vulnerability_fp_detection",
];

/// True for a feature that asks the Agent Platform service.
pub(crate) fn is_platform(key: &str) -> bool {
    key.starts_with("duo_agent_platform") || FLOWS.contains(&key)
}
