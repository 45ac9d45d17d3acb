title = The AI Gateway's image is made for its host and for this GitLab
about = Looks at the gateway's container as docker inspect shows it: the machine that image and host are made for, whether it runs, and whether the image's tag has the first two numbers of GitLab's version. The tag is self-hosted-vX.Y.Z-ee; Z need not be GitLab's.
proves = Image, host and GitLab fit each other by what their names say.
does-not-prove = That the image is what its tag says: a mirror can serve an old image under a new tag, and a host keeps the one that it once pulled.

DUO3300 = The AI Gateway's image { $image } fits GitLab { $version }.
DUO3301 = The AI Gateway's image is made for another machine than its host{ $known ->
        [yes] : { $image } on { $host }
       *[no] { "" } ("exec format error" in the log)
    }; the container cannot run.
    .cause = The image was pulled on, or copied from, a machine of another architecture, or the host has none of GitLab's: GitLab documents the image for linux/amd64. Docker says "The requested image's platform does not match the detected host platform" when it starts such an image.
    .consequence = The gateway ends at start. Chat and code suggestions fail for every user.
    .fix-1 = Create the container again with the platform named. On an arm64 host this needs emulation (Docker Desktop has it; on Linux install qemu-user-static with binfmt) and is slow.
    .fix-2 = For more than a trial, run the gateway on an amd64 host. When the image comes by docker save, save it with the right platform: docker pull --platform linux/amd64 first.
    .fix-3 = Check again.
DUO3302 = The AI Gateway runs emulated: its image is for { $image }, its host is { $host }.
    .cause = The container was started with --platform on a host of another architecture. The documentation names this as a way around, not as a place to stay.
    .consequence = Everything in the gateway takes several times as long: start-up, code suggestions, streamed chat. Timeouts (A1000) under load look like faults of the model.
    .fix-1 = Move the gateway to a { $image } host.
    .fix-2 = Check again.
DUO3303 = The AI Gateway's image is older than GitLab: { $image } with GitLab { $version }.
    .cause = GitLab was upgraded and the gateway was not. The first two numbers must be the same.
    .consequence = GitLab asks for features, prompts and models that this gateway does not know: single features fail with 404, 422 or A9999 while others work.
    .fix-1 = Pull the newest image of GitLab's version, { $wanted }: self-hosted-v{ $wanted }.Z-ee with the highest Z.
    .fix-2 = Stop the container and create it again from this image with the same variables. With Helm, set image.tag and upgrade the release.
    .fix-3 = Check again.
DUO3304 = The AI Gateway's image is newer than GitLab: { $image } with GitLab { $version }.
    .cause = The gateway was upgraded alone. The first two numbers should be the same.
    .consequence = It mostly works; GitLab supports equal versions only, and removed prompts show as single features that fail.
    .fix-1 = Upgrade GitLab, or pull the newest image of GitLab's version, { $wanted }.
    .fix-2 = Stop the container and create it again from this image with the same variables. With Helm, set image.tag and upgrade the release.
    .fix-3 = Check again.
DUO3305 = The AI Gateway's image has a tag that moves, or none: { $image }.
    .cause = latest, nightly and the like name another image every day. GitLab publishes no latest for the self-hosted gateway; the repository model-gateway-self-hosted has nightly builds only.
    .consequence = With the next pull the gateway has another version than GitLab, and nobody can tell which version runs now.
    .fix-1 = Pull the newest image of GitLab's version: self-hosted-vX.Y.Z-ee, with X.Y of GitLab.
    .fix-2 = Stop the container and create it again from this image with the same variables. With Helm, set image.tag and upgrade the release.
    .fix-3 = Check again.
DUO3306 = The AI Gateway's image is not the self-hosted one: { $image }.
    .cause = The repository has the images of GitLab's own service too. Those for customers have tags that begin with self-hosted-.
    .consequence = The image lacks the settings of the self-hosted one: models of your own are not allowed (AIGW_CUSTOM_MODELS__ENABLED), another port, no tokenizer for code suggestions.
    .fix-1 = Pull the newest image of GitLab's version: self-hosted-vX.Y.Z-ee, with X.Y of GitLab.
    .fix-2 = Stop the container and create it again from this image with the same variables. With Helm, set image.tag and upgrade the release.
    .fix-3 = Check again.
DUO3307 = The AI Gateway's container is not running: { $state }, exit code { $code }.
    .cause = { $code ->
        [137] It was killed: mostly by the kernel for want of memory (the gateway needs 512 MB at the least, 8 GB are recommended), otherwise by docker kill.
        [126] Its start script cannot be executed: a wrong entrypoint, or a volume over the program's folder.
        [127] Its start script was not found: a wrong entrypoint or command, or a volume over the program's folder.
        [143] Somebody stopped it, or the host went down and no restart policy brings it back.
        [0] It was stopped in order, and no restart policy brings it back.
        [1] The gateway ended at start: a variable that it cannot read, or a port that is taken. Its last lines name it.
       *[other] The reason stands in its last lines.
    }
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Read its last lines.
    .fix-2 = Repair what they name, start it (docker start CONTAINER), and let it come back by itself: docker update --restart unless-stopped CONTAINER.
    .fix-3 = Check again.
DUO3390 = Could not determine whether the AI Gateway's image fits{ $about ->
        [gitlab] {" "}GitLab, whose version is not known
        [machine] {" "}the machine that it runs on; it fits GitLab
       *[image] {""}
    }: { $why }.
    .why-no-image = the image's name is not known; give the output of docker inspect CONTAINER IMAGE
    .why-no-version = the tag of { $image } has no version; look with docker image inspect for the version that it was made from
DUO3391 = The AI Gateway's container is not known. To have it examined, name the container, or give the output of docker inspect CONTAINER IMAGE in [environment]: ai-gateway = { "{" } file = "FILE" { "}" }.
