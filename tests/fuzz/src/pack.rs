//! Archives of packs.

use std::sync::LazyLock;

use duo_doctor_model::policy::Publisher;
use duo_doctor_pack::{Contents, Depth, Keys, Pack, digest, open, write_archive};
use serde_json::{Value, json};

use crate::file;

static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys::built_in(false).expect("the keys of this build"));

/// A file as it is; or, where it begins with `{`, the index of a pack, and behind a line `---` what its members hold
/// in turn, a line each. Sizes and digests of these are set right, so that what is compared first does not hide the
/// rest. A pack that is taken is what its index says, and small; others are refused in one line.
pub fn pack(data: &[u8]) {
    let made = data.starts_with(b"{").then(|| made(data)).flatten();
    let bytes = made.as_deref().unwrap_or(data);
    let (whole, as_read) =
        file::with(bytes, |path| (look(open(path, &KEYS, Depth::Whole)), look(open(path, &KEYS, Depth::AsRead))));
    assert!(!whole || as_read, "who looks at less refuses no more");
}

fn look(opened: Result<Pack, duo_doctor_model::Rejected>) -> bool {
    let pack = match opened {
        Ok(pack) => pack,
        Err(rejected) => {
            let shown = rejected.to_string();
            assert!(!shown.is_empty() && !shown.contains(char::is_control), "{shown:?}");
            return false;
        }
    };
    // No input has a signature of a key that this build trusts.
    assert_eq!(pack.publisher(), Publisher::Local);
    assert!(pack.plugins.len() == pack.index.checks.len() && pack.plugins.len() <= 2_000);
    for (plugin, entry) in pack.plugins.iter().zip(&pack.index.checks) {
        assert_eq!(plugin.check.id(), entry.description.id);
        assert!(entry.description.check().is_ok(), "{}", entry.description.id);
        assert_eq!(plugin.code.compiled(&pack.index.code_version).map(|ready| ready.is_some()), Ok(false));
        if let Ok(component) = plugin.code.component() {
            assert_eq!(
                (component.len() as u64, digest(&component)),
                (entry.component.bytes, plugin.check.digest.clone())
            );
        }
        for (language, member) in &entry.messages {
            assert_eq!(plugin.check.messages[language].len() as u64, member.bytes, "{language}");
        }
    }
    true
}

/// The archive of an index whose members are set right; none where it has no members.
fn made(data: &[u8]) -> Option<Vec<u8>> {
    const END: &[u8] = b"\n---\n";
    let at = data.windows(END.len()).position(|window| window == END);
    let (index, contents) = at.map_or((data, &b""[..]), |at| (&data[..at], &data[at + END.len()..]));
    let mut index: Value = serde_json::from_slice(index).ok()?;
    let mut lines = contents.split(|byte| *byte == b'\n');
    let mut held = Contents::default();
    for entry in index["checks"].as_array_mut()? {
        let entry = entry.as_object_mut()?;
        let messages = entry.get_mut("messages").and_then(Value::as_object_mut);
        for member in messages.into_iter().flat_map(|all| all.values_mut()) {
            set_right(member, None, lines.next().unwrap_or_default(), &mut held);
        }
        for kind in ["component", "interpreter"] {
            let line = lines.next().unwrap_or_default();
            entry.get_mut(kind).into_iter().for_each(|member| set_right(member, Some(kind), line, &mut held));
        }
    }
    let index = serde_json::to_vec(&index).ok()?;
    held.archive(&index).or_else(|_| write_archive([("index.json", index.as_slice())])).ok()
}

/// A member that says `"held": {}` is held, and what the index says of it is right.
fn set_right(member: &mut Value, kind: Option<&'static str>, bytes: &[u8], held: &mut Contents) {
    let Some(path) = member["path"].as_str().map(str::to_owned) else { return };
    // Messages have several lines.
    let bytes = String::from_utf8_lossy(bytes).replace("\\n", "\n").into_bytes();
    let right = match kind {
        Some(kind) => held.add_alike(kind, path, bytes),
        None => held.add(path, bytes),
    };
    if member["held"] == json!({}) {
        *member = serde_json::to_value(right).expect("a member is plain data");
    }
}
