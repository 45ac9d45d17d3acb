//! Finds a secret in a text, however it is written. Knows the spellings by itself: what it shared
//! with the program that it watches, it could not see.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// Characters of a secret that are a leak also without the rest.
const PIECE: usize = 12;

/// A secret as services write it: plain, percent-encoded in two ways, escaped for JSON, in base64
/// alone and behind a user's name, wrapped.
pub(crate) fn spellings(secret: &str) -> Vec<String> {
    let percent = |small: bool| -> String {
        let escape = |byte: u8| if small { format!("%{byte:02x}") } else { format!("%{byte:02X}") };
        secret
            .bytes()
            .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { escape(byte) })
            .collect()
    };
    let json = serde_json::to_string(secret).expect("text is JSON");
    let unicode: String = secret
        .chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character.to_string()
            } else {
                format!("\\u{:04x}", u32::from(character))
            }
        })
        .collect();
    let mut all = vec![
        secret.to_owned(),
        percent(true),
        percent(false),
        json[1..json.len() - 1].to_owned(),
        secret.replace('/', "\\/"),
        unicode,
    ];
    for before in ["", "user:", "Bearer ", "a"] {
        for engine in [&STANDARD, &URL_SAFE] {
            all.push(engine.encode(format!("{before}{secret}")));
        }
    }
    let wrapped = STANDARD.encode(format!("{before}{secret}", before = "x".repeat(20)));
    all.push(format!("{}\n{}", &wrapped[..40], &wrapped[40..]));
    all.sort();
    all.dedup();
    all
}

/// Fails where a text has a secret, or a piece of one, in any spelling.
pub(crate) fn assert_none(secrets: &[(String, String)], text: &str, what: &str) {
    let texts = [text.to_owned(), unescaped(text), text.split_whitespace().collect()];
    for (name, secret) in secrets {
        for core in cores(secret) {
            for text in &texts {
                if let Some(index) = text.find(&core) {
                    let start = text.floor_char_boundary(index.saturating_sub(200));
                    let end = text.ceil_char_boundary((index + core.len() + 40).min(text.len()));
                    panic!("{what} shows {name} as {core}: … {} …", &text[start..end]);
                }
            }
        }
    }
}

/// Texts whose presence gives a secret away.
fn cores(secret: &str) -> Vec<String> {
    let mut cores: Vec<String> = spellings(secret).into_iter().filter(|text| !text.contains('\n')).collect();
    // Behind anything else: what does not depend on the neighbours.
    for before in 0..3 {
        let mut padded = vec![0; before];
        padded.extend_from_slice(secret.as_bytes());
        for engine in [&STANDARD, &URL_SAFE] {
            let text = engine.encode(&padded);
            let end = padded.len() * 4 / 3;
            cores.push(text[(before * 4).div_ceil(3)..end].to_owned());
        }
    }
    let bytes = secret.as_bytes();
    // A line of a key is also part of public ones; only tokens are looked for in pieces.
    if bytes.len() < 64 {
        let pieces = bytes.windows(PIECE.min(bytes.len()));
        cores.extend(pieces.map(|piece| String::from_utf8_lossy(piece).into_owned()).filter(|piece| !is_common(piece)));
    }
    cores.retain(|core| !core.contains('*'));
    cores.sort();
    cores.dedup();
    cores
}

/// Words that stand in names of files and variables too.
fn is_common(piece: &str) -> bool {
    ["canary-model", "canary-mistr"].iter().any(|common| piece.contains(common))
}

/// Without the escapes of JSON, also those within a text within a text.
fn unescaped(text: &str) -> String {
    text.replace("\\\\", "\\").replace("\\\"", "\"").replace("\\/", "/").replace("\\u002f", "/").replace("\\u002b", "+")
}

#[test]
fn a_leak_is_found() {
    let secrets = [("one".to_owned(), "glpat-Canary/4Qz8+w1L".to_owned())];
    for spelling in spellings(&secrets[0].1) {
        let text = format!("before {spelling} behind");
        let found = std::panic::catch_unwind(|| assert_none(&secrets, &text, "a test"));
        assert!(found.is_err(), "{text}");
    }
    assert_none(&secrets, "before glpat-Cana behind *********************", "a test");
}
