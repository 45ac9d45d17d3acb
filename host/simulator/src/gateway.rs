//! The AI Gateway: driven by its environment, checking real tokens, calling real model servers.

mod auth;
mod chat;
mod code;
mod definitions;
mod exchange;
mod failure;
mod keys;
mod litellm;
mod log;
mod model_leg;
mod prompts;
pub(crate) mod traceback;

use std::fs;
use std::sync::Arc;

use axum::body::Body;
use axum::http::Response;
use percent_encoding::percent_decode_str;
use serde_json::json;

use self::exchange::Exchange;
use self::keys::KeyRing;
pub(crate) use self::log::Log;
use crate::client::{Client, GATEWAY_PATIENCE};
use crate::clock::{Clock, http_date};
use crate::environment::{Settings, Variables, fatal};
use crate::error::Error;
use crate::journal::Journal;
use crate::reply::{Reply, login_page, nginx_page};
use crate::serve::{Call, Peer};
use crate::world::World;
use crate::world::gateway::{CachedKeys, Front, Generation, Stream};
use crate::world::spoil::Spoil;

/// A running gateway.
#[derive(Debug)]
pub(crate) struct Gateway {
    settings: Settings,
    generation: Generation,
    own_network: bool,
    front: Front,
    spoil: Option<Spoil>,
    stream: Stream,
    cached_keys: CachedKeys,
    key_ring: KeyRing,
    has_cloud_credentials: bool,
    /// Client of the leg to GitLab (Python's `requests`).
    gitlab_client: Client,
    /// Client of the leg to the models (`httpx`).
    model_client: Client,
    log: Log,
    clock: Arc<Clock>,
}

impl Gateway {
    /// The gateway of a world with this environment. The certificate files that it names must exist by now.
    pub(crate) fn new(
        world: &World,
        variables: &Variables,
        journal: Arc<Journal>,
        clock: Arc<Clock>,
    ) -> Result<Self, Error> {
        let settings = Settings::read(variables);
        // A bundle that cannot be read trusts nobody.
        let bundle = |path: &Option<String>| path.as_ref().map(|path| fs::read_to_string(path).unwrap_or_default());
        let client = |path| Client::through(settings.proxy.as_ref(), bundle(path).as_deref(), GATEWAY_PATIENCE);
        let gateway = &world.ai_gateway;
        Ok(Self {
            generation: gateway.generation,
            own_network: gateway.own_network,
            front: gateway.front,
            spoil: gateway.spoil,
            stream: gateway.stream,
            cached_keys: gateway.cached_keys,
            key_ring: KeyRing::default(),
            has_cloud_credentials: variables.contains_key("AWS_ACCESS_KEY_ID"),
            gitlab_client: client(&settings.requests_bundle)?,
            model_client: client(&settings.ssl_cert_file)?,
            log: Log::new(journal, Arc::clone(&clock)),
            clock,
            settings,
        })
    }

    /// Whether the port accepts connections: a process that its environment killed does not.
    pub(crate) fn listens(world: &World, variables: &Variables) -> bool {
        match world.ai_gateway.front {
            Front::NotListening => false,
            Front::Gateway | Front::Nginx | Front::ExtraSlash | Front::NoEncodedSlash => fatal(variables).is_none(),
            Front::Hangs | Front::WelcomePage | Front::LoginPage | Front::BadGateway => true,
        }
    }

    /// Writes the lines of the process's start into its log.
    pub(crate) fn log_start(&self, variables: &Variables) {
        if let Some(lines) = fatal(variables) {
            for line in lines {
                self.log.plain(&line);
            }
            return;
        }
        if self.front == Front::NotListening {
            return;
        }
        let port = variables.get("AIGW_FASTAPI__METRICS_PORT").map_or("8082", String::as_str);
        let message = format!("Metrics HTTP server running on http://0.0.0.0:{port}");
        self.log.event("codesuggestions", "info", None, &message, json!({}));
        self.log.plain("INFO:     Application startup complete.");
        self.log.plain("INFO:     Uvicorn running on http://0.0.0.0:5052 (Press CTRL+C to quit)");
    }

    /// The writer of its log.
    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    async fn respond(&self, call: &Call) -> Response<Body> {
        let decoded = percent_decode_str(call.path()).decode_utf8_lossy().into_owned();
        let path = match self.front {
            Front::ExtraSlash => format!("/{decoded}"),
            _ => decoded,
        };
        let correlation =
            call.header("x-request-id").map_or_else(|| self.clock.correlation_id().to_ascii_lowercase(), str::to_owned);
        let date = ("date", http_date(self.clock.now()));
        let software = if self.front == Front::Nginx { "nginx/1.22.1" } else { "uvicorn" };
        let server = ("server", software.to_owned());
        if call.method() == "OPTIONS" && call.header("access-control-request-method").is_some() {
            return preflight(call).send(&[date, server], &[]);
        }
        let mut exchange = Exchange::new(call, path, correlation);
        let reply = match auth::check(self, &mut exchange).await {
            Ok(()) => self.route(&mut exchange).await,
            Err(reply) => reply,
        };
        self.log.access(&exchange, reply.status);
        // The plain 500 is made outside the layers that add the two headers.
        let bare = reply.status == 500 && reply.content_type.is_some_and(|kind| kind.starts_with("text/plain"));
        let last = if bare {
            Vec::new()
        } else {
            vec![
                ("x-process-time", format!("{:.6}", exchange.seconds())),
                ("x-request-id", exchange.correlation.clone()),
            ]
        };
        let mut response = reply.send(&[date, server], &last);
        if call.method() == "HEAD" {
            *response.body_mut() = Body::empty();
        }
        response
    }

    async fn route(&self, exchange: &mut Exchange<'_>) -> Reply {
        let path = exchange.path.clone();
        let allowed = match path.as_str() {
            "/monitoring/healthz" | "/monitoring/ready" | "/v1/models/definitions" | "/docs" | "/openapi.json" => "GET",
            "/v2/chat/agent"
            | "/v2/code/completions"
            | "/v2/completions"
            | "/v2/code/generations"
            | "/v1/code/user_access_token" => "POST",
            other if other.starts_with("/v1/chat/") && !other.ends_with('/') => "POST",
            other if prompt(other).is_some() => "POST",
            other => return missing(exchange.call, other),
        };
        if exchange.call.method() != allowed {
            return Reply::json(405, &json!({"detail": "Method Not Allowed"})).header("allow", allowed);
        }
        match path.as_str() {
            "/monitoring/healthz" => Reply::json(200, &json!({})),
            "/monitoring/ready" => {
                let text = "Fireworks API key is missing from configuration.";
                failure::uncaught(self, exchange, "ValueError", text)
            }
            "/v1/models/definitions" => Reply::json(200, &definitions::document(self.generation)),
            "/docs" => Reply::text(
                200,
                "text/html; charset=utf-8",
                "<!DOCTYPE html>\n<html><head><title>GitLab AI Gateway - Swagger UI</title></head><body></body></html>",
            ),
            "/openapi.json" => Reply::json(
                200,
                &json!({"openapi": "3.1.0", "info": {"title": "GitLab AI Gateway", "version": "0.0.0"}, "paths": {}}),
            ),
            "/v2/chat/agent" => chat::version_2(self, exchange).await,
            "/v2/code/completions" | "/v2/completions" => code::suggest(self, exchange, false).await,
            "/v2/code/generations" => code::suggest(self, exchange, true).await,
            "/v1/code/user_access_token" => code::user_access_token(self, exchange),
            other => match (other.strip_prefix("/v1/chat/"), prompt(other)) {
                (Some(invokable), _) => chat::version_1(self, exchange, invokable).await,
                (None, Some((version, name))) => prompts::invoke(self, exchange, version, name).await,
                (None, None) => missing(exchange.call, other),
            },
        }
    }
}

/// Version and name of a prompt route.
fn prompt(path: &str) -> Option<(u8, &str)> {
    let name = |prefix: &str| path.strip_prefix(prefix).filter(|name| !name.is_empty() && !name.ends_with('/'));
    name("/v1/prompts/").map(|name| (1, name)).or_else(|| name("/v2/prompts/").map(|name| (2, name)))
}

/// An unknown path; one that is only a slash too long is redirected.
fn missing(call: &Call, path: &str) -> Reply {
    const KNOWN: [&str; 4] = ["/monitoring/healthz", "/monitoring/ready", "/v1/models/definitions", "/v2/chat/agent"];
    if let Some(shorter) = path.strip_suffix('/').filter(|shorter| KNOWN.contains(shorter)) {
        let host = call.header("host").unwrap_or_default();
        return Reply::empty(307).header("location", format!("http://{host}{shorter}"));
    }
    Reply::json(404, &json!({"detail": "Not Found"}))
}

/// The answer to a browser's question before a request from another origin.
fn preflight(call: &Call) -> Reply {
    Reply::text(200, "text/plain; charset=utf-8", "OK")
        .header("access-control-allow-origin", "*")
        .header("access-control-allow-methods", "POST")
        .header("access-control-max-age", "600")
        .header(
            "access-control-allow-headers",
            call.header("access-control-request-headers")
                .unwrap_or("Accept, Accept-Language, Content-Language, Content-Type"),
        )
}

impl Peer for Gateway {
    fn title_case(&self) -> bool {
        !matches!(self.front, Front::Gateway | Front::Nginx | Front::ExtraSlash | Front::NoEncodedSlash)
    }

    fn spoil(&self) -> Option<Spoil> {
        self.spoil
    }

    async fn answer(&self, call: Call) -> Response<Body> {
        let page = match self.front {
            Front::NoEncodedSlash if call.path().to_ascii_lowercase().contains("%2f") => Reply::text(
                404,
                "text/html; charset=iso-8859-1",
                "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n<h1>Not Found</h1>\n<p>The requested URL was not found on this server.</p>\n</body></html>\n",
            ),
            Front::Gateway | Front::Nginx | Front::ExtraSlash | Front::NoEncodedSlash => {
                return self.respond(&call).await;
            }
            Front::Hangs | Front::NotListening => std::future::pending().await,
            Front::LoginPage => login_page(),
            Front::BadGateway => nginx_page(502, "502 Bad Gateway"),
            Front::WelcomePage if call.method() != "GET" && call.method() != "HEAD" => {
                nginx_page(405, "405 Not Allowed")
            }
            Front::WelcomePage if call.path() == "/" => Reply::text(
                200,
                "text/html",
                "<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n<h1>Welcome to nginx!</h1>\n</body>\n</html>\n",
            ),
            Front::WelcomePage => nginx_page(404, "404 Not Found"),
        };
        let first = [("server", "nginx/1.22.1".to_owned()), ("date", http_date(self.clock.now()))];
        page.send(&first, &[])
    }
}
