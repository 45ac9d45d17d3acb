//! Components that nobody could compile in a reasonable time or memory. What is foreign is compiled in a process of its
//! own, so that it ends with that one.

use std::iter::repeat_n;

use crate::support::set_up::SetUp;

/// The numbers of WebAssembly: seven bits in each byte.
fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).expect("seven bits");
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [&[id], number(content.len()).as_slice(), content].concat()
}

/// A component that holds a module with these functions, each without parameters and results.
fn component(functions: &[Vec<u8>]) -> Vec<u8> {
    let count = number(functions.len());
    let bodies = functions.iter().flat_map(|body| [number(body.len()), body.clone()]).flatten();
    let module = [
        b"\0asm\x01\0\0\0".to_vec(),
        section(1, b"\x01\x60\0\0"),
        section(3, &[count.clone(), vec![0; functions.len()]].concat()),
        section(10, &count.iter().copied().chain(bodies).collect::<Vec<u8>>()),
    ];
    [b"\0asm\x0d\0\x01\0".to_vec(), section(1, &module.concat())].concat()
}

/// Every loop in another one, and all of them go on with every local: a compiler keeps track of the product.
fn loops(locals: usize, depth: usize) -> Vec<u8> {
    let touched = (0..locals).flat_map(|local| {
        let local = number(local);
        [&[0x20], local.as_slice(), &[0x41, 1, 0x6a, 0x21], local.as_slice()].concat()
    });
    let body = [
        [&[1], number(locals).as_slice(), &[0x7f]].concat(),
        b"\x03\x40".repeat(depth),
        touched.collect(),
        b"\x41\0\x0d\0\x0b".repeat(depth),
        vec![0x0b],
    ];
    body.concat()
}

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
