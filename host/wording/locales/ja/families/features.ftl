# GitLab、フロー、エディタ、コンテナのテキストの意味と対処方法。引数はありません。

# コードレビューフロー
family-review-off = このグループまたはプロジェクトで、コードレビューフローまたはすべての基本フローがオフになっています。
    .fix-1 = トップレベルグループの「設定 > 一般 > GitLab Duoの機能」で、基本フローとコードレビューフローをオンにします。続けて、プロジェクトの設定も確認します。
family-review-account = フローのサービスアカウントが存在しないか、プロジェクトのメンバーとして追加できません。
    .fix-1 = トップレベルグループでフローをいったんオフにしてからオンにし、アカウントを作成し直します。
    .fix-2 = デベロッパーとしてプロジェクトに追加できるか確認します。グループのメンバーシップロックが有効な場合は追加できません。
family-review-credits = この請求期間のGitLabクレジットが残っていません。設定に問題はありません。
    .fix-1 = クレジットを購入するか、次の期間を待ちます。セルフホストモデルを使用する場合は、コードレビューにモデルが選択されているか確認します。管理者 > GitLab Duo > GitLab Duoのモデルを設定する
family-review-permission = フローを開始したユーザーに、このプロジェクトでパイプラインを作成する権限がありません。フローはパイプラインで実行されます。
    .fix-1 = ユーザーにデベロッパー以上のロールを付与し、保護ブランチとパイプラインの実行権限を確認します。
family-review-namespace = このユーザーのデフォルトのGitLab Duoネームスペースを特定できません。
    .fix-1 = ユーザーの設定でデフォルトのGitLab Duoネームスペースを設定し、レビューを再度リクエストします。
family-review-tokens = AIゲートウェイとGitLab APIのトークンを取得できなかったため、フローを開始できませんでした。
    .fix-1 = バージョンを比較します。19.6以降のゲートウェイでは、GitLab 19.5以前のフローを開始できません。
    .fix-2 = コードレビューだけでなく、エージェントとフローにもセルフホストモデルが選択されているか確認します。
    .fix-3 = duo-doctor checkを実行します。GitLabのヘルスチェックは「管理者 > GitLab Duo」にあります。
family-review-pipeline = フローを実行するパイプラインを作成できませんでした。
    .fix-1 = gitlab--duoタグとDocker executorを持つインスタンスRunnerがオンラインか確認します。管理者 > CI/CD > Runner
family-review-again = GitLab側の処理（開始、ソースブランチの取得、コメントの投稿）で、フローが失敗しました。
    .fix-1 = レビューを再度リクエストします。毎回失敗する場合は、GitLabのログで相関IDを検索します。

# フローとAgentic Chat
family-flow-usage = フローやコード提案の前に、GitLabが使用量をクラウドサービスへ報告できませんでした。オンラインライセンスの場合、リクエストは拒否されます。
    .fix-1 = GitLabからduo-workflow-svc.runway.gitlab.net:443へのHTTP/2接続を許可します。プロキシを経由する場合も同様です。
    .fix-2 = GitLab 19.4.0と19.4.1のリクエストは拒否されます。19.4の新しいパッチリリースにアップグレードします。
family-flow-lease = 多数のプロジェクトのフローを切り替えるワーカーが同時に実行され、一方が処理を譲りました。自動的に再試行されます。
    .fix-1 = 対処は不要です。数時間続く場合は、SidekiqのCascadeSyncFoundationalFlowsWorkerのキューを確認します。
family-flow-failed = フローのセッションがエラーで終了しました。詳細はユーザーに表示されません。
    .fix-1 = セッション（自動化 > セッション）とジョブのログを開き、最初のエラーをduo-doctor explainで調べます。
family-flow-service = GitLabまたはエディタが、gRPCでAgent Platformサービスに接続できません。
    .fix-1 = GitLabのホストでduo-doctor check agent-platform-url agent-platform-serviceを実行します。
    .fix-2 = アドレス、ポート50052、TLSの設定を「管理者 > GitLab Duo > 設定の変更」と比較します。
family-flow-websocket = ブラウザまたはRunnerが、GitLabとのWebSocket接続を確立できません。前段のプロキシがUpgradeを転送しないか、接続を切断しています。
    .fix-1 = GitLabの前段のプロキシで、/api/v4/ai/duo_workflows/wsと/-/cableに次の設定を追加します。 proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; proxy_read_timeout 3600s;
family-flow-cli = フローのジョブが、npmレジストリからGitLab Duo CLIをインストールできません。
    .fix-1 = Runnerからregistry.npmjs.orgへの接続を許可するか、npm_config_registryでミラーを指定するか、GitLab Duo CLIを含むイメージでフローを実行します。

# エディタ、GitLab Duo CLI、MCP
family-editor-direct-off = 直接接続がオフのため、エディタはAIゲートウェイではなくGitLab経由でコード提案をリクエストします。動作に問題はありませんが、応答が少し遅くなります。
    .fix-1 = 意図した設定であれば、対処は不要です。オンにする場合は「管理者 > GitLab Duo > 設定の変更」の直接接続を有効にします。
family-editor-direct = エディタがAIゲートウェイのアドレスとトークンをGitLabから取得できないか、そのアドレスに接続できません。代わりにGitLab経由でリクエストします。
    .fix-1 = このユーザーのトークンでduo-doctor check model-requestを実行します。同じリクエストを送信します。
    .fix-2 = GitLabの応答に問題がない場合は、ワークステーションでcurl GATEWAY/monitoring/healthzを実行します。接続できない場合は、直接接続をオフにします。
family-editor-token = ユーザー、エディタ、またはスクリプトのトークンがGitLabに拒否されました。取り消されたか、有効期限が切れたか、GitLabのトークンではありません。AIゲートウェイとモデルには届いていません。
    .fix-1 = エディタで再度サインインするか、apiスコープを持つパーソナルアクセストークンを作成して設定します。
family-editor-scope = ユーザー、エディタ、またはスクリプトのトークンは有効ですが、このリクエストに必要なスコープがありません。
    .fix-1 = apiスコープを持つトークンを作成します（コード提案だけの場合はai_features、MCPサーバーの場合はmcp）。
family-editor-start = エディタのGitLab拡張機能が、補助プログラムを起動できません。GitLab、AIゲートウェイ、モデルには届いていません。
    .fix-1 = 拡張機能を更新し、その出力（GitLab Language Server）を確認します。エディタがプログラムの起動とローカルポートの使用を許可されているかも確認します。
family-editor-authority = Java（JetBrainsのエディタの実行環境）が、サーバーの証明書を信頼していません。
    .fix-1 = 認証局をインポートします。 Settings > Tools > Server Certificates、または keytool -importcert -cacerts -file CA.pem
family-mcp-command = エディタまたはエージェントが、MCPサーバーのコマンドを起動できません。インストールされていないか、起動元のプログラムのPATHに含まれていません。
    .fix-1 = Node.jsをインストールするか、MCPの設定にコマンドの絶対パスを記述します。
family-mcp-off = このアドレスではGitLabのMCPサーバーが提供されていません。GitLabのバージョンが古いか、ベータ機能がオフです。
    .fix-1 = 「管理者 > GitLab Duo > 設定の変更」でベータ機能と実験的機能をオンにし、MCPサーバーのドキュメントで対応バージョンを確認します。

# GitLabの画面
family-settings-load = GitLabが機能の設定を読み込めないため、画面でモデルを選択できません。
    .fix-1 = GitLab 18.4.0の既知の問題です（イシュー571212）。18.4の最新のパッチリリースにアップグレードします。ほかのバージョンの場合は、production_json.logで相関IDを検索します。
family-request-too-long = GitLab内部のリクエストがPumaの制限時間を超えました。多くの場合、ネームサーバー、プロキシ、AIゲートウェイ、またはデータベースの応答を待っています。
    .fix-1 = production_json.logで相関IDを検索します。所要時間の内訳から、何を待っていたかが分かります。
    .fix-2 = 外部の名前をプロキシだけが解決できる場合は、GitLabにプロキシを設定します。gitlab_rails['env']にhttps_proxyとno_proxyを指定します。

# コンテナ
family-image-unknown = レジストリに、このタグのイメージがありません。
    .fix-1 = AIゲートウェイの場合は、GitLabのバージョンに対応するタグself-hosted-vX.Y.Z-eeを使用します。latestタグはありません。マイナーバージョンの最新パッチは、GitLabのパッチバージョンと異なる場合があります。
family-image-pull = イメージを取得できません。名前が誤っているか、レジストリに認証情報が必要か、このマシンから接続できません。
    .fix-1 = 理由を確認します。 kubectl describe pod POD、またはホストで docker pull IMAGE
    .fix-2 = インターネットに接続できない場合は、イメージをミラーして、その名前を指定します（Helm：image.repository、image.tag、imagePullSecrets）。
family-container-memory = メモリ不足のため、カーネルがプロセスを終了しました。
    .fix-1 = コンテナのメモリを増やします。AIゲートウェイには512 MB以上が必要で、8 GBが推奨されます（docker run --memory、Helm：resources.limits.memory）。
family-container-crash = コンテナが起動後に終了を繰り返しているか、正常な状態になりません。理由はログにあります。
    .fix-1 = 終了直前のログを確認します。 kubectl logs POD --previous、または docker logs CONTAINER。duo-doctor triage FILEで意味を調べられます。
