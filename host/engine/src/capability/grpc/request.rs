//! A call as a check writes it, and what is wrong with it. Pure.

use serde::{Deserialize, Serialize};

use crate::bindings::duo_doctor::check::grpc as wit;
use crate::bindings::duo_doctor::check::http::Error as NoExchange;
use crate::capability::http::payload::Payload;
use duo_doctor_model::policy::is_grpc_name;

/// Bytes of a request message: those that a check asks with are some hundred.
const MESSAGE: usize = 64 * 1024;

/// Bytes of the name of a connection, service, method or credential.
const NAME: usize = 128;

/// What a check asks the host to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unary {
    /// Name of a connection.
    pub connection: String,
    /// Over TLS.
    pub tls: bool,
    /// With its package.
    pub service: String,
    /// Its method.
    pub method: String,
    /// What is sent, without gRPC's prefix.
    pub message: Payload,
    /// Name of a credential, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub credential: String,
    /// Milliseconds.
    #[serde(skip)]
    pub timeout_ms: Option<u32>,
}

impl Unary {
    /// Takes a guest's call, or says what is wrong with it.
    ///
    /// # Errors
    /// `invalid` or `too-large`; nothing was sent.
    pub fn from_guest(request: wit::Request) -> Result<Self, NoExchange> {
        let credential = request.credential.unwrap_or_default();
        let names = [&request.connection, &request.service, &request.method, &credential];
        if names.into_iter().any(|name| name.len() > NAME) {
            let what = "the name of a connection, service, method or credential";
            return Err(NoExchange::Invalid(format!("{what} has more than {NAME} bytes")));
        }
        if !is_grpc_name(&request.service) || !is_grpc_name(&request.method) {
            let text = "names of services and methods are made of letters, digits, `_` and `.`";
            return Err(NoExchange::Invalid(text.into()));
        }
        if request.message.len() > MESSAGE {
            return Err(NoExchange::TooLarge(MESSAGE as u64));
        }
        Ok(Self {
            connection: request.connection,
            tls: request.tls,
            service: request.service,
            method: request.method,
            message: Payload(request.message),
            credential,
            timeout_ms: request.timeout_ms,
        })
    }
}

#[cfg(test)]
impl Unary {
    pub(in crate::capability) fn example() -> Self {
        let request = wit::Request {
            connection: "agent-platform".into(),
            tls: false,
            service: "grpc.health.v1.Health".into(),
            method: "Check".into(),
            message: Vec::new(),
            credential: None,
            timeout_ms: None,
            ext: Vec::new(),
        };
        Self::from_guest(request).expect("it is in order")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a guest's call is taken for.
    fn taken(change: impl FnOnce(&mut wit::Request)) -> Result<(), NoExchange> {
        let example = Unary::example();
        let mut request = wit::Request {
            connection: example.connection,
            tls: false,
            service: example.service,
            method: example.method,
            message: Vec::new(),
            credential: None,
            timeout_ms: None,
            ext: Vec::new(),
        };
        change(&mut request);
        Unary::from_guest(request).map(drop)
    }

    #[test]
    fn a_message_of_64_kibibytes_is_sent_and_a_larger_one_refused() {
        let message = |bytes: usize| taken(|request| request.message = vec![0; bytes]);
        assert_eq!(message(64 * 1024), Ok(()));
        assert_eq!(message(64 * 1024 + 1), Err(NoExchange::TooLarge(64 * 1024)));
    }

    #[test]
    fn a_call_with_names_of_128_bytes_is_made_and_with_longer_ones_refused() {
        let name = |bytes: usize| "n".repeat(bytes);
        for (bytes, is_taken) in [(128, true), (129, false)] {
            assert_eq!(taken(|request| request.connection = name(bytes)).is_ok(), is_taken, "{bytes}");
            assert_eq!(taken(|request| request.service = name(bytes)).is_ok(), is_taken, "{bytes}");
            assert_eq!(taken(|request| request.method = name(bytes)).is_ok(), is_taken, "{bytes}");
            assert_eq!(taken(|request| request.credential = Some(name(bytes))).is_ok(), is_taken, "{bytes}");
        }
    }

    #[test]
    fn a_name_that_a_path_could_turn_into_another_is_refused() {
        for name in ["", "a/b", "..%2f", "a b", "a\r\nb", "é", "a?b", "*"] {
            assert!(matches!(taken(|request| request.service = name.into()), Err(NoExchange::Invalid(_))), "{name:?}");
            assert!(matches!(taken(|request| request.method = name.into()), Err(NoExchange::Invalid(_))), "{name:?}");
        }
    }
}
