//! Stack traces of Python, Ruby, Java and Node: the exceptions in them, the outermost first, without their frames.

use std::sync::LazyLock;

use regex::Regex;

/// Exceptions of one trace; retries that chain their errors make dozens.
const EXCEPTIONS: usize = 64;

/// Between two exceptions of Python, of which the first is the cause.
const BETWEEN: [&str; 2] =
    ["The above exception was the direct cause of", "During handling of the above exception, another"];

/// Lines of a group of exceptions have a margin.
static MARGIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*(?:\+-*\+?-*[ \d]*-*|\|)\s?").expect("a margin"));

static JAVA: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"^(?:Exception in thread "[^"]*" |Caused by: )"#).expect("a beginning"));

/// A line that only says where an exception passed.
fn is_frame(line: &str) -> bool {
    let inner = line.trim_start();
    inner.len() < line.len()
        && !inner.starts_with("[cause]:")
        && !inner.starts_with("[errors]:")
        && !inner.starts_with("code: '")
        || inner.starts_with("from ")
        || inner.starts_with("... ")
        || inner.starts_with("at ") && inner.contains('(') && inner.ends_with(')')
}

/// Whether a text of several lines is a trace.
pub(crate) fn is_trace(text: &str) -> bool {
    text.contains("Traceback") || text.lines().skip(1).any(|line| is_frame(line) && is_place(line))
}

/// A frame that names a place in a program.
pub(crate) fn is_place(line: &str) -> bool {
    let inner = line.trim_start();
    inner.starts_with("File \"")
        || inner.starts_with("at ")
        || inner.starts_with("from ") && inner.contains(":in ")
        || inner.contains(".rb:") && inner.contains(":in ")
}

/// The exceptions, the outermost first, and before them what stands in front of the trace.
pub(crate) fn exceptions(text: &str) -> Vec<String> {
    let mut found = if text.contains("Traceback") || text.lines().any(|line| line.trim_start().starts_with("File \"")) {
        of_python(text)
    } else {
        of_others(text)
    };
    found.retain(|exception| !exception.trim().is_empty());
    found.truncate(EXCEPTIONS);
    found
}

fn of_python(text: &str) -> Vec<String> {
    let (mut head, mut exceptions, mut current) = (String::new(), Vec::new(), String::new());
    // Frames go on until a line begins at the margin.
    let mut in_frames = text.lines().next().is_some_and(|line| line.trim_start().starts_with("File \""));
    let mut begun = in_frames;
    for line in text.lines() {
        let grouped = line.trim_start().starts_with(['|', '+']);
        let line = if grouped { MARGIN.replace(line, "") } else { line.into() };
        let line = &*line;
        if let Some(place) = line.find("Traceback").filter(|_| line.trim_end().ends_with([':', 'k'])) {
            if begun {
                exceptions.push(std::mem::take(&mut current));
            } else {
                add(&mut head, &line[..place]);
            }
            (begun, in_frames) = (true, true);
        } else if BETWEEN.iter().any(|between| line.trim_start().starts_with(between)) {
            exceptions.push(std::mem::take(&mut current));
            in_frames = true;
        } else if !begun {
            add(&mut head, line);
        } else if in_frames && (line.starts_with([' ', '\t']) || line.trim().is_empty()) {
        } else {
            in_frames = false;
            add(&mut current, line);
        }
    }
    exceptions.push(current);
    exceptions.retain(|exception| !exception.is_empty());
    exceptions.push(head);
    exceptions.reverse();
    exceptions
}

fn of_others(text: &str) -> Vec<String> {
    let (mut exceptions, mut current) = (Vec::new(), String::new());
    for line in text.lines() {
        if is_frame(line) {
            if !current.is_empty() {
                exceptions.push(std::mem::take(&mut current));
            }
        } else {
            let begins = line.starts_with("Caused by: ") || line.trim_start().starts_with("[cause]:");
            if begins && !current.is_empty() {
                exceptions.push(std::mem::take(&mut current));
            }
            let line = JAVA.replace(line, "");
            add(&mut current, line.trim_start().trim_start_matches("[cause]: "));
        }
    }
    exceptions.push(current);
    exceptions
}

fn add(text: &mut String, line: &str) {
    let line = line.trim();
    if !line.is_empty() && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traceback_of_python_is_read_from_its_end() {
        let text = "Uncaught exception\nTraceback (most recent call last):\n  File \"a.py\", line 3, in f\n    g()\n    ^^^\n\
            ConnectionRefusedError: [Errno 111] Connection refused\n\nThe above exception was the direct cause of the \
            following exception:\n\nTraceback (most recent call last):\n  File \"b.py\", line 1, in h\n    x\n\
            httpx.ConnectError: All connection attempts failed\n\nDuring handling of the above exception, another \
            exception occurred:\n\nTraceback (most recent call last):\n  File \"c.py\"\nValidationError: 1 error\nenabled\n  \
            Input should be a valid boolean\n";
        assert_eq!(
            exceptions(text),
            [
                "Uncaught exception",
                "ValidationError: 1 error enabled Input should be a valid boolean",
                "httpx.ConnectError: All connection attempts failed",
                "ConnectionRefusedError: [Errno 111] Connection refused",
            ]
        );
    }

    #[test]
    fn a_trace_without_its_beginning_is_read() {
        let text = "  File \"a.py\", line 3, in f\n    g()\nValueError: no\n\nDuring handling of the above exception, another \
            exception occurred:\n\n  File \"b.py\"\nKeyError: 'keys'";
        assert_eq!(exceptions(text), ["KeyError: 'keys'", "ValueError: no"]);
    }

    #[test]
    fn java_ruby_and_node_name_their_causes() {
        let java = "Exception in thread \"main\" javax.net.ssl.SSLHandshakeException: PKIX\n\tat a.B.c(B.java:3)\nCaused by: \
            sun.security.X: unable\n\t... 3 more";
        assert_eq!(exceptions(java), ["javax.net.ssl.SSLHandshakeException: PKIX", "sun.security.X: unable"]);
        let node = "TypeError: fetch failed\n    at node:internal/deps/undici:1:2\n  [cause]: Error: connect ECONNREFUSED \
            127.0.0.1:9\n      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16) {\n    errno: -111,\n    code: \
            'ECONNREFUSED',\n  }";
        let found = exceptions(node);
        assert_eq!(found[..2], ["TypeError: fetch failed", "Error: connect ECONNREFUSED 127.0.0.1:9"]);
        let ruby = "net/http.rb:1603:in `initialize': Failed to open TCP connection (Errno::ECONNREFUSED)\n\tfrom a.rb:1:in `open'";
        assert_eq!(
            exceptions(ruby),
            ["net/http.rb:1603:in `initialize': Failed to open TCP connection (Errno::ECONNREFUSED)"]
        );
    }

    #[test]
    fn sixty_four_exceptions_of_one_trace_are_kept() {
        let of = |count: usize| "Traceback (most recent call last):\n  File \"a\"\nValueError: x\n".repeat(count);
        assert_eq!((exceptions(&of(64)).len(), exceptions(&of(65)).len()), (64, 64));
    }
}
