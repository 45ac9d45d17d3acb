//! Arguments in, exit code out; what only the program as it is shipped has.

use std::process::ExitCode;

/// musl's own allocator takes a lock and a search for every small piece, which makes a run take nearly twice the time.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// The vendor's pack, which `cargo xtask dist` puts here.
#[cfg(carries_pack)]
const PACK: Option<&[u8]> = Some(include_bytes!(env!("DUO_DOCTOR_PACK")));
#[cfg(not(carries_pack))]
const PACK: Option<&[u8]> = None;

fn main() -> ExitCode {
    ExitCode::from(duo_doctor::main(std::env::args_os(), PACK))
}
