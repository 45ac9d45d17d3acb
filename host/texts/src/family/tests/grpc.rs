//! Texts of gRPC, by the family that they belong to.

pub(super) const TEXTS: &[(&str, &[&str])] = &[
    (
        "grpc-tls",
        &[
            r#"duoworkflow: failed to connect: rpc error: code = Unavailable desc = connection error: desc = "transport: authentication handshake failed: tls: first record does not look like a TLS handshake""#,
            "14:failed to connect to all addresses; last error: UNKNOWN: ipv4:10.0.0.1:50052: Ssl handshake failed (TSI_PROTOCOL_FAILURE): SSL_ERROR_SSL: error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER",
        ],
    ),
    (
        "grpc-behind-proxy",
        &[
            r"rpc error: code = Unavailable desc = unexpected HTTP status code received from server: 502 (Bad Gateway); transport: received unexpected content-type 'text/html'",
            "14:Received http2 header with status: 503",
        ],
    ),
    (
        "grpc-not-grpc",
        &[
            r#"duoworkflow: failed to read a gRPC message: rpc error: code = Unavailable desc = connection error: desc = "error reading server preface: http2: frame too large""#,
            r"rpc error: code = Unimplemented desc = unexpected HTTP status code received from server: 404 (Not Found); transport: received unexpected content-type 'application/json'",
            "14:failed to connect to all addresses; last error: UNAVAILABLE: ipv4:10.0.0.1:5052: Trying to connect an http1.x server (HTTP status 400)",
            r#"rpc error: code = Internal desc = stream terminated by RST_STREAM with error code: PROTOCOL_ERROR"#,
        ],
    ),
    (
        "grpc-too-large",
        &[
            "8:Received message larger than max (5242880 vs. 4194304)",
            "rpc error: code = ResourceExhausted desc = grpc: received message larger than max (6291456 vs. 4194304)",
        ],
    ),
    (
        "grpc-keepalive",
        &[
            "rpc error: code = Unavailable desc = closing transport due to: connection error: desc = \"error reading from server: EOF\", received prior goaway: code: ENHANCE_YOUR_CALM, debug data: \"too_many_pings\"",
        ],
    ),
    (
        "grpc-unimplemented",
        &[
            "rpc error: code = Unimplemented desc = unknown service DuoWorkflow",
            r#"<AioRpcError of RPC that terminated with: status = StatusCode.UNIMPLEMENTED details = "Method not found!" debug_error_string = "x">"#,
        ],
    ),
    (
        "grpc-unauthenticated",
        &["16:Failed to authenticate user", "rpc error: code = Unauthenticated desc = Failed to authenticate"],
    ),
    ("grpc-permission", &["rpc error: code = PermissionDenied desc = Unauthorized to execute workflow"]),
    ("grpc-deadline", &["4:Deadline Exceeded", "rpc error: code = DeadlineExceeded desc = context deadline exceeded"]),
    ("grpc-unavailable", &["rpc error: code = Unavailable desc = the service is draining"]),
];
