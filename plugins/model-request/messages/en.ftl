title = A request goes from GitLab through the AI Gateway to the model
about = Makes GitLab send three kinds of requests: a token for an editor's direct connection (GitLab and gateway), a small code completion with the user's token (GitLab, gateway and model, with the API key that GitLab has), and, with an administrator's token, the connection test of each self-hosted model ("Test connection"). With an online license and usage billing, a code completion counts as usage. Each refusal is attributed to its source: GitLab's own has the header X-GitLab-Error-Origin: monolith, the gateway's has a body with error, and the model's arrives as 421 or 500.
proves = GitLab accepts the user, the gateway accepts GitLab, and the model completes code.
does-not-prove = That chat works: it takes another path, with longer prompts and streaming. GitLab's connection test needs the model's API key from its caller, and this program never handles keys: a model with a key is only shown to be reached.

-models = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted)
-all-users = Chat and code suggestions fail for all users.
-no-completions = No user gets code suggestions.
-directly = Ask the model directly.
-versions = use the same minor version for GitLab and the gateway.
-again = Run the check again.

DUO2200 = { $models ->
        [yes] GitLab gets a code completion through the AI Gateway, and its connection test finds no problem (models: { $count }).
       *[no] GitLab gets a code completion through the AI Gateway.
    } { $direct ->
        [yes] Editors get tokens for direct connections.
       *[no] Direct connections of editors are turned off or limited; their requests go through GitLab.
    }
    .title = { $models ->
        [yes] GitLab gets a code completion through the AI Gateway, and its connection test finds no problem.
       *[no] GitLab gets a code completion through the AI Gateway.
    }
DUO2201 = GitLab itself rejects the user's request, before it reaches the AI Gateway.
    .cause = The user has no seat, the user's token is expired or lacks the scope api or ai_features, or the feature is disabled. The AI Gateway and the model are not involved.
    .consequence = This user gets no code suggestions.
    .fix-1 = See what this user may use.
    .fix-2 = Ask GitLab whether the user may use code suggestions; false means no.
    .fix-3 = { -models }, make sure that a model is selected for Code completion. Give this program a token of the user with the scope api.
    .fix-4 = Run the check again with the same user's token.
DUO2202 = GitLab hides code suggestions (404).
    .cause = The operations flag ai_duo_code_suggestions_switch is off, or this GitLab is too old or has no license for them.
    .consequence = { -no-completions }
    .fix-1 = See whether the flag is on.
    .fix-2 = If it is off, turn it on.
    .fix-3 = { -again }
DUO2203 = The AI Gateway rejects GitLab's token: { $words }.
    .title = The AI Gateway rejects GitLab's token.
    .cause = The 401 comes from the gateway, not from GitLab or the model. The gateway has another instance's keys, old keys, or none of GitLab's: AIGW_GITLAB_URL is wrong, GitLab could not be reached when the keys were loaded, or the clocks differ.
    .consequence = { -all-users }
    .fix-1 = See which keys the gateway gets.
    .fix-2 = Read the reason in the gateway's log: "Signature verification failed." (other keys), "Invalid audience", "Signature has expired." or "not yet valid" (clocks).
    .fix-3 = After the repair, restart the gateway: it keeps keys for a day.
    .fix-4 = { -again }
DUO2204 = The AI Gateway reports that GitLab's token and headers do not match: { $words }.
    .title = The AI Gateway reports that GitLab's token and headers do not match.
    .cause = The instance ID or realm in the license data is not that of this instance, for example after a restore or a change of license.
    .consequence = { -all-users }
    .fix-1 = Request a new activation code from GitLab Support.
    .fix-2 = Enter it in Admin > Subscription.
    .fix-3 = { -again }
DUO2205 = The AI Gateway cannot create tokens for editors.
    .cause = AIGW_SELF_SIGNED_JWT__SIGNING_KEY is missing in the gateway's container or is not an RSA key in PEM format; its line breaks are easily lost.
    .consequence = Editors get no direct connection ("Token creation failed") and fall back to requests through GitLab. Chat in editors can fail.
    .fix-1 = Create a signing key and a validation key.
    .fix-2 = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
    .fix-3 = Recreate the container with both keys; the other options and the image are in gateway.json. With Docker Compose, put each key with its line breaks into quotation marks in the env file, and run docker compose up -d.
    .fix-4 = { -again }
DUO2206 = A code completion fails behind the AI Gateway ({ $status }): GitLab and the gateway accept the request, but the model does not answer it.
    .title = A code completion fails behind the AI Gateway: the model does not answer it.
    .cause = On this path, the gateway answers 500 whatever the model rejects. { $suspect ->
        [key] GitLab's connection test reaches the model and is only asked for the API key, so the key in GitLab is the most likely cause.
       *[any] Model name, path, API key, chat template and an unreachable server look the same here.
    }
    .consequence = No user gets code completions.
    .fix-1 = Read the gateway's log: the line of the logger exceptions has the model's own words.
    .fix-2 = { -models }, edit the model of Code completion and { $suspect ->
        [key] enter the server's API key again.
       *[any] select Test connection.
    }
    .fix-3 = { -directly }
    .fix-4 = { -again }
DUO2207 = The AI Gateway fails internally when GitLab calls it ({ $status }), before it calls a model.
    .title = The AI Gateway fails internally when GitLab calls it, before it calls a model.
    .cause = In most cases, it could not load any signing key: its log says "No keys founds in JWKS; are OIDC providers up?"
    .consequence = { -all-users }
    .fix-1 = Read the gateway's log from the time of this run.
    .fix-2 = See whether the gateway can load GitLab's keys.
    .fix-3 = { -again }
DUO2208 = GitLab gets no answer from the AI Gateway: { $text }.
    .title = GitLab gets no answer from the AI Gateway.
    .cause = GitLab's own connection to the gateway fails, even if other machines reach it: DNS, port, firewall, certificate, a proxy in GitLab's environment, or GitLab's filter for outbound requests. "could not connect to the model endpoint" means this, too: GitLab says so when it cannot reach the gateway.
    .consequence = { -all-users }
    .fix-1 = Request the gateway's health check from GitLab's host, or from its container or pod.
    .fix-2 = Check the URL in Admin > GitLab Duo > Change configuration. A private address must be allowed in Admin > Settings > Network > Outbound requests.
    .fix-3 = { -again }
DUO2209 = GitLab has no model for code completion.
    .cause = Code completion is not assigned to a model.
    .consequence = { -no-completions }
    .fix-1 = { -models }, select a model for Code completion.
    .fix-2 = { -again }
DUO2210 = GitLab's connection test of { $model } fails at the model: { $detail }.
    .title = GitLab's connection test of the model fails at the model.
    .cause = { $kind ->
        [key] The 401 or 403 comes from the model: its server requires an API key, and GitLab has none for this model.
       *[other] GitLab reaches the gateway, and the gateway calls the model; the status is the model server's answer. 404 is a wrong path or name, 400 a rejected request, 500 a server that fails or cannot be reached.
    }
    .consequence = Every feature that uses this model fails.
    .fix-1 = { $kind ->
        [key] { -models }, edit the model and enter the server's API key.
       *[other] Read the gateway's log: the line of the logger exceptions has the model's own words. Then correct the model's endpoint or identifier in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted).
    }
    .fix-2 = { -directly }
    .fix-3 = Ask it through the gateway.
    .fix-4 = { -again }
DUO2211 = The AI Gateway accepts GitLab's token, but forbids the request: { $words }.
    .title = The AI Gateway accepts GitLab's token, but forbids the request.
    .cause = The token does not include the feature: add-on or license do not contain it, or the gateway's version expects another name for it than GitLab's.
    .consequence = The feature fails for all users.
    .fix-1 = Run GitLab's own test of the setup. Check the add-on in Admin > GitLab Duo, and synchronize the subscription.
    .fix-2 = Compare the versions: { -versions }
    .fix-3 = { -again }
DUO2212 = Something other than the AI Gateway answers GitLab's calls ({ $status }, server: { $server }).
    .title = Something other than the AI Gateway answers GitLab's calls.
    .cause = The AI Gateway URL contains a path that does not belong there, or a proxy on the way answers itself.
    .consequence = { -all-users }
    .fix-1 = Correct the URL in Admin > GitLab Duo > Change configuration: scheme, host and port, without a path unless a proxy needs one.
    .fix-2 = Make the proxy forward every path and POST unchanged. Then this command, run from GitLab's host, answers with JSON (401 without a token).
    .fix-3 = { -again }
DUO2213 = The model answers a code completion with empty text.
    .cause = The model works, but returns no text. Often its family does not fit, so it gets a prompt for another model, or it is a reasoning model that spends all tokens on thinking.
    .consequence = Editors show no suggestions, without any error.
    .fix-1 = { -models }, select a code model for Code completion, and make sure that its family is right.
    .fix-2 = { -again }
DUO2214 = The AI Gateway does not accept GitLab's description of the model: { $detail }.
    .title = The AI Gateway does not accept GitLab's description of the model.
    .cause = The gateway does not allow this family for this feature (General is not allowed for code), does not know it, or the endpoint is not a URL.
    .consequence = The feature fails for all users.
    .fix-1 = { -models }, edit the model, select a family that fits the model and the feature, and enter a complete URL as endpoint. Also, { -versions }
    .fix-2 = { -again }
DUO2215 = { $what ->
        [token] GitLab did not answer a request for an editor token in time.
        [completion] A code completion did not come back in time.
       *[connection] GitLab's connection test did not come back in time.
    }
    .cause = { $what ->
        [token] GitLab is slow, or waits for a gateway that does not answer.
       *[other] The model is slow or still loading, or the gateway keeps retrying a model that it cannot reach. GitLab's own connection test waits only 3 to 15 seconds.
    }
    .consequence = Users wait and then see an error; editors discard suggestions that arrive late.
    .fix-1 = See in the model server's log whether it is up, loaded, and fast enough: an answer of a few words should take less than 3 seconds.
    .fix-2 = If the model is only slow, increase the AI Gateway request timeout in Admin > GitLab Duo > Change configuration (GitLab 18.7 or later, 60 to 600 seconds).
    .fix-3 = { -again }
DUO2216 = GitLab's workflow service, not the AI Gateway, rejects code suggestions: { $words }.
    .title = GitLab's workflow service, not the AI Gateway, rejects code suggestions.
    .cause = Before a code suggestion, GitLab reports it for billing to the workflow service in GitLab's cloud, which rejects GitLab's token. GitLab 19.4.0 and 19.4.1 are known for this. The user's seat, the AI Gateway, and the model are not involved.
    .consequence = { -no-completions }
    .fix-1 = With GitLab 19.4.0 or 19.4.1: back up GitLab.
    .fix-2 = Upgrade GitLab to the newest patch release.
    .fix-3 = With another version: with an online license, GitLab needs access to duo-workflow-svc.runway.gitlab.net on port 443 (HTTP/2). See whether anything on the way answers in its place.
    .fix-4 = { -again }
DUO2290 = { $what ->
        [user] Could not determine whether a user's request succeeds
        [token] Could not determine whether editors get tokens
        [completion] Could not determine whether a code completion succeeds
        [models] Could not determine which models GitLab has
        [model] Could not determine whether GitLab reaches the model
       *[both] Could not determine whether requests go from GitLab to the model
    }: { $why }.
    .title = { $what ->
        [user] Could not determine whether a user's request succeeds.
        [token] Could not determine whether editors get tokens.
        [completion] Could not determine whether a code completion succeeds.
        [models] Could not determine which models GitLab has.
        [model] Could not determine whether GitLab reaches the model.
       *[both] Could not determine whether requests go from GitLab to the model.
    }
    .why-rate-limit = GitLab's rate limit was reached; try again in five minutes
    .why-no-default-namespace = the user belongs to several namespaces with GitLab Duo and selected no default namespace (User settings > Preferences)
