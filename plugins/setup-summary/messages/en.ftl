title = GitLab's set-up check finds nothing, or is known to be wrong
about = Reads the output of gitlab-rake gitlab:duo:verify_self_hosted_setup, where it is given to this program as the log source setup-summary, and tells real problems from complaints that are known to be wrong.
proves = When the rake task ran, it found nothing that is to be believed.
does-not-prove = That it is still so, or that a model answers through the AI Gateway: the rake task asks the models itself, past the gateway.

DUO1800 = The rake task's summary has no error in its { $count } sections; not examined by it: { $skipped }.{ $age ->
        [old] {" "}It is { $days } days old.
       *[new] {""}
    }
DUO1801 = { $section ->
        [ai_gateway_url] The rake task finds no usable AI Gateway URL.
        [license] The rake task finds a licence without Code Suggestions.
        [user] The rake task finds a user who may not use Code Suggestions.
        [ai_gateway_health] The rake task does not reach the AI Gateway.
        [transport_connectivity] The rake task cannot connect to a host.
       *[other] The rake task reports an error ({ $section }).
    }{ $age ->
        [old] {" "}The output is { $days } days old.
       *[new] {""}
    }
    .cause = { $section ->
        [ai_gateway_url] The setting Local AI Gateway URL is empty or is no http or https URL.
        [license] The licence has expired, is of a lower plan, or lacks the add-on.
        [user] The user that was named to the rake task, root unless said, has no seat.
        [ai_gateway_health] The gateway does not run, its URL is wrong, or a firewall or TLS is in the way from GitLab.
       *[other] What the rake task says stands in the evidence.
    }{ $ended ->
        [yes] {" "}The rake task ended there: what comes after was not examined.
       *[no] {""}
    }
    .consequence = { $section ->
        [user] That user's requests fail; those of others need not.
       *[other] GitLab Duo features fail.
    }
    .fix-1 = { $section ->
        [ai_gateway_url] Enter the gateway's URL in Admin > GitLab Duo > Change configuration > Local AI Gateway URL.
        [license] Renew the licence or add the add-on.
        [user] Assign a seat in Admin > GitLab Duo, or name a user who has one to the rake task.
        [ai_gateway_health] Run the checks gateway-url and gateway-from-gitlab of this program on GitLab's host: they tell which of these it is.
       *[other] Follow what the rake task says.
    }
    .fix-2 = Run the rake task again, and give this program its new output.
DUO1802 = The rake task complains, and is known to be wrong there: { $why ->
        [double-v1] it appends /v1/models to an endpoint that ends with /v1 already.
        [bedrock] it asks the placeholder address of a Bedrock model.
        [slash] it asks for the health page with two slashes.
       *[direct] it asks the model from GitLab's host, where only the AI Gateway needs to reach it.
    }
    .cause = { $why ->
        [double-v1] Older versions of the rake task ask <endpoint>/v1/models. The endpoint must end with /v1, so that the model server gets /v1/v1/models and answers 404.
        [bedrock] A Bedrock model has no endpoint; the documentation tells to enter a placeholder, and the rake task asks it.
        [slash] The AI Gateway URL ends with a slash, which the rake task does not cut off as GitLab does. The gateway answers 401 to the path with two slashes.
       *[direct] GitLab's requests to models go through the AI Gateway; the rake task's do not. A network in which only the gateway reaches the models is sound.
    }
    .consequence = None for users, if that is all. A report with it misleads whoever reads it.
    .fix-1 = { $why ->
        [slash] Remove the slash in Admin > GitLab Duo > Change configuration > Local AI Gateway URL. Change nothing else for the sake of the rake task.
       *[other] Do not change the endpoint for the sake of the rake task. Test the model with Test connection in Admin > GitLab Duo > Configure models for GitLab Duo, which goes through the gateway.
    }
    .fix-2 = Check the same by the way that requests take.
DUO1803 = { $section ->
        [self_hosted_models] The rake task finds no self-hosted model.
        [feature_settings] The rake task finds no feature with a self-hosted model.
        [transport_connectivity] The rake task reaches a host whose certificate it does not trust.
        [request_flow] The rake task gets no good answer from a model (status { $code }).
       *[other] The rake task warns ({ $section }).
    }
    .cause = { $section ->
        [self_hosted_models] No model was added.
        [feature_settings] No model was selected for any feature.
        [transport_connectivity] A proxy that inspects TLS shows a certificate of its own, or a private authority is missing among GitLab's trusted ones.
        [request_flow] The model server rejects the key, has another path, or a proxy answers in its place. GitLab asks it directly here, not through the AI Gateway.
       *[other] What the rake task says stands in the evidence.
    }
    .consequence = { $section ->
        [transport_connectivity] Requests that verify the certificate fail.
       *[other] Features that depend on it do not work with a self-hosted model.
    }
    .fix-1 = { $section ->
        [transport_connectivity] Add the authority to GitLab's trusted certificates (/etc/gitlab/trusted-certs), or name the host in NO_PROXY.
        [request_flow] Run the checks model-reachable and model-endpoint of this program: they tell which of these it is.
       *[other] Add a model and select it for the features in Admin > GitLab Duo > Configure models for GitLab Duo.
    }
    .fix-2 = Run the rake task again, and give this program its new output.
DUO1804 = The rake task does not reach the Agent Platform service.{ $age ->
        [old] {" "}The output is { $days } days old.
       *[new] {""}
    }
    .cause = The service does not run, its address is wrong, TLS is on at one side only, or it rejects GitLab's token.
    .consequence = Agentic Chat and flows fail.
    .fix-1 = Run the checks agent-platform-url and agent-platform-service of this program: they tell which of these it is.
    .fix-2 = Run the rake task again, and give this program its new output.
DUO1805 = The rake task cannot open a WebSocket to GitLab's own address.{ $age ->
        [old] {" "}The output is { $days } days old.
       *[new] {""}
    }
    .cause = A reverse proxy before GitLab does not pass the upgrade on, or GitLab does not reach its own external URL. With the status 401 or 403 a proxy removes the token, or the user has no seat.
    .consequence = Agentic Chat shows no answer: the screen hangs, and no log has an error.
    .fix-1 = In the reverse proxy before GitLab, pass the upgrade on for /api/v4/ai/duo_workflows/ws and /-/cable. NGINX: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
    .fix-2 = Run the rake task again, and give this program its new output.
DUO1890 = Could not judge the output of the rake task: { $why }.
    .why-no-summary = it ends before the summary, or is that of a version that prints none
    .why-not-recognised = the file is not the output of gitlab-rake gitlab:duo:verify_self_hosted_setup
DUO1891 = No output of the rake task was given. To have it judged, run gitlab-rake gitlab:duo:verify_self_hosted_setup on GitLab's host, keep its whole output in a file, and name that as setup-summary under [logs].
