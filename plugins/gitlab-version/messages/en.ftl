title = GitLab is an edition and version that supports self-hosted models
about = Asks GitLab for its version and edition at /api/v4/metadata. Self-hosted models need the Enterprise Edition and are generally available from GitLab 17.9.
proves = The address belongs to a GitLab that supports GitLab Duo Self-Hosted.
does-not-prove = That the license allows it, or that it is set up.

DUO1100 = GitLab { $version } (revision { $revision }) supports self-hosted models{ $agent-platform ->
        [yes] , and has the setting for a self-hosted Agent Platform (generally available from 18.8).
       *[no] ; a self-hosted Agent Platform needs 18.4 or later.
    }
    .title = { $agent-platform ->
        [yes] GitLab supports self-hosted models and has the setting for a self-hosted Agent Platform.
       *[no] GitLab supports self-hosted models, but a self-hosted Agent Platform needs 18.4 or later.
    }
DUO1101 = GitLab { $version } at { $url } is not the Enterprise Edition.
    .title = GitLab is not the Enterprise Edition.
    .cause = The Community Edition is installed. It does not include GitLab Duo, whatever license you have.
    .consequence = No GitLab Duo feature is available on this GitLab.
    .fix-1 = Back up GitLab.
    .fix-2 = Install the Enterprise Edition of the same version over it (RHEL: sudo dnf install gitlab-ee). For Docker, use the options of the current container. Your data stays, and GitLab is down while it is replaced.
    .fix-3 = Run the check again.
DUO1102 = GitLab { $version } at { $url } is earlier than 17.9.
    .title = GitLab is earlier than 17.9.
    .cause = GitLab Duo Self-Hosted is generally available from GitLab 17.9. Earlier versions have it only as an experiment behind a feature flag, with other settings than those examined here.
    .consequence = Self-hosted models are missing or unsupported, and current AI Gateway images do not work with this GitLab.
    .fix-1 = Back up GitLab.
    .fix-2 = Upgrade to each required stop of GitLab's upgrade path, up to 17.9 or later (RHEL: sudo dnf install gitlab-ee-VERSION). For Docker, use the options of the current container. GitLab is down during the upgrade.
    .fix-3 = Then run an AI Gateway image of the same major and minor version, and run the check again.
DUO1104 = { $what ->
        [gitlab-down] A proxy answers { $status } at { $url }; GitLab behind it does not answer.
        [redirect] { $url } redirects to { $location } instead of answering as GitLab.
        [moved] { $url } redirects to { $location }: GitLab's API has another address.
        [ai-gateway] An AI Gateway answers at { $url }, where GitLab should be.
        [tls-port] { $url } is a TLS port, but the URL says plain HTTP.
        [not-http] The service at { $url } does not speak HTTP.
        [page] A web page answers at { $url } instead of GitLab's API (status { $status }).
        [huge] The answer at { $url } is far too long for GitLab's version (status { $status }).
       *[other-service] Something other than GitLab answers at { $url } (status { $status }).
    }
    .title = { $what ->
        [gitlab-down] A proxy answers at GitLab's URL; GitLab behind it does not answer.
        [redirect] GitLab's URL redirects instead of answering as GitLab.
        [moved] GitLab's URL redirects: GitLab's API has another address.
        [ai-gateway] An AI Gateway answers at the URL where GitLab should be.
        [tls-port] GitLab's URL says plain HTTP, but its port is a TLS port.
        [not-http] The service at GitLab's URL does not speak HTTP.
        [page] A web page answers at GitLab's URL instead of GitLab's API.
        [huge] The answer at GitLab's URL is far too long for GitLab's version.
       *[other-service] Something other than GitLab answers at GitLab's URL.
    }
    .cause = { $what ->
        [gitlab-down] GitLab's application server is stopped, starting, or overloaded (answered by: { $server }).
        [redirect] A sign-in service or another site sits in front of this address, or the URL is not GitLab's.
        [moved] The URL says http where GitLab requires https, or uses an old host name or path.
        [ai-gateway] The URLs of GitLab and the AI Gateway are swapped.
        [tls-port] The URL begins with http, and the port expects https.
        [not-http] The port belongs to another service, or expects TLS.
        [page] A sign-in page or a proxy's page answers, or GitLab runs under a path that the URL lacks (answered by: { $server }).
        [huge] A proxy or another service answers instead of GitLab (answered by: { $server }).
       *[other-service] The URL's host, port, or path belongs to another service (answered by: { $server }).
    }
    .consequence = { $what ->
        [gitlab-down] GitLab is down for everyone.
       *[other] Nothing about GitLab can be checked with this URL.
    }
    .fix-1 = On the GitLab host, see which services are down, and start them with sudo gitlab-ctl start.
    .fix-2 = From the GitLab host, see who answers at this URL. GitLab answers with JSON, with status 401 if no token is sent.
    .fix-3 = If another service answers, correct the URL of the connection gitlab in this program's configuration: it is GitLab's external_url, including the path of a relative URL root.
    .fix-4 = Run the check again.
DUO1105 = GitLab does not run: nothing listens at { $url }, on GitLab's own host.
    .title = GitLab does not run: nothing listens at its URL on its own host.
    .cause = GitLab's services are stopped, still starting, or end at once: after an upgrade, for want of memory or disk space, or because another program has the port.
    .consequence = Nobody can use GitLab, and the AI Gateway cannot load its keys.
    .fix-1 = See which services run; "down" names the one that does not.
    .fix-2 = Read what the application server wrote last.
    .fix-3 = Start what is down. After a start GitLab takes some minutes to answer.
    .fix-4 = See whether it answers.
    .fix-5 = Run the check again.
DUO1190 = Could not determine the version and edition of GitLab{ $url ->
        [none] {""}
       *[other] {" "}at { $url }
    }: { $why }.
    .title = Could not determine the version and edition of GitLab.
    .why-own-access = nothing listens at { $url }, but the AI Gateway shows no trouble with GitLab; the URL may be wrong
    .why-stopped-on-the-way = something in front of it refuses the request with { $status } and a text that is not GitLab's
    .why-no-version-page = it answers like GitLab, but has neither /api/v4/metadata nor /api/v4/version
    .why-no-version = its answer names no version
    .why-not-a-version = "{ $version }" is not a version number
    .why-edition = { $version } does not say whether it is the Enterprise Edition
DUO1191 = Could not determine the version of GitLab at { $url } (status { $status }): { $why }.
    .title = Could not determine the version of GitLab.
    .why-no-token = GitLab tells its version only to a caller with a token, and none is configured
    .why-rejected = GitLab does not accept the configured token, which is wrong, expired, revoked, or lacks the scope read_api
