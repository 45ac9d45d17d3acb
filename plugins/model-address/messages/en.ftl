title = The address of each model leads to the model server from where the AI Gateway runs
about = Looks at the endpoint of every model, as set in GitLab or given to this program, and at what is known about the AI Gateway's container. Inside a container, localhost is the container itself. Nothing is sent to a model.
proves = The endpoint is a URL, and its host does not mean something else for the AI Gateway than it does here.
does-not-prove = That anything answers there. A name that resolves here may not resolve inside the container.

-models = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted)
-save = save the container's settings to gateway.json and remove the container: Docker sets the network only when a container is created. With Docker Compose, skip this step.

DUO5200 = The endpoint { $url } { $source ->
        [gitlab] in GitLab
       *[operator] that was given to this program
    } { $place ->
        [machine] means the same for the AI Gateway, which uses the network of its host.
        [named] means the same for the AI Gateway: its host name is not one that containers get, so it uses the network of its host.
        [shared] means the same for the AI Gateway, which shares the network of another container.
       *[other] means the same for the AI Gateway as here.
    }
    .title = The model's endpoint means the same for the AI Gateway as here.
DUO5201 = { $problem ->
        [empty] The model has no endpoint in GitLab.
        [stray] The model's endpoint "{ $url }" contains white space or quotation marks.
        [scheme] The model's endpoint "{ $url }" does not begin with http:// or https://.
        [port] The port of the model's endpoint "{ $url }" is not a number up to 65535.
       *[host] The model's endpoint "{ $url }" has no usable host.
    }
    .title = { $problem ->
        [empty] The model has no endpoint in GitLab.
        [stray] The model's endpoint contains white space or quotation marks.
        [scheme] The model's endpoint does not begin with http:// or https://.
        [port] The port of the model's endpoint is not a number up to 65535.
       *[host] The model's endpoint has no usable host.
    }
    .cause = The AI Gateway uses the endpoint that GitLab sends as a URL, which this value is not.
    .consequence = The model is never called. Older gateways answer 400 "There was an error parsing the body"; newer ones try GitLab's cloud model instead and fail because they have no credentials for it.
    .fix-1 = { -models }, edit the model and set the endpoint to { $suggestion }. For vLLM, Ollama and llama.cpp it ends in /v1.
    .fix-2 = Run the check again.
DUO5202 = The model's endpoint { $url } leads back to the AI Gateway's own { $place ->
        [pod] pod
        [elsewhere] machine or container
       *[other] container
    }, not to the model server.
    .title = The model's endpoint leads back to the AI Gateway itself, not to the model server.
    .cause = { $place ->
        [own] The AI Gateway runs in a container with its own network. There, { $host } is the container itself, not the host that the model server runs on.
        [pod] The AI Gateway runs in a Kubernetes pod. There, { $host } is the pod: only a model server in a container of the same pod answers.
        [elsewhere] The AI Gateway runs on another machine, usually in a container. There, { $host } is the container itself. Nothing is known about the container here.
       *[container] The AI Gateway runs in a container whose network is not known here. Unless it uses the host's network, { $host } is the container itself.
    }
    .consequence = Every feature that uses this model fails, and the gateway's log says only "Connection error." On the host itself the model answers, so a test there is misleading.
    .fix-1 = { -models }, edit the model and set the endpoint to { $suggestion }, with the name or address of the machine that the model server runs on. In Kubernetes, use the name of its service.
    .fix-2 = Make the model server listen on that address, not only on 127.0.0.1: this is the option of vLLM and llama.cpp; for Ollama, set OLLAMA_HOST=0.0.0.0. Keep others out with a firewall.
    .fix-3 = Or, if the model server runs on the gateway's own host, keep the endpoint and use the host's network. For that, { -save }
    .fix-4 = Recreate the container on the host's network; the other options and the image are in gateway.json. The variable is needed only if port 8082 is in use.
    .fix-5 = Run the check again.
DUO5203 = The model's endpoint { $url } is an address to listen on, not one to connect to.
    .title = The model's endpoint is an address to listen on, not one to connect to.
    .cause = 0.0.0.0 and :: stand for all addresses of a machine. Linux treats them as the machine itself, other systems and proxies reject them.
    .consequence = This works as long as the AI Gateway shares the model server's network, and breaks when one of them moves.
    .fix-1 = { -models }, edit the model and set the endpoint to { $suggestion }, or better, to the machine's name.
    .fix-2 = Run the check again.
DUO5204 = { $kind ->
        [alias] The name { $host } in the model's endpoint is known only to some container engines.
        [neighbour] The name { $host } in the model's endpoint is resolved only by multicast (mDNS), which does not reach containers.
        [cluster] The name { $host } in the model's endpoint is known only inside a Kubernetes cluster, but the AI Gateway runs in a plain container.
       *[container] The name { $host } in the model's endpoint is probably that of a container, and Docker's default network does not resolve such names.
    }
    .title = { $kind ->
        [alias] The name in the model's endpoint is known only to some container engines.
        [neighbour] The name in the model's endpoint is resolved only by multicast (mDNS), which does not reach containers.
        [cluster] The name in the model's endpoint is known only in Kubernetes; the AI Gateway runs in a plain container.
       *[container] The model's endpoint probably names a container, which Docker's default network does not resolve.
    }
    .cause = { $kind ->
        [alias] Docker Desktop knows host.docker.internal and Podman host.containers.internal. Docker on Linux knows it only in a container created with --add-host. { $place ->
            [machine] The gateway uses the network of its host, where this name does not exist.
            [named] The gateway seems to use the network of its host, where this name does not exist.
            [pod] Kubernetes does not know it.
           *[other] Whether it was is not known here.
        }
        [neighbour] Names with two parts that end in .local are answered by the machines themselves. A container asks a DNS server, which does not know them.
        [cluster] Names of services are answered by the cluster's own DNS server.
       *[container] The AI Gateway is on the network "bridge". Containers find each other by name only on a user-defined network; here, only a search domain of your DNS server could resolve { $host }.
    }
    .consequence = If the name does not resolve, every feature that uses this model fails, and the gateway's log says only "Connection error."
    .fix-1 = Resolve the name inside the container; no output means that it is not known.
    .fix-2 = { $kind ->
        [alias] { -models }, set the endpoint to the host's real name or address. Or recreate the container with --add-host=host.docker.internal:host-gateway.
        [container] Connect both containers to one network. With Docker Compose, give both services the same network. Or set the endpoint to a name or address that the DNS server knows.
       *[other] { -models }, set the endpoint to a name that the container's DNS server knows, or to the address.
    }
    .fix-3 = Run the check again.
DUO5205 = GitLab has the endpoint { $url } for this model, but this program was given { $told }.
    .title = GitLab's endpoint for this model is not the one that this program was given.
    .cause = The endpoint was changed in one place only, or this machine needs another address than the AI Gateway.
    .consequence = The other checks of this model examine { $told }. Their results say little about the address that the AI Gateway uses.
    .fix-1 = Correct the wrong one. { -models }, it is the model's endpoint; in this program's configuration, it is the model's url. If both are intended, run this program where the AI Gateway runs.
    .fix-2 = Run the check again.
DUO5290 = Could not determine whether the model's address leads to the model server from the AI Gateway: { $why }.
    .title = Could not determine whether the model's address leads to the model server from the AI Gateway.
    .why-container-unknown = { $url } means the machine that asks, and it is not known whether the AI Gateway runs in a container with its own network. Give this program the gateway's environment (docker exec CONTAINER env) or its container
    .why-alias = { $host } is known only to some container engines, and nothing is known about the gateway's container
DUO5299 = The AI Gateway calls { $provider } at the cloud's address and does not use the endpoint.
    .title = The AI Gateway calls the provider at the cloud's address and does not use the endpoint.
