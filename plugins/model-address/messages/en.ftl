title = The address of each model means the model server where the AI Gateway runs
about = Looks at the endpoint of every model as GitLab has it, or as this program was given it, and at what is known of the AI Gateway's container. Inside a container localhost is the container itself. Nothing is sent to a model.
proves = The endpoint is a URL, and its host does not name another place for the AI Gateway than for you.
does-not-prove = That anything answers there. A name that resolves here need not resolve inside the container.

DUO5200 = The endpoint { $url } { $source ->
        [gitlab] that GitLab has
       *[operator] that this program was given
    } { $place ->
        [machine] means the same for the AI Gateway, which uses the network of its machine.
        [named] means the same for the AI Gateway: its host name is not one that a container gets, so it uses the network of its machine.
        [shared] means the same for the AI Gateway, which shares the network of another container.
       *[other] means the same for the AI Gateway as here.
    }
DUO5201 = { $problem ->
        [empty] The model has no endpoint in GitLab.
        [stray] The model's endpoint "{ $url }" has white space or quotation marks in it.
        [scheme] The model's endpoint "{ $url }" does not begin with http:// or https://.
        [port] The model's endpoint "{ $url }" has a port that is no number up to 65535.
       *[host] The model's endpoint "{ $url }" has no usable host.
    }
    .cause = The AI Gateway takes the endpoint that GitLab sends as a URL, and this is none.
    .consequence = The model is never called. Older gateways answer 400 "There was an error parsing the body"; newer ones try GitLab's cloud model instead and fail on its credentials.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the endpoint to { $suggestion }. For vLLM, Ollama and llama.cpp it ends in /v1.
    .fix-2 = Check again.
DUO5202 = The model's endpoint { $url } leads back to the AI Gateway's own { $place ->
        [pod] pod
        [elsewhere] machine or container
       *[other] container
    }, not to the model server.
    .cause = { $place ->
        [own] The AI Gateway runs in a container with a network of its own. There { $host } is the container itself, not the host that the model server runs on.
        [pod] The AI Gateway runs in a Kubernetes pod. There { $host } is the pod: only a model server that is a container of the same pod answers.
        [elsewhere] The AI Gateway runs on another machine, as it is documented in a container. There { $host } is the container itself. Nothing was known of the container here.
       *[container] The AI Gateway runs in a container; how it is connected is not known here. Unless it uses the host's network, { $host } is the container itself.
    }
    .consequence = Every feature that is assigned to this model fails; the gateway's log says only "Connection error." From the host itself the model answers, so a test there misleads.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the endpoint to { $suggestion }, with the name or address of the machine that the model server runs on. In Kubernetes use the name of its service.
    .fix-2 = Let the model server listen on that address and not on 127.0.0.1 alone: --host 0.0.0.0 for vLLM and llama.cpp, OLLAMA_HOST=0.0.0.0 for Ollama. Then a firewall must keep others out.
    .fix-3 = Or, if the model server runs on the gateway's own host, leave the endpoint and create the gateway's container anew with docker run --network host, and with -e AIGW_FASTAPI__METRICS_PORT=8083 where port 8082 is taken.
    .fix-4 = Check again.
DUO5203 = The model's endpoint { $url } is an address to listen on, not one to connect to.
    .cause = 0.0.0.0 and :: stand for all addresses of a machine. Linux takes them for the machine itself, other systems and proxies refuse them.
    .consequence = It works as long as the AI Gateway shares the network of the model server, and breaks when one of them moves.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the endpoint to { $suggestion }, or better to the machine's name.
    .fix-2 = Check again.
DUO5204 = { $kind ->
        [alias] The name { $host } in the model's endpoint is known only to some container engines.
        [neighbour] The name { $host } in the model's endpoint is known only by multicast (mDNS), which containers do not hear.
        [cluster] The name { $host } in the model's endpoint is known only inside a Kubernetes cluster, and the AI Gateway runs in a plain container.
       *[container] The name { $host } in the model's endpoint is probably that of a container, and Docker's default network knows no such names.
    }
    .cause = { $kind ->
        [alias] Docker Desktop knows host.docker.internal and Podman host.containers.internal. Docker on Linux knows it only in a container that was created with --add-host. { $place ->
            [machine] The gateway uses the network of its machine, where nobody knows the name.
            [named] The gateway seems to use the network of its machine, where nobody knows the name.
            [pod] Kubernetes does not know it.
           *[other] Whether it was is not known here.
        }
        [neighbour] Names of two parts that end in .local are answered by the machines themselves. A container asks a name server, which does not know them.
        [cluster] Names of services are answered by the cluster's own name server.
       *[container] The AI Gateway is on the network "bridge". Containers find each other by name only on a network that somebody created; here only a search domain of your name server could know { $host }.
    }
    .consequence = If the name does not resolve, every feature that is assigned to this model fails; the gateway's log says only "Connection error."
    .fix-1 = Ask for the name inside the container; no output means that it is not known.
    .fix-2 = { $kind ->
        [alias] Set the endpoint to the host's real name or address, in Admin > GitLab Duo > Configure models for GitLab Duo. Or create the container anew with --add-host=host.docker.internal:host-gateway.
        [container] Put both containers on one network: docker network create duo, then docker network connect duo for each. Or set the endpoint to a name or address that the name server knows, in Admin > GitLab Duo > Configure models for GitLab Duo.
       *[other] Set the endpoint to a name that the container's name server knows, or to the address, in Admin > GitLab Duo > Configure models for GitLab Duo.
    }
    .fix-3 = Check again.
DUO5205 = GitLab has the endpoint { $url } for this model, but this program was given { $told }.
    .cause = The endpoint was changed in one place only, or this machine needs another address than the AI Gateway.
    .consequence = The other checks of this model examine { $told }. What they find says little about the address that the AI Gateway uses.
    .fix-1 = Correct the one that is wrong: the url of the model in this program's configuration, or the endpoint in Admin > GitLab Duo > Configure models for GitLab Duo. If both are meant, run this program where the AI Gateway runs.
    .fix-2 = Check again.
DUO5290 = Could not determine whether the model's address means the model server for the AI Gateway: { $why }.
    .why-container-unknown = { $url } names the machine that asks, and it is not known whether the AI Gateway runs in a container with a network of its own. Give this program the gateway's environment (docker exec CONTAINER env) or its container
    .why-alias = { $host } is known only to some container engines, and nothing is known of the gateway's container
DUO5299 = The AI Gateway calls { $provider } at the cloud's address and does not use the endpoint.
