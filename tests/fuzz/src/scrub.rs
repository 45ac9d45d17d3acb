//! The scrubber.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use duo_doctor_scrub::Scrubber;

/// Characters of a secret that no text may have in a row.
const WINDOW: usize = 12;

/// The first line is a secret. Each line after it is a piece of the text: noise behind a space, otherwise the name of
/// an encoding, which may be followed by the range of the secret that is encoded, at least twelve characters. Of the
/// secret nothing is left, in no spelling; what is hidden keeps its length; and hiding it again changes nothing.
pub fn scrub(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Some((secret, pieces)) = text.split_once('\n') else { return };
    // As credentials are: no space, nothing that is not ASCII. Of a URL or a document most is no secret.
    let is_credential = secret.len() >= WINDOW && secret.bytes().all(|byte| byte.is_ascii_graphic());
    // One of stars looks like what hides it.
    if !is_credential
        || secret.contains('*')
        || secret.contains("://")
        || secret.starts_with(['{', '['])
        || secret.starts_with("-----")
    {
        return;
    }
    let scrubber = Scrubber::new([secret]);
    let (mut text, mut encodings) = (String::new(), Vec::new());
    for piece in pieces.lines() {
        if let Some(noise) = piece.strip_prefix(' ') {
            text.push_str(noise);
        } else if let Some(encoded) = encoded(piece, secret) {
            encodings.push(text.len()..text.len() + encoded.len());
            text.push_str(&encoded);
        }
    }
    let shown = scrubber.scrubbed(&text);
    assert_eq!(shown.len(), text.len(), "{secret:?} in {text:?} became {shown:?}");
    assert_eq!(scrubber.scrubbed(&shown), shown, "{secret:?} in {text:?}");
    let small = secret.to_ascii_lowercase();
    let told = (0..=small.len() - WINDOW).map(|start| &small[start..start + WINDOW]);
    let lower = shown.to_ascii_lowercase();
    for window in told.filter(|window| !window.bytes().all(|byte| byte == b'*')) {
        assert!(!lower.contains(window), "{window:?} of {secret:?} in {text:?} became {shown:?}");
    }
    for place in encodings {
        let inside = &shown.as_bytes()[place.clone()];
        let left =
            text.as_bytes()[place.clone()].iter().zip(inside).filter(|(was, is)| was == is && **is != b'*').count();
        // Characters of base64 mix the secret with its neighbours, at both ends.
        assert!(left * 2 <= inside.len(), "{:?} of {secret:?} in {text:?} became {shown:?}", &text[place]);
    }
}

/// `NAME [FROM [TO]]`.
fn encoded(piece: &str, secret: &str) -> Option<String> {
    let mut words = piece.split(' ');
    let name = words.next()?;
    let mut number = |otherwise: usize| words.next().map_or(Some(otherwise), |word| word.parse().ok());
    let from: usize = number(0)?;
    let to: usize = number(secret.len())?;
    let part = secret.get(from..to).filter(|part| part.len() >= WINDOW)?;
    let each = |of: fn(char) -> String| -> String { part.chars().map(of).collect() };
    Some(match name {
        "plain" => part.to_owned(),
        "upper" => part.to_ascii_uppercase(),
        "lower" => part.to_ascii_lowercase(),
        "percent" => each(|character| format!("%{:02X}", u32::from(character))),
        "query" => url::form_urlencoded::byte_serialize(part.as_bytes()).collect(),
        "json" => json(part),
        "unicode" => each(|character| format!("\\u{:04x}", u32::from(character))),
        "hex-escape" => each(|character| format!("\\x{:02x}", u32::from(character))),
        "html" => each(|character| format!("&#{};", u32::from(character))),
        "html-hex" => each(|character| format!("&#x{:X};", u32::from(character))),
        "hex" => hex::encode(part),
        "hex-upper" => hex::encode_upper(part),
        "base64" if part.len() >= WINDOW + 6 => STANDARD.encode(part),
        "base64-url" if part.len() >= WINDOW + 6 => URL_SAFE.encode(part),
        "basic" if part.len() >= WINDOW + 6 => STANDARD.encode(format!("u:{part}")),
        "wide" => each(|character| format!("{character}\0")),
        "broken" => each(|character| format!("{character}\u{200b}")),
        "painted" => each(|character| format!("{character}\u{1b}[1m")),
        _ => return None,
    })
}

fn json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}
