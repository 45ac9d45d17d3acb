title = Each model's identifier has a form that the AI Gateway can use
about = Reads the model identifier of every model. The AI Gateway splits it at the first slash: the left part selects the provider, the right part is the name that is sent to the model server. For Amazon Bedrock, it also looks in the gateway's log for rejected model IDs.
proves = The gateway can tell from the identifier how to call the model.
does-not-prove = That a server answers, or that it serves a model with this name. GitLab's documentation asks for bedrock/<region>.<model-id>: this is a region group such as us, eu, apac or global, not an AWS region, and some regions have none.

-models = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), edit the model
-all-fail = Every feature that uses this model fails
-never-called = and no request reaches the model server.
-again = Run the check again.

DUO5100 = { $form ->
        [bare] The identifier "{ $identifier }" has no provider; the AI Gateway then uses custom_openai, which works.
       *[prefixed] The identifier "{ $identifier }" has a form that the AI Gateway can use.
    }
    .title = { $form ->
        [bare] The model's identifier has no provider; the AI Gateway then uses custom_openai, which works.
       *[prefixed] The model's identifier has a form that the AI Gateway can use.
    }
DUO5101 = { $log ->
        [refused] Amazon Bedrock rejects the model ID in "{ $identifier }": the model can be used only through an inference profile.
       *[other] The Bedrock identifier "{ $identifier }" has no region group, so Bedrock may reject it.
    }
    .title = { $log ->
        [refused] Amazon Bedrock rejects the model ID: the model can be used only through an inference profile.
       *[other] The Bedrock identifier has no region group, so Bedrock may reject it.
    }
    .cause = { $form ->
        [aws-region] The model ID begins with an AWS region, where Bedrock expects a region group such as us, eu, apac or global.
       *[other] Many newer models can be used only through an inference profile, whose ID begins with a region group such as us, eu, apac or global.
    } { $log ->
        [refused] The gateway's log has { $count } lines with this error.
        [quiet] The gateway's log shows no such error, so the model may be one that needs no region group.
       *[missing] The gateway's log was not available or not read to the end, so it is not known whether Bedrock has rejected the ID.
    }
    .consequence = { $log ->
        [refused] { -all-fail }.
       *[other] If Bedrock rejects the ID, every feature that uses this model fails.
    }
    .fix-1 = { -models } and put the region group of your AWS region before the model ID, for example bedrock/us.meta.llama3-3-70b-instruct-v1:0. Some regions, such as eu-west-2, have no group for some models; do not change the ID there.
    .fix-2 = { -again }
DUO5102 = { $kind ->
        [hugging-face] The identifier "{ $identifier }" is a Hugging Face ID without a provider.
        [unlisted] The identifier "{ $identifier }" begins with a provider that is not known to work.
       *[other] The identifier "{ $identifier }" begins with "{ $provider }", which is not a provider.
    }
    .title = { $kind ->
        [hugging-face] The model's identifier is a Hugging Face ID without a provider.
        [unlisted] The model's identifier begins with a provider that is not known to work.
       *[other] The model's identifier does not begin with a provider.
    }
    .cause = { $kind ->
        [hugging-face] The AI Gateway takes the owner "{ $provider }" for the provider, and its model library has none with that name ("Unmapped LLM provider").
        [litellm] LiteLLM is the library inside the AI Gateway, not a provider. A LiteLLM proxy is called as custom_openai.
        [vllm] With vllm/, the gateway's library looks for vLLM inside the gateway's own container ("No module named 'vllm'"). A vLLM server is called as custom_openai.
       *[unlisted] Neither GitLab's documentation nor the AI Gateway mentions the provider "{ $provider }".
    }
    .consequence = { $kind ->
        [unlisted] If the gateway's library does not know it, every feature that uses this model fails, { -never-called }
       *[other] { -all-fail } with 400, { -never-called }
    }
    .fix-1 = { -models } and set the identifier to { $suggestion }. What follows custom_openai/ must be the name that the server lists under /models.
    .fix-2 = { -again }
DUO5103 = The model has no identifier.
    .cause = GitLab saves a model with an empty identifier, but the AI Gateway then knows neither provider nor model name.
    .consequence = { -all-fail }, { -never-called }
    .fix-1 = { -models } and enter its identifier: custom_openai/ and the served name for vLLM and other OpenAI-compatible servers, bedrock/ and the model ID for Amazon Bedrock, azure/ and the deployment name for Azure OpenAI.
    .fix-2 = { -again }
DUO5104 = The provider in "{ $identifier }" is not in lower case: it must be { $right }.
    .title = The provider in the model's identifier is not in lower case.
    .cause = The AI Gateway knows providers only in lower case.
    .consequence = { -all-fail } with 400, { -never-called }
    .fix-1 = { -models } and set the identifier to { $suggestion }.
    .fix-2 = { -again }
DUO5105 = The identifier "{ $identifier }" has no model name after the provider.
    .title = The model's identifier has no model name after the provider.
    .cause = The AI Gateway sends what follows the first slash to the model server as the model's name, and nothing follows.
    .consequence = Features that use this model fail, because no model is named.
    .fix-1 = { -models } and add the name: for an OpenAI-compatible server, the one that it lists under /models.
    .fix-2 = { -again }
DUO5190 = Could not determine whether the model's identifier works: { $why }.
    .title = Could not determine whether the model's identifier works.
    .why-no-identifier = it is not known here. GitLab shows it in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted)
    .why-provider-elsewhere = "{ $identifier }" has no provider, but according to GitLab, the model is a cloud provider's. It is not known which of the two the AI Gateway uses
    .why-unproven = the AI Gateway's library has the provider "{ $provider }" of "{ $identifier }", but GitLab does not document it
DUO5199 = Could not determine whether the models' identifiers are right: { $why }.
    .title = Could not determine whether the models' identifiers are right.
