title = GitLab is an edition and version that has self-hosted models
about = Asks GitLab for its version and edition at /api/v4/metadata. Self-hosted models need the Enterprise Edition and are generally available from GitLab 17.9.
proves = The address belongs to a GitLab that has GitLab Duo Self-Hosted in it.
does-not-prove = That the licence allows it, or that it is set up.

DUO1100 = GitLab { $version } (revision { $revision }) has self-hosted models{ $agent-platform ->
        [yes] , and the setting for a self-hosted Agent Platform (generally available from 18.8).
       *[no] ; a self-hosted Agent Platform needs 18.4 or newer.
    }
DUO1101 = GitLab { $version } at { $url } is not the Enterprise Edition.
    .cause = The Community Edition is installed. GitLab Duo is not part of it, whatever licence there is.
    .consequence = No GitLab Duo feature exists on this GitLab.
    .fix-1 = Install the Enterprise Edition of the same version over it: the package gitlab-ee in place of gitlab-ce, the image gitlab/gitlab-ee for Docker, global.edition=ee for Helm. The data stay. GitLab stops while it is replaced.
    .fix-2 = Check again.
DUO1102 = GitLab { $version } at { $url } is older than 17.9.
    .cause = GitLab Duo Self-Hosted is generally available from GitLab 17.9; earlier versions have it as an experiment behind a feature flag, with other settings than those that are examined here.
    .consequence = Self-hosted models are missing or unsupported, and current AI Gateway images do not fit.
    .fix-1 = Upgrade GitLab to 17.9 or newer along GitLab's upgrade path, with a backup. GitLab stops during the upgrade. Then run an AI Gateway image of the same major and minor version.
    .fix-2 = Check again.
DUO1104 = { $what ->
        [gitlab-down] A proxy answers { $status } at { $url }, but GitLab behind it does not.
        [redirect] { $url } redirects to { $location }, and no GitLab answers there directly.
        [moved] { $url } redirects to { $location }: GitLab's API has another address.
        [ai-gateway] An AI Gateway answers at { $url }, where GitLab should be.
        [tls-port] { $url } is a TLS port that was spoken to in plain HTTP.
        [not-http] Whatever answers at { $url } does not speak HTTP.
        [page] A web page answers at { $url } in place of GitLab's API (status { $status }).
        [huge] Something answers without end at { $url }, where GitLab's version should come (status { $status }).
       *[other-service] Something other than GitLab answers at { $url } (status { $status }).
    }
    .cause = { $what ->
        [gitlab-down] GitLab's application server is stopped, starting, or overloaded (answered by: { $server }).
        [redirect] A sign-in service or another site stands before this address, or the URL is not GitLab's.
        [moved] The URL has http where GitLab wants https, or a host name or path that GitLab has left.
        [ai-gateway] The URLs of GitLab and of the AI Gateway were mixed up.
        [tls-port] The URL begins with http, and the port is one for https.
        [not-http] The port belongs to another service, or expects TLS.
        [page] A login page or a proxy's page answers, or GitLab lives under a path that the URL lacks (answered by: { $server }).
        [huge] A proxy or another service answers in GitLab's place (answered by: { $server }).
       *[other-service] Host, port or path of the URL belong to another service (answered by: { $server }).
    }
    .consequence = { $what ->
        [gitlab-down] GitLab is down for everyone.
       *[other] Nothing about GitLab can be examined with this URL.
    }
    .fix-1 = Correct the URL of the connection gitlab: it is GitLab's external URL, with its path where GitLab has a relative URL root.
    .fix-2 = If GitLab's own proxy answered, see whether all of GitLab runs.
    .fix-3 = Check again.
DUO1190 = Could not determine version and edition of GitLab{ $url ->
        [none] {""}
       *[other] {" "}at { $url }
    }: { $why }.
    .why-stopped-on-the-way = something before it refuses the request with { $status } and a text that is not GitLab's
    .why-no-version-page = it answers like GitLab, but has neither /api/v4/metadata nor /api/v4/version
    .why-no-version = its answer names no version
    .why-not-a-version = "{ $version }" is not a version number
    .why-edition = { $version } does not say whether it is the Enterprise Edition
DUO1191 = Could not determine which version GitLab at { $url } has (status { $status }): { $why }.
    .why-no-token = it tells its version only to someone with a token, and none is configured
    .why-rejected = it does not accept the configured token: the token is wrong, expired, revoked, or lacks the scope read_api
