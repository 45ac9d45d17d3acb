//! Credentials: read from files or variables, never from the command line, never printed.

use std::path::Path;

use secrecy::{ExposeSecret, SecretString};

use duo_doctor_scrub::MINIMUM_SECRET;
use duo_doctor_wording::{Said, said};

use super::read;

/// Larger than any token, smaller than a mistake such as naming a log file.
const MAXIMUM_FILE: u64 = 64 * 1024;

/// A value that is never shown.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Keeps a value.
    #[must_use]
    pub fn new(value: String) -> Self {
        Self(value.into())
    }

    /// The value: for the wire and for the scrubber, nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "[secret]")
    }
}

/// What the host puts on the wire for a check that names it.
#[derive(Debug, Clone)]
pub struct Credential {
    /// Header that carries it; `authorization` means `Bearer`.
    pub header: String,
    /// The value.
    pub secret: Secret,
}

impl Credential {
    /// The header's value.
    #[must_use]
    pub fn header_value(&self) -> String {
        match self.header.as_str() {
            "authorization" => format!("Bearer {}", self.secret.expose()),
            _ => self.secret.expose().to_owned(),
        }
    }
}

/// Why there is no credential.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is not where it should be: the run goes on without it.
    Missing(Said),
    /// What is there cannot be one.
    Wrong(Said),
}

/// Reads a credential from a file: its first line without white space around it.
pub(super) fn from_file(path: &Path) -> Result<Secret, Problem> {
    let shown = path.display();
    let unusable = |problem: Said| said!("name-credential", file = shown).saying("problem", problem);
    let there = std::fs::File::open(path);
    let bytes = read(path, MAXIMUM_FILE).map_err(|problem| match there {
        Ok(_) => Problem::Wrong(unusable(problem)),
        Err(_) => Problem::Missing(unusable(problem)),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| Problem::Wrong(unusable(said!("is-no-text"))))?;
    checked(text.lines().next().unwrap_or_default().trim(), shown.to_string().into())
}

/// Reads a credential from a variable of this process.
pub(super) fn from_variable(name: &str) -> Result<Secret, Problem> {
    let text = std::env::var(name).map_err(|_| Problem::Missing(said!("unset-variable", name = name)))?;
    checked(text.trim(), said!("the-variable", name = name))
}

fn checked(value: &str, source: Said) -> Result<Secret, Problem> {
    if value.is_empty() {
        return Err(Problem::Missing(said!("empty-credential").saying("source", source)));
    }
    of_value(value, source).map_err(Problem::Wrong)
}

fn of_value(value: &str, source: Said) -> Result<Secret, Said> {
    if value.chars().count() < MINIMUM_SECRET {
        return Err(said!("short-credential", least = MINIMUM_SECRET).saying("source", source));
    }
    if !value.bytes().all(|byte| (0x21..0x7f).contains(&byte)) {
        return Err(said!("odd-credential").saying("source", source));
    }
    Ok(Secret::new(value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_has_four_characters_at_least() {
        let of = |value: &str| checked(value, "`x`".to_owned().into());
        assert_eq!(of("1234").map(|secret| secret.expose().to_owned()), Ok("1234".into()));
        let Err(Problem::Wrong(short)) = of("123").map(drop) else { panic!("three are too few") };
        assert_eq!(short.to_string(), "the credential in `x` is shorter than 4 characters");
    }

    #[test]
    fn a_credentials_file_has_64_kibibytes_at_most() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("token");
        let of = |bytes: usize| {
            std::fs::write(&path, format!("glpat-1234\n{}", "x".repeat(bytes - 11))).expect("a file");
            from_file(&path).map(|secret| secret.expose().to_owned())
        };
        assert_eq!(of(64 * 1024), Ok("glpat-1234".into()));
        let over = of(64 * 1024 + 1);
        assert!(matches!(over, Err(Problem::Wrong(problem)) if problem.to_string().contains("is larger than 64 KiB")));
    }
}
