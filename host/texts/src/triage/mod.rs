//! Reads logs without a system to examine: which known errors stand in them, which unknown ones,
//! and which lines of two logs belong together.

mod line;
mod own;
mod read;
mod template;

use duo_doctor_model::text::harmless;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use serde::Serialize;

use crate::signatures::Signatures;
use line::Line;
pub use own::{LeftOut, Own};

/// Unknown kinds of lines that are told apart; those that come later are counted together.
const TEMPLATES: usize = 1_000;

/// Correlation ids of failed requests that are remembered, for lines that belong together.
const IDS: usize = 100_000;

/// Requests whose lines are shown.
const REQUESTS: usize = 5;

/// Lines of one request that are shown.
const LINES: usize = 20;

/// A kind of line.
#[derive(Debug, Clone, Serialize)]
pub struct Counted {
    /// How many.
    pub count: u64,
    /// Seconds since 1970; none: no line had a time.
    pub first: Option<f64>,
    /// Seconds since 1970.
    pub last: Option<f64>,
    /// The newest of them.
    pub sample: String,
}

/// Lines that a code explains.
#[derive(Debug, Serialize)]
pub struct Known {
    /// The code.
    pub code: String,
    /// Its check.
    pub check: String,
    /// The lines.
    #[serde(flatten)]
    pub lines: Counted,
}

/// Lines of one shape that no code explains.
#[derive(Debug, Serialize)]
pub struct Unknown {
    /// The line with what changes left out.
    pub template: String,
    /// The lines.
    #[serde(flatten)]
    pub lines: Counted,
}

/// Lines of one failed request.
#[derive(Debug, Serialize)]
pub struct Request {
    /// The correlation id.
    pub id: String,
    /// In the order of their times: file and line.
    pub lines: Vec<(String, String)>,
}

/// A file that was read.
#[derive(Debug, Serialize)]
pub struct Source {
    /// As it was named.
    pub path: String,
    /// Lines in it.
    pub lines: u64,
    /// Lines that speak of an error.
    pub errors: u64,
}

/// What stands in the logs.
#[derive(Debug, Serialize)]
pub struct Triage {
    /// What was read.
    pub sources: Vec<Source>,
    /// About requests of this program.
    pub left_out: LeftOut,
    /// The most frequent first.
    pub known: Vec<Known>,
    /// The most frequent first.
    pub unknown: Vec<Unknown>,
    /// Error lines of more kinds than are told apart.
    pub untold: u64,
    /// Of the newest failed requests, those first that stand in several logs.
    pub requests: Vec<Request>,
}

impl Counted {
    fn new() -> Self {
        Self { count: 0, first: None, last: None, sample: String::new() }
    }

    fn add(&mut self, line: &Line<'_>) {
        self.count += 1;
        if let Some(time) = line.time {
            self.first = Some(self.first.map_or(time, |first| first.min(time)));
        }
        if line.time >= self.last {
            self.last = line.time.or(self.last);
            self.sample = line.shown();
        }
    }
}

/// Where a failed request was seen.
#[derive(Debug, Default, Clone)]
struct Seen {
    sources: u64,
    last: Option<f64>,
}

/// Reads logs and says what stands in them.
///
/// # Errors
/// Which file cannot be read, and why.
pub fn triage(paths: &[PathBuf], signatures: &Signatures<'_>, own: &Own) -> Result<Triage, String> {
    let mut known: BTreeMap<&str, (&str, Counted)> = BTreeMap::new();
    let mut unknown: HashMap<String, Counted> = HashMap::new();
    let mut ids: HashMap<String, Seen> = HashMap::new();
    let (mut untold, mut sources, mut left_out) = (0, Vec::new(), LeftOut::none(own));
    for (number, path) in paths.iter().enumerate() {
        let mut source = Source { path: harmless(&path.display().to_string()), lines: 0, errors: 0 };
        read::lines(path, &mut |text| {
            source.lines += 1;
            let Some(line) = Line::of_error(text).filter(|line| !left_out.takes(line, own)) else { return };
            source.errors += 1;
            let explained = signatures.of(&line.text);
            for code in &explained {
                known.entry(code.code).or_insert_with(|| (&code.check.description.id, Counted::new())).1.add(&line);
            }
            if explained.is_empty() {
                let template = template::of(&line.message());
                if unknown.len() < TEMPLATES || unknown.contains_key(&template) {
                    unknown.entry(template).or_insert_with(Counted::new).add(&line);
                } else {
                    untold += 1;
                }
            }
            if let Some(id) = line.correlation.filter(|_| number < 64)
                && (ids.len() < IDS || ids.contains_key(&*id))
            {
                let seen = ids.entry(id.into_owned()).or_default();
                seen.sources |= 1 << number;
                if line.time > seen.last {
                    seen.last = line.time;
                }
            }
        })?;
        sources.push(source);
    }
    let mut known: Vec<Known> = known
        .into_iter()
        .map(|(code, (check, lines))| Known { code: code.into(), check: check.into(), lines })
        .collect();
    known.sort_by_key(|known| std::cmp::Reverse(known.lines.count));
    let mut unknown: Vec<Unknown> = unknown.into_iter().map(|(template, lines)| Unknown { template, lines }).collect();
    unknown.sort_by(|a, b| b.lines.count.cmp(&a.lines.count).then_with(|| a.template.cmp(&b.template)));
    Ok(Triage { sources, left_out, known, unknown, untold, requests: requests(paths, ids)? })
}

/// The lines of the newest failed requests, also those that speak of no error.
fn requests(paths: &[PathBuf], ids: HashMap<String, Seen>) -> Result<Vec<Request>, String> {
    let mut chosen: Vec<(String, Seen)> = ids.into_iter().collect();
    let rank = |seen: &Seen| (seen.sources.count_ones().min(2), seen.last.unwrap_or(f64::MIN));
    chosen.sort_by(|(a_id, a), (b_id, b)| {
        let (a, b) = (rank(a), rank(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then_with(|| a_id.cmp(b_id))
    });
    chosen.truncate(REQUESTS);
    let mut lines: Vec<Vec<(Option<f64>, String, String)>> = vec![Vec::new(); chosen.len()];
    if !chosen.is_empty() {
        let finder = aho_corasick::AhoCorasick::new(chosen.iter().map(|(id, _)| id))
            .map_err(|error| format!("the correlation ids: {error}"))?;
        for path in paths {
            read::lines(path, &mut |text| {
                let Some(found) = finder.find(text) else { return };
                let line = Line::of(text);
                let request = &mut lines[found.pattern().as_usize()];
                if request.len() < LINES && line.correlation.as_deref() == Some(&chosen[found.pattern().as_usize()].0) {
                    request.push((line.time, harmless(&path.display().to_string()), line.shown()));
                }
            })?;
        }
    }
    let requests = chosen.into_iter().zip(lines).map(|((id, _), mut lines)| {
        lines.sort_by(|a, b| a.0.unwrap_or(f64::MAX).total_cmp(&b.0.unwrap_or(f64::MAX)));
        Request { id: harmless(&id), lines: lines.into_iter().map(|(_, path, text)| (path, text)).collect() }
    });
    Ok(requests.collect())
}

#[cfg(test)]
mod tests;
