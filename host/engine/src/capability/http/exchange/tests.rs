use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use super::*;
use duo_doctor_config::Connection;

#[test]
fn what_is_packed_is_known_by_its_header_and_by_its_start() {
    let fields = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
    for (name, value) in [
        ("content-encoding", "gzip"),
        ("content-encoding", "identity, br"),
        ("transfer-encoding", "gzip, chunked"),
        ("transfer-encoding", "Deflate"),
    ] {
        assert!(is_packed(&fields(name, value)), "{name}: {value}");
    }
    for (name, value) in [
        ("content-encoding", ""),
        ("content-encoding", "Identity"),
        ("transfer-encoding", "chunked"),
        ("content-type", "gzip"),
    ] {
        assert!(!is_packed(&fields(name, value)), "{name}: {value}");
    }
    for start in [
        &b"\x1f\x8b\x08\0"[..],
        b"\x78\x9c\xcb\x48",
        b"\x78\x01\xcb\x48",
        b"\x28\xb5\x2f\xfd\x04",
        b"BZh91AY",
        b"\xfd7zXZ\0\0",
        b"\x04\x22\x4d\x18\x64",
    ] {
        assert!(looks_packed(start), "{start:?}");
    }
    for start in [&b""[..], b"{", b"x", b"x^2 + 1", b"<html>", b"hello", b"data: {}", "\u{8}é".as_bytes()] {
        assert!(!looks_packed(start), "{start:?}");
    }
}

#[test]
fn names_of_header_fields_are_masked_and_a_packed_body_is_dropped() {
    let timing = wit::Timing { resolved: None, connected: None, secured: None, first_byte: None, total: None };
    let piece = |bytes: &[u8]| Chunk { at_ms: 0.0, bytes: Payload(bytes.to_vec()) };
    let mut exchange = Exchange {
        status: 200,
        headers: vec![("x-canary-secret-1".into(), "canary-secret-1".into())],
        timing,
        certificates: Vec::new(),
        chunks: vec![piece(b"\x1f"), piece(b"\x8b\x08")],
        truncated: false,
        failure: None,
    };
    exchange.scrub(&duo_doctor_scrub::Scrubber::new(["canary-secret-1"]));
    assert_eq!(exchange.headers, [("x-***************".to_owned(), "***************".to_owned())]);
    exchange.drop_packed();
    assert_eq!((exchange.chunks.len(), exchange.truncated), (0, true));
}

/// A server that answers and keeps the connection, which it then closes without a word. Says what it heard.
fn closes_behind_each_answer(listener: TcpListener, answers: usize) -> std::thread::JoinHandle<Vec<String>> {
    std::thread::spawn(move || {
        let mut heard = Vec::new();
        for _ in 0..answers {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).expect("a request");
            heard.push(String::from_utf8_lossy(&bytes[..read]).split(' ').next().unwrap_or_default().to_owned());
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").expect("an answer");
            // The next request is on its way before the end is seen.
            let read = stream.read(&mut bytes).unwrap_or_default();
            if read > 0 {
                heard.push("closed".into());
            }
        }
        heard
    })
}

/// In such an order that the client's next request meets the old connection.
#[test]
fn what_changes_nothing_is_asked_again_where_a_kept_connection_was_closed() {
    for (method, good) in [("GET", true), ("POST", false)] {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let mut connection = Connection::learnt_model("model/a", Some(&url)).expect("a URL");
        connection.proxy = duo_doctor_config::Proxy::None;
        let client = Client::new(connection);
        let server = closes_behind_each_answer(listener, if good { 2 } else { 1 });
        let request = Request { method: method.into(), ..Request::own("model/a", "/", "", &serde_json::Value::Null) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let answers = runtime.block_on(async {
            let time = Duration::from_secs(20);
            [perform(&client, &request, time).await, perform(&client, &request, time).await]
        });
        drop(client);
        drop(runtime);
        assert!(answers[0].is_ok(), "{answers:?}");
        assert_eq!(answers[1].is_ok(), good, "{method}: {answers:?}");
        let heard = server.join().expect("it ends");
        assert_eq!(heard.iter().filter(|one| *one == method).count(), if good { 2 } else { 1 }, "{heard:?}");
    }
}

fn empty() -> Exchange {
    let timing = wit::Timing { resolved: None, connected: None, secured: None, first_byte: None, total: None };
    Exchange {
        status: 200,
        headers: Vec::new(),
        timing,
        certificates: Vec::new(),
        chunks: Vec::new(),
        truncated: false,
        failure: None,
    }
}

fn kept(exchange: &Exchange) -> usize {
    exchange.chunks.iter().map(|chunk| chunk.bytes.0.len()).sum()
}

#[test]
fn of_what_is_too_long_the_beginning_is_kept() {
    let mut exchange = empty();
    for piece in [&b"abc"[..], b"def", b"ghi"] {
        exchange.push(1.0, piece);
    }
    exchange.cut(4);
    let kept: Vec<&[u8]> = exchange.chunks.iter().map(|chunk| chunk.bytes.0.as_slice()).collect();
    assert_eq!(kept, [&b"abc"[..], b"d"]);
}

#[test]
fn a_body_of_four_mebibytes_is_whole_and_of_a_longer_one_64_kibibytes_are_kept() {
    let (mut exchange, mut read) = (empty(), 0);
    let half = vec![b'x'; 2 * 1024 * 1024];
    assert!(exchange.take(&mut read, 1.0, &half) && exchange.take(&mut read, 2.0, &half));
    assert_eq!((kept(&exchange), exchange.truncated), (4 * 1024 * 1024, false));
    assert!(!exchange.take(&mut read, 3.0, b"x"));
    assert_eq!((kept(&exchange), exchange.truncated), (64 * 1024, true));
}

#[test]
fn the_4097th_piece_is_joined_to_the_one_before() {
    let mut exchange = empty();
    (0..4_096).for_each(|_| exchange.push(1.0, b"a"));
    assert_eq!(exchange.chunks.len(), 4_096);
    exchange.push(2.0, b"b");
    assert_eq!(exchange.chunks.len(), 4_096);
    assert_eq!(exchange.chunks[4_095], Chunk { at_ms: 1.0, bytes: Payload(b"ab".to_vec()) });
}

/// What is kept of an answer with these header fields.
fn answered(fields: impl IntoIterator<Item = (String, String)>) -> usize {
    let answer = fields.into_iter().fold(http::Response::builder(), |answer, (name, value)| answer.header(name, value));
    headers(&answer.body("").expect("an answer").into()).len()
}

#[test]
fn the_129th_header_field_is_dropped() {
    let fields = |count: usize| (0..count).map(|number| (format!("x-{number}"), String::new()));
    assert_eq!(answered(fields(128)), 128);
    assert_eq!(answered(fields(129)), 128);
}

#[test]
fn header_fields_are_kept_up_to_32_kibibytes() {
    let fields = |bytes: usize| [("x-a".to_owned(), "v".repeat(32 * 1024 - 6)), ("x-b".to_owned(), "v".repeat(bytes))];
    assert_eq!(answered(fields(0)), 2);
    assert_eq!(answered(fields(1)), 1);
}
/// Where an answer can say a secret back; `{}` is the place.
const POSITIONS: &[&str] = &[
    "{}",
    "Bearer {}",
    "/login?token={}&next=/",
    "https://gitlab.example/-/profile#{}",
    "https://user:{}@gitlab.example/",
    "session={}; Path=/; HttpOnly",
    "<https://gitlab.example/?key={}>; rel=next",
    "Basic realm=\"{}\"",
    "attachment; filename={}.txt",
    "{\"message\":\"{}\"}",
    "{\"{}\":1}",
    "{\"a\":[{\"b\":\"x{}y\"}]}",
    "{\"log\":\"{\\\"key\\\":\\\"{}\\\"}\"}",
    "[\"{}\",\"{}\"]",
    "key={}&user=root",
    "a: b\nkey: {}\nc: d",
    "data: {}\n\n",
    "event: error\ndata: {\"key\":\"{}\"}\n\n",
    "{\"n\":1}\n{\"key\":\"{}\"}\n",
    "<p title=\"{}\">",
    "<!-- {} -->",
    "<key>{}</key>",
    "<![CDATA[{}]]>",
    "curl -H 'PRIVATE-TOKEN: {}' https://gitlab.example",
    "export KEY={}\n",
    "Traceback\n  File \"a.py\", line 1\nValueError: bad key {}",
    "GET /?private_token={} HTTP/1.1",
    "x\u{1b}[31m{}\u{1b}[0m",
    "日本語{}日本語",
    "{}{}",
    "\t{}\t",
    "begin {} end",
    "\u{feff}{}",
];

/// In each place of a header and of a body, wherever the pieces of the body end.
#[test]
fn a_secret_is_masked_in_every_position_of_an_answer() {
    const SECRET: &str = "q7-canary.Of_A-token.31415926";
    assert!(POSITIONS.len() >= 30);
    let scrubber = duo_doctor_scrub::Scrubber::new([SECRET]);
    for position in POSITIONS {
        let text = position.replace("{}", SECRET);
        for piece in [1, 3, 17, text.len()] {
            let chunks = text.as_bytes().chunks(piece);
            let mut exchange = Exchange {
                status: 500,
                headers: vec![("location".into(), text.clone()), (text.clone(), "x".into())],
                timing: wit::Timing { resolved: None, connected: None, secured: None, first_byte: None, total: None },
                certificates: Vec::new(),
                chunks: chunks.map(|bytes| Chunk { at_ms: 0.0, bytes: Payload(bytes.to_vec()) }).collect(),
                truncated: false,
                failure: Some(wit::Error::Protocol(text.clone())),
            };
            exchange.scrub(&scrubber);
            let body: Vec<u8> = exchange.chunks.iter().flat_map(|chunk| chunk.bytes.0.clone()).collect();
            let said = [exchange.headers[0].1.as_bytes(), exchange.headers[1].0.as_bytes(), &body];
            for said in said {
                assert_eq!(said.len(), text.len(), "{position}");
                let said = String::from_utf8_lossy(said);
                let told = SECRET.as_bytes().windows(6).any(|part| said.contains(&*String::from_utf8_lossy(part)));
                assert!(!told, "{position} in pieces of {piece}: {said}");
            }
            assert!(!format!("{:?}", exchange.failure).contains("canary"), "{position}: {:?}", exchange.failure);
        }
    }
}
