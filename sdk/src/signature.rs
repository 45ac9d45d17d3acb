//! What a text must say so that a code's page explains it.

use crate::bindings::duo_doctor::check::types::Arg;
use crate::bindings::exports::duo_doctor::check::checker;

/// One way in which a text is known. The host reads texts before: each is a record with a chain of errors, and the
/// innermost error that a signature fits counts. Of several signatures the one that names more wins.
///
/// ```
/// use duo_doctor_sdk::Signature;
/// const SIGNATURES: &[Signature] = &[
///     Signature::of("ACME1001").words(r"\bAcme says no: (?P<reason>\w+)"),
///     Signature::of("ACME1002").fields(&[("failure", "resolve")]).args(&[("how", "dns"), ("host", "$host")]),
/// ];
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Signature {
    code: &'static str,
    fields: &'static [(&'static str, &'static str)],
    pattern: Option<&'static str>,
    args: &'static [(&'static str, &'static str)],
}

impl Signature {
    /// Of this code; to be followed by [`Self::words`], [`Self::fields`] or both.
    #[must_use]
    pub const fn of(code: &'static str) -> Self {
        Self { code, fields: &[], pattern: None, args: &[] }
    }

    /// A regular expression that fits anywhere in the error's own words, without regard to case. Its named groups are
    /// arguments, with `-` for `_`.
    #[must_use]
    pub const fn words(self, pattern: &'static str) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// What the error must have (`speaker`, `failure`, `reason`, `status`, `code`, `class`, `relayed`) and its record
    /// (`hop`, `host`, `path`, `logger`, a field of JSON), each with its values separated by `|`: `*` in front is the end
    /// of a value, and of those behind a `!` there must be none.
    #[must_use]
    pub const fn fields(self, fields: &'static [(&'static str, &'static str)]) -> Self {
        Self { fields, ..self }
    }

    /// Arguments of the code's messages that such a text proves: constants, or `$words`, `$host`, `$port`, `$peer`,
    /// `$status`, `$code`, `$class`.
    #[must_use]
    pub const fn args(self, args: &'static [(&'static str, &'static str)]) -> Self {
        Self { args, ..self }
    }

    pub(crate) fn for_contract(&self) -> checker::Signature {
        let pairs = |pairs: &[(&str, &str)]| -> Vec<Arg> {
            pairs.iter().map(|&(name, value)| Arg { name: name.into(), value: value.into() }).collect()
        };
        checker::Signature {
            code: self.code.into(),
            fields: pairs(self.fields),
            pattern: self.pattern.map(Into::into),
            args: pairs(self.args),
            ext: Vec::new(),
        }
    }
}
