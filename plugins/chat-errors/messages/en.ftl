title = Chat users see no errors
about = Counts the error codes that GitLab wrote to llm.log for chat, with the newest example of each and what the gateway answered just before. The wording that users see differs between versions; the codes do not.
proves = No chat error was logged in the searched time.
does-not-prove = That anybody used chat in that time, or that the cause of an older error is gone.

-again = Send a chat message, then run the check again: the time of the last error must not change.
-no-answer = The affected questions got no answer.
-message-only = The affected questions got only this message; chat itself works.
-no-chat = These users cannot use chat.
-tool = The tool for this kind of question gave up. Single cases are normal; many indicate a problem with the model or the feature's settings.
-gateway-log = Read the gateway's log lines of one failed request.
-service-log = Read the log lines of the GitLab Duo Agent Platform service for one failed request; it runs in the gateway's container.
-gitlab-log = Read GitLab's log lines of one request.
-seat = Assign a seat in Admin > GitLab Duo > Seat utilization
-save = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.

DUO8200 = { $over ->
        [0] No chat error in { $lines } lines of llm.log ({ $first } to { $last }).
       *[other] The { $over } chat errors in llm.log are over: chats have been answered since the last one, at { $since }.
    }
    .title = { $over ->
        [0] llm.log has no chat errors.
       *[other] The chat errors in llm.log are over: chats have been answered since.
    }
DUO8210 = Chat users saw A1000 { $count } times, last at { $last }: the gateway did not answer in time.
    .title = Chat users saw A1000: the gateway did not answer in time.
    .cause = GitLab waits 60 seconds by default, and the gateway 30 seconds for the model. The model is slow or overloaded, its prompt is long, or a proxy delays the answer. An unreachable model leads to another code.
    .consequence = { -no-answer }
    .fix-1 = From GitLab 18.7: increase this setting, up to 600 seconds, in Admin > GitLab Duo > Change configuration. From gateway 19.2, AIGW_DUO_CHAT__MODEL_REQUEST_TIMEOUT sets how long the gateway waits for the model.
    .fix-2 = Read in the model server's log how long requests take, and give the model more capacity.
    .fix-3 = Increase the timeouts of proxies between GitLab, the gateway and the model; this is the setting of NGINX.
    .fix-4 = { -again }
DUO8211 = Chat users saw A1001 { $count } times, last at { $last }: GitLab got no usable answer from the AI Gateway.
    .title = Chat users saw A1001: GitLab got no usable answer from the AI Gateway.
    .cause = { $reason ->
        [rejected] The gateway answered 401: it does not accept GitLab's token, in most cases because it could not load GitLab's keys.
        [forbidden] The gateway answered 403: the token does not contain the permission for this feature.
        [not-found] The gateway's address answered 404: the path in the AI Gateway URL is wrong, or something else answers there.
        [model] The gateway answered 421: the model server answered with an error.
        [invalid] The gateway answered { $status }: it does not understand GitLab's request. The versions may not match, or the model's family or endpoint is wrong.
        [proxy] A proxy or the gateway answered { $status }: what is behind it cannot be reached.
        [server] The gateway answered { $status }: it failed itself, for example without any key or with an unreachable model.
        [status] The gateway answered { $status }.
        [unreachable] GitLab could not connect to the gateway.
        [tls] GitLab does not accept the gateway's TLS certificate.
        [blocked] GitLab's filter for outbound requests blocks the gateway's address.
       *[unknown] The log lines around the error do not tell the reason.
    }
    .consequence = { -no-answer }
    .fix-1 = Run GitLab's own test of the setup.
    .fix-2 = { -gateway-log }
    .fix-3 = { -again }
DUO8212 = Chat users saw A1002 { $count } times, last at { $last }: the answer contained no event that GitLab could read.
    .title = Chat users saw A1002: the answer contained no event that GitLab could read.
    .cause = The gateway's answer was empty, or something on the way rewrote it. A model whose streaming fails before the first word looks the same.
    .consequence = { -no-answer }
    .fix-1 = { -gateway-log }
    .fix-2 = Make proxies forward chunked answers of the type application/x-ndjson unchanged and unbuffered; with NGINX, proxy_buffering off is needed besides this timeout.
    .fix-3 = { -again }
DUO8213 = Chat users saw A1003 { $count } times, last at { $last }: the answer was cut off.
    .title = Chat users saw A1003: the answer was cut off.
    .cause = The connection ended before the answer was complete: the model's stream failed, the gateway stopped, or a proxy closed the connection.
    .consequence = { -no-answer }
    .fix-1 = { -gateway-log }
    .fix-2 = Increase idle timeouts and turn off buffering (NGINX: proxy_buffering off) on proxies and load balancers between GitLab, the gateway and the model.
    .fix-3 = To find out whether streaming is the cause, run the gateway without it for a while. { -save }
    .fix-4 = Recreate the container with this variable; the other options and the image are in gateway.json. Afterwards, remove the container again and recreate it without the variable.
    .fix-5 = { -again }
DUO8214 = Chat users saw A1004 { $count } times, last at { $last }: the AI Gateway reported an error while answering.
    .title = Chat users saw A1004: the AI Gateway reported an error while answering.
    .cause = Most problems with the model end here: wrong name or endpoint, rejected API key, missing chat template, context too small. The gateway's text: { $message }
    .consequence = { -no-answer }
    .fix-1 = { -gateway-log }
    .fix-2 = Read the model server's log, and correct what the texts name at the model server or in GitLab's model settings.
    .fix-3 = { -again }
DUO8215 = Chat users saw A1005 { $count } times, last at { $last }: the prompt was too long for the model.
    .title = Chat users saw A1005: the prompt was too long for the model.
    .cause = The conversation does not fit into the model's context. Servers such as vLLM word this differently, which leads to A1004.
    .consequence = { -no-answer }
    .fix-1 = Give the model a larger context; this is the option of vLLM. Users can start a new conversation with /new or /clear.
    .fix-2 = { -again }
DUO8216 = Chat users saw A1006 { $count } times, last at { $last }: the model found no answer in ten steps.
    .title = Chat users saw A1006: the model found no answer in ten steps.
    .cause = The model keeps calling tools without reaching an answer, as small models do.
    .consequence = { -message-only }
    .fix-1 = Select a stronger model for chat in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted). Users can ask more specific questions or start a new conversation with /new.
    .fix-2 = { -again }
DUO8217 = Chat users saw A1007 { $count } times, last at { $last }: GitLab Duo Agent Platform failed unexpectedly.
    .title = Chat users saw A1007: GitLab Duo Agent Platform failed unexpectedly.
    .cause = The GitLab Duo Agent Platform service could not process the request.
    .consequence = { -no-answer }
    .fix-1 = { -service-log }
    .fix-2 = { -again }
DUO8218 = Chat users saw A1008 { $count } times, last at { $last }: the model behind GitLab Duo Agent Platform answered with an error.
    .title = Chat users saw A1008: the model behind GitLab Duo Agent Platform answered with an error.
    .cause = The model server or the provider rejected the request of the GitLab Duo Agent Platform service.
    .consequence = { -no-answer }
    .fix-1 = { -service-log }
    .fix-2 = Read the model server's log; check the model's API key and quota.
    .fix-3 = { -again }
DUO8219 = Chat users saw A9999 { $count } times, last at { $last }: an error that chat does not classify.
    .title = Chat users saw A9999: an error that chat does not classify.
    .cause = { $reason ->
        [rejected] The gateway answered 401: it does not accept GitLab's token, in most cases because it could not load GitLab's keys.
        [forbidden] The gateway answered 403: the token does not contain the permission for this feature.
        [not-found] The gateway's address answered 404: the path in the AI Gateway URL is wrong, or something else answers there.
        [model] The gateway answered 421: the model server answered with an error.
        [invalid] The gateway answered { $status }: it does not understand GitLab's request. The versions may not match, or the model's family or endpoint is wrong.
        [proxy] A proxy or the gateway answered { $status }: what is behind it cannot be reached.
        [server] The gateway answered { $status }: it failed itself, for example without any key or with an unreachable model.
        [status] The gateway answered { $status }.
        [unreachable] GitLab could not connect to the gateway.
        [tls] GitLab does not accept the gateway's TLS certificate.
        [blocked] GitLab's filter for outbound requests blocks the gateway's address.
       *[unknown] The log lines around the error do not tell the reason. GitLab's text: { $message }
    }
    .consequence = { -no-answer } GitLab's documentation calls this an unknown error, but unreachable gateways and rejected tokens show up like this, too.
    .fix-1 = Run GitLab's own test of the setup.
    .fix-2 = { -gateway-log }
    .fix-3 = { -again }
DUO8220 = Chat users saw M2000 { $count } times, last at { $last }: no documentation was found for the question.
    .title = Chat users saw M2000: no documentation was found for the question.
    .cause = Chat searched GitLab's documentation and found nothing that matches.
    .consequence = { -message-only }
    .fix-1 = See in GitLab's log what was asked. Users can rephrase the question.
    .fix-2 = { -again }
DUO8232 = Chat users saw M3002 { $count } times, last at { $last }: GitLab Duo is turned off for the group or project.
    .title = Chat users saw M3002: GitLab Duo is turned off for the group or project.
    .cause = The question was about a group or project with GitLab Duo features turned off.
    .consequence = Chat does not answer questions about this group or project.
    .fix-1 = See whether GitLab Duo is on in the project.
    .fix-2 = If it is not off on purpose, turn it on in the group or project: Settings > General > GitLab Duo features.
    .fix-3 = { -again }
DUO8233 = Chat users saw M3003 { $count } times, last at { $last }: the item does not exist, or the user has no access to it.
    .title = Chat users saw M3003: the item does not exist, or the user has no access to it.
    .cause = The user asked about something that does not exist or that they may not see, or their session has expired.
    .consequence = { -no-answer }
    .fix-1 = See in GitLab's log who asked.
    .fix-2 = Have the user open the item in the browser; if that works, they should sign in again (with SAML, to the group as well).
    .fix-3 = { -again }
DUO8234 = Chat users saw M3004 { $count } times, last at { $last }: the user has no access to chat.
    .title = Chat users saw M3004: the user has no access to chat.
    .cause = The user has no GitLab Duo seat, or chat is not available to them.
    .consequence = { -no-chat }
    .fix-1 = See whether the user may use chat; false means no.
    .fix-2 = { -seat }, and make sure that chat is not disabled among the features.
    .fix-3 = { -again }
DUO8235 = Chat users saw M3005 { $count } times, last at { $last }: the question needs a feature of a higher tier.
    .title = Chat users saw M3005: the question needs a feature of a higher tier.
    .cause = Chat chose a tool that the current GitLab Duo add-on does not include.
    .consequence = { -no-answer }
    .fix-1 = See which plan and add-ons this GitLab has. GitLab Duo Enterprise includes the tools of chat.
    .fix-2 = { -again }
DUO8236 = Chat users saw M3006 { $count } times, last at { $last }: the AI Gateway rejected the user (403).
    .title = Chat users saw M3006: the AI Gateway rejected the user (403).
    .cause = GitLab's token does not contain the permission for chat: the user has no seat or no default GitLab Duo namespace, or the versions of GitLab and the gateway do not match.
    .consequence = { -no-chat }
    .fix-1 = See whether the user may use chat; false means no.
    .fix-2 = { -seat }, and use a gateway image with the same minor version as GitLab.
    .fix-3 = { -again }
DUO8240 = Chat users saw M4000 { $count } times, last at { $last }: a slash command failed.
    .title = Chat users saw M4000: a slash command failed.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8241 = Chat users saw M4001 { $count } times, last at { $last }: chat found no information to answer the question.
    .title = Chat users saw M4001: chat found no information to answer the question.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8242 = Chat users saw M4002 { $count } times, last at { $last }: a question about CI/CD could not be answered.
    .title = Chat users saw M4002: a question about CI/CD could not be answered.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8243 = Chat users saw M4003 { $count } times, last at { $last }: a vulnerability could not be explained.
    .title = Chat users saw M4003: a vulnerability could not be explained.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8244 = Chat users saw M4004 { $count } times, last at { $last }: comments could not be summarized.
    .title = Chat users saw M4004: comments could not be summarized.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8245 = Chat users saw M4005 { $count } times, last at { $last }: a job could not be troubleshot.
    .title = Chat users saw M4005: a job could not be troubleshot.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8250 = Chat users saw M5000 { $count } times, last at { $last }: the content of an item could not be processed.
    .title = Chat users saw M5000: the content of an item could not be processed.
    .cause = { -tool }
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8260 = Chat users saw A6000 { $count } times, last at { $last }: chat had no answer and said so.
    .title = Chat users saw A6000: chat had no answer and said so.
    .cause = The model gave no final answer, so GitLab showed its default text. Single cases are normal; many indicate a model that is too weak for chat.
    .consequence = { -message-only }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8271 = Chat users saw G3001 { $count } times, last at { $last }: a tool is not included in the subscription.
    .title = Chat users saw G3001: a tool is not included in the subscription.
    .cause = The AI Gateway reported that a tool is not available to this user.
    .consequence = { -no-answer }
    .fix-1 = See whether license and GitLab Duo add-on include the feature.
    .fix-2 = { -again }
DUO8272 = Chat users saw G3002 { $count } times, last at { $last }: the user has no default GitLab Duo namespace.
    .title = Chat users saw G3002: the user has no default GitLab Duo namespace.
    .cause = The user belongs to several namespaces with GitLab Duo and has selected none of them, or the editor's project has no GitLab remote or namespace.
    .consequence = { -no-chat }
    .fix-1 = Have the user select a default namespace in their own preferences (User settings > Preferences), and open a project with a GitLab remote in the editor.
    .fix-2 = { -again }
DUO8289 = Chat users saw { $code } { $count } times, last at { $last }: this program does not know the code.
    .title = Chat users saw an error code that this program does not know.
    .cause = A newer GitLab may have new codes. GitLab's text: { $message }
    .consequence = { -no-answer }
    .fix-1 = { -gitlab-log }
    .fix-2 = { -again }
DUO8290 = Could not count the errors that chat users saw: { $why }.
    .title = Could not count the errors that chat users saw.
