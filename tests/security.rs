//! What somebody hostile can do, by threat. Attacks on packs and registries stand with the packs, in `packs::*`.

/// Components that nobody could compile.
mod compilation;
/// A kill at any moment; a crash.
mod crashes;
/// The table of attacks: what holds each, and the test that shows it.
mod evidence;
/// Guests that misbehave beside the core checks: no other check suffers, no run is healthy.
mod guests;
/// Places with little memory, few processes, without `/proc` or a home.
mod places;
/// Limits that hold one by one, and their products.
mod products;
/// No secret appears anywhere: reports, recordings, errors, the memory of a guest.
mod secrets;
