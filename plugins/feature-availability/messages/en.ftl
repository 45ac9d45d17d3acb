title = GitLab and the AI Gateway support what the features are set to
about = Compares every feature that uses a self-hosted model with GitLab's version, with the model families that the feature and this AI Gateway support, and with the feature flag of the Agent Platform.
proves = This version supports each of these features with self-hosted models, the family of its model fits, and the AI Gateway knows the family.
does-not-prove = That the license and a user's seat include the feature's unit primitive, that beta features are turned on, or that the model is capable enough.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and ports only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.

DUO8100 = GitLab { $version } supports all { $count } features that use a self-hosted model{ $gateway ->
        [yes] , and the AI Gateway knows their families
       *[no] ; the AI Gateway's list of families was not available
    }. Beta or experiment in this version: { $beta }. With models that GitLab lists as limited for the Agent Platform: { $limited }. Not offered by this GitLab, because of its version or license or because beta features are off: { $absent }.
    .title = GitLab supports all features that use a self-hosted model.
DUO8101 = The feature { $title } ({ $feature }) uses a self-hosted model, which is documented only from GitLab { $since }; this is { $version }.
    .title = A feature uses a self-hosted model, which is documented only for later versions of GitLab.
    .cause = This version lists the feature already, but tokens for self-hosted models may not include its unit primitive ({ $primitives }).
    .consequence = Its button or command is missing, or the gateway refuses its requests, while other features work.
    .fix-1 = Until you upgrade, in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, set { $title } to Disabled, or to a GitLab model.
    .fix-2 = To use the feature, back up GitLab.
    .fix-3 = Upgrade GitLab to { $since } or later along its upgrade path (RHEL: sudo dnf install gitlab-ee-VERSION). GitLab is down during the upgrade.
    .fix-4 = { -save }
    .fix-5 = Recreate the AI Gateway's container from the image of GitLab's new version. { -other }
    .fix-6 = Run the check again.
DUO8102 = The feature { $title } ({ $feature }) uses the model { $model }, whose family { $family } it does not support.
    .title = A feature uses a model whose family it does not support.
    .cause = The feature has prompts for these families: { $families }. This version of GitLab does not check the family when a model is selected.
    .consequence = The feature fails or gives poor answers.
    .fix-1 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, select another model for { $title }, or correct the family of { $model } if it is wrong.
    .fix-2 = Run the check again.
DUO8103 = The AI Gateway does not know the family { $family } of the model { $model }.
    .title = The AI Gateway does not know the family of a model.
    .cause = The gateway is older than the family. It knows { $known }.
    .consequence = These features fail with this model: { $features }. The gateway cannot read the request, or falls back to GitLab's default model, for which it has no credentials. The model server receives no request and logs nothing.
    .fix-1 = { -save }
    .fix-2 = Recreate the AI Gateway's container from the newest image for this GitLab. { -other }
    .fix-3 = If the newest image does not know the family either, in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), edit the model and select the family General.
    .fix-4 = Run the check again.
DUO8104 = The feature flag { $flag } is off, but these features are to use a self-hosted model: { $features }.
    .title = A feature flag is off, but the features behind it are to use a self-hosted model.
    .cause = GitLab { $version } uses self-hosted models for the Agent Platform only while this feature flag is on. { $listed ->
        [yes] Somebody turned it off.
       *[no] It is off by default in 18.4 to 18.6, and nobody turned it on.
    } The flag was removed in 18.9.
    .consequence = These features are missing or use GitLab's cloud, whatever model is selected.
    .fix-1 = Turn the feature flag on.
    .fix-2 = Run the check again.
DUO8190 = Could not determine whether the features are supported: { $why }.
    .title = Could not determine whether the features are supported.
    .why-not-permitted = GitLab does not show the features to this token, which is not an administrator's, lacks the scope admin_mode while Admin Mode is on, or the license lacks GitLab Duo Enterprise
    .why-no-version = GitLab did not tell its version
DUO8191 = No feature uses a self-hosted model.
