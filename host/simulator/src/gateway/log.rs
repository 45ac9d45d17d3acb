//! The gateway's log: JSON lines of four loggers, with plain lines in between.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::exchange::Exchange;
use super::traceback;
use crate::clock::{Clock, microseconds};
use crate::journal::Journal;

/// Writer of the gateway's log.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    journal: Arc<Journal>,
    clock: Arc<Clock>,
}

impl Log {
    /// A log over a journal.
    pub(crate) fn new(journal: Arc<Journal>, clock: Arc<Clock>) -> Self {
        Self { journal, clock }
    }

    /// A plain line.
    pub(crate) fn plain(&self, text: &str) {
        self.journal.line(self.clock.now(), text.to_owned());
    }

    /// An ordinary event.
    pub(crate) fn event(&self, logger: &str, level: &str, correlation: Option<&str>, message: &str, fields: Value) {
        let mut line = object(fields);
        line.insert("correlation_id".to_owned(), json!(correlation));
        self.write(line, logger, level, message);
    }

    /// An exception that was caught and tracked.
    pub(crate) fn exception(&self, class: &str, message: &str, correlation: &str, extra: Value, cause: &str) {
        let line = object(json!({
            "status_code": null,
            "exception_class": class,
            "backtrace": traceback::of(class, message, cause, traceback::TRACKED),
            "correlation_id": correlation,
            "extra": extra,
        }));
        self.write(line, "exceptions", "error", message);
    }

    /// An exception that nobody caught: what the server writes about it.
    pub(crate) fn uncaught(&self, class: &str, message: &str, correlation: &str) {
        let line = object(json!({
            "correlation_id": correlation,
            "exception": traceback::of(class, message, "", traceback::THROUGH).trim_end(),
        }));
        self.write(line, "uvicorn.error", "error", "Exception in ASGI application\n");
    }

    /// A call of a model: two plain lines and a JSON copy, as litellm writes them.
    pub(crate) fn model_call(&self, model: &str, provider: &str, correlation: &str) {
        let time = self.clock.now().strftime("%H:%M:%S").to_string();
        self.plain(&format!("\u{1b}[92m{time} - LiteLLM:INFO\u{1b}[0m: utils.py:3421 - "));
        let text = format!("LiteLLM completion() model= {model}; provider = {provider}");
        self.plain(&text);
        let asctime = self.clock.now().strftime("%Y-%m-%d %H:%M:%S,%3f").to_string();
        let fields = json!({"asctime": asctime});
        self.event("LiteLLM", "info", Some(correlation), &format!("\n{text}"), fields);
    }

    /// The line about a finished request.
    pub(crate) fn access(&self, exchange: &Exchange<'_>, status: u16) {
        let call = exchange.call;
        let path = exchange.path.as_str();
        let target = match call.parts.uri.query() {
            Some(query) => format!("{path}?{query}"),
            None => path.to_owned(),
        };
        let host = call.header("host").unwrap_or("127.0.0.1");
        let header = |name: &str| json!(call.header(name));
        let mut line = object(json!({
            "url": format!("http://{host}{target}"),
            "path": target,
            "status_code": status,
            "method": call.method(),
            "correlation_id": exchange.correlation,
            "http_version": "1.1",
            "client_ip": call.client.ip().to_string(),
            "client_port": call.client.port(),
            "duration_s": exchange.seconds(),
            "duration_request": if call.header("x-gitlab-rails-send-start").is_some() { json!(0.004) } else { json!(-1) },
            "request_arrived_at": microseconds(self.clock.now()),
            "response_start_duration_s": exchange.seconds(),
            "first_chunk_duration_s": exchange.seconds(),
            "cpu_s": 0.003,
            "content_type": header("content-type"),
            "user_agent": header("user-agent"),
            "gitlab_language_server_version": null,
            "gitlab_instance_id": header("x-gitlab-instance-id"),
            "gitlab_global_user_id": header("x-gitlab-global-user-id"),
            "gitlab_host_name": header("x-gitlab-host-name"),
            "gitlab_version": header("x-gitlab-version"),
            "gitlab_saas_duo_pro_namespace_ids": null,
            "gitlab_feature_enabled_by_namespace_ids": header("x-gitlab-feature-enabled-by-namespace-ids"),
            "gitlab_feature_enablement_type": header("x-gitlab-feature-enablement-type"),
            "gitlab_realm": header("x-gitlab-realm"),
            "is_gitlab_team_member": header("x-gitlab-is-team-member"),
            "enabled-instance-verbose-ai-logs": header("x-gitlab-enabled-instance-verbose-ai-logs"),
        }));
        for (name, value) in &exchange.notes {
            line.insert((*name).to_owned(), value.clone());
        }
        let message = format!("{} - \"{} {target} HTTP/1.1\" {status}", call.client, call.method());
        self.write(line, "api.access", "info", &message);
    }

    fn write(&self, mut line: Map<String, Value>, logger: &str, level: &str, message: &str) {
        let now = self.clock.now();
        for (name, value) in [
            ("logger", logger),
            ("level", level),
            ("type", "mlops"),
            ("stage", "main"),
            ("timestamp", &microseconds(now)),
            ("message", message),
        ] {
            line.insert(name.to_owned(), json!(value));
        }
        let text = crate::python::dumps(&Value::Object(line));
        self.journal.line(now, text);
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
