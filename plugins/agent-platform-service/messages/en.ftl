title = The Agent Platform service answers
about = Follows the path to the GitLab Duo Agent Platform service: name, connection, and the first bytes that a gRPC server without TLS sends. Compares them with GitLab's TLS setting. Where that does not decide, uses the call that GitLab's own health check makes.
proves = A service that speaks the way GitLab connects is reached at the address.
does-not-prove = That the service accepts GitLab's tokens, or that a flow runs to the end.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and ports only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.

DUO7100 = The Agent Platform service answers at { $address }{ $speaks ->
        [plain] {" "}without TLS, as GitLab connects to it
        [tls] {" "}with TLS, as GitLab connects to it
       *[silent] {""}
    }{ $tried ->
        [yes] ; GitLab's own call succeeds
       *[no] {""}
    }.
    .title = The Agent Platform service answers.
DUO7101 = The host name of the Agent Platform service { $address } does not resolve.
    .title = The Agent Platform service's host name does not resolve.
    .cause = The DNS server used here does not know the name.
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user. GitLab Duo Chat (classic) and code suggestions do not use this service.
    .fix-1 = Look up the name where GitLab runs. If that fails, add the name to the DNS server or to /etc/hosts there.
    .fix-2 = If the name is wrong, correct it in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service.
    .fix-3 = Run the check again.
DUO7102 = Nothing listens at the Agent Platform service's address { $address }.
    .title = Nothing listens at the Agent Platform service's address.
    .cause = { $switched ->
        [off] The gateway's container does not start the service: its variable ENABLE_DUO_WORKFLOW_SERVICE is off.
       *[on] Port 50052 is not published, or the service has stopped. It runs next to the AI Gateway in one container, which keeps running without it, so a healthy gateway proves nothing. Newer versions of the service exit at start if they cannot fetch GitLab's keys.
    }
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user. GitLab Duo Chat (classic) and code suggestions do not use this service.
    .fix-1 = In the container's log, look for "Starting gRPC server on port 50052" or "Could not prefetch keys".
    .fix-2 = { -save }
    .fix-3 = { $switched ->
        [off] Recreate the container with the service turned on.
       *[on] Recreate the container with port 50052 and this variable, which names GitLab by the URL that it has for the gateway. Without internet access, set DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL to the same URL; do not leave it empty.
    } { -other }
    .fix-4 = Run the check again.
DUO7103 = The Agent Platform service at { $address } does not answer ({ $phase ->
        [resolve] name resolution
        [connect] connection
        [tls] TLS handshake
       *[other] response
    }).
    .title = The Agent Platform service does not answer.
    .cause = { $phase ->
        [connect] A firewall drops the traffic, there is no route, or the host is down.
        [resolve] The DNS server does not answer in time.
       *[other] The connection was made, but the service or a proxy in front of it does not respond.
    }
    .consequence = GitLab Duo Chat (agentic) and flows time out for every user.
    .fix-1 = Connect to the port where GitLab runs. "Connected to" means that the network is open.
    .fix-2 = If that fails, allow traffic from GitLab to this port in firewalls, network policies and security groups. It is not the AI Gateway's port.
    .fix-3 = Run the check again.
DUO7104 = GitLab connects to the Agent Platform service at { $address } with TLS, but the service does not use TLS.
    .title = GitLab connects to the Agent Platform service with TLS, but the service does not use TLS.
    .cause = { $source ->
        [setting] Use TLS for the GitLab Duo Agent Platform service is on.
        [variable] GitLab's environment does not turn TLS off.
       *[default] DUO_AGENT_PLATFORM_SERVICE_SECURE was not found in GitLab's environment; without it, GitLab uses TLS. If it is set in gitlab.rb only, the container's environment does not show it.
    } The service uses TLS only if you configure it, or behind a proxy that does.
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user with "An error occurred while fetching an authentication token for this workflow". The log of the editor's language server says WRONG_VERSION_NUMBER.
    .fix-1 = If the traffic leaves a trusted network, keep TLS on and give the service a certificate instead of the steps below: NGINX with grpc_pass in front of it or, in newer versions, DUO_WORKFLOW_TLS__ENABLED with a certificate and a key.
    .fix-2 = { $source ->
        [setting] Otherwise, turn TLS off in Admin > GitLab Duo > Change configuration.
       *[other] Otherwise, turn TLS off for GitLab: in gitlab_rails['env'] of /etc/gitlab/gitlab.rb, or in global.extraEnv of the Helm values. This applies to every Agent Platform service that GitLab uses, including GitLab's cloud service. If Admin > GitLab Duo > Change configuration has the checkbox Use TLS for the GitLab Duo Agent Platform service, clear it instead.
    }
    .fix-3 = { $source ->
        [setting] Run the check again.
       *[other] Apply the change.
    }
    .fix-4 = Run the check again.
DUO7105 = GitLab connects to the Agent Platform service at { $address } without TLS, but the peer does not speak gRPC without TLS.
    .title = GitLab connects to the Agent Platform service without TLS, but the peer does not speak gRPC without TLS.
    .cause = { $served ->
        [yes] The service uses TLS: DUO_WORKFLOW_TLS__ENABLED is on.
       *[no] A gRPC server without TLS sends first. This peer waits, as a TLS proxy or a plain HTTP server does.
    }
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user: the connection is closed before any data is exchanged.
    .fix-1 = If the port uses TLS, turn this setting on in Admin > GitLab Duo > Change configuration. If there is no such checkbox, remove DUO_AGENT_PLATFORM_SERVICE_SECURE from gitlab_rails['env'] in /etc/gitlab/gitlab.rb and run sudo gitlab-ctl reconfigure (Helm: remove it from global.extraEnv).
    .fix-2 = If it is a plain HTTP port, use the service's own port, 50052 unless published otherwise. A proxy in front of it must speak HTTP/2 to the service.
    .fix-3 = Run the check again.
DUO7106 = The server at the Agent Platform service's address { $address } is not a gRPC server: it starts with another protocol ({ $protocol }).
    .title = The server at the Agent Platform service's address is not a gRPC server.
    .cause = The port belongs to another service, or the host is wrong.
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = Correct the host and the port in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The service listens on 50052 unless it is published under another port.
    .fix-2 = Run the check again.
DUO7107 = An HTTP server answers at the Agent Platform service's address { $address } with status { $status }, not with gRPC.
    .title = An HTTP server, not gRPC, answers at the Agent Platform service's address.
    .cause = { $kind ->
        [upstream] A proxy speaks HTTP/2 here, but cannot pass gRPC on to the service: it uses proxy_pass instead of grpc_pass, its upstream address is wrong, or the service is down.
       *[page] A proxy or another web server speaks HTTP/2 here and answers by itself: it does not pass gRPC on to the service.
    }
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = In NGINX, pass this location on with grpc_pass (grpcs:// if the service uses TLS) instead of proxy_pass, and reload it. With a Kubernetes Ingress of ingress-nginx, set the annotation nginx.ingress.kubernetes.io/backend-protocol: GRPC.
    .fix-2 = Run the check again.
DUO7108 = The TLS server at the Agent Platform service's address { $address } does not offer HTTP/2.
    .title = The TLS server at the Agent Platform service's address does not offer HTTP/2.
    .cause = gRPC needs HTTP/2, which client and server agree on during the TLS handshake (ALPN h2). The proxy or load balancer that ends TLS here does not agree.
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = Look at the handshake. "No ALPN negotiated" or a handshake alert confirms the finding.
    .fix-2 = Turn HTTP/2 on for this port: in NGINX, http2 on in the server block (before 1.25.1: listen 443 ssl http2), together with grpc_pass. On a load balancer, use HTTP/2 or gRPC for listener and target.
    .fix-3 = Run the check again.
DUO7109 = The certificate of the Agent Platform service at { $address } is not accepted: { $problem ->
        [expired] it has expired.
        [not-yet-valid] it is not valid yet.
        [wrong-host] it belongs to another host.
        [revoked] it has been revoked.
        [self-signed] it is self-signed.
       *[unknown-issuer] its authority is unknown.
    }
    .title = The certificate of the Agent Platform service is not accepted.
    .cause = { $problem ->
        [expired] The certificate has expired.
        [not-yet-valid] The certificate is not valid yet, or a clock is wrong.
        [wrong-host] The certificate does not name the host in GitLab's setting.
        [revoked] The authority has revoked the certificate.
       *[unknown-issuer] The authority that signed the certificate is not trusted, or an intermediate certificate is missing. GitLab's own call fails as well.
    }
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user: GitLab closes the connection during the TLS handshake.
    .fix-1 = Look at the certificates that the service sends.
    .fix-2 = { $problem ->
        [expired] Install a certificate that is valid now.
        [not-yet-valid] Install a certificate that is valid now, and check the clocks.
        [wrong-host] Install a certificate for the host in GitLab's setting, or enter the host that the certificate names.
        [revoked] Install a new certificate.
       *[unknown-issuer] Copy the authority's certificate to /etc/gitlab/trusted-certs and run sudo gitlab-ctl reconfigure (Helm: global.certificates.customCAs), or send the missing intermediate certificate.
    }
    .fix-3 = Run the check again.
DUO7110 = { $kind ->
        [not-serving] The Agent Platform service at { $address } reports that it is not serving.
       *[another] The gRPC server at the Agent Platform service's address { $address } is another service.
    }
    .title = { $kind ->
        [not-serving] The Agent Platform service reports that it is not serving.
       *[another] The gRPC server at the Agent Platform service's address is another service.
    }
    .cause = { $kind ->
        [not-serving] The service is starting or stopping, or has failed to start completely.
       *[another] It knows neither the health service nor asks for a token (UNIMPLEMENTED), as the Agent Platform service does.
    }
    .consequence = GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = { $kind ->
        [not-serving] In the container's log, look for the reason. Where the service has just started, wait a minute.
       *[another] Correct the host and the port in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The service listens on 50052 unless it is published under another port.
    }
    .fix-2 = Run the check again.
DUO7190 = Could not determine whether the Agent Platform service works: { $why }.
    .title = Could not determine whether the Agent Platform service works.
    .why-own-access = nothing answers at { $address }, but whether GitLab uses this address is not known; that needs an administrator's token
    .why-tls-not-known = { $address } speaks gRPC without TLS, but whether GitLab connects that way is not known. This takes GitLab's environment (DUO_AGENT_PLATFORM_SERVICE_SECURE) or an administrator's token
    .why-tls-and-switch-not-known = { $address } speaks gRPC with TLS, but whether GitLab connects that way is not known. This takes GitLab's environment (DUO_AGENT_PLATFORM_SERVICE_SECURE) or an administrator's token
    .why-silent = { $address } is open and waits for the client, as TLS servers do. Whether it is the service and whether its certificate is accepted cannot be seen from here; it takes an administrator's token to run GitLab's health check
    .why-silent-and-gitlab-fails = { $address } is open and waits for the client, as TLS servers do, but GitLab's own call fails. GitLab does not trust the certificate, or the peer is not the service
DUO7191 = { $reason ->
        [unset] GitLab uses no self-hosted Agent Platform service: its URL is not set.
       *[version] This version of GitLab has no setting for a self-hosted Agent Platform service.
    }
