title = GitLab and the AI Gateway support what the features are set to
about = Compares every feature that is to use a self-hosted model with GitLab's version, with the families that the feature and this AI Gateway know, and with the flag that switches the Agent Platform.
proves = Each feature with a self-hosted model exists in this version for such models, its model's family fits, and the AI Gateway knows the family.
does-not-prove = That the licence and the seat of a user include the feature's unit primitive, that beta features are turned on, or that the model is strong enough.

DUO8100 = GitLab { $version } supports all { $count } features that use a self-hosted model{ $gateway ->
        [yes] , and the AI Gateway knows their families
       *[no] ; the AI Gateway's list of families was not available
    }. Beta or experiment in this version: { $beta }. With models of which GitLab says that the Agent Platform works in a limited way: { $limited }. Not offered by this GitLab, because of its version or licence or because beta features are off: { $absent }.
DUO8101 = The feature { $title } ({ $feature }) uses a self-hosted model, which is documented from GitLab { $since } only; this is { $version }.
    .cause = This version lists the feature already, but its unit primitive ({ $primitives }) may not be among those that tokens for self-hosted models have.
    .consequence = Its button or command is missing, or the gateway refuses its requests, while other features work.
    .fix-1 = Upgrade GitLab to { $since } or newer, and the AI Gateway's image to the same major and minor version.
    .fix-2 = Until then set { $title } to Disabled or to a model of GitLab in Admin > GitLab Duo > Configure models for GitLab Duo.
    .fix-3 = Check again.
DUO8102 = The feature { $title } ({ $feature }) uses the model { $model } of the family { $family }, with which it does not work.
    .cause = The feature has prompts for these families: { $families }. This GitLab names none itself, so that it did not refuse the choice.
    .consequence = The feature gives errors or poor answers.
    .fix-1 = Select another model for { $title } in Admin > GitLab Duo > Configure models for GitLab Duo, or correct the model's family if it is wrong.
    .fix-2 = Check again.
DUO8103 = The AI Gateway does not know the family { $family } of the model { $model }.
    .cause = The gateway is older than the family. It knows { $known }.
    .consequence = These features fail with this model: { $features }. The gateway cannot read the request, or takes GitLab's own default model, for which it has no credentials. The model server itself is never asked and has nothing in its log.
    .fix-1 = Start an AI Gateway image of the same major and minor version as GitLab, with its newest patch.
    .fix-2 = If the newest image does not know it either, choose the family General for the model in Admin > GitLab Duo > Configure models for GitLab Duo.
    .fix-3 = Check again.
DUO8104 = The feature flag { $flag } is off, and these features are to use a self-hosted model: { $features }.
    .cause = GitLab { $version } asks this flag before it uses a self-hosted model for the Agent Platform. Somebody has turned it off; it is gone from 18.8.
    .consequence = These features are missing or use GitLab's own cloud, whatever model is selected.
    .fix-1 = Turn the flag on.
    .fix-2 = Check again.
DUO8190 = Could not determine whether the features are supported: { $why }.
    .why-not-permitted = GitLab does not show the features to this token: it is not an administrator's, lacks the scope admin_mode while Admin Mode is on, or the licence lacks GitLab Duo Enterprise
    .why-no-version = GitLab did not tell its version
DUO8191 = No feature uses a self-hosted model.
