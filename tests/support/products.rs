//! Attacks whose parts are each within their limit, and whose product would not be: what the program is called with, and
//! what it is called with where nobody attacks. For the tests and for what is measured.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use duo_doctor_pack::digest;
use serde_json::json;

use super::bombs::{component, loops};

/// Files of a set-up's folder, in which an attack is prepared, and the component of a guest.
pub(crate) struct Ground<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// Text of the set-up's configuration.
    pub configuration: &'a str,
    /// Where the components of the guests are.
    pub components: &'a Path,
}

/// One attack.
pub(crate) struct Attack {
    /// What grows with what.
    pub name: &'static str,
    /// The program's arguments.
    pub attack: Vec<String>,
    /// Those of a run that does the same work without it.
    pub normal: Vec<String>,
}

/// Bytes of the largest answer that is kept.
const ANSWER: usize = 4 * 1024 * 1024;

/// Layers of an artifact that are all one blob, and its bytes.
const LAYERS: usize = 8_000;
const BLOB: usize = 1024 * 1024;

/// What the extension header of an archive says of the name that follows: a file of holes, as large as a pack may be.
const NAME: u64 = (1 << 30) - 4096;

/// Bytes of the log in which slow signatures are looked for.
const LOG: usize = 1_700_000;

/// The attacks in the order of the review that found them. Servers run until the process ends.
pub(crate) fn attacks(ground: &Ground<'_>) -> Vec<Attack> {
    let mut all = vec![
        ground.guests("messages x findings x steps x languages", "multiplies-its-words", 1, "", &[]),
        ground.added("layers x one blob", &ground.layout()),
        ground.added("a manifest without end", &format!("oci://{}/checks/all:latest", endless())),
        ground.compiled("functions x their place", &component(&vec![b"\0\x0b".to_vec(); 900_000])),
        ground.compiled("locals x loops", &component(&vec![loops(40, 200); 100])),
        ground.guests("findings x edges x checks", "knots-its-findings", 3, "", &[]),
    ];
    let model = format!("[model.large]\nurl = \"http://{}\"\n", generous());
    let answers = ground.guests("answers in hand x checks", "hoards-answers", 4, &model, &[]);
    let recording = ground.folder.join("product.jsonl").display().to_string();
    let recorded =
        ground.guests("answers x a recording", "asks-for-it-all-again", 1, &model, &["--record", &recording]);
    let replayed = Attack {
        name: "a recording, read again",
        attack: [
            &["replay".to_owned(), recording][..],
            &recorded.attack[recorded.attack.len() - 3..recorded.attack.len() - 1],
        ]
        .concat(),
        normal: recorded.normal.clone(),
    };
    all.extend([answers, recorded, replayed, ground.archive(), ground.signatures()]);
    all
}

impl Ground<'_> {
    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.folder.join(name);
        fs::write(&path, bytes).expect("the folder can be written");
        path.display().to_string()
    }

    /// The component of a guest under an id and a code of the same length, so that several of it run at once.
    fn copy(&self, guest: &str, number: usize) -> (String, String) {
        let file: PathBuf = self.components.join(format!("{}.wasm", guest.replace('-', "_")));
        let mut bytes = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let id = format!("{}{number}", &guest[..guest.len() - 1]);
        let code = format!("HOSTILE-{number}");
        for (from, to) in [(guest, id.as_str()), ("HOSTILE-1", code.as_str())] {
            let (from, to) = (from.as_bytes(), to.as_bytes());
            let found: Vec<usize> = (0..bytes.len() - from.len()).filter(|&at| bytes[at..].starts_with(from)).collect();
            found.into_iter().for_each(|at| bytes[at..at + from.len()].copy_from_slice(to));
        }
        (self.write(&format!("{id}.wasm"), bytes), id)
    }

    fn check(&self, name: &str, tables: &str) -> Vec<String> {
        let configuration = self.write(name, format!("{}\n{tables}", self.configuration));
        ["check", "--format", "json", "--config", &configuration].map(str::to_owned).to_vec()
    }

    /// Copies of a guest, beside the smallest check of all.
    fn guests(&self, name: &'static str, guest: &str, copies: usize, tables: &str, more: &[&str]) -> Attack {
        let mut selected = Vec::new();
        let mut granted = tables.to_owned();
        for number in 1..=copies {
            let (file, id) = self.copy(guest, number);
            granted += &format!("[grant.{id}]\nhttp = [\"GET model /large\"]\n");
            selected.extend(["--component".to_owned(), file, id]);
        }
        let (file, id) = self.copy("one-finding", 1);
        let normal = [self.check(&format!("{guest}-normal.toml"), ""), vec!["--component".into(), file, id]].concat();
        let more: Vec<String> = more.iter().map(|&text| text.to_owned()).collect();
        // The component and its id are the last words: a recording is replayed with the same component.
        let attack = [self.check(&format!("{guest}.toml"), &granted), more, selected].concat();
        Attack { name, attack, normal }
    }

    fn compiled(&self, name: &'static str, component: &[u8]) -> Attack {
        let bomb = self.write(&format!("{}.wasm", name.replace(' ', "-")), component);
        let (file, id) = self.copy("one-finding", 1);
        let normal = [self.check("compiled.toml", ""), vec!["--component".into(), file, id]].concat();
        let attack = [normal.clone(), vec!["--component".into(), bomb]].concat();
        Attack { name, attack, normal }
    }

    fn added(&self, name: &'static str, source: &str) -> Attack {
        let store = self.folder.join("store").display().to_string();
        let words =
            |source: &str| ["pack", "add", source, "--plain-http", "--yes", "--store", &store].map(str::to_owned);
        let nothing = self.write("no.pack", "no pack at all");
        Attack { name, attack: words(source).to_vec(), normal: words(&nothing).to_vec() }
    }

    /// A folder of an artifact whose layers are all the same blob under another title.
    fn layout(&self) -> String {
        let folder = self.folder.join("layout");
        let blobs = folder.join("blobs/sha256");
        fs::create_dir_all(&blobs).expect("the folder can be written");
        let blob = |bytes: &[u8]| {
            let name = digest(bytes);
            fs::write(blobs.join(&name), bytes).expect("the folder can be written");
            json!({ "digest": format!("sha256:{name}"), "size": bytes.len() })
        };
        let described = |mut blob: serde_json::Value, kind: &str, title: Option<String>| {
            blob["mediaType"] = kind.into();
            if let Some(title) = title {
                blob["annotations"] = json!({ "org.opencontainers.image.title": title });
            }
            blob
        };
        let one = blob(&vec![b'x'; BLOB]);
        let layers = (0..LAYERS).map(|number| {
            described(one.clone(), "application/octet-stream", Some(format!("checks/{number}/check.wasm")))
        });
        let config = described(blob(b"{}"), "application/vnd.wasm.config.v0+json", None);
        let manifest = json!({
            "schemaVersion": 2,
            "mediaType": MANIFEST,
            "artifactType": "application/vnd.duo-doctor.pack.v1",
            "config": config,
            "layers": layers.collect::<Vec<_>>(),
        });
        let manifest = described(blob(manifest.to_string().as_bytes()), MANIFEST, None);
        let index = json!({ "schemaVersion": 2, "manifests": [manifest] });
        fs::write(folder.join("index.json"), index.to_string()).expect("the folder can be written");
        fs::write(folder.join("oci-layout"), r#"{"imageLayoutVersion":"1.0.0"}"#).expect("the folder can be written");
        folder.display().to_string()
    }

    /// An archive that says that a name of a gibibyte follows.
    fn archive(&self) -> Attack {
        let mut header = [0_u8; 512];
        let bytes = format!("{NAME:011o}\0");
        let fields: [(usize, &[u8]); 6] = [
            (0, b"././@LongLink"),
            (100, b"0000644\0"),
            (124, bytes.as_bytes()),
            (148, b"        "),
            (156, b"L"),
            (257, b"ustar  \0"),
        ];
        for (at, bytes) in fields {
            header[at..at + bytes.len()].copy_from_slice(bytes);
        }
        let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let path = self.write("holes.pack", header);
        let file = fs::OpenOptions::new().write(true).open(&path).expect("it was just written");
        file.set_len(NAME + 1024).expect("it can have holes");
        let words = |path: &str| ["pack", "inspect", path].map(str::to_owned).to_vec();
        Attack {
            name: "the name of a tar's entry",
            attack: words(&path),
            normal: words(&self.write("no.pack", "none")),
        }
    }

    fn signatures(&self) -> Attack {
        let line = format!("{} {}\n", "abcdefghijklmnopqrstuvwxyz".repeat(12), "0123456789".repeat(3));
        let log = self.write("slow.log", line.repeat(LOG / line.len()));
        let (file, _) = self.copy("signs-slow-patterns", 1);
        let normal = vec!["triage".to_owned(), log];
        let attack = [normal.clone(), vec!["--component".into(), file]].concat();
        Attack { name: "signatures x lines", attack, normal }
    }
}

const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

fn serve(
    answer: impl Fn(&mut std::net::TcpStream) -> std::io::Result<()> + Send + Sync + Copy + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            std::thread::spawn(move || {
                let _ = stream.read(&mut [0; 4096]).and_then(|_| answer(&mut stream));
            });
        }
    });
    address
}

/// Answers everybody with a manifest that never ends.
fn endless() -> SocketAddr {
    serve(|stream| {
        let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {MANIFEST}\r\n\r\n{{\"layers\":[");
        stream.write_all(head.as_bytes())?;
        loop {
            stream.write_all(&[b' '; 64 * 1024])?;
        }
    })
}

/// Answers everybody with the most that is kept of an answer.
pub(crate) fn generous() -> SocketAddr {
    serve(|stream| {
        let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {ANSWER}\r\n\r\n");
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&vec![b'x'; ANSWER]))
    })
}
