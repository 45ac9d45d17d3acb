//! One pass over the logs: records of errors, put together by what they say.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use duo_doctor_model::text::harmless;

use super::{Kind, LeftOut, Own, Source, read, shown, template};
use crate::family;
use crate::reader::Reading;
use crate::reader::group::{Group, Grouper};
use crate::reader::speaks::speaks;
use crate::signatures::Signatures;

/// Kinds of lines that are told apart; those that come later are counted together.
const KINDS: usize = 1_000;

/// What one pass found.
#[derive(Debug)]
pub(super) struct Scanned {
    pub sources: Vec<Source>,
    pub left_out: LeftOut,
    pub kinds: Vec<Kind>,
    pub untold: u64,
    pub not_understood: u64,
}

struct Scan<'a, 's> {
    signatures: &'s Signatures<'a>,
    own: &'s Own,
    since: Option<f64>,
    kinds: HashMap<String, Kind>,
    scanned: Scanned,
    errors: u64,
}

pub(super) fn scan(
    paths: &[PathBuf],
    signatures: &Signatures<'_>,
    own: &Own,
    since: Option<f64>,
) -> Result<Scanned, String> {
    let left_out = LeftOut::none(own);
    let scanned = Scanned { sources: Vec::new(), left_out, kinds: Vec::new(), untold: 0, not_understood: 0 };
    let mut scan = Scan { signatures, own, since, kinds: HashMap::new(), scanned, errors: 0 };
    for path in paths {
        scan.file(path)?;
    }
    scan.scanned.kinds = scan.kinds.into_values().collect();
    Ok(scan.scanned)
}

impl Scan<'_, '_> {
    fn file(&mut self, path: &Path) -> Result<(), String> {
        let (mut lines, mut grouper) = (0, Grouper::default());
        self.errors = 0;
        read::lines(path, &mut |line| {
            lines += 1;
            // Most lines are none of an error, and nothing of them is read.
            if speaks(line) || grouper.goes_on() || opens(line) {
                if let Some(group) = grouper.line(line) {
                    self.group(&group);
                }
            } else if let Some(group) = grouper.end() {
                self.group(&group);
            }
        })?;
        if let Some(group) = grouper.end() {
            self.group(&group);
        }
        let path = harmless(&path.display().to_string());
        self.scanned.sources.push(Source { path, lines, errors: self.errors });
        Ok(())
    }

    fn group(&mut self, group: &Group) {
        if !speaks(&group.text) {
            return;
        }
        let reading = Reading::of_group(group);
        let is_old = self.since.is_some_and(|since| reading.time.is_some_and(|time| time < since));
        if !reading.is_error || is_old || self.scanned.left_out.takes(&reading, self.own) {
            return;
        }
        self.errors += 1;
        let known = self.signatures.of(&reading);
        if known.is_empty() && !reading.is_understood {
            self.scanned.not_understood += 1;
        }
        let codes: Vec<String> = known.iter().map(|known| known.code.to_owned()).collect();
        let template = template::of(reading.words());
        let key = if codes.is_empty() {
            let cause = reading.cause();
            format!("{:?} {:?} {template}", reading.hop, cause.and_then(|cause| cause.speaker))
        } else {
            codes.join(" ")
        };
        if self.kinds.len() >= KINDS && !self.kinds.contains_key(&key) {
            self.scanned.untold += 1;
            return;
        }
        let kind = self.kinds.entry(key).or_insert_with(|| Kind {
            check: known.first().map(|known| known.check.description.id.clone()),
            family: family::beside(&reading, codes.len()).map(|family| family.key),
            codes,
            args: BTreeMap::new(),
            explained_by: None,
            reading: Reading::default(),
            template,
            count: 0,
            first: None,
            last: None,
            sample: String::new(),
        });
        kind.count += 1;
        kind.first = match (kind.first, reading.time) {
            (Some(first), Some(time)) => Some(first.min(time)),
            (first, time) => first.or(time),
        };
        if reading.time >= kind.last || kind.count == 1 {
            kind.last = reading.time.or(kind.last);
            kind.sample = shown(&reading);
            if let [known] = &known[..] {
                kind.args.clone_from(&known.args);
            }
            kind.reading = reading;
            // Of a trace only what was read of it is kept.
            kind.reading.text = String::new();
        }
    }
}

/// The first line of printed JSON.
fn opens(line: &str) -> bool {
    line.len() < 300 && line.trim_end().ends_with(['{', '['])
}
