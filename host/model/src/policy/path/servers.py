"""Asks real servers which path they read, and writes `servers.json`.

    apt-get install nginx-light puma ruby-rack
    python3 -m venv /tmp/v && /tmp/v/bin/pip install uvicorn starlette && /tmp/v/bin/python servers.py

The AI Gateway, vLLM and the LiteLLM proxy run on uvicorn with Starlette, GitLab on Puma with Rack, and NGINX stands
before each of them: once with `proxy_pass` and a path, which passes on what it has decoded. Every path is sent as it
is, byte by byte; `null` is an answer that is no success. Everything listens on loopback and ends with this program.
"""

import importlib.metadata
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

PATHS = [
    "/", "/v1", "/v1/", "/v1/models", "/v1/models/", "/v1/a.b", "/v1/a..b", "/v1/..b", "/v1/a..", "/v1/...",
    "/.well-known/x", "/v1/users.json", "/v1/users.tar.gz", "/v1/*", "/v1/a*", "/v1/a:b", "/v1/a@b", "/v1/a+b", "/v1/a=b",
    "/v1/a,b", "/v1/a!b", "/v1/a$b", "/v1/a&b", "/v1/a'b", "/v1/(a)", "/v1/~a", "/v1/a_b-c",
    "/v1/%61dmin", "/v1/admin", "/v1/%41dmin", "/v1/Admin", "/v1/%7Ea", "/v1/%7ea", "/v1/a%3Ab", "/v1/a%40b", "/v1/a%2Bb",
    "/v1/%2A", "/v1/a%20b", "/v1/%20", "/v1/a%22b", "/v1/%C3%A4", "/v1/%c3%a4", "/v1/%E3%81%82", "/v1/a%7Cb", "/v1/a%7cb",
    "/v1/admin%2Fsecret", "/v1/admin%2fsecret", "/v1%2Fadmin", "/%2Fv1", "/v1/%2F", "/v1/a%2F%2Fb", "/v1/%2Fadmin",
    "/v1/a%5Cb", "/v1/a%5cb", "/v1/%5C", "/v1/a;b", "/v1/a%3Bb", "/v1/a;b/c", "/v1/;a", "/v1/;",
    "/v1/a%252Fb", "/v1/a%252fb", "/v1/%2561dmin", "/v1/100%25", "/v1/a%2525b", "/v1/a%255Cb",
    # What is refused: that servers read it differently is why.
    "/v1/../admin", "/v1/./admin", "/v1/%2e%2e/admin", "/v1/%2E./admin", "/v1/.%2e%2fadmin", "/v1/..%2fadmin%2fx",
    "/v1/x%2f..%2f..%2fadmin%2fx", "/v1/..;/admin", "/v1/..%5cadmin", "/v1/%252e%252e%252fadmin", "/v1//admin", "//admin",
    "/v1/a%00b", "/v1/a%0d%0ab", "/v1/%c0%af", "/v1/%c0%ae%c0%ae/admin", "/v1/a\\b", "/v1/a%", "/v1/a%zz", "/v1/%u002f",
    "/v1/a?b", "/v1/a#b",
]

STARLETTE = """
from starlette.responses import PlainTextResponse
async def app(scope, receive, send):
    await PlainTextResponse(scope["path"])(scope, receive, send)
"""

# What a Rails application routes by is Rack's path; its files and the values of its routes are decoded.
RACK = """
require "rack"
run lambda { |env|
  path = env["PATH_INFO"]
  read = Rack::Utils.unescape_path(path)
  [200, {"content-type" => "text/plain"}, [path + "\\n" + read]]
}
"""

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port}; location / {{ default_type text/plain; return 200 "$uri"; }} }}
  server {{ listen 127.0.0.1:{passing}; location / {{ proxy_pass http://127.0.0.1:{behind}/; }} }}
}}
"""


def free():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def ask(port, path):
    """The text of a success, or None."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n")[0] + b" ":
        return None
    if b"transfer-encoding: chunked" in head.lower():
        body = b"".join(body.split(b"\r\n")[1::2])
    return body.decode("utf-8", "backslashreplace")


def up(port):
    for _ in range(100):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nothing listens on port {port}")


def version(*command):
    run = subprocess.run(command, capture_output=True, text=True)
    return (run.stdout + run.stderr).strip().split("\n")[0]


def main():
    folder = tempfile.mkdtemp()
    starlette, nginx, passing, rack = free(), free(), free(), free()
    pathlib.Path(folder, "app.py").write_text(STARLETTE)
    pathlib.Path(folder, "config.ru").write_text(RACK)
    pathlib.Path(folder, "nginx.conf").write_text(
        NGINX.format(folder=folder, port=nginx, passing=passing, behind=starlette)
    )
    quiet = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    servers = [
        subprocess.Popen([sys.executable, "-m", "uvicorn", "app:app", "--port", str(starlette)], **quiet),
        subprocess.Popen(["nginx", "-p", folder, "-c", f"{folder}/nginx.conf"], **quiet),
        subprocess.Popen(["puma", "-b", f"tcp://127.0.0.1:{rack}", "config.ru"], **quiet),
    ]
    try:
        for port in (starlette, nginx, passing, rack):
            up(port)
        cases = []
        for path in PATHS:
            seen = ask(rack, path)
            routed, read = seen.split("\n", 1) if seen is not None else (None, None)
            cases.append({
                "path": path, "starlette": ask(starlette, path), "nginx": ask(nginx, path),
                "nginx-then-starlette": ask(passing, path), "rack": routed, "rack-decoded": read,
            })
    finally:
        for server in servers:
            server.terminate()
            server.wait()
    made = {
        "uvicorn": importlib.metadata.version("uvicorn"), "starlette": importlib.metadata.version("starlette"),
        "nginx": version("nginx", "-v").rpartition("/")[2], "puma": version("puma", "--version").split()[-1],
        "rack": version("ruby", "-e", "require 'rack'; puts Rack.release"),
    }
    lines = ",\n".join("    " + json.dumps(case) for case in cases)
    text = f'{{\n  "made-with": {json.dumps(made)},\n  "cases": [\n{lines}\n  ]\n}}\n'
    pathlib.Path(__file__).with_name("servers.json").write_text(text)


main()
