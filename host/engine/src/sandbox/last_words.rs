//! What a guest said before it crashed: of all that it printed, the place and the reason.

/// Characters of a guest's own words in a reason.
pub(super) const WORDS: usize = 300;

/// Where an exception or a panic says itself where and why, that; otherwise the last line that was printed.
pub(super) fn last_words(output: &str) -> String {
    let lines: Vec<&str> = output.lines().filter(|line| !line.trim().is_empty()).collect();
    let words = of_python(&lines).or_else(|| of_javascript(&lines)).or_else(|| of_rust(&lines));
    let words = words.unwrap_or_else(|| lines.last().copied().unwrap_or_default().to_owned());
    words.trim().chars().take(WORDS).collect()
}

/// `thread … panicked at FILE:LINE:COLUMN:`, and the reason below.
fn of_rust(lines: &[&str]) -> Option<String> {
    let index = lines.iter().position(|line| line.contains("panicked at"))?;
    Some(lines[index..].iter().take(2).copied().collect::<Vec<_>>().join(" "))
}

/// A traceback: frames as `  File "/0/app.py", line 43, in run`, the innermost last; then the exception.
fn of_python(lines: &[&str]) -> Option<String> {
    let start = lines.iter().rposition(|line| line.starts_with("Traceback (most recent call last)"))?;
    let lines = &lines[start + 1..];
    let exception = lines.iter().find(|line| !line.starts_with(' '))?;
    let frames = lines.iter().filter_map(|line| {
        let (file, rest) = line.trim_start().strip_prefix("File \"")?.split_once("\", line ")?;
        Some((file, rest.split(',').next().unwrap_or(rest)))
    });
    // The author's own files are in the first folder that is in the component; what else is there is Python's.
    let (mut own, mut any) = (None, None);
    for (file, line) in frames {
        any = Some((file, line));
        if file.starts_with("/0/") {
            own = any;
        }
    }
    let (file, line) = own.or(any)?;
    Some(format!("{}:{line}: {exception}", file.strip_prefix("/0/").unwrap_or(file)))
}

/// The exception, `Stack:`, and frames as `  run@check.js:39:13`, the innermost first. What binds the check to the
/// contract is in `initializer.js`.
fn of_javascript(lines: &[&str]) -> Option<String> {
    let stack = lines.iter().rposition(|line| line.trim() == "Stack:")?;
    let exception = lines.get(stack.checked_sub(1)?)?;
    let own = lines[stack + 1..].iter().find_map(|line| {
        let (_, place) = line.split_once('@')?;
        let (place, _) = place.rsplit_once(':')?;
        let file = place.rsplit('/').next()?;
        (!file.starts_with("initializer.js")).then_some(file)
    });
    Some(own.map_or_else(|| (*exception).to_owned(), |place| format!("{place}: {exception}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_a_panic_or_the_last_line_and_are_cut_at_300_characters() {
        assert_eq!(last_words("first\nlast\n\n"), "last");
        assert_eq!(last_words("x\nthread panicked at a.rs:\nwhy\nnote: run"), "thread panicked at a.rs: why");
        for (given, kept) in [(300, 300), (301, 300)] {
            assert_eq!(last_words(&"語".repeat(given)).chars().count(), kept);
        }
    }

    /// As componentize-py prints it, with the panic of what it put around.
    #[test]
    fn a_traceback_is_the_authors_innermost_line_and_the_exception() {
        let traceback = |frames: &str| {
            format!(
                "said before\nTraceback (most recent call last):\n{frames}KeyError: 'nothing'\n\nthread '<unnamed>' (1) \
                 panicked at runtime/src/lib.rs:1293:29:\nPython function threw an unexpected exception\nnote: run"
            )
        };
        let own =
            "  File \"/0/app.py\", line 43, in run\n    judged = judge()\n  File \"/0/judge.py\", line 7, in judge\n";
        assert_eq!(last_words(&traceback(own)), "judge.py:7: KeyError: 'nothing'");
        let deeper = format!("{own}  File \"/python/json/decoder.py\", line 355, in raw_decode\n");
        assert_eq!(last_words(&traceback(&deeper)), "judge.py:7: KeyError: 'nothing'");
        let strange = "  File \"/python/json/decoder.py\", line 355, in raw_decode\n";
        assert_eq!(last_words(&traceback(strange)), "/python/json/decoder.py:355: KeyError: 'nothing'");
    }

    /// As componentize-js prints it.
    #[test]
    fn a_stack_is_the_authors_innermost_line_and_the_exception() {
        let stack = |frames: &str| {
            format!("expected a string\nStack:\n{frames}  \n  \nRedirecting call to abort() to mozalloc_abort\n")
        };
        let outer = "  export_checker_1_0_0$run@/tmp/2651/sources/initializer.js:4494:45\n";
        assert_eq!(last_words(&stack(outer)), "expected a string");
        let inner = format!("  describe@/tmp/2651/check.js:39:13\n{outer}");
        assert_eq!(last_words(&stack(&inner)), "check.js:39: expected a string");
    }
}
