title = GitLab reaches the AI Gateway
about = Follows the path from GitLab's host to the AI Gateway: name, connection, TLS, and the health page. Also looks in llm.log for requests that GitLab itself refused to send.
proves = The gateway's health page answers GitLab's host, and llm.log shows no refusal that still applies.
does-not-prove = That the gateway accepts GitLab's tokens, or that GitLab trusts the same certificates as this program.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and ports only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.

DUO2100 = GitLab's host reaches the AI Gateway at { $url }{ $log ->
        [yes] { "" }
        [empty] ; llm.log has no lines from the searched time
       *[no] ; llm.log was not available
    }.
    .title = GitLab's host reaches the AI Gateway.
DUO2101 = The AI Gateway's host name { $host } does not resolve on GitLab's host.
    .title = The AI Gateway's host name does not resolve on GitLab's host.
    .cause = The DNS server that GitLab's host uses does not know the host name in the AI Gateway URL.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Look up the name on GitLab's host. If that fails, add the name to the DNS server or to /etc/hosts there.
    .fix-2 = If the name is wrong, correct it in Admin > GitLab Duo > Change configuration.
    .fix-3 = Run the check again.
DUO2102 = Nothing listens at { $url }, as seen from GitLab's host.
    .title = Nothing listens at the AI Gateway's address, as seen from GitLab's host.
    .cause = The gateway is not running, its port is not published, or the port in the AI Gateway URL is wrong.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Try the connection from GitLab's host.
    .fix-2 = See whether the gateway's container runs, and which port it publishes. If the port is another one, correct Local AI Gateway URL in Admin > GitLab Duo > Change configuration.
    .fix-3 = If port 5052 is not published: { -save }
    .fix-4 = Recreate the container with port 5052 published. { -other }
    .fix-5 = Run the check again.
DUO2103 = The AI Gateway at { $url } does not answer GitLab's host ({ $phase ->
        [resolve] name resolution
        [connect] connection
        [tls] TLS handshake
       *[other] response
    }).
    .title = The AI Gateway does not answer GitLab's host.
    .cause = { $phase ->
        [resolve] The DNS server that GitLab's host uses does not answer in time.
        [connect] A firewall drops the traffic, there is no route, or the gateway's host is down.
        [tls] The connection was made, but the TLS handshake does not complete: a proxy or an inspecting firewall in between is at fault.
       *[other] The connection was made, but the gateway or a proxy in front of it does not respond: it is overloaded or hangs.
    }
    .consequence = Chat and code suggestions time out for every user.
    .fix-1 = Try the connection from GitLab's host, and see in which phase it stops.
    .fix-2 = { $phase ->
        [resolve] Correct the DNS server of GitLab's host.
        [connect] Allow traffic from GitLab to the gateway's port in firewalls and network policies.
       *[other] Read the gateway's log and that of the proxy in front of it, and restart the one that hangs.
    }
    .fix-3 = Run the check again.
DUO2104 = The TLS certificate of the AI Gateway at { $url } is not accepted: { $problem ->
        [unknown-issuer] its issuer is not trusted
        [self-signed] it is self-signed
        [expired] it has expired
        [not-yet-valid] it is not valid yet
        [wrong-host] it is for another host name
        [revoked] it was revoked
        [client-certificate-required] a client certificate is required
       *[other] the TLS handshake fails
    } (issuer { $issuer }).
    .title = { $problem ->
        [unknown-issuer] The issuer of the AI Gateway's TLS certificate is not trusted.
        [self-signed] The AI Gateway's TLS certificate is self-signed.
        [expired] The AI Gateway's TLS certificate has expired.
        [not-yet-valid] The AI Gateway's TLS certificate is not valid yet.
        [wrong-host] The AI Gateway's TLS certificate is for another host name.
        [revoked] The AI Gateway's TLS certificate was revoked.
        [client-certificate-required] The AI Gateway requires a client certificate.
       *[other] The TLS handshake with the AI Gateway fails.
    }
    .cause = { $remedy ->
        [trust] The certificate was signed by an authority that is not trusted here. GitLab uses its own list of authorities.
       *[certificate] The certificate has expired, is not valid yet, is for another host name, or the TLS handshake fails.
    }
    .consequence = GitLab refuses the connection. Chat and code suggestions fail for every user.
    .fix-1 = See the certificate from GitLab's host.
    .fix-2 = { $remedy ->
        [trust] Give GitLab the authority's certificate as a PEM file. With Helm, also name the secret in global.certificates.customCAs.
       *[certificate] On the gateway's proxy, install a certificate that is valid now and names { $host }, and reload the proxy.
    }
    .fix-3 = { $remedy ->
        [trust] Apply the change.
       *[certificate] Run the check again.
    }
    .fix-4 = Run the check again.
DUO2105 = The AI Gateway URL { $url } says https, but the port speaks plain HTTP.
    .title = The AI Gateway URL says https, but the port speaks plain HTTP.
    .cause = The AI Gateway speaks plain HTTP, unless a proxy in front of it or, from image 19.1, AIGW_FASTAPI__TLS__ENABLED adds TLS.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Enter the URL with http in Admin > GitLab Duo > Change configuration.
    .fix-2 = If the traffic leaves a trusted network, keep https instead and add TLS: a proxy in front of the gateway or, from image 19.1, AIGW_FASTAPI__TLS__ENABLED with a certificate and a key.
    .fix-3 = Run the check again.
DUO2106 = The AI Gateway's health page answers { $status } instead of 200 to GitLab's host (server: { $server }).
    .title = The AI Gateway's health page answers GitLab's host with a status other than 200.
    .cause = { $hint ->
        [path-changed] The path was changed on the way: the gateway requires a token at every path except /monitoring/healthz. A trailing slash in the AI Gateway URL is enough.
        [bad-gateway] A proxy answers, but cannot reach the gateway behind it.
        [tls-port] The AI Gateway URL says http, but the port expects TLS.
       *[other] A proxy answers instead of the gateway, or the gateway cannot serve the request.
    }
    .consequence = GitLab treats the gateway as down.
    .fix-1 = Read the gateway's log.
    .fix-2 = { $hint ->
        [path-changed] Enter the URL without a path or a trailing slash in Admin > GitLab Duo > Change configuration, and let proxies pass paths on unchanged.
        [bad-gateway] See whether the gateway runs and on which port, and correct the address that the proxy passes requests on to.
        [tls-port] Enter the URL with https in Admin > GitLab Duo > Change configuration.
       *[other] If a proxy answered, correct where it passes requests on to.
    }
    .fix-3 = Run the check again.
DUO2107 = Something other than the AI Gateway answers GitLab's host at { $url }: { $kind ->
        [html] a web page
        [redirect] a redirect to { $target }
        [not-http] a service that does not speak HTTP
       *[other] an answer that is not the gateway's
    } (server: { $server }).
    .title = { $kind ->
        [html] A web page answers GitLab's host at the AI Gateway's address.
        [redirect] The AI Gateway's address redirects GitLab's host elsewhere.
        [not-http] A service that does not speak HTTP answers GitLab's host at the AI Gateway's address.
       *[other] Something other than the AI Gateway answers GitLab's host.
    }
    .cause = The port belongs to another service, or a proxy answers with its own page.
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = See from GitLab's host who answers.
    .fix-2 = Correct host, port and scheme in Admin > GitLab Duo > Change configuration; the gateway listens on 5052 by default. A proxy must not ask GitLab to sign in.
    .fix-3 = Run the check again.
DUO2108 = GitLab itself refuses to send requests to the AI Gateway (llm.log: { $count }).
    .title = GitLab itself refuses to send requests to the AI Gateway.
    .cause = GitLab's filter for outbound requests blocks addresses in the local network, and the gateway's address is one of them.
    .consequence = Chat and code suggestions fail for every user, although the network works.
    .fix-1 = Add the gateway's address to the allowlist in Admin > Settings > Network > Outbound requests.
    .fix-2 = Send a chat message, then run the check again.
DUO2190 = Could not determine whether GitLab reaches the AI Gateway: { $why }.
    .title = Could not determine whether GitLab reaches the AI Gateway.
    .why-own-access = this machine does not trust the certificate of { $url }, and GitLab itself shows no trouble with it; write ca-file = "FILE" under [ai-gateway], with the authority that GitLab trusts
