title = Agent Platformサービスが応答する
about = GitLab Duo Agent Platformサービスまでの経路を、名前解決、接続、TLSなしのgRPCサーバーが最初に送るバイト列の順に確認し、GitLabのTLSの設定と比較します。それだけで判断できない場合は、GitLabのヘルスチェックが行う呼び出しの結果を使用します。
proves = GitLabの接続方法に合った相手に、そのアドレスで到達できること。
does-not-prove = サービスがGitLabのトークンを受け付けること、およびフローが最後まで実行されること。

-save = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、環境変数とポートはコンテナの作成時にしか設定できません。Docker Composeの場合、この手順は不要です。
-other = その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、サービスの定義を変更してdocker compose up -dを実行します。

DUO7100 = Agent Platformサービスは{ $address }で応答しています。{ $speaks ->
        [plain] TLSなしで、GitLabの接続方法と一致しています。
        [tls] TLSありで、GitLabの接続方法と一致しています。
       *[silent] {""}
    }{ $tried ->
        [yes] GitLabからの呼び出しも成功しています。
       *[no] {""}
    }
    .title = Agent Platformサービスは応答しています。
DUO7101 = Agent Platformサービスのアドレス（{ $address }）のホスト名を解決できません。
    .title = Agent Platformサービスのホスト名を解決できません。
    .cause = ここで使用したDNSサーバーに、この名前が登録されていません。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。GitLab Duo Chat（クラシック）とコード提案は、このサービスを必要としません。
    .fix-1 = GitLabの動作環境で名前を検索します。失敗する場合は、DNSサーバーまたはそのホストの/etc/hostsに名前を登録します。
    .fix-2 = 名前が誤っている場合は、管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」で修正します。
    .fix-3 = 再度チェックを実行します。
DUO7102 = Agent Platformサービスのアドレス（{ $address }）で待ち受けているプロセスがありません。
    .title = Agent Platformサービスのアドレスで待ち受けているプロセスがありません。
    .cause = { $switched ->
        [off] 環境変数ENABLE_DUO_WORKFLOW_SERVICEがオフのため、ゲートウェイのコンテナがサービスを起動していません。
       *[on] ポート50052が公開されていないか、サービスが停止しています。サービスはAIゲートウェイと同じコンテナで動作しますが、停止してもコンテナは動き続けるため、ゲートウェイが正常でもサービスが正常とは限りません。新しいバージョンのサービスは、起動時にGitLabのキーを取得できないと終了します。
    }
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。GitLab Duo Chat（クラシック）とコード提案は、このサービスを必要としません。
    .fix-1 = コンテナのログで、「Starting gRPC server on port 50052」または「Could not prefetch keys」を探します。
    .fix-2 = { -save }
    .fix-3 = { $switched ->
        [off] サービスを有効にして、コンテナを再作成します。
       *[on] ポート50052と、ゲートウェイから見たGitLabのURLをこの環境変数に指定して、コンテナを再作成します。インターネットに接続できない環境では、DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URLにも同じURLを設定し、空にはしません。
    }{ -other }
    .fix-4 = 再度チェックを実行します。
DUO7103 = Agent Platformサービス（{ $address }）が応答しません（{ $phase ->
        [resolve] 名前解決
        [connect] 接続
        [tls] TLSハンドシェイク
       *[other] 応答待ち
    }）。
    .title = Agent Platformサービスが応答しません。
    .cause = { $phase ->
        [connect] ファイアウォールがトラフィックを破棄しているか、経路がないか、ホストが停止しています。
        [resolve] DNSサーバーが時間内に応答していません。
       *[other] 接続はできましたが、サービスまたは前段のプロキシが応答していません。
    }
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが応答待ちの後、タイムアウトで失敗します。
    .fix-1 = GitLabの動作環境からポートに接続します。「Connected to」と表示されれば、ネットワークには問題ありません。
    .fix-2 = 接続できない場合は、GitLabからこのポートへの通信を、ファイアウォール、ネットワークポリシー、セキュリティグループで許可します。AIゲートウェイとは別のポートです。
    .fix-3 = 再度チェックを実行します。
DUO7104 = GitLabはAgent Platformサービス（{ $address }）にTLSで接続しますが、サービスはTLSを使用していません。
    .title = GitLabはAgent PlatformサービスにTLSで接続しますが、サービスはTLSを使用していません。
    .cause = { $source ->
        [setting] 「GitLab Duo Agent PlatformサービスにTLSを使用する」がオンになっています。
        [variable] GitLabの環境変数でTLSがオフになっていません。
       *[default] GitLabの環境変数にDUO_AGENT_PLATFORM_SERVICE_SECUREが見つかりません。この変数がない場合、GitLabはTLSで接続します。gitlab.rbだけで設定している場合、コンテナの環境変数には表示されません。
    }サービスは、設定で有効にするか前段にプロキシを置かない限り、TLSを使用しません。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗し、「An error occurred while fetching an authentication token for this workflow」と表示されます。エディタの言語サーバーのログには、WRONG_VERSION_NUMBERが記録されます。
    .fix-1 = 通信が信頼できるネットワークの外を通る場合は、以下の手順の代わりに、TLSをオンのままにしてサービスに証明書を設定します。grpc_passを設定したNGINXを前段に置くか、新しいバージョンではDUO_WORKFLOW_TLS__ENABLEDと証明書、キーを指定します。
    .fix-2 = { $source ->
        [setting] それ以外の場合は、管理者 > GitLab Duo > 設定の変更でTLSをオフにします。
       *[other] それ以外の場合は、GitLabのTLSをオフにします。/etc/gitlab/gitlab.rbのgitlab_rails['env']、またはHelmのglobal.extraEnvで設定します。GitLabのクラウドのものを含め、このGitLabが使用するすべてのAgent Platformサービスに適用されます。管理者 > GitLab Duo > 設定の変更に「GitLab Duo Agent PlatformサービスにTLSを使用する」がある場合は、代わりにこれをオフにします。
    }
    .fix-3 = { $source ->
        [setting] 再度チェックを実行します。
       *[other] 変更を反映します。
    }
    .fix-4 = 再度チェックを実行します。
DUO7105 = GitLabはAgent Platformサービス（{ $address }）にTLSなしで接続しますが、接続先はTLSなしのgRPCに対応していません。
    .title = GitLabはAgent PlatformサービスにTLSなしで接続しますが、接続先はTLSなしのgRPCに対応していません。
    .cause = { $served ->
        [yes] DUO_WORKFLOW_TLS__ENABLEDがオンで、サービスがTLSを使用しています。
       *[no] TLSなしのgRPCサーバーは先に送信を始めますが、接続先は待機しています。TLSプロキシや通常のHTTPサーバーの動作です。
    }
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。データを送受信する前に接続が閉じられます。
    .fix-1 = ポートがTLSを使用している場合は、管理者 > GitLab Duo > 設定の変更でこの設定をオンにします。この項目がない場合は、/etc/gitlab/gitlab.rbのgitlab_rails['env']からDUO_AGENT_PLATFORM_SERVICE_SECUREを削除し、sudo gitlab-ctl reconfigureを実行します（Helmではglobal.extraEnvから削除します）。
    .fix-2 = HTTP用のポートの場合は、サービスのポート（別のポートで公開していない限り50052）を指定します。前段のプロキシは、サービスとHTTP/2で通信する必要があります。
    .fix-3 = 再度チェックを実行します。
DUO7106 = Agent Platformサービスのアドレス（{ $address }）で待ち受けているのは、gRPCサーバーではありません。別のプロトコル（{ $protocol }）の応答が返されました。
    .title = Agent Platformサービスのアドレスで待ち受けているのは、gRPCサーバーではありません。
    .cause = ポートが別のサービスのものか、ホストが誤っています。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」で、ホストとポートを修正します。別のポートで公開していない限り、サービスのポートは50052です。
    .fix-2 = 再度チェックを実行します。
DUO7107 = Agent Platformサービスのアドレス{ $address }で応答しているのはgRPCではなくHTTPサーバーです（ステータス{ $status }）。
    .title = Agent PlatformサービスのアドレスでgRPCではなくHTTPサーバーが応答しています。
    .cause = { $kind ->
        [upstream] プロキシがHTTP/2で応答していますが、gRPCをサービスに転送できていません。grpc_passではなくproxy_passを使用している、転送先のアドレスが間違っている、またはサービスが停止しています。
       *[page] プロキシまたは別のWebサーバーがHTTP/2で自ら応答しており、gRPCをサービスに転送していません。
    }
    .consequence = すべてのユーザーで、GitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = NGINXでは、このlocationをproxy_passではなくgrpc_pass（サービスがTLSを使用する場合はgrpcs://）で転送し、設定を再読み込みします。Kubernetesのingress-nginxでは、アノテーションnginx.ingress.kubernetes.io/backend-protocol: GRPCを設定します。
    .fix-2 = 再度チェックを実行します。
DUO7108 = Agent Platformサービスのアドレス{ $address }のTLSサーバーがHTTP/2に対応していません。
    .title = Agent PlatformサービスのアドレスのTLSサーバーがHTTP/2に対応していません。
    .cause = gRPCにはHTTP/2が必要で、TLSハンドシェイク中に合意されます（ALPNのh2）。ここでTLSを終端しているプロキシまたはロードバランサーが合意しません。
    .consequence = すべてのユーザーで、GitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = ハンドシェイクを確認します。「No ALPN negotiated」またはハンドシェイクのアラートが表示されれば、この所見のとおりです。
    .fix-2 = このポートでHTTP/2を有効にします。NGINXではserverブロックにhttp2 on（1.25.1より前はlisten 443 ssl http2）をgrpc_passとあわせて設定します。ロードバランサーでは、リスナーとターゲットにHTTP/2またはgRPCを使用します。
    .fix-3 = 再度チェックを実行します。
DUO7109 = { $address }のAgent Platformサービスの証明書が受け入れられません。{ $problem ->
        [expired] 有効期限が切れています。
        [not-yet-valid] まだ有効ではありません。
        [wrong-host] 別のホストの証明書です。
        [revoked] 失効しています。
        [self-signed] 自己署名です。
       *[unknown-issuer] 認証局が不明です。
    }
    .title = Agent Platformサービスの証明書が受け入れられません。
    .cause = { $problem ->
        [expired] 証明書の有効期限が切れています。
        [not-yet-valid] 証明書がまだ有効でないか、時計がずれています。
        [wrong-host] 証明書に、GitLabの設定にあるホストが含まれていません。
        [revoked] 認証局が証明書を失効させています。
       *[unknown-issuer] 証明書に署名した認証局が信頼されていないか、中間証明書が不足しています。GitLab自身の呼び出しも失敗しています。
    }
    .consequence = すべてのユーザーで、GitLab Duo Chat（エージェント型）とフローが失敗します。GitLabはTLSハンドシェイク中に接続を閉じます。
    .fix-1 = サービスが送信する証明書を確認します。
    .fix-2 = { $problem ->
        [expired] 現在有効な証明書をインストールします。
        [not-yet-valid] 現在有効な証明書をインストールし、時計を確認します。
        [wrong-host] GitLabの設定にあるホストの証明書をインストールするか、証明書に含まれるホストを設定に入力します。
        [revoked] 新しい証明書をインストールします。
       *[unknown-issuer] 認証局の証明書を/etc/gitlab/trusted-certsにコピーしてsudo gitlab-ctl reconfigureを実行するか（Helmではglobal.certificates.customCAs）、不足している中間証明書を送信するようにします。
    }
    .fix-3 = 再度チェックを実行します。
DUO7110 = { $kind ->
        [not-serving] { $address }のAgent Platformサービスが、サービスを提供していないと応答しています。
       *[another] Agent Platformサービスのアドレス{ $address }のgRPCサーバーは別のサービスです。
    }
    .title = { $kind ->
        [not-serving] Agent Platformサービスが、サービスを提供していないと応答しています。
       *[another] Agent PlatformサービスのアドレスのgRPCサーバーは別のサービスです。
    }
    .cause = { $kind ->
        [not-serving] サービスが起動中または停止中であるか、起動が完了していません。
       *[another] ヘルスサービスがなく、Agent Platformサービスのようにトークンを求めることもありません（UNIMPLEMENTED）。
    }
    .consequence = すべてのユーザーで、GitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = { $kind ->
        [not-serving] コンテナのログで理由を確認します。起動直後の場合は1分ほど待ちます。
       *[another] 管理者 > GitLab Duo > 設定の変更 > GitLab Duo Agent PlatformサービスのローカルURLで、ホストとポートを修正します。別のポートで公開していなければ、サービスは50052で待ち受けます。
    }
    .fix-2 = 再度チェックを実行します。
DUO7190 = Agent Platformサービスが動作しているかどうかを確認できませんでした：{ $why }。
    .title = Agent Platformサービスが動作しているかどうかを確認できませんでした。
    .why-own-access = { $address }から応答がありませんが、GitLabがこのアドレスを使用しているかどうかがわかりません。管理者のトークンが必要です
    .why-tls-not-known = { $address }はTLSなしのgRPCで応答しますが、GitLabがTLSなしで接続するかどうかがわかりません。GitLabの環境変数（DUO_AGENT_PLATFORM_SERVICE_SECURE）または管理者のトークンが必要です
    .why-tls-and-switch-not-known = { $address }はTLSでgRPCを使用していますが、GitLabがその方法で接続するかどうかが分かりません。確認には、GitLabの環境変数（DUO_AGENT_PLATFORM_SERVICE_SECURE）または管理者のトークンが必要です
    .why-silent = { $address }は開いており、TLSサーバーのようにクライアントの送信を待っています。それがこのサービスであるか、証明書が受け入れられるかは、ここからは確認できません。GitLabのヘルスチェックを実行するために、管理者のトークンが必要です
    .why-silent-and-gitlab-fails = { $address }は開いており、TLSサーバーのようにクライアントの送信を待っていますが、GitLabからの呼び出しは失敗しています。GitLabが証明書を信頼していないか、接続先がこのサービスではありません
DUO7191 = { $reason ->
        [unset] GitLabはセルフホストのAgent Platformサービスを使用していません。URLが設定されていません。
       *[version] このバージョンのGitLabには、セルフホストのAgent Platformサービスの設定がありません。
    }
