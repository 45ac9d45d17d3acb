title = Features use self-hosted models
about = Reads which provider and which self-hosted model each GitLab Duo feature uses. A mix with features that use GitLab's own models is supported and not a fault.
proves = Code suggestions and chat are assigned, every feature set to a self-hosted model has one, and the model's family fits.
does-not-prove = That the models answer, or that a user has access to the features.

DUO1400 = Features with a self-hosted model: { $own }. { $vendored ->
        [none] None uses a GitLab model.
       *[other] With a GitLab model, which is supported alongside: { $vendored }.
    } Off, or using the model of General Chat: { $off }.
    .title = { $vendored ->
        [none] Features use self-hosted models or are off; none uses a GitLab model.
       *[other] Some features use a GitLab model, which is supported alongside self-hosted models.
    }
DUO1401 = The feature { $title } ({ $feature }) is disabled.
    .title = A feature is disabled.
    .cause = An administrator set it to Disabled.
    .consequence = { $feature ->
        [code_completions] Editors show no completions; GitLab refuses the requests.
        [code_generations] Code cannot be generated from comments; GitLab refuses the requests.
       *[other] Users cannot use this feature.
    }
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, select a self-hosted model for { $title }.
    .fix-2 = Run the check again.
DUO1402 = The feature { $title } ({ $feature }) has no model.
    .title = A feature has no model.
    .cause = No model was selected for it during setup.
    .consequence = { $feature ->
        [code_completions] Editors show no completions from a self-hosted model.
        [code_generations] No self-hosted model generates code.
       *[other] The feature does not use a self-hosted model.
    }
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, select a self-hosted model for { $title }.
    .fix-2 = Run the check again.
DUO1403 = The feature { $title } ({ $feature }) is set to self-hosted, but has no model.
    .title = A feature is set to self-hosted, but has no model.
    .cause = Its model was deleted, or the setting was saved without one.
    .consequence = Every request of this feature fails.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, select a self-hosted model for { $title }.
    .fix-2 = Run the check again.
DUO1404 = GitLab lists no self-hosted model.
    .cause = No model was added, or all of them belong to beta families, which GitLab lists only after you accept the terms for beta models.
    .consequence = No feature can use a self-hosted model.
    .fix-1 = If the model belongs to a beta family, turn on beta models in Admin > GitLab Duo > Change configuration.
    .fix-2 = Otherwise, add the model: in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), select Add self-hosted model and enter name, model family, endpoint with /v1 at the end, model identifier, and an API key if the server requires one.
    .fix-3 = On the AI-native features tab, select it for at least Code completion, Code generation and General Chat.
    .fix-4 = Run the check again.
DUO1405 = { $state ->
        [disabled] The feature { $title } ({ $feature }) is disabled.
       *[unassigned] The feature { $title } ({ $feature }) has no model.
    }
    .title = { $state ->
        [disabled] A feature is disabled.
       *[unassigned] A feature has no model.
    }
    .cause = { $state ->
        [disabled] An administrator set it to Disabled, perhaps on purpose.
       *[unassigned] No model was selected for it during setup.
    }
    .consequence = GitLab Duo Chat does not use a self-hosted model. Neither do chat's subfeatures without a model of their own, which use the model of General Chat.
    .fix-1 = If you want chat: in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, select a self-hosted model for { $title }.
    .fix-2 = Run the check again.
DUO1406 = The feature { $title } ({ $feature }) uses the model { $model }, whose family { $family } it does not support.
    .title = A feature uses a model whose family it does not support.
    .cause = GitLab supports these families for the feature: { $families }. The family was changed after the model was assigned, or the model was added with the wrong family.
    .consequence = The feature fails or gives poor answers, because its prompts are made for other models.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), edit { $model } if its family is wrong.
    .fix-2 = If the family is right, select another model for { $title } on the AI-native features tab.
    .fix-3 = Run the check again.
DUO1490 = { $feature ->
        [all] Could not determine which models the features use
       *[other] Could not determine which model the feature { $feature } uses
    }: { $why }.
    .title = { $feature ->
        [all] Could not determine which models the features use.
       *[other] Could not determine which model a feature uses.
    }
    .why-not-permitted = GitLab does not show it to this token, which is not an administrator's, lacks the scope admin_mode while Admin Mode is on, or the license lacks GitLab Duo Enterprise
    .why-not-listed = GitLab does not list this feature
    .why-provider = its provider { $provider } is not known to this check
