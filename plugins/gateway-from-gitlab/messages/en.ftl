title = GitLab reaches the AI Gateway
about = Follows the way from GitLab's host to the AI Gateway: name, connection, TLS, and the health page. Looks in llm.log for requests that GitLab itself refused to send.
proves = From GitLab's host the gateway's health page answers, and llm.log shows no refusal that still counts.
does-not-prove = That the gateway accepts GitLab's tokens, or that GitLab trusts the same certificates as this program.

DUO2100 = GitLab's host reaches the AI Gateway at { $url }{ $log ->
        [yes] { "" }
        [empty] ; llm.log has no line of the searched time
       *[no] ; llm.log was not available
    }.
DUO2101 = The name { $host } of the AI Gateway does not resolve on GitLab's host.
    .cause = The name server that GitLab's host asks does not know the name in the AI Gateway URL.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See what GitLab's host says.
    .fix-2 = Add the name to the name server, or correct it: Admin > GitLab Duo > Change configuration > Local AI Gateway URL.
    .fix-3 = Check again.
DUO2102 = Nothing listens at { $url }, seen from GitLab's host.
    .cause = The gateway's process does not run, its port is not published, or the port in the AI Gateway URL is wrong.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See what GitLab's host says.
    .fix-2 = Publish the gateway's port (docker run -p 5052:5052), or correct the port in the AI Gateway URL.
    .fix-3 = Check again.
DUO2103 = The AI Gateway at { $url } does not answer GitLab's host ({ $phase }).
    .cause = A firewall drops the traffic, there is no route, or the host of the gateway is down or overloaded.
    .consequence = Chat and code suggestions fail for every user, each time after a wait.
    .fix-1 = See what GitLab's host says.
    .fix-2 = Open the way from GitLab to the gateway's port in firewalls and network policies.
    .fix-3 = Check again.
DUO2104 = The TLS certificate of the AI Gateway at { $url } is not accepted: { $problem } (issuer { $issuer }).
    .cause = { $remedy ->
        [trust] The certificate was signed by an authority that is not known here. GitLab has its own list of authorities.
       *[certificate] The certificate has expired, is not valid yet, belongs to another host name, or the TLS handshake fails.
    }
    .consequence = GitLab refuses the connection: chat and code suggestions fail for every user.
    .fix-1 = { $remedy ->
        [trust] Copy the authority's certificate as PEM to /etc/gitlab/trusted-certs (Helm: global.certificates.customCAs).
       *[certificate] Install a certificate that is valid now and names { $host }.
    }
    .fix-2 = If you added an authority, apply it.
    .fix-3 = Check again.
DUO2105 = The AI Gateway URL { $url } says https, but the port speaks plain HTTP.
    .cause = The gateway itself speaks plain HTTP; TLS is the work of a proxy before it.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Use http:// in Admin > GitLab Duo > Change configuration > Local AI Gateway URL, or put a TLS proxy before the gateway.
    .fix-2 = Check again.
DUO2106 = The AI Gateway's health page answers GitLab's host with { $status } instead of 200 (server: { $server }).
    .cause = { $hint ->
        [path-changed] The path was changed on the way: the gateway asks for a token at every path but exactly /monitoring/healthz. A slash at the end of the AI Gateway URL is enough.
        [bad-gateway] A proxy answers, and cannot reach the gateway behind it.
        [tls-port] The AI Gateway URL says http, but the port expects TLS.
       *[other] A proxy answers in the gateway's place, or the gateway cannot serve the request.
    }
    .consequence = GitLab treats the gateway as down.
    .fix-1 = Read the gateway's log.
    .fix-2 = { $hint ->
        [path-changed] Remove the slash or the path at the end of the AI Gateway URL, and let proxies pass paths on unchanged.
        [bad-gateway] Correct the address to which the proxy passes requests on, and start the gateway if it is down.
        [tls-port] Use https:// in the AI Gateway URL.
       *[other] If a proxy answered, correct what it passes on and to where.
    }
    .fix-3 = Check again.
DUO2107 = Something other than the AI Gateway answers GitLab's host at { $url }: { $kind ->
        [html] a web page
        [redirect] a redirect to { $target }
        [not-http] a service that does not speak HTTP
       *[other] an answer without the gateway's marks
    } (server: { $server }).
    .cause = The port belongs to another service, or a proxy answers with a page of its own.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Correct host, port and scheme in Admin > GitLab Duo > Change configuration > Local AI Gateway URL; the gateway listens on 5052 unless configured. Proxies must not ask GitLab to log in.
    .fix-2 = Check again.
DUO2108 = GitLab itself refuses to send requests to the AI Gateway ({ $count } times in llm.log).
    .cause = The filter for outbound requests forbids addresses of the local network, and the gateway's address is one.
    .consequence = Chat and code suggestions fail for every user, although the network is fine.
    .fix-1 = Add { $address } to the allowlist: Admin > Settings > Network > Outbound requests.
    .fix-2 = Send a chat message, then check again.
DUO2190 = Could not determine whether GitLab reaches the AI Gateway: { $why }.
