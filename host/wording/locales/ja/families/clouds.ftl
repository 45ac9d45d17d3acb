# What texts of cloud providers mean, and what to do. Without arguments.

# GitLab
family-gitlab-credits = このサブスクリプションのGitLabクレジットを使い切ったか、この機能に使用できるクレジットがありません。ゲートウェイ、モデル、キーに問題はありません。
    .fix-1 = カスタマーポータルのGitLabクレジットダッシュボードを確認し、クレジットを追加するか、次の期間を待ちます。
    .fix-2 = セルフホストモデルを使用するはずの機能の場合は、モデルが選択されているか確認します。管理者 > GitLab Duo > GitLab Duoのモデルを設定する

# AWS
family-aws-role = AWSがロールの引き受けを拒否しています。このIDがロールの信頼ポリシーで許可されていません。モデルへのリクエストはまだ送信されていません。
    .fix-1 = ロールの信頼ポリシーでゲートウェイのIDを許可します。EKSでは、OIDCプロバイダーと、条件に指定したネームスペースおよびサービスアカウントを確認します。
    .fix-2 = ゲートウェイの環境でaws sts get-caller-identityを実行すると、使用中のIDが分かります。
family-aws-explicit-deny = AWSの組織またはアカウントのポリシー（サービスコントロールポリシーまたはIAMポリシー）が、この呼び出しを拒否しています。キーは正しく、AIゲートウェイの問題でもありません。
    .fix-1 = メッセージにあるモデルとリージョンを確認します。クロスリージョン推論プロファイル（us.、eu.、global.）は複数のリージョンにルーティングされ、1つでも禁止されていると拒否されます。許可されたリージョンのプロファイルまたはモデルを使用します。
    .fix-2 = それ以外の場合は、プロファイルの全リージョンでこのモデルへのアクションを許可するよう、ポリシーの管理者に依頼します。IAMの許可では明示的な拒否を上書きできません。
    .fix-3 = キーは変更しないでください。
family-aws-model-access = 認証情報は有効ですが、このアカウントには、このリージョンでこのモデルへのアクセス権がありません。
    .fix-1 = Bedrockのコンソールで、使用するリージョンのモデルへのアクセスをリクエストするか有効にします。Anthropicのモデルでは、ユースケースの詳細も必要です。
    .fix-2 = メッセージにaws-marketplaceとある場合は、aws-marketplace:Subscribeとaws-marketplace:ViewSubscriptionsを許可するか、管理者が一度サブスクライブします。反映まで数分かかります。
    .fix-3 = リージョンを確認します。アクセス権はリージョンごとです。
family-aws-not-authorized = IDは認証されましたが、このリソースに対するこのアクションを許可するポリシーがありません。キーは有効です。
    .fix-1 = メッセージにあるアクション（通常はbedrock:InvokeModelとbedrock:InvokeModelWithResponseStream）を、メッセージにあるARNに対して許可します。
    .fix-2 = 推論プロファイルの場合は、プロファイルのARNと、各リージョンの基盤モデルのARNの両方を許可します。
family-aws-on-demand = このモデルは、モデルIDでは直接呼び出せず、推論プロファイルを使用する必要があります。
    .fix-1 = モデル識別子に、ゲートウェイのリージョンに応じた推論プロファイル（bedrock/us.MODEL、bedrock/eu.MODELなど）またはそのARNを入力します。
    .fix-2 = リージョンのプロファイルは、aws bedrock list-inference-profilesで一覧表示できます。
family-aws-expired-token = AWSの一時的な認証情報の有効期限が切れています。
    .fix-1 = ゲートウェイに新しい認証情報を設定し、再起動します。AWS_SESSION_TOKENの値は自動更新されません。
    .fix-2 = 継続して使用する場合は、自動更新されるロール（IRSA、Pod Identity、インスタンスプロファイル、タスクロール）を使用します。
family-aws-no-credentials = AIゲートウェイにAWSの認証情報がなく、リクエストはBedrockに届いていません。
    .fix-1 = ゲートウェイのコンテナにAWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、AWS_REGIONを設定するか、ロールを割り当てます。
    .fix-2 = EC2のロールをコンテナで使用するには、メタデータのホップ制限を2にします。 aws ec2 modify-instance-metadata-options --instance-id INSTANCE --http-put-response-hop-limit 2
family-aws-clock = リクエストの時刻をAWSが拒否しました。ゲートウェイのホストの時計がずれています。キーの問題ではありません。
    .fix-1 = ホストの時計を同期します。 timedatectl、chronyc tracking
family-aws-signature = 署名が一致しません。AWS_SECRET_ACCESS_KEYがアクセスキーIDと対応していないか、コピーが不完全であるか、プロキシがリクエストを書き換えています。
    .fix-1 = 両方の値を、前後の空白や末尾の改行を含めずに設定し直し、ゲートウェイを再起動します。
    .fix-2 = 値が正しい場合は、ヘッダーやホスト名を書き換えるプロキシがないか確認します。
family-aws-key = AWSがこのキーを認識しません。削除または無効化されているか、別のパーティションのキーであるか、セッショントークンの有無が誤っています。
    .fix-1 = 使用する環境で確認します。 aws sts get-caller-identity
    .fix-2 = 一時的なキー（ASIA…）にはAWS_SESSION_TOKENが必要で、永続的なキー（AKIA…）には設定できません。BedrockのAPIキーはAWS_BEARER_TOKEN_BEDROCKに設定します。
family-aws-model = このリージョンのBedrockに、このモデルがないか、提供が終了しています。
    .fix-1 = 識別子を、ゲートウェイのリージョンでのaws bedrock list-foundation-modelsとaws bedrock list-inference-profilesの結果と比較します。
    .fix-2 = リージョンとプロファイルのプレフィックスを確認します。eu.はヨーロッパのリージョンからのみ使用できます。
    .fix-3 = 提供が終了したモデルは、後継のモデルに切り替えます。
family-aws-region = AWSのリージョンが未設定または誤りであるか、Bedrockのエンドポイントに到達できません。
    .fix-1 = ゲートウェイのAWS_REGION（およびAWS_DEFAULT_REGION）に、Bedrockとこのモデルを利用できるリージョンを設定します。
    .fix-2 = インターネットに接続しないネットワークでは、プライベートDNSを有効にしたVPCエンドポイントbedrock-runtimeを作成します。
family-aws-timeout = Bedrock上のモデルの応答に時間がかかりすぎ、AWSがリクエストを打ち切りました。
    .fix-1 = 短いプロンプトで再試行します。続く場合は、より小さいモデルまたは別のリージョンを使用します。
family-aws-throttled = AWSのスロットリングです。1分あたりのリクエスト数もしくはトークン数、または1日の割り当てを使い切っています。設定に問題はありません。
    .fix-1 = Service Quotasで、このモデルとリージョンのBedrockのクォータを確認し、引き上げを申請します。新しいアカウントでは非常に低く設定されています。
    .fix-2 = クロスリージョン推論プロファイルのほうがクォータが大きくなります。
family-aws-unavailable = Bedrock側の準備ができていないか、このモデルの容量が不足しています。
    .fix-1 = 時間をおいて再試行するか、AWS Health Dashboardを確認するか、クロスリージョン推論プロファイルを使用します。

# Azure
family-azure-network = Azureリソースが特定のネットワークからのアクセスだけを許可しており、ゲートウェイのアクセス元が含まれていません。キーは正しいため、変更しないでください。
    .fix-1 = リソースの「ネットワーク」で、ゲートウェイの送信元アドレス（NATゲートウェイ、ファイアウォール）またはサブネットを許可します。
    .fix-2 = または、プライベートエンドポイントを使用します。ゲートウェイの環境で、リソースのホスト名がプライベートアドレスに解決される必要があります（ゾーンprivatelink.openai.azure.com）。
family-azure-key-disabled = Azureリソースが、APIキーではなくMicrosoft Entra IDでの認証だけを受け付けています。
    .fix-1 = リソースでローカル認証を有効にするか、Cognitive Services OpenAI Userロールを持つIDでゲートウェイを認証します。
family-azure-gateway-key = モデルの前段のAzure API Managementがサブスクリプションキーを拒否しています。Azure OpenAIには届いていません。
    .fix-1 = Azure OpenAIリソースのキーではなく、API Managementのサブスクリプションキーを入力します。
    .fix-2 = APIが受け取るヘッダーを確認します。既定ではOcp-Apim-Subscription-Keyですが、Azure OpenAIのクライアントはapi-keyを送信します。
family-azure-key = Azureがキーを拒否しています。キーが誤っているか、送信されていないか、エンドポイントとは別のリソースのキーです。
    .fix-1 = キーとエンドポイントを同じリソースからコピーします。 az cognitiveservices account keys list --name RESOURCE --resource-group GROUP
    .fix-2 = 両方をGitLabのモデルの設定に入力します。
family-azure-role = IDは認証されましたが、モデルを使用するロールがありません。
    .fix-1 = リソースにCognitive Services OpenAI Userロールを割り当てます。反映まで数分かかります。
family-azure-entra = Microsoft Entra IDへのサインインに失敗しました。モデルには届いていません。
    .fix-1 = AADSTSの番号を確認します。7000215はシークレットの誤り、7000222はシークレットの期限切れ、700016はアプリケーションまたはテナントの誤りです。
    .fix-2 = ゲートウェイのAZURE_TENANT_ID、AZURE_CLIENT_ID、AZURE_CLIENT_SECRETを確認します。
family-azure-deployment = Azureリソースに、この名前のデプロイがありません。キーとネットワークに問題はありません。
    .fix-1 = モデル名ではなくデプロイ名を使用します（azure/DEPLOYMENT）。一覧は次のコマンドで表示できます。 az cognitiveservices account deployment list --name RESOURCE --resource-group GROUP
    .fix-2 = 新しいデプロイは、利用できるまで最大5分かかります。
family-azure-api-version = AzureのAPIバージョンが指定されていないか、存在しないか、このモデルには古すぎます。
    .fix-1 = メッセージにあるapi-version、またはAzureのドキュメントにある現行のバージョンを設定します。
family-azure-operation = このデプロイのモデルは、リクエストされた操作に対応していません（例：埋め込みモデルでのチャット）。
    .fix-1 = チャットモデルをデプロイし、そのデプロイ名を入力します。
family-azure-quota = このデプロイの1分あたりのトークン数またはリクエスト数の上限に達しています。設定に問題はありません。
    .fix-1 = デプロイの1分あたりのトークン数を引き上げるか、リージョンのクォータの増加を申請します。
family-azure-address = Azureは応答していますが、パスが存在しません。エンドポイント、デプロイ名、APIバージョンのいずれかが誤っています。
    .fix-1 = エンドポイントにはパスを付けずにhttps://RESOURCE.openai.azure.comだけを、識別子にはazure/DEPLOYMENTを入力します。

# Content
family-content-filter = プロバイダーのコンテンツフィルターが、プロンプトまたは応答をブロックしました。接続に問題はありません。
    .fix-1 = 別の質問で試します。通常のコードがブロックされる場合は、プロバイダー側でこのデプロイのフィルターまたはガードレールを緩和します。

# Google
family-google-clock = トークンの時刻をGoogleが拒否しました。ゲートウェイのホストの時計がずれています。
    .fix-1 = ホストの時計を同期します。 timedatectl、chronyc tracking
family-google-credentials = AIゲートウェイに有効なGoogleの認証情報がありません。未設定、期限切れ、または失効しています。
    .fix-1 = サービスアカウントのJSONキーをマウントし、GOOGLE_APPLICATION_CREDENTIALSにコンテナ内のパスを設定するか、Workload Identityを使用します。
    .fix-2 = 設定済みの場合は、キーとサービスアカウントが存在するか確認します。 gcloud iam service-accounts keys list --iam-account ACCOUNT
family-google-key = GoogleがAPIキーを拒否しています。
    .fix-1 = Gemini APIの新しいキーを作成して入力します。Vertex AIではサービスアカウントを使用します。
family-google-api-disabled = このGoogle Cloudプロジェクトで、APIまたは課金が有効になっていません。認証情報に問題はありません。
    .fix-1 = gcloud services enable aiplatform.googleapis.com --project PROJECT
    .fix-2 = プロジェクトに請求先アカウントをリンクします。いずれも反映まで数分かかります。
family-google-policy = Google Cloudの組織のポリシー（VPC Service Controlsまたは組織のポリシー）で禁止されています。認証情報に問題はありません。
    .fix-1 = 境界でゲートウェイのプロジェクトとネットワークを許可するか、constraints/vertexai.allowedModelsでモデルを許可するよう、ポリシーの管理者に依頼します。
family-google-permission = サービスアカウントは認証されましたが、モデルを呼び出す権限がないか、リソースが存在しません。
    .fix-1 = gcloud projects add-iam-policy-binding PROJECT --member serviceAccount:ACCOUNT --role roles/aiplatform.user
    .fix-2 = メッセージにあるプロジェクト、ロケーション、モデルを確認します。
family-google-model = このプロジェクトとロケーションに、このモデルがないか、プロジェクトにアクセス権がありません。
    .fix-1 = モデル名とロケーションを確認します。多くのモデルは、一部のリージョンまたはglobalでのみ提供されています。
    .fix-2 = パートナーのモデル（Anthropic、Mistral）は、先にModel Gardenで有効にします。
family-google-quota = このモデルのGoogleの割り当てを使い切っているか、現在容量が不足しています。設定に問題はありません。
    .fix-1 = 「IAMと管理」の「割り当て」で増加を申請するか、別のロケーションまたはglobalを使用するか、プロビジョニングされたスループットを購入します。
family-google-overloaded = Googleのモデルが過負荷です。
    .fix-1 = 時間をおいて再試行するか、別のロケーションまたはモデルを使用します。

# Anthropic
family-anthropic-key = AnthropicがAPIキーを拒否しています。
    .fix-1 = Anthropic Consoleで新しいキーを作成し、GitLabのモデルの設定に入力します。
family-anthropic-credit = Anthropicのアカウントのクレジット残高が不足しています。キーは正しいです。
    .fix-1 = Anthropic ConsoleのBillingでクレジットを追加します。
family-anthropic-model = Anthropicにこのモデルがないか、提供が終了しています。
    .fix-1 = 現行のモデルIDを入力します。 anthropic/MODEL
family-anthropic-permission = Anthropicのキーは有効ですが、このモデルまたはリソースを使用できません。
    .fix-1 = Anthropic Consoleで、キーのワークスペースとそのモデルを確認します。
family-anthropic-rate = この組織のAnthropicのレート制限に達しています。設定に問題はありません。
    .fix-1 = 1分ほど待ちます。続く場合は、Anthropic Consoleで上位のティアを申請します。
family-anthropic-overloaded = Anthropicが過負荷です。こちらの設定の問題ではありません。
    .fix-1 = 時間をおいて再試行し、status.anthropic.comを確認します。

# OpenAI
family-openai-key = OpenAIのサービスが応答し、APIキーを拒否しています。自社のモデルを使用する場合は、アドレスが設定されておらず、リクエストがapi.openai.comに送信されています。
    .fix-1 = 自社のOpenAI互換サーバーの場合は、エンドポイントにそのURLを、識別子にcustom_openai/MODELを入力します。
    .fix-2 = OpenAIを使用する場合は、新しいキーを作成して入力します。
family-openai-quota = OpenAIのアカウントのクレジットまたは利用枠が残っていません。キーは正しいです。
    .fix-1 = platform.openai.comのBillingで、クレジットを追加するか上限を引き上げます。
family-openai-rate = OpenAIのレート制限に達しています。設定に問題はありません。
    .fix-1 = しばらく待つか、組織の利用ティアを上げます。
family-openai-organization = OpenAIのキーは認識されましたが、その組織では許可されていません。組織が未認証であるか、キーの組織と一致していません。
    .fix-1 = platform.openai.comで組織を認証するか、正しい組織のキーを使用します。
family-openai-model = キーのプロジェクトにこのモデルへのアクセス権がないか、モデルが存在しません。
    .fix-1 = このキーで使用できるモデルの一覧と名前を比較します。 curl --header "Authorization: Bearer KEY" ENDPOINT/models
    .fix-2 = プロジェクトのLimitsでモデルを許可します。
family-country = ゲートウェイの送信元アドレスの国では、このプロバイダーのサービスが提供されていません。
    .fix-1 = 送信元アドレス（プロキシ、NAT）を確認します。その国で利用できるプロバイダーまたはリージョンを使用します。
