"""The clients of the grid TLS faults × clients and transport faults × clients."""

from urllib.parse import urlsplit

from software import Client


def curl(*more):
    def words(job, place):
        proxy = ["--proxy", job["proxy"]] if job.get("proxy") else []
        patience = ["--max-time", job["timeout"], "--connect-timeout", job["timeout"] - 0.1]
        return ["curl", *more, "-o", "/dev/null", *patience, *proxy, "--location", "--max-redirs", "5", job["url"]]

    return words


def wget(program, *more):
    def words(job, place):
        environment = [f"https_proxy={job['proxy']}", f"http_proxy={job['proxy']}"] if job.get("proxy") else []
        limits = [f"--timeout={job['timeout']}", "--tries=1", "--max-redirect=5"]
        trust = [f"--ca-certificate={place.ca}"]
        return ["env", *environment, program, *more, "-O", "/dev/null", *limits, *trust, job["url"]]

    return words


def s_client(*more):
    def words(job, place):
        parts = urlsplit(job["url"])
        if parts.scheme != "https" or job.get("proxy"):
            return None
        return ["timeout", "5", "openssl", "s_client", "-CAfile", place.ca, "-verify_return_error", "-verify_hostname",
                parts.hostname, "-servername", parts.hostname, "-connect", parts.netloc, *more]

    return words


def gnutls(job, place):
    parts = urlsplit(job["url"])
    if parts.scheme != "https" or job.get("proxy"):
        return None
    return ["timeout", "5", "gnutls-cli", "--x509cafile", place.ca, "-p", parts.port, parts.hostname]


def git(job, place):
    proxy = ["-c", f"http.proxy={job['proxy']}"] if job.get("proxy") else []
    parts = urlsplit(job["url"])
    limits = ["-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=2"]
    return ["timeout", "10", "/usr/bin/git", *proxy, *limits, "ls-remote", f"{parts.scheme}://{parts.netloc}/group/project.git"]


def python(half, name, form, runtime, speaker="python", software=None, **more):
    return Client(software or name, half, speaker, "python", name, form, runtime, more)


PYTHON = ["requests", "urllib3", "httpx", "httpx_async", "aiohttp", "openai", "anthropic", "litellm", "botocore"]
# Their tracebacks are long and hold what another's hold.
SHORT = ["urllib3", "anthropic", "botocore"]
GRID = [
    *[python(1, name, "line" if name in SHORT else "traceback", "now", software=name.replace("_async", ""))
      for name in PYTHON if name != "httpx"],
    python(1, "openai", "line", "now", "openai"),
    python(1, "litellm", "line", "now", "litellm"),
    python(1, "aiohttp", "line", "now"),
    python(1, "httpx", "line", "now"),
    python(1, "requests", "line", "now"),
    *[python(2, name, "line", "earlier") for name in ["requests", "urllib3", "httpx", "anthropic"]],
    *[python(2, name, "traceback", "earlier") for name in ["httpx", "aiohttp", "botocore"]],
    python(2, "openai", "traceback", "earlier"),
    python(2, "litellm", "traceback", "earlier", DISABLE_AIOHTTP_TRANSPORT="True"),
    python(2, "litellm", "line", "earlier", "litellm"),
    python(2, "urllib", "line", "now", software="urllib"),
    python(2, "pycurl", "line", "now", "curl"),
    python(2, "curl_cffi", "line", "binaries", "curl", software="curl_cffi"),
    *[Client(name.replace("_", "-"), 1, "ruby", "ruby", name, "whole") for name in ["net_http", "httparty"]],
    Client("faraday", 1, "ruby", "ruby", "faraday", "line"),
    *[Client(name.replace("_", "-"), 2, "ruby", "ruby", name, form)
      for name, form in [("net_http", "line"), ("httparty", "inspect"), ("open_uri", "line")]],
    Client("go", 1, "go", "go", "http"),
    Client("go", 2, "go", "go", "http", runtime="later"),
    *[Client(f"node-{name}".replace("_", "-"), 1, "node", "node", name, "whole") for name in ["fetch", "undici", "axios", "https"]],
    *[Client(f"node-{name}".rstrip("06").replace("_", "-"), 2, "node", "node", name, form, runtime="later")
      for name, form in [("fetch", "line"), ("undici6", "whole"), ("axios0", "line"), ("https", "line"), ("got", "whole"),
                         ("node_fetch", "line")]],
    Client("java-http-client", 1, "java", "java", "http_client", "whole"),
    Client("java-http-client", 2, "java", "java", "http_client", "line", runtime="later"),
    Client("java-url-connection", 2, "java", "java", "url_connection", "whole", runtime="later"),
    Client("curl", 1, "curl", "command", more={"command": curl("-sS"), "version": ["curl", "-V"]}),
    Client("curl", 2, "curl", "command", more={"command": curl("-sv"), "version": ["curl", "-V"]}),
    Client("wget", 1, "wget", "command", more={"command": wget("wget", "-nv"), "version": ["wget", "-V"]}),
    Client("wget", 2, "wget", "command", more={"command": wget("wget", "--progress=dot:giga"), "version": ["wget", "-V"]}),
    Client("wget2", 2, "wget", "command", more={"command": wget("wget2", "--progress=none"), "version": ["wget2", "-V"]}),
    Client("openssl", 1, "openssl", "command", more={"command": s_client("-brief"), "version": ["openssl", "version"]}),
    Client("gnutls-cli", 2, "gnutls", "command", more={"command": gnutls, "version": ["gnutls-cli", "-v"]}),
    Client("git", 1, "git", "command", more={"command": git, "version": ["/usr/bin/git", "--version"]}),
]
GRPC = [
    python(1, "grpcio", "traceback", "now", "grpc"),
    python(2, "grpcio", "line", "earlier", "grpc"),
    Client("ruby-grpc", 1, "grpc", "ruby", "grpc", "whole"),
    Client("ruby-grpc", 2, "grpc", "ruby", "grpc", "line"),
    Client("grpc-go", 1, "grpc", "go", "grpc"),
    Client("grpc-js", 2, "grpc", "node", "grpc", "line"),
]
