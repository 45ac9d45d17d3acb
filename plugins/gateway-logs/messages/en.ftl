title = The AI Gateway's log is complete and shows no failures
about = Checks that the gateway's log exists, is complete, and has one JSON object per line, and that it contains the answers that GitLab's llm.log got from the gateway. Then counts the exceptions in it by class. A few exceptions followed by good answers are not reported, and requests of this run are not counted.
proves = The log is the gateway's, and no class of exception stands out in the searched time.
does-not-prove = That requests reach the gateway at all, or that answers are good: a model server that ends its stream too early causes no exception. If several gateways share an address, only the given logs were read.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service's environment and run docker compose up -d. With Helm, also change extraEnvironmentVariables.
-collect = Collect standard output and standard error into the configured file.
-request = Read all log lines of the newest failed request.
-again = Send a chat message, then run the check again; if the time of the last one does not change, the problem is solved.

DUO3500 = The AI Gateway's log has { $lines } lines from { $first } to { $last }, with { $requests } requests{ $rare ->
        [0] { "" } and no exceptions
       *[other] { "" } and { $rare } exceptions that are over
    }.
    .title = { $rare ->
        [0] The AI Gateway's log has no exceptions.
       *[other] The exceptions in the AI Gateway's log are over.
    }
DUO3501 = The AI Gateway's log is empty: { $files }.
    .title = The AI Gateway's log is empty.
    .cause = { $why ->
        [file] AIGW_LOGGING__TO_FILE writes the log to { $to-file } inside the container, so docker logs shows nothing.
        [level] AIGW_LOGGING__LEVEL hides everything below warnings, so a gateway without problems writes nothing.
        [unknown] Most likely, standard error was left out when the log was collected: the gateway writes its log there. Otherwise AIGW_LOGGING__TO_FILE writes it to a file inside the container, or AIGW_LOGGING__LEVEL hides requests.
       *[collection] Most likely, standard error was left out when the log was collected: the gateway writes its log there, and docker logs … > file alone saves standard output only. Otherwise the gateway never started.
    }
    .consequence = Failures of the gateway leave no trace, and no check can search its log.
    .fix-1 = { $why ->
        [file] { -save }
        [level] { -save }
       *[other] { -collect }
    }
    .fix-2 = { $why ->
        [file] Recreate the container without AIGW_LOGGING__TO_FILE. { -other }
        [level] Recreate the container without AIGW_LOGGING__LEVEL. { -other }
       *[other] If the file is still empty, see whether AIGW_LOGGING__TO_FILE or AIGW_LOGGING__LEVEL is set, and recreate the container without it.
    }
    .fix-3 = Send a chat message. { $why ->
        [file] { -collect }
        [level] { -collect }
       *[other] Then run the check again.
    }
    .fix-4 = Run the check again.
DUO3502 = GitLab got an answer from the AI Gateway at { $answered }, { $state ->
        [older] but the last request in the gateway's log is from { $last }
       *[none] but there is no request at all in the gateway's log
    }.
    .title = { $state ->
        [older] GitLab got an answer from the AI Gateway after the last request in the gateway's log.
       *[none] GitLab got an answer from the AI Gateway, but there is no request at all in the gateway's log.
    }
    .cause = { $why ->
        [level] AIGW_LOGGING__LEVEL hides requests: they are logged at the INFO level.
        [file] AIGW_LOGGING__TO_FILE writes the log to { $to-file } inside the container; the file that was read is another one.
       *[other] The configured file is an old copy, standard error was left out when it was collected, or GitLab uses another gateway than the one that wrote this log: another container, replica, or AI Gateway URL.
    }
    .consequence = The failure that you are looking for may be in another log. What this program reports from this log is outdated.
    .fix-1 = { $why ->
        [file] { -save }
        [level] { -save }
       *[other] { -collect } With several replicas, collect the logs of all of them.
    }
    .fix-2 = { $why ->
        [file] Recreate the container without AIGW_LOGGING__TO_FILE. { -other }
        [level] Recreate the container without AIGW_LOGGING__LEVEL. { -other }
       *[other] See whether AIGW_LOGGING__TO_FILE or AIGW_LOGGING__LEVEL is set. If not, and the new log still lacks the requests, check that the AI Gateway URL in Admin > GitLab Duo > Change configuration leads to this container.
    }
    .fix-3 = Send a chat message. { $why ->
        [file] { -collect }
        [level] { -collect }
       *[other] Then run the check again.
    }
    .fix-4 = Run the check again.
DUO3503 = The AI Gateway's log does not have one JSON object per line{ $kind ->
        [prefix] : there is text before each object
       *[words] : requests are written as plain text
    } ({ $count } lines).
    .title = { $kind ->
        [prefix] The AI Gateway's log has text before each JSON object.
       *[words] The AI Gateway's log has requests as plain text instead of JSON.
    }
    .cause = { $kind ->
        [prefix] The log was collected with times or names at the beginning of each line: by docker logs --timestamps, docker compose logs, kubectl logs --prefix, or a log collector.
       *[words] AIGW_LOGGING__FORMAT_JSON is false.
    }
    .consequence = Fields such as status and correlation ID cannot be searched. Neither this program nor log tools find the exceptions in this log.
    .fix-1 = { $kind ->
        [prefix] Collect the log without this text; with Docker Compose, docker compose logs --no-log-prefix does so.
       *[words] { -save }
    }
    .fix-2 = { $kind ->
        [prefix] Run the check again.
       *[words] Recreate the container with this variable, or without it. { -other }
    }
    .fix-3 = Run the check again.
DUO3511 = Calls to a model failed on the AI Gateway { $count } times with { $class } (last at { $last }): { $message }
    .title = Calls to a model failed on the AI Gateway.
    .cause = { $class ->
        [NotFoundError] The model server does not know the model's name, or the path of the endpoint is wrong (/v1 missing or doubled).
        [AuthenticationError] The model server rejects the API key that GitLab sends for this model.
        [PermissionDeniedError] The model server does not allow this API key to use the model.
        [ContextWindowExceededError] The conversation is longer than the model's context.
        [BadRequestError] The model server rejects the request because of the chat template, the provider in the identifier, or the length; the message says which.
        [RateLimitError] The model server has reached its rate limit.
        [Timeout] The model did not answer in time. For chat, the gateway waits 30 seconds by default (from 19.2: AIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUT) and retries twice.
        [InternalServerError] The model server failed or could not be reached ("Connection error." stands for connection refused, DNS, TLS, and a wrong scheme).
        [ServiceUnavailableError] The model server is starting, or it ended a stream with an error.
       *[other] The model server answered with an error or could not be reached; the message says more.
    }
    .consequence = In features that use this model, chat shows A1004 or A1000, and code suggestions answer 500 or nothing.
    .fix-1 = Check whether the model server can be reached.
    .fix-2 = Ask the model server directly. If both checks pass, the failures are intermittent: look at the model server's own log at { $last }.
    .fix-3 = { -request } The field backtrace has the real reason for a "Connection error."
    .fix-4 = { -again }
DUO3512 = The AI Gateway had a problem with keys or tokens { $count } times: { $class } (last at { $last }): { $message }
    .title = The AI Gateway had a problem with keys or tokens.
    .cause = { $class ->
        [CriticalAuthError] The gateway has no key at all, neither from GitLab nor from the customer portal.
        [JWTError] Tokens are signed with a key that the gateway does not have: AIGW_GITLAB_URL names another GitLab, or GitLab's keys are newer than the gateway's, which it keeps for a day.
        [JWTClaimsError] Tokens are not meant for this gateway, or its clock is behind GitLab's (nbf).
        [ExpiredSignatureError] Tokens are older than an hour when they arrive: the gateway's clock is ahead of GitLab's, or an editor uses old ones.
        [JWKError] A signing or validation key of the gateway is missing or not in PEM format, often because it lost its line breaks.
        [UnboundLocalError] A signing or validation key of the gateway is missing or not in PEM format, often because it lost its line breaks.
        [SSLError] The gateway does not trust the certificate of GitLab or of the customer portal. The variable for this connection is REQUESTS_CA_BUNDLE.
        [MissingSchema] AIGW_GITLAB_URL or AIGW_CUSTOMER_PORTAL_URL has no http:// or https://, or is empty.
        [JSONDecodeError] A web page came back instead of the key documents: a login page or a proxy's.
       *[other] GitLab or the customer portal could not be reached to load their keys; the message names the host. Without internet access, it is usually customers.gitlab.com.
    }
    .consequence = Requests are rejected with 401 or 500, or are delayed by ten seconds per unreachable host whenever keys are loaded.
    .fix-1 = Check the gateway's variables. With an offline license, AIGW_CUSTOMER_PORTAL_URL and DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL must be GitLab's URL.
    .fix-2 = Check whether the gateway can load GitLab's keys and whether the clocks agree.
    .fix-3 = { -request }
    .fix-4 = Restart the gateway, because it keeps keys for a day. { -again }
DUO3513 = The AI Gateway itself failed { $count } times with { $class } (last at { $last }): { $message }
    .title = The AI Gateway itself failed with an exception.
    .cause = { $kind ->
        [custom-models] AIGW_CUSTOM_MODELS__ENABLED is not true on the running gateway.
        [tokenizer] The image contains its tokenizer in /home/aigateway/.hf, and something hides it: a volume over this directory, another HF_HOME, or a user who may not read it.
        [permission] The gateway cannot read or write a file because of a volume, or because of a user that is forced on the container (OpenShift).
        [disk] The disk of the gateway's host is full.
       *[other] The gateway's program raised an exception that is not explained by any known configuration problem.
    }
    .consequence = { $kind ->
        [tokenizer] Code suggestions answer 500 for all users, while chat works.
       *[other] The affected requests were answered with 500 or not at all.
    }
    .fix-1 = { $kind ->
        [custom-models] Check the gateway's variables.
        [tokenizer] See which user the gateway runs as, whether HF_HOME is set, and what is in the directory. Then recreate the container without the volume over /home/aigateway/.hf and without HF_HOME. Do not allow access to huggingface.co instead.
        [permission] See which user the gateway runs as and what is mounted. Make the file named in the message readable for that user, or set HF_HOME to a writable directory that contains the image's files.
        [disk] See what is full, make room, and limit the size of the container's log (--log-opt max-size).
       *[other] Compare the image tag with GitLab's version: a mismatch is the most common reason. If they match, report the lines to GitLab Support.
    }
    .fix-2 = { -request }
    .fix-3 = Use the feature once, then run the check again; if the time of the last one does not change, the problem is solved.
DUO3514 = { $count } answers of the AI Gateway failed with { $class } after status 200 (last at { $last }): { $message }
    .title = Answers of the AI Gateway failed after status 200.
    .cause = A streamed answer begins with status 200, and these failed later. Neither proxies nor GitLab's own log of statuses show it.
    .consequence = Users see an answer that stops, an empty answer, or one of the errors A1002 to A1004.
    .fix-1 = Check whether the model server can be reached.
    .fix-2 = Ask the model server directly: an exception in the middle of a stream is usually caused there.
    .fix-3 = { -request }
    .fix-4 = { -again }
DUO3515 = The documented test call /v1/chat/agent was sent to the AI Gateway { $count } times (last at { $last }) and got 500, which does not depend on the setup.
    .title = The documented test call /v1/chat/agent got 500, which does not depend on the setup.
    .cause = Gateways since November 2025 answer this call with 500 and a TypeError before they ask any model.
    .consequence = The test suggests a broken setup, but there is no problem, and users are not affected.
    .fix-1 = Do not rely on this call; use /v1/prompts/model_configuration%2Fcheck, which "Test connection" in GitLab sends. If in doubt, read the log lines of one call.
    .fix-2 = Run the check again.
DUO3516 = The AI Gateway exited at start: { $words }
    .title = The AI Gateway exited at start.
    .cause = The log ends with an exception, followed by neither a completed start nor a request. A variable that cannot be read, a port in use, a missing certificate file, and keys that cannot be loaded end the process like this.
    .consequence = The container may keep running while nothing answers. Chat and code suggestions fail for all users.
    .fix-1 = Read the end of the log. The name above the exception's text is usually that of a variable (custom_models.enabled is AIGW_CUSTOM_MODELS__ENABLED).
    .fix-2 = Check the gateway's variables.
    .fix-3 = Check the gateway's ports. Fix what these checks or the log lines name, and recreate the container.
    .fix-4 = Run the check again.
DUO3590 = Could not determine what the AI Gateway's log says: { $why }.
    .title = Could not determine what the AI Gateway's log says.
    .why-quiet = it has no lines from the searched time; the file was last changed at { $text }, and nothing shows that the gateway has been used since. Send a chat message, or search a longer time
