//! Credentials of variables, and where credentials may go.

use duo_doctor_wording::said;

use crate::secret::Problem;
use crate::{Connection, Credential, Error, secret, switch};

impl Connection {
    /// Gives GitLab the tokens of `GITLAB_TOKEN` and `GITLAB_ADMIN_TOKEN`, where it may have them.
    ///
    /// # Errors
    /// A variable that holds no token, or a network on which everybody could read it.
    pub fn with_tokens_of_variables(&mut self) -> Result<(), Error> {
        credentials_of_variables(self)?;
        in_the_open(self)
    }
}

pub(super) fn credentials_of_variables(connection: &mut Connection) -> Result<(), Error> {
    for (credential, variable) in [("user", "GITLAB_TOKEN"), ("admin", "GITLAB_ADMIN_TOKEN")] {
        match secret::from_variable(variable) {
            Ok(secret) => {
                let credential_of = Credential { header: "authorization".into(), secret };
                connection.credentials.insert(credential.into(), credential_of);
            }
            Err(Problem::Missing(_)) => {}
            Err(Problem::Wrong(why)) => return Err(Error::new(format!("${variable}"), why)),
        }
    }
    Ok(())
}

/// Refuses to send a credential over a network as everybody there can read it, unless the operator says so.
pub(super) fn in_the_open(connection: &Connection) -> Result<(), Error> {
    let readable = connection.url.scheme() == "http" && !connection.is_on_this_machine();
    let said = std::env::var(PLAIN_HTTP).map_or(Ok(false), |value| switch(&value));
    let said = connection.plain_http || said.map_err(|problem| Error::new(format!("${PLAIN_HTTP}"), problem))?;
    if connection.credentials.is_empty() || !readable || said {
        return Ok(());
    }
    Err(Error::new(
        &connection.origin,
        said!("in-the-clear", name = connection.name, url = connection.written, variable = PLAIN_HTTP),
    ))
}

/// Says that credentials may go over plain HTTP to every endpoint.
const PLAIN_HTTP: &str = "DUO_DOCTOR_PLAIN_HTTP";
