title = AIゲートウェイのログに欠落も異常もない
about = ゲートウェイのログが存在し、欠落がなく、1行が1つのJSONであること、GitLabのllm.logに記録されたゲートウェイの応答がこのログにもあることを確認します。そのうえで、例外をクラスごとに数えます。その後に正常な応答が続いている少数の例外は問題とせず、今回の実行によるリクエストは数えません。
proves = ログがこのゲートウェイのものであり、調べた期間に目立った例外がないこと。
does-not-prove = リクエストがゲートウェイに届いていること、回答が正しいこと。モデルサーバーがストリームを途中で終了しても、例外は残りません。1つのアドレスの背後に複数のゲートウェイがある場合、調べたのは指定されたログだけです。

-save = コンテナの設定をgateway.jsonに保存し、コンテナを削除します。Dockerでは、環境変数はコンテナの作成時にしか設定できません。Docker Composeの場合、この手順は不要です。
-other = その他のオプションとイメージは、gateway.jsonで確認します。Docker Composeの場合は、サービスのenvironmentを変更してdocker compose up -dを実行します。Helmの場合は、extraEnvironmentVariablesも変更します。
-collect = 標準出力と標準エラー出力の両方を、設定したファイルに保存します。
-request = 失敗した最新のリクエストについて、ログのすべての行を確認します。
-again = チャットでメッセージを送信してから、再度チェックを実行します。最後の時刻が変わらなければ解決しています。

DUO3500 = AIゲートウェイのログは{ $first }から{ $last }までの{ $lines }行で、リクエストは{ $requests }件、{ $rare ->
        [0] 例外はありません
       *[other] 一時的な例外が{ $rare }件あります
    }。
DUO3501 = AIゲートウェイのログが空です：{ $files }
    .cause = { $why ->
        [file] AIGW_LOGGING__TO_FILEにより、ログがコンテナ内の{ $to-file }に出力されています。この場合、docker logsには何も出力されません。
        [level] AIGW_LOGGING__LEVELにより、警告より下のレベルが出力されません。このため、問題がなければ何も記録されません。
        [unknown] ログを取得する際に標準エラー出力を含めなかった可能性が高いです。ゲートウェイは標準エラー出力にログを書き込みます。そうでなければ、AIGW_LOGGING__TO_FILEによってコンテナ内のファイルに出力されているか、AIGW_LOGGING__LEVELによってリクエストが出力されていません。
       *[collection] ログを取得する際に標準エラー出力を含めなかった可能性が高いです。ゲートウェイは標準エラー出力にログを書き込むため、docker logs … > fileでは標準出力しか保存されません。そうでなければ、ゲートウェイが一度も起動していません。
    }
    .consequence = ゲートウェイの障害が記録に残らず、どのチェックもログを検索できません。
    .fix-1 = { $why ->
        [file] { -save }
        [level] { -save }
       *[other] { -collect }
    }
    .fix-2 = { $why ->
        [file] AIGW_LOGGING__TO_FILEを指定せずにコンテナを再作成します。{ -other }
        [level] AIGW_LOGGING__LEVELを指定せずにコンテナを再作成します。{ -other }
       *[other] ファイルが空のままの場合は、AIGW_LOGGING__TO_FILEまたはAIGW_LOGGING__LEVELが設定されているかどうかを確認し、設定されていれば、指定せずにコンテナを再作成します。
    }
    .fix-3 = チャットでメッセージを送信します。{ $why ->
        [file] { -collect }
        [level] { -collect }
       *[other] その後、再度チェックを実行します。
    }
    .fix-4 = 再度チェックを実行します。
DUO3502 = GitLabは{ $answered }にAIゲートウェイから応答を受け取っていますが、{ $state ->
        [older] ゲートウェイのログにある最後のリクエストは{ $last }です
       *[none] ゲートウェイのログにはリクエストが1件もありません
    }。
    .cause = { $why ->
        [level] AIGW_LOGGING__LEVELにより、リクエストが出力されていません。リクエストはINFOレベルで記録されます。
        [file] AIGW_LOGGING__TO_FILEにより、ログがコンテナ内の{ $to-file }に出力されています。調べたファイルとは別のものです。
       *[other] 設定したファイルが古いコピーであるか、取得時に標準エラー出力を含めていないか、GitLabが別のゲートウェイ（別のコンテナ、別のレプリカ、別のAIゲートウェイURL）を使っています。
    }
    .consequence = 探している障害が別のログに記録されている可能性があります。このログに基づく結果は古い可能性があります。
    .fix-1 = { $why ->
        [file] { -save }
        [level] { -save }
       *[other] { -collect }レプリカが複数ある場合は、すべてのログを保存します。
    }
    .fix-2 = { $why ->
        [file] AIGW_LOGGING__TO_FILEを指定せずにコンテナを再作成します。{ -other }
        [level] AIGW_LOGGING__LEVELを指定せずにコンテナを再作成します。{ -other }
       *[other] AIGW_LOGGING__TO_FILEまたはAIGW_LOGGING__LEVELが設定されているかどうかを確認します。設定されておらず、保存し直してもリクエストがない場合は、管理者 > GitLab Duo > 設定の変更のAIゲートウェイURLが、このコンテナを指していることを確認します。
    }
    .fix-3 = チャットでメッセージを送信します。{ $why ->
        [file] { -collect }
        [level] { -collect }
       *[other] その後、再度チェックを実行します。
    }
    .fix-4 = 再度チェックを実行します。
DUO3503 = AIゲートウェイのログが、1行1つのJSONになっていません{ $kind ->
        [prefix] 。JSONの前に別の文字列があります
       *[words] 。リクエストがテキストで記録されています
    }（{ $count }行）。
    .cause = { $kind ->
        [prefix] docker logs --timestamps、docker compose logs、kubectl logs --prefix、またはログ収集ツールにより、行頭に時刻や名前が付いています。
       *[words] AIGW_LOGGING__FORMAT_JSONがfalseです。
    }
    .consequence = ステータスや相関IDなどのフィールドで検索できません。このログの例外は、このプログラムでもログツールでも見つかりません。
    .fix-1 = { $kind ->
        [prefix] 行頭に文字列を付けずにログを保存します。Docker Composeの場合は、docker compose logs --no-log-prefixを使います。
       *[words] { -save }
    }
    .fix-2 = { $kind ->
        [prefix] 再度チェックを実行します。
       *[words] この環境変数を指定するか、指定せずに、コンテナを再作成します。{ -other }
    }
    .fix-3 = 再度チェックを実行します。
DUO3511 = AIゲートウェイからモデルへの呼び出しが、{ $class }で{ $count }回失敗しました（最後は{ $last }）：{ $message }
    .cause = { $class ->
        [NotFoundError] モデルサーバーがモデル名を認識していないか、エンドポイントのパスが誤っています（/v1の不足または重複）。
        [AuthenticationError] GitLabがこのモデルに送るAPIキーを、モデルサーバーが拒否しています。
        [PermissionDeniedError] モデルサーバーが、このAPIキーでのモデルの使用を許可していません。
        [ContextWindowExceededError] 会話がモデルのコンテキスト長を超えています。
        [BadRequestError] モデルサーバーがリクエストを拒否しています。チャットテンプレート、識別子のプレフィックス、長さのいずれかが原因であり、メッセージで区別できます。
        [RateLimitError] モデルサーバーがリクエスト数の上限に達しています。
        [Timeout] モデルが時間内に応答しませんでした。チャットでは、ゲートウェイはデフォルトで30秒（19.2以降はAIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUTで変更可能）待ち、さらに2回再試行します。
        [InternalServerError] モデルサーバーで障害が発生したか、モデルサーバーに到達できませんでした（「Connection error.」は、接続拒否、名前解決、TLS、スキームの誤りのいずれかです）。
        [ServiceUnavailableError] モデルサーバーが起動中であるか、ストリームをエラーで終了しました。
       *[other] モデルサーバーがエラーを返したか、モデルサーバーに到達できませんでした。詳細はメッセージにあります。
    }
    .consequence = このモデルを使う機能では、チャットにA1004またはA1000が表示され、コード提案は500を返すか、何も返しません。
    .fix-1 = モデルサーバーに到達できるかどうかを確認します。
    .fix-2 = モデルサーバーに直接リクエストします。どちらのチェックにも合格する場合は、断続的な障害と考えられます。{ $last }前後のモデルサーバーのログを確認します。
    .fix-3 = { -request }「Connection error.」の本当の原因は、backtraceフィールドにあります。
    .fix-4 = { -again }
DUO3512 = AIゲートウェイで、キーまたはトークンの問題が{ $count }回発生しました：{ $class }（最後は{ $last }）：{ $message }
    .cause = { $class ->
        [CriticalAuthError] ゲートウェイにキーが1つもありません。GitLabからもカスタマーポータルからも取得できていません。
        [JWTError] ゲートウェイが持っていないキーでトークンが署名されています。AIGW_GITLAB_URLが別のGitLabを指しているか、GitLabのキーがゲートウェイのキーより新しくなっています。ゲートウェイはキーを1日保持します。
        [JWTClaimsError] このゲートウェイ宛てのトークンではないか、ゲートウェイの時計がGitLabより遅れています（nbf）。
        [ExpiredSignatureError] 到着した時点でトークンの有効期間（1時間）が過ぎています。ゲートウェイの時計がGitLabより進んでいるか、エディタが古いトークンを使っています。
        [JWKError] ゲートウェイの署名キーまたは検証キーがないか、PEM形式ではありません。改行が失われていることがよくあります。
        [UnboundLocalError] ゲートウェイの署名キーまたは検証キーがないか、PEM形式ではありません。改行が失われていることがよくあります。
        [SSLError] ゲートウェイが、GitLabまたはカスタマーポータルの証明書を信頼していません。この接続の環境変数はREQUESTS_CA_BUNDLEです。
        [MissingSchema] AIGW_GITLAB_URLまたはAIGW_CUSTOMER_PORTAL_URLにhttp://やhttps://がないか、値が空です。
        [JSONDecodeError] キーのドキュメントではなく、ログインページやプロキシのページが返されました。
       *[other] キーを取得するために、GitLabまたはカスタマーポータルに接続できませんでした。ホスト名はメッセージにあります。インターネットに接続できない環境では、多くの場合customers.gitlab.comです。
    }
    .consequence = リクエストが401または500で拒否されるか、キーを取得するたびに、到達できないホスト1つにつき10秒の遅延が発生します。
    .fix-1 = ゲートウェイの環境変数を確認します。オフラインライセンスの場合は、AIGW_CUSTOMER_PORTAL_URLとDUO_WORKFLOW_AUTH__OIDC_CUSTOMER_PORTAL_URLにGitLabのURLを設定する必要があります。
    .fix-2 = ゲートウェイがGitLabのキーを取得できるかどうかと、時計のずれを確認します。
    .fix-3 = { -request }
    .fix-4 = ゲートウェイはキーを1日保持するため、再起動します。{ -again }
DUO3513 = AIゲートウェイ自体で、{ $class }が{ $count }回発生しました（最後は{ $last }）：{ $message }
    .cause = { $kind ->
        [custom-models] 動作中のゲートウェイで、AIGW_CUSTOM_MODELS__ENABLEDがtrueになっていません。
        [tokenizer] イメージの/home/aigateway/.hfにあるトークナイザーを使えません。このディレクトリを覆うボリューム、別のHF_HOME、読み取り権限のないユーザーのいずれかが原因です。
        [permission] ゲートウェイがファイルを読み書きできません。ボリュームか、コンテナに割り当てられたユーザー（OpenShift）が原因です。
        [disk] ゲートウェイのホストのディスクに空きがありません。
       *[other] 既知の設定の問題では説明できない例外が、ゲートウェイのプログラムで発生しました。
    }
    .consequence = { $kind ->
        [tokenizer] チャットは動作しますが、コード提案はすべてのユーザーに500を返します。
       *[other] 該当するリクエストには、500が返されたか、応答がありませんでした。
    }
    .fix-1 = { $kind ->
        [custom-models] ゲートウェイの環境変数を確認します。
        [tokenizer] ゲートウェイの実行ユーザー、HF_HOMEの有無、ディレクトリの内容を確認します。そのうえで、/home/aigateway/.hfを覆うボリュームとHF_HOMEを指定せずに、コンテナを再作成します。代わりにhuggingface.coへの通信を許可することは避けてください。
        [permission] ゲートウェイの実行ユーザーとマウントを確認します。メッセージにあるファイルをそのユーザーが読めるようにするか、イメージのファイルを含む書き込み可能なディレクトリをHF_HOMEに設定します。
        [disk] 空きのないディスクを確認して空きを増やし、コンテナのログのサイズを制限します（--log-opt max-size）。
       *[other] ゲートウェイのイメージのタグとGitLabのバージョンを比較します。最も多い原因はバージョンの不一致です。一致している場合は、該当する行をGitLabサポートに報告します。
    }
    .fix-2 = { -request }
    .fix-3 = 機能を一度使ってから、再度チェックを実行します。最後の時刻が変わらなければ解決しています。
DUO3514 = AIゲートウェイの応答{ $count }件が、ステータス200を返した後に{ $class }で失敗しました（最後は{ $last }）：{ $message }
    .cause = ストリーミングの応答はステータス200で始まり、その後に失敗しました。プロキシにもGitLabのステータスのログにも現れません。
    .consequence = 回答が途中で止まるか、空になるか、A1002からA1004のエラーが表示されます。
    .fix-1 = モデルサーバーに到達できるかどうかを確認します。
    .fix-2 = モデルサーバーに直接リクエストします。ストリーム途中の例外は、多くの場合モデルサーバーに原因があります。
    .fix-3 = { -request }
    .fix-4 = { -again }
DUO3515 = ドキュメントにあるテスト用の呼び出し/v1/chat/agentが、AIゲートウェイに{ $count }回送信され（最後は{ $last }）、設定に関係なく500が返されました。
    .cause = 2025年11月以降のゲートウェイは、この呼び出しに対して、モデルに問い合わせる前にTypeErrorで500を返します。
    .consequence = このテストの結果では設定に問題があるように見えますが、問題はありません。ユーザーへの影響もありません。
    .fix-1 = この呼び出しの結果では判断せず、GitLabの「接続をテスト」が使う/v1/prompts/model_configuration%2Fcheckで確認します。必要に応じて、呼び出し1件のログの行を確認します。
    .fix-2 = 再度チェックを実行します。
DUO3516 = AIゲートウェイが起動時に終了しました：{ $words }
    .cause = ログの最後が例外であり、その後に起動の完了もリクエストも記録されていません。読み取れない環境変数、使用中のポート、存在しない証明書ファイル、取得できないキーがあると、このように終了します。
    .consequence = コンテナが動き続けていても、応答がないことがあります。すべてのユーザーで、チャットとコード提案が失敗します。
    .fix-1 = ログの最後の行を確認します。例外の近くにある名前は、多くの場合環境変数を表します（custom_models.enabledはAIGW_CUSTOM_MODELS__ENABLEDです）。
    .fix-2 = ゲートウェイの環境変数を確認します。
    .fix-3 = ゲートウェイのポートを確認します。チェックまたはログが示す問題を修正してから、コンテナを再作成します。
    .fix-4 = 再度チェックを実行します。
DUO3590 = AIゲートウェイのログの内容を判断できませんでした：{ $why }。
    .why-quiet = 調べた期間の行がありません。ファイルの最終更新は{ $text }で、それ以降にゲートウェイが使われた記録もありません。チャットでメッセージを送信するか、より長い期間を調べてください
