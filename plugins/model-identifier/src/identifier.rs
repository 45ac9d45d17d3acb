//! The form of a model identifier, as the AI Gateway reads it: what stands before the first `/`
//! names the provider, the rest is the model's name. Knows nothing of findings.

/// Providers that GitLab's documentation names, or that the gateway's own code handles.
const PROVIDERS: [&str; 8] =
    ["custom_openai", "openai", "hosted_vllm", "azure", "bedrock", "bedrock_mantle", "vertex_ai", "anthropic"];

/// Providers that the gateway's library has and that nobody has shown to work from GitLab:
/// no verdict about them is safe.
const UNPROVEN: [&str; 17] = [
    "cohere",
    "databricks",
    "deepseek",
    "fireworks_ai",
    "gemini",
    "groq",
    "huggingface",
    "litellm_proxy",
    "llamafile",
    "lm_studio",
    "mistral",
    "nvidia_nim",
    "ollama",
    "ollama_chat",
    "openrouter",
    "sagemaker",
    "watsonx",
];

/// Owners of well-known models: an identifier that begins with one is a Hugging Face id.
const OWNERS: [&str; 12] = [
    "meta-llama",
    "mistralai",
    "qwen",
    "google",
    "deepseek-ai",
    "codellama",
    "bigcode",
    "microsoft",
    "ibm-granite",
    "nousresearch",
    "thebloke",
    "unsloth",
];

/// What an identifier looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form<'a> {
    /// Blank.
    Empty,
    /// No `/`: the gateway takes `custom_openai` for the provider.
    Bare,
    /// Nothing after the provider.
    NameMissing,
    /// A provider that works, and a name.
    Known {
        /// After the first `/`.
        name: &'a str,
    },
    /// A provider that works, in other letters.
    WrongCase {
        /// As it must be written.
        right: &'static str,
    },
    /// Not a provider; a mistake that people are known to make.
    Mistaken(Mistake),
    /// A provider of the library that nobody has shown to work from GitLab.
    Unproven,
    /// A provider that no list knows.
    Unlisted {
        /// The provider that differs in punctuation only.
        meant: Option<&'static str>,
    },
}

/// Why people write a provider that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// The model's id at Hugging Face, owner and all.
    HuggingFace,
    /// The gateway's library in place of a provider.
    Litellm,
    /// The server's name; the library then looks for vLLM inside the gateway.
    Vllm,
}

/// What stands before the first `/`; empty where there is none.
pub(crate) fn provider(identifier: &str) -> &str {
    identifier.split_once('/').map_or("", |(provider, _)| provider)
}

/// What stands after the first `/`; everything where there is none.
pub(crate) fn name(identifier: &str) -> &str {
    identifier.split_once('/').map_or(identifier, |(_, name)| name)
}

/// Reads an identifier.
pub(crate) fn form(identifier: &str) -> Form<'_> {
    if identifier.trim().is_empty() {
        return Form::Empty;
    }
    let Some((provider, name)) = identifier.split_once('/') else {
        return Form::Bare;
    };
    let lower = provider.to_lowercase();
    match lower.as_str() {
        _ if name.trim().is_empty() => Form::NameMissing,
        _ if PROVIDERS.contains(&provider) => Form::Known { name },
        "litellm" => Form::Mistaken(Mistake::Litellm),
        "vllm" => Form::Mistaken(Mistake::Vllm),
        _ if OWNERS.contains(&lower.as_str()) => Form::Mistaken(Mistake::HuggingFace),
        _ if UNPROVEN.contains(&provider) => Form::Unproven,
        _ => match PROVIDERS.into_iter().find(|known| bare(known) == bare(&lower)) {
            Some(right) if right == lower => Form::WrongCase { right },
            meant => Form::Unlisted { meant },
        },
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// What a Bedrock model id begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// The model's maker, and it is one whose newer models Bedrock runs only through an
    /// inference profile.
    Missing,
    /// An AWS region where a region group belongs.
    AwsRegion,
    /// A region group, or a form that says nothing.
    Fine,
}

/// Makers whose models are known to be refused without a region group. Other makers' models run
/// without one, so their ids prove nothing.
const NEED_A_GROUP: [&str; 2] = ["meta", "anthropic"];

/// Reads a Bedrock model id. An ARN or a route (they have a `/` or a `:` early) is not judged.
pub(crate) fn group(id: &str) -> Group {
    let first = id.split(['.', ':', '/']).next().unwrap_or_default();
    match id.as_bytes().get(first.len()) {
        Some(b'.') if NEED_A_GROUP.contains(&first) => Group::Missing,
        Some(b'.') if is_aws_region(first) => Group::AwsRegion,
        _ => Group::Fine,
    }
}

fn is_aws_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let letters = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
    matches!(parts.as_slice(), [start @ .., number] if start.len() >= 2 && digits(number) && start.iter().all(|part| letters(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(form("custom_openai/mistral"), Form::Known { name: "mistral" });
        assert_eq!(form("custom_openai/mistralai/Mistral"), Form::Known { name: "mistralai/Mistral" });
        assert_eq!(form("mistral"), Form::Bare);
        assert_eq!(form(" "), Form::Empty);
        assert_eq!(form("bedrock/"), Form::NameMissing);
        assert_eq!(form("Custom_OpenAI/mistral"), Form::WrongCase { right: "custom_openai" });
        assert_eq!(form("custom-openai/mistral"), Form::Unlisted { meant: Some("custom_openai") });
        assert_eq!(form(" custom_openai/mistral"), Form::Unlisted { meant: Some("custom_openai") });
        assert_eq!(form("/mistral"), Form::Unlisted { meant: None });
        assert_eq!(form("Qwen/Qwen2.5-Coder-7B"), Form::Mistaken(Mistake::HuggingFace));
        assert_eq!(form("vllm/mistral"), Form::Mistaken(Mistake::Vllm));
        assert_eq!(form("gemini/gemini-2.5-pro"), Form::Unproven);
    }

    #[test]
    fn groups() {
        assert_eq!(group("meta.llama3-3-70b-instruct-v1:0"), Group::Missing);
        assert_eq!(group("us.meta.llama3-3-70b-instruct-v1:0"), Group::Fine);
        assert_eq!(group("mistral.mixtral-8x7b-instruct-v0:1"), Group::Fine);
        assert_eq!(group("us-east-1.meta.llama3-3-70b-instruct-v1:0"), Group::AwsRegion);
        assert_eq!(group("arn:aws:bedrock:us-east-1:1:inference-profile/us.meta.llama3"), Group::Fine);
        assert_eq!(group("us-east-1/anthropic.claude-v2:1"), Group::Fine);
        assert_eq!(group(""), Group::Fine);
    }
}
