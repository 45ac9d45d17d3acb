//! Every limit of a search, with its reason.

use std::num::NonZero;
use std::thread::available_parallelism;

/// Predicates a query: a check that needs more wants a group-by.
pub(crate) const PREDICATES: usize = 64;

/// Matchers a predicate: enough for class, event, status and a text.
pub(crate) const MATCHERS: usize = 8;

/// Bytes of a matcher's text: field names and messages are far shorter, and literals cost memory by length.
pub(crate) const MATCHER_TEXT: usize = 1024;

/// Samples, and joined lines, a predicate: a report shows fewer.
pub(crate) const SAMPLES: usize = 20;

/// Bytes of a line that is handed over: the longest lines of a failure that the AI Gateway writes (25 kB) are whole.
pub(crate) const SAMPLE_BYTES: usize = 32 << 10;

/// Bytes in front of a line's record: a container's name, a time, a host.
pub(crate) const RECORD_PREFIX: usize = 200;

/// Named values of the group-by field in an answer.
pub(crate) const GROUPS: usize = 100;

/// Values that are told apart while counting, for each predicate and file. Up to here the answer has the most
/// frequent ones, exactly; of more distinct values, those that come late are only in `…`.
pub(crate) const GROUPS_TRACKED: usize = 1000;

/// Bytes of a group's value: longer ones are texts, not kinds; values that differ only behind are one group.
pub(crate) const GROUP_VALUE: usize = 256;

/// Bytes of a compiled regular expression: ten times the largest sensible one, small enough for 64 predicates.
pub(crate) const REGEX_SIZE: usize = 1 << 20;

/// Bytes of a regular expression's lazy automaton; it starts over when full, and stays linear.
pub(crate) const REGEX_CACHE: usize = 1 << 20;

/// Nesting of a regular expression: its parser recurses.
pub(crate) const REGEX_NESTING: u32 = 64;

/// Nesting of a JSON value: its reader recurses; the same bound as `serde_json` has.
pub(crate) const JSON_NESTING: u32 = 128;

/// Microseconds by which a line may stand too late in its file: several processes write one log, each with its own
/// buffer. Files that keep within this are searched by bisection; all others line by line.
pub(crate) const ORDER_SLACK: i64 = 60 * 1_000_000;

/// Places in a file at which its order is tested before bisection is trusted.
pub(crate) const ORDER_PROBES: u64 = 256;

/// Bytes in which a line with a time must come, from any place that is probed: larger gaps mean a log for which
/// bisection is not worth it.
pub(crate) const PROBE_BYTES: usize = 1 << 20;

/// Bytes between two places where bisection stops: reading this is quicker than halving further.
pub(crate) const SEEK_STEP: u64 = 64 << 10;

/// Bytes of a piece that one thread looks at: fits a second-level cache, so that what was read is looked at there.
pub(crate) const PIECE: usize = 512 << 10;

/// Bytes between the times that are read, to watch the order, in pieces that lie inside a window.
pub(crate) const ORDER_STEP: usize = 64 << 10;

/// Files of one source: a year of daily rotation. All are open at once, and a process may often have 1024.
pub(crate) const FILES: usize = 400;

/// Microseconds by which the last line of a packed file may be newer than the file's last change. Unpacking an
/// archive made in another time zone, without the zone, moves the change by up to 14 hours.
pub(crate) const CHANGE_SLACK: i64 = 24 * 3600 * 1_000_000;

/// What one search may use.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a line that are looked at; the rest is skipped, counted, and makes the answer partial.
    pub line: usize,
    /// Bytes that one compressed file may unpack to; the rest is not looked at, and makes the answer partial.
    pub unpacked: u64,
    /// Plain files of fewer bytes are read whole and line by line: no trust in their order is needed.
    pub seek_above: u64,
    /// Threads that scan.
    pub threads: NonZero<usize>,
}

impl Default for Limits {
    /// For a production host: 4 MiB a line holds the longest prompts; 4 GiB unpacked is ten seconds, and
    /// more than an honest day of logs has; 32 MiB are read in milliseconds; at most four threads leave the rest to GitLab.
    fn default() -> Self {
        const MOST: NonZero<usize> = NonZero::new(4).expect("four is not zero");
        Self {
            line: 4 << 20,
            unpacked: 4 << 30,
            seek_above: 32 << 20,
            threads: available_parallelism().map_or(NonZero::<usize>::MIN, |threads| threads.min(MOST)),
        }
    }
}
