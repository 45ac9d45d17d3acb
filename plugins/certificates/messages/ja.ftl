title = 証明書、CAバンドル、鍵がAIゲートウェイの両方の経路で有効である
about = GitLab、AIゲートウェイ、モデルの証明書と、ゲートウェイが信頼する相手を決める2つの環境変数、およびゲートウェイのログを確認します。REQUESTS_CA_BUNDLEはGitLabへの経路だけ、SSL_CERT_FILEはモデルへの経路だけに使われます。ドキュメントにあるJWKErrorは、証明書ではなくゲートウェイ自身の署名鍵に関するエラーです。
proves = 確認したすべての証明書が揃っていて当面有効であり、環境変数とログからわかる限り、ゲートウェイが各経路で必要な相手を信頼していること。
does-not-prove = コンテナ内のバンドルの内容。TLSが失敗している経路は、その経路のチェックが報告します。

DUO4200 = TLSを使うすべてのサーバー({ $legs })の証明書は受け入れられ、最初に期限が切れるのは{ $days }日後です{ $log ->
        [yes] { "" }
        [empty] (ゲートウェイのログに、調べた期間の行がありません)
       *[no] (ゲートウェイのログは利用できませんでした)
    }。
DUO4201 = AIゲートウェイがモデルサーバー({ $url })の証明書を信頼していません。{ $state ->
        [other-leg-only] CAバンドルがGitLabへの経路にしか設定されていません。
       *[unset] CAバンドルが設定されていません。
    }
    .cause = 証明書の発行者({ $issuer })は公的な認証局ではありません。このプログラムには信頼するように設定されていますが、ゲートウェイではSSL_CERT_FILEが設定されていないため、信頼されません。{ $state ->
        [other-leg-only] REQUESTS_CA_BUNDLEは設定されていますが、GitLabへの経路でしか使われません。
       *[unset] { "" }
    }
    .consequence = このモデルを割り当てた機能はすべて失敗します。ゲートウェイのログには「Connection error.」としか残りません。curlや、このプログラムの設定での確認は成功するため、誤解しやすい障害です。
    .fix-1 = 独自の認証局と公的な認証局を1つのPEMファイルにまとめてコンテナにマウントし、コンテナ内のパスをSSL_CERT_FILEに設定します。このファイルは公的な認証局の一覧を置き換えるため、独自の認証局だけを入れると、クラウドのモデルに接続できなくなります。
    .fix-2 = この環境変数とマウントを指定して、コンテナを作成し直します(docker run -v … -e …)。Helmの場合はextraEnvironmentVariables、volumes、volumeMountsを設定します。
    .fix-3 = もう一度チェックします。
DUO4202 = AIゲートウェイの{ $variable }がCAバンドルを指していません: { $problem ->
        [content] パスではなく証明書そのものが入っています
        [quotes] 「{ $value }」に引用符が含まれています
        [shell] 「{ $value }」に、展開されない~または$が含まれています
        [space] 「{ $value }」の前後に空白があります
       *[missing] コンテナ内の「{ $value }」にファイルがありません
    }
    .cause = 値は、コンテナ内から見たPEMファイルのパスでなければなりません。envファイルでは引用符が値の一部になり、~や$を展開するシェルもありません。ホストのファイルは、マウントしない限りコンテナ内にはありません。
    .consequence = { $leg ->
        [gitlab] ゲートウェイがGitLabの鍵を読み込めず、すべてのリクエストを拒否します。チャットとコード提案は、すべてのユーザーで失敗します。再起動しても直りません。
       *[models] httpsのモデルを使う機能はすべて失敗します。ゲートウェイのログには「Connection error.」としか残りません。
    }
    .fix-1 = バンドルをコンテナにマウントし(docker run -v /path/on/host.pem:/etc/ssl/certs/duo-ca-bundle.pem:ro)、{ $variable }にコンテナ内のパスを引用符なしで設定します。
    .fix-2 = 修正した環境変数でコンテナを作成し直します。Helmの場合はextraEnvironmentVariables、volumes、volumeMountsを設定します。
    .fix-3 = もう一度チェックします。
DUO4203 = このプログラムはGitLabの証明書を信頼していますが、AIゲートウェイのログには拒否した記録があります({ $count }行)。
    .cause = バンドル{ $bundle }はコンテナ内にあり、ここからは読み取れません。GitLabの証明書の発行者({ $issuer })がバンドルに入っていないか、ファイルが存在しません。
    .consequence = ゲートウェイが鍵を読み込めず、GitLabからのすべてのリクエストを拒否します。チャットとコード提案は、すべてのユーザーで失敗します。再起動しても直りません。
    .fix-1 = コンテナ内から、そのバンドルを使ってGitLabにリクエストを送信します。原因はcurlが表示します。
    .fix-2 = 認証局({ $issuer })と公的な認証局を1つのPEMファイルにまとめ、{ $bundle }にマウントします。
    .fix-3 = コンテナを作成し直します。マウント済みのファイルを修正した場合は再起動します。Helmの場合はvolumesとvolumeMountsを設定します。
    .fix-4 = もう一度チェックします。
DUO4204 = { $server }が、中間証明書({ $issuer })を送らずに自身の証明書だけを送っています。
    .cause = サーバーは、自身の証明書とルート証明書の間にある証明書も送る必要があります。ブラウザーは不足している証明書を自動で取得することがありますが、AIゲートウェイのライブラリは取得しません。{ $issuer }はルート証明書ではないことがわかっています。
    .consequence = ブラウザーではエラーが出ないのに、AIゲートウェイからの{ $url }へのTLS接続は失敗します。CAバンドルを変更しても、問題が隠れるだけです。
    .fix-1 = サーバーが送る証明書を確認します。2つ以上なければなりません。
    .fix-2 = 証明書チェーン全体を設置します。サーバーの証明書、{ $issuer }の順に1つのファイルにまとめたもの(fullchain.pemという名前がよく使われます)です。GitLabでは/etc/gitlab/ssl/HOST.crtに置いてgitlab-ctl hup nginxを実行し、vLLMでは--ssl-certfileに指定して再起動します。
    .fix-3 = もう一度チェックします。
DUO4205 = { $server }の証明書の有効期限が{ $when ->
        [today] 今日
        [tomorrow] 明日
       *[other] あと{ $days }日で
    }切れます({ $certificate })。
    .cause = { $which ->
        [own] サーバーの証明書がまだ更新されていないか、更新に失敗しています。
       *[above] サーバーの証明書を発行した認証局の証明書が期限切れになります。同じ認証局でサーバーの証明書を更新しても解決しません。
    }
    .consequence = { $leg ->
        [model] 期限が切れると、このモデルを割り当てた機能はすべて失敗します。ゲートウェイのログには「Connection error.」としか残りません。
        [ai-gateway] 期限が切れると、GitLabがAIゲートウェイを拒否します。チャットとコード提案は、すべてのユーザーで失敗します。
       *[other] 期限が切れると、AIゲートウェイが鍵を読み込めなくなり、すべてのリクエストを拒否します。チャットとコード提案は、最大で1日後に、すべてのユーザーで失敗します。
    }
    .fix-1 = { $which ->
        [own] { $host }の証明書を更新し、中間証明書とともに設置します。自動更新されなかった理由も確認してください。
       *[above] 認証局の新しい証明書で発行されたサーバー証明書を取得してチェーンを設置し、新しい認証局をREQUESTS_CA_BUNDLEとSSL_CERT_FILEのバンドルに追加します。
    }
    .fix-2 = もう一度チェックします。
DUO4206 = AIゲートウェイが自身の署名鍵を読み込めません: JWKError(ログに{ $count }行)
    .cause = AIGW_SELF_SIGNED_JWT__SIGNING_KEYまたはAIGW_SELF_SIGNED_JWT__VALIDATION_KEYが空であるか、改行が失われているか、PEM形式のRSA鍵ではありません。「Could not deserialize key data」と「Unable to load PEM file」はこのことを示しており、TLSとは関係がありません。REQUESTS_CA_BUNDLEとSSL_CERT_FILEを設定しても変わりません。
    .consequence = 鍵が1つでも不正だと、ゲートウェイ自身の鍵は両方とも使えなくなります。エディターからの直接接続によるコード提案が「Failed to generate JWT」で失敗します。GitLabの鍵は読み込まれるため、チャットは動作します。
    .fix-1 = コンテナ内の鍵の行数を確認します。RSA 2048のPEMは27行または28行です。AIGW_SELF_SIGNED_JWT__VALIDATION_KEYも同様に確認します。
    .fix-2 = PEM全体を改行を含めて渡します: docker run -e AIGW_SELF_SIGNED_JWT__SIGNING_KEY="$(cat signing.pem)"。envファイルには改行を書けず、\nと書いても改行にはなりません。鍵がない場合は、openssl genrsa -out signing.pem 2048で作成します。
    .fix-3 = コンテナを作成し直します。Helmの場合は、鍵をSecretに入れるか、チャートに生成させます。
    .fix-4 = もう一度チェックします。
DUO4207 = { $variable }により、モデルへの経路で証明書の検証が無効になっています。
    .cause = 多くの場合、証明書が原因かどうかを試すために設定されたものです。
    .consequence = モデルは動作しますが、モデルサーバーになりすました相手にも、ゲートウェイがプロンプトとAPIキーを送信します。
    .fix-1 = 独自の認証局を含むバンドルをSSL_CERT_FILEに設定し、{ $variable }を削除します。
    .fix-2 = コンテナを作成し直します。Helmの場合はリリースを更新します。
    .fix-3 = もう一度チェックします。
DUO4290 = { $about ->
        [all] 証明書が正しいかどうか
        [trust] { $url }の独自の認証局をAIゲートウェイが信頼するかどうか
       *[certificate] { $url }の証明書が正しいかどうか
    }を判断できませんでした: { $why }
    .why-tls-fails = TLS接続が失敗しています。原因はその経路のチェックが報告します
DUO4299 = TLSを使う接続がないため、確認する証明書はありません。
