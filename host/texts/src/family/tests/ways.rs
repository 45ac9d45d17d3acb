//! Texts of intermediaries, TLS and the network, by the family that they belong to.

pub(super) const TEXTS: &[(&str, &[&str])] = &[
    (
        "outside-hub",
        &[
            "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded with url: /Salesforce/codegen2-16B/resolve/main/tokenizer_config.json",
        ],
    ),
    (
        "outside-npm",
        &[
            "npm error network request to https://registry.npmjs.org/semver failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org",
        ],
    ),
    (
        "outside-registry",
        &[
            "Error response from daemon: Get \"https://registry.gitlab.com/v2/\": dial tcp: lookup registry.gitlab.com on 10.0.0.2:53: no such host",
        ],
    ),
    (
        "nginx-large",
        &[
            "2026/11/28 09:14:07 [error] 31#31: *1 client intended to send too large body: 2097152 bytes, client: 10.0.0.1, server: aigw.example, request: \"POST /v1/chat HTTP/1.1\"",
            "openai.APIStatusError: <html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n<center><h1>413 Request Entity Too Large</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "nginx-header",
        &[
            "<html>\r\n<head><title>400 Request Header Or Cookie Too Large</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>Request Header Or Cookie Too Large</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "nginx-answer-header",
        &[
            "2026/11/28 09:14:07 [error] 31#31: *1 upstream sent too big header while reading response header from upstream, client: 10.0.0.1",
        ],
    ),
    (
        "nginx-slow",
        &[
            "2026/11/28 09:14:07 [error] 31#31: *5 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.0.1, upstream: \"http://10.0.0.2:8000/v1\"",
            "litellm.APIError: APIError: Custom_openaiException - <html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>nginx/1.25.3</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "nginx-resolve",
        &[
            "2026/11/28 09:14:07 [emerg] 1#1: host not found in upstream \"vllm\" in /etc/nginx/conf.d/default.conf:8",
            "2026/11/28 09:14:07 [error] 31#31: *5 vllm.example could not be resolved (3: Host not found), client: 10.0.0.1",
        ],
    ),
    (
        "nginx-gone",
        &[
            "2026/11/28 09:14:07 [error] 31#31: *5 client prematurely closed connection, client: 10.0.0.1",
            "10.0.0.1 - - [28/Nov/2026:09:14:07 +0000] \"POST /v1/chat/completions HTTP/1.1\" 499 0 \"-\" \"Ruby\"",
        ],
    ),
    (
        "nginx-closed",
        &[
            "2026/11/28 09:14:07 [error] 31#31: *5 upstream prematurely closed connection while reading response header from upstream, client: 10.0.0.1",
        ],
    ),
    (
        "nginx-down",
        &[
            "2026/11/28 09:14:07 [error] 31#31: *5 connect() failed (111: Connection refused) while connecting to upstream, client: 10.0.0.1, upstream: \"http://10.0.0.2:8000/v1\"",
            "openai.InternalServerError: <html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "nginx-refused",
        &[
            "openai.PermissionDeniedError: <html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>",
            "2026/11/28 09:14:07 [error] 31#31: *5 access forbidden by rule, client: 10.0.0.1",
        ],
    ),
    (
        "nginx-path",
        &[
            "openai.NotFoundError: <html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "haproxy-down",
        &[
            "litellm.ServiceUnavailableError: ServiceUnavailableError: Custom_openaiException - <html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>",
            "<html><head><title>503</title></head><body><h1>503 Service Unavailable</h1>HAProxy</body></html>",
        ],
    ),
    (
        "haproxy-slow",
        &[
            "litellm.Timeout: Custom_openaiException - <html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>",
            "<html><body><h1>504 Gateway Time-out</h1>HAProxy</body></html>",
        ],
    ),
    (
        "haproxy-broken",
        &[
            "openai.InternalServerError: <html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.\n</body></html>",
            "<html><body><h1>502 Bad Gateway</h1>HAProxy</body></html>",
        ],
    ),
    (
        "haproxy-large",
        &[
            "openai.APIStatusError: <html><body><h1>413 Payload Too Large</h1>\nThe request entity exceeds the maximum allowed.\n</body></html>",
            "<html><body><h1>413 Payload Too Large</h1>HAProxy</body></html>",
        ],
    ),
    (
        "haproxy-refused",
        &[
            "openai.PermissionDeniedError: <html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>",
            "<html><body><h1>403 Forbidden</h1>HAProxy</body></html>",
        ],
    ),
    (
        "envoy-overflow",
        &[
            "litellm.ServiceUnavailableError: ServiceUnavailableError: Custom_openaiException - upstream connect error or disconnect/reset before headers. reset reason: overflow",
        ],
    ),
    (
        "envoy-tls",
        &[
            "upstream connect error or disconnect/reset before headers. retried and the latest reset reason: remote connection failure, transport failure reason: TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end",
        ],
    ),
    (
        "envoy-slow",
        &[
            "litellm.Timeout: Custom_openaiException - upstream request timeout",
            "<html><body><h1>504 Gateway Timeout</h1>Envoy</body></html>",
        ],
    ),
    (
        "envoy-down",
        &[
            "litellm.ServiceUnavailableError: ServiceUnavailableError: Custom_openaiException - upstream connect error or disconnect/reset before headers. reset reason: connection failure",
            "openai.InternalServerError: no healthy upstream",
            "<html><body><h1>503 Service Unavailable</h1>Envoy</body></html>",
        ],
    ),
    (
        "envoy-refused",
        &["openai.PermissionDeniedError: RBAC: access denied", "openai.AuthenticationError: Jwt is missing"],
    ),
    ("envoy-large", &["<html><body><h1>413 Payload Too Large</h1>Envoy</body></html>"]),
    (
        "proxy-password",
        &[
            "HTTPSConnectionPool(host='gitlab.example.com', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 407 Proxy Authentication Required')))",
            "curl: (56) CONNECT tunnel failed, response 407",
            "<html><head><title>407 authentication needed</title></head><body><h1>407 authentication needed</h1></body></html>",
        ],
    ),
    (
        "proxy-large",
        &[
            "<html><head><title>ERROR: The requested URL could not be retrieved</title></head><body id=ERR_TOO_BIG><h1>ERROR</h1><p>The request or reply is too large.</p>squid</body></html>",
        ],
    ),
    (
        "proxy-refused",
        &[
            "HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 403 Forbidden')))",
            "httpx.ProxyError: 403 Forbidden from proxy: Tunnel connection failed: 403 Forbidden",
            "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1>squid</body></html>",
        ],
    ),
    (
        "proxy-down",
        &[
            "curl: (56) CONNECT tunnel failed, response 503",
            "HTTPSConnectionPool(host='x', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', OSError('Tunnel connection failed: 502 Bad Gateway')))",
            "<html><head><title>503 Service Unavailable</title></head><body><h1>503 Service Unavailable</h1>tinyproxy</body></html>",
        ],
    ),
    (
        "proxy-unreachable",
        &[
            "HTTPSConnectionPool(host='gitlab.example.com', port=443): Max retries exceeded with url: / (Caused by ProxyError('Unable to connect to proxy', NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')))",
            "curl: (5) Could not resolve proxy: proxy.corp",
            "Get \"https://x/\": proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused",
        ],
    ),
    ("proxy", &["httpx.ProxyError: proxy connection ended"]),
    (
        "apache-slow",
        &[
            "<html><head>\n<title>504 Gateway Timeout</title>\n</head><body>\n<h1>Gateway Timeout</h1>\n<p>The gateway did not receive a timely response\nfrom the upstream server or application.</p>\n<hr>\n<address>Apache/2.4.62 Server at h Port 443</address>\n</body></html>",
            "<html><head><title>504 Gateway Timeout</title></head><body><h1>504 Gateway Timeout</h1><address>Apache/2.4.62</address></body></html>",
        ],
    ),
    (
        "apache-large",
        &[
            "<html><head>\n<title>413 Request Entity Too Large</title>\n</head><body>\n<h1>Request Entity Too Large</h1>\n<address>Apache/2.4.62 Server at h Port 443</address>\n</body></html>",
        ],
    ),
    (
        "apache-large",
        &[
            "[Sat Nov 28 09:14:07.123 2026] [http:error] [pid 7:tid 7] [client 10.0.0.1:50112] AH01587: Requested content-length of 2097152 is larger than the configured limit of 1048576",
        ],
    ),
    (
        "apache-down",
        &[
            "[Sat Nov 28 09:14:07.123 2026] [proxy_http:error] [pid 7:tid 7] [client 10.0.0.1:50112] AH01114: HTTP: failed to make connection to backend: 10.0.0.2",
        ],
    ),
    (
        "apache-refused",
        &[
            "<html><head>\n<title>403 Forbidden</title>\n</head><body>\n<h1>Forbidden</h1>\n<p>You don't have permission to access this resource.</p>\n<hr>\n<address>Apache/2.4.62 (Debian) Server at h Port 443</address>\n</body></html>",
        ],
    ),
    (
        "apache-down",
        &[
            "<html><head>\n<title>503 Service Unavailable</title>\n</head><body>\n<h1>Service Unavailable</h1>\n<p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems.</p>\n<address>Apache/2.4.62 Server at h Port 443</address>\n</body></html>",
            "<html><head><title>Proxy Error</title></head><body><h1>Proxy Error</h1><p>The proxy server received an invalid response from an upstream server.</p><address>Apache/2.4</address></body></html>",
        ],
    ),
    (
        "caddy-down",
        &[
            r#"{"level":"error","ts":1764321247.1,"logger":"http.log.error","msg":"dial tcp 10.0.0.2:8000: connect: connection refused","duration":0.001,"status":502,"err_id":"x","err_trace":"reverseproxy.statusError (reverseproxy.go:1390)"}"#,
        ],
    ),
    (
        "caddy-slow",
        &[
            r#"{"level":"error","ts":1764321247.1,"logger":"http.log.error","msg":"net/http: timeout awaiting response headers","duration":30.001,"status":504,"err_id":"x","err_trace":"reverseproxy.statusError (reverseproxy.go:1390)"}"#,
        ],
    ),
    (
        "intermediary-down",
        &[
            "openai.InternalServerError: <html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>",
            "openai.InternalServerError: no available server",
        ],
    ),
    (
        "intermediary-large",
        &[
            "openai.APIStatusError: <html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body>\r\n<center><h1>413 Request Entity Too Large</h1></center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "intermediary-slow",
        &[
            "openai.InternalServerError: <html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n</body>\r\n</html>",
            "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "intermediary-refused",
        &[
            "openai.PermissionDeniedError: <html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>",
        ],
    ),
    (
        "intermediary-page",
        &[
            "litellm.APIError: OpenAIException - <!DOCTYPE html><html><head><title>Sign in to your account</title></head><body></body></html>",
        ],
    ),
    (
        "tls-issuer-gitlab",
        &[
            "OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0 peeraddr=10.0.0.1:443 state=error: certificate verify failed (unable to get local issuer certificate)",
        ],
    ),
    (
        "tls-issuer-to-gitlab",
        &[
            "HTTPSConnectionPool(host='gitlab.example.com', port=443): Max retries exceeded with url: /.well-known/openid-configuration (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1006)')))",
        ],
    ),
    (
        "tls-issuer-to-model",
        &[
            "litellm.InternalServerError: InternalServerError: OpenAIException - [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1032)",
            "httpx.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006)",
        ],
    ),
    (
        "tls-issuer",
        &[
            "curl: (60) SSL certificate problem: unable to get local issuer certificate",
            "x509: certificate signed by unknown authority",
            "curl: (60) SSL certificate problem: self-signed certificate in certificate chain",
        ],
    ),
    ("tls-self-signed", &["curl: (60) SSL certificate problem: self-signed certificate"]),
    (
        "tls-host-name",
        &[
            "curl: (60) SSL: no alternative certificate subject name matches target host name 'aigw'",
            "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'vllm'. (_ssl.c:1006)",
        ],
    ),
    ("tls-legacy-name", &["x509: certificate relies on legacy Common Name field, use SANs instead"]),
    (
        "tls-expired",
        &[
            "curl: (60) SSL certificate problem: certificate has expired",
            "x509: certificate has expired or is not yet valid: current time 2026-11-28T09:14:07Z is after 2026-11-01T00:00:00Z",
        ],
    ),
    ("tls-not-yet-valid", &["curl: (60) SSL certificate problem: certificate is not yet valid"]),
    (
        "tls-key-identifier",
        &[
            "httpx.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key Identifier (_ssl.c:1032)",
        ],
    ),
    (
        "tls-malformed",
        &[
            "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Basic Constraints of CA cert not marked critical (_ssl.c:1032)",
        ],
    ),
    ("tls-version", &["ssl.SSLError: [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:1006)"]),
    (
        "tls-client-certificate",
        &["ssl.SSLError: [SSL: TLSV13_ALERT_CERTIFICATE_REQUIRED] tlsv13 alert certificate required (_ssl.c:2578)"],
    ),
    ("tls-not-tls", &["httpx.ConnectError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)"]),
    (
        "in-use",
        &["OSError: [Errno 98] error while attempting to bind on address ('0.0.0.0', 5052): address already in use"],
    ),
    ("resolve-temporary", &["httpx.ConnectError: [Errno -3] Temporary failure in name resolution"]),
    (
        "resolve",
        &[
            "Post \"http://aigw:5052/v1\": dial tcp: lookup aigw on 10.0.0.10:53: no such host",
            "httpx.ConnectError: [Errno -2] Name or service not known",
        ],
    ),
    (
        "refused-localhost",
        &[
            "Cannot connect to host localhost:8000 ssl:default [Connect call failed ('127.0.0.1', 8000)]",
            "connect ECONNREFUSED 127.0.0.1:11434",
        ],
    ),
    (
        "refused",
        &[
            "Cannot connect to host vllm:8000 ssl:default [Connect call failed ('10.0.0.1', 8000)]",
            "14:failed to connect to all addresses; last error: UNKNOWN: ipv4:10.0.0.1:50052: Failed to connect to remote host: Connection refused",
        ],
    ),
    ("unreachable", &["OSError: [Errno 113] No route to host"]),
    ("timeout-connect", &["Net::OpenTimeout: execution expired", "httpx.ConnectTimeout: timed out"]),
    ("timeout-read", &["Net::ReadTimeout: Net::ReadTimeout with #<TCPSocket:(closed)>"]),
    ("timeout", &["RuntimeError: this took too long"]),
    ("closed", &["Errno::ECONNRESET: Connection reset by peer"]),
    ("protocol", &["Net::HTTPBadResponse: wrong status line: \"SSH-2.0-OpenSSH_9.2\""]),
];
