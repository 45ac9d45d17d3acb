title = AIゲートウェイがGitLabの署名キーを取得できる
about = AIGW_GITLAB_URLが示すGitLabに、ディスカバリードキュメントと、そこに記載されたキーセットをリクエストします。ゲートウェイがトークンを受け入れる前に行う処理と同じです。さらに、ゲートウェイのログで拒否されたトークンを調べます。ドキュメントではAIGW_GITLAB_API_URLの確認も案内されていますが、ゲートウェイのコードはこの変数を使いません。
proves = GitLabのディスカバリードキュメントとキーを取得でき、ゲートウェイのログに現在も有効な拒否の記録がないこと。
does-not-prove = GitLabのトークンが受け入れられること。ライセンス情報とヘッダーも影響します。時計は、ゲートウェイが応答した場合だけ比較します。ネットワークと証明書はこのマシンから確認したものなので、このプログラムはゲートウェイの近くで実行してください。

-save = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、ボリュームと環境変数はコンテナの作成時にしか設定できません。Docker Composeの場合、この手順は不要です。
-restart = ゲートウェイを再起動します。ゲートウェイは空のキーセットも1日保持します。環境変数を変更した場合は、コンテナを再作成します。
-no-keys = ゲートウェイがキーを取得できず、GitLabからのリクエストをすべて拒否します。すべてのユーザーで、チャットとコード提案が失敗します。

DUO4100 = GitLabの署名キー（{ $keys }個）を{ $url }から取得できます{ $seen-as ->
        [gateway] { "" }
       *[doctor]（ゲートウェイ自体の設定は使っていません）
    }{ $log ->
        [yes] { "" }
        [empty]（ゲートウェイのログに、調べた期間の行がありません）
       *[no]（ゲートウェイのログは確認できませんでした）
    }。
    .title = GitLabの署名キーを取得できます。
DUO4101 = AIゲートウェイからGitLab（{ $url }）に到達できません：{ $how ->
        [dns] ホスト名{ $host }の名前解決ができません
        [refused] 待ち受けているプロセスがありません
        [closed] 応答なしで接続が閉じられます
       *[unreachable] 経路がありません
    }。
    .title = { $how ->
        [dns] AIゲートウェイが、GitLabのホスト名を名前解決できません。
        [refused] GitLabのアドレスで待ち受けているプロセスがなく、AIゲートウェイから到達できません。
        [closed] AIゲートウェイからGitLabへの接続が、応答なしで閉じられます。
       *[unreachable] AIゲートウェイからGitLabへの経路がありません。
    }
    .cause = { $how ->
        [dns] このマシンのDNSサーバーに、ホスト名が登録されていません。
        [refused] GitLabが動作していないか、ポートが間違っています。コンテナ内のlocalhostは、コンテナ自身を指します。
        [closed] ファイアウォールまたはプロキシが接続を切断しています。
       *[unreachable] ゲートウェイとGitLabの間で、ファイアウォールが通信を遮断しているか、経路がありません。
    }
    .consequence = { -no-keys }
    .fix-1 = コンテナ内からGitLabにリクエストを送信します。JSONが返れば正常です。
    .fix-2 = ゲートウェイからGitLabに到達できるようにします。DNS、ファイアウォール、HTTPS_PROXYとNO_PROXYを確認するか、AIGW_GITLAB_URLを別のアドレスにします。
    .fix-3 = { -restart }
    .fix-4 = 再度チェックを実行します。
DUO4102 = GitLab（{ $url }）が時間内にAIゲートウェイへ応答しません（{ $phase }）。
    .title = GitLabが時間内にAIゲートウェイへ応答しません。
    .cause = ファイアウォールが通信を破棄しているか、プロキシが設定されていないか、GitLabが過負荷になっています。ゲートウェイは10秒待ちます。
    .consequence = ゲートウェイがキーを取得できず、GitLabからのリクエストは、すべて長い応答待ちの後に拒否されます。
    .fix-1 = コンテナ内からGitLabにリクエストを送信します。JSONが返れば正常です。
    .fix-2 = ゲートウェイからGitLabに到達できるようにします。ファイアウォール、HTTPS_PROXYとNO_PROXYを確認するか、AIGW_GITLAB_URLを別のアドレスにします。
    .fix-3 = { -restart }
    .fix-4 = 再度チェックを実行します。
DUO4103 = AIゲートウェイが{ $host }のTLS証明書を受け入れません：{ $problem }（発行者{ $issuer }）。
    .title = AIゲートウェイがGitLabのTLS証明書を受け入れません。
    .cause = { $remedy ->
        [trust] { $bundle ->
            [set] REQUESTS_CA_BUNDLEのバンドルに、GitLabの証明書に署名した認証局が含まれていないか、GitLabが中間証明書を送信していません。
            [other-leg-only] SSL_CERT_FILEは設定されていますが、モデルへの接続にしか使われません。GitLabへの接続にはREQUESTS_CA_BUNDLEが使われますが、設定されていません。
            [unset] GitLabの証明書はプライベート認証局が署名したものですが、REQUESTS_CA_BUNDLEが設定されていません。
           *[unknown] GitLabの証明書は、ゲートウェイが信頼していない認証局が署名したものです。
        }
        [scheme] AIGW_GITLAB_URLはhttpsですが、ポートは平文のHTTPです。
        [client-certificate] GitLabまたは前段のプロキシがクライアント証明書を要求していますが、ゲートウェイは送信しません。
       *[certificate] 証明書の有効期限が切れているか、有効期間の開始前か、別のホスト名のものか、TLSハンドシェイクに失敗しています。
    }
    .consequence = { -no-keys }
    .fix-1 = { $remedy ->
        [trust] ゲートウェイのイメージに含まれる公的な認証局と、GitLabの証明書を発行したプライベート認証局（{ $issuer }）を、duo-ca-bundle.pemにまとめます。
        [scheme] { -save }
        [client-certificate] /etc/gitlab/gitlab.rbに設定するか、GitLabの前段のプロキシでクライアント証明書の要求を無効にします。
       *[certificate] 現在有効で、ホスト名{ $host }に対して発行された証明書を、中間証明書とまとめてfullchain.pemとして設置します。
    }
    .fix-2 = { $remedy ->
        [trust] { -save }
        [scheme] GitLabが実際に応答するアドレスを指定してコンテナを再作成します。その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、設定ファイルを変更してdocker compose up -dを実行します。Helmの場合は、gitlab.urlも設定します。
        [client-certificate] 設定を反映します。
       *[certificate] GitLabのNGINXを再読み込みします。Kubernetesでは不要です。
    }
    .fix-3 = { $remedy ->
        [trust] バンドルを指定してコンテナを再作成します。その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、同じボリュームと環境変数をサービスに追加し、docker compose up -dを実行します。Helmの場合、3つのリストは既存の値を置き換えるため、gateway-values.yamlにある内容も含めます。
        [scheme] コンテナ内からGitLabにリクエストを送信します。JSONが返れば正常です。
       *[other] ゲートウェイを再起動します。ゲートウェイは空のキーセットも1日保持します。
    }
    .fix-4 = 再度チェックを実行します。
DUO4104 = { $url }のホストのルートから、GitLabのディスカバリードキュメントを取得できません：{ $kind ->
        [root] 404が返り、AIGW_GITLAB_URLにはパスが含まれています
        [html] Webページが返ります
        [not-found] 404が返ります
        [server-error] ステータス{ $status }が返ります
        [redirect] { $target }へリダイレクトされます
        [not-http] ポートがHTTPではありません
        [status] ステータス{ $status }が返ります
        [huge] 応答が長すぎます
       *[other] 応答がディスカバリードキュメントではありません
    }。
    .title = { $kind ->
        [root] AIGW_GITLAB_URLにパスが含まれており、ホストのルートのディスカバリードキュメントが404になります。
        [html] GitLabのディスカバリードキュメントの代わりに、Webページが返ります。
        [not-found] ホストのルートからGitLabのディスカバリードキュメントを取得できず、404が返ります。
        [server-error] GitLabのディスカバリードキュメントの代わりに、サーバーエラーが返ります。
        [redirect] GitLabのディスカバリードキュメントへのリクエストが、リダイレクトされます。
        [not-http] GitLabのディスカバリードキュメントを提供するはずのポートが、HTTPではありません。
        [status] GitLabのディスカバリードキュメントを取得できず、200以外のステータスが返ります。
        [huge] GitLabのディスカバリードキュメントとしては、応答が長すぎます。
       *[other] 応答がGitLabのディスカバリードキュメントではありません。
    }
    .cause = { $kind ->
        [root] ゲートウェイはAIGW_GITLAB_URLのパスを無視し、ホストのルートにある/.well-known/openid-configurationをリクエストします。相対URLで公開されたGitLabは、そこでは応答しません。
        [html] プロキシまたはログインページが、GitLabの代わりに応答しています。
        [not-found] AIGW_GITLAB_URLがGitLab以外のサーバーを指しているか、プロキシがこのパスを公開していません。
        [server-error] GitLabのプロキシは応答していますが、GitLab自体が動作していません。
        [redirect] GitLabの前段に、ログインページまたは別のホストがあります。
        [not-http] AIGW_GITLAB_URLが別のサービスのポートを指しているか、TLSのポートにhttpで接続しています。
        [status] プロキシまたはアドレスの制限が、リクエストを拒否しています。
        [huge] プロキシまたは別のサービスが、GitLabの代わりに応答しています。
       *[other] AIGW_GITLAB_URLがGitLab以外のサービスを指しています。
    }
    .consequence = { -no-keys }
    .fix-1 = コンテナ内からGitLabにリクエストを送信します。"issuer"と"jwks_uri"を含むJSONが返れば正常です。
    .fix-2 = { $kind ->
        [root] ホストのプロキシが/.well-known/openid-configurationをGitLabの相対URLに転送するように設定するか、GitLabをホストのルートで公開します。
        [server-error] GitLabのサービスのうち動作していないものを確認し、起動します（gitlab-ctl start）。
       *[other] AIGW_GITLAB_URLを修正し、プロキシが/.well-known/openid-configurationをログインなしで転送するように設定します。
    }
    .fix-3 = { -restart }
    .fix-4 = 再度チェックを実行します。
DUO4105 = GitLabのキーセットが空です。
    .cause = { $keys-url }の応答にキーが1つもありません。GitLabのOpenID Connect署名キーが失われているか、前段の何かがGitLabの代わりに応答しています。
    .consequence = ゲートウェイはGitLabのトークンを検証するキーを持たないため、すべてのリクエストに500または401を返します。
    .fix-1 = すべてのノードで、GitLabのシークレットにキーがあることを確認します。0は、キーがないことを示します。ない場合はバックアップから復元します。
    .fix-2 = シークレットを反映します。
    .fix-3 = { -restart }
    .fix-4 = 再度チェックを実行します。
DUO4106 = GitLab自身のURLは{ $issuer }ですが、AIゲートウェイの設定では{ $url }です。
    .title = GitLab自身のURLが、AIゲートウェイに設定されたURLと異なります。
    .cause = { $difference ->
        [scheme] httpとhttpsだけが異なります。
        [port] ポートだけが異なります。
       *[host] GitLabのexternal_urlとAIGW_GITLAB_URLのホストが異なります。GitLabは、キーのアドレス{ $keys-url }をexternal_urlから組み立てます。
    }
    .consequence = { $keys ->
        [here] キーは取得できました。ただし、2つのアドレスが別のインスタンスの場合、ゲートウェイはもう一方のインスタンスからのリクエストをすべて拒否します。
       *[elsewhere] ゲートウェイは{ $keys-url }にも到達できる必要がありますが、ここでは確認できませんでした。到達できない場合、GitLabからのリクエストをすべて拒否します。
    }
    .fix-1 = { -save }
    .fix-2 = ゲートウェイから到達できる場合は、GitLabのexternal_urlを指定してコンテナを再作成します。到達できない場合はexternal_urlを修正します。その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、設定ファイルを変更してdocker compose up -dを実行します。Helmの場合は、gitlab.urlも設定します。
    .fix-3 = 再度チェックを実行します。
DUO4107 = GitLabのキーセット（{ $keys-url }）を取得できません：{ $kind ->
        [no-answer] 応答がありません
        [html] Webページが返ります
        [redirect] リダイレクトされます（ステータス{ $status }）
        [other] 応答がキーセットではありません
       *[status] ステータス{ $status }が返ります
    }。
    .title = { $kind ->
        [no-answer] GitLabのキーセットを取得できません：応答がありません。
        [html] GitLabのキーセットを取得できません：Webページが返ります。
        [redirect] GitLabのキーセットを取得できません：リダイレクトされます。
        [other] GitLabのキーセットを取得できません：応答がキーセットではありません。
       *[status] GitLabのキーセットを取得できません：200以外のステータスが返ります。
    }
    .cause = ディスカバリードキュメントは取得できますが、キーセットを取得できません。プロキシやフィルターが2つのパスを別々に扱っているか、external_urlがここからは使えないアドレスです。
    .consequence = { -no-keys }
    .fix-1 = コンテナ内からキーセットをリクエストします。"keys"を含むJSONが返れば正常です。
    .fix-2 = プロキシやフィルターが/oauth/discovery/keysをログインなしで転送するように設定します。
    .fix-3 = { -restart }
    .fix-4 = 再度チェックを実行します。
DUO4108 = AIゲートウェイが古いキーを使い続けています。GitLabのキーは現在正常ですが、ゲートウェイのログに拒否されたトークンがあります（署名の検証失敗{ $signatures }件、キーなし{ $no-keys }件）。
    .title = AIゲートウェイがGitLabの古いキーを使い続け、トークンを拒否しています。
    .cause = ゲートウェイは、取得したキーを1日保持します。1つも取得できなかった場合も同じです。保持しているのは、GitLabのキーが変わる前、または問題が修正される前のキーです。
    .consequence = キーを取得し直すまで、ゲートウェイはGitLabからのリクエストを拒否します。
    .fix-1 = ゲートウェイを再起動します。
    .fix-2 = チャットでメッセージを送信してから、再度チェックを実行します。
DUO4109 = GitLabの時計（{ $gitlab }）とAIゲートウェイの時計（{ $gateway }）が{ $minutes }分ずれています{ $whose ->
        [gitlab] 。GitLabの時計が間違っています
        [gateway] 。ゲートウェイの時計が間違っています
       *[unknown] { "" }
    }。
    .title = { $whose ->
        [gitlab] GitLabの時計が間違っており、AIゲートウェイの時計とずれています。
        [gateway] AIゲートウェイの時計が間違っており、GitLabの時計とずれています。
       *[unknown] GitLabの時計とAIゲートウェイの時計がずれています。
    }
    .cause = マシンの時刻が同期されていないか、仮想マシンが古い時刻のまま再開されています。
    .consequence = { $effect ->
        [early] ゲートウェイから見ると、GitLabのトークンはまだ有効ではありません（「The token is not yet valid」）。ゲートウェイがリクエストをすべて拒否し、すべてのユーザーで、チャットとコード提案が失敗します。
        [expired] ゲートウェイから見ると、1時間有効なGitLabのトークンの有効期限が切れています（「Signature has expired.」）。ゲートウェイがリクエストをすべて拒否し、すべてのユーザーで、チャットとコード提案が失敗します。
       *[short] ゲートウェイから見ると、GitLabのトークンの有効期限が早く切れます。トークンを1時間使い回すリクエストが、期限の直前に失敗します。
    }
    .fix-1 = マシンの時刻と、時刻が同期されているかどうかを確認します。
    .fix-2 = タイムサーバーとの同期を有効にします。コンテナはホストの時計を使います。
    .fix-3 = 再度チェックを実行します。
DUO4110 = NO_PROXYに{ $host }が含まれていないため、AIゲートウェイはGitLab（{ $url }）へのリクエストをプロキシ{ $proxy }経由で送信しています：{ $said }{ $direct ->
        [yes] 。プロキシを経由しなければ、GitLabは応答します
       *[no] { "" }
    }。
    .title = AIゲートウェイが、GitLabへのリクエストを転送しないプロキシ経由で送信しています。
    .cause = ゲートウェイの環境変数に{ $variable }が設定されており、NO_PROXY（{ $exceptions }）に{ $host }の例外がありません。プロキシが停止しているか、GitLabへのリクエストを転送していません。
    .consequence = { -no-keys }
    .fix-1 = ゲートウェイに設定されているプロキシの変数を確認します。
    .fix-2 = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、環境変数はコンテナの作成時にのみ設定されます。Docker Composeの場合、この手順は不要です。
    .fix-3 = NO_PROXYにGitLabのホストを追加して、コンテナを再作成します。その他のオプションとイメージはgateway.jsonにあります。Docker Composeの場合は、サービスの定義を変更してdocker compose up -dを実行します。ゲートウェイからGitLabへの経路がプロキシしかない場合は、プロキシを修復してください。
    .fix-4 = 再度チェックを実行します。
DUO4190 = AIゲートウェイがGitLabのキーを取得できるかどうかを判断できませんでした：{ $why }。
    .title = AIゲートウェイがGitLabのキーを取得できるかどうかを判断できませんでした。
    .why-own-access = このマシンは{ $url }の証明書を信頼していません。ゲートウェイがどの認証局を信頼しているかはわかりませんが、GitLabのキーの取得に問題は見られません。[gitlab]にca-file = "FILE"を記述し、[environment]でゲートウェイの設定を指定してください
    .why-moved = GitLabが{ $text }へのリダイレクトを返しました。ゲートウェイはリダイレクトに従いますが、このチェックは従いません
    .why-keys-elsewhere = キーセットが別のアドレス（{ $text }）にあり、ここでは設定されていません
    .why-keys-path = キーセットのパス（{ $text }）が、GitLabの使うパスではありません
    .why-not-as-gateway = ゲートウェイのログに拒否されたトークンがありますが、ゲートウェイ自体の設定がわかりません
    .why-foreign-tokens = ゲートウェイはGitLabの現在のキーを保持しているのに、署名の検証に失敗しています。拒否されたトークンは別のインスタンスのものか、GitLabが公開していないキーで署名されています
    .why-log-without-times = ゲートウェイのログに拒否されたトークンがありますが、時刻を読み取れません
    .why-relative-root = GitLabは相対URLで公開されていますが、ゲートウェイはそのパスを無視します。ホストのルートで何が応答するかは、ここからはわかりません
