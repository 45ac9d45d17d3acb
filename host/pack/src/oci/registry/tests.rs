//! Against a registry that does what no registry should.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use super::*;

/// A server on loopback: its address, and the heads of the requests that came.
struct Hostile {
    address: String,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Hostile {
    /// Answers each request by its path, with `HERE` for its own address.
    fn start(answer: impl Fn(&str, &mut TcpStream, &str) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback");
        let address = listener.local_addr().expect("it is bound").to_string();
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let (here, hears, answer) = (address.clone(), Arc::clone(&heard), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (here, hears, answer) = (here.clone(), Arc::clone(&hears), Arc::clone(&answer));
                thread::spawn(move || {
                    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
                    let mut head = Vec::new();
                    while let Some(Ok(line)) = lines.next().filter(|line| !matches!(line, Ok(line) if line.is_empty()))
                    {
                        head.push(line.to_lowercase());
                    }
                    let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
                    hears.lock().expect("no panic holds it").push(head.join("\n"));
                    let mut stream = stream;
                    answer(&path, &mut stream, &here);
                });
            }
        });
        Self { address, heard }
    }

    fn heard(&self) -> String {
        self.heard.lock().expect("no panic holds it").join("\n\n")
    }

    async fn refusal(&self, options: &Registry) -> String {
        let pulled = pull(&format!("{}/duo/checks:latest", self.address), options).await;
        pulled.map(drop).expect_err("nothing good comes of it")
    }
}

fn say(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// Sends zeros until nobody listens any more, at most `limit` of them; what was taken.
fn without_end(stream: &mut TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n");
    while stream.write_all(&[b' '; 64 * 1024]).is_ok() {}
}

fn plain() -> Registry {
    Registry { plain_http: true, ..Registry::default() }
}

fn with_password(folder: &tempfile::TempDir) -> Registry {
    let file = folder.path().join("password");
    std::fs::write(&file, "canary\n").expect("a file");
    Registry { user: Some("u".into()), password_file: Some(file), ..plain() }
}

fn wants_token_from(realm: &'static str) -> impl Fn(&str, &mut TcpStream, &str) {
    move |_, stream, here| {
        let realm = realm.replace("HERE", here);
        say(stream, "401 Unauthorized", &format!("www-authenticate: Bearer realm=\"{realm}\",service=\"x\"\r\n"), b"");
    }
}

#[tokio::test]
async fn a_password_goes_to_the_registry_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = Hostile::start(|_, stream, _| say(stream, "200 OK", "", br#"{"token":"t"}"#));
    let realm: &'static str = format!("http://{}/latest/meta-data/iam", other.address).leak();
    let registry = Hostile::start(wants_token_from(realm));
    let refused = registry.refusal(&with_password(&folder)).await;
    assert!(refused.ends_with("which is not https"), "{refused}");
    assert_eq!(other.heard(), "", "nobody is asked");

    let registry = Hostile::start(wants_token_from("https://evil.invalid/token"));
    let refused = registry.refusal(&with_password(&folder)).await;
    assert!(refused.ends_with("say --registry-auth-host evil.invalid"), "{refused}");
    let named = Registry { auth_hosts: vec!["evil.invalid".into()], ..with_password(&folder) };
    let unknown = registry.refusal(&named).await;
    assert!(!unknown.contains("--registry-auth-host"), "the operator named it: {unknown}");

    let registry = Hostile::start(wants_token_from("https://169.254.169.254/latest"));
    assert!(registry.refusal(&plain()).await.ends_with("is no address of a registry"));
}

#[tokio::test]
async fn a_password_is_given_to_the_registry_that_asks_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let registry = Hostile::start(|path, stream, here| match path {
        "/v2/" => wants_token_from("http://HERE/token")(path, stream, here),
        path if path.starts_with("/token") => say(stream, "200 OK", "", br#"{"access_token":"t"}"#),
        _ => say(stream, "404 Not Found", "", b"no such manifest"),
    });
    let refused = registry.refusal(&with_password(&folder)).await;
    assert!(refused.ends_with("answers 404 Not Found: no such manifest"), "{refused}");
    let heard = registry.heard();
    assert!(heard.contains("authorization: basic dtpjyw5hcnk="), "{heard}");
    assert!(heard.contains("/token?scope=repository%3aduo%2fchecks%3apull&service=x"), "{heard}");
    assert!(heard.contains("authorization: bearer t"), "{heard}");
}

fn manifest(digest: &str, size: u64) -> Vec<u8> {
    let layer = serde_json::json!({
        "mediaType": "x", "digest": digest, "size": size,
        "annotations": { "org.opencontainers.image.title": "index.json" },
    });
    let config = serde_json::json!({ "mediaType": super::super::artifact::CONFIG, "digest": digest, "size": 0 });
    let manifest = serde_json::json!({ "schemaVersion": 2, "config": config, "layers": [layer] });
    serde_json::to_vec(&manifest).expect("JSON")
}

#[tokio::test]
async fn only_blobs_are_fetched_from_elsewhere_and_without_credentials() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = Hostile::start(|_, stream, _| say(stream, "200 OK", "", b"{}"));
    for (from, to, refused_for) in [
        ("/manifests/", "https://elsewhere.invalid/", "only blobs are fetched from elsewhere"),
        ("/blobs/", "http://OTHER/", "which is not https"),
        ("/blobs/", "https://[fd00:ec2::254]/", "is no address of a registry"),
    ] {
        let place = to.replace("OTHER", &other.address);
        let registry = Hostile::start(move |path, stream, here| match path {
            "/v2/" => say(stream, "401 Unauthorized", "www-authenticate: Basic realm=\"x\"\r\n", b""),
            path if path.contains(from) => {
                say(stream, "307 Temporary Redirect", &format!("location: {place}\r\n"), b"")
            }
            path if path.contains("/manifests/") => say(stream, "200 OK", "", &manifest(&digest_of(b"x"), 1)),
            _ => wants_token_from("")(path, stream, here),
        });
        let refused = registry.refusal(&with_password(&folder)).await;
        assert!(refused.contains(refused_for), "{from} {to}: {refused}");
    }
    assert_eq!(other.heard(), "", "nobody else is asked");
    // Storage that forwards to itself without end.
    let circle = Hostile::start(|path, stream, _| match path {
        path if path.contains("/blobs/") => say(stream, "302 Found", &format!("location: {path}\r\n"), b""),
        path if path.contains("/manifests/") => say(stream, "200 OK", "", &manifest(&digest_of(b"x"), 1)),
        _ => say(stream, "200 OK", "", b""),
    });
    circle.refusal(&plain()).await;
    let asked = circle.heard().matches("/blobs/sha256").count();
    assert_eq!(asked, 1 + 3, "three times elsewhere");
}

#[tokio::test]
async fn manifests_and_tokens_have_4_mebibytes_at_most() {
    let endless = Hostile::start(|path, stream, _| match path {
        "/v2/" => say(stream, "200 OK", "", b""),
        _ => without_end(stream),
    });
    assert_eq!(endless.refusal(&plain()).await, "sends a manifest larger than 4 MiB");
    let endless = Hostile::start(|path, stream, here| match path {
        "/v2/" => wants_token_from("http://HERE/token")(path, stream, here),
        _ => without_end(stream),
    });
    assert_eq!(endless.refusal(&plain()).await, "sends a token larger than 4 MiB");
    let at = Hostile::start(|path, stream, _| match path {
        "/v2/" => say(stream, "200 OK", "", b""),
        _ => say(stream, "200 OK", "", &vec![b' '; 4 * 1024 * 1024]),
    });
    assert!(at.refusal(&plain()).await.starts_with("sends a manifest that cannot be read"));
    // What is wrong is cut as well.
    let angry = Hostile::start(|_, stream, _| say(stream, "500 No", "", &vec![b'x'; 1024 * 1024]));
    assert!(angry.refusal(&plain()).await.len() < 5 * 1024);
}

#[tokio::test]
async fn a_blob_is_what_its_descriptor_says_and_not_a_byte_more() {
    let served = |size: u64, body: &'static [u8]| {
        Hostile::start(move |path, stream, _| match path {
            path if path.contains("/manifests/") => say(stream, "200 OK", "", &manifest(&digest_of(b"{}"), size)),
            path if path.contains("/blobs/") && body.is_empty() => without_end(stream),
            path if path.contains("/blobs/") => say(stream, "200 OK", "", body),
            _ => say(stream, "200 OK", "", b""),
        })
    };
    assert_eq!(served(2, b"").refusal(&plain()).await, "sends more than it says");
    for other in [&b"{"[..], b"[]"] {
        assert!(served(2, other).refusal(&plain()).await.starts_with("has another blob than sha256:"));
    }
    assert!(served(2, b"{}").refusal(&plain()).await.starts_with("has an index that cannot be read"));
    let large = served(16 * 1024 * 1024 + 1, b"{}").refusal(&plain()).await;
    assert_eq!(large, "has an index larger than 16 MiB");
}

/// One that sends a byte now and then is never silent long enough.
#[tokio::test]
async fn everything_together_has_an_end() {
    let slow = Hostile::start(|path, stream, _| match path {
        "/v2/" => say(stream, "200 OK", "", b""),
        _ => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
            while stream.write_all(b" ").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        }
    });
    let options = Registry { total: Some(Duration::from_secs(1)), ..plain() };
    assert_eq!(slow.refusal(&options).await, "is not done within 1 s");
}
