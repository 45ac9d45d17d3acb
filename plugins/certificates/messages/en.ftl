title = Certificates, CA bundles and keys work for both connections of the AI Gateway
about = Looks at the certificates of GitLab, the AI Gateway and the models, at the two variables that tell the gateway whom to trust, and at its log. REQUESTS_CA_BUNDLE applies only to the connection to GitLab, SSL_CERT_FILE only to the connection to the models. The JWKError in GitLab's documentation is about the gateway's own signing keys, not about certificates.
proves = Every certificate that was seen is complete and valid for some time, and the gateway trusts what it needs to trust on each connection, as far as its variables and its log show.
does-not-prove = What a bundle inside the container contains. Where TLS fails outright, the check of that connection reports it.

-save = Save the container's settings to gateway.json and remove the container: Docker sets volumes and variables only when a container is created. With Docker Compose, skip this step.
-mount = Recreate the container with the bundle; the other options and the image are in gateway.json. With Docker Compose, add the same volume and variables to the service and run docker compose up -d. With Helm, the three lists replace the ones in gateway-values.yaml: add what those already contain.
-bundle = Put the public authorities of the gateway's image and your private one into duo-ca-bundle.pem. A bundle with the private authority alone breaks connections to public servers.

DUO4200 = The certificates of all servers with TLS ({ $legs }) are accepted; the first one expires in { $days } days{ $log ->
        [yes] { "" }
        [empty] ; the gateway's log has no lines from the searched time
       *[no] ; the gateway's log was not available
    }.
    .title = The certificates of all servers with TLS are accepted.
DUO4201 = The AI Gateway does not trust the certificate of the model server at { $url }: { $state ->
        [other-leg-only] its CA bundle is set for the connection to GitLab only
       *[unset] no CA bundle is set
    }.
    .title = { $state ->
        [other-leg-only] The AI Gateway does not trust the model server's certificate: its CA bundle is for GitLab only.
       *[unset] The AI Gateway does not trust the model server's certificate: no CA bundle is set.
    }
    .cause = The certificate was issued by { $issuer }, a private authority. This program was told to trust it; the gateway was not, because SSL_CERT_FILE is not set. { $state ->
        [other-leg-only] REQUESTS_CA_BUNDLE is set, but only the connection to GitLab uses it.
       *[unset] { "" }
    }
    .consequence = Every feature that uses this model fails, and the gateway's log says only "Connection error." A test with curl or with this program succeeds, which is misleading.
    .fix-1 = { -bundle }
    .fix-2 = { -save }
    .fix-3 = { -mount }
    .fix-4 = Run the check again.
DUO4202 = { $variable } on the AI Gateway does not point to a CA bundle: { $problem ->
        [content] it contains a certificate instead of a path
        [quotes] "{ $value }" contains quotation marks
        [shell] "{ $value }" contains a ~ or $ that nothing expands
        [space] "{ $value }" has white space around it
       *[missing] there is no file at "{ $value }" in the container
    }.
    .title = { $problem ->
        [content] A CA bundle variable of the AI Gateway contains a certificate instead of a path.
        [quotes] A CA bundle variable of the AI Gateway contains quotation marks.
        [shell] A CA bundle variable of the AI Gateway contains a ~ or $ that nothing expands.
        [space] A CA bundle variable of the AI Gateway has white space around its value.
       *[missing] A CA bundle variable of the AI Gateway names a file that is not in the container.
    }
    .cause = The value must be the path of a PEM file inside the container. docker run --env-file keeps quotation marks, and no shell expands ~ or $. A file of the host exists in the container only if it is mounted.
    .consequence = { $leg ->
        [gitlab] The gateway cannot load GitLab's keys and rejects every request: chat and code suggestions fail for all users, also after a restart.
       *[models] Every feature that uses a model with https fails, and the gateway's log says only "Connection error."
    }
    .fix-1 = { -bundle } Skip this step if you have such a file.
    .fix-2 = { -save }
    .fix-3 = { -mount } Leave the old value of { $variable } out.
    .fix-4 = Run the check again.
DUO4203 = According to its log, the AI Gateway rejects GitLab's certificate ({ $count } lines), although this program trusts it.
    .title = According to its log, the AI Gateway rejects GitLab's certificate, although this program trusts it.
    .cause = The bundle { $bundle } is inside the container and could not be read from here. Either it does not contain { $issuer }, which issued GitLab's certificate, or the file does not exist.
    .consequence = The gateway loads no keys and rejects every request from GitLab: chat and code suggestions fail for all users, also after a restart.
    .fix-1 = Call GitLab from inside the container with that bundle; curl says what is wrong.
    .fix-2 = { -bundle } The private one here is { $issuer }.
    .fix-3 = { -save }
    .fix-4 = { -mount }
    .fix-5 = Run the check again.
DUO4204 = { $server } sends its own certificate without the intermediate certificate { $issuer }.
    .title = A server sends its own certificate without the intermediate certificate.
    .cause = A server must also send the certificates between its own and the root. Browsers often fetch a missing one themselves; the AI Gateway's libraries do not. { $issuer } is not a root.
    .consequence = TLS to { $url } fails for the AI Gateway, while browsers show no error. Another CA bundle would only hide the problem.
    .fix-1 = See what the server sends: it must be at least two certificates. If it does send them all, the authority itself is not trusted, and a CA bundle is the repair (DUO4103 for GitLab, DUO4201 for a model).
    .fix-2 = Put the server's certificate and the intermediate certificate { $issuer } into one file, in this order.
    .fix-3 = { $leg ->
        [model] Give the file to the model server; the option is that of vLLM.
       *[other] Install the file as GitLab's certificate.
    }
    .fix-4 = { $leg ->
        [model] Restart the model server.
       *[other] Reload GitLab's NGINX. Kubernetes needs no reload.
    }
    .fix-5 = Run the check again.
DUO4205 = A certificate of { $server } expires { $when ->
        [today] today
        [tomorrow] tomorrow
       *[other] in { $days } days
    } ({ $certificate }).
    .title = A server's certificate expires soon.
    .cause = { $which ->
        [own] The server's certificate has not been renewed yet, or its renewal fails.
       *[above] The certificate of the authority that issued the server's certificate expires. A new server certificate from the same authority does not help.
    }
    .consequence = { $leg ->
        [model] After that, every feature that uses this model fails, and the gateway's log says only "Connection error."
        [ai-gateway] After that, GitLab rejects the AI Gateway: chat and code suggestions fail for all users.
       *[other] After that, the AI Gateway can no longer load keys and rejects every request: chat and code suggestions fail for all users, up to a day later.
    }
    .fix-1 = See which certificates the server sends now.
    .fix-2 = { $which ->
        [own] Renew the certificate of { $host } and install it together with its intermediate certificates as fullchain.pem. Find out why it was not renewed automatically (Linux package with Let's Encrypt: gitlab-ctl renew-le-certs).
       *[above] Get a certificate from the authority's new certificate and install the chain as fullchain.pem. Add the new authority to the bundles in REQUESTS_CA_BUNDLE and SSL_CERT_FILE as well.
    } { $leg ->
        [ai-gateway] Here it is the setting of the NGINX in front of the gateway.
        [model] Here it is an option of vLLM.
       *[other] { "" }
    }
    .fix-3 = { $leg ->
        [model] Restart the model server.
        [ai-gateway] Reload the proxy in front of the gateway.
       *[other] Reload GitLab's NGINX. Kubernetes needs no reload.
    }
    .fix-4 = Run the check again.
DUO4206 = The AI Gateway cannot read one of its own signing keys: JWKError ({ $count } lines in its log).
    .title = The AI Gateway cannot read one of its own signing keys (JWKError).
    .cause = AIGW_SELF_SIGNED_JWT__SIGNING_KEY or AIGW_SELF_SIGNED_JWT__VALIDATION_KEY is empty, has lost its line breaks, or is not an RSA key in PEM format. "Could not deserialize key data" and "Unable to load PEM file" mean this and have nothing to do with TLS: REQUESTS_CA_BUNDLE and SSL_CERT_FILE change nothing here.
    .consequence = One bad key makes both of the gateway's keys useless. Code suggestions over a direct connection from the editor fail with "Failed to generate JWT". GitLab's keys still load, so chat works.
    .fix-1 = Count the lines of both keys in the container: a 2048-bit RSA key in PEM format has 27 or 28.
    .fix-2 = Create new keys, unless you still have the files of the old ones.
    .fix-3 = { -save }
    .fix-4 = Recreate the container with both keys; the other options and the image are in gateway.json. The line breaks must be kept: docker run --env-file cuts a value at the first one, Docker Compose keeps them inside quotation marks, and a written \n is not a line break.
    .fix-5 = Run the check again.
DUO4207 = { $variable } disables certificate verification on the connection to the models.
    .title = A variable disables certificate verification on the AI Gateway's connection to the models.
    .cause = This is often set to find out whether a certificate is the problem, and then left.
    .consequence = Models work, but the gateway sends prompts and API keys to anyone who answers in the model server's place.
    .fix-1 = { -save }
    .fix-2 = Recreate the container without { $variable }; the other options and the image are in gateway.json. If the models' certificates come from a private authority, set SSL_CERT_FILE to a bundle that contains it. With Docker Compose or Helm, remove { $variable } from the file as well.
    .fix-3 = Run the check again.
DUO4290 = Could not determine { $about ->
        [all] whether certificates are right
        [trust] whether the AI Gateway trusts the private authority of { $url }
       *[certificate] whether the certificate of { $url } is right
    }: { $why }.
    .title = { $about ->
        [all] Could not determine whether certificates are right.
        [trust] Could not determine whether the AI Gateway trusts a server's private authority.
       *[certificate] Could not determine whether a server's certificate is right.
    }
    .why-tls-fails = TLS to it fails; the check of that connection says why
DUO4299 = No connection uses TLS, so there is no certificate to look at.
