"""Decides, calls nothing: the same facts give the same finding. Tested without a component."""

import json

SHOWN = 300


def judge(facts: dict) -> dict:
    """A pass is said only where everything was seen."""
    health, variable, log = facts["health"], facts["variable"], facts["log"]
    status = health.get("status")
    seen = health["missing"]["reason"] if "missing" in health else f"{status} {health['body'][:SHOWN]}"
    evidence = [("http ai-gateway GET /monitoring/healthz", seen)]

    def say(code: str, outcome: str, severity: str, **args) -> dict:
        return {"code": f"TEMPLATE-{code}", "outcome": outcome, "severity": severity, "args": args, "evidence": evidence}

    def unknown(reason: str, **args) -> dict:
        """Why, as a key and what belongs to it: the words are the host's, or an attribute `why-KEY` of the message."""
        return say("190", "unknown", "medium", reason=reason, **args)

    if status is None:
        return unknown(**health["missing"])
    if status in (401, 403, 407, 429):
        return unknown("status", status=status)
    if status != 200:
        return say("101", "fail", "critical", status=status)
    # The gateway answers an object; whatever else says 200 is not the gateway.
    if not is_object(health["body"]):
        return unknown("stranger")
    missing = variable.get("missing") or log.get("missing")
    if missing:
        return unknown(**missing)
    if "text" not in variable:
        return say("102", "fail", "high")
    if log["lines"] == 0:
        return unknown("no-lines", source="ai-gateway")
    if log["errors"]:
        evidence += [("log ai-gateway", line) for line in log["samples"]]
        return say("103", "warn", "medium", errors=log["errors"])
    return say("100", "pass", "low")


def is_object(body: str) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        return False
