//! Keeps the first bytes of what a guest prints, and lets it go on: a chatty check is no broken one.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use wasmtime_wasi::cli::{IsTerminal, StdoutStream};
use wasmtime_wasi::p2::{OutputStream, Pollable, StreamError};

use super::limits::OUTPUT;

/// What a guest printed, up to [`OUTPUT`] bytes.
#[derive(Debug, Clone, Default)]
pub struct Captured(Arc<Mutex<Buffer>>);

#[derive(Debug, Default)]
struct Buffer {
    bytes: Vec<u8>,
    dropped: usize,
}

impl Captured {
    /// Adds bytes, and drops what is too much.
    pub fn push(&self, bytes: &[u8]) {
        let mut buffer = self.0.lock().expect("nothing panics while it holds the buffer");
        let room = OUTPUT - buffer.bytes.len();
        let kept = bytes.len().min(room);
        buffer.bytes.extend_from_slice(&bytes[..kept]);
        buffer.dropped += bytes.len() - kept;
    }

    /// The text; says how much is missing.
    #[must_use]
    pub fn text(&self) -> String {
        let buffer = self.0.lock().expect("nothing panics while it holds the buffer");
        let mut text = String::from_utf8_lossy(&buffer.bytes).into_owned();
        if buffer.dropped > 0 {
            text.push_str(&format!("\n[{} more bytes dropped]", buffer.dropped));
        }
        text
    }
}

impl StdoutStream for Captured {
    fn p2_stream(&self) -> Box<dyn OutputStream> {
        Box::new(self.clone())
    }

    fn async_stream(&self) -> Box<dyn tokio::io::AsyncWrite + Send + Sync> {
        Box::new(tokio::io::sink())
    }
}

impl IsTerminal for Captured {
    fn is_terminal(&self) -> bool {
        false
    }
}

#[wasmtime_wasi::async_trait]
impl Pollable for Captured {
    async fn ready(&mut self) {}
}

impl OutputStream for Captured {
    fn write(&mut self, bytes: Bytes) -> Result<(), StreamError> {
        self.push(&bytes);
        Ok(())
    }

    fn flush(&mut self) -> Result<(), StreamError> {
        Ok(())
    }

    fn check_write(&mut self) -> Result<usize, StreamError> {
        // The guest may always write; what it may make the host copy at once is limited elsewhere.
        Ok(64 * 1024)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_printed_256_kibibytes_are_kept_and_the_rest_is_counted() {
        let output = Captured::default();
        output.push(&vec![b'x'; 256 * 1024]);
        assert_eq!(output.text(), "x".repeat(256 * 1024));
        output.push(b"yz");
        assert!(output.text().ends_with("x\n[2 more bytes dropped]"));
        assert_eq!(output.text().len(), 256 * 1024 + "\n[2 more bytes dropped]".len());
    }
}
