"""What changes from run to run gets a fixed stand-in; then one JSON line a text."""

import json
import re
import sys
from pathlib import Path

FAMILIES = Path(__file__).resolve().parent.parent
# A text larger than this loses its middle.
LONGEST = 16 * 1024
# Ports of this run, and what stands for them.
PORTS = [(r"\b20[0-4]\d\d\b", "8443"), (r"\b20[5-9]\d\d\b", "8000"), (r"\b21[0-1]\d\d\b", "3128"), (r"\b21[2-9]\d\d\b", "8080")]
STAND_INS = [
    (r"[^\s\"'(]*/tests/texts/make/clients/", "/srv/"),
    (r"[^\s\"'(]*/tests/texts/make/", "/srv/"),
    (r"[^\s\"'(]*/lib/python3\.\d+/site-packages/", "/venv/lib/python3.11/site-packages/"),
    (r"[^\s\"'(]*/\.pyenv/versions/[^/]+/lib/", "/usr/lib/"),
    (r"(file://)?/[^\s\"'(]*/npm/node_modules/", "/srv/node_modules/"),
    (r"/tmp/texts-[^/\s\"']+/", "/srv/"),
    (r"\b0x[0-9a-f]{6,16}\b", "0x7f0000000000"),
    (r"\b(127\.0\.0\.1:)(3[2-9]|4\d|5\d|6[0-5])\d{3}\b", r"\g<1>51234"),
    (r"\b20(2[6-9]|3[0-3])-\d\d-\d\d([T ])\d\d:\d\d:\d\d\b", r"2026-11-28\g<2>09:14:07"),
    (r"(09:14:07[.,])\d+", r"\g<1>381"),
    (r"\b20(2[6-9])\.\d\d\.\d\d \d\d:\d\d:\d\d", "2026.11.28 09:14:07"),
    (r"\b(Nov|Dec) \d\d \d\d:\d\d:\d\d\.\d+ \[\d+\]", "Nov 28 09:14:07.381 [7]"),
    (r"\b20(2[6-9]|3[0-9])/\d\d/\d\d \d\d:\d\d:\d\d", "2026/11/28 09:14:07"),
    (r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (\d\d )?(Nov|Dec)( \d\d)? (\d\d:\d\d:\d\d )?(2026)( \d\d:\d\d:\d\d)?", "Sat, 28 Nov 2026 09:14:07"),
    (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "00000000-0000-4000-8000-000000000000"),
    (r"serial 0x[0-9a-f]+", "serial 0x01"),
    (r"\b[0-9A-F]{12}0000:error", "8000000000000000:error"),
    (r"modulus: '[0-9A-F]+'", "modulus: '00'"),
    (r"<Buffer ([0-9a-f]{2} ){3}[^>]*>", "<Buffer 30 82>"),
    (r"\b7f[0-9a-f]{10} ", "7f0000000000 "),
    (r"serialNumber: '[0-9A-F]+'", "serialNumber: '01'"),
    (r"pin-sha256(=\"?|:)[A-Za-z0-9+/]{43}=", r"pin-sha256\1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
    (r"\b(sha1|sha256):[0-9a-f]{40,64}", r"\1:00"),
    (r"([0-9A-F]{2}:){19,}[0-9A-F]{2}", "00:00"),
    (r"/tmp/text[^\s\"]*\.\.\. \(litellm", "/venv/lib... (litellm"),
    (r"(xceeded after |resolution: |pick: )\d\.\d{3}s", r"\g<1>1.001s"),
    (r"time taken=[\d.]+", "time taken=1.0"),
    (r"(after|in) \d+(\.\d+)? ?ms", r"\1 3 ms"),
]


# gRPC's core writes the pairs of an error in any order.
PAIRS = re.compile(r"(?<=\{)\w+:(?:\"[^\"]*\"|\d+)(?:, ?\w+:(?:\"[^\"]*\"|\d+))+(?=\})")


def in_order(found):
    return ", ".join(sorted(re.findall(r"\w+:(?:\"[^\"]*\"|\d+)", found[0])))


def clean(text, more=()):
    text = PAIRS.sub(in_order, text)
    for pattern, stand_in in [*more, *PORTS, *STAND_INS]:
        text = re.sub(pattern, stand_in, text)
    text = text.replace("\r\n", "\n").strip("\n")
    if len(text.encode()) > LONGEST:
        half = LONGEST // 2 - 100
        text = text[:half] + "\n  [...]\n" + text[-half:]
    return text


class File:
    """The texts of one software in one half; a text that two faults give is written once, and names both."""

    def __init__(self, family, software, half):
        self.path = FAMILIES / family / f"{software}{'.later' if half == 2 else ''}.jsonl"
        self.half, self.software = half, software
        self.texts = {}

    def add(self, text, version, fault, peer, expect, more=(), **marks):
        text = clean(text, more)
        if not text:
            return
        known = self.texts.get(text)
        if known is None:
            line = {"text": text, "software": self.software, "version": version, "fault": fault, "peer": peer}
            self.texts[text] = line | marks | {"expect": expect, "half": self.half}
        elif fault not in [known["fault"], *known.get("also", [])]:
            known["also"] = [*known.get("also", []), fault]
            known["expect"] = merged(known["expect"], expect)

    def write(self):
        first = self.path.with_name(f"{self.software}.jsonl")
        if self.half == 2 and first.exists():
            known = {json.loads(line)["text"] for line in first.read_text().splitlines()}
            self.texts = {text: line for text, line in self.texts.items() if text not in known}
        if not self.texts:
            print(f"{self.path.name}: no text", file=sys.stderr)
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(exist_ok=True)
        lines = [json.dumps(line, ensure_ascii=False) for line in self.texts.values()]
        self.path.write_text("\n".join(lines) + "\n")


def merged(first, second):
    """What one text tells that stands for two faults: each field where they agree, all of them where they do not."""
    both = {}
    for name in dict.fromkeys([*first, *second]):
        values = []
        for side in (first.get(name), second.get(name)):
            values += [each for each in (side if isinstance(side, list) else [side]) if each not in values]
        both[name] = values[0] if len(values) == 1 else sorted(each for each in values if each is not None)
    return both
