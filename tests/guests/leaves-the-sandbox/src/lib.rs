//! Tries everything of WASI that leads out: files, sockets, names, variables, arguments, standard
//! input. Says what it got, one argument for each way out.

use std::io::Read as _;
use std::net::{TcpListener, TcpStream, ToSocketAddrs as _, UdpSocket};

use guest_kit::{Arg, Context, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Leaves;

guest_kit::register!(Leaves);

impl Misbehaviour for Leaves {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut input = String::new();
        let read = std::io::stdin().read_to_string(&mut input);
        let ways = [
            ("read-a-file", way(std::fs::read("/etc/passwd"))),
            ("list-a-folder", way(std::fs::read_dir("/"))),
            ("list-here", way(std::fs::read_dir("."))),
            ("write-a-file", way(std::fs::write("/tmp/left-the-sandbox", "x"))),
            ("make-a-folder", way(std::fs::create_dir("left-the-sandbox"))),
            ("connect", way(TcpStream::connect(("127.0.0.1", 22)))),
            ("listen", way(TcpListener::bind(("127.0.0.1", 0)))),
            ("datagram", way(UdpSocket::bind(("127.0.0.1", 0)))),
            ("look-up-a-name", way(("localhost", 80).to_socket_addrs())),
            ("variables", std::env::vars().count().to_string()),
            ("path", way(std::env::var("PATH"))),
            ("arguments", std::env::args().count().to_string()),
            ("standard-input", format!("{} {}", way(read), input.len())),
        ];
        let args = ways.into_iter().map(|(name, value)| Arg { name: name.into(), value });
        Ok(vec![Finding { args: args.collect(), ..finding(Outcome::Unknown, "") }])
    }
}

fn way<T, E>(result: Result<T, E>) -> String {
    if result.is_ok() { "open".into() } else { "closed".into() }
}
