//! The way to a peer without a proxy: addresses that the guard has seen, a TCP connection, TLS.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::client::{self, Client};
use super::{failure, tls};
use crate::bindings::duo_doctor::check::http as wit;

/// A host that is there answers within this, in each phase.
const PHASE: Duration = Duration::from_secs(10);

/// The addresses of a connection's host; one that it may not use refuses them all.
pub(in crate::capability) async fn resolve(client: &Client) -> Result<Vec<SocketAddr>, wit::Error> {
    let connection = &client.connection;
    let resolved =
        client::resolve(connection.host(), connection.port(), connection.resolve, &connection.addresses).await;
    resolved.map_err(|error| failure::of_resolve(&error))
}

/// The first address that answers; otherwise what the last one said.
pub(in crate::capability) async fn connect(addresses: &[SocketAddr]) -> Result<(SocketAddr, TcpStream), wit::Error> {
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

/// A TLS session as the connection trusts it, with these protocols offered.
pub(in crate::capability) async fn secure(
    client: &Client,
    stream: TcpStream,
    protocols: &[&[u8]],
) -> Result<(TlsStream<TcpStream>, wit::TlsSession), wit::Error> {
    let host = client.connection.host();
    let settings = client.tls()?;
    let mut config = settings.config();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| wit::Error::Invalid(format!("`{host}` is no host name for TLS")))?;
    let connecting = TlsConnector::from(Arc::new(config)).connect(name, stream);
    let stream = match tokio::time::timeout(PHASE, connecting).await {
        Err(_) => return Err(wit::Error::TimedOut(wit::Phase::Tls)),
        Ok(Err(error)) => {
            return Err(match failure::rustls_error(&error) {
                Some(error) => wit::Error::Tls(settings.failure(error)),
                None => failure::of_io(&error, wit::Phase::Tls),
            });
        }
        Ok(Ok(stream)) => stream,
    };
    let (_, session) = stream.get_ref();
    let shown = wit::TlsSession {
        version: session.protocol_version().and_then(|version| version.as_str()).unwrap_or_default().to_owned(),
        alpn: session.alpn_protocol().map(|protocol| String::from_utf8_lossy(protocol).into_owned()),
        trusted: true,
        chain: settings.seen().iter().map(tls::certificate).collect(),
    };
    Ok((stream, shown))
}
