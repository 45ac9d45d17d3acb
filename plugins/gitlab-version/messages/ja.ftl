title = GitLabのエディションとバージョンがセルフホストモデルに対応している
about = /api/v4/metadataで、GitLabのバージョンとエディションを確認します。セルフホストモデルにはEnterprise Editionが必要で、GitLab 17.9から一般提供されています。
proves = アドレスが、GitLab Duo Self-Hostedを利用できるGitLabのものであること。
does-not-prove = ライセンスで利用が認められていること、設定が済んでいること。

DUO1100 = GitLab { $version }（リビジョン{ $revision }）はセルフホストモデルに対応しています。{ $agent-platform ->
        [yes] セルフホストのAgent Platformも設定できます（一般提供は18.8以降）。
       *[no] セルフホストのAgent Platformには18.4以降が必要です。
    }
    .title = { $agent-platform ->
        [yes] GitLabはセルフホストモデルに対応しており、セルフホストのAgent Platformも設定できます。
       *[no] GitLabはセルフホストモデルに対応していますが、セルフホストのAgent Platformには18.4以降が必要です。
    }
DUO1101 = { $url }のGitLab { $version }は、Enterprise Editionではありません。
    .title = GitLabはEnterprise Editionではありません。
    .cause = Community Editionがインストールされています。ライセンスの有無にかかわらず、Community EditionにGitLab Duoは含まれていません。
    .consequence = このGitLabでは、GitLab Duoの機能を一切利用できません。
    .fix-1 = GitLabをバックアップします。
    .fix-2 = 同じバージョンのEnterprise Editionをインストールします（RHELではsudo dnf install gitlab-ee）。Dockerでは、現在のコンテナと同じオプションを指定します。データは保持されます。置き換えの間、GitLabは停止します。
    .fix-3 = 再度チェックを実行します。
DUO1102 = { $url }のGitLab { $version }は、17.9より前のバージョンです。
    .title = GitLabは17.9より前のバージョンです。
    .cause = GitLab Duo Self-HostedはGitLab 17.9で一般提供になりました。それより前のバージョンでは機能フラグで制御される実験的機能で、設定項目もここで確認するものとは異なります。
    .consequence = セルフホストモデルを利用できないか、サポート対象外です。現行のAIゲートウェイイメージとの組み合わせでも動作しません。
    .fix-1 = GitLabをバックアップします。
    .fix-2 = アップグレードパスの必須バージョンを順に経由し、17.9以降にアップグレードします（RHELではsudo dnf install gitlab-ee-バージョン）。Dockerでは、現在のコンテナと同じオプションを指定します。アップグレードの間、GitLabは停止します。
    .fix-3 = メジャーバージョンとマイナーバージョンがGitLabと同じAIゲートウェイイメージを起動し、再度チェックを実行します。
DUO1104 = { $what ->
        [gitlab-down] { $url }ではプロキシが{ $status }を返しており、その背後のGitLabが応答していません。
        [redirect] { $url }はGitLabとして応答せず、{ $location }にリダイレクトします。
        [moved] { $url }は{ $location }にリダイレクトします。GitLab APIのアドレスが異なります。
        [ai-gateway] GitLabのアドレスとして設定された{ $url }で、AIゲートウェイが応答しています。
        [tls-port] { $url }はTLS用のポートですが、URLがhttpになっています。
        [not-http] { $url }で応答しているのは、HTTPのサービスではありません。
        [page] { $url }では、GitLab APIの代わりにWebページが返されました（ステータス{ $status }）。
        [huge] { $url }から、GitLabのバージョンとは考えられない極端に長い応答が返されました（ステータス{ $status }）。
       *[other-service] { $url }で応答しているのはGitLabではありません（ステータス{ $status }）。
    }
    .title = { $what ->
        [gitlab-down] GitLabのURLではプロキシが応答しており、その背後のGitLabが応答していません。
        [redirect] GitLabのURLはGitLabとして応答せず、リダイレクトします。
        [moved] GitLabのURLはリダイレクトします：GitLab APIのアドレスが異なります。
        [ai-gateway] GitLabのアドレスとして設定されたURLで、AIゲートウェイが応答しています。
        [tls-port] GitLabのURLがhttpになっていますが、ポートはTLS用です。
        [not-http] GitLabのURLで応答しているのは、HTTPのサービスではありません。
        [page] GitLabのURLでは、GitLab APIの代わりにWebページが返されました。
        [huge] GitLabのURLから、GitLabのバージョンとは考えられない極端に長い応答が返されました。
       *[other-service] GitLabのURLで応答しているのは、GitLabではありません。
    }
    .cause = { $what ->
        [gitlab-down] GitLabのアプリケーションサーバーが停止中、起動中、または過負荷です（応答元：{ $server }）。
        [redirect] このアドレスの前段にサインインサービスなどがあるか、URLがGitLabのものではありません。
        [moved] httpsが必要なURLがhttpになっているか、ホスト名やパスが以前のままです。
        [ai-gateway] GitLabのURLとAIゲートウェイのURLが入れ替わっています。
        [tls-port] URLはhttpで始まっていますが、ポートはhttps用です。
        [not-http] ポートを別のサービスが使用しているか、TLSが必要なポートです。
        [page] サインインページやプロキシのページが応答しているか、GitLabのパスがURLに含まれていません（応答元：{ $server }）。
        [huge] プロキシまたは別のサービスが、GitLabの代わりに応答しています（応答元：{ $server }）。
       *[other-service] URLのホスト、ポート、またはパスが別のサービスのものです（応答元：{ $server }）。
    }
    .consequence = { $what ->
        [gitlab-down] すべてのユーザーがGitLabを利用できません。
       *[other] このURLでは、GitLabについて何も確認できません。
    }
    .fix-1 = GitLabのホストで停止しているサービスを確認し、sudo gitlab-ctl startで起動します。
    .fix-2 = GitLabのホストから、このURLで何が応答しているかを確認します。GitLabであれば、JSONを返します（トークンがなければステータス401）。
    .fix-3 = 別のサービスが応答している場合は、このプログラムの設定で接続gitlabのURLを修正します。GitLabのexternal_urlを指定します。相対URLルートを使用している場合は、そのパスも含めます。
    .fix-4 = 再度チェックを実行します。
DUO1105 = GitLabが起動していません。GitLab自身のホストで、{ $url }を待ち受けるものがありません。
    .title = GitLabが起動しておらず、GitLab自身のホストでURLを待ち受けるものがありません。
    .cause = GitLabのサービスが停止しているか、起動中か、起動直後に終了しています。アップグレード、メモリまたはディスク容量の不足、ほかのプログラムによるポートの使用が主な原因です。
    .consequence = GitLabを使用できず、AIゲートウェイも署名キーを読み込めません。
    .fix-1 = 動作しているサービスを確認します。「down」と表示されたサービスが停止しています。
    .fix-2 = アプリケーションサーバーの最後のログを確認します。
    .fix-3 = 停止しているサービスを起動します。起動後、GitLabが応答するまでに数分かかります。
    .fix-4 = 応答するかどうかを確認します。
    .fix-5 = 再度チェックを実行します。
DUO1190 = { $url ->
        [none] GitLabのバージョンとエディションを確認できませんでした
       *[other] { $url }のGitLabのバージョンとエディションを確認できませんでした
    }：{ $why }。
    .title = GitLabのバージョンとエディションを確認できませんでした。
    .why-own-access = { $url }を待ち受けるものがありませんが、AIゲートウェイからの接続には問題が見られません。URLが正しくない可能性があります
    .why-stopped-on-the-way = GitLabの手前にある何かがリクエストを拒否しています（ステータス{ $status }）
    .why-no-version-page = GitLabのように応答しますが、/api/v4/metadataも/api/v4/versionもありません
    .why-no-version = 応答にバージョンがありません
    .why-not-a-version = 「{ $version }」をバージョンとして読み取れません
    .why-edition = バージョン{ $version }からは、Enterprise Editionかどうかがわかりません
DUO1191 = { $url }のGitLabのバージョンを確認できませんでした（ステータス{ $status }）：{ $why }。
    .title = GitLabのバージョンを確認できませんでした。
    .why-no-token = バージョンの確認にはトークンが必要ですが、設定されていません
    .why-rejected = 設定されたトークンが拒否されました。トークンが誤っているか、有効期限が切れているか、取り消されているか、read_apiスコープがありません
