title = The context of each model is large enough for chat
about = Compares the context size that each model server reports (max_model_len of vLLM, n_ctx of llama.cpp) with what chat needs: a prompt of about 3,100 tokens even for a greeting, and room for an answer of 4,096 or 8,192 tokens. A server that does not report its context, such as Ollama or a LiteLLM proxy, gets one prompt of about 4,600 tokens; its answer ends after one word.
proves = A chat question fits into the model's context together with the answer that the AI Gateway requests, as far as the server reports.
does-not-prove = That long files or a long conversation fit as well. The 3,100 tokens of the prompt were measured with one tokenizer and all of chat's tools.

-options = This is the option of vLLM; for llama.cpp it is --ctx-size (per slot), for Ollama OLLAMA_CONTEXT_LENGTH.
-save = Or, on gateways from July 2026 or later, make chat request a shorter answer. For that, save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
-shorter = Recreate the container with this variable; the other options and the image are in gateway.json. With Docker Compose, change the service's environment and run docker compose up -d. With Helm, also add it to extraEnvironmentVariables. Answers and files must then be short.
-again = Run the check again.

DUO6300 = { $by ->
        [prompt] The model at { $url } accepted a prompt of { $size } tokens in full.
        [refusal] The model at { $url } has a context of { $size } tokens; chat needs about { $need }{ $settings ->
            [no] , unless AIGW_DUO_CHAT__MAX_TOKENS is set: the gateway's variables were not available
           *[yes] {""}
        }.
       *[list] The model at { $url } has a context of { $size } tokens; chat needs about { $need }{ $settings ->
            [no] , unless AIGW_DUO_CHAT__MAX_TOKENS is set: the gateway's variables were not available
           *[yes] {""}
        }.
    }
    .title = { $by ->
        [prompt] The model accepted a long prompt in full.
        [refusal] The model's context is large enough for chat.
       *[list] The model's context is large enough for chat.
    }
DUO6301 = The context of the model at { $url } is too small for chat: { $size } tokens, but chat needs about { $need }.
    .title = The model's context is too small for chat.
    .cause = { $kind ->
        [answer] The AI Gateway requests an answer of up to { $answer } tokens. That alone exceeds the context, so the server rejects every request.
        [prompt] Chat's prompt has about { $prompt } tokens before it contains the user's question.
       *[together] Chat's prompt has about { $prompt } tokens, and the AI Gateway requests an answer of up to { $answer }. The server rejects requests whose total does not fit.
    } { $wish ->
        [newer] This is a newer gateway: older ones request 4,096.
        [variable] AIGW_DUO_CHAT__MAX_TOKENS sets the length of the answer.
       *[older] { "" }
    }
    .consequence = Every chat question fails with A1004 or A1003; the gateway's log says "maximum context length" or "max_model_len". Code suggestions are shorter and may still work, so the model seems healthy.
    .fix-1 = Restart the model server with a larger context, preferably { $comfortable } tokens or more. { -options } It needs more memory; if there is not enough, use a smaller or quantized model. With a LiteLLM proxy, change the server behind it.
    .fix-2 = { $room ->
        [some] { -save }
       *[none] { -again }
    }
    .fix-3 = { -shorter }
    .fix-4 = { -again }
DUO6302 = The context of the model at { $url } is barely large enough: { $size } tokens.
    .title = The model's context is barely large enough.
    .cause = { $kind ->
        [cut] Chat's prompt has about { $prompt } tokens, and the AI Gateway requests an answer of up to { $answer }. This server accepts the request and ends the answer where the context ends.
       *[later] Chat needs about { $need } tokens with { $wish ->
            [older] the AI Gateway that runs now
           *[unknown] an AI Gateway of 2025
        }. Newer gateways request an answer of up to { $later } tokens instead of { $answer }.
    }
    .consequence = { $kind ->
        [cut] Long answers stop in the middle of a sentence, without an error.
       *[later] { $wish ->
            [older] Chat works now, with little room for files and history. After an upgrade of the gateway, every chat question fails with A1004.
           *[unknown] If the gateway is newer, every chat question fails with A1004. Otherwise there is little room for files and history.
        }
    }
    .fix-1 = Restart the model server with a larger context, preferably { $comfortable } tokens or more. { -options }
    .fix-2 = { $room ->
        [some] { -save }
       *[none] { -again }
    }
    .fix-3 = { -shorter }
    .fix-4 = { -again }
DUO6303 = The model server at { $url } silently cuts long prompts: of at least { $sent } tokens, it took { $size }.
    .title = The model server silently cuts long prompts.
    .cause = Its context is smaller than the prompt, and instead of returning an error, it drops the beginning. Ollama does this, with a context of 4,096 tokens or less unless configured otherwise.
    .consequence = Chat loses its instructions, the code or the question: answers miss the point, or chat shows A1002 or A1006, and no log tells why.
    .fix-1 = Give the model a larger context, preferably { $comfortable } tokens or more, in the environment of ollama serve, or with PARAMETER num_ctx { $comfortable } in a Modelfile and ollama create. It needs more memory. With a proxy, change the server behind it.
    .fix-2 = Run the check again.
DUO6390 = Could not determine whether the model's context is large enough: { $why }.
    .title = Could not determine whether the model's context is large enough.
    .why-timed-out = the prompt of about 4,600 tokens got no answer in time, which is normal without a GPU
    .why-no-count = the server does not report how many tokens it took
    .why-status = the server rejected the prompt for another reason ({ $status }: { $message })
DUO6399 = The provider { $provider } does not use OpenAI's paths, and its models have large contexts, so it is not asked.
    .title = The provider does not use OpenAI's paths, and its models have large contexts, so it is not asked.
