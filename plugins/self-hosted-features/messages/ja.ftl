title = 機能がセルフホストモデルを使用している
about = GitLab Duoの各機能について、プロバイダーと使用するセルフホストモデルを確認します。一部の機能でGitLabのモデルを併用する構成もサポートされており、問題ではありません。
proves = コード提案とチャットにモデルが割り当てられていること、セルフホストに設定された機能にモデルがあり、モデルファミリーが対応していること。
does-not-prove = モデルが応答すること、ユーザーが機能を利用できること。

DUO1400 = セルフホストモデルを使用する機能：{ $own ->
        [none] なし
       *[other] { $own }
    }。{ $vendored ->
        [none] GitLabのモデルを使用する機能はありません。
       *[other] GitLabのモデルを使用する機能（併用はサポートされています）：{ $vendored }。
    }無効、またはGeneral Chatのモデルを使用する機能：{ $off ->
        [none] なし
       *[other] { $off }
    }。
    .title = { $vendored ->
        [none] 機能はセルフホストモデルを使用するか無効で、GitLabのモデルを使用する機能はありません。
       *[other] GitLabのモデルを使用する機能があります（セルフホストモデルとの併用はサポートされています）。
    }
DUO1401 = 機能{ $title }（{ $feature }）が無効になっています。
    .title = 機能が無効になっています。
    .cause = 管理者が、この機能を無効に設定しています。
    .consequence = { $feature ->
        [code_completions] エディタにコード補完が表示されません。GitLabがリクエストを拒否します。
        [code_generations] コメントからのコード生成ができません。GitLabがリクエストを拒否します。
       *[other] ユーザーはこの機能を利用できません。
    }
    .fix-1 = 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）のAIネイティブ機能タブで、{ $title }にセルフホストモデルを選択します。
    .fix-2 = 再度チェックを実行します。
DUO1402 = 機能{ $title }（{ $feature }）にモデルが割り当てられていません。
    .title = 機能にモデルが割り当てられていません。
    .cause = この機能のモデルが、セットアップ時に選択されていません。
    .consequence = { $feature ->
        [code_completions] エディタにセルフホストモデルによるコード補完が表示されません。
        [code_generations] セルフホストモデルによるコード生成ができません。
       *[other] この機能はセルフホストモデルを使用しません。
    }
    .fix-1 = 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）のAIネイティブ機能タブで、{ $title }にセルフホストモデルを選択します。
    .fix-2 = 再度チェックを実行します。
DUO1403 = 機能{ $title }（{ $feature }）はセルフホストに設定されていますが、モデルがありません。
    .title = 機能がセルフホストに設定されていますが、モデルがありません。
    .cause = 使用していたモデルが削除されたか、モデルを選択せずに保存されています。
    .consequence = この機能のリクエストはすべて失敗します。
    .fix-1 = 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）のAIネイティブ機能タブで、{ $title }にセルフホストモデルを選択します。
    .fix-2 = 再度チェックを実行します。
DUO1404 = GitLabにセルフホストモデルが1つも表示されません。
    .cause = モデルが追加されていないか、ベータ版のモデルファミリーのモデルしかありません。ベータ版のモデルは、利用規約に同意するまで一覧に表示されません。
    .consequence = どの機能もセルフホストモデルを使用できません。
    .fix-1 = ベータ版のモデルファミリーの場合は、管理者 > GitLab Duo > 設定の変更で、ベータ版のモデルを有効にします。
    .fix-2 = それ以外の場合は、管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」） > セルフホストモデルの追加で、モデルを追加します。名前、モデルファミリー、末尾が/v1のエンドポイント、モデル識別子を入力し、サーバーが必要とする場合はAPIキーも入力します。
    .fix-3 = AIネイティブ機能タブで、少なくともコード補完、コード生成、General Chatにそのモデルを選択します。
    .fix-4 = 再度チェックを実行します。
DUO1405 = { $state ->
        [disabled] 機能{ $title }（{ $feature }）が無効になっています。
       *[unassigned] 機能{ $title }（{ $feature }）にモデルが割り当てられていません。
    }
    .title = { $state ->
        [disabled] 機能が無効になっています。
       *[unassigned] 機能にモデルが割り当てられていません。
    }
    .cause = { $state ->
        [disabled] 管理者が、この機能を無効に設定しています。意図した設定の可能性もあります。
       *[unassigned] この機能のモデルが、セットアップ時に選択されていません。
    }
    .consequence = GitLab Duo Chatはセルフホストモデルを使用しません。モデルが個別に設定されていないチャットのサブ機能も、General Chatのモデルを使用するため同様です。
    .fix-1 = チャットを使用する場合は、管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）のAIネイティブ機能タブで、{ $title }にセルフホストモデルを選択します。
    .fix-2 = 再度チェックを実行します。
DUO1406 = 機能{ $title }（{ $feature }）のモデル{ $model }は、この機能が対応していないモデルファミリー（{ $family }）のモデルです。
    .title = 機能が、対応していないモデルファミリーのモデルを使用しています。
    .cause = この機能が対応しているモデルファミリーは{ $families }です。割り当て後にモデルファミリーが変更されたか、誤ったモデルファミリーでモデルが追加されています。
    .consequence = 機能のプロンプトが別のモデル向けに作られているため、エラーになるか、回答の品質が低下します。
    .fix-1 = モデルファミリーが誤っている場合は、管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）で{ $model }を編集します。
    .fix-2 = モデルファミリーが正しい場合は、AIネイティブ機能タブで、{ $title }に別のモデルを選択します。
    .fix-3 = 再度チェックを実行します。
DUO1490 = { $feature ->
        [all] 各機能が使用するモデルを確認できませんでした
       *[other] 機能{ $feature }が使用するモデルを確認できませんでした
    }：{ $why }。
    .title = { $feature ->
        [all] 各機能が使用するモデルを確認できませんでした。
       *[other] 機能が使用するモデルを確認できませんでした。
    }
    .why-not-permitted = このトークンには表示されません。管理者のトークンではないか、管理者モードが有効なのにadmin_modeスコープがないか、ライセンスにGitLab Duo Enterpriseが含まれていません
    .why-not-listed = GitLabの一覧にこの機能がありません
    .why-provider = プロバイダー{ $provider }は、このチェックにとって未知の値です
