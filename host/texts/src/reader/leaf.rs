//! The innermost words of an error, and what failed by them. A table, first match counts; the more special a row is, the
//! further up it stands.

use std::sync::LazyLock;

use regex::{Regex, RegexSet, RegexSetBuilder};

use super::link::{Failure, Link, Reason};

/// What failed, why TLS did, and words that say so; without regard to case.
const ROWS: &[(Failure, Option<Reason>, &str)] = &[
    // TLS, by what its implementations print: OpenSSL, BoringSSL, Go, Java, Node, rustls, GnuTLS.
    (
        Failure::Tls,
        Some(Reason::NotTls),
        r"wrong[_ ]version[_ ]number|record layer failure|packet length too long|first record does not look like a TLS|plain HTTP request was sent to HTTPS port|sent an HTTP request to an HTTPS server|unrecognized SSL message|(?:SSL|TLS)[^a-z]{0,12}\bhttp[_ ]request|server gave HTTP response to HTTPS client|speaking plain HTTP to an SSL-enabled|SSL_ERROR_RX_RECORD_TOO_LONG|unexpected message type|An unexpected TLS packet was received|received corrupt message|not an SSL/TLS record",
    ),
    // The root came with the chain and nobody trusts it: an authority of one's own.
    (
        Failure::Tls,
        Some(Reason::UnknownRoot),
        r"self[- _]signed[- _]cert\w*[ _]in[ _](?:the )?(?:certificate[ _])?chain",
    ),
    (Failure::Tls, Some(Reason::SelfSigned), r"self[- _]signed[- _]cert"),
    (
        Failure::Tls,
        Some(Reason::LegacyName),
        r"relies on legacy Common Name|no appropriate subjectAltName|No subject alternative names present|no subjectAltName",
    ),
    (
        Failure::Tls,
        Some(Reason::HostName),
        r"(?:hostname|host name|IP address|name) (?:mismatch|Verification Check failed|.{1,120}does(?: not|n't) match)|does(?: not|n't) match certificate|ERR_TLS_CERT_ALTNAME|no alternative certificate subject name|certificate subject name .{1,200} does not match|x509: certificate is (?:valid for|not valid for any)|x509: cannot validate certificate for|certificate is not valid for (?:name|.{0,10}names?:?)|NotValidForName|No (?:subject alternative|name) .{0,20}match(?:ing|es)|not match target host name|(?:common )?name .{1,200} does(?: not|n't) match requested|certificate's owner does not match|certificate (?:doesn't|does not) (?:match|cover)|peer name .{1,200} is not in peer certificate",
    ),
    (
        Failure::Tls,
        Some(Reason::NotYetValid),
        r"chain uses not yet valid|not yet activated|cert\w*[ _](?:is )?not[ _]yet[ _](?:valid|activated)|current time \S+ is before|NotValidYet|CertificateNotYetValid|NotBefore: ",
    ),
    (
        Failure::Tls,
        Some(Reason::Expired),
        r"certificate has expired|cert_has_expired|certificate (?:is )?expired|expired certificate|current time \S+ is after|certificate_expired|CertificateExpired|validity check failed|NotAfter: ",
    ),
    (
        Failure::Tls,
        Some(Reason::UnknownIssuer),
        r"unable to get (?:local )?issuer|unable_to_get_issuer|unable[ _]to[ _]verify[ _](?:the first|leaf)|unknown authority|unknown[ _]?issuer|unknown[ _]ca\b|certification path|PKIX path|issuer is (?:not trusted|unknown)|a known issuer|certificate chain too long|CaUsedAsEndEntity|server certificate verification failed|Rejected by CERT|Pre-verification error",
    ),
    (
        Failure::Tls,
        Some(Reason::Malformed),
        r"Missing (?:Authority|Subject) Key Identifier|Basic Constraints of CA cert|invalid CA certificate|(?:CA|EE|key) (?:certificate )?(?:md|key|signature digest algorithm) too (?:weak|small)|key too small|keyusage|unhandled critical extension|negative serial number|UnsupportedCertVersion",
    ),
    (
        Failure::Tls,
        Some(Reason::ClientCertificate),
        r"certificate[_ ]required|bad[_ ]certificate|did not return a certificate|No required SSL certificate was sent|peer sent no certificates|client certificate",
    ),
    (
        Failure::Tls,
        Some(Reason::Version),
        r"unsupported[_ ]protocol(?:$|[^ \w])|protocol[_ ]version|no protocols available|handshake[_ ]failure|no[_ ]shared[_ ]cipher|no[_ ]ciphers?\b|no_ciphers_available|no appropriate protocol|unsafe[_ ]legacy[_ ]renegotiation|dh[_ ]key[_ ]too[_ ]small|inappropriate fallback|insufficient[_ ]security|Could not negotiate a supported cipher|HandshakeFailure|no supported versions|protocol version not supported|legacy sigalg|Handshake failed$",
    ),
    // What this or that says of a proxy holds before what it says of its peer.
    (
        Failure::Proxy,
        None,
        r"\b407\b|to proxy(?:[ ,:']|\.?$)|from proxy\b|resolve proxy|HTTP proxy returned|Tunnel(?:ing)? (?:connection )?failed|CONNECT tunnel failed|Proxy CONNECT|proxyconnect tcp|Proxy Authentication Required|tunneling socket could not|Proxy response \(\d|(?:through|via) proxy.{0,40}(?:fail|4\d\d|5\d\d)|ERR_ACCESS_DENIED|ERR_CACHE_ACCESS_DENIED|proxy connection ended",
    ),
    (
        Failure::Resolve,
        None,
        r"Name or service not known|failure in name resolution|nodename nor servname|No address associated with hostname|getaddrinfo|ENOTFOUND|EAI_AGAIN|(?:not|n't) resolve host|no such host|UnknownHostException|UnresolvedAddress|fail(?:ed|ure) to resolve|failed to lookup|DNS (?:resolution|lookup|query|server)|could not be resolved|host not found|unable to resolve (?:host|the host|address|hostname)|server misbehaving|Domain name not found|NXDOMAIN|unresolved address|C-ares|determine IP address|hostname lookup|Name does not resolve|Unable to look up",
    ),
    (
        Failure::InUse,
        None,
        r"address (?:is )?already in use|EADDRINUSE|port is already allocated|Only one usage of each socket",
    ),
    (
        Failure::Refused,
        None,
        r"connection[ _]refused|ECONNREFUSED|port \d+ after \d{1,3} ms: Could(?:n't| not) connect|actively refused|Connect call failed|\(111\b|errno 111",
    ),
    (
        Failure::Unreachable,
        None,
        r"No route to host|Network (?:is )?unreachable|EHOSTUNREACH|ENETUNREACH|Host is unreachable|assign requested address",
    ),
    // NGINX names what the system says, and then in which phase.
    (Failure::TimeoutRead, None, r"timed out\)? while (?:reading|sending)|Read error \(Connection timed out"),
    (
        Failure::TimeoutConnect,
        None,
        r"connect(?:ion)?[ _]?(?:attempt )?(?:to .{1,200} )?time(?:d[ _])?[ _]?out|ConnectTimeout|connect ETIMEDOUT|OpenTimeout|execution expired|CONNECT_TIMEOUT|connect timed out|port \d+ after \d{4,} ms: Could(?:n't| not) connect|dial tcp [^ ]+: i/o timeout|while connecting to upstream.{0,40}timed out|timed out\)? while connecting|Failed to connect to .{1,200}: Timeout|Timeout connecting",
    ),
    (
        Failure::TimeoutRead,
        None,
        r"\bread[ _]?(?:operation )?time(?:d[ _]?)?[ _]?out|ReadTimeout|timeout on reading|Operation timed out after|request timed out\b|HEADERS_TIMEOUT|BODY_TIMEOUT|headers timeout|awaiting (?:response )?headers|response timed out|timeout of \d+ ?ms exceeded|read tcp .{1,100}i/o timeout|did not answer in time|Inference timed out|upstream (?:request|response) timeout",
    ),
    (Failure::Request, None, r"missing required parameter|invalid JSON payload"),
    // What says exactly what was wrong stands within what says that the connection ended.
    (
        Failure::Limit,
        None,
        r"LineTooLong|buffer too long|larger than allowed|HEADERS_OVERFLOW|memory\) in headers|too large body|body over limit|[\x22] (?:413|431) |got more than \d+ bytes|headers? (?:line |size |section )*(?:is )?(?:too (?:big|large|long)|over the limit)|too big header|header fields too large|too many headers",
    ),
    (
        Failure::Closed,
        None,
        r"^aborted$|bytes received: \d|bytes missing|ConnectionResetError|ClosedChannel|malformed chunk|reading from backend|No data received| S[DH]-- |InvalidChunkLength|INVALID_CHUNK_SIZE|Malformed encoding|chunk(?:ed)? (?:size|data|encoding)|processing is incomplete|response not received|error reading from|EOF reached|Not enough data|Socket closed",
    ),
    (
        Failure::Protocol,
        None,
        r"Bad ?StatusLine|HPE_INVALID|incorrect header check|gzip: invalid header|decompress|unencoding|decode content|content-encoding|end of JSON input|unexpected token at ''|Failed parsing HTTP/2|not match the HTTP/1\.1|HTTP/1\.1 status line|forwarder response|int\(\) with base 10|<BADREQ>|400 DPE |HTTP/1 subversion|Invalid status code|malformed status line",
    ),
    (
        Failure::Closed,
        None,
        r"Server disconnected|Connection reset|ECONNRESET|Connection aborted|RemoteDisconnected|without (?:sending )?(?:a )?(?:complete |response|response headers)|Empty reply|socket hang up|unexpected[_ ]EOF|EOF occurred|IncompleteRead|peer closed|Broken pipe|EPIPE|incomplete chunked|transfer closed|UND_ERR_SOCKET|other side closed|end of file|received no bytes|EOFError|connection (?:was |is |has been )?closed|prematurely (?:closed|ended)|unexpected end of|not completed|Premature (?:close|EOF|end)|closed by|TransferEncodingError|Remote end closed|broken connection|connection lost|connection error during|connection termination|: EOF\b|^EOF$|read ECONN|stream (?:was )?(?:reset|closed)|ClosedResourceError|socket closed",
    ),
    (
        Failure::Protocol,
        None,
        r"frame too large|server preface|http2: |malformed (?:HTTP|MIME)|Bad ?StatusLine|illegal (?:request|status) line|HTTP/0\.9|Expected HTTP/|HPE_INVALID|Parse Error|invalid constant string|RemoteProtocolError|http1\.x server|bad status line|wrong status line|BadResponse|preface|PROTOCOL_ERROR|unexpected (?:HTTP status|content-type)|Invalid status line|Unsupported HTTP version|Invalid response|Bad HTTP|http_parser|upstream sent (?:no valid|invalid|too big)|Expecting value: line|Unexpected token .{1,60}JSON|invalid character .{1,20} looking for beginning of value|ContentTypeError|unexpected mimetype|too long HTTP|not valid JSON|Invalid HTTP|TooManyRedirects|redirects? (?:followed|loop|too deep)|redirections? exceeded|RedirectionTooDeep|status code 30\d|^30\d |Stream removed$|missing selected ALPN",
    ),
    (
        Failure::Quota,
        None,
        r"too many (?:tokens|requests), please wait|too many tokens per|tokens per (?:day|min)|(?:requests|limit) per (?:day|min)",
    ),
    (
        Failure::Limit,
        None,
        r"context (?:length|window|size)|context_length|ContextWindow|prompt (?:is )?too long|exceed_context|max_model_len|(?:entity|payload|request|body|input|header|headers|frame|message|file) (?:is )?(?:or cookie )?too (?:large|big|long)|Entity Too Large|Payload Too Large|RequestTooLarge|too many (?:input |total )?tokens|maximum (?:number of )?(?:input )?tokens|larger than max|reduce the length|prompt \(\d+ tokens\) is too long|exceeds? the (?:maximum|limit|model)|max_new_tokens",
    ),
    (
        Failure::Quota,
        None,
        r"rate[- _]?limit|Too Many (?:Requests|Tokens|Connections)|quota|throttl|budget|RESOURCE_EXHAUSTED|resource exhausted|credit|usage limit|slow down|on-demand capacity|requests per|tokens per (?:minute|day)",
    ),
    // Nothing was denied: what would prove who asks, or what is asked for, is not there.
    (
        Failure::Missing,
        None,
        r"api_key client option must be set|unable to locate credentials|credentials were not found|missing credentials|no credentials|credentials file|could not be found|specify a region|all handlers for|does not exist or you|not found or your project|invalid model(?: name)?\b|manifest unknown|context not found",
    ),
    (
        Failure::Authorization,
        None,
        r"(?:incorrect|invalid|malformed|missing|no|wrong|expired|bad|provide an?|without an?|valid) (?:x-)?api[-_ ]key|api[-_ ]key (?:is )?(?:not|invalid|expired|missing|required|client option)|invalid_api_key|unauthori[sz]ed|\b401\b|\b403\b|forbidden|access ?denied|access to .{1,80} (?:is )?denied|denied|not authorized|authoriz(?:ation|ed) (?:failed|error|header)|permission|authentication|authenticate|UnrecognizedClient|security token|ExpiredToken|expired token|token (?:has |is )?(?:expired|invalid|not yet valid|revoked)|InvalidSignature|Signature(?:DoesNotMatch| verification| has expired| expired| not yet)|explicit deny|credential|No connected db|proxy server token|Invalid (?:audience|issuer|token|bearer|access key|subscription)|claims?\b|subscription key|don't have access|not have access|virtual network|firewall rules|public access|unverified|alg value|enough segments|territory not supported|location is not supported|Request not allowed|insufficient.?(?:scope|permission|privilege)",
    ),
    (
        Failure::Unavailable,
        None,
        r"overloaded|Loading model(?:$|[\x22'.])|Service (?:Temporarily )?Unavailable|ServiceUnavailable|no healthy upstream|upstream connect error|No server is available|Bad Gateway|not ready|temporarily (?:unavailable|overloaded)|\b50[23]\b|no live upstreams|model is (?:loading|starting|currently)|try again later|out of capacity|unavailable",
    ),
    (
        Failure::Missing,
        None,
        r"does(?: not|n't) exist|not[ _]found|no such (?:file|model|container|image|object|deployment|table|column)|NotFound|unknown (?:model|service|method)|Unimplemented|is not set|must be set|not installed|No module named|cannot be found|cannot find|couldn't find|could not find|couldn't connect to 'https://huggingface|not a (?:valid|local) (?:folder|model identifier)|is not available|not available in|\bmissing(?:[ :,]|$)|not point to a file|end of its life|\b404\b|is required|Field required|deprecated|retired|No keys found",
    ),
    (
        Failure::Request,
        None,
        r"invalid|validation error|bad request|BadRequest|unsupported|not supported|not support|isn.t supported|must be|roles? must|unexpected (?:role|keyword)|extra (?:inputs|fields)|not permitted|not allowed|Illegal header|unrecognized|requires|\b4(?:00|22)\b|could not parse|parsing|Input should be|chat template|only .{1,60} (?:supported|allowed)|content (?:filter|management policy|policy)|guardrail|mismatch|Header ",
    ),
    (Failure::Tls, Some(Reason::Other), r"certificate|\bSSL\b|\bTLS\b|SSL_|handshake"),
    (Failure::Timeout, None, r"ETIMEDOUT|time(?:d[ -]?)?[ -]?out|Deadline|took too long|\b504\b"),
    (
        Failure::Connect,
        None,
        r"connection error|(?:all )?connection attempts failed|(?:could not|couldn't|cannot|can't|failed to|unable to) connect|fetch failed|Failed to (?:open|establish)|failed to connect|not reachable|unreachable|ConnectError|Max retries exceeded|connection to .{1,100} failed",
    ),
    (
        Failure::Internal,
        None,
        r"internal(?: server)? error|InternalError|InternalServer|\b500\b|unexpected (?:error|exception)|has no attribute|NoneType|not subscriptable|index out of range|KeyError|unhandled|Exception calling application|undefined method|EngineDead|EngineCore|out of memory|OutOfMemory|panic|segmentation|not serializable|No space left",
    ),
];

static SET: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = ROWS.iter().map(|(_, _, pattern)| *pattern);
    RegexSetBuilder::new(patterns).case_insensitive(true).size_limit(1 << 26).build().expect("regular expressions")
});

/// What failed by these words, and why TLS did.
pub(crate) fn failure(words: &str) -> Option<(Failure, Option<Reason>)> {
    let first = SET.matches(words).into_iter().next()?;
    let (failure, reason, _) = ROWS[first];
    Some((failure, reason))
}

/// Where a host and a port stand in words of clients.
static PEERS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    const NAME: &str = r"(?P<host>\[[0-9a-fA-F:]+\]|[A-Za-z0-9_][A-Za-z0-9_.-]*)";
    [
        format!(r"host='{NAME}', port=(?P<port>\d+)"),
        format!(r"\('{NAME}', (?P<port>\d+)(?:, \d+, \d+)?\)"),
        format!(r#"for "?{NAME}"? port (?P<port>\d+)"#),
        format!(r"connect(?: to)?(?: server)? (?:at )?{NAME} port (?P<port>\d+)"),
        format!(r"(?:Cannot connect to host|TCP connection to|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ipv[46]:|dial tcp|proxyconnect tcp: dial tcp|ECONNRESET|lookup|connect to) ?{NAME}:(?P<port>\d+)"),
        format!(r"(?:Could not resolve (?:host|proxy): ?|lookup |ENOTFOUND |EAI_AGAIN |Failed to resolve '|UnknownHostException: |resolve host address ['‘]|DNS resolution failed for ){NAME}"),
        format!(r"https?://{NAME}(?::(?P<port>\d+))?"),
        format!(r"Cannot connect to host {NAME}"),
    ]
    .iter()
    .map(|pattern| Regex::new(pattern).expect("a regular expression"))
    .collect()
});

/// Marks that only one speaker leaves in its words.
const MARKS: [(&str, &str); 5] = [
    ("(_ssl.c:", "python"),
    ("[SSL: ", "python"),
    ("SSL_connect returned=", "ruby"),
    ("connect(2) for", "ruby"),
    ("UNABLE_TO_VERIFY_LEAF_SIGNATURE", "node"),
];

/// Adds what the words tell: what failed, and whom it was about.
pub(crate) fn classify(link: &mut Link) {
    let mark = || MARKS.iter().find(|(mark, _)| link.words.contains(mark)).map(|(_, speaker)| *speaker);
    link.speaker = link.speaker.or_else(mark);
    if link.failure.is_none()
        && let Some((failure, reason)) = failure(&link.words)
    {
        (link.failure, link.reason) = (Some(failure), reason);
    }
    peer(link);
}

/// Whom words name.
pub(crate) fn peer(link: &mut Link) {
    if link.host.is_some() {
        return;
    }
    if let Some(found) = PEERS.iter().find_map(|peer| peer.captures(&link.words)) {
        link.host = found.name("host").map(|host| host.as_str().trim_end_matches('.').to_owned());
        link.port = found.name("port").and_then(|port| port.as_str().parse().ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row is reached by words of its own, so that none is dead.
    #[test]
    fn every_row_is_reached() {
        let words = [
            "[SSL: WRONG_VERSION_NUMBER] wrong version number",
            "self-signed certificate in certificate chain",
            "self-signed certificate",
            "x509: certificate relies on legacy Common Name field, use SANs instead",
            "Hostname mismatch, certificate is not valid for 'x'",
            "certificate is not yet valid",
            "certificate has expired",
            "unable to get local issuer certificate",
            "Missing Authority Key Identifier",
            "tlsv13 alert certificate required",
            "sslv3 alert handshake failure",
            "Tunnel connection failed: 403 Forbidden",
            "Name or service not known",
            "address already in use",
            "Connection refused",
            "No route to host",
            "upstream timed out (110: Connection timed out) while reading response header",
            "Connection timed out",
            "Read timed out. (read timeout=10)",
            "Missing required parameter: 'messages'.",
            "upstream sent too big header",
            "Socket closed",
            "('Connection aborted.', BadStatusLine('SSH-2.0'))",
            "Server disconnected",
            "http2: frame too large",
            "Too many tokens per day, please wait before trying again.",
            "This model's maximum context length is 4096 tokens",
            "You exceeded your current quota",
            "Unable to locate credentials",
            "Incorrect API key provided",
            "no healthy upstream",
            "The model `x` does not exist.",
            "System role not supported",
            "SSL: something new",
            "Deadline Exceeded",
            "Connection error.",
            "Internal Server Error",
        ];
        let reached: Vec<_> = words.map(|words| SET.matches(words).into_iter().next()).into();
        assert_eq!(reached, (0..ROWS.len()).map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn some_words_tell_who_says_them() {
        for (words, speaker) in [
            ("[SSL: WRONG_VERSION_NUMBER] wrong version number", Some("python")),
            ("certificate verify failed: self-signed certificate (_ssl.c:1006)", Some("python")),
            ("SSL_connect returned=1 errno=0 state=error: certificate verify failed", Some("ruby")),
            ("certificate has expired", None),
        ] {
            let mut link = Link::of(words);
            classify(&mut link);
            assert_eq!(link.speaker, speaker, "{words}");
        }
    }

    /// curl has the same words for both, and says how long it took.
    #[test]
    fn what_took_seconds_was_not_refused() {
        let of = |after: &str| {
            failure(&format!("Failed to connect to a port 1 after {after} ms: Couldn't connect to server"))
        };
        assert_eq!(of("0"), Some((Failure::Refused, None)));
        assert_eq!(of("999"), Some((Failure::Refused, None)));
        assert_eq!(of("1000"), Some((Failure::TimeoutConnect, None)));
    }

    #[test]
    fn peers_are_found_in_the_words_of_clients() {
        for (words, host, port) in [
            ("HTTPSConnectionPool(host='gitlab.example.com', port=443): Max", "gitlab.example.com", Some(443)),
            ("Connect call failed ('10.0.0.1', 8000)", "10.0.0.1", Some(8000)),
            ("Connection refused - connect(2) for \"aigw\" port 5052", "aigw", Some(5052)),
            ("dial tcp 10.0.0.1:443: connect: connection refused", "10.0.0.1", Some(443)),
            ("dial tcp: lookup vllm on 10.0.0.10:53: no such host", "vllm", None),
            ("connect ECONNREFUSED 127.0.0.1:9", "127.0.0.1", Some(9)),
            ("Failed to connect to aigw port 5052 after 0 ms", "aigw", Some(5052)),
            ("Could not resolve host: aigw", "aigw", None),
            ("connect to [::1]:5052", "[::1]", Some(5052)),
            ("getaddrinfo ENOTFOUND aigw.example.com", "aigw.example.com", None),
        ] {
            let mut link = Link::of(words);
            peer(&mut link);
            assert_eq!((link.host.as_deref(), link.port), (Some(host), port), "{words}");
        }
    }
}
