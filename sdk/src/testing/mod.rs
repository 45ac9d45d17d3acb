//! For the tests of a check: `judge` over fixture files ([`cases()`]), and the built component against
//! a recording ([`replay()`]).
//!
//! A fixture is `fixtures/NAME.json` in the check's folder. One of them, mostly the healthy one, has all facts:
//!
//! ```json
//! {
//!   "facts": { "healthz": { "response": { "body": {}, "status": 200 } } },
//!   "expected": [{ "code": "DUO3100", "outcome": "pass" }]
//! }
//! ```
//!
//! The others say which one they are `like` (a file of the same folder, which may be like a third), and what is not as
//! there:
//!
//! ```json
//! {
//!   "like": "healthy",
//!   "facts": { "healthz": { "failure": { "kind": "refused" }, "response": null } },
//!   "expected": [{
//!     "code": "DUO3101", "outcome": "fail", "severity": "critical",
//!     "steps": ["ai-gateway-host instruction", "verify gateway-health"],
//!     "evidence": ["http ai-gateway GET /monitoring/healthz"]
//!   }]
//! }
//! ```
//!
//! `facts` are then a JSON merge patch (RFC 7386): objects are merged, `null` removes, anything else replaces. Lists are
//! replaced too, unless the patch has an object for a list: that changes single elements, each named by its `predicate`
//! or `name`, or by its place from 0: `{ "models": { "0": { "chat": null } } }`. A check sees no difference between a
//! member that is `null` and one that is not there.
//!
//! The `body` of a `response` may be given as JSON; the check sees its compact text with sorted keys. A patch changes
//! that JSON, also where the base has it as a text.
//!
//! `expected` lists every finding in order. `code` and `outcome` must be given, for a fail and a warn also `severity`;
//! `subject` is empty unless given. `confidence`, single `args`, all `steps` and all `evidence` are compared where they
//! are given. A step is its place and what is done: `gitlab-ui instruction`, `verify gateway-health`,
//! `ai-gateway-host SSL_CERT_FILE = {ca}`, `ai-gateway-host docker: docker restart {container} (interrupts)`. Evidence is
//! its source, or `{ "source": …, "text": … }`. For each code that fails or warns, every list of steps that
//! it has is stated in one fixture, and the evidence in one.
//!
//! Nobody has to write all that: `UPDATE=1 cargo test` takes what `judge` says as expected, with as much detail as the
//! fixture stated before, and writes the files in their one form; a file with all facts becomes the patch that it is.
//! What it changed is then to be read in the difference of the versions.

mod body;
mod branches;
mod cases;
mod expected;
mod facts;
mod fixture;
mod layout;
mod like;
mod patch;
mod reasons;
mod replay;
mod shown;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use crate::Check;
use cases::Mode;
pub use replay::replay;

/// Runs `judge` over every file in the check's `fixtures` folder; with `UPDATE=1` in the environment it rewrites them.
///
/// # Panics
/// Where a fixture differs, with the file's name and both sides; where a file is not a fixture; and where no fixture
/// shows a pass, a fail or warn, and an unknown, each code of `describe`, and the steps and the evidence of each code
/// that fails.
pub fn cases<C: Check>() {
    run::<C>(false);
}

/// As [`cases()`], and every file must be in its one form: for a repository of many checks.
///
/// # Panics
/// As [`cases()`], and where a file would be written in another way.
pub fn cases_in_one_form<C: Check>() {
    run::<C>(true);
}

fn run<C: Check>(one_form: bool) {
    let mode = match std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        true => Mode::Update,
        false => Mode::Compare { one_form },
    };
    if let Err(problems) = cases::run::<C>(&crate_folder().join("fixtures"), mode) {
        panic!("\n{}", problems.join("\n"));
    }
}

fn crate_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo test sets CARGO_MANIFEST_DIR").into()
}
