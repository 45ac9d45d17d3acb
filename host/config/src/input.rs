//! Reads the small files that an operator names. A name can be a pipe or a device whose size says
//! nothing, so what is read is counted.

use std::io::Read as _;
use std::path::Path;

use duo_doctor_wording::{Said, said};

/// The bytes of a file of at most `limit`.
///
/// # Errors
/// What is wrong with it, without its name.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Said> {
    let unreadable = |error: std::io::Error| said!("cannot-be-read", error = error);
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(said!("is-directory"));
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit { Err(said!("is-larger", limit = limit / 1024)) } else { Ok(bytes) }
}
