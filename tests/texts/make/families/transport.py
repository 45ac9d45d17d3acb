"""Transport faults × clients: names, connections, silence, bodies, proxies and what is not HTTP."""

from dataclasses import replace

import clients
import expect
import peers
import record

FIRST = 20500
PROXIES = 21000
# A port at which nobody listens.
NOBODY = 20999
PROXY_FAULTS = ["proxy-407", "proxy-403", "proxy-503", "proxy-closed", "proxy-silent"]
NOT_HERE = ("tls-", "proxy-", "plain-http")


def job(fault, url, proxy=None):
    return {"fault": fault, "url": f"{url}/v1/chat/completions", "timeout": 1, "plain": True, "proxy": proxy}


def jobs(place):
    """Starts the peers, and says what to ask of them; the second value must be kept."""
    asked = []
    behaviors = [name for name in peers.PLAIN if not name.startswith(NOT_HERE)]
    for number, fault in enumerate(behaviors):
        peers.serve(FIRST + number, peers.PLAIN[fault])
        asked.append(job(fault, f"http://model.example:{FIRST + number}"))
    kept = peers.full_backlog(FIRST + 100)
    asked.append(job("connect-timeout", f"http://model.example:{FIRST + 100}"))
    asked.append(job("refused", f"http://model.example:{NOBODY}"))
    asked.append(job("refused-tls", f"https://model.example:{NOBODY}"))
    asked.append(job("resolve", f"http://missing.example:{NOBODY}"))
    asked.append(job("unreachable", f"http://unreachable.example:{NOBODY}"))
    good = FIRST + 101
    peers.serve(good, peers.PLAIN["plain-http"], peers.context(place.work / "certificates", "good"))
    for number, fault in enumerate(PROXY_FAULTS):
        peers.serve(PROXIES + number, peers.PLAIN[fault])
        asked.append(job(fault, f"https://model.example:{good}", f"http://proxy.example:{PROXIES + number}"))
    asked.append(job("proxy-refused", f"https://model.example:{good}", f"http://proxy.example:{PROXIES + 99}"))
    asked.append(job("proxy-resolve", f"https://model.example:{good}", f"http://missing.example:{PROXIES + 99}"))
    for number, fault in enumerate(["proxy-407", "proxy-403"]):
        plain = f"http://proxy.example:{PROXIES + number}"
        asked.append(job(f"{fault}-plain", f"http://model.example:{NOBODY}", plain))
    asked.append({"fault": "no-scheme", "url": "model.example/v1/chat/completions", "timeout": 1, "plain": True})
    return asked, kept


# Whose tracebacks are kept whole; of the others the last line is enough here.
WHOLE = [("litellm", 1), ("aiohttp", 2), ("httpx", 2)]
# Waits without end for a proxy that does not answer.
ENDLESS = ["proxy-closed", "proxy-silent"]


def grid():
    """The clients, each once."""
    seen = []
    for client in clients.GRID + clients.GRPC:
        if client.form == "traceback" and (client.name, client.half) not in WHOLE and client.speaker == "python":
            client = replace(client, form="line")
        if client not in seen:
            seen.append(client)
    return seen


def make(place):
    asked, kept = jobs(place)
    files = {}
    for client in grid():
        version = client.version(place)
        fits = [one for one in asked if not one.get("proxy") or client.takes_proxies and not (client.name.startswith("undici") and one["fault"] in ENDLESS)]
        file = files.setdefault((client.software, client.half), record.File("transport", client.software, client.half))
        for fault, text in client.texts(place, fits).items():
            file.add(text, version, fault, "Python socket", expect.transport(client, fault, text))
    for held in kept:
        held.close()
    for file in files.values():
        file.write()
