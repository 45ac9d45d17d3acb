//! Every guest of `tests/guests` on both engines, beside a check of the vendor's: it ends as `engines.toml` says and as
//! on the other engine, leaves nothing behind, shows no secret, and never goes on for ever.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::row;
use crate::security::secrets::leak::assert_none;
use crate::support::products::generous;
use crate::support::set_up::{SetUp, component, everything};
use crate::support::{Ran, root};

/// What is no guest, and what has to do with no misbehaviour: others stand beside it, or are measured by it.
const KIT: &str = "guest-kit";
const WELL_BEHAVED: [&str; 6] =
    ["looks-further", "one-finding", "reads-its-sources", "uses-everything", "watches", "watches-closer"];

/// Guests that misbehave.
const GOAL: usize = 60;

/// Stands for a grant of all that there is.
const EVERYTHING: &str = "everything";

/// A check of the vendor's that runs beside each guest.
const VENDORS: &str = "gateway-health";

const ENGINES: [&str; 2] = ["interpreter", "native"];

/// The longest that a check of the vendor's may take is half a minute, and this machine may have other work: whoever is
/// not done by then never will be.
const FOR_EVER: Duration = Duration::from_secs(300);

/// The time of a check: enough for two seconds on a processor that many others use.
const TIME: &str = "120s";

/// Guests that are looked at side by side.
const AT_ONCE: usize = 4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Guest {
    /// How it ends: the beginning of what [`ended`] says.
    ends: String,
    /// The same where the machine has too much to do for that.
    or: Option<String>,
    /// Its id, where the folder has another name.
    id: Option<String>,
    /// What it is granted.
    #[serde(default)]
    grant: String,
    /// How long it may take, where it is meant to take all of it.
    time: Option<String>,
    /// A model of this name accepts connections and never says a word.
    silent: Option<String>,
    /// A model of this name answers with the most that is kept of an answer.
    generous: Option<String>,
    /// A guest that is added with it.
    beside: Option<String>,
}

fn table() -> BTreeMap<String, Guest> {
    toml::from_str(include_str!("engines.toml")).expect("the table is one")
}

/// How many misbehave.
pub(crate) fn misbehaving() -> usize {
    table().len() - WELL_BEHAVED.len()
}

/// A guest that is in the folder and not in the table runs nowhere.
#[test]
fn every_guest_is_in_the_table_and_sixty_misbehave() {
    let entries = std::fs::read_dir(root().join("tests/guests")).expect("a folder");
    let mut folders: Vec<String> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .map(|path| path.file_name().expect("a name").to_string_lossy().into_owned())
        .filter(|name| name != KIT)
        .collect();
    folders.sort();
    let named: Vec<String> = table().into_keys().collect();
    assert_eq!(folders, named);
    assert!(WELL_BEHAVED.iter().all(|name| folders.iter().any(|folder| folder == name)));
    assert!(misbehaving() >= GOAL, "{}", misbehaving());
}

#[test]
fn every_guest_ends_on_both_engines_as_it_should() {
    let table = table();
    let (next, wrong) = (AtomicUsize::new(0), std::sync::Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                let set_up = SetUp::start("healthy");
                while let Some((name, guest)) = table.iter().nth(next.fetch_add(1, Ordering::Relaxed)) {
                    for engine in ENGINES {
                        let ended = on_engine(&set_up, name, guest, engine);
                        if ![Some(&guest.ends), guest.or.as_ref()]
                            .into_iter()
                            .flatten()
                            .any(|end| ended.starts_with(end))
                        {
                            wrong.lock().expect("nobody panics with it").push(format!("{name} ({engine}): {ended}"));
                        }
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("nobody panics with it");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How the guest ended, and all that must hold whatever it does.
fn on_engine(set_up: &SetUp, name: &str, guest: &Guest, engine: &str) -> String {
    let id = guest.id.as_deref().unwrap_or(name);
    let what = format!("{name}-{engine}");
    let time = guest.time.as_deref().unwrap_or(TIME);
    let grant = if guest.grant == EVERYTHING { everything() } else { guest.grant.clone() };
    let silent = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let models = [
        guest.silent.as_ref().map(|name| (name, silent.local_addr().expect("an address"))),
        guest.generous.as_ref().map(|name| (name, generous())),
    ];
    let models = models.into_iter().flatten();
    let models: String = models.map(|(name, at)| format!("[model.{name}]\nurl = \"http://{at}\"\n")).collect();
    let own = set_up.configuration();
    let text = format!("check-time = \"{time}\"\n{own}\n{models}[grant.{id}]\n{grant}\n");
    let configuration = set_up.write(&format!("{what}.toml"), &text);
    let recording = set_up.folder().join(format!("{what}.jsonl"));
    let folder = set_up.folder().join(&what);
    std::fs::create_dir(&folder).expect("a folder of its own");

    // A pack has no machine code: natively the vendor's check would be compiled each time.
    let beside = if engine == "native" { "" } else { VENDORS };
    let mut arguments: Vec<String> = vec!["--format".into(), "json".into(), "--engine".into(), engine.into()];
    arguments.extend(["--record".into(), recording.display().to_string()]);
    arguments.extend(component(name));
    arguments.extend(guest.beside.iter().flat_map(|other| component(other)));
    let is_taken = !guest.ends.starts_with("refused");
    arguments
        .extend([beside, if is_taken { id } else { "" }].into_iter().filter(|id| !id.is_empty()).map(str::to_owned));
    if beside.is_empty() {
        arguments.push("--without-core-pack".into());
    }
    let run = set_up.run("check", &configuration, arguments).folder(&folder);
    let run = ["HOME", "TMPDIR", "XDG_CACHE_HOME"].into_iter().fold(run, |run, name| run.env(name, &folder));
    // What this program itself remembers of its requests lies elsewhere.
    let run = run.env("XDG_STATE_HOME", set_up.folder().join("state"));
    let ran = run.within(FOR_EVER).unwrap_or_else(|| panic!("{what} goes on for ever"));

    assert!(matches!(ran.code, 0 | 1 | 3 | 5), "{what}: {ran:?}");
    assert_eq!(left_in(&folder), Vec::<String>::new(), "{what} left something");
    let secrets = set_up.secrets();
    assert_none(&secrets, &ran.stdout, &what);
    assert_none(&secrets, &ran.stderr, &what);
    assert_none(&secrets, &std::fs::read_to_string(&recording).unwrap_or_default(), &what);
    if !beside.is_empty() {
        assert_eq!(row(&ran, beside)["outcome"], "pass", "{what}: {ran:?}");
    }
    ended(name, id, &ran)
}

fn left_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("it is still there");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

/// The outcome, then why in the words of the report, or what the first finding says.
fn ended(name: &str, id: &str, ran: &Ran) -> String {
    if ran.code == 5 {
        let (_, why) = ran.stderr.split_once(".wasm: ").unwrap_or_else(|| panic!("{name}: {ran:?}"));
        return format!("refused: {}", why.trim_end());
    }
    // Whoever shares a processor with many others is spoken of while it waits.
    let unexpected = ran.stderr.lines().find(|line| !line.contains(" has been waiting for "));
    assert_eq!(unexpected, None, "{name}: {ran:?}");
    let row = row(ran, id);
    let values = |fields: &Map<String, Value>, left_out: &[&str]| {
        let values =
            fields.iter().filter(|(name, _)| !left_out.contains(&name.as_str())).map(|(_, value)| plain(value));
        values.collect::<Vec<String>>().join(" ")
    };
    let args = &row["findings"][0]["args"];
    let why = match (&row["reason"], &args["said"], args) {
        (Value::Object(reason), ..) => values(reason, &["words", "why", "last_words"]),
        (_, Value::Null, Value::Object(args)) => values(args, &[]),
        (_, said, _) => plain(said),
    };
    format!("{}: {why}", plain(&row["outcome"]))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
