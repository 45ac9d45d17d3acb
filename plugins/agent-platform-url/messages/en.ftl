title = GitLab's URL of the Agent Platform service is right
about = Reads the setting Local URL for the GitLab Duo Agent Platform service. gRPC takes host:port there and nothing else; GitLab stores any text.
proves = The setting has the form that gRPC needs, and names the same service where one was named to this program.
does-not-prove = That anything answers at the address, or that both sides agree on TLS.

DUO1600 = GitLab uses the Agent Platform service at { $url }{ $compared ->
        [yes] , the one that was named to this program.
       *[no] . No service was named to this program that it could be compared with.
    }
DUO1601 = GitLab has no URL of an Agent Platform service, and these features are to use a self-hosted model: { $features }.
    .cause = The setting Local URL for the GitLab Duo Agent Platform service is empty. { $named ->
        [none] No service was named to this program either.
       *[other] The service that was named to this program is { $named }.
    }
    .consequence = Agentic Chat and flows do not run in your network: GitLab turns to GitLab's own cloud service, which does not reach your model.
    .fix-1 = Enter the service's address as host:port in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service. The AI Gateway's container offers it on port 50052.
    .fix-2 = Check again.
DUO1602 = GitLab's URL of the Agent Platform service { $url } begins with { $scheme }://, which gRPC cannot use.
    .cause = The setting takes host:port. GitLab accepts any text, so that nothing complained when it was saved.
    .consequence = gRPC takes the whole text for a host name and does not find it: Agentic Chat and flows fail for every user.
    .fix-1 = In Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service, enter { $wanted }.
    .fix-2 = TLS is a setting of its own. Turn off Use TLS for the GitLab Duo Agent Platform service there if the port speaks no TLS. Where that box is missing, set DUO_AGENT_PLATFORM_SERVICE_SECURE to false in GitLab's environment and restart GitLab.
    .fix-3 = Check again.
DUO1603 = GitLab's URL of the Agent Platform service { $url } { $problem ->
        [no-port] has no port.
        [no-host] has no host, or no number as its port.
        [path] has a path behind the port.
        [user] has a user name or password before the host.
       *[other] is not host:port.
    }
    .cause = The setting takes host:port and nothing else. GitLab accepts any text, so that nothing complained when it was saved.
    .consequence = { $problem ->
        [no-port] gRPC tries port 443, where the service does not listen: Agentic Chat and flows fail for every user.
       *[other] gRPC cannot use the address: Agentic Chat and flows fail for every user.
    }
    .fix-1 = In Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service, enter { $wanted }. 50052 is the service's port unless it was published under another one.
    .fix-2 = Check again.
DUO1604 = GitLab's URL of the Agent Platform service { $url } names the machine itself.
    .cause = localhost is whatever machine or container asks: for GitLab that is GitLab's own.
    .consequence = GitLab looks for the service in its own container or on its own host and does not find it there: Agentic Chat and flows fail for every user.
    .fix-1 = In Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service, enter a host that GitLab reaches, with the port. For containers on one host use the gateway container's name on a network of both.
    .fix-2 = Check again.
DUO1605 = GitLab's URL of the Agent Platform service { $url } has the port { $port }, on which HTTP is spoken.
    .cause = The AI Gateway's container offers several ports: 5052 is the gateway itself, 8082 and 8083 are metrics. The Agent Platform service listens on 50052.
    .consequence = gRPC gets no answer that it understands: Agentic Chat and flows fail for every user.
    .fix-1 = In Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service, enter { $wanted }. The port must be published too (docker run -p 50052:50052).
    .fix-2 = Check again.
DUO1606 = { $vantage ->
        [gitlab] GitLab uses the Agent Platform service at { $url }, but { $named } was named to this program.
       *[other] GitLab uses the Agent Platform service at { $url }, and { $named } was named to this program: perhaps two names of one service.
    }
    .cause = { $vantage ->
        [gitlab] The addresses differ. This program stands where GitLab stands, so that both should use one address.
       *[other] The addresses differ. This program does not stand where GitLab stands: another name or port for the same service is possible from here.
    }
    .consequence = GitLab may use another service than the one that is examined here, or none.
    .fix-1 = If { $named } is right for GitLab, enter it in Admin > GitLab Duo > Change configuration > Local URL for the GitLab Duo Agent Platform service.
    .fix-2 = If GitLab's URL is right, correct the address of the connection agent-platform of this program.
    .fix-3 = Check again.
DUO1690 = Could not determine which Agent Platform service GitLab uses: { $why }.
    .why-not-permitted = GitLab shows neither the setting nor the list of models to this token. It is not an administrator's, lacks the scope admin_mode while Admin Mode is on, or the licence or its add-on has expired
DUO1691 = GitLab { $version } has no setting for a self-hosted Agent Platform service; it came with 18.4.
DUO1692 = No URL of an Agent Platform service is set, and no feature needs one: none of the Agent Platform's features uses a self-hosted model.
