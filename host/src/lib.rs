//! duo-doctor finds out why GitLab Duo Self-Hosted does not work.
//!
//! In reading order: a [`config`] names endpoints, settings and logs; [`pack`]s and single
//! components give [`plugin`]s, the checks; the [`runner`] makes a plan of them, asks [`policy`]
//! what each may use, and runs each in its own [`sandbox`], where it reaches the world through the
//! [`capability`] gate only; [`diagnosis`] finds the causes among the findings; a [`report`] says
//! so in the user's [`wording`]. `cli` puts these together.

pub mod bindings;
pub mod capability;
pub mod check_kit;
pub mod cli;
pub mod config;
mod convert;
pub mod description;
pub mod diagnosis;
pub mod finding;
pub mod log_search;
pub mod oci;
pub mod outcome;
pub mod pack;
pub mod plugin;
pub mod policy;
pub mod record;
pub mod report;
pub mod runner;
pub mod sandbox;
pub mod scrub;
pub mod settings;
pub mod signatures;
pub mod triage;
pub mod wording;
