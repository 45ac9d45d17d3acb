# 結果
outcome-pass = 正常
outcome-warn = 警告
outcome-fail = 異常
outcome-unknown = 判定不能
outcome-not-applicable = 対象外
outcome-skipped = 省略
outcome-blocked = 保留
outcome-out-of-vantage = 観測地点外
outcome-denied = 拒否
outcome-broken = 故障

# 経路
hop-gitlab = GitLabの設定
hop-gitlab-to-gateway = GitLabからゲートウェイ
hop-gateway = ゲートウェイ
hop-gateway-to-gitlab = ゲートウェイからGitLab
hop-gateway-to-model = ゲートウェイからモデル
hop-model = モデルサーバー
hop-agent-platform = Agent Platform
hop-features = 機能とユーザー
hop-hygiene = 残された設定

# 重大度と確度
severity-critical = 致命的
severity-high = 高
severity-medium = 中
severity-low = 低
confidence-confirmed = 確認済み
confidence-likely = 可能性が高い
confidence-possible = 可能性あり

# チェックの結果がない理由
reason-deselected = 指定により省略しました
reason-impact = --impact { $needs }が必要です
reason-interrupted = 実行が中断されたため、開始していません
reason-blocked = 先に{ $by }の異常を解消する必要があるため、実行していません
reason-out-of-vantage = { $vantages }から実行した場合にだけ意味があります。duo-doctorをそこへコピーして（docker cp、kubectl cp）実行するか、このマシンがそれを兼ねる場合は--vantageで指定してください
reason-denied = 必要な操作がポリシーで許可されていません。許可するには、次の行を追加してください
    { $lines }
reason-denied-beyond = 必要な操作の一部が[grant.{ $check }]で許可されていません。許可するには、現在の[grant.{ $check }]を次の行に置き換えてください
    { $lines }
reason-denied-withheld = [grant.{ $check }]はこのチェックに対する許可ではありません（{ $why }）。許可するには、現在の[grant.{ $check }]を次の行に置き換えてください
    { $lines }
reason-denied-to-all = 必要な操作が[deny]で禁止されています。許可するには、次の指定を削除してください
    { $lines }
withheld-publisher = 許可の対象は発行者{ $meant }のチェックですが、このチェックの発行者は{ $is }です
withheld-version = 許可の対象はバージョン{ $meant }ですが、このチェックのバージョンは{ $is }です
withheld-digest = 許可の対象はコンポーネント{ $meant }ですが、このチェックは{ $is }です
broken-crashed = 異常終了しました: { $trap }（{ $words }）
broken-timed-out = { $waiting ->
        [nothing] { $seconds }秒たっても計算が終わりませんでした
       *[other] { $seconds }秒たっても応答がありませんでした: { $waiting }
    }
broken-limit = { $limit }の上限（{ $value }）を超えました
broken-garbage = 結果の形式が正しくありません: { $problem }
broken-gave-up = チェックを実行できませんでした: { $reason }
broken-incompatible = この環境では実行できません: { $reason }
broken-untrusted = パックが改変されているため実行しません: { $reason }

# 判定できない理由: 判定不能の結果が持つ`reason`の値ごとのメッセージ
why-no-connection = { $connection ->
        [gitlab] GitLabが設定されていません
        [ai-gateway] AIゲートウェイが設定されていません
        [model] モデルが設定されていないか、先に行うチェックに合格したモデルがありません
        [agent-platform] Agent Platformサービスが設定されていません。[agent-platform]にaddress = "host:port"と記述してください
       *[other] 種類{ $connection }の接続が設定されていません
    }
why-no-token = { $credential ->
        [admin] 管理者のトークン
        [user] ユーザーのトークン
       *[other] 資格情報
    }（接続{ $connection }の資格情報{ $credential }）が必要です
why-no-environment = { $scope }の環境変数がわかりません。コンテナでのenvの出力をファイルに保存し、[environment]に{ $scope } = {"{"} file = "…" {"}"}と記述してください
why-own-access = このプログラムの資格情報{ $credential }が正しくないか、設定されていないという応答です。GitLab自身には問題が見られません
why-no-variables = { $scope }の環境変数に、対象の変数が1つもありません。別のプロセスのものである可能性があります
why-no-container = AIゲートウェイのコンテナの情報がありません。docker inspect CONTAINER IMAGEの出力をファイルに保存し、[environment]にai-gateway = {"{"} file = "…" {"}"}と記述してください
why-no-log = ログ{ $source }が設定されていません。[logs]に{ $source } = ["…"]と記述してください
why-no-source = ソースが設定されていません
why-no-file = { $said }にログファイルがありません。パスと、ログの出力が有効かどうかを確認してください
why-not-asked = リクエストを送信していません
why-denied = { $wanted }がポリシーで許可されていません
why-undeclared = チェックが{ $wanted }を要求しましたが、チェックの記述で宣言されていません。チェックの作成者による修正が必要です
why-unreadable = 読み取れません（{ $said }）
why-elsewhere = 値が別の場所に保存されています（{ $said }）。値を含むソースを指定してください
why-invalid = チェックのリクエストの形式が正しくないため、このプログラムが送信しませんでした
why-resolve = ホスト名を解決できません
why-address = ホスト名の解決先が、チェックに許可されていないアドレスです
why-refused = このポートでは何も待ち受けていません
why-unreachable = ホストへの経路がありません
why-timed-out = { $phase ->
        [resolve] 名前解決が時間内に終わりませんでした
        [connect] 時間内に接続できませんでした
        [tls] TLSハンドシェイクが時間内に終わりませんでした
        [send] リクエストを時間内に送信できませんでした
        [first-byte] 時間内に応答がありませんでした
        [body] 応答が時間内に終わりませんでした
       *[other] 時間切れになりました
    }
why-tls = { $problem ->
        [unknown-issuer] TLS接続に失敗しました。証明書の発行者が信頼されていません
        [expired] TLS接続に失敗しました。証明書の有効期限が切れています
        [not-yet-valid] TLS接続に失敗しました。証明書がまだ有効になっていません
        [wrong-host] TLS接続に失敗しました。証明書のホスト名が一致しません
        [revoked] TLS接続に失敗しました。証明書が失効しています
        [self-signed] TLS接続に失敗しました。証明書が自己署名です
        [not-tls] TLS接続に失敗しました。相手がTLSに対応していません
        [handshake] TLSハンドシェイクに失敗しました
        [client-certificate-required] TLS接続に失敗しました。クライアント証明書が必要です
       *[other] TLS接続に失敗しました
    }
why-proxy = プロキシがリクエストを転送しませんでした（ステータス{ $status }）
why-proxy-silent = プロキシから応答がありません
why-proxy-password = この接続に設定されたプロキシがパスワードを要求しています
why-closed = { $phase ->
        [connect] 接続がすぐに閉じられました
        [tls] TLSハンドシェイクの途中で接続が閉じられました
        [body] 応答の途中で接続が閉じられました
       *[other] 応答の前に接続が閉じられました
    }
why-protocol = 応答がHTTPではありません
why-no-http2 = TLSでHTTP/2が合意されません
why-not-grpc = gRPCではなくHTTPの{ $status }が返されました
why-too-large = リクエストが上限の{ $limit }バイトを超えています
why-budget = チェックに割り当てられた上限に達しました
why-other = リクエストに失敗しました（{ $said }）
why-status = ステータス{ $status }が返されました
why-rejected = { $credential ->
        [admin] 管理者のトークンがGitLabに拒否されました
        [user] ユーザーのトークンがGitLabに拒否されました
       *[other] トークンが拒否されました
    }
why-not-permitted = { $credential ->
        [admin] 管理者のトークンではないか、管理者モードが有効なのにadmin_modeスコープがありません
        [user] トークンの権限が不足しています。apiまたはread_apiスコープが必要です
       *[other] 資格情報の権限が不足しています
    }
why-no-field = このバージョンのGitLabでは確認できません
why-error = エラーが返されました: { $said }
why-malformed = 応答を読み取れません
why-truncated = 応答が長すぎて、すべてを読み取れませんでした
why-partial = ログ{ $source }が長すぎてすべてを読み取れず、読み取った範囲では判断できません
why-no-lines = ログ{ $source }に、調べた期間の行がありません
# メッセージのない値は、そのまま表示します
why-unexplained = チェックが理由を示していません

# 判定できなかった項目を判定するために必要なこと。チェックの名前はその下に示します
remedy-rerun = 同じコマンドを最後まで実行する（実行が中断されました）
remedy-select = --skipを付けずに実行する
remedy-impact = --impact { $impact }を付けて実行する
remedy-grant = 設定で許可する:
remedy-connection = { $connection ->
        [gitlab] GitLabのURL: duo-doctor init --gitlab URLを実行するか、[gitlab]にurlを記述する
        [ai-gateway] AIゲートウェイのURL: [ai-gateway]にurlを記述する
        [model] モデルサーバー: [model.NAME]にurlを記述する（duo-doctor initはGitLabから取得します）
        [agent-platform] Agent Platformサービス: [agent-platform]にaddress = "HOST:PORT"を記述する
       *[other] 種類{ $connection }の接続
    }
remedy-credential = { $credential ->
        [admin] read_apiスコープを持つ管理者のトークン: [gitlab.credentials]にadminを記述する
        [user] apiスコープを持つGitLab Duoユーザーのトークン: [gitlab.credentials]にuserを記述する
        [token] AIゲートウェイ用のトークン: [ai-gateway.credentials]にtokenを記述する
        [key] モデルサーバーのキー: [model.NAME]にcredentials.keyを記述する
        [ca-file] 証明書に署名した認証局: [{ $connection }]にca-file = "FILE"を記述する
       *[other] 接続{ $connection }の資格情報{ $credential }
    }
remedy-replace = { $credential ->
        [admin] 別の管理者トークン: 現在のトークンはGitLabに拒否されたか、read_apiまたはadmin_modeスコープがありません
        [user] 別のユーザートークン: 現在のトークンはGitLabに拒否されたか、apiスコープがありません
       *[other] 別のトークン: 現在のトークンは拒否されました
    }
remedy-environment = { $scope ->
        [gitlab] GitLabの環境変数: gitlab-rails runner 'puts ENV.map {"{"} |pair| pair.join("=") {"}"}'の出力をファイルに保存し、[environment]にgitlab = {"{"} file = "FILE" {"}"}を記述する
       *[other] { $scope }コンテナの環境変数: docker exec CONTAINER envの出力をファイルに保存し、[environment]に{ $scope } = {"{"} file = "FILE" {"}"}を記述する
    }
remedy-container = AIゲートウェイのコンテナの情報: docker inspect CONTAINER IMAGEの出力をファイルに保存し、[environment]にai-gateway = {"{"} file = "FILE" {"}"}を記述する
remedy-log = { $source ->
        [llm] GitLabのAIログ: [logs]にllm = ["/var/log/gitlab/gitlab-rails/llm.log*"]を記述する
        [ai-gateway] AIゲートウェイのログ: docker logs CONTAINER > FILE 2>&1で保存し、[logs]にai-gateway = ["FILE"]を記述する
        [setup-summary] GitLab自身のセットアップ検証の出力: gitlab-rake gitlab:duo:verify_self_hosted_setup > FILE 2>&1で保存し、[logs]にsetup-summary = ["FILE"]を記述する
       *[other] ログ{ $source }: [logs]に{ $source } = ["FILE"]を記述する
    }
remedy-vantage = { $vantages }からの実行: duo-doctorをそこへコピーして（docker cp、kubectl cp）実行する。このマシンがそれを兼ねる場合は--vantageで指定する
remedy-repair = 異常を解消した後に、もう一度実行する:
remedy-reach = { $reason ->
        [resolve] ホスト名が解決できること
        [refused] ポートで何かが待ち受けていること
        [unreachable] ホストへの経路があること
        [timed-out] 時間内に応答があること
        [tls] TLS接続が成功すること
        [proxy] プロキシがリクエストを転送すること
        [proxy-silent] プロキシが応答すること
        [proxy-password] プロキシのパスワード: 接続にproxy = "http://USER:PASSWORD@HOST:PORT"を記述する
        [closed] 応答の前に接続が閉じられないこと
       *[other] HTTPの応答があること
    }:
remedy-own = それぞれの説明を参照:

# レポート
in-brackets = （{ $note }）
beside = { $one }、{ $other }
source-pack = パック{ $pack }（署名: { $key }）
target = 対象
configuration = 設定
vantage = 観測地点
vantage-by = 検出: { $traces }
vantage-by-nothing = GitLab、AIゲートウェイ、モデルサーバーのいずれもここでは見つかりません
cause-of = 原因 { $number }/{ $total }
hidden = 原因1に隠れており、次に問題になります
cause = 理由
evidence = 根拠
consequences = 影響
explains = 派生した異常
blocks = 保留
note = 補足
words-cut = （省略: このチェックの出力はレポートに収まりません）
claimed-by = 別の発行元のチェックは、{ $findings }がこの異常の原因だとしています。原因と認められるのは同じ発行元のチェックの主張だけです。両方を確認してください。
fix = 対処
fix-place-gitlab-ui = GitLabの画面
fix-place-gitlab-host = GitLabのホスト
fix-place-ai-gateway-host = ゲートウェイのホスト
fix-place-model-host = モデルサーバーのホスト
fix-place-network = ネットワーク
fix-place-license-portal = ライセンスポータル
installation-docker = Docker
installation-kubernetes = Kubernetes
installation-linux-package = Linuxパッケージ
interrupts = サービスが一時的に停止します
warnings = 警告
gaps = 判定できなかった項目
gaps-of = { $all }件のうち{ $open }件。必要なことと、それで増える割合:
refused = 拒否されたため実行しなかったもの
verdict-healthy = 正常
verdict-broken = 異常あり
verdict-incomplete = 判定が不完全
verdict-empty = 対象なし
coverage = カバレッジ { $percent }%
next = 次の操作
run = 実行
replayed = リプレイ: { $started }に記録された応答による結果です。現在のシステムには接続していません。
selected = 全{ $all }件のうち{ $checks }件
interrupted = 実行が中断されました。開始していないチェックは判定していません。
first-cause = 原因
causes-more = （ほか{ $count }件）
bare = 設定がなく、このマシンでも何も見つからなかったため、{ $checks }件のチェックはいずれも調べる対象がありません。
bare-demo = 障害のある模擬環境で動作を試す:
bare-init = GitLabを調べる（トークンを尋ね、設定ファイルを作成します）:
bare-docker = AIゲートウェイのコンテナの中では、設定は不要です:
bare-explain = ユーザーに表示されたエラー、コード、ログの行の意味を調べる:
bare-triage = ログだけを調べる:
waits = { $check }は{ $seconds }秒待っています: { $what }
running = { $done }/{ $total }件のチェックが完了、実行中: { $checks }
printed = チェックの出力
used = チェックが使用したもの

# 説明
explain-about = 確認する内容
explain-cause = 理由
explain-consequence = 影響
explain-fix = 対処方法
explain-proves = 正常の場合に分かること
explain-does-not-prove = 合格しても確認できないこと
explain-codes = 検出できる問題
explain-links = 公開ドキュメント
explain-several = duo-doctor explain CODEで、各ページを表示できます。

triage-source = { $path }: { $lines }行、うちエラー{ $errors }行
triage-own = duo-doctor自身のリクエストとGitLabヘルスチェックのプローブに関するエラー行（{ $count }行）は除外しました。
triage-own-elsewhere = チェック中にGitLabが送信したリクエストは、チェックを実行したマシンでのみ判別できます。以下のエラーの時刻がチェックの実行時刻と重なる場合は、そのマシンでtriageを実行してください。
triage-nothing = エラーを示す行はありません。
triage-known = 既知のエラー
triage-explain = 原因と対処は duo-doctor explain { $code } で表示できます。
triage-unknown = 説明するページのないエラー
triage-more = ほかに{ $count }行あります。--format jsonですべて出力できます
triage-requests = 失敗したリクエストの例

plan-title = 修復計画（{ $started }）
plan-empty = 原因は見つかりませんでした。修復する項目はありません。
plan-inert = 上から順に実施してください。先の原因が、後の原因を隠していたり引き起こしていたりします。duo-doctorがこれらを実行することはありません。
plan-fill = 記入が必要: { $names }
plan-risk = サービスが一時的に停止します。実施する時間帯を選んでください。
plan-undo = 取り消し方（変更前の値は控えておいてください）:
ticket-cut = …続きはレポートにあります
ticket-unknown = （バージョン不明）
ticket-others = ほかの原因（{ $count }件）

# init
init-written = { $file }を作成しました。
init-checks = この設定でのチェックの結果は次のとおりです。
init-ask-url = GitLabのURL（例: https://gitlab.example.com）:
init-ask-admin = read_apiスコープを持つ管理者のトークン（secrets/gitlab-admin-tokenに保存します）。{ $url }/-/user_settings/personal_access_tokensで作成できます。省略する場合は、そのままEnterを押してください。
init-ask-user = apiスコープを持つGitLab Duoユーザーのトークン（secrets/gitlab-user-tokenに保存します）。省略する場合は、そのままEnterを押してください。
init-gitlab = GitLab
init-admin = 管理者のトークンの所有者
init-user = ユーザーのトークンの所有者
init-gateway = AIゲートウェイ
init-agent-platform = Agent Platformサービス
init-model = モデル
init-key = モデルのキー
init-log = GitLabのAIログ
init-container = AIゲートウェイのコンテナ
init-without-gitlab = バージョンを確認できません。URLを確認し、プライベート認証局を使用している場合は--ca-fileで指定してください
init-without-admin = 管理者としてサインインし、{ $url }/-/user_settings/personal_access_tokensでread_apiスコープのトークンを作成してください。GITLAB_ADMIN_TOKENに設定し、--forceを付けてinitをもう一度実行します
init-without-user = GitLab Duoのユーザーとしてapiスコープのトークンを作成し、GITLAB_TOKENに設定してください。設定しない場合、ユーザーと同じリクエストは試しません
init-without-gateway = 管理者のトークンがないためGitLabから取得できないか、管理者 > GitLab Duo > 設定の変更で未設定です。[ai-gateway]にurlを記述してください
init-without-agent-platform = GitLabで未設定か、取得できません。使用している場合は[agent-platform]にaddressを記述してください
init-without-model = GitLabに登録されていないか、管理者のトークンがないため取得できません。[model.NAME]にurlを記述してください
init-without-key = この名前の環境変数に設定してください。キーはこのモデルのサーバーにだけ送信します
init-without-log = ログはGitLabのホストにあります。duo-doctorをそこで実行するか、/var/log/gitlab/gitlab-rails/llm.logをコピーして[logs]にllm = ["FILE"]を記述してください
init-without-container = 多くの原因は設定とログからわかります。docker inspect CONTAINER IMAGE > ai-gateway.jsonとdocker logs CONTAINER > ai-gateway.log 2>&1を実行し、ファイルの末尾の行のコメント記号を外してください
