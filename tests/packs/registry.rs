//! Debian's docker-registry on loopback: open, with a password, and with TLS.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use super::{Desk, story, text};
use crate::support::not_run;

/// `puller` with the password `s3cret`, as htpasswd writes it.
const HTPASSWD: &str = "puller:$2b$05$abcdefghijklmnopqrstuuLK7U1u6pVRmL7L1BBM2aS35PSZnDXlK\n";

/// Lines of the registry's log until it says where it listens.
const LINES: usize = 200;

/// A registry, and what it takes to talk to it.
struct Registry {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Registry {
    /// Starts it with this part of its configuration; none where this machine does not have one.
    fn start(auth: &str, tls: &str, files: &[(&str, String)]) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, contents) in files {
            std::fs::write(folder.path().join(name), contents).expect("the folder can be written");
        }
        let place = text(folder.path());
        let configuration = format!(
            "version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: {place}/data\n\
             http:\n  addr: 127.0.0.1:0\n  secret: for-tests\n{tls}{auth}"
        );
        let path = folder.path().join("registry.yml");
        std::fs::write(&path, configuration.replace("FOLDER", place)).expect("the folder can be written");
        let started = Command::new("docker-registry")
            .arg("serve")
            .arg(&path)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = match started {
            Ok(child) => child,
            Err(error) if std::env::var_os("CI").is_some() => panic!("docker-registry is part of CI: {error}"),
            Err(error) => {
                not_run("docker-registry", &error.to_string());
                return None;
            }
        };
        let mut log = BufReader::new(child.stderr.take().expect("asked for above")).lines();
        let address = log.by_ref().take(LINES).map_while(Result::ok).find_map(|line| {
            let rest = line.split_once("listening on ")?.1;
            Some(rest.trim_end_matches('"').split([',', '"', ' ']).next()?.to_owned())
        });
        // It writes a line for each request, and somebody must read them.
        std::thread::spawn(move || log.for_each(drop));
        Some(Self { child, address: address.expect("it says where it listens"), _folder: folder })
    }

    /// Publishes a pack under its version; the reference.
    fn publish(&self, vendor: &Desk, pack: &str, options: &[&str]) -> String {
        let reference = format!("oci://{}/duo/checks:latest", self.address);
        let printed = vendor.does(&[&["pack", "push", pack, &reference], options].concat());
        assert!(printed.contains("sha256:"), "{printed}");
        reference
    }
}

impl Drop for Registry {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_story_from_an_open_registry() {
    let Some(registry) = Registry::start("", "", &[]) else { return };
    let options = ["--plain-http"];
    story::tell(&Desk::new(), &options, |vendor, pack| registry.publish(vendor, pack, &options));
}

#[test]
fn an_update_asks_the_registry_again() {
    let Some(registry) = Registry::start("", "", &[]) else { return };
    let (vendor, customer, plain) = (Desk::new(), Desk::new(), ["--plain-http"]);
    let first = vendor.vendors("story", "1.0.0", &["watches"], &[]);
    let reference = registry.publish(&vendor, &first, &plain);
    customer.does(&["pack", "add", &reference, "--yes", "--plain-http"]);
    assert!(customer.does(&["pack", "update", "--plain-http"]).contains("in use already"));
    let second = vendor.vendors("story", "1.1.0", &["watches-closer"], &[]);
    registry.publish(&vendor, &second, &plain);
    let sentence = customer.run(&["pack", "update", "--plain-http"]);
    assert_eq!(sentence.code, 5, "{sentence:?}");
    customer.does(&["pack", "update", "story", "--yes", "--plain-http"]);
    assert_eq!(customer.checks(), ["watches 1.1.0"]);
    let unknown = customer.run(&["pack", "update", "nothing", "--plain-http"]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
}

/// A digest names one manifest, whatever the tag says meanwhile.
#[test]
fn a_digest_pins_a_pack() {
    let Some(registry) = Registry::start("", "", &[]) else { return };
    let (vendor, customer) = (Desk::new(), Desk::new());
    let first = vendor.vendors("story", "1.0.0", &["watches"], &[]);
    let tagged = format!("oci://{}/duo/checks:latest", registry.address);
    let printed = vendor.does(&["pack", "push", &first, &tagged, "--plain-http"]);
    let digest = printed.trim_end().rsplit_once(": ").expect("it prints the digest").1.to_owned();
    let second = vendor.vendors("story", "1.1.0", &["watches-closer"], &[]);
    vendor.does(&["pack", "push", &second, &tagged, "--plain-http"]);
    let pinned = format!("oci://{}/duo/checks@{digest}", registry.address);
    customer.does(&["pack", "add", &pinned, "--yes", "--plain-http"]);
    assert_eq!(customer.checks(), ["watches 1.0.0"]);
    let missing = format!("oci://{}/duo/checks@sha256:{}", registry.address, "0".repeat(64));
    let sentence = customer.refused(&["pack", "add", &missing, "--plain-http"]);
    assert!(sentence.starts_with(&missing), "{sentence}");
}

#[test]
fn a_password_and_a_private_authority() {
    let mut authority = rcgen::CertificateParams::new(Vec::new()).expect("parameters");
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority_key = rcgen::KeyPair::generate().expect("a key");
    let root = authority.self_signed(&authority_key).expect("a certificate").pem();
    let issuer = rcgen::Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().expect("a key");
    let server = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).expect("parameters");
    let certificate = server.signed_by(&key, &issuer).expect("a certificate").pem();
    let files = [("htpasswd", HTPASSWD.to_owned()), ("server.pem", certificate), ("server.key", key.serialize_pem())];
    let auth = "auth:\n  htpasswd:\n    realm: Registry Realm\n    path: FOLDER/htpasswd\n";
    let tls = "  tls:\n    certificate: FOLDER/server.pem\n    key: FOLDER/server.key\n";
    let Some(registry) = Registry::start(auth, tls, &files) else { return };
    let desk = Desk::new();
    for (name, contents) in [("password", "s3cret\n"), ("wrong", "guessed\n"), ("ca.pem", &root)] {
        std::fs::write(desk.path(name), contents).expect("the desk can be written");
    }
    let absolute = |name: &str| desk.path(name).display().to_string();
    let (password, wrong, ca) = (absolute("password"), absolute("wrong"), absolute("ca.pem"));
    let options = ["--registry-user", "puller", "--registry-password-file", &password, "--registry-ca", &ca];
    story::tell(&desk, &options, |vendor, pack| registry.publish(vendor, pack, &options));
    let reference = format!("oci://{}/duo/checks:latest", registry.address);
    let refused = |options: &[&str]| desk.refused(&[&["pack", "add", reference.as_str()], options].concat());
    for (options, word) in [
        (&options[..4], "certificate"),
        (&options[4..], "uthori"),
        (&["--registry-user", "puller", "--registry-password-file", &wrong, "--registry-ca", &ca], "uthori"),
    ] {
        let sentence = refused(options);
        assert!(sentence.starts_with(&reference) && sentence.contains(word), "{options:?}: {sentence}");
        assert!(!sentence.contains("s3cret") && !sentence.contains("guessed"), "{sentence}");
    }
}
