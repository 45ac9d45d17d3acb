//! The engine, made in one place: builder and runner of packs must agree on every setting.

use std::sync::OnceLock;
use std::time::Duration;

use anyhow::Context as _;
use wasmtime::{Config, Engine, ModuleVersionStrategy};

/// How components are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Interpreted: needs no executable memory and little address space.
    #[default]
    Interpreter,
    /// Compiled to machine code.
    Native,
}

impl Mode {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Interpreter => "interpreter",
            Self::Native => "native",
        }
    }
}

/// How often a running guest is looked at; the CPU limit is two hundred times that.
const EPOCH: Duration = Duration::from_millis(10);

/// Stack of the guest; what is left of [`HOST_STACK`] is for host functions.
const GUEST_STACK: usize = 512 * 1024;

/// Stack of the fiber that a guest runs on. One for each running check.
const HOST_STACK: usize = 1024 * 1024;

/// Address space that a memory takes beyond its size when it grows.
const GROWTH: u64 = 1024 * 1024;

/// What runs components.
pub const WASMTIME: &str = "48.0.8";

/// Names what compiled code depends on: it is loaded by exactly the build that made it.
/// The revision counts changes of the settings below.
#[must_use]
pub fn code_version() -> String {
    const SETTINGS_REVISION: u32 = 2;
    format!("duo-doctor-{}-wasmtime-{WASMTIME}-settings-{SETTINGS_REVISION}", env!("CARGO_PKG_VERSION"))
}

/// The engine of this process for a mode. One thread ticks for both.
///
/// # Errors
/// Where the machine refuses it, for example executable memory for [`Mode::Native`].
pub fn engine(mode: Mode) -> anyhow::Result<Engine> {
    static INTERPRETER: OnceLock<Engine> = OnceLock::new();
    static NATIVE: OnceLock<Engine> = OnceLock::new();
    let place = match mode {
        Mode::Interpreter => &INTERPRETER,
        Mode::Native => &NATIVE,
    };
    if let Some(engine) = place.get() {
        return Ok(engine.clone());
    }
    let engine = new(mode)?;
    Ok(place.get_or_init(|| engine).clone())
}

fn new(mode: Mode) -> anyhow::Result<Engine> {
    let mut config = Config::new();
    if mode == Mode::Interpreter {
        config.target("pulley64").map_err(plain).context("this build has no interpreter")?;
    }
    config
        .module_version(ModuleVersionStrategy::Custom(code_version()))
        .map_err(plain)?
        .epoch_interruption(true)
        // A trap is reported by its kind; tables that lead from code back to its source are half of a pack.
        .generate_address_map(false)
        .wasm_backtrace_max_frames(None)
        .wasm_component_model(true)
        .relaxed_simd_deterministic(true)
        .max_wasm_stack(GUEST_STACK)
        .async_stack_size(HOST_STACK)
        .memory_reservation(0)
        .memory_guard_size(0)
        .guard_before_linear_memory(false)
        .memory_reservation_for_growth(GROWTH);
    let engine = Engine::new(&config).map_err(plain).context("the engine does not start")?;
    let ticking = engine.weak();
    let name = format!("epoch-{}", mode.name());
    let ticker = move || {
        while let Some(engine) = ticking.upgrade() {
            engine.increment_epoch();
            drop(engine);
            std::thread::sleep(EPOCH);
        }
    };
    std::thread::Builder::new().name(name).spawn(ticker).context("no thread for the engine's clock")?;
    Ok(engine)
}

/// wasmtime's errors are a type of their own.
fn plain(error: wasmtime::Error) -> anyhow::Error {
    anyhow::Error::msg(format!("{error:#}"))
}
