title = AIゲートウェイの環境変数が正しく設定されている
about = AIゲートウェイの起動時の環境変数を確認します。セルフホストモデルを有効にする変数、GitLabを指定する変数、署名キーの変数に加え、プロセスを終了させる不正な値を調べます。AIGW_GITLAB_API_URLは判定しません。ゲートウェイは読み込みますが、どこにも使いません。
proves = ゲートウェイが起動できる値であり、GitLabが使用可能な形式で指定されていること。
does-not-prove = 動作中のゲートウェイがこの値で起動されたこと、値にあるアドレスへ到達できること。

DUO3200 = AIゲートウェイの環境変数は正しく設定されています。GitLabのキーは{ $url }から取得します{ $compared ->
        [yes] (設定されたGitLabと矛盾しません)
       *[no] (GitLabが設定されていないため、比較はしていません)
    }。
DUO3201 = AIゲートウェイのAIGW_CUSTOM_MODELS__ENABLEDが{ $state ->
        [off] 無効になっています
       *[unset] 設定されていません
    }。
    .cause = { $state ->
        [off] 環境変数がfalseに設定されています。
       *[unset] セルフホスト用のイメージは、この変数を自身で設定します。設定されていない場合は、別のイメージが動作しているか、環境変数がコンテナの内部から取得されていません。
    }
    .consequence = ゲートウェイがセルフホストモデルを拒否します。新しいバージョンではすべての機能、古いバージョンでは一部の機能が対象です。
    .fix-1 = 環境変数をtrueに設定します。設定されていなかった場合は、self-hosted-vX.Y.Z-ee形式のタグのイメージを使います。
    .fix-2 = この環境変数を指定してコンテナを作り直します(docker run -e …)。Helmではimage.tagまたはextraEnvironmentVariablesを設定し、リリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3202 = { $variable }の値ではAIゲートウェイが起動しません: { $wanted ->
        [boolean] 「{ $value }」はtrueでもfalseでもありません
        [number] 「{ $value }」は数値ではありません
        [level] 「{ $value }」はログレベルではありません
        [path] 「{ $value }」はスラッシュで始まるパスではありません
       *[object] JSONオブジェクトではありません
    }
    .cause = ゲートウェイは起動時に環境変数を検証し、読み取れない値があると終了します。空の値も値として扱われ、envファイルの引用符は値の一部になります。
    .consequence = コンテナが動き続けていても、ゲートウェイのプロセスは起動時に終了します。すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = { $wanted ->
        [boolean] 引用符なしでtrueまたはfalseを指定するか、環境変数を削除します。
        [number] 数字だけを指定するか、環境変数を削除します。
        [level] DEBUG、INFO、WARNING、ERRORのいずれかを指定するか、環境変数を削除します。
        [path] /docsのようなパスを指定するか、環境変数を削除します。
       *[object] JSONオブジェクトを指定するか、環境変数を削除します。
    }
    .fix-2 = 修正した環境変数でコンテナを作り直します。Helmではリリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3203 = AIゲートウェイのAIGW_GITLAB_URLが設定されていません。
    .cause = この環境変数がない場合、ゲートウェイは署名検証用のキーをhttps://gitlab.comから取得します。
    .consequence = ゲートウェイは運用中のGitLabのキーを持たないため、GitLabからのリクエストをすべて401で拒否します。
    .fix-1 = 環境変数に、https://で始まるGitLabのアドレスを設定します。
    .fix-2 = この環境変数を指定してコンテナを作り直します(docker run -e …)。Helmではgitlab.urlを設定し、リリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3204 = AIGW_GITLAB_URLは使用できないアドレスです: { $problem ->
        [empty] 値が空です
        [quotes] 「{ $value }」に引用符が含まれています
        [scheme] 「{ $value }」がhttp://またはhttps://で始まっていません
        [port] 「{ $value }」のポートが数字ではありません
       *[host] 「{ $value }」に有効なホスト名がありません
    }
    .cause = ゲートウェイはこの値からGitLabのキーのアドレスを組み立てますが、この値では組み立てられません。
    .consequence = ゲートウェイはGitLabのキーを取得できず、GitLabからのリクエストをすべて拒否します。
    .fix-1 = 環境変数に、https://で始まるGitLabのアドレスを引用符なしで設定します。
    .fix-2 = この環境変数を指定してコンテナを作り直します(docker run -e …)。Helmではgitlab.urlを設定し、リリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3205 = AIGW_GITLAB_URLのホストは{ $host }ですが、設定されたGitLabは{ $expected }です。
    .cause = ゲートウェイが、ここで設定されたGitLabとは別のサーバーからキーを取得しています。
    .consequence = 両方の名前が同じGitLabを指していない限り、ゲートウェイはGitLabからのリクエストをすべて401で拒否します。
    .fix-1 = 環境変数にGitLabのアドレスを設定します。両方の名前が同じGitLabを指す場合は、このプログラムの設定を同じ名前にします。
    .fix-2 = この環境変数を指定してコンテナを作り直します(docker run -e …)。Helmではgitlab.urlを設定し、リリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3206 = { $variable }に空の値が設定されています。
    .cause = 空の値を設定してもカスタマーポータルの確認は無効になりません。デフォルトのアドレスが、リクエストできない値に置き換わるだけです。
    .consequence = { $part ->
        [gateway] ゲートウェイがキーを取得するたびにエラーをログに記録します。GitLab自体のキーは取得できます。
       *[agent-platform] 新しいバージョンのエージェントプラットフォームサービスは、起動時にキーを取得できないと終了します。コンテナは動き続けます。
    }
    .fix-1 = オフライン環境では、環境変数にGitLabのアドレスを設定します。それ以外の環境では、環境変数を削除します。
    .fix-2 = 修正した環境変数でコンテナを作り直します。HelmではcustomerPortalUrlまたはextraEnvironmentVariablesを設定し、リリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3207 = 署名キー{ $variable }が{ $state ->
        [empty] 空です
       *[unset] 設定されていません
    }。
    .cause = { $part ->
        [gateway] ゲートウェイは、エディタに渡すトークンの署名にこのRSAキーを使います。キーが1つでも欠けると、ゲートウェイ自身のキーは2つとも使えません。ログのJWKErrorはこれが原因で、TLSとは関係ありません。
       *[agent-platform] エージェントプラットフォームサービスは、ワークフローのトークンの署名にこのRSAキーを使います。
    }
    .consequence = { $part ->
        [gateway] エディタからの直接接続によるコード提案が"Failed to generate JWT"で失敗します。
       *[agent-platform] GitLab Duo Agent Platformのトークンを発行できず、機能しません。
    }
    .fix-1 = RSAキーを作成します。
    .fix-2 = 改行を含むPEM全体を渡します: docker run -e { $variable }="$(cat …)"。envファイルには改行を含む値を書けません。Helmではシークレットに保存するか、チャートに生成させます。
    .fix-3 = コンテナを作り直します。
    .fix-4 = もう一度チェックします。
DUO3208 = 署名キー{ $variable }は使用できません: { $problem ->
        [short] RSAキーとしては短すぎます
        [one-line] 改行が失われています
       *[not-pem] PEM形式ではありません
    }({ $length }文字、{ $lines }行)
    .cause = RSA 2048のPEMは約1,700文字、27行または28行です。envファイルでは値が最初の改行で切れます。文字として書いた\nは改行になりません。ログのJWKErrorはこれが原因で、TLSとは関係ありません。
    .consequence = { $part ->
        [gateway] エディタからの直接接続によるコード提案が"Failed to generate JWT"で失敗します。
       *[agent-platform] GitLab Duo Agent Platformのトークンを発行できず、機能しません。
    }
    .fix-1 = 現在のキーのファイルがない場合は、RSAキーを作成します。
    .fix-2 = 改行を含むPEM全体を渡します: docker run -e { $variable }="$(cat …)"。envファイルには改行を含む値を書けません。Helmではシークレットに保存するか、チャートに生成させます。
    .fix-3 = コンテナを作り直します。
    .fix-4 = もう一度チェックします。
DUO3209 = 環境変数{ $variable }は、{ $meant }の間違いと思われます。
    .cause = { $mistake ->
        [underscores] アンダースコアの数が異なります。設定の階層は2つのアンダースコアで区切ります。
        [nesting] 別のグループの設定として書かれています。
       *[spelling] 名前が1、2文字異なります。
    }
    .consequence = ゲートウェイは知らない名前の環境変数を警告なしに無視します。この設定は効果がありません。
    .fix-1 = 環境変数の名前を{ $meant }に変更するか、環境変数を削除します。
    .fix-2 = コンテナを作り直します。Helmではリリースをアップグレードします。
    .fix-3 = もう一度チェックします。
DUO3290 = AIゲートウェイの環境変数を判定できませんでした: { $why }
