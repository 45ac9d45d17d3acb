//! A server that says back whatever it is sent, in every spelling: what is on the wire comes back to
//! whoever sent it. Also a proxy of that kind.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use super::leak::spellings;

/// A running echo.
pub(crate) struct Echo {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Echo {
    /// Starts one; it ends with the test.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let hears = Arc::clone(&heard);
        std::thread::spawn(move || {
            for stream in listener.incoming().filter_map(Result::ok) {
                let hears = Arc::clone(&hears);
                std::thread::spawn(move || drop(answer(stream, &hears)));
            }
        });
        Self { address, heard }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every head of a request that came.
    pub(crate) fn heard(&self) -> String {
        self.heard.lock().expect("no test panics here").join("\n")
    }
}

fn answer(stream: TcpStream, heard: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut head = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
        head += &line;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    heard.lock().expect("no test panics here").push(head.clone());

    let values: Vec<&str> =
        head.lines().filter_map(|line| line.split_once(": ")).map(|(_, value)| value.trim()).collect();
    let interesting = values.iter().filter(|value| value.contains("canary") || value.starts_with("Basic "));
    let said: Vec<String> = interesting.flat_map(|value| spellings(value)).collect();
    let text = format!("{head}{}\n{}\n", String::from_utf8_lossy(&body), said.join("\n"));
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\ncontent-type: text/plain\r\n"
    )?;
    for (index, value) in said.iter().filter(|value| !value.contains('\n')).enumerate() {
        write!(stream, "x-echo-{index}: {value}\r\n")?;
    }
    write!(stream, "location: /login?token={}\r\n\r\n", values.join("&"))?;
    // Borders of pieces fall into the middle of every value.
    for piece in text.as_bytes().chunks(17) {
        write!(stream, "{:x}\r\n", piece.len())?;
        stream.write_all(piece)?;
        write!(stream, "\r\n")?;
    }
    write!(stream, "0\r\n\r\n")
}
