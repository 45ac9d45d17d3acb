title = The AI Gateway's log says what it does, and nothing in it goes wrong
about = Looks whether the gateway's log is there, whole, and one JSON object a line, and whether it knows of the answers that GitLab's llm.log has from the gateway. Then counts the exceptions in it by class. A few that good answers followed are no finding, and requests of this run are not counted.
proves = The log is the gateway's, and no class of exception stands out in the searched time.
does-not-prove = That requests reach the gateway at all, or that answers are good: a model server that ends its stream too early leaves no exception. Of several gateways behind one address, only the given logs were read.

DUO3500 = The AI Gateway's log has { $lines } lines from { $first } to { $last }, with { $requests } requests{ $rare ->
        [0] { "" } and no exception
       *[other] { "" } and { $rare } exceptions that passed
    }.
DUO3501 = The AI Gateway's log is empty: { $files }.
    .cause = { $why ->
        [file] AIGW_LOGGING__TO_FILE sends the log to { $to-file } inside the container; docker logs then has nothing.
        [level] AIGW_LOGGING__LEVEL hides everything below warnings, so that a gateway without faults writes nothing.
        [unknown] Most likely standard error was left out when the log was collected: the gateway writes its log there. Otherwise AIGW_LOGGING__TO_FILE sends it to a file inside the container, or AIGW_LOGGING__LEVEL hides requests.
       *[collection] Most likely standard error was left out when the log was collected: the gateway writes its log there, and a plain docker logs … > file keeps standard output only. Otherwise the gateway never started.
    }
    .consequence = Failures of the gateway leave no trace that anybody reads, and no check can search its log.
    .fix-1 = { $why ->
        [file] Copy the file out of the container: docker cp CONTAINER:{ $to-file } FILE. Or collect both outputs after removing the variable.
       *[other] Collect both outputs into the configured file.
    }
    .fix-2 = { $why ->
        [file] If the log is to appear in docker logs, remove AIGW_LOGGING__TO_FILE and create the container again.
        [level] Set AIGW_LOGGING__LEVEL=INFO or remove it, and create the container again.
       *[other] If both outputs are empty, see with docker exec CONTAINER env whether AIGW_LOGGING__TO_FILE or AIGW_LOGGING__LEVEL is set; remove it and create the container again.
    }
    .fix-3 = Send a chat message, then check again.
DUO3502 = GitLab had an answer from the AI Gateway at { $answered }, { $state ->
        [older] but the last request in the gateway's log is of { $last }
       *[none] but no request at all stands in the gateway's log
    }.
    .cause = { $why ->
        [level] AIGW_LOGGING__LEVEL hides requests: they are logged at the level INFO.
        [file] AIGW_LOGGING__TO_FILE sends the log to { $to-file } inside the container; what was read is something else.
       *[other] The configured file is an old copy, standard error was left out when it was collected, or GitLab uses another gateway than the one whose log this is: another container, another replica, or another AI Gateway URL.
    }
    .consequence = The failure that you look for may stand in another log. What this program says from this one is of the past.
    .fix-1 = Collect the log anew, both outputs. With several replicas, collect all: kubectl logs --selector … --tail=-1.
    .fix-2 = { $why ->
        [level] Set AIGW_LOGGING__LEVEL=INFO or remove it, and create the container again.
        [file] Configure that file as the log of ai-gateway, or remove AIGW_LOGGING__TO_FILE and create the container again.
       *[other] If the fresh log still lacks the requests, compare the AI Gateway URL (Admin > GitLab Duo > Change configuration) with the container that you looked at.
    }
    .fix-3 = Send a chat message, then check again.
DUO3503 = The AI Gateway's log is not one JSON object a line{ $kind ->
        [prefix] : something stands before each object
       *[words] : requests are written as text
    } ({ $count } lines).
    .cause = { $kind ->
        [prefix] The log was collected with times or names in front: docker logs --timestamps, docker compose logs, kubectl logs --prefix, or a log collector.
       *[words] AIGW_LOGGING__FORMAT_JSON is false.
    }
    .consequence = Fields such as status and correlation id cannot be searched. Exceptions in this log stay unseen, by this program and by log tools.
    .fix-1 = { $kind ->
        [prefix] Collect it without: docker logs CONTAINER > FILE 2>&1, or docker compose logs --no-log-prefix.
       *[words] Set the variable to true or remove it, and create the container again.
    }
    .fix-2 = Check again.
DUO3511 = Calls of a model failed on the AI Gateway { $count } times with { $class } (last { $last }): { $message }
    .cause = { $class ->
        [NotFoundError] The model server does not know the model's name, or the endpoint's path is wrong (/v1 missing or doubled).
        [AuthenticationError] The model server rejects the key that GitLab sends for this model.
        [PermissionDeniedError] The model server does not allow this key to use the model.
        [ContextWindowExceededError] The conversation is longer than the model's context.
        [BadRequestError] The model server refuses the request: the chat template, the identifier's prefix, or the length; the message says which.
        [RateLimitError] The model server is at its limit of requests.
        [Timeout] The model did not answer in time; the gateway waits 30 seconds for chat and tries again twice.
        [InternalServerError] The model server failed, or it was not reached ("Connection error." is any of: refused, name, TLS, wrong scheme).
        [ServiceUnavailableError] The model server is starting, or ended a stream with an error.
       *[other] The model server answered with an error or was not reached; the message says what it said.
    }
    .consequence = Chat shows A1004 or A1000, and code suggestions answer 500 or nothing, for the features that use this model.
    .fix-1 = Run duo-doctor check model-reachable model-endpoint: they ask the model server directly. If they pass, the failures come and go; look at the model server's own log at { $last }.
    .fix-2 = Read all lines of one failed request; the newest has the correlation id { $correlation }. The true reason of a "Connection error." stands in the field backtrace.
    .fix-3 = Send a chat message, then check again; if the time of the last one does not change, it is repaired.
DUO3512 = The AI Gateway had trouble with keys or tokens { $count } times: { $class } (last { $last }): { $message }
    .cause = { $class ->
        [CriticalAuthError] The gateway has no key at all: neither from GitLab nor from the customer portal.
        [JWTError] Tokens are signed with a key that the gateway does not have: AIGW_GITLAB_URL names another GitLab, or GitLab's keys are newer than the gateway's, which it keeps for a day.
        [JWTClaimsError] Tokens are not meant for this gateway, or its clock is behind GitLab's (nbf).
        [ExpiredSignatureError] Tokens are older than an hour when they arrive: the clock of the gateway is ahead of GitLab's, or an editor holds old ones.
        [JWKError] A signing or validation key of the gateway is missing or no PEM, often because an env file took its line breaks.
        [UnboundLocalError] A signing or validation key of the gateway is missing or no PEM, often because an env file took its line breaks.
        [SSLError] The gateway does not trust the certificate of GitLab or of the customer portal. REQUESTS_CA_BUNDLE is the variable for this leg.
        [MissingSchema] AIGW_GITLAB_URL or AIGW_CUSTOMER_PORTAL_URL has no http:// or https://, or is empty.
        [JSONDecodeError] In place of the key documents, a page came back: a login page or a proxy's.
       *[other] GitLab or the customer portal could not be reached for their keys; the message names the host. Without a way to the internet, customers.gitlab.com is the usual one.
    }
    .consequence = Requests are rejected with 401 or 500, or wait ten seconds for each host that cannot be reached whenever keys are loaded.
    .fix-1 = Run duo-doctor check gateway-environment gitlab-from-gateway: they find most of the causes. If only the customer portal cannot be reached, set AIGW_CUSTOMER_PORTAL_URL and DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL to GitLab's URL. For times, compare date on both machines.
    .fix-2 = Read all lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-3 = Restart the gateway, since it keeps keys for a day; send a chat message, then check again.
DUO3513 = The AI Gateway itself failed { $count } times with { $class } (last { $last }): { $message }
    .cause = { $kind ->
        [custom-models] AIGW_CUSTOM_MODELS__ENABLED is not true on the running gateway.
        [tokenizer] The image brings its tokenizer in /home/aigateway/.hf, and something hides it: a volume over this folder, another HF_HOME, or a user who may not read it.
        [permission] The gateway may not read or write a file: a volume, or a user forced on the container (OpenShift).
        [disk] The disk of the gateway's host is full.
       *[other] The gateway's program raised an exception that no known fault of a set-up accounts for.
    }
    .consequence = { $kind ->
        [tokenizer] Code suggestions answer 500 to every user, while chat works.
       *[other] The requests of these times were answered with 500 or not at all.
    }
    .fix-1 = { $kind ->
        [custom-models] Set AIGW_CUSTOM_MODELS__ENABLED=true and create the container again.
        [tokenizer] Remove the volume over /home/aigateway/.hf and the variable HF_HOME, and create the container again. Do not open the way to huggingface.co.
        [permission] Make the file that the message names readable for the container's user, or set HF_HOME to a folder that it may write and that has the image's files.
        [disk] Make room on the disk, and limit the container's log (log-opts max-size).
       *[other] Compare the gateway's image tag with GitLab's version (duo-doctor check gateway-image); a difference is the most common reason. If they fit, report the lines to GitLab Support.
    }
    .fix-2 = Read all lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-3 = Use the feature once, then check again; if the time of the last one does not change, it is repaired.
DUO3514 = { $count } answers of the AI Gateway failed with { $class } after it had said 200 (last { $last }): { $message }
    .cause = A streamed answer begins with status 200 and failed later. Neither proxies nor GitLab's own log of statuses show it.
    .consequence = Users see an answer that stops, an empty one, or one of the errors A1002 to A1004.
    .fix-1 = Run duo-doctor check model-endpoint: an exception in the middle of a stream mostly begins at the model server.
    .fix-2 = Read all lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-3 = Send a chat message, then check again; if the time of the last one does not change, it is repaired.
DUO3515 = Somebody sent the documented test call /v1/chat/agent to the AI Gateway { $count } times (last { $last }), and it answered 500 whatever the set-up.
    .cause = Gateways since November 2025 answer this call with 500 and a TypeError, before they ask any model.
    .consequence = The test looks like a broken set-up and is none; users are not concerned.
    .fix-1 = Do not judge by this call. Test with /v1/prompts/model_configuration%2Fcheck, which is what GitLab's "Test connection" sends.
    .fix-2 = If in doubt, read the lines of one call; the newest has the correlation id { $correlation }.
    .fix-3 = Check again.
DUO3516 = The AI Gateway ended at start: { $words }
    .cause = The last thing in its log is an exception, and neither a completed start nor a request follows it. A variable that cannot be read, a port that is taken, a certificate file that is missing, and keys that cannot be loaded end the process so.
    .consequence = Its container may stay up while nothing answers. Chat and code suggestions fail for every user.
    .fix-1 = Read the last lines; the name above the exception's text is mostly that of a variable (custom_models.enabled is AIGW_CUSTOM_MODELS__ENABLED).
    .fix-2 = Run duo-doctor check gateway-environment gateway-ports, repair what they or the lines name, and create the container again.
    .fix-3 = Check again.
DUO3590 = Could not determine what the AI Gateway's log says: { $why }.
    .why-quiet = it has no line of the searched time; the file changed last at { $text }, and nobody is known to have used the gateway since. Send a chat message, or search a longer time
