//! A check with its code.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use duo_doctor_model::Check;

use crate::{Archive, Member};

/// A check that can be run.
#[derive(Debug, Clone)]
pub struct Plugin {
    /// Who it is.
    pub check: Arc<Check>,
    /// What is run.
    pub code: Code,
}

/// The code of a check.
#[derive(Clone)]
pub enum Code {
    /// A component as it was published.
    Component(Bytes),
    /// Members of an open pack. Read, and compared with the index, when they are asked for.
    Packed {
        /// The pack.
        archive: Arc<Archive>,
        /// The component.
        component: Member,
        /// What was compiled from it for the interpreter, where that may be run without being looked at.
        compiled: Option<Box<Compiled>>,
    },
}

/// Code that needs no compiling.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The code.
    pub bytes: Bytes,
    /// Its SHA-256, in hexadecimal.
    pub digest: String,
}

/// Compiled code, fit for one build of the program.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// Which build.
    pub code_version: String,
    /// The code.
    pub member: Member,
}

impl Code {
    /// The component.
    ///
    /// # Errors
    /// It is not what the index says.
    pub fn component(&self) -> Result<Bytes, String> {
        match self {
            Self::Component(bytes) => Ok(bytes.clone()),
            Self::Packed { archive, component, .. } => archive.read(component),
        }
    }

    /// What this build of the program compiled from it for the interpreter; none where nobody trusted did.
    ///
    /// # Errors
    /// It is not what the index says.
    pub fn compiled(&self, code_version: &str) -> Result<Option<Ready>, String> {
        match self {
            Self::Packed { archive, compiled: Some(compiled), .. } if compiled.code_version == code_version => {
                let bytes = archive.read(&compiled.member)?;
                Ok(Some(Ready { bytes, digest: compiled.member.sha256.clone() }))
            }
            _ => Ok(None),
        }
    }
}

impl Plugin {
    /// Leaves aside what its pack holds compiled: the component is compiled instead.
    pub(crate) fn distrust(&mut self) {
        if let Code::Packed { compiled, .. } = &mut self.code {
            *compiled = None;
        }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(component) => write!(out, "[{} bytes]", component.len()),
            Self::Packed { component, .. } => write!(out, "{}", component.path),
        }
    }
}
