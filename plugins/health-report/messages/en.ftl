title = GitLab's own health check is right
about = Runs GitLab's health check, the one behind Admin > GitLab Duo > Run health check. If a probe fails that is known to fail on working setups, requests a code completion as a user does.
proves = GitLab's health check finds nothing, or only what is known to be wrong.
does-not-prove = That a model answers: on a self-hosted setup, the health check asks none.

DUO1700 = GitLab's health check passes all { $count } probes. { $asked ->
        [yes] One of them had a model complete code.
       *[no] None of them asked a model.
    }
    .title = GitLab's health check passes all probes.
DUO1701 = GitLab's health check fails ({ $probe }), but users' requests work. You can ignore it.
    .title = GitLab's health check fails, but users' requests work.
    .cause = { $why ->
        [unauthorized] A known issue of the health check (517097): its test request is not that of a self-hosted setup, and the AI Gateway answers 401.
        [timeout] The health check gives the model three seconds for a completion. Real requests have more time.
        [host] GitLab's filter for outbound requests applies to the health check, but not to real requests, so it fails for gateways in a private network.
        [subscription] A known issue of the health check (517097): it runs probes for GitLab's cloud on a setup that does not use it.
       *[other] A known issue of the health check (517097): its test request is not that of a self-hosted setup.
    }
    .consequence = None for users. But the health check stays red and can hide other problems.
    .fix-1 = { $why ->
        [timeout] To be sure, verify the setup with GitLab's Rake task. A model server that is kept warm turns the probe green.
        [host] To turn the probe green, add the gateway's host to the allowlist in Admin > Settings > Network > Outbound requests.
       *[other] To be sure, verify the setup with GitLab's Rake task. A newer version of GitLab can turn the probe green.
    }
    .fix-2 = Run the check again.
DUO1702 = GitLab's health check cannot complete code through the AI Gateway.
    .cause = { $why ->
        [unauthorized] The AI Gateway answers 401. { $tried ->
            [yes] A user's request fails too, so this is not only the known issue of the health check (517097).
           *[no] If users' requests work, it is a known issue of the health check (517097). That was not tried, because no user's token is configured.
        }
        [timeout] The model did not answer within the three seconds that the health check gives it. { $tried ->
            [yes] A user's request, which has more time, fails too.
           *[no] Users' requests have more time. Whether they work was not tried, because no user's token is configured.
        }
       *[other] The AI Gateway or the model answers with an error. { $tried ->
            [yes] A user's request fails too.
           *[no] Whether users' requests work was not tried, because no user's token is configured.
        }
    }
    .consequence = Code suggestions fail, unless only the health check is wrong.
    .fix-1 = Send a chat message. If it is answered, ignore the health check.
    .fix-2 = Otherwise, look in the AI Gateway's log for the status that the probe reports, at the time of this run.
    .fix-3 = Run the check again.
DUO1703 = { $probe ->
        [ai_gateway_url_presence_probe] GitLab's health check finds no AI Gateway URL.
        [host_probe] GitLab's health check cannot reach a host that it needs.
        [code_suggestions_license_probe] GitLab's health check finds that the license does not include Code Suggestions.
       *[other] GitLab's health check fails ({ $probe }).
    }
    .title = { $probe ->
        [ai_gateway_url_presence_probe] GitLab's health check finds no AI Gateway URL.
        [host_probe] GitLab's health check cannot reach a host that it needs.
        [code_suggestions_license_probe] GitLab's health check finds that the license does not include Code Suggestions.
       *[other] GitLab's health check fails.
    }
    .cause = { $probe ->
        [ai_gateway_url_presence_probe] The setting Local AI Gateway URL is empty, so requests go to GitLab's cloud.
        [host_probe] A firewall, a proxy, GitLab's filter for outbound requests, or a host that is down. The evidence names the host.
        [code_suggestions_license_probe] The license has expired, is for a lower plan, or lacks the add-on.
        [license_probe] The subscription cannot be synchronized with the Customers Portal, or has to be renewed.
        [access_probe] The subscription was never synchronized, or not for a long time.
        [token_probe] The access token that synchronization brings is missing, invalid or expired.
       *[other] See GitLab's message in the evidence.
    }
    .consequence = { $probe ->
        [billing_customers_dot_probe] With an online license, the self-hosted Agent Platform cannot be used until GitLab reaches this host: its usage cannot be billed.
        [billing_cloud_ai_gateway_probe] With an online license, the self-hosted Agent Platform cannot be used until GitLab reaches this host: its usage cannot be billed.
        [billing_duo_workflow_service_probe] With an online license, the self-hosted Agent Platform cannot be used until GitLab reaches this host: its usage cannot be billed.
       *[other] GitLab Duo features fail for the reason that the probe reports.
    }
    .fix-1 = { $probe ->
        [ai_gateway_url_presence_probe] Enter the gateway's URL in Admin > GitLab Duo > Change configuration.
        [host_probe] Try the host of the evidence from GitLab. Allow the traffic in firewalls and proxies; if the address is private, add it to the allowlist in Admin > Settings > Network > Outbound requests.
        [code_suggestions_license_probe] See which license GitLab has. Renew it or buy the add-on, and assign seats in Admin > GitLab Duo.
        [license_probe] Synchronize the subscription in Admin > Subscription, and see which license GitLab has then. If you use no GitLab models, this probe does not matter.
        [access_probe] Synchronize the subscription in Admin > Subscription, and see which license GitLab has then. If you use no GitLab models, this probe does not matter.
        [token_probe] Synchronize the subscription in Admin > Subscription, and see which license GitLab has then. If you use no GitLab models, this probe does not matter.
        [billing_customers_dot_probe] Try the host from GitLab, and allow the traffic in firewalls and proxies.
        [billing_cloud_ai_gateway_probe] Try the host from GitLab, and allow the traffic in firewalls and proxies.
        [billing_duo_workflow_service_probe] Try the host from GitLab, and allow the traffic in firewalls and proxies; it must pass HTTP/2.
       *[other] Follow GitLab's message in the evidence; its Rake task verifies the whole setup.
    }
    .fix-2 = Run the check again.
DUO1704 = GitLab's health check fails because the administrator who runs it cannot use Code Suggestions.
    .cause = The probe code_suggestions_license_probe tests the owner of the token. The license is fine; this person has no seat.
    .consequence = None for users with a seat. The health check stays red for this administrator.
    .fix-1 = Assign a seat to the administrator in Admin > GitLab Duo, or run the health check as an administrator who has one.
    .fix-2 = Verify the administrator's seat with GitLab's Rake task.
    .fix-3 = Run the check again.
DUO1705 = { $probe ->
        [compatible_runner_probe] GitLab's health check finds no runner for flows.
       *[other] GitLab's health check finds that flows are turned off ({ $probe }).
    }
    .title = { $probe ->
        [compatible_runner_probe] GitLab's health check finds no runner for flows.
       *[other] GitLab's health check finds that flows are turned off.
    }
    .cause = { $probe ->
        [compatible_runner_probe] Flows run in CI/CD jobs of an instance runner with the tag gitlab--duo and a Docker-compatible executor. The evidence says what is missing.
       *[other] An administrator turned them off, perhaps on purpose.
    }
    .consequence = Flows of the Agent Platform do not start, or end after seconds. Chat and code suggestions do not need them.
    .fix-1 = { $probe ->
        [compatible_runner_probe] If you want flows, create an instance runner with the tag gitlab--duo in Admin > CI/CD > Runners, and register it on the runner's host with the token shown there.
       *[other] If you want flows, turn this on in Admin > GitLab Duo > Change configuration.
    }
    .fix-2 = Run the check again.
DUO1706 = GitLab's health check cannot reach the Agent Platform service.
    .cause = The service is not running, its address is wrong, only one side uses TLS, no self-hosted model is selected for the Agent Platform, its name can be resolved only by a proxy, or the service rejects GitLab's token. If the check agent-platform-service passes, address and TLS are right.
    .consequence = GitLab Duo Chat (agentic) and flows fail.
    .fix-1 = Compare host, port and TLS with the service in Admin > GitLab Duo > Change configuration. On the AI-native features tab, make sure that a self-hosted model is selected for the Agent Platform.
    .fix-2 = Look for UNAUTHENTICATED in the log of the gateway's container: the service then lacks GitLab's signing keys, like an AI Gateway without them.
    .fix-3 = Run the check again.
DUO1790 = Could not determine what GitLab's health check says: { $why }.
    .title = Could not determine what GitLab's health check says.
    .why-not-permitted = GitLab runs it only for administrators; this token is not an administrator's, or lacks the scope admin_mode while Admin Mode is on
    .why-no-probes = it ran no probes
