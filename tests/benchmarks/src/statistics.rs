//! Medians, spreads, and pairs of measurements that were taken in turns.
//!
//! The machine is never quiet: the middle half of many rounds is shown instead of a mean, and two sides are compared
//! round by round, so that what else goes on there meets both.

use std::fmt;

/// Measurements of one thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Samples(Vec<f64>);

impl Samples {
    /// Adds one.
    pub(crate) fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The value below which this part of the measurements lies.
    pub(crate) fn quantile(&self, part: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get((last as f64 * part).round() as usize).copied().unwrap_or(f64::NAN)
    }

    /// The middle one.
    pub(crate) fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}

impl FromIterator<f64> for Samples {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// Median and, in brackets, where the middle half lies.
impl fmt::Display for Samples {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [low, middle, high] = [0.25, 0.5, 0.75].map(|part| self.quantile(part));
        let places = out.precision().unwrap_or(2);
        write!(out, "{middle:.places$} [{low:.places$} to {high:.places$}]")
    }
}

/// Two sides, measured in turns.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs {
    /// The doctor.
    pub ours: Samples,
    /// What it is compared with.
    pub theirs: Samples,
}

impl Pairs {
    /// Adds a round.
    pub(crate) fn push(&mut self, ours: f64, theirs: f64) {
        self.ours.push(ours);
        self.theirs.push(theirs);
    }

    /// Ours as a multiple of theirs, round by round.
    pub(crate) fn ratios(&self) -> Samples {
        self.ours.0.iter().zip(&self.theirs.0).map(|(ours, theirs)| ours / theirs).collect()
    }
}

/// Says whether a goal is met.
pub(crate) fn goal(value: f64, most: f64) -> &'static str {
    if value <= most { "met" } else { "NOT MET" }
}
