//! What a good service might answer to a call, and what one at its worst does.

use super::wit;
use crate::bindings::duo_doctor::check::http::{Error as NoExchange, Phase};
use crate::capability::Case;
use crate::capability::http::prevented;

/// An answer that could be right.
pub(super) fn invented() -> wit::Response {
    wit::Response { code: 0, message: String::new(), metadata: Vec::new(), body: Some(Vec::new()), tls: None }
}

/// A good answer, spoilt.
pub(super) fn spoilt(case: Case, good: &wit::Response) -> Option<Result<wit::Response, wit::Error>> {
    let page = |status, kind: &str, start: &str| {
        Some(Err(wit::Error::NotGrpc(wit::Page { status, kind: kind.into(), start: start.into() })))
    };
    let with_body = |body: Option<Vec<u8>>| Some(Ok(wit::Response { body, ..good.clone() }));
    if let Some(error) = prevented(case) {
        return Some(Err(wit::Error::Failed(error)));
    }
    let body = good.body.clone().unwrap_or_default();
    match case {
        Case::Status(status) => page(status, "application/json", r#"{"error":"no"}"#),
        Case::Html => page(200, "text/html", "<!DOCTYPE html><html><title>Sign in</title></html>"),
        Case::Closed => Some(Err(wit::Error::Failed(NoExchange::Closed(Phase::Body)))),
        Case::Truncated => with_body(Some(body[..body.len() / 2].to_vec())),
        // A tag of a wire type that there is not.
        Case::WrongType => with_body(Some(vec![0xff; body.len().max(1)])),
        Case::EmptyAnswer => with_body(None),
        Case::HugeNumbers => Some(Ok(wit::Response { code: u32::MAX, ..good.clone() })),
        _ => None,
    }
}
