//! What a guest can do: one file for each interface of `wit/`, and the gate that all calls pass.
//!
//! A call goes guest -> interface -> [`Gate`] -> policy -> live system or recording. Nothing here
//! opens a socket or a file without a [`Grant`](duo_doctor_model::policy::Grant) in the gate's hand.

pub mod connections;
pub mod environment;
mod gate;
pub mod grpc;
mod hostile;
pub mod http;
mod live;
pub mod logs;
mod progress;

use wasmtime::component::{HasData, Linker, ResourceTable};
use wasmtime_wasi::{WasiCtx, WasiCtxView, WasiView};

use crate::bindings::Check;
use crate::sandbox::{Captured, GuestClock, Limiter};

pub use gate::{Backend, Call, Gate, OverBudget, Waiting};
pub use hostile::{Case, Hostile};
pub use live::{Live, is_id};

/// All that belongs to one guest. Every capability is reached through the gate.
pub struct State {
    pub(crate) wasi: WasiCtx,
    pub(crate) table: ResourceTable,
    pub(crate) limiter: Limiter,
    pub(crate) clock: GuestClock,
    pub(crate) output: Captured,
    pub(crate) gate: Gate,
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.table }
    }
}

struct HasState;

impl HasData for HasState {
    type Data<'a> = &'a mut State;
}

/// Everything that a guest can import: WASI over an empty context, and the contract.
///
/// # Errors
/// Only where two interfaces clash: a fault of this program.
pub fn linker(engine: &wasmtime::Engine) -> wasmtime::Result<Linker<State>> {
    let mut linker = Linker::new(engine);
    wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
    Check::add_to_linker::<State, HasState>(&mut linker, |state| state)?;
    Ok(linker)
}
