title = The AI Gateway can ask each model
about = Sends each configured model, through the AI Gateway, the prompt of GitLab's own connection check: it only says hello. That takes a token for the gateway (the credential token of the connection ai-gateway), or a gateway whose authentication is off. GitLab's page tells to send POST /v1/chat/agent instead. AI Gateways built since 18 November 2025 answer every valid request to that path with 500 (TypeError in the gateway's log): that is no fault of the set-up and proves nothing about the model, so this check does not use it.
proves = The gateway accepts the token, loads its prompt, and reaches the model's server.
does-not-prove = That GitLab has the right key for the model: this program never puts a model's key into a request's body, so a model with a key is asked without it and only shows that it was reached. Nor that chat's long prompts fit or stream, nor that GitLab itself reaches the gateway.

DUO5300 = { $proof ->
        [answered] { $model } answers through the AI Gateway.
       *[reached] The AI Gateway reaches { $model }; the model asks for its key, which this program does not send through the gateway.
    }
DUO5301 = Through the AI Gateway, { $model } answers 404: { $kind ->
        [account] the provider has no model { $identifier }.
       *[endpoint] path or model name are not served at { $url }.
    }
    .cause = { $kind ->
        [account] The model ID is wrong, at its end of life, or not offered in the gateway's region.
       *[endpoint] The gateway appends /chat/completions to the endpoint and sends what follows the first slash of the identifier "{ $identifier }". Either the endpoint lacks /v1 (or has it twice), or the server knows no model by that name.
    }
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model: the endpoint of an OpenAI-compatible server ends in /v1, the identifier is custom_openai/ and a name from the server's list of models.
    .fix-2 = See which of the two it is.
    .fix-3 = Check again.
DUO5302 = Through the AI Gateway, { $model } refuses the request: { $detail }.
    .cause = { $kind ->
        [account] The gateway's cloud account has no credentials, or they may not use this model.
       *[endpoint] The model's server, or a proxy before it, wants an API key or refuses the gateway. No key for this model was given to this program.
    }
    .consequence = Every feature that is assigned to this model fails, unless GitLab has a key for it.
    .fix-1 = { $kind ->
        [account] Give the gateway's container the credentials of an account that may use the model (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION_NAME for Amazon Bedrock).
       *[endpoint] In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and enter the server's key. Give the same key to this program.
    }
    .fix-2 = Ask the model directly.
    .fix-3 = Check again.
DUO5303 = Through the AI Gateway, { $model } calls the request wrong: { $detail }.
    .cause = { $kind ->
        [account] The provider does not take this model ID as it stands. Amazon Bedrock says so of most models that are named without a region group ("on-demand throughput isn't supported"), and of IDs that do not exist.
       *[endpoint] The server refuses what the gateway sends, a system and a user message that say hello: its chat template is missing or takes no system message, its context is too small (the newest gateways put some 900 tokens before every prompt), or the identifier "{ $identifier }" begins with no provider that the gateway knows.
    }
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = Read the gateway's log: the line of logger exceptions says the server's own words. { $kind ->
        [account] Then correct the identifier, for Amazon Bedrock to bedrock/ and the ID of an inference profile: bedrock/us.meta.llama3-3-70b-instruct-v1:0 in the United States.
       *[endpoint] Then correct chat template, context size (--max-model-len for vLLM) or identifier.
    }
    .fix-2 = See whether the model refuses the same request directly.
    .fix-3 = Check again.
DUO5304 = { $who ->
        [model] The AI Gateway waited in vain for { $model }: { $detail }.
       *[gateway] The AI Gateway did not answer about { $model } in time.
    }
    .cause = The model is slow, still loading, or hangs. { $who ->
        [model] The gateway itself gave up.
       *[gateway] The newest gateways also try a server that they cannot reach again for some 45 seconds.
    }
    .consequence = Users wait, and then see an error; GitLab itself gives up after its AI Gateway timeout, 60 seconds unless configured.
    .fix-1 = See whether the model server runs, has finished loading, and has a free slot.
    .fix-2 = See how the model answers directly.
    .fix-3 = Check again.
DUO5305 = { $kind ->
        [account] The provider of { $model } failed or refused: { $detail }.
       *[endpoint] The AI Gateway cannot reach { $model } at { $url }, or the model fails inside: { $detail }.
    }
    .cause = { $kind ->
        [account] For Amazon Bedrock the gateway reports a missing permission (IAM), no access to the model, and an expired token as 500 too.
       *[endpoint] The gateway says 500 both of a server that it cannot reach (name, port, TLS, localhost inside its container) and of a server that fails. Only its log tells which.
    }
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = { $kind ->
        [account] Give the account that the gateway uses the permission bedrock:InvokeModel and access to this model.
       *[endpoint] See that host and port of { $url } are reached from inside the gateway's container; localhost there is the container itself. For TLS, SSL_CERT_FILE must name a bundle with the server's CA.
    }
    .fix-2 = Read the gateway's log: the backtrace ends with the true reason.
    .fix-3 = See how the model answers directly.
    .fix-4 = Check again.
DUO5306 = Through the AI Gateway, { $model } answers with an error: { $detail }.
    .cause = The model's server is overloaded (429), still loading (503), or a proxy before it does not reach it (502).
    .consequence = Features that are assigned to this model fail while this lasts.
    .fix-1 = Read the log of the model's server, and of the proxy before it.
    .fix-2 = See how the model answers directly.
    .fix-3 = Check again.
DUO5307 = The AI Gateway does not understand GitLab's description of { $model }: { $detail }.
    .cause = This version of the gateway does not know the family "{ $family }", or the endpoint "{ $url }" is no URL with http or https.
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model: choose a family that this version knows, and write the endpoint as a whole URL.
    .fix-2 = Or run the gateway's image of GitLab's own minor version (self-hosted-vX.Y.Z-ee).
    .fix-3 = Check again.
DUO5308 = The AI Gateway does not accept self-hosted models.
    .cause = AIGW_CUSTOM_MODELS__ENABLED is not true in the gateway's container; images whose tag does not begin with self-hosted- leave it off.
    .consequence = Every feature that is assigned to a self-hosted model fails.
    .fix-1 = Set the variable and start the container anew, from an image whose tag begins with self-hosted-.
    .fix-2 = Check again.
DUO5309 = This AI Gateway does not have the prompt of GitLab's connection check.
    .cause = The gateway's image is older than the check, or its files are incomplete: a volume lies over its own folder.
    .consequence = "Test connection" in GitLab fails for every model, and features whose prompts are missing as well.
    .fix-1 = Read which folder the gateway looked in.
    .fix-2 = Run the image of GitLab's own minor version (self-hosted-vX.Y.Z-ee), without a volume over /home/aigateway.
    .fix-3 = Check again.
DUO5310 = The AI Gateway fails inside when it is asked for { $model } (500).
    .cause = A model's error would be 421. A plain 500 is the gateway's own: most often it could load no signing key at all ("No keys founds in JWKS; are OIDC providers up?" in its log).
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Read the gateway's log at the time of this run.
    .fix-2 = Correct what it names. For missing keys see the check gitlab-from-gateway; after that the container must be started anew, because it keeps an empty key set for a day.
    .fix-3 = Check again.
DUO5311 = Something other than the AI Gateway answers its path for models ({ $status }, server: { $server }).
    .cause = A proxy passes the health page on but not this path: it refuses POST, a longer path, or the encoded slash in it (%2F), which GitLab sends.
    .consequence = "Test connection" in GitLab fails, and with it possibly every feature.
    .fix-1 = Let the proxy pass every path on unchanged, encoded slashes included (nginx: proxy_pass without a path; Apache: AllowEncodedSlashes NoDecode and nocanon).
    .fix-2 = Check again.
DUO5390 = { $about ->
        [all] Could not determine whether the AI Gateway can ask the models
       *[other] Could not determine whether the AI Gateway can ask { $model }
    }: { $why }.
    .why-no-family = the model's family is not known; give it as family under [model.{ $model }]
    .why-no-token = the gateway wants a token. Give one as credential token of the connection ai-gateway: on GitLab's host, POST /api/v4/code_suggestions/direct_access with the user's token answers with one that lasts an hour. Together with the user's token for GitLab this program then adds the headers that belong to it
    .why-headers = the gateway holds the token against headers that only GitLab knows; give a user's token as credential user of the connection gitlab (GitLab 18.3 or newer)
    .why-token-rejected = the gateway does not accept the token ({ $said }). It may have expired after its hour, or the gateway rejects GitLab's tokens altogether: see gitlab-from-gateway
    .why-scope = the token may not ask models ({ $said }); it needs the scope complete_code
    .why-key = the model answers "{ $said }" to a request without its key. That may be how it asks for the key; whether the key is right is asked of the model directly
