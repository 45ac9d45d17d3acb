title = Each model server answers at its address
about = Resolves the host of every model's endpoint, connects to it, and asks for its list of models, as the AI Gateway's container would have to.
proves = Name, network and TLS let this place reach the model server, and no proxy or login page answers in its place.
does-not-prove = That path, key and model name are right: a 401 or 404 counts as an answer here. Run it inside or next to the AI Gateway's container; from elsewhere it says little about the gateway's own network, proxy and certificates.

DUO6100 = { $seen ->
        [connection] The model's endpoint { $url } accepts connections.
       *[http] The model server answers at { $url } (HTTP { $status }).
    }
DUO6101 = The host name { $host } of the model's endpoint does not resolve.
    .cause = The name is misspelled, or the name server that is asked here does not know it. Inside a container, names of other containers resolve only on a shared Docker network.
    .consequence = Every feature that is assigned to this model fails; the gateway's log says only "Connection error."
    .fix-1 = Correct the host in the model's endpoint, add it to the name server, or put both containers on one Docker network. On Kubernetes use the full name of the service.
    .fix-2 = Check again.
DUO6102 = Nothing listens at the model's endpoint { $url }.
    .cause = { $local ->
        [yes] The endpoint names this machine itself. Inside the AI Gateway's container that is the container, not the host that the model server runs on.
       *[no] The model server is not running, listens on another port, or listens on its own loopback address only.
    }
    .consequence = Every feature that is assigned to this model fails; the gateway's log says only "Connection error."
    .fix-1 = On the model's host, see whether the server listens, and on which address and port. 127.0.0.1 is reached from that host alone; 0.0.0.0 from everywhere.
    .fix-2 = { $local ->
        [yes] Use the host's name or address in the endpoint. Or create the gateway's container with --network host, and with AIGW_FASTAPI__METRICS_PORT=8083 where port 8082 is taken.
       *[no] Start the model server, or correct host and port in the model's endpoint: Admin > GitLab Duo > Configure models for GitLab Duo.
    }
    .fix-3 = Check again.
