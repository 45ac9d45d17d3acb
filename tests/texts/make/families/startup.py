"""Programs that do not come up, and tokens, keys and variables that do not fit."""

import socket
import subprocess
from pathlib import Path

import record
from families import configurations

HERE = Path(__file__).resolve().parent.parent
FAILURES = {
    "settings": ["missing", "protocol", "request"], "settings-missing": "missing", "uvicorn-address": "address-in-use", "uvicorn-no": "missing", "uvicorn-bad": ["missing", "tls"], "uvicorn-log": ["missing", "request"],
    "metrics": "address-in-use", "json": "protocol", "pyjwt-bad": ["authorization", "missing", "protocol"], "jose-bad": ["authorization", "missing", "protocol"],
    "pyjwt-jwks-refused": "refused", "pyjwt-jwks-name": "resolve", "pyjwt": "authorization", "jose": "authorization", "pem": ["authorization", "missing", "protocol"],
    "tokenizer": ["missing", "resolve", "unreachable"], "hub": "missing", "aws": "missing", "google": "missing",
    "variable": "missing", "log-level": ["missing", "request"], "file-missing": "missing", "file-forbidden": "authorization", "module": "missing",
    "jwt": "authorization", "certificate": ["missing", "tls"], "address": "address-in-use", "uri": ["missing", "request"], "gem": "missing",
}
SERVERS = {
    "address-in-use": "address-in-use", "no-certificate": "missing", "unknown-name": "resolve", "unknown-word": ["missing", "request"],
}
PACKAGE = {"settings": "pydantic-settings", "uvicorn": "uvicorn", "metrics": "prometheus_client", "pyjwt": "pyjwt", "jose": "python-jose",
           "pem": "cryptography", "tokenizer": "transformers", "hub": "huggingface_hub", "aws": "boto3", "google": "google-auth"}


# What refuses a token or a key, and not to come up.
TOKENS = ("pyjwt", "jose", "jwt", "pem", "certificate")


def family(fault):
    return "token" if fault.startswith(TOKENS) else "startup"


def failure(fault):
    return next((FAILURES[name] for name in sorted(FAILURES, key=len, reverse=True) if fault.startswith(name)), None)


def printed(place, words, **more):
    """What a program prints until it ends; one that stays up is ended."""
    try:
        ended = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=15,
                               env=place.environment(**more), cwd=place.work)
        return ended.stdout.decode("utf-8", "replace") if ended.returncode else ""
    except subprocess.TimeoutExpired:
        return ""


def python(place, files):
    source = (HERE / "programs/startup.py").read_text()
    names = [line.split('"')[1] for line in source.split("NAMES = {")[1].splitlines() if line.startswith('    "')]
    key = subprocess.run(["openssl", "genrsa", "2048"], capture_output=True, text=True, check=True).stdout
    for half, runtime in ((1, "now"), (2, "earlier")):
        for name in names:
            if name.startswith(("tokenizer", "hub")) and half == 2:
                continue
            text = printed(place, [place.python(runtime), HERE / "programs/startup.py", name], EXAMPLE_KEY=key, GOOGLE_APPLICATION_CREDENTIALS="")
            package = PACKAGE.get(name.split("-")[0])
            code = f"import importlib.metadata as m; print(m.version('{package}'))" if package else "import sys; print(sys.version.split()[0])"
            version = place.out(place.python(runtime), "-c", code).strip()
            software = package or "python"
            expect = {"speaker": "python", "failure": failure(name), "code": None, "status": None}
            file = files.setdefault((family(name), software, half), record.File(family(name), software, half))
            file.add(text, version, name, "none", expect, [(r"Started server process \[\d+\]", "Started server process [7]"), (r"\(Request ID: [^)]*\)", "(Request ID: example)")])
    return key


def ruby(place, files, key):
    source = (HERE / "programs/startup.rb").read_text()
    names = [line.split('"')[1] for line in source.splitlines() if line.startswith("when ")]
    for name in names:
        text = printed(place, ["ruby", "-W0", HERE / "programs/startup.rb", name], EXAMPLE_KEY=key)
        software = "ruby-jwt" if name.startswith("jwt") else "ruby"
        version = "2.5.0" if software == "ruby-jwt" else "3.1.2"
        half = 2 if name in ("jwt-issuer", "jwt-audience", "json-empty", "uri", "certificate") else 1
        expect = {"speaker": "ruby", "failure": failure(name), "code": None, "status": None}
        files.setdefault((family(name), software, half), record.File(family(name), software, half)).add(text, version, name, "none", expect)


def servers(place, files):
    """Servers that refuse their configuration, each broken in four ways."""
    pem = place.work / "certificates/good.pem"
    held = socket.create_server(("127.0.0.1", 21990))
    known = {"nginx": "1.22.1", "haproxy": "2.6.12", "apache2": "2.4", "caddy": "2.6.2"}
    for name, configuration in [("nginx", configurations.nginx), ("haproxy", configurations.haproxy), ("apache2", configurations.apache), ("caddy", configurations.caddy)]:
        for fault, failed in SERVERS.items():
            folder = place.work / f"start-{name}-{fault}"
            folder.mkdir()
            port = 21990 if fault == "address-in-use" else 21991
            kind = "plain-at-tls" if fault == "no-certificate" else "forbidden"
            there = "/etc/gateway/tls.pem" if fault == "no-certificate" else pem
            made, command = configuration(folder, {kind: port}, {kind: 20998}, there)
            for file, text in made.items():
                if fault == "unknown-name":
                    text = text.replace("127.0.0.1:20998", "missing.example:8000")
                if fault == "unknown-word":
                    text = text.replace("ProxyTimeout", "ProxyTimeOutt").replace("proxy_read_timeout", "proxy_read_timeoutt").replace("timeout connect", "timeout conect").replace("respond 403", "respnd 403")
                (folder / file).write_text(text)
            text = printed(place, command)
            logged = folder / "log"
            if logged.exists() and name == "apache2":
                text += logged.read_text()
            file = files.setdefault((name, 1), record.File("startup", name, 1))
            expect = {"speaker": name, "failure": failed, "code": None, "status": None}
            stand_ins = [(r"start-[a-z0-9]+-[a-z-]+", "gateway"), (r"\[pid \d+[^\]]*\]", "[pid 7:tid 7]"), (r"\d+#\d+:", "7#7:"), (r"\[(NOTICE|ALERT|WARNING)\]( +)\(\d+\)", r"[\1]\2(7)"),
                         (r"\"ts\":[\d.]+", '"ts":1795857247.0'), (r"\[\w{3} \w{3} \d\d \d\d:\d\d:\d\d\.\d+ \d{4}\]", "[Sat Nov 28 09:14:07.000000 2026]")]
            file.add(text, known[name], fault, "none", expect, stand_ins)
    node = "require('net').createServer().listen(21990, '127.0.0.1')"
    for words, software, version, fault in [(["node", "-e", node], "node", "20", "address-in-use"), (["node", "/srv/app.js"], "node", "20", "module-missing"),
                                             (["java", "-jar", "/srv/app.jar"], "java", "17", "module-missing")]:
        text = printed(place, words)
        expect = {"speaker": software, "failure": failure(fault.replace("address-in-use", "address")), "code": None, "status": None}
        files.setdefault((software, 2), record.File("startup", software, 2)).add(text, version, fault, "none", expect)
    held.close()


def make(place):
    files = {}
    key = python(place, files)
    ruby(place, files, key)
    servers(place, files)
    for file in files.values():
        file.write()
