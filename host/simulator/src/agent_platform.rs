//! The Agent Platform's port: a gRPC look-alike, plaintext or behind TLS, that knows the first bytes of HTTP/2 and no more.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::serve::{Running, accept};

/// What a gRPC server says first: a SETTINGS frame of four settings, then a WINDOW_UPDATE for the connection.
const GREETING: [u8; 46] = [
    0x00, 0x00, 0x18, 0x04, 0x00, 0x00, 0x00, 0x00, 0x00, // SETTINGS, 24 bytes, stream 0
    0x00, 0x04, 0x00, 0x40, 0x00, 0x00, // initial window 4 MiB
    0x00, 0x05, 0x00, 0x40, 0x00, 0x00, // frame size 4 MiB
    0x00, 0x06, 0x00, 0x00, 0x40, 0x00, // header list 16 KiB
    0xfe, 0x03, 0x00, 0x00, 0x00, 0x01, // binary metadata
    0x00, 0x00, 0x04, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, // WINDOW_UPDATE, 4 bytes, stream 0
    0x00, 0x3f, 0x00, 0x01, // to 4 MiB
];

/// Bytes that a client may send before the connection is closed: a probe sends less.
const CLIENT_BYTES: usize = 16 * 1024;

/// Time that a silent client may hold a connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves the port until the result is dropped.
pub(crate) fn serve(listener: TcpListener, acceptor: Option<TlsAcceptor>, served: Arc<AtomicU64>) -> Running {
    accept(listener, move |stream, _| {
        served.fetch_add(1, Ordering::Relaxed);
        answer(stream, acceptor.clone())
    })
}

/// With TLS the client speaks first, and whoever does not begin a handshake hears nothing.
async fn answer(stream: TcpStream, acceptor: Option<TlsAcceptor>) {
    match acceptor {
        None => greet(stream).await,
        Some(acceptor) => {
            if let Ok(Ok(stream)) = timeout(PATIENCE, acceptor.accept(stream)).await {
                greet(stream).await;
            }
        }
    }
}

async fn greet(mut stream: impl AsyncRead + AsyncWrite + Unpin) {
    let talk = async {
        stream.write_all(&GREETING).await?;
        let mut buffer = [0; 1024];
        let mut heard = 0;
        while heard < CLIENT_BYTES {
            match stream.read(&mut buffer).await? {
                0 => break,
                // Whoever speaks HTTP/1 has learnt what there is to learn.
                count if heard == 0 && !buffer[..count].starts_with(b"PRI ") => break,
                count => heard += count,
            }
        }
        stream.shutdown().await
    };
    // A client that goes away in the middle is its own business.
    let _ = timeout(PATIENCE, talk).await;
}
