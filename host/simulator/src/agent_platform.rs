//! The Agent Platform's port: the health service of gRPC, plaintext or behind TLS, or what stands in its place.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, Response};
use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::serve::{Running, accept};
use crate::world::PlatformAnswer;

/// Time that a client may hold a connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// gRPC's status codes.
const OK: u8 = 0;
const UNIMPLEMENTED: u8 = 12;
const UNAUTHENTICATED: u8 = 16;

/// Health's answer as it is on the wire: a prefix of five bytes, and the field `status`.
const SERVING: [u8; 7] = [0, 0, 0, 0, 2, 0x08, 1];
const NOT_SERVING: [u8; 7] = [0, 0, 0, 0, 2, 0x08, 2];

/// What NGINX says where it cannot pass a call on.
const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";

/// Serves the port until the result is dropped.
pub(crate) fn serve(
    listener: TcpListener,
    acceptor: Option<TlsAcceptor>,
    answer: PlatformAnswer,
    served: Arc<AtomicU64>,
) -> Running {
    accept(listener, move |stream, _| {
        served.fetch_add(1, Ordering::Relaxed);
        let acceptor = acceptor.clone();
        async move {
            // A client that goes away in the middle is its own business.
            let _ = timeout(PATIENCE, connection(stream, acceptor, answer)).await;
        }
    })
}

/// With TLS the client speaks first, and whoever does not begin a handshake hears nothing.
async fn connection(stream: TcpStream, acceptor: Option<TlsAcceptor>, answer: PlatformAnswer) {
    match acceptor {
        None => talk(stream, answer).await,
        Some(acceptor) => {
            if let Ok(stream) = acceptor.accept(stream).await {
                talk(stream, answer).await;
            }
        }
    }
}

/// Without TLS its SETTINGS frame goes out before the client has said a word.
async fn talk(stream: impl AsyncRead + AsyncWrite + Unpin, answer: PlatformAnswer) {
    let Ok(mut connection) = h2::server::handshake(stream).await else { return };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let is_health = request.uri().path() == "/grpc.health.v1.Health/Check";
        let of_grpc = || Response::builder().header("content-type", "application/grpc");
        let (head, body, status) = match answer {
            PlatformAnswer::BadGateway => {
                let head = Response::builder().status(502).header("content-type", "text/html");
                (head, Bytes::from_static(BAD_GATEWAY.as_bytes()), None)
            }
            PlatformAnswer::Serving if is_health => (of_grpc(), Bytes::from_static(&SERVING), Some(OK)),
            PlatformAnswer::NotServing if is_health => (of_grpc(), Bytes::from_static(&NOT_SERVING), Some(OK)),
            PlatformAnswer::AnotherService => (of_grpc(), Bytes::new(), Some(UNIMPLEMENTED)),
            _ => (of_grpc(), Bytes::new(), Some(UNAUTHENTICATED)),
        };
        let head = head.body(()).expect("its fields are in order");
        let Ok(mut sending) = respond.send_response(head, false) else { continue };
        // A client that has reset its call hears no more of it.
        let _ = sending.send_data(body, status.is_none());
        if let Some(status) = status {
            let trailers = HeaderMap::from_iter([(
                axum::http::HeaderName::from_static("grpc-status"),
                HeaderValue::from(u16::from(status)),
            )]);
            let _ = sending.send_trailers(trailers);
        }
    }
}
