//! What users and administrators of GitLab see of the Agent Platform, of flows, editors and tools, and of containers that
//! do not start: sentences of GitLab, its extensions, the runner, Docker and Kubernetes.

use super::Family;

pub(super) const ROWS: &[Family] = &[
    // Code Review Flow says a code of its own.
    Family::new("review-off").words(r"\bDCR400[07]\b|Code Review Flow is not (?:enabled|available)"),
    Family::new("review-account").words(r"\bDCR400[16]\b|service account needs to be verified|could not add the service account"),
    Family::new("review-credits").words(r"\bDCR4002\b|No GitLab Credits remain"),
    Family::new("review-permission").words(
        r"\bDCR4003\b|permission to create a pipeline for|Error in creating workload: Insufficient permissions",
    ),
    Family::new("review-namespace").words(r"\bDCR4004\b|need to set a default GitLab Duo namespace"),
    Family::new("review-tokens").words(r"\bDCR4005\b|could not obtain the required authentication tokens"),
    Family::new("review-pipeline").words(r"\bDCR4008\b|could not create the required CI/CD pipeline"),
    Family::new("review-again").words(
        r"\bDCR(?:4009|500[01])\b|could not retrieve the source branch|Something went wrong while starting Code Review Flow|could not post the review comments",
    ),
    // Flows and Agentic Chat.
    Family::new("flow-usage").words(r"failed to open self-hosted tracking stream"),
    Family::new("flow-lease").words(r"exclusive lease.{0,80}FoundationalFlows|FoundationalFlows.{0,80}exclusive lease"),
    Family::new("flow-failed").words(r"Your request was valid but Workflow failed"),
    Family::new("flow-service").words(
        r"connect to workflow service|workflow service (?:is )?not reachable|Workflow failed with status code .?50\b",
    ),
    Family::new("flow-websocket").words(r"duo_workflows/ws\b.{0,40}failed"),
    Family::new("flow-cli").words(r"npm err(?:or|!).{0,200}duo-cli"),
    // Editors, GitLab Duo CLI, the MCP server.
    Family::new("editor-direct-off").words(r"Direct connections are (?:disabled|turned off)"),
    Family::new("editor-direct").words(
        r"Failed to fetch direct connection details|Direct connection for code suggestions failed|Fetching direct connection from",
    ),
    Family::new("editor-token").words(
        r"Token validation failed in Language Server|Token was revoked|[\x22']invalid_token[\x22']|^invalid_token$",
    ),
    Family::new("editor-scope").words(r"\binsufficient_(?:granular_)?scope\b|requires higher privileges than provided by the access token"),
    Family::new("editor-start").words(r"GitLab Language server failed to start|Webview didn.t initialize"),
    Family::new("editor-authority").words(r"unable to find valid certification path to requested target$"),
    Family::new("mcp-command").words(r"spawn (?:npx|node|uvx)\S* ENOENT"),
    Family::new("mcp-off").words(r"(?:\b404\b.{0,80}/api/v4/mcp\b|/api/v4/mcp\b.{0,80}\b404\b)"),
    // GitLab's own pages.
    Family::new("settings-load").words(r"error occurred while loading the AI feature settings"),
    Family::new("request-too-long").words(r"Rack::Timeout::RequestTimeout|Request ran for longer than \d+ ?ms"),
    // Containers.
    Family::new("image-unknown").words(
        r"manifest unknown|manifest for \S+ not found|failed to (?:pull and unpack|resolve reference).{0,300}not found",
    ),
    Family::new("image-pull").words(r"ImagePullBackOff|ErrImagePull|pull access denied|failed to pull image"),
    Family::new("container-memory").words(r"\bOOMKilled(?:$|[^\x22:])|was sent SIGKILL! Perhaps out of memory"),
    Family::new("container-crash").words(r"CrashLoopBackOff|Back-off restarting failed container|is unhealthy$"),
];
