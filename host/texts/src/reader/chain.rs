//! The chain of errors in the words of a record: from whom it is told, to whom it was said first.

use std::sync::LazyLock;

use regex::Regex;

use super::link::{Failure, Link};
use super::{body, leaf, speaker, trace, wrapper};

/// Links of one chain; a model behind four proxies has a dozen.
const LINKS: usize = 32;

/// Where an error begins that other words repeat: `failed to read a message: rpc error: …`.
static INNER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:\b(?:litellm\.[A-Z]\w+: |rpc error: code = |An error occurred \(\w+\) when calling |Error code: [45]\d\d - |HTTPS?ConnectionPool\(host=|Cannot connect to host \S+ ssl|Failed to open TCP connection to |SSL_connect returned=|dial tcp |x509: |tls: |curl: \(\d+\) |upstream connect error|failed to connect to all addresses|connect ECONNREFUSED|getaddrinfo [A-Z]|PKIX path |(?:httpx|httpcore|openai|aiohttp|botocore|requests|urllib3|ssl|grpc)\.(?:[a-z_]+\.)*[A-Z]\w+: |(?:Errno|Net|GRPC|OpenSSL::SSL)::\w+: ?)|\[SSL: |\[Errno -?\d+\] |Connect call failed \()",
    )
    .expect("a regular expression")
});

/// Every link, the outermost first.
pub(crate) fn of(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    if trace::is_trace(text) {
        for exception in trace::exceptions(text) {
            words(&exception, &mut links);
        }
    } else {
        words(text, &mut links);
    }
    links.truncate(LINKS);
    links
}

/// What LiteLLM adds to whatever it does not know: a form to report it, with all its frames.
const ASIDE: &str = "This looks like a bug in LiteLLM";

/// Takes words apart until nothing is left around them.
fn words(text: &str, links: &mut Vec<Link>) {
    let told = text.find(ASIDE).map_or(text, |place| &text[..place]);
    let mut rest = told.trim().to_owned();
    let (mut speaker, mut relayed, mut asked) = (None, relays(text), false);
    while links.len() < LINKS && !rest.is_empty() {
        let (mut link, inner) = step(&rest);
        speaker = link.speaker.or(speaker);
        link.speaker = speaker;
        // A library that repeats what the server said, within what that server said.
        if asked && link.class.as_deref().is_some_and(|class| class.starts_with("litellm.")) {
            relayed = Some("litellm");
        }
        asked |= link.code.is_some() && link.words.contains("Exception");
        link.relayed = relayed;
        if inner.is_none() {
            // A status that is only restated has no words of its own.
            if link.status.is_none() || link.speaker != Some("httpx") {
                leaf::classify(&mut link);
            }
            weigh(&mut link, links);
        } else {
            leaf::peer(&mut link);
        }
        links.push(link);
        let Some(inner) = inner else { return };
        rest = inner;
    }
}

/// What stands around the innermost words says more than they do, where they are vague: a status of 401, 403, 407, 413
/// or 429, a code of gRPC; and where a proxy could not be reached, the proxy is what failed.
fn weigh(link: &mut Link, outer: &[Link]) {
    if matches!(link.failure, None | Some(Failure::Request | Failure::Protocol | Failure::Missing | Failure::Internal))
    {
        let told = |outer: &Link| match outer.status {
            // A number that only stands in front is the whole text's.
            Some(401 | 403 | 407 | 413 | 429) if outer.speaker.is_some() => outer.status.and_then(Failure::of_status),
            _ if outer.code.as_deref().is_some_and(is_invalid_argument) => Some(Failure::Request),
            _ => None,
        };
        if let Some(failure) = outer.iter().rev().find_map(told) {
            link.failure = Some(failure);
        }
    }
    if link.failure.is_none() && link.code.as_deref() == Some("html") {
        link.failure = Some(Failure::Protocol);
    }
    let is_of_proxy =
        |outer: &Link| outer.failure == Some(Failure::Proxy) || PROXY.is_match(outer.own_words(&link.words));
    if outer.iter().any(is_of_proxy) {
        (link.failure, link.reason) = (Some(Failure::Proxy), None);
    }
}

fn is_invalid_argument(code: &str) -> bool {
    code.replace('_', "").eq_ignore_ascii_case("InvalidArgument")
}

static PROXY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)to proxy(?:[ ,:']|$)|proxyconnect|ProxyError|HTTP proxy|via proxy").expect("a regular expression")
});

/// A proxy for models adds which of its models it was asked for.
fn relays(words: &str) -> Option<&'static str> {
    let marks = ["LiteLLM: model group", "Received Model Group="];
    marks.iter().any(|mark| words.contains(mark)).then_some("litellm")
}

/// The outermost link, and what is in it.
fn step(words: &str) -> (Link, Option<String>) {
    if let Some(unwrapped) = wrapper::unwrap(words) {
        return (unwrapped.link, unwrapped.inner);
    }
    let inner = INNER.find(words).filter(|found| found.start() > 0).map(|found| found.start());
    let body = body::find(words);
    match (inner, body) {
        // A body that stands further out holds what is further in.
        (inner, Some((place, mut link))) if inner.is_none_or(|inner| place <= inner) => {
            link.failure = link.failure.or_else(|| link.status.and_then(Failure::of_status));
            let said = std::mem::take(&mut link.words);
            let is_page = link.code.as_deref() == Some("html");
            link.words = if is_page { said.clone() } else { words.to_owned() };
            let inner = (!is_page && !said.is_empty() && said.len() < words.len()).then_some(said);
            (link, inner)
        }
        (Some(inner), _) => (Link::of(words), Some(words[inner..].trim_end_matches([')', ']', '"', '\'']).to_owned())),
        (None, _) => (Link { speaker: speaker::of_words(words), ..Link::of(words) }, None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::link::{Failure, Reason};
    use super::*;

    /// What failed at the innermost link that tells it, who says it, and of whom.
    fn read(text: &str) -> (Option<Failure>, Option<Reason>, Option<&'static str>, Option<String>) {
        let links = of(text);
        let link = links.iter().rev().find(|link| link.failure.is_some()).unwrap_or_else(|| panic!("{links:#?}"));
        (link.failure, link.reason, link.speaker, link.host.clone())
    }

    #[test]
    fn chains_of_clients_end_in_what_failed() {
        for (text, failure, reason, speaker) in [
            (
                "litellm.InternalServerError: InternalServerError: Custom_openaiException - Connection error.",
                Failure::Connect,
                None,
                "model-server",
            ),
            (
                "litellm.APIConnectionError: BedrockException - {\"Message\":\"User: arn:aws:x is not authorized to perform: bedrock:InvokeModel\"}",
                Failure::Authorization,
                None,
                "aws",
            ),
            (
                "litellm.NotFoundError: NotFoundError: OpenAIException - Error code: 404 - {'error': {'message': 'The model `x` does not exist.', 'type': 'NotFoundError', 'param': None, 'code': 404}}",
                Failure::Missing,
                None,
                "openai",
            ),
            (
                "HTTPSConnectionPool(host='gitlab.example.com', port=443): Max retries exceeded with url: /.well-known/openid-configuration (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)')))",
                Failure::Tls,
                Some(Reason::UnknownRoot),
                "urllib3",
            ),
            (
                "HTTPConnectionPool(host='x', port=80): Max retries exceeded with url: / (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused'))",
                Failure::Refused,
                None,
                "urllib3",
            ),
            (
                "HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 403 Forbidden')))",
                Failure::Proxy,
                None,
                "urllib3",
            ),
            (
                "Cannot connect to host vllm:8000 ssl:default [Connect call failed ('10.0.0.1', 8000)]",
                Failure::Refused,
                None,
                "aiohttp",
            ),
            (
                "duoworkflow: failed to read a gRPC message: rpc error: code = Unavailable desc = connection error: desc = \"error reading server preface: http2: frame too large\"",
                Failure::Protocol,
                None,
                "grpc",
            ),
            (
                "14:failed to connect to all addresses; last error: UNKNOWN: ipv4:127.0.0.1:50052: Failed to connect to remote host: Connection refused. debug_error_string:{UNKNOWN}",
                Failure::Refused,
                None,
                "grpc",
            ),
            (
                "Errno::ECONNREFUSED: Failed to open TCP connection to aigw:5052 (Connection refused - connect(2) for \"aigw\" port 5052)",
                Failure::Refused,
                None,
                "ruby",
            ),
            (
                "An error occurred (ExpiredTokenException) when calling the Converse operation: The security token included in the request is expired",
                Failure::Authorization,
                None,
                "aws",
            ),
            (
                "Post \"http://aigw:5052/v1\": dial tcp: lookup aigw on 10.0.0.10:53: no such host",
                Failure::Resolve,
                None,
                "go",
            ),
            (
                "* connect to aigw\ncurl: (60) SSL certificate problem: unable to get local issuer certificate",
                Failure::Tls,
                Some(Reason::UnknownIssuer),
                "curl",
            ),
        ] {
            let (found, why, who, _) = read(text);
            assert_eq!((found, why, who), (Some(failure), reason, Some(speaker)), "{text}\n{:#?}", of(text));
        }
    }

    #[test]
    fn thirty_two_links_of_a_chain_are_kept() {
        let of_many = |count: usize| of(&("ValueError: ".repeat(count) + "end")).len();
        assert_eq!((of_many(31), of_many(32), of_many(40)), (32, 32, 32));
    }
}
