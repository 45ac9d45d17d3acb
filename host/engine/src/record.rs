//! Recordings: every call of a capability with its answer, redacted, one JSON object a line.
//!
//! The first line is the [`Header`]; every other line is `{ check, call, asked, answered }`, and
//! `denied` where policy refused the call.
//! A replay answers each check from its own lines in their order, and needs no network.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::path::Path;
use std::sync::Mutex;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use duo_doctor_model::description::{Impact, Vantage};
use duo_doctor_model::policy::Denial;
use duo_doctor_scrub::Scrubber;

/// Names format and version; a reader refuses others.
pub const FORMAT: &str = "duo-doctor/recording@1";

/// Bytes of a recording, written and read: every line is in memory until the run has ended, and no set-up that was seen
/// has needed a hundredth of it.
const SIZE: u64 = 256 * 1024 * 1024;

/// Bytes of one check's lines: what it may hold in its hands, and as much again for how JSON writes it.
const OF_A_CHECK: u64 = 64 * 1024 * 1024;

/// Bytes of one line: one answer of 4 MiB, escaped.
const LINE: u64 = 32 * 1024 * 1024;

/// Characters of a call that are shown where a recording has no answer to it.
const ASKED: usize = 300;

/// What a run was told, so that a replay is told the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub recording: String,
    /// Version of the program that recorded.
    pub program: String,
    /// The one clock of the run, seconds since 1970.
    pub now: f64,
    /// Places that the host stood for.
    pub vantages: Vec<Vantage>,
    /// The most that checks might do.
    pub impact: Impact,
}

#[derive(Debug, Serialize, Deserialize)]
struct Line<V> {
    check: String,
    call: String,
    asked: V,
    answered: V,
    /// Where policy refused it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    denied: Option<Denial>,
}

/// A line as it is read: as text, since JSON as values takes twenty times its length.
type Kept = Line<Box<RawValue>>;

/// A recording that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file.
    #[error("cannot read recording {path}: {reason}")]
    Unreadable {
        /// Which file.
        path: String,
        /// What the system says, or which limit.
        reason: String,
    },
    /// Its text.
    #[error("{path}:{line}: is no line of a recording: {reason}")]
    Malformed {
        /// Which file.
        path: String,
        /// Which line.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

/// Keeps calls.
#[derive(Debug, Default)]
pub struct Recorder {
    scrubber: Scrubber,
    lines: Mutex<Lines>,
}

/// What was kept until now.
#[derive(Debug, Default)]
struct Lines {
    /// For each check.
    of: BTreeMap<String, Vec<Vec<u8>>>,
    bytes: u64,
    /// Checks of which something was too much to be kept.
    cut: BTreeSet<String>,
}

impl Recorder {
    /// Keeps calls, and masks them once more as they are written: what a guest asks with are its own words.
    #[must_use]
    pub fn new(scrubber: Scrubber) -> Self {
        Self { scrubber, lines: Mutex::default() }
    }

    pub(crate) fn keep(
        &self,
        check: &str,
        call: &str,
        asked: &impl Serialize,
        answered: &impl Serialize,
        denied: Option<&Denial>,
    ) {
        let line = || -> serde_json::Result<Vec<u8>> {
            let (asked, answered) = (serde_json::to_value(asked)?, serde_json::to_value(answered)?);
            let line = Line { check: check.into(), call: call.into(), asked, answered, denied: denied.cloned() };
            let mut line = serde_json::to_value(line)?;
            scrub(&mut line, &self.scrubber);
            serde_json::to_vec(&line)
        };
        let line = line().expect("calls and answers are plain data");
        let mut lines = self.lines.lock().expect("nothing panics while it holds the lines");
        let length = line.len() as u64 + 1;
        let own: u64 = lines.of.get(check).map_or(0, |lines| lines.iter().map(|line| line.len() as u64 + 1).sum());
        if own + length > OF_A_CHECK || lines.bytes + length > SIZE - LINE {
            lines.cut.insert(check.into());
            return;
        }
        lines.bytes += length;
        lines.of.entry(check.into()).or_default().push(line);
    }

    /// Checks of which calls are missing, because there were too many or their answers too large.
    #[must_use]
    pub fn cut(&self) -> Vec<String> {
        self.lines.lock().expect("nothing panics while it holds the lines").cut.iter().cloned().collect()
    }

    /// Writes the recording. Lines of one check stay in their order; checks are sorted, so that two
    /// recordings of one set-up can be compared.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, header: &Header, mut out: impl Write) -> std::io::Result<()> {
        writeln!(out, "{}", serde_json::to_string(header)?)?;
        let lines = self.lines.lock().expect("nothing panics while it holds the lines");
        for line in lines.of.values().flatten() {
            out.write_all(line)?;
            out.write_all(b"\n")?;
        }
        out.flush()
    }
}

/// Masks every text of a value, names too.
fn scrub(value: &mut Value, scrubber: &Scrubber) {
    match value {
        Value::String(text) => scrubber.scrub(text),
        Value::Array(values) => values.iter_mut().for_each(|value| scrub(value, scrubber)),
        Value::Object(fields) => {
            *fields = std::mem::take(fields)
                .into_iter()
                .map(|(name, mut value)| {
                    scrub(&mut value, scrubber);
                    (scrubber.scrubbed(&name), value)
                })
                .collect();
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Answers calls from a recording.
#[derive(Debug)]
pub struct Replay {
    /// What the recorded run was told.
    pub header: Header,
    lines: Mutex<BTreeMap<String, VecDeque<Kept>>>,
    divergences: Mutex<Vec<String>>,
}

impl Replay {
    /// Reads a recording.
    ///
    /// # Errors
    /// Which file or line, and why.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let shown = path.display().to_string();
        let unreadable = |reason: String| Error::Unreadable { path: shown.clone(), reason };
        let file = std::fs::File::open(path).map_err(|error| unreadable(error.to_string()))?;
        let metadata = file.metadata().map_err(|error| unreadable(error.to_string()))?;
        if metadata.is_dir() {
            return Err(unreadable("it is a directory".into()));
        }
        if metadata.len() > SIZE {
            return Err(unreadable(format!("it is larger than {SIZE} bytes")));
        }
        let mut reader = BufReader::new(file.take(SIZE));
        let mut header = None;
        let mut lines: BTreeMap<String, VecDeque<Kept>> = BTreeMap::new();
        for number in 1.. {
            let mut text = Vec::new();
            let read =
                (&mut reader).take(LINE).read_until(b'\n', &mut text).map_err(|error| unreadable(error.to_string()))?;
            if read == 0 {
                break;
            }
            let malformed = |reason: String| Error::Malformed { path: shown.clone(), line: number, reason };
            if header.is_none() {
                let read: Header = serde_json::from_slice(&text).map_err(|error| malformed(error.to_string()))?;
                if read.recording != FORMAT {
                    return Err(malformed(format!("format `{}` is not `{FORMAT}`", read.recording)));
                }
                header = Some(read);
                continue;
            }
            let line: Kept = serde_json::from_slice(&text).map_err(|error| malformed(error.to_string()))?;
            lines.entry(line.check.clone()).or_default().push_back(line);
        }
        let header = header.ok_or_else(|| unreadable("it is empty".into()))?;
        Ok(Self { header, lines: Mutex::new(lines), divergences: Mutex::default() })
    }

    /// A recording that answers nothing.
    #[must_use]
    pub fn empty() -> Self {
        let header = Header {
            recording: FORMAT.into(),
            program: env!("CARGO_PKG_VERSION").into(),
            now: 0.0,
            vantages: Vec::new(),
            impact: Impact::Passive,
        };
        Self { header, lines: Mutex::default(), divergences: Mutex::default() }
    }

    /// The checks that the recording has lines of.
    #[must_use]
    pub fn checks(&self) -> Vec<String> {
        self.lines.lock().expect("nothing panics while it holds the lines").keys().cloned().collect()
    }

    /// What a check asked for that the recording does not answer.
    #[must_use]
    pub fn divergences(&self) -> Vec<String> {
        self.divergences.lock().expect("nothing panics while it holds the list").clone()
    }

    /// The recorded answer: the first line of this check that has this call and is not used up.
    pub(crate) fn next<A: DeserializeOwned>(
        &self,
        check: &str,
        call: &str,
        asked: &impl Serialize,
    ) -> Result<(A, Option<Denial>), String> {
        let asked = serde_json::to_value(asked).expect("calls are plain data");
        let mut lines = self.lines.lock().expect("nothing panics while it holds the lines");
        let queue = lines.get_mut(check);
        let found = queue.and_then(|queue| {
            let same = |known: &RawValue| serde_json::from_str::<Value>(known.get()).is_ok_and(|known| known == asked);
            let index = queue.iter().position(|line| line.call == call && same(&line.asked))?;
            queue.remove(index)
        });
        let read = |line: Kept| serde_json::from_str::<A>(line.answered.get()).map(|answer| (answer, line.denied));
        match found.map(read) {
            Some(Ok(answer)) => Ok(answer),
            Some(Err(error)) => {
                Err(self.diverged(format!("{check}: the recorded answer of {call} cannot be read: {error}")))
            }
            None => {
                // A guest asks as much as it likes; this is for one line.
                let asked: String = asked.to_string().chars().take(ASKED).collect();
                Err(self.diverged(format!("{check}: the recording has no answer to {call} {asked}")))
            }
        }
    }

    fn diverged(&self, text: String) -> String {
        self.divergences.lock().expect("nothing panics while it holds the list").push(text.clone());
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], length: Option<u64>) -> Result<Replay, String> {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(bytes).expect("it can be written");
        if let Some(length) = length {
            file.as_file().set_len(length).expect("it can have holes");
        }
        Replay::read(file.path()).map_err(|error| error.to_string())
    }

    fn header() -> Vec<u8> {
        let mut out = Vec::new();
        Recorder::default().write(&Replay::empty().header, &mut out).expect("memory can be written");
        out
    }

    #[test]
    fn a_recording_of_256_mebibytes_is_looked_at_and_a_larger_one_refused() {
        // Behind its header it has zeros only, which are no line.
        let at = read(&header(), Some(256 * 1024 * 1024)).expect_err("zeros");
        assert!(at.contains(":2: is no line of a recording"), "{at}");
        let over = read(&header(), Some(256 * 1024 * 1024 + 1)).expect_err("too large");
        assert!(over.ends_with("it is larger than 268435456 bytes"), "{over}");
    }

    #[test]
    fn a_line_of_32_mebibytes_is_read_and_a_longer_one_is_no_line() {
        let line = |bytes: usize| {
            let line = |value: &str| format!(r#"{{"check":"a","call":"b","asked":0,"answered":"{value}"}}"#) + "\n";
            [header(), line(&"x".repeat(bytes - line("").len())).into_bytes()].concat()
        };
        assert_eq!(read(&line(32 * 1024 * 1024), None).map(|replay| replay.checks()), Ok(vec!["a".to_owned()]));
        let over = read(&line(32 * 1024 * 1024 + 1), None).expect_err("it is cut");
        assert!(over.contains("is no line of a recording"), "{over}");
    }

    /// What one check cannot stop asking for does not make the recording of the others unreadable.
    #[test]
    fn of_a_check_64_mebibytes_are_kept_and_it_is_named() {
        let recorder = Recorder::default();
        let answer = "x".repeat(4 * 1024 * 1024);
        for _ in 0..15 {
            recorder.keep("a", "call", &0, &answer, None);
        }
        assert_eq!(recorder.cut(), Vec::<String>::new());
        recorder.keep("a", "call", &0, &answer, None);
        recorder.keep("b", "call", &0, &"short", None);
        assert_eq!(recorder.cut(), ["a"]);
        let mut out = Vec::new();
        recorder.write(&Replay::empty().header, &mut out).expect("memory can be written");
        assert!(out.len() as u64 <= OF_A_CHECK + 1024, "{}", out.len());
        assert_eq!(read(&out, None).map(|replay| replay.checks()), Ok(vec!["a".to_owned(), "b".to_owned()]));
    }

    #[test]
    fn what_is_written_can_be_read_however_many_checks_write() {
        let recorder = Recorder::default();
        let answer = "x".repeat(30 * 1024 * 1024);
        for check in 0..10 {
            recorder.keep(&format!("check-{check}"), "call", &0, &answer, None);
        }
        let kept = recorder.lines.lock().expect("whole").bytes;
        assert!(kept <= SIZE - LINE && kept > SIZE - 2 * LINE, "{kept}");
        assert_eq!(recorder.cut(), ["check-7", "check-8", "check-9"]);
    }

    #[test]
    fn every_text_of_a_line_is_masked() {
        let recorder = Recorder::new(Scrubber::new(["canary-secret-1"]));
        let asked = serde_json::json!({ "canary-secret-1": ["canary-secret-1", 1, null, true] });
        let secret = || "canary-secret-1".to_owned();
        let denial =
            Denial { capability: "logs".into(), wanted: secret(), reason: secret(), publisher: None, standing: None };
        recorder.keep("canary-secret-1", "canary-secret-1", &asked, &asked, Some(&denial));
        let mut out = Vec::new();
        recorder.write(&Replay::empty().header, &mut out).expect("memory can be written");
        let text = String::from_utf8(out).expect("text");
        assert!(!text.contains("canary") && text.contains("***************"), "{text}");
    }

    #[test]
    fn of_a_call_without_an_answer_300_characters_are_shown() {
        let replay = Replay::empty();
        for (given, shown) in [(298, 300), (299, 300)] {
            let answer: Result<(Value, _), String> = replay.next("a", "b", &"x".repeat(given));
            let text = answer.expect_err("it answers nothing");
            let asked = text.strip_prefix("a: the recording has no answer to b ").expect("what was asked");
            assert_eq!(asked.chars().count(), shown);
        }
    }
}
