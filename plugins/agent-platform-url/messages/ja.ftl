title = GitLabのAgent PlatformサービスURLが正しい
about = 「GitLab Duo Agent PlatformサービスのローカルURL」の設定を読み取ります。gRPCで使用できるのはhost:portの形式だけですが、GitLabはどのような文字列でも保存します。
proves = 設定がgRPCで使用できる形式であること。このプログラムにもサービスが設定されている場合は、同じサービスを指していること。
does-not-prove = そのアドレスで何かが応答すること、および双方のTLSの設定が一致していること。

DUO1600 = GitLabが使用するAgent Platformサービスは{ $url }です。{ $compared ->
        [yes] このプログラムに設定されたサービスと一致します。
       *[no] このプログラムにはサービスが設定されていないため、比較していません。
    }
    .title = { $compared ->
        [yes] GitLabは、このプログラムに設定されたAgent Platformサービスを使用しています。
       *[no] GitLabはAgent Platformサービスを使用していますが、このプログラムには比較するサービスが設定されていません。
    }
DUO1601 = GitLabにAgent PlatformサービスのURLが設定されていませんが、次の機能にセルフホストモデルが割り当てられています：{ $features }。
    .title = GitLabにAgent PlatformサービスのURLが設定されていませんが、セルフホストモデルが割り当てられた機能があります。
    .cause = 「GitLab Duo Agent PlatformサービスのローカルURL」が空です。設定されていないか、GitLab 19.2.0へのアップグレードで消去されています。{ $named ->
        [none] このプログラムにも、サービスは設定されていません。
       *[other] このプログラムに設定されたサービスは{ $named }です。
    }
    .consequence = GitLab Duo Chat（エージェント型）とフローでセルフホストモデルが使用されません。バージョンによって、失敗するか、GitLabのクラウドサービスに接続します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」に、サービスのアドレスをhost:portの形式で入力します。AIゲートウェイのコンテナでは、ポート50052で提供されています。
    .fix-2 = 再度チェックを実行します。
DUO1602 = GitLabのAgent PlatformサービスURL（{ $url }）が{ $scheme }://で始まっており、gRPCで使用できません。
    .title = GitLabのAgent PlatformサービスURLがスキームで始まっており、gRPCで使用できません。
    .cause = この設定にはhost:portだけを指定します。GitLabは保存時に形式を検証しません。
    .consequence = gRPCは文字列全体をホスト名とみなし、名前解決に失敗します。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」に{ $wanted }と入力します。
    .fix-2 = TLSは別の設定です。ポートがTLSを使用していない場合は、同じ画面で「GitLab Duo Agent PlatformサービスにTLSを使用する」をオフにします。この項目がない場合は、/etc/gitlab/gitlab.rbのgitlab_rails['env']でDUO_AGENT_PLATFORM_SERVICE_SECUREをfalseに設定し、sudo gitlab-ctl reconfigureを実行します（Helmではglobal.extraEnv）。
    .fix-3 = 再度チェックを実行します。
DUO1603 = GitLabのAgent PlatformサービスURL（{ $url }）{ $problem ->
        [no-host] に、ホストがないか、ポートが数値ではありません。
        [path] で、ポートの後ろにパスが付いています。
        [user] に、ユーザー名またはパスワードが含まれています。
       *[other] が、host:portの形式ではありません。
    }
    .title = { $problem ->
        [no-host] GitLabのAgent PlatformサービスURLに、ホストがないか、ポートが数値ではありません。
        [path] GitLabのAgent PlatformサービスURLで、ポートの後ろにパスが付いています。
        [user] GitLabのAgent PlatformサービスURLに、ユーザー名またはパスワードが含まれています。
       *[other] GitLabのAgent PlatformサービスURLが、host:portの形式ではありません。
    }
    .cause = この設定にはhost:portだけを指定します。GitLabは保存時に形式を検証しません。
    .consequence = gRPCはこのアドレスを使用できません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」に{ $wanted }と入力します。別のポートで公開していない限り、サービスのポートは50052です。
    .fix-2 = 再度チェックを実行します。
DUO1604 = GitLabのAgent PlatformサービスURL（{ $url }）が、GitLab自身のマシンを指しています。
    .title = GitLabのAgent PlatformサービスURLが、GitLab自身のマシンを指しています。
    .cause = localhostは、接続元のマシンまたはコンテナ自身です。GitLabから接続すると、GitLabのホスト自身を指すことになります。
    .consequence = GitLabは自身のコンテナまたはホストに接続しますが、サービスはそこで動作していません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」に、GitLabから到達できるホストとポートを入力します。1台のホスト上のコンテナ同士の場合は、共通のネットワークでのゲートウェイのコンテナ名を使用します。
    .fix-2 = 再度チェックを実行します。
DUO1605 = GitLabのAgent PlatformサービスURL（{ $url }）のポート{ $port }は、HTTP用のポートです。
    .title = GitLabのAgent PlatformサービスURLのポートは、HTTP用のポートです。
    .cause = AIゲートウェイのコンテナには複数のポートがあります。5052はゲートウェイ本体、8082と8083はメトリクスです。Agent Platformサービスは50052で待ち受けます。
    .consequence = gRPCとして解釈できる応答が返りません。すべてのユーザーでGitLab Duo Chat（エージェント型）とフローが失敗します。
    .fix-1 = 管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」に{ $wanted }と入力します。ポートの公開も必要です（docker run --publish 50052:50052）。
    .fix-2 = 再度チェックを実行します。
DUO1606 = { $vantage ->
        [gitlab] GitLabが使用するAgent Platformサービスは{ $url }ですが、このプログラムには{ $named }が設定されています。
       *[other] GitLabが使用するAgent Platformサービスは{ $url }で、このプログラムには{ $named }が設定されています。同じサービスの別名である可能性があります。
    }
    .title = { $vantage ->
        [gitlab] GitLabが使用するAgent Platformサービスが、このプログラムに設定されたものと異なります。
       *[other] GitLabとこのプログラムのAgent Platformサービスが異なりますが、同じサービスの別名である可能性があります。
    }
    .cause = { $vantage ->
        [gitlab] このプログラムはGitLabと同じ場所で動作していますが、アドレスが一致しません。
       *[other] アドレスが一致しません。このプログラムはGitLabと別の場所で動作しているため、同じサービスでも名前やポートが異なることがあります。
    }
    .consequence = GitLabが、ここで確認しているものとは別のサービスを使用しているか、どのサービスにも到達できていない可能性があります。
    .fix-1 = GitLabにとって{ $named }が正しい場合は、管理者 > GitLab Duo > 設定の変更の「GitLab Duo Agent PlatformサービスのローカルURL」に入力します。
    .fix-2 = GitLabのURLが正しい場合は、このプログラムの設定で接続agent-platformのアドレスを修正します。
    .fix-3 = 再度チェックを実行します。
DUO1690 = GitLabが使用するAgent Platformサービスを確認できませんでした：{ $why }。
    .title = GitLabが使用するAgent Platformサービスを確認できませんでした。
    .why-own-access = 設定は{ $url }で、どのマシンでも自分自身を指すアドレスです。GitLabとサービスが同じマシンにある場合だけ正しく、GitLabから到達できない形跡はありません
    .why-not-permitted = このトークンには、設定もモデルの一覧も表示されません。管理者のトークンではないか、管理者モードが有効なのにadmin_modeスコープがないか、ライセンスまたはアドオンの有効期限が切れています
DUO1691 = GitLab { $version }には、セルフホストのAgent Platformサービスの設定がありません。この設定は18.4で追加されました。
    .title = このバージョンのGitLabには、セルフホストのAgent Platformサービスの設定がありません。
DUO1692 = Agent PlatformサービスのURLは設定されていませんが、Agent Platformの機能はいずれもセルフホストモデルを使用していないため、問題ありません。
