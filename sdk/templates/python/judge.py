"""Decides, calls nothing: the same facts give the same finding. Tested without a component."""

import json

SHOWN = 300


def judge(facts: dict) -> dict:
    """A pass is said only where everything was seen."""
    health, variable, log = facts["health"], facts["variable"], facts["log"]
    status = health.get("status")
    seen = health.get("missing") or f"{status} {health['body'][:SHOWN]}"
    evidence = [("http ai-gateway GET /monitoring/healthz", seen)]

    def say(code: str, outcome: str, severity: str, **args) -> dict:
        return {"code": f"TEMPLATE-{code}", "outcome": outcome, "severity": severity, "args": args, "evidence": evidence}

    def unknown(reason: str) -> dict:
        return say("190", "unknown", "medium", reason=reason)

    if status is None or status in (401, 403, 407, 429):
        return unknown(seen)
    if status != 200:
        return say("101", "fail", "critical", status=status)
    # The gateway answers an object; whatever else says 200 is not the gateway.
    if not is_object(health["body"]):
        return unknown("the answer is not the gateway's")
    missing = variable.get("missing") or log.get("missing")
    if missing:
        return unknown(missing)
    if "text" not in variable:
        return say("102", "fail", "high")
    if log["lines"] == 0:
        return unknown("the log has no lines in the window")
    if log["errors"]:
        evidence += [("log ai-gateway", line) for line in log["samples"]]
        return say("103", "warn", "medium", errors=log["errors"])
    return say("100", "pass", "low")


def is_object(body: str) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        return False
