title = The context of each model is large enough for chat
about = Compares the context that each model server tells (max_model_len of vLLM, n_ctx of llama.cpp) with what chat asks for: a prompt of about 3,100 tokens for a mere greeting, and room for an answer of 4,096 or 8,192 tokens. A server that does not tell its context, such as Ollama or a LiteLLM proxy, is sent one prompt of some 4,600 tokens; its answer ends after a word.
proves = A chat question fits into the model's context together with the answer that the AI Gateway wishes, as far as the server tells.
does-not-prove = That long files or a long conversation fit too. The prompt of 3,100 tokens was measured with one tokenizer and all of chat's tools.

DUO6300 = { $by ->
        [prompt] The model at { $url } took a prompt of { $size } tokens whole.
        [refusal] The model at { $url } has a context of { $size } tokens; chat needs about { $need }{ $settings ->
            [no] , unless AIGW_DUO_CHAT__MAX_TOKENS says otherwise: the gateway's variables were not available
           *[yes] {""}
        }.
       *[list] The model at { $url } has a context of { $size } tokens; chat needs about { $need }{ $settings ->
            [no] , unless AIGW_DUO_CHAT__MAX_TOKENS says otherwise: the gateway's variables were not available
           *[yes] {""}
        }.
    }
DUO6301 = The context of the model at { $url } is too small for chat: { $size } tokens, chat needs about { $need }.
    .cause = { $kind ->
        [answer] The AI Gateway asks for an answer of up to { $answer } tokens. That alone is more than the context, so the server refuses the request whatever it asks.
        [prompt] Chat's prompt has about { $prompt } tokens before the user's question is in it.
       *[together] Chat's prompt has about { $prompt } tokens and the AI Gateway asks for an answer of up to { $answer }. The server refuses a request of which the sum does not fit.
    } { $wish ->
        [newer] This gateway is a newer one: older ones ask for 4096.
        [variable] AIGW_DUO_CHAT__MAX_TOKENS sets the answer.
       *[older] { "" }
    }
    .consequence = Every chat question fails with A1004 or A1003; the gateway's log says "maximum context length" or "max_model_len". Code suggestions are shorter and may still work, so the model seems healthy.
    .fix-1 = Start the model server with a larger context, best { $comfortable } or more: --max-model-len { $comfortable } for vLLM, --ctx-size { $comfortable } for llama.cpp (for each slot), OLLAMA_CONTEXT_LENGTH={ $comfortable } for Ollama. It needs more memory; where that is missing, take a smaller or quantized model. Behind a LiteLLM proxy do it at the server.
    .fix-2 = { $room ->
        [some] Or, on gateways from July 2026 on, let chat ask for less: create the container again with -e AIGW_DUO_CHAT__MAX_TOKENS={ $shorter }. Answers and files must be short then.
       *[none] Nothing needs to change on the gateway: chat's prompt alone does not fit, so that a shorter answer (AIGW_DUO_CHAT__MAX_TOKENS) does not help.
    }
    .fix-3 = Check again.
DUO6302 = The context of the model at { $url } is tight: { $size } tokens.
    .cause = { $kind ->
        [cut] Chat's prompt has about { $prompt } tokens and the AI Gateway asks for an answer of up to { $answer }. This server takes the request and ends the answer where the context ends.
       *[later] Chat needs about { $need } tokens with the AI Gateway { $wish ->
            [older] that runs now
           *[unknown] of 2025
        }. Newer gateways ask for an answer of up to { $later } tokens instead of { $answer }.
    }
    .consequence = { $kind ->
        [cut] Long answers stop in the middle of a sentence, without an error.
       *[later] { $wish ->
            [older] Chat works now, with little room for files and history. After an upgrade of the gateway every chat question fails with A1004.
           *[unknown] If the gateway is a newer one, every chat question fails with A1004. Otherwise there is little room for files and history.
        }
    }
    .fix-1 = Start the model server with a larger context, best { $comfortable } or more: --max-model-len { $comfortable } for vLLM, --ctx-size { $comfortable } for llama.cpp (for each slot), OLLAMA_CONTEXT_LENGTH={ $comfortable } for Ollama.
    .fix-2 = { $room ->
        [some] Or, on gateways from July 2026 on, let chat ask for less: create the container again with -e AIGW_DUO_CHAT__MAX_TOKENS={ $shorter }. Answers and files must be short then.
       *[none] Nothing needs to change on the gateway: chat's prompt alone does not fit, so that a shorter answer (AIGW_DUO_CHAT__MAX_TOKENS) does not help.
    }
    .fix-3 = Check again.
DUO6303 = The model server at { $url } cuts long prompts without a word: of at least { $sent } tokens it took { $size }.
    .cause = Its context is smaller than the prompt, and instead of an error it drops the beginning. Ollama does so, with a context of 4096 tokens or less unless it is told otherwise.
    .consequence = Chat loses its instructions, the code or the question: answers miss the point, or chat shows A1002 or A1006, and no log names a reason.
    .fix-1 = Give the model a larger context, best { $comfortable } or more: OLLAMA_CONTEXT_LENGTH={ $comfortable } in the environment of ollama serve, or PARAMETER num_ctx { $comfortable } in a Modelfile and ollama create. It needs more memory. Behind a proxy do it at the server.
    .fix-2 = Check again.
DUO6390 = Could not determine whether the model's context is large enough: { $why }.
    .why-timed-out = the prompt of some 4,600 tokens had no answer in time; without a GPU that is usual
    .why-no-count = the server does not count the tokens that it took
    .why-status = the server refused the prompt for another reason ({ $status }: { $message })
DUO6399 = The provider { $provider } has other paths than OpenAI's, and its models have large contexts; this one is not asked.
