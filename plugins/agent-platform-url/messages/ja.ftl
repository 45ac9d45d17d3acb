title = GitLabのAgent PlatformサービスURLが正しい
about = GitLab Duo Agent PlatformサービスのローカルURLの設定を読み取ります。gRPCで使えるのはhost:portの形式だけですが、GitLabはどのような文字列でも保存します。
proves = 設定がgRPCで使える形式であること。サービスがこのプログラムに指定されている場合は、同じサービスを指していること。
does-not-prove = そのアドレスで何かが応答すること、および双方のTLSの設定が一致していること。

DUO1600 = GitLabが使用するAgent Platformサービスは{ $url }です。{ $compared ->
        [yes] このプログラムに指定されたサービスと一致します。
       *[no] 比較できるサービスがこのプログラムに指定されていないため、比較はしていません。
    }
DUO1601 = GitLabにAgent PlatformサービスのURLが設定されていませんが、次の機能にセルフホストモデルが割り当てられています：{ $features }。
    .cause = GitLab Duo Agent PlatformサービスのローカルURLが空です。{ $named ->
        [none] このプログラムにも、サービスは指定されていません。
       *[other] このプログラムに指定されたサービスは{ $named }です。
    }
    .consequence = GitLab Duo Chat（エージェント型）とフローが社内ネットワーク内で実行されません。リクエストはGitLabが運用するクラウドのサービスに送られますが、そこからセルフホストモデルには到達できません。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLに、サービスのアドレスをhost:portの形式で入力します。AIゲートウェイのコンテナでは、ポート50052で提供されています。
    .fix-2 = 再度チェックを実行します。
DUO1602 = GitLabのAgent PlatformサービスURL（{ $url }）が{ $scheme }://で始まっており、gRPCで使えません。
    .cause = この設定にはhost:portを指定します。GitLabはどのような文字列でも受け付けるため、保存時にエラーになりませんでした。
    .consequence = gRPCは文字列全体をホスト名とみなし、名前解決に失敗します。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLに、{ $wanted }と入力します。
    .fix-2 = TLSは別の設定です。ポートがTLSに対応していない場合は、同じ画面で「GitLab Duo Agent PlatformサービスにTLSを使用する」をオフにします。この項目がない場合は、GitLabの環境変数DUO_AGENT_PLATFORM_SERVICE_SECUREをfalseに設定し、GitLabを再起動します。
    .fix-3 = 再度チェックを実行します。
DUO1603 = GitLabのAgent PlatformサービスURL（{ $url }）に問題があります：{ $problem ->
        [no-port] ポートがありません。
        [no-host] ホストがないか、ポートが数値ではありません。
        [path] ポートの後ろにパスがあります。
        [user] ホストの前にユーザー名またはパスワードがあります。
       *[other] host:portの形式ではありません。
    }
    .cause = この設定にはhost:portだけを指定します。GitLabはどのような文字列でも受け付けるため、保存時にエラーになりませんでした。
    .consequence = { $problem ->
        [no-port] gRPCはポート443に接続しますが、サービスはそこで待ち受けていません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
       *[other] gRPCはこのアドレスを使えません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    }
    .fix-1 = 管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLに、{ $wanted }と入力します。別のポートで公開していない限り、サービスのポートは50052です。
    .fix-2 = 再度チェックを実行します。
DUO1604 = GitLabのAgent PlatformサービスURL（{ $url }）が、自分自身のマシンを指しています。
    .cause = localhostは、アクセス元のマシンまたはコンテナ自身を指します。GitLabから見ると、GitLab自身になります。
    .consequence = GitLabは自分のコンテナまたはホストの中でサービスを探しますが、そこにはありません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLに、GitLabから到達できるホストとポートを入力します。1台のホスト上のコンテナ同士の場合は、両方が参加するネットワークでのゲートウェイのコンテナ名を使います。
    .fix-2 = 再度チェックを実行します。
DUO1605 = GitLabのAgent PlatformサービスURL（{ $url }）のポート{ $port }は、HTTP用のポートです。
    .cause = AIゲートウェイのコンテナには複数のポートがあります。5052はゲートウェイ本体、8082と8083はメトリクスです。Agent Platformサービスは50052で待ち受けます。
    .consequence = gRPCとして解釈できる応答が返りません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLに、{ $wanted }と入力します。ポートの公開も必要です（docker run -p 50052:50052）。
    .fix-2 = 再度チェックを実行します。
DUO1606 = { $vantage ->
        [gitlab] GitLabが使用するAgent Platformサービスは{ $url }ですが、このプログラムには{ $named }が指定されています。
       *[other] GitLabが使用するAgent Platformサービスは{ $url }で、このプログラムには{ $named }が指定されています。同じサービスの別名である可能性があります。
    }
    .cause = { $vantage ->
        [gitlab] アドレスが異なります。このプログラムはGitLabと同じ場所で動作しているため、両方のアドレスは一致するはずです。
       *[other] アドレスが異なります。このプログラムはGitLabと別の場所で動作しているため、ここからは同じサービスが別の名前やポートになることがあります。
    }
    .consequence = GitLabが、ここで確認しているものとは別のサービスを使っているか、どのサービスにも到達できていない可能性があります。
    .fix-1 = GitLabにとって{ $named }が正しい場合は、管理者 > GitLab Duo > 設定の変更のGitLab Duo Agent PlatformサービスのローカルURLに入力します。
    .fix-2 = GitLabのURLが正しい場合は、このプログラムの接続agent-platformのアドレスを修正します。
    .fix-3 = 再度チェックを実行します。
DUO1690 = GitLabが使用するAgent Platformサービスを確認できませんでした：{ $why }。
    .why-not-permitted = このトークンには、設定もモデルの一覧も表示されません。管理者のトークンではないか、管理者モードが有効なのにadmin_modeスコープがないか、ライセンスまたはアドオンの期限が切れています
DUO1691 = GitLab { $version }には、セルフホストのAgent Platformサービスの設定がありません。この設定は18.4で追加されました。
DUO1692 = Agent PlatformサービスのURLは設定されていませんが、必要とする機能もありません。Agent Platformの機能に、セルフホストモデルは割り当てられていません。
