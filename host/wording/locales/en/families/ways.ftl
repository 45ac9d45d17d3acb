# What texts of gRPC, intermediaries, TLS and the network mean, and what to do. Without arguments.

# gRPC
family-grpc-tls = One side of the Agent Platform connection uses TLS, the other does not.
    .fix-1 = Set the URL and "secure" alike: GitLab's setting for the Agent Platform service, and DUO_AGENT_PLATFORM_SERVICE_SECURE, true only if the port speaks TLS.
family-grpc-behind-proxy = A proxy in front of the Agent Platform service answers, and cannot reach the service behind it over gRPC.
    .fix-1 = Check that the service runs and listens, and that the proxy forwards gRPC over HTTP/2 (NGINX: grpc_pass).
family-grpc-not-grpc = The Agent Platform URL leads to a port that does not speak plain gRPC: an HTTP port (5052 instead of 50052), a proxy without gRPC, or a port with TLS that is dialed without.
    .fix-1 = Enter HOST:50052, the gRPC port, without http://. 5052 is the HTTP port of the AI Gateway.
    .fix-2 = If the port speaks TLS, turn on the secure connection in GitLab.
    .fix-3 = A proxy in between must forward HTTP/2 (NGINX: grpc_pass, not proxy_pass).
family-grpc-too-large = A message of the Agent Platform is larger than gRPC's limit (4 MiB by default).
    .fix-1 = Start a new session: large files or tool results are in this one. A proxy may have a lower limit of its own.
family-grpc-keepalive = The peer closed the gRPC connection because of too many keepalive pings.
    .fix-1 = Look at the keepalive settings of the proxy or load balancer in between, and allow pings at least every 20 s.
family-grpc-unimplemented = The gRPC server does not know this service or method: another service listens there, or its version does not fit GitLab's.
    .fix-1 = Check host and port, and use the AI Gateway image of GitLab's version (self-hosted-vX.Y.Z-ee).
family-grpc-unauthenticated = The Agent Platform service does not accept the token.
    .fix-1 = Check that the service can reach GitLab for its keys (AIGW_GITLAB_URL), that both clocks are right, and that the signing keys are set.
family-grpc-permission = The Agent Platform service knows who asks, but does not allow it.
    .fix-1 = Read its words: usually the license, the user's seat, or the feature's setting.
family-grpc-deadline = The Agent Platform service did not answer in time.
    .fix-1 = Look at its log and load at this time, and whether a firewall drops packets to the port: nc -vz HOST 50052
family-grpc-unavailable = The Agent Platform service, or what stands in front of it, is not available.
    .fix-1 = Check that the service runs and that GitLab's host reaches the port: nc -vz HOST 50052

# NGINX
family-nginx-large = NGINX, not the server behind it, rejects the request: it is larger than client_max_body_size (1 MB by default).
    .fix-1 = Raise it for this location, client_max_body_size 50m;, and reload. Ingress NGINX: nginx.ingress.kubernetes.io/proxy-body-size
family-nginx-header = NGINX, not the server behind it, rejects the request: its headers or URL are too large.
    .fix-1 = Raise it: large_client_header_buffers 4 32k;
family-nginx-answer-header = The server behind NGINX sends larger headers than NGINX takes.
    .fix-1 = Raise it: proxy_buffer_size 16k; proxy_buffers 8 16k;
family-nginx-slow = NGINX gave up: the server behind it did not answer within NGINX's timeout (60 s by default).
    .fix-1 = Raise it and do not buffer: proxy_read_timeout 300s; proxy_buffering off;
    .fix-2 = Look why the server behind it is slow. If the log says "while connecting", it is not reachable at all.
family-nginx-resolve = NGINX cannot resolve the name of the server behind it.
    .fix-1 = Correct the name in proxy_pass, or set resolver. After a change of address, nginx -s reload.
family-nginx-gone = The client hung up before the server behind NGINX answered. NGINX is not at fault.
    .fix-1 = Look at the timeout of the client, and why the answer takes so long.
family-nginx-closed = The server behind NGINX closed the connection before it answered.
    .fix-1 = Look at that server's log at this time: a crash, a restart, a timeout, or TLS where plain HTTP is expected.
family-nginx-down = NGINX answers, not the server behind it: that one is down or cannot be reached.
    .fix-1 = Look into NGINX's error log for the address (upstream:), and check from NGINX's host that the server runs there: curl
    .fix-2 = Check proxy_pass: host, port, http or https.
family-nginx-refused = NGINX, not the server behind it, refuses access. The model's key is not the problem.
    .fix-1 = Look at allow, deny, auth_basic and auth_request of this location, and allow the caller's address.
family-nginx-path = NGINX, not the server behind it, has nothing at this path.
    .fix-1 = Check location and proxy_pass, with and without a slash at the end, and the server_name that answers.

# HAProxy
family-haproxy-down = HAProxy answers: no server of the backend is up. The answer is not from the model server or the AI Gateway.
    .fix-1 = Check the servers behind it and their health check (option httpchk): a check on a path that wants a key makes them down.
family-haproxy-slow = HAProxy gave up: the server behind it did not answer within timeout server.
    .fix-1 = Raise it in the backend: timeout server 300s, and timeout tunnel for WebSockets.
    .fix-2 = Look why the server behind it is slow.
family-haproxy-broken = The server behind HAProxy closed the connection or answered in another protocol.
    .fix-1 = Check the port and whether it speaks TLS (server … ssl verify required), and that server's log.
family-haproxy-large = HAProxy, not the server behind it, rejects the request as too large.
    .fix-1 = Look for an http-request deny rule on req.body_size, and tune.bufsize for large headers.
family-haproxy-refused = A rule of HAProxy refuses the request, not the server behind it. The model's key is not the problem.
    .fix-1 = Look at http-request deny, http-request auth and the ACLs of the frontend, and allow the caller.

# Envoy
family-envoy-overflow = Envoy's circuit breaker is open: more connections or requests than it lets through. The answer is not from the model server.
    .fix-1 = Raise max_connections, max_pending_requests and max_requests (Istio: DestinationRule, connectionPool), or add replicas.
family-envoy-tls = Envoy or Istio cannot agree on TLS with the server behind it. The answer is not from the model server.
    .fix-1 = Check whether the server's port speaks TLS, and the mode in the DestinationRule: DISABLE for plain HTTP, SIMPLE for TLS, ISTIO_MUTUAL within the mesh.
family-envoy-slow = Envoy gave up: the server behind it did not answer within the route's timeout (15 s by default).
    .fix-1 = Raise the route's timeout (Istio: VirtualService, timeout: 300s; Gateway API: timeouts.request).
    .fix-2 = Look why the server behind it is slow.
family-envoy-down = Envoy or Istio answers, not the model server: nothing is ready behind it.
    .fix-1 = Look at the pods behind it: kubectl get pods, kubectl get endpointslices. They must be ready.
    .fix-2 = Compare service, selector and targetPort with the port that the server listens at.
family-envoy-refused = A policy of Envoy or Istio refuses the request, not the model server. The model's key is not the problem.
    .fix-1 = Look at AuthorizationPolicy and RequestAuthentication for this workload, and allow the caller.
family-envoy-large = Envoy, not the server behind it, rejects the request: it is larger than its buffer limit.
    .fix-1 = Raise max_request_bytes of the buffer filter or per_connection_buffer_limit_bytes.

# Proxies
family-proxy-password = The proxy wants a user and a password. The target was not asked.
    .fix-1 = If the host is internal, exclude it from the proxy: NO_PROXY=HOST,.DOMAIN
    .fix-2 = Otherwise write them into the variable: HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT, with special characters percent-encoded.
family-proxy-large = The proxy (Squid), not the server, rejects the request or the answer as too large.
    .fix-1 = Raise request_body_max_size or reply_body_max_size in squid.conf, or exclude the host with NO_PROXY.
family-proxy-refused = The proxy does not let this host or port through. The target was not asked.
    .fix-1 = If the host is internal, exclude it: NO_PROXY=HOST,.DOMAIN
    .fix-2 = Otherwise have it allowed in the proxy (Squid: http_access, and SSL_ports and Safe_ports for the port).
family-proxy-down = The proxy answers, but cannot reach the target. Often an internal host that only you, not the proxy, can resolve.
    .fix-1 = If the host is internal, exclude it: NO_PROXY=HOST,.DOMAIN
    .fix-2 = Otherwise test from the proxy's host that the target resolves and answers.
family-proxy-unreachable = The proxy itself cannot be reached: the address in HTTP_PROXY or HTTPS_PROXY is wrong, or the proxy is down.
    .fix-1 = Check the variables in the container: env | grep -i proxy. Name and port must be reachable from there.
    .fix-2 = For internal hosts set NO_PROXY, in both cases of letters.
family-proxy = A proxy on the way refuses the connection or breaks it.
    .fix-1 = Look at HTTPS_PROXY and NO_PROXY where the request starts, and at the proxy's log. Exclude internal hosts with NO_PROXY.

# Apache, Caddy
family-apache-slow = Apache gave up: the server behind it did not answer within ProxyTimeout (60 s by default).
    .fix-1 = Raise it: ProxyTimeout 300, or timeout=300 in ProxyPass.
family-apache-large = Apache, not the server behind it, rejects the request as too large.
    .fix-1 = Raise LimitRequestBody, and SecRequestBodyLimit where ModSecurity is in use.
family-apache-refused = Apache, not the server behind it, refuses access. The model's key is not the problem.
    .fix-1 = Look at Require, AuthType and ModSecurity for this path.
family-apache-down = Apache answers, not the server behind it: that one is down or cannot be reached.
    .fix-1 = Check the address in ProxyPass and that the server runs there. On SELinux: setsebool -P httpd_can_network_connect 1
family-caddy-down = Caddy answers, not the server behind it: that one is down or cannot be reached.
    .fix-1 = Check the address in reverse_proxy and that the server runs there.
family-caddy-slow = Caddy gave up waiting for the server behind it.
    .fix-1 = Look why it is slow, and at dial_timeout and response_header_timeout in reverse_proxy's transport.

# Something with a web page
family-intermediary-down = A load balancer or proxy answers, not the server behind it: no healthy server is there.
    .fix-1 = Look at the targets and health checks of the load balancer, and whether the server runs.
family-intermediary-large = A load balancer, proxy or web application firewall rejects the request as too large; the answer is not from the server behind it.
    .fix-1 = Raise its limit for request bodies, or exempt this path in the firewall.
family-intermediary-slow = A load balancer or proxy gave up waiting; the answer is not from the server behind it.
    .fix-1 = Raise its idle or backend timeout to at least 300 s (AWS ALB: idle_timeout.timeout_seconds, 60 by default; Azure Application Gateway: request timeout, 20 by default).
family-intermediary-refused = A proxy, single sign-on or web application firewall refuses the request; the answer is not from the server behind it, and the key is not the problem.
    .fix-1 = Let the caller pass without a login page, or exempt this path in the firewall.
family-intermediary-page = A web page comes instead of an answer of the API: a login page, a proxy, or another service at this address.
    .fix-1 = Open the URL with curl -i from the caller's host: the headers say who answers. Correct the URL, or let requests pass without a login.

# TLS
family-tls-issuer-gitlab = GitLab does not trust the certificate: either the private authority that issued it is missing on GitLab's host, or the server does not send an intermediate certificate. Clients cannot tell these apart.
    .fix-1 = With a company's authority: put its certificate (PEM) into /etc/gitlab/trusted-certs/ and run sudo gitlab-ctl reconfigure.
    .fix-2 = With a public authority: look at what the server sends, openssl s_client -connect HOST:PORT -servername HOST -showcerts, and install the full chain there.
    .fix-3 = Do not turn verification off.
family-tls-issuer-to-gitlab = The AI Gateway does not trust GitLab's certificate: either the company's private authority is missing in its bundle, or GitLab does not send an intermediate certificate. Clients cannot tell these apart.
    .fix-1 = Mount a bundle with the public authorities and yours, and set REQUESTS_CA_BUNDLE to its path in the container (SSL_CERT_FILE applies only to models).
    .fix-2 = Look at what GitLab sends: openssl s_client -connect HOST:443 -servername HOST -showcerts. Install the full chain if the intermediate is missing.
family-tls-issuer-to-model = The AI Gateway does not trust the model's certificate: either the private authority (the company's, or that of a proxy that inspects TLS) is missing in its bundle, or the server does not send an intermediate certificate. Clients cannot tell these apart.
    .fix-1 = Mount a bundle with the public authorities and yours, and set SSL_CERT_FILE to its path in the container, and REQUESTS_CA_BUNDLE for the connection to GitLab.
    .fix-2 = Look at who issued what arrives: openssl s_client -connect HOST:PORT -servername HOST -showcerts. If your proxy did, add its authority; if the intermediate is missing, install the full chain on the server.
family-tls-issuer = The certificate is not trusted: either a private authority is missing at the client, or the server does not send an intermediate certificate. Clients cannot tell these apart.
    .fix-1 = Look at what the server sends: openssl s_client -connect HOST:PORT -servername HOST -showcerts
    .fix-2 = With a company's authority, add it at the client: SSL_CERT_FILE or REQUESTS_CA_BUNDLE in the AI Gateway, /etc/gitlab/trusted-certs/ in GitLab. With a public one, install the full chain on the server.
family-tls-self-signed = The server's certificate, or the authority that issued it, is self-signed and not trusted by the client.
    .fix-1 = Add it at the client: SSL_CERT_FILE or REQUESTS_CA_BUNDLE in the AI Gateway, /etc/gitlab/trusted-certs/ in GitLab. Or install a certificate of a trusted authority.
    .fix-2 = If the server has a public certificate, a proxy on the way inspects TLS: trust its authority or exclude the host.
family-tls-host-name = The certificate was issued for other names than the one in the URL.
    .fix-1 = Use a name of the certificate in the URL, or issue one with this name as subject alternative name.
    .fix-2 = See its names: openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -ext subjectAltName
family-tls-legacy-name = The certificate has its name only in the common name; today's clients look at subject alternative names only.
    .fix-1 = Issue a new one with a subject alternative name: openssl req … -addext subjectAltName=DNS:HOST
family-tls-expired = A certificate has expired: the server's own, or one of its chain.
    .fix-1 = Renew it, install the full chain, and reload the server. Dates: openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates
    .fix-2 = If the dates are right, the client's clock is wrong: timedatectl
family-tls-not-yet-valid = The certificate is not valid yet: usually the client's clock is behind.
    .fix-1 = Check the clock of the client's host: timedatectl, chronyc tracking
family-tls-key-identifier = A certificate has no key identifier. Python 3.13 and later are strict about that; the trust itself is right.
    .fix-1 = Issue certificate and authority anew with authorityKeyIdentifier and subjectKeyIdentifier.
family-tls-malformed = The certificate, or that of its authority, breaks a rule that the client enforces, such as key size, key usage or basic constraints.
    .fix-1 = Issue it anew with at least RSA 2048 and SHA-256; the authority needs CA:TRUE and keyCertSign.
family-tls-version = The two sides have no TLS version or cipher in common, or the server ends the handshake.
    .fix-1 = Enable TLS 1.2 or 1.3 on the server, and see what it offers: openssl s_client -connect HOST:PORT -servername HOST -tls1_2
    .fix-2 = A wrong host name in SNI or a required client certificate can end in the same alert.
family-tls-client-certificate = The server requires a certificate from the client (mutual TLS). GitLab and the AI Gateway send none.
    .fix-1 = Make it optional for these callers, or put a proxy in between that presents the certificate.
family-tls-not-tls = One side uses TLS and the other does not: http and https, or the port, are mixed up.
    .fix-1 = Check scheme and port in the URL: curl -v http://HOST:PORT and https://HOST:PORT; one of them answers.
    .fix-2 = Behind a proxy: HTTPS_PROXY usually begins with http://.

# Hosts of the public internet
family-outside-hub = The host or container that asks cannot reach huggingface.co, from which a tokenizer or a model is loaded.
    .fix-1 = AI Gateway: its image has the tokenizers. Leave HF_HOME and HF_HUB_CACHE unset, and set HF_HUB_OFFLINE=1.
    .fix-2 = Model server: let it through (HTTPS_PROXY), or copy the model to disk, mount it, and start with its path.
family-outside-npm = The job of a flow cannot reach registry.npmjs.org, from which it installs GitLab Duo CLI.
    .fix-1 = Let the runner through to registry.npmjs.org, or run flows with an image that has GitLab Duo CLI.
family-outside-registry = registry.gitlab.com, from which images are pulled, cannot be reached.
    .fix-1 = Let the host through to registry.gitlab.com:443, or mirror the image and use its name there.

# The network
family-in-use = Another process already listens at this address and port.
    .fix-1 = Find it: ss -ltnp, docker ps. Stop it or use another port.
family-resolve-temporary = The name server does not answer, or only now and then. The name itself may be right.
    .fix-1 = Test where the request starts: getent hosts HOST. Look at /etc/resolv.conf there, and at CoreDNS or Docker's DNS.
family-resolve = The host name does not exist for the host or container that asks.
    .fix-1 = Test there: getent hosts HOST. Names of Docker and Kubernetes exist only within the same network or namespace (SERVICE.NAMESPACE.svc).
    .fix-2 = Correct the name in the URL, or add it to DNS.
family-refused-localhost = Nothing listens at localhost. In a container, localhost is the container itself, not the machine.
    .fix-1 = Use the host's name or address, in Docker host.docker.internal with --add-host host.docker.internal:host-gateway, or the name of the service.
    .fix-2 = Let the server listen at 0.0.0.0, not only at 127.0.0.1.
family-refused = The host is there, but nothing listens at this port: the server is not running, listens only at 127.0.0.1, or the port is wrong.
    .fix-1 = On the target: ss -ltnp. The server must run and listen at 0.0.0.0 or that address.
    .fix-2 = Compare the port in the URL with the published one (docker ps, kubectl get service).
family-unreachable = There is no route to this address, or a firewall rejects it.
    .fix-1 = Check address, routes and firewall from where the request starts: ip route get ADDRESS
family-timeout-connect = No connection in time: usually a firewall, security group or network policy drops the packets, or the address is wrong.
    .fix-1 = Test from where the request starts: nc -vz HOST PORT. Open the port there.
    .fix-2 = If there is only a proxy to the outside, set HTTPS_PROXY.
family-timeout-read = The connection is open, but the answer did not come in time.
    .fix-1 = Look at the load and log of who was asked, at this time, and raise the timeout where long answers are normal.
family-timeout = No answer in time; the text does not say whether the connection was open.
    .fix-1 = Test from where the request starts: nc -vz HOST PORT. If it connects, the peer is slow; if not, a firewall drops packets.
family-closed = The peer, or something in between, closed the connection before the answer was complete.
    .fix-1 = Look at the peer's log at this time for a restart or crash, and at idle timeouts of proxies, load balancers and firewalls.
family-protocol = Something answers, but not in the expected protocol: another service, or a proxy, is at this address.
    .fix-1 = See who answers: curl -i URL. Check scheme, host, port and path.
