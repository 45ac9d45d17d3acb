//! A component, a blob or a pack by what it holds.

/// True for `sha256:` with 64 digits in lower case: the one form in which digests are compared and become parts of paths.
#[must_use]
pub fn is_digest(text: &str) -> bool {
    let digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.strip_prefix("sha256:").is_some_and(|hex| hex.len() == 64 && hex.bytes().all(digit))
}

#[cfg(test)]
mod tests {
    use super::is_digest;

    #[test]
    fn a_digest_has_64_digits_and_its_kind() {
        assert!(is_digest(&format!("sha256:{}", "0f".repeat(32))));
        for digits in ["0f".repeat(31), "0f".repeat(33), "0F".repeat(32), "0g".repeat(32), "..".repeat(32)] {
            assert!(!is_digest(&format!("sha256:{digits}")), "{digits}");
        }
        assert!(!is_digest(&"0f".repeat(32)));
        assert!(!is_digest(&format!("sha512:{}", "0f".repeat(32))));
    }
}
