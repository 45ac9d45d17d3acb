title = GitLabのセットアップ検証に問題がないか、誤りとわかっている
about = ログソースsetup-summaryとしてgitlab-rake gitlab:duo:verify_self_hosted_setupの出力が設定されている場合に読み取り、実際の問題と、誤りとわかっている指摘を区別します。
proves = Rakeタスクの実行時に、実際の問題が見つからなかったこと。
does-not-prove = 現在も同じ状態であること、モデルがAIゲートウェイ経由で応答すること。Rakeタスクは、ゲートウェイを経由せずにモデルへ直接リクエストを送信します。

DUO1800 = Rakeタスクの要約の{ $count }項目にエラーはありません。検証されなかった項目：{ $skipped }。{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
    .title = Rakeタスクの要約にエラーはありません。
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
    .title = { $section ->
        [ai_gateway_url] Rakeタスクによると、有効なAIゲートウェイURLがありません。
        [license] Rakeタスクによると、ライセンスにコード提案が含まれていません。
        [user] Rakeタスクによると、ユーザーにコード提案の権限がありません。
        [ai_gateway_health] RakeタスクがAIゲートウェイに到達できません。
        [transport_connectivity] Rakeタスクがホストに接続できません。
       *[other] Rakeタスクがエラーを報告しています。
    }
    .cause = { $section ->
        [ai_gateway_url] ローカルAIゲートウェイURLが空か、httpまたはhttpsのURLではありません。
        [license] ライセンスの有効期限が切れているか、プランが不足しているか、アドオンがありません。
        [user] Rakeタスクに指定されたユーザー（省略時はroot）に、シートが割り当てられていません。
        [ai_gateway_health] ゲートウェイが動作していないか、URLが誤っているか、GitLabからの経路のファイアウォールまたはTLSに問題があります。
       *[other] 根拠に示したRakeタスクのメッセージを確認してください。
    }{ $ended ->
        [yes] Rakeタスクはここで終了したため、以降の項目は検証されていません。
       *[no] {""}
    }
    .consequence = { $section ->
        [user] このユーザーのリクエストが失敗します。他のユーザーには影響しない場合があります。
       *[other] GitLab Duoの機能が失敗します。
    }
    .fix-1 = { $section ->
        [ai_gateway_url] 管理者 > GitLab Duo > 設定の変更で、ゲートウェイのURLを入力します。
        [license] GitLabに登録されたライセンスを確認し、更新するか、アドオンを購入します。
        [user] 管理者 > GitLab Duoでシートを割り当てるか、シートを持つユーザーをRakeタスクに指定します。
        [ai_gateway_health] GitLabのホストでこのチェックを実行すると、原因を特定できます。
        [transport_connectivity] GitLabのホストでこのチェックを実行すると、原因を特定できます。
       *[other] Rakeタスクのメッセージに従います。
    }
    .fix-2 = Rakeタスクを再度実行し、出力をログソースsetup-summaryのファイルに保存します。
    .fix-3 = 再度チェックを実行します。
DUO1802 = Rakeタスクの指摘は、誤りとわかっています。{ $why ->
        [double-v1] 末尾がすでに/v1のエンドポイントに、/v1/modelsを付け加えています。
        [bedrock] Bedrockモデルのプレースホルダーのアドレスにアクセスしています。
        [slash] ヘルスチェックのページに、スラッシュが2つ続くパスでアクセスしています。
       *[direct] モデルに到達する必要があるのはAIゲートウェイだけですが、GitLabのホストからアクセスしています。
    }
    .cause = { $why ->
        [double-v1] 古いバージョンのRakeタスクは、<エンドポイント>/v1/modelsにアクセスします。エンドポイントの末尾には/v1が必要なため、モデルサーバーは/v1/v1/modelsへのリクエストを受け取り、404を返します。
        [bedrock] Bedrockモデルにはエンドポイントがないため、ドキュメントに従ってプレースホルダーを入力します。Rakeタスクはこのアドレスにアクセスします。
        [slash] AIゲートウェイURLの末尾にスラッシュがあります。GitLabは取り除きますが、Rakeタスクは取り除きません。スラッシュが2つ続くパスには、ゲートウェイが401を返します。
       *[direct] GitLabからモデルへのリクエストはAIゲートウェイを経由しますが、Rakeタスクのリクエストは経由しません。ゲートウェイだけがモデルに到達できるネットワークでも問題ありません。
    }
    .consequence = 他に問題がなければ、ユーザーへの影響はありません。ただし、レポートを読む人の誤解を招きます。
    .fix-1 = { $why ->
        [slash] 管理者 > GitLab Duo > 設定の変更で、末尾のスラッシュを削除します。Rakeタスクのために他の設定を変更する必要はありません。
        [bedrock] プレースホルダーは変更しません。管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）の接続テストで、ゲートウェイ経由でモデルを確認し、ゲートウェイのログを調べます。
       *[other] エンドポイントは変更しません。実際のリクエストと同じ経路で、ゲートウェイのコンテナからモデルにアクセスします。
    }
    .fix-2 = 実際のリクエストと同じ経路を調べる、このチェックを実行します。
DUO1803 = { $section ->
        [self_hosted_models] Rakeタスクによると、セルフホストモデルがありません。
        [feature_settings] Rakeタスクによると、セルフホストモデルを使用する機能がありません。
        [transport_connectivity] Rakeタスクが、証明書を信頼できないホストに接続しています。
        [request_flow] Rakeタスクが、モデルから正常な応答を得られません（ステータス{ $code }）。
       *[other] Rakeタスクが警告しています（{ $section }）。
    }
    .title = { $section ->
        [self_hosted_models] Rakeタスクによると、セルフホストモデルがありません。
        [feature_settings] Rakeタスクによると、セルフホストモデルを使用する機能がありません。
        [transport_connectivity] Rakeタスクが、証明書を信頼できないホストに接続しています。
        [request_flow] Rakeタスクが、モデルから正常な応答を得られません。
       *[other] Rakeタスクが警告しています。
    }
    .cause = { $section ->
        [self_hosted_models] モデルが追加されていません。
        [feature_settings] どの機能にもモデルが選択されていません。
        [transport_connectivity] TLSを検査するプロキシが独自の証明書を提示しているか、プライベート認証局がGitLabの信頼済み証明書に含まれていません。
        [request_flow] モデルサーバーがキーを拒否しているか、パスが異なるか、代わりにプロキシが応答しています。ここでは、AIゲートウェイを経由せずにGitLabから直接アクセスしています。
       *[other] 根拠に示したRakeタスクのメッセージを確認してください。
    }
    .consequence = { $section ->
        [transport_connectivity] 証明書を検証するリクエストが失敗します。
       *[other] 関係する機能が、セルフホストモデルで動作しません。
    }
    .fix-1 = { $section ->
        [transport_connectivity] 認証局の証明書（PEM形式）をGitLabに配置する（Helmの場合は、シークレットをglobal.certificates.customCAsにも指定する）か、ホストをNO_PROXYで除外します。
        [request_flow] このチェックを実行すると、原因を特定できます。
        [self_hosted_models] 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）でモデルを追加し、機能に選択します。
        [feature_settings] 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）で、機能にモデルを選択します。
       *[other] Rakeタスクのメッセージに従います。
    }
    .fix-2 = { $section ->
        [transport_connectivity] 変更を反映します。
       *[other] Rakeタスクを再度実行し、出力をログソースsetup-summaryのファイルに保存します。
    }
    .fix-3 = { $section ->
        [transport_connectivity] Rakeタスクを再度実行し、出力をログソースsetup-summaryのファイルに保存します。
       *[other] 再度チェックを実行します。
    }
    .fix-4 = 再度チェックを実行します。
DUO1804 = RakeタスクがAgent Platformサービスに到達できません。{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
    .title = RakeタスクがAgent Platformサービスに到達できません。
    .cause = サービスが動作していないか、アドレスが誤っているか、TLSが片方だけで有効になっているか、サービスがGitLabのトークンを拒否しています。
    .consequence = GitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = このチェックを実行すると、原因を特定できます。
    .fix-2 = Rakeタスクを再度実行し、出力をログソースsetup-summaryのファイルに保存します。
    .fix-3 = 再度チェックを実行します。
DUO1805 = Rakeタスクが、GitLabの外部URLにWebSocketで接続できません。{ $age ->
        [old] { $days }日前の出力です。
       *[new] {""}
    }
    .title = Rakeタスクが、GitLabの外部URLにWebSocketで接続できません。
    .cause = GitLabの前段のリバースプロキシがアップグレードを転送しないか、GitLabが自身の外部URLに到達できません。ステータスが401または403の場合は、プロキシがトークンを削除しているか、ユーザーにシートが割り当てられていません。
    .consequence = GitLab Duo Chat（エージェント型）の回答が表示されません。画面が止まったままになり、ログにもエラーが残りません。
    .fix-1 = GitLabの外部URLに、WebSocketの接続をリクエストします。ステータスが101であれば、アップグレードは転送されています。200、400、426、502の場合は、プロキシが転送していません。
    .fix-2 = GitLabの前段のリバースプロキシで、/api/v4/ai/duo_workflows/wsと/-/cableのアップグレードを転送します。NGINXの場合：proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
    .fix-3 = Rakeタスクを再度実行し、出力をログソースsetup-summaryのファイルに保存します。
    .fix-4 = 再度チェックを実行します。
DUO1890 = Rakeタスクの出力を判定できませんでした：{ $why }。
    .title = Rakeタスクの出力を判定できませんでした。
    .why-no-summary = 要約の前で出力が終わっているか、要約を出力しないバージョンのものです
    .why-not-recognised = ファイルがgitlab-rake gitlab:duo:verify_self_hosted_setupの出力ではありません
DUO1891 = GitLab自身のセットアップ検証の結果を確認できませんでした：{ $why }。
    .title = GitLab自身のセットアップ検証の結果を確認できませんでした。
