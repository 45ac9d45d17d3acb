title = トラブルシューティング用の設定が残っていない
about = トラブルシューティングのページで一時的に設定するよう案内されている項目を調べます。認証のバイパス、トークンの自己署名、ストリーミングの無効化、詳細なログが対象です。また、AIゲートウェイにトークンなしの空のリクエストを1件送り、拒否されることを確認します。
proves = 読み取った環境変数に、オフにすべき設定が残っていないこと。
does-not-prove = 動作中のプロセスがこの環境変数で起動されたこと、ほかの場所にこのような設定がないこと。

-save = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、環境変数とポートはコンテナの作成時にしか設定できません。Docker Composeの場合、この手順は不要です。
-other = その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、サービスの定義を変更してdocker compose up -dを実行します。

DUO9100 = ゲートウェイ{ $gitlab ->
        [yes] とGitLabの環境変数に、一時的な設定は残っていません
       *[no] の環境変数に、一時的な設定は残っていません（GitLabの環境変数は確認できませんでした）
    }。{ $door ->
        [closed] ゲートウェイはトークンを要求しています。
       *[unknown] ゲートウェイがトークンを要求するかどうかは確認できませんでした。
    }
DUO9101 = AIゲートウェイの認証が無効になっています（{ $variables }）。
    .title = AIゲートウェイの認証が無効になっています。
    .cause = トラブルシューティングのために設定した環境変数が残っています。{ $door ->
        [open] ゲートウェイは、トークンのないリクエストに応答しました。
        [closed] ただし、設定されたアドレスのゲートウェイはトークンを要求しました。読み取った環境変数が、動作中のプロセスのものではない可能性があります。
       *[unknown] {""}
    }
    .consequence = ゲートウェイのポートに到達できれば誰でも、ライセンスなしで、ユーザーを特定されずにモデルを利用できます。
    .fix-1 = { -save }
    .fix-2 = これらの環境変数を指定せずに、コンテナを再作成します。HelmのextraEnvironmentVariablesからも削除します。{ -other }
    .fix-3 = 再度チェックを実行します。
DUO9102 = GitLabがトークンを自己署名しています。CLOUD_CONNECTOR_SELF_SIGN_TOKENSが有効です。
    .cause = 機能が表示されない原因を調べるために設定した環境変数が残っています。
    .consequence = セルフホストモデル向けに提供されていない機能が表示され、本来の問題が隠れます。ドキュメントでは、本番環境での使用が禁止されています。
    .fix-1 = /etc/gitlab/gitlab.rbのgitlab_rails['env']（Helmではglobal.extraEnv）で環境変数を探し、削除します。
    .fix-2 = 変更を反映します。
    .fix-3 = 再度チェックを実行します。
DUO9103 = モデルからのストリーミングが無効になっています。AIGW_CUSTOM_MODELS__DISABLE_STREAMINGが有効です。
    .cause = エラーA1003の原因を調べるために設定した環境変数が残っています。
    .consequence = 回答がすべてそろうまでチャットに何も表示されず、長い回答がタイムアウトしやすくなります。
    .fix-1 = { -save }
    .fix-2 = この環境変数を指定せずに、コンテナを再作成します。その後にチャットがA1003で失敗する場合は、モデルのストリーミングまたはプロキシに問題があります。{ -other }
    .fix-3 = 再度チェックを実行します。
DUO9104 = 詳細なログが有効になっています（{ $variables }）。
    .title = 詳細なログが有効になっています。
    .cause = トラブルシューティングのために有効にした設定が残っています。
    .consequence = { $content ->
        [yes] 質問、ソースコード、回答がログに書き込まれ、ログが急速に増えます。
       *[no] ログが急速に増えます。
    }
    .fix-1 = { $places ->
        [gitlab] /etc/gitlab/gitlab.rbのgitlab_rails['env']（Helmではglobal.extraEnv）で環境変数を探し、削除します。
       *[gateway] { -save }
    }
    .fix-2 = { $places ->
        [gitlab] 変更を反映します。
       *[gateway] これらの環境変数を指定せずに、コンテナを再作成します。{ -other }
    }
    .fix-3 = { $places ->
        [both] /etc/gitlab/gitlab.rbのgitlab_rails['env']（Helmではglobal.extraEnv）でLLM_DEBUGを探し、削除します。
       *[gateway] 再度チェックを実行します。
    }
    .fix-4 = 変更を反映します。
    .fix-5 = 再度チェックを実行します。
DUO9105 = AIゲートウェイ（{ $url }）が、トークンのないリクエストに応答しています{ $variables ->
        [known] 。確認できた環境変数に、該当する設定はありません
       *[unknown] { "" }
    }。
    .title = AIゲートウェイが、トークンのないリクエストに応答しています。
    .cause = { $variables ->
        [known] 動作中のゲートウェイは、ここで読み取った環境変数とは別の値で起動されています。AIGW_AUTH__BYPASS_EXTERNAL=trueが設定されている可能性が高いです。
       *[unknown] ゲートウェイがAIGW_AUTH__BYPASS_EXTERNAL=trueで起動されている可能性が高いです。
    }
    .consequence = ゲートウェイのポートに到達できれば誰でも、ライセンスなしで、ユーザーを特定されずにモデルを利用できます。
    .fix-1 = コンテナに設定されている環境変数を確認します。
    .fix-2 = { -save }
    .fix-3 = AIGW_AUTH__BYPASS_EXTERNALを指定せずに、コンテナを再作成します。{ -other }
    .fix-4 = 再度チェックを実行します。
DUO9190 = 一時的な設定が残っているかどうかを判断できませんでした{ $about ->
        [door] （ゲートウェイはトークンを要求していますが、環境変数がわかりません）
        [variable] {""}
       *[nothing] （ゲートウェイに確認できず、環境変数もわかりません）
    }：{ $why }。
    .title = 一時的な設定が残っているかどうかを判断できませんでした。
    .why-masked = { $text }の値が隠されています
