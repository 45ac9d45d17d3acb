//! Lines that belong together: tracebacks, printed JSON, certificates. One record a group.

use super::speaks::speaks;
use super::{envelope, trace};

/// Lines of one record: the longest traceback of the AI Gateway has 180.
const LINES: usize = 600;

/// Bytes of one record that are read.
pub(crate) const BYTES: usize = 64 * 1024;

/// Puts lines together as they come.
#[derive(Debug, Default)]
pub(crate) struct Grouper {
    open: Option<Group>,
}

/// What belongs together, without envelopes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    /// The lines.
    pub text: String,
    /// How many lines it took.
    pub lines: usize,
    /// The time of its envelope.
    pub time: Option<String>,
    /// Who wrote it, by its envelope.
    pub service: Option<String>,
    partial: bool,
    /// How many braces of printed JSON are open.
    braces: i64,
    in_trace: bool,
    in_pem: bool,
}

impl Grouper {
    /// Takes a line; gives the group that it ends, where it does.
    pub(crate) fn line(&mut self, line: &str) -> Option<Group> {
        let peeled = envelope::peel(line);
        if let Some(open) = &mut self.open
            && open.lines < LINES
            && open.text.len() + peeled.text.len() < BYTES
            && open.service == peeled.service
            && open.goes_on(&peeled.text)
        {
            open.add(&peeled.text, peeled.partial);
            return None;
        }
        let mut group = Group { time: peeled.time, service: peeled.service, ..Group::default() };
        group.add(&peeled.text, peeled.partial);
        self.open.replace(group).filter(Group::is_something)
    }

    /// Whether the next line can belong to what is open.
    pub(crate) fn goes_on(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.partial || open.in_pem || open.braces > 0 || speaks(&open.text))
    }

    /// The last one.
    pub(crate) fn end(&mut self) -> Option<Group> {
        self.open.take().filter(Group::is_something)
    }
}

impl Group {
    fn is_something(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// Whether a line belongs to it.
    fn goes_on(&self, line: &str) -> bool {
        if self.partial || self.in_pem || self.braces > 0 {
            return true;
        }
        let starts = line.trim_start();
        let indented = starts.len() < line.len();
        if self.in_trace {
            return indented
                || starts.is_empty()
                || starts.starts_with("Traceback")
                || starts.starts_with("The above exception was")
                || starts.starts_with("During handling of the above")
                || trace::is_place(line)
                || starts.starts_with("Caused by: ")
                || self.ends_in_frame() && !starts.starts_with('{');
        }
        // A frame belongs to what stands before it; so does what is printed below a line that ends in a colon.
        indented && trace::is_place(line) && !self.text.starts_with('{')
            || starts.starts_with("Traceback (most recent call last)") && self.announces()
            || indented && (self.text.ends_with(':') || self.is_of_pydantic())
            || !indented && self.is_of_pydantic() && is_setting(starts)
            || starts.starts_with("For further information visit")
    }

    /// Below it stand the settings that are wrong, and below each why.
    fn is_of_pydantic(&self) -> bool {
        self.text.contains("validation error")
    }

    /// `ERROR: Exception in ASGI application`: a trace follows.
    fn announces(&self) -> bool {
        let text = self.text.to_ascii_lowercase();
        !text.starts_with('{') && ["error", "exception", "critical", "fail"].iter().any(|word| text.contains(word))
    }

    /// Python's exception follows its frames, at the margin.
    fn ends_in_frame(&self) -> bool {
        if !self.text.contains("Traceback") && !self.text.contains("File \"") {
            return false;
        }
        let mut lines = self.text.lines().rev().filter(|line| !line.trim().is_empty());
        lines.next().is_some_and(|line| line.starts_with([' ', '\t']) || line.starts_with("Traceback"))
    }

    fn add(&mut self, line: &str, partial: bool) {
        if self.lines > 0 && !self.partial {
            self.text.push('\n');
        }
        self.lines += 1;
        self.partial = partial;
        let room = BYTES - self.text.len().min(BYTES);
        self.text.push_str(&line[..line.floor_char_boundary(room.min(line.len()))]);
        self.in_trace |= line.contains("Traceback (most recent call last)") || self.lines > 1 && trace::is_place(line);
        self.in_pem = (self.in_pem || line.contains("-----BEGIN ")) && !line.contains("-----END ");
        let begins = self.braces == 0 && self.lines == 1 && matches!(line.trim(), "{" | "[" | "[{");
        if begins || self.braces > 0 {
            self.braces += depth(line);
        }
    }
}

/// `custom_models.enabled`, alone in its line.
fn is_setting(line: &str) -> bool {
    let is_part = |next: char| next.is_ascii_lowercase() || next.is_ascii_digit() || matches!(next, '_' | '.');
    !line.is_empty() && line.chars().all(is_part)
}

/// How many braces a line opens, those in strings left out.
fn depth(line: &str) -> i64 {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for next in line.bytes() {
        match next {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth -= 1,
            _ => {}
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(text: &str) -> Vec<String> {
        let mut grouper = Grouper::default();
        let mut groups: Vec<Group> = text.lines().filter_map(|line| grouper.line(line)).collect();
        groups.extend(grouper.end());
        groups.into_iter().map(|group| group.text).collect()
    }

    #[test]
    fn tracebacks_and_printed_json_are_one_record_in_every_envelope() {
        let trace = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\nKeyError: 'x'\n\nDuring handling \
            of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"b.py\"\n    h()\n\
            ValueError: no";
        let json = "{\n  \"level\": \"error\",\n  \"a\": {\n    \"b\": \"}\"\n  }\n}";
        let ruby = "a.rb:1:in `f': no (Errno::ECONNREFUSED)\n\tfrom a.rb:2:in `g'\n\tfrom a.rb:3:in `h'";
        let java =
            "Exception in thread \"main\" java.net.X: no\n\tat a.B.c(B.java:3)\nCaused by: java.Y: z\n\t... 3 more";
        let key = "-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----";
        let settings = "1 validation error for Config\ncustom_models.enabled\n  Input should be a valid boolean";
        for prefix in ["", "ai-gateway-1  | ", "2026-11-28T09:14:07.1Z stderr F ", "[pod/a/b] "] {
            for block in [trace, json, ruby, java, key, settings] {
                let text = format!("INFO: one\n{block}\nINFO: two");
                let prefixed: String = text.lines().map(|line| format!("{prefix}{line}\n")).collect();
                assert_eq!(groups(&prefixed), ["INFO: one", block, "INFO: two"], "{prefix}");
            }
        }
    }

    #[test]
    fn what_an_engine_cut_is_put_together() {
        assert_eq!(groups("2026-11-28T09:14:07.1Z stdout P one \n2026-11-28T09:14:07.1Z stdout F half"), ["one half"]);
    }

    #[test]
    fn of_a_record_64_kibibytes_are_kept() {
        let of = |count: usize| groups(&format!("x {}", "y".repeat(count - 2)))[0].len();
        assert_eq!((of(64 * 1024), of(64 * 1024 + 1)), (64 * 1024, 64 * 1024));
    }

    #[test]
    fn six_hundred_lines_of_a_record_are_kept_together() {
        let of =
            |frames: usize| groups(&format!("Traceback (most recent call last):\n{}", "  x\n".repeat(frames))).len();
        assert_eq!((of(599), of(600)), (1, 2));
    }
}
