title = The user may use code suggestions and chat
about = Asks GitLab with the user's own token whether code suggestions and chat are available to that user. This is what User.can?(:access_code_suggestions) tells in the Rails console, together with the operations flag that can switch code suggestions off for everybody.
proves = GitLab lets this user use both features.
does-not-prove = That a request succeeds, or that other users may: each needs a token of their own for this check. A project or group can still have GitLab Duo turned off.

DUO1300 = { $username } may use code suggestions and chat.
DUO1301 = { $username } may not use code suggestions.
    .cause = GitLab does not say which of these it is: the user has no seat of GitLab Duo Enterprise, GitLab Duo is turned off for the instance, or code suggestions are not assigned to a self-hosted model. { $flag ->
        [on] The operations flag ai_duo_code_suggestions_switch is not the cause.
       *[unclear] The operations flag ai_duo_code_suggestions_switch could be the cause too; its state could not be told.
    }
    .consequence = The user gets no code suggestions; GitLab answers 401 to the editor's requests.
    .fix-1 = Assign a seat to the user in Admin > GitLab Duo, and see in Change configuration there that GitLab Duo is not always off.
    .fix-2 = In Admin > GitLab Duo > Configure GitLab Duo Self-Hosted, on the tab AI-native features, select a self-hosted model for Code completion and Code generation.
    .fix-3 = Let GitLab examine the user itself; the task tells a missing licence from a missing permission.
    .fix-4 = Check again with the same user's token.
DUO1302 = { $username } may not use GitLab Duo Chat.
    .cause = The user has no seat of GitLab Duo Enterprise, or chat is turned off for the instance or for the user's groups.
    .consequence = The user sees no chat, or chat answers with code M3004 or M3006.
    .fix-1 = Assign a seat to the user in Admin > GitLab Duo.
    .fix-2 = In Admin > GitLab Duo > Change configuration see that GitLab Duo is not always off, and under Configure GitLab Duo Self-Hosted, on the tab AI-native features, that General Chat has a model.
    .fix-3 = Check again with the same user's token.
DUO1303 = Code suggestions are switched off for everybody, { $username } included, by the operations flag ai_duo_code_suggestions_switch.
    .cause = Somebody turned this feature flag off. It is on by default.
    .consequence = GitLab answers 404 to every request for code suggestions.
    .fix-1 = Turn the flag on again.
    .fix-2 = Check again with the same user's token.
DUO1390 = { $what ->
        [code-suggestions] Could not determine whether the user may use code suggestions
        [chat] Could not determine whether the user may use chat
       *[both] Could not determine what the user may use
    }: { $why }.
