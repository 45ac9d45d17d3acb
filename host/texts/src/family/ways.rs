//! What stands on the way: gRPC, intermediaries that answer in place of the server, TLS by its reason, the network.

use super::Family;
use crate::reader::{Failure, Reason};
use duo_doctor_model::description::Hop;

/// The AI Gateway's own calls, by the library and the variable that names its bundle.
const FROM_GITLAB: &[Hop] = &[Hop::GitlabToGateway, Hop::Gitlab];

/// What fails where a host cannot be reached.
const CONNECTION: &[Failure] = &[
    Failure::Resolve,
    Failure::Refused,
    Failure::Unreachable,
    Failure::TimeoutConnect,
    Failure::TimeoutRead,
    Failure::Timeout,
    Failure::Proxy,
    Failure::Connect,
    Failure::Closed,
];

pub(super) const ROWS: &[Family] = &[
    // gRPC.
    Family::new("grpc-tls").by(&["grpc"]).failed(&[Failure::Tls]).why(&[Reason::NotTls]),
    Family::new("grpc-behind-proxy").words(
        r"unexpected HTTP status code received from server: 50[234]|Received http2 header with status: 50[234]",
    ),
    Family::new("grpc-not-grpc").words(
        r"http2: frame too large|error reading server preface|failed reading HTTP/1|unexpected HTTP status code received from server|received unexpected content-type|Trying to connect an http1\.x server|Received http2 header with status|missing selected ALPN",
    ),
    Family::new("grpc-not-grpc").by(&["grpc"]).failed(&[Failure::Protocol]),
    Family::new("grpc-too-large").words(
        r"received message larger than max|message larger than max \(|(?:sent|received) message exceeds the maximum configured message size|trying to send message larger than max",
    ),
    Family::new("grpc-keepalive").words(r"too_many_pings|ENHANCE_YOUR_CALM"),
    Family::new("grpc-unimplemented").by(&["grpc"]).code(&["UNIMPLEMENTED", "Unimplemented"]),
    Family::new("grpc-unauthenticated").by(&["grpc"]).code(&["UNAUTHENTICATED", "Unauthenticated"]),
    Family::new("grpc-permission").by(&["grpc"]).code(&["PERMISSION_DENIED", "PermissionDenied"]),
    Family::new("grpc-deadline").by(&["grpc"]).code(&["DEADLINE_EXCEEDED", "DeadlineExceeded"]),
    // NGINX, by its pages and its log.
    Family::new("nginx-large").words(r"client intended to send too large (?:chunked )?body"),
    Family::new("nginx-large").by(&["nginx"]).status(&[413]),
    Family::new("nginx-header").by(&["nginx"]).words(r"Header Or Cookie Too Large|Request-URI Too Large|client sent too (?:large request|long)"),
    Family::new("nginx-answer-header").words(r"upstream sent too big header"),
    Family::new("nginx-slow").words(r"upstream timed out"),
    Family::new("nginx-slow").by(&["nginx"]).status(&[504]),
    Family::new("nginx-resolve").words(r"host not found in upstream|no resolver defined to resolve"),
    Family::new("nginx-resolve").by(&["nginx"]).failed(&[Failure::Resolve]),
    Family::new("nginx-gone").by(&["nginx"]).words(r"client prematurely closed connection"),
    Family::new("nginx-gone").status(&[499]),
    Family::new("nginx-closed").words(r"upstream prematurely closed connection"),
    Family::new("nginx-down").words(r"no live upstreams while connecting|connect\(\) failed .{0,60}while connecting to upstream"),
    Family::new("nginx-down").by(&["nginx"]).status(&[502, 503]),
    Family::new("nginx-refused").by(&["nginx"]).status(&[401, 403]),
    Family::new("nginx-refused").by(&["nginx"]).words(r"access forbidden by rule|no user/password was provided for basic"),
    Family::new("nginx-path").by(&["nginx"]).status(&[404, 405]),
    // HAProxy, by its own sentences.
    Family::new("haproxy-down").words(r"No server is available to handle this request|/<NOSRV> "),
    Family::new("haproxy-slow").words(r"The server didn't respond in time"),
    Family::new("haproxy-broken").words(r"The server returned an invalid or incomplete response"),
    Family::new("haproxy-large").words(r"The request entity exceeds the maximum allowed"),
    Family::new("haproxy-refused").words(r"Request forbidden by administrative rules|You need a valid user and password to access this content"),
    Family::new("haproxy-down").by(&["haproxy"]).status(&[503]),
    Family::new("haproxy-slow").by(&["haproxy"]).status(&[504]),
    Family::new("haproxy-broken").by(&["haproxy"]).status(&[502]),
    Family::new("haproxy-large").by(&["haproxy"]).status(&[413]),
    Family::new("haproxy-refused").by(&["haproxy"]).status(&[401, 403]),
    // Envoy and what is built on it: Istio, gateways of Kubernetes.
    Family::new("envoy-overflow").words(r"reset reason: overflow"),
    Family::new("envoy-tls").words(r"(?:upstream connect error|reset reason).{0,200}(?:TLS[_ ]error|CERTIFICATE_VERIFY_FAILED|WRONG_VERSION_NUMBER)"),
    Family::new("envoy-slow").words(r"upstream request timeout|response timeout.{0,40}response_timeout|reset reason: (?:response timeout|connection timeout)|\bstream timeout\b"),
    Family::new("envoy-down").words(r"upstream connect error or disconnect|no healthy upstream|reset reason: "),
    Family::new("envoy-refused").words(r"RBAC: access denied|Jwt (?:is missing|verification fails|is expired|issuer is not configured|is not in the form)|Audiences in Jwt are not allowed"),
    Family::new("envoy-large").by(&["envoy"]).status(&[413]),
    Family::new("envoy-slow").by(&["envoy"]).status(&[504]),
    Family::new("envoy-down").by(&["envoy"]).status(&[502, 503]),
    // Proxies that a client is told to use.
    Family::new("proxy-password").status(&[407]),
    Family::new("proxy-password").words(
        r"Proxy Authentication Required|ERR_CACHE_ACCESS_DENIED|(?:Tunnel connection failed|tunnel failed, response|Proxy CONNECT|HTTP code) ?:? ?\(?407|Cache Access Denied",
    ),
    Family::new("proxy-large").words(r"ERR_TOO_BIG|The request or reply is too large"),
    Family::new("proxy-refused").words(
        r"ERR_ACCESS_DENIED|(?:Tunnel connection failed|tunnel failed, response|Proxy response)[: (]*403|Access Denied\.? Access control configuration|HTTP code 403 from proxy",
    ),
    Family::new("proxy-down").words(
        r"ERR_(?:CONNECT_FAIL|DNS_FAIL|READ_TIMEOUT|CANNOT_FORWARD|SECURE_CONNECT_FAIL|ZERO_SIZE_OBJECT)|(?:Tunnel connection failed|tunnel failed, response|Proxy response)[: (]*50[0234]|HTTP code 50[234] from proxy|requested URL could not be retrieved",
    ),
    Family::new("proxy-unreachable").words(
        r"(?:to proxy\b|proxyconnect tcp|ProxyError).{0,300}(?:refused|timed? ?out|not known|name resolution|no such host|No route)|(?:could not|couldn't|not) resolve proxy",
    ),
    Family::new("proxy-down").by(&["squid"]).status(&[500, 502, 503, 504]),
    Family::new("proxy-refused").by(&["squid"]).status(&[403]),
    // Apache and Caddy.
    Family::new("apache-slow").words(r"gateway did not receive a timely response\s+from the upstream"),
    Family::new("apache-slow").by(&["apache"]).status(&[504]),
    Family::new("apache-large").by(&["apache"]).status(&[413]),
    Family::new("apache-large").words(r"AH01587|larger than the configured limit of"),
    Family::new("apache-refused").by(&["apache"]).status(&[401, 403]),
    Family::new("apache-down").by(&["apache"]).status(&[502, 503]),
    Family::new("apache-down").by(&["apache"]).words(r"Proxy Error"),
    Family::new("apache-down").words(r"AH0(?:0957|1114|0898)\b"),
    Family::new("caddy-down").by(&["caddy"]).failed(&[Failure::Refused, Failure::Resolve, Failure::Unreachable, Failure::Unavailable]),
    Family::new("caddy-slow").by(&["caddy"]).failed(&[Failure::Timeout, Failure::TimeoutRead, Failure::TimeoutConnect]),
    // Load balancers and what else answers with a page.
    Family::new("intermediary-down").words(r"^no available server$"),
    Family::new("intermediary-large").code(&["html"]).status(&[413]),
    Family::new("intermediary-slow").code(&["html"]).status(&[504, 408]),
    Family::new("intermediary-down").code(&["html"]).status(&[502, 503]),
    Family::new("intermediary-refused").code(&["html"]).status(&[401, 403]),
    Family::new("intermediary-page").code(&["html"]).failed(&[Failure::Protocol, Failure::Missing]),
    // TLS.
    Family::new("tls-issuer-gitlab").on(FROM_GITLAB).why(&[Reason::UnknownIssuer, Reason::UnknownRoot, Reason::SelfSigned]),
    Family::new("tls-issuer-to-gitlab").on(&[Hop::GatewayToGitlab]).why(&[Reason::UnknownIssuer, Reason::UnknownRoot, Reason::SelfSigned]),
    Family::new("tls-issuer-to-model").on(&[Hop::GatewayToModel]).why(&[Reason::UnknownIssuer, Reason::UnknownRoot, Reason::SelfSigned]),
    Family::new("tls-issuer").why(&[Reason::UnknownIssuer, Reason::UnknownRoot]),
    Family::new("tls-self-signed").why(&[Reason::SelfSigned]),
    Family::new("tls-host-name").why(&[Reason::HostName]),
    Family::new("tls-legacy-name").why(&[Reason::LegacyName]),
    Family::new("tls-expired").why(&[Reason::Expired]),
    Family::new("tls-not-yet-valid").why(&[Reason::NotYetValid]),
    Family::new("tls-key-identifier").words(r"Missing (?:Authority|Subject) Key Identifier"),
    Family::new("tls-malformed").why(&[Reason::Malformed]),
    Family::new("tls-version").why(&[Reason::Version]),
    Family::new("tls-client-certificate").why(&[Reason::ClientCertificate]),
    Family::new("tls-not-tls").why(&[Reason::NotTls]),
    // Hosts of the public internet, which no connection of the set-up names.
    Family::new("outside-hub").failed(CONNECTION).words(r"\bhuggingface\.co\b"),
    Family::new("outside-npm").failed(CONNECTION).words(r"\bregistry\.npmjs\.org\b"),
    Family::new("outside-registry").failed(CONNECTION).words(r"\bregistry\.gitlab\.com\b"),
    // The network.
    Family::new("in-use").failed(&[Failure::InUse]),
    Family::new("resolve-temporary").failed(&[Failure::Resolve]).words(r"Temporary failure in name resolution|EAI_AGAIN|server misbehaving|Try again\b"),
    Family::new("resolve").failed(&[Failure::Resolve]),
    Family::new("refused-localhost").failed(&[Failure::Refused]).words(r"\blocalhost\b|127\.0\.0\.1|\[::1\]|'::1'"),
    Family::new("refused").failed(&[Failure::Refused]),
    Family::new("unreachable").failed(&[Failure::Unreachable]),
    Family::new("proxy").failed(&[Failure::Proxy]),
    Family::new("timeout-connect").failed(&[Failure::TimeoutConnect]),
];
