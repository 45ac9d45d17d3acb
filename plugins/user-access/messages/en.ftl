title = The user may use code suggestions and chat
about = Asks GitLab with the user's own token whether code suggestions and chat are available to that user. This is what User.can?(:access_code_suggestions) tells in the Rails console, plus the ops feature flag that can turn code suggestions off for everyone.
proves = GitLab lets this user use both features.
does-not-prove = That a request succeeds, or that other users have access: this check needs a token of each of them. A project or group can still have GitLab Duo turned off.

DUO1300 = { $username } can use code suggestions and chat.
    .title = The user can use code suggestions and chat.
DUO1301 = { $username } cannot use code suggestions.
    .title = The user cannot use code suggestions.
    .cause = One of these, GitLab does not say which: the user has no GitLab Duo Enterprise seat, GitLab Duo is turned off for the instance, or code suggestions have no self-hosted model. { $flag ->
        [on] The feature flag ai_duo_code_suggestions_switch is not the cause.
       *[unclear] The feature flag ai_duo_code_suggestions_switch can be the cause too; its state is not known.
    }
    .consequence = The user gets no code suggestions; GitLab answers 401 to the editor's requests.
    .fix-1 = Verify the user's license and seat with GitLab's Rake task. It tells a missing license from a missing permission.
    .fix-2 = Assign a seat to { $username } in Admin > GitLab Duo. In Change configuration, make sure that GitLab Duo is not always off.
    .fix-3 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, select a self-hosted model for both features.
    .fix-4 = Run the check again with the same user's token.
DUO1302 = { $username } cannot use GitLab Duo Chat.
    .title = The user cannot use GitLab Duo Chat.
    .cause = The user has no GitLab Duo Enterprise seat, or chat is turned off for the instance or for the user's groups.
    .consequence = The user does not see chat, or chat answers with error code M3004 or M3006.
    .fix-1 = Verify the user's license and seat with GitLab's Rake task.
    .fix-2 = Assign a seat to { $username } in Admin > GitLab Duo. In Change configuration, make sure that GitLab Duo is not always off.
    .fix-3 = In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), on the AI-native features tab, make sure that General Chat has a model.
    .fix-4 = Run the check again with the same user's token.
DUO1303 = The feature flag ai_duo_code_suggestions_switch turns off code suggestions for everyone, including { $username }.
    .title = The feature flag ai_duo_code_suggestions_switch turns off code suggestions for everyone.
    .cause = Somebody turned this ops feature flag off. It is on by default.
    .consequence = GitLab answers 404 to every request for code suggestions.
    .fix-1 = Turn the feature flag on again.
    .fix-2 = Run the check again with the same user's token.
DUO1390 = { $what ->
        [code-suggestions] Could not determine whether the user can use code suggestions
        [chat] Could not determine whether the user can use chat
       *[both] Could not determine which features the user can use
    }: { $why }.
    .title = { $what ->
        [code-suggestions] Could not determine whether the user can use code suggestions.
        [chat] Could not determine whether the user can use chat.
       *[both] Could not determine which features the user can use.
    }
