//! Against a service that is written here with the same library's other side.

use std::future::Future;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use duo_doctor_config::{Connection, Credential, Proxy, Secret};

/// How a service answers each call.
#[derive(Clone)]
struct Service {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    fields: Vec<(String, String)>,
    trailers: Vec<(&'static str, String)>,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            status: 200,
            kind: "application/grpc",
            body: framed(&[8, 1]).to_vec(),
            fields: Vec::new(),
            trailers: vec![("grpc-status", "0".into())],
        }
    }
}

impl Service {
    async fn answer(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send) {
        let mut connection = h2::server::handshake(stream).await.expect("HTTP/2");
        while let Some(Ok((request, mut respond))) = connection.accept().await {
            assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/grpc.health.v1.Health/Check"));
            assert_eq!(
                [&request.headers()["te"], &request.headers()["content-type"]],
                ["trailers", "application/grpc"]
            );
            let mut head = http::Response::builder().status(self.status).header("content-type", self.kind);
            for (name, value) in &self.fields {
                head = head.header(name, value);
            }
            let mut sending = respond.send_response(head.body(()).expect("a head"), false).expect("it is sent");
            let mut trailers = http::HeaderMap::new();
            for (name, value) in &self.trailers {
                trailers.insert(*name, value.parse().expect("a value"));
            }
            let _ = sending.send_data(self.body.clone().into(), false);
            let _ = sending.send_trailers(trailers);
        }
    }
}

/// Serves every connection so, until the runtime of the test ends.
async fn serve<T: Future<Output = ()> + Send + 'static>(
    answer: impl Fn(TcpStream) -> T + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    address
}

fn connection(address: SocketAddr) -> Connection {
    let mut connection = Connection::learnt_model("agent-platform", None).expect("a URL");
    connection.url = format!("tcp://{address}").parse().expect("a URL");
    connection.proxy = Proxy::None;
    connection
}

async fn called(address: SocketAddr, tls: bool) -> Result<wit::Response, wit::Error> {
    let call = Unary { tls, ..Unary::example() };
    perform(&Client::new(connection(address)), &call, Duration::from_secs(5)).await
}

async fn answered(service: Service) -> Result<wit::Response, wit::Error> {
    called(serve(move |stream| service.clone().answer(stream)).await, false).await
}

fn failed(error: NoExchange) -> Result<wit::Response, wit::Error> {
    Err(wit::Error::Failed(error))
}

#[tokio::test]
async fn an_answer_has_status_message_and_metadata() {
    let answer = answered(Service {
        fields: vec![("x-a".into(), "1".into()), ("set-cookie".into(), "a=b".into())],
        trailers: vec![("grpc-status", "5".into()), ("grpc-message", "no%20such service".into())],
        ..Service::default()
    });
    let answer = answer.await.expect("an answer");
    assert_eq!((answer.code, answer.message.as_str(), answer.body), (5, "no such service", Some(vec![8, 1])));
    let metadata: Vec<&str> = answer.metadata.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(metadata, ["content-type", "x-a", "grpc-status", "grpc-message"]);
}

#[tokio::test]
async fn a_status_alone_is_an_answer_and_none_is_not() {
    let trailers = vec![("grpc-status", "16".into())];
    let answer = answered(Service { body: Vec::new(), trailers, ..Service::default() }).await.expect("an answer");
    assert_eq!((answer.code, answer.body), (16, None));
    for status in [None, Some("none")] {
        let trailers = status.map(|status| ("grpc-status", status.to_owned())).into_iter().collect();
        let answer = answered(Service { trailers, ..Service::default() }).await;
        assert!(matches!(answer, Err(wit::Error::Failed(NoExchange::Protocol(_)))), "{answer:?}");
    }
}

#[tokio::test]
async fn an_answer_of_a_mebibyte_is_taken_and_a_larger_one_refused() {
    let with = |bytes: usize| {
        let mut body = framed(&[]).to_vec();
        body[1..].copy_from_slice(&u32::try_from(bytes).expect("small").to_be_bytes());
        body.resize(PREFIX + bytes, 7);
        answered(Service { body, ..Service::default() })
    };
    let taken = with(1024 * 1024).await.expect("an answer");
    assert_eq!(taken.body.expect("a message").len(), 1024 * 1024);
    assert_eq!(with(1024 * 1024 + 1).await, Err(wit::Error::TooLarge(1024 * 1024)));
}

#[tokio::test]
async fn what_is_no_message_is_no_answer() {
    for body in [&[0, 0, 0, 0, 9, 8, 1][..], &[1, 0, 0, 0, 0], &[0, 0], &[9; 20]] {
        let answer = answered(Service { body: body.to_vec(), ..Service::default() }).await;
        assert!(matches!(answer, Err(wit::Error::Failed(NoExchange::Protocol(_)))), "{body:?}: {answer:?}");
    }
}

#[tokio::test]
async fn of_what_is_no_grpc_a_kibibyte_is_kept() {
    for (bytes, kept) in [(1024, 1024), (1025, 1024)] {
        let page = Service { kind: "text/html", status: 502, body: vec![b'x'; bytes], ..Service::default() };
        let Err(wit::Error::NotGrpc(page)) = answered(page).await else { panic!("a page is no answer of gRPC") };
        assert_eq!((page.status, page.kind.as_str(), page.start.len()), (502, "text/html", kept));
    }
}

#[test]
fn the_65th_field_of_metadata_is_dropped() {
    let fields = |count: usize| {
        let name = |number: usize| http::HeaderName::try_from(format!("x-{number}")).expect("a name");
        (0..count).map(|number| (name(number), HeaderValue::from_static("1"))).collect::<Vec<_>>()
    };
    for (given, kept) in [(64, 64), (65, 64)] {
        assert_eq!(metadata(fields(given).iter().map(|(name, value)| (name, value))).len(), kept);
    }
}

#[test]
fn metadata_is_kept_up_to_16_kibibytes() {
    let name = http::HeaderName::from_static("x");
    for (bytes, kept) in [(16 * 1024 - 1, 1), (16 * 1024, 0)] {
        let value = HeaderValue::try_from("v".repeat(bytes)).expect("a value");
        assert_eq!(metadata(std::iter::once((&name, &value))).len(), kept, "{bytes}");
    }
}

#[tokio::test]
async fn a_port_that_nobody_listens_on_refuses() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    assert_eq!(called(address, false).await, failed(NoExchange::Refused));
}

#[tokio::test]
async fn a_silent_service_is_left_at_the_deadline() {
    let address = serve(|mut stream| async move { _ = stream.read_to_end(&mut Vec::new()).await }).await;
    for (tls, phase) in [(false, Phase::FirstByte), (true, Phase::Tls)] {
        let call = Unary { tls, ..Unary::example() };
        let answer = perform(&Client::new(connection(address)), &call, Duration::from_millis(200)).await;
        assert_eq!(answer, failed(NoExchange::TimedOut(phase)));
    }
}

#[tokio::test]
async fn what_speaks_another_protocol_is_told_from_what_speaks_http2() {
    let web = |mut stream: TcpStream| async move {
        let _ = stream.read(&mut [0; 1024]).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n").await;
    };
    let address = serve(web).await;
    let plain = called(address, false).await;
    assert!(matches!(plain, Err(wit::Error::Failed(NoExchange::Protocol(_)))), "{plain:?}");
    let Err(wit::Error::Failed(NoExchange::Tls(failure))) = called(address, true).await else { panic!("it is no TLS") };
    assert_eq!(failure.problem, crate::bindings::duo_doctor::check::http::TlsProblem::NotTls);
}

#[tokio::test]
async fn an_address_that_the_connection_may_not_use_is_not_dialled() {
    let mut connection = connection("127.0.0.1:9".parse().expect("an address"));
    connection.addresses = vec!["10.0.0.0/8".parse().expect("a range")];
    let answer = perform(&Client::new(connection), &Unary::example(), Duration::from_secs(5)).await;
    assert!(matches!(answer, Err(wit::Error::Failed(NoExchange::Address(_)))), "{answer:?}");
}

#[tokio::test]
async fn only_the_agent_platform_is_called_and_only_without_a_proxy() {
    let address = "127.0.0.1:9".parse().expect("an address");
    let web = Connection { url: "http://127.0.0.1:9/".parse().expect("a URL"), ..connection(address) };
    let proxied =
        Connection { proxy: Proxy::Url("http://127.0.0.1:8".parse().expect("a URL"), None), ..connection(address) };
    let answer =
        |connection| async { perform(&Client::new(connection), &Unary::example(), Duration::from_secs(5)).await };
    assert!(matches!(answer(web).await, Err(wit::Error::Failed(NoExchange::Invalid(_)))));
    assert!(matches!(answer(proxied).await, Err(wit::Error::Failed(NoExchange::Proxy((0, _))))));
}

#[test]
fn a_credential_is_the_hosts_to_put_on_and_an_unknown_one_is_refused() {
    let mut connection = connection("127.0.0.1:9".parse().expect("an address"));
    let credential = Credential { header: "authorization".into(), secret: Secret::new("canary-secret-1".into()) };
    connection.credentials.insert("token".into(), credential);
    let client = Client::new(connection);
    let with = |credential: &str| {
        request(&client, &Unary { credential: credential.into(), ..Unary::example() }, Duration::from_secs(1))
    };
    let sent = with("token").expect("a request");
    assert_eq!(sent.headers()["authorization"], "Bearer canary-secret-1");
    assert_eq!(sent.headers()["grpc-timeout"], "1000m");
    assert!(with("").expect("a request").headers().get("authorization").is_none());
    assert!(matches!(with("other"), Err(NoExchange::Invalid(_))));
}

/// A TLS server with these protocols, and a certificate of its own that the client is made to trust.
async fn over_tls(protocols: &[&[u8]]) -> Result<wit::Response, wit::Error> {
    let signed = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).expect("a certificate");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ca.pem");
    std::fs::write(&file, signed.cert.pem()).expect("a file");
    let key = rustls::pki_types::PrivateKeyDer::try_from(signed.signing_key.serialize_der()).expect("a key");
    let config = rustls::ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into());
    let config = config.with_safe_default_protocol_versions().expect("versions").with_no_client_auth();
    let mut config = config.with_single_cert(vec![signed.cert.der().clone()], key).expect("a key that fits");
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    let acceptor = tokio_rustls::TlsAcceptor::from(std::sync::Arc::new(config));
    let address = serve(move |stream| {
        let acceptor = acceptor.clone();
        async move {
            if let Ok(stream) = acceptor.accept(stream).await {
                Service::default().answer(stream).await;
            }
        }
    });
    let mut connection = connection(address.await);
    connection.trust = duo_doctor_config::Trust::Bundle(file);
    let call = Unary { tls: true, ..Unary::example() };
    perform(&Client::new(connection), &call, Duration::from_secs(5)).await
}

#[tokio::test]
async fn with_tls_the_peer_must_agree_on_h2() {
    let answer = over_tls(&[b"http/1.1", b"h2"]).await.expect("an answer");
    assert_eq!((answer.code, answer.tls.expect("a session").alpn.as_deref()), (0, Some("h2")));
    assert_eq!(over_tls(&[b"http/1.1"]).await, Err(wit::Error::NoHttp2(String::new())));
    assert_eq!(over_tls(&[]).await, Err(wit::Error::NoHttp2(String::new())));
}
