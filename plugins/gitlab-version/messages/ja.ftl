title = GitLabのエディションとバージョンがセルフホストモデルに対応している
about = /api/v4/metadataで、GitLabのバージョンとエディションを確認します。セルフホストモデルにはEnterprise Editionが必要で、GitLab 17.9から一般提供されています。
proves = アドレスが、GitLab Duo Self-Hostedを利用できるGitLabのものであること。
does-not-prove = ライセンスで利用が認められていること、設定が済んでいること。

DUO1100 = GitLab { $version }（リビジョン{ $revision }）はセルフホストモデルに対応しています。{ $agent-platform ->
        [yes] セルフホストのAgent Platformも設定できます（一般提供は18.8以降）。
       *[no] セルフホストのAgent Platformには18.4以降が必要です。
    }
DUO1101 = { $url }のGitLab { $version }は、Enterprise Editionではありません。
    .cause = Community Editionがインストールされています。ライセンスの有無にかかわらず、Community EditionにGitLab Duoは含まれていません。
    .consequence = このGitLabでは、GitLab Duoの機能を一切利用できません。
    .fix-1 = 同じバージョンのEnterprise Editionで置き換えます。Linuxパッケージではgitlab-ceの代わりにgitlab-ee、Dockerではイメージgitlab/gitlab-ee、Helmではglobal.edition=eeを使います。データは保持されます。置き換えの間、GitLabは停止します。
    .fix-2 = 再度チェックを実行します。
DUO1102 = { $url }のGitLab { $version }は、17.9より前のバージョンです。
    .cause = GitLab Duo Self-Hostedは、GitLab 17.9で一般提供になりました。それより前のバージョンでは機能フラグ付きの実験的機能であり、設定もここで確認するものとは異なります。
    .consequence = セルフホストモデルを利用できないか、サポート対象外です。現行のAIゲートウェイのイメージとも組み合わせられません。
    .fix-1 = バックアップを取得してから、アップグレードパスに従ってGitLabを17.9以降にアップグレードします。アップグレードの間、GitLabは停止します。その後、メジャーバージョンとマイナーバージョンがGitLabと同じAIゲートウェイのイメージを使います。
    .fix-2 = 再度チェックを実行します。
DUO1104 = { $what ->
        [gitlab-down] { $url }ではプロキシが{ $status }を返しており、その背後のGitLabが応答していません。
        [redirect] { $url }は{ $location }にリダイレクトされ、GitLabが直接応答しません。
        [moved] { $url }は{ $location }にリダイレクトされます。GitLab APIのアドレスが異なります。
        [ai-gateway] GitLabのアドレスとして設定された{ $url }で、AIゲートウェイが応答しています。
        [tls-port] { $url }はTLS用のポートですが、平文のHTTPで接続しています。
        [not-http] { $url }で応答しているサービスは、HTTPを使っていません。
        [page] { $url }では、GitLab APIの代わりにWebページが返されました（ステータス{ $status }）。
        [huge] { $url }では、GitLabのバージョンの代わりに終わりのない応答が返されました（ステータス{ $status }）。
       *[other-service] { $url }で応答しているのはGitLabではありません（ステータス{ $status }）。
    }
    .cause = { $what ->
        [gitlab-down] GitLabのアプリケーションサーバーが停止中、起動中、または過負荷です（応答元：{ $server }）。
        [redirect] このアドレスの前段にサインインサービスなどがあるか、URLがGitLabのものではありません。
        [moved] httpsにすべきURLがhttpになっているか、ホスト名やパスが以前のもののままです。
        [ai-gateway] GitLabのURLとAIゲートウェイのURLを取り違えています。
        [tls-port] URLはhttpで始まっていますが、ポートはhttps用です。
        [not-http] ポートを別のサービスが使っているか、TLSが必要なポートです。
        [page] ログインページやプロキシのページが応答しているか、GitLabのあるパスがURLに含まれていません（応答元：{ $server }）。
        [huge] プロキシまたは別のサービスが、GitLabの代わりに応答しています（応答元：{ $server }）。
       *[other-service] URLのホスト、ポート、またはパスが、別のサービスのものです（応答元：{ $server }）。
    }
    .consequence = { $what ->
        [gitlab-down] すべてのユーザーがGitLabを利用できません。
       *[other] このURLでは、GitLabについて何も確認できません。
    }
    .fix-1 = 接続gitlabのURLを修正します。GitLabの外部URLを指定し、相対URLルートを使っている場合はそのパスも含めます。
    .fix-2 = GitLabのプロキシが応答している場合は、GitLabのすべてのサービスが動作しているかを確認します。
    .fix-3 = 再度チェックを実行します。
DUO1190 = { $url ->
        [none] GitLabのバージョンとエディションを確認できませんでした
       *[other] { $url }のGitLabのバージョンとエディションを確認できませんでした
    }：{ $why }。
    .why-stopped-on-the-way = 手前で、GitLab以外の何かがリクエストを拒否しています（ステータス{ $status }）
    .why-no-version-page = GitLabのように応答しますが、/api/v4/metadataも/api/v4/versionもありません
    .why-no-version = 応答にバージョンがありません
    .why-not-a-version = 「{ $version }」はバージョンとして読み取れません
    .why-edition = バージョン{ $version }からは、Enterprise Editionかどうかがわかりません
DUO1191 = { $url }のGitLabのバージョンを確認できませんでした（ステータス{ $status }）：{ $why }。
    .why-no-token = バージョンの確認にはトークンが必要ですが、設定されていません
    .why-rejected = 設定されたトークンが拒否されました。トークンが誤っているか、期限切れか、取り消されているか、read_apiスコープがありません
