title = ライセンスでGitLab Duo Self-Hostedを利用できる
about = ライセンスのプランと有効期限、有効なアドオンとそのシートを確認します。セルフホストモデルにはGitLab PremiumまたはUltimateが必要です。チャットとコード提案で使用するには、GitLab Duo Enterpriseアドオンと、ユーザーごとのシートも必要です。
proves = ライセンスが有効で、GitLab Duo Enterpriseのシートが少なくとも1つ割り当てられていること。
does-not-prove = 特定のユーザーにシートが割り当てられていること、サブスクリプションが最近同期されたこと。

DUO1200 = ライセンス（プラン：{ $plan }、有効期限：{ $expires ->
        [never] なし
       *[other] { $expires }
    }）とアドオン（{ $add-ons }）で、GitLab Duo Self-Hostedを利用できます。{ $purchased }シート中{ $assigned }シートが割り当て済みです。
    .title = ライセンスとアドオンで、GitLab Duo Self-Hostedを利用できます。
DUO1201 = ライセンス（プラン：{ $plan }）の有効期限が切れています。{ $expires ->
        [never] GitLabは有効期限の日付を返しませんでした。
       *[other] 有効期限は{ $expires }でした。
    }
    .title = ライセンスの有効期限が切れています。
    .cause = サブスクリプションが更新されていないか、更新後のライセンスがこのGitLabに反映されていません。
    .consequence = すべてのユーザーがGitLab Duoを利用できません。アドオンもライセンスと同時に失効します。
    .fix-1 = カスタマーポータルでサブスクリプションを更新します。
    .fix-2 = オンラインライセンスの場合は、管理者 > サブスクリプションで同期します。それ以外の場合は、管理者 > 設定 > 一般 > ライセンスの追加で、新しいライセンスファイルをアップロードします。
    .fix-3 = GitLabに登録されたプランと有効期限を確認します。
    .fix-4 = 再度チェックを実行します。
DUO1202 = { $plan ->
        [none] GitLabにライセンスがありません。
       *[other] ライセンスのプランは{ $plan }です。GitLab Duo Self-HostedにはPremiumまたはUltimateが必要です。
    }
    .title = { $plan ->
        [none] GitLabにライセンスがありません。
       *[other] ライセンスのプランが、GitLab Duo Self-Hostedに必要なPremiumまたはUltimateではありません。
    }
    .cause = { $plan ->
        [none] アクティベーションコードもライセンスファイルも登録されていないか、ライセンスが削除されています（有効期限の記録：{ $expires }）。
       *[other] 別のプランのサブスクリプションであるか（有効期限：{ $expires }）、古いライセンスが有効なままです。
    }
    .consequence = すべてのユーザーがGitLab Duoを利用できません。
    .fix-1 = カスタマーポータルで、GitLab Duo Enterpriseアドオンを含むGitLab PremiumまたはUltimateのサブスクリプションを購入します。
    .fix-2 = 管理者 > サブスクリプションでアクティベーションコードを入力するか、管理者 > 設定 > 一般 > ライセンスの追加でライセンスファイルをアップロードします。
    .fix-3 = GitLabに登録されたプランと有効期限を確認します。
    .fix-4 = 再度チェックを実行します。
DUO1203 = { $add-ons ->
        [none] 有効なGitLab Duoアドオンがありません。
       *[other] 有効なアドオン（{ $add-ons }）に、GitLab Duo Enterpriseが含まれていません。
    }
    .title = { $add-ons ->
        [none] 有効なGitLab Duoアドオンがありません。
       *[other] 有効なアドオンに、GitLab Duo Enterpriseが含まれていません。
    }
    .cause = { $usage ->
        [yes] アドオンを購入していないか、有効期限が切れているか、購入後にサブスクリプションを同期していません。GitLab 18.9以降では、Agent Platformを従量課金で利用することもできます。Agent Platformだけを使用する場合は、この状態で問題ありません。
       *[no] アドオンを購入していないか、有効期限が切れているか、購入後にサブスクリプションを同期していません。PremiumとUltimateに含まれるGitLab Duo Coreや、GitLab Duo Proは、セルフホストモデルの対象外です。
    }
    .consequence = セルフホストモデルを使用するチャットとコード提案が、すべてのユーザーで拒否されます。GitLabの設定画面にも項目が表示されません。
    .fix-1 = カスタマーポータルで、GitLab Duo Enterpriseの購入状況と終了日を確認し、必要に応じて購入または更新します。オフラインライセンスでAgent Platformを使用する場合は、GitLab Duo Agent Platform Self-Hostedアドオンが必要です。
    .fix-2 = 管理者 > サブスクリプションで同期するか、管理者 > 設定 > 一般 > ライセンスの追加で新しいライセンスファイルをアップロードします。
    .fix-3 = 管理者 > GitLab Duoでシートを割り当てます。このRakeタスクを使用すると、CSVファイル（username列が必要）のユーザー全員に割り当てられます。
    .fix-4 = 再度チェックを実行します。
DUO1204 = ライセンス（プラン：{ $plan }）の有効期限は{ $expires }で、残り{ $days }日です。
    .title = ライセンスの有効期限がまもなく切れます。
    .cause = サブスクリプションの終了が近づいているか、更新内容がこのGitLabに反映されていません。
    .consequence = 期限を過ぎると、すべてのユーザーがGitLab Duoを利用できなくなります。
    .fix-1 = カスタマーポータルでサブスクリプションを更新します。
    .fix-2 = 管理者 > サブスクリプションで同期するか、管理者 > 設定 > 一般 > ライセンスの追加で新しいライセンスファイルをアップロードします。
    .fix-3 = GitLabに登録された有効期限を確認します。
    .fix-4 = 再度チェックを実行します。
DUO1205 = GitLab Duo Enterpriseの{ $purchased }シートが、1つも割り当てられていません。
    .title = GitLab Duo Enterpriseのシートが、1つも割り当てられていません。
    .cause = アドオン（{ $add-ons }）は購入済みですが、シートは自動では割り当てられません。
    .consequence = セルフホストモデルを使用するチャットとコード提案が、すべてのユーザーで拒否されます。
    .fix-1 = 管理者 > GitLab Duoでシートを割り当てます。このRakeタスクを使用すると、CSVファイル（username列が必要）のユーザー全員に割り当てられます。
    .fix-2 = 再度チェックを実行します。
DUO1290 = { $what ->
        [add-on] 有効なアドオンを確認できませんでした
        [seats] アドオン（{ $add-ons }）のシートの割り当て数を確認できませんでした
        [unfamiliar-add-on] 有効なアドオン（{ $add-ons }）がセルフホストモデルの対象かどうかを判断できませんでした
       *[licence] ライセンスでGitLab Duoを利用できるかどうかを確認できませんでした
    }：{ $why }。
    .title = { $what ->
        [add-on] 有効なアドオンを確認できませんでした。
        [seats] アドオンのシートの割り当て数を確認できませんでした。
        [unfamiliar-add-on] 有効なアドオンがセルフホストモデルの対象かどうかを判断できませんでした。
       *[licence] ライセンスでGitLab Duoを利用できるかどうかを確認できませんでした。
    }
    .why-licence = 先にライセンスの問題を解決する必要があります
    .why-unfamiliar = 名前からは判断できません
