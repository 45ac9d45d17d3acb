//! Registries.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use oci_client::client::{Certificate, CertificateEncoding, Client, ClientConfig, ClientProtocol, Config, ImageLayer};
use oci_client::errors::OciDistributionError;
use oci_client::secrets::RegistryAuth;
use oci_client::{Reference, RegistryOperation};
use tokio::io::AsyncWrite;

use super::Registry;
use super::artifact::{Artifact, CONFIG, wanted};

/// For the way to a registry, and for its next bytes.
const CONNECT: Duration = Duration::from_secs(15);
const READ: Duration = Duration::from_secs(60);

pub(crate) async fn pull(reference: &str, options: &Registry) -> Result<Artifact, String> {
    let (client, reference, auth) = client(reference, options)?;
    let (manifest, _) = client.pull_image_manifest(&reference, &auth).await.map_err(|error| words(&error))?;
    let mut blobs = std::collections::BTreeMap::new();
    for layer in wanted(&manifest)? {
        // A registry that sends more than it says is cut off; the digest is compared by the client.
        let mut blob = Bounded { bytes: Vec::new(), limit: usize::try_from(layer.size).unwrap_or_default() };
        client.pull_blob(&reference, layer, &mut blob).await.map_err(|error| words(&error))?;
        blobs.insert(layer.digest.clone(), blob.bytes);
    }
    Ok(Artifact { manifest, blobs, version: String::new() })
}

pub(crate) async fn push(artifact: &Artifact, reference: &str, options: &Registry) -> Result<String, String> {
    let (client, reference, auth) = client(reference, options)?;
    let layers: Vec<ImageLayer> = artifact
        .manifest
        .layers
        .iter()
        .map(|layer| {
            ImageLayer::new(artifact.blobs[&layer.digest].clone(), layer.media_type.clone(), layer.annotations.clone())
        })
        .collect();
    let config = artifact.blobs[&artifact.manifest.config.digest].clone();
    let config = Config::new(config, CONFIG.into(), None);
    client.auth(&reference, &auth, RegistryOperation::Push).await.map_err(|error| words(&error))?;
    let manifest = Some(artifact.manifest.clone());
    client.push(&reference, &layers, config, &auth, manifest).await.map_err(|error| words(&error))?;
    client.fetch_manifest_digest(&reference, &auth).await.map_err(|error| words(&error))
}

fn client(reference: &str, options: &Registry) -> Result<(Client, Reference, RegistryAuth), String> {
    let reference: Reference =
        reference.parse().map_err(|error| format!("is no reference HOST/NAME:TAG or HOST/NAME@sha256:…: {error}"))?;
    let read = |path: &std::path::Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let mut config = ClientConfig {
        protocol: if options.plain_http { ClientProtocol::Http } else { ClientProtocol::Https },
        connect_timeout: Some(CONNECT),
        read_timeout: Some(READ),
        user_agent: concat!("duo-doctor/", env!("CARGO_PKG_VERSION")),
        max_concurrent_upload: 4,
        ..ClientConfig::default()
    };
    if let Some(path) = &options.ca {
        config.extra_root_certificates.push(Certificate { encoding: CertificateEncoding::Pem, data: read(path)? });
    }
    let auth = match (&options.user, &options.password_file) {
        (Some(user), Some(path)) => {
            let password = String::from_utf8(read(path)?).map_err(|_| format!("{}: is no text", path.display()))?;
            RegistryAuth::Basic(user.clone(), password.trim_end_matches(['\r', '\n']).to_owned())
        }
        _ => RegistryAuth::Anonymous,
    };
    // The library takes the process's provider of cryptography; the second time it is there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::try_from(config).map_err(|error| words(&error))?;
    Ok((client, reference, auth))
}

/// One sentence, with the causes that a library hides beneath its own.
fn words(error: &OciDistributionError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        let inner = next.to_string();
        if !text.contains(&inner) {
            text = format!("{text}: {inner}");
        }
        cause = next.source();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes so many bytes and no more.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl AsyncWrite for Bounded {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.bytes.len() + bytes.len() > self.limit {
            return Poll::Ready(Err(io::Error::other("the registry sends more than it says")));
        }
        self.bytes.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
