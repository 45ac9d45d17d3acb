//! Bodies of answers within a text: JSON, as it is and as Python and Ruby print it, and pages of HTML.

use serde_json::{Map, Value};

use super::link::{Failure, Link};

/// Objects within objects: `error.innererror.code` is three.
const DEPTH: usize = 8;

/// Bytes of a body that is read.
const BODY: usize = 64 * 1024;

/// Where a body begins in a text, and its link.
pub(crate) fn find(text: &str) -> Option<(usize, Link)> {
    let start = text.find(['{', '<']).filter(|_| text.len() < BODY)?;
    for (place, _) in text.match_indices(['{', '<']).take(4) {
        let body = &text[place..];
        if body.starts_with('{') {
            if let Some(object) = object(body) {
                return of_object(&object).map(|link| (place, link));
            }
        } else if let Some(link) = of_html(body) {
            return Some((place, link));
        }
    }
    // An answer in an array: Google's streams.
    let array = text.find("[{").filter(|place| *place < start)?;
    let Value::Array(values) = first_value(&text[array..])? else { return None };
    of_object(values.first()?.as_object()?).map(|link| (array, link))
}

/// The object that a text begins with.
fn object(text: &str) -> Option<Map<String, Value>> {
    match first_value(text).or_else(|| first_value(&of_bytes(text))).or_else(|| first_value(&of_python(text)?))? {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

fn first_value(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok()
}

/// JSON within bytes as Python prints them, `b'{"message":"isn\xe2\x80\x99t"}'`, and as a terminal breaks it into lines.
fn of_bytes(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = behind.get(1..3).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = escaped.filter(|_| rest.starts_with(b"\\x")).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(if first.is_ascii_control() { b' ' } else { first }));
        rest = if byte.is_some() { &rest[4..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A dictionary as Python prints it, or a hash of Ruby, as JSON.
fn of_python(text: &str) -> Option<String> {
    let mut json = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let (mut depth, mut word) = (0_usize, String::new());
    while let Some(next) = chars.next() {
        if !(next.is_alphanumeric() || next == '_' || word.is_empty()) {
            json.push_str(match &*word {
                "None" | "nil" => "null",
                "True" => "true",
                "False" => "false",
                other => other,
            });
            word.clear();
        }
        match next {
            '\'' | '"' => {
                let mut content = String::new();
                loop {
                    match chars.next()? {
                        end if end == next => break,
                        '\\' => match chars.next()? {
                            'n' => content.push('\n'),
                            't' => content.push('\t'),
                            'r' => content.push('\r'),
                            other => content.push(other),
                        },
                        other => content.push(other),
                    }
                }
                json.push_str(&Value::from(content).to_string());
            }
            // Ruby's arrow.
            '=' if chars.peek() == Some(&'>') => {
                chars.next();
                json.push(':');
            }
            '{' | '[' => {
                depth += 1;
                json.push(next);
            }
            '}' | ']' => {
                json.push(next);
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(json);
                }
            }
            next if next.is_alphanumeric() || next == '_' => word.push(next),
            other => json.push(other),
        }
    }
    None
}

/// What an object says of an error: OpenAI's, FastAPI's, AWS's, Azure's, Google's, GitLab's.
fn of_object(object: &Map<String, Value>) -> Option<Link> {
    let mut link = Link::default();
    inner(object, &mut link, DEPTH);
    (!link.words.is_empty() || link.code.is_some()).then_some(link)
}

fn inner(object: &Map<String, Value>, link: &mut Link, depth: usize) {
    if depth == 0 {
        return;
    }
    let text = |name: &str| match object.get(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    // The inner code is the more special one: Azure's `innererror`, Google's `status` and `details`.
    for name in ["type", "__type", "code", "status", "reason", "Code"] {
        if let Some(code) = text(name).filter(|code| code.len() <= 100 && code.parse::<u16>().is_err()) {
            link.code = Some(code.rsplit('#').next().unwrap_or(&code).to_owned());
        }
    }
    for name in ["code", "status", "status_code", "statusCode", "upstream_status"] {
        let number = object.get(name).and_then(|value| match value {
            Value::Number(number) => number.as_u64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        });
        if let Some(status) = number.and_then(|number| u16::try_from(number).ok()).filter(|n| (400..600).contains(n)) {
            link.status = Some(status);
        }
    }
    for name in ["message", "Message", "msg", "detail", "error_description", "error", "errors"] {
        match object.get(name) {
            Some(Value::String(text)) if !text.is_empty() && link.words.is_empty() => link.words.clone_from(text),
            Some(Value::Object(object)) => {
                link.words.clear();
                inner(object, link, depth - 1);
            }
            Some(Value::Array(values)) if link.words.is_empty() => {
                let words: Vec<String> = values.iter().take(4).filter_map(of_item).collect();
                link.words = words.join("; ");
            }
            _ => {}
        }
    }
    if let Some(Value::Object(object)) = object.get("innererror") {
        let words = std::mem::take(&mut link.words);
        inner(object, link, depth - 1);
        if !words.is_empty() {
            link.words = words;
        }
    }
}

/// One of several: FastAPI's details, GitLab's and GraphQL's errors.
fn of_item(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => {
            let message = ["msg", "message"].iter().find_map(|name| object.get(*name)?.as_str())?;
            let place = object.get("loc").and_then(Value::as_array).map(|place| {
                place
                    .iter()
                    .map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned))
                    .collect::<Vec<_>>()
            });
            Some(place.map_or_else(|| message.to_owned(), |place| format!("{}: {message}", place.join("."))))
        }
        _ => None,
    }
}

/// Pages of intermediaries, by what they write into them.
const PAGES: [(&str, &str); 15] = [
    ("<center>nginx", "nginx"),
    ("nginx/", "nginx"),
    ("Squid", "squid"),
    ("squid", "squid"),
    ("Apache", "apache"),
    ("Envoy", "envoy"),
    ("Caddy", "caddy"),
    ("tinyproxy", "squid"),
    ("HAProxy", "haproxy"),
    ("No server is available to handle this request", "haproxy"),
    ("The server didn't respond in time", "haproxy"),
    ("The server returned an invalid or incomplete response", "haproxy"),
    ("The request entity exceeds the maximum allowed.", "haproxy"),
    ("Request forbidden by administrative rules", "haproxy"),
    ("Your browser didn't send a complete request in time", "haproxy"),
];

/// What pages without a number say.
const PHRASES: [(&str, u16); 10] = [
    ("Proxy Authentication Required", 407),
    ("Unauthorized", 401),
    ("Forbidden", 403),
    ("Not Found", 404),
    ("Entity Too Large", 413),
    ("Too Many Requests", 429),
    ("Bad Gateway", 502),
    ("Service Unavailable", 503),
    ("Gateway Time", 504),
    ("Internal Server Error", 500),
];

/// A page: its title, its status, who wrote it.
fn of_html(text: &str) -> Option<Link> {
    let lower = text.get(..text.len().min(4096)).or_else(|| text.get(..text.floor_char_boundary(4096)))?;
    let lower = lower.to_ascii_lowercase();
    if !["<html", "<!doctype", "<head", "<h1", "<center", "<title"].iter().any(|tag| lower.contains(tag)) {
        return None;
    }
    let between = |tag: &str| {
        let start = lower.find(&format!("<{tag}"))?;
        let start = start + lower[start..].find('>')? + 1;
        let end = start + lower[start..].find(&format!("</{tag}"))?;
        let text = text.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let (heading, title) = (between("h1"), between("title"));
    let number =
        |text: &String| text.split_whitespace().find_map(|word| word.parse().ok().filter(|n| (400..600).contains(n)));
    let phrase = |text: &String| PHRASES.iter().find(|(words, _)| text.contains(words)).map(|(_, status)| *status);
    let told = [&heading, &title].into_iter().flatten();
    let status: Option<u16> = told.clone().find_map(number).or_else(|| told.clone().find_map(phrase));
    let words = heading.as_ref().or(title.as_ref()).map_or_else(|| "HTML".to_owned(), String::clone);
    let speaker = PAGES.iter().find(|(mark, _)| text.contains(mark)).map(|(_, speaker)| *speaker);
    let failure = status.and_then(Failure::of_status);
    Some(Link { speaker, words, status, failure, code: Some("html".into()), ..Link::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Link {
        find(text).unwrap_or_else(|| panic!("{text}")).1
    }

    #[test]
    fn bodies_of_many_services_are_read() {
        for (text, code, words, status) in [
            (
                r#"Error code: 404 - {'error': {'message': "The model `x` isn't there", 'type': 'NotFoundError', 'param': None, 'code': 404}}"#,
                Some("NotFoundError"),
                "The model `x` isn't there",
                Some(404),
            ),
            (
                r#"BedrockException - {"Message":"User: arn:aws:x is not authorized"}"#,
                None,
                "User: arn:aws:x is not authorized",
                None,
            ),
            (
                r#"{"__type":"com.amazon#ExpiredTokenException","message":"expired"}"#,
                Some("ExpiredTokenException"),
                "expired",
                None,
            ),
            (
                r#"{"error":{"code":"429","message":"slow","innererror":{"code":"ContentFilter"}}}"#,
                Some("ContentFilter"),
                "slow",
                Some(429),
            ),
            (
                r#"[{"error":{"code":403,"message":"no","status":"PERMISSION_DENIED"}}]"#,
                Some("PERMISSION_DENIED"),
                "no",
                Some(403),
            ),
            (
                r#"{"detail":[{"loc":["body","model"],"msg":"field required","type":"missing"}]}"#,
                None,
                "body.model: field required",
                None,
            ),
            (r#"{"detail":"Not Found"}"#, None, "Not Found", None),
            (r#"{"error"=>"insufficient_scope", "error_description"=>"needs more"}"#, None, "needs more", None),
            (
                r#"BedrockException - b'{"message":"on-demand throughput isn\xe2\x80\x99t supported"}'"#,
                None,
                "on-demand throughput isn’t supported",
                None,
            ),
            ("- b'{\"message\":\"broken\nin two\"}'", None, "broken in two", None),
            (r#"503 - {"message":"Token creation failed"}"#, None, "Token creation failed", None),
        ] {
            let link = link(text);
            assert_eq!((link.code.as_deref(), &*link.words, link.status), (code, words, status), "{text}");
        }
    }

    #[test]
    fn objects_within_objects_are_read_eight_deep() {
        let of = |depth: usize| {
            let (open, close) = ("{\"error\":".repeat(depth - 1), "}".repeat(depth - 1));
            find(&format!("{open}{{\"message\":\"deep\"}}{close}")).map(|(_, link)| link.words)
        };
        assert_eq!((of(8).as_deref(), of(9)), (Some("deep"), None));
    }

    #[test]
    fn pages_say_who_wrote_them() {
        let haproxy =
            link("<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>");
        assert_eq!((haproxy.speaker, haproxy.status), (Some("haproxy"), Some(504)));
        let apache = link(
            "<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1>\
            <address>Apache/2.4.62</address></body></html>",
        );
        let read = (apache.speaker, apache.status, &*apache.words);
        assert_eq!(read, (Some("apache"), Some(503), "Service Unavailable"));
        let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad \
            Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center></body></html>";
        let link = link(&format!("Custom_openaiException - {page}"));
        assert_eq!((link.speaker, link.status, &*link.words), (Some("nginx"), Some(502), "502 Bad Gateway"));
        assert!(find("a < b and {x}").is_none());
    }
}
