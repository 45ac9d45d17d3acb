//! Recordings.

use std::collections::BTreeSet;

use duo_doctor_engine::record::{FORMAT, Replay};
use serde_json::Value;

use crate::file;
use crate::naive::is_one_line;

/// A recording is taken where a plain reader finds a header and nothing but calls behind it, and then has the checks
/// that this one finds; what is not taken this one does not take either, and one line says which line is none.
pub fn recording(data: &[u8]) {
    let expected = checks(data);
    match file::with(data, Replay::read) {
        Ok(replay) => {
            assert_eq!(replay.header.recording, FORMAT);
            let checks: BTreeSet<String> = replay.checks().into_iter().collect();
            // Values are read when they are asked for; the plain reader reads all, and finds fault with more.
            assert!(expected.is_none_or(|expected| expected == checks), "{checks:?}");
            assert!(replay.divergences().is_empty(), "nobody asked");
        }
        Err(error) => {
            let shown = error.to_string();
            assert!(is_one_line(&shown), "{shown:?}");
            assert_eq!(expected, None, "{shown}");
        }
    }
}

/// The checks of a recording; none where it is no recording, or this reader cannot tell.
fn checks(data: &[u8]) -> Option<BTreeSet<String>> {
    let mut lines = data.split_inclusive(|byte| *byte == b'\n').map(serde_json::from_slice::<Value>);
    let header = lines.next()?.ok()?;
    let is_word = |value: &Value, words: &[&str]| value.as_str().is_some_and(|word| words.contains(&word));
    let vantages = header["vantages"].as_array()?;
    let is_header = header["recording"] == FORMAT
        && header["program"].is_string()
        && header["now"].is_number()
        && vantages.iter().all(|one| is_word(one, &["gitlab", "ai-gateway", "model", "workstation"]))
        && is_word(&header["impact"], &["passive", "probe", "active"]);
    if !is_header {
        return None;
    }
    let mut checks = BTreeSet::new();
    for line in lines {
        let line = line.ok()?;
        let line = line.as_object()?;
        let is_denial = |denied: &Value| {
            let is_text = |key: &str| denied[key].is_string();
            ["capability", "wanted", "reason"].into_iter().all(is_text)
                && denied.get("publisher").is_none_or(|name| name.is_null() || name.is_string())
        };
        let is_call = line.get("call")?.is_string()
            && line.contains_key("asked")
            && line.contains_key("answered")
            && line.get("denied").is_none_or(|denied| denied.is_null() || denied.is_object() && is_denial(denied));
        if !is_call {
            return None;
        }
        checks.insert(line.get("check")?.as_str()?.to_owned());
    }
    Some(checks)
}
