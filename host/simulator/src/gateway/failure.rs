//! Answers of the gateway when something went wrong inside.

use serde_json::json;

use super::Gateway;
use super::exchange::Exchange;
use super::litellm::Problem;
use crate::reply::Reply;

/// The plain 500 of an exception that nobody caught, with all its log lines.
pub(crate) fn uncaught(gateway: &Gateway, exchange: &mut Exchange<'_>, class: &str, text: &str) -> Reply {
    exchange.note_exception(class, text);
    gateway.log.uncaught(class, text, &exchange.correlation);
    Reply::text(500, "text/plain; charset=utf-8", "Internal Server Error")
}

/// A model's failure that nobody caught.
pub(crate) fn uncaught_model(gateway: &Gateway, exchange: &mut Exchange<'_>, problem: &Problem) -> Reply {
    track(gateway, exchange, problem, true);
    uncaught(gateway, exchange, problem.class, &problem.text)
}

/// Notes a model's failure in the log.
pub(crate) fn track(gateway: &Gateway, exchange: &Exchange<'_>, problem: &Problem, with_cause: bool) {
    let cause = if with_cause { problem.cause.as_str() } else { "" };
    gateway.log.exception(problem.class, &problem.text, &exchange.correlation, json!({}), cause);
}

/// The answer to a body that does not validate; the fields are named only where request logging is on.
pub(crate) fn invalid(gateway: &Gateway, exchange: &mut Exchange<'_>, field: &str) -> Reply {
    let verbose = exchange.call.header("x-gitlab-enabled-instance-verbose-ai-logs") == Some("true");
    let spelled_out = gateway.settings.request_logging || (gateway.settings.custom_models && verbose);
    if !spelled_out {
        return detail(exchange, 422, "Validation error");
    }
    let error = json!({"type": "missing", "loc": ["body", field], "msg": "Field required", "input": {}});
    match gateway.generation {
        crate::world::gateway::Generation::N => Reply::json(422, &json!({"detail": [error]})),
        crate::world::gateway::Generation::M => {
            let text =
                format!("[{{'type': 'missing', 'loc': ('body', '{field}'), 'msg': 'Field required', 'input': {{}}}}]");
            detail(exchange, 422, &text)
        }
    }
}

/// An answer of the form `{"detail": …}`, also noted in the access line.
pub(crate) fn detail(exchange: &mut Exchange<'_>, status: u16, text: &str) -> Reply {
    exchange.note("http_exception_details", format!("{status}: {text}"));
    Reply::json(status, &json!({"detail": text}))
}
