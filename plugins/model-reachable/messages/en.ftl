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
DUO6103 = { $event ->
        [silent] The model server at { $url } accepts connections, but gave no answer within { $seconds } seconds.
        [timed-out] The model server at { $url } did not answer in time ({ $phase }).
        [closed] The model server at { $url } closed the connection without an answer ({ $phase }).
       *[no-route] There is no way to the model server at { $url } from here.
    }
    .cause = { $event ->
        [silent] The server hangs, is overloaded, or waits for something itself.
        [timed-out] A firewall drops the traffic, the host is down, or the server is overloaded.
        [closed] A firewall or proxy cuts the connection, the server ends while it answers, or an http URL names a port that speaks TLS.
       *[no-route] This machine or container has no route to the model's network.
    }
    .consequence = Every feature that is assigned to this model fails, often only after a long wait (chat shows A1000 or A1004).
    .fix-1 = { $event ->
        [silent] Read the model server's log for what it is busy with. Without Docker, read the log of its service or pod.
       *[no-route] Ask for the list of models from inside the gateway's container.
    }
    .fix-2 = { $event ->
        [silent] Restart the server if it hangs; give it more capacity if it is overloaded.
       *[no-route] Let the network, its firewall and the gateway's HTTP_PROXY and NO_PROXY pass requests from the gateway to the model's host and port.
    }
    .fix-3 = Check again.
DUO6104 = TLS to the model server at { $url } fails: { $problem }.
    .cause = { $side ->
        [trust] The certificate comes from a CA that is not trusted here (issuer: { $issuer }).
        [client] The server wants a client certificate.
        [certificate] The server's certificate is not valid for { $host } now.
       *[handshake] Client and server do not agree on TLS.
    }
    .consequence = An AI Gateway with the same trust reaches no model here; its log says only "Connection error."
    .fix-1 = { $side ->
        [trust] Put the CA into a bundle, mount it into the gateway's container, and set SSL_CERT_FILE to its path there. REQUESTS_CA_BUNDLE does not help: it is for the way to GitLab only. For this program, set ca-file.
        [client] Give the AI Gateway a client certificate (AIGW_MTLS__ENABLED, AIGW_MTLS__CERT_FILE, AIGW_MTLS__KEY_FILE; recent versions only), or do not ask the gateway for one.
        [certificate] Install a certificate that is valid now and names { $host }, with its intermediate certificates.
       *[handshake] Let the server offer TLS 1.2 or 1.3, and see that no proxy breaks the connection open.
    }
    .fix-2 = Check again.
DUO6105 = { $direction ->
        [https-to-plain] The model's endpoint { $url } says https, but the port speaks plain HTTP.
       *[http-to-tls] The model's endpoint { $url } says http, but the port wants TLS.
    }
    .cause = Scheme and port of the endpoint do not belong together.
    .consequence = Every feature that is assigned to this model fails; the gateway's log says only "Connection error."
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the endpoint to { $suggestion }, or use the other port of the server.
    .fix-2 = Check again.
DUO6106 = { $by ->
        [proxy] A proxy answers { $status } in place of the model server at { $url }.
       *[server] The model server at { $url } is not ready: it answers { $status } ({ $message }).
    }
    .cause = { $by ->
        [proxy] The proxy before the model server does not reach it, or it does not answer in time.
       *[server] The server is still loading the model, or it is overloaded.
    }
    .consequence = Every feature that is assigned to this model fails until the server is ready.
    .fix-1 = Read the model server's log: it says whether the model is loading or why it does not start. Without Docker, read the log of its service or pod.
    .fix-2 = Check again.
DUO6107 = { $kind ->
        [redirect] The model's endpoint { $url } sends the request elsewhere ({ $status } to { $location }).
        [not-http] What answers at the model's endpoint { $url } does not speak HTTP.
        [huge] The model's endpoint { $url } answers without end where a list of models should come (HTTP { $status }).
       *[html] A web page answers at the model's endpoint { $url } (HTTP { $status }).
    }
    .cause = { $kind ->
        [redirect] A login page or a change of address stands before the model server. A redirected chat request loses its body.
        [not-http] The port belongs to another service.
        [huge] Another service answers, or a proxy sends something else in the model server's place (server: { $server }).
       *[html] A proxy, a login page or another web server answers (server: { $server }). Model servers answer in JSON.
    }
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = Correct host and port of the endpoint, or let the proxy pass the gateway's requests on to the model server without a login. Where the gateway has HTTP_PROXY set, add the model's host to its NO_PROXY.
    .fix-2 = Check again.
DUO6190 = Could not determine whether the model server answers: { $why }.
    .why-redirect = it redirects the request, and where to was not followed
    .why-hidden-proxy = the address answers 407 as a proxy that wants a password, and no proxy is configured for this connection
DUO6199 = The model has no endpoint of its own to reach: the AI Gateway calls { $provider } at the cloud's address.
