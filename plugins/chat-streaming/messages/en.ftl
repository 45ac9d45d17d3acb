title = Chat answers come through the AI Gateway complete and piece by piece
about = Sends one chat to the AI Gateway's /v2/chat/agent, as GitLab does, and as GitLab's documentation on A1003 suggests with curl, and looks at the lines and when they arrive. This needs a token for the gateway (credential token of the connection ai-gateway), or a gateway with authentication turned off. Run it on GitLab's host to examine proxies between GitLab and the gateway.
proves = A complete chat answer reaches this machine.
does-not-prove = That proxies elsewhere, for example between users and GitLab, allow streaming. A model with an API key is called without it, because this program puts no key into a request's body: then it only sees that the line about the missing key arrives, not whether long answers stream.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
-without-streaming = Recreate the container with this variable; the other options and the image are in gateway.json. With Docker Compose, change the service's environment and run docker compose up -d.

DUO5400 = { $proof ->
        [streamed] Chat answers stream through the AI Gateway at { $url }: { $count } pieces over { $spread } ms.
        [whole] A chat answer of { $model } comes through the AI Gateway at { $url }; it was too fast, or had too few pieces, to tell whether answers stream.
       *[line] The AI Gateway at { $url } answers a chat line by line. { $model } asks for its API key, which this program does not send through the gateway.
    }
    .title = { $proof ->
        [streamed] Chat answers stream through the AI Gateway.
        [whole] A chat answer comes through the AI Gateway; whether answers stream is not known.
       *[line] The AI Gateway answers a chat line by line, but the model asks for its API key.
    }
DUO5401 = Chat with { $model } fails with status 200: { $message }.
    .title = Chat with the model fails with status 200.
    .cause = The gateway answers 200 before it calls the model, and passes the model's failure on as a line of the answer. The text comes from the model, or from the gateway about the model.
    .consequence = Chat users see A1004; the status codes in logs and proxies do not show the failure.
    .fix-1 = Read the gateway's log: the line of the logger exceptions has the model's own words.
    .fix-2 = See what the gateway says about a short request to this model.
    .fix-3 = Ask the model directly, and correct what these checks name.
    .fix-4 = Run the check again.
DUO5402 = The connection was closed in the middle of a chat answer, after { $count } pieces.
    .title = The connection was closed in the middle of a chat answer.
    .cause = A proxy, load balancer or firewall between here and the gateway closed the connection, or the gateway's process ended. A failure of the model would have arrived as a line.
    .consequence = Chat users see A1003.
    .fix-1 = Make every proxy on the way forward pieces at once, and wait long enough between two of them. With NGINX, proxy_read_timeout 300s and proxy_http_version 1.1 belong with this setting.
    .fix-2 = See whether the gateway reports an exception, or was restarted, at the time of this run.
    .fix-3 = To confirm the cause, run the gateway without streaming for a while: if chat works then, something on the way does not allow streaming. { -save }
    .fix-4 = { -without-streaming } Afterwards, recreate it without the variable.
    .fix-5 = Run the check again.
DUO5403 = The AI Gateway's chat answer has status 200, but no content.
    .cause = { $cut ->
        [yes] The connection was closed before the first line, by a proxy on the way or because the gateway failed.
       *[no] A proxy on the way drops the content of the answer, or the model sent nothing.
    }
    .consequence = Chat users see A1002 or A1003.
    .fix-1 = Run this check on the gateway's host, without the proxy. If it passes there, make the proxy forward chunked answers unchanged; with NGINX, proxy_http_version 1.1 belongs with this setting.
    .fix-2 = See whether the gateway reports an exception at the time of this run (IndexError: the model's stream was empty).
    .fix-3 = To confirm the cause, run the gateway without streaming for a while. { -save }
    .fix-4 = { -without-streaming } Afterwards, recreate it without the variable.
    .fix-5 = Run the check again.
DUO5404 = Chat answers do not stream: { $count } pieces arrived all at once after { $seconds } s.
    .title = Chat answers do not stream: they arrive all at once.
    .cause = A proxy between here and the gateway, or between the gateway and the model, collects the answer and forwards it at the end.
    .consequence = Chat users see nothing until the answer is complete. Long answers run into the idle timeouts of other proxies and end with A1000 or A1003.
    .fix-1 = Turn off buffering in every proxy on the way, as well as compression and content inspection for these paths. With NGINX, proxy_http_version 1.1 belongs with this setting.
    .fix-2 = Run the check again, once on GitLab's host and once on the gateway's: this shows on which side the proxy is.
DUO5405 = Something other than the AI Gateway answers its chat path ({ $status }, server: { $server }).
    .title = Something other than the AI Gateway answers its chat path.
    .cause = A proxy answers itself, rejects POST, or forwards this path to another service.
    .consequence = Chat fails for all users.
    .fix-1 = Make the proxy forward POST requests to /v2/chat/agent unchanged to the gateway. Then this command answers with JSON (401 without a token).
    .fix-2 = Run the check again.
DUO5406 = The AI Gateway's chat answer did not begin in time.
    .cause = The gateway sends its status at once, and lines as soon as the model answers. Either the model is slow, still loading or unreachable (the gateway then retries for one to three minutes), or a proxy on the way holds the answer back.
    .consequence = Chat users see A1000 after GitLab's AI Gateway request timeout (60 seconds by default).
    .fix-1 = See in the model server's log whether it runs, has finished loading, and how long it needs for the first word.
    .fix-2 = Turn off buffering in every proxy on the way; this is the setting of NGINX.
    .fix-3 = Run the check again.
DUO5407 = Chat with { $model } returns an answer without any text.
    .title = Chat with the model returns an answer without any text.
    .cause = The model server ignores the request for a stream, or ends its stream without content: the gateway takes that for an empty answer and reports no error.
    .consequence = Chat users get an empty answer; there is no error code, and nothing in the logs.
    .fix-1 = See whether the model server streams.
    .fix-2 = If it cannot stream, make the gateway request whole answers. { -save }
    .fix-3 = { -without-streaming } With Helm, also add it to extraEnvironmentVariables.
    .fix-4 = Run the check again.
DUO5408 = The AI Gateway rejects a chat with { $model } ({ $status }): { $detail }.
    .title = The AI Gateway rejects a chat with the model.
    .cause = { $kind ->
        [inside] It fails before it calls the model: it has no signing keys, self-hosted models are turned off (AIGW_CUSTOM_MODELS__ENABLED), or this version has a bug.
       *[description] It does not understand how the model is described: this version does not know the family, or the endpoint is not a complete URL. The newest gateways then try GitLab's cloud model, for which they have no credentials.
    }
    .consequence = Chat fails for all users.
    .fix-1 = Read the gateway's log from the time of this run.
    .fix-2 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), check the family and endpoint of the model. Use the same minor version for GitLab and the gateway.
    .fix-3 = Run the check again.
DUO5490 = Could not determine whether chat answers come through the AI Gateway: { $why }.
    .title = Could not determine whether chat answers come through the AI Gateway.
    .why-own-access = the model requires a key ("{ $message }") that this program does not have, and GitLab shows no trouble with its own
    .why-no-family = the model's family is not known; set family in the model's section of the configuration
    .why-no-token = the gateway requires a token. Set one that may use chat as credential token of the connection ai-gateway; the token for editors (direct_access) may not. AIGW_AUTH__BYPASS_EXTERNAL=true also works, but turns authentication off for everyone: use it only on a gateway that nobody else can reach, and recreate the container without it right after this check
    .why-headers = the gateway compares the token with headers that only GitLab knows; set a user's token as credential user of the connection gitlab (GitLab 18.3 or later)
    .why-token-rejected = the gateway does not accept the token ({ $said }). It may have expired after an hour, or the gateway rejects all of GitLab's tokens: see gitlab-from-gateway
    .why-scope = the token may not use chat ({ $said }); tokens for editors (direct_access) never may
