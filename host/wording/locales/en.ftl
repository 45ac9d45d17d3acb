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

# The report
target = target
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
fix = fix
fix-place-gitlab-ui = GitLab
fix-place-gitlab-host = GitLab host
fix-place-ai-gateway-host = gateway's host
fix-place-model-host = model server's host
fix-place-network = network
fix-place-license-portal = licence portal
installation-docker = Docker
installation-kubernetes = Kubernetes
installation-linux-package = Linux package
interrupts = interrupts the service
warnings = WARNINGS
gaps = NOT EVALUATED
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
explain-check = check
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
