title = The AI Gateway answers its health check
about = Asks the AI Gateway for /monitoring/healthz, the one page that it serves to everybody. GitLab's own health check and its rake task ask for the same page.
proves = The gateway's process runs and is reached at the configured address.
does-not-prove = That the gateway accepts GitLab's tokens, or that it reaches a model. /monitoring/ready is not asked: it tests GitLab's cloud models and fails on every self-hosted gateway.

DUO3100 = The AI Gateway answers at { $url }.
DUO3101 = Nothing listens at the AI Gateway's address { $url }.
    .cause = The gateway's process is not running, or it listens on another port. A container can stay up after the gateway inside it has died.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See whether the container runs and which port it publishes.
    .fix-2 = Read why the gateway stopped; a wrong value of a variable ends it at start with the variable's name.
    .fix-3 = Check again.
DUO3102 = The name { $host } of the AI Gateway does not resolve.
    .cause = The host name in the gateway's URL is unknown to the name server that this machine asks.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Correct the host name in the gateway's URL, or add it to the name server.
    .fix-2 = Check again.
DUO3103 = The AI Gateway at { $url } did not answer in time ({ $phase }).
    .cause = A firewall drops the traffic, the host is down, or the gateway is overloaded.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See whether the container runs and which port it publishes.
    .fix-2 = Read what the gateway is doing.
    .fix-3 = Check again.
DUO3104 = TLS to the AI Gateway at { $url } fails: { $problem }.
    .cause = { $plain ->
        [yes] The URL says https, but the port speaks plain HTTP. The gateway itself speaks plain HTTP; TLS is the work of a proxy before it.
       *[no] The certificate at this address is not accepted.
    }
    .consequence = Nothing that trusts the same certificates reaches the gateway.
    .fix-1 = { $plain ->
        [yes] Use http in the URL, or put a TLS proxy before the gateway.
       *[no] Install a certificate that fits the host name, or add its CA: for this program with ca-file, for GitLab in /etc/gitlab/trusted-certs.
    }
    .fix-2 = Check again.
DUO3105 = The AI Gateway's health page answers { $status } instead of 200.
    .cause = The gateway is not installed correctly, or a proxy before it answers in its place (server: { $server }).
    .consequence = GitLab treats the gateway as down.
    .fix-1 = Read the gateway's log.
    .fix-2 = If a proxy answered, correct the address that it passes requests on to.
    .fix-3 = Check again.
