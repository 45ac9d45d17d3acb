"""One Python client against many peers: `client.py NAME FORM`, jobs as JSON on standard input, texts as JSON out.

FORM is `traceback` (what the interpreter prints) or `line` (class and message, as most logs have it)."""

import asyncio
import contextlib
import io
import json
import logging
import os
import sys
import traceback

MESSAGES = [{"role": "user", "content": "Hello"}]
BODY = {"model": "mistral", "messages": MESSAGES}
CA = os.environ["SSL_CERT_FILE"]


@contextlib.contextmanager
def proxied(job):
    """The proxy of a job in the environment, as most SDKs want it."""
    names = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"] if job.get("proxy") else []
    os.environ.update(dict.fromkeys(names, job.get("proxy")))
    try:
        yield
    finally:
        for name in names:
            del os.environ[name]


def with_requests(job):
    import requests

    proxies = {"http": job["proxy"], "https": job["proxy"]} if job.get("proxy") else None
    return requests.post(job["url"], json=BODY, timeout=job["timeout"], proxies=proxies).json()


def with_urllib3(job):
    import urllib3

    retries = urllib3.Retry(total=0, redirect=5) if job.get("plain") else False
    timeout = urllib3.Timeout(job["timeout"])
    if job.get("proxy"):
        pool = urllib3.ProxyManager(job["proxy"], ca_certs=CA, timeout=timeout, retries=retries)
    else:
        pool = urllib3.PoolManager(ca_certs=CA, timeout=timeout, retries=retries)
    return json.loads(pool.request("POST", job["url"], body=json.dumps(BODY)).data)


def with_urllib(job):
    import urllib.request

    with proxied(job):
        # The opener of the module remembers the proxies of its first use.
        opener = urllib.request.build_opener()
        request = urllib.request.Request(job["url"], json.dumps(BODY).encode())
        return json.load(opener.open(request, timeout=job["timeout"]))


def with_httpx(job):
    import httpx
    import ssl

    trust = ssl.create_default_context(cafile=CA)
    with httpx.Client(verify=trust, timeout=job["timeout"], proxy=job.get("proxy"), follow_redirects=True) as client:
        return client.post(job["url"], json=BODY).json()


def with_httpx_async(job):
    import httpx
    import ssl

    async def ask():
        trust = ssl.create_default_context(cafile=CA)
        async with httpx.AsyncClient(verify=trust, timeout=job["timeout"], proxy=job.get("proxy")) as client:
            return (await client.post(job["url"], json=BODY)).json()

    return asyncio.run(ask())


def with_aiohttp(job):
    import aiohttp
    import ssl

    async def ask():
        trust = ssl.create_default_context(cafile=CA)
        timeout = aiohttp.ClientTimeout(total=job["timeout"]) if job.get("plain") else aiohttp.ClientTimeout(
            sock_connect=job["timeout"], sock_read=job["timeout"]
        )
        async with aiohttp.ClientSession(timeout=timeout) as session:
            async with session.post(job["url"], json=BODY, ssl=trust, proxy=job.get("proxy")) as response:
                return await response.json()

    return asyncio.run(ask())


def origin(job):
    return job["url"].removesuffix("/chat/completions")


def with_openai(job):
    import openai

    with proxied(job):
        client = openai.OpenAI(base_url=origin(job), api_key="sk-example", max_retries=0, timeout=job["timeout"])
        return client.chat.completions.create(**BODY).model_dump()


def with_anthropic(job):
    import anthropic

    base = origin(job).removesuffix("/v1")
    with proxied(job):
        client = anthropic.Anthropic(base_url=base, api_key="sk-ant-example", max_retries=0, timeout=job["timeout"])
        return client.messages.create(model="claude-sonnet-4", max_tokens=16, messages=MESSAGES).model_dump()


def with_litellm(job):
    import litellm

    litellm.suppress_debug_info = True
    litellm.in_memory_llm_clients_cache.flush_cache()
    asked = {"model": "custom_openai/mistral", "api_base": origin(job), "api_key": "sk-example"} | job.get("asks", {})
    asked = {name: value for name, value in asked.items() if value is not None}
    with proxied(job):
        messages = job.get("messages", MESSAGES)
        call = litellm.acompletion(messages=messages, timeout=job["timeout"], max_retries=0, num_retries=0, **asked)
        return asyncio.run(call).model_dump()


def with_botocore(job):
    import boto3
    from botocore.config import Config

    config = Config(
        connect_timeout=job["timeout"], read_timeout=job["timeout"], retries={"max_attempts": 0},
        proxies={"https": job["proxy"], "http": job["proxy"]} if job.get("proxy") else None,
    )
    client = boto3.client(
        "bedrock-runtime", region_name="eu-central-1", endpoint_url=origin(job).removesuffix("/v1"), verify=CA,
        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="example", config=config,
    )
    messages = [{"role": "user", "content": [{"text": "Hello"}]}]
    return client.converse(modelId="anthropic.claude-sonnet-4-v1:0", messages=messages)


def with_grpcio(job):
    import grpc
    from urllib.parse import urlsplit

    parts = urlsplit(job["url"])
    target = job.get("target") or parts.netloc or job["url"]
    with proxied(job):
        if parts.scheme == "https":
            channel = grpc.secure_channel(target, grpc.ssl_channel_credentials(open(CA, "rb").read()))
        else:
            channel = grpc.insecure_channel(target)
        with channel:
            call = channel.unary_unary("/DuoWorkflow/ListTools")
            return call(b"", timeout=job["timeout"], wait_for_ready=job.get("wait", False))


def with_pycurl(job):
    import pycurl

    client = pycurl.Curl()
    got = io.BytesIO()
    for option, value in [
        (pycurl.URL, job["url"]), (pycurl.CAINFO, CA), (pycurl.WRITEDATA, got), (pycurl.POSTFIELDS, json.dumps(BODY)),
        (pycurl.TIMEOUT_MS, int(job["timeout"] * 1000)), (pycurl.PROXY, job.get("proxy") or ""),
        (pycurl.CONNECTTIMEOUT_MS, int(job["timeout"] * 1000) - 100), (pycurl.FOLLOWLOCATION, 1), (pycurl.MAXREDIRS, 5),
    ]:
        client.setopt(option, value)
    client.perform()
    return json.loads(got.getvalue())


def with_curl_cffi(job):
    from curl_cffi import requests

    proxies = {"https": job["proxy"], "http": job["proxy"]} if job.get("proxy") else None
    return requests.post(job["url"], json=BODY, timeout=job["timeout"], verify=CA, proxies=proxies).json()


def printed(form):
    """What the exception that is being handled looks like in this form."""
    kind, error, trace = sys.exc_info()
    if form == "line":
        return f"{kind.__module__}.{kind.__qualname__}: {error}" if kind.__module__ != "builtins" else f"{kind.__qualname__}: {error}"
    return "".join(traceback.format_exception(kind, error, trace.tb_next)).rstrip("\n")


def main():
    name, form = sys.argv[1:3]
    ask = globals()[f"with_{name}"]
    logging.disable(logging.CRITICAL)
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for job in json.load(sys.stdin):
        try:
            text, good = str(ask(job)), True
        except BaseException:
            text, good = printed(form), False
        out.write(json.dumps({"fault": job["fault"], "text": text, "good": good}) + "\n")
        out.flush()


main()
