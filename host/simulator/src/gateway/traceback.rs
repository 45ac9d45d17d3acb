//! Tracebacks as long as the real gateway's, which writes them before the message: frames of the server, of the
//! gateway, and of the library between gateway and model.

use std::fmt::Write as _;

/// Bytes of a traceback in a line about an exception that was tracked.
pub(crate) const TRACKED: usize = 12_000;

/// Bytes of one that went through every layer of the server.
pub(crate) const THROUGH: usize = 18_000;

/// Bytes of one that ended the process at its start.
pub(crate) const AT_START: usize = 6_000;

/// Where a frame is, without the place of the packages; function; source.
type Frame = (&'static str, u32, &'static str, &'static str);

const SERVER: [Frame; 12] = [
    (
        "uvicorn/protocols/http/httptools_impl.py",
        409,
        "run_asgi",
        "result = await app(  # type: ignore[func-returns-value]",
    ),
    ("uvicorn/middleware/proxy_headers.py", 60, "__call__", "return await self.app(scope, receive, send)"),
    ("fastapi/applications.py", 1054, "__call__", "await super().__call__(scope, receive, send)"),
    ("starlette/applications.py", 113, "__call__", "await self.middleware_stack(scope, receive, send)"),
    ("starlette/middleware/errors.py", 165, "__call__", "await self.app(scope, receive, _send)"),
    ("starlette_context/middleware/raw_middleware.py", 93, "__call__", "await self.app(scope, receive, send_wrapper)"),
    ("starlette/middleware/authentication.py", 48, "__call__", "await self.app(scope, receive, send)"),
    (
        "starlette/middleware/exceptions.py",
        62,
        "__call__",
        "await wrap_app_handling_exceptions(self.app, conn)(scope, receive, send)",
    ),
    ("starlette/_exception_handler.py", 42, "wrapped_app", "await app(scope, receive, sender)"),
    ("starlette/routing.py", 735, "app", "await route.handle(scope, receive, send)"),
    ("fastapi/routing.py", 301, "app", "raw_response = await run_endpoint_function("),
    (
        "dependency_injector/wiring.py",
        1005,
        "_patched",
        "return await _async_inject(fn, args, kwargs, injections, closings)",
    ),
];

const MODEL: [Frame; 6] = [
    (
        "langchain_core/runnables/base.py",
        3076,
        "ainvoke",
        "input = await coro_with_context(part(), context, create_task=True)",
    ),
    (
        "langchain_community/chat_models/litellm.py",
        377,
        "acompletion_with_retry",
        "return await llm.client.acreate(**kwargs)",
    ),
    ("litellm/utils.py", 1638, "wrapper_async", "result = await original_function(*args, **kwargs)"),
    ("litellm/main.py", 557, "acompletion", "raise exception_type("),
    ("litellm/litellm_core_utils/exception_mapping_utils.py", 2271, "exception_type", "raise e"),
    ("litellm/litellm_core_utils/exception_mapping_utils.py", 438, "exception_type", "raise OpenAIError("),
];

const CLIENT: [Frame; 6] = [
    (
        "litellm/llms/openai/openai.py",
        823,
        "acompletion",
        "headers, response = await self.make_openai_chat_completion_request(",
    ),
    ("openai/resources/chat/completions/completions.py", 2028, "create", "return await self._post("),
    ("openai/_base_client.py", 1568, "request", "response = await self._client.send("),
    ("httpx/_client.py", 1629, "send", "response = await self._send_handling_auth("),
    (
        "litellm/llms/custom_httpx/aiohttp_transport.py",
        208,
        "handle_async_request",
        "response = await client_session.request(",
    ),
    (
        "aiohttp/connector.py",
        1268,
        "_create_connection",
        "_, proto = await self._create_direct_connection(req, traces, timeout)",
    ),
];

/// The traceback of an exception, so many bytes long, and where known of the one that it was raised from.
pub(crate) fn of(class: &str, message: &str, cause: &str, bytes: usize) -> String {
    let mut text = String::new();
    if !cause.is_empty() {
        begin(&mut text);
        frames(&mut text, &CLIENT, bytes / 4);
        text += cause;
        text += "\nThe above exception was the direct cause of the following exception:\n\n";
    }
    begin(&mut text);
    let inner: &[Frame] = if message.starts_with("litellm.") { &MODEL } else { &SERVER[9..] };
    frames(&mut text, &SERVER, bytes - bytes / 4);
    frames(&mut text, inner, bytes);
    let colon = if message.is_empty() { "" } else { ": " };
    text + class + colon + message + "\n"
}

fn begin(text: &mut String) {
    text.push_str("Traceback (most recent call last):\n");
}

/// Appends frames until the text has so many bytes, each layer's at its own line.
fn frames(text: &mut String, frames: &[Frame], bytes: usize) {
    for ((path, line, function, source), layer) in frames.iter().cycle().zip(0..) {
        if text.len() >= bytes {
            return;
        }
        let line = line + layer;
        let marks = "^".repeat(source.len());
        let place = format!("/home/aigateway/app/venv/lib/python3.12/site-packages/{path}");
        let _ = write!(text, "  File \"{place}\", line {line}, in {function}\n    {source}\n    {marks}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_behind_as_many_bytes_as_the_real_ones() {
        let message = "litellm.InternalServerError: Connection error.";
        let text = of("InternalServerError", message, "ClientConnectorError: Connect call failed\n", TRACKED);
        assert!((TRACKED..TRACKED + 1_000).contains(&text.len()), "{}", text.len());
        assert!(text.ends_with(&format!("\nInternalServerError: {message}\n")));
        assert!(text.contains("\nClientConnectorError: Connect call failed\n\nThe above exception"));
        assert!(
            text.contains("litellm/main.py")
                && text == of("InternalServerError", message, "ClientConnectorError: Connect call failed\n", TRACKED)
        );
        assert!(of("WrongUnitPrimitives", "", "", THROUGH).ends_with("\nWrongUnitPrimitives\n"));
    }
}
