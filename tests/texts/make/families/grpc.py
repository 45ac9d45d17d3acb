"""gRPC by code: what a server answers, what a proxy answers in its place, and what never becomes a call."""

import subprocess
import time
from concurrent import futures

import clients
import grpc
import record

FIRST = 20800
# Failure, and the words of the server where it says any.
ANSWERS = {
    "UNAVAILABLE": (["internal", "unreachable"], "the service is shutting down"),
    "UNAUTHENTICATED": ("authorization", "Signature has expired"),
    "PERMISSION_DENIED": ("authorization", "Unauthorized to access duo agent platform"),
    "RESOURCE_EXHAUSTED": ("quota", "quota of the instance is used up"),
    "INTERNAL": ("internal", "Internal server error"),
    "INVALID_ARGUMENT": ("request", "workflow_id is missing"),
    "NOT_FOUND": ("missing", "workflow definition not found"),
    "FAILED_PRECONDITION": ("request", "client version is not supported"),
    "CANCELLED": ("closed", "the client went away"),
    "ABORTED": (["closed", "internal"], "the workflow was stopped"),
}
OTHERS = {"unknown-method": "request", "exception": "internal", "deadline": "timeout-read", "message-too-large": "limit"}
PROXIED = {"proxy-502": "http", "proxy-503": "http", "proxy-404": "http", "proxy-401": "authorization", "proxy-403": "authorization",
           "proxy-429": "quota", "proxy-413": "limit", "proxy-504": ["http", "timeout-read"], "proxy-302": "http", "proxy-200-html": "protocol"}
TARGETS = {"scheme-in-target": ("http://model.example:8000", ["protocol", "resolve", "request"]),
           "https-in-target": ("https://gitlab.example", ["protocol", "resolve", "request"]), "target-without-port": ("missing.example", ["missing", "protocol", "request", "resolve"])}


def server(port, handler):
    made = grpc.server(futures.ThreadPoolExecutor(4))
    if handler:
        method = grpc.method_handlers_generic_handler("DuoWorkflow", {"ListTools": grpc.unary_unary_rpc_method_handler(handler)})
        made.add_generic_rpc_handlers((method,))
    # The path has no package, so the service is its first piece.
    made.add_insecure_port(f"127.0.0.1:{port}")
    made.start()
    return made


def says(code, words):
    def handle(request, context):
        context.abort(grpc.StatusCode[code], words)

    return handle


def raises(request, context):
    raise KeyError("model_metadata")


def waits(request, context):
    time.sleep(3)
    return b""


def nginx(place, ports):
    pages = "".join(
        f"server {{ listen 127.0.0.1:{port} http2; location / {{ {'grpc_pass grpc://127.0.0.1:20998;' if status == '502' else f'return {status} /login;' if status == '302' else 'default_type text/html; return 200 sign-in;' if status == '200' else f'return {status};'} }} }}\n"
        for status, port in ports.items()
    )
    folder = place.work / "grpc-nginx"
    folder.mkdir()
    (folder / "c").write_text(f"daemon off; master_process off; pid {folder}/p; error_log {folder}/log; events {{}} http {{ access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/x; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n{pages} }}")
    return subprocess.Popen(["nginx", "-e", str(folder / "log"), "-p", str(folder), "-c", str(folder / "c")], stderr=subprocess.DEVNULL)


def make(place):
    rows, started = {}, []
    for number, (code, (failure, words)) in enumerate(ANSWERS.items()):
        started.append(server(FIRST + number, says(code, words)))
        rows[code.lower().replace("_", "-")] = (FIRST + number, failure, "grpcio server, words of ours")
    big = bytes(5 * 1024 * 1024)
    handlers = [None, raises, waits, lambda request, context: big]
    for number, (fault, failure) in enumerate(OTHERS.items()):
        started.append(server(FIRST + 50 + number, handlers[number]))
        rows[fault] = (FIRST + 50 + number, failure, f"grpcio {grpc.__version__}")
    ports = {fault.split("-")[1]: FIRST + 80 + number for number, fault in enumerate(PROXIED)}
    proxy = nginx(place, ports)
    time.sleep(1)
    for fault, failure in PROXIED.items():
        rows[fault] = (ports[fault.split("-")[1]], failure, "nginx 1.22.1")
    jobs = [{"fault": fault, "url": f"http://model.example:{port}", "timeout": 1} for fault, (port, _, _) in rows.items()]
    jobs += [{"fault": fault, "url": "http://model.example:8000", "target": target, "timeout": 1} for fault, (target, _) in TARGETS.items()]
    files = {}
    for client in clients.GRPC:
        version = client.version(place)
        file = files.setdefault((client.software, client.half), record.File("grpc", client.software, client.half))
        for fault, text in client.texts(place, jobs).items():
            _, failure, peer = rows.get(fault) or (None, TARGETS[fault][1], "none")
            file.add(text, version, fault, peer, reading(fault, failure, text))
    proxy.terminate()
    proxy.wait(5)
    for each in started:
        each.stop(None)
    for file in files.values():
        file.write()


def reading(fault, failure, text):
    import expect

    shown = expect.code(text)
    status = fault.split("-")[1] if fault.startswith("proxy-") else None
    status = int(status) if status and status in text else None
    if fault.startswith("proxy-") and not status:
        failure = ["limit", "protocol"] if "200" in fault else None
    return {"speaker": "grpc", "failure": failure, "code": shown, "status": status}
