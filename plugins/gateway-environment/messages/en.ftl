title = The AI Gateway's environment variables are right
about = Looks at the variables that the AI Gateway was started with: those that turn on self-hosted models, name GitLab and contain the signing keys, and any value that would end the process. AIGW_GITLAB_API_URL is not judged: the gateway reads it, but does not use it.
proves = The variables have values that the gateway can start with, and they name GitLab in a usable form.
does-not-prove = That the running gateway was started with these values, or that the addresses in them can be reached.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service's environment and run docker compose up -d.
-line-breaks = The line breaks must be kept: docker run --env-file cuts a value at the first one, Docker Compose keeps them inside quotation marks, and a written \n is not a line break.

DUO3200 = The AI Gateway's variables are right; it loads GitLab's keys from { $url }{ $compared ->
        [yes] , which does not contradict the configured GitLab
       *[no] , which could not be compared because no GitLab is configured
    }.
    .title = The AI Gateway's variables are right.
DUO3201 = AIGW_CUSTOM_MODELS__ENABLED is { $state ->
        [off] turned off
       *[unset] not set
    } on the AI Gateway.
    .cause = { $state ->
        [off] Somebody set the variable to false.
       *[unset] The self-hosted image sets the variable itself. If it is missing, another image is running, or the variables were not read from inside the container.
    }
    .consequence = The gateway rejects self-hosted models: newer versions for every feature, older ones for some.
    .fix-1 = { -save }
    .fix-2 = { $state ->
        [off] Recreate the container with the variable set to true.
       *[unset] Recreate the container from the self-hosted image of GitLab's version.
    } { -other } With Helm, also keep the change in your values.
    .fix-3 = Run the check again.
DUO3202 = The AI Gateway does not start with this value of { $variable }: { $wanted ->
        [boolean] "{ $value }" is neither true nor false
        [number] "{ $value }" is not a number
        [level] "{ $value }" is not a log level
        [path] "{ $value }" is not a path that begins with a slash
       *[object] it is not a JSON object
    }.
    .title = { $wanted ->
        [boolean] The AI Gateway does not start: the value of a variable is neither true nor false.
        [number] The AI Gateway does not start: the value of a variable is not a number.
        [level] The AI Gateway does not start: the value of a variable is not a log level.
        [path] The AI Gateway does not start: the value of a variable is not a path that begins with a slash.
       *[object] The AI Gateway does not start: the value of a variable is not a JSON object.
    }
    .cause = The gateway validates its variables at start and exits at the first one that it cannot read. An empty value counts as a value, and docker run --env-file makes quotation marks part of it.
    .consequence = The gateway's process exits at start, while its container may keep running. Chat and code suggestions fail for all users.
    .fix-1 = { -save }
    .fix-2 = Recreate the container without the variable, or with a valid value and no quotation marks: { $wanted ->
        [boolean] true or false.
        [number] digits only.
        [level] DEBUG, INFO, WARNING or ERROR.
        [path] a path such as /docs.
       *[object] a JSON object.
    } { -other } With Helm, also correct extraEnvironmentVariables in your values.
    .fix-3 = Run the check again.
DUO3203 = AIGW_GITLAB_URL is not set on the AI Gateway.
    .cause = Without this variable, the gateway loads the signing keys from https://gitlab.com.
    .consequence = The gateway does not have your GitLab's keys and rejects all its requests with 401.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with the address of your GitLab. { -other } With Helm, set gitlab.url as well.
    .fix-3 = Run the check again.
DUO3204 = AIGW_GITLAB_URL is not a usable address: { $problem ->
        [empty] it is empty
        [space] "{ $value }" has a space before or after it
        [quotes] "{ $value }" contains quotation marks
        [scheme] "{ $value }" does not begin with http:// or https://
        [port] the port in "{ $value }" is not a number
       *[host] "{ $value }" has no valid host name
    }.
    .title = { $problem ->
        [empty] AIGW_GITLAB_URL is empty.
        [space] AIGW_GITLAB_URL has a space before or after the address.
        [quotes] AIGW_GITLAB_URL contains quotation marks.
        [scheme] AIGW_GITLAB_URL does not begin with http:// or https://.
        [port] The port in AIGW_GITLAB_URL is not a number.
       *[host] AIGW_GITLAB_URL has no valid host name.
    }
    .cause = The gateway builds the address of GitLab's keys from this value, which is not possible here.
    .consequence = The gateway cannot load GitLab's keys and rejects all of GitLab's requests.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with the address of your GitLab, without quotation marks. { -other } With Helm, set gitlab.url as well.
    .fix-3 = Run the check again.
DUO3205 = AIGW_GITLAB_URL names the host { $host }, but your GitLab is { $expected }.
    .title = The host in AIGW_GITLAB_URL is not your GitLab.
    .cause = The gateway loads its keys from a server other than the GitLab that is configured here.
    .consequence = Unless both names lead to the same GitLab, the gateway rejects all of your GitLab's requests with 401.
    .fix-1 = If both names lead to the same GitLab, use the same name in this program's configuration and stop here. Otherwise: { -save }
    .fix-2 = Recreate the container with the address of your GitLab. { -other } With Helm, set gitlab.url as well.
    .fix-3 = Run the check again.
DUO3206 = { $variable } is set, but empty.
    .title = A variable of the AI Gateway is set, but empty.
    .cause = An empty value does not turn off the customer portal: it replaces the default address with one that cannot be requested.
    .consequence = { $part ->
        [newer-gateway] This newer gateway answers every code suggestion, and every request for an editor's token, with 500 ("customersdot_url cannot be empty"). Chat works.
        [gateway] The gateway logs an error each time it loads keys. GitLab's own keys still load.
       *[agent-platform] Newer versions of the GitLab Duo Agent Platform service exit at start if they cannot load keys, while the container keeps running.
    }
    .fix-1 = { -save }
    .fix-2 = With an offline license, recreate the container with the address of your GitLab; otherwise recreate it without the variable. { -other } With Helm, set customerPortalUrl or extraEnvironmentVariables as well.
    .fix-3 = Run the check again.
DUO3207 = The signing key { $variable } is { $state ->
        [empty] empty
       *[unset] not set
    }.
    .title = { $state ->
        [empty] A signing key of the AI Gateway is empty.
       *[unset] A signing key of the AI Gateway is not set.
    }
    .cause = { $part ->
        [gateway] The gateway signs the tokens that it gives to editors with this RSA key. If one key is missing, neither of the gateway's two keys works. The JWKError lines in its log are caused by this and have nothing to do with TLS.
       *[agent-platform] The GitLab Duo Agent Platform service signs the tokens for its workflows with this RSA key.
    }
    .consequence = { $part ->
        [gateway] Code suggestions over a direct connection from the editor fail with "Failed to generate JWT".
       *[agent-platform] GitLab Duo Agent Platform gets no tokens and does not work.
    }
    .fix-1 = Create an RSA key.
    .fix-2 = { -save }
    .fix-3 = Recreate the container with the key. { -line-breaks } { -other }
    .fix-4 = Run the check again.
DUO3208 = The signing key { $variable } is not usable: { $problem ->
        [short] it is too short for an RSA key
        [one-line] it has lost its line breaks
       *[not-pem] it is not in PEM format
    } (characters: { $length }, lines: { $lines }).
    .title = { $problem ->
        [short] A signing key of the AI Gateway is too short for an RSA key.
        [one-line] A signing key of the AI Gateway has lost its line breaks.
       *[not-pem] A signing key of the AI Gateway is not in PEM format.
    }
    .cause = A 2048-bit RSA key in PEM format has about 1,700 characters in 27 or 28 lines. { -line-breaks } The JWKError lines in the log are caused by this and have nothing to do with TLS.
    .consequence = { $part ->
        [gateway] Code suggestions over a direct connection from the editor fail with "Failed to generate JWT".
       *[agent-platform] GitLab Duo Agent Platform gets no tokens and does not work.
    }
    .fix-1 = Create an RSA key, unless you still have the file of the current one.
    .fix-2 = { -save }
    .fix-3 = Recreate the container with the key. { -other }
    .fix-4 = Run the check again.
DUO3209 = The variable { $variable } is probably a mistake for { $meant }.
    .title = A variable of the AI Gateway is probably a mistake for another one.
    .cause = { $mistake ->
        [underscores] The underscores differ: two of them separate the parts of a setting.
        [nesting] The setting belongs to another group.
       *[spelling] The name differs by one or two letters.
    }
    .consequence = The gateway silently ignores names that it does not know, so the setting has no effect.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with the value under the name { $meant }, or without it. { -other } With Helm, also rename it in extraEnvironmentVariables.
    .fix-3 = Run the check again.
DUO3290 = Could not judge the AI Gateway's variables: { $why }.
    .title = Could not judge the AI Gateway's variables.
