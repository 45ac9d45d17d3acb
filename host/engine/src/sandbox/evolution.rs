//! The law of evolution: what is added to the contract disturbs no guest that was built before, and what a guest
//! lacks is named.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wasmtime::component::Component;

use super::{DESCRIBE_TIME, Mode, Sandbox, engine};
use crate::capability::{Backend, Gate};
use crate::record::Replay;
use duo_doctor_model::policy::Grant;
use duo_doctor_scrub::Scrubber;

fn frozen(sandbox: &Sandbox) -> Component {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/frozen/1.0.0/uses_everything.wasm");
    Component::from_file(sandbox.engine(), path).expect("a component")
}

#[tokio::test]
async fn an_added_function_disturbs_no_guest() {
    let mut sandbox = Sandbox::new(engine(Mode::Interpreter).expect("an engine")).expect("a sandbox");
    let component = frozen(&sandbox);
    let mut progress = sandbox.linker.instance("duo-doctor:check/progress@1.0.0").expect("it is lent");
    progress.func_wrap("percent", |_, _: (u8,)| Ok(())).expect("a name that is free");
    let loaded = sandbox.load(&component).expect("it was built for less");
    let gate = Gate::new(
        "describe",
        Grant::default(),
        Arc::new(Backend::Replay(Replay::empty())),
        Arc::new(Scrubber::default()),
        Instant::now(),
    );
    let (description, _) =
        sandbox.describe(&loaded, gate, DESCRIBE_TIME.max(Duration::from_secs(1))).await.expect("it says who it is");
    assert_eq!(description.id, "uses-everything");
}

/// What a removed function would do to guests: nobody may remove one, and this is what it would look like.
#[test]
fn a_missing_function_is_named() {
    let sandbox = Sandbox::new(engine(Mode::Interpreter).expect("an engine")).expect("a sandbox");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/frozen/1.0.0/uses_everything.wasm");
    let bytes = std::fs::read(path).expect("a component");
    // The same guest, asking for a function that no contract has: every name is replaced by one of the same length.
    let (old, new) = (b"waiting", b"missing");
    let mut changed = bytes.clone();
    for start in 0..bytes.len() - old.len() {
        if &bytes[start..start + old.len()] == old {
            changed[start..start + old.len()].copy_from_slice(new);
        }
    }
    let component = Component::from_binary(sandbox.engine(), &changed).expect("a component");
    let Err(broken) = sandbox.load(&component) else { panic!("it was linked") };
    let said = duo_doctor_wording::broken_in_english(&broken);
    assert!(said.contains("`missing` of `duo-doctor:check/progress@1.0.0`"), "{said}");
    assert!(said.contains("needs a newer duo-doctor than"), "{said}");
}
