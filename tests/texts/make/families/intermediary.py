"""Intermediaries × what is wrong behind, before and in them: what the client gets, and their own lines."""

import re
import shutil
import subprocess
import time

import expect
import peers
import record
from families import configurations, forwards

FIRST = 21200
UPSTREAMS = {
    "down": None, "checked-down": None, "slow": "read-timeout", "closed": "closed", "reset": "reset", "not-http": "not-http",
    "cut-body": "cut-body", "upstream-header-too-large": "header-too-large", "tls-to-plain-upstream": "tls-at-plain",
    "untrusted-upstream": "tls", "plain-to-tls-upstream": "tls",
}
OWN = ["too-large", "forbidden", "authentication", "header-too-large", "rate", "no-route", "name", "plain-at-tls", "tls-at-plain", "client-certificate"]
FAULTS = [*UPSTREAMS, *OWN]
# What the client's answer and the intermediary's own line may be read as, beside the plain status.
MEANS = {
    "down": "refused", "checked-down": "unreachable", "slow": "timeout-read", "closed": "closed", "reset": "closed", "not-http": "protocol",
    "cut-body": "closed", "upstream-header-too-large": "limit", "tls-to-plain-upstream": "tls", "untrusted-upstream": "tls",
    "plain-to-tls-upstream": "protocol", "too-large": "limit", "forbidden": "authorization", "authentication": "authorization",
    "header-too-large": "limit", "rate": "quota", "no-route": "missing", "name": "resolve", "plain-at-tls": "tls", "tls-at-plain": "tls",
    "client-certificate": "tls",
}
NOBODY = 20998


def upstreams(place):
    """The port behind each fault."""
    made = {}
    for number, (fault, behavior) in enumerate(UPSTREAMS.items()):
        port = 20600 + number
        if behavior is None:
            port = NOBODY
        elif behavior == "tls":
            peers.serve(port, peers.PLAIN["plain-http"], peers.context(place.work / "certificates", "unknown-authority"))
        else:
            peers.serve(port, peers.PLAIN[behavior])
        made[fault] = port
    peers.serve(20650, peers.PLAIN["plain-http"])
    return made | dict.fromkeys(OWN, 20650)


def asked(fault, port, half):
    """The request of a client: half 1 shows the body alone, half 2 the head as well."""
    scheme = "https" if fault in ("tls-at-plain", "client-certificate") else "http"
    words = ["curl", "-sS", "--max-time", "6", "-k", "-d", "x" * (5000 if fault == "too-large" else 40), f"{scheme}://127.0.0.1:{port}/v1/chat/completions"]
    if fault == "header-too-large":
        words += ["-H", "Authorization: Bearer " + "a" * 90_000]
    return words + (["-i"] if half == 2 else [])


# How HAProxy says in its log why a session ended.
STATES = {
    "SC": ["refused", "timeout-connect", "tls", "unreachable"], "sH": "timeout-read", "SH": "closed", "PH": "protocol", "SD": "closed",
    "LR": "authorization",
}
# What curl's own numbers say.
CURL = {"18": "closed", "28": "timeout-read", "35": "tls", "52": "closed", "60": "tls"}


def of_curl(number, words):
    if number == "56":
        return "proxy" if "CONNECT" in words else "tls" if "SSL" in words else "closed"
    return CURL.get(number)


def reading(speaker, fault, text, is_log):
    status = re.search(r"HTTP/[\d.]+ (\d{3})|<title>.*?(\d{3})|\b(40[0-9]|413|429|431|42\d|50[0-9])\b", text)
    number = int(next(each for each in status.groups() if each)) if status else None
    meant = MEANS[fault]
    own = re.search(r"^curl: \((\d+)\) .*$", text, re.M)
    if own:
        return {"speaker": "curl", "failure": of_curl(own[1], own[0]), "code": None, "status": None}
    state = re.search(r" (--|[A-Za-z]{2})-- ", text) if is_log and speaker == "haproxy" else None
    if state:
        failure = STATES.get(state[1], ["protocol", "tls"] if "BADREQ" in text else meant)
        return {"speaker": speaker, "failure": failure, "code": None, "status": number}
    if is_log:
        told = expect.SEEN.get(meant)
        clear = told.search(text) if told else meant in ("tls", "limit", "authorization", "quota", "missing")
        return {"speaker": speaker, "failure": meant if clear else ["http", meant], "code": None, "status": None}
    if "healthy upstream" in text:
        return {"speaker": speaker, "failure": ["http", "refused", "resolve", "unreachable"], "code": None, "status": number}
    means = ["authorization", "proxy"] if number == 407 else ["http", meant]
    return {"speaker": speaker, "failure": means, "code": None, "status": number}


class Running:
    """One intermediary, ended by its id."""

    def __init__(self, place, folder, files, command):
        folder.mkdir(parents=True, exist_ok=True)
        # Some give their rights away.
        folder.chmod(0o777)
        folder.parent.chmod(0o755)
        shutil.copy(place.ca, folder)
        for name, text in files.items():
            (folder / name).write_text(text)
        self.log = folder / "log"
        self.output = (folder / "output").open("wb")
        self.process = subprocess.Popen([str(word) for word in command], stdout=self.output, stderr=self.output, env=place.environment(), cwd=folder)

    def lines(self):
        self.output.flush()
        places = [self.log, self.log.with_name("output")]
        return [line for path in places if path.exists() for line in path.read_text("utf-8", "replace").splitlines()]

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()


QUIET = re.compile(r"notice|Starting|started|warning\]|deprecat|level=info|\bINF\b|configured|configfile|Loading|resuming normal|server start|using the|\[warn\]")


def record_one(files, name, version, start, requests, only=None):
    """Each request's answer and the lines that it leaves, once for the body alone and once with its head."""
    for half in (1, 2):
        file = files.setdefault((name, only or half), record.File("intermediary", name, only or half))
        for fault, words in requests(half):
            before = len(start.lines())
            ended = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
            text = ended.stdout.decode("utf-8", "replace")
            time.sleep(0.3)
            peer = f"{name} {version}"
            good = " 200 " in text.splitlines()[0] if text else True
            if text.strip() and text != "{}" and not (good and half == 2) and not text.startswith("SSH"):
                file.add(text, version, fault, peer, reading(name, fault, text, False), STAND_INS)
            added = [line for line in start.lines()[before:] if not QUIET.search(line)]
            if half == 1 and added:
                file.add("\n".join(added[-3:]), version, f"{fault}-log", peer, reading(name, fault, "\n".join(added), True), STAND_INS)


# Stand-ins that only answers and lines of intermediaries need.
STAND_INS = [
    (r"(?i)^(date|expires|last-modified): .*$", r"\1: Sat, 28 Nov 2026 09:14:07 GMT"), (r"(?m)^([Dd]ate): .*$", r"\1: Sat, 28 Nov 2026 09:14:07 GMT"),
    (r"/tmp/texts-[^/\s\"']+/[a-z]+/", "/etc/gateway/"), (r"\[pid \d+[^\]]*\]", "[pid 7:tid 7]"), (r"\d+#\d+: \*\d+", "7#7: *1"), (r"\d+#\d+:", "7#7:"),
    (r"\b\d\d/(Nov|Dec)/2026:\d\d:\d\d:\d\d(\.\d+)?", "28/Nov/2026:09:14:07"), (r"\[\w{3} \w{3} \d\d \d\d:\d\d:\d\d\.\d+ \d{4}\]", "[Sat Nov 28 09:14:07.000000 2026]"),
    (r"(-?\d+/-?\d+/-?\d+/)(-?)\d+/\d+ (?=\d{3} )", r"\1\g<2>1/7 "), (r"XID: \d+", "XID: 32770"), (r"\"ts\":[\d.]+", '"ts":1795857247.0'), (r"\"duration\":[\d.]+", '"duration":1.0'), (r"client: 127\.0\.0\.1:\d+", "client: 127.0.0.1"),
    (r"127\.0\.0\.1:(3[2-9]|4\d|5\d|6[0-5])\d{3}\b", "127.0.0.1:51234"), (r"\"remote_port\":\"\d+\"", '"remote_port":"51234"'), (r"\"err_id\":\"\w+\"", '"err_id":"example"'),
    (r"\(\w+\.go:\d+\)", "(reverseproxy.go:1)"), (r"\b(\d+/){4}\d+\b", "0/0/0/1/1"), (r"a{300,}", "a" * 300),
    (r"\[\d+\]\[(\w+)\]", r"[7][\1]"), (r"Varnish cache server.*", "Varnish cache server</p>"),
]


def make(place):
    up = upstreams(place)
    pem = place.work / "certificates/good.pem"
    reverse = [
        ("nginx", configurations.nginx, "nginx", ["nginx", "-v"], {"checked-down"}),
        ("haproxy", configurations.haproxy, "haproxy", ["haproxy", "-v"], {"header-too-large", "name"}),
        ("apache", configurations.apache, "apache2", ["apache2", "-v"], {"rate", "checked-down"}),
        ("caddy", configurations.caddy, "caddy", ["caddy", "version"], {"rate", "checked-down", "client-certificate"}),
        ("caddy-2.11", configurations.caddy, place.tools / "binaries/bin/caddy", None, {"rate", "checked-down", "client-certificate"}),
        ("lighttpd", configurations.lighttpd, "lighttpd", ["lighttpd", "-v"], {"rate", "name", "authentication", "untrusted-upstream", "tls-to-plain-upstream", "plain-at-tls", "client-certificate", "checked-down"}),
        ("envoy", configurations.envoy, place.packages / "envoy/_bin/envoy", None, {"authentication", "rate", "client-certificate", "checked-down"}),
        ("traefik", configurations.traefik, place.tools / "binaries/bin/traefik", None, {"plain-at-tls", "client-certificate", "checked-down"}),
    ]
    written = {}
    for number, (name, configuration, program, version, skip) in enumerate(reverse):
        ports = {fault: FIRST + number * 50 + at for at, fault in enumerate(FAULTS) if fault not in skip}
        folder = place.work / name.replace("-2.11", "b")
        files, command = configuration(folder, ports, up, pem)
        start = Running(place, folder, files, [program, *command[1:]])
        time.sleep(3)
        if start.process.poll() is not None:
            print(name, "ended:", *start.lines()[-5:], sep="\n  ")
            continue
        found = re.search(r"\d+\.\d+[\w.]*", place.out(*version)) if version else None
        known = {"envoy": "1.40.0", "traefik": "3.7.15", "caddy-2.11": "2.11.7"}
        requests = lambda half: [(fault, asked(fault, port, half)) for fault, port in ports.items()]
        only = {"caddy": 1, "caddy-2.11": 2}.get(name)
        record_one(written, name.replace("-2.11", ""), found[0] if found else known[name], start, requests, only)
        start.end()
    forwards.make(place, up, Running, record_one, written)
    for file in written.values():
        file.write()
