title = The AI Gateway's environment variables are right
about = Looks at the variables with which the AI Gateway was started: those that switch self-hosted models on, name GitLab, and hold the signing keys, and at every value that would end the process. AIGW_GITLAB_API_URL is not judged: the gateway reads it and uses it for nothing.
proves = The variables have values with which the gateway starts, and they name GitLab in a usable form.
does-not-prove = That the running gateway was started with these values, or that the addresses in them can be reached.

DUO3200 = The AI Gateway's variables are right; it takes GitLab's keys from { $url }{ $compared ->
        [yes] , which does not contradict the configured GitLab
       *[no] , which was compared with nothing because no GitLab is configured
    }.
DUO3201 = AIGW_CUSTOM_MODELS__ENABLED is { $state ->
        [off] switched off
       *[unset] not set
    } on the AI Gateway.
    .cause = { $state ->
        [off] Somebody set the variable to false.
       *[unset] The self-hosted image sets the variable itself. Where it is missing, another image is running, or the variables were not read from inside the container.
    }
    .consequence = The gateway refuses self-hosted models: newer versions for every feature, older ones for some.
    .fix-1 = Set the variable to true. If it was missing, use an image with a tag of the form self-hosted-vX.Y.Z-ee.
    .fix-2 = Create the container again with this variable (docker run -e …). With Helm, set image.tag or extraEnvironmentVariables and upgrade the release.
    .fix-3 = Check again.
DUO3202 = { $variable } has a value with which the AI Gateway does not start: { $wanted ->
        [boolean] "{ $value }" is neither true nor false
        [number] "{ $value }" is not a number
        [level] "{ $value }" is not a log level
        [path] "{ $value }" is not a path that begins with a slash
       *[object] it is not a JSON object
    }.
    .cause = The gateway checks its variables at start and ends at the first one that it cannot read. An empty value counts as a value, and quotation marks in an env file become part of it.
    .consequence = The gateway's process ends at start while its container may stay up. Chat and code suggestions fail for every user.
    .fix-1 = { $wanted ->
        [boolean] Write true or false without quotation marks, or remove the variable.
        [number] Write digits only, or remove the variable.
        [level] Write DEBUG, INFO, WARNING or ERROR, or remove the variable.
        [path] Write a path such as /docs, or remove the variable.
       *[object] Write a JSON object, or remove the variable.
    }
    .fix-2 = Create the container again with the corrected variable; with Helm, upgrade the release.
    .fix-3 = Check again.
DUO3203 = AIGW_GITLAB_URL is not set on the AI Gateway.
    .cause = Without this variable the gateway takes the signing keys from https://gitlab.com.
    .consequence = The gateway does not know your GitLab's keys and rejects each of its requests with 401.
    .fix-1 = Set the variable to the address of your GitLab, with https://.
    .fix-2 = Create the container again with this variable (docker run -e …). With Helm, set gitlab.url and upgrade the release.
    .fix-3 = Check again.
DUO3204 = AIGW_GITLAB_URL is not a usable address: { $problem ->
        [empty] it is empty
        [quotes] "{ $value }" has quotation marks
        [scheme] "{ $value }" does not begin with http:// or https://
        [port] "{ $value }" has a port that is no number
       *[host] "{ $value }" has no valid host name
    }.
    .cause = The gateway builds the address of GitLab's keys from this value and cannot do so.
    .consequence = The gateway loads no keys from GitLab and rejects each of its requests.
    .fix-1 = Set the variable to the address of your GitLab, with https:// and without quotation marks.
    .fix-2 = Create the container again with this variable (docker run -e …). With Helm, set gitlab.url and upgrade the release.
    .fix-3 = Check again.
DUO3205 = AIGW_GITLAB_URL names the host { $host }, but your GitLab is { $expected }.
    .cause = The gateway loads its keys from another server than the GitLab that was configured here.
    .consequence = Unless both names lead to the same GitLab, the gateway rejects each of your GitLab's requests with 401.
    .fix-1 = Set the variable to the address of your GitLab. If both names lead to the same GitLab, configure the same name here.
    .fix-2 = Create the container again with this variable (docker run -e …). With Helm, set gitlab.url and upgrade the release.
    .fix-3 = Check again.
DUO3206 = { $variable } is set, but empty.
    .cause = An empty value does not switch the customer portal off: it replaces the default address by one that cannot be asked.
    .consequence = { $part ->
        [gateway] The gateway logs an error each time it loads keys. GitLab's own keys still load.
       *[agent-platform] Newer versions of the agent platform service end at start when they cannot load keys, while the container stays up.
    }
    .fix-1 = Offline, set the variable to the address of your GitLab. Otherwise remove it.
    .fix-2 = Create the container again with the corrected variable. With Helm, set customerPortalUrl or extraEnvironmentVariables and upgrade the release.
    .fix-3 = Check again.
DUO3207 = The signing key { $variable } is { $state ->
        [empty] empty
       *[unset] not set
    }.
    .cause = { $part ->
        [gateway] The gateway needs this RSA key for the tokens that it hands to editors. One missing key makes both of its own keys useless. The JWKError lines in its log come from here; they have nothing to do with TLS.
       *[agent-platform] The agent platform service needs this RSA key for the tokens of its workflows.
    }
    .consequence = { $part ->
        [gateway] Code suggestions over a direct connection from the editor fail: "Failed to generate JWT".
       *[agent-platform] GitLab Duo Agent Platform gets no tokens and does not work.
    }
    .fix-1 = Make an RSA key.
    .fix-2 = Pass the whole PEM with its line breaks: docker run -e { $variable }="$(cat …)". An env file cannot hold line breaks. With Helm, put it into a secret, or let the chart make one.
    .fix-3 = Create the container again.
    .fix-4 = Check again.
DUO3208 = The signing key { $variable } is unusable: { $problem ->
        [short] it is too short for an RSA key
        [one-line] its line breaks are lost
       *[not-pem] it is not in PEM form
    } (characters: { $length }, lines: { $lines }).
    .cause = A PEM of RSA 2048 has about 1,700 characters in 27 or 28 lines. Env files cut a value at the first line break, and a written \n is not a line break. The JWKError lines in the log come from here; they have nothing to do with TLS.
    .consequence = { $part ->
        [gateway] Code suggestions over a direct connection from the editor fail: "Failed to generate JWT".
       *[agent-platform] GitLab Duo Agent Platform gets no tokens and does not work.
    }
    .fix-1 = Make an RSA key, if the file of the present one is lost.
    .fix-2 = Pass the whole PEM with its line breaks: docker run -e { $variable }="$(cat …)". An env file cannot hold line breaks. With Helm, put it into a secret, or let the chart make one.
    .fix-3 = Create the container again.
    .fix-4 = Check again.
DUO3209 = The variable { $variable } is probably a mistake for { $meant }.
    .cause = { $mistake ->
        [underscores] The name differs in its underscores; the parts of a setting are separated by two.
        [nesting] The setting stands in another group.
       *[spelling] The name differs by one or two letters.
    }
    .consequence = The gateway ignores names that it does not know, without a word. The setting has no effect.
    .fix-1 = Rename the variable to { $meant }, or remove it.
    .fix-2 = Create the container again; with Helm, upgrade the release.
    .fix-3 = Check again.
DUO3290 = Could not judge the AI Gateway's variables: { $why }.
