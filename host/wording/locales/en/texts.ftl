# What a text says: who, on which way, what failed
reading = { $leg ->
    [none] { $who }: { $what }.
   *[known] { $who }, { $leg }: { $what }.
}
reading-words = In its own words: { $words }
reading-nobody = The text

leg-gitlab = in GitLab
leg-gitlab-to-gateway = on the way from GitLab to the AI Gateway
leg-gateway = in the AI Gateway
leg-gateway-to-gitlab = on the way from the AI Gateway to GitLab
leg-gateway-to-model = on the way from the AI Gateway to the model
leg-model = at the model server
leg-agent-platform = on the way to the Agent Platform service
leg-features = in a feature of GitLab Duo
leg-hygiene = in a setting that was left on

speaker-gitlab = GitLab
speaker-ai-gateway = The AI Gateway
speaker-litellm = LiteLLM
speaker-openai = The OpenAI client
speaker-langchain = LangChain
speaker-httpx = httpx
speaker-aiohttp = aiohttp
speaker-requests = requests
speaker-urllib3 = urllib3
speaker-botocore = The AWS client
speaker-aws = AWS
speaker-azure = Azure
speaker-google = Google
speaker-anthropic = Anthropic
speaker-python = Python
speaker-pydantic = The configuration of a Python service
speaker-uvicorn = The web server uvicorn
speaker-jose = The token library
speaker-huggingface = The Hugging Face library
speaker-ruby = Ruby
speaker-go = A Go program
speaker-node = Node.js
speaker-java = Java
speaker-curl = curl
speaker-openssl = OpenSSL
speaker-grpc = gRPC
speaker-nginx = NGINX
speaker-haproxy = HAProxy
speaker-envoy = Envoy
speaker-apache = Apache
speaker-squid = A proxy (Squid or the like)
speaker-caddy = Caddy
speaker-model-server = The model server
speaker-container = The container engine

failure-resolve = { $peer ->
    [none] a host name does not resolve
   *[known] the host name { $peer } does not resolve
}
failure-refused = { $peer ->
    [none] nothing listens at the address
   *[known] nothing listens at { $peer }
}
failure-unreachable = { $peer ->
    [none] there is no route to the address
   *[known] there is no route to { $peer }
}
failure-timeout-connect = { $peer ->
    [none] no connection in time
   *[known] no connection to { $peer } in time
}
failure-timeout-read = { $peer ->
    [none] the connection is open, but no answer came in time
   *[known] the connection to { $peer } is open, but no answer came in time
}
failure-timeout = { $peer ->
    [none] no answer in time
   *[known] no answer from { $peer } in time
}
failure-connect = { $peer ->
    [none] no connection; the text does not say why
   *[known] no connection to { $peer }; the text does not say why
}
failure-tls = { $reason ->
    [unknown-issuer] the certificate is not trusted: its authority is unknown, or the server does not send an intermediate certificate
    [unknown-root] the certificate is not trusted: it ends in a private root that this side does not trust
    [self-signed] the certificate is not trusted: it, or its authority, is self-signed
    [host-name] the certificate is for another host name
    [expired] the certificate has expired
    [not-yet-valid] the certificate is not valid yet
    [legacy-name] the certificate has only a common name, no subject alternative name
    [malformed] the certificate breaks a rule that the client enforces
    [version] the two sides have no TLS version or cipher in common
    [client-certificate] the server requires a client certificate
    [not-tls] one side uses TLS, the other does not
   *[other] the TLS handshake fails
}
failure-proxy = a proxy on the way refuses the connection
failure-closed = the connection was closed before the answer was complete
failure-protocol = the answer is not in the expected protocol: something else listens there
failure-limit = a request or a prompt is too large
failure-authorization = access is denied
failure-quota = too many requests, or a quota or budget is used up
failure-request = the request is rejected as invalid
failure-missing = something that was named does not exist
failure-in-use = an address or a port is in use
failure-internal = the service itself failed
failure-unavailable = the service is unavailable or overloaded
failure-unclear = the error is in words that are not known here

# explain
explain-one-of = One of these explains it; the text does not say which:
explain-branches = The text does not say which of these it is:
explain-branch = Possibility { $number }
explain-no-page = no check has a page about this text; duo-doctor list codes shows all codes
explain-near = The nearest pages, by words that they have in common with it:
explain-unknown = no check knows `{ $text }`{ $hint }; `duo-doctor list codes` shows all codes, and those of a private check are known with the --component or --pack that it was run with
explain-more-records = Records that say something else: { $count }. duo-doctor triage FILE shows them all.

# triage
triage-summary = { $times ->
    [none] { $lines } lines, { $errors } errors, none with a time
   *[known] { $lines } lines, { $errors } errors, from { $first } to { $last }
}
triage-not-understood = { $count } error lines are in a form that this program does not know.
triage-may-be = may be { $codes }
triage-explained-by = explained by { $code }
