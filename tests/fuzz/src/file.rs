//! Readers take files. Each thread has one, which is written anew for every input.

use std::cell::RefCell;
use std::io::{Seek as _, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

thread_local! {
    static FILE: RefCell<NamedTempFile> =
        RefCell::new(tempfile::Builder::new().prefix("fuzz").tempfile().expect("a temporary file"));
}

/// Calls `look` with the path of a file with these bytes.
pub(crate) fn with<R>(bytes: &[u8], look: impl FnOnce(&Path) -> R) -> R {
    FILE.with_borrow_mut(|named| {
        let file = named.as_file_mut();
        file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(bytes)).expect("it can be written");
        look(named.path())
    })
}
