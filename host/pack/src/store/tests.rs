use super::*;
use crate::{Contents, open, testing};

fn written(folder: &Path, version: &str) -> (PathBuf, Pack) {
    let index = serde_json::to_vec(&testing::index("empty", version, Vec::new())).expect("an index is plain data");
    let path = folder.join(format!("{version}.pack"));
    fs::write(&path, Contents::default().archive(&index).expect("plain paths")).expect("the folder can be written");
    let keys = Keys::built_in(false).expect("the keys of this build");
    let pack = open(&path, &keys, Depth::Whole).expect("a whole pack");
    (path, pack)
}

#[test]
fn versions_are_kept_and_the_oldest_are_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("store");
    for minor in 0..8 {
        let (path, pack) = written(folder.path(), &format!("1.{minor}.0"));
        Store::change(&place).expect("a store").add(&pack, &path, "a file", BTreeSet::new()).expect("it is taken");
    }
    let mut store = Store::change(&place).expect("a store");
    let stored = store.stored("local", "empty").expect("it was added").clone();
    let versions: Vec<String> = stored.versions.keys().map(Version::to_string).collect();
    assert_eq!(versions, ["1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0"]);
    assert_eq!(fs::read_dir(place.join("packs")).expect("a folder").count(), 6);
    store.use_version("local", "empty", Some(Version::new(1, 4, 0))).expect("it is kept");
    let error = store.use_version("local", "empty", Some(Version::new(1, 0, 0))).expect_err("it was forgotten");
    assert!(error.reason.contains("is not in the store"), "{error}");
    drop(store);
    let store = Store::open(&place).expect("a store");
    let stored = store.stored("local", "empty").expect("it was added");
    assert_eq!(
        (stored.active.clone(), stored.highest.clone()),
        (Some(Version::new(1, 4, 0)), Some(Version::new(1, 7, 0)))
    );
}

/// An administrator's packs and notes are nobody's leftovers.
#[test]
fn what_others_have_laid_there_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, pack) = written(folder.path(), "1.0.0");
    let place = folder.path().join("store");
    fs::create_dir_all(place.join("packs")).expect("a folder");
    fs::write(place.join("packs/vendor.mine.1.0.0.pack"), "mine").expect("a file");
    let refused = Store::change(&place).expect_err("it is somebody else's");
    assert_eq!(refused.reason, "is no store, and holds `packs` of somebody else; name an empty folder");
    assert!(!place.join(LOCK).exists(), "nothing is written there");

    let place = folder.path().join("other");
    Store::change(&place).expect("a store").add(&pack, &path, "a file", BTreeSet::new()).expect("it is taken");
    for name in ["laid-by-admin.pack", "vendor.mine.1.0.0.pack", "notes.txt", ".duo-doctor-killed"] {
        fs::write(place.join("packs").join(name), "mine").expect("a file");
    }
    for minor in 1..8 {
        let (path, pack) = written(folder.path(), &format!("1.{minor}.0"));
        Store::change(&place).expect("a store").add(&pack, &path, "a file", BTreeSet::new()).expect("it is taken");
    }
    let left = fs::read_dir(place.join("packs")).expect("a folder").flatten();
    let mut left: Vec<String> = left.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    left.retain(|name| !name.starts_with("local.empty."));
    left.sort();
    assert_eq!(left, ["laid-by-admin.pack", "notes.txt", "vendor.mine.1.0.0.pack"]);
}

#[test]
fn another_pack_in_the_place_of_one_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("store");
    let (old, _) = written(folder.path(), "1.0.0");
    let (path, pack) = written(folder.path(), "1.1.0");
    let mut store = Store::change(&place).expect("a store");
    store.add(&pack, &path, "a file", BTreeSet::new()).expect("it is taken");
    let keys = Keys::built_in(false).expect("the keys of this build");
    assert!(store.pack("local", "empty", &pack.index.version, &keys).is_ok());
    fs::copy(old, store.path("local", "empty", &pack.index.version)).expect("the folder can be written");
    let error = store.pack("local", "empty", &pack.index.version, &keys).expect_err("an older one");
    assert!(error.reason.contains("is not the pack that was added"), "{error}");
}

#[test]
fn nothing_is_written_without_the_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("an empty store");
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| store.write())).is_err());
}

#[test]
fn a_state_has_16_mebibytes_at_most() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = File::create(folder.path().join(STATE_FILE)).expect("a file");
    let open = |bytes: u64| {
        state.set_len(bytes).expect("it can have holes");
        Store::open(folder.path()).map(drop).map_err(|rejected| rejected.reason).expect_err("it has zeros only")
    };
    let read = open(16 * 1024 * 1024);
    assert!(read.starts_with("is no state of a store"), "{read}");
    assert_eq!(open(16 * 1024 * 1024 + 1), "is larger than 16 MiB, the limit of a store's state");
}
