title = GitLab's AI logs are there, and their state is known
about = Tells by its effects whether GitLab's AI logs are on: with them, the lines of llm.log about requests carry parameters, and the gateway notes a header of each request. No interface tells the setting itself. Then compares the chats in llm.log with those that the gateway served.
proves = llm.log is that of the GitLab which uses this gateway, and whether the newest request was logged with its contents.
does-not-prove = That the setting is still the same now: it was seen at the time of the newest request. Code completion never stands in llm.log, only in the gateway's log.

DUO8300 = { $state ->
        [on] AI logs are on (seen { $seen }): llm.log has parameters, questions and answers. Treat it as confidential, and switch AI logs off when the search is over.
       *[off] AI logs are off (seen { $seen }), as in normal operation: llm.log names requests, users and errors, but not URL, parameters, questions or answers{ $flag ->
            [unseen] {" "}(whether the feature flag expanded_ai_logging is on could not be seen)
           *[seen] {""}
        }{ $failures ->
            [0] .
           *[other] . { $failures } chats failed meanwhile; to see what was sent, switch AI logs on in Admin > GitLab Duo > Change configuration and repeat one of them.
        }
    }
DUO8301 = AI logs are off (seen { $seen }), although the feature flag expanded_ai_logging is set ({ $state }).
    .cause = Somebody switched the flag on to get detailed logs. The flag is made for GitLab.com; on your own GitLab the setting in Admin > GitLab Duo decides.
    .consequence = The logs that somebody waits for are not written: no URL, no parameters, no answers in llm.log. A flag that is set by hand is also carried through every upgrade.
    .fix-1 = Switch on AI logs in Admin > GitLab Duo > Change configuration ("Enable AI logs", newer versions "Collect usage data").
    .fix-2 = Take the flag away.
    .fix-3 = Send a chat message, then check again.
DUO8302 = The AI Gateway served a chat for GitLab at { $served }, but the newest request in llm.log is of { $last }.
    .cause = This llm.log is a copy, was rotated away, or belongs to another node: with several GitLab nodes each writes its own, and chat is written by the node that runs Sidekiq or answers the request. With Helm it stands in the logs of the Webservice and Sidekiq pods (subcomponent "llm"). Rarely, another GitLab uses the same gateway.
    .consequence = Chat errors of the missing time are not seen: neither by people who read this file nor by chat-errors.
    .fix-1 = Look whether the file on this node still grows, and whether newer parts lie beside it.
    .fix-2 = Configure the llm.log of every Rails and Sidekiq node as log llm, several files are allowed. With Helm, collect kubectl logs of the Webservice and Sidekiq pods.
    .fix-3 = Send a chat message, then check again.
DUO8390 = Could not determine whether AI logs are on: { $why }.
    .why-no-requests = nobody used GitLab Duo in the searched time. Send a chat message, or search a longer time
