//! The time that a line carries.
//!
//! GitLab writes `time` with milliseconds, the gateway `timestamp` with one or three decimals, both with `Z`.
//! An `asctime` is not a time: it has no zone.

use super::cursor::Cursor;
use super::json;

/// Microseconds since 1970.
pub(super) type Micros = i64;

/// Stands for "no time": before every time.
pub(super) const NONE: Micros = Micros::MIN;

/// As the contract has it.
pub(super) fn seconds(time: Micros) -> f64 {
    // Both numbers are exact, so that the quotient is the `f64` nearest to the written time.
    time as f64 / 1e6
}

/// As [`seconds`], where [`NONE`] stands for nothing.
pub(super) fn optional(time: Micros) -> Option<f64> {
    (time != NONE).then(|| seconds(time))
}

/// The time of a line; [`NONE`] where it has none.
pub(super) fn of_line(line: &[u8]) -> Micros {
    if json::is_object(line) { of_object(line) } else { NONE }
}

/// The time of a line that is known to go from `{` to `}`, or is the head of such a one.
///
/// Reads only as far as the field: in GitLab's lines it is the second one.
pub(super) fn of_object(line: &[u8]) -> Micros {
    let mut cursor = Cursor::new(line);
    let mut time = None;
    // Whether the rest of the line is well-formed is for those to judge who need its fields.
    let _ = cursor.object(|cursor, key| {
        let named = matches!(&line[key.range()], b"time" | b"timestamp");
        if !named || cursor.peek() != Some(b'"') {
            return cursor.skip();
        }
        let text = cursor.string()?;
        time = parse(&line[text.range()]);
        time.is_none().then_some(())
    });
    time.unwrap_or(NONE)
}

/// `2026-01-09T20:17:43.419Z`, with any number of decimals or none, and `Z` or an offset.
pub(super) fn parse(text: &[u8]) -> Option<Micros> {
    let (head, mut rest) = text.split_at_checked(19)?;
    let number = |from: usize, to: usize| digits(&head[from..to]);
    let separators = [head[4], head[7], head[13], head[16]] == *b"--::" && matches!(head[10], b'T' | b't' | b' ');
    if !separators {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    // A leap second is the first one of the next minute.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let mut micros = 0;
    if let [b'.' | b',', decimals @ ..] = rest {
        let length = decimals.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            return None;
        }
        for place in 0..6 {
            micros = micros * 10 + decimals[..length].get(place).map_or(0, |digit| i64::from(digit - b'0'));
        }
        rest = &decimals[length..];
    }
    let seconds = (days(year, month, day)? * 24 + hour) * 3600 + minute * 60 + second - offset(rest)?;
    Some(seconds * 1_000_000 + micros)
}

/// Seconds east of Greenwich.
fn offset(zone: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match zone {
        b"Z" | b"z" => return Some(0),
        [sign, hours @ .., b':', first, second] if hours.len() == 2 => {
            (sign, digits(hours)?, digits(&[*first, *second])?)
        }
        [sign, digits_of @ ..] if digits_of.len() == 4 => (sign, digits(&digits_of[..2])?, digits(&digits_of[2..])?),
        [sign, hours @ ..] if hours.len() == 2 => (sign, digits(hours)?, 0),
        _ => return None,
    };
    let seconds = (hours * 60 + minutes) * 60;
    match (sign, hours, minutes) {
        (b'+', 0..=23, 0..=59) => Some(seconds),
        (b'-', 0..=23, 0..=59) => Some(-seconds),
        _ => None,
    }
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

/// Days since 1970 of a date that exists.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let month = usize::try_from(month - 1).expect("between 0 and 11");
    // Leap days before this year; the year 0 has one itself, hence the division that rounds up.
    let leap_days = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    let this_year = BEFORE[month] + i64::from(leap && month > 1) + day - 1;
    Some(year * 365 + leap_days + this_year - 719_528)
}
