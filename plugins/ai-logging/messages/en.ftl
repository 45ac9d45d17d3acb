title = GitLab's AI logs are complete, and their state is known
about = Finds out by its effects whether GitLab's AI logs are on: if they are, the request lines in llm.log have parameters, and the gateway logs a header of each request. No API tells the setting. Also compares the chats in llm.log with those that the gateway served.
proves = llm.log belongs to the GitLab that uses this gateway, and whether the newest request was logged with its contents.
does-not-prove = That the setting is still the same: it is known as of the newest request. Code completion is never in llm.log, only in the gateway's log.

DUO8300 = { $state ->
        [on] AI logs are on (as of { $seen }): llm.log contains parameters, questions and answers. Treat it as confidential, and turn AI logs off when you no longer need them.
       *[off] AI logs are off (as of { $seen }), as in normal operation: llm.log has requests, users and errors, but no URLs, parameters, questions or answers{ $flag ->
            [unseen] {" "}(the state of the feature flag expanded_ai_logging is not known)
           *[seen] {""}
        }{ $failures ->
            [0] .
           *[other] . { $failures } chats failed in this time; to see what was sent, turn on AI logs in Admin > GitLab Duo > Change configuration and repeat one of them.
        }
    }
    .title = { $state ->
        [on] AI logs are on: llm.log contains parameters, questions and answers.
       *[off] AI logs are off, as in normal operation.
    }
DUO8301 = AI logs are off (seen { $seen }), although the feature flag expanded_ai_logging is set ({ $state }).
    .title = AI logs are off, although the feature flag expanded_ai_logging is set.
    .cause = Somebody turned the feature flag on to get detailed logs. It is meant for GitLab.com; on your own GitLab, the setting in Admin > GitLab Duo decides.
    .consequence = The detailed logs are not written: llm.log has no URLs, parameters or answers. A feature flag that was set by hand also stays through every upgrade.
    .fix-1 = Turn the feature flag off.
    .fix-2 = While you need detailed logs, turn on AI logs in Admin > GitLab Duo > Change configuration (older versions: Enable AI logs), and turn them off afterwards.
    .fix-3 = Send a chat message, then run the check again.
DUO8302 = The AI Gateway served a chat for GitLab at { $served }, but the newest request in llm.log is from { $last }.
    .title = The AI Gateway served a chat for GitLab after the newest request in llm.log.
    .cause = This llm.log is a copy, was rotated, or belongs to another node. Each GitLab node writes its own, and a chat is logged where Sidekiq runs or where the request is answered; with Helm, in the logs of the Webservice and Sidekiq pods (subcomponent "llm"). In rare cases another GitLab uses the same gateway.
    .consequence = Chat errors of the missing time are invisible, both in this file and to the check chat-errors.
    .fix-1 = See whether this node's file still grows, and whether newer files are next to it.
    .fix-2 = Configure the llm.log of every Rails and Sidekiq node as log llm of this program; it takes several files. With Helm, use the output of kubectl logs for the Webservice and Sidekiq pods.
    .fix-3 = Send a chat message, then run the check again.
DUO8390 = Could not determine whether AI logs are on: { $why }.
    .title = Could not determine whether AI logs are on.
    .why-no-requests = nobody used GitLab Duo in the searched time; send a chat message, or search a longer time
