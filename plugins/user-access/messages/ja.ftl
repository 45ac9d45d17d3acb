title = ユーザーがコード提案とチャットを利用できる
about = ユーザー本人のトークンで、コード提案とチャットを利用できるかどうかをGitLabに確認します。RailsコンソールのUser.can?(:access_code_suggestions)と同じ内容に加えて、コード提案を全ユーザーで無効にする機能フラグの影響も含まれます。
proves = GitLabが、このユーザーに両方の機能の利用を認めていること。
does-not-prove = リクエストが成功すること、ほかのユーザーが利用できること。ほかのユーザーを確認するには、そのユーザーのトークンが必要です。また、プロジェクトやグループでGitLab Duoが無効になっている可能性もあります。

DUO1300 = { $username }はコード提案とチャットを利用できます。
    .title = ユーザーはコード提案とチャットを利用できます。
DUO1301 = { $username }はコード提案を利用できません。
    .title = ユーザーはコード提案を利用できません。
    .cause = GitLab Duo Enterpriseのシートがない、インスタンスでGitLab Duoが無効になっている、コード提案にセルフホストモデルが割り当てられていない、のいずれかです。GitLabの応答からは、どれであるかはわかりません。{ $flag ->
        [on] 機能フラグai_duo_code_suggestions_switchは原因ではありません。
       *[unclear] 機能フラグai_duo_code_suggestions_switchが原因の可能性もありますが、状態を確認できませんでした。
    }
    .consequence = このユーザーにはコード提案が表示されません。エディタからのリクエストには401が返されます。
    .fix-1 = GitLabのRakeタスクで、ユーザーのライセンスとシートを確認します。ライセンスの問題か、権限の問題かを区別できます。
    .fix-2 = 管理者 > GitLab Duoで、{ $username }にシートを割り当てます。同じ画面の設定の変更で、GitLab Duoが常にオフになっていないことも確認します。
    .fix-3 = 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）のAIネイティブ機能タブで、両方の機能にセルフホストモデルを選択します。
    .fix-4 = 同じユーザーのトークンで、再度チェックを実行します。
DUO1302 = { $username }はGitLab Duo Chatを利用できません。
    .title = ユーザーはGitLab Duo Chatを利用できません。
    .cause = GitLab Duo Enterpriseのシートがないか、インスタンスまたはユーザーのグループでチャットが無効になっています。
    .consequence = チャットが表示されないか、M3004またはM3006のエラーコードが返されます。
    .fix-1 = GitLabのRakeタスクで、ユーザーのライセンスとシートを確認します。
    .fix-2 = 管理者 > GitLab Duoで、{ $username }にシートを割り当てます。同じ画面の設定の変更で、GitLab Duoが常にオフになっていないことも確認します。
    .fix-3 = 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）のAIネイティブ機能タブで、General Chatにモデルが割り当てられていることを確認します。
    .fix-4 = 同じユーザーのトークンで、再度チェックを実行します。
DUO1303 = 機能フラグai_duo_code_suggestions_switchにより、{ $username }を含むすべてのユーザーでコード提案が無効になっています。
    .title = 機能フラグai_duo_code_suggestions_switchにより、すべてのユーザーでコード提案が無効になっています。
    .cause = この運用（ops）機能フラグはデフォルトで有効ですが、無効に変更されています。
    .consequence = コード提案のリクエストには、すべて404が返されます。
    .fix-1 = 機能フラグを有効に戻します。
    .fix-2 = 同じユーザーのトークンで、再度チェックを実行します。
DUO1390 = { $what ->
        [code-suggestions] ユーザーがコード提案を利用できるかどうかを確認できませんでした
        [chat] ユーザーがチャットを利用できるかどうかを確認できませんでした
       *[both] ユーザーが利用できる機能を確認できませんでした
    }：{ $why }。
    .title = { $what ->
        [code-suggestions] ユーザーがコード提案を利用できるかどうかを確認できませんでした。
        [chat] ユーザーがチャットを利用できるかどうかを確認できませんでした。
       *[both] ユーザーが利用できる機能を確認できませんでした。
    }
