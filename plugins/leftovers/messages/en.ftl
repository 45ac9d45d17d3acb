title = Nothing was left on after troubleshooting
about = Looks for switches that the troubleshooting page tells you to set for a while: bypassed authentication, self-signed tokens, disabled streaming, verbose logs. Sends the AI Gateway one empty request without a token, which must be refused.
proves = None of the variables that were read is on that should be off.
does-not-prove = That the running processes were started with these variables, or that no such switch is set elsewhere.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and ports only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.

DUO9100 = No switch was left on in the gateway's variables{ $gitlab ->
        [yes] { "" } and GitLab's
       *[no] { "" } (GitLab's were not available)
    }{ $door ->
        [closed] , and the gateway requires a token
       *[unknown] ; whether the gateway requires a token is not known
    }.
DUO9101 = Authentication is turned off on the AI Gateway: { $variables }.
    .title = Authentication is turned off on the AI Gateway.
    .cause = The variable was set for troubleshooting and not removed.{ $door ->
        [open] {" "}The gateway answers requests without a token.
        [closed] {" "}The gateway at the configured address requires a token nevertheless, so these may not be the variables of the running process.
       *[unknown] {""}
    }
    .consequence = Everyone who can reach the gateway's port can use the models, without a license and without being traced to a user.
    .fix-1 = { -save }
    .fix-2 = Recreate the container without these variables; leave them out also of extraEnvironmentVariables in the Helm values. { -other }
    .fix-3 = Run the check again.
DUO9102 = GitLab signs its cloud tokens itself: CLOUD_CONNECTOR_SELF_SIGN_TOKENS is on.
    .cause = The variable was set to find out why a feature is missing, and not removed.
    .consequence = Features appear that are not released for self-hosted models, and the real fault stays hidden. The documentation forbids this in production.
    .fix-1 = Find the variable in gitlab_rails['env'] of /etc/gitlab/gitlab.rb (Helm: global.extraEnv), and remove it.
    .fix-2 = Apply the change.
    .fix-3 = Run the check again.
DUO9103 = Streaming from the models is turned off: AIGW_CUSTOM_MODELS__DISABLE_STREAMING is on.
    .cause = The variable was set to find the cause of error A1003, and not removed.
    .consequence = Chat shows nothing until the whole answer is complete, and long answers time out sooner.
    .fix-1 = { -save }
    .fix-2 = Recreate the container without the variable. If chat then fails with A1003, the model's streaming or a proxy is at fault. { -other }
    .fix-3 = Run the check again.
DUO9104 = Verbose logging is on: { $variables }.
    .title = Verbose logging is on.
    .cause = It was turned on for troubleshooting and not turned off again.
    .consequence = { $content ->
        [yes] Questions, source code and answers are written to the log, and the log grows fast.
       *[no] The log grows fast.
    }
    .fix-1 = { $places ->
        [gitlab] Find the variable in gitlab_rails['env'] of /etc/gitlab/gitlab.rb (Helm: global.extraEnv), and remove it.
       *[gateway] { -save }
    }
    .fix-2 = { $places ->
        [gitlab] Apply the change.
       *[gateway] Recreate the container without these variables. { -other }
    }
    .fix-3 = { $places ->
        [both] Find LLM_DEBUG in gitlab_rails['env'] of /etc/gitlab/gitlab.rb (Helm: global.extraEnv), and remove it.
       *[gateway] Run the check again.
    }
    .fix-4 = Apply the change.
    .fix-5 = Run the check again.
DUO9105 = The AI Gateway at { $url } answers requests without a token{ $variables ->
        [known] , although none of its known variables allows that
       *[unknown] { "" }
    }.
    .title = The AI Gateway answers requests without a token.
    .cause = { $variables ->
        [known] The running gateway was started with other variables than those read here, most likely with AIGW_AUTH__BYPASS_EXTERNAL=true.
       *[unknown] The gateway was most likely started with AIGW_AUTH__BYPASS_EXTERNAL=true.
    }
    .consequence = Everyone who can reach the gateway's port can use the models, without a license and without being traced to a user.
    .fix-1 = See which variables the container has.
    .fix-2 = { -save }
    .fix-3 = Recreate the container without AIGW_AUTH__BYPASS_EXTERNAL. { -other }
    .fix-4 = Run the check again.
DUO9190 = Could not determine whether anything was left on{ $about ->
        [door] ; the gateway requires a token, but its variables are not known
        [variable] {""}
       *[nothing] ; the gateway could not be asked, and its variables are not known
    }: { $why }.
    .title = Could not determine whether anything was left on.
    .why-masked = the value of { $text } is hidden
