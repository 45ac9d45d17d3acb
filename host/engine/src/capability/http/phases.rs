//! The phases of a connection: resolve, connect, TLS, first bytes. Each is timed, and the first that fails is the last.

use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncReadExt as _};

use super::client::Client;
use super::dial;
use super::exchange::milliseconds;
use crate::bindings::duo_doctor::check::http as wit;

/// A server that speaks first (gRPC, SSH, SMTP) does so within this.
const FIRST_BYTES_TIME: Duration = Duration::from_secs(1);

/// A SETTINGS frame, a banner: what tells protocols apart is at the start.
const FIRST_BYTES: usize = 256;

/// Goes through the phases, as far as they go.
pub(crate) async fn probe(client: &Client, time: Duration) -> Result<wit::Ladder, wit::Error> {
    if client.is_proxied() {
        return Err(wit::Error::Proxy((
            0,
            "this connection goes through a proxy, which hides the way behind it".into(),
        )));
    }
    let mut reached = wit::Ladder {
        addresses: Vec::new(),
        peer: None,
        timing: wit::Timing { resolved: None, connected: None, secured: None, first_byte: None, total: None },
        tls: None,
        first_bytes: Vec::new(),
        failure: None,
        ext: Vec::new(),
    };
    let started = Instant::now();
    let ended = tokio::time::timeout(time, walk(client, &mut reached, started)).await;
    reached.failure = match ended {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error),
        Err(_) => Some(wit::Error::TimedOut(next_phase(&reached.timing))),
    };
    reached.timing.total = Some(milliseconds(started));
    Ok(reached)
}

fn next_phase(timing: &wit::Timing) -> wit::Phase {
    match timing {
        wit::Timing { resolved: None, .. } => wit::Phase::Resolve,
        wit::Timing { connected: None, .. } => wit::Phase::Connect,
        _ => wit::Phase::Tls,
    }
}

async fn walk(client: &Client, reached: &mut wit::Ladder, started: Instant) -> Result<(), wit::Error> {
    let addresses = dial::resolve(client).await?;
    reached.addresses = addresses.iter().map(|address| address.ip().to_string()).collect();
    reached.timing.resolved = Some(milliseconds(started));

    let (peer, stream) = dial::connect(&addresses).await?;
    reached.peer = Some(peer.to_string());
    reached.timing.connected = Some(milliseconds(started));

    match client.connection.url.scheme() {
        "https" => {}
        // An HTTP server never speaks first; waiting for it would only cost time.
        "http" => return Ok(()),
        _ => {
            reached.first_bytes = first_bytes(stream).await;
            return Ok(());
        }
    }
    match dial::secure(client, stream, &[]).await {
        Ok((_, session)) => {
            reached.timing.secured = Some(milliseconds(started));
            reached.tls = Some(session);
            Ok(())
        }
        Err(wit::Error::Tls(failure)) if !failure.chain.is_empty() => {
            let chain = failure.chain.clone();
            reached.tls = Some(wit::TlsSession { version: String::new(), alpn: None, trusted: false, chain });
            Err(wit::Error::Tls(failure))
        }
        Err(error) => Err(error),
    }
}

async fn first_bytes(mut stream: impl AsyncRead + Unpin) -> Vec<u8> {
    let mut bytes = vec![0; FIRST_BYTES];
    match tokio::time::timeout(FIRST_BYTES_TIME, stream.read(&mut bytes)).await {
        Ok(Ok(read)) => bytes.truncate(read),
        _ => bytes.clear(),
    }
    bytes
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt as _;

    use super::*;

    #[tokio::test]
    async fn of_what_a_server_says_first_256_bytes_are_kept() {
        for (said, kept) in [(256, 256), (257, 256)] {
            let (mut server, client) = tokio::io::duplex(1024);
            server.write_all(&vec![b'x'; said]).await.expect("there is room");
            assert_eq!(first_bytes(client).await.len(), kept);
        }
    }

    #[tokio::test]
    async fn a_server_that_does_not_speak_first_is_not_waited_for() {
        let (_server, client) = tokio::io::duplex(1024);
        assert_eq!(first_bytes(client).await, b"");
    }
}
