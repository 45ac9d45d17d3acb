//! Signatures in minisign's format, so that `minisign` itself can make and verify them.

use std::io::Cursor;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minisign::{KeyPair, PublicKey, SecretKeyBox};

use super::archive::{self, Archive};
use super::{INDEX, Index, SIGNATURE};
use duo_doctor_model::Rejected;

/// Bytes of a file that holds a key or a signature.
pub(super) const KEY_FILE: u64 = 4 * 1024;

/// A key that signs.
pub struct SecretKey(minisign::SecretKey);

impl SecretKey {
    /// Reads a secret key file of minisign; the password where it is encrypted.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn read(path: &Path, password: impl FnOnce() -> Result<String, String>) -> Result<Self, String> {
        let say = |problem: String| format!("{}: {problem}", path.display());
        let text = read_small(path).map_err(say)?;
        // minisign writes keys without a password without a checksum, which the library asks for in a box.
        let bytes = text.lines().nth(1).and_then(|line| STANDARD.decode(line.trim()).ok());
        let key = bytes.and_then(|bytes| minisign::SecretKey::from_bytes(&bytes).ok());
        let key = key.ok_or_else(|| say("is no secret key of minisign".into()))?;
        if !key.is_encrypted() {
            return Ok(Self(key));
        }
        let sealed = SecretKeyBox::from_string(&text).map_err(|_| say("is no secret key of minisign".into()))?;
        let key = sealed.into_secret_key(Some(password()?)).map_err(|_| say("the password is wrong".into()))?;
        Ok(Self(key))
    }
}

/// A new pair of key files, secret and public, as minisign writes them. Without a password the secret one is plain.
///
/// # Errors
/// Where there is no randomness.
pub fn generate(password: Option<String>) -> Result<(String, String), String> {
    let failed = |error: minisign::PError| format!("no key can be made: {error}");
    let pair = match &password {
        Some(password) => KeyPair::generate_encrypted_keypair(Some(password.clone())),
        None => KeyPair::generate_unencrypted_keypair(),
    };
    let pair = pair.map_err(failed)?;
    let secret = pair.sk.to_box(Some("duo-doctor secret key")).map_err(failed)?;
    Ok((secret.into_string(), pair.pk.to_box().map_err(failed)?.into_string()))
}

/// The archive of the pack at `path` with a signature of its index.
///
/// # Errors
/// What is wrong with the pack.
pub fn sign(path: &Path, key: &SecretKey) -> Result<Vec<u8>, Rejected> {
    let reject = |reason: String| Rejected::new(path.display(), reason);
    let (archive, _) = Archive::open(path).map_err(reject)?;
    let index = super::read::index(&archive).map_err(reject)?;
    let said: Index = super::read::parse(&index).map_err(reject)?;
    let comment = format!("duo-doctor pack {} {}", said.name, said.version);
    let failed = |error: minisign::PError| reject(format!("cannot be signed: {error}"));
    // The public half makes sure that what was signed verifies.
    let public = PublicKey::from_secret_key(&key.0).map_err(failed)?;
    let (signs, says) = (Cursor::new(&index), Some("signature of a duo-doctor pack"));
    let signature = minisign::sign(Some(&public), &key.0, signs, Some(&comment), says).map_err(failed)?;
    with_signature(path, &signature.into_string())
}

/// The archive of the pack at `path` with this signature of its index, however it was made.
///
/// # Errors
/// What is wrong with the pack.
pub fn with_signature(path: &Path, signature: &str) -> Result<Vec<u8>, Rejected> {
    let reject = |reason: String| Rejected::new(path.display(), reason);
    let (archive, names) = Archive::open(path).map_err(reject)?;
    let mut members = vec![(SIGNATURE, signature.as_bytes().to_vec())];
    for name in names.iter().filter(|name| *name != SIGNATURE) {
        let bytes = archive.read_plain(name, archive::ARCHIVE).map_err(reject)?;
        // The index stays in front of its signature.
        let place = if name == INDEX { 0 } else { members.len() };
        members.insert(place, (name, bytes));
    }
    archive::write(members.iter().map(|(name, bytes)| (*name, bytes.as_slice()))).map_err(reject)
}

/// The text of a small file, a key or a signature.
///
/// # Errors
/// Why it cannot be read.
pub fn read_small(path: &Path) -> Result<String, String> {
    let metadata = std::fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?;
    if metadata.len() > KEY_FILE {
        return Err(format!("is larger than {} KiB, the limit of a key or signature", KEY_FILE / 1024));
    }
    std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_or_signature_has_four_kibibytes_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.pub");
        let read = |bytes: usize| {
            std::fs::write(&path, "x".repeat(bytes)).expect("a file");
            read_small(&path).map(|text| text.len())
        };
        assert_eq!(read(4 * 1024), Ok(4 * 1024));
        assert_eq!(read(4 * 1024 + 1), Err("is larger than 4 KiB, the limit of a key or signature".into()));
    }
}
