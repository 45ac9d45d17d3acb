"""What `run` goes on with in namespaces of its own: `inside.py TOOLS FAMILY|all`."""

import importlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import certificates  # noqa: E402
import peers  # noqa: E402
import software  # noqa: E402

FAMILIES = ["tls", "transport", "provider", "intermediary", "grpc", "startup", "server", "container", "gateway"]
HOSTS = "127.0.0.1 localhost model.example proxy.example gitlab.example\n127.99.0.1 unreachable.example\n"
NAMES = "passwd: files\ngroup: files\nhosts: files dns\n"


def overlay(lower, upon):
    subprocess.run(["mount", "-t", "overlay", "overlay", "-o", f"lowerdir={':'.join(lower)}", upon], check=True)


def prepare(tools, work):
    """Loopback, names, certificates, and Debian's packages where they would stand if they were installed."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["ip", "route", "add", "unreachable", "127.99.0.1", "table", "local"], check=True)
    certificates.make(work / "certificates")
    etc = work / "etc"
    (etc / "ssl/certs").mkdir(parents=True)
    (etc / "hosts").write_text(HOSTS)
    (etc / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    (etc / "nsswitch.conf").write_text(NAMES)
    shutil.copy(work / "certificates/trusted.pem", etc / "ssl/certs/ca-certificates.crt")
    overlay([str(etc), str(tools / "root/etc"), "/etc"], "/etc")
    overlay([str(tools / "root/usr"), "/usr"], "/usr")
    for scratch in ["/run", "/dev/shm"]:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", scratch], check=True)


def main():
    tools, wanted = Path(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory(prefix="texts-") as work:
        place = software.Place(tools, Path(work))
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)
        subprocess.run(["mount", "-t", "proc", "proc", "/proc"], check=True)
        prepare(tools, Path(work))
        names = peers.dns()
        for family in FAMILIES if wanted == "all" else [wanted]:
            print(f"== {family}", file=sys.stderr)
            importlib.import_module(f"families.{family}").make(place)
        names.close()


main()
