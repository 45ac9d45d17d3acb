use std::path::Path;

use duo_doctor_pack::{Depth, Found, Keys, Origin, Pack, State, choose, open, open_inside};
use jiff::Timestamp;

use super::Desk;

fn keys() -> Keys {
    Keys::built_in(true).expect("the keys of this build")
}

/// A pack as it is read where the program carries it.
fn inside(bytes: Vec<u8>) -> Result<Pack, String> {
    open_inside(Path::new("duo-doctor"), Vec::leak(bytes), &keys()).map_err(|rejected| rejected.to_string())
}

#[test]
fn it_is_read_and_refused_as_a_file_is() {
    let desk = Desk::new();
    let file = desk.path(&desk.vendors("story", "1.0.0", &["watches", "passes-always"], &[]));
    let bytes = std::fs::read(&file).expect("a pack");
    let (of_file, of_program) =
        (open(&file, &keys(), Depth::Whole).expect("a pack"), inside(bytes.clone()).expect("one"));
    assert_eq!((&of_file.digest, of_file.publisher()), (&of_program.digest, of_program.publisher()));
    for (one, other) in of_file.plugins.iter().zip(&of_program.plugins) {
        assert_eq!(one.check.id(), other.check.id());
        assert_eq!(one.code.component().expect("code"), other.code.component().expect("code"));
    }
    // A byte of a component is seen when it is read, one of the index when the pack is opened.
    let last = bytes.iter().rposition(|byte| *byte != 0).expect("something is in it");
    let mut changed = bytes.clone();
    changed[last] ^= 1;
    let codes = inside(changed).expect("its index is whole").plugins;
    let broken = codes.iter().filter(|plugin| {
        let compiled = plugin.code.compiled(&of_file.index.code_version);
        plugin.code.component().is_err() || compiled.is_err()
    });
    assert_eq!(broken.count(), 1);
    let mut changed = bytes.clone();
    changed[600] ^= 1;
    assert!(inside(changed).is_err());
    assert!(inside(bytes[..bytes.len() - 1].to_vec()).expect_err("cut short").starts_with("duo-doctor: "));
}

#[test]
fn a_newer_one_from_anywhere_is_used_in_its_place() {
    let desk = Desk::new();
    let read = |version: &str, guest: &str| desk.path(&desk.vendors("story", version, &[guest], &[]));
    let (old, new) = (read("1.0.0", "watches"), read("1.1.0", "watches-closer"));
    let of_program = |file: &Path| Found {
        origin: Origin::Inside,
        path: "duo-doctor".into(),
        pack: Ok(inside(std::fs::read(file).expect("a pack")).expect("a pack")),
    };
    let used = |carried: &Path, origin: Origin, other: &Path| {
        let pack = open(other, &keys(), Depth::Whole);
        let other = Found { origin, path: "other".into(), pack };
        let chosen = choose(vec![of_program(carried), other], &Default::default(), false, Timestamp::now());
        assert!(chosen.refused.is_empty());
        let used = chosen.rows.into_iter().find(|row| matches!(row.state, State::Used { checks: 1, .. }));
        used.expect("one is used").path
    };
    for origin in [Origin::BuiltIn, Origin::Folder, Origin::Store, Origin::CommandLine] {
        assert_eq!(used(&old, origin, &new), "other", "{origin:?}");
        // What an earlier program left lying beside this one is older, and harmless.
        assert_eq!(used(&new, origin, &old), "duo-doctor", "{origin:?}");
        assert_eq!(used(&new, origin, &new), "other", "{origin:?}");
    }
}
