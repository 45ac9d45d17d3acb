//! What must hold of the readers of untrusted input, whatever they are given: one function a target. libFuzzer drives
//! them (`cargo xtask fuzz`), and `tests/replay.rs` does, shortly, wherever the tests run.
//!
//! A target panics where something does not hold. Where it can, it compares with a plain second reading of the same
//! rule that shares nothing with the code under test.

mod address;
#[cfg(feature = "engine")]
mod certificate;
mod config;
mod file;
mod index;
mod log;
mod messages;
mod naive;
mod oci;
mod pack;
mod path;
mod policy;
#[cfg(feature = "engine")]
mod recording;
mod scrub;
mod settings;

pub use address::address;
#[cfg(feature = "engine")]
pub use certificate::certificate;
pub use config::config;
pub use index::index;
pub use log::log;
pub use messages::messages;
pub use oci::oci;
pub use pack::pack;
pub use path::path;
pub use policy::policy;
#[cfg(feature = "engine")]
pub use recording::recording;
pub use scrub::scrub;
pub use settings::settings;

/// A name, and what is given to it.
pub type Target = (&'static str, fn(&[u8]));

/// Every target, by the name of its folder in `corpus/` and of its file in `libfuzzer/fuzz_targets/`.
pub const TARGETS: &[Target] = &[
    ("address", address),
    #[cfg(feature = "engine")]
    ("certificate", certificate),
    ("config", config),
    ("index", index),
    ("log", log),
    ("messages", messages),
    ("oci", oci),
    ("pack", pack),
    ("path", path),
    ("policy", policy),
    #[cfg(feature = "engine")]
    ("recording", recording),
    ("scrub", scrub),
    ("settings", settings),
];
