//! LiteLLM's proxy on loopback, running until the value is dropped.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::child::{Group, LOOK};
use crate::support::root;

/// What the proxy wants to be told with every request.
pub(crate) const KEY: &str = "sk-key-of-the-proxy";

/// Until the proxy answers: six to twelve seconds where nothing else runs.
const START: Duration = Duration::from_secs(120);

/// For one answer while it starts.
const ANSWER: Duration = Duration::from_secs(60);

/// A port is free when it is asked for, and may be another's when the proxy takes it.
const ATTEMPTS: usize = 3;

/// Bytes of an answer to look at: the status line stands at its start.
const HEAD: u64 = 1024;

/// Characters of the proxy's log that a failure shows.
const SHOWN: usize = 3000;

/// The proxy.
#[derive(Debug)]
pub(crate) struct Proxy {
    /// Where it listens.
    pub address: SocketAddr,
    log: PathBuf,
    group: Group,
}

impl Proxy {
    /// Starts it, and waits until it answers. Its files are kept in `folder`.
    pub(crate) fn start(python: &Path, folder: &Path) -> Self {
        let mut problem = String::new();
        for _ in 0..ATTEMPTS {
            let mut proxy = Self::begin(python, folder);
            match proxy.becomes_ready() {
                Ok(()) => return proxy,
                Err(reason) => problem = format!("{reason}\n{}", proxy.log()),
            }
        }
        panic!("LiteLLM does not start: {problem}");
    }

    fn begin(python: &Path, folder: &Path) -> Self {
        let address = free();
        let log = folder.join("litellm.log");
        let output = File::create(&log).expect("the proxy's log can be written");
        let errors = output.try_clone().expect("a file can be shared");
        let files = root().join("tests/litellm");
        let mut command = Command::new(python);
        command
            .arg(files.join("serve.py"))
            .args(["--host", &address.ip().to_string(), "--port", &address.port().to_string()])
            .args(["--telemetry", "False", "--config"])
            .arg(files.join("config.yaml"))
            // Keys, databases and proxies of whoever runs the tests are none of its business.
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", folder)
            .env("PYTHONUTF8", "1")
            .env("NO_PROXY", "*")
            // Otherwise it fetches prices from the network before it starts.
            .env("LITELLM_LOCAL_MODEL_COST_MAP", "True")
            .env("LITELLM_TELEMETRY", "False")
            .env("NO_DOCS", "True")
            .env("DISABLE_ADMIN_UI", "True")
            .env("MASTER_KEY", KEY)
            .env("OWN_ADDRESS", format!("http://{address}/v1"))
            .current_dir(folder)
            // Ends with this process, however that ends.
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(errors);
        Self { address, log, group: Group::start(&mut command).expect("python can be started") }
    }

    fn becomes_ready(&mut self) -> Result<(), String> {
        let clock = Instant::now();
        while status(self.address, "/health/liveliness") != Some(200) {
            if let Ok(Some(status)) = self.group.ended() {
                return Err(format!("it ended: {status}"));
            }
            if clock.elapsed() > START {
                return Err(format!("no answer after {} seconds", START.as_secs()));
            }
            thread::sleep(LOOK);
        }
        // At the first path that it does not know it loads whatever it left out at its start, for seconds.
        match status(self.address, "/not-there") {
            Some(404) => Ok(()),
            other => Err(format!("an unknown path is answered with {other:?}")),
        }
    }

    /// The end of what it wrote.
    pub(crate) fn log(&self) -> String {
        let text =
            std::fs::read(&self.log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        let hidden = text.chars().count().saturating_sub(SHOWN);
        text.chars().skip(hidden).collect()
    }
}

/// A port that the system gives.
fn free() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    listener.local_addr().expect("a listener has an address")
}

/// The status of the answer to a GET; none where there is no answer.
fn status(address: SocketAddr, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(ANSWER)).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.take(HEAD).read_to_end(&mut answer).ok()?;
    String::from_utf8_lossy(&answer).split_whitespace().nth(1)?.parse().ok()
}
