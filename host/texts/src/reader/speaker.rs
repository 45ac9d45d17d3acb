//! Who says it: clients, libraries and services that are known by how they write.

/// Every speaker's key; the words are in `host/wording/locales/`, `speaker-KEY`.
pub const SPEAKERS: [&str; 34] = [
    "gitlab",
    "ai-gateway",
    "litellm",
    "openai",
    "langchain",
    "httpx",
    "aiohttp",
    "requests",
    "urllib3",
    "botocore",
    "aws",
    "azure",
    "google",
    "anthropic",
    "python",
    "pydantic",
    "uvicorn",
    "jose",
    "huggingface",
    "ruby",
    "go",
    "node",
    "java",
    "curl",
    "openssl",
    "grpc",
    "nginx",
    "haproxy",
    "envoy",
    "apache",
    "squid",
    "caddy",
    "model-server",
    "container",
];

/// Beginnings of an exception's class, with the speaker. The first that fits counts.
const CLASSES: [(&str, &str); 47] = [
    ("litellm.", "litellm"),
    ("openai.", "openai"),
    ("langchain", "langchain"),
    ("anthropic.", "anthropic"),
    ("httpx.", "httpx"),
    ("httpcore.", "httpx"),
    ("aiohttp.", "aiohttp"),
    ("ClientConnector", "aiohttp"),
    ("ClientOSError", "aiohttp"),
    ("ServerDisconnectedError", "aiohttp"),
    ("ClientPayloadError", "aiohttp"),
    ("requests.", "requests"),
    ("urllib3.", "urllib3"),
    ("MaxRetryError", "urllib3"),
    ("NewConnectionError", "urllib3"),
    ("NameResolutionError", "urllib3"),
    ("ReadTimeoutError", "urllib3"),
    ("ConnectTimeoutError", "urllib3"),
    ("ProtocolError", "urllib3"),
    ("botocore.", "botocore"),
    ("boto3.", "botocore"),
    ("google.auth.", "google"),
    ("google.api_core.", "google"),
    ("azure.", "azure"),
    ("pydantic", "pydantic"),
    ("jose.", "jose"),
    ("jwt.", "jose"),
    ("huggingface_hub.", "huggingface"),
    ("grpc.", "grpc"),
    ("_InactiveRpcError", "grpc"),
    ("AioRpcError", "grpc"),
    ("GRPC::", "grpc"),
    ("Errno::", "ruby"),
    ("Net::", "ruby"),
    ("OpenSSL::", "ruby"),
    ("SocketError", "ruby"),
    ("Socket::", "ruby"),
    ("EOFError", "ruby"),
    ("Faraday::", "ruby"),
    ("HTTParty::", "ruby"),
    ("Gitlab::", "gitlab"),
    ("AiGateway", "gitlab"),
    ("java.", "java"),
    ("javax.", "java"),
    ("sun.", "java"),
    ("AxiosError", "node"),
    ("ssl.", "python"),
];

/// Who raises exceptions of this class.
pub(crate) fn of_class(class: &str) -> Option<&'static str> {
    CLASSES.iter().find(|(beginning, _)| class.starts_with(beginning)).map(|(_, speaker)| *speaker)
}

/// Beginnings of sentences that only one intermediary says.
const SENTENCES: [(&str, &str); 6] = [
    ("upstream connect error or disconnect", "envoy"),
    ("no healthy upstream", "envoy"),
    ("upstream request timeout", "envoy"),
    ("RBAC: access denied", "envoy"),
    ("Jwt is missing", "envoy"),
    ("Jwt verification fails", "envoy"),
];

/// Who says this.
pub(crate) fn of_words(words: &str) -> Option<&'static str> {
    SENTENCES.iter().find(|(beginning, _)| words.starts_with(beginning)).map(|(_, speaker)| *speaker)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_a_speaker_of_the_list() {
        for (class, speaker) in CLASSES {
            assert!(SPEAKERS.contains(&speaker), "{class}");
        }
        assert_eq!(of_class("httpcore.ConnectError"), Some("httpx"));
        assert_eq!(of_class("ValueError"), None);
        assert_eq!((of_words("no healthy upstream"), of_words("healthy")), (Some("envoy"), None));
    }
}
