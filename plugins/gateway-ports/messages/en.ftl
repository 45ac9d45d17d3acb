title = The AI Gateway's ports are free, published, and the ones that GitLab uses
about = Looks at the four ports of the gateway's container: 5052 for requests, 8082 for metrics, 50052 for the Agent Platform, and that of the Agent Platform's metrics if they are on. Searches the log for ports that were in use, the variables for two listeners on one port, and docker inspect for unpublished ports.
proves = No port was in use at the last start, no two listeners of the container have the same port, and as far as the container is known, it does not keep GitLab out.
does-not-prove = That no firewall is in front of the ports, or that a port is free at the next start. Whether ports are published is known only if the container is.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and ports only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.

DUO3400 = The AI Gateway's ports ({ $ports }) do not conflict{ $container ->
        [known] , and those that are needed can be reached
       *[unknown] . Whether they are published is not known: name the container, or provide the output of docker inspect
    }.
    .title = { $container ->
        [known] The AI Gateway's ports do not conflict, and those that are needed can be reached.
       *[unknown] The AI Gateway's ports do not conflict; whether they are published is not known.
    }
DUO3401 = Port { $port } was in use when the AI Gateway started ("address already in use").
    .title = A port was in use when the AI Gateway started ("address already in use").
    .cause = With --network host, the gateway uses the ports of its host, and another process has this one: often an older container of the gateway that still runs.
    .consequence = The gateway exited at start, although its log says "Application startup complete." before. Chat and code suggestions fail for every user, or the older container answers instead.
    .fix-1 = See which process uses the port.
    .fix-2 = Stop that process; an older container can be removed. To move the gateway instead, recreate it with another AIGW_FASTAPI__API_PORT and change the AI Gateway URL in Admin > GitLab Duo > Change configuration.
    .fix-3 = Start the gateway.
    .fix-4 = Run the check again.
DUO3402 = A port was in use when the AI Gateway started ("Address already in use"), most likely { $port } of its metrics.
    .title = A port was in use when the AI Gateway started, most likely that of its metrics.
    .cause = With --network host, the gateway uses the ports of its host. On GitLab's host, Sidekiq serves metrics on 8082, and Puma on 8083 if its exporter is on; the gateway's metrics use 8082 too. "Metrics HTTP server running" is logged before the port is opened and proves nothing.
    .consequence = The gateway exited at start only because of its metrics; its container may stay up. Chat and code suggestions fail for every user.
    .fix-1 = See which process uses the port.
    .fix-2 = { -save }
    .fix-3 = Recreate the container with a free port for its metrics. The documented 8083 conflicts with Puma's exporter and with the Agent Platform's metrics if they are on. { -other }
    .fix-4 = Run the check again.
DUO3403 = Two listeners of the AI Gateway's container have port { $port }: { $one } and { $other }.
    .title = Two listeners of the AI Gateway's container have the same port.
    .cause = { $kind ->
        [metrics] Two instructions were followed that exclude each other: 8083 for the gateway's metrics with --network host, and 8083 for the Agent Platform's metrics (PROMETHEUS_METRICS__PORT).
       *[other] Both variables have the same value, or the value of one is the image's default for the other.
    }
    .consequence = Whichever starts second, the gateway or the Agent Platform, exits with "Address already in use". The container stays up, and which one is missing can change with every start.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with another port for one of them. { -other }
    .fix-3 = Run the check again.
DUO3404 = The AI Gateway's metrics use port { $port } on a host where GitLab uses it too.
    .title = The AI Gateway's metrics use a port of the host that GitLab uses too.
    .cause = The container runs with --network host, and AIGW_FASTAPI__METRICS_PORT has its default, 8082. Sidekiq of a Linux package serves its metrics there as well.
    .consequence = Whichever starts first gets the port: after the next restart of the host, either the gateway does not start or Sidekiq has no metrics.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with a free port for its metrics. { -other }
    .fix-3 = Run the check again.
DUO3405 = The AI Gateway listens on { $host } in its container (network { $network }), where nothing outside can reach it.
    .title = The AI Gateway listens on an address in its container that nothing outside can reach.
    .cause = AIGW_FASTAPI__API_HOST is the loopback address. In a container that is the container's own, even if the port is published.
    .consequence = The health check works in the container, but every request from outside is refused or cut off. Chat and code suggestions fail for every user.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with this value. To restrict access, publish the port on one address of the host: --publish ADDRESS:5052:5052. { -other }
    .fix-3 = Run the check again.
DUO3406 = The AI Gateway's port { $port } is not published{ $other ->
        [none] { "" }
       *[other] ; published is { $other }, which serves no requests
    }.
    .title = { $other ->
        [none] The AI Gateway's port is not published.
       *[other] The AI Gateway's port is not published, only one that serves no requests.
    }
    .cause = { $other ->
        [none] docker run was called without --publish. EXPOSE in the image publishes nothing.
       *[other] The published port is not the one that the gateway listens on (AIGW_FASTAPI__API_PORT).
    }
    .consequence = Nothing outside the container can reach the gateway. Chat and code suggestions fail for every user, while the health check in the container works.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with port { $port } published. { -other }
    .fix-3 = Run the check again.
DUO3407 = The Agent Platform's port { $port } is not published, although an Agent Platform service is configured.
    .title = The Agent Platform's port is not published, although an Agent Platform service is configured.
    .cause = The container was created with port 5052 only, before the Agent Platform was used.
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user, while GitLab Duo Chat (classic) and code suggestions work.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with port { $port } published. { -other }
    .fix-3 = Run the check again.
DUO3408 = The AI Gateway is published at { $published }, but its URL is { $url }.
    .title = The AI Gateway is not published at the address in its URL.
    .cause = { $kind ->
        [loopback] The port is published on the loopback address, which only the gateway's own host can reach.
       *[port] The host publishes the port under another number than the URL has.
    }
    .consequence = Unless a proxy on the gateway's host listens at the URL, GitLab's requests are refused. Chat and code suggestions fail for every user.
    .fix-1 = { $kind ->
        [loopback] If a proxy on this host is to pass requests on, keep the address and correct the proxy. Otherwise: { -save }
       *[port] Enter the published port in Admin > GitLab Duo > Change configuration.
    }
    .fix-2 = { $kind ->
        [loopback] Recreate the container with the port published on an address that GitLab can reach. { -other }
       *[port] Run the check again.
    }
    .fix-3 = Run the check again.
DUO3490 = Could not determine whether the AI Gateway's ports conflict: { $why }.{ $log ->
        [yes] {" "}The log mentions no port that was in use.
       *[no] {""}
    }
    .title = Could not determine whether the AI Gateway's ports conflict.
DUO3491 = Could not determine whether the AI Gateway's ports are right: { $why }.
    .title = Could not determine whether the AI Gateway's ports are right.
