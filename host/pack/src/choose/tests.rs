use super::super::testing::{entry, index};
use super::super::{Entry, Signer};
use super::*;
use std::sync::Arc;

use bytes::Bytes;
use duo_doctor_model::testing::check;

use crate::Code;

/// A pack of checks, each with its version, as a publisher signed it.
fn pack(publisher: &Publisher, index: Index) -> Pack {
    let signer = (*publisher != Publisher::Local)
        .then(|| Signer { publisher: publisher.clone(), key: format!("key of {publisher}") });
    let plugin = |entry: &Entry| {
        let mut check = check(&entry.description.id, &[]);
        check.description = entry.description.clone();
        check.publisher = publisher.clone();
        check.source = format!("pack {} {}", index.name, index.version);
        check.digest.clone_from(&entry.component.sha256);
        Plugin { check: Arc::new(check), code: Code::Component(Bytes::new()) }
    };
    Pack {
        plugins: index.checks.iter().map(plugin).collect(),
        signer,
        path: String::new(),
        digest: String::new(),
        index,
    }
}

fn chosen(packs: Vec<(Origin, Pack)>) -> Chosen {
    let found = packs.into_iter().enumerate().map(|(number, (origin, pack))| Found {
        origin,
        path: format!("{number}.pack"),
        pack: Ok(pack),
    });
    choose(found.collect(), &BTreeMap::new(), false, Timestamp::UNIX_EPOCH)
}

fn checks(chosen: &Chosen) -> Vec<String> {
    let name = |check: &Check| format!("{} {} {}", check.id(), check.description.version, check.source);
    chosen.plugins.iter().map(|plugin| name(&plugin.check)).collect()
}

fn core(version: &str, checks: &[(&str, &str)]) -> Pack {
    let checks = checks.iter().map(|(id, version)| entry(id, version)).collect();
    pack(&Publisher::Vendor, index("core", version, checks))
}

#[test]
fn the_highest_version_of_each_check_is_run() {
    let built_in = core("1.0.0", &[("a", "1.0.0"), ("b", "1.2.0"), ("c", "1.0.0")]);
    let newer = core("1.1.0", &[("a", "1.1.0"), ("b", "1.1.0"), ("d", "1.0.0")]);
    let chosen = chosen(vec![(Origin::BuiltIn, built_in), (Origin::Store, newer)]);
    let expected =
        ["a 1.1.0 pack core 1.1.0", "b 1.2.0 pack core 1.0.0", "c 1.0.0 pack core 1.0.0", "d 1.0.0 pack core 1.1.0"];
    assert_eq!(checks(&chosen), expected);
    let State::Used { checks: 2, left } = &chosen.rows[0].state else { panic!("{:?}", chosen.rows[0]) };
    assert_eq!(left["a"], "1.1.0 of pack core 1.1.0 is used");
}

#[test]
fn a_newer_index_withdraws_a_check() {
    let built_in = core("1.0.0", &[("a", "1.0.0"), ("b", "1.0.0")]);
    let mut newer = core("1.1.0", &[("b", "1.0.0")]);
    newer.index.withdrawn.insert("a".into(), "asks too much".into());
    let chosen = chosen(vec![(Origin::BuiltIn, built_in), (Origin::Store, newer)]);
    assert_eq!(checks(&chosen), ["b 1.0.0 pack core 1.1.0"]);
    let State::Used { left, .. } = &chosen.rows[0].state else { panic!("{:?}", chosen.rows[0]) };
    assert_eq!(left["a"], "withdrawn by core 1.1.0: asks too much");
}

/// Only who published a check can take it back.
#[test]
fn a_private_pack_withdraws_and_revokes_nothing_of_the_vendor() {
    let built_in = core("1.0.0", &[("a", "1.0.0")]);
    let mut foreign = index("core", "9.0.0", vec![entry("x", "1.0.0")]);
    foreign.withdrawn.insert("a".into(), "I say so".into());
    foreign.revoked.insert("a 1.0.0".into());
    let foreign = pack(&Publisher::Named("example".into()), foreign);
    assert_eq!(checks(&chosen(vec![(Origin::BuiltIn, built_in), (Origin::Store, foreign)])).len(), 2);
}

#[test]
fn what_was_revoked_is_not_run() {
    let built_in = core("1.0.0", &[("a", "1.0.0"), ("b", "1.0.0")]);
    let mut newer = core("1.1.0", &[]);
    newer.index.revoked.insert("a 1.0.0".into());
    assert_eq!(
        checks(&chosen(vec![(Origin::BuiltIn, built_in.clone()), (Origin::Store, newer)])),
        ["b 1.0.0 pack core 1.0.0"]
    );
    // The store remembers it also after a rollback.
    let found = vec![Found { origin: Origin::BuiltIn, path: "core.pack".into(), pack: Ok(built_in) }];
    let remembered = BTreeMap::from([("vendor".to_owned(), BTreeSet::from(["b 1.0.0".to_owned()]))]);
    let chosen = choose(found, &remembered, false, Timestamp::UNIX_EPOCH);
    assert_eq!(checks(&chosen), ["a 1.0.0 pack core 1.0.0"]);
}

#[test]
fn a_private_pack_cannot_speak_for_the_vendor() {
    let mut shadow = index("mine", "1.0.0", vec![entry("a", "9.0.0")]);
    let example = Publisher::Named("example".into());
    let of_vendor = || (Origin::BuiltIn, core("1.0.0", &[("a", "1.0.0")]));
    let shadowed = chosen(vec![of_vendor(), (Origin::Store, pack(&example, shadow.clone()))]);
    assert_eq!(checks(&shadowed), ["a 1.0.0 pack core 1.0.0"]);
    assert_eq!(shadowed.refused[0].reason, "its check `a` has the name of a check of the vendor");
    shadow.checks = vec![entry("mine", "1.0.0")];
    shadow.checks[0].description.codes = vec!["DUO4103".into()];
    let coded = chosen(vec![of_vendor(), (Origin::Store, pack(&example, shadow))]);
    assert_eq!(coded.plugins.len(), 1);
    assert!(coded.refused[0].reason.contains("codes with DUO are the vendor's"), "{:?}", coded.refused);
}

#[test]
fn two_publishers_cannot_have_one_name() {
    let mine =
        |publisher: &str| pack(&Publisher::Named(publisher.into()), index("mine", "1.0.0", vec![entry("m", "1.0.0")]));
    let chosen = chosen(vec![(Origin::Store, mine("one")), (Origin::Store, mine("two"))]);
    assert_eq!(chosen.plugins.len(), 1);
    assert_eq!(chosen.plugins[0].check.publisher, Publisher::Named("one".into()));
    assert_eq!(chosen.refused.len(), 1);
}

#[test]
fn an_expired_pack_is_refused() {
    let mut old = core("1.0.0", &[("a", "1.0.0")]);
    old.index.expires = Some(Timestamp::UNIX_EPOCH);
    let found = |pack| vec![Found { origin: Origin::Folder, path: "core.pack".into(), pack: Ok(pack) }];
    let refused = choose(found(old.clone()), &BTreeMap::new(), false, Timestamp::UNIX_EPOCH);
    assert!(refused.plugins.is_empty() && refused.refused[0].reason.contains("has expired"));
    let offline = choose(found(old), &BTreeMap::new(), true, Timestamp::UNIX_EPOCH);
    assert_eq!(offline.plugins.len(), 1);
    assert!(offline.rows[0].warning.is_some());
}

/// A component is refused for what a private pack is refused for.
#[test]
fn a_component_cannot_speak_for_another_check() {
    let component = |id: &str, code: &str| {
        let mut check = check(id, &[]);
        check.description.codes = vec![code.into()];
        check.publisher = Publisher::Local;
        check.source = "it.wasm".into();
        Plugin { check: Arc::new(check), code: Code::Component(Bytes::new()) }
    };
    let add = |id: &str, code: &str, codes: VendorCodes| {
        let mut chosen = chosen(vec![(Origin::BuiltIn, core("1.0.0", &[("a", "1.0.0"), ("c", "1.0.0")]))]);
        chosen.add(component(id, code), codes).map(|()| checks(&chosen)).map_err(|refused| refused.reason)
    };
    let refused = VendorCodes::Refused;
    assert_eq!(add("b", "RED-1", refused).map(|checks| checks[1].clone()), Ok("b 1.0.0 it.wasm".to_owned()));
    assert_eq!(add("a", "RED-1", refused), Err("its check `a` has the name of a check of the vendor".into()));
    let code = "its check `b` has the code `DUO4103`, and codes with DUO are the vendor's";
    assert_eq!(add("b", "DUO4103", refused), Err(code.into()));
    assert!(add("b", "DUO4103", VendorCodes::Allowed).is_ok());
}
