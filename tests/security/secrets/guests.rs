use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::echo::Echo;
use super::leak::assert_none;
use super::{append, careless_lines, now};
use crate::support::set_up::{SetUp, component, everything};

const GUEST: &str = "tells-everything";

/// Secrets beside those of the simulated set-up, each of another kind.
const FURTHER: [(&str, &str); 6] = [
    ("configured proxy", "canaryProxy/4Hs9+Lk2Vb7"),
    ("own proxy", "canaryOwn7Xc5Nm1Qw9Er3"),
    ("gateway's proxy", "canaryGateway3Gf6Ty8Ui2"),
    ("token under an innocent name", "glpat-canaryInnocent5Bv1Zx"),
    ("headers of a trace", "canaryHeaders8Pl4Ok6Mj"),
    ("key in another header", "canaryHeaderKey2Sd7Fg9Hj"),
];

/// Everything that answers is an echo, so that all credentials come back.
struct World {
    set_up: SetUp,
    echo: Echo,
    secrets: Vec<(String, String)>,
}

impl World {
    fn new() -> Self {
        let set_up = SetUp::start("bedrock-region-group-doubtful");
        let mut secrets = set_up.secrets();
        secrets.extend(FURTHER.map(|(name, secret)| (name.to_owned(), secret.to_owned())));
        let echo = Echo::start();
        for log in ["logs/llm.log", "logs/ai-gateway.log"] {
            append(&set_up.folder().join(log), &careless_lines(&secrets, &now()));
        }
        set_up.write("header-key", FURTHER[5].1);
        let address = echo.address();
        let [_, _, (_, of_gateway), (_, innocent), (_, headers), _] = FURTHER;
        let further = format!(
            "AIGW_GITLAB_URL=http://gitlab.invalid\nHTTP_PROXY=http://user:{of_gateway}@{address}\n\
             INNOCENT={innocent}\nOTEL_EXPORTER_OTLP_HEADERS=a={headers}\n"
        );
        let before = std::fs::read_to_string(set_up.folder().join("ai-gateway.env")).expect("there is an environment");
        let kept: String = before
            .lines()
            .filter(|line| !line.starts_with("AIGW_GITLAB_URL="))
            .fold(String::new(), |text, line| text + line + "\n");
        set_up.write("told.env", &(kept + &further));
        Self { set_up, echo, secrets }
    }

    fn configuration(&self) -> std::path::PathBuf {
        let (address, all) = (self.echo.address(), everything());
        let (_, proxy) = FURTHER[0];
        let proxy = proxy.replace('/', "%2F");
        self.set_up.write(
            "told.toml",
            &format!(
                "[gitlab]\nurl = \"http://{address}\"\nproxy = \"none\"\n[gitlab.credentials]\n\
                 admin = {{ file = \"secrets/gitlab-admin-token\" }}\nuser = {{ file = \"secrets/gitlab-user-token\" }}\n\
                 [ai-gateway]\nurl = \"http://gateway.invalid\"\nproxy = \"http://user:{proxy}@{address}\"\n\
                 [model.own]\nurl = \"http://model.invalid/v1\"\n\
                 [model.echo]\nurl = \"http://{address}/v1\"\nproxy = \"none\"\n\
                 [model.echo.credentials]\nkey = {{ file = \"header-key\", header = \"x-model-key\" }}\n\
                 [environment]\nai-gateway = {{ file = \"told.env\" }}\ngitlab = {{ file = \"gitlab.env\" }}\n\
                 [logs]\nllm = [\"logs/llm.log\"]\nai-gateway = [\"logs/ai-gateway.log\"]\n\
                 [grant.{GUEST}]\n{all}"
            ),
        )
    }

    /// Runs the guest alone; the program's own proxy is the echo too.
    fn tell(&self, arguments: &[&str]) -> crate::support::Ran {
        let own = format!("http://user:{}@{}", FURTHER[1].1, self.echo.address());
        let all = [GUEST].iter().chain(arguments).map(|&argument| argument.to_owned()).chain(component(GUEST));
        self.set_up.run("check", &self.configuration(), all).env("HTTP_PROXY", own).go()
    }
}

fn printed(report: &serde_json::Value) -> String {
    let checks = report["checks"].as_array().expect("a report has checks");
    let told = checks.iter().find(|check| check["id"] == GUEST).expect("the guest is in the report");
    told["printed"].as_str().unwrap_or_default().to_owned()
}

/// What was printed backwards: nobody who masks known texts can have masked that, so it is what the
/// guest's memory held.
fn memory(printed: &str) -> String {
    let backwards = printed.lines().find_map(|line| line.strip_prefix("BACKWARDS ")).expect("it printed its memory");
    assert!(printed.contains("\nFORWARDS "), "all of it: {}", printed.len());
    backwards.chars().rev().collect()
}

#[test]
fn a_guest_that_looks_at_everything_sees_no_secret() {
    let world = World::new();
    let recording = world.set_up.folder().join("told.jsonl");
    let ran = world.tell(&["--format", "json", "--record", recording.to_str().expect("a plain path")]);
    assert_eq!(ran.code, 1, "{ran:?}");
    // The credentials were on the wire; otherwise there was nothing to see.
    let heard = world.echo.heard();
    let sent = [
        "glpat-canaryAdmin",
        "glpat-canaryUser",
        "canaryHeaderKey",
        "Proxy-Authorization: Basic",
        "proxy-authorization: Basic",
    ];
    let sent: Vec<&str> = sent.into_iter().filter(|text| heard.contains(text)).collect();
    assert_eq!(sent.len(), 4, "{sent:?} in {heard}");

    let memory = memory(&printed(&ran.json()));
    for part in ["canary-line", "x-echo-", "secret", "INNOCENT", "AIGW_SELF_SIGNED_JWT__SIGNING_KEY", "********"] {
        assert!(memory.contains(part), "the guest saw no `{part}`: {memory}");
    }
    assert_none(&world.secrets, &memory, "the memory of the guest");
    assert_none(&world.secrets, &ran.stdout, "the JSON report");
    assert_none(&world.secrets, &ran.stderr, "standard error");
    let recorded = std::fs::read_to_string(recording).expect("it was recorded");
    assert_none(&world.secrets, &recorded, "the recording");
    for language in duo_doctor_wording::Language::ALL.map(duo_doctor_wording::Language::tag) {
        let ran = world.tell(&["--lang", language, "--verbose"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.stdout.contains("FORWARDS"), "{}", ran.stdout);
        assert_none(&world.secrets, &(ran.stdout + &ran.stderr), "the report for people");
    }
}

#[test]
fn the_words_of_a_panic_are_masked() {
    let world = World::new();
    append(&world.set_up.folder().join("told.env"), "TELL_BY_PANIC=yes\n");
    for arguments in [&["--format", "json"][..], &["--verbose", "--lang", "ja"]] {
        let ran = world.tell(arguments);
        assert_eq!(ran.code, 3, "{ran:?}");
        assert!(ran.stdout.contains("panicked at"), "{ran:?}");
        assert_none(&world.secrets, &(ran.stdout + &ran.stderr), "the words of a panic");
    }
}

/// Fingerprints tell equal values apart from others inside a run, and nothing outside of it.
#[test]
fn fingerprints_of_two_runs_have_nothing_in_common() {
    let world = World::new();
    let fingerprints = || -> Vec<String> {
        let memory = memory(&printed(&world.tell(&["--format", "json"]).json()));
        let found = memory.split("fingerprint: \"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
        found.collect()
    };
    let (one, other) = (fingerprints(), fingerprints());
    assert!(one.len() >= 4, "{one:?}");
    assert_eq!(one.len(), other.len());
    assert!(one.iter().all(|fingerprint| !other.contains(fingerprint)), "{one:?} {other:?}");
}

/// A peer that packs its answer unasked would carry a secret past the scrubber.
#[test]
fn what_a_peer_packed_is_not_handed_on() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    let answers = std::thread::spawn(move || {
        let mut heads = String::new();
        for mut stream in listener.incoming().filter_map(Result::ok).take(2) {
            let mut head = vec![0; 4096];
            let read = stream.read(&mut head).unwrap_or_default();
            let head = String::from_utf8_lossy(&head[..read]).into_owned();
            let mut packed = GzEncoder::new(Vec::new(), Compression::best());
            packed.write_all(format!("MARK {head}").as_bytes()).expect("memory can be written");
            let packed = packed.finish().expect("memory can be written");
            let start = format!(
                "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                packed.len()
            );
            let _ = stream.write_all(start.as_bytes()).and_then(|()| stream.write_all(&packed));
            heads += &head;
        }
        heads
    });
    let set_up = SetUp::start("healthy");
    set_up.write("key", "canaryPacked6Yh3Nb8Ju");
    let configuration = set_up.write(
        "packed.toml",
        &format!(
            "[model.packed]\nurl = \"http://{address}\"\n[model.packed.credentials]\nkey = {{ file = \"key\" }}\n\
             [grant.{GUEST}]\n{}",
            everything()
        ),
    );
    let all = [GUEST, "--format", "json"].map(str::to_owned).into_iter().chain(component(GUEST));
    let ran = set_up.check(&configuration, all);
    let memory = memory(&printed(&ran.json()));
    let heads = answers.join().expect("the peer ends");
    assert!(heads.contains("canaryPacked6Yh3Nb8Ju"), "the key was on the wire: {heads}");
    assert!(heads.to_lowercase().contains("accept-encoding: identity"), "{heads}");
    assert!(memory.contains("\"content-encoding\", \"gzip\""), "{memory}");
    // The two bytes that every packed text begins with.
    assert!(!memory.contains('\u{1f}'), "{memory:?}");
}
