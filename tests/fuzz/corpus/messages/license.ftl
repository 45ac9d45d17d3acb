title = ライセンスでGitLab Duo Self-Hostedを利用できる
about = ライセンスのプランと有効期限、有効なアドオンとそのシートを確認します。セルフホストモデルにはGitLab PremiumまたはUltimateが必要です。チャットとコード提案で使うには、GitLab Duo Enterpriseアドオンと、ユーザーごとのシートも必要です。
proves = ライセンスが有効で、GitLab Duo Enterpriseのシートが少なくとも1つ割り当てられていること。
does-not-prove = 特定のユーザーにシートがあること、サブスクリプションが最近同期されたこと。

DUO1200 = ライセンス(プラン: { $plan }、有効期限: { $expires ->
        [never] なし
       *[other] { $expires }
    })とアドオン({ $add-ons })で、GitLab Duo Self-Hostedを利用できます。シートは{ $purchased }のうち{ $assigned }が割り当て済みです。
DUO1201 = ライセンス(プラン: { $plan })の有効期限が切れています。{ $expires ->
        [never] 期限の日付はGitLabから得られませんでした。
       *[other] 有効期限は{ $expires }でした。
    }
    .cause = サブスクリプションが更新されていないか、更新後のライセンスがこのGitLabに反映されていません。
    .consequence = すべてのユーザーがGitLab Duoを利用できません。アドオンもライセンスとともに終了します。
    .fix-1 = カスタマーポータルでサブスクリプションを更新します。
    .fix-2 = オンラインライセンスの場合は、管理者 > サブスクリプションで同期します。それ以外の場合は、管理者 > 設定 > 一般 > ライセンスの追加で、新しいライセンスファイルをアップロードします。
    .fix-3 = もう一度チェックします。
