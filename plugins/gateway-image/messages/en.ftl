title = The AI Gateway's image fits its host and this GitLab
about = Looks at the gateway's container as docker inspect shows it: the architecture of image and host, whether the container runs, and whether the image's tag has GitLab's major and minor version. The tag is self-hosted-vX.Y.Z-ee; Z does not have to be GitLab's.
proves = By their names, image, host and GitLab fit each other.
does-not-prove = That the image is what its tag says: a mirror can serve an old image under a new tag, and a host keeps the image that it pulled once.

-save = Save the container's settings to gateway.json and remove the container: Docker sets variables and ports only when a container is created. With Docker Compose, skip this step.
-other = The other options and the image are in gateway.json. With Docker Compose, change the service and run docker compose up -d.

DUO3300 = The AI Gateway's image { $image } fits GitLab { $version }.
    .title = The AI Gateway's image fits GitLab's version.
DUO3301 = The AI Gateway's image is built for another architecture than its host{ $known ->
        [yes] : { $image } on { $host }
       *[no] { "" } ("exec format error" in the log)
    }; the container cannot run.
    .title = The AI Gateway's image is built for another architecture than its host; the container cannot run.
    .cause = The image was pulled on, or copied from, a machine with another architecture, or GitLab has no image for this host: images are documented for linux/amd64. Docker says "The requested image's platform does not match the detected host platform" when it starts such an image.
    .consequence = The gateway exits at start. Chat and code suggestions fail for every user.
    .fix-1 = { -save }
    .fix-2 = Recreate the container with the platform. On an arm64 host this needs emulation (built into Docker Desktop; on Linux, install qemu-user-static with binfmt) and is slow. { -other }
    .fix-3 = For more than a trial, run the gateway on an amd64 host; on Kubernetes, on a node with the label kubernetes.io/arch: amd64. To move an image by docker save, first run docker pull --platform linux/amd64.
    .fix-4 = Run the check again.
DUO3302 = The AI Gateway runs emulated: its image is for { $image }, its host is { $host }.
    .title = The AI Gateway runs emulated: its image is for another architecture than its host.
    .cause = The container was started with --platform on a host with another architecture. The documentation has this as a workaround only.
    .consequence = Everything in the gateway takes several times as long: start, code suggestions, streamed chat. Timeouts (A1000) under load look like faults of the model.
    .fix-1 = Save the container's settings.
    .fix-2 = Create the container on a { $image } host. The other options and the image are in gateway.json. On Kubernetes, schedule the pod on a node with the label kubernetes.io/arch: { $image }.
    .fix-3 = Enter the new address in Admin > GitLab Duo > Change configuration.
    .fix-4 = Run the check again.
DUO3303 = The AI Gateway's image is older than GitLab: { $image } with GitLab { $version }.
    .title = The AI Gateway's image is older than GitLab.
    .cause = GitLab was upgraded, the gateway was not. Major and minor version must be the same.
    .consequence = GitLab asks for features, prompts and models that this gateway does not have: some features fail with 404, 422 or A9999 while others work.
    .fix-1 = { -save }
    .fix-2 = Recreate the container from the newest image for GitLab { $wanted }: self-hosted-v{ $wanted }.Z-ee with the highest Z. { -other }
    .fix-3 = Run the check again.
DUO3304 = The AI Gateway's image is newer than GitLab: { $image } with GitLab { $version }.
    .title = The AI Gateway's image is newer than GitLab.
    .cause = Only the gateway was upgraded. Major and minor version should be the same.
    .consequence = GitLab supports equal versions only. Features whose prompts were removed fail.
    .fix-1 = Upgrade GitLab, or go back to the gateway of its version. To go back: { -save }
    .fix-2 = Recreate the container from the newest image for GitLab { $wanted }. { -other }
    .fix-3 = Run the check again.
DUO3305 = The AI Gateway's image has no fixed tag: { $image }.
    .title = The AI Gateway's image has no fixed tag.
    .cause = Tags such as latest and nightly stand for another image every day. There is no latest for the self-hosted gateway, and the repository model-gateway-self-hosted has nightly builds only.
    .consequence = After the next pull, the gateway has another version than GitLab, and nobody can tell which version runs now.
    .fix-1 = { -save }
    .fix-2 = Recreate the container from the newest image for GitLab's version: self-hosted-vX.Y.Z-ee with GitLab's X.Y. { -other }
    .fix-3 = Run the check again.
DUO3306 = The AI Gateway's image is not the self-hosted one: { $image }.
    .title = The AI Gateway's image is not the self-hosted one.
    .cause = The repository also has the images of GitLab's own service. Images for self-hosting have tags that begin with self-hosted-.
    .consequence = The image lacks the settings for self-hosting: it does not allow your own models (AIGW_CUSTOM_MODELS__ENABLED), uses another port, and has no tokenizer for code suggestions.
    .fix-1 = { -save }
    .fix-2 = Recreate the container from the newest image for GitLab's version: self-hosted-vX.Y.Z-ee with GitLab's X.Y. { -other }
    .fix-3 = Run the check again.
DUO3307 = The AI Gateway's container is not running: { $state }, exit code { $code }.
    .title = The AI Gateway's container is not running.
    .cause = { $code ->
        [137] It was killed: usually by the kernel because of too little memory (512 MB at least, 8 GB recommended), otherwise by docker kill.
        [126] Its start script cannot be executed: a wrong entrypoint, or a volume mounted over the program's folder.
        [127] Its start script was not found: a wrong entrypoint or command, or a volume mounted over the program's folder.
        [143] Somebody stopped it, or the host went down and no restart policy starts it again.
        [0] It was stopped normally, and no restart policy starts it again.
        [1] The gateway exited at start: an invalid variable, or a port that is in use. The last lines of its log name it.
       *[other] The last lines of its log have the reason.
    }
    .consequence = Chat and code suggestions fail for every user.
    .fix-1 = Find the reason in the last lines of its log, and repair it.
    .fix-2 = Start the container, with a restart policy from now on.
    .fix-3 = Run the check again.
DUO3308 = Flows do not start: the AI Gateway's image { $image } is too new for GitLab { $version }.
    .title = Flows do not start: the AI Gateway's image is too new for GitLab.
    .cause = Only the gateway was upgraded. A gateway 19.6 or later rejects the flows of GitLab 19.5 or earlier.
    .consequence = Flows and GitLab Duo Chat (agentic) fail with DCR4005 and "16:Forbidden by auth provider". Features that do not use the Agent Platform can work.
    .fix-1 = Upgrade GitLab, or go back to the gateway of its version. To go back: { -save }
    .fix-2 = Recreate the container from the newest image for GitLab { $wanted }. { -other }
    .fix-3 = Run the check again.
DUO3390 = Could not determine whether the AI Gateway's image fits{ $about ->
        [gitlab] {" "}GitLab, whose version is not known
        [machine] {" "}the host's architecture; it fits GitLab
       *[image] {""}
    }: { $why }.
    .title = { $about ->
        [gitlab] Could not determine whether the AI Gateway's image fits GitLab, whose version is not known.
        [machine] The AI Gateway's image fits GitLab; could not determine whether it fits the host's architecture.
       *[image] Could not determine whether the AI Gateway's image fits.
    }
    .why-no-image = the image's name is not known; provide the output of docker inspect CONTAINER IMAGE
    .why-no-version = the tag of { $image } has no version; docker image inspect shows what it was built from
DUO3391 = Could not determine whether the AI Gateway's image fits its host and GitLab: { $why }.
    .title = Could not determine whether the AI Gateway's image fits its host and GitLab.
