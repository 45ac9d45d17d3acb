title = The AI Gateway's ports are free, published and where GitLab looks for them
about = Looks at the four ports of the gateway's container: 5052 for requests, 8082 for metrics, 50052 for the Agent Platform, and the Agent Platform's metrics where they are on. Reads the log for ports that were taken, the variables for two listeners on one port, and docker inspect for ports that are not published.
proves = No port was taken at the last start, no two listeners of the container are set to one port, and what is known of the container does not keep GitLab out.
does-not-prove = That no firewall stands before the ports, or that a port will be free at the next start. Whether ports are published is known only where the container is.

DUO3400 = The AI Gateway's ports ({ $ports }) do not clash{ $container ->
        [known] , and those that are needed are reachable
       *[unknown] . Whether they are published is not known: name the container, or give the output of docker inspect
    }.
DUO3401 = Port { $port } was taken when the AI Gateway started ("address already in use").
    .cause = With --network host the gateway shares the ports of its host, and another process has this one: often an older container of the gateway that still runs.
    .consequence = The gateway ended at start, although its log says "Application startup complete." before. Chat and code suggestions fail for every user, or the older container answers in its place.
    .fix-1 = See who has the port.
    .fix-2 = Stop that process (docker ps shows older containers), or move the gateway with AIGW_FASTAPI__API_PORT and change the AI Gateway URL in Admin > GitLab Duo > Change configuration. Then create the container again.
    .fix-3 = Check again.
DUO3402 = A port was taken when the AI Gateway started ("Address already in use"), most likely { $port } of its metrics.
    .cause = With --network host the gateway shares the ports of its host. On GitLab's host Sidekiq serves metrics on 8082, and Puma on 8083 where its exporter is on; the gateway's metrics want 8082 too. The log line "Metrics HTTP server running" comes before the port is taken and proves nothing.
    .consequence = The gateway ended at start because of its metrics alone, while its container may stay up. Chat and code suggestions fail for every user.
    .fix-1 = See who has the port.
    .fix-2 = Give the gateway's metrics a free port. The 8083 of the documentation clashes with Puma's exporter and with the Agent Platform's metrics where these are on.
    .fix-3 = Stop the container and create it again with this variable.
    .fix-4 = Check again.
DUO3403 = Two listeners of the AI Gateway's container are set to port { $port }: { $one } and { $other }.
    .cause = { $kind ->
        [metrics] Two pieces of advice were followed that exclude each other: 8083 for the gateway's metrics with --network host, and 8083 for the Agent Platform's metrics (PROMETHEUS_METRICS__PORT).
       *[other] Both variables have the same value, or one was set to the image's value for the other.
    }
    .consequence = Whichever starts second ends with "Address already in use": the gateway or the Agent Platform. The container stays up, and which of the two is missing can change with every start.
    .fix-1 = Give one of them another port that is free.
    .fix-2 = Stop the container and create it again with this variable.
    .fix-3 = Check again.
DUO3404 = The AI Gateway's metrics want port { $port } of a host on which GitLab has its own there.
    .cause = The container runs with --network host and AIGW_FASTAPI__METRICS_PORT has its usual value, 8082. Sidekiq of a Linux package serves its metrics there as well.
    .consequence = Who starts first has the port: after the next restart of the host, either the gateway does not start or Sidekiq has no metrics.
    .fix-1 = Give the gateway's metrics a free port.
    .fix-2 = Stop the container and create it again with this variable.
    .fix-3 = Check again.
DUO3405 = The AI Gateway listens on { $host } inside its container (network { $network }), where nobody else reaches it.
    .cause = AIGW_FASTAPI__API_HOST names the loopback address. Inside a container that is the container's own, also when the port is published.
    .consequence = Its health check works in the container, and every request from outside is refused or cut. Chat and code suggestions fail for every user.
    .fix-1 = Set the variable to 0.0.0.0, or remove it. To keep others out, publish the port on one address of the host: -p ADDRESS:5052:5052.
    .fix-2 = Stop the container and create it again with this variable.
    .fix-3 = Check again.
DUO3406 = The AI Gateway's port { $port } is not published{ $other ->
        [none] { "" }
       *[other] ; published is { $other }, on which no request is served
    }.
    .cause = { $other ->
        [none] docker run was called without -p. EXPOSE in the image publishes nothing.
       *[other] The published port is not the one on which the gateway listens (AIGW_FASTAPI__API_PORT).
    }
    .consequence = Nothing outside the container reaches the gateway. Chat and code suggestions fail for every user, while the health check inside the container works.
    .fix-1 = Publish the port: -p { $port }:{ $port } (and -p 50052:50052 for the Agent Platform). Ports cannot be added to a container that exists.
    .fix-2 = Stop the container and create it again, with all variables that it had: docker inspect CONTAINER lists them.
    .fix-3 = Check again.
DUO3407 = The Agent Platform's port { $port } is not published, although an Agent Platform is configured.
    .cause = The container was created with -p 5052:5052 alone, from before the Agent Platform was used.
    .consequence = Agentic chat and flows fail for every user, while classic chat and code suggestions work.
    .fix-1 = Publish this port too: -p { $port }:{ $port }. Ports cannot be added to a container that exists.
    .fix-2 = Stop the container and create it again, with all variables that it had: docker inspect CONTAINER lists them.
    .fix-3 = Check again.
DUO3408 = The AI Gateway is published at { $published }, but its URL is { $url }.
    .cause = { $kind ->
        [loopback] The port is published on the loopback address, which only the gateway's own host reaches.
       *[port] The host has the port under another number than the URL.
    }
    .consequence = Unless a proxy on the gateway's host listens at the URL, GitLab's requests are refused. Chat and code suggestions fail for every user.
    .fix-1 = { $kind ->
        [loopback] Publish the port on an address that GitLab reaches (-p 5052:5052), or let a proxy on this host pass requests on to it.
       *[port] Correct the URL in Admin > GitLab Duo > Change configuration > Local AI Gateway URL, or publish the port under the number of the URL.
    }
    .fix-2 = If the container is to change, stop it and create it again with all its variables.
    .fix-3 = Check again.
DUO3490 = Could not determine whether the AI Gateway's ports clash: { $why }.{ $log ->
        [yes] {" "}The log has no port that was taken.
       *[no] {""}
    }
DUO3491 = Nothing is known of the AI Gateway's container. To have its ports examined, name the container, or give the output of docker inspect or of docker exec CONTAINER env.
