//! The phases of a connection: resolve, connect, TLS, first bytes. Each is timed, and the first that fails is the last.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::client::{self, Client};
use super::exchange::milliseconds;
use super::{failure, tls};
use crate::bindings::duo_doctor::check::http as wit;

/// A server that speaks first (gRPC, SSH, SMTP) does so within this.
const FIRST_BYTES_TIME: Duration = Duration::from_secs(1);

/// A SETTINGS frame, a banner: what tells protocols apart is at the start.
const FIRST_BYTES: usize = 256;

/// A host that is there answers within this, in each phase.
const PHASE: Duration = Duration::from_secs(10);

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
    let connection = &client.connection;
    let resolved =
        client::resolve(connection.host(), connection.port(), connection.resolve, &connection.addresses).await;
    let addresses = resolved.map_err(|error| failure::of_resolve(&error))?;
    reached.addresses = addresses.iter().map(|address| address.ip().to_string()).collect();
    reached.timing.resolved = Some(milliseconds(started));

    let (peer, stream) = connect(&addresses).await?;
    reached.peer = Some(peer.to_string());
    reached.timing.connected = Some(milliseconds(started));

    match connection.url.scheme() {
        "https" => {}
        // An HTTP server never speaks first; waiting for it would only cost time.
        "http" => return Ok(()),
        _ => {
            reached.first_bytes = first_bytes(stream).await;
            return Ok(());
        }
    }
    let settings = client.tls()?;
    let connector = TlsConnector::from(std::sync::Arc::new(settings.config()));
    let name = ServerName::try_from(connection.host().to_owned())
        .map_err(|_| wit::Error::Invalid(format!("`{}` is no host name for TLS", connection.host())))?;
    let stream = match tokio::time::timeout(PHASE, connector.connect(name, stream)).await {
        Err(_) => return Err(wit::Error::TimedOut(wit::Phase::Tls)),
        Ok(Err(error)) => {
            let Some(tls_error) = failure::rustls_error(&error) else {
                return Err(failure::of_io(&error, wit::Phase::Tls));
            };
            let failure = settings.failure(tls_error);
            if !failure.chain.is_empty() {
                reached.tls = Some(wit::TlsSession {
                    version: String::new(),
                    alpn: None,
                    trusted: false,
                    chain: failure.chain.clone(),
                });
            }
            return Err(wit::Error::Tls(failure));
        }
        Ok(Ok(stream)) => stream,
    };
    reached.timing.secured = Some(milliseconds(started));
    let (_, session) = stream.get_ref();
    reached.tls = Some(wit::TlsSession {
        version: session.protocol_version().and_then(|version| version.as_str()).unwrap_or_default().to_owned(),
        alpn: session.alpn_protocol().map(|protocol| String::from_utf8_lossy(protocol).into_owned()),
        trusted: true,
        chain: settings.seen().iter().map(tls::certificate).collect(),
    });
    Ok(())
}

/// The first address that answers; otherwise what the last one said.
async fn connect(addresses: &[SocketAddr]) -> Result<(SocketAddr, TcpStream), wit::Error> {
    let mut last = wit::Error::Unreachable("no address".into());
    for &address in addresses {
        match tokio::time::timeout(PHASE, TcpStream::connect(address)).await {
            Err(_) => last = wit::Error::TimedOut(wit::Phase::Connect),
            Ok(Err(error)) => last = failure::of_io(&error, wit::Phase::Connect),
            Ok(Ok(stream)) => return Ok((address, stream)),
        }
    }
    Err(last)
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
