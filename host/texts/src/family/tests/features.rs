//! Texts of GitLab, its flows, editors and containers, by the family that they belong to.

pub(super) const TEXTS: &[(&str, &[&str])] = &[
    (
        "review-off",
        &[
            "Code Review Flow is not enabled. Contact your group administrator to enable the foundational flow in the top-level group. Error code: DCR4000",
            "Error code: DCR4007",
        ],
    ),
    (
        "review-account",
        &[
            "Code Review Flow is enabled but the service account needs to be verified. Contact your administrator. Error code: DCR4001",
            "Error code: DCR4006",
        ],
    ),
    ("review-credits", &["Error code: DCR4002"]),
    (
        "review-permission",
        &[
            "ops, you don't have permission to create a pipeline for Code Review Flow in this project. Error code: DCR4003",
            "Error in creating workload: Insufficient permissions to create a new pipeline",
        ],
    ),
    ("review-namespace", &["Error code: DCR4004"]),
    (
        "review-tokens",
        &[
            "Code Review Flow could not obtain the required authentication tokens to connect to the GitLab AI Gateway and the GitLab API.",
            "Error code: DCR4005",
        ],
    ),
    ("review-pipeline", &["Error code: DCR4008"]),
    ("review-again", &["Error code: DCR4009", "Error code: DCR5000", "Error code: DCR5001"]),
    ("flow-usage", &["failed to open self-hosted tracking stream"]),
    ("flow-lease", &["Cannot obtain an exclusive lease for CascadeSyncFoundationalFlowsWorker"]),
    ("flow-failed", &["Your request was valid but Workflow failed to complete it. Please try again."]),
    (
        "flow-service",
        &[
            "Unable to connect to workflow service",
            "Duo workflow service not reachable",
            "Workflow failed with status code \"50\"",
        ],
    ),
    (
        "flow-websocket",
        &[
            "WebSocket connection to 'wss://gitlab.example.com/api/v4/ai/duo_workflows/ws' failed",
            "WebSocket connection to 'wss://gitlab.example.com/api/v4/ai/duo_workflows/ws' failed: Error during WebSocket handshake: Unexpected response code: 400",
        ],
    ),
    (
        "flow-cli",
        &[
            "npm error 404 Not Found - GET https://npm.example.com/@gitlab%2fduo-cli",
            "npm error network request to https://registry.npmjs.org/@gitlab%2fduo-cli failed, reason: getaddrinfo ENOTFOUND registry.npmjs.org",
        ],
    ),
    ("editor-direct-off", &["Direct connections are disabled"]),
    (
        "editor-direct",
        &[
            "Failed to fetch direct connection details from GitLab instance.",
            "Direct connection for code suggestions failed.",
            "Fetching direct connection from https://gitlab.example.com/api/v4/code_suggestions/direct_access failed with status 403",
        ],
    ),
    (
        "editor-token",
        &[
            "Token validation failed in Language Server",
            "{\"error\":\"invalid_token\",\"error_description\":\"Token was revoked. You have to re-authorize from the user.\"}",
        ],
    ),
    (
        "editor-scope",
        &[
            "{\"error\":\"insufficient_scope\",\"error_description\":\"The request requires higher privileges than provided by the access token.\",\"scope\":\"ai_features api\"}",
        ],
    ),
    ("editor-start", &["GitLab Language server failed to start", "Webview didn't initialize in 10000ms"]),
    ("editor-authority", &["unable to find valid certification path to requested target"]),
    ("mcp-command", &["Error: spawn npx ENOENT"]),
    ("mcp-off", &["GET https://gitlab.example.com/api/v4/mcp: 404 Not Found"]),
    ("settings-load", &["An error occurred while loading the AI feature settings. Please try again."]),
    ("request-too-long", &["Rack::Timeout::RequestTimeoutException: Request ran for longer than 60000ms"]),
    (
        "image-unknown",
        &[
            "Error response from daemon: manifest for registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist/model-gateway:latest not found: manifest unknown: manifest unknown",
            "manifest unknown",
        ],
    ),
    ("image-pull", &["Normal  BackOff  kubelet  Back-off pulling image: ImagePullBackOff", "Error: ErrImagePull"]),
    (
        "container-memory",
        &["Last State: Terminated  Reason: OOMKilled", "Worker (pid:7) was sent SIGKILL! Perhaps out of memory?"],
    ),
    (
        "container-crash",
        &[
            "Back-off restarting failed container ai-gateway in pod ai-gateway-7d9c",
            "CrashLoopBackOff",
            "dependency failed to start: container ai-gateway is unhealthy",
        ],
    ),
];
