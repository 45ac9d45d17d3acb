//! The program from outside: what a user can see, and what a hostile guest or peer can do.

mod support;

/// Every folder of `plugins/`: names, messages, fixtures, declared needs.
mod catalogue;
/// Exit codes, formats, languages: the same answer in each.
mod outcome;
/// Every scenario of the simulated set-up ends in exactly its causes.
mod scenarios;
