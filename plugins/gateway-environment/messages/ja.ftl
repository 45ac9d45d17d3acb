title = AIゲートウェイの環境変数が正しく設定されている
about = AIゲートウェイの起動時の環境変数を確認します。セルフホストモデルを有効にする変数、GitLabを指定する変数、署名キーの変数に加え、プロセスを終了させる不正な値を調べます。AIGW_GITLAB_API_URLは対象外です。ゲートウェイはこの変数を読み込みますが、使用しません。
proves = ゲートウェイが起動できる値であり、GitLabが使用可能な形式で指定されていること。
does-not-prove = 動作中のゲートウェイがこれらの値で起動されたこと、値に含まれるアドレスに到達できること。

-save = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、環境変数はコンテナの作成時にしか設定できません。Docker Composeの場合、この手順は不要です。
-other = その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、サービスのenvironmentを変更してdocker compose up -dを実行します。
-line-breaks = 改行を保つ必要があります。docker run --env-fileでは値が最初の改行で切れ、Docker Composeでは引用符の中の改行が保たれます。文字として書いた\nは改行になりません。

DUO3200 = AIゲートウェイの環境変数は正しく設定されています。GitLabのキーは{ $url }から取得します{ $compared ->
        [yes]（設定されたGitLabと矛盾しません）
       *[no]（GitLabが設定されていないため、比較はしていません）
    }。
    .title = AIゲートウェイの環境変数は正しく設定されています。
DUO3201 = AIゲートウェイのAIGW_CUSTOM_MODELS__ENABLEDが{ $state ->
        [off] 無効になっています
       *[unset] 設定されていません
    }。
    .cause = { $state ->
        [off] 環境変数がfalseに設定されています。
       *[unset] セルフホスト用のイメージでは、この変数はあらかじめ設定されています。設定されていない場合は、別のイメージが動作しているか、環境変数がコンテナ内で取得されたものではありません。
    }
    .consequence = ゲートウェイがセルフホストモデルを拒否します。新しいバージョンではすべての機能が、古いバージョンでは一部の機能が使えません。
    .fix-1 = { -save }
    .fix-2 = { $state ->
        [off] 環境変数をtrueにしてコンテナを再作成します。
       *[unset] GitLabのバージョンに対応するセルフホスト用のイメージから、コンテナを再作成します。
    }{ -other }Helmの場合は、値ファイルにも反映します。
    .fix-3 = 再度チェックを実行します。
DUO3202 = { $variable }の値ではAIゲートウェイが起動しません：{ $wanted ->
        [boolean] 「{ $value }」はtrueでもfalseでもありません
        [number] 「{ $value }」は数値ではありません
        [level] 「{ $value }」はログレベルではありません
        [path] 「{ $value }」はスラッシュで始まるパスではありません
       *[object] JSONオブジェクトではありません
    }。
    .title = { $wanted ->
        [boolean] 環境変数の値がtrueでもfalseでもないため、AIゲートウェイが起動しません。
        [number] 環境変数の値が数値ではないため、AIゲートウェイが起動しません。
        [level] 環境変数の値がログレベルではないため、AIゲートウェイが起動しません。
        [path] 環境変数の値がスラッシュで始まるパスではないため、AIゲートウェイが起動しません。
       *[object] 環境変数の値がJSONオブジェクトではないため、AIゲートウェイが起動しません。
    }
    .cause = ゲートウェイは起動時に環境変数を検証し、読み取れない値があると終了します。空の値も値として扱われ、docker run --env-fileでは引用符が値の一部になります。
    .consequence = コンテナが動き続けていても、ゲートウェイのプロセスは起動時に終了します。すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = { -save }
    .fix-2 = 環境変数を削除するか、正しい値を引用符なしで指定して、コンテナを再作成します（{ $wanted ->
        [boolean] trueまたはfalse
        [number] 数字のみ
        [level] DEBUG、INFO、WARNING、ERRORのいずれか
        [path] /docsのようなパス
       *[object] JSONオブジェクト
    }）。{ -other }Helmの場合は、extraEnvironmentVariablesも修正します。
    .fix-3 = 再度チェックを実行します。
DUO3203 = AIゲートウェイのAIGW_GITLAB_URLが設定されていません。
    .cause = この環境変数がない場合、ゲートウェイは署名検証用のキーをhttps://gitlab.comから取得します。
    .consequence = ゲートウェイはお使いのGitLabのキーを持たないため、GitLabからのリクエストをすべて401で拒否します。
    .fix-1 = { -save }
    .fix-2 = GitLabのアドレスを指定してコンテナを再作成します。{ -other }Helmの場合は、gitlab.urlも設定します。
    .fix-3 = 再度チェックを実行します。
DUO3204 = AIGW_GITLAB_URLは使用できないアドレスです：{ $problem ->
        [empty] 値が空です
        [space] 「{ $value }」の前後に空白があります
        [quotes] 「{ $value }」に引用符が含まれています
        [scheme] 「{ $value }」がhttp://またはhttps://で始まっていません
        [port] 「{ $value }」のポートが数字ではありません
       *[host] 「{ $value }」に有効なホスト名がありません
    }。
    .title = { $problem ->
        [empty] AIGW_GITLAB_URLの値が空です。
        [space] AIGW_GITLAB_URLの前後に空白があります。
        [quotes] AIGW_GITLAB_URLに引用符が含まれています。
        [scheme] AIGW_GITLAB_URLがhttp://またはhttps://で始まっていません。
        [port] AIGW_GITLAB_URLのポートが数字ではありません。
       *[host] AIGW_GITLAB_URLに有効なホスト名がありません。
    }
    .cause = ゲートウェイはこの値からGitLabのキーのアドレスを組み立てますが、この値では組み立てられません。
    .consequence = ゲートウェイはGitLabのキーを取得できず、GitLabからのリクエストをすべて拒否します。
    .fix-1 = { -save }
    .fix-2 = GitLabのアドレスを引用符なしで指定してコンテナを再作成します。{ -other }Helmの場合は、gitlab.urlも設定します。
    .fix-3 = 再度チェックを実行します。
DUO3205 = AIGW_GITLAB_URLのホストは{ $host }ですが、設定されたGitLabは{ $expected }です。
    .title = AIGW_GITLAB_URLのホストが、設定されたGitLabと異なります。
    .cause = ゲートウェイが、ここで設定されたGitLabとは別のサーバーからキーを取得しています。
    .consequence = 両方の名前が同じGitLabを指していない限り、ゲートウェイはGitLabからのリクエストをすべて401で拒否します。
    .fix-1 = 両方の名前が同じGitLabを指す場合は、このプログラムの設定を同じ名前にするだけで済みます。それ以外の場合は、次のとおりです。{ -save }
    .fix-2 = GitLabのアドレスを指定してコンテナを再作成します。{ -other }Helmの場合は、gitlab.urlも設定します。
    .fix-3 = 再度チェックを実行します。
DUO3206 = { $variable }に空の値が設定されています。
    .title = AIゲートウェイの環境変数に空の値が設定されています。
    .cause = 空の値を設定しても、カスタマーポータルへのアクセスは無効になりません。デフォルトのアドレスが、使用できない値に置き換わるだけです。
    .consequence = { $part ->
        [newer-gateway] この新しいバージョンのゲートウェイは、コード提案とエディタ用トークンのリクエストすべてに500（"customersdot_url cannot be empty"）を返します。チャットは動作します。
        [gateway] ゲートウェイがキーを取得するたびにエラーをログに記録します。GitLab自体のキーは取得できます。
       *[agent-platform] 新しいバージョンのAgent Platformサービスは、起動時にキーを取得できないと終了します。コンテナは動き続けます。
    }
    .fix-1 = { -save }
    .fix-2 = オフラインライセンスの場合は、GitLabのアドレスを指定してコンテナを再作成します。それ以外の場合は、環境変数を指定せずに再作成します。{ -other }Helmの場合は、customerPortalUrlまたはextraEnvironmentVariablesも設定します。
    .fix-3 = 再度チェックを実行します。
DUO3207 = 署名キー{ $variable }が{ $state ->
        [empty] 空です
       *[unset] 設定されていません
    }。
    .title = { $state ->
        [empty] AIゲートウェイの署名キーが空です。
       *[unset] AIゲートウェイの署名キーが設定されていません。
    }
    .cause = { $part ->
        [gateway] ゲートウェイは、エディタに渡すトークンの署名にこのRSAキーを使います。一方のキーがないと、ゲートウェイの2つのキーはどちらも使えません。ログのJWKErrorはこれが原因で、TLSとは関係ありません。
       *[agent-platform] Agent Platformサービスは、ワークフローのトークンの署名にこのRSAキーを使います。
    }
    .consequence = { $part ->
        [gateway] エディタからの直接接続によるコード提案が「Failed to generate JWT」で失敗します。
       *[agent-platform] GitLab Duo Agent Platformのトークンを発行できず、機能しません。
    }
    .fix-1 = RSAキーを作成します。
    .fix-2 = { -save }
    .fix-3 = キーを指定してコンテナを再作成します。{ -line-breaks }{ -other }
    .fix-4 = 再度チェックを実行します。
DUO3208 = 署名キー{ $variable }は使用できません：{ $problem ->
        [short] RSAキーとしては短すぎます
        [one-line] 改行が失われています
       *[not-pem] PEM形式ではありません
    }（{ $length }文字、{ $lines }行）
    .title = { $problem ->
        [short] AIゲートウェイの署名キーが、RSAキーとしては短すぎます。
        [one-line] AIゲートウェイの署名キーの改行が失われています。
       *[not-pem] AIゲートウェイの署名キーが、PEM形式ではありません。
    }
    .cause = 2048ビットのRSAキーのPEMは約1,700文字、27行または28行です。{ -line-breaks }ログのJWKErrorはこれが原因で、TLSとは関係ありません。
    .consequence = { $part ->
        [gateway] エディタからの直接接続によるコード提案が「Failed to generate JWT」で失敗します。
       *[agent-platform] GitLab Duo Agent Platformのトークンを発行できず、機能しません。
    }
    .fix-1 = 現在のキーのファイルがない場合は、RSAキーを作成します。
    .fix-2 = { -save }
    .fix-3 = キーを指定してコンテナを再作成します。{ -other }
    .fix-4 = 再度チェックを実行します。
DUO3209 = 環境変数{ $variable }は、{ $meant }の間違いと思われます。
    .title = AIゲートウェイの環境変数が、別の環境変数の間違いと思われます。
    .cause = { $mistake ->
        [underscores] アンダースコアの数が異なります。設定の階層は2つのアンダースコアで区切ります。
        [nesting] 別のグループに属する設定です。
       *[spelling] 名前が1、2文字異なります。
    }
    .consequence = ゲートウェイは知らない名前の環境変数を警告なしに無視します。この設定は効果がありません。
    .fix-1 = { -save }
    .fix-2 = 値を{ $meant }という名前で指定するか、環境変数を指定せずに、コンテナを再作成します。{ -other }Helmの場合は、extraEnvironmentVariablesの名前も変更します。
    .fix-3 = 再度チェックを実行します。
DUO3290 = AIゲートウェイの環境変数を判定できませんでした：{ $why }。
    .title = AIゲートウェイの環境変数を判定できませんでした。
