"""The component: asks what `judge` needs to know, and says its findings in the contract's words.

`wit_world` and `componentize_py_types` are made from `wit/` by componentize-py.
"""

import re

from componentize_py_types import Err
from judge import judge
from messages import MESSAGES
from wit_world import exports
from wit_world.exports.checker import Description, Hop, Need
from wit_world.imports import environment, http, logs
from wit_world.imports.types import (
    Action_Instruction, Arg, Confidence, Evidence, Finding, Impact, Outcome, Place, Severity, Step,
)

GATEWAY = "ai-gateway"
HEALTH = "/monitoring/healthz"
VARIABLE = "AIGW_GITLAB_URL"

# Far more than the gateway answers, far less than the sandbox's memory.
BODY = 1024 * 1024


class Checker(exports.Checker):
    def describe(self) -> Description:
        """What it does not ask for here is denied, whatever the operator grants."""
        codes = ["TEMPLATE-100", "TEMPLATE-101", "TEMPLATE-102", "TEMPLATE-103", "TEMPLATE-190"]
        needs = [
            Need("http", f"GET {GATEWAY} {HEALTH}", []),
            Need("environment", f"{GATEWAY} {VARIABLE}", []),
            Need("logs", GATEWAY, []),
        ]
        return Description(
            "template-check", "1.0.0", Hop.GATEWAY, codes, [], [], [], Impact.PROBE, needs, [], [], []
        )

    def messages(self) -> list[tuple[str, str]]:
        return [(language, text) for language, text in MESSAGES]

    def run(self, context) -> list[Finding]:
        judged = judge({"health": health(), "variable": variable(), "log": log()})
        return [finding(judged)]


def health() -> dict:
    request = http.Request(
        GATEWAY, http.Method.GET, HEALTH, [], [("accept", "application/json")], None, None, None, True, []
    )
    try:
        with http.send(request) as response:
            return {"status": response.status(), "body": response.body(BODY).bytes.decode("utf-8", "replace")}
    except Err as error:
        return {"missing": why(error.value)}


def variable() -> dict:
    try:
        value = environment.get(GATEWAY, VARIABLE)
    except Err as error:
        return {"missing": why(error.value)}
    match value:
        case environment.Value_Text(text):
            return {"text": text}
        case environment.Value_Secret(_):
            return {"text": "(not shown)"}
        case _:
            return {}


def log() -> dict:
    errors = logs.Predicate("errors", [logs.Matcher_FieldEquals(("level", "error"))])
    try:
        summary = logs.search(logs.Query(GATEWAY, None, None, [errors], None, 3, None))
    except Err as error:
        return {"missing": why(error.value)}
    hit = summary.hits[0]
    return {"lines": summary.lines, "errors": hit.count, "samples": hit.samples}


def why(error) -> dict:
    """An error of the contract as the key for which the host has words, its case, and what belongs to the key."""
    case = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__.removeprefix("Error_")).lower()
    value = getattr(error, "value", None)
    match case:
        case "denied":
            return {"reason": case, "wanted": value.wanted}
        case "tls":
            return {"reason": case, "problem": kebab(value.problem), "said": value.text}
        case "timed-out" | "closed":
            return {"reason": case, "phase": kebab(value)}
        case "proxy":
            return {"reason": case, "status": value[0], "said": value[1]}
        case "too-large":
            return {"reason": case, "limit": value}
        case "other":
            return {"reason": case, "said": ": ".join(value)}
        case _:
            return {"reason": case} if value is None else {"reason": case, "said": value}


def kebab(case) -> str:
    """The name of a case of an enum as the contract writes it."""
    return case.name.lower().replace("_", "-")


def finding(judged: dict) -> Finding:
    steps = []
    if judged["outcome"] in ("fail", "warn"):
        action = Action_Instruction()
        steps = [Step("fix-1", Place.AI_GATEWAY_HOST, action, undo=None, interrupts=False, ext=[])]
    return Finding(
        code=judged["code"],
        outcome=Outcome[judged["outcome"].upper()],
        severity=Severity[judged["severity"].upper()],
        confidence=Confidence.CONFIRMED,
        subject="",
        args=[Arg(name, str(value)) for name, value in judged.get("args", {}).items()],
        evidence=[Evidence(source, text) for source, text in judged["evidence"]],
        steps=steps,
        ext=[],
    )
