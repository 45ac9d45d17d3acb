use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Recorded {
    cases: Vec<Case>,
}

/// A path and what each server read, where it answered with success.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Case {
    path: String,
    starlette: Option<String>,
    nginx: Option<String>,
    nginx_then_starlette: Option<String>,
    rack: Option<String>,
    rack_decoded: Option<String>,
}

impl Case {
    fn read(&self) -> impl Iterator<Item = &str> {
        let all = [&self.starlette, &self.nginx, &self.nginx_then_starlette, &self.rack, &self.rack_decoded];
        all.into_iter().filter_map(Option::as_deref)
    }
}

fn recorded() -> Vec<Case> {
    let recorded: Recorded = serde_json::from_str(include_str!("servers.json")).expect("servers.py writes JSON");
    recorded.cases
}

/// Every path of up to five of these pieces.
fn all_paths(mut look: impl FnMut(&str)) {
    const PIECES: [&str; 14] =
        ["/", "a", ".", "..", "%2e", "%2F", "%5c", ";", "%25", "%61", "%c3%a4", "%C0%AF", "*", "%"];
    fn grow(path: &str, pieces: usize, look: &mut impl FnMut(&str)) {
        look(path);
        if pieces > 0 {
            PIECES.iter().for_each(|piece| grow(&format!("{path}{piece}"), pieces - 1, look));
        }
    }
    grow("/", 4, &mut look);
}

fn accepted(path: &str) -> String {
    normal(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn what_needs_no_escape_has_none_and_the_others_are_in_capitals() {
    for (path, form) in [
        ("/", "/"),
        ("/api/v4/version", "/api/v4/version"),
        ("/v1/prompts/model_configuration%2fcheck", "/v1/prompts/model_configuration%2Fcheck"),
        ("/%61/%3a%40%7E%2a", "/a/:@~%2A"),
        ("/a/*", "/a/*"),
        ("/a%20%c3%a4", "/a%20%C3%A4"),
        ("/a..b/...", "/a..b/..."),
        ("/a/", "/a/"),
    ] {
        assert_eq!(accepted(path), form);
    }
}

/// A server that decodes twice leaves a broken escape as it is: one behind a parent must not hide it.
#[test]
fn a_broken_escape_hides_nothing_from_who_decodes_twice() {
    for path in ["/a/%252e%252e%252f%25", "/a/%252e%252e%255c%25zz", "/a/%252e%252e%252f%25C0", "/a/%25252e.%252f%2525"]
    {
        assert_eq!(normal(path), Err(format!("path `{path}`: has a segment `.` or `..`")));
    }
    for path in ["/v1/%2561dmin%253b%25", "/v1/%2561dmin%252f%252f%253b%25C0"] {
        assert!(refuses("/v1/admin", &accepted(path)), "{path}");
    }
}

/// A check that asks for `/a/**` must not make the operator read that as a rule.
#[test]
fn a_star_that_is_asked_for_stands_for_itself() {
    let path = of_request("/a/**").expect("a path");
    assert_eq!(path, "/a/%2A%2A");
    assert!(allows(&path, &path) && !allows(&path, "/a/b") && allows("/a/*", &path));
    assert!(refuses(&path, &path) && refuses("/a/*", &path));
}

#[test]
fn a_path_that_leaves_its_place_is_refused() {
    for path in [
        "",
        "a",
        "//a",
        "/a//b",
        "/a/../b",
        "/a/..",
        "/.",
        "/a/%2e%2e/b",
        "/a/%2E./b",
        "/..;x/b",
        "/a?b",
        "/a#b",
        "/a\\b",
        "/a%00",
        "/a%0d%0ab",
        "/a%7f",
        "/a b",
        "/ä",
        "/a%",
        "/a%zz",
        "/a%2",
        "/a%c0%af",
        "/a/%2e%2e%2fb",
        "/a/x%2f..%5cb",
        "/%252e%252e/b",
        "/%25252e%25252e%25252fb",
        "/a%2500",
    ] {
        assert!(normal(path).is_err(), "{path:?}");
    }
}

#[test]
fn the_normal_form_is_the_one_that_goes_on_the_wire() {
    let mut seen = 0;
    all_paths(|path| {
        let Ok(form) = normal(path) else { return };
        assert_eq!(normal(&form).as_ref(), Ok(&form), "{path}");
        let mut url: url::Url = "http://localhost/".parse().expect("a URL");
        url.set_path(&form);
        assert_eq!(url.path(), form, "{path}");
        seen += 1;
    });
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn a_star_is_one_segment_and_two_are_the_rest() {
    for (pattern, path, fit) in [
        ("/a/*", "/a/b", true),
        ("/a/*", "/a/b/c", false),
        ("/a/*", "/a/", false),
        ("/a/**", "/a/b/c", true),
        ("/a/**", "/a/", true),
        ("/a/**", "/a", true),
        ("/a/**", "/ab", false),
        ("/a/*", "/a/b%2Fc", false),
        ("/a/**", "/a/b%2Fc", false),
        ("/a/**", "/a/b/c%25", false),
        ("/a/**", "/a/b;c", false),
        ("/a/*", "/a/b%5Cc", false),
        ("/a/b%2Fc", "/a/b%2Fc", true),
        ("/a/b%2Fc", "/a/b/c", false),
    ] {
        assert_eq!(allows(pattern, path), fit, "{pattern} {path}");
    }
}

#[test]
fn what_is_refused_is_refused_in_every_spelling() {
    for path in
        ["/v1/admin", "/v1/admin/", "/v1/admin/x", "/v1/admin%2Fx", "/v1%2Fadmin", "/v1/admin;a/x", "/v1/admin.json"]
    {
        assert!(refuses("/v1/admin/**", path), "{path}");
        assert!(refuses("/v1/admin", path) != path.contains('x'), "{path}");
    }
    assert!(refuses("/v1/%2561dmin", "/v1/admin"));
    assert!(refuses("/v1/a%2Fb", "/v1/a/b"));
    assert!(refuses("/", "/"));
    assert!(refuses("/**", "/"));
    assert!(!refuses("/v1/admin", "/v1/administrator"));
    assert!(!refuses("/v1/models", "/v1/models/a"));
    all_paths(|path| {
        let Ok(form) = normal(path) else { return };
        assert!(refuses("/**", &form) && refuses(&form.replace('*', "x"), &form.replace('*', "x")), "{path}");
        assert!(!allows("/a/**", &form) || !refuses("/b/**", &form), "{path}");
    });
}

/// What real servers read lies where policy thinks it does.
#[test]
fn no_server_reads_more_than_policy_allows() {
    let cases = recorded();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut held = 0;
    for case in cases.iter().filter(|case| normal(&case.path).is_ok()) {
        let form = accepted(&case.path);
        let sent = cases.iter().find(|case| case.path == form).unwrap_or_else(|| panic!("servers.py lacks {form}"));
        for read in sent.read() {
            if allows("/v1/*", &form) {
                assert!(read.starts_with("/v1/") && read.matches('/').count() == 2, "{form} is read as {read}");
            }
            if allows("/v1/**", &form) {
                assert!(format!("{read}/").starts_with("/v1/"), "{form} is read as {read}");
            }
            // Servers keep repeated slashes and parameters that others drop; the first reading is without them.
            assert!(readings(&form).contains(&readings(read)[0]), "{form} is read as {read}");
            held += 1;
        }
    }
    assert!(held > 200, "{held}");
}

/// What is refused is not refused for nothing: at least one real server reads each of these as what it does not say.
#[test]
fn servers_do_read_refused_paths_as_others() {
    let read = |path: &str| {
        recorded().iter().filter(|case| case.path == path).flat_map(Case::read).any(|read| read == "/admin")
    };
    for path in ["/v1/../admin", "/v1/%2e%2e/admin", "/v1/%2E./admin", "/v1/.%2e%2fadmin"] {
        assert!(read(path) && normal(path).is_err(), "{path}");
    }
}

/// Rails takes a format at the end of a path; what is none belongs to the name.
#[test]
fn a_format_is_letters_and_digits_behind_a_dot() {
    for (path, is_format) in [("/users.json", true), ("/users.a1", true), ("/users.", false), ("/users.a-b", false)] {
        assert_eq!(refuses("/users", path), is_format, "{path}");
    }
}
