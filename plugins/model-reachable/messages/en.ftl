title = Each model server answers at its address
about = Resolves the host of every model's endpoint, connects to it, and requests its list of models, as the AI Gateway's container has to.
proves = DNS, network and TLS let this machine reach the model server, and no proxy or login page answers in its place.
does-not-prove = That path, API key and model name are right: a 401 or 404 counts as an answer here. Run it inside or next to the AI Gateway's container; from elsewhere, it says little about the gateway's own network, proxy and certificates.

-models = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted)
-all-fail = Every feature that uses this model fails
-only-says = and the gateway's log says only "Connection error."
-save = save the container's settings to gateway.json and remove the container: Docker sets networks, volumes and variables only when a container is created. With Docker Compose, skip this step.
-log = Read the model server's log. Without Docker or Kubernetes, read the log of its service.
-again = Run the check again.

DUO6100 = { $seen ->
        [connection] The model's endpoint { $url } accepts connections.
       *[http] The model server answers at { $url } (HTTP { $status }).
    }
    .title = { $seen ->
        [connection] The model's endpoint accepts connections.
       *[http] The model server answers.
    }
DUO6101 = The host name { $host } of the model's endpoint does not resolve.
    .title = The host name of the model's endpoint does not resolve.
    .cause = The name is misspelled, or the DNS server in use does not know it. Inside a container, names of other containers resolve only on a shared Docker network.
    .consequence = { -all-fail }, { -only-says }
    .fix-1 = Resolve the name inside the gateway's container; no output means that it is not known. Add it to the DNS server, or connect both containers to one Docker network.
    .fix-2 = Or correct the host: { -models }, edit the model and set its endpoint. In Kubernetes, use the full name of the service.
    .fix-3 = { -again }
DUO6102 = Nothing listens at the model's endpoint { $url }.
    .title = Nothing listens at the model's endpoint.
    .cause = { $local ->
        [yes] The endpoint means this machine itself. Inside the AI Gateway's container, that is the container, not the host that the model server runs on.
       *[no] The model server is not running, listens on another port, or listens only on its own loopback address.
    }
    .consequence = { -all-fail }, { -only-says }
    .fix-1 = On the model server's host, see whether the server listens, and on which address and port. 127.0.0.1 can be reached only from that host, 0.0.0.0 from everywhere.
    .fix-2 = { $local ->
        [yes] Use the host's name or address: { -models }, edit the model and set its endpoint.
       *[no] If host or port are wrong: { -models }, edit the model and set its endpoint.
    }
    .fix-3 = { $local ->
        [yes] Or use the host's network for the gateway. For that, { -save }
       *[no] Otherwise start the model server.
    }
    .fix-4 = { $local ->
        [yes] Recreate the container on the host's network; the other options and the image are in gateway.json. The variable is needed only if port 8082 is in use.
       *[no] { -again }
    }
    .fix-5 = { -again }
DUO6103 = { $event ->
        [silent] The model server at { $url } accepts connections, but did not answer within { $seconds } seconds.
        [timed-out] The model server at { $url } did not answer in time ({ $phase }).
        [closed] The model server at { $url } closed the connection without an answer ({ $phase }).
       *[no-route] There is no route to the model server at { $url } from here.
    }
    .title = { $event ->
        [silent] The model server accepts connections, but did not answer.
        [timed-out] The model server did not answer in time.
        [closed] The model server closed the connection without an answer.
       *[no-route] There is no route to the model server from here.
    }
    .cause = { $event ->
        [silent] The server hangs, is overloaded, or waits for something itself.
        [timed-out] A firewall drops the traffic, the host is down, or the server is overloaded.
        [closed] A firewall or proxy closes the connection, the server exits while it answers, or an http URL leads to a port that speaks TLS.
       *[no-route] This machine or container has no route to the model's network.
    }
    .consequence = { $event ->
        [silent] Features that use this model are slow or fail (chat shows A1000 or A1004).
       *[no-route] { -all-fail }, often only after a long wait (chat shows A1000 or A1004).
    }
    .fix-1 = { $event ->
        [silent] See in the model server's log what it is busy with. Without Docker or Kubernetes, read the log of its service.
       *[no-route] Request the list of models from inside the gateway's container.
    }
    .fix-2 = { $event ->
        [silent] Restart the server if it hangs. If it is overloaded, give it more capacity instead.
       *[no-route] Make the network, its firewall and the gateway's HTTP_PROXY and NO_PROXY allow requests from the gateway to the model server's host and port.
    }
    .fix-3 = { -again }
DUO6104 = TLS to the model server at { $url } fails: { $problem }.
    .title = TLS to the model server fails.
    .cause = { $side ->
        [trust] The certificate comes from an authority that is not trusted here (issuer: { $issuer }).
        [client] The server requires a client certificate.
        [certificate] The server's certificate is not valid for { $host } now.
       *[handshake] Client and server do not agree on TLS.
    }
    .consequence = An AI Gateway that trusts the same authorities reaches no model here, { -only-says }
    .fix-1 = { $side ->
        [trust] Put the public authorities of the gateway's image and the private one ({ $issuer }) into duo-ca-bundle.pem. For this program, set ca-file.
       *[other] See which certificates and which requirements the server sends.
    }
    .fix-2 = { $side ->
        [trust] Then { -save }
        [client] Remove the requirement for the gateway on the server. Or, from gateway 19.3, give the gateway a client certificate. For that, { -save }
        [certificate] Give the server a certificate that is valid now and issued for { $host }, together with its intermediate certificates; this is the option of vLLM.
       *[handshake] Make the server offer TLS 1.2 or 1.3, and make sure that no proxy on the way decrypts the connection.
    }
    .fix-3 = { $side ->
        [trust] Recreate the container with the bundle; the other options and the image are in gateway.json. SSL_CERT_FILE is for the models, REQUESTS_CA_BUNDLE for GitLab. With Docker Compose, add the same volume and variables to the service and run docker compose up -d. With Helm, the three lists replace the ones in gateway-values.yaml: add what those already contain.
        [client] Recreate the container with these variables and a volume with the certificate and its key (--volume ./client.pem:/certs/client.pem:ro; with Helm, volumes and volumeMounts). The other options and the image are in gateway.json.
        [certificate] Restart the model server.
       *[handshake] See whether the gateway's container reaches the server.
    }
    .fix-4 = { -again }
DUO6105 = { $direction ->
        [https-to-plain] The model's endpoint { $url } says https, but the port speaks plain HTTP.
       *[http-to-tls] The model's endpoint { $url } says http, but the port expects TLS.
    }
    .title = { $direction ->
        [https-to-plain] The model's endpoint says https, but the port speaks plain HTTP.
       *[http-to-tls] The model's endpoint says http, but the port expects TLS.
    }
    .cause = The scheme and the port of the endpoint do not match.
    .consequence = { -all-fail }, { -only-says }
    .fix-1 = { -models }, edit the model and set the endpoint to { $suggestion }, or use the server's other port.
    .fix-2 = { -again }
DUO6106 = { $by ->
        [proxy] A proxy answers { $status } in place of the model server at { $url }.
       *[server] The model server at { $url } is not ready: it answers { $status } ({ $message }).
    }
    .title = { $by ->
        [proxy] A proxy answers in place of the model server.
       *[server] The model server is not ready.
    }
    .cause = { $by ->
        [proxy] The proxy in front of the model server cannot reach it, or gets no answer in time.
       *[server] The server is still loading the model, or it is overloaded.
    }
    .consequence = { -all-fail } until the server is ready.
    .fix-1 = { -log } It says whether the model is loading or why it does not start.
    .fix-2 = { -again }
DUO6107 = { $kind ->
        [redirect] The model's endpoint { $url } redirects the request ({ $status } to { $location }).
        [not-http] What answers at the model's endpoint { $url } does not speak HTTP.
        [huge] The model's endpoint { $url } gives an extremely long answer instead of a list of models (HTTP { $status }).
       *[html] A web page answers at the model's endpoint { $url } (HTTP { $status }).
    }
    .title = { $kind ->
        [redirect] The model's endpoint redirects the request.
        [not-http] What answers at the model's endpoint does not speak HTTP.
        [huge] The model's endpoint gives an extremely long answer instead of a list of models.
       *[html] A web page answers at the model's endpoint.
    }
    .cause = { $kind ->
        [redirect] There is a login page in front of the model server, or its address has changed. A redirected chat request loses its body.
        [not-http] The port belongs to another service.
        [huge] Another service answers, or a proxy sends something else in the model server's place (server: { $server }).
       *[html] A proxy, a login page or another web server answers (server: { $server }). Model servers answer in JSON.
    }
    .consequence = { -all-fail }.
    .fix-1 = See what the gateway's container gets. If a proxy answers, make it forward the gateway's requests to the model server without a login, or add the model server's host to the gateway's NO_PROXY.
    .fix-2 = If host or port are wrong: { -models }, edit the model and set its endpoint.
    .fix-3 = { -again }
DUO6190 = Could not determine whether the model server answers: { $why }.
    .title = Could not determine whether the model server answers.
    .why-redirect = it redirects the request, and the redirect was not followed
    .why-hidden-proxy = the address answers 407 like a proxy that requires a password, and no proxy is configured for this connection
    .why-own-access = this machine does not trust the certificate of { $host }, and neither GitLab nor the AI Gateway shows a problem with the model; write ca-file = "FILE" at the model, with the authority that the gateway trusts
DUO6199 = The model has no endpoint of its own to reach: the AI Gateway calls { $provider } at the cloud's address.
    .title = The model has no endpoint of its own: the AI Gateway calls its provider at the cloud's address.
