//! The lines of one request, in all logs.

use std::path::PathBuf;

use duo_doctor_model::text::harmless;
use memchr::memmem;

use super::{Request, read, shown};
use crate::reader::Reading;

/// Lines of one request that are shown.
const LINES: usize = 20;

/// Also those that speak of no error.
pub(super) fn lines(paths: &[PathBuf], id: String) -> Result<Request, String> {
    let finder = memmem::Finder::new(id.as_bytes());
    let mut lines: Vec<(Option<f64>, String, String)> = Vec::new();
    for path in paths {
        read::lines(path, &mut |line| {
            if lines.len() == LINES || finder.find(line.as_bytes()).is_none() {
                return;
            }
            let reading = Reading::of(line);
            if reading.correlation.as_deref() == Some(&id) {
                lines.push((reading.time, harmless(&path.display().to_string()), shown(&reading)));
            }
        })?;
    }
    lines.sort_by(|a, b| a.0.unwrap_or(f64::MAX).total_cmp(&b.0.unwrap_or(f64::MAX)));
    let lines = lines.into_iter().map(|(_, path, text)| (path, text)).collect();
    Ok(Request { id: harmless(&id), lines })
}
