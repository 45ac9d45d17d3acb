title = Path, key and model name of each model endpoint are right, and it chats
about = Asks each model's endpoint for its list of models and sends one short chat request with a system and a user message, with the model name that the AI Gateway would send. What GitLab's page calls "vLLM 404 error" has three causes, which are told apart here: the path, the model name, and (with status 400 on current vLLM) the chat template.
proves = The endpoint accepts the key, knows the model name, and answers a chat request.
does-not-prove = That long prompts fit, that answers stream, or that tools work. The key is the one that this program was given; GitLab may have another. A server that answers to every name hides a wrong one.

DUO6200 = { $names ->
        [listed] The endpoint { $url } serves "{ $name }" and answers a chat request.
        [any] The endpoint { $url } answers a chat request for "{ $name }", although its list does not have that name: it answers to names that it does not list.
       *[no-list] The endpoint { $url } answers a chat request for "{ $name }"; it gave no list of models to compare the name with.
    }
DUO6201 = The endpoint { $url } lacks /v1: the server has its list of models at { $suggestion }/models.
    .cause = The AI Gateway appends /chat/completions to the endpoint as it is written. This server serves that path below /v1 only.
    .consequence = Every feature that is assigned to this model fails with 404.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the endpoint to { $suggestion }.
    .fix-2 = Check again.
DUO6202 = The endpoint { $url } is too long: it must not end in { $extra } here.
    .cause = The AI Gateway appends /chat/completions to the endpoint itself. The endpoint ends in /v1, once.
    .consequence = Every feature that is assigned to this model fails with 404.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the endpoint to { $suggestion }.
    .fix-2 = Check again.
DUO6203 = The endpoint { $url } serves no model with the name "{ $name }".
    .cause = { $doubled ->
        [yes] The server really serves a name with a provider in it: "{ $nearest }". The AI Gateway takes the first custom_openai/ away, so the identifier needs it twice.
       *[no] { $list ->
            [empty] The server's list of models is empty.
            [unknown] The server did not give its list of models.
           *[known] It serves: { $served }. { $likeness ->
                [none] None of them resembles the name.
               *[some] Probably meant: { $nearest }.
            }
        }
    } The AI Gateway sends what follows the first slash of the identifier "{ $identifier }".
    .consequence = Every feature that is assigned to this model fails (404, or 400 from a LiteLLM proxy).
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the identifier to { $suggestion }.
    .fix-2 = Or let the server serve the name "{ $name }": --served-model-name for vLLM, model_name for a LiteLLM proxy, ollama cp for Ollama. A server that is started anew is away until it has loaded the model.
    .fix-3 = Check again.
DUO6204 = The endpoint { $url } rejects the API key ({ $status }: { $message }).
    .cause = The key is wrong, expired, or not valid for this server. A LiteLLM proxy without a database says "No connected db." of every wrong key.
    .consequence = Every feature that is assigned to this model fails.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and enter the server's key. Give the same key to this program.
    .fix-2 = See which key the server was started with: --api-key for vLLM and llama.cpp, master_key for a LiteLLM proxy.
    .fix-3 = Check again.
DUO6205 = The model "{ $name }" at { $url } has no chat template.
    .cause = The server runs a model whose tokenizer brings no chat template, often a base model. Lists and plain completions still work; every chat request is refused with 400. It is not a 404.
    .consequence = Chat, code generation and code completion through this model fail: the AI Gateway sends all of them as chat.
    .fix-1 = Choose an instruct model, or write a chat template for the model (a .jinja file).
    .fix-2 = Start the server with it: --chat-template FILE for vLLM. With a LiteLLM proxy do it at the server behind the proxy.
    .fix-3 = Check again.
DUO6206 = The chat template of "{ $name }" at { $url } refuses the messages that the AI Gateway sends.
    .cause = The template takes no system message, or wants user and assistant to alternate. The AI Gateway sends a system message first, and for chat an assistant message last.
    .consequence = Chat and other features that are assigned to this model fail with 400.
    .fix-1 = Write a chat template that takes system, user and assistant messages in any order.
    .fix-2 = Start the server with it: --chat-template FILE for vLLM, --chat-template-file FILE for llama.cpp.
    .fix-3 = Check again.
DUO6207 = { $kind ->
        [busy] The endpoint { $url } is too busy for a chat request ({ $status }: { $message }).
        [gone] The endpoint { $url } went away over a chat request ({ $message }).
        [not-a-chat] What { $url } answers to a chat request is not a chat answer ({ $status }: { $message }).
       *[error] The endpoint { $url } answers a chat request for "{ $name }" with an error ({ $status }: { $message }).
    }
    .cause = { $kind ->
        [busy] The server limits requests, or a proxy before it has put its servers aside after errors.
        [gone] The server ended while it worked on the request, or something on the way cut the connection.
        [not-a-chat] A proxy changed the answer, or the path belongs to another service.
       *[error] The server's own words say why. Where they begin with "litellm.", a LiteLLM proxy repeats what the server behind it said.
    }
    .consequence = { $kind ->
        [busy] Requests fail while the server is busy.
       *[other] Features that are assigned to this model fail.
    }
    .fix-1 = Read the model server's log. Without Docker, read the log of its service or pod.
    .fix-2 = Correct what it names; with a LiteLLM proxy, correct the entry of this model in the proxy's configuration.
    .fix-3 = Check again.
DUO6208 = { $asked ->
        [yes] The endpoint { $url } wants an API key, and this program has none for it ({ $status }: { $message }).
       *[perhaps] The endpoint { $url } answers { $status } without a word to a request without an API key; it probably wants one.
    }
    .cause = { $asked ->
        [yes] The server was started with a key. This program was given none; GitLab may have one.
       *[perhaps] A LiteLLM proxy with a key and without its database module breaks where it should ask for the key.
    }
    .consequence = If GitLab has no key for this model either, every feature that is assigned to it fails.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and enter the server's key. Give the same key to this program.
    .fix-2 = Or see which key the server was started with, and whether it needs one: --api-key for vLLM and llama.cpp, master_key for a LiteLLM proxy.
    .fix-3 = Check again.
DUO6209 = Neither { $url }/models nor { $url }/v1/models exists.
    .cause = A server answers, but not with OpenAI's paths. Host, port or path prefix belong to something else, or a proxy drops or adds a part of the path.
    .consequence = Every feature that is assigned to this model fails with 404.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and enter the address of an OpenAI-compatible server, ending in /v1.
    .fix-2 = Where a proxy stands before the server, let it pass paths below /v1 on unchanged.
    .fix-3 = Check again.
DUO6290 = Could not determine whether the model's endpoint is right: { $why }.
    .why-no-identifier = the model's identifier has no name to ask for
    .why-max-tokens = the model refuses max_tokens and wants max_completion_tokens, which newer AI Gateways send
    .why-timed-out = a request had no answer in time; the model may be loading or slow
DUO6299 = The provider { $provider } has other paths than OpenAI's, so this endpoint is not asked for models or chat here.
