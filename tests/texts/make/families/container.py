"""Clients of containers and registries where there is no daemon, no image, no cluster."""

import re
import subprocess
import time

import peers
import record

REGISTRY = 21950
STAND_INS = [(r"time=\"[^\"]*\"", 'time="2026-11-28T09:14:07Z"'), (r"[EWI]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ ", "E1128 09:14:07.381000       7 "), (r"(?m)^\w{3} \w{3} \d\d .*?sock", "sock")]
# All that Docker's client says of a daemon that it does not reach.
NO_DAEMON = ["missing", "refused", "unreachable"]


def words(place):
    """Software, how its version is asked for, and what it is asked with which failure."""
    storage = f"--root {place.work}/r --runroot {place.work}/rr --storage-driver vfs --cgroup-manager cgroupfs"
    podman = f"podman {storage}"
    kubectl = "kubectl --token example --server=https://model.example:{} --request-timeout=3s"
    nothing = "unix:///run/docker.sock"
    skopeo = "skopeo inspect"
    return {
        "docker": ("docker --version", {
            "daemon": (f"docker -H {nothing} ps", NO_DAEMON), "daemon-refused": ("docker -H tcp://model.example:20998 ps", NO_DAEMON),
            "daemon-name": ("docker -H tcp://missing.example:2375 ps", "resolve"), "daemon-plain": ("docker -H tcp://model.example:20961 ps", ["closed", "http", "protocol"]),
            "daemon-tls": ("docker --tlsverify --tlscacert /etc/ssl/certs/ca-certificates.crt -H tcp://model.example:20960 ps", ["tls", "missing"]),
            "daemon-logs": (f"docker -H {nothing} logs gitlab-aigw", NO_DAEMON), "context": ("docker --context lab ps", "missing"),
        }),
        "podman": ("podman --version", {
            "no-container": (f"{podman} logs gitlab-aigw", "missing"), "no-image": (f"{podman} run --pull=never gitlab.example/model-gateway:1", "missing"),
            "registry-name": (f"{podman} pull missing.example/duo/model-gateway:1", "resolve"), "registry-refused": (f"{podman} pull model.example:20998/duo/model-gateway:1", "refused"),
            "registry-untrusted": (f"{podman} pull model.example:20960/duo/model-gateway:1", "tls"), "short-name": (f"{podman} pull model-gateway", ["missing", "request"]),
            "bad-reference": (f"{podman} pull Model/Gateway:1", "request"), "no-socket": ("podman --remote --url unix:///run/podman/podman.sock ps", ["missing", "refused"]),
            "registry-plain": (f"{podman} pull model.example:{REGISTRY}/duo/model-gateway:1", ["tls", "protocol"]),
            "registry-missing": (f"{podman} pull --tls-verify=false model.example:{REGISTRY}/duo/model-gateway:1", "missing"),
        }),
        "skopeo": ("skopeo --version", {
            "registry-name": (f"{skopeo} docker://missing.example/duo/model-gateway:1", "resolve"), "registry-refused": (f"{skopeo} docker://model.example:20998/duo/model-gateway:1", "refused"),
            "registry-untrusted": (f"{skopeo} docker://model.example:20960/duo/model-gateway:1", "tls"), "registry-plain": (f"{skopeo} docker://model.example:{REGISTRY}/duo/model-gateway:1", ["tls", "protocol"]),
            "registry-missing": (f"{skopeo} --tls-verify=false docker://model.example:{REGISTRY}/duo/model-gateway:1", "missing"),
        }),
        "kubectl": ("kubectl version --client", {
            "no-configuration": ("kubectl get pods", "refused"), "refused": (f"{kubectl} get pods".format(20998), "refused"),
            "untrusted": (f"{kubectl} get pods".format(20960), "tls"), "plain": (f"{kubectl} get pods".format(20961), "tls"),
            "name": ("kubectl --token example --server=https://missing.example:6443 --request-timeout=3s get pods", "resolve"), "context": ("kubectl --context lab get pods", "missing"),
            "configuration-missing": ("kubectl --kubeconfig /etc/gateway/kubeconfig get pods", ["missing", "refused"]), "bad-command": ("kubectl get pods --output pretty", "request"),
        }),
    }


def make(place):
    peers.serve(20960, peers.PLAIN["plain-http"], peers.context(place.work / "certificates", "unknown-authority"))
    peers.serve(20961, peers.PLAIN["tls-at-plain"])
    folder = place.work / "registry"
    folder.mkdir()
    (folder / "c.yml").write_text(f"version: 0.1\nlog: {{level: error}}\nstorage: {{filesystem: {{rootdirectory: {folder}/data}}}}\nhttp: {{addr: '127.0.0.1:{REGISTRY}'}}\n")
    registry = subprocess.Popen(["docker-registry", "serve", str(folder / "c.yml")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(2)
    for software, (version, faults) in words(place).items():
        found = re.search(r"\d+\.\d+\.\d+", place.out(*version.split()))
        halves = {half: record.File("container", software, half) for half in (1, 2)}
        for number, (fault, (line, failure)) in enumerate(faults.items()):
            try:
                text = place.out(*line.split())
            except (subprocess.TimeoutExpired, FileNotFoundError) as error:
                print(software, fault, type(error).__name__)
                continue
            expect = {"speaker": software, "failure": failure, "code": None, "status": None}
            if "unknown authority" in text:
                expect["reason"] = "unknown-issuer"
            half = 1 + number % 2
            halves[half].add(text, found[0] if found else "unknown", fault, "none", expect, STAND_INS)
        for file in halves.values():
            file.write()
    registry.terminate()
    registry.wait(5)
