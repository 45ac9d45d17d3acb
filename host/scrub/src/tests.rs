use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::*;

const SECRET: &str = "Qz7/na+ry\"4&2.kW9<xV-e3";

/// Characters of the secret that no spelling may leave in a row: fewer are in words.
const TOLD: usize = 4;

fn scrubbed(text: &str) -> String {
    Scrubber::new([SECRET]).scrubbed(text)
}

fn percent(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn json(text: &str) -> String {
    let quoted = serde_json::to_string(text).expect("JSON");
    quoted[1..quoted.len() - 1].to_owned()
}

fn html(text: &str, of: fn(char) -> String) -> String {
    text.chars()
        .map(|character| if character.is_alphanumeric() { character.to_string() } else { of(character) })
        .collect()
}

fn named(character: char) -> String {
    match character {
        '&' => "&amp;".into(),
        '<' => "&lt;".into(),
        '"' => "&quot;".into(),
        other => other.to_string(),
    }
}

fn between(text: &str, what: &str, every: usize) -> String {
    let characters: Vec<String> = text.chars().map(String::from).collect();
    characters.chunks(every).map(|chunk| chunk.concat()).collect::<Vec<_>>().join(what)
}

/// What services make of a secret, one after the other too.
fn spellings() -> Vec<String> {
    let every = |of: fn(char) -> String| -> String { SECRET.chars().map(of).collect() };
    let mut all = vec![
        SECRET.to_owned(),
        SECRET.to_lowercase(),
        SECRET.to_uppercase(),
        percent(SECRET),
        percent(SECRET).to_lowercase(),
        percent(&percent(SECRET)),
        percent(&percent(&percent(SECRET))),
        every(|character| format!("%{:02X}", u32::from(character))),
        url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect(),
        json(SECRET),
        json(&json(SECRET)),
        json(&json(&json(SECRET))),
        json(SECRET).replace('/', r"\/"),
        json(&json(SECRET).replace('/', r"\/")),
        every(|character| format!("\\u{:04x}", u32::from(character))),
        every(|character| format!("\\u{:04X}", u32::from(character))),
        json(&every(|character| format!("\\u{:04x}", u32::from(character)))),
        every(|character| format!("\\x{:02x}", u32::from(character))),
        html(SECRET, named),
        html(SECRET, |character| format!("&#{};", u32::from(character))),
        html(SECRET, |character| format!("&#x{:x};", u32::from(character))),
        html(SECRET, |character| format!("&#X{:X};", u32::from(character))),
        html(&html(SECRET, named), named),
        json(&html(SECRET, named)),
        percent(&json(SECRET)),
        json(&percent(SECRET)),
        hex(SECRET.as_bytes()),
        hex(SECRET.as_bytes()).to_uppercase(),
        SECRET.encode_utf16().flat_map(u16::to_le_bytes).map(char::from).collect(),
        SECRET.encode_utf16().flat_map(u16::to_be_bytes).map(char::from).collect(),
    ];
    for unseen in [
        "\u{ad}",
        "\u{200b}",
        "\u{200d}",
        "\u{2060}",
        "\u{feff}",
        "\t",
        "\n",
        "\r\n",
        "\r\n ",
        "\n\t",
        "\u{1b}[1m",
        "\u{1b}[0;31m",
    ] {
        all.extend([1, 5, 11].map(|every| between(SECRET, unseen, every)));
    }
    for (before, behind) in [("", ""), ("u:", ""), ("us:", "x"), ("user:", "xy"), ("a", "\n"), ("ab", "cd")] {
        let whole = format!("{before}{SECRET}{behind}");
        let once = STANDARD.encode(&whole);
        all.extend([once.clone(), URL_SAFE.encode(&whole), STANDARD_NO_PAD.encode(&whole), STANDARD.encode(&once)]);
        all.extend([between(&once, "\n", 9), between(&once, "\r\n ", 20), percent(&once), json(&format!("{once}/"))]);
        all.push(STANDARD.encode(json(&whole)));
        all.push(STANDARD.encode(whole.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()));
    }
    // Pieces.
    let characters: Vec<char> = SECRET.chars().collect();
    let piece = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    let end = characters.len();
    all.extend([piece(0, 12), piece(0, end - 1), piece(1, end), piece(5, 17), piece(end - 12, end)]);
    all.push(format!("{}...{}", piece(0, 12), piece(end - 12, end)));
    all.extend([
        percent(&piece(0, 14)),
        json(&piece(2, 16)),
        hex(piece(0, 12).as_bytes()),
        STANDARD.encode(piece(0, 18)),
    ]);
    all
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn masks_a_secret_in_every_spelling() {
    let spellings = spellings();
    assert!(spellings.len() >= 120, "{}", spellings.len());
    for spelling in &spellings {
        for (before, behind) in [("a ", " z"), ("{\"k\":\"", "\"}"), ("", "")] {
            let shown = scrubbed(&format!("{before}{spelling}{behind}"));
            assert_eq!(shown.len(), before.len() + spelling.len() + behind.len(), "{spelling:?}");
            assert!(shown.starts_with(before) && shown.ends_with(behind), "{spelling:?} became {shown:?}");
            let inside = &shown[before.len()..shown.len() - behind.len()];
            let left = spelling.as_bytes().iter().zip(inside.as_bytes()).filter(|(was, is)| was == is && **is != b'*');
            // What joins pieces, and characters of base64 that mix the secret with its neighbours.
            assert!(left.count() * 3 <= spelling.len(), "{spelling:?} became {shown:?}");
            for start in 0..SECRET.len() - TOLD {
                let told = &SECRET.to_lowercase()[start..start + TOLD];
                assert!(!inside.to_lowercase().contains(told), "{spelling:?} became {shown:?}");
            }
        }
    }
}

#[test]
fn leaves_everything_else_as_it_is() {
    for text in [
        "glpat-other 日本語",
        r"a\u00 %4 \x \ud800 \ &; &#; &#x; &#1114112; &nothing; %",
        "100% of it\nglpat-\nC",
        "Qz7/na+ry\"4 and more",
        "\u{1b}[",
        "\u{1b}[1",
        "tab\tand\r\nbreak\0",
    ] {
        assert_eq!(scrubbed(text), text);
    }
    assert_eq!(Scrubber::new([]).scrubbed(SECRET), SECRET);
    assert_eq!(Scrubber::new(["abc"]).scrubbed("abc"), "abc");
    assert_eq!(Scrubber::new(["abcd"]).scrubbed("abcd abc ABCD"), "**** abc ****");
}

#[test]
fn bytes_that_are_no_text_are_masked_too() {
    let mut bytes = [&[0xff, 0xfe][..], SECRET.as_bytes(), &[0xff]].concat();
    Scrubber::new([SECRET]).scrub_bytes(&mut bytes);
    assert_eq!(bytes, [&[0xff, 0xfe][..], &[b'*'; 23], &[0xff]].concat());
}

#[test]
fn a_text_that_was_cut_inside_a_secret_loses_the_piece() {
    assert_eq!(scrubbed("token Qz7/na+ry"), "token *********");
    assert_eq!(scrubbed("token qz7/NA+ry"), "token *********");
    assert_eq!(scrubbed("token Qz7/na+"), "token Qz7/na+");
    assert_eq!(scrubbed("Qz7/na+ry and more"), "Qz7/na+ry and more");
    assert_eq!(scrubbed(r"token Qz7\/na+ry"), "token **********");
}

#[test]
fn secrets_that_touch_or_overlap_are_masked_each() {
    let two = Scrubber::new(["alpha-one-1", "one-1-beta2", "short"]);
    assert_eq!(two.scrubbed("x alpha-one-1-beta2 x"), "x ***************** x");
    assert_eq!(two.scrubbed("alpha-one-1 short one-1-beta2"), "*********** ***** ***********");
    assert_eq!(two.scrubbed("shortshort alpha-one-1alpha-one-1"), "********** **********************");
}

/// The host of a URL with a password in its query stands all over a report.
#[test]
fn of_a_url_with_a_secret_the_rest_is_none() {
    let url = "https://models.example.com/v1?key=canary-1";
    let scrubber = Scrubber::new([url]);
    assert_eq!(scrubber.scrubbed("https://models.example.com/v1/models"), "https://models.example.com/v1/models");
    assert!(scrubber.scrubbed(&format!("GET {url} HTTP/1.1")).starts_with("GET ****"));
    assert!(!scrubber.scrubbed(url).contains("canary"));
}

#[test]
fn knows_the_single_lines_of_a_key() {
    let key =
        "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nAQEFAASCBKcwggSjAgEAAoIB\n-----END PRIVATE KEY-----";
    let scrubber = Scrubber::new([key]);
    assert_eq!(scrubber.scrubbed("line AQEFAASCBKcwggSjAgEAAoIB here"), "line ************************ here");
    assert_eq!(scrubber.scrubbed("-----BEGIN PRIVATE KEY-----"), "-----BEGIN PRIVATE KEY-----");
    let wrapped = STANDARD.encode(key);
    let wrapped = between(&wrapped, "\n", 76);
    let text = scrubber.scrubbed(&wrapped);
    assert!(text.bytes().all(|byte| matches!(byte, b'*' | b'\n' | b'=')), "{text}");
}

/// Undoing all escapes at once would read the secret's own as well.
#[test]
fn what_a_secret_itself_has_of_escapes_is_none() {
    let secret = r#"k%41-"s&#x2f;"#;
    let scrubber = Scrubber::new([secret]);
    for spelling in [json(secret), percent(secret), html(secret, named), secret.to_owned()] {
        let shown = scrubber.scrubbed(&format!("a {spelling} z"));
        assert!(!shown.contains("41") && !shown.contains("x2f"), "{spelling} became {shown}");
    }
}

#[test]
fn a_space_is_a_plus_in_a_query() {
    assert_eq!(Scrubber::new(["one two+3"]).scrubbed("q=one+two%2B3&r=1"), "q=***********&r=1");
}

/// Its short lines are no secrets alone, and are with the others.
#[test]
fn a_key_in_a_document_is_masked_whole() {
    for ending in ["\n", "\r\n"] {
        let key = ["-----BEGIN KEY-----", "\tMIIEvQ", "IBADAN", "Bg==", "-----END KEY-----"].join(ending);
        let shown = Scrubber::new([key.as_str()]).scrubbed(&format!("{{\"key\":\"{}\"}}", json(&key)));
        assert!(["MIIE", "IBAD", "Bg=="].iter().all(|line| !shown.contains(line)), "{shown}");
    }
}

/// Where a text is masked twice, as answers are on their way into a report, it shows the same.
#[test]
fn what_is_masked_stays_as_it_is() {
    let secret = "Qz7/na+rP@ss/w0rd";
    let scrubber = Scrubber::new([secret]);
    for (text, shown) in [
        (format!("https://user:{secret}@host/"), "https://user:*****************@host/"),
        (format!("https://{secret}:pass@host/"), "https://*****************:pass@host/"),
        (format!("{secret}glpat-12345678 {secret}sk"), "******************************* *****************sk"),
    ] {
        assert_eq!(scrubber.scrubbed(&text), shown);
        assert_eq!(scrubber.scrubbed(shown), shown);
    }
}

/// Where the neighbours of a short secret share characters of its base64 with it, only those in between are known.
#[test]
fn a_short_secret_is_known_in_base64_at_every_alignment() {
    let secret = "hunter22";
    let scrubber = Scrubber::new([secret]);
    for before in 0..6 {
        for after in 0..4 {
            let text = STANDARD.encode(format!("{}{secret}{}", "u".repeat(before), "v".repeat(after)));
            let masked = scrubber.scrubbed(&text);
            let left: usize = masked.split('*').map(|rest| rest.len()).sum();
            // What is left belongs to the neighbours, and to the characters at the border.
            assert!(masked.contains("********") && left <= text.len() - 8, "{before} {after}: {text} {masked}");
        }
    }
}

/// Letters of several bytes that begin as an unseen mark does stand in many languages.
#[test]
fn letters_that_begin_like_a_mark_do_not_end_the_search() {
    for letters in ["£", "€", "ａ", "£€ａ", "\u{c2}", "日本語 £ "] {
        for mark in ["\t", "\u{1b}", "\u{1b}[1m", "\u{ad}", "\u{200b}", "\u{feff}"] {
            let hidden = between(SECRET, mark, 3);
            let text = format!("{letters}{hidden}{letters}");
            let masked = scrubbed(&text);
            assert!(masked.starts_with(letters) && masked.ends_with(letters), "{text:?} {masked:?}");
            let told = between(SECRET, "\n", TOLD);
            assert!(told.lines().all(|piece| !masked.contains(piece)), "{text:?} {masked:?}");
        }
    }
}
