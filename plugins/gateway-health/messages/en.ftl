title = The AI Gateway answers its health check
about = Asks the AI Gateway for /monitoring/healthz, the only page that needs no token. GitLab's own health check and Rake task ask for the same page.
proves = The gateway's process runs and can be reached at the configured address.
does-not-prove = That the gateway accepts GitLab's tokens, or that it reaches a model. /monitoring/ready is not used: it tests GitLab's cloud models and fails on every self-hosted gateway.

DUO3100 = The AI Gateway answers at { $url }.
    .title = The AI Gateway answers.
DUO3101 = Nothing listens at the AI Gateway's address { $url }.
    .title = Nothing listens at the AI Gateway's address.
    .cause = The gateway is not running, or it listens on another port. A container can stay up after the gateway in it has exited.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See whether the container runs, and which port it publishes.
    .fix-2 = Find out why the gateway stopped. If a variable has an invalid value, the gateway exits at start and logs the variable's name.
    .fix-3 = When the reason is repaired, start the gateway again; a changed variable needs a new container.
    .fix-4 = Run the check again.
DUO3102 = The AI Gateway's host name { $host } does not resolve.
    .title = The AI Gateway's host name does not resolve.
    .cause = The DNS server that this machine uses does not know the host name in the gateway's URL.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Look up the name on this machine. If that fails, add the name to the DNS server or to /etc/hosts.
    .fix-2 = If the name is wrong, correct it in Admin > GitLab Duo > Change configuration and in this program's configuration.
    .fix-3 = Run the check again.
DUO3103 = The AI Gateway at { $url } did not answer in time ({ $phase ->
        [resolve] name resolution
        [connect] connection
        [tls] TLS handshake
       *[other] response
    }).
    .title = The AI Gateway did not answer in time.
    .cause = { $phase ->
        [resolve] The DNS server does not answer in time.
        [connect] A firewall drops the traffic, there is no route, or the host is down.
       *[other] The connection was made, but the gateway or a proxy in front of it does not respond: it is overloaded or hangs.
    }
    .consequence = Chat and code suggestions time out for every user.
    .fix-1 = See whether the container runs, and which port it publishes.
    .fix-2 = See what the gateway is doing.
    .fix-3 = Run the check again.
DUO3104 = TLS to the AI Gateway at { $url } fails: { $problem ->
        [unknown-issuer] the certificate's issuer is not trusted
        [self-signed] the certificate is self-signed
        [expired] the certificate has expired
        [not-yet-valid] the certificate is not valid yet
        [wrong-host] the certificate is for another host name
        [revoked] the certificate was revoked
        [client-certificate-required] a client certificate is required
        [not-tls] the port does not use TLS
       *[other] the TLS handshake fails
    }.
    .title = { $problem ->
        [unknown-issuer] TLS to the AI Gateway fails: the certificate's issuer is not trusted.
        [self-signed] TLS to the AI Gateway fails: the certificate is self-signed.
        [expired] TLS to the AI Gateway fails: the certificate has expired.
        [not-yet-valid] TLS to the AI Gateway fails: the certificate is not valid yet.
        [wrong-host] TLS to the AI Gateway fails: the certificate is for another host name.
        [revoked] TLS to the AI Gateway fails: the certificate was revoked.
        [client-certificate-required] TLS to the AI Gateway fails: a client certificate is required.
        [not-tls] TLS to the AI Gateway fails: the port does not use TLS.
       *[other] The TLS handshake with the AI Gateway fails.
    }
    .cause = { $plain ->
        [yes] The URL says https, but the port speaks plain HTTP: TLS takes a proxy in front of the gateway or, from image 19.1, AIGW_FASTAPI__TLS__ENABLED.
       *[no] The certificate at this address is not accepted.
    }
    .consequence = No client with the same trusted certificates can connect to the gateway.
    .fix-1 = { $plain ->
        [yes] Use http in GitLab's URL (Admin > GitLab Duo > Change configuration) and in this program's configuration.
       *[no] See the certificate.
    }
    .fix-2 = { $plain ->
        [yes] If the traffic leaves a trusted network, keep https instead and put a TLS proxy in front of the gateway or, from image 19.1, set AIGW_FASTAPI__TLS__ENABLED with a certificate and a key.
       *[no] Install a certificate that fits the host name, or trust its authority: in this program with ca-file, in GitLab with a PEM file in /etc/gitlab/trusted-certs and sudo gitlab-ctl reconfigure.
    }
    .fix-3 = Run the check again.
DUO3105 = The AI Gateway's health page answers { $status } instead of 200.
    .title = The AI Gateway's health page answers with a status other than 200.
    .cause = The gateway is not installed correctly, or a proxy in front of it answers instead (server: { $server }).
    .consequence = GitLab treats the gateway as down.
    .fix-1 = Find the reason in the gateway's log.
    .fix-2 = If a proxy answered, correct the address that it passes requests on to.
    .fix-3 = Run the check again.
DUO3106 = Something other than the AI Gateway answers at { $url }.
    .title = Something other than the AI Gateway answers at its address.
    .cause = The answer is not the gateway's (server: { $server }). The port belongs to another service, or a proxy answers with its own page.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See who answers.
    .fix-2 = Correct host and port of the gateway's URL in Admin > GitLab Duo > Change configuration and in this program's configuration; the gateway listens on 5052 by default.
    .fix-3 = Run the check again.
DUO3107 = The AI Gateway requires a token at its health page, which needs none.
    .cause = The path was changed on the way: the gateway serves the page at /monitoring/healthz only, and requires a token everywhere else. A trailing slash in the gateway's URL or a prefix that a proxy keeps is enough.
    .consequence = GitLab's health check and Rake task report the gateway as down although it runs.
    .fix-1 = Enter the URL without a path or a trailing slash in Admin > GitLab Duo > Change configuration.
    .fix-2 = If a proxy is in front of the gateway, let it pass paths on unchanged.
    .fix-3 = Run the check again.
DUO3190 = Could not determine whether the AI Gateway answers: { $why }.
    .title = Could not determine whether the AI Gateway answers.
    .why-own-access = this machine does not trust the certificate of { $url }, and GitLab shows no trouble with it; write ca-file = "FILE" under [ai-gateway], with the authority that GitLab trusts
