title = Each model's identifier has a form that the AI Gateway can use
about = Reads the model identifier of every model. The AI Gateway cuts it at the first slash: the left part selects the provider, the right part is the name that the model server gets. For Amazon Bedrock it also looks in the gateway's log for refused model IDs.
proves = The gateway can tell from the identifier how to call the model.
does-not-prove = That a server answers, or that it serves a model of this name. GitLab's page asks for bedrock/<region>.<model-id>: what belongs there is a region group such as us, eu, apac or global, not an AWS region, and some regions take none.

DUO5100 = { $form ->
        [bare] The identifier "{ $identifier }" has no provider; the AI Gateway then takes custom_openai, which works.
       *[prefixed] The identifier "{ $identifier }" has a form that the AI Gateway can use.
    }
DUO5101 = { $log ->
        [refused] Amazon Bedrock refuses the model ID in "{ $identifier }": it runs only through an inference profile.
       *[other] The Bedrock identifier "{ $identifier }" has no region group, and Bedrock may refuse it.
    }
    .cause = { $form ->
        [aws-region] The model ID begins with an AWS region. Bedrock expects a region group there, such as us, eu, apac or global.
       *[other] Bedrock runs many newer models only through an inference profile, whose ID begins with a region group such as us, eu, apac or global.
    } { $log ->
        [refused] Lines with this refusal in the gateway's log: { $count }.
        [quiet] The gateway's log shows no such refusal, so the model may be one that runs without.
       *[missing] The gateway's log was not available, or not read to its end, so it is not known whether Bedrock has refused the ID.
    }
    .consequence = { $log ->
        [refused] Every feature that is assigned to this model fails.
       *[other] If Bedrock refuses the ID, every feature that is assigned to this model fails.
    }
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and put the region group of your AWS region before the model ID, for example bedrock/us.meta.llama3-3-70b-instruct-v1:0. Some regions, eu-west-2 for one, have no group for some models: leave the ID as it is there.
    .fix-2 = Check again.
DUO5102 = { $kind ->
        [hugging-face] The identifier "{ $identifier }" is a Hugging Face ID without a provider before it.
        [unlisted] The identifier "{ $identifier }" begins with a provider that is not known to work.
       *[other] The identifier "{ $identifier }" begins with "{ $provider }", which is not a provider.
    }
    .cause = { $kind ->
        [hugging-face] The AI Gateway takes the owner "{ $provider }" for the provider, and its model library has none of that name ("Unmapped LLM provider").
        [litellm] LiteLLM is the library inside the AI Gateway, not a provider. A LiteLLM proxy is called as custom_openai.
        [vllm] With vllm/ the gateway's library looks for vLLM inside the gateway's own container ("No module named 'vllm'"). A vLLM server is called as custom_openai.
       *[unlisted] Neither GitLab's documentation nor the AI Gateway names the provider "{ $provider }".
    }
    .consequence = { $kind ->
        [unlisted] If the gateway's library does not know it, every feature that is assigned to this model fails and the model server never sees a request.
       *[other] Every feature that is assigned to this model fails with 400, and the model server never sees a request.
    }
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the identifier to { $suggestion }. What follows custom_openai/ must be the name that the server lists under /models.
    .fix-2 = Check again.
DUO5103 = The model has no identifier.
    .cause = GitLab saves a model with an empty identifier, but the AI Gateway then knows neither provider nor name.
    .consequence = Every feature that is assigned to this model fails, and the model server never sees a request.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and enter its identifier: custom_openai/ and the served name for vLLM and other OpenAI-compatible servers, bedrock/ and the model ID for Amazon Bedrock, azure/ and the deployment for Azure OpenAI.
    .fix-2 = Check again.
DUO5104 = The provider in "{ $identifier }" is written with the wrong letters: it must be { $right }.
    .cause = The AI Gateway compares the provider letter by letter, in lower case.
    .consequence = Every feature that is assigned to this model fails with 400, and the model server never sees a request.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and set the identifier to { $suggestion }.
    .fix-2 = Check again.
DUO5105 = The identifier "{ $identifier }" has no model name after the provider.
    .cause = The AI Gateway sends what follows the first slash to the model server as the model's name, and nothing follows.
    .consequence = The features that are assigned to this model fail, because no model is asked for by name.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo, edit the model and add the name: for an OpenAI-compatible server the one that it lists under /models.
    .fix-2 = Check again.
DUO5190 = Could not determine whether the model's identifier works: { $why }.
    .why-no-identifier = it is not known here. It is in GitLab, in Admin > GitLab Duo > Configure models for GitLab Duo
    .why-provider-elsewhere = "{ $identifier }" has no provider, but GitLab says that the model is a cloud provider's. Which of the two the AI Gateway goes by is not known
    .why-unproven = the AI Gateway's library has the provider "{ $provider }" of "{ $identifier }", but GitLab does not document it
DUO5199 = No self-hosted model is configured here, so there is no identifier to judge.
