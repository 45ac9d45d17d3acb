title = GitLab's AI Gateway URL is right
about = Reads the setting Local AI Gateway URL and compares it with the gateway that was named to this program. A slash at its end alone is no difference.
proves = The setting is there, has the form that GitLab needs, and names the same gateway where one was named to this program.
does-not-prove = That anything answers at the address.

DUO1500 = GitLab uses the AI Gateway at { $url }{ $compared ->
        [yes] , the one that was named to this program.
       *[no] . No gateway was named to this program that it could be compared with.
    }
DUO1501 = GitLab has no AI Gateway URL.
    .cause = The setting Local AI Gateway URL is empty. It was never filled in, or was lost: a direct upgrade to GitLab 19.2.0 can empty it. { $named ->
        [none] No gateway was named to this program either.
       *[other] The gateway that was named to this program is { $named }.
    }
    .consequence = GitLab sends requests to GitLab's own cloud gateway instead. They fail there, or leave your network unnoticed.
    .fix-1 = Enter the gateway's URL in Admin > GitLab Duo > Change configuration > Local AI Gateway URL, with scheme and port and without a path or a slash at the end.
    .fix-2 = Check again.
DUO1502 = GitLab's AI Gateway URL { $url } names the machine itself.
    .cause = localhost is whatever machine or container asks: for GitLab that is GitLab's own. GitLab's settings page refuses such a URL in production, so that it was set by another way.
    .consequence = GitLab does not reach the gateway, unless it runs in the very same container or on the very same host, which is not supported.
    .fix-1 = Enter a host name or an address that GitLab reaches in Admin > GitLab Duo > Change configuration > Local AI Gateway URL. For containers on one host use the gateway container's name on a network of both.
    .fix-2 = If that address is private, add it to the allowlist in Admin > Settings > Network > Outbound requests.
    .fix-3 = Check again.
DUO1503 = { $vantage ->
        [gitlab] GitLab uses the AI Gateway at { $url }, but { $named } was named to this program.
       *[other] GitLab uses the AI Gateway at { $url }, and { $named } was named to this program: perhaps two names of one gateway.
    }
    .cause = { $part ->
        [host] The host names differ
        [scheme] One has http, the other https
        [port] The ports differ
       *[path] The paths differ
    }. { $vantage ->
        [gitlab] This program stands where GitLab stands, so that both should use one address.
       *[other] This program does not stand where GitLab stands: another name or port for the same gateway is possible from here.
    }
    .consequence = GitLab may use another gateway than the one that is examined here, or none.
    .fix-1 = If { $named } is right for GitLab, enter it in Admin > GitLab Duo > Change configuration > Local AI Gateway URL.
    .fix-2 = If GitLab's URL is right, correct the URL of the connection ai-gateway of this program.
    .fix-3 = Check again.
DUO1504 = GitLab's AI Gateway URL { $url } ends with a slash.
    .cause = GitLab cuts the slash off for its requests, but its rake task does not: it asks for a path with two slashes, at which the gateway wants a token.
    .consequence = The rake task gitlab:duo:verify_self_hosted_setup reports the gateway as unreachable although it works.
    .fix-1 = Remove the slash in Admin > GitLab Duo > Change configuration > Local AI Gateway URL; it should be { $wanted }.
    .fix-2 = Check again.
DUO1505 = GitLab's AI Gateway URL { $url } has a path of the gateway's API in it: { $path }.
    .cause = The setting takes the gateway's base address. GitLab adds paths such as /v1/chat/agent itself. An endpoint of a model ends with /v1; that of the gateway does not.
    .consequence = GitLab asks for paths that the gateway does not have, such as /v1/v1/chat/agent: chat and code suggestions fail for every user.
    .fix-1 = Remove { $path } from the URL in Admin > GitLab Duo > Change configuration > Local AI Gateway URL; keep the prefix before it if a proxy in front of the gateway needs one.
    .fix-2 = Check again.
DUO1590 = Could not determine which AI Gateway URL GitLab has: { $why }.
    .why-not-permitted = GitLab shows neither the setting nor the list of models to this token. It is not an administrator's, lacks the scope admin_mode while Admin Mode is on, or the licence or its add-on has expired
    .why-not-a-url = it is set, but to something that is no web address
