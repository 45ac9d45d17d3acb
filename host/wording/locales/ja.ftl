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
hop-gitlab-to-gateway = GitLab → ゲートウェイ
hop-gateway = ゲートウェイ
hop-gateway-to-gitlab = ゲートウェイ → GitLab
hop-gateway-to-model = ゲートウェイ → モデル
hop-model = モデルサーバー
hop-agent-platform = エージェントプラットフォーム
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
reason-out-of-vantage = { $vantages }から実行した場合にだけ意味があります。duo-doctorとcore.packをそこへコピーして(docker cp、kubectl cp)実行するか、このマシンがそれを兼ねる場合は--vantageで指定してください
reason-denied = 必要な操作がポリシーで許可されていません。許可するには、次の行を追加してください
    { $lines }
broken-crashed = 異常終了しました: { $trap }({ $words })
broken-timed-out = { $waiting ->
        [nothing] { $seconds }秒たっても計算が終わりませんでした
       *[other] { $seconds }秒たっても応答がありませんでした: { $waiting }
    }
broken-limit = { $limit }の上限({ $value })を超えました
broken-garbage = 結果の形式が正しくありません: { $problem }
broken-gave-up = チェックを実行できませんでした: { $reason }
broken-incompatible = この環境では実行できません: { $reason }
broken-untrusted = パックが改変されているため実行しません: { $reason }

# レポート
target = 対象
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
verdict-healthy = 正常
verdict-broken = 異常あり
verdict-incomplete = 判定が不完全
verdict-empty = 対象なし
coverage = カバレッジ { $percent }%
next = 次の操作
no-coverage = 選択した項目はどれも判定できませんでした
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
explain-does-not-prove = 正常でも分からないこと
explain-codes = 検出できる問題
explain-links = 公開ドキュメント
explain-check = チェック
explain-several = 次の複数のページが該当します。duo-doctor explain コード で1つずつ表示できます。

triage-source = { $path }: { $lines }行、うちエラー{ $errors }行
triage-nothing = エラーを示す行はありません。
triage-known = 既知のエラー
triage-explain = 原因と対処は duo-doctor explain { $code } で表示できます。
triage-unknown = どのチェックにも該当しないエラー行(形式別)
triage-more = ほかに{ $count }行あります。--format jsonですべて出力できます
triage-requests = 失敗したリクエストの行(新しい順)

plan-title = 修復計画({ $started })
plan-empty = 原因は見つかりませんでした。修復する項目はありません。
plan-inert = 上から順に実施してください。先の原因が、後の原因を隠していたり引き起こしていたりします。duo-doctorがこれらを実行することはありません。
plan-fill = 記入が必要: { $names }
plan-risk = サービスが一時的に停止します。実施する時間帯を選んでください。
plan-undo = 取り消し方(変更前の値は控えておいてください):
