# What texts of GitLab, its flows, editors and containers mean, and what to do. Without arguments.

# Code Review Flow
family-review-off = Code Review Flow, or all foundational flows, are turned off for this group or project.
    .fix-1 = In the top-level group: Settings > General > GitLab Duo features, turn on foundational flows and Code Review Flow. Then look at the project's own setting.
family-review-account = The service account of the flow does not exist, or cannot become a member of the project.
    .fix-1 = Turn the flow off and on again in the top-level group, so that GitLab creates the account anew.
    .fix-2 = Check that it may be added to the project as a Developer: a membership lock of the group forbids it.
family-review-credits = No GitLab Credits are left for this billing period. The setup is right.
    .fix-1 = Buy credits, or wait for the next period. With a self-hosted model, check that one is selected for code review: Admin > GitLab Duo > Configure models for GitLab Duo.
family-review-permission = The user who started the flow may not create pipelines in this project; flows run in one.
    .fix-1 = Give the user at least the role Developer, and look at protected branches and at who may run pipelines.
family-review-namespace = GitLab does not know which group's GitLab Duo this user works with.
    .fix-1 = The user sets a default GitLab Duo namespace in the preferences, and requests the review again.
family-review-tokens = GitLab got no tokens for the AI Gateway and its own API, so the flow did not start.
    .fix-1 = Compare the versions: a gateway from 19.6 on starts no flow of GitLab 19.5 or earlier.
    .fix-2 = Check that a self-hosted model is selected for code review as well as for agents and flows.
    .fix-3 = Run duo-doctor check; GitLab's own health check is in Admin > GitLab Duo.
family-review-pipeline = GitLab could not create the pipeline in which the flow runs.
    .fix-1 = Check that an instance runner with the tag gitlab--duo and the Docker executor is online: Admin > CI/CD > Runners.
family-review-again = The flow failed once in GitLab itself: at its start, at the source branch, or when it posted comments.
    .fix-1 = Request the review again. If it fails every time, look for the correlation ID in GitLab's logs.

# Flows and Agentic Chat
family-flow-usage = GitLab could not report usage to its cloud service before the flow or the suggestion. With an online license, it then refuses the request.
    .fix-1 = Let GitLab through to duo-workflow-svc.runway.gitlab.net:443 with HTTP/2, also through the proxy.
    .fix-2 = GitLab 19.4.0 and 19.4.1 are rejected there; upgrade to a later 19.4.
family-flow-lease = Two workers turned the flows of many projects on or off at the same time, and one gave way. It tries again by itself.
    .fix-1 = Nothing, unless it repeats for hours: then look at the Sidekiq queue of CascadeSyncFoundationalFlowsWorker.
family-flow-failed = The flow's session ended with an error that is not told to the user.
    .fix-1 = Open the session (Automate > Sessions) and the log of its job, and explain the first error there.
family-flow-service = GitLab or the editor does not reach the Agent Platform service over gRPC.
    .fix-1 = Run duo-doctor check agent-platform-url agent-platform-service on GitLab's host.
    .fix-2 = Compare address, port 50052 and TLS with Admin > GitLab Duo > Change configuration.
family-flow-websocket = The browser or the runner does not get a WebSocket to GitLab: a proxy in front does not pass the upgrade, or closes it.
    .fix-1 = In the proxy in front of GitLab, set for /api/v4/ai/duo_workflows/ws and /-/cable: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_read_timeout 3600s;
family-flow-cli = The job of a flow cannot install GitLab Duo CLI from the npm registry.
    .fix-1 = Let the runner through to registry.npmjs.org, name a mirror with npm_config_registry, or run flows with an image that has GitLab Duo CLI.

# Editors, GitLab Duo CLI, MCP
family-editor-direct-off = Editors ask for suggestions through GitLab and not the AI Gateway itself, because direct connections are turned off. That works, a little slower.
    .fix-1 = Nothing, if this is intended. To turn them on: Admin > GitLab Duo > Change configuration > direct connections.
family-editor-direct = The editor got no address and token for the AI Gateway from GitLab, or does not reach that address, and asks GitLab instead.
    .fix-1 = Run duo-doctor check model-request with this user's token: it makes the same request.
    .fix-2 = If GitLab's answer is fine, test from the workstation: curl GATEWAY/monitoring/healthz. Otherwise turn direct connections off.
family-editor-token = GitLab rejects the token of this user, editor or script: it was revoked, has expired, or is not GitLab's. The AI Gateway and the model were not asked.
    .fix-1 = Sign in again in the editor, or create a personal access token with the scope api and enter it there.
family-editor-scope = The token of this user, editor or script is valid, and lacks the scope for this request.
    .fix-1 = Create a token with the scope api (for code suggestions alone, ai_features; for the MCP server, mcp).
family-editor-start = The GitLab extension of the editor does not start its own helper. GitLab, the AI Gateway and the model were not asked.
    .fix-1 = Update the extension, look at its output (GitLab Language Server), and check that the editor may start programs and open local ports.
family-editor-authority = Java, in which JetBrains editors run, does not trust the server's certificate.
    .fix-1 = Import the authority: Settings > Tools > Server Certificates, or keytool -importcert -cacerts -file CA.pem
family-mcp-command = The editor or agent cannot start the MCP server's command: it is not installed, or not on the PATH of the program that starts it.
    .fix-1 = Install Node.js, or write the full path of the command into the MCP configuration.
family-mcp-off = GitLab does not serve the MCP server at this address: its version is too early, or beta features are turned off.
    .fix-1 = Turn on beta and experimental features in Admin > GitLab Duo > Change configuration, and compare GitLab's version with the documentation of the MCP server.

# GitLab's own pages
family-settings-load = GitLab fails while it reads the feature settings, so models cannot be selected in the UI.
    .fix-1 = GitLab 18.4.0 has this fault (issue 571212): upgrade to the newest 18.4. Otherwise look for the correlation ID in production_json.log.
family-request-too-long = A request in GitLab itself took longer than Puma allows, usually because it waited for a name server, a proxy, the AI Gateway or the database.
    .fix-1 = Look for the correlation ID in production_json.log: its durations say what was waited for.
    .fix-2 = If only a proxy resolves outside names, configure it for GitLab: gitlab_rails['env'] with https_proxy and no_proxy.

# Containers
family-image-unknown = The registry has no image with this tag.
    .fix-1 = For the AI Gateway, use the tag of GitLab's version: self-hosted-vX.Y.Z-ee. There is no latest; the newest patch of a minor version can differ from GitLab's.
family-image-pull = The image cannot be pulled: the name is wrong, the registry wants credentials, or it is not reached from this machine.
    .fix-1 = See the reason: kubectl describe pod POD, or docker pull IMAGE on the host.
    .fix-2 = Without the internet, mirror the image and name the mirror (Helm: image.repository, image.tag, imagePullSecrets).
family-container-memory = The kernel ended the process for want of memory.
    .fix-1 = Give the container more: the AI Gateway needs 512 MB, 8 GB are recommended (docker run --memory, Helm: resources.limits.memory).
family-container-crash = The container ends again and again after its start, or does not become healthy. The reason is in its log.
    .fix-1 = Read the last words before the end: kubectl logs POD --previous, or docker logs CONTAINER; duo-doctor triage FILE explains them.
