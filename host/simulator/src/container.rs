//! The gateway's container as `docker inspect CONTAINER IMAGE` prints it.

use serde_json::{Map, Value, json};

use crate::environment::Variables;
use crate::places::Places;
use crate::world::gateway::{Architecture, Container};

const CONTAINER_ID: &str = "9f1c27a5d3b04b7f8d16a0c2e5b3947183c6f2d0e9a87b6c5d4e3f2a1b0c9d8e";
const IMAGE_ID: &str = "sha256:4e6b0a7c2d95f1838a7d60c1b5e2f4937c8d1a0b6e5f4c3d2b1a09f8e7d6c5b4";

/// Variables that the image brings; the others came with `docker run`.
const OF_THE_IMAGE: [&str; 4] = ["PATH", "LANG", "PYTHON_VERSION", "HF_HOME"];

/// The array of two: the container and its image.
pub(crate) fn inspect(container: &Container, variables: &Variables, places: &Places) -> String {
    let lines = |keep: &dyn Fn(&str) -> bool| -> Vec<String> {
        variables.iter().filter(|(name, _)| keep(name)).map(|(name, value)| format!("{name}={value}")).collect()
    };
    let running = container.state == "running" || container.state == "restarting";
    let exposed = exposed(container);
    let networks = Map::from_iter([(
        container.network.clone(),
        json!({"IPAMConfig": null, "Gateway": "172.17.0.1", "IPAddress": if running { "172.17.0.3" } else { "" }}),
    )]);
    let shown = json!([
        {
            "Id": CONTAINER_ID,
            "Created": "2026-01-05T08:12:44.120581332Z",
            "Path": "./scripts/run.sh",
            "Args": [],
            "State": {
                "Status": container.state,
                "Running": running,
                "Paused": false,
                "Restarting": container.state == "restarting",
                "OOMKilled": container.exit_code == 137,
                "Dead": false,
                "Pid": if running { 20_417 } else { 0 },
                "ExitCode": container.exit_code,
                "Error": "",
                "StartedAt": "2026-01-05T08:12:44.380110714Z",
                "FinishedAt": if running { "0001-01-01T00:00:00Z" } else { "2026-01-05T08:12:51.902214671Z" },
            },
            "Image": IMAGE_ID,
            "Name": "/gitlab-ai-gateway",
            "RestartCount": 0,
            "Driver": "overlay2",
            "Platform": "linux",
            "HostConfig": {
                "NetworkMode": container.network,
                "PortBindings": published(container, places, false),
                "RestartPolicy": {"Name": "no", "MaximumRetryCount": 0},
            },
            "Config": {
                "Hostname": "9f1c27a5d3b0",
                "User": "aigateway",
                "ExposedPorts": exposed,
                "Env": lines(&|name| name != "HOSTNAME" && name != "HOME"),
                "Cmd": ["./scripts/run.sh"],
                "Image": container.image,
                "WorkingDir": "/home/aigateway/app",
            },
            "NetworkSettings": {
                "Ports": if running { published(container, places, true) } else { json!({}) },
                "Networks": networks,
            },
        },
        {
            "Id": IMAGE_ID,
            "RepoTags": [container.image],
            "RepoDigests": [],
            "Created": "2025-12-18T11:02:17.55140612Z",
            "Architecture": architecture(container.architecture),
            "Os": "linux",
            "Size": 1_204_118_733,
            "Config": {
                "User": "aigateway",
                "ExposedPorts": {"5052/tcp": {}},
                "Env": lines(&|name| OF_THE_IMAGE.contains(&name)),
                "Cmd": ["./scripts/run.sh"],
                "WorkingDir": "/home/aigateway/app",
            },
        },
    ]);
    format!("{shown:#}\n")
}

/// The container engine's name of a machine.
fn architecture(kind: Architecture) -> &'static str {
    match (kind, std::env::consts::ARCH) {
        (Architecture::OfTheHost, "aarch64") | (Architecture::Foreign, "x86_64") => "arm64",
        (Architecture::OfTheHost | Architecture::Foreign, _) => "amd64",
    }
}

fn exposed(container: &Container) -> Value {
    container.ports.keys().map(|port| (format!("{port}/tcp"), json!({}))).collect::<Map<_, _>>().into()
}

/// Ports of the container with their addresses on the host; those that are only exposed are `null`.
fn published(container: &Container, places: &Places, with_exposed: bool) -> Value {
    // With the host's network nothing is published: there is nothing in between.
    if container.network == "host" {
        return json!({});
    }
    let ports = container.ports.iter().filter_map(|(port, outside)| {
        let outside = places.fill(outside);
        let published = outside.rsplit_once(':').map(|(address, port)| json!([{"HostIp": address, "HostPort": port}]));
        match published {
            None if !with_exposed => None,
            published => Some((format!("{port}/tcp"), published.unwrap_or_default())),
        }
    });
    ports.collect::<Map<_, _>>().into()
}
