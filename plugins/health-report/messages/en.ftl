title = GitLab's own health check is right
about = Runs GitLab's health check, the one behind Admin > GitLab Duo > Run health check. Where one of its probes fails that is known to fail on working set-ups, asks for a code completion as a user does.
proves = GitLab's health check finds nothing, or what it finds is known to be wrong.
does-not-prove = That a model answers: for a self-hosted set-up the health check asks none.

DUO1700 = GitLab's health check passes with all its { $count } probes. { $asked ->
        [yes] One of them had a model complete code.
       *[no] None of them asked a model.
    }
DUO1701 = GitLab's health check fails ({ $probe }), and users' requests work: ignore it.
    .cause = { $why ->
        [unauthorized] A known fault of the health check (issue 517097): its test request is not the one of a self-hosted set-up, and the AI Gateway answers it with 401.
        [timeout] The health check gives the model three seconds for a completion. Real requests have more time.
        [host] The health check's request goes another way than real ones: GitLab's filter of outbound requests applies to it where it does not to the others, and so it fails for gateways in a private network.
        [subscription] A known fault of the health check (issue 517097): it runs probes for GitLab's cloud on a set-up that does not use it.
       *[other] A known fault of the health check (issue 517097): its test request is not the one of a self-hosted set-up.
    }
    .consequence = None for users. The health check stays red and hides what else it may find.
    .fix-1 = Send a message in chat to be sure, and leave the health check alone. { $why ->
        [timeout] A model server that is kept warm turns it green.
        [host] Adding the gateway's host to the allowlist in Admin > Settings > Network > Outbound requests turns it green.
       *[other] A newer version of GitLab may turn it green.
    }
    .fix-2 = Check again.
DUO1702 = GitLab's health check cannot complete code through the AI Gateway.
    .cause = { $why ->
        [unauthorized] The AI Gateway answers 401. { $tried ->
            [yes] A user's request fails too, so that it is not the known fault of the health check (issue 517097) alone.
           *[no] It is a known fault of the health check (issue 517097) if users' requests work; that was not tried, because no user's token was given.
        }
        [timeout] The model did not answer within the three seconds that the health check gives it. { $tried ->
            [yes] A user's request, which has more time, fails too.
           *[no] Users' requests have more time; whether they work was not tried, because no user's token was given.
        }
       *[other] The AI Gateway or the model answers with an error. { $tried ->
            [yes] A user's request fails too.
           *[no] Whether users' requests work was not tried, because no user's token was given.
        }
    }
    .consequence = Code suggestions fail, unless the health check alone is wrong.
    .fix-1 = Send a message in chat. If it is answered, ignore the health check.
    .fix-2 = Otherwise look for the status that the probe names in the AI Gateway's log at the time of this run.
    .fix-3 = Check again.
DUO1703 = { $probe ->
        [ai_gateway_url_presence_probe] GitLab's health check finds no AI Gateway URL.
        [host_probe] GitLab's health check does not reach a host that it needs.
        [code_suggestions_license_probe] GitLab's health check finds a licence without Code Suggestions.
       *[other] GitLab's health check fails ({ $probe }).
    }
    .cause = { $probe ->
        [ai_gateway_url_presence_probe] The setting Local AI Gateway URL is empty, and requests go to GitLab's cloud.
        [host_probe] A firewall, a proxy, GitLab's filter of outbound requests, or a host that does not run. The evidence names it.
        [code_suggestions_license_probe] The licence has expired, is of a lower plan, or lacks the add-on.
        [license_probe] The subscription cannot be synchronised with GitLab's customer portal, or needs to be renewed.
        [access_probe] The subscription has not been synchronised, or not for long.
        [token_probe] The access token that a synchronisation brings is missing, invalid or expired.
       *[other] What GitLab says stands in the evidence.
    }
    .consequence = { $probe ->
        [billing_customers_dot_probe] Usage billing of the self-hosted Agent Platform fails until the host is reached again.
        [billing_cloud_ai_gateway_probe] Usage billing of the self-hosted Agent Platform fails until the host is reached again.
        [billing_duo_workflow_service_probe] Usage billing of the self-hosted Agent Platform fails until the host is reached again.
       *[other] GitLab Duo features fail for the reason that the probe names.
    }
    .fix-1 = { $probe ->
        [ai_gateway_url_presence_probe] Enter the gateway's URL in Admin > GitLab Duo > Change configuration > Local AI Gateway URL.
        [host_probe] Open the way from GitLab to that host. For a private address, add it to the allowlist in Admin > Settings > Network > Outbound requests.
        [code_suggestions_license_probe] Renew the licence or add the add-on, and assign seats in Admin > GitLab Duo.
        [license_probe] Synchronise the subscription in Admin > Subscription. If you use no model of GitLab, this probe does not concern you.
        [access_probe] Synchronise the subscription in Admin > Subscription. If you use no model of GitLab, this probe does not concern you.
        [token_probe] Synchronise the subscription in Admin > Subscription. If you use no model of GitLab, this probe does not concern you.
       *[other] Follow what GitLab says in the evidence.
    }
    .fix-2 = Check again.
DUO1704 = GitLab's health check fails for the administrator who runs it: that person may not use Code Suggestions.
    .cause = The probe code_suggestions_license_probe asks for the person whose token is used. The licence is fine; this person has no seat.
    .consequence = None for users with a seat. The health check stays red for this administrator.
    .fix-1 = Assign a seat to the administrator in Admin > GitLab Duo, or run the health check as somebody who has one.
    .fix-2 = Check again.
DUO1705 = { $probe ->
        [compatible_runner_probe] GitLab's health check finds no runner that can run flows.
       *[other] GitLab's health check finds flows switched off ({ $probe }).
    }
    .cause = { $probe ->
        [compatible_runner_probe] Flows run in CI jobs of an instance runner with the tag gitlab--duo and a Docker-compatible executor. The evidence says what is missing.
       *[other] An administrator has switched them off, perhaps on purpose.
    }
    .consequence = Flows of the Agent Platform do not start or end after seconds. Chat and code suggestions do not need them.
    .fix-1 = { $probe ->
        [compatible_runner_probe] If flows are wanted, register an instance runner with the tag gitlab--duo and the executor docker.
       *[other] If flows are wanted, allow them in Admin > GitLab Duo > Change configuration.
    }
    .fix-2 = Check again.
DUO1706 = GitLab's health check does not reach the Agent Platform service.
    .cause = The service does not run, its address is wrong, TLS is on at one side only, or it rejects GitLab's token. If the check agent-platform-service passes, it is the token.
    .consequence = Agentic Chat and flows fail.
    .fix-1 = Compare host, port and TLS with the service: Admin > GitLab Duo > Change configuration. For a rejected token, look in the service's log for UNAUTHENTICATED: it needs GitLab's signing keys, as the AI Gateway does.
    .fix-2 = Check again.
DUO1790 = Could not determine what GitLab's health check says: { $why }.
    .why-not-permitted = GitLab runs it only for administrators; this token is not one's, or lacks the scope admin_mode while Admin Mode is on
    .why-no-probes = it has made no probe
