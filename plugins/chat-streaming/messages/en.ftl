title = Chat answers come through the AI Gateway whole and piece by piece
about = Sends one chat to the AI Gateway's /v2/chat/agent, as GitLab does and as GitLab's page on A1003 tells to do with curl, and looks at the lines and at the times at which they arrive. It takes a token for the gateway (the credential token of the connection ai-gateway), or a gateway whose authentication is off. Run it on GitLab's host to examine proxies between GitLab and the gateway.
proves = A chat answer reaches this place unbroken.
does-not-prove = That proxies elsewhere pass streams on, for example between users and GitLab. A model with a key is asked without it, because this program puts no key into a body: then only the line that says so is seen to arrive, and not whether long answers stream.

DUO5400 = { $proof ->
        [streamed] Chat answers stream through the AI Gateway at { $url }: { $count } pieces over { $spread } ms.
        [whole] A chat answer of { $model } comes through the AI Gateway at { $url }; it was too quick, or in too few pieces, to tell whether answers stream.
       *[line] The AI Gateway at { $url } answers a chat line by line. { $model } asks for its key, which this program does not send through the gateway.
    }
DUO5401 = Chat with { $model } fails, with status 200: { $message }.
    .cause = The gateway answers 200 before it asks the model, and passes the model's failure on as a line of the answer. The text is the model's own, or the gateway's about the model.
    .consequence = Chat users see code A1004, and nothing in the status codes of logs and proxies shows it.
    .fix-1 = See what the gateway says of a short request to this model.
    .fix-2 = Ask the model directly.
    .fix-3 = Check again.
DUO5402 = The connection is cut in the middle of a chat answer; pieces that arrived: { $count }.
    .cause = A proxy, load balancer or firewall between here and the gateway ends the connection, or the gateway's process ended. A failure of the model would have come as a line of its own.
    .consequence = Chat users see code A1003.
    .fix-1 = Let every proxy on the way wait long enough between two pieces (nginx: proxy_read_timeout 300s) and pass pieces on at once (proxy_buffering off, HTTP/1.1).
    .fix-2 = Read whether the gateway reports an exception, or was started anew, at the time of this run.
    .fix-3 = To confirm, disable streaming for a while: where chat then works, something on the way does not pass streams on. Remove the variable afterwards.
    .fix-4 = Check again.
DUO5403 = The AI Gateway's chat answer has status 200 and no content.
    .cause = { $cut ->
        [yes] The connection was cut before the first line: by a proxy on the way, or because the gateway failed before its first line.
       *[no] A proxy on the way swallows the pieces of the answer, or the model gave not even an empty piece.
    }
    .consequence = Chat users see code A1002 or A1003.
    .fix-1 = Ask the gateway from its own host, without the proxy: where chat works there, let the proxy pass chunked answers on unchanged (HTTP/1.1, proxy_buffering off).
    .fix-2 = Read whether the gateway reports an exception at the time of this run (IndexError: the model's stream was empty).
    .fix-3 = To confirm, disable streaming for a while. Remove the variable afterwards.
    .fix-4 = Check again.
DUO5404 = Chat answers do not stream: { $count } pieces arrived all at once after { $seconds } s.
    .cause = A proxy between here and the gateway, or between the gateway and the model, collects the answer and passes it on at its end.
    .consequence = Chat users wait in front of an empty answer. Long answers run into the idle timeouts of other proxies and end as A1000 or A1003.
    .fix-1 = Turn buffering off in every proxy on the way (nginx: proxy_buffering off; proxy_http_version 1.1), and compression and content inspection for these paths.
    .fix-2 = Check again, once from GitLab's host and once from the gateway's: that tells on which side the proxy stands.
DUO5405 = Something other than the AI Gateway answers its chat path ({ $status }, server: { $server }).
    .cause = A proxy answers itself, refuses POST, or passes this path on to another service.
    .consequence = Chat fails for every user.
    .fix-1 = Let the proxy pass /v2/chat/agent on to the gateway, with POST and unchanged.
    .fix-2 = Check again.
DUO5406 = The AI Gateway's chat answer did not begin in time.
    .cause = The gateway sends its status at once and lines as soon as the model speaks. Either the model is slow, loading or not reached (the gateway then tries for one to three minutes), or a proxy on the way holds the answer back.
    .consequence = Chat users see A1000 after GitLab's AI Gateway timeout, 60 seconds unless configured.
    .fix-1 = See whether the model server runs, has finished loading, and how long it takes to its first word.
    .fix-2 = Turn buffering off in every proxy on the way (nginx: proxy_buffering off).
    .fix-3 = Check again.
DUO5407 = Chat with { $model } brings an answer without any text.
    .cause = The model server ignores the wish for a stream, or ends its stream without a piece: the gateway takes that for an empty answer and reports no error.
    .consequence = Chat users get an empty answer; code and logs show nothing.
    .fix-1 = See whether the model's server streams.
    .fix-2 = Where it cannot, let the gateway ask it without streaming; the container must be started anew.
    .fix-3 = Check again.
DUO5408 = The AI Gateway refuses a chat for { $model } ({ $status }): { $detail }.
    .cause = { $kind ->
        [inside] It fails before it asks the model: it has no signing keys, self-hosted models are switched off (AIGW_CUSTOM_MODELS__ENABLED), or its version has a fault here.
       *[description] It does not understand how the model is described: this version does not know the family, or the endpoint is no whole URL. The newest gateways then ask GitLab's own cloud model, for which they have no account.
    }
    .consequence = Chat fails for every user.
    .fix-1 = Read the gateway's log at the time of this run.
    .fix-2 = In Admin > GitLab Duo > Configure models for GitLab Duo see family and endpoint of the model; run GitLab and gateway in the same minor version.
    .fix-3 = Check again.
DUO5490 = Could not determine whether chat answers come through the AI Gateway: { $why }.
    .why-no-family = the model's family is not known; give it as family in the model's table
    .why-no-token = the gateway wants a token. Give one that may use chat as credential token of the connection ai-gateway; the one for editors (direct_access) may not. Or run the gateway for a moment with AIGW_AUTH__BYPASS_EXTERNAL=true, out of reach of others
    .why-headers = the gateway holds the token against headers that only GitLab knows; give a user's token as credential user of the connection gitlab (GitLab 18.3 or newer)
    .why-token-rejected = the gateway does not accept the token ({ $said }). It may have expired after its hour, or the gateway rejects GitLab's tokens altogether: see gitlab-from-gateway
    .why-scope = the token may not chat ({ $said }); a token for editors (direct_access) never may
