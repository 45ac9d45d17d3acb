title = Chat users see no errors
about = Counts the error codes that GitLab wrote to llm.log for chat, with the newest example of each and what the gateway answered just before. The words that users see differ from version to version; the codes do not.
proves = No chat error was logged in the time that was looked at.
does-not-prove = That anybody used chat in that time, or that the cause of an old error is gone.

DUO8200 = No chat error in { $lines } lines of llm.log ({ $first } to { $last }).
DUO8210 = Chat users saw A1000 { $count } times, last at { $last }: the gateway did not answer in time.
    .cause = GitLab waits 60 seconds unless configured. The model is slow or overloaded, its prompt is long, or a proxy delays the answer. An unreachable model shows as another code.
    .consequence = The affected questions got no answer.
    .fix-1 = From GitLab 18.7: raise the AI Gateway request timeout, up to 600 seconds, in Admin > GitLab Duo > Change configuration.
    .fix-2 = Measure how long the model takes for a prompt of 3,000 tokens, and give it more capacity.
    .fix-3 = Raise the timeouts of proxies between GitLab, the gateway and the model.
    .fix-4 = Send a chat message, then check again: the time of the last error must not move.
DUO8211 = Chat users saw A1001 { $count } times, last at { $last }: GitLab got no usable answer from the AI Gateway.
    .cause = { $reason ->
        [rejected] The gateway answered 401: it does not accept GitLab's token, mostly because it could not load GitLab's keys.
        [forbidden] The gateway answered 403: the token lacks the permission for this feature.
        [not-found] The gateway's address answered 404: the AI Gateway URL has a wrong path, or something else answers there.
        [model] The gateway answered 421: the model server answered with an error.
        [invalid] The gateway answered { $status }: it does not know what GitLab asks for; the versions may not fit, or the model's family or endpoint is wrong.
        [proxy] A proxy or the gateway answered { $status }: the gateway behind it cannot be reached.
        [server] The gateway answered { $status }: it failed by itself, for example without any key or without a reachable model.
        [status] The gateway answered { $status }.
        [unreachable] GitLab could not connect to the gateway.
        [tls] GitLab does not accept the gateway's TLS certificate.
        [blocked] GitLab's filter for outbound requests refuses the gateway's address.
       *[unknown] Nothing near the error tells the reason.
    }
    .consequence = The affected questions got no answer.
    .fix-1 = Run GitLab's own test of the set-up.
    .fix-2 = Read the gateway's lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-3 = Send a chat message, then check again: the time of the last error must not move.
DUO8212 = Chat users saw A1002 { $count } times, last at { $last }: the answer held no event that GitLab could read.
    .cause = The gateway's answer arrived empty, or something on the way rewrote it. A model whose streaming fails before its first word looks the same.
    .consequence = The affected questions got no answer.
    .fix-1 = Read the gateway's lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-2 = Let proxies pass on chunked answers of the type application/x-ndjson unchanged and unbuffered.
    .fix-3 = Send a chat message, then check again: the time of the last error must not move.
DUO8213 = Chat users saw A1003 { $count } times, last at { $last }: the answer broke off.
    .cause = The connection ended before the answer was complete: the stream from the model failed, the gateway stopped, or a proxy cut the connection.
    .consequence = The affected questions got no answer.
    .fix-1 = Read the gateway's lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-2 = Raise idle timeouts and switch off buffering on proxies and load balancers between GitLab, the gateway and the model.
    .fix-3 = To see whether streaming is the cause, create the gateway's container again with this variable; remove it afterwards.
    .fix-4 = Send a chat message, then check again: the time of the last error must not move.
DUO8214 = Chat users saw A1004 { $count } times, last at { $last }: the AI Gateway reported an error while it answered.
    .cause = Most faults of the model end here: wrong name or endpoint, rejected key, missing chat template, a context that is too small. The gateway's text: { $message }
    .consequence = The affected questions got no answer.
    .fix-1 = Read the gateway's lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-2 = Correct at the model server, or in GitLab's model settings, what the text names.
    .fix-3 = Send a chat message, then check again: the time of the last error must not move.
DUO8215 = Chat users saw A1005 { $count } times, last at { $last }: the prompt was too long for the model.
    .cause = The conversation does not fit into the model's context. Servers such as vLLM report this in other words, which shows as A1004.
    .consequence = The affected questions got no answer.
    .fix-1 = Give the model a larger context (vLLM: --max-model-len). Users can begin a new conversation with /new or /clear.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8216 = Chat users saw A1006 { $count } times, last at { $last }: the model found no answer in ten steps.
    .cause = The model calls tools again and again without reaching an answer; small models do.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Use a stronger model for chat. Users can ask more narrowly, or begin a new conversation with /new.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8217 = Chat users saw A1007 { $count } times, last at { $last }: GitLab Duo Agent Platform failed unexpectedly.
    .cause = The agent platform service could not process the request.
    .consequence = The affected questions got no answer.
    .fix-1 = Read the lines of the agent platform service, which shares the gateway's container; the newest correlation id is { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8218 = Chat users saw A1008 { $count } times, last at { $last }: the model behind GitLab Duo Agent Platform answered with an error.
    .cause = The model server or the provider refused the request of the agent platform service.
    .consequence = The affected questions got no answer.
    .fix-1 = Read the lines of the agent platform service, which shares the gateway's container; the newest correlation id is { $correlation }.
    .fix-2 = Check the model's key, quota and log.
    .fix-3 = Send a chat message, then check again: the time of the last error must not move.
DUO8219 = Chat users saw A9999 { $count } times, last at { $last }: an error that chat does not classify.
    .cause = { $reason ->
        [rejected] The gateway answered 401: it does not accept GitLab's token, mostly because it could not load GitLab's keys.
        [forbidden] The gateway answered 403: the token lacks the permission for this feature.
        [not-found] The gateway's address answered 404: the AI Gateway URL has a wrong path, or something else answers there.
        [model] The gateway answered 421: the model server answered with an error.
        [invalid] The gateway answered { $status }: it does not know what GitLab asks for; the versions may not fit, or the model's family or endpoint is wrong.
        [proxy] A proxy or the gateway answered { $status }: the gateway behind it cannot be reached.
        [server] The gateway answered { $status }: it failed by itself, for example without any key or without a reachable model.
        [status] The gateway answered { $status }.
        [unreachable] GitLab could not connect to the gateway.
        [tls] GitLab does not accept the gateway's TLS certificate.
        [blocked] GitLab's filter for outbound requests refuses the gateway's address.
       *[unknown] Nothing near the error tells the reason. GitLab's text: { $message }
    }
    .consequence = The affected questions got no answer. The documentation calls this an unknown error; in fact an unreachable gateway and rejected tokens show like this.
    .fix-1 = Run GitLab's own test of the set-up.
    .fix-2 = Read the gateway's lines of one failed request; the newest has the correlation id { $correlation }.
    .fix-3 = Send a chat message, then check again: the time of the last error must not move.
DUO8220 = Chat users saw M2000 { $count } times, last at { $last }: no documentation was found for the question.
    .cause = Chat searched GitLab's documentation and found nothing that fits.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Users can put the question in other words.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8232 = Chat users saw M3002 { $count } times, last at { $last }: GitLab Duo is off for the group or project.
    .cause = The question was about a group or project in which GitLab Duo features are turned off.
    .consequence = Chat does not answer questions about this group or project.
    .fix-1 = If it is not off on purpose, turn it on: Settings > General > GitLab Duo features of the group or project.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8233 = Chat users saw M3003 { $count } times, last at { $last }: the item does not exist, or the user may not see it.
    .cause = The user asked about something that is not there or not visible to them, or the session has expired.
    .consequence = The affected questions got no answer.
    .fix-1 = Let the user open the item in the browser; if that works, sign in again (with SAML, to the group too).
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8234 = Chat users saw M3004 { $count } times, last at { $last }: the user has no access to chat.
    .cause = The user has no GitLab Duo seat, or chat is not available to them.
    .consequence = Chat answers nothing for these users.
    .fix-1 = Assign a seat: Admin > GitLab Duo > Seat utilization. See also that Duo Chat is not disabled among the features.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8235 = Chat users saw M3005 { $count } times, last at { $last }: the question needs a feature of a higher tier.
    .cause = Chat chose a tool that the present GitLab Duo add-on does not include.
    .consequence = The affected questions got no answer.
    .fix-1 = See whether the add-on includes the feature; GitLab Duo Enterprise does.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8236 = Chat users saw M3006 { $count } times, last at { $last }: the AI Gateway refused the user (403).
    .cause = GitLab's token does not carry the permission for chat: the user has no seat, has no default GitLab Duo namespace, or GitLab and gateway are of versions that do not fit together.
    .consequence = Chat answers nothing for these users.
    .fix-1 = Assign a seat: Admin > GitLab Duo > Seat utilization. Use a gateway image of the same minor version as GitLab.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8240 = Chat users saw M4000 { $count } times, last at { $last }: a slash command failed.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8241 = Chat users saw M4001 { $count } times, last at { $last }: chat found no information that answers the question.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8242 = Chat users saw M4002 { $count } times, last at { $last }: a question about CI/CD could not be answered.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8243 = Chat users saw M4003 { $count } times, last at { $last }: a vulnerability could not be explained.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8244 = Chat users saw M4004 { $count } times, last at { $last }: comments could not be summarized.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8245 = Chat users saw M4005 { $count } times, last at { $last }: a job could not be troubleshot.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8250 = Chat users saw M5000 { $count } times, last at { $last }: the content of an item could not be processed.
    .cause = The tool for this kind of question gave up. Single cases are usual; many point to the model or to the feature's settings.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8260 = Chat users saw A6000 { $count } times, last at { $last }: chat had no answer and said so.
    .cause = The model gave no final answer, and GitLab showed its standard text. Single cases are usual; many point to a model that is too weak for chat.
    .consequence = The affected questions got only this message; chat itself works.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8271 = Chat users saw G3001 { $count } times, last at { $last }: a tool is not included in the subscription.
    .cause = The AI Gateway reported that a tool is not available to this user.
    .consequence = The affected questions got no answer.
    .fix-1 = See whether the licence and the GitLab Duo add-on include the feature.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8272 = Chat users saw G3002 { $count } times, last at { $last }: the user has no default GitLab Duo namespace.
    .cause = The user belongs to several namespaces with GitLab Duo and has chosen none.
    .consequence = Chat answers nothing for these users.
    .fix-1 = Let the user choose a default GitLab Duo namespace in the preferences of their profile.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8289 = Chat users saw { $code } { $count } times, last at { $last }: this program does not know the code.
    .cause = A newer GitLab may have new codes. GitLab's text: { $message }
    .consequence = The affected questions got no answer.
    .fix-1 = Read the lines of one request; the newest has the correlation id { $correlation }.
    .fix-2 = Send a chat message, then check again: the time of the last error must not move.
DUO8290 = Could not count the errors that chat users saw: { $why }.
