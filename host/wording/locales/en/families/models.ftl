# What texts of model servers and of LiteLLM's proxy mean, and what to do. Without arguments.

# The key as it is stored
family-key-empty = The API key is empty, so no request leaves the AI Gateway.
    .fix-1 = Enter the key in the model's settings in GitLab. For a server without keys, enter any word.
family-key-line-break = The API key ends in a line break or contains a character that no header can have, so no request leaves the client. The model was not asked.
    .fix-1 = Enter the key again without a line break. Create secrets with printf '%s' "$KEY" or echo -n, not with echo.
    .fix-2 = Look whether a line break is there: kubectl get secret NAME --output jsonpath='{"{"}.data.KEY{"}"}' | base64 --decode | tail -c 1 | od -c
family-key-not-ascii = The API key contains a character that is not ASCII, for example a typographic dash or quotation mark from a document.
    .fix-1 = Copy the key anew from where it was created.

# Tools
family-model-tools = vLLM was started without tool calling, so it rejects every request that brings tools. GitLab Duo Agent Platform (agentic chat, flows) needs it; classic chat does not.
    .fix-1 = Start vLLM with --enable-auto-tool-choice --tool-call-parser PARSER, with the parser of the model (for example mistral, llama3_json, hermes, openai).
    .fix-2 = vllm serve --help=tool-call-parser lists the parsers; some models also need --chat-template.
family-model-tools-jinja = llama.cpp's server was started without Jinja templates, so it rejects tools, which the Agent Platform needs.
    .fix-1 = Start llama-server with --jinja, and with a --chat-template-file that supports tools where the model's own does not.
family-model-tools-none = This model, or its template, cannot call tools. The Agent Platform (agentic chat, flows) needs that; classic chat does not.
    .fix-1 = Choose a model that supports tool calling for these features.

# The request
family-model-template = The model has no chat template, so its server cannot build a prompt. A base model is not a chat model.
    .fix-1 = Use the instruct variant, or start vLLM with --chat-template FILE.
family-request-roles = The model's chat template rejects the order or the kind of roles (system, user, assistant). The connection works.
    .fix-1 = Check that the model family selected in GitLab is the right one: it decides how messages are built.
    .fix-2 = Otherwise start the server with a template that accepts system messages, or use another model.
family-output-limit = More output tokens are requested than this model can give.
    .fix-1 = Use a model with a larger output limit, or lower AIGW_DUO_CHAT__MAX_TOKENS on the gateway.
family-context = Prompt and answer together are longer than the model's context. The connection works.
    .fix-1 = Start the server with a longer context: vLLM --max-model-len, llama.cpp --ctx-size, Ollama num_ctx or OLLAMA_CONTEXT_LENGTH, TGI --max-total-tokens.
    .fix-2 = If the model cannot do more, use another: GitLab Duo sends long prompts.
    .fix-3 = Until then start a new conversation or select less code.
family-request-parameter = The model rejects a parameter of the request, for example max_tokens or temperature. Key and connection are right.
    .fix-1 = Check the model family and the identifier's prefix in GitLab: they decide which parameters are sent.
    .fix-2 = If a LiteLLM proxy is in between, set drop_params: true there.

# LiteLLM's proxy
family-budget = The budget of this key, user or team in the LiteLLM proxy is used up. The model was not asked; the key is right.
    .fix-1 = Raise max_budget in the LiteLLM proxy, or wait for the next budget_duration.
family-litellm-limit = The LiteLLM proxy's own limit of requests or tokens per minute for this key, user or team is used up.
    .fix-1 = Raise rpm_limit, tpm_limit or max_parallel_requests in the LiteLLM proxy.
family-litellm-cooldown = The LiteLLM proxy sends nothing to this model at the moment, because calls failed before. The cause is in its log, further up.
    .fix-1 = Read the proxy's log for the first failure of this model, and ask GET /health.
family-litellm-key-models = The key is valid in the LiteLLM proxy, but this model is not among those that it may use.
    .fix-1 = Add the model to the key's or the team's models in the LiteLLM proxy, or enter a model that the message lists.
family-litellm-key = The LiteLLM proxy does not know this key, or it has expired.
    .fix-1 = Create a virtual key in the LiteLLM proxy (POST /key/generate) and enter it in the model's settings in GitLab. It begins with sk-.
family-litellm-database = The LiteLLM proxy has no database, so it knows only its master key.
    .fix-1 = Enter the proxy's LITELLM_MASTER_KEY in GitLab, or give the proxy DATABASE_URL.
family-litellm-model = The LiteLLM proxy has no model of this name.
    .fix-1 = Enter a model_name of its config.yaml: custom_openai/MODEL_NAME. GET /v1/models lists them.
family-litellm-provider = The model identifier has no provider in front, so LiteLLM does not know whom to call.
    .fix-1 = Enter the identifier with its provider: custom_openai/MODEL, bedrock/MODEL, azure/DEPLOYMENT

# The server
family-model-gated = The model is gated on Hugging Face, and this account may not download it.
    .fix-1 = Accept the terms on the model's page, and start the server with HF_TOKEN of that account.
family-model-download = The model server cannot download the model from Hugging Face.
    .fix-1 = Let it through (HTTPS_PROXY), or copy the model to disk, mount it, and start with its path and HF_HUB_OFFLINE=1.
family-model-memory-context = The GPU has no memory for a context of this length, so the server does not start.
    .fix-1 = Lower --max-model-len, raise --gpu-memory-utilization, or spread over more GPUs with --tensor-parallel-size.
family-model-memory = The model server runs out of memory.
    .fix-1 = Use a smaller or quantized model, a shorter context, or more GPUs. Look with nvidia-smi whether something else uses the memory.
family-model-dead = The engine of the model server died; everything after that is a consequence.
    .fix-1 = Read the server's log for the first error before this one, and restart it.
family-model-loading = The model server still loads the model.
    .fix-1 = Wait until it is ready (GET /health is 200). In Kubernetes, give it a readiness probe.
family-model-overloaded = The model server has more requests than it takes.
    .fix-1 = Add a replica, or allow more at once (TGI --max-concurrent-requests, Ollama OLLAMA_MAX_QUEUE and OLLAMA_NUM_PARALLEL).
family-ollama-model = Ollama does not have this model.
    .fix-1 = ollama pull MODEL on its host; ollama list shows the exact names with their tags.
family-model-name = The model server has no model of this name. Connection and key are right.
    .fix-1 = Compare the identifier with what the server lists: curl ENDPOINT/models. In GitLab it is custom_openai/NAME.
    .fix-2 = vLLM: --served-model-name decides the name.
family-model-path = The server answers, but does not have this path or method: the endpoint's URL is wrong.
    .fix-1 = For an OpenAI-compatible server the URL ends in /v1, without /chat/completions. Try it: curl ENDPOINT/models
    .fix-2 = Check that the port is that of the model server's API.
family-model-key = The model's server, or a gateway in front of it, does not accept the API key. Network and TLS work.
    .fix-1 = Enter the key anew in the model's settings in GitLab and try it: curl --header "Authorization: Bearer KEY" ENDPOINT/models
    .fix-2 = vLLM: it is the value of --api-key or VLLM_API_KEY.
family-model-forbidden = The model's server, or something in front of it, refuses the request. A 403 often speaks of a right, a network or a firewall, not of a wrong key.
    .fix-1 = Read its own words: they say who refuses. Check rights, allowed addresses and web application firewalls before you change the key.
family-model-rate = The model's server, or a gateway in front of it, has a limit on requests or tokens, or a budget, and it is used up. The setup is right.
    .fix-1 = Look at the limits where the key was issued, and raise them or wait.
family-model-slow = The model did not answer in time.
    .fix-1 = Look at the server's load and queue (nvidia-smi, GET /metrics). The first request after a start is slow.
    .fix-2 = Send the same request with curl from the gateway's host and measure it: without an intermediary it shows who is slow.
    .fix-3 = Raise the timeout of each intermediary, and AIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUT on the gateway.
family-model-closed = The model's server, or something in front of it, closed the connection before the answer was complete.
    .fix-1 = Look in the model server's log at this time: a restart, a crash, out of memory.
    .fix-2 = If it was not restarted, look for an idle timeout of a proxy, load balancer or firewall.
family-model-unavailable = The model's server, or something in front of it, says that it is unavailable.
    .fix-1 = Look whether the model server runs and is ready: curl ENDPOINT/models, kubectl get pods
family-gateway-token = The AI Gateway did not issue a token for the user: it has no signing key, or GitLab cannot reach it.
    .fix-1 = Check AIGW_SELF_SIGNED_JWT__SIGNING_KEY and AIGW_SELF_SIGNED_JWT__VALIDATION_KEY of the gateway, and its log.
    .fix-2 = From GitLab's host: curl GATEWAY/monitoring/healthz
