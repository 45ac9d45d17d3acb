title = The AI Gateway loads GitLab's signing keys
about = Requests the discovery document and the key set that it names from GitLab, at the address in AIGW_GITLAB_URL, as the gateway does before it accepts a token. Then looks for rejected tokens in the gateway's log. GitLab's documentation also suggests testing AIGW_GITLAB_API_URL, but the gateway's code does not use that variable.
proves = GitLab's discovery document and keys can be loaded, and the gateway's log shows no rejection that still matters.
does-not-prove = That GitLab's tokens are accepted: license data and headers matter too. Clocks are compared only if the gateway answers. Network and certificates are those of this machine, so run this program next to the gateway.

-save = Save the container's settings to gateway.json and remove the container: Docker sets volumes and variables only when a container is created. With Docker Compose, skip this step.
-restart = Restart the gateway: it keeps an empty key set for a day. If you changed a variable, recreate the container instead.
-no-keys = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for all users.

DUO4100 = GitLab's signing keys ({ $keys }) can be loaded from { $url }{ $seen-as ->
        [gateway] { "" }
       *[doctor] , without knowing the gateway's own settings
    }{ $log ->
        [yes] { "" }
        [empty] ; the gateway's log has no lines from the searched time
       *[no] ; the gateway's log was not available
    }.
    .title = GitLab's signing keys can be loaded.
DUO4101 = The AI Gateway cannot reach GitLab at { $url }: { $how ->
        [dns] the name { $host } does not resolve
        [refused] nothing listens there
        [closed] the connection is closed without an answer
       *[unreachable] there is no route
    }.
    .title = { $how ->
        [dns] The AI Gateway cannot resolve GitLab's host name.
        [refused] The AI Gateway cannot reach GitLab: nothing listens at GitLab's address.
        [closed] The AI Gateway's connection to GitLab is closed without an answer.
       *[unreachable] There is no route from the AI Gateway to GitLab.
    }
    .cause = { $how ->
        [dns] The DNS server of this machine does not know the host.
        [refused] GitLab is not running, or the port is wrong. Inside a container, localhost is the container itself.
        [closed] A firewall or proxy closes the connection.
       *[unreachable] A firewall blocks the traffic between the gateway and GitLab, or a route is missing.
    }
    .consequence = { -no-keys }
    .fix-1 = Call GitLab from inside the container; the answer must be JSON.
    .fix-2 = Make GitLab reachable from the gateway: check DNS, firewall, HTTPS_PROXY and NO_PROXY, or set AIGW_GITLAB_URL to another address.
    .fix-3 = { -restart }
    .fix-4 = Run the check again.
DUO4102 = GitLab at { $url } does not answer the AI Gateway in time ({ $phase }).
    .title = GitLab does not answer the AI Gateway in time.
    .cause = A firewall drops the traffic, a proxy setting is missing, or GitLab is overloaded. The gateway waits 10 seconds.
    .consequence = The gateway loads no keys and rejects every request from GitLab after a long wait.
    .fix-1 = Call GitLab from inside the container; the answer must be JSON.
    .fix-2 = Make GitLab reachable from the gateway: check firewall, HTTPS_PROXY and NO_PROXY, or set AIGW_GITLAB_URL to another address.
    .fix-3 = { -restart }
    .fix-4 = Run the check again.
DUO4103 = The AI Gateway does not accept the TLS certificate of { $host }: { $problem } (issuer { $issuer }).
    .title = The AI Gateway does not accept GitLab's TLS certificate.
    .cause = { $remedy ->
        [trust] { $bundle ->
            [set] The bundle in REQUESTS_CA_BUNDLE does not contain the authority that issued GitLab's certificate, or GitLab does not send its intermediate certificates.
            [other-leg-only] SSL_CERT_FILE is set, but it applies only to the connection to the models. The connection to GitLab uses REQUESTS_CA_BUNDLE, which is not set.
            [unset] GitLab's certificate was issued by a private authority, and REQUESTS_CA_BUNDLE is not set.
           *[unknown] GitLab's certificate was issued by an authority that the gateway does not trust.
        }
        [scheme] AIGW_GITLAB_URL says https, but the port speaks plain HTTP.
        [client-certificate] GitLab, or a proxy in front of it, requires a client certificate, which the gateway does not send.
       *[certificate] The certificate has expired, is not valid yet, or belongs to another host name, or the TLS handshake fails.
    }
    .consequence = { -no-keys }
    .fix-1 = { $remedy ->
        [trust] Put the public authorities of the gateway's image and the private one that issued GitLab's certificate ({ $issuer }) into duo-ca-bundle.pem.
        [scheme] { -save }
        [client-certificate] Set this in /etc/gitlab/gitlab.rb, or remove the requirement from the proxy in front of GitLab.
       *[certificate] Install a certificate that is valid now and issued for { $host }, together with its intermediate certificates, as fullchain.pem.
    }
    .fix-2 = { $remedy ->
        [trust] { -save }
        [scheme] Recreate the container with the address at which GitLab really answers; the other options and the image are in gateway.json. With Docker Compose, change the file and run docker compose up -d. With Helm, set gitlab.url as well.
        [client-certificate] Apply the setting.
       *[certificate] Reload GitLab's NGINX. Kubernetes needs no reload.
    }
    .fix-3 = { $remedy ->
        [trust] Recreate the container with the bundle; the other options and the image are in gateway.json. With Docker Compose, add the same volume and variables to the service and run docker compose up -d. With Helm, the three lists replace the ones in gateway-values.yaml: add what those already contain.
        [scheme] Call GitLab from inside the container; the answer must be JSON.
       *[other] Restart the gateway: it keeps an empty key set for a day.
    }
    .fix-4 = Run the check again.
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
    .title = { $kind ->
        [root] GitLab's discovery document is not at the root of the host (404): AIGW_GITLAB_URL has a path.
        [html] A web page answers instead of GitLab's discovery document.
        [not-found] GitLab's discovery document is not at the root of the host (404).
        [server-error] A server error answers instead of GitLab's discovery document.
        [redirect] The request for GitLab's discovery document is redirected.
        [not-http] The port that should serve GitLab's discovery document does not speak HTTP.
        [status] GitLab's discovery document cannot be loaded: the status is not 200.
        [huge] The answer is far too long for GitLab's discovery document.
       *[other] The answer is not GitLab's discovery document.
    }
    .cause = { $kind ->
        [root] The gateway drops the path of AIGW_GITLAB_URL and requests /.well-known/openid-configuration at the root of the host. A GitLab under a relative URL does not answer there.
        [html] A proxy or a login page answers in GitLab's place.
        [not-found] AIGW_GITLAB_URL points to a server other than GitLab, or a proxy hides the path.
        [server-error] GitLab's web server answers, but GitLab itself does not run.
        [redirect] There is a login page or another host in front of GitLab.
        [not-http] AIGW_GITLAB_URL names the port of another service, or uses http where the port expects TLS.
        [status] A proxy or an IP address restriction rejects the request.
        [huge] A proxy or another service answers in GitLab's place.
       *[other] AIGW_GITLAB_URL points to a service other than GitLab.
    }
    .consequence = { -no-keys }
    .fix-1 = Call GitLab from inside the container; the answer must be JSON with "issuer" and "jwks_uri".
    .fix-2 = { $kind ->
        [root] Make the host's proxy forward /.well-known/openid-configuration to GitLab's relative URL, or serve GitLab at the root of a host.
        [server-error] See which of GitLab's services do not run, and start them (gitlab-ctl start).
       *[other] Correct AIGW_GITLAB_URL, and make proxies forward /.well-known/openid-configuration without a login.
    }
    .fix-3 = { -restart }
    .fix-4 = Run the check again.
DUO4105 = GitLab's key set is empty.
    .cause = { $keys-url } answers without any key. GitLab has lost its OpenID Connect signing key, or something else answers in its place.
    .consequence = The gateway has no key to verify GitLab's tokens with and answers 500 or 401 to every request.
    .fix-1 = See whether GitLab's secrets contain the key, on every node; 0 means no. Restore a missing one from the backup.
    .fix-2 = Apply the secrets.
    .fix-3 = Restart the gateway: it keeps an empty key set for a day.
    .fix-4 = Run the check again.
DUO4106 = GitLab's own URL is { $issuer }, but the AI Gateway is configured with { $url }.
    .title = GitLab's own URL is not the one that the AI Gateway is configured with.
    .cause = { $difference ->
        [scheme] Only http and https differ.
        [port] Only the port differs.
       *[host] GitLab's external_url and AIGW_GITLAB_URL name different hosts. GitLab builds the address of its keys, { $keys-url }, from external_url.
    }
    .consequence = { $keys ->
        [here] The keys could be loaded all the same. If the two addresses are different instances, the gateway rejects every request from the other one.
       *[elsewhere] The gateway must also reach { $keys-url }, which could not be tested here. If it cannot, it rejects every request from GitLab.
    }
    .fix-1 = { -save }
    .fix-2 = Recreate the container with GitLab's external_url, if the gateway can reach it; otherwise correct external_url. The other options and the image are in gateway.json. With Docker Compose, change the file and run docker compose up -d. With Helm, set gitlab.url as well.
    .fix-3 = Run the check again.
DUO4107 = GitLab's key set at { $keys-url } cannot be loaded: { $kind ->
        [no-answer] no answer
        [html] a web page answers
        [redirect] a redirect (status { $status })
        [other] the answer is not a key set
       *[status] status { $status }
    }.
    .title = { $kind ->
        [no-answer] GitLab's key set cannot be loaded: there is no answer.
        [html] GitLab's key set cannot be loaded: a web page answers.
        [redirect] GitLab's key set cannot be loaded: the request is redirected.
        [other] GitLab's key set cannot be loaded: the answer is not a key set.
       *[status] GitLab's key set cannot be loaded: the status is not 200.
    }
    .cause = The discovery document can be loaded, the key set cannot. A proxy or filter treats the two paths differently, or external_url is an address that cannot be used from here.
    .consequence = { -no-keys }
    .fix-1 = Request the key set from inside the container; the answer must be JSON with "keys".
    .fix-2 = Make proxies and filters forward /oauth/discovery/keys without a login.
    .fix-3 = { -restart }
    .fix-4 = Run the check again.
DUO4108 = The AI Gateway still uses old keys: GitLab's keys are fine now, but the gateway's log shows rejected tokens (signatures that could not be verified: { $signatures }, no keys: { $no-keys }).
    .title = The AI Gateway still uses old keys of GitLab and has rejected tokens.
    .cause = The gateway keeps the keys that it loaded for a day, even if there were none. They date from before GitLab's keys changed, or from before a repair.
    .consequence = The gateway rejects GitLab's requests until it loads the keys again.
    .fix-1 = Restart the gateway.
    .fix-2 = Send a chat message, then run the check again.
DUO4109 = The clocks of GitLab ({ $gitlab }) and the AI Gateway ({ $gateway }) differ by { $minutes } minutes{ $whose ->
        [gitlab] ; GitLab's is wrong
        [gateway] ; the gateway's is wrong
       *[unknown] { "" }
    }.
    .title = { $whose ->
        [gitlab] The clocks of GitLab and the AI Gateway differ; GitLab's is wrong.
        [gateway] The clocks of GitLab and the AI Gateway differ; the gateway's is wrong.
       *[unknown] The clocks of GitLab and the AI Gateway differ.
    }
    .cause = A machine's clock is not synchronized, or a virtual machine was resumed with an old time.
    .consequence = { $effect ->
        [early] The gateway considers GitLab's tokens not valid yet ("The token is not yet valid") and rejects every request: chat and code suggestions fail for all users.
        [expired] The gateway considers GitLab's tokens, which are valid for an hour, expired ("Signature has expired.") and rejects every request: chat and code suggestions fail for all users.
       *[short] The gateway considers GitLab's tokens expired too early. Requests that reuse a token for its full hour fail near the end of it.
    }
    .fix-1 = See what time the machine has and whether its clock is synchronized.
    .fix-2 = Turn on synchronization with your time server. A container uses the clock of its host.
    .fix-3 = Run the check again.
DUO4110 = The AI Gateway sends its requests to GitLab ({ $url }) through the proxy { $proxy }, because NO_PROXY does not cover { $host }: { $said }{ $direct ->
        [yes] . Without the proxy, GitLab answers
       *[no] { "" }
    }.
    .title = The AI Gateway sends its requests to GitLab through a proxy that does not forward them.
    .cause = { $variable } is set in the gateway's environment, and NO_PROXY ({ $exceptions }) makes no exception for { $host }. The proxy is down, or does not forward requests to GitLab.
    .consequence = { -no-keys }
    .fix-1 = See the proxy variables that the gateway has.
    .fix-2 = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
    .fix-3 = Recreate the container with GitLab's host in NO_PROXY. The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d. If the gateway can reach GitLab only through the proxy, repair the proxy instead.
    .fix-4 = Run the check again.
DUO4190 = Could not determine whether the AI Gateway can load GitLab's keys: { $why }.
    .title = Could not determine whether the AI Gateway can load GitLab's keys.
    .why-own-access = this machine does not trust the certificate of { $url }; what the gateway trusts is not known, and it shows no trouble with GitLab's keys. Write ca-file = "FILE" under [gitlab], and show the gateway's settings under [environment]
    .why-moved = GitLab answers with a redirect to { $text }; the gateway follows it, this check does not
    .why-keys-elsewhere = the key set is at another address, { $text }, which is not configured here
    .why-keys-path = the key set is at { $text }, a path that GitLab does not use
    .why-not-as-gateway = the gateway's log shows rejected tokens, but the gateway's own settings are not known
    .why-foreign-tokens = the gateway has GitLab's current keys and still rejects signatures; the rejected tokens come from another instance, or GitLab signs with a key that it does not publish
    .why-log-without-times = the gateway's log shows rejected tokens without a readable time
    .why-relative-root = GitLab is served under a path, which the gateway drops; what answers at the root of the host cannot be seen from here
