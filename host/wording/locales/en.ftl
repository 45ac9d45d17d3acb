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
reason-out-of-vantage = has meaning only from: { $vantages }; copy duo-doctor and core.pack there (docker cp, kubectl cp) and run it, or say --vantage if this machine is that too
reason-denied = policy does not allow what it needs; to allow it add
    { $lines }
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
why-no-variables = none of the variables in question is set in the environment of { $scope }; its source may be that of another process
why-no-log = no log { $source } is configured; write { $source } = ["…"] under [logs]
why-no-source = no source is configured for it
why-no-file = there is no log file at { $said }; check the path, and that logging is on
why-not-asked = nothing was asked
why-denied = policy does not allow { $wanted }
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

# The report
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
refused = REFUSED, NOT RUN
verdict-healthy = HEALTHY
verdict-broken = BROKEN
verdict-incomplete = INCOMPLETE
verdict-empty = NOTHING SELECTED
coverage = coverage { $percent }%
next = next
no-coverage = nothing of what was selected could be evaluated
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
explain-several = This fits several pages; duo-doctor explain CODE shows one of them:

triage-source = { $path }: { $lines } lines, { $errors } of errors
triage-nothing = No line speaks of an error.
triage-known = Known errors
triage-explain = duo-doctor explain { $code } shows cause and repair.
triage-unknown = Error lines that no check knows, by their shape
triage-more = and { $count } more lines; --format json has them
triage-requests = Lines of failed requests, newest first

plan-title = Repair plan of { $started }
plan-empty = No cause was found; there is nothing to repair.
plan-inert = Work through it from the top: earlier causes hide or bring about later ones. duo-doctor carries out none of it.
plan-fill = Fill in: { $names }
plan-risk = Interrupts the service: choose a time.
plan-undo = To undo it, with the values that you noted before:
