title = A request goes from GitLab through the AI Gateway to the model
about = Lets GitLab itself make three kinds of request: a token for an editor's direct connection (GitLab and gateway), a small code completion with the user's token (GitLab, gateway and model, with the key that GitLab has), and, with an administrator's token, the connection check of each self-hosted model ("Test connection"). A refusal is traced to the one who made it: GitLab's own carries the header X-GitLab-Error-Origin: monolith, the gateway's has a body with error, and the model's arrives as 421 or as 500.
proves = GitLab accepts the user, the gateway accepts GitLab, and the model completes code.
does-not-prove = That chat works: it takes another way, with longer prompts and streams. GitLab's connection check takes the model's key from its caller, and this program never handles keys: a model with a key is only shown to be reached by it.

DUO2200 = { $models ->
        [yes] GitLab gets a code completion through the AI Gateway, and its connection check finds no fault (models: { $count }).
       *[no] GitLab gets a code completion through the AI Gateway.
    } { $direct ->
        [yes] Editors get tokens for direct connections.
       *[no] Direct connections of editors are switched off or limited; their requests go through GitLab.
    }
DUO2201 = GitLab itself refuses the user's request, before the AI Gateway sees it.
    .cause = The user has no seat, the user's token is expired or lacks the scope api or ai_features, or the feature is disabled. The AI Gateway and the model have no part in this.
    .consequence = This user gets no code suggestions.
    .fix-1 = See what this user may use.
    .fix-2 = In Admin > GitLab Duo > Configure models for GitLab Duo see that Code completion is not disabled, and give this program a token of the user with the scope api.
    .fix-3 = Check again with the same user's token.
DUO2202 = GitLab hides code suggestions (404).
    .cause = The operations flag ai_duo_code_suggestions_switch is off, or this GitLab is too old or has no licence for them.
    .consequence = No user gets code suggestions.
    .fix-1 = See whether the flag is on; Feature.enable(:ai_duo_code_suggestions_switch) turns it on.
    .fix-2 = Check again.
DUO2203 = The AI Gateway rejects GitLab's token: { $words }.
    .cause = The 401 is the gateway's, not GitLab's and not the model's. The gateway holds keys of another instance, old keys, or none of GitLab's: AIGW_GITLAB_URL is wrong, GitLab was not reached when the keys were fetched, or the clocks differ.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See which keys the gateway gets.
    .fix-2 = Read the gateway's reason: "Signature verification failed." (other keys), "Invalid audience", "Signature has expired." or "not yet valid" (clocks).
    .fix-3 = After the repair start the gateway anew: it keeps keys for a day.
    .fix-4 = Check again.
DUO2204 = The AI Gateway finds that GitLab's token and headers contradict each other: { $words }.
    .cause = Instance ID or realm of the licence are not those of this instance, for example after a restore or a change of licence.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Ask GitLab's support for a new activation code.
    .fix-2 = Enter it in Admin > Subscription.
    .fix-3 = Check again.
DUO2205 = The AI Gateway cannot make tokens for editors.
    .cause = AIGW_SELF_SIGNED_JWT__SIGNING_KEY is missing in the gateway's container, or is not an RSA key in PEM form; line breaks get lost easily.
    .consequence = Editors get no direct connection ("Token creation failed") and fall back to requests through GitLab. Chat in editors can fail.
    .fix-1 = Make a key.
    .fix-2 = Give the whole text to the container, with its line breaks, and a second key as AIGW_SELF_SIGNED_JWT__VALIDATION_KEY; then start the container anew.
    .fix-3 = Check again.
DUO2206 = A code completion fails behind the AI Gateway's door ({ $status }): GitLab and the gateway accept the request, the model does not answer it.
    .cause = On this path the gateway says 500 of everything that the model refuses. { $suspect ->
        [key] GitLab's connection check reaches the model and is only asked for the key, so that the key that GitLab has is the first suspect.
       *[any] Model name, path, key, chat template and a server that is not reached look alike here.
    }
    .consequence = No user gets code completions.
    .fix-1 = Read the gateway's log: the line of logger exceptions has the model's own words.
    .fix-2 = { $suspect ->
        [key] In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model of Code completion and enter the server's key again.
       *[any] In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model of Code completion and use Test connection.
    }
    .fix-3 = Ask the model directly.
    .fix-4 = Check again.
DUO2207 = The AI Gateway fails inside when GitLab calls it ({ $status }), before it asks a model.
    .cause = Most often it could load no signing key at all: "No keys founds in JWKS; are OIDC providers up?" stands in its log.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Read the gateway's log at the time of this run.
    .fix-2 = See whether the gateway can load GitLab's keys.
    .fix-3 = Check again.
DUO2208 = GitLab gets no answer from the AI Gateway: { $text }.
    .cause = GitLab's own way to the gateway is broken, whatever other machines reach: name, port, firewall, certificate, a proxy in GitLab's environment, or GitLab's filter for outbound requests. The words "could not connect to the model endpoint" mean this too: GitLab says so when it cannot reach the gateway.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Ask for the gateway's health page from GitLab's host, or from its container or pod.
    .fix-2 = See the URL in Admin > GitLab Duo > Change configuration; a private address must be allowed in Admin > Settings > Network > Outbound requests.
    .fix-3 = Check again.
DUO2209 = GitLab has no model for code completion.
    .cause = Code completion is not assigned to a model.
    .consequence = No user gets code suggestions.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo select a model for Code completion.
    .fix-2 = Check again.
DUO2210 = GitLab's connection check of { $model } fails at the model: { $detail }.
    .cause = { $kind ->
        [key] The 401 or 403 is the model's: its server wants a key, and GitLab has none for this model.
       *[other] GitLab reaches the gateway, and the gateway asks the model; the status is what the model's server answered. 404 is a wrong path or name, 400 a refused request, 500 a server that is not reached or fails.
    }
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and correct { $kind ->
        [key] its API key.
       *[other] endpoint and identifier.
    }
    .fix-2 = Ask the model directly.
    .fix-3 = Ask it through the gateway.
    .fix-4 = Check again.
DUO2211 = The AI Gateway accepts GitLab's token and forbids the request: { $words }.
    .cause = The token does not name the feature: add-on or licence do not include it, or the gateway's version expects another name for it than GitLab's.
    .consequence = The feature fails for every user.
    .fix-1 = See the add-on in Admin > GitLab Duo, synchronise the subscription, and run GitLab and gateway in the same minor version.
    .fix-2 = Check again.
DUO2212 = Where GitLab calls the AI Gateway, something else answers ({ $status }, server: { $server }).
    .cause = The AI Gateway URL has a path too much, or a proxy on the way answers itself.
    .consequence = Code suggestions and chat fail for every user.
    .fix-1 = Correct the URL in Admin > GitLab Duo > Change configuration: scheme, host and port, without a path unless a proxy wants one.
    .fix-2 = Let the proxy pass every path and POST on unchanged.
    .fix-3 = Check again.
DUO2213 = The model answers a code completion with nothing.
    .cause = The model works and suggests no text: often a family that does not fit the model, so that its prompt is made for another one, or a reasoning model that spends all tokens on thinking.
    .consequence = Editors show no suggestions, without any error.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo choose a code model for Code completion, and see that its family is that of the model.
    .fix-2 = Check again.
DUO2214 = The AI Gateway does not accept how GitLab describes the model: { $detail }.
    .cause = The gateway does not allow this family for this feature (the family general is not allowed for code), does not know it, or the endpoint is no URL.
    .consequence = The feature fails for every user.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo choose a family that fits model and feature, and a whole URL as endpoint; run GitLab and gateway in the same minor version.
    .fix-2 = Check again.
DUO2215 = { $what ->
        [token] GitLab did not answer in time when asked for a token for editors.
        [completion] A code completion did not come back in time.
       *[connection] GitLab's connection check did not come back in time.
    }
    .cause = { $what ->
        [token] GitLab is slow, or waits for a gateway that does not answer.
       *[other] The model is slow or still loading, or the gateway tries a model again and again that it does not reach. GitLab's own connection check waits only 3 to 15 seconds.
    }
    .consequence = Users wait and see errors; editors drop suggestions that come late.
    .fix-1 = See whether the model server is up, loaded, and fast enough: an answer of a few words should take less than 3 seconds.
    .fix-2 = Where the model is only slow, raise the AI Gateway request timeout in Admin > GitLab Duo > Change configuration (GitLab 18.7 or newer).
    .fix-3 = Check again.
DUO2290 = { $what ->
        [user] Could not determine whether a user's request goes through
        [token] Could not determine whether editors get tokens
        [completion] Could not determine whether a code completion goes through
        [models] Could not determine which models GitLab has
        [model] Could not determine whether GitLab reaches the model
       *[both] Could not determine whether requests go from GitLab to the model
    }: { $why }.
    .why-rate-limit = GitLab limits such requests; try again in five minutes
