//! Reads packs. Hostile until proven: every name, size and digest must be what the index says.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::thread;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::{FORMAT, INDEX, Index, Member};
use crate::description::is_id;
use crate::plugin::{Code, Plugin, Rejected, messages};
use crate::policy::Publisher;
use crate::sandbox::code_version;

/// Bytes of an archive: hundreds of checks in Rust, or some in languages that bring an interpreter.
const ARCHIVE: u64 = 512 * 1024 * 1024;

/// Bytes of an index: 1,000 checks with long descriptions.
const INDEX_BYTES: u64 = 16 * 1024 * 1024;

/// Threads that compute digests: more are slower to start than they are quick.
const THREADS: usize = 4;

/// Checks in one pack.
const CHECKS: usize = 2_000;

/// A pack that is what its index says.
#[derive(Debug, Clone)]
pub struct Pack {
    /// For example `core`.
    pub name: String,
    /// Of the pack.
    pub version: semver::Version,
    /// Where it was found.
    pub path: String,
    /// Sorted by id.
    pub plugins: Vec<Plugin>,
}

/// Reads a pack from a file.
///
/// # Errors
/// What is wrong with it.
pub fn read(path: &Path, publisher: Publisher) -> Result<Pack, Rejected> {
    let reject = |reason: String| Rejected::new(path.display(), reason);
    let file = std::fs::File::open(path).map_err(|error| reject(format!("cannot be read: {error}")))?;
    let metadata = file.metadata().map_err(|error| reject(format!("cannot be read: {error}")))?;
    if !metadata.is_file() {
        return Err(reject("is no file".into()));
    }
    if metadata.len() > ARCHIVE {
        return Err(reject(format!("is larger than {} MiB, the limit of a pack", ARCHIVE / 1024 / 1024)));
    }
    let mut archive = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    file.take(ARCHIVE).read_to_end(&mut archive).map_err(|error| reject(format!("cannot be read: {error}")))?;
    let (index, contents) = unpack(Bytes::from(archive)).map_err(reject)?;
    let source = format!("pack {} {}", index.name, index.version);
    // Compiled code is run without being looked at: whoever writes it can do everything. Until packs
    // are signed only the vendor's, which comes with this program, is trusted that far.
    let trusted = publisher == Publisher::Vendor && index.code_version == code_version();
    let plugins = index.checks.into_iter().map(|entry| {
        let component = contents[&entry.component.path].clone();
        let code = if trusted {
            Code::Compiled { component, interpreter: contents[&entry.interpreter.path].clone() }
        } else {
            Code::Component(component)
        };
        let mut messages = BTreeMap::new();
        for (language, member) in &entry.messages {
            let text = String::from_utf8(contents[&member.path].to_vec())
                .map_err(|_| reject(format!("`{}` is no text", member.path)))?;
            messages.insert(language.clone(), text);
        }
        let wrong = |problem: String| reject(format!("its check `{}`: {problem}", entry.description.id.escape_debug()));
        entry.description.check().map_err(wrong)?;
        messages::check(&messages).map_err(wrong)?;
        if !entry.imports.iter().all(|import| import.bytes().all(|byte| byte.is_ascii_graphic())) {
            return Err(wrong("it imports what has no name".into()));
        }
        Ok(Plugin {
            description: entry.description,
            messages,
            publisher,
            source: source.clone(),
            digest: entry.component.sha256,
            imports: entry.imports,
            code,
        })
    });
    let plugins = plugins.collect::<Result<Vec<_>, Rejected>>()?;
    Ok(Pack { name: index.name, version: index.version, path: path.display().to_string(), plugins })
}

type Contents = BTreeMap<String, Bytes>;

/// The members are parts of the archive's own bytes.
fn unpack(bytes: Bytes) -> Result<(Index, Contents), String> {
    let broken = |error: std::io::Error| format!("is no pack, or cut short: {error}");
    let mut archive = tar::Archive::new(Cursor::new(&bytes));
    let mut entries = archive.entries().map_err(broken)?;
    let mut first = entries.next().ok_or("is no pack: it is empty")?.map_err(broken)?;
    if first.path_bytes().as_ref() != INDEX.as_bytes() {
        return Err(format!("is no pack: its first entry is not `{INDEX}`"));
    }
    let mut text = Vec::new();
    let read = (&mut first).take(INDEX_BYTES + 1).read_to_end(&mut text).map_err(broken)?;
    if read as u64 > INDEX_BYTES {
        return Err(format!("has an index larger than {} MiB", INDEX_BYTES / 1024 / 1024));
    }
    let index: Index =
        serde_json::from_slice(&text).map_err(|error| format!("has an index that cannot be read: {error}"))?;
    let mut expected = expected(&index)?;
    let mut contents = Contents::new();
    let mut members = Vec::new();
    for entry in entries {
        let entry = entry.map_err(broken)?;
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.header().entry_type() != tar::EntryType::Regular {
            return Err(format!("holds `{}`, which is no plain file", path.escape_debug()));
        }
        let member = expected
            .remove(path.as_str())
            .ok_or_else(|| format!("holds `{}` twice, or the index does not name it", path.escape_debug()))?;
        if entry.size() != member.bytes {
            return Err(another(&path));
        }
        let start = usize::try_from(entry.raw_file_position()).unwrap_or(usize::MAX);
        let end = start.saturating_add(usize::try_from(member.bytes).unwrap_or(usize::MAX));
        if end > bytes.len() {
            return Err(format!("is cut short, in `{path}`"));
        }
        contents.insert(path, bytes.slice(start..end));
        members.push(member);
    }
    match expected.keys().next() {
        Some(missing) => Err(format!("lacks `{}`, which the index names", missing.escape_debug())),
        None => verify(&members, &contents),
    }?;
    Ok((index, contents))
}

/// Compares every member with its digest, on several threads: this is most of the time that reading a pack takes.
fn verify(members: &[&Member], contents: &Contents) -> Result<(), String> {
    let differs = |member: &&&Member| hex::encode(Sha256::digest(&contents[&member.path])) != member.sha256;
    let threads = thread::available_parallelism().map_or(1, |threads| threads.get().min(THREADS));
    let parts = members.chunks(members.len().div_ceil(threads).max(1));
    let wrong = thread::scope(|scope| {
        let looks: Vec<_> = parts.map(|part| scope.spawn(move || part.iter().find(differs).copied())).collect();
        looks.into_iter().find_map(|look| look.join().expect("a digest is computed without a panic"))
    });
    wrong.map_or(Ok(()), |member| Err(another(&member.path)))
}

fn another(path: &str) -> String {
    format!("holds another `{}` than the index says", path.escape_debug())
}

fn expected(index: &Index) -> Result<BTreeMap<&str, &Member>, String> {
    if index.format != FORMAT {
        return Err(format!("has the format `{}`, and this program reads `{FORMAT}`", index.format.escape_debug()));
    }
    if !is_id(&index.name) {
        return Err(format!("has the name `{}`, which is not kebab-case", index.name.escape_debug()));
    }
    if index.checks.len() > CHECKS {
        return Err(format!("has more than {CHECKS} checks"));
    }
    let mut ids = std::collections::BTreeSet::new();
    let mut expected = BTreeMap::new();
    for entry in &index.checks {
        if !ids.insert(&entry.description.id) {
            return Err(format!("has two checks with the id `{}`", entry.description.id.escape_debug()));
        }
        for member in entry.members() {
            if !is_plain(&member.path) {
                return Err(format!("names `{}`, which is no plain path", member.path.escape_debug()));
            }
            if expected.insert(member.path.as_str(), member).is_some() {
                return Err(format!("names `{}` twice", member.path.escape_debug()));
            }
        }
    }
    Ok(expected)
}

/// A path below the archive's own root, in plain characters. Nothing is unpacked to a disk, and
/// nobody who does so with other tools should be surprised.
fn is_plain(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..") && part.bytes().all(|byte| byte.is_ascii_graphic());
    path.split('/').all(plain) && !path.contains('\\')
}
