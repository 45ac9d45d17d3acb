//! The forms in which a secret travels.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use super::MINIMUM_SECRET;

/// Characters of a base64 form that do not depend on the neighbours; shorter forms would match by chance.
const MINIMUM_BASE64: usize = 8;

/// Bytes of a secret that is also known in base64 of base64 and in UTF-16: tokens and passwords. A key of several
/// thousand would have tens of thousands of bytes of forms, and nobody writes one so.
const SHORT: usize = 256;

/// The secret itself, and what clients, servers and logs make of it.
pub(super) fn of(secret: &str) -> Vec<Vec<u8>> {
    forms(secret, secret.len() <= SHORT)
}

/// A line of a longer secret: that is written in one code at the most, as a whole.
pub(super) fn of_line(line: &str) -> Vec<Vec<u8>> {
    forms(line, false)
}

fn forms(secret: &str, in_two_codes: bool) -> Vec<Vec<u8>> {
    if secret.chars().count() < MINIMUM_SECRET {
        return Vec::new();
    }
    let bytes = secret.as_bytes();
    let mut forms = vec![bytes.to_vec(), form_encoded(secret).into_bytes()];
    if bytes.len() >= MINIMUM_BASE64 {
        forms.push(hexadecimal(bytes));
    }
    let once = base64(bytes);
    forms.extend(escaped(secret).iter().flat_map(|escaped| base64(escaped)));
    if in_two_codes {
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        forms.extend(base64(&wide));
        forms.extend(once.iter().flat_map(|once| base64(once)));
    }
    forms.extend(once);
    forms.sort();
    forms.dedup();
    forms
}

/// At each of the three alignments, as far as it does not depend on the neighbours; in both alphabets.
fn base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut forms = Vec::new();
    for before in 0..3 {
        let mut padded = vec![0; before];
        padded.extend_from_slice(bytes);
        // The first characters mix in what stands before, the last one what stands behind.
        let start = (before * 4).div_ceil(3);
        let end = padded.len() * 4 / 3;
        if end >= start + MINIMUM_BASE64 {
            forms.extend([&STANDARD, &URL_SAFE].map(|engine| engine.encode(&padded).as_bytes()[start..end].to_vec()));
        }
    }
    forms
}

/// As JSON writes it, where that is another text.
fn escaped(secret: &str) -> Vec<Vec<u8>> {
    let json = serde_json::Value::from(secret).to_string();
    let inside = json.trim_matches('"').to_owned();
    let with_slashes = inside.replace('/', r"\/");
    [inside, with_slashes].into_iter().filter(|text| text != secret).map(String::into_bytes).collect()
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()
}

/// As a query string writes it: a space is `+`, which no escape tells.
fn form_encoded(secret: &str) -> String {
    url::form_urlencoded::byte_serialize(secret.as_bytes()).collect()
}
