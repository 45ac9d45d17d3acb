//! By what this installation's own requests are known in the logs of the system that they reach.

use duo_doctor_config::Connection;
use sha2::{Digest as _, Sha256};

/// The start of every request's id that this program sends, whoever runs it.
const PROGRAM: &str = "duo-doctor-request-";

/// Hexadecimal digits of an installation's tag.
const TAG: usize = 12;

/// What knows a machine from others, where there is no token.
const MACHINE: &str = "/etc/machine-id";

/// The start of the ids of the requests of this installation, which has these connections. Who writes into a log, a user's prompt or user agent for example, must not
/// be able to hide a line from the search: the tag comes from a token, which also makes it the same wherever this
/// system is examined from, and in every run without a file to keep it in.
#[must_use]
pub fn of<'a>(connections: impl Iterator<Item = &'a Connection>) -> String {
    let mut tokens: Vec<(bool, &str, &str)> = connections
        .flat_map(|connection| {
            let credentials = connection.credentials.iter();
            credentials
                .map(|(name, credential)| (connection.name != "gitlab", name.as_str(), credential.secret.expose()))
        })
        .collect();
    tokens.sort_unstable();
    let known = tokens
        .first()
        .map_or_else(|| std::fs::read_to_string(MACHINE).unwrap_or_default(), |(_, _, token)| (*token).to_owned());
    let tag = hex::encode(Sha256::new().chain_update(PROGRAM).chain_update(known).finalize());
    format!("{PROGRAM}{}-", &tag[..TAG])
}

/// Whether an id has the form of those that this program gives, in any installation.
#[must_use]
pub fn is_alike(id: &str) -> bool {
    let Some((tag, rest)) = id.strip_prefix(PROGRAM).and_then(|id| id.split_once('-')) else { return false };
    let rest = rest.split('-').collect::<Vec<_>>();
    let is_number = |digits: &str, radix| !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    tag.len() == TAG
        && is_number(tag, 16)
        && matches!(rest[..], [time, number] if is_number(time, 16) && is_number(number, 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use duo_doctor_config::{Credential, Secret};

    #[test]
    fn another_token_leaves_another_trace_and_the_token_is_not_in_it() {
        let with = |token: &str| {
            let mut connection = Connection::learnt_model("gitlab", Some("http://gitlab.example/")).expect("a URL");
            let credential = Credential { header: "authorization".into(), secret: Secret::new(token.into()) };
            connection.credentials.insert("admin".into(), credential);
            of([&connection].into_iter())
        };
        let (one, other) = (with("glpat-0123456789"), with("glpat-9876543210"));
        assert_eq!(one, with("glpat-0123456789"));
        assert_ne!(one, other);
        assert!(
            one.starts_with(PROGRAM) && one.len() == PROGRAM.len() + TAG + 1 && !one.contains("0123456789"),
            "{one}"
        );
        assert!(is_alike(&format!("{one}5fe3-12")) && is_alike(&format!("{other}5fe3-0")));
        for strange in
            [&*one, "duo-doctor-request-1", &format!("x{one}5fe3-12"), &format!("{one}5fe3-12x"), &format!("{one}-12")]
        {
            assert!(!is_alike(strange), "{strange}");
        }
    }
}
