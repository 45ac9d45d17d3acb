//! Reads logs without a system to examine: which errors stand in them, what explains them and what they explain, and
//! which lines of two logs belong together.

mod own;
mod rank;
mod read;
mod requests;
mod scan;
mod template;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use own::{LeftOut, Own};

use serde::Serialize;

use crate::reader::Reading;
use crate::signatures::Signatures;
use duo_doctor_model::Check;
use duo_doctor_model::text::{harmless, shortened};

/// Characters of a line that are shown.
const SHOWN: usize = 400;

/// Lines of one kind: the same pages explain them, or the same words say the same of the same way.
#[derive(Debug, Clone, Serialize)]
pub struct Kind {
    /// The code that explains them; several are as many possibilities, none: no check knows them.
    pub codes: Vec<String>,
    /// The check of the first code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<String>,
    /// What the newest line proves of the code's arguments.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
    /// The family of its texts, where it tells more than the pages; what it means is `family-KEY` in the host's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<&'static str>,
    /// The code among the others here that explains this one; of several possibilities those that do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explained_by: Option<String>,
    /// What the newest line says.
    pub reading: Reading,
    /// The service's own words, what changes left out.
    pub template: String,
    /// How many.
    pub count: u64,
    /// Seconds since 1970; none: no line had a time.
    pub first: Option<f64>,
    /// Seconds since 1970.
    pub last: Option<f64>,
    /// The newest of them: the class of the exception and the service's own sentence.
    pub sample: String,
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
    /// Records that speak of an error.
    pub errors: u64,
}

/// What stands in the logs.
#[derive(Debug, Serialize)]
pub struct Triage {
    /// What was read.
    pub sources: Vec<Source>,
    /// About requests of this program.
    pub left_out: LeftOut,
    /// The oldest time of an error.
    pub first: Option<f64>,
    /// The newest.
    pub last: Option<f64>,
    /// Those first that explain others, then by how many lines they have.
    pub kinds: Vec<Kind>,
    /// Error lines of more kinds than are told apart.
    pub untold: u64,
    /// Error lines whose form is not known and that no check explains.
    pub not_understood: u64,
    /// A failed request of the first kind that has one, in all logs.
    pub request: Option<Request>,
}

/// Reads logs and says what stands in them.
///
/// # Errors
/// Which file cannot be read, and why.
pub fn triage(
    paths: &[PathBuf],
    checks: &[Arc<Check>],
    signatures: &Signatures<'_>,
    own: &Own,
    since: Option<f64>,
) -> Result<Triage, String> {
    let scanned = scan::scan(paths, signatures, own, since)?;
    let kinds = rank::rank(scanned.kinds, checks);
    let request = kinds.iter().find_map(|kind| kind.reading.correlation.clone());
    let request = request.map(|id| requests::lines(paths, id)).transpose()?;
    Ok(Triage {
        sources: scanned.sources,
        left_out: scanned.left_out,
        first: kinds.iter().filter_map(|kind| kind.first).reduce(f64::min),
        last: kinds.iter().filter_map(|kind| kind.last).reduce(f64::max),
        kinds,
        untold: scanned.untold,
        not_understood: scanned.not_understood,
        request,
    })
}

/// What a record says in one line: the class of its exception, and the service's own sentence.
fn shown(reading: &Reading) -> String {
    let class = reading.chain.iter().rev().find_map(|link| link.class.as_deref());
    let words = reading.words();
    let one = match class {
        Some(class) if !words.contains(class) => format!("{class}: {words}"),
        _ => words.to_owned(),
    };
    let one = one.split_whitespace().collect::<Vec<_>>().join(" ");
    harmless(&shortened(&one, SHOWN))
}

#[cfg(test)]
mod tests;
