title = GitLab's setup verification finds nothing, or only what is known to be wrong
about = Reads the output of gitlab-rake gitlab:duo:verify_self_hosted_setup if it is configured as the log source setup-summary, and tells real problems from complaints that are known to be wrong.
proves = When the Rake task ran, it found no real problem.
does-not-prove = That this is still so, or that a model answers through the AI Gateway: the Rake task asks the models directly.

DUO1800 = The Rake task's summary has no error in { $count } sections; not verified: { $skipped }.{ $age ->
        [old] {" "}It is { $days } days old.
       *[new] {""}
    }
    .title = The Rake task's summary has no error.
DUO1801 = { $section ->
        [ai_gateway_url] The Rake task finds no valid AI Gateway URL.
        [license] The Rake task finds that the license does not include Code Suggestions.
        [user] The Rake task finds that its user cannot use Code Suggestions.
        [ai_gateway_health] The Rake task cannot reach the AI Gateway.
        [transport_connectivity] The Rake task cannot connect to a host.
       *[other] The Rake task reports an error ({ $section }).
    }{ $age ->
        [old] {" "}The output is { $days } days old.
       *[new] {""}
    }
    .title = { $section ->
        [ai_gateway_url] The Rake task finds no valid AI Gateway URL.
        [license] The Rake task finds that the license does not include Code Suggestions.
        [user] The Rake task finds that its user cannot use Code Suggestions.
        [ai_gateway_health] The Rake task cannot reach the AI Gateway.
        [transport_connectivity] The Rake task cannot connect to a host.
       *[other] The Rake task reports an error.
    }
    .cause = { $section ->
        [ai_gateway_url] The setting Local AI Gateway URL is empty, or is not an http or https URL.
        [license] The license has expired, is for a lower plan, or lacks the add-on.
        [user] The user given to the Rake task (root by default) has no seat.
        [ai_gateway_health] The gateway is not running, its URL is wrong, or a firewall or TLS blocks the way from GitLab.
       *[other] See the Rake task's message in the evidence.
    }{ $ended ->
        [yes] {" "}The Rake task stopped there; what follows was not verified.
       *[no] {""}
    }
    .consequence = { $section ->
        [user] This user's requests fail; other users may not be affected.
       *[other] GitLab Duo features fail.
    }
    .fix-1 = { $section ->
        [ai_gateway_url] Enter the gateway's URL in Admin > GitLab Duo > Change configuration.
        [license] See which license GitLab has, and renew it or buy the add-on.
        [user] Assign a seat in Admin > GitLab Duo, or give the Rake task a user who has one.
        [ai_gateway_health] On GitLab's host, this check tells the reason.
        [transport_connectivity] On GitLab's host, this check tells the reason.
       *[other] Follow the Rake task's message.
    }
    .fix-2 = Run the Rake task again, and save its output as the file of the log source setup-summary.
    .fix-3 = Run the check again.
DUO1802 = The Rake task's complaint is known to be wrong: { $why ->
        [double-v1] it appends /v1/models to an endpoint that already ends with /v1.
        [bedrock] it asks the placeholder address of a Bedrock model.
        [slash] it asks for the health page with two slashes.
       *[direct] it asks the model from GitLab's host, but only the AI Gateway has to reach it.
    }
    .cause = { $why ->
        [double-v1] Older versions of the Rake task ask for <endpoint>/v1/models. The endpoint must end with /v1, so the model server gets a request for /v1/v1/models and answers 404.
        [bedrock] A Bedrock model has no endpoint. The documentation tells you to enter a placeholder, and the Rake task sends a request to it.
        [slash] The AI Gateway URL ends with a slash. GitLab removes it, the Rake task does not, and the gateway answers 401 to a path with two slashes.
       *[direct] GitLab's requests to models go through the AI Gateway, those of the Rake task do not. A network in which only the gateway reaches the models is fine.
    }
    .consequence = None for users, if there is nothing else. But it misleads whoever reads the report.
    .fix-1 = { $why ->
        [slash] Remove the slash in Admin > GitLab Duo > Change configuration. Change nothing else because of the Rake task.
        [bedrock] Leave the placeholder. Use Test connection in Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), which goes through the gateway, and see what the gateway logs.
       *[other] Leave the endpoint as it is. Ask the model from the gateway's container, which is the way that real requests take.
    }
    .fix-2 = Run this check, which looks at the way that real requests take.
DUO1803 = { $section ->
        [self_hosted_models] The Rake task finds no self-hosted model.
        [feature_settings] The Rake task finds no feature with a self-hosted model.
        [transport_connectivity] The Rake task reaches a host whose certificate is not trusted.
        [request_flow] The Rake task gets no usable answer from a model (status { $code }).
       *[other] The Rake task warns ({ $section }).
    }
    .title = { $section ->
        [self_hosted_models] The Rake task finds no self-hosted model.
        [feature_settings] The Rake task finds no feature with a self-hosted model.
        [transport_connectivity] The Rake task reaches a host whose certificate is not trusted.
        [request_flow] The Rake task gets no usable answer from a model.
       *[other] The Rake task warns.
    }
    .cause = { $section ->
        [self_hosted_models] No model was added.
        [feature_settings] No model was selected for any feature.
        [transport_connectivity] A proxy that inspects TLS presents its own certificate, or a private authority is missing in GitLab's trusted certificates.
        [request_flow] The model server rejects the key, uses another path, or a proxy answers instead. Here GitLab asks it directly, not through the AI Gateway.
       *[other] See the Rake task's message in the evidence.
    }
    .consequence = { $section ->
        [transport_connectivity] Requests that verify the certificate fail.
       *[other] Features that depend on it do not work with a self-hosted model.
    }
    .fix-1 = { $section ->
        [transport_connectivity] Give GitLab the authority's certificate as a PEM file (Helm: also name the secret in global.certificates.customCAs), or exclude the host with NO_PROXY.
        [request_flow] This check tells the reason.
        [self_hosted_models] In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), add a model and select it for the features.
        [feature_settings] In Admin > GitLab Duo > Configure models for GitLab Duo (or Configure GitLab Duo Self-Hosted), select a model for the features.
       *[other] Follow the Rake task's message.
    }
    .fix-2 = { $section ->
        [transport_connectivity] Apply the change.
       *[other] Run the Rake task again, and save its output as the file of the log source setup-summary.
    }
    .fix-3 = { $section ->
        [transport_connectivity] Run the Rake task again, and save its output as the file of the log source setup-summary.
       *[other] Run the check again.
    }
    .fix-4 = Run the check again.
DUO1804 = The Rake task cannot reach the Agent Platform service.{ $age ->
        [old] {" "}The output is { $days } days old.
       *[new] {""}
    }
    .title = The Rake task cannot reach the Agent Platform service.
    .cause = The service is not running, its address is wrong, only one side uses TLS, or it rejects GitLab's token.
    .consequence = GitLab Duo Chat (agentic) and flows fail.
    .fix-1 = This check tells the reason.
    .fix-2 = Run the Rake task again, and save its output as the file of the log source setup-summary.
    .fix-3 = Run the check again.
DUO1805 = The Rake task cannot open a WebSocket to GitLab's external URL.{ $age ->
        [old] {" "}The output is { $days } days old.
       *[new] {""}
    }
    .title = The Rake task cannot open a WebSocket to GitLab's external URL.
    .cause = A reverse proxy in front of GitLab does not pass the upgrade on, or GitLab cannot reach its own external URL. With status 401 or 403, a proxy removes the token, or the user has no seat.
    .consequence = GitLab Duo Chat (agentic) shows no answer: the page hangs, and no log has an error.
    .fix-1 = Request a WebSocket by GitLab's external URL. Status 101 means that upgrades get through; 200, 400, 426 or 502 mean that a proxy drops them.
    .fix-2 = In the reverse proxy in front of GitLab, pass the upgrade on for /api/v4/ai/duo_workflows/ws and /-/cable. NGINX: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";
    .fix-3 = Run the Rake task again, and save its output as the file of the log source setup-summary.
    .fix-4 = Run the check again.
DUO1890 = Could not evaluate the output of the Rake task: { $why }.
    .title = Could not evaluate the output of the Rake task.
    .why-no-summary = it ends before the summary, or comes from a version that prints none
    .why-not-recognised = the file is not the output of gitlab-rake gitlab:duo:verify_self_hosted_setup
DUO1891 = Could not determine what GitLab's own set-up check says: { $why }.
    .title = Could not determine what GitLab's own set-up check says.
