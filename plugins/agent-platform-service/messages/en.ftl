title = The Agent Platform service answers
about = Follows the way to the Duo Agent Platform service: name, connection, and the bytes with which a gRPC server without TLS begins. Compares them with GitLab's switch for TLS. Where that does not decide, GitLab's own attempt in its health check does.
proves = Something that speaks as GitLab dials is reached at the address.
does-not-prove = That the service accepts GitLab's tokens, or that a flow runs to its end.

DUO7100 = The Agent Platform service answers at { $address }{ $speaks ->
        [plain] {" "}without TLS, as GitLab dials it
       *[silent] {""}
    }{ $tried ->
        [yes] ; GitLab's own call succeeds
       *[no] {""}
    }.
DUO7101 = The name in the Agent Platform service's address { $address } does not resolve.
    .cause = The name server that was asked here does not know the name.
    .consequence = Agentic Chat and flows fail for every user. Classic chat and code suggestions do not need the service.
    .fix-1 = Add the name to the name server, or correct it: Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service.
    .fix-2 = Check again.
DUO7102 = Nothing listens at the Agent Platform service's address { $address }.
    .cause = { $switched ->
        [off] The gateway's container does not start the service: its variable ENABLE_DUO_WORKFLOW_SERVICE is off.
       *[on] The port 50052 is not published, or the service has died. It runs beside the AI Gateway in one container, which goes on without it: a healthy gateway says nothing about it. Newer versions end at start when they cannot fetch GitLab's keys.
    }
    .consequence = Agentic Chat and flows fail for every user. Classic chat and code suggestions do not need the service.
    .fix-1 = Look in the container's log for Starting gRPC server on port 50052, or for Could not prefetch keys.
    .fix-2 = { $switched ->
        [off] Remove ENABLE_DUO_WORKFLOW_SERVICE or set it to true, and start the container anew.
       *[on] Start the container with -p 50052:50052 and with DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY. If keys could not be fetched, set DUO_WORKFLOW_AUTH__OIDC_GITLAB_URL and, without internet access, DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URL to GitLab's URL, never to nothing.
    }
    .fix-3 = Check again.
DUO7103 = The Agent Platform service at { $address } does not answer ({ $phase }).
    .cause = A firewall drops the traffic, there is no route, or the host is down.
    .consequence = Agentic Chat and flows fail for every user, each time after a wait.
    .fix-1 = Open the way from GitLab to the service's port in firewalls, network policies and security groups. It is another port than the AI Gateway's.
    .fix-2 = Check again.
DUO7104 = GitLab dials the Agent Platform service at { $address } with TLS, and the service speaks none.
    .cause = { $source ->
        [setting] Use TLS for the GitLab Duo Agent Platform service is on.
        [variable] GitLab's environment does not turn TLS off.
       *[default] DUO_AGENT_PLATFORM_SERVICE_SECURE is not seen in GitLab's environment, and without it GitLab dials with TLS. If it is set in gitlab.rb only, the environment of the container does not show it.
    } The service itself speaks no TLS unless it is told to, or a proxy before it does.
    .consequence = Agentic Chat and flows fail for every user: An error occurred while fetching an authentication token for this workflow. The log of the editor's language server says WRONG_VERSION_NUMBER.
    .fix-1 = { $source ->
        [setting] Turn off Use TLS for the GitLab Duo Agent Platform service in Admin > GitLab Duo > Change configuration.
       *[other] Set the variable for GitLab: with the Linux package gitlab_rails['env'] in /etc/gitlab/gitlab.rb and gitlab-ctl reconfigure, with Helm global.extraEnv. It counts for every Agent Platform service that this GitLab uses, also GitLab's own in the cloud.
    }
    .fix-2 = If the traffic leaves a trusted network, keep TLS on and give the service a certificate instead: an NGINX with grpc_pass before it, or, in newer versions, DUO_WORKFLOW_TLS__ENABLED with a certificate and a key.
    .fix-3 = Check again.
DUO7105 = GitLab dials the Agent Platform service at { $address } without TLS, and what listens there does not speak gRPC without TLS.
    .cause = { $served ->
        [yes] The service speaks TLS: DUO_WORKFLOW_TLS__ENABLED is on.
       *[no] A gRPC server without TLS speaks first, and this one waits, as a TLS proxy or a plain HTTP server does.
    }
    .consequence = Agentic Chat and flows fail for every user: the connection is closed before a word is said.
    .fix-1 = If the port speaks TLS, turn on Use TLS for the GitLab Duo Agent Platform service in Admin > GitLab Duo > Change configuration. Where that box is missing, remove DUO_AGENT_PLATFORM_SERVICE_SECURE from GitLab's environment and restart GitLab.
    .fix-2 = If it is a plain HTTP port, use the service's own, 50052 unless published otherwise. A proxy before it must speak HTTP/2 to the service.
    .fix-3 = Check again.
DUO7106 = What listens at the Agent Platform service's address { $address } is no gRPC server: it begins with another protocol ({ $protocol }).
    .cause = The port belongs to another service, or the host is another one.
    .consequence = Agentic Chat and flows fail for every user.
    .fix-1 = Correct host and port in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The service listens on 50052 unless it was published under another port.
    .fix-2 = Check again.
DUO7190 = Could not determine whether the Agent Platform service works: { $why }.
    .why-tls-not-known = { $address } speaks gRPC without TLS, and whether GitLab dials it so is not known. That needs GitLab's environment (DUO_AGENT_PLATFORM_SERVICE_SECURE), or an administrator's token
    .why-silent = { $address } is open and waits for the client, as TLS servers do. Whether it is the service, and whether its certificate is accepted, cannot be seen from here; that needs an administrator's token, with which GitLab's health check is asked
    .why-silent-and-gitlab-fails = { $address } is open and waits for the client, as TLS servers do, and GitLab's own call fails. The certificate is not trusted by GitLab, or what listens there is not the service
DUO7191 = { $reason ->
        [unset] GitLab uses no self-hosted Agent Platform service: its URL is not set.
       *[version] This version of GitLab has no setting for a self-hosted Agent Platform service.
    }
