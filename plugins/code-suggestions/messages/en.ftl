title = GitLab Duo is on for the user's projects
about = A user who may use code suggestions still gets none in a project where GitLab Duo is off. Asks with the user's token which of the user's projects have it on, and asks for some of them as an editor does before it suggests anything. With an administrator's token it also looks at the instance's setting and at the operations flag.
proves = GitLab Duo is on in the projects that the user's token shows, and editors are told so.
does-not-prove = That a suggestion comes back (model-request asks for one), or that other users' projects have it on. Nothing here sees the editor: its extension, its own switch for a language, and whether it reaches the AI Gateway directly. Where it does not, it takes the way through GitLab, which is slower and works.

DUO8400 = GitLab Duo is on in the user's projects (projects: { $count }; asked as an editor: { $asked }). { $direct ->
        [yes] Editors may connect to the AI Gateway directly; they must reach its address then.
        [no] Editors go through GitLab.
       *[unknown] Whether editors connect to the AI Gateway directly is not known.
    }
DUO8401 = GitLab Duo is off in every project of the user: { $names }.
    .cause = { $level ->
        [instance] { $locked ->
            [yes] The instance is set to "Always off": groups and projects cannot turn it on.
           *[no] The instance is set to "Off by default", and neither groups nor projects turned it on.
        }
        [group] { $locked ->
            [yes] The group { $group } is set to "Always off": its subgroups and projects cannot turn it on.
           *[no] The group { $group } is set to "Off by default", and its projects did not turn it on.
        }
       *[project] The projects have it off, or a group above { $group } does.
    }
    .consequence = The user gets no code suggestions although seat, licence and models are in order: editors show GitLab Duo as turned off. Chat about these projects answers M3002.
    .fix-1 = { $level ->
        [instance] In Admin > GitLab Duo > Change configuration choose "On by default".
        [group] In the group { $group }, Settings > GitLab Duo > Change configuration, choose "On by default". Where the choice is locked, the group above it or the instance decides.
       *[project] See the groups above the projects: Settings > GitLab Duo > Change configuration, "On by default".
    }
    .fix-2 = Groups and projects that were turned off one by one stay off: turn GitLab Duo on in their own settings (project: Settings > General > GitLab Duo).
    .fix-3 = Check again with the same user's token.
DUO8402 = GitLab Duo is off in { $count } of { $total } projects of the user: { $names }.
    .cause = { $level ->
        [instance] The instance has it off by default, and these projects did not turn it on.
        [group] The group { $group } has it off by default, and its projects did not turn it on.
       *[project] The projects themselves have it off, or a group above { $group } does.
    } It can be meant so.
    .consequence = In these projects editors show no suggestions, and chat about them answers M3002; in others everything works.
    .fix-1 = If it is not meant so, turn GitLab Duo on in the project: Settings > General > GitLab Duo.
    .fix-2 = For all projects of a group: Settings > GitLab Duo > Change configuration, "On by default".
    .fix-3 = Check again with the same user's token.
DUO8403 = GitLab Duo is locked off in { $count } of { $total } projects of the user: { $names }.
    .cause = { $level ->
        [instance] The instance is set to "Always off".
       *[group] The group { $group } is set to "Always off": its subgroups and projects cannot turn it on. It can be meant so.
    }
    .consequence = In these projects editors show no suggestions, and chat about them answers M3002; the switch in the project's own settings is greyed out.
    .fix-1 = If it is not meant so, choose "On by default" or "Off by default" in the group { $group }: Settings > GitLab Duo > Change configuration.
    .fix-2 = Then turn GitLab Duo on in the projects that stay off: Settings > General > GitLab Duo.
    .fix-3 = Check again with the same user's token.
DUO8404 = The operations flag for code suggestions is on for some people only.
    .cause = Somebody turned ai_duo_code_suggestions_switch on for single users, groups or a percentage. It is on for everybody by default.
    .consequence = Other users get 404 to every request for code suggestions, without any hint in the settings.
    .fix-1 = Turn the flag on for everybody.
    .fix-2 = Check again.
DUO8490 = Could not determine whether GitLab Duo is on for the user's projects: { $why }.
    .why-no-project = the user is a member of no project
