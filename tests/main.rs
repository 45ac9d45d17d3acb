//! The program from outside: what a user can see, and what a hostile guest or peer can do.

mod support;

/// The house as it is drawn: crates, what is pure, one direction.
mod architecture;
/// Every folder of `plugins/`: names, messages, fixtures, declared needs.
mod catalogue;
/// Private checks from the first line to the verdict, in three languages; the tutorial.
mod check_kit;
/// The contract: its reference, and guests of its released versions.
mod contract;
/// Documents: every command in them works.
mod documents;
/// What each check rests on: statements with versions, source and day.
mod facts;
/// What a person reads, to the character.
mod golden;
/// Wrong input: one sentence that says what, where and what to do, and the right exit code.
mod input;
/// What the program says of itself: help, versions, completions, the manual.
mod itself;
/// Laws that hold of whole runs.
mod laws;
/// Every number that bounds something, and the test that crosses it.
mod limits;
/// The checks of models against a real LiteLLM proxy.
mod litellm;
/// A log of 200 MB: counted exactly, read once.
mod logs;
/// Without a system to examine: texts, logs, plans.
mod offline;
/// Exit codes, formats, languages: the same answer in each.
mod outcome;
/// Packs: signatures, sources, updates, attacks.
mod packs;
/// Proxies and their exceptions, the program's and the gateway's.
mod proxies;
/// Every check's component against its recordings, which hold nothing that a check was not granted.
mod recordings;
/// Every scenario of the simulated set-up ends in exactly its causes.
mod scenarios;
/// The sections of GitLab's troubleshooting page: their checks, scenarios and texts.
mod sections;
/// What somebody hostile can do, by threat.
mod security;
/// Texts that people paste: their pages, and the branches of these.
mod signatures;
/// Logs without a run lead where the run leads.
mod texts;
/// What is said to people: links, and Japanese in the words of GitLab.
mod words;
