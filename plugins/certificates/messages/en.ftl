title = Certificates, CA bundles and keys serve both legs of the AI Gateway
about = Looks at the certificates of GitLab, the AI Gateway and the models, at the two variables by which the gateway chooses whom it trusts, and at its log. REQUESTS_CA_BUNDLE serves the way to GitLab only, SSL_CERT_FILE the way to the models only. The JWKError of the documentation is about the gateway's own signing keys and not about certificates.
proves = Every certificate that was seen is complete and lasts, and the gateway was told to trust what it needs on each leg, as far as its variables and its log tell.
does-not-prove = What a bundle inside the container holds. A leg on which TLS fails outright is reported by the check of that leg.

DUO4200 = The certificates of all servers with TLS ({ $legs }) are accepted; the first of them ends in { $days } days{ $log ->
        [yes] { "" }
        [empty] ; the gateway's log has no line of the searched time
       *[no] ; the gateway's log was not available
    }.
DUO4201 = The AI Gateway does not trust the certificate of the model server at { $url }: { $state ->
        [other-leg-only] the CA bundle is set for the way to GitLab only
       *[unset] no CA bundle is set
    }.
    .cause = The certificate was signed by { $issuer }, which is no public authority. This program was told to trust it; the gateway was not, because SSL_CERT_FILE is not set. { $state ->
        [other-leg-only] REQUESTS_CA_BUNDLE is set, but only the way to GitLab uses it.
       *[unset] { "" }
    }
    .consequence = Every feature that is assigned to this model fails; the gateway's log says only "Connection error." A test with curl or with this program's trust succeeds and misleads.
    .fix-1 = Put the private authority and the public ones into one PEM file, mount it into the container, and set SSL_CERT_FILE to its path there. The file replaces the public authorities, so a bundle with the private one alone breaks models in a cloud.
    .fix-2 = Create the container again with this variable and the mount (docker run -v … -e …); with Helm, set extraEnvironmentVariables, volumes and volumeMounts.
    .fix-3 = Check again.
DUO4202 = { $variable } on the AI Gateway does not lead to a CA bundle: { $problem ->
        [content] it holds a certificate instead of a path
        [quotes] "{ $value }" has quotation marks
        [shell] "{ $value }" has a ~ or $ that nobody expands
        [space] "{ $value }" has white space around it
       *[missing] there is no file at "{ $value }" in the container
    }.
    .cause = The value must be the path of a PEM file as the container sees it. Env files keep quotation marks, and no shell expands ~ or $. A file of the host is there only if it is mounted.
    .consequence = { $leg ->
        [gitlab] The gateway cannot load GitLab's keys and rejects every request: chat and code suggestions fail for every user. A restart does not help.
       *[models] Every feature of a model with https fails; the gateway's log says only "Connection error."
    }
    .fix-1 = Mount the bundle into the container (docker run -v /path/on/host.pem:/etc/ssl/certs/duo-ca-bundle.pem:ro) and set { $variable } to its path there, without quotation marks.
    .fix-2 = Create the container again with the corrected variable; with Helm, set extraEnvironmentVariables, volumes and volumeMounts.
    .fix-3 = Check again.
DUO4203 = The AI Gateway's log shows that it refuses GitLab's certificate ({ $count } lines), although this program trusts it.
    .cause = The bundle { $bundle } lies in the container and could not be read here. It does not hold { $issuer }, which signed GitLab's certificate, or the file is not there.
    .consequence = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for every user. A restart does not help.
    .fix-1 = Ask GitLab from inside the container with that bundle; curl names the fault.
    .fix-2 = Put the authority { $issuer } and the public ones into one PEM file and mount it at { $bundle }.
    .fix-3 = Create the container again, or restart it if the mounted file was corrected; with Helm, set volumes and volumeMounts.
    .fix-4 = Check again.
DUO4204 = { $server } shows its own certificate without the intermediate certificate { $issuer }.
    .cause = A server must send the certificates between its own and the root. Browsers often find a missing one by themselves; the AI Gateway's libraries do not. { $issuer } is known to be no root.
    .consequence = TLS to { $url } fails for the AI Gateway, while browsers show no error. Another CA bundle would only hide it.
    .fix-1 = See what the server sends: there must be at least two certificates.
    .fix-2 = Install the full chain: the server's certificate first, then { $issuer }, in one file (often called fullchain.pem). For GitLab that is /etc/gitlab/ssl/HOST.crt, then gitlab-ctl hup nginx. For vLLM it is --ssl-certfile, then a restart.
    .fix-3 = Check again.
DUO4205 = A certificate of { $server } ends { $when ->
        [today] today
        [tomorrow] tomorrow
       *[other] in { $days } days
    } ({ $certificate }).
    .cause = { $which ->
        [own] Nobody has renewed the server's certificate yet, or its renewal fails.
       *[above] A certificate of the authority that signed the server's ends. A new server certificate from the same authority does not help.
    }
    .consequence = { $leg ->
        [model] Then every feature of this model fails; the gateway's log says only "Connection error."
        [ai-gateway] Then GitLab refuses the AI Gateway: chat and code suggestions fail for every user.
       *[other] Then the AI Gateway loads no keys any more and rejects every request: chat and code suggestions fail for every user, up to a day later.
    }
    .fix-1 = { $which ->
        [own] Renew the certificate of { $host }, install it with its intermediate certificates, and see why it was not renewed.
       *[above] Get a certificate from the authority's new certificate, install the chain, and put the new authority into the bundles of REQUESTS_CA_BUNDLE and SSL_CERT_FILE.
    }
    .fix-2 = Check again.
DUO4206 = The AI Gateway cannot read a signing key of its own: JWKError ({ $count } lines in its log).
    .cause = One of AIGW_SELF_SIGNED_JWT__SIGNING_KEY and AIGW_SELF_SIGNED_JWT__VALIDATION_KEY is empty, or lost its line breaks, or is no RSA key in PEM form. "Could not deserialize key data" and "Unable to load PEM file" say this and nothing about TLS: REQUESTS_CA_BUNDLE and SSL_CERT_FILE change nothing here.
    .consequence = One bad key makes both of the gateway's own keys useless. Code suggestions over a direct connection from the editor fail: "Failed to generate JWT". GitLab's keys still load, and chat works.
    .fix-1 = Count the lines of the key in the container: a PEM of RSA 2048 has 27 or 28. Do the same with AIGW_SELF_SIGNED_JWT__VALIDATION_KEY.
    .fix-2 = Pass the whole PEM with its line breaks: docker run -e AIGW_SELF_SIGNED_JWT__SIGNING_KEY="$(cat signing.pem)". An env file cannot hold line breaks, and a written \n is none. Without a key make one: openssl genrsa -out signing.pem 2048.
    .fix-3 = Create the container again; with Helm, put the keys into a secret, or let the chart make them.
    .fix-4 = Check again.
DUO4207 = { $variable } switches the checking of certificates off on the way to the models.
    .cause = Somebody set it, often to try whether a certificate is at fault.
    .consequence = Models work, but the gateway sends prompts and API keys to whoever answers in the model server's place.
    .fix-1 = Set SSL_CERT_FILE to a bundle with your authority and remove { $variable }.
    .fix-2 = Create the container again; with Helm, upgrade the release.
    .fix-3 = Check again.
DUO4290 = Could not determine { $about ->
        [all] whether certificates are right
        [trust] whether the AI Gateway trusts the private authority of { $url }
       *[certificate] whether the certificate of { $url } is right
    }: { $why }.
    .why-tls-fails = TLS to it fails, which the check of that leg explains
DUO4299 = No connection uses TLS, so there is no certificate to look at.
