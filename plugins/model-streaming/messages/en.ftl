title = Each model streams its answers
about = Sends one short chat request with "stream" to each model, with the options that the AI Gateway sends, and looks at the pieces of the answer as they arrive: whether there are any, whether they come one by one, and whether the end arrives. Chat requests streams; the AI Gateway treats an answer without pieces as an empty one and logs nothing.
proves = From here, the model streams: the pieces arrive, including the end.
does-not-prove = That the connection from the AI Gateway to GitLab and to the browser streams, too. A short answer that is complete within two seconds does not show whether a proxy buffers it.

-off = Chat works only because streaming is turned off on the gateway.
-until-then = Until then, make the gateway request whole answers, which appear late and all at once. { -save }
-save = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
-recreate = Recreate the container with this variable; the other options and the image are in gateway.json. With Docker Compose, change the service's environment and run docker compose up -d. When the model streams, recreate it without the variable.
-again = Run the check again.

DUO6400 = The model at { $url } streams: { $pieces } pieces, the first one after { $first } ms, the others within { $span } ms.
    .title = The model streams.
DUO6401 = { $kind ->
        [refused] The model server at { $url } refuses to stream ({ $status }: { $message }).
       *[error] The model server at { $url } answers with an error only when a stream is requested ({ $status }: { $message }).
    }
    .title = { $kind ->
        [refused] The model server refuses to stream.
       *[error] The model server answers with an error only when a stream is requested.
    }
    .cause = { $kind ->
        [refused] The server, or a proxy in front of it, does not support "stream" or "stream_options" for this model.
       *[error] Streaming fails in the server, or in a proxy in front of it.
    }
    .consequence = { $switch ->
        [off] { -off }
       *[on] Chat fails with A1004. Features that request whole answers work, so the model seems healthy.
    }
    .fix-1 = Read the model server's log, and update or configure the server so that it streams chat answers. vLLM, Ollama, llama.cpp and LiteLLM all support streaming by default.
    .fix-2 = { -until-then }
    .fix-3 = { -recreate }
    .fix-4 = { -again }
DUO6402 = { $kind ->
        [whole] The model server at { $url } does not stream: it sends one whole answer.
        [page] A web page answers a streaming request at { $url }.
        [no-words] The model at { $url } streams nothing: the stream ends without any text.
       *[nothing] The answer to a streaming request at { $url } contains no event.
    }
    .title = { $kind ->
        [whole] The model server does not stream: it sends one whole answer.
        [page] A web page answers a streaming request to the model.
        [no-words] The model streams nothing: the stream ends without any text.
       *[nothing] The answer to a streaming request contains no event.
    }
    .cause = { $kind ->
        [whole] The server or a proxy in front of it ignores "stream": true, or removes it from the request.
        [page] A proxy or login page answers streaming requests.
        [no-words] The model ends its answer at once, often because its chat template is wrong, or something filters out the pieces.
       *[nothing] A proxy drops the pieces or changes their format.
    }
    .consequence = { $switch ->
        [off] { -off }
       *[on] Chat answers are empty (A1002 or A1003), and no log shows an error: the gateway treats such an answer as an empty one.
    }
    .fix-1 = { $kind ->
        [page] Make the proxy forward POST requests to the model server without a login and without buffering.
        [nothing] Make the proxy in front of the model server forward the answer (text/event-stream) as it arrives, unchanged; this is the setting of NGINX.
        [no-words] Look for a reason in the model server's log. Ask the model for an answer without streaming, and correct its chat template if that is empty, too.
       *[whole] Look for a reason in the model server's log, make the server stream, and make sure that no proxy changes the request. In the configuration of a LiteLLM proxy, remove fake_stream from the model's entry.
    }
    .fix-2 = { -until-then }
    .fix-3 = { -recreate }
    .fix-4 = { -again }
DUO6403 = The stream of the model at { $url } ends without "data: [DONE]".
    .title = The model's stream ends without "data: [DONE]".
    .cause = The server does not send this line, or a proxy drops the last piece. The answer itself was complete.
    .consequence = The AI Gateway does not notice. But a stream that is cut off looks the same to it, so incomplete answers would show no error.
    .fix-1 = Update the server or the proxy so that the stream ends like OpenAI's, and make the proxy forward it as it arrives; this is the setting of NGINX.
    .fix-2 = If answers end too early, make the gateway request whole answers. { -save }
    .fix-3 = { -recreate }
    .fix-4 = { -again }
DUO6404 = The stream of the model at { $url } { $kind ->
        [nothing] is closed before it begins.
        [cut] is cut off after { $pieces } pieces.
        [stalls] stops after { $pieces } pieces without an end.
       *[end] ends after { $pieces } pieces in the middle of the answer.
    }
    .title = { $kind ->
        [nothing] The model's stream is closed before it begins.
        [cut] The model's stream is cut off.
        [stalls] The model's stream stops without an end.
       *[end] The model's stream ends in the middle of the answer.
    }
    .cause = Something on the way ends long answers (a proxy's timeout, a load balancer, a firewall), or the server exits while it answers.
    .consequence = { $switch ->
        [off] { -off }
       *[on] Chat answers stop in the middle of a sentence, and often no log shows an error (A1003 on newer gateways).
    }
    .fix-1 = Read the model server's log from the time of this check. If it shows a complete answer, turn off buffering and increase the timeouts of the proxies in front of it (NGINX: proxy_buffering off, proxy_read_timeout 300s).
    .fix-2 = { -until-then } If a timeout is the cause, this does not help.
    .fix-3 = { -recreate }
    .fix-4 = { -again }
DUO6405 = The stream of the model at { $url } ends with an error ({ $message }).
    .title = The model's stream ends with an error.
    .cause = The server began to answer with status 200 and then failed; its own words say why.
    .consequence = { $switch ->
        [off] Streaming is turned off on the gateway; whole answers may fail in the same way.
       *[on] Chat shows the beginning of an answer and then an error (A1004).
    }
    .fix-1 = Read the model server's log, and correct what it names: memory, a crashed engine, or the server behind a proxy.
    .fix-2 = If only streams fail: { -until-then }
    .fix-3 = { -recreate }
    .fix-4 = { -again }
DUO6406 = The stream of the model at { $url } arrives all at once: nothing for { $first } ms, then { $pieces } pieces within { $span } ms.
    .title = The model's stream arrives all at once.
    .cause = A proxy between here and the model buffers the answer (server: { $server }). NGINX does so by default, as do many load balancers and TLS-inspecting proxies.
    .consequence = Chat shows nothing until the answer is complete. Answers that take longer than 30 seconds end in a timeout, because by default the AI Gateway waits that long for the next piece (from 19.2: AIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUT).
    .fix-1 = Turn off buffering for the model's location. With NGINX, proxy_http_version 1.1 belongs with this setting; or make the server send the header X-Accel-Buffering: no.
    .fix-2 = If the proxy must buffer answers, turn off streaming on the gateway, so that at least errors are visible. { -save }
    .fix-3 = { -recreate }
    .fix-4 = { -again }
DUO6490 = Could not determine whether the model streams: { $why }.
    .title = Could not determine whether the model streams.
    .why-timed-out = the request got no answer in time; the model may be slow or still loading
    .why-slow = the model streams, but too slowly to see the end
    .why-busy = the server is too busy ({ $status }: { $message })
    .why-status = the server rejected the request ({ $status }: { $message })
DUO6499 = The provider { $provider } does not use OpenAI's paths, so this model is not asked for a stream here.
    .title = The provider does not use OpenAI's paths, so this model is not asked for a stream here.
