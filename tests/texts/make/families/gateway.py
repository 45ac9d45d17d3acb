"""Texts of litellm in the line that the AI Gateway writes about them: the text is recorded, the line is ours."""

import json

import record

# Keys and their order as measured of a gateway's `exceptions` logger.
LINE = {"status_code": None, "exception_class": "", "backtrace": "", "correlation_id": "01KBC33W4H6Q8TZV0X2YDG3M5R", "extra": {},
        "gitlab_instance_id": "00000000-0000-4000-8000-000000000000", "gitlab_host_name": "gitlab.example", "gitlab_version": "18.11.2", "gitlab_realm": "self-managed",
        "logger": "exceptions", "level": "error", "type": "mlops", "stage": "main", "timestamp": "2026-11-28T09:14:07.381920Z", "message": ""}
# Recorded families that hold litellm's tracebacks and lines.
SOURCES = [("tls", 1), ("tls", 2), ("transport", 1), ("provider", 1), ("provider", 2)]
EACH = 6


def lines(family, half):
    path = record.FAMILIES / family / f"litellm{'.later' if half == 2 else ''}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()]


def wrapped(line):
    """A line of the gateway with this text in it."""
    text = line["text"]
    last = text[text.rfind("\nlitellm.exceptions."):].strip() if "\nlitellm.exceptions." in text else text
    kind, _, message = last.partition(": ")
    backtrace = text if text.startswith("Traceback") or "\nTraceback" in text else f"Traceback (most recent call last):\n{text}\n"
    return json.dumps(LINE | {"exception_class": kind.rsplit(".", 1)[-1], "backtrace": backtrace, "message": message})


def make(place):
    files = {half: record.File("gateway", "ai-gateway", half) for half in (1, 2)}
    for family, half in SOURCES:
        fit = [line for line in lines(family, half) if "litellm.exceptions." in line["text"]]
        step = max(1, len(fit) // EACH)
        for line in fit[::step][:EACH]:
            more = {"wrapper": "ai-gateway, wrapped by us"}
            files[half].add(wrapped(line), line["version"], line["fault"], line["peer"], line["expect"], **more)
    for file in files.values():
        file.write()
