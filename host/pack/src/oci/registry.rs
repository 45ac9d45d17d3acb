//! Registries.

use std::io::Write;
use std::time::Duration;

use oci_client::Reference;
use oci_client::manifest::{OCI_IMAGE_MEDIA_TYPE, OciDescriptor, OciImageManifest};
use reqwest::{Method, StatusCode};
use tempfile::NamedTempFile;

use super::Registry;
use super::artifact::{Artifact, Blobs, digest_of, into_pack};
use super::session::{Session, send, succeeded, words};

/// For all that is fetched or published, however slowly its bytes come: a gibibyte over a line of 600 KB/s.
const TOTAL: Duration = Duration::from_secs(30 * 60);

pub(crate) async fn pull(reference: &str, options: &Registry) -> Result<NamedTempFile, String> {
    within(options.total.unwrap_or(TOTAL), async {
        let reference = parsed(reference)?;
        let session = Session::open(&reference, options, "pull").await?;
        let name = reference.digest().or(reference.tag()).unwrap_or("latest");
        let text = session.document(&format!("manifests/{name}"), OCI_IMAGE_MEDIA_TYPE).await?;
        if let Some(digest) = reference.digest().filter(|digest| *digest != digest_of(&text)) {
            return Err(format!("sends another manifest than {digest}"));
        }
        let manifest: OciImageManifest =
            serde_json::from_slice(&text).map_err(|error| format!("sends a manifest that cannot be read: {error}"))?;
        into_pack(&manifest, &mut Remote(&session)).await
    })
    .await
}

pub(crate) async fn push(artifact: &Artifact, reference: &str, options: &Registry) -> Result<String, String> {
    within(options.total.unwrap_or(TOTAL), async {
        let reference = parsed(reference)?;
        let session = Session::open(&reference, options, "pull,push").await?;
        for (digest, bytes) in &artifact.blobs {
            let there = send(session.at(Method::HEAD, session.of_repository(&format!("blobs/{digest}"))?)).await?;
            if there.status() == StatusCode::OK {
                continue;
            }
            let begun = send(session.at(Method::POST, session.of_repository("blobs/uploads/")?)).await?;
            let begun = succeeded(begun).await?;
            let mut place = session.upload(&begun)?;
            place.query_pairs_mut().append_pair("digest", digest);
            let request = session.at(Method::PUT, place).header("content-type", "application/octet-stream");
            succeeded(send(request.body(bytes.clone())).await?).await?;
        }
        let manifest = serde_json::to_vec(&artifact.manifest).expect("a manifest is plain data");
        let digest = digest_of(&manifest);
        let name = reference.tag().unwrap_or(&digest);
        let place = session.of_repository(&format!("manifests/{name}"))?;
        let request = session.at(Method::PUT, place).header("content-type", OCI_IMAGE_MEDIA_TYPE);
        succeeded(send(request.body(manifest)).await?).await?;
        Ok(digest)
    })
    .await
}

fn parsed(reference: &str) -> Result<Reference, String> {
    reference.parse().map_err(|error| format!("is no reference HOST/NAME:TAG or HOST/NAME@sha256:…: {error}"))
}

async fn within<T>(total: Duration, work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let ended = tokio::time::timeout(total, work).await;
    ended.unwrap_or_else(|_| Err(format!("is not done within {} s", total.as_secs())))
}

struct Remote<'a>(&'a Session);

impl Blobs for Remote<'_> {
    async fn copy(&mut self, blob: &OciDescriptor, out: &mut (impl Write + Send)) -> Result<(), String> {
        let mut response = self.0.blob(&blob.digest).await?;
        while let Some(piece) = response.chunk().await.map_err(|error| words(&error))? {
            out.write_all(&piece).map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
