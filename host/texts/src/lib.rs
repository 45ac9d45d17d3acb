//! Lines of logs and screens, and the codes that explain them: for looking a text up, and for reading logs without a
//! system to examine.

pub mod family;
pub mod nearest;
pub mod reader;
pub mod signatures;
pub mod triage;
