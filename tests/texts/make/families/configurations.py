"""Configurations of reverse proxies: one listener a fault, at the ports that the family gives."""

UP = "127.0.0.1"


def nginx(folder, ports, up, pem):
    extra = {
        "too-large": "client_max_body_size 1k;",
        "forbidden": "deny all;",
        "authentication": 'auth_basic "Model gateway"; auth_basic_user_file htpasswd;',
        "untrusted-upstream": f"proxy_ssl_verify on; proxy_ssl_trusted_certificate {folder}/trusted.pem; proxy_ssl_name model.example; proxy_ssl_server_name on;",
        "rate": "limit_req zone=one;",
        "name": "resolver 127.0.0.1 valid=1s ipv6=off; set $there missing.example;",
    }
    servers = ""
    for fault, port in ports.items():
        scheme = "https" if fault in ("untrusted-upstream", "tls-to-plain-upstream") else "http"
        tls = f"ssl; ssl_certificate {pem}; ssl_certificate_key {pem}" if fault in ("plain-at-tls", "client-certificate") else ""
        verify = f"ssl_client_certificate {folder}/trusted.pem; ssl_verify_client on;" if fault == "client-certificate" else ""
        buffers = "large_client_header_buffers 2 1k;" if fault == "header-too-large" else ""
        to = "$there:8000" if fault == "name" else f"{UP}:{up[fault]}"
        body = "return 404;" if fault == "no-route" else f"proxy_pass {scheme}://{to};"
        servers += f"server {{ listen 127.0.0.1:{port} {tls}; {verify} {buffers} location / {{ {extra.get(fault, '')} {body} }} }}\n"
    return {"nginx.conf": f"""daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/log;
events {{}}
http {{ access_log off; proxy_read_timeout 1s; proxy_connect_timeout 1s; proxy_temp_path {folder}/p; client_body_temp_path {folder}/c;
fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; limit_req_zone $server_name zone=one:1m rate=1r/m;
{servers} }}""", "htpasswd": "x:y\n"}, ["nginx", "-e", f"{folder}/log", "-p", folder, "-c", f"{folder}/nginx.conf"]


def haproxy(folder, ports, up, pem):
    rules = {
        "too-large": "http-request deny deny_status 413 if { req.body_size gt 1000 }",
        "forbidden": "http-request deny",
        "authentication": "http-request auth realm Model",
        "rate": "http-request deny deny_status 429",
        "no-route": "use_backend nowhere if { path /none }",
    }
    text = """global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 1s
  timeout client 5s
  timeout server 1s
  option http-buffer-request
backend nowhere
  server one 127.0.0.1:1
"""
    for fault, port in ports.items():
        tls = {"untrusted-upstream": f"ssl verify required ca-file {folder}/trusted.pem sni str(model.example)", "tls-to-plain-upstream": "ssl verify none"}.get(fault, "")
        bind = f"ssl crt {pem}" if fault in ("plain-at-tls", "client-certificate") else ""
        bind += f" verify required ca-file {folder}/trusted.pem" if fault == "client-certificate" else ""
        default = "" if fault == "no-route" else f"  default_backend gateway-{port}\n"
        text += f"frontend duo-{port}\n  bind 127.0.0.1:{port} {bind}\n  {rules.get(fault, '')}\n{default}"
        check = "check inter 200ms fall 1" if fault == "checked-down" else ""
        text += f"backend gateway-{port}\n  server gateway 127.0.0.1:{up[fault]} {tls} {check}\n"
    return {"haproxy.cfg": text}, ["haproxy", "-db", "-f", f"{folder}/haproxy.cfg"]


def apache(folder, ports, up, pem):
    modules = "mpm_event proxy proxy_http headers authz_core authz_host auth_basic authn_core authn_file authz_user ssl socache_shmcb reqtimeout"
    text = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules.split())
    text += f"ServerRoot {folder}\nServerName gateway.example\nPidFile {folder}/pid\nErrorLog {folder}/log\nProxyTimeout 1\nDefaultRuntimeDir {folder}\n"
    rules = {
        "too-large": "<Location />\nLimitRequestBody 1000\n</Location>",
        "forbidden": "<Location />\nRequire all denied\n</Location>",
        "authentication": f"<Location />\nAuthType Basic\nAuthName Model\nAuthUserFile {folder}/htpasswd\nRequire valid-user\n</Location>",
        "header-too-large": "LimitRequestFieldSize 1000",
        "untrusted-upstream": f"SSLProxyEngine on\nSSLProxyVerify require\nSSLProxyCACertificateFile {folder}/trusted.pem",
        "tls-to-plain-upstream": "SSLProxyEngine on\nSSLProxyVerify none",
        "client-certificate": f"SSLVerifyClient require\nSSLCACertificateFile {folder}/trusted.pem",
    }
    for fault, port in ports.items():
        tls = f"SSLEngine on\nSSLCertificateFile {pem}\nSSLCertificateKeyFile {pem}\n" if fault in ("plain-at-tls", "client-certificate") else ""
        scheme = "https" if fault in ("untrusted-upstream", "tls-to-plain-upstream") else "http"
        to = "missing.example:8000" if fault == "name" else f"127.0.0.1:{up[fault]}"
        there = "" if fault == "no-route" else f"ProxyPass / {scheme}://{to}/ connectiontimeout=1 timeout=1\n"
        text += f"Listen 127.0.0.1:{port}\n<VirtualHost 127.0.0.1:{port}>\n{tls}{rules.get(fault, '')}\n{there}</VirtualHost>\n"
    return {"apache.conf": text, "htpasswd": "x:y\n"}, ["apache2", "-X", "-f", f"{folder}/apache.conf"]


def caddy(folder, ports, up, pem):
    text = "{\n admin off\n auto_https off\n log default {\n level ERROR\n }\n}\n"
    rules = {
        "too-large": "request_body {\n max_size 1KB\n }\n",
        "forbidden": "respond 403\n",
        "authentication": "basicauth {\n x $2a$14$Zkx19XLiW6VYouLHR5NmfOFU0z2GTNmpkT/5qqR7hx4IjWJPDhjvG\n }\n",
    }
    transports = {
        "slow": "response_header_timeout 1s\n", "untrusted-upstream": f"tls_trusted_ca_certs {folder}/trusted.pem\n tls_server_name model.example\n",
        "tls-to-plain-upstream": "tls_insecure_skip_verify\n",
    }
    for fault, port in ports.items():
        scheme = "https" if fault in ("untrusted-upstream", "tls-to-plain-upstream") else "http"
        tls = f"tls {pem} {pem}\n" if fault in ("plain-at-tls", "client-certificate") else ""
        to = "missing.example:8000" if fault == "name" else f"127.0.0.1:{up[fault]}"
        proxy = "" if fault in ("no-route", "forbidden") else f"reverse_proxy {scheme}://{to} {{\n transport http {{\n dial_timeout 1s\n {transports.get(fault, '')} }}\n }}\n"
        site = f"https://127.0.0.1:{port}" if tls else f"http://127.0.0.1:{port}"
        text += f"{site} {{\n {tls}{rules.get(fault, '')} {proxy} }}\n"
    return {"Caddyfile": text}, ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


def lighttpd(folder, ports, up, pem):
    text = f'server.document-root = "{folder}"\nserver.errorlog = "{folder}/log"\nserver.modules = ("mod_proxy", "mod_access", "mod_auth")\nserver.port = 21999\nserver.bind = "127.0.0.1"\n'
    for fault, port in ports.items():
        rule = {"too-large": "server.max-request-size = 1\n", "forbidden": 'url.access-deny = ("")\n'}.get(fault, "")
        proxy = "" if fault == "no-route" else f'proxy.server = ("" => (("host" => "127.0.0.1", "port" => {up[fault]}, "read-timeout" => 1, "connect-timeout" => 1)))\n'
        text += f'$SERVER["socket"] == "127.0.0.1:{port}" {{\n{rule}{proxy}}}\n'
    return {"lighttpd.conf": text}, ["lighttpd", "-D", "-f", f"{folder}/lighttpd.conf"]


def envoy(folder, ports, up, pem):
    listeners, clusters = "", ""
    for fault, port in ports.items():
        route = "" if fault == "no-route" else f"""
              routes: [{{match: {{prefix: /}}, route: {{cluster: c{port}, timeout: 1s}}}}]"""
        if fault == "forbidden":
            route = "\n              routes: [{match: {prefix: /}, direct_response: {status: 403, body: {inline_string: 'RBAC: access denied'}}}]"
        buffer = "{name: envoy.filters.http.buffer, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer, max_request_bytes: 1000}}, " if fault == "too-large" else ""
        headers = "max_request_headers_kb: 1, " if fault == "header-too-large" else ""
        tls = f"""
    transport_socket: {{name: tls, typed_config: {{'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext, common_tls_context: {{tls_certificates: [{{certificate_chain: {{filename: {pem}}}, private_key: {{filename: {pem}}}}}]}}}}}}""" if fault == "plain-at-tls" else ""
        listeners += f"""
  - address: {{socket_address: {{address: 127.0.0.1, port_value: {port}}}}}
    filter_chains:
    - filters:
      - name: hcm
        typed_config:
          '@type': type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: duo
          {headers.replace(', ', '')}
          http_filters: [{buffer}{{name: envoy.filters.http.router, typed_config: {{'@type': type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}}}}]
          access_log: [{{name: a, typed_config: {{'@type': type.googleapis.com/envoy.extensions.access_loggers.stream.v3.StdoutAccessLog}}}}]
          route_config:
            virtual_hosts:
            - name: duo
              domains: ['*']{route}{tls.replace(chr(10) + '    ', chr(10) + '      ')}"""
        up_tls = ""
        if fault in ("untrusted-upstream", "tls-to-plain-upstream"):
            up_tls = f", transport_socket: {{name: tls, typed_config: {{'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, sni: model.example, common_tls_context: {{validation_context: {{trusted_ca: {{filename: {folder}/trusted.pem}}}}}}}}}}"
        kind = "STRICT_DNS" if fault == "name" else "STATIC"
        host = "missing.example" if fault == "name" else "127.0.0.1"
        clusters += f"""
  - {{name: c{port}, connect_timeout: 1s, type: {kind}, load_assignment: {{cluster_name: c{port}, endpoints: [{{lb_endpoints: [{{endpoint: {{address: {{socket_address: {{address: {host}, port_value: {up[fault]}}}}}}}}}]}}]}}{up_tls}}}"""
    text = f"static_resources:\n  listeners:{listeners}\n  clusters:{clusters}\n"
    return {"envoy.yaml": text}, ["envoy", "-c", f"{folder}/envoy.yaml", "--concurrency", "1", "-l", "warning", "--disable-hot-restart", "--file-flush-interval-msec", "50"]


def traefik(folder, ports, up, pem):
    points = "".join(f"  web-{port}: {{address: '127.0.0.1:{port}'}}\n" for port in ports.values())
    static = f"entryPoints:\n{points}providers: {{file: {{filename: {folder}/routes.yml}}}}\nlog: {{level: DEBUG}}\nserversTransport: {{rootCAs: ['{folder}/trusted.pem'], forwardingTimeouts: {{dialTimeout: 1s, responseHeaderTimeout: 1s}}}}\nglobal: {{checkNewVersion: false, sendAnonymousUsage: false}}\n"
    routers, services = "", ""
    for fault, port in ports.items():
        scheme = "https" if fault in ("untrusted-upstream", "tls-to-plain-upstream") else "http"
        middle = {"too-large": ", middlewares: [small]", "authentication": ", middlewares: [auth]", "rate": ", middlewares: [rate]", "forbidden": ", middlewares: [closed]"}.get(fault, "")
        if fault != "no-route":
            routers += f"    gateway-{port}: {{entryPoints: [web-{port}], rule: 'PathPrefix(`/`)', service: gateway-{port}{middle}}}\n"
        host = "missing.example:8000" if fault == "name" else f"127.0.0.1:{up[fault]}"
        services += f"    gateway-{port}: {{loadBalancer: {{servers: [{{url: '{scheme}://{host}'}}]}}}}\n"
    routes = f"http:\n  routers:\n{routers}  services:\n{services}  middlewares:\n    small: {{buffering: {{maxRequestBodyBytes: 1000}}}}\n    auth: {{basicAuth: {{users: ['x:y']}}}}\n    rate: {{rateLimit: {{average: 1, period: 1m, burst: 1}}}}\n    closed: {{ipAllowList: {{sourceRange: ['192.0.2.1/32']}}}}\n"
    return {"traefik.yml": static, "routes.yml": routes}, ["traefik", f"--configFile={folder}/traefik.yml"]
