//! Opens packs. Hostile until proven: every name, size and digest must be what the index says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use super::archive::{ARCHIVE, Archive, another, digest};
use super::trust::Unproven;
use super::{BASES, Code, Compiled, Entry, FORMAT, INDEX, Index, Keys, Member, Plugin, SIGNATURE, Signer, sign};
use duo_doctor_model::description::is_id;
use duo_doctor_model::policy::Publisher;
use duo_doctor_model::text::harmless;
use duo_doctor_model::{Check, Rejected};
use duo_doctor_wording::messages;

/// Bytes of an index: 1,000 checks with long descriptions.
pub(crate) const INDEX_BYTES: u64 = 16 * 1024 * 1024;

/// Threads that compute digests: more are slower to start than they are quick.
const THREADS: usize = 4;

/// Checks in one pack.
const CHECKS: usize = 2_000;

/// Checks that one index may withdraw, and components that it may revoke.
const TAKEN_BACK: usize = 10_000;

/// How much of a pack is compared with its index when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Everything: for a pack that comes from outside.
    Whole,
    /// What is read: messages now, code when it is loaded. For a pack that was looked at as a whole before.
    AsRead,
}

/// A pack that is what its index says.
#[derive(Debug, Clone)]
pub struct Pack {
    /// What it says of itself.
    pub index: Index,
    /// SHA-256 of that, byte by byte as it is signed; so of everything.
    pub digest: String,
    /// Who signed it; none where nobody did.
    pub signer: Option<Signer>,
    /// Where it was found.
    pub path: String,
    /// Sorted by id.
    pub plugins: Vec<Plugin>,
}

impl Pack {
    /// Whose it is.
    #[must_use]
    pub fn publisher(&self) -> Publisher {
        self.signer.as_ref().map_or(Publisher::Local, |signer| signer.publisher.clone())
    }

    /// Leaves all compiled code aside but that of these checks.
    pub(crate) fn trust_compiled(&mut self, ids: &BTreeSet<String>) {
        self.plugins.iter_mut().filter(|plugin| !ids.contains(plugin.check.id())).for_each(Plugin::distrust);
    }
}

/// Opens a pack and finds out who signed it.
///
/// # Errors
/// What is wrong with it.
pub fn open(path: &Path, keys: &Keys, depth: Depth) -> Result<Pack, Rejected> {
    Ok(trusted(open_with_code(path, keys, depth)?))
}

/// The same with a pack that is part of this program, under the program's path.
///
/// # Errors
/// What is wrong with it.
pub fn open_inside(program: &Path, bytes: &'static [u8], keys: &Keys) -> Result<Pack, Rejected> {
    let archive = Archive::of_program(bytes).map_err(|reason| Rejected::new(program.display(), reason))?;
    Ok(trusted(of_archive(program, archive, keys, Depth::AsRead, Err)?))
}

fn trusted(mut pack: Pack) -> Pack {
    // Compiled code is run without being looked at: whoever writes it can do everything. Only the vendor, who also
    // wrote this program, is trusted that far.
    if pack.publisher() != Publisher::Vendor {
        pack.trust_compiled(&BTreeSet::new());
    }
    pack
}

/// Opens a pack as a whole to look at it before anyone is trusted. Beside it, why nobody vouches for what it says:
/// it is not signed, or with a key that is not trusted. Its checks are nobody's then.
///
/// # Errors
/// What is wrong with it; a false signature too.
pub fn look(path: &Path, keys: &Keys) -> Result<(Pack, Option<String>), Rejected> {
    let mut doubt = None;
    let archive = Archive::open(path).map_err(|reason| Rejected::new(path.display(), reason))?;
    let pack = of_archive(path, archive, keys, Depth::Whole, |reason| {
        doubt = Some(reason);
        Ok(())
    })?;
    if pack.signer.is_none() {
        doubt.get_or_insert_with(|| "is not signed".into());
    }
    Ok((pack, doubt))
}

/// The same with all of its compiled code, whoever signed it: for who knows better which may be run.
pub(crate) fn open_with_code(path: &Path, keys: &Keys, depth: Depth) -> Result<Pack, Rejected> {
    let archive = Archive::open(path).map_err(|reason| Rejected::new(path.display(), reason))?;
    of_archive(path, archive, keys, depth, Err)
}

/// `stranger` says whether the signature of one may be left aside.
fn of_archive(
    path: &Path,
    (archive, names): (Archive, Vec<String>),
    keys: &Keys,
    depth: Depth,
    stranger: impl FnOnce(String) -> Result<(), String>,
) -> Result<Pack, Rejected> {
    let reject = |reason: String| Rejected::new(path.display(), reason);
    let text = index(&archive).map_err(reject)?;
    let signer = match names.get(1).map(String::as_str) {
        Some(SIGNATURE) => {
            let signature = archive.read_plain(SIGNATURE, sign::KEY_FILE).map_err(reject)?;
            let signature =
                String::from_utf8(signature).map_err(|_| reject(format!("has a `{SIGNATURE}` that is no text")))?;
            match keys.signer(&text, &signature) {
                Ok(signer) => Some(signer),
                Err(Unproven::Stranger(reason)) => {
                    stranger(reason).map_err(reject)?;
                    None
                }
                Err(Unproven::False(reason)) => return Err(reject(reason)),
            }
        }
        _ => None,
    };
    let index = parse(&text).map_err(reject)?;
    compare(&index, &archive, &names).map_err(reject)?;
    let archive = Arc::new(archive.with_bases(bases(&index).map_err(reject)?));
    if depth == Depth::Whole {
        verify(&index, &archive).map_err(reject)?;
    }
    let publisher = signer.as_ref().map_or(Publisher::Local, |signer| signer.publisher.clone());
    let source = source(&index, signer.as_ref());
    let plugins = index.checks.iter().map(|entry| {
        let wrong = |problem: String| reject(format!("its check `{}`: {problem}", entry.description.id.escape_debug()));
        entry.description.check().map_err(wrong)?;
        if depth == Depth::Whole {
            entry.description.check_patterns().map_err(wrong)?;
        }
        let mut messages = BTreeMap::new();
        for (language, member) in &entry.messages {
            let text = archive.read(member).map_err(reject)?;
            let text = String::from_utf8(text.into()).map_err(|_| reject(format!("`{}` is no text", member.path)))?;
            messages.insert(language.clone(), text);
        }
        messages::check(&messages).map_err(wrong)?;
        if !entry.imports.iter().all(|import| import.bytes().all(|byte| byte.is_ascii_graphic())) {
            return Err(wrong("it imports what has no name".into()));
        }
        let check = Check {
            description: entry.description.clone(),
            messages,
            publisher: publisher.clone(),
            source: source.clone(),
            digest: entry.component.sha256.clone(),
            imports: entry.imports.clone(),
        };
        let compiled =
            Box::new(Compiled { code_version: index.code_version.clone(), member: entry.interpreter.clone() });
        let code = Code::Packed {
            archive: Arc::clone(&archive),
            component: entry.component.clone(),
            compiled: Some(compiled),
        };
        Ok(Plugin { check: Arc::new(check), code })
    });
    let plugins = plugins.collect::<Result<Vec<_>, Rejected>>()?;
    Ok(Pack { digest: digest(&text), index, signer, path: path.display().to_string(), plugins })
}

/// How reports name it.
fn source(index: &Index, signer: Option<&Signer>) -> String {
    let by = signer.map_or_else(|| "unsigned".to_owned(), |signer| format!("signed by {}", signer.key));
    format!("pack {} {}, {by}", index.name, index.version)
}

/// The index of the pack at `path`, byte by byte as it is signed.
///
/// # Errors
/// What is wrong with the archive.
pub fn read_index(path: &Path) -> Result<Vec<u8>, Rejected> {
    let reject = |reason: String| Rejected::new(path.display(), reason);
    let (archive, _) = Archive::open(path).map_err(reject)?;
    index(&archive).map_err(reject)
}

/// The index as it was signed.
pub(super) fn index(archive: &Archive) -> Result<Vec<u8>, String> {
    archive.size(INDEX).ok_or_else(|| format!("is no pack: it has no `{INDEX}`"))?;
    archive.read_plain(INDEX, INDEX_BYTES)
}

/// The index that these bytes are. Whether an archive holds what it names is for [`open`] to say.
///
/// # Errors
/// What is wrong with it.
pub fn parse(text: &[u8]) -> Result<Index, String> {
    let index: Index = serde_json::from_slice(text).map_err(|error| {
        // It may repeat a name.
        format!("has an index that cannot be read: {}", harmless(&error.to_string()))
    })?;
    if index.format != FORMAT {
        return Err(format!("has the format `{}`, and this program reads `{FORMAT}`", index.format.escape_debug()));
    }
    if !is_id(&index.name) {
        return Err(format!("has the name `{}`, which is not kebab-case", index.name.escape_debug()));
    }
    if index.checks.len() > CHECKS {
        return Err(format!("has more than {CHECKS} checks"));
    }
    if index.withdrawn.len() > TAKEN_BACK || index.revoked.len() > TAKEN_BACK {
        return Err(format!("takes back more than {TAKEN_BACK} checks"));
    }
    Ok(index)
}

/// The archive holds what the index names, and nothing else.
fn compare(index: &Index, archive: &Archive, names: &[String]) -> Result<(), String> {
    if names.first().map(String::as_str) != Some(INDEX) {
        return Err(format!("is no pack: its first entry is not `{INDEX}`"));
    }
    let expected = expected(index)?;
    let signature = usize::from(names.get(1).is_some_and(|name| name == SIGNATURE));
    for name in &names[1 + signature..] {
        let member = expected.get(name.as_str());
        let member =
            member.ok_or_else(|| format!("holds `{}` twice, or the index does not name it", name.escape_debug()))?;
        if archive.size(name) != Some(member.held.bytes) {
            return Err(another(name));
        }
    }
    match expected.keys().find(|path| archive.size(path).is_none()) {
        Some(missing) => Err(format!("lacks `{}`, which the index names", missing.escape_debug())),
        None => Ok(()),
    }
}

fn expected(index: &Index) -> Result<BTreeMap<&str, &Member>, String> {
    let mut ids = BTreeSet::new();
    let mut expected = BTreeMap::new();
    let mut total = 0_u64;
    for entry in &index.checks {
        if !ids.insert(&entry.description.id) {
            return Err(format!("has two checks with the id `{}`", entry.description.id.escape_debug()));
        }
        for member in entry.members() {
            if !is_plain(&member.path) {
                return Err(format!("names `{}`, which is no plain path", member.path.escape_debug()));
            }
            total = total.saturating_add(member.bytes);
            if total > ARCHIVE {
                return Err(format!("says that its members have more than {} MiB", ARCHIVE / 1024 / 1024));
            }
            if expected.insert(member.path.as_str(), member).is_some() {
                return Err(format!("names `{}` twice", member.path.escape_debug()));
            }
        }
    }
    Ok(expected)
}

/// The members against which others are compressed. They are few, and none is compressed against another: reading one
/// member never takes more than two.
fn bases(index: &Index) -> Result<Vec<Member>, String> {
    let members = || index.checks.iter().flat_map(Entry::members);
    let named: BTreeSet<&str> = members().filter_map(|member| member.held.base.as_deref()).collect();
    let bases: Vec<Member> = members().filter(|member| named.contains(member.path.as_str())).cloned().collect();
    if bases.len() < named.len() {
        return Err("compresses a member against one that the index does not name".into());
    }
    if named.len() > BASES {
        return Err(format!("compresses its members against more than {BASES} others"));
    }
    match bases.iter().find(|base| base.held.base.is_some()) {
        Some(base) => Err(format!("compresses a member against `{}`, which has a base itself", base.path)),
        None => Ok(bases),
    }
}

/// Compares every member with its digest, on several threads: this is most of the time that it takes.
fn verify(index: &Index, archive: &Archive) -> Result<(), String> {
    let members: Vec<&Member> = index.checks.iter().flat_map(Entry::members).collect();
    let threads = thread::available_parallelism().map_or(1, |threads| threads.get().min(THREADS));
    let parts = members.chunks(members.len().div_ceil(threads).max(1));
    thread::scope(|scope| {
        let looks: Vec<_> =
            parts.map(|part| scope.spawn(move || part.iter().find_map(|member| archive.read(member).err()))).collect();
        looks
            .into_iter()
            .find_map(|look| look.join().expect("a digest is computed without a panic"))
            .map_or(Ok(()), Err)
    })
}

/// A path below the archive's own root, in plain characters. Nothing is unpacked to a disk, and
/// nobody who does so with other tools should be surprised.
fn is_plain(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..") && part.bytes().all(|byte| byte.is_ascii_graphic());
    path.split('/').all(plain) && !path.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{entry, index};

    fn parsed(index: &Index) -> Result<(), String> {
        parse(&serde_json::to_vec(index).expect("an index is plain data")).map(drop)
    }

    #[test]
    fn what_is_wrong_with_an_index_is_one_line() {
        let problem = parse(b"{\"format\": \"a\", \"n\\na\\u001bme\": 1}").expect_err("there is no such key");
        assert!(problem.starts_with("has an index that cannot be read: unknown field `n a\u{fffd}me`"), "{problem}");
    }

    #[test]
    fn a_pack_has_2000_checks_at_most() {
        let checks = |count: usize| parsed(&index("core", "1.0.0", vec![entry("a", "1.0.0"); count]));
        assert_eq!(checks(2_000), Ok(()));
        assert_eq!(checks(2_001), Err("has more than 2000 checks".into()));
    }

    #[test]
    fn an_index_has_two_bases_at_most_and_none_has_a_base_itself() {
        let leaning = |on: &[(&str, &str)]| {
            let mut checks: Vec<_> = ["a", "b", "c", "d", "e", "f"].map(|id| entry(id, "1.0.0")).to_vec();
            for (who, base) in on {
                let entry = checks.iter_mut().find(|entry| entry.description.id == *who).expect("it is there");
                entry.component.held.base = Some(format!("{base}/check.wasm"));
            }
            bases(&index("core", "1.0.0", checks)).map(|bases| bases.len())
        };
        assert_eq!(leaning(&[("d", "a"), ("e", "b"), ("f", "b")]), Ok(2));
        let many = leaning(&[("d", "a"), ("e", "b"), ("f", "c")]);
        assert_eq!(many, Err("compresses its members against more than 2 others".into()));
        let deep = leaning(&[("d", "a"), ("a", "b")]);
        assert_eq!(deep, Err("compresses a member against `a/check.wasm`, which has a base itself".into()));
        let absent = leaning(&[("d", "x")]);
        assert_eq!(absent, Err("compresses a member against one that the index does not name".into()));
    }

    #[test]
    fn an_index_takes_back_10000_checks_at_most() {
        let names = |count: usize| (0..count).map(|number| format!("check-{number}"));
        let refused = || Err("takes back more than 10000 checks".to_owned());
        for (count, answer) in [(10_000, Ok(())), (10_001, refused())] {
            let mut withdrawing = index("core", "1.0.0", Vec::new());
            withdrawing.withdrawn = names(count).map(|name| (name, String::new())).collect();
            assert_eq!(parsed(&withdrawing), answer, "{count}");
            let mut revoking = index("core", "1.0.0", Vec::new());
            revoking.revoked = names(count).collect();
            assert_eq!(parsed(&revoking), answer, "{count}");
        }
    }
}
