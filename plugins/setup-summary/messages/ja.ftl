title = GitLabのセットアップ検証に問題がないか、誤りとわかっている
about = gitlab-rake gitlab:duo:verify_self_hosted_setupの出力が、ログソースsetup-summaryとしてこのプログラムに渡されている場合に読み取り、実際の問題と、誤りとわかっている指摘を区別します。
proves = Rakeタスクの実行時に、実際の問題が見つからなかったこと。
does-not-prove = 現在も同じ状態であること、モデルがAIゲートウェイ経由で応答すること。Rakeタスクは、ゲートウェイを経由せずにモデルへ直接リクエストを送ります。

DUO1800 = Rakeタスクの要約の{ $count }項目にエラーはありません。検証されなかった項目：{ $skipped }。{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
DUO1801 = { $section ->
        [ai_gateway_url] Rakeタスクによると、有効なAIゲートウェイURLがありません。
        [license] Rakeタスクによると、ライセンスにコード提案が含まれていません。
        [user] Rakeタスクによると、ユーザーにコード提案の権限がありません。
        [ai_gateway_health] RakeタスクがAIゲートウェイに到達できません。
        [transport_connectivity] Rakeタスクがホストに接続できません。
       *[other] Rakeタスクがエラーを報告しています（{ $section }）。
    }{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
    .cause = { $section ->
        [ai_gateway_url] ローカルAIゲートウェイURLが空か、httpまたはhttpsのURLではありません。
        [license] ライセンスの有効期限が切れているか、プランが不足しているか、アドオンがありません。
        [user] Rakeタスクに指定されたユーザー（省略時はroot）に、シートが割り当てられていません。
        [ai_gateway_health] ゲートウェイが動作していないか、URLが間違っているか、GitLabからの経路でファイアウォールまたはTLSに問題があります。
       *[other] Rakeタスクのメッセージを根拠に示しています。
    }{ $ended ->
        [yes] Rakeタスクはここで終了したため、以降の項目は検証されていません。
       *[no] {""}
    }
    .consequence = { $section ->
        [user] このユーザーのリクエストが失敗します。他のユーザーには影響しない場合があります。
       *[other] GitLab Duoの機能が失敗します。
    }
    .fix-1 = { $section ->
        [ai_gateway_url] 管理者 > GitLab Duo > 設定の変更のローカルAIゲートウェイURLに、ゲートウェイのURLを入力します。
        [license] ライセンスを更新するか、アドオンを追加します。
        [user] 管理者 > GitLab Duoでシートを割り当てるか、シートを持つユーザーをRakeタスクに指定します。
        [ai_gateway_health] GitLabのホストで、このプログラムのチェックgateway-urlとgateway-from-gitlabを実行すると、原因を特定できます。
       *[other] Rakeタスクのメッセージに従います。
    }
    .fix-2 = もう一度Rakeタスクを実行し、新しい出力をこのプログラムに渡します。
DUO1802 = Rakeタスクの指摘は、誤りとわかっています：{ $why ->
        [double-v1] 末尾がすでに/v1のエンドポイントに、/v1/modelsを付け加えています。
        [bedrock] Bedrockモデルのプレースホルダーのアドレスにアクセスしています。
        [slash] ヘルスチェックのページに、スラッシュが2つ続くパスでアクセスしています。
       *[direct] AIゲートウェイだけが到達できればよいモデルに、GitLabのホストからアクセスしています。
    }
    .cause = { $why ->
        [double-v1] 古いバージョンのRakeタスクは、<エンドポイント>/v1/modelsにアクセスします。エンドポイントの末尾には/v1が必要なため、モデルサーバーは/v1/v1/modelsへのリクエストを受け取り、404を返します。
        [bedrock] Bedrockモデルにはエンドポイントがなく、ドキュメントに従ってプレースホルダーを入力します。Rakeタスクはこのアドレスにアクセスします。
        [slash] AIゲートウェイURLの末尾にスラッシュがあります。GitLabは取り除きますが、Rakeタスクは取り除きません。スラッシュが2つ続くパスには、ゲートウェイが401を返します。
       *[direct] GitLabからモデルへのリクエストはAIゲートウェイを経由しますが、Rakeタスクのリクエストは経由しません。ゲートウェイだけがモデルに到達できるネットワークでも問題ありません。
    }
    .consequence = 他に問題がなければ、ユーザーへの影響はありません。ただし、レポートを読む人が誤解する可能性があります。
    .fix-1 = { $why ->
        [slash] 管理者 > GitLab Duo > 設定の変更のローカルAIゲートウェイURLから、末尾のスラッシュを削除します。Rakeタスクのために他の設定を変更する必要はありません。
       *[other] Rakeタスクのためにエンドポイントを変更しないでください。管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」の接続テストで、ゲートウェイ経由でモデルを確認します。
    }
    .fix-2 = リクエストと同じ経路で確認します。
DUO1803 = { $section ->
        [self_hosted_models] Rakeタスクによると、セルフホストモデルがありません。
        [feature_settings] Rakeタスクによると、セルフホストモデルを使用する機能がありません。
        [transport_connectivity] Rakeタスクが、証明書を信頼できないホストに接続しています。
        [request_flow] Rakeタスクが、モデルから正常な応答を得られません（ステータス{ $code }）。
       *[other] Rakeタスクが警告しています（{ $section }）。
    }
    .cause = { $section ->
        [self_hosted_models] モデルが追加されていません。
        [feature_settings] どの機能にもモデルが選択されていません。
        [transport_connectivity] TLSを検査するプロキシが独自の証明書を提示しているか、プライベート認証局がGitLabの信頼済み証明書に含まれていません。
        [request_flow] モデルサーバーがキーを拒否しているか、パスが異なるか、代わりにプロキシが応答しています。ここでは、AIゲートウェイを経由せずにGitLabから直接アクセスしています。
       *[other] Rakeタスクのメッセージを根拠に示しています。
    }
    .consequence = { $section ->
        [transport_connectivity] 証明書を検証するリクエストが失敗します。
       *[other] 関係する機能が、セルフホストモデルで動作しません。
    }
    .fix-1 = { $section ->
        [transport_connectivity] 認証局の証明書をGitLabの信頼済み証明書（/etc/gitlab/trusted-certs）に追加するか、ホストをNO_PROXYに指定します。
        [request_flow] このプログラムのチェックmodel-reachableとmodel-endpointを実行すると、原因を特定できます。
       *[other] 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」でモデルを追加し、機能に選択します。
    }
    .fix-2 = もう一度Rakeタスクを実行し、新しい出力をこのプログラムに渡します。
DUO1804 = RakeタスクがAgent Platformサービスに到達できません。{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
    .cause = サービスが動作していないか、アドレスが間違っているか、TLSが片方だけで有効になっているか、サービスがGitLabのトークンを拒否しています。
    .consequence = GitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = このプログラムのチェックagent-platform-urlとagent-platform-serviceを実行すると、原因を特定できます。
    .fix-2 = もう一度Rakeタスクを実行し、新しい出力をこのプログラムに渡します。
DUO1805 = RakeタスクがGitLab自身のアドレスにWebSocketで接続できません。{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
    .cause = GitLabの前段のリバースプロキシがアップグレードを転送しないか、GitLabが自身の外部URLに到達できません。ステータスが401または403の場合は、プロキシがトークンを削除しているか、ユーザーにシートが割り当てられていません。
    .consequence = GitLab Duo Chat（エージェント型）の回答が表示されません。画面が止まったままになり、ログにもエラーが残りません。
    .fix-1 = GitLabの前段のリバースプロキシで、/api/v4/ai/duo_workflows/wsと/-/cableのアップグレードを転送します。NGINXの場合：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
    .fix-2 = もう一度Rakeタスクを実行し、新しい出力をこのプログラムに渡します。
DUO1890 = Rakeタスクの出力を判定できませんでした：{ $why }。
    .why-no-summary = 要約の前で出力が終わっているか、要約を出力しないバージョンのものです
    .why-not-recognised = ファイルがgitlab-rake gitlab:duo:verify_self_hosted_setupの出力ではありません
DUO1891 = Rakeタスクの出力は渡されていません。判定するには、GitLabのホストでgitlab-rake gitlab:duo:verify_self_hosted_setupを実行し、出力全体をファイルに保存して、[logs]のsetup-summaryに指定します。
