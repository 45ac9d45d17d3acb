//! What is on or off in a variable of this program.

use duo_doctor_wording::{Said, said};

/// Reads a switch as people write one, in either case; what is empty is as if it were not set.
///
/// # Errors
/// One sentence.
pub fn switch(text: &str) -> Result<bool, Said> {
    match text.trim().to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "" | "0" | "false" | "no" | "off" => Ok(false),
        _ => Err(said!("no-switch", text = text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_is_read_as_people_write_it() {
        for text in ["1", "true", "TRUE", "Yes", "on", " on "] {
            assert_eq!(switch(text), Ok(true), "{text}");
        }
        for text in ["", "0", "false", "False", "NO", "off"] {
            assert_eq!(switch(text), Ok(false), "{text}");
        }
        let sentence = "`maybe` is no switch; write 1 or 0, true or false, yes or no, on or off";
        assert_eq!(switch("maybe").map_err(|problem| problem.to_string()), Err(sentence.into()));
    }
}
