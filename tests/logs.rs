//! A log of 200 MB through the program: every code is counted exactly, however the log is cut into files, and it is
//! read once for all checks that search it.

#[path = "support/log_generator.rs"]
mod log_generator;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use log_generator::{Occurrence, Settings, Written, stamp, write_llm_log};
use serde_json::Value;

use crate::support::{guest, not_run, program, root};

const HOUR: i64 = 3_600_000;

/// Two hundred megabytes of a month.
const LARGE: Settings = Settings {
    bytes: 200_000_000,
    from: 1_767_916_800_000,
    span: 30 * 24 * HOUR,
    jitter: 2_000,
    failures: 20,
    seed: 1,
};

/// Longer than any of these logs is old, whenever the tests run.
const ALWAYS: &str = "36500d";

const CHECK: &str = "chat-errors";

/// Another check that searches the same log, all lines of it.
const OTHER: &str = "reads-its-sources";

/// A code of which there are many in a set-up that works.
const HARMLESS: &str = "A1006";

#[test]
fn every_code_is_counted_with_its_first_and_last_time() {
    let folder = folder();
    let written = generate(&folder.path().join("llm.log"), &LARGE);
    assert!(written.codes.len() >= 10 && written.codes.contains_key(HARMLESS), "the log shows little: {written:?}");
    let seen = examine(folder.path(), &[CHECK], ALWAYS, &[]);
    assert_eq!(seen.code, 1, "{seen:?}");
    assert_eq!(seen.rows(), rows(&written.codes));
    let answer = seen.answer(CHECK);
    assert_eq!(histogram(answer), exact(&written.codes));
    assert_eq!(extent(answer), whole(&written));
    // Twenty-seven predicates: once over the log for all of them, and once for the lines beside what they found.
    if let Some(read) = seen.read {
        assert!((written.bytes..3 * written.bytes).contains(&read), "{read} bytes were read of {}", written.bytes);
    }
}

#[test]
fn rotated_parts_give_the_same_sums() {
    let folder = folder();
    let whole_log = folder.path().join("whole");
    let written = generate(&whole_log, &LARGE);
    cut(&whole_log, folder.path());
    let seen = examine(folder.path(), &[CHECK], ALWAYS, &[]);
    assert_eq!(seen.code, 1, "{seen:?}");
    assert_eq!(seen.rows(), rows(&written.codes));
    assert_eq!(histogram(seen.answer(CHECK)), exact(&written.codes));
    assert_eq!(extent(seen.answer(CHECK)), whole(&written));
}

#[test]
fn a_window_leaves_out_what_is_older_and_nothing_else() {
    let folder = folder();
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is set").as_millis())
        .expect("milliseconds of this century");
    // One file, large enough that its middle is looked for and not read up to.
    let older = Settings { bytes: 40_000_000, from: now - 20 * HOUR, span: 10 * HOUR, ..LARGE };
    let newer = Settings { from: now - 6 * HOUR, span: 5 * HOUR, seed: 2, ..older };
    let mut log = File::create(folder.path().join("llm.log")).expect("a log");
    let before = write_llm_log(&mut BufWriter::new(&mut log), &older).expect("the log can be written");
    let written = write_llm_log(&mut BufWriter::new(&mut log), &newer).expect("the log can be written");
    let seen = examine(folder.path(), &[CHECK], "8h", &[]);
    assert_eq!(seen.rows(), rows(&written.codes));
    assert_eq!(extent(seen.answer(CHECK)), whole(&written));
    if let Some(read) = seen.read {
        assert!(read < before.bytes + 3 * written.bytes, "{read} bytes were read: also those before the window");
    }
}

#[test]
fn checks_that_search_one_log_share_a_pass() {
    let folder = folder();
    let written = generate(&folder.path().join("llm.log"), &LARGE);
    let pack = folder.path().join("guests.pack");
    let built = Command::new(program())
        .args(["pack", "build", "--name", "guests", "--version", "1.0.0", "--output"])
        .args([&pack, &guest(OTHER)])
        // Of one publisher: those of others search in passes of their own.
        .arg("--key")
        .arg(root().join("host/pack/keys/development.key"))
        .stdout(Stdio::null())
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the pack cannot be built");
    let pack = ["--allow-unsigned", "--pack", pack.to_str().expect("a plain path")];
    let alone = examine(folder.path(), &[CHECK], ALWAYS, &pack);
    let both = examine(folder.path(), &[CHECK, OTHER], ALWAYS, &pack);
    assert_eq!(both.rows(), alone.rows());
    assert_eq!(both.answer(CHECK), alone.answer(CHECK));
    assert_eq!(extent(both.answer(CHECK)), whole(&written));
    assert_eq!(extent(both.answer(OTHER)), whole(&written));
    if let (Some(alone), Some(both)) = (alone.read, both.read) {
        let more = both.saturating_sub(alone);
        assert!(more < written.bytes / 2, "with {OTHER} another {more} bytes were read of {}", written.bytes);
    }
}

/// What a run of the program left.
#[derive(Debug)]
struct Seen {
    code: i32,
    report: Value,
    /// Answers of log searches by check.
    answers: BTreeMap<String, Value>,
    /// Bytes that it read, as the kernel counted them.
    read: Option<u64>,
}

impl Seen {
    fn answer(&self, check: &str) -> &Value {
        self.answers.get(check).unwrap_or_else(|| panic!("{check} has searched no log: {self:?}"))
    }

    /// The findings: code, outcome, count, first and last time.
    fn rows(&self) -> Vec<String> {
        let checks = self.report["checks"].as_array().expect("a report has checks");
        let check = checks.iter().find(|check| check["id"] == CHECK).expect("the check was selected");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let row = |finding: &Value| {
            let args = ["code", "count", "first", "last"].map(|name| text(&finding["args"][name]));
            format!("{} {}", args.join(" "), text(&finding["outcome"]))
        };
        let mut rows: Vec<String> = check["findings"].as_array().expect("a list").iter().map(row).collect();
        rows.sort();
        rows
    }
}

/// Runs checks on the logs of a folder from GitLab's place.
fn examine(folder: &Path, checks: &[&str], since: &str, options: &[&str]) -> Seen {
    let file = |name: &str| folder.join(name);
    let configuration = format!(
        "logs.llm = [\"llm.log*\"]\nenvironment.ai-gateway.file = \"ai-gateway.env\"\n\
         [grant.{OTHER}]\nlogs = [\"llm\"]\nenvironment = [\"ai-gateway LANG\"]\n"
    );
    fs::write(file("duo-doctor.toml"), configuration).expect("the configuration can be written");
    fs::write(file("ai-gateway.env"), "LANG=C.UTF-8\n").expect("the variables can be written");
    let errors = File::create(file("errors")).expect("a file");
    let mut command = Command::new(program());
    command.arg("check").args(checks).args(["--vantage", "gitlab", "--since", since, "--format", "json"]);
    command.arg("--config").arg(file("duo-doctor.toml")).arg("--record").arg(file("run.jsonl")).args(options);
    command.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
    let mut child = command.spawn().expect("the program can be started");
    let mut stdout = String::new();
    let piped = child.stdout.as_mut().expect("it was piped").read_to_string(&mut stdout);
    let read = bytes_read(child.id());
    let code = child.wait().expect("the program ends").code();
    let told = || fs::read_to_string(file("errors")).unwrap_or_default();
    let report = serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{error} {piped:?}: {stdout} {}", told()));
    let recording = fs::read_to_string(file("run.jsonl")).expect("the run was recorded");
    let lines = recording.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line of a recording"));
    let searches = lines.filter(|line| line["call"] == "logs.search");
    let answer = |line: Value| (line["check"].as_str().expect("a check").to_owned(), line["answered"]["Ok"].clone());
    Seen { code: code.unwrap_or(-1), report, answers: searches.map(answer).collect(), read }
}

/// What a process has read when it has ended and is not waited for yet.
#[cfg(target_os = "linux")]
fn bytes_read(process: u32) -> Option<u64> {
    const LOOKS: usize = 3000;
    let state = || {
        let status = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        status.rsplit_once(") ").map(|(_, rest)| rest.starts_with('Z'))
    };
    for _ in 0..LOOKS {
        if state()? {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let counted = fs::read_to_string(format!("/proc/{process}/io")).ok();
    let read = counted.and_then(|text| text.lines().find_map(|line| line.strip_prefix("rchar: ")?.parse().ok()));
    if read.is_none() {
        not_run("bytes read from logs", "this kernel does not count what a process reads");
    }
    read
}

/// Only Linux tells.
#[cfg(not(target_os = "linux"))]
fn bytes_read(_process: u32) -> Option<u64> {
    None
}

/// On a disk: where temporary files are in memory, two hundred megabytes are not welcome.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder")
}

fn generate(path: &Path, settings: &Settings) -> Written {
    let mut log = BufWriter::new(File::create(path).expect("a log"));
    let written = write_llm_log(&mut log, settings).expect("the log can be written");
    log.flush().expect("the log can be written");
    written
}

/// Cuts a log into three parts as rotation leaves them, the oldest packed.
fn cut(whole: &Path, folder: &Path) {
    let text = fs::read(whole).expect("the log was written");
    fs::remove_file(whole).expect("the log was written");
    let line_end = |from: usize| from + text[from..].iter().position(|byte| *byte == b'\n').expect("lines end") + 1;
    let (first, second) = (line_end(text.len() / 3), line_end(text.len() / 3 * 2));
    let part = |name: &str| -> PathBuf { folder.join(name) };
    let packed = File::create(part("llm.log.2.gz")).expect("a part");
    let mut packed = flate2::write::GzEncoder::new(packed, flate2::Compression::fast());
    packed.write_all(&text[..first]).expect("a part can be packed");
    packed.finish().expect("a part can be packed");
    fs::write(part("llm.log.1"), &text[first..second]).expect("a part can be written");
    fs::write(part("llm.log"), &text[second..]).expect("a part can be written");
}

/// The findings that follow from what was written.
fn rows(codes: &BTreeMap<&'static str, Occurrence>) -> Vec<String> {
    let seconds = |time| format!("{}Z", &stamp(time)[..19]);
    let row = |(code, seen): (&&str, &Occurrence)| {
        let outcome = if *code == HARMLESS { "warn" } else { "fail" };
        format!("{code} {} {} {} {outcome}", seen.count, seconds(seen.first), seconds(seen.last))
    };
    let mut rows: Vec<String> = codes.iter().map(row).collect();
    rows.sort();
    rows
}

/// Counts and times to the millisecond by code: those of the grouped predicate, checked against each code's own.
fn histogram(answer: &Value) -> BTreeMap<String, (u64, i64, i64)> {
    let seen =
        |of: &Value| (of["count"].as_u64().expect("a count"), milliseconds(&of["first"]), milliseconds(&of["last"]));
    let hits = answer["hits"].as_array().expect("a list of hits");
    let hit = |name: &str| hits.iter().find(|hit| hit["predicate"] == name).expect("a predicate");
    let groups = hit("any")["groups"].as_array().expect("a list of groups");
    let groups = groups.iter().map(|group| {
        let code = group["value"].as_str().expect("a code");
        assert_eq!(seen(hit(code)), seen(group), "{code} is counted in two ways");
        (code.to_owned(), seen(group))
    });
    let groups: BTreeMap<_, _> = groups.collect();
    assert_eq!(hit("any")["count"].as_u64(), Some(groups.values().map(|(count, ..)| count).sum()));
    groups
}

fn exact(codes: &BTreeMap<&'static str, Occurrence>) -> BTreeMap<String, (u64, i64, i64)> {
    codes.iter().map(|(code, seen)| ((*code).to_owned(), (seen.count, seen.first, seen.last))).collect()
}

/// Lines, bytes, first and last time, and whether that is all.
type Extent = (u64, u64, i64, i64, bool);

fn extent(answer: &Value) -> Extent {
    let number = |name: &str| answer[name].as_u64().expect("a number");
    let covered = &answer["covered"];
    let partial = answer["partial"].as_bool().expect("yes or no");
    (number("lines"), number("bytes"), milliseconds(&covered[0]), milliseconds(&covered[1]), !partial)
}

fn whole(written: &Written) -> Extent {
    let lines = written.lines.expect("something was written");
    (lines.count, written.bytes, lines.first, lines.last, true)
}

#[expect(clippy::cast_possible_truncation, reason = "milliseconds of this century are exact in both")]
fn milliseconds(seconds: &Value) -> i64 {
    (seconds.as_f64().expect("a time") * 1000.0).round() as i64
}
