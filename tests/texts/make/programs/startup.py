"""Programs that do not come up, or refuse a token, as the AI Gateway's libraries say it: `startup.py NAME`."""

import datetime
import json
import os
import socket
import sys

TAKEN = 20990
KEY = os.environ.get("EXAMPLE_KEY", "")


def settings(**variables):
    from pydantic import BaseModel, HttpUrl
    from pydantic_settings import BaseSettings, SettingsConfigDict

    class CustomModels(BaseModel):
        enabled: bool = False
        disable_streaming: bool = False

    class FastAPI(BaseModel):
        api_port: int = 5052
        metrics_port: int = 8082

    class Config(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="AIGW_", env_nested_delimiter="__", extra="ignore")
        gitlab_url: HttpUrl
        custom_models: CustomModels = CustomModels()
        fastapi: FastAPI = FastAPI()
        model_keys: dict[str, str] = {}
        model_endpoints: dict[str, dict[str, str]] = {}

    os.environ.update({"AIGW_GITLAB_URL": "https://gitlab.example", **variables})
    if variables.get("AIGW_GITLAB_URL") == "-":
        del os.environ["AIGW_GITLAB_URL"]
    Config()


def taken():
    held = socket.create_server(("127.0.0.1", TAKEN))
    return held


def serve(**more):
    import uvicorn
    from fastapi import FastAPI

    uvicorn.run(FastAPI(), host="127.0.0.1", port=TAKEN, **more)


def uvicorn_taken():
    held = taken()
    serve()
    held.close()


def metrics_taken():
    from prometheus_client import start_http_server

    held = taken()
    start_http_server(TAKEN, "127.0.0.1")
    held.close()


def token(jwt, key=None, **claims):
    now = datetime.datetime.now(datetime.timezone.utc)
    claims = {"iss": "https://gitlab.example", "aud": "gitlab-ai-gateway", "exp": now + datetime.timedelta(hours=1)} | claims
    return jwt.encode(claims, key or KEY, algorithm="RS256")


def public():
    from cryptography.hazmat.primitives import serialization

    private = serialization.load_pem_private_key(KEY.encode(), None)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return private.public_key().public_bytes(serialization.Encoding.PEM, form).decode()


def past():
    return datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=2)


def future():
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)


def pyjwt(made=None, key=None, algorithms=("RS256",), **claims):
    import jwt

    made = made or token(jwt, **claims)
    jwt.decode(made, key or public(), algorithms=list(algorithms), audience="gitlab-ai-gateway", issuer="https://gitlab.example")


def jose(made=None, key=None, algorithms=("RS256",), **claims):
    from jose import jwt

    made = made or token(jwt, **claims)
    jwt.decode(made, key or public(), algorithms=list(algorithms), audience="gitlab-ai-gateway", issuer="https://gitlab.example")


def other_key():
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    return made.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


def foreign(library):
    module = __import__("jose.jwt", fromlist=["jwt"]) if library is jose else __import__("jwt")
    library(made=token(module, other_key()))


def jwks(url):
    import jwt

    jwt.PyJWKClient(url).get_signing_key_from_jwt(token(jwt))


def pem(words):
    from cryptography.hazmat.primitives import serialization

    serialization.load_pem_private_key(words.encode(), None)


def locked():
    from cryptography.hazmat.primitives import serialization

    made = serialization.load_pem_private_key(KEY.encode(), None)
    form = serialization.PrivateFormat.PKCS8
    pem(made.private_bytes(serialization.Encoding.PEM, form, serialization.BestAvailableEncryption(b"example")).decode())


def tokenizer():
    os.environ["HF_HUB_OFFLINE"] = "1"
    from transformers import AutoTokenizer

    AutoTokenizer.from_pretrained("Salesforce/codegen2-16B")


def hub():
    os.environ["HF_HUB_OFFLINE"] = "1"
    from huggingface_hub import hf_hub_download

    hf_hub_download("Salesforce/codegen2-16B", "tokenizer.json")


def aws(what):
    import boto3

    session = boto3.Session(profile_name="gateway") if what == "profile" else boto3
    region = None if what == "region" else "eu-central-1"
    client = session.client("bedrock-runtime", region_name=region)
    client.converse(modelId="anthropic.claude-sonnet-4-v1:0", messages=[{"role": "user", "content": [{"text": "Hello"}]}])


def google(path=None):
    import google.auth

    if path:
        os.environ["GOOGLE_APPLICATION_CREDENTIALS"] = path
    google.auth.default()


def variable():
    os.environ["AIGW_SELF_SIGNED_JWT__SIGNING_KEY"]


def log_level():
    import logging

    logging.getLogger().setLevel("VERBOSE")


def forbidden():
    os.setuid(65534)
    open("/etc/ssl/private/gateway.key")


NAMES = {
    "settings-bool": lambda: settings(AIGW_CUSTOM_MODELS__ENABLED="maybe"),
    "settings-bool-empty": lambda: settings(AIGW_CUSTOM_MODELS__ENABLED=""),
    "settings-bool-quotes": lambda: settings(AIGW_CUSTOM_MODELS__ENABLED='"true"'),
    "settings-int": lambda: settings(AIGW_FASTAPI__API_PORT="5052/tcp"),
    "settings-missing": lambda: settings(AIGW_GITLAB_URL="-"),
    "settings-url": lambda: settings(AIGW_GITLAB_URL="gitlab.example"),
    "settings-json": lambda: settings(AIGW_MODEL_KEYS="{'mistral': 'key'}"),
    "settings-json-cut": lambda: settings(AIGW_MODEL_ENDPOINTS='{"mistral": {"url": "http'),
    "settings-dictionary": lambda: settings(AIGW_CUSTOM_MODELS="true"),
    "settings-two": lambda: settings(AIGW_CUSTOM_MODELS__ENABLED="yes please", AIGW_FASTAPI__METRICS_PORT="eight"),
    "uvicorn-address-in-use": uvicorn_taken,
    "uvicorn-no-certificate": lambda: serve(ssl_certfile="/etc/gateway/tls.crt", ssl_keyfile="/etc/gateway/tls.key"),
    "uvicorn-bad-certificate": lambda: serve(ssl_certfile=__file__),
    "uvicorn-log-level": lambda: serve(log_level="verbose"),
    "metrics-address-in-use": metrics_taken,
    "json-variable": lambda: json.loads("{'url': 'http://model.example'}"),
    "json-empty-variable": lambda: json.loads(""),
    "json-two-lines": lambda: json.loads('{"a": 1}\n{"b": 2}'),
    "pyjwt-expired": lambda: pyjwt(exp=past()),
    "pyjwt-not-yet-valid": lambda: pyjwt(nbf=future()),
    "pyjwt-audience": lambda: pyjwt(aud="gitlab-rails"),
    "pyjwt-issuer": lambda: pyjwt(iss="https://other.example"),
    "pyjwt-signature": lambda: foreign(pyjwt),
    "pyjwt-segments": lambda: pyjwt(made="abc"),
    "pyjwt-algorithm": lambda: pyjwt(algorithms=["ES256"]),
    "pyjwt-bad-key": lambda: pyjwt(key="not a key"),
    "pyjwt-jwks-refused": lambda: jwks("http://gitlab.example:20998/oauth/discovery/keys"),
    "pyjwt-jwks-name": lambda: jwks("https://missing.example/oauth/discovery/keys"),
    "jose-expired": lambda: jose(exp=past()),
    "jose-not-yet-valid": lambda: jose(nbf=future()),
    "jose-audience": lambda: jose(aud="gitlab-rails"),
    "jose-issuer": lambda: jose(iss="https://other.example"),
    "jose-signature": lambda: foreign(jose),
    "jose-segments": lambda: jose(made="abc"),
    "jose-algorithm": lambda: jose(algorithms=["ES256"]),
    "jose-bad-key": lambda: jose(key="not a key"),
    "pem-newlines": lambda: pem(KEY.replace("\n", "\\n")),
    "pem-cut": lambda: pem(KEY[:400]),
    "pem-words": lambda: pem("abc"),
    "pem-locked": locked,
    "tokenizer-offline": tokenizer,
    "hub-offline": hub,
    "aws-no-credentials": lambda: aws("credentials"),
    "aws-no-region": lambda: aws("region"),
    "aws-no-profile": lambda: aws("profile"),
    "google-no-credentials": google,
    "google-no-file": lambda: google("/etc/gateway/google.json"),
    "google-bad-file": lambda: google(__file__),
    "variable-missing": variable,
    "log-level": log_level,
    "file-missing": lambda: open("/etc/gateway/ca.pem"),
    "file-forbidden": forbidden,
    "module-missing": lambda: __import__("ai_gateway"),
}

NAMES[sys.argv[1]]()
