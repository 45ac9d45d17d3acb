"""LiteLLM's proxy, a model server of its own: what it answers, and what it writes about it."""

import json
import re
import subprocess
import time
import urllib.error
import urllib.request

import record
from families import provider, refusals

PORT = 21900
KEY = "sk-example-master"


def config(place):
    models = []
    for name in ("vllm", "openai", "azure", "anthropic", "bedrock", "google", "mistral"):
        for fault in refusals.ALL[name]:
            asks = {key: value for key, value in provider.asks(name, f"{provider.BASE}/answer-{name}-{fault}").items() if value is not None}
            models.append({"model_name": f"{name}-{fault}", "litellm_params": asks | {"num_retries": 0, "max_retries": 0}})
    bases = {"refused": "http://model.example:20998/v1", "resolve": "http://missing.example:8000/v1", "tls-untrusted": "https://model.example:20970/v1",
             "tls-at-plain": "https://model.example:20990/v1", "read-timeout": "http://model.example:20971/v1", "closed": "http://model.example:20972/v1",
             "html": "http://model.example:20973/v1", "reset": "http://model.example:20974/v1"}
    for fault, base in bases.items():
        models.append({"model_name": fault, "litellm_params": {"model": "custom_openai/mistral", "api_base": base, "api_key": "sk-example", "timeout": 1, "max_retries": 0}})
    settings = {"model_list": models, "router_settings": {"num_retries": 0, "disable_cooldowns": True}, "general_settings": {"master_key": KEY}}
    path = place.work / "litellm.json"
    path.write_text(json.dumps(settings))
    return path, [*bases]


def ask(body, key=KEY, path="/v1/chat/completions"):
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})
    request = urllib.request.Request(f"http://127.0.0.1:{PORT}{path}", body, headers)
    try:
        return 200, urllib.request.urlopen(request, timeout=30).read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


MEANS = {"refused": None, "resolve": None, "tls-untrusted": None, "tls-at-plain": None, "closed": None, "reset": None, "html": "protocol", "read-timeout": "timeout-read"}
# What the proxy itself refuses: the request, and what it is.
OWN = {
    "no-key": (lambda body: ask(body("refused"), None), "authorization"), "malformed-key": (lambda body: ask(body("refused"), ""), "authorization"),
    "wrong-key": (lambda body: ask(body("refused"), "sk-other"), ["authorization", "missing"]), "unknown-model": (lambda body: ask(body("nope")), "missing"),
    "bad-json": (lambda body: ask(b'{"model": '), "request"), "no-messages": (lambda body: ask(b'{"model": "refused"}'), "request"),
    "wrong-path": (lambda body: ask(body("refused"), path="/v1/v1/chat/completions"), ["http", "missing"]),
}


def make(place):
    import threading
    from http.server import ThreadingHTTPServer

    import peers

    answers = ThreadingHTTPServer(("127.0.0.1", provider.PORT), provider.Answers)
    threading.Thread(target=answers.serve_forever, daemon=True).start()
    peers.serve(20970, peers.PLAIN["plain-http"], peers.context(place.work / "certificates", "unknown-authority"))
    for port, behavior in {20971: "read-timeout", 20972: "closed", 20973: "html-not-json", 20974: "reset"}.items():
        peers.serve(port, peers.PLAIN[behavior])
    path, transport = config(place)
    log = (place.work / "litellm.log").open("wb")
    words = [place.tools / "proxy/bin/litellm", "--config", path, "--host", "127.0.0.1", "--port", PORT, "--telemetry", "False"]
    environment = place.environment(NO_DOCS="True", DISABLE_ADMIN_UI="True")
    server = subprocess.Popen([str(word) for word in words], stdout=log, stderr=log, env=environment, cwd=place.work)
    for _ in range(120):
        time.sleep(1)
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/liveliness", timeout=2)
            break
        except OSError:
            continue
    version = place.out(place.tools / "proxy/bin/python", "-c", "import importlib.metadata as m; print(m.version('litellm'))").strip()
    files = {half: record.File("server", "litellm-proxy", half) for half in (1, 2)}
    body = lambda model: json.dumps({"model": model, "messages": [{"role": "user", "content": "Hello"}]}).encode()

    def add(half, fault, answer, expect, peer, speaker="litellm"):
        status, text = answer
        expected = {"speaker": speaker, "code": None, "status": int(status) if f'"{status}"' in text else None} | expect
        files[half].add(text, version, fault, peer, expected, [*provider.PREFIX, (r"(vllm|openai|azure|anthropic|bedrock|google|mistral)-[a-z-]+(?=' failed)", "mistral"), (r"model group '[a-z-]+'", "model group 'mistral'"), (r"model=azure-[a-z-]+", "model=azure-gpt-4o")])

    for fault, (send, failure) in OWN.items():
        add(1, fault, send(body), {"failure": failure}, "none")
    for fault in transport:
        start = (place.work / "litellm.log").stat().st_size
        add(1, fault, ask(body(fault)), {"failure": MEANS[fault]}, "Python socket")
        time.sleep(0.5)
        written = (place.work / "litellm.log").read_bytes()[start:].decode("utf-8", "replace")
        written = re.sub(r"(?m)^INFO: .*\n", "", written)
        if "Traceback" in written:
            import expect

            planted = {"refused": "refused", "resolve": "resolve", "closed": "closed", "reset": "closed", "read-timeout": "timeout-read"}.get(fault)
            reason = {"tls-untrusted": "unknown-issuer", "tls-at-plain": "not-tls"}.get(fault)
            said = expect.said(written)
            told = expect.WORDS[reason].search(said) if reason else planted and expect.SEEN[planted].search(said)
            failure = ("tls" if reason else planted) if told else MEANS[fault]
            more = {"reason": reason} if reason and told else {}
            add(2, f"{fault}-log", (0, written), {"failure": failure, **more}, "Python socket")
    for name, rows in refusals.ALL.items():
        for number, fault in enumerate(rows):
            answer = ask(body(f"{name}-{fault}"))
            expect_of = provider.expected(name, rows[fault], answer[1], "litellm")
            add(1 + number % 2, f"{name}-{fault}", answer, {"failure": expect_of["failure"], "code": expect_of["code"]}, "documented body", expect_of["speaker"])
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
    answers.shutdown()
    for file in files.values():
        file.write()
