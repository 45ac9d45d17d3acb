//! Ways in which a peer's answers are spoilt, by itself or by something before it.

use serde::Deserialize;

/// What becomes of every answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spoil {
    /// Its text ends in the middle, and nothing says so.
    Truncated,
    /// A page about an error takes its place, with status 200.
    ErrorPage,
    /// It calls itself HTML.
    WrongType,
    /// A gigabyte takes its place.
    Huge,
    /// It comes one byte a second.
    Drip,
    /// The connection breaks in the middle.
    Broken,
    /// It is sent on to a login page elsewhere.
    LoginRedirect,
    /// A proxy asks for a password.
    ProxyPassword,
}
