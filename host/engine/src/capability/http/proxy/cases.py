"""Asks Python's `requests` and `httpx` which proxy they take, and writes `cases.json`.

    python3 -m venv /tmp/v && /tmp/v/bin/pip install requests httpx && /tmp/v/bin/python cases.py

Nothing is sent: `requests` is stopped where it has chosen a connection pool, `httpx` is asked for its
transport. The AI Gateway fetches GitLab's keys with `requests`; the column of `httpx`, with which it
calls models, stands beside it because the two differ. Run it on Linux: elsewhere Python also asks the system.
"""

import json
import os
import pathlib
import platform
import sys

import httpx
import requests

PROXY = "http://proxy.example:3128"
HTTP = {"HTTP_PROXY": PROXY}
HTTPS = {"HTTPS_PROXY": PROXY}

CASES = [
    # Which variable.
    ("http://gitlab.example/", {}),
    ("http://gitlab.example/", HTTP),
    ("https://gitlab.example/", HTTP),
    ("https://gitlab.example/", HTTPS),
    ("http://gitlab.example/", HTTPS),
    ("http://gitlab.example/", {"http_proxy": PROXY}),
    ("http://gitlab.example/", {"ALL_PROXY": PROXY}),
    ("https://gitlab.example/", {"all_proxy": PROXY}),
    ("http://gitlab.example/", {"ALL_PROXY": "http://all.example:1", **HTTP}),
    ("http://gitlab.example/", {"HTTP_PROXY": "http://upper.example:1", "http_proxy": "http://lower.example:2"}),
    ("http://gitlab.example/", {"HTTP_PROXY": PROXY, "http_proxy": ""}),
    ("http://gitlab.example/", {"HTTP_PROXY": "", "http_proxy": PROXY}),
    ("http://gitlab.example/", {"HTTP_PROXY": ""}),
    ("http://gitlab.example/", {"HTTP_PROXY": "", "ALL_PROXY": PROXY}),
    ("http://gitlab.example/", {"HTTP_PROXY": PROXY, "http_proxy": "", "ALL_PROXY": "http://all.example:1"}),
    # How it is written.
    ("http://gitlab.example/", {"HTTP_PROXY": "proxy.example:3128"}),
    ("http://gitlab.example/", {"HTTP_PROXY": "none"}),
    ("https://gitlab.example/", {"HTTPS_PROXY": "https://proxy.example:3129"}),
    ("http://gitlab.example/", {"HTTP_PROXY": "http://user:word%2F2@proxy.example:3128"}),
    ("http://gitlab.example/", {"HTTP_PROXY": "socks5://proxy.example:1080"}),
    # Names.
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "GitLab.Example"}),
    ("http://GitLab.Example/", {**HTTP, "NO_PROXY": "gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": ".example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "lab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": ".gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "..gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "*.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "gitlab.example."}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "a.example, gitlab.example ,b.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "a.example gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "git lab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "http://gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": ""}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": ",,"}),
    # Everything.
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "*"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "a.example,*"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": " * "}),
    # Ports.
    ("http://gitlab.example:8080/", {**HTTP, "NO_PROXY": "gitlab.example:8080"}),
    ("http://gitlab.example:8080/", {**HTTP, "NO_PROXY": "gitlab.example:9090"}),
    ("http://gitlab.example:8080/", {**HTTP, "NO_PROXY": "gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "gitlab.example:80"}),
    ("https://gitlab.example:443/", {**HTTPS, "NO_PROXY": "gitlab.example:443"}),
    ("http://gitlab.example:8080/", {**HTTP, "NO_PROXY": ".example:8080"}),
    ("http://127.0.0.1:8080/", {**HTTP, "NO_PROXY": "127.0.0.1:8080"}),
    # Addresses.
    ("http://127.0.0.1:8080/", HTTP),
    ("http://127.0.0.1:8080/", {**HTTP, "NO_PROXY": "127.0.0.1"}),
    ("http://127.0.0.1:8080/", {**HTTP, "NO_PROXY": "127.0.0.0/8"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.1.0.0/16"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.2.0.0/16"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.1.9.9/16"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.1.2.3/32"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "0.0.0.0/0"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.1.2.3/33"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10/8"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.0/8"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "10.1"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": "2.3"}),
    ("http://10.1.2.3/", {**HTTP, "NO_PROXY": ".10.1.2.3"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "10.0.0.0/8"}),
    # This machine.
    ("http://localhost:8080/", HTTP),
    ("http://localhost:8080/", {**HTTP, "NO_PROXY": "localhost"}),
    ("http://localhost:8080/", {**HTTP, "NO_PROXY": "127.0.0.1"}),
    ("http://gitlab.localhost/", {**HTTP, "NO_PROXY": "localhost"}),
    # IPv6.
    ("http://[::1]:8080/", HTTP),
    ("http://[::1]:8080/", {**HTTP, "NO_PROXY": "::1"}),
    ("http://[::1]:8080/", {**HTTP, "NO_PROXY": "[::1]"}),
    ("http://[fd00::1]/", {**HTTP, "NO_PROXY": "fd00::/8"}),
    ("http://[fd00::1]/", {**HTTP, "NO_PROXY": "FD00::1"}),
    ("http://[fd00::1]:8080/", {**HTTP, "NO_PROXY": "fd00::1:8080"}),
    # Both spellings.
    ("http://gitlab.example/", {**HTTP, "no_proxy": "gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "gitlab.example", "no_proxy": "other.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "other.example", "no_proxy": "gitlab.example"}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "gitlab.example", "no_proxy": ""}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "*", "no_proxy": ""}),
    ("http://gitlab.example/", {**HTTP, "NO_PROXY": "GITLAB.example", "no_proxy": ""}),
    # Where both kinds of proxy are excepted.
    ("https://gitlab.example/", {"ALL_PROXY": PROXY, "NO_PROXY": "gitlab.example"}),
]


class Chosen(Exception):
    """Carries the proxy, or None, out of `requests` before it connects."""


class Watched(requests.adapters.HTTPAdapter):
    def proxy_manager_for(self, proxy, **_):
        raise Chosen(proxy)

    def init_poolmanager(self, *_, **__):
        class Direct:
            def connection_from_host(self, **_):
                raise Chosen(None)

        self.poolmanager = Direct()


def by_requests(url):
    session = requests.Session()
    session.mount("http://", Watched())
    session.mount("https://", Watched())
    try:
        session.get(url)
    except Chosen as chosen:
        return chosen.args[0]
    raise SystemExit(f"`requests` chose nothing for {url}")


def by_httpx(url):
    try:
        client = httpx.Client()
    except (httpx.InvalidURL, ImportError, ValueError) as refusal:
        # With such variables it makes no client at all.
        return {"refused": type(refusal).__name__}
    transport = client._transport_for_url(httpx.URL(url))
    if transport is client._transport:
        return None
    proxy = transport._pool._proxy_url
    return f"{proxy.scheme.decode()}://{proxy.host.decode()}:{proxy.port}"


def ask(url, environment):
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    os.environ.update(environment)
    return {"url": url, "environment": environment, "requests": by_requests(url), "httpx": by_httpx(url)}


if sys.platform != "linux":
    raise SystemExit("run this on Linux")
made_with = {"python": platform.python_version(), "requests": requests.__version__, "httpx": httpx.__version__}
lines = ",\n".join("    " + json.dumps(ask(url, environment)) for url, environment in CASES)
text = f'{{\n  "made-with": {json.dumps(made_with)},\n  "cases": [\n{lines}\n  ]\n}}\n'
pathlib.Path(__file__).with_name("cases.json").write_text(text)
