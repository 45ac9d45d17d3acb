# Outcomes
outcome-pass = pass
outcome-warn = warn
outcome-fail = fail
outcome-unknown = unknown
outcome-not-applicable = not applicable
outcome-skipped = skipped
outcome-blocked = blocked
outcome-out-of-vantage = out of vantage
outcome-denied = denied
outcome-broken = broken

# Hops
hop-gitlab = GitLab settings
hop-gitlab-to-gateway = GitLab -> gateway
hop-gateway = gateway
hop-gateway-to-gitlab = gateway -> GitLab
hop-gateway-to-model = gateway -> model
hop-model = model server
hop-agent-platform = agent platform
hop-features = features, users
hop-hygiene = leftovers

# Severity and confidence
severity-critical = critical
severity-high = high
severity-medium = medium
severity-low = low
confidence-confirmed = confirmed
confidence-likely = likely
confidence-possible = possible

# Why a check has no findings
reason-deselected = left out on request
reason-impact = needs --impact { $needs }
reason-interrupted = not begun: the run was interrupted
reason-blocked = not run: { $by } must not fail first
reason-out-of-vantage = has meaning only from: { $vantages }; copy duo-doctor there (docker cp, kubectl cp) and run it, or say --vantage if this machine is that too
reason-denied = policy does not allow what it needs; to allow it add
    { $lines }
reason-denied-beyond = its grant does not allow all that it needs; to allow it write instead of the present [grant.{ $check }]
    { $lines }
reason-denied-withheld = its grant is not meant for it: { $why }; to allow this one write instead of the present [grant.{ $check }]
    { $lines }
reason-denied-to-all = [deny] refuses what it needs; to allow it take out
    { $lines }
withheld-publisher = it is for the check of { $meant }, and this one is of { $is }
withheld-version = it is for versions { $meant }, and this one is { $is }
withheld-digest = it is for the component { $meant }, and this one is { $is }
broken-crashed = crashed: { $trap } ({ $words })
broken-timed-out = { $waiting ->
        [nothing] was still computing after { $seconds } s
       *[other] was still waiting after { $seconds } s: { $waiting }
    }
broken-limit = went over its limit of { $limit }: { $value }
broken-garbage = gave an answer that is none: { $problem }
broken-gave-up = could not do its work: { $reason }
broken-incompatible = cannot run here: { $reason }
broken-untrusted = not run, its pack has been changed: it { $reason }

# Why a check does not know: a message for every key of an unknown finding's `reason`
why-no-connection = { $connection ->
        [gitlab] no GitLab is configured
        [ai-gateway] no AI Gateway is configured
        [model] no model is configured here, or none passed the checks that come first
        [agent-platform] no Agent Platform service is configured; write address = "host:port" under [agent-platform]
       *[other] no connection of the kind { $connection } is configured
    }
why-no-token = this takes { $credential ->
        [admin] an administrator's token
        [user] a user's token
       *[other] a credential
    }, the credential { $credential } of the connection { $connection }
why-no-environment = the environment of { $scope } is not known; write { $scope } = {"{"} file = "…" {"}"} under [environment], with the output of env from its container
why-own-access = it answers that this program's { $credential } is wrong or missing, and GitLab itself shows no trouble with it
why-no-variables = none of the variables in question is set in the environment of { $scope }; its source may be that of another process
why-no-container = nothing shows the AI Gateway's container; write ai-gateway = {"{"} file = "…" {"}"} under [environment], with the output of docker inspect CONTAINER IMAGE
why-no-log = no log { $source } is configured; write { $source } = ["…"] under [logs]
why-no-source = no source is configured for it
why-no-file = there is no log file at { $said }; check the path, and that logging is on
why-not-asked = nothing was asked
why-denied = policy does not allow { $wanted }
why-undeclared = the check asks for { $wanted }, and its description does not; its author has to add that
why-unreadable = it cannot be read ({ $said })
why-elsewhere = the source only names the place of a value ({ $said }); name a source that has it
why-invalid = this program refused the check's request as malformed
why-resolve = the host name does not resolve
why-address = the host name leads to an address that checks may not use
why-refused = nothing listens on the port
why-unreachable = there is no route to the host
why-timed-out = { $phase ->
        [resolve] the name was not resolved in time
        [connect] the connection was not made in time
        [tls] the TLS handshake did not end in time
        [send] the request could not be sent in time
        [first-byte] there was no answer in time
        [body] the answer did not end in time
       *[other] time was up
    }
why-tls = { $problem ->
        [unknown-issuer] TLS failed: the certificate's issuer is not trusted
        [expired] TLS failed: the certificate has expired
        [not-yet-valid] TLS failed: the certificate is not valid yet
        [wrong-host] TLS failed: the certificate is for another host name
        [revoked] TLS failed: the certificate was revoked
        [self-signed] TLS failed: the certificate is self-signed
        [not-tls] TLS failed: the peer does not speak TLS
        [handshake] the TLS handshake failed
        [client-certificate-required] TLS failed: the peer wants a client certificate
       *[other] TLS failed
    }
why-proxy = the proxy did not pass the request on (status { $status })
why-proxy-silent = the proxy gives no answer
why-proxy-password = the proxy that is configured for this connection wants a password
why-closed = { $phase ->
        [connect] the connection was closed at once
        [tls] the connection was closed during the TLS handshake
        [body] the connection was closed before the answer ended
       *[other] the connection was closed before there was an answer
    }
why-protocol = what came back is not HTTP
why-no-http2 = TLS does not agree on HTTP/2
why-not-grpc = the answer is HTTP { $status }, not gRPC
why-too-large = the request is over the limit of { $limit } bytes
why-budget = the check's budget is used up
why-other = the request failed ({ $said })
why-status = the answer has status { $status }
why-rejected = { $credential ->
        [admin] GitLab does not accept the administrator's token
        [user] GitLab does not accept the user's token
       *[other] the token is not accepted
    }
why-not-permitted = { $credential ->
        [admin] the token is not an administrator's, or lacks the scope admin_mode while Admin Mode is on
        [user] the token may not do that; it needs the scope api or read_api
       *[other] the credential may not do that
    }
why-no-field = this version of GitLab does not answer the question
why-error = the answer is an error: { $said }
why-malformed = the answer cannot be read
why-truncated = the answer is too long to be read whole
why-partial = the log { $source } is too long to be read whole, and what was read does not decide
why-no-lines = the log { $source } has no line of the searched time
# A key without words is shown as it is
why-unexplained = the check gives no reason

# What would close a gap; `{ $checks }` stand below
remedy-rerun = the same run to its end: it was interrupted
remedy-select = the same run without --skip
remedy-impact = --impact { $impact }
remedy-grant = grants, which the configuration does not give:
remedy-connection = { $connection ->
        [gitlab] GitLab's URL: run duo-doctor init --gitlab URL, or write url under [gitlab]
        [ai-gateway] the AI Gateway's URL: write url under [ai-gateway]
        [model] the model servers: write url under [model.NAME]; duo-doctor init asks GitLab for them
        [agent-platform] the Agent Platform service: write address = "HOST:PORT" under [agent-platform]
       *[other] a connection of the kind { $connection }
    }
remedy-credential = { $credential ->
        [admin] an administrator's token with the scope read_api: write admin under [gitlab.credentials]
        [user] the token of a user of GitLab Duo with the scope api: write user under [gitlab.credentials]
        [token] a token for the AI Gateway: write token under [ai-gateway.credentials]
        [key] the model server's key: write credentials.key under [model.NAME]
        [ca-file] the authority that signed its certificate: write ca-file = "FILE" under [{ $connection }]
       *[other] the credential { $credential } of the connection { $connection }
    }
remedy-replace = { $credential ->
        [admin] another administrator's token: GitLab does not accept this one, or it lacks read_api or admin_mode
        [user] another user's token: GitLab does not accept this one, or it lacks the scope api
       *[other] another token: this one is not accepted
    }
remedy-environment = { $scope ->
        [gitlab] GitLab's settings: write gitlab = {"{"} file = "FILE" {"}"} under [environment], with the output of gitlab-rails runner 'puts ENV.map {"{"} |pair| pair.join("=") {"}"}'
       *[other] the settings of the { $scope } container: write { $scope } = {"{"} file = "FILE" {"}"} under [environment], with the output of docker exec CONTAINER env
    }
remedy-container = the AI Gateway's container: write ai-gateway = {"{"} file = "FILE" {"}"} under [environment], with the output of docker inspect CONTAINER IMAGE
remedy-log = { $source ->
        [llm] GitLab's AI log: write llm = ["/var/log/gitlab/gitlab-rails/llm.log*"] under [logs]
        [ai-gateway] the AI Gateway's log: write ai-gateway = ["FILE"] under [logs], with docker logs CONTAINER > FILE 2>&1
        [setup-summary] the output of GitLab's own set-up check: write setup-summary = ["FILE"] under [logs], with gitlab-rake gitlab:duo:verify_self_hosted_setup > FILE 2>&1
       *[other] the log { $source }: write { $source } = ["FILE"] under [logs]
    }
remedy-vantage = a run from { $vantages }: copy duo-doctor there (docker cp, kubectl cp) and run it; or --vantage, if this machine is that too
remedy-repair = the repair of what failed, then the same run:
remedy-reach = { $reason ->
        [resolve] a host name that resolves
        [refused] something that listens on the port
        [unreachable] a route to the host
        [timed-out] an answer in time
        [tls] TLS that succeeds
        [proxy] a proxy that passes the request on
        [proxy-silent] a proxy that answers
        [proxy-password] the proxy's password: write proxy = "http://USER:PASSWORD@HOST:PORT" at the connection
        [closed] a connection that is not closed before the answer
       *[other] an answer that is HTTP
    }:
remedy-own = what each of these says:

# The report
in-brackets = { " " }({ $note })
beside = { $one }, { $other }
source-pack = pack { $pack }, signed by { $key }
target = target
configuration = config
vantage = vantage
vantage-by = found { $traces }
vantage-by-nothing = found nothing of GitLab, AI Gateway or model server here
cause-of = CAUSE { $number } of { $total }
hidden = hidden behind cause 1, would bite next
cause = why
evidence = evidence
consequences = consequences
explains = explains
blocks = blocks
note = note
words-cut = (left out: this check says more than fits into a report)
claimed-by = A check of another publisher says that { $findings } accounts for this. Only its own publisher's checks may say so; compare both.
fix = fix
fix-place-gitlab-ui = GitLab
fix-place-gitlab-host = GitLab host
fix-place-ai-gateway-host = gateway's host
fix-place-model-host = model server's host
fix-place-network = network
fix-place-license-portal = license portal
installation-docker = Docker
installation-kubernetes = Kubernetes
installation-linux-package = Linux package
interrupts = interrupts the service
warnings = WARNINGS
gaps = NOT EVALUATED
gaps-of = { $open } of { $all } checks; what each remedy adds:
refused = REFUSED, NOT RUN
verdict-healthy = HEALTHY
verdict-broken = BROKEN
verdict-incomplete = INCOMPLETE
verdict-empty = NOTHING SELECTED
coverage = coverage { $percent }%
next = next
run = run
replayed = REPLAY: the answers were recorded { $started }; nothing was asked now.
selected = { $checks } of { $all } checks
interrupted = The run was interrupted: what was not begun is not evaluated.
first-cause = cause
causes-more = { " " }(and { $count } more)
bare = Nothing is configured here, and nothing was found on this machine: none of the { $checks } checks has anything to look at.
bare-demo = See what it does, on a simulated set-up with a fault:
bare-init = Examine your GitLab; this asks for a token and writes the configuration:
bare-docker = In the AI Gateway's container no configuration is needed:
bare-explain = Look up an error that a user sees, a code, or a line of a log:
bare-triage = Read a log alone:
waits = { $check } has been waiting for { $seconds } s: { $what }
running = { $done }/{ $total } checks done, running: { $checks }
printed = what the checks printed
used = what the checks used

# Explain
explain-about = What it looks at
explain-cause = Why
explain-consequence = What it does
explain-fix = How to fix it
explain-proves = What a pass proves
explain-does-not-prove = What a pass does not prove
explain-codes = What it can find
explain-links = Public page
explain-several = duo-doctor explain CODE shows one of them.

triage-source = { $path }: { $lines } lines, { $errors } of errors
triage-own = Left out: { $count } error lines about duo-doctor's own requests and the probes of GitLab's health check.
triage-own-elsewhere = Requests that GitLab sent during a check are only recognized on the machine where the check ran. If an error below falls into the time of a check, run triage there.
triage-nothing = No line speaks of an error.
triage-known = Known errors
triage-explain = duo-doctor explain { $code } shows cause and repair.
triage-unknown = Errors that no page explains
triage-more = and { $count } more lines; --format json has them
triage-requests = Lines of one failed request

plan-title = Repair plan of { $started }
plan-empty = No cause was found; there is nothing to repair.
plan-inert = Work through it from the top: earlier causes hide or bring about later ones. duo-doctor carries out none of it.
plan-fill = Fill in: { $names }
plan-risk = Interrupts the service: choose a time.
plan-undo = To undo it, with the values that you noted before:
ticket-cut = … the rest stands in the report
ticket-unknown = of unknown version
ticket-others = { $count ->
        [one] 1 further cause
       *[other] { $count } further causes
    }

# init
init-written = { $file } is written.
init-checks = This is what a check finds with it:
init-ask-url = GitLab's URL, for example https://gitlab.example.com:
init-ask-admin = An administrator's token with the scope read_api, kept in secrets/gitlab-admin-token. Make one at { $url }/-/user_settings/personal_access_tokens; empty: go on without.
init-ask-user = The token of a user of GitLab Duo with the scope api, kept in secrets/gitlab-user-token; empty: go on without.
init-gitlab = GitLab
init-admin = administrator's token of
init-user = user's token of
init-gateway = AI Gateway
init-agent-platform = Agent Platform service
init-model = model
init-key = the key of the model
init-log = GitLab's AI log
init-container = the AI Gateway's container
init-without-gitlab = its version is not known; check the URL, and name a private authority with --ca-file
init-without-admin = make one at { $url }/-/user_settings/personal_access_tokens, signed in as an administrator, with the scope read_api; then export GITLAB_ADMIN_TOKEN and run init again with --force
init-without-user = make one as a user of GitLab Duo, with the scope api, and export it as GITLAB_TOKEN; without it requests as users make them are not tried
init-without-gateway = GitLab does not tell it without an administrator's token, or none is set under Admin > GitLab Duo > Change configuration; write url under [ai-gateway]
init-without-agent-platform = none is set in GitLab, or GitLab does not tell it; write address under [agent-platform] where there is one
init-without-model = GitLab names none, or does not tell them without an administrator's token; write url under [model.NAME]
init-without-key = export it under this name; the doctor gives it to this model's server only
init-without-log = it is on GitLab's host; run duo-doctor there, or copy /var/log/gitlab/gitlab-rails/llm.log here and write llm = ["FILE"] under [logs]
init-without-container = its settings and log tell most causes: docker inspect CONTAINER IMAGE > ai-gateway.json and docker logs CONTAINER > ai-gateway.log 2>&1, then take the signs of comment from the lines at the end of the file
