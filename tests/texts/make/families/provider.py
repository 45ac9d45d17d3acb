"""Refusals of providers as litellm and the providers' own SDKs print them."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import record
from families import refusals
from software import Client

PORT = 20990
BASE = f"http://127.0.0.1:{PORT}"
# The first piece of a path names the answer; no text keeps it.
PREFIX = [(r"/answer-[a-z]+-[a-z-]+", ""), (r"127\.0\.0\.1:8000|127\.0\.0\.1:20990", "model.example:8000")]
AWS = {"aws_access_key_id": "AKIAEXAMPLE", "aws_secret_access_key": "example", "aws_region_name": "eu-central-1"}


class Answers(BaseHTTPRequestHandler):
    """Answers every request with the refusal that its path names."""

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        _, provider, fault = self.path.split("/")[1].split("-", 2)
        status, headers, body = refusals.body(provider, fault)
        body = json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def asks(provider, base):
    """How litellm is asked for a model of this provider at this address."""
    key = {"api_key": "sk-example", "api_base": base}
    return {
        "openai": key | {"model": "openai/gpt-4o", "api_base": f"{base}/v1"},
        "azure": key | {"model": "azure/gpt-4o", "api_version": "2024-06-01"},
        "anthropic": key | {"model": "anthropic/claude-sonnet-4-20250514"},
        "bedrock": AWS | {"model": "bedrock/converse/anthropic.claude-sonnet-4-20250514-v1:0", "aws_bedrock_runtime_endpoint": base, "api_base": None, "api_key": None},
        "google": key | {"model": "gemini/gemini-2.0-flash", "api_base": f"{base}/v1beta/models/gemini-2.0-flash"},
        "vllm": key | {"model": "custom_openai/mistral", "api_base": f"{base}/v1"},
        "mistral": key | {"model": "mistral/mistral-large-latest", "api_base": f"{base}/v1"},
    }[provider]


# What litellm refuses by itself, before it sends anything.
LOCAL = {
    "no-aws-credentials": ("missing", {"model": "bedrock/anthropic.claude-sonnet-4-20250514-v1:0", "api_base": None, "api_key": None, "aws_region_name": "eu-central-1"}),
    "no-aws-region": ("missing", {"model": "bedrock/anthropic.claude-sonnet-4-20250514-v1:0", "api_base": None, "api_key": None}),
    "aws-profile": ("missing", {"model": "bedrock/anthropic.claude-sonnet-4-20250514-v1:0", "api_base": None, "api_key": None, "aws_profile_name": "gateway", "aws_region_name": "eu-central-1"}),
    "no-openai-key": ("missing", {"model": "openai/gpt-4o", "api_base": None, "api_key": None}),
    "no-custom-key": ("missing", {"model": "custom_openai/mistral", "api_key": None}),
    "no-anthropic-key": ("missing", {"model": "anthropic/claude-sonnet-4-20250514", "api_base": None, "api_key": None}),
    "no-azure-key": ("missing", {"model": "azure/gpt-4o", "api_base": "https://example.openai.azure.com", "api_version": "2024-06-01", "api_key": None}),
    "no-azure-base": ("missing", {"model": "azure/gpt-4o", "api_base": None, "api_version": "2024-06-01"}),
    "no-google-credentials": ("missing", {"model": "vertex_ai/gemini-2.0-flash", "api_base": None, "api_key": None, "vertex_project": "example", "vertex_location": "europe-west3"}),
    "bad-google-credentials": (["missing", "protocol", "request"], {"model": "vertex_ai/gemini-2.0-flash", "api_base": None, "api_key": None, "vertex_project": "example", "vertex_credentials": "{not json", "vertex_location": "europe-west3"}),
    "google-credentials-file": (["missing", "request"], {"model": "vertex_ai/gemini-2.0-flash", "api_base": None, "api_key": None, "vertex_project": "example", "vertex_credentials": "/etc/gateway/google.json", "vertex_location": "europe-west3"}),
    "no-provider": ("request", {"model": "codegemma"}),
    "unknown-provider": ("request", {"model": "example/mistral"}),
    "provider-as-model": ("request", {"model": "mistral"}),
}


def jobs(provider, client):
    for fault, row in refusals.ALL[provider].items():
        base = f"{BASE}/answer-{provider}-{fault}"
        suffix = "" if client.name == "botocore" else "/v1/chat/completions"
        yield {"fault": fault, "url": f"{base}{suffix or '/v1/chat/completions'}", "timeout": 10, "asks": asks(provider, base)}, row


def expected(provider, row, text, software):
    """The refusal as it was made, as far as the text still shows it."""
    failure, status, code, words = row
    start = words.split("`")[0].split("'")[0].split("\u2019")[0][:30]
    kept = start in text or json.dumps(start)[1:-1] in text
    if not kept:
        failure = "authorization" if status in (401, 403) else "http"
    # Azure writes its status as a code; a proxy in between does as well.
    named = code and not (provider == "azure" and code.isdigit())
    shown = re.search(rf"['\"(]{code}['\"\\)]", text) if named else None
    return {
        "speaker": provider if kept else software, "failure": failure, "code": code if shown else None,
        "status": status if re.search(rf"\b{status}\b", text) else None,
    }


def client(name, half, form, runtime, **more):
    return Client(name, half, name, "python", name, form, runtime, more)


def make(place):
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pairs = [
        (client("litellm", 1, "line", "now"), list(refusals.ALL)),
        (client("litellm", 2, "line", "earlier"), list(refusals.ALL)),
        (client("litellm", 2, "traceback", "now"), ["vllm", "bedrock"]),
        (client("openai", 1, "line", "now"), ["openai", "vllm"]),
        (client("openai", 2, "traceback", "earlier"), ["openai", "vllm"]),
        (client("anthropic", 1, "line", "now"), ["anthropic"]),
        (client("anthropic", 2, "line", "earlier"), ["anthropic"]),
        (client("botocore", 1, "line", "now"), ["bedrock"]),
        (client("botocore", 2, "traceback", "earlier"), ["bedrock"]),
    ]
    files = {}
    for one, providers in pairs:
        version = one.version(place)
        file = files.setdefault((one.software, one.half), record.File("provider", one.software, one.half))
        rows = {}
        for provider in providers:
            for job, row in jobs(provider, one):
                job["fault"] = f"{provider}-{job['fault']}"
                rows[job["fault"]] = (provider, row, job)
        asked = [job for _, _, job in rows.values()]
        for fault, text in one.texts(place, asked).items():
            provider, row, _ = rows[fault]
            file.add(text, version, fault, "documented body", expected(provider, row, text, one.software), PREFIX)
        if one.software == "litellm" and one.form == "line":
            asked = [{"fault": fault, "url": f"{BASE}/v1/chat/completions", "timeout": 3, "asks": ask} for fault, (_, ask) in LOCAL.items()]
            for fault, text in one.texts(place, asked).items():
                expect = {"speaker": "litellm", "failure": LOCAL[fault][0], "code": None, "status": None}
                file.add(text, version, fault, "none", expect, PREFIX)
    server.shutdown()
    for file in files.values():
        file.write()
