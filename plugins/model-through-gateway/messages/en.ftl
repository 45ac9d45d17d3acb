title = The AI Gateway can call each model
about = Sends the prompt of GitLab's own connection test, which only says hello, to each configured model through the AI Gateway. This needs a token for the gateway (credential token of the connection ai-gateway), or a gateway with authentication turned off. GitLab's documentation uses POST /v1/chat/agent instead. AI Gateways built since November 18, 2025 answer every valid request to that path with 500 (TypeError in the gateway's log), which is not a problem of the setup and says nothing about the model, so this check does not use it.
proves = The gateway accepts the token, loads its prompt, and reaches the model server.
does-not-prove = That GitLab has the right API key for the model: this program never puts a model's key into a request's body, so a model with a key is called without it and is only shown to be reached. Nor that chat's long prompts fit or stream, nor that GitLab itself reaches the gateway.

-models = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), edit the model
-all-fail = Every feature that uses this model fails.
-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and image only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.
-image = Recreate the container from the self-hosted image of GitLab's version; the other options are in gateway.json. With Docker Compose, change the image and run docker compose up -d.
-direct = See how the model answers directly.
-again = Run the check again.

DUO5300 = { $proof ->
        [gitlab] { $model } answers GitLab's own request through the AI Gateway, with the key that GitLab has.
        [answered] { $model } answers through the AI Gateway.
       *[reached] The AI Gateway reaches { $model }; the model asks for its API key, which this program does not send through the gateway.
    }
    .title = { $proof ->
        [gitlab] The model answers GitLab's own request through the AI Gateway, with the key that GitLab has.
        [answered] The model answers through the AI Gateway.
       *[reached] The AI Gateway reaches the model, which asks for its API key.
    }
DUO5301 = Through the AI Gateway, { $model } answers 404: { $kind ->
        [account] the provider has no model { $identifier }.
       *[endpoint] the path or the model name does not exist at { $url }.
    }
    .title = { $kind ->
        [account] Through the AI Gateway, the model answers 404: the provider has no such model.
       *[endpoint] Through the AI Gateway, the model answers 404: the path or the model name does not exist.
    }
    .cause = { $kind ->
        [account] The model ID is wrong, retired, or not offered in the gateway's region.
       *[endpoint] The gateway appends /chat/completions to the endpoint and sends what follows the first slash of the identifier "{ $identifier }". Either the endpoint lacks /v1 (or has it twice), or the server has no model with that name.
    }
    .consequence = { -all-fail }
    .fix-1 = { -models } and correct the identifier: { $kind ->
        [account] the provider and a model ID that it offers in the gateway's region.
       *[endpoint] custom_openai/ and a name from the server's list of models. The endpoint of an OpenAI-compatible server ends in /v1.
    }
    .fix-2 = See which of the two is wrong.
    .fix-3 = { -again }
DUO5302 = Through the AI Gateway, { $model } rejects the request: { $detail }.
    .title = Through the AI Gateway, the model rejects the request.
    .cause = { $kind ->
        [account] The gateway has no credentials for the cloud account, or they may not use this model.
       *[endpoint] The model server, or a proxy in front of it, requires an API key or rejects the gateway. This program was given no key for this model.
    }
    .consequence = Every feature that uses this model fails, unless GitLab has an API key for it.
    .fix-1 = { $kind ->
        [account] { -save }
       *[endpoint] { -models } and enter the server's API key. Give the same key to this program.
    }
    .fix-2 = { $kind ->
        [account] Recreate the container with the credentials of an account that may use the model. { -other } With Kubernetes, better keep them in a secret.
       *[endpoint] { -direct }
    }
    .fix-3 = { $kind ->
        [account] { -direct }
       *[endpoint] { -again }
    }
    .fix-4 = { -again }
DUO5303 = Through the AI Gateway, { $model } rejects the request as invalid: { $detail }.
    .title = Through the AI Gateway, the model rejects the request as invalid.
    .cause = { $kind ->
        [account] The provider does not accept this model ID. Amazon Bedrock rejects most models without a region group ("on-demand throughput isn't supported") and IDs that do not exist.
       *[endpoint] The gateway sends a short system and user message. The server rejects it because its chat template is missing or accepts no system message, because its context is too small (the newest gateways put about 900 tokens before every prompt), or because the gateway does not know the provider in the identifier "{ $identifier }".
    }
    .consequence = { -all-fail }
    .fix-1 = Read the gateway's log: the line of the logger exceptions has the server's own words. { $kind ->
        [account] Then correct the identifier; for Amazon Bedrock, it is bedrock/ and the ID of an inference profile, such as bedrock/us.meta.llama3-3-70b-instruct-v1:0 in the United States.
       *[endpoint] Then correct the chat template, the context size (vLLM: --max-model-len) or the identifier.
    }
    .fix-2 = See whether the model rejects the same request directly.
    .fix-3 = { -again }
DUO5304 = { $who ->
        [model] The AI Gateway got no answer from { $model } in time: { $detail }.
       *[gateway] The AI Gateway did not answer a request for { $model } in time.
    }
    .title = { $who ->
        [model] The AI Gateway got no answer from the model in time.
       *[gateway] The AI Gateway did not answer a request for the model in time.
    }
    .cause = The model is slow, still loading, or hangs. { $who ->
        [model] The gateway stopped waiting.
       *[gateway] The newest gateways also retry a server that they cannot reach for about 45 seconds.
    }
    .consequence = Users wait and then see an error; GitLab itself stops waiting after its AI Gateway request timeout (60 seconds by default).
    .fix-1 = See in the model server's log whether it runs, has finished loading, and has free capacity.
    .fix-2 = { -direct }
    .fix-3 = { -again }
DUO5305 = { $kind ->
        [account] The provider of { $model } failed or rejected the request: { $detail }.
       *[endpoint] The AI Gateway cannot reach { $model } at { $url }, or the model fails internally: { $detail }.
    }
    .title = { $kind ->
        [account] The model's provider failed or rejected the request.
       *[endpoint] The AI Gateway cannot reach the model, or the model fails internally.
    }
    .cause = { $kind ->
        [account] For Amazon Bedrock, the gateway also reports missing permissions (IAM), missing access to the model, and an expired token as 500.
       *[endpoint] The gateway reports 500 both for a server that it cannot reach (DNS, port, TLS, localhost inside its container) and for a server that fails. Only its log tells which.
    }
    .consequence = { -all-fail }
    .fix-1 = { $kind ->
        [account] Read the gateway's log: the backtrace ends with the real reason. For Amazon Bedrock, the account needs the permissions bedrock:InvokeModel and bedrock:InvokeModelWithResponseStream; Anthropic's models also need the use case form of the account.
       *[endpoint] See whether { $url } can be reached from inside the gateway's container, where localhost is the container itself. For TLS, SSL_CERT_FILE must point to a bundle with the server's authority.
    }
    .fix-2 = { $kind ->
        [account] { -direct }
       *[endpoint] Read the gateway's log: the backtrace ends with the real reason.
    }
    .fix-3 = { $kind ->
        [account] { -again }
       *[endpoint] { -direct }
    }
    .fix-4 = { -again }
DUO5306 = Through the AI Gateway, { $model } answers with an error: { $detail }.
    .title = Through the AI Gateway, the model answers with an error.
    .cause = The model server is overloaded (429) or still loading (503), or a proxy in front of it cannot reach it (502).
    .consequence = Features that use this model fail as long as this lasts.
    .fix-1 = Read the log of the model server, and of the proxy in front of it.
    .fix-2 = { -direct }
    .fix-3 = { -again }
DUO5307 = The AI Gateway does not understand GitLab's description of { $model }: { $detail }.
    .title = The AI Gateway does not understand GitLab's description of the model.
    .cause = This version of the gateway does not know the family "{ $family }", or the endpoint "{ $url }" is not a URL with http or https.
    .consequence = { -all-fail }
    .fix-1 = { -models }: select a family that this version knows, and enter the endpoint as a complete URL.
    .fix-2 = If the gateway is older than GitLab, update it. { -save }
    .fix-3 = { -image }
    .fix-4 = { -again }
DUO5308 = The AI Gateway does not accept self-hosted models.
    .cause = AIGW_CUSTOM_MODELS__ENABLED is not true in the gateway's container; only images whose tag begins with self-hosted- set it.
    .consequence = Every feature that uses a self-hosted model fails.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with this variable, from an image whose tag begins with self-hosted-. { -other }
    .fix-3 = { -again }
DUO5309 = This AI Gateway does not have the prompt of GitLab's connection test.
    .cause = The gateway's image is older than the test, or its files are incomplete because a volume hides its own directory.
    .consequence = "Test connection" in GitLab fails for every model, and so do features whose prompts are missing.
    .fix-1 = See in the gateway's log which directory it looked in.
    .fix-2 = { -save }
    .fix-3 = { -image } Leave out volumes over /home/aigateway.
    .fix-4 = { -again }
DUO5310 = The AI Gateway fails internally when it is asked for { $model } (500).
    .title = The AI Gateway fails internally when it is asked for the model (500).
    .cause = A model's error would be 421. A plain 500 comes from the gateway: in most cases, it could not load any signing key ("No keys founds in JWKS; are OIDC providers up?" in its log).
    .consequence = Chat and code suggestions fail for all users.
    .fix-1 = Read the gateway's log from the time of this run, and correct what it names.
    .fix-2 = If it has no keys, see whether it can load GitLab's keys.
    .fix-3 = Then restart the gateway, because it keeps an empty key set for a day.
    .fix-4 = { -again }
DUO5311 = Something other than the AI Gateway answers its path for models ({ $status }, server: { $server }).
    .title = Something other than the AI Gateway answers its path for models.
    .cause = A proxy forwards the health check, but not this path: it rejects POST, a longer path, or the encoded slash in it (%2F), which GitLab sends.
    .consequence = "Test connection" in GitLab fails, and possibly every feature.
    .fix-1 = Make the proxy forward every path unchanged, including encoded slashes (NGINX: proxy_pass without a path; Apache: AllowEncodedSlashes NoDecode and nocanon). Then this command answers with JSON (401 without a token).
    .fix-2 = { -again }
DUO5312 = The AI Gateway sends its requests to { $model } ({ $url }) through the proxy { $proxy }, because NO_PROXY does not cover { $host }, and gets no answer from the model: { $detail }. Without the proxy, the model server answers ({ $status }).
    .title = The AI Gateway sends its requests to the model through a proxy that does not forward them.
    .cause = { $variable } is set in the gateway's environment, and NO_PROXY ({ $exceptions }) makes no exception for { $host }. For models, networks in NO_PROXY such as 10.0.0.0/8 have no effect: it must name the host or its domain.
    .consequence = { -all-fail }
    .fix-1 = See the proxy variables that the gateway has.
    .fix-2 = { -save }
    .fix-3 = Recreate the container with the model server's host in NO_PROXY. { -other } If the gateway can reach the model only through the proxy, repair the proxy instead.
    .fix-4 = { -again }
DUO5390 = { $about ->
        [all] Could not determine whether the AI Gateway can call the models
       *[other] Could not determine whether the AI Gateway can call { $model }
    }: { $why }.
    .title = { $about ->
        [all] Could not determine whether the AI Gateway can call the models.
       *[other] Could not determine whether the AI Gateway can call the model.
    }
    .why-own-access = it asks for its key ("{ $detail }"), which this program does not know to be wanted, and GitLab shows no trouble with its own
    .why-no-family = the model's family is not known; set family in [model.{ $model }]
    .why-no-token = the gateway requires a token. Set one as credential token of the connection ai-gateway: POST /api/v4/code_suggestions/direct_access on GitLab with the user's token returns one that is valid for an hour. If the user's token for GitLab is set as well, this program adds the headers that belong to it
    .why-headers = the gateway compares the token with headers that only GitLab knows; set a user's token as credential user of the connection gitlab (GitLab 18.3 or later)
    .why-token-rejected = the gateway does not accept the token ({ $said }). It may have expired after an hour, or the gateway rejects all of GitLab's tokens: see gitlab-from-gateway
    .why-scope = the token may not call models ({ $said }); it needs the scope complete_code
    .why-key = the model answers "{ $said }" to a request without its API key, which may be how it asks for the key; whether the key is right is checked with the model directly
