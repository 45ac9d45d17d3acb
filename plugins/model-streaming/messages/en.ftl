title = Each model streams its answers
about = Sends one short chat request with "stream" to each model, with the options that the AI Gateway sends, and looks at the pieces of the answer as they arrive: whether there are any, whether they come one by one, and whether the end is there. Chat asks for streams; the AI Gateway takes an answer without pieces for an empty one and logs nothing.
proves = The model streams from here: the pieces come, and the end with them.
does-not-prove = That the way from the AI Gateway to GitLab and to the browser streams too. A short answer that is complete within two seconds does not show whether a proxy collects it.

DUO6400 = The model at { $url } streams: { $pieces } pieces, the first after { $first } ms, the others within { $span } ms.
DUO6401 = { $kind ->
        [refused] The model server at { $url } refuses to stream ({ $status }: { $message }).
       *[error] The model server at { $url } answers a request for a stream with an error ({ $status }: { $message }), but not one without.
    }
    .cause = { $kind ->
        [refused] The server, or a proxy before it, does not support "stream" or "stream_options" for this model.
       *[error] Something about streams fails in the server, or in a proxy before it.
    }
    .consequence = { $switch ->
        [off] Chat works only because streaming is switched off on the gateway.
       *[on] Chat fails with A1004. Features that ask for whole answers work, so the model seems healthy.
    }
    .fix-1 = Update or configure the server so that it streams chat answers; vLLM, Ollama, llama.cpp and LiteLLM all do by themselves.
    .fix-2 = Until then, let the gateway ask for whole answers: create its container again with this variable. Answers then appear at once and late.
    .fix-3 = Check again.
DUO6402 = { $kind ->
        [whole] The model server at { $url } does not stream: it answers with one whole answer.
        [page] A web page answers a request for a stream at { $url }.
        [no-words] The model at { $url } streams nothing: the stream ends without a word.
       *[nothing] The answer to a request for a stream at { $url } holds no event.
    }
    .cause = { $kind ->
        [whole] The server or a proxy before it ignores "stream": true, or takes it out of the request.
        [page] A proxy or login page answers requests for streams.
        [no-words] The model ends its answer at once, often because its chat template is wrong, or something filters the pieces out.
       *[nothing] A proxy swallows the pieces, or changes their form.
    }
    .consequence = { $switch ->
        [off] Chat works only because streaming is switched off on the gateway.
       *[on] Chat answers arrive empty (A1002 or A1003) and no log names an error: the gateway takes such an answer for an empty one.
    }
    .fix-1 = { $kind ->
        [page] Let the proxy pass POST requests on to the model server without a login.
        [nothing] Let the proxy before the model server pass the answer on as it comes: text/event-stream, without changing or filtering it.
        [no-words] Ask the model for a plain answer, and correct its chat template if that is empty too.
       *[whole] Let the server stream, and see that no proxy changes the request. In LiteLLM's proxy remove fake_stream from the model's entry.
    }
    .fix-2 = Until then, let the gateway ask for whole answers: create its container again with this variable. Answers then appear at once and late.
    .fix-3 = Check again.
DUO6403 = The stream of the model at { $url } ends without its mark "data: [DONE]".
    .cause = The server does not send the mark, or a proxy drops the last piece. The answer itself was finished.
    .consequence = The AI Gateway does not notice. But a stream that is cut looks the same to it: shortened answers would show no error.
    .fix-1 = Update the server or the proxy, so that the stream ends as OpenAI's does.
    .fix-2 = If answers end too early, let the gateway ask for whole answers: create its container again with this variable.
    .fix-3 = Check again.
DUO6404 = The stream of the model at { $url } { $kind ->
        [nothing] is closed before it begins.
        [cut] is cut after { $pieces } pieces.
        [stalls] stops after { $pieces } pieces without an end.
       *[end] ends after { $pieces } pieces in the middle of the answer.
    }
    .cause = Something on the way ends long answers (a proxy's time limit, a load balancer, a firewall), or the server ends while it answers.
    .consequence = { $switch ->
        [off] Chat works only because streaming is switched off on the gateway.
       *[on] Chat answers stop in the middle of a sentence, and often no log names an error (A1003 on newer gateways).
    }
    .fix-1 = Read the model server's log for the time of this check. If it shows a whole answer, raise the time limits of the proxies before it (nginx: proxy_read_timeout 300s; proxy_buffering off).
    .fix-2 = Until then, let the gateway ask for whole answers: create its container again with this variable. Where a time limit is the cause, that does not help.
    .fix-3 = Check again.
DUO6405 = The stream of the model at { $url } ends in an error ({ $message }).
    .cause = The server began to answer with status 200 and failed then; its own words say why.
    .consequence = { $switch ->
        [off] Streaming is switched off on the gateway; whole answers may fail in the same way.
       *[on] Chat shows the beginning of an answer and then an error (A1004).
    }
    .fix-1 = Read the model server's log, and correct what it names: memory, a crashed engine, or the server behind a proxy.
    .fix-2 = If only streams fail, let the gateway ask for whole answers until then: create its container again with this variable.
    .fix-3 = Check again.
DUO6406 = The stream of the model at { $url } arrives in one burst: nothing for { $first } ms, then { $pieces } pieces within { $span } ms.
    .cause = A proxy between here and the model collects the answer before it passes it on (server: { $server }). nginx does so unless it is told otherwise, and so do many load balancers and TLS-inspecting proxies.
    .consequence = Chat shows nothing until the answer is complete. An answer that takes longer than 30 seconds ends in a timeout, because the AI Gateway waits that long for the next piece.
    .fix-1 = Switch buffering off for the model's location: proxy_buffering off; proxy_http_version 1.1; in nginx, or let the server send the header X-Accel-Buffering: no.
    .fix-2 = If the proxy must collect answers, switch streaming off on the gateway, so that at least the fault is visible: create its container again with this variable.
    .fix-3 = Check again.
DUO6490 = Could not determine whether the model streams: { $why }.
    .why-timed-out = the request had no answer in time; the model may be loading or slow
    .why-slow = the model streams, but too slowly to see the end
    .why-busy = the server is too busy ({ $status }: { $message })
    .why-status = the server refused the request ({ $status }: { $message })
DUO6499 = The provider { $provider } has other paths than OpenAI's, so this model is not asked for a stream here.
