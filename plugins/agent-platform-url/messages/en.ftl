title = GitLab's Agent Platform service URL is right
about = Reads the setting Local URL for the GitLab Duo Agent Platform service. gRPC only takes host:port there, but GitLab stores any text.
proves = The setting has the form that gRPC needs, and is the same service that is configured for this program, if any.
does-not-prove = That the service answers at this address, or that both sides agree on TLS.

DUO1600 = GitLab uses the Agent Platform service at { $url }{ $compared ->
        [yes] , the one configured for this program.
       *[no] . No service is configured for this program to compare it with.
    }
    .title = { $compared ->
        [yes] GitLab uses the Agent Platform service that is configured for this program.
       *[no] GitLab uses an Agent Platform service; none is configured for this program to compare it with.
    }
DUO1601 = GitLab has no Agent Platform service URL, but these features are to use a self-hosted model: { $features }.
    .title = GitLab has no Agent Platform service URL, but features are to use a self-hosted model.
    .cause = The setting Local URL for the GitLab Duo Agent Platform service is empty. It was never entered, or was cleared by an upgrade to GitLab 19.2.0. { $named ->
        [none] No service is configured for this program either.
       *[other] The service configured for this program is { $named }.
    }
    .consequence = GitLab Duo Chat (agentic) and flows do not use your model: depending on the version, they fail or go to GitLab's cloud service.
    .fix-1 = Enter the service's address as host:port in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The AI Gateway's container offers it on port 50052.
    .fix-2 = Run the check again.
DUO1602 = GitLab's Agent Platform service URL { $url } begins with { $scheme }://, which gRPC cannot use.
    .title = GitLab's Agent Platform service URL begins with a scheme, which gRPC cannot use.
    .cause = The setting takes host:port only. GitLab does not validate it when it is saved.
    .consequence = gRPC takes the whole text for a host name and cannot resolve it. GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = Enter { $wanted } in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service.
    .fix-2 = TLS is a separate setting: if the port does not use TLS, clear Use TLS for the GitLab Duo Agent Platform service there. If there is no such checkbox, set DUO_AGENT_PLATFORM_SERVICE_SECURE to false in gitlab_rails['env'] of /etc/gitlab/gitlab.rb and run sudo gitlab-ctl reconfigure (Helm: global.extraEnv).
    .fix-3 = Run the check again.
DUO1603 = GitLab's Agent Platform service URL { $url } { $problem ->
        [no-host] has no host, or its port is not a number.
        [path] has a path after the port.
        [user] has a user name or password before the host.
       *[other] is not host:port.
    }
    .title = { $problem ->
        [no-host] GitLab's Agent Platform service URL has no host, or its port is not a number.
        [path] GitLab's Agent Platform service URL has a path after the port.
        [user] GitLab's Agent Platform service URL has a user name or password before the host.
       *[other] GitLab's Agent Platform service URL is not host:port.
    }
    .cause = The setting takes host:port only. GitLab does not validate it when it is saved.
    .consequence = gRPC cannot use the address. GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = Enter { $wanted } in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The service's port is 50052 unless it is published under another one.
    .fix-2 = Run the check again.
DUO1604 = GitLab's Agent Platform service URL { $url } points to GitLab's own machine.
    .title = GitLab's Agent Platform service URL points to GitLab's own machine.
    .cause = localhost is always the machine or container that connects: for GitLab, its own.
    .consequence = GitLab looks for the service in its own container or on its own host, where it does not run. GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = Enter a host that GitLab can reach, with the port, in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. For containers on one host, use the name of the gateway's container on a network that both share.
    .fix-2 = Run the check again.
DUO1605 = GitLab's Agent Platform service URL { $url } has port { $port }, which is an HTTP port.
    .title = The port in GitLab's Agent Platform service URL is an HTTP port.
    .cause = The AI Gateway's container has several ports: 5052 is the gateway, 8082 and 8083 are metrics. The Agent Platform service listens on 50052.
    .consequence = gRPC gets no answer that it understands. GitLab Duo Chat (agentic) and flows fail for every user.
    .fix-1 = Enter { $wanted } in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The port must also be published (docker run --publish 50052:50052).
    .fix-2 = Run the check again.
DUO1606 = { $vantage ->
        [gitlab] GitLab uses the Agent Platform service at { $url }, but { $named } is configured for this program.
       *[other] GitLab uses the Agent Platform service at { $url }, and { $named } is configured for this program; they can be two names of one service.
    }
    .title = { $vantage ->
        [gitlab] GitLab does not use the Agent Platform service that is configured for this program.
       *[other] The Agent Platform services of GitLab and of this program differ; they can be two names of one.
    }
    .cause = { $vantage ->
        [gitlab] The addresses differ, although this program runs where GitLab runs.
       *[other] The addresses differ. This program does not run where GitLab runs, so the same service can have another name or port here.
    }
    .consequence = GitLab may use another service than the one that is checked here, or none.
    .fix-1 = If { $named } is right for GitLab, enter it in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service.
    .fix-2 = If GitLab's URL is right, correct the address of the connection agent-platform in this program's configuration.
    .fix-3 = Run the check again.
DUO1690 = Could not determine which Agent Platform service GitLab uses: { $why }.
    .title = Could not determine which Agent Platform service GitLab uses.
    .why-own-access = it is { $url }, an address at which every machine finds itself. That is right only where GitLab and the service share one, and nothing shows that GitLab does not reach it
    .why-not-permitted = GitLab shows neither the setting nor the list of models to this token, which is not an administrator's or lacks the scope admin_mode while Admin Mode is on, or the license or its add-on has expired
DUO1691 = GitLab { $version } has no setting for a self-hosted Agent Platform service, which was added in 18.4.
    .title = This version of GitLab has no setting for a self-hosted Agent Platform service.
DUO1692 = No Agent Platform service URL is set, and no feature of the Agent Platform uses a self-hosted model.
