use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::refused;
use crate::support::Ran;
use crate::support::set_up::{SetUp, component};
use crate::support::{Run, entries, guest, program};

/// The sentence about what is left out. The other checks answer all the same.
fn left_out(ran: &Ran) -> String {
    assert!(ran.stdout.contains("gateway-health"), "{ran:?}");
    refused(&Ran { code: ran.code, stdout: String::new(), stderr: ran.stderr.clone() }, 5)
}

/// A run with a file as a single check.
fn said_of_component(path: &Path) -> String {
    let path = path.to_str().expect("a plain path");
    let ran = Run::new(["list", "checks", "--component", path]).go();
    let sentence = left_out(&ran);
    // Whoever builds a pack of it hears the same.
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("a.pack");
    let output = output.to_str().expect("a plain path");
    let built = Run::new(["pack", "build", "--name", "a", "--version", "1.0.0", "--output", output, path]).go();
    assert_eq!(refused(&built, 5), sentence);
    assert!(!Path::new(output).exists());
    sentence.strip_prefix(&format!("{path}: ")).unwrap_or_else(|| panic!("no file in {sentence}")).to_owned()
}

#[test]
fn a_file_that_is_no_check_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("the folder can be written");
        path
    };
    let cut = std::fs::read(guest("finds-nothing")).expect("a guest");
    let large = folder.path().join("large.wasm");
    std::fs::File::create(&large).and_then(|file| file.set_len(64 * 1024 * 1024 + 1)).expect("a file with a hole");
    for (path, expected) in [
        (folder.path().join("none.wasm"), "cannot be read: No such file or directory (os error 2)"),
        (folder.path().to_owned(), "is no file"),
        (PathBuf::from("/dev/null"), "is no file"),
        (file("empty.wasm", b""), "is not WebAssembly"),
        (file("text.wasm", b"(component)"), "is not WebAssembly"),
        (
            file("module.wasm", b"\0asm\x01\0\0\0"),
            "is a WebAssembly module, not a component; build it for the target wasm32-wasip2",
        ),
        (large, "is larger than 64 MiB, the limit of a component"),
        (
            file("bare.wasm", b"\0asm\x0d\0\x01\0"),
            "is a component for another world: it exports nothing, and a check exports `duo-doctor:check/checker@1.0.0`",
        ),
        (
            guest("another-world"),
            "is a component for another world: it exports `guest:greeter/greet@1.0.0`, and a check exports \
             `duo-doctor:check/checker@1.0.0`",
        ),
        (
            guest("asks-the-web"),
            "imports `wasi:http/handler@0.3.0`, which is not lent to checks; requests go through `duo-doctor:check/http`",
        ),
        (
            guest("needs-a-newer-host"),
            concat!(
                "needs a newer duo-doctor than ",
                env!("CARGO_PKG_VERSION"),
                ": it calls `percent` of `duo-doctor:check/progress@1.99.0`, which is not there yet"
            ),
        ),
        (
            guest("speaks-another-contract"),
            "does not export what a check exports: instance export `duo-doctor:check/checker@1.0.0` does not have export \
             `messages`",
        ),
    ] {
        assert_eq!(said_of_component(&path), expected, "{}", path.display());
    }
    let said = said_of_component(&file("cut.wasm", &cut[..cut.len() / 2]));
    assert!(said.starts_with("is no valid component: "), "{said}");
    let mut flipped = cut;
    let middle = flipped.len() / 2;
    flipped[middle..middle + 64].fill(0xff);
    let said = said_of_component(&file("flipped.wasm", &flipped));
    assert!(said.starts_with("is no valid component: ") || said.starts_with("does not say who it is: "), "{said}");
}

#[test]
fn two_checks_of_one_id_are_not_taken() {
    let one = guest("finds-nothing");
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("other.wasm");
    std::fs::copy(&one, &other).expect("the folder can be written");
    let paths = [one.to_str().expect("a plain path"), other.to_str().expect("a plain path")];
    let ran = Run::new(["list", "checks", "--component", paths[0], "--component", paths[1]]).go();
    let expected = format!("{}: its check `finds-nothing` is already there, from {}", paths[1], paths[0]);
    assert_eq!(left_out(&ran), expected);
}

/// The entries of an archive in order: path and bytes.
type Entries = Vec<(String, Vec<u8>)>;

fn archive(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (path, bytes) in entries {
        let mut header = tar::Header::new_ustar();
        // The library refuses `..` where it is asked politely.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, bytes.as_slice()).expect("memory can be written");
    }
    archive.into_inner().expect("memory can be written")
}

fn with_index(entries: &[(String, Vec<u8>)], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut entries = entries.to_vec();
    let mut index: Value = serde_json::from_slice(&entries[0].1).expect("an index");
    change(&mut index);
    entries[0].1 = index.to_string().into_bytes();
    archive(&entries)
}

/// A small pack with one guest.
fn small_pack(folder: &Path, name: &str) -> PathBuf {
    let pack = folder.join(format!("{name}.pack"));
    let (output, guest) = (pack.to_str().expect("a plain path"), guest(name));
    let guest = guest.to_str().expect("a plain path");
    let built = Run::new(["pack", "build", "--name", "small", "--version", "1.0.0", "--output", output, guest]).go();
    assert_eq!(built.code, 0, "{built:?}");
    pack
}

fn said_of_pack(folder: &Path, bytes: &[u8]) -> String {
    let path = folder.join("corrupt.pack");
    std::fs::write(&path, bytes).expect("the folder can be written");
    let path = path.to_str().expect("a plain path");
    let private = left_out(&Run::new(["list", "checks", "--allow-unsigned", "--pack", path]).go());
    let core = refused(&Run::new(["list", "checks", "--allow-unsigned", "--core-pack", path]).go(), 5);
    assert_eq!(private, core);
    private.strip_prefix(&format!("{path}: ")).unwrap_or_else(|| panic!("no file in {private}")).to_owned()
}

#[test]
fn a_corrupt_pack_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = entries(&small_pack(folder.path(), "finds-nothing"));
    let component = "finds-nothing/check.wasm.zst";
    let position = whole.iter().position(|(path, _)| path == component).expect("it has a component");
    let changed = |change: &dyn Fn(&mut Entries)| {
        let mut entries = whole.clone();
        change(&mut entries);
        archive(&entries)
    };
    let extra = |path: &str, bytes: &[u8]| {
        let (path, bytes) = (path.to_owned(), bytes.to_vec());
        changed(&move |entries| entries.push((path.clone(), bytes.clone())))
    };
    let of_check = |change: &dyn Fn(&mut Value)| with_index(&whole, |index| change(&mut index["checks"][0]));
    for (bytes, expected) in [
        (
            changed(&|entries| entries[position].1[1000] ^= 1),
            format!("holds another `{component}` than the index says"),
        ),
        (changed(&|entries| drop(entries.remove(position))), format!("lacks `{component}`, which the index names")),
        (extra("index.json", &whole[0].1), "holds `index.json` twice, or the index does not name it".into()),
        (extra(component, b"x"), format!("holds `{component}` twice, or the index does not name it")),
        (extra("../../evil", b"x"), "names `../../evil`, which is no plain path".into()),
        (extra("evil\u{1b}[2J", b"x"), r"holds `evil\u{1b}[2J` twice, or the index does not name it".into()),
        (changed(&|entries| entries.swap(0, 1)), "is no pack: its first entry is not `index.json`".into()),
        (Vec::new(), "is no pack: it is empty".into()),
        (with_index(&whole, |index| index["format"] = json!("duo-doctor/pack@9")), {
            "has the format `duo-doctor/pack@9`, and this program reads `duo-doctor/pack@1`".into()
        }),
        (with_index(&whole, |index| index["name"] = json!("a\u{1b}[2J")), {
            r"has the name `a\u{1b}[2J`, which is not kebab-case".into()
        }),
        (with_index(&whole, |index| index["checks"] = json!([index["checks"][0], index["checks"][0]])), {
            "has two checks with the id `finds-nothing`".into()
        }),
        (of_check(&|check| check["component"]["path"] = json!("../evil")), {
            "names `../evil`, which is no plain path".into()
        }),
        (of_check(&|check| check["component"]["path"] = json!("/etc/evil")), {
            "names `/etc/evil`, which is no plain path".into()
        }),
        (of_check(&|check| check["component"] = check["interpreter"].clone()), {
            "names `finds-nothing/interpreter.cwasm.zst` twice".into()
        }),
        (of_check(&|check| check["component"]["held"]["bytes"] = json!(u64::MAX)), {
            format!("holds another `{component}` than the index says")
        }),
        (of_check(&|check| check["component"]["bytes"] = json!(1_000)), {
            format!("holds another `{component}` than the index says")
        }),
        (of_check(&|check| check["component"]["bytes"] = json!(u64::MAX)), {
            "says that its members have more than 1024 MiB".into()
        }),
        (of_check(&|check| check["description"]["id"] = json!("../x")), {
            "its check `../x`: the id `../x` is not kebab-case of at most 64 characters".into()
        }),
        (of_check(&|check| check["description"]["requires"] = json!(["finds-nothing"])), {
            "its check `finds-nothing`: it requires itself".into()
        }),
        (of_check(&|check| check["imports"] = json!(["\u{1b}[2J"])), {
            "its check `finds-nothing`: it imports what has no name".into()
        }),
    ] {
        assert_eq!(said_of_pack(folder.path(), &bytes), expected);
    }
    for (bytes, beginning) in [
        (archive(&whole)[..20_000].to_vec(), "is cut short, in `finds-nothing/"),
        (archive(&whole)[..100].to_vec(), "is no pack, or cut short: "),
        (b"text, of some length".to_vec(), "is no pack, or cut short: "),
        (vec![0xff; 4096], "is no pack, or cut short: "),
        (changed(&|entries| entries[0].1.truncate(50)), "has an index that cannot be read: EOF while parsing"),
        (
            with_index(&whole, |index| index["more"] = json!(1)),
            "has an index that cannot be read: unknown field `more`",
        ),
        (of_check(&|check| check["description"]["version"] = json!("1")), "has an index that cannot be read: "),
    ] {
        let said = said_of_pack(folder.path(), &bytes);
        assert!(said.starts_with(beginning), "{said}");
    }
    for (name, expected) in [("none", "cannot be read: No such file or directory (os error 2)"), (".", "is no file")] {
        let ran = Run::new(["list", "checks", "--core-pack", name]).folder(folder.path()).go();
        assert_eq!(refused(&ran, 5), format!("{name}: {expected}"));
    }
    let ran = Run::new(["pack", "build", "--name", "A B", "--version", "1.0.0", "--output", "b", component]).go();
    assert_eq!(refused(&ran, 5), "A B: is no name of a pack; write it in kebab-case");
}

/// A link, a folder or a device in an archive is nothing to read.
#[test]
fn a_pack_holds_plain_files_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = entries(&small_pack(folder.path(), "finds-nothing"));
    let mut archive = tar::Builder::new(Vec::new());
    for (index, (path, bytes)) in whole.iter().enumerate() {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if index == 1 {
            header.set_entry_type(tar::EntryType::Symlink);
            header.set_size(0);
            archive.append_link(&mut header, path, "/etc/passwd").expect("memory can be written");
        } else {
            archive.append_data(&mut header, path, bytes.as_slice()).expect("memory can be written");
        }
    }
    let bytes = archive.into_inner().expect("memory can be written");
    assert_eq!(said_of_pack(folder.path(), &bytes), format!("holds `{}`, which is no plain file", whole[1].0));
}

/// Compiled code does what it likes; that of a private pack is not loaded, the component is.
#[test]
fn compiled_code_of_a_private_pack_is_not_trusted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut entries = entries(&small_pack(folder.path(), "finds-nothing"));
    let foreign = b"\x7fELF what a stranger compiled".to_vec();
    let held = duo_doctor_pack::packed(&foreign, b"").expect("memory can be written");
    let path = "finds-nothing/interpreter.cwasm.zst";
    let place = entries.iter_mut().find(|(name, _)| name == path).expect("compiled code");
    place.1 = held.clone();
    let digest = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
    let bytes = with_index(&entries, |index| {
        index["checks"][0]["interpreter"] = json!({
            "path": path,
            "bytes": foreign.len(),
            "sha256": digest(&foreign),
            "held": { "bytes": held.len(), "sha256": digest(&held) },
        });
    });
    let pack = folder.path().join("private.pack");
    std::fs::write(&pack, bytes).expect("the folder can be written");
    let set_up = SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let all = ["--format", "json", "--allow-unsigned", "--pack", pack.to_str().expect("a plain path")];
    let ran = set_up.check(&configuration, all);
    assert_eq!(ran.code, 3, "{ran:?}");
    let report = ran.json();
    let check = report["checks"].as_array().expect("checks").iter().find(|check| check["id"] == "finds-nothing");
    let reason = &check.expect("it was run")["reason"];
    assert_eq!((&reason["kind"], &reason["problem"]), (&json!("garbage"), &json!("no finding at all")), "{reason}");
}

/// A private check under the id of a core check could speak in its place.
#[test]
fn a_private_pack_cannot_shadow_a_core_check() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = entries(&small_pack(folder.path(), "finds-nothing"));
    let bytes = with_index(&whole, |index| index["checks"][0]["description"]["id"] = json!("gateway-health"));
    let pack = folder.path().join("shadow.pack");
    std::fs::write(&pack, bytes).expect("the folder can be written");
    let ran = Run::new(["list", "checks", "--allow-unsigned", "--pack", pack.to_str().expect("a plain path")]).go();
    let expected = format!("{}: its check `gateway-health` has the name of a check of the vendor", pack.display());
    assert_eq!(left_out(&ran), expected);
}

#[test]
fn without_any_pack_the_program_says_what_it_lacks() {
    let folder = tempfile::tempdir().expect("a folder");
    let alone = folder.path().join("duo-doctor");
    std::fs::copy(program(), &alone).expect("the folder can be written");
    let output = std::process::Command::new(&alone).args(["list", "checks"]).env_clear().output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    let expected =
        "duo-doctor: there is no `core.pack` beside this program; copy it there, or name it with --core-pack\n";
    assert_eq!((output.status.code(), said.as_ref()), (Some(5), expected));
    // A private check alone is a set of checks too.
    let [flag, path] = component("finds-nothing");
    let output = std::process::Command::new(&alone).args(["list", "checks", &flag, &path]).env_clear().output();
    assert_eq!(output.expect("it starts").status.code(), Some(0));
}
