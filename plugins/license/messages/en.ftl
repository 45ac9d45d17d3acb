title = The license includes GitLab Duo Self-Hosted
about = Reads the license's plan and expiry date, and the active add-ons with their seats. Self-hosted models need GitLab Premium or Ultimate. Chat and code suggestions with them also need the GitLab Duo Enterprise add-on and a seat for each user.
proves = The license is valid, and at least one GitLab Duo Enterprise seat is assigned.
does-not-prove = That a particular user has a seat, or that the subscription was synchronized recently.

DUO1200 = The license (plan { $plan }, expires: { $expires ->
        [never] never
       *[other] { $expires }
    }) and the add-ons ({ $add-ons }) allow GitLab Duo Self-Hosted; { $assigned } of { $purchased } seats are assigned.
    .title = The license and the add-ons allow GitLab Duo Self-Hosted.
DUO1201 = The license (plan { $plan }) has expired: { $expires ->
        [never] GitLab says so, without a date.
       *[other] its last day was { $expires }.
    }
    .title = The license has expired.
    .cause = The subscription was not renewed, or the renewed license has not reached this GitLab.
    .consequence = No user can use GitLab Duo; add-ons end with the license.
    .fix-1 = Renew the subscription in the Customers Portal.
    .fix-2 = With an online license, synchronize it in Admin > Subscription. Otherwise, upload the new license file in Admin > Settings > General > Add license.
    .fix-3 = Verify the plan and the expiry date that GitLab now has.
    .fix-4 = Run the check again.
DUO1202 = { $plan ->
        [none] GitLab has no license.
       *[other] The license is for the plan { $plan }; GitLab Duo Self-Hosted needs Premium or Ultimate.
    }
    .title = { $plan ->
        [none] GitLab has no license.
       *[other] The license is not for Premium or Ultimate, which GitLab Duo Self-Hosted needs.
    }
    .cause = { $plan ->
        [none] No activation code or license file was entered, or the license was removed (recorded expiry: { $expires }).
       *[other] The subscription is for another plan (expires: { $expires }), or an old license is still active.
    }
    .consequence = No user can use GitLab Duo.
    .fix-1 = In the Customers Portal, get a subscription to GitLab Premium or Ultimate with the GitLab Duo Enterprise add-on.
    .fix-2 = Enter the activation code in Admin > Subscription, or upload the license file in Admin > Settings > General > Add license.
    .fix-3 = Verify the plan and the expiry date that GitLab now has.
    .fix-4 = Run the check again.
DUO1203 = { $add-ons ->
        [none] No GitLab Duo add-on is active.
       *[other] The active add-ons ({ $add-ons }) do not include GitLab Duo Enterprise.
    }
    .title = { $add-ons ->
        [none] No GitLab Duo add-on is active.
       *[other] The active add-ons do not include GitLab Duo Enterprise.
    }
    .cause = { $usage ->
        [yes] The add-on was not bought, has expired, or the subscription was not synchronized after the purchase. From GitLab 18.9, the Agent Platform can be billed by usage instead: if you use only that, nothing is missing.
       *[no] The add-on was not bought, has expired, or the subscription was not synchronized after the purchase. GitLab Duo Core, which Premium and Ultimate include, and GitLab Duo Pro do not cover self-hosted models.
    }
    .consequence = GitLab refuses chat and code suggestions with self-hosted models to every user, and hides their settings.
    .fix-1 = In the Customers Portal, see whether you have GitLab Duo Enterprise and when it ends; buy or renew it. With an offline license, the Agent Platform needs the GitLab Duo Agent Platform Self-Hosted add-on.
    .fix-2 = Synchronize the subscription in Admin > Subscription, or upload the new license file in Admin > Settings > General > Add license.
    .fix-3 = Assign seats in Admin > GitLab Duo > Seat utilization, or to all users of a CSV file (with a column named username) by this Rake task.
    .fix-4 = Run the check again.
DUO1204 = The license (plan { $plan }) expires on { $expires }; days left: { $days }.
    .title = The license expires soon.
    .cause = The subscription is about to end, or its renewal has not reached this GitLab.
    .consequence = After that day no user can use GitLab Duo.
    .fix-1 = Renew the subscription in the Customers Portal.
    .fix-2 = Synchronize it in Admin > Subscription, or upload the new license file in Admin > Settings > General > Add license.
    .fix-3 = Verify the expiry date that GitLab now has.
    .fix-4 = Run the check again.
DUO1205 = None of the { $purchased } GitLab Duo Enterprise seats is assigned.
    .title = None of the GitLab Duo Enterprise seats is assigned.
    .cause = The add-on ({ $add-ons }) was bought, but seats are not assigned automatically.
    .consequence = GitLab refuses chat and code suggestions with self-hosted models to every user.
    .fix-1 = Assign seats in Admin > GitLab Duo > Seat utilization, or to all users of a CSV file (with a column named username) by this Rake task.
    .fix-2 = Run the check again.
DUO1290 = { $what ->
        [add-on] Could not determine which add-ons are active
        [seats] Could not determine how many seats of the add-ons ({ $add-ons }) are assigned
        [unfamiliar-add-on] Could not determine whether the active add-ons ({ $add-ons }) cover self-hosted models
       *[licence] Could not determine whether the license allows GitLab Duo
    }: { $why }.
    .title = { $what ->
        [add-on] Could not determine which add-ons are active.
        [seats] Could not determine how many seats of the add-ons are assigned.
        [unfamiliar-add-on] Could not determine whether the active add-ons cover self-hosted models.
       *[licence] Could not determine whether the license allows GitLab Duo.
    }
    .why-licence = the license has to be repaired first
    .why-unfamiliar = their names say nothing about it
