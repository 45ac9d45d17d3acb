# What texts of model servers and of LiteLLM's proxy mean, and what to do. Without arguments.

# The key as it is stored
family-key-empty = APIキーが空のため、リクエストはAIゲートウェイから送信されていません。
    .fix-1 = GitLabのモデルの設定にキーを入力します。キーが不要なサーバーの場合は、任意の文字列を入力します。
family-key-line-break = APIキーの末尾に改行があるか、ヘッダーに使用できない文字が含まれているため、リクエストは送信されていません。モデルには届いていません。
    .fix-1 = 改行を含めずにキーを入力し直します。シークレットは、echoではなくprintf '%s' "$KEY"またはecho -nで作成します。
    .fix-2 = 改行の有無は次のコマンドで確認できます。 kubectl get secret NAME --output jsonpath='{"{"}.data.KEY{"}"}' | base64 --decode | tail -c 1 | od -c
family-key-not-ascii = APIキーにASCII以外の文字（ドキュメントからコピーしたダッシュや引用符など）が含まれています。
    .fix-1 = キーを発行元からコピーし直します。

# Tools
family-model-tools = vLLMがツール呼び出しを有効にせずに起動されているため、ツールを含むリクエストをすべて拒否します。GitLab Duo Agent Platform（Agentic Chat、フロー）では必要ですが、クラシックチャットでは不要です。
    .fix-1 = vLLMを--enable-auto-tool-choice --tool-call-parser PARSERを付けて起動します。PARSERはモデルに応じて指定します（mistral、llama3_json、hermes、openaiなど）。
    .fix-2 = パーサーはvllm serve --help=tool-call-parserで一覧表示できます。モデルによっては--chat-templateも必要です。
family-model-tools-jinja = llama.cppのサーバーがJinjaテンプレートを有効にせずに起動されているため、Agent Platformに必要なツールを拒否します。
    .fix-1 = llama-serverを--jinjaを付けて起動します。モデルのテンプレートがツールに対応していない場合は、対応する--chat-template-fileも指定します。
family-model-tools-none = このモデルまたはそのテンプレートは、ツール呼び出しに対応していません。Agent Platform（Agentic Chat、フロー）では必要ですが、クラシックチャットでは不要です。
    .fix-1 = これらの機能には、ツール呼び出しに対応したモデルを選択します。

# The request
family-model-template = モデルにチャットテンプレートがないため、サーバーがプロンプトを作成できません。ベースモデルはチャットモデルではありません。
    .fix-1 = instructモデルを使用するか、vLLMを--chat-template FILEを付けて起動します。
family-request-roles = モデルのチャットテンプレートが、ロール（system、user、assistant）の順序または種類を拒否しています。接続に問題はありません。
    .fix-1 = GitLabで選択したモデルファミリーが正しいか確認します。メッセージの組み立て方はこれで決まります。
    .fix-2 = 正しい場合は、systemメッセージに対応したテンプレートでサーバーを起動するか、別のモデルを使用します。
family-output-limit = リクエストされた出力トークン数が、このモデルの上限を超えています。
    .fix-1 = 出力の上限が大きいモデルを使用するか、ゲートウェイのAIGW_DUO_CHAT__MAX_TOKENSを下げます。
family-context = プロンプトと応答の合計が、モデルのコンテキスト長を超えています。接続に問題はありません。
    .fix-1 = コンテキスト長を増やしてサーバーを起動します。vLLMでは--max-model-len、llama.cppでは--ctx-size、Ollamaではnum_ctxまたはOLLAMA_CONTEXT_LENGTH、TGIでは--max-total-tokensです。
    .fix-2 = モデルの上限に達している場合は、別のモデルを使用します。GitLab Duoは長いプロンプトを送信します。
    .fix-3 = それまでは、新しい会話を始めるか、選択するコードを減らします。
family-request-parameter = モデルがリクエストのパラメーター（max_tokens、temperatureなど）を拒否しています。キーと接続に問題はありません。
    .fix-1 = GitLabのモデルファミリーと識別子のプレフィックスを確認します。送信されるパラメーターはこれで決まります。
    .fix-2 = 途中にLiteLLMプロキシがある場合は、そこでdrop_params: trueを設定します。

# LiteLLM's proxy
family-budget = LiteLLMプロキシで、このキー、ユーザー、またはチームの予算を使い切っています。モデルには届いていません。キーは正しいです。
    .fix-1 = LiteLLMプロキシでmax_budgetを引き上げるか、次のbudget_durationまで待ちます。
family-litellm-limit = LiteLLMプロキシで設定された、このキー、ユーザー、またはチームの1分あたりのリクエスト数またはトークン数の上限に達しています。
    .fix-1 = LiteLLMプロキシでrpm_limit、tpm_limit、max_parallel_requestsを引き上げます。
family-litellm-cooldown = これまでの呼び出しが失敗したため、LiteLLMプロキシはこのモデルへの送信を一時的に停止しています。原因はプロキシのログのより前の行にあります。
    .fix-1 = プロキシのログで、このモデルの最初の失敗を確認します。GET /healthでも確認できます。
family-litellm-key-models = キーはLiteLLMプロキシで有効ですが、このモデルの使用は許可されていません。
    .fix-1 = LiteLLMプロキシで、キーまたはチームのモデルにこのモデルを追加するか、メッセージに表示されているモデルを入力します。
family-litellm-key = LiteLLMプロキシがこのキーを認識しないか、キーの有効期限が切れています。
    .fix-1 = LiteLLMプロキシで仮想キーを作成し（POST /key/generate）、GitLabのモデルの設定に入力します。キーはsk-で始まります。
family-litellm-database = LiteLLMプロキシにデータベースがないため、マスターキーしか認識できません。
    .fix-1 = GitLabにプロキシのLITELLM_MASTER_KEYを入力するか、プロキシにDATABASE_URLを設定します。
family-litellm-model = LiteLLMプロキシに、この名前のモデルがありません。
    .fix-1 = プロキシのconfig.yamlにあるmodel_nameを入力します（custom_openai/MODEL_NAME）。一覧はGET /v1/modelsで表示できます。
family-litellm-provider = モデル識別子の先頭にプロバイダー名がないため、LiteLLMが呼び出し先を判断できません。
    .fix-1 = プロバイダー名を付けた識別子を入力します。 custom_openai/MODEL、bedrock/MODEL、azure/DEPLOYMENT

# The server
family-model-gated = Hugging Faceでこのモデルへのアクセスが制限されており、このアカウントではダウンロードできません。
    .fix-1 = モデルのページで利用規約に同意し、そのアカウントのHF_TOKENを設定してサーバーを起動します。
family-model-download = モデルサーバーがHugging Faceからモデルをダウンロードできません。
    .fix-1 = 接続を許可する（HTTPS_PROXY）か、モデルをディスクにコピーしてマウントし、そのパスとHF_HUB_OFFLINE=1を指定して起動します。
family-model-memory-context = このコンテキスト長に必要なGPUメモリがないため、サーバーを起動できません。
    .fix-1 = --max-model-lenを下げるか、--gpu-memory-utilizationを上げるか、--tensor-parallel-sizeで複数のGPUに分散します。
family-model-memory = モデルサーバーのメモリが不足しています。
    .fix-1 = より小さいモデルや量子化されたモデル、短いコンテキスト長、または追加のGPUを使用します。ほかのプロセスがメモリを使用していないか、nvidia-smiで確認します。
family-model-dead = モデルサーバーのエンジンが停止しました。以降のエラーはその結果です。
    .fix-1 = サーバーのログで、これより前の最初のエラーを確認し、サーバーを再起動します。
family-model-loading = モデルサーバーがモデルを読み込み中です。
    .fix-1 = 準備ができるまで待ちます（GET /healthが200を返すまで）。Kubernetesではreadinessプローブを設定します。
family-model-overloaded = モデルサーバーが受け付けられる数を超えるリクエストを受けています。
    .fix-1 = レプリカを追加するか、同時に処理する数を増やします（TGIでは--max-concurrent-requests、OllamaではOLLAMA_MAX_QUEUEとOLLAMA_NUM_PARALLEL）。
family-ollama-model = Ollamaにこのモデルがありません。
    .fix-1 = Ollamaのホストでollama pull MODELを実行します。タグを含む正確な名前はollama listで確認できます。
family-model-name = モデルサーバーに、この名前のモデルがありません。接続とキーに問題はありません。
    .fix-1 = 識別子をサーバーのモデル一覧と比較します（curl ENDPOINT/models）。GitLabではcustom_openai/NAMEと入力します。
    .fix-2 = vLLMでは、名前は--served-model-nameで決まります。
family-model-path = サーバーは応答していますが、このパスまたはメソッドがありません。エンドポイントのURLが誤っています。
    .fix-1 = OpenAI互換サーバーのURLは、/chat/completionsを付けずに/v1で終わらせます。次のコマンドで確認できます。 curl ENDPOINT/models
    .fix-2 = ポートがモデルサーバーのAPIのものか確認します。
family-model-key = モデルのサーバーまたはその前段のゲートウェイが、APIキーを受け付けません。ネットワークとTLSに問題はありません。
    .fix-1 = GitLabのモデルの設定にキーを入力し直し、次のコマンドで確認します。 curl --header "Authorization: Bearer KEY" ENDPOINT/models
    .fix-2 = vLLMでは、--api-keyまたはVLLM_API_KEYの値です。
family-model-forbidden = モデルのサーバーまたはその前段が、リクエストを拒否しています。403は、キーの誤りではなく、権限、ネットワーク、ファイアウォールが原因であることが多くあります。
    .fix-1 = 元のメッセージで、どこが拒否しているかを確認します。キーを変更する前に、権限、許可されたアドレス、Webアプリケーションファイアウォールを確認します。
family-model-rate = モデルのサーバーまたはその前段のゲートウェイで、リクエスト数やトークン数の上限、または予算に達しています。設定に問題はありません。
    .fix-1 = キーの発行元で上限を確認し、引き上げるか、しばらく待ちます。
family-model-slow = モデルが時間内に応答しませんでした。
    .fix-1 = サーバーの負荷とキューを確認します（nvidia-smi、GET /metrics）。起動後の最初のリクエストには時間がかかります。
    .fix-2 = ゲートウェイのホストから同じリクエストをcurlで直接送信し、時間を測ります。どこで遅くなっているかが分かります。
    .fix-3 = 途中の各プロキシのタイムアウトと、ゲートウェイのAIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUTを長くします。
family-model-closed = モデルのサーバーまたはその前段が、応答が完了する前に接続を閉じました。
    .fix-1 = モデルサーバーのログで、この時刻の再起動、クラッシュ、メモリ不足を確認します。
    .fix-2 = 再起動していない場合は、プロキシ、ロードバランサー、ファイアウォールのアイドルタイムアウトを確認します。
family-model-unavailable = モデルのサーバーまたはその前段が、利用できないと応答しています。
    .fix-1 = モデルサーバーが稼働し、準備ができているか確認します。 curl ENDPOINT/models、kubectl get pods
family-gateway-token = AIゲートウェイがユーザーのトークンを発行していません。署名キーが設定されていないか、GitLabがゲートウェイに到達できません。
    .fix-1 = ゲートウェイのAIGW_SELF_SIGNED_JWT__SIGNING_KEYとAIGW_SELF_SIGNED_JWT__VALIDATION_KEY、およびログを確認します。
    .fix-2 = GitLabのホストから確認します。 curl GATEWAY/monitoring/healthz
