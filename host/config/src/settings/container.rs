//! A container, asked for by its name at the socket of Docker or of what speaks like it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use bollard::{API_DEFAULT_VERSION, Docker};
use serde::Serialize;
use serde_json::Value;

use super::{Settings, inspect};

/// Where the engine listens unless the operator says so: Docker's own place, then Podman's.
const SOCKETS: [&str; 2] = ["/var/run/docker.sock", "/run/podman/podman.sock"];

/// Seconds for an answer: the engine is on this machine.
const TIME: u64 = 10;

/// Settings and facts of a container; nothing is changed.
///
/// # Errors
/// Which socket, which container, and what the engine says.
pub(crate) async fn read(name: &str, socket: Option<&Path>) -> Result<Settings, String> {
    let socket = match socket {
        Some(socket) => socket.to_owned(),
        None => SOCKETS.iter().map(PathBuf::from).find(|path| path.exists()).ok_or_else(|| {
            format!("container {name}: there is no socket {}; name it with `socket = \"…\"`", SOCKETS.join(" or "))
        })?,
    };
    let shown = socket.display();
    let failed = |error: bollard::errors::Error| format!("container {name} at {shown}: {}", words(&error));
    let engine = Docker::connect_with_unix(&socket.to_string_lossy(), TIME, API_DEFAULT_VERSION).map_err(failed)?;
    let asked = async {
        let container = json(&engine.inspect_container(name, None).await.map_err(failed)?);
        // What the image is and where it runs are worth less than the settings.
        let image = match container["Image"].as_str() {
            Some(image) => engine.inspect_image(image).await.ok().map(|image| json(&image)),
            None => None,
        };
        let host = engine.info().await.ok().and_then(|info| info.architecture);
        let settings = inspect::settings(&container, image.as_ref(), host.as_deref());
        Ok(Settings { origin: format!("container {name}"), ..settings })
    };
    let late = |_| Err(format!("container {name} at {shown}: no answer within {TIME} seconds"));
    tokio::time::timeout(Duration::from_secs(TIME), asked).await.unwrap_or_else(late)
}

/// The engine's answer as the engine wrote it.
fn json(answer: &impl Serialize) -> Value {
    serde_json::to_value(answer).unwrap_or_default()
}

fn words(error: &bollard::errors::Error) -> String {
    match error {
        bollard::errors::Error::DockerResponseServerError { status_code: 404, .. } => {
            "there is no such container; `docker ps --all` shows them".into()
        }
        bollard::errors::Error::DockerResponseServerError { message, .. } => message.clone(),
        other => {
            let mut text = other.to_string();
            let mut cause = std::error::Error::source(other);
            while let Some(current) = cause {
                text = current.to_string();
                cause = current.source();
            }
            format!("{text}; run as root or as a member of the engine's group")
        }
    }
}
