//! One reading of a path. Servers decode what is escaped before they look for what a path names, and not all of them
//! once: so a path has one normal form, which policy compares and the wire carries, and what some server may still
//! read in another way (`%2F`, `%5C`, `%25`, `;`) fits nothing but a rule that has the very text.

/// What stands in a path as it is and cannot be told from its escape: unreserved characters, and those that RFC 3986
/// allows in a segment. Not the star: in a rule it stands for others, and its escape for itself.
const PLAIN: &[u8] = b"-._~!$&'()+,;=:@";

/// What servers may read in another way than the rest of the path.
const AMBIGUOUS: [&str; 4] = ["%2F", "%5C", "%25", ";"];

/// The form in which a path is compared and sent: what needs no escape has none, and the others are in capitals.
///
/// # Errors
/// Why no server should be asked for it.
pub fn normal(path: &str) -> Result<String, String> {
    let refuse = |reason: &str| Err(format!("path `{}`: {reason}", path.escape_debug()));
    let Some(below) = path.strip_prefix('/') else {
        return refuse("must begin with `/`");
    };
    if let Some(character) =
        path.chars().find(|&character| !character.is_ascii_graphic() || "?#\\\"<>^`{|}".contains(character))
    {
        return refuse(&format!(
            "`{}` must be percent-encoded, and a query is given separately",
            character.escape_debug()
        ));
    }
    let mut normal = String::with_capacity(path.len());
    let mut segments = below.split('/').peekable();
    while let Some(segment) = segments.next() {
        if segment.is_empty() && segments.peek().is_some() {
            return refuse("has an empty segment");
        }
        let Some(mut text) = decoded(segment) else {
            return refuse("has a `%` that is no escape, or escapes what is no UTF-8");
        };
        while let Some(deeper) = deeper(&text) {
            text = deeper;
        }
        if text.chars().any(char::is_control) {
            return refuse("hides a control character");
        }
        if text.split(['/', '\\']).any(is_dots) {
            return refuse("has a segment `.` or `..`");
        }
        normal.push('/');
        normal.push_str(&unescaped(segment));
    }
    Ok(normal)
}

/// The normal form of a path that is asked for. A star in it is escaped: a refusal names the path as the rule that would
/// allow it, and a rule with a star allows others too.
///
/// # Errors
/// As [`normal`].
pub fn of_request(path: &str) -> Result<String, String> {
    normal(path).map(|path| path.replace('*', "%2A"))
}

/// True where a pattern in its normal form allows a path in its normal form. `*` is one segment, `**` the rest, also
/// none; neither stands for what some server may read differently.
pub(super) fn allows(pattern: &str, path: &str) -> bool {
    fits(pattern, path, |segment| !AMBIGUOUS.iter().any(|text| segment.contains(text)))
}

/// True where any reading of a path is one that the pattern names: what is refused is refused in every spelling.
pub(super) fn refuses(pattern: &str, path: &str) -> bool {
    let patterns = readings(pattern);
    readings(path).iter().any(|path| patterns.iter().any(|pattern| fits(pattern, path, |_| true)))
}

/// Compares segment by segment.
fn fits(pattern: &str, path: &str, may_stand_for: impl Fn(&str) -> bool) -> bool {
    let mut pattern = pattern.split('/');
    let mut path = path.split('/');
    loop {
        match (pattern.next(), path.next()) {
            (Some("**"), rest) => return rest.into_iter().chain(path).all(may_stand_for),
            (None, None) => return true,
            (Some("*"), Some(segment)) if !segment.is_empty() && may_stand_for(segment) => {}
            (Some(wanted), Some(segment)) if wanted == segment => {}
            _ => return false,
        }
    }
}

/// What servers may take a path for: as it is; after each further decoding, where an escaped slash divides; without
/// parameters of segments and a slash at the end; and without a format at its end, as Rails takes `/users.json`.
fn readings(path: &str) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    let mut text = path.to_owned();
    loop {
        let slashes = text.replace('\\', "/");
        let segments = slashes.split('/').map(|segment| segment.split(';').next().unwrap_or_default());
        let segments: Vec<&str> = segments.filter(|segment| !segment.is_empty()).collect();
        readings.push(segments.iter().map(|segment| format!("/{segment}")).collect());
        let without_format = segments.split_last().and_then(|(last, front)| {
            let (name, format) = last.rsplit_once('.').filter(|(name, _)| !name.is_empty())?;
            let is_format = !format.is_empty() && format.bytes().all(|byte| byte.is_ascii_alphanumeric());
            is_format.then(|| front.iter().chain([&name]).map(|segment| format!("/{segment}")).collect())
        });
        readings.extend(without_format);
        match deeper(&text) {
            Some(deeper) => text = deeper,
            None => break,
        }
    }
    for reading in &mut readings {
        if reading.is_empty() {
            reading.push('/');
        }
    }
    readings
}

/// With every escape decoded once; none where one is broken or they are no text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let (byte, left) = if first == b'%' { (escape(behind)?, &behind[2..]) } else { (first, behind) };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8(bytes).ok()
}

/// As a server reads it that decodes once more: what is no escape stays as it is, and what is no text is replaced. None
/// where there is nothing to decode.
fn deeper(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let byte = if first == b'%' { escape(behind) } else { None };
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    let read = String::from_utf8_lossy(&bytes);
    (read != text).then(|| read.into_owned())
}

/// With the escapes that say nothing taken away. Every `%` of `segment` begins an escape.
fn unescaped(segment: &str) -> String {
    let mut text = String::with_capacity(segment.len());
    let mut pieces = segment.split('%');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (digits, behind) = piece.split_at(2);
        match escape(digits.as_bytes()) {
            Some(byte) if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) => text.push(char::from(byte)),
            _ => {
                text.push('%');
                text.push_str(&digits.to_ascii_uppercase());
            }
        }
        text.push_str(behind);
    }
    text
}

/// The byte that two hexadecimal digits stand for.
fn escape(digits: &[u8]) -> Option<u8> {
    let digit = |index: usize| char::from(*digits.get(index)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// `.` and `..`, also with the parameters that some servers cut off.
fn is_dots(segment: &str) -> bool {
    matches!(segment.split(';').next().unwrap_or_default().trim(), "." | "..")
}

#[cfg(test)]
mod tests;
