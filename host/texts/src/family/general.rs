//! What is left: who refused, where only a status or a way of failing tells it.

use super::Family;
use crate::reader::Failure;
use duo_doctor_model::description::Hop;

const MODEL: &[Hop] = &[Hop::GatewayToModel, Hop::Model];

pub(super) const ROWS: &[Family] = &[
    Family::new("grpc-unavailable").by(&["grpc"]).failed(&[Failure::Unavailable]),
    Family::new("model-key").on(MODEL).failed(&[Failure::Authorization]).status(&[401]),
    Family::new("model-key")
        .on(MODEL)
        .failed(&[Failure::Authorization])
        .words(r"AuthenticationError|api[-_ ]key|\bunauthorized\b|bearer"),
    Family::new("model-forbidden").on(MODEL).failed(&[Failure::Authorization]).status(&[403]),
    Family::new("model-rate").on(MODEL).failed(&[Failure::Quota]),
    Family::new("model-slow").on(MODEL).failed(&[Failure::TimeoutRead, Failure::Timeout]),
    Family::new("model-closed").on(MODEL).failed(&[Failure::Closed]),
    Family::new("model-unavailable").on(MODEL).failed(&[Failure::Unavailable]),
    Family::new("timeout-read").failed(&[Failure::TimeoutRead]),
    Family::new("timeout").failed(&[Failure::Timeout]),
    Family::new("closed").failed(&[Failure::Closed]),
    Family::new("protocol").failed(&[Failure::Protocol]),
];
