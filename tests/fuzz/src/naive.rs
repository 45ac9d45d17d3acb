//! Plain second readings that several targets compare with.

/// Every escape decoded once, byte by byte; what is no escape stays.
pub(crate) fn percent_decoded(text: &[u8]) -> Vec<u8> {
    percent_encoding::percent_decode(text).collect()
}

/// The message of an error: one line that no terminal obeys.
pub(crate) fn is_one_line(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\n', '\r'])
}

/// Where a secret would stand, in corpora and dictionary.
pub(crate) const CANARY: &str = "canary5678";
