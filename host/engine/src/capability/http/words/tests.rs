use super::*;

/// Names by which some server or proxy takes another user, method, path, host or credential, as the field knows them.
const RISKY: &str = include_str!("risky-headers.txt");

fn json() -> Vec<(String, String)> {
    vec![("content-type".into(), "application/json".into())]
}

#[test]
fn only_what_is_known_to_be_harmless_is_sent_as_a_header() {
    for name in RISKY.lines() {
        for spelling in [name.to_owned(), name.to_ascii_uppercase(), name.replace('-', "_"), format!("{name} ")] {
            assert!(header(&spelling, "x".into()).is_err(), "{spelling}");
        }
    }
    for name in HEADERS {
        let value = if name == "content-type" { "application/json" } else { "x" };
        assert_eq!(header(&name.to_ascii_uppercase(), value.into()), Ok((name.to_owned(), value.to_owned())));
        assert!(name == "accept" || header(&name.replace('-', "_"), value.into()).is_err() || !name.contains('-'));
        assert!(!RISKY.lines().any(|risky| risky == name), "{name}");
    }
}

#[test]
fn a_header_ends_where_it_ends() {
    for value in ["a\r\nhost: b", "a\nb", "a\0b", "ä\r\nb"] {
        assert!(header("accept", value.into()).is_err(), "{value:?}");
    }
}

#[test]
fn a_header_of_eight_kibibytes_is_sent_and_a_longer_one_refused() {
    let long = |bytes: usize| header("accept", "v".repeat(bytes)).map(drop);
    assert_eq!(long(8 * 1024), Ok(()));
    assert_eq!(long(8 * 1024 + 1), Err("the value of header `accept` cannot be sent".into()));
}

#[test]
fn no_server_reads_a_form() {
    for content_type in [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/json, application/x-www-form-urlencoded",
        "application/json; x=application/x-www-form-urlencoded",
        "application/jsonp",
        "",
    ] {
        assert!(header("content-type", content_type.into()).is_err(), "{content_type}");
    }
    for content_type in ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"] {
        assert!(header("content-type", content_type.into()).is_ok(), "{content_type}");
    }
    assert!(body(b"{}", &[]).is_err(), "Rack takes a body without a type for a form");
    assert!(body(b"{}", &[json(), json()].concat()).is_err());
    assert!(body(b"_method=delete", &json()).is_err());
    assert!(body(b"{} {}", &json()).is_err());
}

#[test]
fn no_body_names_another_user_method_or_credential() {
    for key in MEANT_FOR_SERVERS {
        for spelling in [key.to_owned(), key.to_ascii_uppercase(), key.replace('_', "-"), format!("{key}[]")] {
            let text = format!("{{\"a\":1,\"{spelling}\":\"root\",\"{spelling}\":null}}");
            assert!(body(text.as_bytes(), &json()).is_err(), "{text}");
        }
    }
    assert!(body(br#"{"\u0073udo":"root"}"#, &json()).is_err());
    for text in ["{}", "[]", "null", "1", "\"sudo\"", r#"{"query":"{ sudo }","variables":{"sudo":1}}"#] {
        assert_eq!(body(text.as_bytes(), &json()), Ok(()), "{text}");
    }
}

#[test]
fn no_query_names_another_user_method_or_credential() {
    let asked = |name: &str| query(&[("page".into(), "1".into()), (name.into(), "x".into())]);
    for name in MEANT_FOR_SERVERS.into_iter().chain(["", "sudo[]", "Sudo", "s%75do", "_METHOD", "x&sudo", "token"]) {
        assert!(asked(name).is_err(), "{name}");
    }
    assert!(QUERY.iter().all(|name| asked(name).is_ok()));
}

#[test]
fn a_refusal_quotes_a_guest_shortly_and_harmlessly() {
    assert_eq!(shown(&"a".repeat(64)), "a".repeat(64));
    assert_eq!(shown(&"a".repeat(65)), "a".repeat(64));
    let refusal = header(&"\u{1b}[2J".repeat(1_000), String::new()).expect_err("no such header");
    assert!(refusal.len() < 400 && !refusal.contains('\u{1b}'), "{refusal}");
}
