"""TLS faults × clients."""

import ssl

import clients
import expect
import peers
import record

# Each at a port of its own; the namespace has no other.
FIRST = 20000
PLAIN_AT_TLS = "plain-at-tls"
REASONS = {
    "unknown-authority": "unknown-issuer",
    "unknown-authority-root-sent": "unknown-issuer",
    "client-certificate-1.2": "client-certificate",
    "tls-at-plain": "not-tls",
    PLAIN_AT_TLS: "not-tls",
    "tls-closed": None,
    "tls-reset": None,
}


def jobs(place):
    """Starts the peers, and says what to ask of them."""
    asked = []
    contexts = peers.tls(place.work / "certificates")
    for number, (fault, context) in enumerate(contexts.items()):
        peers.serve(FIRST + number, peers.PLAIN["plain-http"], context)
        if fault != "good":
            asked.append((fault, f"https://model.example:{FIRST + number}"))
        else:
            asked.append((PLAIN_AT_TLS, f"http://model.example:{FIRST + number}"))
    for number, fault in enumerate(["tls-at-plain", "tls-closed", "tls-reset"]):
        peers.serve(FIRST + 100 + number, peers.PLAIN[fault])
        asked.append((fault, f"https://model.example:{FIRST + 100 + number}"))
    return [{"fault": fault, "url": f"{url}/v1/chat/completions", "timeout": 3} for fault, url in asked]


def make(place):
    asked = jobs(place)
    peer = f"Python ssl ({ssl.OPENSSL_VERSION.rsplit(' ', 3)[0]})"
    files = {}
    for client in clients.GRID + clients.GRPC:
        version = client.version(place)
        file = files.setdefault((client.software, client.half), record.File("tls", client.software, client.half))
        for fault, text in client.texts(place, asked).items():
            expected = expect.tls(client, fault, REASONS.get(fault, fault), text)
            if expected:
                file.add(text, version, f"tls-{fault}".replace("tls-tls-", "tls-"), peer, expected)
    for file in files.values():
        file.write()
