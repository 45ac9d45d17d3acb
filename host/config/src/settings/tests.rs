use super::*;

mod chosen;
mod shapes;

fn read(text: &str) -> Settings {
    Settings::from_text(text, "ai-gateway").expect("settings")
}

#[test]
fn docker_inspect_gives_settings_and_facts() {
    let text = r#"[
      {"Name": "/gateway", "Image": "sha256:1", "State": {"Status": "exited", "Running": false, "ExitCode": 1},
       "Config": {"Image": "model-gateway:self-hosted-v18.5.2-ee", "Env": ["AIGW_GITLAB_URL=https://g", "EMPTY="],
                  "ExposedPorts": {"5052/tcp": {}, "8082/tcp": {}, "53/udp": {}}},
       "HostConfig": {"NetworkMode": "default", "PortBindings": {"5052/tcp": [{"HostIp": "", "HostPort": "5052"}]}},
       "NetworkSettings": {"Ports": {}}},
      {"RepoTags": ["x"], "Architecture": "arm64", "Os": "linux", "Config": {"Env": ["PATH=/bin"]}}
    ]"#;
    let settings = read(text);
    assert_eq!(settings.text("AIGW_GITLAB_URL"), Some("https://g"));
    assert_eq!(settings.text("EMPTY"), Some(""));
    let facts: Vec<_> = settings.container.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let expected = [
        "container-exit-code 1",
        "container-network bridge",
        "container-ports 5052=0.0.0.0:5052,8082=",
        "container-state exited",
        "image model-gateway:self-hosted-v18.5.2-ee",
        "image-architecture arm64",
    ];
    assert_eq!(facts, expected);
}

#[test]
fn a_manifest_says_what_is_set_and_what_stands_elsewhere() {
    let text = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n---\napiVersion: apps/v1\nkind: Deployment\nspec:\n  \
                template:\n    spec:\n      containers:\n      - {name: proxy, image: nginx}\n      - name: gateway\n        \
                image: registry/model-gateway:self-hosted-v18.5.2-ee\n        env:\n        - {name: AIGW_GITLAB_URL, \
                value: https://g}\n        - name: KEY\n          valueFrom: {secretKeyRef: {name: keys, key: \
                jwt}}\n        envFrom:\n        - configMapRef: {name: rest}\n";
    let settings = read(text);
    assert_eq!(settings.text("AIGW_GITLAB_URL"), Some("https://g"));
    assert_eq!(settings.values["KEY"], Setting::Elsewhere("Secret keys, key jwt".into()));
    assert_eq!(settings.unlisted, ["ConfigMap rest"]);
    assert_eq!(settings.container["image"], "registry/model-gateway:self-hosted-v18.5.2-ee");
}

#[test]
fn what_kubectl_prints_as_json_is_a_manifest() {
    let text = r#"{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "spec":
        {"containers": [{"name": "gateway", "image": "ai-gateway:1", "env": [{"name": "A", "value": "1"}]}]}}]}"#;
    assert_eq!(read(text).text("A"), Some("1"));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn another_process_is_read_by_its_id() {
    use std::process::{Command, Stdio};
    let mut other = Command::new("sleep")
        .arg("60")
        .env_clear()
        .env("OF_THE_OTHER", "1")
        .env("LINES", "a\nb")
        .stdin(Stdio::null())
        .spawn()
        .expect("`sleep` is there");
    // Until it has become `sleep` the child has this process's variables.
    let mut settings = Settings::default();
    for _ in 0..500 {
        settings = Settings::read("ai-gateway", &EnvironmentSource::Process(other.id())).await.expect("its variables");
        if settings.text("OF_THE_OTHER").is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    other.kill().expect("it runs");
    other.wait().expect("it has ended");
    assert_eq!(settings.text("LINES"), Some("a\nb"));
    assert_eq!(settings.origin, format!("process {}", other.id()));
    let gone = Settings::read("ai-gateway", &EnvironmentSource::Process(other.id())).await.expect_err("it has ended");
    assert!(gone.contains("cannot be read"), "{gone}");
}

/// What an engine answers, on a socket of our own.
#[cfg(unix)]
#[tokio::test]
async fn a_container_is_asked_for_by_name() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("engine.sock");
    let listener = tokio::net::UnixListener::bind(&socket).expect("a socket");
    let answers = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = Vec::new();
                let mut byte = [0];
                while !request.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte).await, Ok(1)) {
                    request.push(byte[0]);
                }
                let request = String::from_utf8_lossy(&request).into_owned();
                let (status, body) = if request.contains("/containers/gateway/json") {
                    let body = r#"{"Id": "1", "Image": "sha256:1", "State": {"Status": "running", "Running": true},
                        "Config": {"Image": "gw:1", "Env": ["A=1"]}, "HostConfig": {"NetworkMode": "host"}}"#;
                    ("200 OK", body)
                } else if request.contains("/images/") {
                    ("200 OK", r#"{"Id": "sha256:1", "Architecture": "arm64"}"#)
                } else if request.contains("/info") {
                    ("200 OK", r#"{"Architecture": "x86_64"}"#)
                } else {
                    ("404 Not Found", r#"{"message": "No such container: other"}"#)
                };
                let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\nconnection: close\r\n");
                let answer = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    let source = |name: &str| EnvironmentSource::Container { name: name.into(), socket: Some(socket.clone()) };
    let settings = Settings::read("ai-gateway", &source("gateway")).await.expect("settings");
    assert_eq!((settings.text("A"), &*settings.origin), (Some("1"), "container gateway"));
    assert_eq!(settings.container["image-architecture"], "arm64");
    assert_eq!(settings.container["host-architecture"], "amd64");
    assert_eq!(settings.container["container-network"], "host");
    let missing = Settings::read("ai-gateway", &source("other")).await.expect_err("no such container");
    assert!(missing.contains("there is no such container"), "{missing}");
    answers.abort();
    let nobody = EnvironmentSource::Container { name: "a".into(), socket: Some(folder.path().join("none.sock")) };
    let nobody = Settings::read("ai-gateway", &nobody).await.expect_err("no engine");
    assert!(nobody.starts_with("container a at "), "{nobody}");
}

#[test]
fn a_file_of_settings_has_four_mebibytes_at_most() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gateway.env");
    let of = |bytes: usize| {
        std::fs::write(&path, format!("AIGW_A=1\nB={}", "x".repeat(bytes - 11))).expect("a file");
        Settings::from_file(&path, "ai-gateway", None).map(|settings| settings.values.len())
    };
    assert_eq!(of(4 * 1024 * 1024), Ok(2));
    assert!(of(4 * 1024 * 1024 + 1).is_err_and(|problem| problem.contains("is larger than 4096 KiB")));
}
