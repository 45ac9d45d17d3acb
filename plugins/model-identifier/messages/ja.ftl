title = 各モデルの識別子がAIゲートウェイで使える形式である
about = すべてのモデルのモデル識別子を確認します。AIゲートウェイは最初のスラッシュで識別子を分割し、左側でプロバイダーを選び、右側をモデル名としてモデルサーバーに送ります。Amazon Bedrockの場合は、ゲートウェイのログに、拒否されたモデルIDの記録がないかも調べます。
proves = ゲートウェイが、識別子からモデルの呼び出し方を判断できること。
does-not-prove = サーバーが応答すること、その名前のモデルが提供されていること。GitLabのドキュメントにはbedrock/<region>.<model-id>とありますが、<region>に入るのはAWSリージョンではなく、us、eu、apac、globalなどのリージョングループです。リージョングループのないリージョンもあります。

-models = 管理者 > GitLab Duo > 「GitLab Duoのモデルを設定する」（または「GitLab Duo Self-Hostedの設定」）

DUO5100 = { $form ->
        [bare] 識別子「{ $identifier }」にはプロバイダーがありません。その場合、AIゲートウェイはcustom_openaiを使うため、問題なく動作します。
       *[prefixed] 識別子「{ $identifier }」は、AIゲートウェイで使える形式です。
    }
    .title = { $form ->
        [bare] モデルの識別子にはプロバイダーがありませんが、AIゲートウェイはcustom_openaiを使うため、問題なく動作します。
       *[prefixed] モデルの識別子は、AIゲートウェイで使える形式です。
    }
DUO5101 = { $log ->
        [refused] Amazon Bedrockが「{ $identifier }」のモデルIDを拒否しています。このモデルは推論プロファイル経由でしか使えません。
       *[other] Bedrockの識別子「{ $identifier }」にリージョングループがないため、Bedrockに拒否される可能性があります。
    }
    .title = { $log ->
        [refused] 推論プロファイル経由でしか使えないモデルのため、Amazon BedrockがモデルIDを拒否しています。
       *[other] Bedrockの識別子にリージョングループがないため、Bedrockに拒否される可能性があります。
    }
    .cause = { $form ->
        [aws-region] モデルIDがAWSリージョンで始まっています。ここに必要なのは、us、eu、apac、globalなどのリージョングループです。
       *[other] 新しいモデルの多くは、推論プロファイル経由でしか使えません。推論プロファイルのIDは、us、eu、apac、globalなどのリージョングループで始まります。
    }{ $log ->
        [refused] ゲートウェイのログに、このモデルIDの拒否が{ $count }行記録されています。
        [quiet] ゲートウェイのログに拒否の記録はないため、リージョングループなしで使えるモデルの可能性があります。
       *[missing] ゲートウェイのログがないか、最後まで読み取れなかったため、実際に拒否されたかどうかは不明です。
    }
    .consequence = { $log ->
        [refused] このモデルを割り当てた機能はすべて失敗します。
       *[other] Bedrockに拒否された場合、このモデルを割り当てた機能はすべて失敗します。
    }
    .fix-1 = { -models }でモデルを編集し、使用しているAWSリージョンのリージョングループをモデルIDの前に付けます（例：bedrock/us.meta.llama3-3-70b-instruct-v1:0）。eu-west-2のように、リージョングループを使えないリージョンもあります。その場合はIDを変更しないでください。
    .fix-2 = 再度チェックを実行します。
DUO5102 = { $kind ->
        [hugging-face] 識別子「{ $identifier }」はHugging FaceのIDそのもので、先頭にプロバイダーがありません。
        [unlisted] 識別子「{ $identifier }」のプロバイダーは、動作が確認されていません。
       *[other] 識別子「{ $identifier }」の先頭の「{ $provider }」は、プロバイダーではありません。
    }
    .title = { $kind ->
        [hugging-face] モデルの識別子はHugging FaceのIDそのもので、先頭にプロバイダーがありません。
        [unlisted] モデルの識別子のプロバイダーは、動作が確認されていません。
       *[other] モデルの識別子の先頭は、プロバイダーではありません。
    }
    .cause = { $kind ->
        [hugging-face] AIゲートウェイは所有者名「{ $provider }」をプロバイダーとみなしますが、ゲートウェイのモデルライブラリにその名前のプロバイダーはありません（「Unmapped LLM provider」）。
        [litellm] LiteLLMはAIゲートウェイに組み込まれたライブラリの名前であり、プロバイダーではありません。LiteLLMプロキシはcustom_openaiで呼び出します。
        [vllm] vllm/と書くと、ゲートウェイのライブラリはゲートウェイ自身のコンテナ内でvLLMを探します（「No module named 'vllm'」）。vLLMサーバーはcustom_openaiで呼び出します。
       *[unlisted] プロバイダー「{ $provider }」は、GitLabのドキュメントにもAIゲートウェイにもありません。
    }
    .consequence = { $kind ->
        [unlisted] ゲートウェイのライブラリがこのプロバイダーを知らない場合、このモデルを割り当てた機能はすべて失敗し、モデルサーバーにはリクエストが届きません。
       *[other] このモデルを割り当てた機能はすべて400で失敗し、モデルサーバーにはリクエストが届きません。
    }
    .fix-1 = { -models }でモデルを編集し、モデル識別子を{ $suggestion }にします。custom_openai/に続く部分は、サーバーが/modelsで返すモデル名と一致させます。
    .fix-2 = 再度チェックを実行します。
DUO5103 = モデルの識別子が空です。
    .cause = GitLabは識別子が空でもモデルを保存しますが、AIゲートウェイはプロバイダーもモデル名も判断できません。
    .consequence = このモデルを割り当てた機能はすべて失敗し、モデルサーバーにはリクエストが届きません。
    .fix-1 = { -models }でモデルを編集し、モデル識別子を入力します。vLLMなどのOpenAI互換サーバーではcustom_openai/と提供中のモデル名、Amazon Bedrockではbedrock/とモデルID、Azure OpenAIではazure/とデプロイ名です。
    .fix-2 = 再度チェックを実行します。
DUO5104 = 「{ $identifier }」のプロバイダーが小文字ではありません。正しくは{ $right }です。
    .title = モデルの識別子のプロバイダーが小文字ではありません。
    .cause = AIゲートウェイは、小文字のプロバイダーだけを認識します。
    .consequence = このモデルを割り当てた機能はすべて400で失敗し、モデルサーバーにはリクエストが届きません。
    .fix-1 = { -models }でモデルを編集し、モデル識別子を{ $suggestion }にします。
    .fix-2 = 再度チェックを実行します。
DUO5105 = 識別子「{ $identifier }」は、プロバイダーの後ろにモデル名がありません。
    .title = モデルの識別子は、プロバイダーの後ろにモデル名がありません。
    .cause = AIゲートウェイは最初のスラッシュより後ろをモデル名としてモデルサーバーに送りますが、その部分が空です。
    .consequence = モデル名が指定されないため、このモデルを割り当てた機能は失敗します。
    .fix-1 = { -models }でモデルを編集し、モデル名を追加します。OpenAI互換サーバーの場合は、サーバーが/modelsで返すモデル名を使います。
    .fix-2 = 再度チェックを実行します。
DUO5190 = モデルの識別子を使えるかどうかを判断できませんでした：{ $why }。
    .title = モデルの識別子を使えるかどうかを判断できませんでした。
    .why-no-identifier = 識別子がここではわかりません。GitLabでは{ -models }で確認できます
    .why-provider-elsewhere = 「{ $identifier }」にはプロバイダーがありませんが、GitLabではクラウドプロバイダーのモデルとして登録されています。AIゲートウェイがどちらに従うかがわかりません
    .why-unproven = 「{ $identifier }」のプロバイダー「{ $provider }」はAIゲートウェイのライブラリに含まれていますが、GitLabのドキュメントには記載がありません
DUO5199 = モデルの識別子が正しいか確認できませんでした：{ $why }。
    .title = モデルの識別子が正しいか確認できませんでした。
