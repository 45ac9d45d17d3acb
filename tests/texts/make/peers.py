"""Servers on loopback, one a fault. Each listens until the process ends."""

import socket
import ssl
import struct
import threading
import time
from pathlib import Path

# A read ends after this many seconds, so that no client keeps a thread for ever.
PATIENCE = 30

SETTINGS = b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
HTML = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1></body></html>"


def read_request(connection):
    """The head of a request, and as much of its body as it announces."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = connection.recv(65536)
        if not more:
            return got
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            while len(body) < int(line.split(b":")[1]):
                body += connection.recv(65536)
    if b"transfer-encoding: chunked" in head.lower():
        while not body.endswith(b"0\r\n\r\n"):
            body += connection.recv(65536)
    return got


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def answer(status, body, kind="text/html", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
    return head.encode() + body


def silent(connection):
    read_request(connection)
    time.sleep(PATIENCE)


def closed(connection):
    read_request(connection)


def reset_after_request(connection):
    read_request(connection)
    reset(connection)


def drain(connection):
    """Closes so that the alert that was sent is read: with bytes unread the kernel sends a reset after it."""
    try:
        connection.settimeout(1)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass
    except OSError:
        pass


def says(words, then=lambda connection: None):
    def behave(connection):
        read_request(connection)
        connection.sendall(words)
        then(connection)

    return behave


def says_first(words):
    def behave(connection):
        connection.sendall(words)
        time.sleep(0.3)
        connection.recv(65536)

    return behave


def reset_soon(connection):
    time.sleep(0.2)
    reset(connection)


def redirect_loop(connection):
    read_request(connection)
    connection.sendall(answer("302 Found", b"", more="Location: /v1/chat/completions\r\n"))


PART = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4096\r\n\r\n" + b'{"id": "chatcmpl-1", "choices": ['
CHUNK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n" + b'{"id": "chatcmpl-1", "choices": [\r\n'
BAD_GZIP = answer("200 OK", b"this is not gzip at all", "application/json", "Content-Encoding: gzip\r\n")

# What a listener does with a connection that it accepted.
PLAIN = {
    "read-timeout": silent,
    "closed": closed,
    "reset": reset_after_request,
    "cut-body": says(PART),
    "cut-chunked-body": says(CHUNK),
    "reset-in-body": says(PART, reset_soon),
    "not-http": says_first(b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n"),
    "http2-at-http1": says_first(SETTINGS),
    "html-not-json": says(answer("200 OK", HTML)),
    "empty-answer": says(answer("200 OK", b"", "application/json")),
    "bad-encoding": says(BAD_GZIP),
    "redirect-loop": redirect_loop,
    "header-too-large": says(b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 400_000 + b"\r\n\r\n"),
    "bad-status-line": says(b"HTTP/1.1 abc OK\r\n\r\n"),
    "plain-http": says(answer("200 OK", b"{}", "application/json")),
    "tls-closed": lambda connection: connection.recv(65536),
    "tls-at-plain": lambda connection: (connection.recv(65536), connection.sendall(answer("400 Bad Request", b"Bad Request"))),
    "tls-reset": lambda connection: (connection.recv(65536), reset(connection)),
    "proxy-407": says(answer("407 Proxy Authentication Required", b"", more='Proxy-Authenticate: Basic realm="corp"\r\n')),
    "proxy-403": says(answer("403 Forbidden", b"<html><h1>Access denied by policy</h1></html>")),
    "proxy-503": says(answer("503 Service Unavailable", b"")),
    "proxy-closed": closed,
    "proxy-silent": silent,
}


def serve(port, behave, context=None, backlog=64):
    """Accepts on the port for ever, one thread a connection."""
    listener = socket.create_server(("127.0.0.1", port), backlog=backlog)

    def one(connection):
        connection.settimeout(PATIENCE)
        plain = connection.dup()
        try:
            if context:
                connection = context.wrap_socket(connection, server_side=True)
            behave(connection)
        except ssl.SSLError:
            drain(plain)
        except OSError:
            pass
        finally:
            connection.close()
            plain.close()

    def loop():
        while True:
            threading.Thread(target=one, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()


def full_backlog(port):
    """Takes no connection: the queue of the listener is full, so that the kernel drops what comes."""
    listener = socket.create_server(("127.0.0.1", port), backlog=0)
    held = [listener]
    for _ in range(3):
        held.append(socket.socket())
        held[-1].setblocking(False)
        held[-1].connect_ex(("127.0.0.1", port))
    return held


def context(folder: Path, name, protocols=("h2", "http/1.1")):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if protocols:
        made.set_alpn_protocols(list(protocols))
    made.load_cert_chain(folder / f"{name}.pem")
    return made


def tls(folder: Path):
    """The server's side of each TLS fault."""
    names = [path.stem for path in folder.glob("*.pem") if path.stem != "trusted"]
    contexts = {name: context(folder, name) for name in names}
    old = context(folder, "good")
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    strange = context(folder, "good")
    strange.maximum_version = ssl.TLSVersion.TLSv1_2
    strange.set_ciphers("NULL-SHA256:@SECLEVEL=0")
    wants = context(folder, "good")
    wants.verify_mode = ssl.CERT_REQUIRED
    wants.load_verify_locations(folder / "trusted.pem")
    wants_12 = context(folder, "good")
    wants_12.verify_mode = ssl.CERT_REQUIRED
    wants_12.maximum_version = ssl.TLSVersion.TLSv1_2
    more = {"no-alpn": context(folder, "good", ()), "version": old, "no-cipher": strange, "client-certificate": wants, "client-certificate-1.2": wants_12}
    return contexts | more


def dns(port=53):
    """Knows no name: answers every question with NXDOMAIN."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", port))

    def loop():
        while True:
            question, peer = server.recvfrom(4096)
            end = 12
            while question[end]:
                end += question[end] + 1
            end += 5
            server.sendto(question[:2] + b"\x81\x83\x00\x01\x00\x00\x00\x00\x00\x00" + question[12:end], peer)

    threading.Thread(target=loop, daemon=True).start()
    return server
