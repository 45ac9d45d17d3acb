"""What a text tells by itself, whatever was planted: each failure and reason with the words that give it away."""

import re

REASONS = {
    "client-certificate": r"certificate required|CERTIFICATE_REQUIRED|bad certificate|BAD_CERTIFICATE|BadCertificate|bad_certificate|certificate_required|certificate is required",
    "not-tls": r"wrong version number|WRONG_VERSION_NUMBER|[Uu]nrecognized SSL message|first record does not look like a TLS|Unsupported or unrecognized SSL message|plain HTTP request|unexpected TLS packet|packet length too long|PACKET_LENGTH_TOO_LONG|record layer failure|HTTP request to an HTTPS|HTTP response to HTTPS client|http request|unknown protocol",
    "expired": r"has expired|CERT_HAS_EXPIRED|Issued certificate has expired|is expired|NotAfter|expired certificate|certificate expired|certificate_expired",
    "not-yet-valid": r"not yet valid|CERT_NOT_YET_VALID|NotBefore|not yet activated|not activated",
    "legacy-name": r"legacy Common Name|relies on legacy",
    "host-name": r"[Hh]ost ?name mismatch|doesn't match|does not match|is valid for|Peer name|not valid for|ERR_TLS_CERT_ALTNAME_INVALID|altnames|hostname mismatch|no alternative certificate subject name|No subject alternative DNS name|No subject alternative names|no matching|SSL: certificate subject name|not in the cert|doesn.t match|name does not match|Certificate subject alternative name|owner does not match|does not match hostname|requested host name",
    "version": r"protocol.version|PROTOCOL_VERSION|unsupported protocol|UNSUPPORTED_PROTOCOL|protocol version not supported|no protocols available|legacy sigalg|LEGACY_SIGALG|server selected unsupported protocol|server chose|unsupported_version|UNSUPPORTED_VERSION|version.*not supported|TLSv1 is not accepted|not accepted by client preferences|unsupported version",
    "no-cipher": r"handshake failure|HANDSHAKE_FAILURE|handshake_failure|no shared cipher|Handshake failed|handshake alert",
    "unknown-issuer": r"unable to get local issuer|unable to get issuer|UNABLE_TO_GET_ISSUER|self.signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN|unknown authority|PKIX path building|valid certification path|UNABLE_TO_VERIFY_LEAF|unable to verify the first|issuer is unknown|known issuer|certificate verification failed. CAfile|server verification failed|Unable to locally verify",
    "self-signed": r"[Ss]elf.signed certificate(?! in)|DEPTH_ZERO_SELF_SIGNED|self signed certificate(?! in)|Self-signed certificate encountered",
}
# What a client that does not tell from each other says about them.
WORDS = {name: re.compile(pattern) for name, pattern in REASONS.items()}
FAILURES = {
    "proxy": r"[Pp]roxy|407|Tunnel|tunnel|CONNECT",
    "resolve": r"Name or service not known|[Nn]ame resolution(?!: [\d.]+s)|getaddrinfo|no such host|resolve|ENOTFOUND|EAI_AGAIN|UnknownHost|UnresolvedAddress|Name does not resolve|NameResolution|DNS|lookup|nodename|unable to resolve",
    "timeout-connect": r"[Cc]onnect(ion)? ?[Tt]ime(d )?out|ConnectTimeout|timed? ?out.*connect|connect.*timed? ?out|dial tcp.*i/o timeout|UND_ERR_CONNECT_TIMEOUT|Failed to connect .*[Tt]imeout|Failed to open TCP connection.*(expired|timeout)|Net::OpenTimeout|connect \(|Connect Timeout|ETIMEDOUT|HTTP connect timed out|execution expired|Connection timeout to host",
    "refused": r"refused|ECONNREFUSED|ConnectException(?!.*tim)",
    "unreachable": r"[Nn]o route to host|EHOSTUNREACH|unreachable|ENETUNREACH",
    "timeout-read": r"[Rr]ead(ing)?.{0,3}[Tt]ime(d )?-?out|ReadTimeout|[Tt]imed? ?out|TimeoutError|TIMEOUT|Timeout|[Dd]eadline [Ee]xceeded|too slow|DEADLINE_EXCEEDED|aborted due to timeout|exceeded while awaiting",
    "closed": r"reset by peer|ECONNRESET|[Cc]onnection reset|Remote end closed|RemoteDisconnected|disconnected|Empty reply|end of file|EOF|other side closed|socket hang up|: terminated|transfer closed|IncompleteRead|incomplete|closed|peer closed|aborted|UND_ERR_SOCKET|not enough data|Not enough data|no more bytes|No data received|Premature|Socket closed|fixed content-length|unexpected eof|UNEXPECTED_EOF|broken pipe|header parser received no bytes|non-properly terminated|ends? prematurely|Read error|recv failure|remote end hung up|error:0A000126|bytes missing|Connection dropped|transport is closing|Bad content body|end of stream",
    "protocol": r"BadStatusLine|Expected LF|unknown url type|protocol '' is not|unsupported protocol|bad status|Bad status|wrong status line|HTTPBadResponse|[Ii]llegal|malformed|Malformed|HPE_|HTTP/0\.9|HTTP/2|Invalid|invalid|Expecting value|JSON|unexpected token|Unexpected|decod|Decod|gzip|incorrect header|[Pp]arse|Unsupported|[Rr]edirect|Expected HTTP|chunk size|Protocol error|got more than|LineTooLong|[Hh]eader.*(too|limit|exceed)|Overflow|Missing|mimetype|status line|status code|schema|Expected SETTINGS",
}
SEEN = {name: re.compile(pattern, re.S if name == "timeout-connect" else 0) for name, pattern in FAILURES.items()}


def said(text):
    """Without the lines of source and the places that a backtrace names: they are no one's words."""
    if re.search(r"Traceback|^\s+at |^\s+from |^\t", text, re.M):
        kept = [line for line in text.splitlines() if not re.match(r" +File|\s+at |\s+from |\t\.\.\.| {4,}", line)]
        return re.sub(r"^/\S+:\d+:in `[^']*': ", "", "\n".join(kept), flags=re.M)
    return text


def tls(client, fault, reason, text):
    """None where the client took the peer as it was."""
    words = said(text)
    told = {name for name, pattern in WORDS.items() if pattern.search(words)}
    if fault == "legacy-name" and not told & {"legacy-name", "host-name"}:
        return None
    if fault == "no-alpn":
        return {"speaker": client.speaker, "failure": "protocol", "code": code(words), "status": None} if "ALPN" in words else None
    if reason in told and not (reason == "no-cipher" and "version" not in told):
        says = reason
    elif reason == "legacy-name":
        says = "host-name"
    elif reason in ("self-signed", "missing-intermediate") and "unknown-issuer" in told:
        says = "unknown-issuer"
    elif reason in ("client-certificate", "no-cipher", "version") and "no-cipher" in told:
        # "handshake failure" is all that the server's alert says.
        says = ["client-certificate", "no-cipher", "version"]
    elif reason in ("expired", "not-yet-valid") and "validity check failed" in words:
        says = ["expired", "not-yet-valid"]
    elif reason == "no-cipher" and "version" in told:
        says = "version"
    else:
        says = None
    failure = "tls" if says else None
    if says is None:
        may_be = [name for name in ("closed", "protocol") if SEEN[name].search(words)]
        may_be += ["tls"] if re.search(r"SSL|TLS|ssl|\btls|certificate|handshake", words) else []
        failure = sorted(may_be) if len(may_be) > 1 else may_be[0] if may_be else None
    return {"speaker": client.speaker, "failure": failure, "reason": says, "code": code(words), "status": None}


# A code of the one who says it, where the words have one.
CODES = re.compile(
    r"code: '([A-Z_0-9]+)'|StatusCode\.([A-Z_]+)|code = ([A-Z][A-Za-z]+) desc|\b(1?\d):[A-Za-z]"
    r"|GRPC::([A-Z][A-Za-z]+)|Error: (\d+ [A-Z_]+):", re.S
)


def code(words):
    """Node's and gRPC's codes as they are written."""
    found = CODES.search(words)
    return next((each for each in found.groups() if each), None) if found else None


# What each transport fault is, and what else a client may call it.
TRANSPORT = {
    "read-timeout": ["timeout-read"],
    "closed": ["closed"],
    "reset": ["closed"],
    "cut-body": ["closed"],
    "cut-chunked-body": ["closed"],
    "reset-in-body": ["closed"],
    "not-http": ["protocol"],
    "http2-at-http1": ["protocol"],
    "html-not-json": ["protocol"],
    "empty-answer": ["protocol"],
    "bad-encoding": ["protocol"],
    "redirect-loop": ["protocol"],
    "header-too-large": ["protocol"],
    "bad-status-line": ["protocol"],
    "connect-timeout": ["timeout-connect"],
    "refused": ["refused"],
    "refused-tls": ["refused"],
    "resolve": ["resolve"],
    "unreachable": ["unreachable"],
    "no-scheme": ["missing", "protocol", "resolve"],
}
LIMIT = re.compile(r"more than .* (bytes|headers)|too (long|large|big|many)|[Ee]xceed|[Oo]verflow|LineTooLong|too much|larger than")


def transport(client, fault, text):
    """What was planted, where the words tell it; else all that the words may mean; else nothing."""
    words = said(text)
    status = None
    if fault.startswith("proxy-"):
        shown = re.search(r"\b(407|403|503)\b", words)
        status = int(shown[1]) if shown else None
        if SEEN["proxy"].search(words.replace("proxy.example", "")):
            failure = "proxy"
        elif status and fault[6:9].isdigit():
            failure = ["http", "proxy"]
        elif "refused" in fault and SEEN["refused"].search(words):
            failure = "refused"
        elif "resolve" in fault and SEEN["resolve"].search(words):
            failure = "resolve"
        else:
            failure = perhaps(words)
    elif fault == "redirect-loop" and re.search(r"\b302\b", words):
        failure, status = "http", 302
    elif fault == "header-too-large" and LIMIT.search(words):
        failure = ["limit", "protocol"]
    else:
        planted = TRANSPORT[fault]
        told = [name for name in planted if name in SEEN and SEEN[name].search(words)]
        failure = (planted if len(planted) > 1 else planted[0]) if told else perhaps(words, planted)
        if fault == "connect-timeout" and told and not re.search(r"[Cc]onnect|dial|[Oo]pen", words):
            failure = ["timeout-connect", "timeout-read"]
    return {"speaker": client.speaker, "failure": failure, "code": code(words), "status": status}


# "Cannot connect", and not why.
CONNECT = re.compile(r"[Cc]ould(n't| not) connect|[Cc]annot connect|[Cc]onnect call failed|[Ff]ailed to connect|ConnectException")


def perhaps(words, planted=()):
    """Every failure that the words may mean, the planted one among them; nothing where they mean none."""
    may_be = {name for name in FAILURES if name != "proxy" and SEEN[name].search(words)}
    if CONNECT.search(words) and not may_be - {"refused"}:
        may_be |= {"refused", "timeout-connect", "unreachable"}
    if may_be == {"timeout-read"}:
        may_be.add("timeout-connect")
    may_be = sorted(may_be | set(planted)) if may_be else []
    return None if not may_be else may_be[0] if len(may_be) == 1 else may_be
