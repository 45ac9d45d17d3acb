//! A reverse path before a server that lets only `/v1/` through, as vLLM serves nothing else.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// What vLLM answers to a path that it does not have.
const NOT_FOUND: &str = "HTTP/1.1 404 Not Found\r\nserver: uvicorn\r\ncontent-type: application/json\r\n\
    content-length: 22\r\nconnection: close\r\n\r\n{\"detail\":\"Not Found\"}";

/// Nobody is waited for longer: neither one that connects without asking, nor the server behind.
const PATIENCE: Duration = Duration::from_secs(60);

/// Starts it; it ends with this process.
pub(crate) fn start(behind: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    let address = listener.local_addr().expect("a listener has an address");
    thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            // A client that goes away is no concern of the next one.
            thread::spawn(move || serve(client, behind));
        }
    });
    address
}

/// One request, one answer.
fn serve(mut client: TcpStream, behind: SocketAddr) -> io::Result<()> {
    client.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(client.try_clone()?);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "connection" => continue,
            "content-length" => length = value.trim().parse().unwrap_or_default(),
            _ => {}
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    if !head.split(' ').nth(1).is_some_and(|path| path.starts_with("/v1/")) {
        return client.write_all(NOT_FOUND.as_bytes());
    }
    let mut server = TcpStream::connect(behind)?;
    server.set_read_timeout(Some(PATIENCE))?;
    // Its end of the connection then marks the end of the answer.
    head.push_str("connection: close\r\n\r\n");
    server.write_all(head.as_bytes())?;
    server.write_all(&body)?;
    io::copy(&mut server, &mut client)?;
    Ok(())
}
