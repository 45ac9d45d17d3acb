//! The set-up's clock: the real time, or a time in the last hour while the past is being lived through.
//!
//! Nothing waits for it. Chats of "the last hour" run one after the other at start, and the clock says when.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};

/// How far the clock moves on between two looks at it while the past is played: log lines keep their order.
const STEP: SignedDuration = SignedDuration::from_millis(7);

/// Alphabet of the correlation ids (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A clock that can be set to the past.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    past: Arc<Mutex<Option<Timestamp>>>,
    issued: Arc<AtomicU64>,
    /// How far this clock is ahead of the others.
    ahead: SignedDuration,
}

impl Clock {
    /// The same clock on a machine whose own is wrong by so many hours.
    pub(crate) fn ahead(&self, hours: i64) -> Self {
        let (past, issued) = (Arc::clone(&self.past), Arc::clone(&self.issued));
        Self { past, issued, ahead: SignedDuration::from_hours(hours) }
    }

    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        let mut past = self.past.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let time = match past.as_mut() {
            Some(moment) => {
                *moment += STEP;
                *moment
            }
            None => Timestamp::now(),
        };
        time + self.ahead
    }

    /// Sets the clock to a moment in the past, or back to the real time.
    pub(crate) fn set(&self, moment: Option<Timestamp>) {
        *self.past.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = moment;
    }

    /// Lets time pass while the past is played; the real time goes its own way.
    pub(crate) fn pass(&self, seconds: i64) {
        let mut past = self.past.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(moment) = past.as_mut() {
            *moment += SignedDuration::from_secs(seconds);
        }
    }

    /// A fresh correlation id, shaped like those of GitLab: 26 characters, the first ten tell the time.
    pub(crate) fn correlation_id(&self) -> String {
        let mut time = self.now().as_millisecond().unsigned_abs();
        let mut rest = mix(self.issued.fetch_add(1, Ordering::Relaxed));
        let mut text = [b'0'; 26];
        for place in text[..10].iter_mut().rev() {
            *place = ALPHABET[(time % 32) as usize];
            time /= 32;
        }
        for place in &mut text[10..] {
            *place = ALPHABET[(rest >> 59) as usize];
            rest = mix(rest);
        }
        text.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// Spreads a counter over all bits, so that ids look unrelated and still are the same in every run.
fn mix(seed: u64) -> u64 {
    let mut value = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// GitLab's spelling of a time: UTC with milliseconds.
pub(crate) fn milliseconds(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// The gateway's spelling of a time: UTC with microseconds.
pub(crate) fn microseconds(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S.%6fZ").to_string()
}

/// The spelling of HTTP's `date` header.
pub(crate) fn http_date(moment: Timestamp) -> String {
    moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// A calendar day.
pub(crate) fn day(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d").to_string()
}
