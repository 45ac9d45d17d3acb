//! The normal form of a path.

use duo_doctor_model::policy::{HttpRule, HttpUse, Use as _, path};
use url::Url;

use crate::naive::percent_decoded;

/// What servers may take for something else, after decoding once: `%25` is what a second decoding would undo.
const AMBIGUOUS: [u8; 4] = *b"/\\%;";

/// A path that is accepted means the same in its normal form, is that very text on the wire, names no parent, and what
/// servers may read in another way fits no star.
pub fn path(data: &[u8]) {
    let Ok(written) = std::str::from_utf8(data) else { return };
    let Ok(normal) = path::normal(written) else { return };
    assert_eq!(path::normal(&normal).as_ref(), Ok(&normal), "the normal form is its own normal form");
    let asked = path::of_request(written).expect("what has a normal form can be asked for");
    assert_eq!(path::of_request(&asked).as_ref(), Ok(&asked), "so is the form of a request");
    let url = Url::parse(&format!("http://h{normal}")).expect("it can stand in a URL");
    assert_eq!((url.path(), url.query(), url.fragment()), (normal.as_str(), None, None), "`{written}`");
    assert_eq!(url.host_str(), Some("h"), "`{written}`");
    assert_eq!(percent_decoded(written.as_bytes()), percent_decoded(normal.as_bytes()), "it means the same");
    for segment in normal.split('/').skip(1) {
        let mut text = segment.as_bytes().to_vec();
        loop {
            assert!(!names_a_parent(&text), "`{written}` has a segment that somebody reads as `.` or `..`");
            let deeper = percent_decoded(&text);
            if deeper == text {
                break;
            }
            text = deeper;
        }
    }
    let is_ambiguous =
        asked.split('/').any(|one| percent_decoded(one.as_bytes()).iter().any(|b| AMBIGUOUS.contains(b)));
    let everything: HttpRule = "GET x /**".parse().expect("a rule");
    assert_eq!(request(&asked).allowed_by(&everything), !is_ambiguous, "`{asked}` under `/**`");
    let itself: HttpRule = format!("GET x {asked}").parse().expect("what is asked for is a rule");
    assert!(request(&asked).allowed_by(&itself), "a rule allows its own text: `{asked}`");
    assert!(request(&asked).refused_by(&itself), "a rule refuses its own text: `{asked}`");
    let other = format!("{asked}x");
    assert!(!request(&other).allowed_by(&itself), "a rule without a star allows nothing else: `{asked}`");
}

fn request(path: &str) -> HttpUse<'_> {
    HttpUse::Request { method: "GET", kind: "x", connection: "x", path, credential: "" }
}

/// Of an escaped slash a server makes two segments, and parameters are cut off.
fn names_a_parent(segment: &[u8]) -> bool {
    segment.split(|byte| matches!(byte, b'/' | b'\\')).any(|part| {
        let name = part.split(|byte| *byte == b';').next().unwrap_or_default();
        matches!(name, b"." | b"..")
    })
}
