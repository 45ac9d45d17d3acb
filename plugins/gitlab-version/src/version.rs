//! A GitLab version as text, and the two numbers of it that decide.

/// Major and minor number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version {
    /// For example 18 of `18.5.1-ee`.
    pub major: u32,
    /// For example 5 of `18.5.1-ee`.
    pub minor: u32,
}

impl Version {
    /// Self-hosted models are generally available from here.
    pub(crate) const SELF_HOSTED: Self = Self { major: 17, minor: 9 };
    /// The setting for a self-hosted Agent Platform exists from here.
    pub(crate) const AGENT_PLATFORM: Self = Self { major: 18, minor: 4 };

    /// Reads `18.5.1-ee`, `17.9.0-rc42-ee`, `18.6.0-pre`; nothing where it begins otherwise.
    #[must_use]
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(['.', '-']);
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next()?.parse().ok()?;
        Some(Self { major, minor })
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn reads_what_gitlab_writes_and_nothing_else() {
        let cases = [
            ("18.5.1-ee", Some((18, 5))),
            ("17.9.0-rc42-ee", Some((17, 9))),
            ("18.10.0-pre", Some((18, 10))),
            ("19.0", Some((19, 0))),
            ("18", None),
            ("v18.5.1", None),
            ("", None),
            ("18.x", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Version::read(text).map(|version| (version.major, version.minor)), expected, "{text}");
        }
        assert!(Version::read("17.11.2") > Some(Version::SELF_HOSTED));
    }
}
