# What texts of gRPC, intermediaries, TLS and the network mean, and what to do. Without arguments.

# gRPC
family-grpc-tls = Agent Platformへの接続で、一方だけがTLSを使用しています。
    .fix-1 = GitLabのAgent Platformサービスの設定と、DUO_AGENT_PLATFORM_SERVICE_SECUREを揃えます。trueにするのは、ポートがTLSで待ち受けている場合だけです。
family-grpc-behind-proxy = Agent Platformサービスの前段のプロキシが応答していますが、背後のサービスにgRPCで到達できていません。
    .fix-1 = サービスが稼働して待ち受けていること、プロキシがHTTP/2でgRPCを転送すること（NGINXではgrpc_pass）を確認します。
family-grpc-not-grpc = Agent PlatformのURLのポートが、平文のgRPCに対応していません。HTTPのポート（50052ではなく5052）、gRPCに対応していないプロキシ、またはTLSなしで接続しているTLSのポートです。
    .fix-1 = http://を付けずに、gRPCのポートをHOST:50052の形式で入力します。5052はAIゲートウェイのHTTPのポートです。
    .fix-2 = ポートがTLSで待ち受けている場合は、GitLabでセキュアな接続を有効にします。
    .fix-3 = 途中のプロキシはHTTP/2を転送する必要があります（NGINXではproxy_passではなくgrpc_pass）。
family-grpc-too-large = Agent Platformのメッセージが、gRPCの上限（既定では4 MiB）を超えています。
    .fix-1 = 新しいセッションを開始します。このセッションには大きなファイルまたはツールの結果が含まれています。プロキシに、より小さい上限がある場合もあります。
family-grpc-keepalive = キープアライブのpingが多すぎるため、相手がgRPC接続を閉じました。
    .fix-1 = 途中のプロキシまたはロードバランサーのキープアライブ設定を確認し、少なくとも20秒ごとのpingを許可します。
family-grpc-unimplemented = gRPCサーバーに、このサービスまたはメソッドがありません。別のサービスが待ち受けているか、バージョンがGitLabと合っていません。
    .fix-1 = ホストとポートを確認し、GitLabのバージョンに合ったAIゲートウェイのイメージ（self-hosted-vX.Y.Z-ee）を使用します。
family-grpc-unauthenticated = Agent Platformサービスがトークンを受け付けません。
    .fix-1 = サービスがGitLabからキーを取得できること（AIGW_GITLAB_URL）、双方の時計が正しいこと、署名キーが設定されていることを確認します。
family-grpc-permission = Agent Platformサービスは、送信元を認証しましたが、アクセスを許可していません。
    .fix-1 = 元のメッセージを確認します。多くの場合、ライセンス、ユーザーのシート、または機能の設定が原因です。
family-grpc-deadline = Agent Platformサービスが時間内に応答しませんでした。
    .fix-1 = この時刻のログと負荷、およびファイアウォールがパケットを破棄していないかを確認します。 nc -vz HOST 50052
family-grpc-unavailable = Agent Platformサービスまたはその前段が利用できません。
    .fix-1 = サービスが稼働していること、GitLabのホストからポートに到達できることを確認します。 nc -vz HOST 50052

# NGINX
family-nginx-large = 背後のサーバーではなくNGINXが、リクエストを拒否しています。サイズがclient_max_body_size（既定では1 MB）を超えています。
    .fix-1 = このlocationでclient_max_body_size 50m;のように引き上げ、再読み込みします。Ingress NGINXではnginx.ingress.kubernetes.io/proxy-body-sizeです。
family-nginx-header = 背後のサーバーではなくNGINXが、リクエストを拒否しています。ヘッダーまたはURLが大きすぎます。
    .fix-1 = 上限を引き上げます。 large_client_header_buffers 4 32k;
family-nginx-answer-header = 背後のサーバーのレスポンスヘッダーが、NGINXの上限を超えています。
    .fix-1 = 上限を引き上げます。 proxy_buffer_size 16k; proxy_buffers 8 16k;
family-nginx-slow = 背後のサーバーがNGINXのタイムアウト（既定では60秒）までに応答せず、NGINXが打ち切りました。
    .fix-1 = タイムアウトを長くし、バッファリングを無効にします。 proxy_read_timeout 300s; proxy_buffering off;
    .fix-2 = 背後のサーバーが遅い理由を調べます。ログに「while connecting」とある場合は、サーバーに到達できていません。
family-nginx-resolve = NGINXが、背後のサーバーの名前を解決できません。
    .fix-1 = proxy_passの名前を修正するか、resolverを設定します。アドレスが変わった場合は、nginx -s reloadを実行します。
family-nginx-gone = NGINXの背後のサーバーが応答する前に、クライアントが接続を切りました。NGINXの問題ではありません。
    .fix-1 = クライアントのタイムアウトと、応答に時間がかかっている理由を確認します。
family-nginx-closed = NGINXの背後のサーバーが、応答する前に接続を閉じました。
    .fix-1 = そのサーバーのこの時刻のログで、クラッシュ、再起動、タイムアウト、または平文のHTTPとTLSの不一致を確認します。
family-nginx-down = 背後のサーバーではなくNGINXが応答しています。背後のサーバーは停止しているか、到達できません。
    .fix-1 = NGINXのエラーログでアドレス（upstream:）を確認し、NGINXのホストからcurlで、サーバーがそこで稼働しているか確認します。
    .fix-2 = proxy_passのホスト、ポート、httpとhttpsの別を確認します。
family-nginx-refused = 背後のサーバーではなくNGINXが、アクセスを拒否しています。モデルのキーの問題ではありません。
    .fix-1 = このlocationのallow、deny、auth_basic、auth_requestを確認し、送信元のアドレスを許可します。
family-nginx-path = 背後のサーバーではなくNGINXに、このパスがありません。
    .fix-1 = locationとproxy_passを末尾のスラッシュの有無も含めて確認し、応答しているserver_nameも確認します。

# HAProxy
family-haproxy-down = HAProxyが応答しています。バックエンドに稼働中のサーバーがありません。モデルサーバーやAIゲートウェイからの応答ではありません。
    .fix-1 = 背後のサーバーとヘルスチェック（option httpchk）を確認します。キーが必要なパスをチェックすると、停止と判定されます。
family-haproxy-slow = 背後のサーバーがtimeout serverまでに応答せず、HAProxyが打ち切りました。
    .fix-1 = バックエンドでtimeout server 300sのように長くします。WebSocketではtimeout tunnelも長くします。
    .fix-2 = 背後のサーバーが遅い理由を調べます。
family-haproxy-broken = HAProxyの背後のサーバーが、接続を閉じたか、別のプロトコルで応答しました。
    .fix-1 = ポートとTLSの有無（server … ssl verify required）、およびそのサーバーのログを確認します。
family-haproxy-large = 背後のサーバーではなくHAProxyが、リクエストが大きすぎるとして拒否しています。
    .fix-1 = req.body_sizeを条件とするhttp-request denyと、大きなヘッダーの場合はtune.bufsizeを確認します。
family-haproxy-refused = 背後のサーバーではなくHAProxyのルールが、リクエストを拒否しています。モデルのキーの問題ではありません。
    .fix-1 = フロントエンドのhttp-request deny、http-request auth、ACLを確認し、送信元を許可します。

# Envoy
family-envoy-overflow = Envoyのサーキットブレーカーが作動しています。接続数またはリクエスト数が上限を超えています。モデルサーバーからの応答ではありません。
    .fix-1 = max_connections、max_pending_requests、max_requestsを引き上げる（IstioではDestinationRuleのconnectionPool）か、レプリカを追加します。
family-envoy-tls = EnvoyまたはIstioと背後のサーバーとの間で、TLS接続を確立できません。モデルサーバーからの応答ではありません。
    .fix-1 = サーバーのポートがTLSで待ち受けているかと、DestinationRuleのmodeを確認します。平文のHTTPではDISABLE、TLSではSIMPLE、メッシュ内ではISTIO_MUTUALです。
family-envoy-slow = 背後のサーバーがルートのタイムアウト（既定では15秒）までに応答せず、Envoyが打ち切りました。
    .fix-1 = ルートのtimeoutを長くします（IstioではVirtualServiceのtimeout: 300s、Gateway APIではtimeouts.request）。
    .fix-2 = 背後のサーバーが遅い理由を調べます。
family-envoy-down = モデルサーバーではなくEnvoyまたはIstioが応答しています。背後に準備のできたサーバーがありません。
    .fix-1 = 背後のPodを確認します。 kubectl get pods、kubectl get endpointslices。Readyである必要があります。
    .fix-2 = サービスのセレクターとtargetPortを、サーバーが待ち受けているポートと比較します。
family-envoy-refused = モデルサーバーではなくEnvoyまたはIstioのポリシーが、リクエストを拒否しています。モデルのキーの問題ではありません。
    .fix-1 = このワークロードのAuthorizationPolicyとRequestAuthenticationを確認し、送信元を許可します。
family-envoy-large = 背後のサーバーではなくEnvoyが、リクエストを拒否しています。サイズがバッファの上限を超えています。
    .fix-1 = bufferフィルターのmax_request_bytes、またはper_connection_buffer_limit_bytesを引き上げます。

# Proxies
family-proxy-password = プロキシがユーザー名とパスワードを要求しています。接続先には届いていません。
    .fix-1 = 内部のホストの場合は、プロキシから除外します。 NO_PROXY=HOST,.DOMAIN
    .fix-2 = それ以外の場合は、変数に指定します。特殊文字はパーセントエンコードします。 HTTPS_PROXY=http://USER:PASSWORD@PROXY:PORT
family-proxy-large = サーバーではなくプロキシ（Squid）が、リクエストまたは応答が大きすぎるとして拒否しています。
    .fix-1 = squid.confのrequest_body_max_sizeまたはreply_body_max_sizeを引き上げるか、NO_PROXYでホストを除外します。
family-proxy-refused = プロキシが、このホストまたはポートへの接続を許可していません。接続先には届いていません。
    .fix-1 = 内部のホストの場合は、除外します。 NO_PROXY=HOST,.DOMAIN
    .fix-2 = それ以外の場合は、プロキシで許可します（Squidではhttp_access、ポートについてはSSL_portsとSafe_ports）。
family-proxy-down = プロキシは応答していますが、接続先に到達できません。多くの場合、プロキシからは名前を解決できない内部のホストです。
    .fix-1 = 内部のホストの場合は、除外します。 NO_PROXY=HOST,.DOMAIN
    .fix-2 = それ以外の場合は、プロキシのホストから、接続先の名前を解決でき、応答があることを確認します。
family-proxy-unreachable = プロキシ自体に到達できません。HTTP_PROXYまたはHTTPS_PROXYのアドレスが誤っているか、プロキシが停止しています。
    .fix-1 = コンテナ内の変数を確認します（env | grep -i proxy）。そこからプロキシの名前とポートに到達できる必要があります。
    .fix-2 = 内部のホストについては、NO_PROXYを大文字と小文字の両方で設定します。
family-proxy = 経路上のプロキシが、接続を拒否または切断しています。
    .fix-1 = リクエストの送信元のHTTPS_PROXYとNO_PROXY、およびプロキシのログを確認します。内部のホストはNO_PROXYで除外します。

# Apache, Caddy
family-apache-slow = 背後のサーバーがProxyTimeout（既定では60秒）までに応答せず、Apacheが打ち切りました。
    .fix-1 = タイムアウトを長くします。ProxyTimeout 300、またはProxyPassでtimeout=300を指定します。
family-apache-large = 背後のサーバーではなくApacheが、リクエストが大きすぎるとして拒否しています。
    .fix-1 = LimitRequestBodyを引き上げます。ModSecurityを使用している場合は、SecRequestBodyLimitも引き上げます。
family-apache-refused = 背後のサーバーではなくApacheが、アクセスを拒否しています。モデルのキーの問題ではありません。
    .fix-1 = このパスのRequire、AuthType、ModSecurityを確認します。
family-apache-down = 背後のサーバーではなくApacheが応答しています。背後のサーバーは停止しているか、到達できません。
    .fix-1 = ProxyPassのアドレスと、サーバーがそこで稼働していることを確認します。SELinuxでは次のコマンドを実行します。 setsebool -P httpd_can_network_connect 1
family-caddy-down = 背後のサーバーではなくCaddyが応答しています。背後のサーバーは停止しているか、到達できません。
    .fix-1 = reverse_proxyのアドレスと、サーバーがそこで稼働していることを確認します。
family-caddy-slow = 背後のサーバーが応答せず、Caddyが打ち切りました。
    .fix-1 = 遅い理由を調べ、reverse_proxyのtransportのdial_timeoutとresponse_header_timeoutを確認します。

# Something with a web page
family-intermediary-down = 背後のサーバーではなくロードバランサーまたはプロキシが応答しています。正常なサーバーがありません。
    .fix-1 = ロードバランサーのターゲットとヘルスチェック、およびサーバーが稼働しているかを確認します。
family-intermediary-large = ロードバランサー、プロキシ、またはWebアプリケーションファイアウォールが、リクエストが大きすぎるとして拒否しています。背後のサーバーからの応答ではありません。
    .fix-1 = リクエスト本文の上限を引き上げるか、ファイアウォールでこのパスを除外します。
family-intermediary-slow = ロードバランサーまたはプロキシが、応答を待ちきれずに打ち切りました。背後のサーバーからの応答ではありません。
    .fix-1 = アイドルタイムアウトまたはバックエンドのタイムアウトを300秒以上にします（AWS ALBではidle_timeout.timeout_seconds、既定は60秒。Azure Application Gatewayでは要求タイムアウト、既定は20秒）。
family-intermediary-refused = プロキシ、シングルサインオン、またはWebアプリケーションファイアウォールが、リクエストを拒否しています。背後のサーバーからの応答ではなく、キーの問題でもありません。
    .fix-1 = ログインページなしで送信元を通過させるか、ファイアウォールでこのパスを除外します。
family-intermediary-page = APIの応答ではなくWebページが返されています。ログインページ、プロキシ、またはこのアドレスの別のサービスです。
    .fix-1 = 送信元のホストからcurl -iでURLを開き、ヘッダーで応答元を確認します。URLを修正するか、ログインなしでリクエストを通過させます。

# TLS
family-tls-issuer-gitlab = GitLabが証明書を信頼していません。証明書を発行したプライベート認証局がGitLabのホストに登録されていないか、サーバーが中間証明書を送信していません。クライアントからは区別できません。
    .fix-1 = 社内の認証局の場合は、その証明書（PEM）を/etc/gitlab/trusted-certs/に置き、sudo gitlab-ctl reconfigureを実行します。
    .fix-2 = 公的な認証局の場合は、サーバーが送信する証明書をopenssl s_client -connect HOST:PORT -servername HOST -showcertsで確認し、サーバーに完全なチェーンを設置します。
    .fix-3 = 証明書の検証は無効にしないでください。
family-tls-issuer-to-gitlab = AIゲートウェイがGitLabの証明書を信頼していません。社内のプライベート認証局がゲートウェイのバンドルに含まれていないか、GitLabが中間証明書を送信していません。クライアントからは区別できません。
    .fix-1 = 公的な認証局と社内の認証局を含むバンドルをマウントし、REQUESTS_CA_BUNDLEにコンテナ内のパスを設定します（SSL_CERT_FILEはモデルへの接続にのみ使われます）。
    .fix-2 = GitLabが送信する証明書を確認します。 openssl s_client -connect HOST:443 -servername HOST -showcerts。中間証明書がない場合は、完全なチェーンを設置します。
family-tls-issuer-to-model = AIゲートウェイがモデルの証明書を信頼していません。プライベート認証局（社内の認証局、またはTLSを検査するプロキシの認証局）がゲートウェイのバンドルに含まれていないか、サーバーが中間証明書を送信していません。クライアントからは区別できません。
    .fix-1 = 公的な認証局と社内の認証局を含むバンドルをマウントし、SSL_CERT_FILEにコンテナ内のパスを設定します。GitLabへの接続にはREQUESTS_CA_BUNDLEを設定します。
    .fix-2 = 届いた証明書の発行者を確認します。 openssl s_client -connect HOST:PORT -servername HOST -showcerts。プロキシが発行している場合は、その認証局を追加します。中間証明書がない場合は、サーバーに完全なチェーンを設置します。
family-tls-issuer = 証明書が信頼されていません。クライアントにプライベート認証局が登録されていないか、サーバーが中間証明書を送信していません。クライアントからは区別できません。
    .fix-1 = サーバーが送信する証明書を確認します。 openssl s_client -connect HOST:PORT -servername HOST -showcerts
    .fix-2 = 社内の認証局の場合は、クライアントに追加します。AIゲートウェイではSSL_CERT_FILEまたはREQUESTS_CA_BUNDLE、GitLabでは/etc/gitlab/trusted-certs/です。公的な認証局の場合は、サーバーに完全なチェーンを設置します。
family-tls-self-signed = サーバーの証明書、またはそれを発行した認証局が自己署名であり、クライアントに信頼されていません。
    .fix-1 = クライアントに追加します。AIゲートウェイではSSL_CERT_FILEまたはREQUESTS_CA_BUNDLE、GitLabでは/etc/gitlab/trusted-certs/です。または、信頼された認証局の証明書を設置します。
    .fix-2 = サーバーの証明書が公的なものである場合は、経路上のプロキシがTLSを検査しています。その認証局を信頼するか、ホストを除外します。
family-tls-host-name = 証明書が、URLのホスト名とは別の名前に対して発行されています。
    .fix-1 = URLに証明書の名前を使用するか、この名前をサブジェクト代替名に含む証明書を発行します。
    .fix-2 = 証明書の名前を確認します。 openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -ext subjectAltName
family-tls-legacy-name = 証明書の名前がコモンネームにしかありません。現在のクライアントはサブジェクト代替名だけを確認します。
    .fix-1 = サブジェクト代替名を含む証明書を発行し直します。 openssl req … -addext subjectAltName=DNS:HOST
family-tls-expired = サーバーの証明書、またはチェーン内の証明書の有効期限が切れています。
    .fix-1 = 証明書を更新し、完全なチェーンを設置して、サーバーを再読み込みします。有効期間の確認： openssl s_client -connect HOST:PORT -servername HOST </dev/null | openssl x509 -noout -dates
    .fix-2 = 有効期間が正しい場合は、クライアントの時計がずれています。 timedatectl
family-tls-not-yet-valid = 証明書がまだ有効期間に入っていません。多くの場合、クライアントの時計が遅れています。
    .fix-1 = クライアントのホストの時計を確認します。 timedatectl、chronyc tracking
family-tls-key-identifier = 証明書に鍵識別子がありません。Python 3.13以降はこれを厳格に検証します。信頼の設定自体に問題はありません。
    .fix-1 = authorityKeyIdentifierとsubjectKeyIdentifierを含めて、証明書と認証局の証明書を発行し直します。
family-tls-malformed = 証明書またはその認証局の証明書が、鍵長、鍵用途、基本制約など、クライアントの要件を満たしていません。
    .fix-1 = RSA 2048以上とSHA-256で発行し直します。認証局の証明書にはCA:TRUEとkeyCertSignが必要です。
family-tls-version = 双方に共通するTLSのバージョンまたは暗号スイートがないか、サーバーがハンドシェイクを打ち切っています。
    .fix-1 = サーバーでTLS 1.2または1.3を有効にし、対応状況を確認します。 openssl s_client -connect HOST:PORT -servername HOST -tls1_2
    .fix-2 = SNIのホスト名の誤りや、クライアント証明書の要求でも、同じアラートになることがあります。
family-tls-client-certificate = サーバーがクライアント証明書（相互TLS）を要求しています。GitLabとAIゲートウェイはクライアント証明書を送信しません。
    .fix-1 = これらの送信元に対しては任意にするか、クライアント証明書を提示するプロキシを間に置きます。
family-tls-not-tls = 一方だけがTLSを使用しています。httpとhttps、またはポートを取り違えています。
    .fix-1 = URLのスキームとポートを確認します。curl -v http://HOST:PORTとhttps://HOST:PORTの一方が応答します。
    .fix-2 = プロキシを使用する場合、HTTPS_PROXYの値は通常http://で始まります。

# Hosts of the public internet
family-outside-hub = リクエスト元のホストまたはコンテナが、トークナイザーやモデルの取得元であるhuggingface.coに接続できません。
    .fix-1 = AIゲートウェイの場合、トークナイザーはイメージに含まれています。HF_HOMEとHF_HUB_CACHEの設定を外し、HF_HUB_OFFLINE=1を設定します。
    .fix-2 = モデルサーバーの場合は、接続を許可する（HTTPS_PROXY）か、モデルをディスクにコピーしてマウントし、そのパスを指定して起動します。
family-outside-npm = フローのジョブが、GitLab Duo CLIの取得元であるregistry.npmjs.orgに接続できません。
    .fix-1 = Runnerからregistry.npmjs.orgへの接続を許可するか、GitLab Duo CLIを含むイメージでフローを実行します。
family-outside-registry = イメージの取得元であるregistry.gitlab.comに接続できません。
    .fix-1 = ホストからregistry.gitlab.com:443への接続を許可するか、イメージをミラーして、その名前を使用します。

# The network
family-in-use = このアドレスとポートでは、別のプロセスがすでに待ち受けています。
    .fix-1 = ss -ltnpとdocker psで特定し、停止するか、別のポートを使用します。
family-resolve-temporary = DNSサーバーが応答しないか、応答が不安定です。名前自体は正しい可能性があります。
    .fix-1 = リクエストの送信元で確認します（getent hosts HOST）。/etc/resolv.confと、CoreDNSまたはDockerのDNSも確認します。
family-resolve = 送信元のホストまたはコンテナから、このホスト名を解決できません。
    .fix-1 = 送信元で確認します（getent hosts HOST）。DockerやKubernetesの名前は、同じネットワークまたはネームスペースの中でのみ有効です（SERVICE.NAMESPACE.svc）。
    .fix-2 = URLの名前を修正するか、DNSに追加します。
family-refused-localhost = localhostで待ち受けているプロセスがありません。コンテナ内のlocalhostは、ホストではなくコンテナ自身です。
    .fix-1 = ホストの名前またはアドレスを使用します。Dockerでは--add-host host.docker.internal:host-gatewayを指定したhost.docker.internal、またはサービス名も使用できます。
    .fix-2 = サーバーを127.0.0.1だけでなく0.0.0.0で待ち受けさせます。
family-refused = ホストには到達しましたが、このポートで待ち受けているプロセスがありません。サーバーが稼働していないか、127.0.0.1だけで待ち受けているか、ポートが誤っています。
    .fix-1 = 接続先でss -ltnpを実行します。サーバーが稼働し、0.0.0.0またはそのアドレスで待ち受けている必要があります。
    .fix-2 = URLのポートを、公開されているポートと比較します（docker ps、kubectl get service）。
family-unreachable = このアドレスへの経路がないか、ファイアウォールが拒否しています。
    .fix-1 = リクエストの送信元で、アドレス、経路、ファイアウォールを確認します。 ip route get ADDRESS
family-timeout-connect = 時間内に接続できませんでした。多くの場合、ファイアウォール、セキュリティグループ、またはネットワークポリシーがパケットを破棄しているか、アドレスが誤っています。
    .fix-1 = リクエストの送信元で確認し、ポートを開放します。 nc -vz HOST PORT
    .fix-2 = 外部へはプロキシ経由でのみ接続できる場合は、HTTPS_PROXYを設定します。
family-timeout-read = 接続はできましたが、時間内に応答がありませんでした。
    .fix-1 = 接続先のこの時刻の負荷とログを確認します。応答に時間がかかるのが正常な場合は、タイムアウトを長くします。
family-timeout = 時間内に応答がありませんでした。接続できていたかどうかは、このテキストからは分かりません。
    .fix-1 = リクエストの送信元で確認します（nc -vz HOST PORT）。接続できる場合は相手が遅く、できない場合はファイアウォールがパケットを破棄しています。
family-closed = 応答が完了する前に、相手または途中の機器が接続を閉じました。
    .fix-1 = 相手のこの時刻のログで再起動やクラッシュを、また、プロキシ、ロードバランサー、ファイアウォールのアイドルタイムアウトを確認します。
family-protocol = 応答はありますが、想定したプロトコルではありません。このアドレスで別のサービスまたはプロキシが応答しています。
    .fix-1 = curl -i URLで応答元を確認し、スキーム、ホスト、ポート、パスを確認します。
