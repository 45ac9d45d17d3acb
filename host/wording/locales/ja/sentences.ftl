# レポート以外の文: コマンドラインと設定の誤り、表、一覧。

# ヒントと場所
hint = （もしかして「{ $name }」ですか？）
at-place = { $place }: { $problem }
origin-default = 既定値
origin-nothing = 検出なし
origin-found = 検出: { $traces }
source-this-process = このプロセス
source-process = プロセス{ $id }
source-container = コンテナ{ $name }
source-file = ファイル{ $name }

# 根拠: SDK自身の語
evidence-environment = 環境変数 { $name }
evidence-log = ログ { $name }
evidence-connection = 接続 { $name }
evidence-connections = 接続 { $name }
evidence-container = コンテナ { $name }
evidence-probe = 接続の確認 { $name }
evidence-setting = { $value }（{ $origin }）
evidence-not-set = 未設定
evidence-set = 設定あり
evidence-secret = 設定あり、値は非表示（{ $length }文字、{ $lines }行）
evidence-correlation = （相関ID { $id }）
seen-refused = 接続が拒否されました{ $text }
seen-denied = ポリシーにより拒否: { $text }
seen-unresolved = 名前を解決できません: { $text }
seen-address = 許可されていないアドレスです: { $text }
seen-unreachable = 到達できません: { $text }
seen-proxy = プロキシのエラー: { $text }
seen-proxy-answered = プロキシの応答: { $text }
seen-no-http = HTTPではありません: { $text }
seen-tls = TLS: { $text }（サブジェクト{ $subject }、発行者{ $issuer }）
seen-timed-out = タイムアウトしました（{ $phase }）
seen-closed = 相手が接続を閉じました（{ $phase }）
phase-resolve = 名前解決
phase-connect = 接続
phase-tls = TLSハンドシェイク
phase-send = 送信
phase-first-byte = 応答待ち
phase-body = 応答の受信

# コマンドラインと実行環境
internal-fault = 内部エラーが発生しました（{ $place }）。duo-doctor --versionの出力を添えて報告してください
cannot-write = 書き込めません: { $error }
cannot-write-file = { $file }に書き込めません: { $error }
few-threads = システムが許可するスレッドはあと{ $allowed }個ですが、{ $least }個必要です。ulimit -u、またはコンテナのプロセス数の上限を引き上げてください
interrupted-waiting = 中断しました。{ $checks }の終了を待っています。もう一度Ctrl-Cを押すと、レポートを出力せずに終了します
interrupted-report = 中断しました。レポートを作成しています。もう一度Ctrl-Cを押すと、レポートを出力せずに終了します
unknown-value = 「{ $value }」は指定できません{ $hint }。次のいずれかを指定してください: { $words }
unread-variable = ${ $name }: この環境変数は使用されません{ $hint }
unread-log = { $place }: ログ「{ $name }」を読むチェックはありません{ $hint }
unread-credential = { $place }: { $connection }の資格情報「{ $name }」を使用するチェックはありません{ $hint }
no-such-check = 「{ $name }」に該当するチェックはありません{ $hint }。duo-doctor list checksで一覧を表示できます
say-copy = FORMAT:FILEの形で指定してください（例: json:report.json）
the-formats = 指定できる形式は{ $names }です
say-pair = ID=REASONの形で指定してください
no-such-scenario = シナリオ「{ $name }」はありません{ $hint }。duo-doctor demo --listで一覧を表示できます
simulated = 模擬環境: { $title }
no-folder-for-demo = 模擬環境用のフォルダーを作成できません。書き込めるフォルダーをTMPDIRで指定してください: { $error }
demo-does-not-start = 模擬環境を開始できません: { $error }
recording-lacks = { $file }: { $check }の応答が大きすぎるため、その呼び出しは記録していません
and-more = { $first }（ほか{ $count }件）
without-credential = { $why }。{ $connection }の資格情報「{ $credential }」なしで続行します
not-learnt = GitLabから取得できません: { $problem }
no-gitlab-for-models = モデルの問い合わせ先となるGitLabが設定されていません
no-token-for-models = GitLabのトークンが設定されていません
token-of-nobody = このトークンのユーザーはGitLabに存在しません

# init
init-is-there = { $file }はすでに存在します。上書きするには--forceを指定してください
init-no-gitlab = GitLabが指定されていません。--gitlab URLを指定するか、GITLAB_URLを設定してください
init-ca-file = --ca-file { $file }を読み取れません: { $error }

# 設定
name-configuration = { $problem }。設定ファイルを指定してください
name-credential = { $file }: { $problem }。資格情報のファイルを指定してください
cannot-be-read = 読み取れません: { $error }
is-directory = ディレクトリです
is-larger = { $limit } KiBを超えています
is-no-text = テキストではありません
distrusted-file = { $why }。このファイルはトークンの送信先を決めるため、信頼できる場合は--configで指定してください
distrusted-folder = フォルダーは、{ $why }
distrust-owner = 別のユーザー（{ $user }）が所有しています
distrust-writers = ほかのユーザーが書き込めます
unknown-key = { $what }「{ $name }」はありません。指定できるのは{ $expected }です
unknown-key-near = { $what }「{ $name }」はありません（もしかして「{ $near }」ですか？）。指定できるのは{ $expected }です
unknown-field = 項目
unknown-variant = 値
expected-one = { $name }
expected-two = { $one }または{ $other }
expected-many = { $names }
misnamed-configuration = { $file }は読み込まれません。名前を{ $right }に変更するか、--configで指定してください
shortest-check = check-timeは{ $seconds }s以上で指定してください
longest-check = check-timeは{ $seconds }s以下で指定してください
no-scope = environment.{ $scope }は指定できません。次のいずれかを指定してください: { $scopes }
one-environment = file = "…"、container = "…"（必要な場合はsocket = "…"も）、pid = …、this-process = trueのいずれか1つを指定してください
no-url = 「{ $name }」にurlがありません
belongs-to-model = 「{ $name }」は[model.NAME]に記述してください
no-header-name = 「{ $header }」はヘッダー名として使用できません
file-or-env = 資格情報は、file = "…"またはenv = "NAME"のどちらか一方で指定してください
no-duration = 「{ $text }」は期間として読み取れません。90s、15m、24h、7dのように指定してください
no-switch = 「{ $text }」は指定できません。1か0、trueかfalse、yesかno、onかoffを指定してください
no-scheme = 「{ $url }」はhttpまたはhttpsで始まっていません。https://gitlab.example.comのように指定してください
is-no-url = 「{ $url }」はURLではありません（{ $error }）。https://gitlab.example.comのように指定してください
has-password = 「{ $url }」にユーザー名またはパスワードが含まれています。URLからは削除し、credentialsに記述してください
has-query = 「{ $url }」にクエリまたはフラグメントが含まれています。https://gitlab.example.comのように指定してください
is-no-address = 「{ $address }」はアドレスではありません（{ $error }）
no-host-and-port = 「{ $address }」はhost:portの形ではありません。aigw.example.com:50052のように指定してください
no-proxy = プロキシには、noneまたはhttp://proxy.example.com:3128のようなURLを指定してください
proxy-ends = プロキシのURLは、ホストまたはポートまでを指定してください。パスワードの#は%23、?は%3F、/は%2Fと記述します
proxy-password = このプロキシのURLにはパスワードを指定できません
unset-variable = 環境変数{ $name }が設定されていません
the-variable = 環境変数{ $name }
empty-credential = { $source }の資格情報が空です
short-credential = { $source }の資格情報が{ $least }文字より短くなっています
odd-credential = { $source }の資格情報に、HTTPヘッダーで使用できない文字が含まれています
in-the-clear = { $name }には資格情報がありますが、{ $url }では暗号化されずに送信されます。httpsを使用するか、urlの次にplain-http = trueを記述してください（設定ファイルがない場合は{ $variable }=true）

# 表の見出しと語
column-check = チェック
column-version = バージョン
column-impact = 影響
column-vantage = 観測地点
column-title = 内容
column-code = コード
column-finding = 検出内容
column-what = 項目
column-value = 値
column-credentials = 資格情報
column-from = 指定元
column-pack = パック
column-signed-by = 署名者
column-found = 入手元
column-state = 状態
column-why = 理由
column-file = ファイル
any-vantage = すべて
row-environment = 環境変数 { $scope }
row-log = ログ { $name }
row-vantage = 観測地点
row-impact = 影響
row-log-window = ログの期間
row-check-time = チェックの制限時間

# plan
plan-missing = 未設定
plan-as-gateway = AIゲートウェイの設定にあるGitLab
plan-credentials = 資格情報: { $credentials }
plan-there = { $name } あり
plan-not-there = { $name } なし
plan-after = 前提    { $checks }
plan-check = チェック{ $count }件
plan-checks = チェック{ $count }件
plan-run = { $checks }（うち実行{ $run }件）
plan-request = リクエスト{ $count }種類
plan-requests = リクエスト{ $count }種類
plan-billed = { $requests }（うち{ $billed }種類はモデルにトークンを生成させる可能性があります）
plan-log = ログ{ $count }件
plan-logs = ログ{ $count }件
plan-totals = { $checks }: { $requests }、{ $logs }
plan-limits = チェックごとの上限: { $seconds }秒、CPU時間{ $computing }秒、メモリ{ $memory } MiB、呼び出し{ $calls }回

# version
version-program = duo-doctor { $version }
version-commit = コミット          { $commit }
version-no-commit = コミット          不明
version-engine = エンジン          wasmtime { $version }
version-contract = インターフェース  { $version }
version-pack = パック            { $pack }、署名: { $key }、{ $place }、sha256:{ $digest }
version-refused = パック            { $file }は拒否されました: { $reason }
inside-the-program = プログラムに内蔵

# self-check
row-self-version = バージョン
row-self-interpreter = インタープリター
row-self-native = ネイティブコード
row-self-compiler = コンパイラー
row-self-space = アドレス空間
row-self-processes = プロセス数
row-self-proc = /proc
row-self-root = ルート
row-self-clock = 時計
row-self-certificates = 証明書
row-self-proxy = プロキシ
row-self-pack = パック
row-self-keys = 信頼する鍵
row-self-configuration = 設定
row-self-environment = 環境変数
self-version = duo-doctor { $version }（{ $system } { $machine }）
self-starts = 起動できます。実行可能メモリは不要です（{ $version }）
self-does-not-start = 起動できません: { $error }
self-native = 実行可能メモリを使用できます。--engine nativeを指定できます
self-no-native = この環境では使用できませんが、必要ありません: { $error }
self-compiles = 独自のチェックは、別のプロセスでコンパイルします
self-does-not-compile = 独自のチェックをコンパイルできません: { $problem }
self-no-limit = 制限なし
self-space = 上限は{ $limit } MiBです。実行には最大{ $needed } MiBが必要です
self-processes = 上限は{ $limit }個です（スレッドを含む）
self-mounted = マウントされています
self-not-mounted = マウントされていませんが、必要ありません。プロセスの設定（pid = …）は読み取れません
self-read-only = 読み取り専用です。指定がない限り、何も書き込みません
self-writable = 書き込み可能です。指定がない限り、何も書き込みません
self-root-unknown = 不明です。指定がない限り、何も書き込みません
self-no-certificates = このマシンにCA証明書がないため、Mozillaのものを使用します
self-certificates = このマシンのCA証明書{ $count }件を使用します
self-no-proxy = プロキシの環境変数は設定されていません
self-proxy = 設定あり: { $names }
self-pack = { $pack }（署名: { $key }、{ $place }）
self-pack-warned = { $pack }（署名: { $key }、{ $place }）: { $warning }
self-inside = このプログラムに内蔵
self-no-file = ファイルなし
self-configuration = { $file }（接続{ $connections }件、ログ{ $logs }件）

# パック
folder-not-used = { $folder }: 読み取れないため使用しません: { $error }
add-first = --pack { $pack }: 先にduo-doctor pack add { $pack }で追加してください
nothing-left = 実行するものがありません。--packでパックを、または--componentでチェックを指定してください
no-core-pack = このプログラムと同じフォルダーにcore.packがありません。そこへコピーするか、--core-packで指定してください
no-keys = --keys { $folder }: フォルダーがありません（DUO_DOCTOR_KEYSでも指定できます）
state-refused = 拒否
state-not-used = 未使用
state-used = チェック{ $count }件
found-inside = プログラムに内蔵
found-beside = プログラムと同じ場所
found-folder = フォルダー
found-store = ストア
found-named = --pack
not-counted = チェック{ $count }件は未使用: { $source }のものを使用します
not-named = { $id }は未使用: { $why }
pack-built = { $file }: チェック{ $count }件（うち{ $reused }件はコンパイル済み）、{ $size } KiB、{ $signed }
pack-is-signed = 署名あり
pack-is-unsigned = 署名なし
pack-signed = { $file }に署名しました
compiled-anew = すべてコンパイルし直します: { $why }
key-is-there = { $file }はすでに存在します。失われた鍵は作り直せないため、上書きしません
no-key = --key FILEを指定してください
ask-new-password = 新しい鍵のパスワード:{ " " }
ask-password = 鍵のパスワード:{ " " }
no-password = パスワードを読み取れません: { $error }
nobody-types = 鍵はパスワードで保護されていますが、端末から入力できません。--password-file FILEを指定してください
no-store = ストアの場所が決まりません。HOMEを設定するか、--store FOLDERを指定してください
no-such-pack = ストア{ $folder }にパック「{ $name }」はありません
several-publishers = パック「{ $name }」の発行者が複数あります: { $publishers }。--publisherで1つ指定してください
is-the-programs = 「{ $name }」は、すでにプログラムに付属するものを使用しています
now-in-use = { $publisher }の{ $name } { $version }を使用します
none-in-use = { $publisher }の{ $name }は、ストアのものを使用しなくなりました
pack-in-use = { $title }を使用します
needs-approval = 確認が必要な変更があります。承認するには--yesを指定してください
ask-approval = 追加しますか？ [y/N]{ " " }
foreign-code = { $source }: { $id }のコンパイル済みコードが、このプログラムでコンパイルした結果と異なるため、コンポーネントからコンパイルし直します
to-grant = 使用できるのは、設定で許可したものだけです。要求しているものは次のとおりです:
kit-next = { $folder }: 次はduo-doctor check-kit build { $folder }を実行してください
kit-run = 実行方法: duo-doctor check --component { $file } { $id }
kit-lines = 設定に次の行が必要です:
