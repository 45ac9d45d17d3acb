//! Everything that a pack must not be: refused in one sentence with exit code 5.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::{Desk, development_key, text};
use crate::support::entries;

pub(crate) fn write(path: &Path, members: &[(String, Vec<u8>)]) {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        header.set_path(name).expect("a plain path");
        header.set_cksum();
        archive.append(&header, bytes.as_slice()).expect("memory can be written");
    }
    std::fs::write(path, archive.into_inner().expect("memory can be written")).expect("the desk can be written");
}

/// A changed bit is seen wherever it is: headers, padding, index, signature, code, the end. Positions are spread over
/// the whole file, and every one around the borders of members is among them.
#[test]
fn a_flipped_bit_is_seen_wherever_it_is() {
    let desk = Desk::new();
    let pack = desk.path(&desk.vendors("core", "1.0.0", &["watches"], &[]));
    let whole = std::fs::read(&pack).expect("there is a pack");
    let keys = duo_doctor_pack::Keys::built_in(true).expect("the keys of this build");
    let open = |path: &Path| duo_doctor_pack::open(path, &keys, duo_doctor_pack::Depth::Whole);
    open(&pack).expect("it is whole");
    let mut positions: Vec<usize> = (0..whole.len()).step_by(whole.len() / 300).collect();
    let mut border = 0;
    for (_, bytes) in entries(&pack) {
        // The header in steps that no field is shorter than, the first and last bytes of the contents, the padding.
        positions.extend((border..border + 512).step_by(8));
        let end = border + 512 + bytes.len();
        let next = end.next_multiple_of(512);
        positions.extend([border + 512, end - 1, end.min(next - 1), next - 1]);
        border = next;
    }
    positions.extend((border..whole.len()).step_by(64));
    positions.push(whole.len() - 1);
    let flipped = desk.path("flipped.pack");
    for position in positions {
        let mut bytes = whole.clone();
        bytes[position] ^= 1 << (position % 8);
        std::fs::write(&flipped, &bytes).expect("the desk can be written");
        // What only the comment of the signature says is not signed, and says nothing.
        if let Ok(opened) = open(&flipped) {
            let signature = &entries(&pack)[1].1;
            let comment = signature.iter().position(|byte| *byte == b'\n').expect("it has lines");
            let start = whole.windows(signature.len()).position(|window| window == signature).expect("it is there");
            assert!((start..start + comment).contains(&position), "byte {position} of {}: {opened:?}", whole.len());
        }
    }
    // The same through the program, once for each kind of place.
    for position in [100, 600, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[position] ^= 1;
        std::fs::write(&flipped, &bytes).expect("the desk can be written");
        for verb in [
            &["pack", "verify", "flipped.pack"][..],
            &["pack", "add", "flipped.pack", "--yes"],
            &["list", "checks", "--pack", "flipped.pack"],
        ] {
            desk.refused(verb);
        }
    }
}

/// Code is compared when it is loaded, also that of a pack which was whole when it was taken up.
#[test]
fn code_that_is_changed_in_the_store_is_not_run() {
    let desk = Desk::new();
    let pack = desk.vendors("story", "1.0.0", &["watches"], &[]);
    desk.does(&["pack", "add", &pack, "--yes"]);
    let stored = desk.path("store/packs/vendor.story.1.0.0.pack");
    let mut bytes = std::fs::read(&stored).expect("it was added");
    let last = bytes.len() - 3000;
    bytes[last] ^= 1;
    std::fs::write(&stored, bytes).expect("the store can be written");
    let set_up = crate::support::set_up::SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let ran = desk.run(&["check", "--config", text(&configuration), "watches"]);
    assert_eq!(ran.code, 5, "{ran:?}");
    assert!(ran.stdout.contains("its pack has been changed"), "{ran:?}");
    // Another pack in its place is no better.
    let older = desk.vendors("story", "0.9.0", &["watches"], &[]);
    std::fs::copy(desk.path(&older), &stored).expect("the store can be written");
    let ran = desk.run(&["check", "--config", text(&configuration), "watches"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (5, ""), "{ran:?}");
    assert!(ran.stderr.contains("is not the pack that was added under this name\n"), "{ran:?}");
}

#[test]
fn what_another_pack_brings_is_refused() {
    let desk = Desk::new();
    let one = desk.path(&desk.vendors("one", "1.0.0", &["watches"], &[]));
    let other = desk.path(&desk.vendors("other", "1.0.0", &["watches-closer"], &[]));
    let (members_of_one, members_of_other) = (entries(&one), entries(&other));
    let mixed = desk.path("mixed.pack");
    for (index, what) in members_of_one.iter().map(|(name, _)| name).enumerate().skip(1) {
        let mut mix = members_of_one.clone();
        mix[index].1.clone_from(&members_of_other[index].1);
        if mix == members_of_one {
            continue;
        }
        write(&mixed, &mix);
        let sentence = desk.refused(&["pack", "verify", "mixed.pack"]);
        let expected = match what.as_str() {
            "index.json.minisig" => "mixed.pack: is not what the key `development` signed".to_owned(),
            name => format!("mixed.pack: holds another `{name}` than the index says"),
        };
        assert_eq!(sentence, expected);
    }
    // Compiled code of another build is left alone, and the component is compiled anew.
    let mut foreign = members_of_one;
    let index = String::from_utf8(foreign[0].1.clone()).expect("an index is text");
    let code_version = index.lines().find(|line| line.contains("code-version")).expect("it says so").to_owned();
    foreign[0].1 = index.replace(&code_version, "  \"code-version\": \"another\",").into_bytes();
    foreign.remove(1);
    write(&mixed, &foreign);
    desk.does(&["pack", "sign", "mixed.pack", "--key", &development_key()]);
    let set_up = crate::support::set_up::SetUp::start("healthy");
    let configuration = set_up.extended("", "");
    let ran = desk.run(&["check", "--config", text(&configuration), "--pack", "mixed.pack", "watches"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}

/// Only a look at the whole compiles patterns; where nobody looked, the first text that is looked up does.
#[test]
fn a_signature_that_is_no_pattern_is_refused() {
    let desk = Desk::new();
    let pack = desk.path(&desk.vendors("one", "1.0.0", &["watches"], &[]));
    let mut members = entries(&pack);
    let mut index: serde_json::Value = serde_json::from_slice(&members[0].1).expect("an index is JSON");
    let description = &mut index["checks"][0]["description"];
    let code = description["codes"][0].clone();
    description["signatures"] = serde_json::json!([{ "code": code, "pattern": "(" }]);
    members[0].1 = serde_json::to_vec_pretty(&index).expect("JSON");
    members.remove(1);
    write(&desk.path("faulty.pack"), &members);
    desk.does(&["pack", "sign", "faulty.pack", "--key", &development_key()]);
    for verb in [&["pack", "add", "faulty.pack", "--yes"][..], &["list", "checks", "--pack", "faulty.pack"]] {
        let sentence = desk.refused(verb);
        assert!(sentence.contains("the signature `(` of "), "{sentence}");
        assert!(sentence.ends_with("is no regular expression"), "{sentence}");
    }
}

#[test]
fn an_untrusted_key_is_named() {
    let desk = Desk::new();
    desk.does(&["pack", "keygen", "stranger", "--no-password"]);
    let pack = desk.built("own", "1.0.0", &["watches"], &["--key", "stranger.key"]);
    let why = "which is not trusted; put the publisher's public key";
    for verb in ["verify", "add"] {
        let sentence = desk.refused(&["pack", verb, &pack]);
        assert!(sentence.contains(why), "{sentence}");
    }
    // Whoever is to trust somebody looks first.
    let verified = desk.run(&["pack", "verify", &pack]).stdout;
    assert!(verified.contains("its components say the same; nobody vouches for it"), "{verified}");
    let shown = desk.does(&["pack", "inspect", &pack]);
    assert!(
        shown.starts_with("pack own 1.0.0, 1 checks\nnobody vouches for what it says: it is signed with"),
        "{shown}"
    );
    assert!(shown.contains(why) && shown.contains("\nwatches 1.0.0 "), "{shown}");
    let unsigned = desk.built("unsigned", "1.0.0", &["watches"], &[]);
    assert_eq!(desk.refused(&["pack", "verify", &unsigned]), format!("{unsigned}: is not signed"));
    let shown = desk.does(&["pack", "inspect", &unsigned]);
    assert!(shown.contains("nobody vouches for what it says: it is not signed\n"), "{shown}");
    // A stranger's signature over something else is seen only by who has the key, and then there is nothing to look at.
    let mut members = entries(&desk.path(&pack));
    members[0].1.push(b' ');
    write(&desk.path("forged.pack"), &members);
    desk.does(&["pack", "inspect", "forged.pack"]);
    std::fs::create_dir_all(desk.path("keys")).expect("the desk can be written");
    std::fs::copy(desk.path("stranger.pub"), desk.path("keys/stranger.pub")).expect("the desk can be written");
    for verb in ["verify", "inspect"] {
        let sentence = desk.refused(&["pack", verb, "forged.pack"]);
        assert!(sentence.ends_with("is not what the key `stranger` signed"), "{sentence}");
    }
    std::fs::remove_file(desk.path("keys/stranger.pub")).expect("it is there");
    let refused = desk.run(&["pack", "list", "--pack", &pack]);
    assert_eq!(refused.code, 5, "{refused:?}");
    assert!(refused.stdout.contains("refused"), "{refused:?}");
}

#[test]
fn a_pack_that_is_old_expired_or_revoked_is_refused() {
    let desk = Desk::new();
    let newest = desk.vendors("story", "1.1.0", &["watches"], &[]);
    desk.does(&["pack", "add", &newest, "--yes"]);
    let older = desk.vendors("story", "1.0.0", &["watches"], &[]);
    let sentence = desk.refused(&["pack", "add", &older, "--yes"]);
    assert!(sentence.contains("is story 1.0.0, older than 1.1.0, which was here"), "{sentence}");
    let changed = desk.vendors("story", "1.1.0", &["watches-closer"], &[]);
    let sentence = desk.refused(&["pack", "add", &changed, "--yes"]);
    assert!(sentence.contains("a publisher never changes a version"), "{sentence}");

    let expired = desk.vendors("story", "1.2.0", &["watches"], &["--expires", "2026-01-01T00:00:00Z"]);
    for verb in [&["pack", "add", expired.as_str(), "--yes"][..], &["list", "checks", "--pack", &expired]] {
        let sentence = desk.refused(verb);
        assert!(sentence.contains("has expired on 2026-01-01T00:00:00Z"), "{sentence}");
    }
    let offline = desk.run(&["list", "checks", "--pack", &expired, "--offline"]);
    assert_eq!(offline.code, 0, "{offline:?}");
    assert!(offline.stderr.contains("has expired on 2026-01-01"), "{offline:?}");

    let component = std::fs::read(crate::support::guest("watches")).expect("the guest was built");
    let digest = hex::encode(Sha256::digest(component));
    let revoking = desk.vendors("story", "1.3.0", &["looks-further"], &["--revoke", &digest]);
    desk.does(&["pack", "add", &revoking, "--yes"]);
    let again = desk.vendors("story", "1.4.0", &["watches"], &[]);
    let sentence = desk.refused(&["pack", "add", &again, "--yes"]);
    assert!(sentence.contains("holds `watches` 1.0.0, which its publisher has revoked"), "{sentence}");
    // Going back does not bring it back either.
    desk.does(&["pack", "rollback", "story", "--to", "1.1.0"]);
    assert!(desk.checks().is_empty(), "{:?}", desk.checks());
}

/// Entries without number and files without end are refused before they are read.
#[test]
fn what_is_too_much_is_refused_early() {
    let desk = Desk::new();
    let many: Vec<(String, Vec<u8>)> = (0..20_000).map(|number| (format!("{number}"), Vec::new())).collect();
    write(&desk.path("many.pack"), &many);
    assert_eq!(desk.refused(&["pack", "verify", "many.pack"]), "many.pack: has more than 16000 members");
    let huge = std::fs::File::create(desk.path("huge.pack")).expect("the desk can be written");
    huge.set_len(2 * 1024 * 1024 * 1024).expect("a file with a hole");
    assert_eq!(
        desk.refused(&["pack", "verify", "huge.pack"]),
        "huge.pack: is larger than 1024 MiB, the limit of a pack"
    );
    // Says that it is larger than the archive.
    let pack = desk.path(&desk.vendors("one", "1.0.0", &["watches"], &[]));
    let mut bytes = std::fs::read(&pack).expect("there is a pack");
    let mut header = tar::Header::new_ustar();
    header.set_path("index.json").expect("a plain path");
    header.set_size(8 * 1024 * 1024 * 1024 - 1);
    header.set_mode(0o644);
    header.set_cksum();
    bytes[..512].copy_from_slice(header.as_bytes());
    std::fs::write(desk.path("liar.pack"), bytes).expect("the desk can be written");
    assert_eq!(desk.refused(&["pack", "verify", "liar.pack"]), "liar.pack: is cut short, in `index.json`");
}
