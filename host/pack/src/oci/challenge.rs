//! What a registry wants to know before it answers: `WWW-Authenticate`.

/// How to come in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Challenge {
    /// With user and password.
    Basic,
    /// With a token from somewhere.
    Bearer { realm: String, service: Option<String> },
}

/// The first challenge of a header; none where it is none that we know.
pub(super) fn challenge(header: &str) -> Option<Challenge> {
    let (scheme, mut rest) = header.trim().split_once(' ').unwrap_or((header.trim(), ""));
    if scheme.eq_ignore_ascii_case("basic") {
        return Some(Challenge::Basic);
    }
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let (mut realm, mut service) = (None, None);
    while let Some((name, after)) = rest.split_once('=') {
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => after.split_once(',').map_or((after, ""), |(value, _)| (value, &after[value.len()..])),
        };
        match name.trim().to_ascii_lowercase().as_str() {
            "realm" => realm = Some(value.to_owned()),
            "service" => service = Some(value.to_owned()),
            _ => {}
        }
        rest = next.trim_start().trim_start_matches(',');
    }
    Some(Challenge::Bearer { realm: realm?, service })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_read_as_it_is_written() {
        let bearer = |realm: &str, service: Option<&str>| {
            Some(Challenge::Bearer { realm: realm.into(), service: service.map(Into::into) })
        };
        let quoted = r#"Bearer realm="https://a.example/token?x=1,2",service="registry",scope="repository:x:pull""#;
        assert_eq!(challenge(quoted), bearer("https://a.example/token?x=1,2", Some("registry")));
        assert_eq!(challenge("bearer Service=r, REALM=https://a/t"), bearer("https://a/t", Some("r")));
        assert_eq!(challenge(r#"Basic realm="x""#), Some(Challenge::Basic));
        for none in ["", "Negotiate", "Bearer", r#"Bearer realm="cut"#, "Bearer service=x"] {
            assert_eq!(challenge(none), None, "{none}");
        }
    }
}
