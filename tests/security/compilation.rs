//! Components that nobody could compile in a reasonable time or memory. What is foreign is compiled in a process of its
//! own, so that it ends with that one.

use std::iter::repeat_n;

use crate::support::bombs::{component, loops};
use crate::support::set_up::SetUp;

fn is_refused(component: &[u8], limit: &str) {
    let set_up = SetUp::start("healthy");
    let file = set_up.folder().join("bomb.wasm");
    std::fs::write(&file, component).expect("the set-up's folder can be written");
    let file = file.display().to_string();
    let configuration = set_up.extended("", "");
    for engine in ["interpreter", "native"] {
        let arguments = ["gateway-health", "--component", &file, "--engine", engine, "--format", "json"];
        let ran = set_up.check(&configuration, arguments);
        assert_eq!(ran.code, 5, "{ran:?}");
        assert_eq!(ran.outcomes()["gateway-health"], "pass", "{ran:?}");
        let reason = format!("takes more than {limit} to compile, the limit for one of its size");
        assert!(ran.stderr.contains(&reason), "{ran:?}");
        assert_eq!(ran.json()["refused"][0]["reason"], reason);
    }
}

/// 3.6 MB that took 4.4 GB.
#[test]
fn a_component_of_a_million_functions_is_compiled_within_its_memory() {
    is_refused(&component(&vec![b"\0\x0b".to_vec(); 900_000]), "292 MiB");
}

/// 28 KB of which every loop goes on with every local.
#[test]
fn a_function_that_grows_with_its_square_is_compiled_within_its_memory() {
    is_refused(&component(&[loops(3_000, 300)]), "129 MiB");
}

/// Functions that each take a moment, and no more memory together than alone.
#[test]
fn a_component_is_compiled_within_its_time() {
    let functions: Vec<Vec<u8>> = repeat_n(loops(40, 200), 100).collect();
    is_refused(&component(&functions), "3 s");
}
