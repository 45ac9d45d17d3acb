//! Every target on its corpus, and on some thousand mutations of it that are the same in every run.

mod mutation;

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;

use duo_doctor_fuzz::TARGETS;

use mutation::Mutations;

/// Inputs of a target: seconds, in a build for development.
const INPUTS: u64 = 3_000;

/// Targets whose inputs take a millisecond and more: they start threads, compress, or compile expressions.
const SLOW: [&str; 4] = ["certificate", "oci", "pack", "policy"];

/// Files of a corpus, and bytes of one: it is a beginning, what libFuzzer finds stays out of the tree.
const FILES: usize = 30;
const BYTES: usize = 16 * 1024;

fn folder(target: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target)
}

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = folder(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file can be read")).collect()
}

/// Runs a target; the input that it does not stand is shown as Rust writes it, so that it can become a test.
fn run(name: &str, target: fn(&[u8]), input: &[u8]) {
    assert!(catch_unwind(|| target(input)).is_ok(), "target `{name}` on b\"{}\"", input.escape_ascii());
}

fn replay(name: &str) {
    let target = match TARGETS.iter().find(|(known, _)| *known == name) {
        Some((_, target)) => *target,
        None if cfg!(feature = "engine") => panic!("`{name}` is no target"),
        None => return,
    };
    let corpus = corpus(name);
    assert!(!corpus.is_empty() && corpus.len() <= FILES, "{} files in corpus/{name}", corpus.len());
    assert!(corpus.iter().all(|input| input.len() <= BYTES), "a file of corpus/{name} is too large");
    corpus.iter().for_each(|input| run(name, target, input));
    let inputs = if SLOW.contains(&name) { INPUTS / 4 } else { INPUTS };
    let mut mutations = Mutations::new(&corpus);
    for _ in 0..inputs {
        run(name, target, &mutations.next());
    }
}

macro_rules! targets {
    ($($name:ident),+ $(,)?) => {
        $(#[test] fn $name() { replay(stringify!($name)); })+

        #[cfg(feature = "engine")]
        #[test]
        fn every_target_is_run_here_and_by_libfuzzer() {
            let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$(stringify!($name)),+]);
            let libfuzzer = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("libfuzzer");
            let manifest = fs::read_to_string(libfuzzer.join("Cargo.toml")).expect("there is a package for libFuzzer");
            for name in names {
                let file = libfuzzer.join(format!("fuzz_targets/{name}.rs"));
                let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                assert!(text.contains(&format!("duo_doctor_fuzz::{name}(data)")), "{}", file.display());
                assert!(manifest.contains(&format!("name = \"{name}\"\n")), "`{name}` is a program of libfuzzer/Cargo.toml");
            }
            let folders = fs::read_dir(folder("")).expect("there are corpora").count();
            assert_eq!(folders, TARGETS.len(), "a folder of corpus/ for each target");
        }
    };
}

targets!(address, certificate, config, index, log, messages, oci, pack, path, policy, recording, scrub, settings);
