"""Forward proxies and tunnels: what they answer for a target that is down, slow, unknown or not allowed."""

import time

LISTEN = 21700
TARGETS = {"down": "http://127.0.0.1:20998/v1", "slow": "http://127.0.0.1:20602/v1", "closed": "http://127.0.0.1:20603/v1", "not-http": "http://127.0.0.1:20605/v1",
           "name": "http://missing.example:8000/v1", "down-tunnel": "https://127.0.0.1:20998/v1", "name-tunnel": "https://missing.example:8443/v1"}


def make(place, up, running, record_one, files_of):
    folder = place.work / "forward"
    proxies = {
        "tinyproxy": ({"c": f"Port {LISTEN}\nListen 127.0.0.1\nTimeout 2\nMaxClients 10\nLogLevel Info\nAllow 127.0.0.1\n"},
                      ["tinyproxy", "-d", "-c", "c"], "1.11.1", LISTEN, "down"),
        "tinyproxy-authentication": ({"c": f"Port {LISTEN + 1}\nListen 127.0.0.1\nTimeout 2\nBasicAuth corp example\nConnectPort 443\n"},
                                     ["tinyproxy", "-d", "-c", "c"], "1.11.1", LISTEN + 1, "authentication"),
        "squid": ({"c": f"http_port 127.0.0.1:{LISTEN + 2}\nhttp_access allow all\ncache deny all\npid_filename none\naccess_log none\ncache_log log\n"
                        f"read_timeout 2 seconds\nconnect_timeout 1 seconds\nnetdb_filename none\npinger_enable off\nvisible_hostname proxy.example\ncache_effective_user proxy\nlogfile_daemon /bin/true\ndns_nameservers 127.0.0.1\n"},
                  ["squid", "-N", "-f", "c"], "5.7", LISTEN + 2, "down"),
        "squid-denied": ({"c": f"http_port 127.0.0.1:{LISTEN + 3}\nhttp_access deny all\ncache deny all\npid_filename none\naccess_log none\ncache_log log\n"
                               f"netdb_filename none\npinger_enable off\nvisible_hostname proxy.example\ncache_effective_user proxy\n"},
                         ["squid", "-N", "-f", "c"], "5.7", LISTEN + 3, "forbidden"),
        "privoxy": ({"c": f"listen-address 127.0.0.1:{LISTEN + 4}\nsocket-timeout 2\nlogfile log\ndebug 8192\nconfdir /etc/privoxy\ntemplates-dir /etc/privoxy/templates\nhostname proxy.example\n"},
                    ["privoxy", "--no-daemon", "c"], "3.0.34", LISTEN + 4, "down"),
        "mitmproxy": ({}, [place.tools / "binaries/bin/mitmdump", "-q", "--listen-host", "127.0.0.1", "--listen-port", LISTEN + 5, "--set", "confdir=."],
                      "11.0.2", LISTEN + 5, "down"),
        "stunnel": ({"c": f"foreground = yes\npid =\noutput = log\n[down]\nclient = yes\naccept = 127.0.0.1:{LISTEN + 6}\nconnect = 127.0.0.1:20998\n"
                          f"[untrusted]\nclient = yes\naccept = 127.0.0.1:{LISTEN + 7}\nconnect = 127.0.0.1:{up['untrusted-upstream']}\nverifyChain = yes\nCAfile = {place.ca}\n"
                          f"[plain]\nclient = yes\naccept = 127.0.0.1:{LISTEN + 8}\nconnect = 127.0.0.1:{up['tls-to-plain-upstream']}\n"},
                    ["stunnel4", "c"], "5.68", LISTEN + 6, "stunnel"),
    }
    for name, (files, command, version, port, kind) in proxies.items():
        start = running(place, folder.with_name(f"forward-{name}"), files, command)
        time.sleep(6 if name == "mitmproxy" else 3)
        if start.process.poll() is not None:
            print(name, "ended:", *start.lines()[-5:], sep="\n  ")
            continue
        record_one(files_of, name.split("-")[0], version, start, lambda half: requests(kind, port, half))
        start.end()


def requests(kind, port, half):
    more = ["-i"] if half == 2 else []
    base = ["curl", "-sS", "-k", "--max-time", "6", *more]
    if kind == "stunnel":
        faults = ["down", "untrusted-upstream", "tls-to-plain-upstream"]
        return [(fault, [*base, f"http://127.0.0.1:{port + at}/v1"]) for at, fault in enumerate(faults)]
    through = [*base, "-x", f"http://proxy.example:{port}"]
    if kind == "authentication":
        wrong = [*base, "-x", f"http://corp:wrong@proxy.example:{port}"]
        return [("authentication", [*through, TARGETS["down"]]), ("authentication", [*wrong, TARGETS["down"]]), ("authentication", [*through, TARGETS["down-tunnel"]])]
    if kind == "forbidden":
        return [("forbidden", [*through, TARGETS["down"]]), ("forbidden", [*through, TARGETS["down-tunnel"]])]
    return [(fault.removesuffix("-tunnel"), [*through, target]) for fault, target in TARGETS.items()]
