# What a text says: who, on which way, what failed
reading = { $leg ->
    [none] { $who }: { $what }。
   *[known] { $who }({ $leg }): { $what }。
}
reading-words = 元のメッセージ: { $words }
reading-nobody = このテキスト

leg-gitlab = GitLab内
leg-gitlab-to-gateway = GitLabからAIゲートウェイへの通信
leg-gateway = AIゲートウェイ内
leg-gateway-to-gitlab = AIゲートウェイからGitLabへの通信
leg-gateway-to-model = AIゲートウェイからモデルへの通信
leg-model = モデルサーバー
leg-agent-platform = Agent Platformサービスへの通信
leg-features = GitLab Duoの機能
leg-hygiene = 残された設定

speaker-gitlab = GitLab
speaker-ai-gateway = AIゲートウェイ
speaker-litellm = LiteLLM
speaker-openai = OpenAIクライアント
speaker-langchain = LangChain
speaker-httpx = httpx
speaker-aiohttp = aiohttp
speaker-requests = requests
speaker-urllib3 = urllib3
speaker-botocore = AWSクライアント
speaker-aws = AWS
speaker-azure = Azure
speaker-google = Google
speaker-anthropic = Anthropic
speaker-python = Python
speaker-pydantic = Pythonサービスの設定の検証
speaker-uvicorn = Webサーバーuvicorn
speaker-jose = トークンライブラリ
speaker-huggingface = Hugging Faceライブラリ
speaker-ruby = Ruby
speaker-go = Goのプログラム
speaker-node = Node.js
speaker-java = Java
speaker-curl = curl
speaker-openssl = OpenSSL
speaker-grpc = gRPC
speaker-nginx = NGINX
speaker-haproxy = HAProxy
speaker-envoy = Envoy
speaker-apache = Apache
speaker-squid = プロキシ（Squidなど）
speaker-caddy = Caddy
speaker-model-server = モデルサーバー
speaker-container = コンテナエンジン

failure-resolve = { $peer ->
    [none] ホスト名を解決できません
   *[known] ホスト名{ $peer }を解決できません
}
failure-refused = { $peer ->
    [none] 接続先で待ち受けているプロセスがありません
   *[known] { $peer }で待ち受けているプロセスがありません
}
failure-unreachable = { $peer ->
    [none] 接続先への経路がありません
   *[known] { $peer }への経路がありません
}
failure-timeout-connect = { $peer ->
    [none] 時間内に接続できませんでした
   *[known] { $peer }に時間内に接続できませんでした
}
failure-timeout-read = { $peer ->
    [none] 接続はできましたが、時間内に応答がありませんでした
   *[known] { $peer }に接続はできましたが、時間内に応答がありませんでした
}
failure-timeout = { $peer ->
    [none] 時間内に応答がありませんでした
   *[known] { $peer }から時間内に応答がありませんでした
}
failure-connect = { $peer ->
    [none] 接続できませんでした。理由は書かれていません
   *[known] { $peer }に接続できませんでした。理由は書かれていません
}
failure-tls = { $reason ->
    [unknown-issuer] 証明書が信頼されていません。認証局が未知であるか、サーバーが中間証明書を送信していません
    [unknown-root] 証明書が信頼されていません。この側が信頼していないプライベートルート認証局が発行したものです
    [self-signed] 証明書が信頼されていません。証明書またはその認証局が自己署名です
    [host-name] 証明書のホスト名が一致しません
    [expired] 証明書の有効期限が切れています
    [not-yet-valid] 証明書はまだ有効期間に入っていません
    [legacy-name] 証明書にコモンネームしかなく、サブジェクト代替名がありません
    [malformed] 証明書がクライアントの要件を満たしていません
    [version] 双方に共通するTLSのバージョンまたは暗号スイートがありません
    [client-certificate] サーバーがクライアント証明書を要求しています
    [not-tls] 一方だけがTLSを使用しています
   *[other] TLSハンドシェイクに失敗しました
}
failure-proxy = 経路上のプロキシが接続を拒否しました
failure-closed = 応答が完了する前に接続が閉じられました
failure-protocol = 応答が想定したプロトコルではありません。別のサービスが応答しています
failure-limit = リクエストまたはプロンプトが大きすぎます
failure-authorization = アクセスが拒否されました
failure-quota = リクエストが多すぎるか、割り当てや予算を使い切っています
failure-request = リクエストが不正として拒否されました
failure-missing = 指定されたものが存在しません
failure-in-use = アドレスまたはポートが使用中です
failure-internal = サービス内部でエラーが発生しました
failure-unavailable = サービスが利用できないか、過負荷です
failure-unclear = エラーの内容を特定できません

# explain
explain-one-of = 次のいずれかが原因です（このテキストからは特定できません）:
explain-branches = 次のどれに当たるかは、このテキストからは特定できません:
explain-branch = 可能性{ $number }
explain-no-page = このテキストについてのページを持つチェックはありません。duo-doctor list codesですべてのコードを表示できます
explain-near = このテキストと共通する言葉が多いページ:
explain-unknown = `{ $text }`を説明するチェックはありません{ $hint }。すべてのコードは`duo-doctor list codes`で表示できます。独自のチェックのコードは、実行時と同じ--componentまたは--packを指定すると表示されます
explain-more-records = 内容の異なるレコードがほかに{ $count }件あります。duo-doctor triage FILEですべて表示できます。

# triage
triage-summary = { $times ->
    [none] { $lines }行、エラー{ $errors }件（時刻なし）
   *[known] { $lines }行、エラー{ $errors }件（{ $first }〜{ $last }）
}
triage-not-understood = エラー行のうち{ $count }行は、このプログラムが知らない形式です。
triage-may-be = { $codes }のいずれか
triage-explained-by = { $code }が原因
