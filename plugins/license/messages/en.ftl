title = The licence includes GitLab Duo Self-Hosted
about = Reads plan and expiry of the licence, and the active add-ons with their seats. Self-hosted models need GitLab Premium or Ultimate; chat and code suggestions with them need the add-on GitLab Duo Enterprise and a seat for each user.
proves = The licence is valid, and at least one seat of GitLab Duo Enterprise is assigned.
does-not-prove = That a certain user has a seat, or that the subscription was synchronised lately.

DUO1200 = The licence (plan { $plan }, expires: { $expires ->
        [never] never
       *[other] { $expires }
    }) and the add-ons ({ $add-ons }) allow GitLab Duo Self-Hosted; { $assigned } of { $purchased } seats are assigned.
DUO1201 = The licence (plan { $plan }) has expired: { $expires ->
        [never] GitLab says so, without a date.
       *[other] its last day was { $expires }.
    }
    .cause = The subscription was not renewed, or the renewed licence has not reached this GitLab.
    .consequence = No user can use GitLab Duo; add-ons end with the licence.
    .fix-1 = Renew the subscription in the Customers Portal.
    .fix-2 = With an online licence, synchronise it in Admin > Subscription; otherwise upload the new licence file in Admin > Settings > General > Add license.
    .fix-3 = Check again.
DUO1202 = { $plan ->
        [none] GitLab has no licence.
       *[other] The licence's plan is { $plan }; GitLab Duo Self-Hosted needs Premium or Ultimate.
    }
    .cause = { $plan ->
        [none] No activation code or licence file was entered, or the licence was removed (expiry noted: { $expires }).
       *[other] The subscription is for another plan (expires: { $expires }), or an old licence is still active.
    }
    .consequence = No user can use GitLab Duo.
    .fix-1 = Get a subscription to GitLab Premium or Ultimate with the add-on GitLab Duo Enterprise in the Customers Portal.
    .fix-2 = Enter the activation code in Admin > Subscription, or upload the licence file in Admin > Settings > General > Add license.
    .fix-3 = Check again.
DUO1203 = { $add-ons ->
        [none] No GitLab Duo add-on is active.
       *[other] The active add-ons ({ $add-ons }) do not include GitLab Duo Enterprise.
    }
    .cause = { $usage ->
        [yes] The add-on was not bought, has expired, or the subscription was not synchronised after the purchase. From GitLab 18.9 the Agent Platform can be paid by use instead: if only that is used, nothing is missing.
       *[no] The add-on was not bought, has expired, or the subscription was not synchronised after the purchase. What Premium and Ultimate include (GitLab Duo Core) and GitLab Duo Pro do not cover self-hosted models.
    }
    .consequence = Chat and code suggestions with self-hosted models are refused to every user, and GitLab hides its settings for them.
    .fix-1 = See in the Customers Portal whether GitLab Duo Enterprise is bought and when it ends; buy or renew it. For the Agent Platform with an offline licence it is the add-on GitLab Duo Agent Platform Self-Hosted.
    .fix-2 = Synchronise the subscription in Admin > Subscription, or upload the new licence file.
    .fix-3 = Assign seats to users in Admin > GitLab Duo.
    .fix-4 = Check again.
DUO1204 = The licence (plan { $plan }) expires on { $expires }; days left: { $days }.
    .cause = The subscription is about to end, or its renewal has not reached this GitLab.
    .consequence = After that day no user can use GitLab Duo.
    .fix-1 = Renew the subscription in the Customers Portal.
    .fix-2 = Synchronise it in Admin > Subscription, or upload the new licence file in Admin > Settings > General > Add license.
    .fix-3 = Check again.
DUO1205 = None of the { $purchased } seats of GitLab Duo Enterprise is assigned.
    .cause = The add-on ({ $add-ons }) was bought, but seats do not assign themselves.
    .consequence = Chat and code suggestions with self-hosted models are refused to every user.
    .fix-1 = Select the users in Admin > GitLab Duo and assign seats to them.
    .fix-2 = Check again.
DUO1290 = { $what ->
        [add-on] Could not determine which add-ons are active
        [seats] Could not determine how many seats of the add-ons ({ $add-ons }) are assigned
        [unfamiliar-add-on] Could not determine whether the active add-ons ({ $add-ons }) cover self-hosted models
       *[licence] Could not determine whether the licence allows GitLab Duo
    }: { $why }.
    .why-licence = the licence is at fault first
    .why-unfamiliar = their names say nothing about it
