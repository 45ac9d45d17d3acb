//! Lines of a log: plain, gzip, or standard input.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use crate::signatures::LINE;
use duo_doctor_log_search::shortened;
use duo_doctor_scrub::Scrubber;

/// Bytes that a packed log may unpack to: more than an honest day of logs has.
const UNPACKED: u64 = 8 << 30;

/// Bytes of a line that are read: as many as the log search reads.
const READ: usize = 4 << 20;

/// Calls back for every line; one that is longer than what is looked at is cut inside its record.
///
/// # Errors
/// Which file cannot be read, and why.
pub(crate) fn lines(path: &Path, each: &mut dyn FnMut(&str)) -> Result<(), String> {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", path.display());
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(format!("{} is a directory; name the files in it", path.display()));
    }
    let mut file = BufReader::with_capacity(1 << 18, File::open(path).map_err(unreadable)?);
    let packed = file.fill_buf().map_err(unreadable)?.starts_with(b"\x1f\x8b");
    if packed {
        let reader = MultiGzDecoder::new(file).take(UNPACKED);
        split(&mut BufReader::with_capacity(1 << 18, reader), each)
    } else {
        split(&mut file, each)
    }
    .map_err(unreadable)
}

fn split(reader: &mut dyn BufRead, each: &mut dyn FnMut(&str)) -> std::io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.take(READ as u64).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(());
        }
        let ended = line.ends_with(b"\n");
        let text = String::from_utf8_lossy(line.strip_suffix(b"\n").unwrap_or(&line));
        let text = text.trim_end_matches('\r');
        if text.len() > LINE {
            // Not after the cut: the rest of a token is known to nobody.
            each(&shortened(&Scrubber::default().scrubbed(text), LINE));
        } else {
            each(text);
        }
        if !ended {
            skip_line(reader)?;
        }
    }
}

fn skip_line(reader: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        match memchr::memchr(b'\n', buffer) {
            Some(end) => {
                reader.consume(end + 1);
                return Ok(());
            }
            None => {
                let all = buffer.len();
                reader.consume(all);
            }
        }
    }
}
