title = GitLab Duo is on for the user's projects
about = A user who may use code suggestions still gets none in a project where GitLab Duo is off. Asks with the user's token which of the user's projects have it on, and for some of them asks what an editor asks before it suggests anything. With an administrator's token, it also looks at the instance setting and the operations flag.
proves = GitLab Duo is on in the projects that the user's token shows, and editors are told so.
does-not-prove = That a suggestion comes back (model-request tests this), or that GitLab Duo is on in other users' projects. The editor cannot be examined from here: its extension, its own setting for a language, and whether it reaches the AI Gateway directly. If it does not, its requests go through GitLab, which is slower but works.

-availability = "On by default" under GitLab Duo availability
-project = In each project that is still off, turn GitLab Duo on: Settings > General > GitLab Duo.
-again = Run the check again with the same user's token.

DUO8400 = GitLab Duo is on in the user's projects (projects: { $count }; asked like an editor: { $asked }). { $direct ->
        [yes] Editors may connect to the AI Gateway directly; they must be able to reach its address.
        [no] Editors' requests go through GitLab.
       *[unknown] Whether editors connect to the AI Gateway directly is not known.
    }
    .title = GitLab Duo is on in the user's projects.
DUO8401 = GitLab Duo is off in all projects of the user: { $names }.
    .title = GitLab Duo is off in all projects of the user.
    .cause = { $level ->
        [instance] { $locked ->
            [yes] The instance is set to "Always off": groups and projects cannot turn it on.
           *[no] The instance is set to "Off by default", and neither groups nor projects turned it on.
        }
        [group] { $locked ->
            [yes] The group { $group } is set to "Always off": its subgroups and projects cannot turn it on.
           *[no] The group { $group } is set to "Off by default", and its projects did not turn it on.
        }
       *[project] It is off in the projects themselves, or in a group above { $group }.
    }
    .consequence = The user gets no code suggestions although seat, license and models are fine: editors show GitLab Duo as turned off. Chat about these projects answers M3002.
    .fix-1 = { $level ->
        [instance] In Admin > GitLab Duo > Change configuration, select { -availability }.
        [group] In the group { $group }, in Settings > General > GitLab Duo features, select { -availability }. If the setting is locked, a parent group or the instance decides.
       *[project] In the parent groups of the projects, in Settings > General > GitLab Duo features, select { -availability }.
    }
    .fix-2 = Groups and projects that were turned off individually stay off. { -project }
    .fix-3 = { -again }
DUO8402 = GitLab Duo is off in { $count } of { $total } projects of the user: { $names }.
    .title = GitLab Duo is off in some projects of the user.
    .cause = { $level ->
        [instance] It is off by default in the instance, and these projects did not turn it on.
        [group] It is off by default in the group { $group }, and its projects did not turn it on.
       *[project] It is off in the projects themselves, or in a group above { $group }.
    } This may be intended.
    .consequence = In these projects, editors show no suggestions, and chat about them answers M3002. Other projects work.
    .fix-1 = If this is not intended, select { -availability } for all projects of the group: Settings > General > GitLab Duo features.
    .fix-2 = { -project }
    .fix-3 = { -again }
DUO8403 = GitLab Duo is locked to off in { $count } of { $total } projects of the user: { $names }.
    .title = GitLab Duo is locked to off in some projects of the user.
    .cause = { $level ->
        [instance] The instance is set to "Always off".
       *[group] The group { $group } is set to "Always off": its subgroups and projects cannot turn it on.
    } This may be intended.
    .consequence = In these projects, editors show no suggestions, and chat about them answers M3002. The setting in the project is grayed out.
    .fix-1 = If this is not intended, { $level ->
        [instance] select { -availability } in Admin > GitLab Duo > Change configuration.
       *[group] select { -availability } in the group { $group }: Settings > General > GitLab Duo features.
    }
    .fix-2 = { -project }
    .fix-3 = { -again }
DUO8404 = The operations flag for code suggestions is on for some users only.
    .cause = ai_duo_code_suggestions_switch was turned on for single users, groups or a percentage. By default, it is on for everyone.
    .consequence = Other users get 404 for every code suggestions request, and no setting shows why.
    .fix-1 = Turn the flag on for everyone.
    .fix-2 = Run the check again.
DUO8490 = Could not determine whether GitLab Duo is on for the user's projects: { $why }.
    .title = Could not determine whether GitLab Duo is on for the user's projects.
    .why-no-project = the user is not a member of any project
