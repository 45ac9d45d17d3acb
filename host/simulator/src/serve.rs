//! Serving HTTP/1.1 on loopback: bounded in connections, requests and time, and gone when dropped.

use std::convert::Infallible;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Request, Response, StatusCode};
use bytes::Bytes;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::error::Error;
use crate::spoil::spoilt;
use crate::world::spoil::Spoil;

/// Connections that one server holds at a time: many more than an examination opens.
const CONNECTIONS: usize = 256;

/// Size of a request's body: GitLab itself refuses more than this for code suggestions.
const REQUEST_BYTES: usize = 1024 * 1024;

/// Time for a TLS handshake or the head of a request, after which a silent client is let go.
const PATIENCE: Duration = Duration::from_secs(30);

/// First byte of a TLS handshake.
const TLS_HANDSHAKE: u8 = 0x16;

/// Connections that may wait for acceptance.
const BACKLOG: u32 = 128;

/// A request as a peer sees it.
#[derive(Debug)]
pub(crate) struct Call {
    /// Method, URI and headers.
    pub parts: Parts,
    /// The whole body.
    pub body: Bytes,
    /// Who asks.
    pub client: SocketAddr,
}

impl Call {
    /// The path, as it was sent.
    pub(crate) fn path(&self) -> &str {
        self.parts.uri.path()
    }

    /// The method.
    pub(crate) fn method(&self) -> &str {
        self.parts.method.as_str()
    }

    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// A server of the set-up.
pub(crate) trait Peer: Send + Sync + 'static {
    /// Whether header names go out as `Title-Case`, as nginx writes them, or in lower case, as uvicorn does.
    fn title_case(&self) -> bool;

    /// What becomes of its answers.
    fn spoil(&self) -> Option<Spoil> {
        None
    }

    /// Answers one request.
    fn answer(&self, call: Call) -> impl Future<Output = Response<Body>> + Send;
}

/// A port of the set-up: open, or bound so that nobody else gets it while connections are refused.
#[derive(Debug)]
pub(crate) enum Port {
    /// Connections are accepted.
    Open(TcpListener),
    /// Connections are refused.
    Closed(#[expect(dead_code, reason = "holding the socket is what keeps the port from others")] TcpSocket),
}

/// A port that the system has given and nobody listens on yet.
#[derive(Debug)]
pub(crate) struct Reserved {
    socket: TcpSocket,
    /// Where it is.
    pub address: SocketAddr,
    peer: &'static str,
}

impl Reserved {
    /// Asks the system for a port.
    pub(crate) fn new(peer: &'static str) -> Result<Self, Error> {
        let fail = |source| Error::Listen { peer, source };
        let socket = TcpSocket::new_v4().map_err(fail)?;
        socket.bind((Ipv4Addr::LOCALHOST, 0).into()).map_err(fail)?;
        let address = socket.local_addr().map_err(fail)?;
        Ok(Self { socket, address, peer })
    }

    /// Opens it, or keeps it closed.
    pub(crate) fn open(self, listening: bool) -> Result<Port, Error> {
        if !listening {
            return Ok(Port::Closed(self.socket));
        }
        let peer = self.peer;
        let listener = self.socket.listen(BACKLOG);
        listener.map(Port::Open).map_err(|source| Error::Listen { peer, source })
    }
}

/// Stops a task when dropped.
#[derive(Debug)]
pub(crate) struct Running(AbortHandle);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Serves a peer until the result is dropped.
pub(crate) fn serve<P: Peer>(
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    served: Arc<AtomicU64>,
    peer: Arc<P>,
) -> Running {
    accept(listener, move |stream, client| {
        let (acceptor, served, peer) = (acceptor.clone(), Arc::clone(&served), Arc::clone(&peer));
        async move {
            match acceptor {
                None => connection(stream, client, served, peer).await,
                Some(_) if speaks_plainly(&stream).await => refuse_plain(stream).await,
                Some(acceptor) => {
                    if let Ok(Ok(stream)) = timeout(PATIENCE, acceptor.accept(stream)).await {
                        connection(stream, client, served, peer).await;
                    }
                }
            }
        }
    })
}

/// Accepts connections until the result is dropped; the tasks of all connections end with it.
pub(crate) fn accept<F, T>(listener: TcpListener, handle: F) -> Running
where
    F: Fn(TcpStream, SocketAddr) -> T + Send + 'static,
    T: Future<Output = ()> + Send + 'static,
{
    let task = tokio::spawn(async move {
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        let mut connections = JoinSet::new();
        loop {
            while connections.try_join_next().is_some() {}
            let Ok(place) = Arc::clone(&places).acquire_owned().await else {
                return;
            };
            let Ok((stream, client)) = listener.accept().await else {
                continue;
            };
            // Small pieces must leave at once, or each waits for the other side's delayed acknowledgement.
            let _ = stream.set_nodelay(true);
            let work = handle(stream, client);
            connections.spawn(async move {
                work.await;
                drop(place);
            });
        }
    });
    Running(task.abort_handle())
}

/// Whether a client at a TLS port does not begin a handshake.
async fn speaks_plainly(stream: &TcpStream) -> bool {
    let mut first = [0];
    let peeked = timeout(PATIENCE, stream.peek(&mut first)).await;
    matches!(peeked, Ok(Ok(1))) && first[0] != TLS_HANDSHAKE
}

/// What nginx says to a plain request at its TLS port.
async fn refuse_plain(mut stream: TcpStream) {
    const PAGE: &str = "<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>The plain HTTP request was sent to HTTPS port</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";
    let answer = format!(
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Type: text/html\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{PAGE}",
        PAGE.len()
    );
    let talk = async {
        // The request is read first: closing on unread bytes would reset the connection under the answer.
        let mut request = [0; 8 * 1024];
        let _ = stream.read(&mut request).await?;
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await
    };
    let _ = timeout(PATIENCE, talk).await;
}

async fn connection<S, P>(stream: S, client: SocketAddr, served: Arc<AtomicU64>, peer: Arc<P>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    P: Peer,
{
    let title_case = peer.title_case();
    let service = service_fn(|request: Request<hyper::body::Incoming>| {
        let (served, peer) = (Arc::clone(&served), Arc::clone(&peer));
        async move {
            served.fetch_add(1, Ordering::Relaxed);
            let (parts, body) = request.into_parts();
            let Ok(body) = axum::body::to_bytes(Body::new(body), REQUEST_BYTES).await else {
                let mut refused = Response::new(Body::empty());
                *refused.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
                return Ok::<_, Infallible>(refused);
            };
            let spoil = peer.spoil();
            let answer = peer.answer(Call { parts, body, client }).await;
            Ok(match spoil {
                None => answer,
                Some(spoil) => spoilt(spoil, answer).await,
            })
        }
    });
    // A client that goes away in the middle is its own business.
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .title_case_headers(title_case)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
