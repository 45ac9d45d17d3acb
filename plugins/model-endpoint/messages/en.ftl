title = Path, API key and model name of each model endpoint are right, and it chats
about = Asks each model's endpoint for its list of models and sends one short chat request with a system and a user message, using the model name that the AI Gateway would send. What GitLab's documentation calls "vLLM 404 error" has three causes, which are distinguished here: the path, the model name, and (status 400 on current vLLM) the chat template.
proves = The endpoint accepts the API key, knows the model name, and answers a chat request.
does-not-prove = That long prompts fit, that answers stream, or that tools work. The API key is the one that this program was given; GitLab may have another. A server that answers to any name hides a wrong one.

-models = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted)
-all-fail = Every feature that uses this model fails
-again = Run the check again.

DUO6200 = { $names ->
        [listed] The endpoint { $url } serves "{ $name }" and answers a chat request.
        [any] The endpoint { $url } answers a chat request for "{ $name }" although the name is not in its list: it answers to names that it does not list.
       *[no-list] The endpoint { $url } answers a chat request for "{ $name }"; it gave no list of models to compare the name with.
    }
    .title = { $names ->
        [listed] The model's endpoint serves the model and answers a chat request.
        [any] The model's endpoint answers a chat request for a name that is not in its list of models.
       *[no-list] The model's endpoint answers a chat request, but gave no list of models to compare the name with.
    }
DUO6201 = The endpoint { $url } lacks /v1: the server has its list of models at { $suggestion }/models.
    .title = The model's endpoint lacks /v1.
    .cause = The AI Gateway appends /chat/completions to the endpoint exactly as it is set. This server has that path only below /v1.
    .consequence = { -all-fail } with 404.
    .fix-1 = { -models }, edit the model and set the endpoint to { $suggestion }.
    .fix-2 = { -again }
DUO6202 = The endpoint { $url } is too long: it must not end in { $extra } here.
    .title = The model's endpoint is too long: it ends with a path that does not belong there.
    .cause = The AI Gateway appends /chat/completions itself. The endpoint ends in /v1, once.
    .consequence = { -all-fail } with 404.
    .fix-1 = { -models }, edit the model and set the endpoint to { $suggestion }.
    .fix-2 = { -again }
DUO6203 = The endpoint { $url } serves no model named "{ $name }".
    .title = The model's endpoint serves no model with the configured name.
    .cause = { $doubled ->
        [yes] The server does serve a name that contains a provider: "{ $nearest }". The AI Gateway removes the first custom_openai/, so the identifier needs it twice.
       *[no] { $list ->
            [empty] The server's list of models is empty.
            [unknown] The server did not give its list of models.
           *[known] It serves: { $served }. { $likeness ->
                [none] None of these is similar to the name.
               *[some] Probably { $nearest } is meant.
            }
        }
    } The AI Gateway sends what follows the first slash of the identifier "{ $identifier }".
    .consequence = { -all-fail } (404, or 400 from a LiteLLM proxy).
    .fix-1 = { -models }, edit the model and set the identifier to { $suggestion }.
    .fix-2 = Or make the server use the name "{ $name }": this is the option of vLLM; with a LiteLLM proxy it is model_name, with Ollama ollama cp. A restarted server is unavailable until it has loaded the model.
    .fix-3 = { -again }
DUO6204 = The endpoint { $url } rejects the API key ({ $status }: { $message }).
    .title = The model's endpoint rejects the API key.
    .cause = The API key is wrong, expired, or not valid for this server. A LiteLLM proxy without a database says "No connected db." for every wrong key.
    .consequence = { -all-fail }.
    .fix-1 = { -models }, edit the model and enter the server's API key. Give the same key to this program.
    .fix-2 = If you do not know the key, see what the server was started with, or start it with a new one: this is the option of vLLM and llama.cpp; with a LiteLLM proxy it is master_key.
    .fix-3 = { -again }
DUO6205 = The model "{ $name }" at { $url } has no chat template.
    .title = The model has no chat template.
    .cause = The tokenizer of the model that the server runs contains no chat template, which is common for base models. Lists and plain completions still work; every chat request is rejected with 400, not 404.
    .consequence = Chat, code generation and code completion with this model fail: the AI Gateway sends all of them as chat.
    .fix-1 = Choose an instruct model, or write a chat template for the model (a .jinja file; GitLab's troubleshooting page has one under "vLLM 404 error").
    .fix-2 = Start the server with the template; this is the option of vLLM. With a LiteLLM proxy, do so on the server behind it.
    .fix-3 = { -again }
DUO6206 = The chat template of "{ $name }" at { $url } rejects the messages that the AI Gateway sends.
    .title = The model's chat template rejects the messages that the AI Gateway sends.
    .cause = The template accepts no system message, or requires user and assistant messages to alternate. The AI Gateway sends a system message first and, for chat, an assistant message last.
    .consequence = Chat and other features that use this model fail with 400.
    .fix-1 = Write a chat template that accepts system, user and assistant messages in any order (GitLab's troubleshooting page has one under "vLLM 404 error").
    .fix-2 = Start the server with the template: this is the option of vLLM; for llama.cpp it is --chat-template-file.
    .fix-3 = { -again }
DUO6207 = { $kind ->
        [busy] The endpoint { $url } is too busy for a chat request ({ $status }: { $message }).
        [gone] The endpoint { $url } stopped answering during a chat request ({ $message }).
        [not-a-chat] The endpoint { $url } does not answer a chat request with a chat answer ({ $status }: { $message }).
       *[error] The endpoint { $url } answers a chat request for "{ $name }" with an error ({ $status }: { $message }).
    }
    .title = { $kind ->
        [busy] The model's endpoint is too busy for a chat request.
        [gone] The model's endpoint stopped answering during a chat request.
        [not-a-chat] The model's endpoint does not answer a chat request with a chat answer.
       *[error] The model's endpoint answers a chat request with an error.
    }
    .cause = { $kind ->
        [busy] The server limits requests, or a proxy in front of it has suspended its servers after errors.
        [gone] The server exited while it processed the request, or something on the way closed the connection.
        [not-a-chat] A proxy changed the answer, or the path belongs to another service.
       *[error] The server's own words say why. If they begin with "litellm.", a LiteLLM proxy repeats what the server behind it said.
    }
    .consequence = { $kind ->
        [busy] Requests fail while the server is busy.
       *[other] Features that use this model fail.
    }
    .fix-1 = Read the model server's log. Without Docker or Kubernetes, read the log of its service.
    .fix-2 = Correct what the log names; with a LiteLLM proxy, correct the model's entry in the proxy's configuration.
    .fix-3 = { -again }
DUO6208 = { $asked ->
        [yes] The endpoint { $url } requires an API key, and this program has none for it ({ $status }: { $message }).
       *[perhaps] The endpoint { $url } answers { $status } without any message to a request without an API key; it probably requires one.
    }
    .title = { $asked ->
        [yes] The model's endpoint requires an API key, and this program has none for it.
       *[perhaps] The model's endpoint probably requires an API key.
    }
    .cause = { $asked ->
        [yes] The server was started with an API key. This program was given none; GitLab may have one.
       *[perhaps] A LiteLLM proxy with a key but without its database module fails instead of asking for the key.
    }
    .consequence = If GitLab has no API key for this model either, every feature that uses it fails.
    .fix-1 = { -models }, edit the model and enter the server's API key. Give the same key to this program.
    .fix-2 = If you do not know the key, see what the server was started with, or start it with a new one: this is the option of vLLM and llama.cpp; with a LiteLLM proxy it is master_key.
    .fix-3 = { -again }
DUO6209 = Neither { $url }/models nor { $url }/v1/models exists.
    .title = Neither /models nor /v1/models exists at the model's endpoint.
    .cause = A server answers, but without OpenAI's paths. Host, port or path prefix belong to something else, or a proxy removes or adds a part of the path.
    .consequence = { -all-fail } with 404.
    .fix-1 = { -models }, edit the model and enter the address of an OpenAI-compatible server, ending in /v1.
    .fix-2 = If there is a proxy in front of the server, make it forward paths below /v1 unchanged; then this command shows the list of models.
    .fix-3 = { -again }
DUO6290 = Could not determine whether the model's endpoint is right: { $why }.
    .title = Could not determine whether the model's endpoint is right.
    .why-own-access = it asks for a key ("{ $message }"), this program's is missing or wrong, and GitLab shows no trouble with its own
    .why-no-identifier = the model's identifier contains no name to ask for
    .why-max-tokens = the model rejects max_tokens and requires max_completion_tokens, which newer AI Gateways send
    .why-timed-out = a request got no answer in time; the model may be slow or still loading
DUO6299 = The provider { $provider } does not use OpenAI's paths, so this endpoint is not asked for models or chat here.
    .title = The provider does not use OpenAI's paths, so this endpoint is not asked for models or chat here.
