//! What matters of the gateway's address to GitLab.

use duo_doctor_sdk::address::Address;

/// What stands before a path of the gateway's API; nothing where there is none. GitLab adds `/v1/…` or `/monitoring/…`
/// itself.
pub(crate) fn before_api_path(address: &Address) -> Option<String> {
    let segments: Vec<&str> = address.path.split('/').filter(|segment| !segment.is_empty()).collect();
    let api = segments.iter().position(|segment| matches!(*segment, "v1" | "v2" | "v3" | "v4" | "monitoring"))?;
    let shown = address.shown();
    let base = shown.strip_suffix(&address.path).unwrap_or(&shown);
    Some(std::iter::once(base).chain(segments[..api].iter().copied()).collect::<Vec<_>>().join("/"))
}

/// The first part in which two addresses differ: a keyword of the messages. GitLab cuts one slash from the end, so
/// that one slash is no difference.
pub(crate) fn difference(one: &Address, other: &Address) -> Option<&'static str> {
    let path = |address: &Address| address.path.strip_suffix('/').unwrap_or(&address.path).to_owned();
    if one.host != other.host {
        Some("host")
    } else if one.scheme != other.scheme {
        Some("scheme")
    } else if one.port != other.port {
        Some("port")
    } else if path(one) != path(other) {
        Some("path")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use duo_doctor_sdk::address::Address;

    use super::*;

    fn read(text: &str) -> Address {
        Address::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    #[test]
    fn compares_what_matters_and_nothing_else() {
        let cases = [
            ("http://aigw:5052", "http://aigw:5052/", None),
            ("HTTP://AIGW:5052", "http://aigw:5052", None),
            ("https://aigw", "https://aigw:443/", None),
            ("http://aigw", "http://aigw:80", None),
            ("http://[::1]:5052", "http://[::1]:5052/", None),
            ("https://user:password@aigw", "https://aigw", None),
            ("http://aigw:5052", "http://gateway:5052", Some("host")),
            ("http://aigw:5052", "https://aigw:5052", Some("scheme")),
            ("http://aigw:5052", "http://aigw", Some("port")),
            ("http://aigw/ai", "http://aigw", Some("path")),
            ("http://aigw/ai//", "http://aigw/ai", Some("path")),
        ];
        for (one, other, expected) in cases {
            assert_eq!(difference(&read(one), &read(other)), expected, "{one} {other}");
            assert_eq!(difference(&read(other), &read(one)), expected, "{other} {one}");
        }
    }

    #[test]
    fn tells_api_paths_from_prefixes() {
        for (url, before) in [
            ("http://aigw/v1", "http://aigw"),
            ("http://aigw:5052/v1/", "http://aigw:5052"),
            ("http://aigw/ai/v2/chat/agent", "http://aigw/ai"),
            ("https://user:password@aigw/monitoring/healthz", "https://aigw"),
        ] {
            assert_eq!(before_api_path(&read(url)).as_deref(), Some(before), "{url}");
        }
        for prefix in ["http://aigw", "http://aigw/", "http://aigw/ai", "http://v1/ai", "http://aigw/v1x"] {
            assert_eq!(before_api_path(&read(prefix)), None, "{prefix}");
        }
    }
}
