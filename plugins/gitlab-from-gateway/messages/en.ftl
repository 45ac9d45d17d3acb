title = The AI Gateway loads GitLab's signing keys
about = Asks GitLab, as AIGW_GITLAB_URL names it, for the discovery document and for the key set that it names, as the gateway does before it accepts a token. Then it looks in the gateway's log for rejected tokens. The documentation also tells to test AIGW_GITLAB_API_URL; no code of the gateway uses that variable.
proves = GitLab's discovery document and keys can be fetched, and the gateway's log shows no rejection that still counts.
does-not-prove = That a token of GitLab is accepted: licence data and headers matter too. Clocks are compared where the gateway answers. The network and the certificates are those of this machine, which should stand next to the gateway.

DUO4100 = GitLab's signing keys ({ $keys }) can be loaded from { $url }{ $seen-as ->
        [gateway] { "" }
       *[doctor] , seen without the gateway's own settings
    }{ $log ->
        [yes] { "" }
        [empty] ; the gateway's log has no line of the searched time
       *[no] ; the gateway's log was not available
    }.
DUO4101 = The AI Gateway cannot reach GitLab at { $url }: { $how ->
        [dns] the name { $host } does not resolve
        [refused] nothing listens there
        [closed] the connection is closed without an answer
       *[unreachable] there is no route
    }.
    .cause = { $how ->
        [dns] The name server that this machine asks does not know the host.
        [refused] GitLab does not run, or the port is wrong. Inside a container, localhost is the container itself.
        [closed] A firewall or a proxy ends the connection.
       *[unreachable] A firewall or a missing route is between the gateway and GitLab.
    }
    .consequence = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for every user.
    .fix-1 = Ask from inside the container; the answer must be JSON.
    .fix-2 = Let the gateway reach GitLab: name server, firewall, HTTPS_PROXY and NO_PROXY, or another address in AIGW_GITLAB_URL.
    .fix-3 = Restart the gateway: it keeps an empty key set for a day.
    .fix-4 = Check again.
DUO4102 = GitLab at { $url } does not answer the AI Gateway in time ({ $phase }).
    .cause = A firewall drops the traffic, a proxy is missing, or GitLab is overloaded. The gateway waits 10 seconds.
    .consequence = The gateway loads no keys and rejects every request from GitLab, each after a long wait.
    .fix-1 = Ask from inside the container; the answer must be JSON.
    .fix-2 = Let the gateway reach GitLab: firewall, HTTPS_PROXY and NO_PROXY, or another address in AIGW_GITLAB_URL.
    .fix-3 = Restart the gateway: it keeps an empty key set for a day.
    .fix-4 = Check again.
DUO4103 = The AI Gateway does not accept the TLS certificate of { $host }: { $problem } (issuer { $issuer }).
    .cause = { $remedy ->
        [trust] { $bundle ->
            [set] The bundle in REQUESTS_CA_BUNDLE does not hold the authority that signed GitLab's certificate, or GitLab does not send its intermediate certificates.
            [other-leg-only] SSL_CERT_FILE is set, but it serves only the way to the models. The way to GitLab uses REQUESTS_CA_BUNDLE, which is not set.
            [unset] GitLab's certificate was signed by a private authority, and REQUESTS_CA_BUNDLE is not set.
           *[unknown] GitLab's certificate was signed by an authority that the gateway does not know.
        }
        [scheme] AIGW_GITLAB_URL says https, but the port speaks plain HTTP.
        [client-certificate] GitLab or a proxy before it wants a client certificate, which the gateway does not send.
       *[certificate] The certificate has expired, is not valid yet, belongs to another host name, or the TLS handshake fails.
    }
    .consequence = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for every user.
    .fix-1 = { $remedy ->
        [trust] Put the private authority and the public ones into one PEM file, mount it into the container, and set REQUESTS_CA_BUNDLE to its path. For the models set SSL_CERT_FILE to the same path.
        [scheme] Set AIGW_GITLAB_URL to the address that GitLab really serves.
        [client-certificate] Let the gateway reach GitLab without a client certificate.
       *[certificate] Install a certificate on GitLab that is valid now and names { $host }.
    }
    .fix-2 = Create the container again with the changed settings, or restart it; with Helm, set extraEnvironmentVariables, volumes and volumeMounts.
    .fix-3 = Check again.
DUO4104 = { $url } does not serve GitLab's discovery document at the root of the host: { $kind ->
        [root] 404, and AIGW_GITLAB_URL has a path
        [html] a web page answers
        [not-found] 404
        [server-error] status { $status }
        [redirect] a redirect to { $target }
        [not-http] the port does not speak HTTP
        [status] status { $status }
        [huge] the answer is far too long
       *[other] the answer is not a discovery document
    }.
    .cause = { $kind ->
        [root] The gateway drops the path of AIGW_GITLAB_URL and asks for /.well-known/openid-configuration at the root of the host. A GitLab under a relative URL does not answer there.
        [html] A proxy or a login page answers in GitLab's place.
        [not-found] AIGW_GITLAB_URL names another server than GitLab, or a proxy hides the path.
        [server-error] GitLab's proxy answers, but GitLab itself does not run.
        [redirect] A login page or another host stands before GitLab.
        [not-http] AIGW_GITLAB_URL names a port of another service, or http where the port expects TLS.
        [status] A proxy or an address filter refuses the request.
        [huge] A proxy or another service answers in GitLab's place.
       *[other] AIGW_GITLAB_URL names another service than GitLab.
    }
    .consequence = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for every user.
    .fix-1 = Ask from inside the container; the answer must be JSON with "issuer" and "jwks_uri".
    .fix-2 = { $kind ->
        [root] Let the proxy of the host pass /.well-known/openid-configuration on to GitLab's relative URL, or serve GitLab at the root of a host.
        [server-error] Start GitLab: gitlab-ctl status tells what does not run.
       *[other] Correct AIGW_GITLAB_URL, and let proxies pass /.well-known/openid-configuration on without a login.
    }
    .fix-3 = Restart the gateway: it keeps an empty key set for a day.
    .fix-4 = Check again.
DUO4105 = GitLab's key set is empty.
    .cause = { $keys-url } answers without any key. GitLab has lost its OpenID Connect signing key, or something before GitLab answers in its place.
    .consequence = The gateway has no key to check GitLab's tokens with and answers 500 or 401 to every request.
    .fix-1 = See whether openid_connect_signing_key is in /etc/gitlab/gitlab-secrets.json (Helm: the rails secret) on every node, and restore it from the backup if it is missing.
    .fix-2 = Apply the secrets.
    .fix-3 = Restart the gateway: it keeps an empty key set for a day.
    .fix-4 = Check again.
DUO4106 = GitLab calls itself { $issuer }, but the AI Gateway calls it { $url }.
    .cause = { $difference ->
        [scheme] Only http and https differ.
        [port] Only the port differs.
       *[host] GitLab's external_url and AIGW_GITLAB_URL name different hosts. GitLab builds the address of its keys, { $keys-url }, from external_url.
    }
    .consequence = { $keys ->
        [here] The keys could be loaded all the same. If the two addresses are different instances, the gateway rejects every request of the other one.
       *[elsewhere] The gateway must reach { $keys-url } too, which could not be tested here. If it cannot, it rejects every request from GitLab.
    }
    .fix-1 = Set AIGW_GITLAB_URL to GitLab's external_url, if the gateway can reach it; otherwise correct external_url.
    .fix-2 = Create the container again with the changed setting; with Helm, set gitlab.url and upgrade the release.
    .fix-3 = Check again.
DUO4107 = GitLab's key set at { $keys-url } cannot be loaded: { $kind ->
        [no-answer] no answer
        [html] a web page answers
        [redirect] a redirect (status { $status })
        [other] the answer is not a key set
       *[status] status { $status }
    }.
    .cause = The discovery document arrives, the key set does not. A proxy or filter treats the two paths differently, or external_url names an address that this side cannot use.
    .consequence = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for every user.
    .fix-1 = Ask for the key set from inside the container; the answer must be JSON with "keys".
    .fix-2 = Let proxies and filters pass /oauth/discovery/keys on without a login.
    .fix-3 = Restart the gateway: it keeps an empty key set for a day.
    .fix-4 = Check again.
DUO4108 = The AI Gateway still works with old keys: GitLab's keys are fine now, but the gateway's log shows rejected tokens ({ $signatures } signatures not verified, { $no-keys } times no keys).
    .cause = The gateway keeps the keys that it loaded for a day, also when it could load none. They are from before GitLab got new keys, or from before a repair.
    .consequence = The gateway rejects GitLab's requests until it loads the keys again.
    .fix-1 = Restart the gateway.
    .fix-2 = Send a chat message, then check again.
DUO4109 = The clocks of GitLab ({ $gitlab }) and of the AI Gateway ({ $gateway }) differ by { $minutes } minutes{ $whose ->
        [gitlab] ; GitLab's is wrong
        [gateway] ; the gateway's is wrong
       *[unknown] { "" }
    }.
    .cause = A machine's clock is not synchronised, or a virtual machine was resumed with an old time.
    .consequence = { $effect ->
        [early] To the gateway GitLab's tokens are not yet valid ("The token is not yet valid"). It rejects every request: chat and code suggestions fail for every user.
        [expired] To the gateway GitLab's tokens, valid for an hour, have expired ("Signature has expired."). It rejects every request: chat and code suggestions fail for every user.
       *[short] To the gateway GitLab's tokens expire early. Requests with a token that is kept for its hour fail at the end of it.
    }
    .fix-1 = See what time the machine has, and whether its clock is synchronised.
    .fix-2 = Synchronise the clock with your time server (chrony, systemd-timesyncd). A container has the clock of its host.
    .fix-3 = Check again.
DUO4190 = Could not determine whether the AI Gateway can load GitLab's keys: { $why }.
    .why-moved = GitLab answers with a redirect to { $text }, which the gateway follows and this check does not
    .why-keys-elsewhere = the key set is at another address, { $text }, which is not configured here
    .why-keys-path = the key set is at { $text }, a path that GitLab does not use
    .why-not-as-gateway = the gateway's log shows rejected tokens, but the gateway's own settings are not known
    .why-foreign-tokens = the gateway holds GitLab's present keys and still rejects signatures; the rejected tokens come from another instance
    .why-log-without-times = the gateway's log shows rejected tokens without a readable time
    .why-relative-root = GitLab lives under a path, which the gateway drops, and it cannot be seen from here what stands at the root
