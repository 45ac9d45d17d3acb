//! What matters of the gateway's address to GitLab.

use duo_doctor_sdk::address::Address;

/// True where GitLab, which adds `/v1/…` or `/monitoring/…` itself, would add it to a path of the gateway's API.
pub(crate) fn has_api_path(address: &Address) -> bool {
    let mut segments = address.path.split('/').filter(|segment| !segment.is_empty());
    segments.any(|segment| matches!(segment, "v1" | "v2" | "v3" | "v4" | "monitoring"))
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
        for api in
            ["http://aigw/v1", "http://aigw/v1/", "http://aigw/ai/v2/chat/agent", "http://aigw/monitoring/healthz"]
        {
            assert!(has_api_path(&read(api)), "{api}");
        }
        for prefix in ["http://aigw", "http://aigw/", "http://aigw/ai", "http://v1/ai", "http://aigw/v1x"] {
            assert!(!has_api_path(&read(prefix)), "{prefix}");
        }
    }
}
