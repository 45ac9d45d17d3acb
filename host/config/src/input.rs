//! Reads the small files that an operator names. A name can be a pipe or a device whose size says
//! nothing, so what is read is counted.

use std::io::Read as _;
use std::path::Path;

/// The bytes of a file of at most `limit`.
///
/// # Errors
/// What is wrong with it, without its name.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let unreadable = |error: std::io::Error| format!("cannot be read: {error}");
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err("is a directory".into());
    }
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit { Err(format!("is larger than {} KiB", limit / 1024)) } else { Ok(bytes) }
}
