//! Attacks whose parts are each within their limit: their product is bounded too, and the program says what became of
//! it. What they cost is measured by `cargo xtask bench attacks`; here it has only to be far from what was.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use crate::support::products::{Attack, Ground, attacks};
use crate::support::set_up::SetUp;
use crate::support::spent::{Spent, spend};
use crate::support::{guest, program};

/// MiB that each may take in all; they took gigabytes.
const PEAK: f64 = 512.0;

/// CPU seconds after which the system ends a process: each took tens, and this build is slow.
const CPU: u64 = 120;

/// Where the time of a check is over before anything else is depends on what else the machine does.
const INCOMPLETE: &str = "\"verdict\": \"incomplete\"";

/// How an attack ends: exit code, and what is said on standard output or standard error.
const ENDS: [(&str, i32, &str); 11] = [
    ("messages x findings x steps x languages", 3, "\"outcome\": \"unknown\""),
    ("layers x one blob", 5, "is larger than 1024 MiB"),
    ("a manifest without end", 5, "sends a manifest larger than 4 MiB"),
    ("functions x their place", 5, "takes more than 292 MiB to compile"),
    ("locals x loops", 5, "to compile, the limit for one of its size"),
    ("findings x edges x checks", 1, "\"outcome\": \"fail\""),
    ("answers in hand x checks", 3, INCOMPLETE),
    ("answers x a recording", 3, INCOMPLETE),
    ("a recording, read again", 6, "the recording has no answer to http.send"),
    ("the name of a tar's entry", 5, "holds `././@LongLink`, which is no plain file"),
    ("signatures x lines", 0, "were not asked: together they take more than 4 MiB"),
];

fn run(set_up: &SetUp, arguments: &[String]) -> (Option<i32>, String, Spent) {
    let said = set_up.folder().join("said");
    let file = std::fs::File::create(&said).expect("the folder can be written");
    let mut command = Command::new("sh");
    // A limit of the system ends what no limit of the program did.
    command.arg("-c").arg(format!("ulimit -t {CPU}; exec \"$0\" \"$@\"")).arg(program()).args(arguments);
    command.env_clear().env("DUO_DOCTOR_LANG", "en").stdin(Stdio::null());
    command.stdout(file.try_clone().expect("it can be written twice")).stderr(file);
    let (code, spent) = spend(&mut command).expect("the program can be started");
    (code, std::fs::read_to_string(said).expect("the program prints UTF-8"), spent)
}

#[test]
fn no_product_of_what_is_allowed_exhausts_anything() {
    let set_up = SetUp::start("healthy");
    let configuration = set_up.configuration();
    let components = guest("one-finding").parent().expect("it lies in a folder").to_owned();
    let ground = Ground { folder: set_up.folder(), configuration: &configuration, components: &components };
    let ends: BTreeMap<&str, (i32, &str)> = ENDS.into_iter().map(|(name, code, said)| (name, (code, said))).collect();
    let attacks = attacks(&ground);
    assert!(attacks.iter().map(|attack| attack.name).eq(ENDS.iter().map(|(name, ..)| *name)));
    let mut wrong = Vec::new();
    for Attack { name, attack, normal } in &attacks {
        let (code, said, spent) = run(&set_up, attack);
        let (_, _, usual) = run(&set_up, normal);
        // Shown by `--no-capture`; the numbers that count are those of the optimised program.
        println!(
            "{name:40} {:6.0} s {:6.2} CPU s beside {:5.2}, {:4.0} MiB beside {:3.0}",
            spent.wall / 1e3,
            spent.cpu / 1e3,
            usual.cpu / 1e3,
            spent.peak,
            usual.peak
        );
        let (expected, words) = ends[name];
        if code != Some(expected) || !said.contains(words) || spent.peak > PEAK {
            let end: String = said.chars().take(600).collect();
            wrong.push(format!("{name}: {code:?} {spent:?} {end}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
