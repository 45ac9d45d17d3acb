//! Runs checks: each in a sandbox of its own, where it reaches the world through one gate only.
//!
//! In reading order: [`load`] reads a component and asks it who it is; the [`runner`] runs a plan; each check gets a
//! [`sandbox`], and in it the [`capability`] gate, which asks policy, the live system or a [`record`]ing, and masks
//! what comes back. [`publish`] makes packs of components, and [`confirm`] asks those of a pack whether it is so.

pub mod bindings;
pub mod capability;
pub mod confirm;
mod convert;
pub mod load;
pub mod publish;
pub mod record;
pub mod runner;
pub mod sandbox;
