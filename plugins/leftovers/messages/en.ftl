title = Nothing was left on after troubleshooting
about = Looks for switches that the troubleshooting page tells to set for a while: bypassed authentication, self-signed tokens, switched-off streaming, verbose logs. Sends the AI Gateway one empty request without a token, which must be refused.
proves = The variables that were read leave nothing on that should be off.
does-not-prove = That the running processes were started with these variables, or that nobody set such a switch elsewhere.

DUO9100 = No switch was left on in the gateway's variables{ $gitlab ->
        [yes] { "" } and GitLab's
       *[no] { "" } (GitLab's were not available)
    }{ $door ->
        [closed] , and the gateway asks for a token
       *[unknown] ; whether the gateway asks for a token could not be seen
    }.
DUO9101 = Authentication is switched off on the AI Gateway: { $variables }.
    .cause = { $door ->
        [open] The variable was set for troubleshooting and stayed. The gateway answers requests without a token.
        [closed] The variable was set for troubleshooting and stayed. The gateway at the configured address asked for a token all the same; these variables may not be those of the running process.
       *[unknown] The variable was set for troubleshooting and stayed.
    }
    .consequence = Everybody who reaches the gateway's port can use the models, without a licence and without a trace to a user.
    .fix-1 = Remove the variables from the gateway's settings; DUO_WORKFLOW_AUTH__ENABLED must be true or not set.
    .fix-2 = Stop the container and create it again without them; with Helm, upgrade the release.
    .fix-3 = Check again.
DUO9102 = GitLab signs its cloud tokens itself: CLOUD_CONNECTOR_SELF_SIGN_TOKENS is on.
    .cause = The variable was set to find out why a feature is missing, and stayed.
    .consequence = Features appear that are not released for self-hosted models, and a real fault stays hidden. The documentation forbids it in production.
    .fix-1 = Remove the variable: gitlab_rails['env'] in /etc/gitlab/gitlab.rb, or extraEnv with Helm.
    .fix-2 = Run gitlab-ctl reconfigure and restart GitLab; with Helm, upgrade the release.
    .fix-3 = Check again.
DUO9103 = Streaming from the models is switched off: AIGW_CUSTOM_MODELS__DISABLE_STREAMING is on.
    .cause = The variable was set to find the cause of error A1003, and stayed.
    .consequence = Chat shows nothing until the whole answer is there, and long answers run into timeouts sooner.
    .fix-1 = Remove the variable. If chat then fails with A1003, the model's streaming or a proxy is at fault.
    .fix-2 = Create the container again without it; with Helm, upgrade the release.
    .fix-3 = Check again.
DUO9104 = Verbose logging is on: { $variables }.
    .cause = It was turned on for troubleshooting and stayed.
    .consequence = { $content ->
        [yes] Questions, source code and answers are written to the log, and the log grows fast.
       *[no] The log grows fast.
    }
    .fix-1 = Remove the variables, or set log levels to INFO.
    .fix-2 = Create the gateway's container again without them; for LLM_DEBUG, restart GitLab.
    .fix-3 = Check again.
DUO9105 = The AI Gateway at { $url } answers requests without a token{ $variables ->
        [known] , although none of its known variables says so
       *[unknown] { "" }
    }.
    .cause = { $variables ->
        [known] The running gateway was started with other variables than those that were read here, most likely with AIGW_AUTH__BYPASS_EXTERNAL=true.
       *[unknown] The gateway was most likely started with AIGW_AUTH__BYPASS_EXTERNAL=true.
    }
    .consequence = Everybody who reaches the gateway's port can use the models, without a licence and without a trace to a user.
    .fix-1 = See with which variables the container runs.
    .fix-2 = Remove AIGW_AUTH__BYPASS_EXTERNAL from its settings.
    .fix-3 = Stop the container and create it again.
    .fix-4 = Check again.
DUO9190 = Could not determine whether anything was left on{ $about ->
        [door] ; the gateway asks for a token, but its variables are not known
        [variable] {""}
       *[nothing] ; the gateway could not be asked, and its variables are not known
    }: { $why }.
    .why-masked = the value of { $text } is hidden
