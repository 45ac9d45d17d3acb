title = Agent Platformサービスが応答する
about = GitLab Duo Agent Platformサービスまでの経路を、名前解決、接続、TLSなしのgRPCサーバーが最初に送るバイト列の順に確認し、GitLabのTLSの設定と比較します。それだけで判断できない場合は、GitLabのヘルスチェックが行う呼び出しの結果を使います。
proves = GitLabの接続方法に合った相手に、そのアドレスで到達できること。
does-not-prove = サービスがGitLabのトークンを受け付けること、およびフローが最後まで実行されること。

DUO7100 = Agent Platformサービスは{ $address }で応答しています。{ $speaks ->
        [plain] TLSなしで、GitLabの接続方法と一致しています。
       *[silent] {""}
    }{ $tried ->
        [yes] GitLab自身の呼び出しも成功しています。
       *[no] {""}
    }
DUO7101 = Agent Platformサービスのアドレス（{ $address }）の名前を解決できません。
    .cause = ここで使用したDNSサーバーに、この名前が登録されていません。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。GitLab Duo Chat（クラシック）とコード提案は、このサービスを必要としません。
    .fix-1 = 名前をDNSサーバーに登録するか、管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLで修正します。
    .fix-2 = 再度チェックを実行します。
DUO7102 = Agent Platformサービスのアドレス（{ $address }）で待ち受けているプロセスがありません。
    .cause = { $switched ->
        [off] ゲートウェイのコンテナでサービスが起動されません。変数ENABLE_DUO_WORKFLOW_SERVICEがオフになっています。
       *[on] ポート50052が公開されていないか、サービスが停止しています。サービスはAIゲートウェイと同じコンテナで動作しますが、停止してもコンテナは動き続けます。そのため、ゲートウェイが正常でもサービスが正常とは限りません。新しいバージョンでは、起動時にGitLabのキーを取得できないと終了します。
    }
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。GitLab Duo Chat（クラシック）とコード提案は、このサービスを必要としません。
    .fix-1 = コンテナのログで、Starting gRPC server on port 50052またはCould not prefetch keysを探します。
    .fix-2 = { $switched ->
        [off] ENABLE_DUO_WORKFLOW_SERVICEを削除するかtrueに設定し、コンテナを起動し直します。
       *[on] -p 50052:50052とDUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEYを指定してコンテナを起動します。キーを取得できていない場合は、DUO_WORKFLOW_AUTH__OIDC_GITLAB_URLにGitLabのURLを設定します。インターネットに接続できない環境では、DUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URLにもGitLabのURLを設定します。空にしてはいけません。
    }
    .fix-3 = 再度チェックを実行します。
DUO7103 = Agent Platformサービス（{ $address }）が応答しません（{ $phase }）。
    .cause = ファイアウォールがトラフィックを破棄しているか、経路がないか、ホストが停止しています。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが、待たされた後に失敗します。
    .fix-1 = GitLabからサービスのポートへの通信を、ファイアウォール、ネットワークポリシー、セキュリティグループで許可します。AIゲートウェイとは別のポートです。
    .fix-2 = 再度チェックを実行します。
DUO7104 = GitLabはAgent Platformサービス（{ $address }）にTLSで接続しますが、サービスはTLSに対応していません。
    .cause = { $source ->
        [setting] 「GitLab Duo Agent PlatformサービスにTLSを使用する」がオンになっています。
        [variable] GitLabの環境変数でTLSがオフになっていません。
       *[default] GitLabの環境変数にDUO_AGENT_PLATFORM_SERVICE_SECUREが見当たりません。この変数がない場合、GitLabはTLSで接続します。gitlab.rbだけで設定している場合、コンテナの環境変数には表示されません。
    }サービス自体は、有効にするか前段にプロキシを置かない限り、TLSを使いません。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗し、「An error occurred while fetching an authentication token for this workflow」と表示されます。エディタの言語サーバーのログには、WRONG_VERSION_NUMBERが記録されます。
    .fix-1 = { $source ->
        [setting] 管理者 > GitLab Duo > 設定の変更で、「GitLab Duo Agent PlatformサービスにTLSを使用する」をオフにします。
       *[other] GitLabに変数を設定します。Linuxパッケージの場合は/etc/gitlab/gitlab.rbのgitlab_rails['env']に設定してgitlab-ctl reconfigureを実行し、Helmの場合はglobal.extraEnvに設定します。この変数は、GitLabのクラウドのものを含め、このGitLabが使うすべてのAgent Platformサービスに適用されます。
    }
    .fix-2 = 通信が信頼できるネットワークの外を通る場合は、TLSをオンのままにして、サービスに証明書を設定します。grpc_passを設定したNGINXを前段に置くか、新しいバージョンではDUO_WORKFLOW_TLS__ENABLEDに証明書とキーを指定します。
    .fix-3 = 再度チェックを実行します。
DUO7105 = GitLabはAgent Platformサービス（{ $address }）にTLSなしで接続しますが、待ち受けている相手はTLSなしのgRPCに対応していません。
    .cause = { $served ->
        [yes] DUO_WORKFLOW_TLS__ENABLEDがオンで、サービスがTLSを使っています。
       *[no] TLSなしのgRPCサーバーは自分から送信を始めますが、この相手は待機しています。TLSのプロキシや通常のHTTPサーバーの動作です。
    }
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。通信が始まる前に接続が閉じられます。
    .fix-1 = ポートがTLSに対応している場合は、管理者 > GitLab Duo > 設定の変更で、「GitLab Duo Agent PlatformサービスにTLSを使用する」をオンにします。この項目がない場合は、GitLabの環境変数からDUO_AGENT_PLATFORM_SERVICE_SECUREを削除し、GitLabを再起動します。
    .fix-2 = HTTP用のポートの場合は、サービスのポートを指定します。別のポートで公開していない限り、50052です。前段のプロキシは、サービスとHTTP/2で通信する必要があります。
    .fix-3 = 再度チェックを実行します。
DUO7106 = Agent Platformサービスのアドレス（{ $address }）で待ち受けているのは、gRPCサーバーではありません。別のプロトコル（{ $protocol }）で送信を始めます。
    .cause = ポートが別のサービスのものか、ホストが違います。
    .consequence = すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLで、ホストとポートを修正します。別のポートで公開していない限り、サービスのポートは50052です。
    .fix-2 = 再度チェックを実行します。
DUO7190 = Agent Platformサービスが動作しているか確認できませんでした：{ $why }。
    .why-tls-not-known = { $address }はTLSなしのgRPCで応答しますが、GitLabがTLSなしで接続するかどうかがわかりません。GitLabの環境変数（DUO_AGENT_PLATFORM_SERVICE_SECURE）または管理者のトークンが必要です
    .why-silent = { $address }は開いており、TLSサーバーのようにクライアントの送信を待っています。それがこのサービスなのか、証明書が受け入れられるのかは、ここからはわかりません。GitLabのヘルスチェックを実行するため、管理者のトークンが必要です
    .why-silent-and-gitlab-fails = { $address }は開いており、TLSサーバーのようにクライアントの送信を待っていますが、GitLab自身の呼び出しは失敗しています。GitLabが証明書を信頼していないか、待ち受けている相手がこのサービスではありません
DUO7191 = { $reason ->
        [unset] GitLabはセルフホストのAgent Platformサービスを使用していません。URLが設定されていません。
       *[version] このバージョンのGitLabには、セルフホストのAgent Platformサービスの設定がありません。
    }
