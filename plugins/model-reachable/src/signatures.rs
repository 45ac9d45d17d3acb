//! Texts of logs, answers and screens that the pages of this check explain.

use duo_doctor_sdk::Signature;

/// Code, and what a text must say.
pub(crate) const SIGNATURES: &[Signature] = &[
    Signature::of("DUO6101").fields(&[("failure", "resolve")]).args(&[("host", "$host")]),
    Signature::of("DUO6101").fields(&[("class", "ClientConnectorDNSError")]).args(&[("host", "$host")]),
    Signature::of("DUO6101").fields(&[("failure", "connect"), ("hop", "gateway-to-model|model")]),
    Signature::of("DUO6102").fields(&[("failure", "refused")]).args(&[("url", "$peer")]),
    Signature::of("DUO6102").fields(&[("failure", "connect"), ("hop", "gateway-to-model|model")]).args(&[("url", "$peer")]),
    Signature::of("DUO6103").fields(&[("failure", "timeout-connect|timeout-read|timeout")]).args(&[("url", "$peer"), ("event", "timed-out")]),
    Signature::of("DUO6103").fields(&[("failure", "closed"), ("hop", "gateway-to-model|model")]).args(&[("url", "$peer"), ("event", "closed")]),
    Signature::of("DUO6103").fields(&[("failure", "unreachable")]).args(&[("url", "$peer"), ("event", "no-route")]),
    Signature::of("DUO6104").fields(&[("failure", "tls"), ("reason", "unknown-issuer|unknown-root|self-signed"), ("speaker", "!ruby")]).args(&[("url", "$peer"), ("host", "$host"), ("problem", "$words"), ("side", "trust")]),
    Signature::of("DUO6104").fields(&[("failure", "tls"), ("reason", "unknown-issuer|unknown-root|self-signed"), ("hop", "gateway-to-model|model")]).args(&[("url", "$peer"), ("host", "$host"), ("problem", "$words"), ("side", "trust")]),
    Signature::of("DUO6104").fields(&[("failure", "tls"), ("reason", "client-certificate"), ("speaker", "!ruby")]).args(&[("url", "$peer"), ("host", "$host"), ("problem", "$words"), ("side", "client")]),
    Signature::of("DUO6104").fields(&[("failure", "tls"), ("reason", "expired|not-yet-valid|host-name|legacy-name|malformed"), ("speaker", "!ruby")]).args(&[("url", "$peer"), ("host", "$host"), ("problem", "$words"), ("side", "certificate")]),
    Signature::of("DUO6104").fields(&[("failure", "tls"), ("reason", "version|other"), ("speaker", "!ruby")]).args(&[("url", "$peer"), ("host", "$host"), ("problem", "$words"), ("side", "handshake")]),
    Signature::of("DUO6104").fields(&[("class", "ClientConnectorCertificateError")]).args(&[("host", "$host"), ("problem", "$words")]),
    Signature::of("DUO6104").fields(&[("failure", "connect"), ("hop", "gateway-to-model|model")]),
    Signature::of("DUO6105").fields(&[("failure", "tls"), ("reason", "not-tls"), ("speaker", "!ruby"), ("hop", "!gateway-to-gitlab|agent-platform")]).args(&[("url", "$peer"), ("direction", "https-to-plain")]),
    Signature::of("DUO6105").fields(&[("failure", "tls"), ("reason", "not-tls"), ("hop", "!gateway-to-gitlab|gitlab-to-gateway|agent-platform")]).words(r"\b(?:plain HTTP request was sent to HTTPS port|sent an HTTP request to an HTTPS server)").args(&[("url", "$peer"), ("direction", "http-to-tls")]),
    Signature::of("DUO6105").fields(&[("failure", "connect"), ("hop", "gateway-to-model|model")]),
    Signature::of("DUO6106").fields(&[("status", "502|504")]).args(&[("status", "$status"), ("by", "proxy")]),
    Signature::of("DUO6106").fields(&[("status", "503")]).args(&[("status", "503"), ("message", "$words"), ("by", "server")]),
    Signature::of("DUO6106").fields(&[("failure", "unavailable"), ("speaker", "nginx|haproxy|envoy|apache|squid|caddy"), ("hop", "gateway-to-model|model")]).args(&[("status", "$status"), ("by", "proxy")]),
    Signature::of("DUO6106").fields(&[("failure", "unavailable"), ("speaker", "!aws|azure|google|nginx|haproxy|envoy|apache|squid|caddy"), ("hop", "gateway-to-model|model")]).args(&[("status", "503"), ("message", "$words"), ("by", "server")]),
    Signature::of("DUO6106").fields(&[("hop", "gateway-to-model|model")]).words(r"\b(?:upstream connect error|no healthy upstream|No server is available to handle this request|upstream request timeout)\b").args(&[("status", "503"), ("by", "proxy")]),
    Signature::of("DUO6106").words("^Loading model$").args(&[("status", "503"), ("message", "$words"), ("by", "server")]),
    Signature::of("DUO6107").fields(&[("code", "html"), ("failure", "request|protocol|missing"), ("hop", "gateway-to-model|model")]).args(&[("status", "$status"), ("kind", "html")]),
    Signature::of("DUO6107").fields(&[("failure", "protocol"), ("hop", "gateway-to-model|model")]).args(&[("kind", "not-http")]),
    Signature::of("DUO6107").words(r"\bEmpty or invalid response from LLM endpoint\b").args(&[("kind", "html")]),
    Signature::of("DUO6107").words("'str' object has no attribute 'model_dump'").args(&[("kind", "html")]),
];
