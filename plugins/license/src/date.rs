//! Days between now and a date of GitLab's API. Dates only: GitLab gives no time of day.

use duo_doctor_sdk::clock::days_since_1970;

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Days from `now` (seconds since 1970, UTC) to the date `2027-03-31`, negative for the past;
/// nothing where the text is not such a date.
#[must_use]
pub(crate) fn days_until(date: &str, now: f64) -> Option<i64> {
    let mut parts = date.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    #[expect(clippy::cast_possible_truncation, reason = "days since 1970 fit by far")]
    let today = (now / DAY).floor() as i64;
    days_since_1970(year, month, day).map(|days| days - today)
}

#[cfg(test)]
mod tests {
    use super::days_until;

    #[test]
    fn counts_days_over_leap_years_and_refuses_other_texts() {
        let new_year_2026 = 1_767_225_600.0;
        let cases = [
            ("1970-01-01", 0.0, Some(0)),
            ("1970-03-01", 0.0, Some(59)),
            ("1972-03-01", 0.0, Some(790)),
            ("2000-02-29", 0.0, Some(11_016)),
            ("2026-01-01", new_year_2026, Some(0)),
            ("2026-01-15", new_year_2026 + 86_399.0, Some(14)),
            ("2025-12-31T23:59:59Z", new_year_2026, Some(-1)),
            ("2026-13-01", 0.0, None),
            ("soon", 0.0, None),
            ("", 0.0, None),
        ];
        for (date, now, expected) in cases {
            assert_eq!(days_until(date, now), expected, "{date}");
        }
    }
}
