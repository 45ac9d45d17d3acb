# コマンドラインのヘルプ。英語の文はオプションの定義にあります。
# 見出し
help-usage = 使い方
help-values = 指定できる値
help-default = 既定値
help-variable = 環境変数
help-heading-commands = コマンド
help-heading-arguments = 引数
help-heading-options = オプション
help-heading-general = 全般
help-heading-packs-and-trust = パックと信頼
help-heading-subject = 対象
help-heading-checks = チェック
help-heading-output = 出力
help-heading-key = 署名鍵
help-heading-registry = レジストリ

# コマンド
help-verb-duo-doctor = GitLab Duo Self-Hostedが動作しない原因を多くの症状の中から特定し、対処方法を示します
help-verb-check = チェックを実行し、判定を表示します
help-verb-demo = 障害のある模擬環境を調べます
help-verb-list = チェック、コード、パック、接続を一覧表示します
help-verb-plan = 各チェックが何にアクセスするかを、実行せずに表示します
help-verb-explain = コード、チェック、チャットのエラー、ステータス、ログの行を説明します
help-verb-triage = ログを読み、既知のエラーと未知のエラーを分類します
help-verb-self-check = duo-doctor自身の実行環境を調べます
help-verb-init = GitLabからエンドポイントを取得し、設定ファイルを作成します
help-verb-replay = 記録した応答に対して、ネットワークを使わずにチェックを実行します
help-verb-check-kit = 独自のチェックを作成、ビルド、テストします
help-verb-check-kit-new = そのままビルドでき、テストに合格する新しいプロジェクトを作成します
help-verb-check-kit-build = コンポーネントdist/check.wasmをビルドします
help-verb-check-kit-watch = プロジェクトのファイルが変わるたびに、Ctrl-Cまでビルドとテストを繰り返します
help-verb-check-kit-test = フィクスチャ、記録、あらゆる異常な応答でコンポーネントをテストします
help-verb-pack = パックの作成、署名、検査、追加、更新を行います
help-verb-pack-list = 見つかったパックの場所、使用状況、拒否されたものとその理由を一覧表示します
help-verb-pack-build = コンポーネントからパックを作成します
help-verb-pack-sign = 鍵、または別の場所で作成した署名でパックに署名します
help-verb-pack-keygen = 鍵のペアNAME.keyとNAME.pubを作成します
help-verb-pack-verify = パックの全バイトと署名を検証し、コンポーネントの申告と照合します
help-verb-pack-inspect = パックの内容と、チェックが要求する許可を表示します
help-verb-pack-diff = 別のパックで変わる点を、チェックごとにすべて表示します
help-verb-pack-add = パックをストアに追加します。ファイル、OCIレイアウト（フォルダーまたはtar）、oci://HOST/NAME:TAG、@sha256:…を指定できます
help-verb-pack-update = 追加元に問い合わせ、新しいバージョンがあれば取得します
help-verb-pack-rollback = ストアにある以前のバージョン、またはプログラムに付属するものに戻します
help-verb-pack-push = パックを公開します。公開先はoci://HOST/NAME:TAG、またはOCIレイアウト（フォルダーか、.tarで終わるファイル）です
help-verb-schema = JSON形式のレポートのスキーマを表示します
help-verb-version = プログラム、エンジン、チェックのインターフェース、使用中のパックのバージョンを表示します
help-verb-completions = シェルの補完スクリプトを表示します
help-verb-man = マニュアルを表示するか、コマンドごとのページを書き出します
help-verb-help = このヘルプ、または指定したコマンドのヘルプを表示します

# 全般のオプション
help-option-lang = 表示に使用する言語
help-value-lang-auto = システムの設定に従います
help-value-lang-en = 英語
help-value-lang-ja = 日本語
help-option-color = 色
help-value-color-auto = 端末では使用します。NO_COLORが設定されている場合とTERMがdumbの場合は使用しません。CLICOLOR_FORCEで強制できます
help-value-color-always = 常に使用します
help-value-color-never = 使用しません
help-option-symbols = 記号
help-value-symbols-auto = LC_ALL、LC_CTYPE、LANGがUTF-8でない場合（Cなど）は英数字を使用します
help-value-symbols-unicode = 「✓ ! ✗ ⊘ ? -」。どの環境でも半角幅です
help-value-symbols-ascii = 英数字だけを使用します
help-option-verbose = 正常な項目、使用したもの、チェックの出力も表示します
help-option-help = ヘルプを表示します。-hは概要、--helpはすべてです
help-option-version = バージョンを表示します

# チェックの選択と対象
help-option-only = チェックのID、コード、またはIDのワイルドカード。省略するとすべてです。前提のチェックも実行します
help-option-skip = 省略するチェックのID、またはIDのワイルドカード
help-option-config = 設定ファイル。省略すると./duo-doctor.toml、~/.config/duo-doctor/config.toml、/etc/duo-doctor/config.tomlのうち、最初に見つかったものを使用します
help-option-vantage = このプログラムを実行している場所。コンマで区切って複数指定できます。autoはマシンを調べて判断します
help-value-vantage-auto = このマシンで見つかったものから判断します
help-value-vantage-gitlab = GitLabのホストまたはポッド
help-value-vantage-ai-gateway = AIゲートウェイのコンテナの中、またはその隣
help-value-vantage-model = モデルサーバーのホスト
help-value-vantage-workstation = それ以外の場所
help-option-impact = チェックに許可する影響の上限
help-value-impact-passive = ファイルと設定を読むだけです
help-value-impact-probe = 何も変更せず、費用も発生しないリクエストを送信します
help-value-impact-active = モデルにトークンを生成させる場合があります
help-option-since = ログをさかのぼる期間（例: 15m、24h、7d）
help-option-models-from-gitlab = 設定ファイルにないモデルをGitLabから取得し、それらも調べます

# パックと信頼
help-option-packs = 追加で使用するパック、またはパックのフォルダー
help-option-allow-unsigned = 署名のないパックも使用します。そのチェックは、設定で許可したものだけを使用できます
help-option-keys = 信頼する公開鍵NAME.pubのフォルダー。/etc/duo-doctor/keys.dと~/.config/duo-doctor/keys.dに加えて使用します
help-option-store = pack addがパックを保存する場所。省略すると~/.local/share/duo-doctorです
help-option-offline = このマシンは新しいパックを取得できません。期限切れのパックを拒否せず、警告だけを表示します
help-option-trust-development-key = 開発者の署名鍵を信頼します。誰でも入手できる鍵のため、テスト専用です
help-option-components = 単独のチェックのコンポーネント（非公開のチェック）
help-option-core-pack = ベンダーのパック。省略すると、プログラムに内蔵されたもの、または同じフォルダーのcore.packを使用します
help-option-without-core-pack = --packと--componentで指定したもの以外を使用しません
help-option-engine = コンポーネントの実行方法
help-value-engine-interpreter = インタープリターで実行します。実行可能メモリは不要で、アドレス空間もわずかです
help-value-engine-native = ネイティブコードにコンパイルして実行します

# 出力
help-option-format = 表示の形式
help-value-format-human = 人が読む形式
help-value-format-json = プログラムが読む形式
help-value-format-plan = 対処方法を順に並べた、Markdownの作業リスト。実行はしません
help-value-format-ticket = 最初の原因とその根拠。40行以内のMarkdownです
help-option-output = レポートの書き込み先。省略すると標準出力です
help-option-copies = 追加で書き込むレポート（例: json:report.json）。繰り返し指定できます
help-option-record = すべてのリクエストと応答を、機密情報を伏せてファイルに記録します。replayで使用します

# コマンドごとの引数とオプション
help-option-demo-scenario = 障害の種類。--listで一覧を表示します
help-option-demo-list = シナリオを一覧表示します
help-option-demo-serve = 模擬環境をCtrl-Cまで動作させます。ファイルはこのフォルダーに置きます
help-option-list-what = 一覧表示するもの
help-value-what-checks = チェックと、その動作や必要なもの
help-value-what-codes = コードと検出内容
help-value-what-packs = チェックの入手元
help-value-what-connections = エンドポイント、設定、ログと、それぞれの指定元
help-option-explain-what = DUO4103などのコード、チェックのID、A1001などのチャットのエラー、421や401 gatewayなどのステータス、ログや画面の行。行や保存したレポートを含むファイルも指定できます。「-」を指定すると標準入力から読み取ります
help-option-triage-since = これより古いものを除外します。2h、3d、または2026-11-28T09:00:00Zなどの時刻
help-option-triage-logs = GitLab（llm.logなど）、AIゲートウェイ、Agent Platformのログ。JSONまたはテキストで、.gzも読み取れます。「-」は標準入力です
help-option-init-gitlab = GitLabのURL。省略するとGITLAB_URLを使用します
help-option-init-ca-file = GitLabの証明書に署名した認証局のファイル
help-option-init-plain-http = GitLabのトークンを、暗号化されないhttpで送信することを許可します
help-option-init-output = 設定ファイルの書き込み先。「-」は標準出力です
help-option-init-force = 既存のファイルを上書きします
help-option-init-no-check = 設定ファイルの作成だけを行い、チェックは実行しません
help-option-replay-recording = check --recordで作成した記録
help-option-completions-shell = シェルの種類
help-option-man-folder = すべてのコマンドのページを書き出すフォルダー（例: /usr/local/share/man/man1）。省略すると、メインのページを表示します
help-option-check-kit-new-id = チェックのID。ケバブケースで指定します（例: acme-proxy）
help-option-check-kit-new-language = プログラミング言語
help-value-language-rust = SDKを使用します。コンポーネントが最も小さくなります
help-value-language-python = componentize-pyを使用します。Python全体がコンポーネントに含まれます
help-value-language-javascript = componentize-jsを使用します。JavaScriptエンジン全体がコンポーネントに含まれます
help-option-check-kit-new-prefix = コードの先頭部分。省略すると、IDの最初の単語です
help-option-check-kit-new-folder = 作成先。省略すると、IDと同じ名前のフォルダーです
help-option-check-kit-new-vendored = ネットワークを使わないRust用。cargo xtask cratesで作成したクレートのフォルダー
help-option-folder = プロジェクトのフォルダー
help-option-check-kit-test-component = コンポーネント。省略すると、プロジェクトのフォルダーのdist/check.wasmです
help-option-pack = パック
help-option-name = パックの名前
help-option-pack-keygen-name = ファイルの名前。鍵のフォルダーに置いたNAME.pubの名前は、発行者の名前にもなります
help-option-password-file = 鍵のパスワードを記述したファイル。省略すると入力を求めます
help-option-pack-keygen-password-file = 秘密鍵のパスワードを記述したファイル。省略すると入力を求めます
help-option-no-password = 秘密鍵をパスワードで保護しません
help-option-index = 署名の対象となるインデックスだけを表示します（minisign -Sm index.json用）
help-option-old = 変更前のパック
help-option-new = 変更後のパック
help-option-source = パックの場所
help-option-names = パックの名前。省略するとすべてです
help-option-to = 戻すバージョン。省略すると、使用中のものの1つ前です
help-option-publisher = パックの発行者。同じ名前のパックが複数ある場合に指定します
help-option-target = 公開先
help-option-yes = 確認を求められる変更を承認します。主に、新しいチェックと、これまでより広い許可です
help-option-pack-build-version = パックのバージョン
help-option-pack-build-output = 書き込み先
help-option-issued = 作成日時（RFC 3339）。省略すると、SOURCE_DATE_EPOCHまたは現在の日時です
help-option-expires = この日時（RFC 3339）以降は拒否されます
help-option-withdraw = 以前のパックにあり、今後は実行しないチェックと、その理由
help-option-revoke = 今後は実行しないコンポーネントのSHA-256
help-option-reuse = このプログラムとベンダーの鍵で作成した以前のパック。コンパイル済みのものを再利用します
help-option-pack-build-components = コンポーネント
help-option-key = minisign形式の秘密鍵
help-option-signature = pack inspect --indexが表示したインデックスに対する、別の場所でminisignを使って作成した署名
help-option-registry-user = レジストリのユーザー名
help-option-registry-password-file = レジストリのパスワードを記述したファイル
help-option-registry-ca = レジストリ用のCA証明書（PEM）。このマシンの証明書に加えて使用します
help-option-plain-http = TLSを使わずにレジストリと通信します
help-option-registry-auth-host = パスワードを送信してよい別のホスト。レジストリがトークンを取得するauth.docker.ioなどです

# 例
help-after-duo-doctor =
    コマンドを省略するとcheckを実行します。
    終了コード: 0 正常、1 異常あり、2 使い方の誤り、3 判定が不完全、4 対象なし、5 パックの拒否、
    6 記録の読み取り不可、70 内部エラー、130と143 中断
help-examples-duo-doctor =
    コマンドを省略するとcheckを実行します。

    例:
      duo-doctor demo                                     # レポートの例を見る
      duo-doctor init --gitlab https://gitlab.example.com # duo-doctor.tomlを作成する
      duo-doctor plan                                     # 何にアクセスするかを確認する
      duo-doctor check                                    # 判定、原因、対処を表示する
      duo-doctor explain A1001                            # ユーザーに表示されたエラーを調べる

    環境変数: 設定ファイルがない場合に、暗号化されないHTTPで資格情報を送信するには、
    DUO_DOCTOR_PLAIN_HTTPを設定します。オンとオフは、1と0、trueとfalse、yesとno、onとoffで指定します。
    空の環境変数は、設定されていないものとして扱います。

    終了コード: 0 正常、1 異常あり、2 使い方の誤り、3 判定が不完全、4 対象なし、5 パックの拒否、
    6 記録の読み取り不可、70 内部エラー、130と143 中断
help-examples-check =
    例:
      duo-doctor check                                    # すべてのチェック
      duo-doctor check 'gateway-*' DUO4103 --skip ai-logging
      duo-doctor check --vantage ai-gateway --since 2h
      duo-doctor check --impact probe                     # モデルにトークンを生成させない
      duo-doctor check --format json --output report.json
      duo-doctor check --record run.jsonl                 # duo-doctor replay用に記録する
help-examples-demo =
    例:
      duo-doctor demo                                     # GitLabを信頼しないゲートウェイ
      duo-doctor demo --list
      duo-doctor demo healthy --lang ja
      duo-doctor demo healthy --serve set-up              # set-up/にファイルを置き、動作させ続ける
help-examples-list =
    例:
      duo-doctor list
      duo-doctor list codes
      duo-doctor list connections                         # 値と、その指定元
      duo-doctor list packs --format json
help-examples-plan =
    例:
      duo-doctor plan
      duo-doctor plan model-request --impact active
      duo-doctor plan --format json
help-examples-explain =
    例:
      duo-doctor explain DUO4103
      duo-doctor explain gitlab-from-gateway
      duo-doctor explain A1001
      duo-doctor explain 401 gateway
      duo-doctor explain 'certificate verify failed'
      duo-doctor explain traceback.txt
      tail -n 20 llm.log | duo-doctor explain -
help-examples-triage =
    例:
      duo-doctor triage /var/log/gitlab/gitlab-rails/llm.log ai-gateway.log.gz
      docker logs gitlab-aigw 2>&1 | duo-doctor triage --since 2h -
help-examples-self-check =
    例:
      duo-doctor self-check
      duo-doctor self-check --config duo-doctor.toml
help-examples-init =
    トークンは、環境変数GITLAB_ADMIN_TOKEN（read_apiスコープを持つ管理者のトークン）または
    GITLAB_TOKENで指定します。コマンドラインでは指定できません。

    例:
      duo-doctor init --gitlab https://gitlab.example.com
      duo-doctor init --gitlab https://gitlab.example.com --ca-file /etc/ssl/private-ca.pem --output -
help-examples-replay =
    例:
      duo-doctor replay run.jsonl
      duo-doctor replay run.jsonl --format json --output report.json
help-examples-check-kit =
    例:
      duo-doctor check-kit new acme-proxy
      duo-doctor check-kit new acme-proxy --language python
      duo-doctor check-kit build acme-proxy
      duo-doctor check-kit test acme-proxy
help-examples-pack =
    例:
      duo-doctor pack list
      duo-doctor pack add oci://registry.example.com/duo/checks:latest
      duo-doctor pack update
      duo-doctor pack rollback core --to 1.0.0
      duo-doctor pack verify core.pack
help-examples-schema =
    例:
      duo-doctor schema > report.schema.json
help-examples-version =
    例:
      duo-doctor version
      duo-doctor version --format json
help-examples-completions =
    例:
      duo-doctor completions bash > /etc/bash_completion.d/duo-doctor
      duo-doctor completions zsh > ~/.zfunc/_duo-doctor
      duo-doctor completions fish > ~/.config/fish/completions/duo-doctor.fish
help-examples-man =
    例:
      duo-doctor man | man -l -
      duo-doctor man /usr/local/share/man/man1

# コマンドラインの誤り
slip-unknown-argument = { $argument }という引数はありません
slip-unknown-verb = { $argument }というコマンドはありません
slip-no-value = { $argument }には値が必要です
slip-value = { $argument }に「{ $value }」は指定できません
slip-value-why = { $argument }に「{ $value }」は指定できません: { $why }
slip-values = 値の数が正しくありません: { $argument }
slip-too-many = { $argument }に余分な値「{ $value }」があります
slip-twice = { $argument }は1回だけ指定できます
slip-conflict = { $argument }は、次のものと同時に指定できません: { $others }
slip-missing = 必要な引数がありません: { $arguments }
slip-no-verb = { $argument }にはコマンドが必要です: { $verbs }
slip-utf-8 = 引数がUTF-8ではありません
slip-other = コマンドラインが正しくありません
slip-known = 指定できる値: { $values }
slip-hint = ヒント: もしかして{ $names }ですか？
slip-escape = ヒント: オプションではない値として渡すには「{ $example }」と指定します
slip-language = ヒント: チェックのプログラミング言語は--language { $language }で指定します
slip-more = 詳しくは--helpを参照してください。
