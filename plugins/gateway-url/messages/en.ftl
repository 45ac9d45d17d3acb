title = GitLab's AI Gateway URL is right
about = Reads the setting Local AI Gateway URL and compares it with the gateway configured for this program. A trailing slash alone is not a difference.
proves = The setting exists, has the form that GitLab needs, and is the same gateway that is configured for this program, if any.
does-not-prove = That the gateway answers at this address.

DUO1500 = GitLab uses the AI Gateway at { $url }{ $compared ->
        [yes] , the one configured for this program.
       *[no] . No gateway is configured for this program to compare it with.
    }
    .title = { $compared ->
        [yes] GitLab uses the AI Gateway that is configured for this program.
       *[no] GitLab uses an AI Gateway; none is configured for this program to compare it with.
    }
DUO1501 = GitLab has no AI Gateway URL.
    .cause = The setting Local AI Gateway URL is empty. It was never entered, or was cleared: a direct upgrade to GitLab 19.2.0 can do that. { $named ->
        [none] No gateway is configured for this program either.
       *[other] The gateway configured for this program is { $named }.
    }
    .consequence = GitLab sends requests to its own cloud gateway instead. They fail there, or leave your network unnoticed.
    .fix-1 = Enter the gateway's URL in Admin > GitLab Duo > Change configuration, with scheme and port, without a path or a trailing slash.
    .fix-2 = Run the check again.
DUO1502 = GitLab's AI Gateway URL { $url } points to GitLab's own machine.
    .title = GitLab's AI Gateway URL points to GitLab's own machine.
    .cause = localhost is always the machine or container that connects: for GitLab, its own. GitLab's settings page refuses such a URL in production, so it was set in another way.
    .consequence = GitLab cannot reach the gateway, unless it runs in the same container or on the same host, which is not supported.
    .fix-1 = In Admin > GitLab Duo > Change configuration, enter a host name or an address that GitLab can reach. For containers on one host, use the name of the gateway's container on a network that both share.
    .fix-2 = If its address is private, add it to the allowlist in Admin > Settings > Network > Outbound requests.
    .fix-3 = Run the check again.
DUO1503 = { $vantage ->
        [gitlab] GitLab uses the AI Gateway at { $url }, but { $named } is configured for this program.
       *[other] GitLab uses the AI Gateway at { $url }, and { $named } is configured for this program; they can be two names of one gateway.
    }
    .title = { $vantage ->
        [gitlab] GitLab does not use the AI Gateway that is configured for this program.
       *[other] The AI Gateways of GitLab and of this program differ; they can be two names of one.
    }
    .cause = { $part ->
        [host] The host names differ
        [scheme] One has http, the other https
        [port] The ports differ
       *[path] The paths differ
    }. { $vantage ->
        [gitlab] This program runs where GitLab runs, so both should use one address.
       *[other] This program does not run where GitLab runs, so the same gateway can have another name or port here.
    }
    .consequence = GitLab may use another gateway than the one that is checked here, or none.
    .fix-1 = If { $named } is right for GitLab, enter it in Admin > GitLab Duo > Change configuration.
    .fix-2 = If GitLab's URL is right, correct the URL of the connection ai-gateway in this program's configuration.
    .fix-3 = Run the check again.
DUO1504 = GitLab's AI Gateway URL { $url } ends with a slash.
    .title = GitLab's AI Gateway URL ends with a slash.
    .cause = GitLab removes the slash for its requests, but its Rake task does not: it asks for a path with two slashes, where the gateway requires a token.
    .consequence = The Rake task gitlab:duo:verify_self_hosted_setup reports the gateway as unreachable although it works.
    .fix-1 = Remove the slash in Admin > GitLab Duo > Change configuration.
    .fix-2 = Run the check again.
DUO1505 = GitLab's AI Gateway URL { $url } contains a path of the gateway's API: { $path }.
    .title = GitLab's AI Gateway URL contains a path of the gateway's API.
    .cause = The setting takes the gateway's base URL; GitLab adds paths such as /v1/chat/agent itself. The endpoint of a model ends with /v1, that of the gateway does not.
    .consequence = GitLab asks for paths that the gateway does not have, such as /v1/v1/chat/agent. Chat and code suggestions fail for every user.
    .fix-1 = Remove the path in Admin > GitLab Duo > Change configuration; keep only a prefix that a proxy in front of the gateway needs.
    .fix-2 = Run the check again.
DUO1590 = Could not determine which AI Gateway URL GitLab has: { $why }.
    .title = Could not determine which AI Gateway URL GitLab has.
    .why-own-access = it is { $url }, an address at which every machine finds itself. That is right only where GitLab and the gateway share one, and nothing shows that GitLab does not reach it
    .why-not-permitted = GitLab shows neither the setting nor the list of models to this token, which is not an administrator's or lacks the scope admin_mode while Admin Mode is on, or the license or its add-on has expired
    .why-not-a-url = its value is not a URL
