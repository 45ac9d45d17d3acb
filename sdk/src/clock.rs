//! Times of log lines as people write them. A check has no calendar of its own.

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
}
