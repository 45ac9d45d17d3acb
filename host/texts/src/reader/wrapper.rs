//! Wrappers: how one program repeats what another one said. Each takes the outer link off a text and leaves what is in it.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::link::{Failure, Link};
use super::speaker;

/// What a wrapper leaves.
pub(crate) struct Unwrapped {
    /// The outer link; its words are those of the whole.
    pub link: Link,
    /// What is in it, where anything is.
    pub inner: Option<String>,
}

type Read = fn(&Captures<'_>, &str) -> Unwrapped;

struct Wrapper {
    pattern: Regex,
    read: Read,
}

/// The name of a class: of Python with its modules, of Ruby with `::`, of Java with its packages.
const CLASS: &str = r"(?P<class>(?:[A-Za-z_]\w*(?:\.|::))*_?[A-Z]\w*(?:Error|Exception|Timeout|Errno|Refused|Disconnected|Failure|Exit|Unavailable|Status|ECONN\w+|E[A-Z]{4,})|(?:litellm|openai|httpx|httpcore|botocore|grpc)\.[\w.]+|(?:Errno|Net|GRPC|OpenSSL|Faraday|HTTParty|Gitlab)::[\w:]+)";

static WRAPPERS: LazyLock<Vec<Wrapper>> = LazyLock::new(|| {
    let rows: Vec<(String, Read)> = vec![
        (format!(r"(?s)^{CLASS}: (?P<inner>.*)$"), class),
        // As Ruby prints what nobody caught.
        (format!(r"(?s)^\S*:\d+:in [`'].*?': (?P<inner>.*?) \({CLASS}\)$"), class),
        (r"(?s)^(?P<provider>[A-Z][A-Za-z_]*?)_?Exception(?: (?P<class>[A-Z]\w+))?(?: -|:)? (?P<inner>.*)$".into(), provider),
        (r"(?s)^LiteLLM: (?P<inner>model group .*)$".into(), |c, _| of("litellm", c)),
        (r"(?s)^An error occurred \((?P<code>\w+)\) when calling the (?P<operation>\w+) operation(?: \([^)]*\))?: (?P<inner>.*)$".into(), aws),
        (r"(?s)^Error code: (?P<status>\d{3})(?: - )?(?P<inner>.*)$".into(), |c, _| status("openai", c)),
        (r"(?s)^(?P<inner>[^{<]*?rpc error: code = .*)$".into(), go_rpc),
        (r#"(?s)status = StatusCode\.(?P<code>\w+)\s+details = "(?P<inner>.*?)"(?:\s+debug|\s*>|$)"#.into(), rpc),
        (r"(?s)^<?(?:AioRpcError|_InactiveRpcError|_MultiThreadedRendezvous) of RPC[^:]*: \(?StatusCode\.(?P<code>\w+),? ?(?P<inner>.*)$".into(), rpc),
        (r"(?s)^(?P<number>\d{1,2}):(?P<inner>.*?)(?:\. debug_error_string:.*)?$".into(), numbered_rpc),
        (r#"(?s)^(?:(?:Get|Post|Put|Head|Patch|Delete) "(?P<url>[^"]*)": )(?P<inner>.*)$"#.into(), |c, _| of("go", c)),
        (r"(?s)^(?:.*?: )?curl: \((?P<code>\d+)\) (?P<inner>.*)$".into(), |c, _| of("curl", c)),
        (r"(?s)^Cannot connect to host (?P<host>[^\s:]+|\[[^\]]*\]):(?P<port>\d+) ssl:.*? \[(?P<inner>.*)\]$".into(), |c, _| of("aiohttp", c)),
        (r"(?s)^HTTPS?ConnectionPool\(host='(?P<host>[^']*)', port=(?P<port>\d+)\): Max retries exceeded with url: \S* \(Caused by (?P<inner>.*)\)$".into(), |c, _| of("urllib3", c)),
        (r"(?s)^HTTPS?ConnectionPool\(host='(?P<host>[^']*)', port=(?P<port>\d+)\): (?P<inner>.*)$".into(), |c, _| of("urllib3", c)),
        (r"(?s)^<?(?:<urllib3\.[\w.]+ object at \w+>|[\w.]+Connection\(host=.*?\)): (?P<inner>.*)$".into(), |c, _| of("urllib3", c)),
        (r"(?s)^(?P<class>[A-Z]\w*(?:Error|Exception|Certificate|Disconnected))\((?P<arguments>.*)\)$".into(), printed),
        (r#"(?s)^Failed to open TCP connection to (?P<host>\[[^\]]*\]|[^\s:]+):(?P<port>\d+) \((?P<inner>.*)\)$"#.into(), |c, _| of("ruby", c)),
        (r#"(?s)^failed to connect to all addresses(?:; last error: (?P<inner>.*))?$"#.into(), |c, _| of("grpc", c)),
        (r"(?s)^(?:UNKNOWN|UNAVAILABLE|INTERNAL): (?:ipv[46]:(?P<host>[^:]+|%5B.*?%5D):(?P<port>\d+): )?(?P<inner>.*)$".into(), |c, _| of("grpc", c)),
        // httpx restates a status; what the server said stands further out.
        (r"(?s)^(?:Client|Server) error '(?P<status>\d{3})[^']*' for url '[^']*'.*$".into(), restated),
        // As Node prints a status of gRPC.
        (r"(?s)^\d{1,2} (?P<code>[A-Z_]{2,20}): (?P<inner>.*)$".into(), rpc),
        (r"(?s)^.*?(?:failed with status code|requested URL returned error:) (?P<status>[45]\d\d)\b.*$".into(), |c, _| Unwrapped { inner: None, ..status("curl", c) }),
        // gRPC met a plain answer.
        (r"(?s)^(?:[A-Z][\w -]+: HTTP status code|Received http2 header with status:) (?P<status>\d{3})\b.*$".into(), |c, _| status("grpc", c)),
        (r"(?s)^(?P<status>\d{3}), message[=:] ?'?(?P<inner>.*)$".into(), answered),
        (r"(?s)^(?:HTTP(?:/[\d.]+)? )?(?P<status>[45]\d\d)(?:[: -]+(?P<inner>.*))?$".into(), |c, words| plain_status(c, words)),
    ];
    let compiled = |(pattern, read): (String, Read)| Wrapper {
        pattern: Regex::new(&pattern).expect("a regular expression"),
        read,
    };
    rows.into_iter().map(compiled).collect()
});

/// Takes the outer link off; none: the words are the innermost.
pub(crate) fn unwrap(words: &str) -> Option<Unwrapped> {
    WRAPPERS.iter().find_map(|wrapper| {
        let captures = wrapper.pattern.captures(words)?;
        let mut unwrapped = (wrapper.read)(&captures, words);
        unwrapped.link.words = words.trim().to_owned();
        let inner = unwrapped.inner.take().map(|inner| inner.trim().to_owned());
        unwrapped.inner = inner.filter(|inner| !inner.is_empty() && inner.len() < words.len());
        Some(unwrapped)
    })
}

fn group<'a>(captures: &'a Captures<'_>, name: &str) -> Option<&'a str> {
    captures.name(name).map(|found| found.as_str())
}

fn of(speaker: &'static str, captures: &Captures<'_>) -> Unwrapped {
    let link = Link {
        speaker: Some(speaker),
        host: group(captures, "host").map(str::to_owned),
        port: group(captures, "port").and_then(|port| port.parse().ok()),
        code: group(captures, "code").map(str::to_owned),
        ..Link::default()
    };
    Unwrapped { link, inner: group(captures, "inner").map(str::to_owned) }
}

fn class(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let class = group(captures, "class").unwrap_or_default();
    let link = Link {
        speaker: speaker::of_class(class),
        class: Some(class.to_owned()),
        failure: of_class(class),
        ..Link::default()
    };
    Unwrapped { link, inner: group(captures, "inner").map(str::to_owned) }
}

/// What the last word of a class says; most are said better by the words within.
const CLASSES: [(&str, Failure); 24] = [
    ("ProxyError", Failure::Proxy),
    ("ClientHttpProxyError", Failure::Proxy),
    ("ClientProxyConnectionError", Failure::Proxy),
    ("ProxyConnectionError", Failure::Proxy),
    ("AuthenticationError", Failure::Authorization),
    ("PermissionDeniedError", Failure::Authorization),
    ("NotFoundError", Failure::Missing),
    ("RateLimitError", Failure::Quota),
    ("BudgetExceededError", Failure::Quota),
    ("ContextWindowExceededError", Failure::Limit),
    ("BadRequestError", Failure::Request),
    ("UnprocessableEntityError", Failure::Request),
    ("UnsupportedParamsError", Failure::Request),
    ("ContentPolicyViolationError", Failure::Request),
    ("InternalServerError", Failure::Internal),
    ("ServiceUnavailableError", Failure::Unavailable),
    ("BadGatewayError", Failure::Unavailable),
    ("APIConnectionError", Failure::Connect),
    ("Timeout", Failure::Timeout),
    ("ConnectTimeout", Failure::TimeoutConnect),
    ("ConnectTimeoutError", Failure::TimeoutConnect),
    ("ReadTimeout", Failure::TimeoutRead),
    ("ReadTimeoutError", Failure::TimeoutRead),
    ("APITimeoutError", Failure::Timeout),
];

fn of_class(class: &str) -> Option<Failure> {
    let last = class.rsplit(['.', ':']).next()?;
    CLASSES.iter().find(|(name, _)| *name == last).map(|(_, failure)| *failure)
}

/// `AzureException APIError - …`: LiteLLM names whom it asked.
fn provider(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let name = group(captures, "provider").unwrap_or_default().to_ascii_lowercase();
    let speaker = match &*name {
        name if name.starts_with("azure") => "azure",
        name if name.starts_with("bedrock") || name.starts_with("sagemaker") => "aws",
        name if name.starts_with("vertex") || name.starts_with("gemini") || name.starts_with("google") => "google",
        name if name.starts_with("anthropic") => "anthropic",
        _ => "model-server",
    };
    let class = group(captures, "class").map(str::to_owned);
    let failure = class.as_deref().and_then(of_class);
    let link = Link { speaker: Some(speaker), code: Some(name), class, failure, ..Link::default() };
    Unwrapped { link, inner: group(captures, "inner").map(str::to_owned) }
}

fn aws(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let mut unwrapped = of("aws", captures);
    // Where the answer was none of AWS, its status stands for a code.
    unwrapped.link.status = group(captures, "code").and_then(|code| code.parse().ok());
    unwrapped.link.failure = match group(captures, "code").unwrap_or_default() {
        "ThrottlingException" | "ServiceQuotaExceededException" | "TooManyRequestsException" => Some(Failure::Quota),
        "ResourceNotFoundException" => Some(Failure::Missing),
        "ValidationException" => Some(Failure::Request),
        _ if unwrapped.link.status.is_some() => unwrapped.link.status.and_then(Failure::of_status),
        "ModelTimeoutException" => Some(Failure::Timeout),
        "ModelNotReadyException" | "ServiceUnavailableException" => Some(Failure::Unavailable),
        code if code.contains("AccessDenied")
            || code.contains("Token")
            || code.contains("Unrecognized")
            || code.contains("Signature") =>
        {
            Some(Failure::Authorization)
        }
        _ => None,
    };
    unwrapped
}

fn status(speaker: &'static str, captures: &Captures<'_>) -> Unwrapped {
    let mut unwrapped = of(speaker, captures);
    unwrapped.link.status = group(captures, "status").and_then(|status| status.parse().ok());
    unwrapped.link.failure = unwrapped.link.status.and_then(Failure::of_status);
    unwrapped
}

fn restated(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let mut unwrapped = status("httpx", captures);
    unwrapped.inner = None;
    if matches!(unwrapped.link.status, Some(400 | 422 | 500)) {
        unwrapped.link.failure = None;
    }
    unwrapped
}

/// As aiohttp prints an answer; what it could not read of one has the status 400 that nobody sent.
fn answered(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let mut unwrapped = status("aiohttp", captures);
    if unwrapped.link.status == Some(400) {
        (unwrapped.link.status, unwrapped.link.failure) = (None, None);
    } else {
        unwrapped.inner = None;
    }
    unwrapped
}

fn plain_status(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let mut unwrapped = status("http", captures);
    unwrapped.link.speaker = None;
    unwrapped
}

/// What a code of gRPC says of itself.
fn of_rpc(code: &str) -> Option<Failure> {
    Some(match &*code.replace('_', "").to_ascii_lowercase() {
        "unavailable" => Failure::Unavailable,
        "deadlineexceeded" => Failure::Timeout,
        "unauthenticated" | "permissiondenied" => Failure::Authorization,
        "unimplemented" | "notfound" => Failure::Missing,
        "resourceexhausted" => Failure::Quota,
        "internal" | "dataloss" => Failure::Internal,
        "invalidargument" | "failedprecondition" | "outofrange" | "alreadyexists" => Failure::Request,
        "cancelled" | "canceled" | "aborted" => Failure::Closed,
        _ => return None,
    })
}

fn rpc(captures: &Captures<'_>, _: &str) -> Unwrapped {
    let mut unwrapped = of("grpc", captures);
    unwrapped.link.failure = group(captures, "code").and_then(of_rpc);
    unwrapped
}

fn go_rpc(captures: &Captures<'_>, _: &str) -> Unwrapped {
    static GO: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?s)rpc error: code = (?P<code>\w+) desc = (?:(?P<where>connection error|transport): )?(?:desc = "(?P<quoted>.*)"|(?P<inner>.*))$"#)
            .expect("a regular expression")
    });
    let words = group(captures, "inner").unwrap_or_default();
    let Some(found) = GO.captures(words) else { return of("go", captures) };
    let mut unwrapped = rpc(&found, words);
    if let Some(quoted) = group(&found, "quoted") {
        unwrapped.inner = Some(quoted.replace("\\\"", "\""));
    }
    unwrapped
}

/// As Ruby prints a status of gRPC: `14:failed to connect to all addresses`.
fn numbered_rpc(captures: &Captures<'_>, _: &str) -> Unwrapped {
    const CODES: [&str; 17] = [
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    ];
    let number = group(captures, "number").and_then(|number| number.parse::<usize>().ok());
    let mut unwrapped = of("grpc", captures);
    if let Some(code) = number.and_then(|number| CODES.get(number)) {
        unwrapped.link.code = Some((*code).to_owned());
        unwrapped.link.failure = of_rpc(code);
    }
    unwrapped
}

/// An exception as Python prints it within another: the last of its arguments has the words.
fn printed(captures: &Captures<'_>, _: &str) -> Unwrapped {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^-?\d+, ").expect("a regular expression"));
    let mut unwrapped = class(captures, "");
    let arguments = group(captures, "arguments").unwrap_or_default();
    let inner = NUMBER.replace(arguments, "");
    // `'Cannot connect to proxy.', OSError('Tunnel …')`: an exception after words is their cause.
    let inner = inner.split_once("', ").map_or(&*inner, |(_, cause)| cause);
    let quoted =
        |quote: char| inner.strip_prefix(quote).and_then(|inner| inner.trim_end_matches(',').strip_suffix(quote));
    let inner = quoted('\'').or_else(|| quoted('"')).unwrap_or(inner);
    unwrapped.inner = Some(inner.replace("\\'", "'"));
    unwrapped
}
