//! A call of gRPC's health service, which needs no token.

use duo_doctor_sdk::Reason;
use duo_doctor_sdk::grpc::{Answer, Outcome, Response};
use duo_doctor_sdk::http::{Failure, TlsProblem};

/// The service and its method.
pub(crate) const SERVICE: &str = "grpc.health.v1.Health";
pub(crate) const METHOD: &str = "Check";

/// Its answers on the wire: the field `status`, SERVING or NOT_SERVING.
const SERVING: &str = "0801";
const NOT_SERVING: &str = "0802";

/// Status codes of gRPC.
const OK: u32 = 0;
const UNIMPLEMENTED: u32 = 12;
const UNAUTHENTICATED: u32 = 16;

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The service answers. Versions without the health service want a token for every method.
    Service,
    /// It says that it does not serve.
    NotServing,
    /// A gRPC server that knows no such method.
    AnotherService,
    /// An answer of HTTP: its status.
    Page(u16),
    /// TLS that does not agree on HTTP/2.
    NoHttp2,
    /// The certificate is refused: a keyword of the messages.
    Certificate(&'static str),
    /// Nothing that tells.
    Unknown(Reason),
}

/// Reads an answer.
pub(crate) fn read(answer: &Answer) -> Heard {
    match &answer.result {
        Outcome::Response(Response { code: UNAUTHENTICATED, .. }) => Heard::Service,
        Outcome::Response(Response { code: UNIMPLEMENTED, .. }) => Heard::AnotherService,
        Outcome::Response(Response { code: OK, body, .. }) => match body.as_deref() {
            Some(SERVING) => Heard::Service,
            Some(NOT_SERVING) => Heard::NotServing,
            _ => Heard::Unknown(Reason::Malformed),
        },
        Outcome::NotGrpc { status, .. } => Heard::Page(*status),
        Outcome::NoHttp2 { .. } => Heard::NoHttp2,
        Outcome::Failure(Failure::Tls(failure)) if is_certificate(failure.problem) => {
            Heard::Certificate(failure.problem.name())
        }
        _ => Heard::Unknown(answer.into()),
    }
}

fn is_certificate(problem: TlsProblem) -> bool {
    !matches!(
        problem,
        TlsProblem::NotTls | TlsProblem::Handshake | TlsProblem::ClientCertificateRequired | TlsProblem::Other
    )
}
