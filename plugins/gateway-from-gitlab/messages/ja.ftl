title = GitLabからAIゲートウェイに到達できる
about = GitLabのホストからAIゲートウェイまで、名前解決、接続、TLS、ヘルスチェックを順に確認します。また、GitLab自体が送信を拒否したリクエストがないかをllm.logで調べます。
proves = GitLabのホストからゲートウェイのヘルスチェックに応答があり、llm.logに現在も有効な送信拒否の記録がないこと。
does-not-prove = ゲートウェイがGitLabのトークンを受け入れること、GitLabがこのプログラムと同じ証明書を信頼していること。

-save = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、環境変数とポートはコンテナの作成時にしか設定できません。Docker Composeの場合、この手順は不要です。
-other = その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、サービスの定義を変更してdocker compose up -dを実行します。

DUO2100 = GitLabのホストからAIゲートウェイ（{ $url }）に到達できます{ $log ->
        [yes] { "" }
        [empty] （llm.logに、調べた期間の行がありません）
       *[no] （llm.logは確認できませんでした）
    }。
    .title = GitLabのホストからAIゲートウェイに到達できます。
DUO2101 = GitLabのホストで、AIゲートウェイのホスト名{ $host }を解決できません。
    .title = GitLabのホストで、AIゲートウェイのホスト名を解決できません。
    .cause = AIゲートウェイURLのホスト名が、GitLabのホストが使用するDNSサーバーに登録されていません。
    .consequence = すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = GitLabのホストで名前を検索します。失敗する場合は、DNSサーバーまたはそのホストの/etc/hostsに名前を登録します。
    .fix-2 = 名前が誤っている場合は、管理者 > GitLab Duo > 設定の変更で修正します。
    .fix-3 = 再度チェックを実行します。
DUO2102 = GitLabのホストから見て、{ $url }で待ち受けているプロセスがありません。
    .title = GitLabのホストから見て、AIゲートウェイのアドレスで待ち受けているプロセスがありません。
    .cause = ゲートウェイが動作していないか、ポートが公開されていないか、AIゲートウェイURLのポートが誤っています。
    .consequence = すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = GitLabのホストから接続を試します。
    .fix-2 = ゲートウェイのコンテナが動作しているか、どのポートを公開しているかを確認します。ポートが異なる場合は、管理者 > GitLab Duo > 設定の変更で、ローカルAIゲートウェイURLを修正します。
    .fix-3 = ポート5052が公開されていない場合は、次のようにします。{ -save }
    .fix-4 = ポート5052を公開して、コンテナを再作成します。{ -other }
    .fix-5 = 再度チェックを実行します。
DUO2103 = AIゲートウェイ（{ $url }）がGitLabのホストに応答しません（{ $phase ->
        [resolve] 名前解決
        [connect] 接続
        [tls] TLSハンドシェイク
       *[other] 応答待ち
    }）。
    .title = AIゲートウェイがGitLabのホストに応答しません。
    .cause = { $phase ->
        [resolve] GitLabのホストが使用するDNSサーバーが、時間内に応答していません。
        [connect] ファイアウォールが通信を破棄しているか、経路がないか、ゲートウェイのホストが停止しています。
        [tls] 接続はできましたが、TLSハンドシェイクが完了しません。途中のプロキシや、TLSを検査するファイアウォールに問題があります。
       *[other] 接続はできましたが、ゲートウェイまたは前段のプロキシが応答していません。過負荷か、ハングしています。
    }
    .consequence = すべてのユーザーで、チャットとコード提案が応答待ちの後、タイムアウトで失敗します。
    .fix-1 = GitLabのホストから接続を試し、どの段階で止まるかを確認します。
    .fix-2 = { $phase ->
        [resolve] GitLabのホストのDNSサーバーの設定を修正します。
        [connect] ファイアウォールとネットワークポリシーで、GitLabからゲートウェイのポートへの通信を許可します。
       *[other] ゲートウェイと前段のプロキシのログを確認し、応答していない方を再起動します。
    }
    .fix-3 = 再度チェックを実行します。
DUO2104 = AIゲートウェイ（{ $url }）のTLS証明書が受け入れられません。{ $problem ->
        [unknown-issuer] 発行者が信頼されていません
        [self-signed] 自己署名です
        [expired] 有効期限が切れています
        [not-yet-valid] まだ有効になっていません
        [wrong-host] ホスト名が一致しません
        [revoked] 失効しています
        [client-certificate-required] クライアント証明書が必要です
       *[other] TLSハンドシェイクに失敗しました
    }（発行者：{ $issuer }）。
    .title = { $problem ->
        [unknown-issuer] AIゲートウェイのTLS証明書の発行者が信頼されていません。
        [self-signed] AIゲートウェイのTLS証明書が自己署名です。
        [expired] AIゲートウェイのTLS証明書の有効期限が切れています。
        [not-yet-valid] AIゲートウェイのTLS証明書がまだ有効になっていません。
        [wrong-host] AIゲートウェイのTLS証明書のホスト名が一致しません。
        [revoked] AIゲートウェイのTLS証明書が失効しています。
        [client-certificate-required] AIゲートウェイへの接続に、クライアント証明書が必要です。
       *[other] AIゲートウェイとのTLSハンドシェイクに失敗しました。
    }
    .cause = { $remedy ->
        [trust] ここでは信頼されていない認証局が署名した証明書です。GitLabが使用する認証局の一覧は、GitLab独自のものです。
       *[certificate] 証明書の有効期限が切れているか、有効期間の開始前か、別のホスト名のものか、TLSハンドシェイクに失敗しています。
    }
    .consequence = GitLabが接続を拒否します。すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = GitLabのホストから証明書を確認します。
    .fix-2 = { $remedy ->
        [trust] 認証局の証明書（PEM形式）をGitLabに配置します。Helmの場合は、シークレットをglobal.certificates.customCAsにも指定します。
       *[certificate] ゲートウェイの前段のプロキシに、現在有効でホスト名{ $host }に合う証明書を設置し、プロキシを再読み込みします。
    }
    .fix-3 = { $remedy ->
        [trust] 変更を反映します。
       *[certificate] 再度チェックを実行します。
    }
    .fix-4 = 再度チェックを実行します。
DUO2105 = AIゲートウェイURL（{ $url }）はhttpsですが、ポートは平文のHTTPです。
    .title = AIゲートウェイURLはhttpsですが、ポートは平文のHTTPです。
    .cause = AIゲートウェイは平文のHTTPを使用します。TLSを使用するには、前段のプロキシか、イメージ19.1以降ではAIGW_FASTAPI__TLS__ENABLEDが必要です。
    .consequence = すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更で、httpのURLを入力します。
    .fix-2 = 通信が信頼できるネットワークの外を通る場合は、代わりにhttpsのままにしてTLSを追加します。前段にプロキシを置くか、イメージ19.1以降ではAIGW_FASTAPI__TLS__ENABLEDと証明書、キーを指定します。
    .fix-3 = 再度チェックを実行します。
DUO2106 = AIゲートウェイのヘルスチェックが、GitLabのホストに200ではなく{ $status }を返しました（server：{ $server }）。
    .title = AIゲートウェイのヘルスチェックが、GitLabのホストに200以外のステータスを返しました。
    .cause = { $hint ->
        [path-changed] 途中でパスが変わっています。ゲートウェイは、/monitoring/healthz以外のパスではトークンを要求します。AIゲートウェイURLの末尾のスラッシュだけでも原因になります。
        [bad-gateway] プロキシは応答していますが、その先のゲートウェイに到達できません。
        [tls-port] AIゲートウェイURLはhttpですが、ポートはTLSを必要とします。
       *[other] プロキシがゲートウェイの代わりに応答しているか、ゲートウェイがリクエストを処理できません。
    }
    .consequence = GitLabはゲートウェイが停止しているとみなします。
    .fix-1 = ゲートウェイのログを確認します。
    .fix-2 = { $hint ->
        [path-changed] 管理者 > GitLab Duo > 設定の変更で、パスと末尾のスラッシュのないURLを入力します。プロキシは、パスを変えずに転送するように設定します。
        [bad-gateway] ゲートウェイが動作しているか、どのポートを使用しているかを確認し、プロキシの転送先を修正します。
        [tls-port] 管理者 > GitLab Duo > 設定の変更で、httpsのURLを入力します。
       *[other] プロキシが応答している場合は、転送先を修正します。
    }
    .fix-3 = 再度チェックを実行します。
DUO2107 = { $url }でGitLabのホストに応答しているのは、AIゲートウェイではありません：{ $kind ->
        [html] Webページが返されました
        [redirect] { $target }にリダイレクトされました
        [not-http] HTTP以外のサービスが応答しました
       *[other] ゲートウェイのものではない応答が返されました
    }（server：{ $server }）。
    .title = { $kind ->
        [html] AIゲートウェイのアドレスで、GitLabのホストにWebページが返されました。
        [redirect] AIゲートウェイのアドレスで、GitLabのホストが別の場所にリダイレクトされました。
        [not-http] AIゲートウェイのアドレスで、GitLabのホストにHTTP以外のサービスが応答しました。
       *[other] GitLabのホストに応答しているのは、AIゲートウェイではありません。
    }
    .cause = ポートを別のサービスが使用しているか、プロキシが独自のページを返しています。
    .consequence = すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = GitLabのホストから、何が応答しているかを確認します。
    .fix-2 = 管理者 > GitLab Duo > 設定の変更で、ホスト、ポート、スキームを修正します。ゲートウェイのデフォルトのポートは5052です。プロキシがGitLabにサインインを要求しないようにします。
    .fix-3 = 再度チェックを実行します。
DUO2108 = GitLab自体が、AIゲートウェイへのリクエストの送信を拒否しています（llm.logに{ $count }件）。
    .title = GitLab自体が、AIゲートウェイへのリクエストの送信を拒否しています。
    .cause = アウトバウンドリクエストのフィルターがローカルネットワークのアドレスを禁止しており、ゲートウェイのアドレスが該当しています。
    .consequence = ネットワークが正常でも、すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = 管理者 > 設定 > ネットワーク > アウトバウンドリクエストの許可リストに、ゲートウェイのアドレスを追加します。
    .fix-2 = チャットでメッセージを送信してから、再度チェックを実行します。
DUO2190 = GitLabからAIゲートウェイに到達できるかどうかを判断できませんでした：{ $why }。
    .title = GitLabからAIゲートウェイに到達できるかどうかを判断できませんでした。
    .why-own-access = このマシンは{ $url }の証明書を信頼していませんが、GitLabからの接続には問題が見られません。GitLabが信頼している認証局の証明書を、[ai-gateway]にca-file = "FILE"として記述してください
