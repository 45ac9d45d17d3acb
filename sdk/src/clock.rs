//! Times as people and HTTP write them. A check has no calendar of its own.

const DAY: i64 = 86_400;

/// `2026-01-09T20:17:43Z`, or a dash.
#[must_use]
pub fn shown(time: Option<f64>) -> String {
    let Some(time) = time.filter(|time| time.is_finite() && (0.0..1e11).contains(time)) else { return "-".into() };
    // Whole seconds; the range above fits.
    #[expect(clippy::cast_possible_truncation, reason = "the range was checked above")]
    let seconds = time as i64;
    let (year, month, day) = date(seconds.div_euclid(DAY));
    let rest = seconds.rem_euclid(DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The time in a `Date` header: `Sun, 06 Nov 1994 08:49:37 GMT`.
#[must_use]
pub fn from_http(text: &str) -> Option<f64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = words[..] else { return None };
    let month = MONTHS.iter().zip(1..).find(|(name, _)| **name == month).map(|(_, number)| number)?;
    let days = days_since_1970(year.parse().ok()?, month, day.parse().ok()?)?;
    let parts: Option<Vec<i64>> = time.split(':').map(|part| part.parse().ok()).collect();
    let [hours @ 0..24, minutes @ 0..60, seconds @ 0..=60] = parts?[..] else { return None };
    let seconds = days * DAY + hours * 3600 + minutes * 60 + seconds;
    // Years have four digits: a double holds the seconds exactly.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let time = seconds as f64;
    Some(time)
}

/// The time of a log line: `2026-01-09T20:17:43.419Z`, in UTC.
#[must_use]
pub fn from_log(text: &str) -> Option<f64> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let parts = |text: &str, at: char| text.split(at).map(|part| part.parse::<i64>().ok()).collect::<Option<Vec<_>>>();
    let [year, month, day] = parts(date, '-')?[..] else { return None };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [hours @ 0..24, minutes @ 0..60, seconds @ 0..=60] = parts(time, ':')?[..] else { return None };
    let fraction: f64 = format!("0.{fraction}").parse().ok()?;
    let seconds = days_since_1970(year, month, day)? * DAY + hours * 3600 + minutes * 60 + seconds;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let time = seconds as f64 + fraction;
    Some(time)
}

/// Days from 1970 to a date of the years 1 to 9999; none where there is no such date.
#[must_use]
pub fn days_since_1970(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day);
    // Years that begin in March have the leap day as their last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year / 4 - year / 100 + year / 400;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    // 719 468 days lie between the first of March of the year 0 and 1970.
    valid.then(|| 365 * year + leap_days + day_of_year - 719_468)
}

/// Counts days from 1 March of the year 0, so that the leap day comes last in a year.
fn date(days_since_1970: i64) -> (i64, i64, i64) {
    let days = days_since_1970 + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    #[test]
    fn times() {
        for (time, expected) in [
            (Some(0.0), "1970-01-01T00:00:00Z"),
            (Some(951_782_400.5), "2000-02-29T00:00:00Z"),
            (Some(1_767_989_863.419), "2026-01-09T20:17:43Z"),
            (Some(4_107_542_399.0), "2100-02-28T23:59:59Z"),
            (Some(4_107_542_400.0), "2100-03-01T00:00:00Z"),
            (Some(f64::NAN), "-"),
            (Some(-1.0), "-"),
            (None, "-"),
        ] {
            assert_eq!(super::shown(time), expected);
        }
    }

    #[test]
    fn times_of_log_lines() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0.0)),
            ("2026-01-09T20:17:43.5Z", Some(1_767_989_863.5)),
            ("2026-01-09T20:17:43.419", None),
            ("2026-01-09 20:17:43Z", None),
            ("2026-13-09T20:17:43Z", None),
            ("2026-01-09T24:17:43Z", None),
            ("2026-01-09T20:17:43.x1Z", None),
            ("", None),
        ] {
            assert_eq!(super::from_log(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_of_headers() {
        for (text, expected) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0.0)),
            ("Tue, 29 Feb 2000 12:34:56 GMT", Some(951_827_696.0)),
            ("Mon, 23 Nov 2026 19:00:27 GMT", Some(1_795_460_427.0)),
            ("Mon, 23 Foo 2026 19:00:27 GMT", None),
            ("Tue, 31 Feb 2026 19:00:27 GMT", None),
            ("Mon, 23 Nov 99999999999999 19:00:27 GMT", None),
            ("Mon, 23 Nov 2026 25:00:27 GMT", None),
            ("2026-11-23T19:00:27Z", None),
            ("", None),
        ] {
            assert_eq!(super::from_http(text), expected, "{text}");
        }
    }

    #[test]
    fn days_that_there_are_and_days_that_there_are_not() {
        for (year, month, day, there) in [
            (2026, 2, 28, true),
            (2026, 2, 29, false),
            (2026, 2, 31, false),
            (2028, 2, 29, true),
            (1900, 2, 29, false),
            (2000, 2, 29, true),
            (2026, 4, 30, true),
            (2026, 4, 31, false),
            (2026, 12, 31, true),
            (2026, 12, 32, false),
            (2026, 1, 0, false),
            (2000, 13, 1, false),
            (0, 1, 1, false),
        ] {
            assert_eq!(super::days_since_1970(year, month, day).is_some(), there, "{year}-{month}-{day}");
        }
    }
}
