//! GitLab: its API, its OpenID documents, its log, and its own requests to the gateway.

mod chat;
mod code_suggestions;
mod features;
mod gateway_call;
mod graphql;
mod log;
mod oidc;
mod people;
mod platform;
mod probes;
mod query;
mod rest;
mod schema;
mod switches;
mod values;

use std::sync::Arc;

use axum::body::Body;
use axum::http::Response;

pub(crate) use self::features::FEATURES;
pub(crate) use self::log::Log;
pub(crate) use self::people::Person;
use crate::client::{Client, GITLAB_PATIENCE};
use crate::clock::{Clock, http_date};
use crate::error::Error;
use crate::journal::Journal;
use crate::places::Places;
use crate::reply::{Reply, login_page, nginx_page};
use crate::serve::{Call, Peer};
use crate::world::World;
use crate::world::gitlab::Front;
use crate::world::spoil::Spoil;

/// A running GitLab.
#[derive(Debug)]
pub(crate) struct GitLab {
    world: Arc<World>,
    places: Places,
    client: Client,
    log: Log,
    clock: Arc<Clock>,
}

tokio::task_local! {
    /// The id of the request that is being answered.
    static CORRELATION: String;
}

impl GitLab {
    /// The id of the request that is being answered; a new one outside of one.
    pub(crate) fn correlation(&self) -> String {
        CORRELATION.try_with(Clone::clone).unwrap_or_else(|_| self.clock.correlation_id())
    }

    /// The GitLab of a world. `authority` is the company's own certificate authority, which it may trust.
    pub(crate) fn new(
        world: Arc<World>,
        places: Places,
        authority: Option<&str>,
        journal: Arc<Journal>,
        clock: Arc<Clock>,
    ) -> Result<Self, Error> {
        let bundle = authority.filter(|_| world.gitlab.trusts_private_ca);
        Ok(Self { client: Client::new(bundle, GITLAB_PATIENCE)?, log: Log::new(journal), world, places, clock })
    }

    /// Whether the port accepts connections.
    pub(crate) fn listens(world: &World) -> bool {
        world.gitlab.front != Front::NotListening
    }

    /// The writer of `llm.log`.
    pub(crate) fn log(&self) -> &Log {
        &self.log
    }

    fn data(&self) -> &crate::world::gitlab::GitLab {
        &self.world.gitlab
    }

    async fn respond(&self, call: &Call) -> Reply {
        let at_root = self.data().identity_at_root && call.path() == "/.well-known/openid-configuration";
        let root = if at_root { "" } else { self.data().root.as_str() };
        let Some(path) = call.path().strip_prefix(root) else {
            return nginx_page(404, "404 Not Found");
        };
        if path == "/api/graphql" {
            return if call.method() == "POST" { self.graphql(call).await } else { rest::no_route() };
        }
        if let Some(path) = path.strip_prefix("/api/v4") {
            return self.rest(call, path).await;
        }
        if !matches!(call.method(), "GET" | "HEAD") {
            return page(404, "The page could not be found or you don't have permission to view it.");
        }
        match path {
            "/.well-known/openid-configuration" => Reply::json(200, &self.discovery()),
            "/oauth/discovery/keys" | "/-/jwks" => self.key_set(),
            "/-/health" => Reply::text(200, "text/plain", "GitLab OK"),
            "/-/liveness" => Reply::json(200, &serde_json::json!({"status": "ok"})),
            "/-/readiness" => {
                Reply::json(200, &serde_json::json!({"status": "ok", "master_check": [{"status": "ok"}]}))
            }
            "/users/sign_in" => page(200, "Sign in · GitLab"),
            "/" | "" => {
                let target = format!("{}/users/sign_in", self.places.gitlab);
                let body = format!("<html><body>You are being <a href=\"{target}\">redirected</a>.</body></html>");
                Reply::text(302, "text/html; charset=utf-8", body).header("location", target)
            }
            _ => page(404, "The page could not be found or you don't have permission to view it."),
        }
    }
}

/// A page of GitLab's own.
fn page(status: u16, title: &str) -> Reply {
    let body = format!(
        "<!DOCTYPE html>\n<html class=\"html-devise-layout\" lang=\"en\">\n<head>\n<meta content=\"GitLab\" property=\"og:site_name\">\n<title>{title}</title>\n</head>\n<body><h1>{title}</h1></body>\n</html>\n"
    );
    Reply::text(status, "text/html; charset=utf-8", body)
}

impl Peer for GitLab {
    fn title_case(&self) -> bool {
        true
    }

    fn spoil(&self) -> Option<Spoil> {
        self.data().spoil
    }

    async fn answer(&self, call: Call) -> Response<Body> {
        let first = [("server", "nginx".to_owned()), ("date", http_date(self.clock.now()))];
        let path = call.path().strip_prefix(self.data().root.as_str()).unwrap_or(call.path());
        let identity = path.starts_with("/.well-known/") || path.starts_with("/oauth/discovery/") || path == "/-/jwks";
        // One id for a request, also for what it makes GitLab ask of others.
        let correlation = self.clock.correlation_id();
        let reply = match self.data().front {
            Front::Hangs | Front::NotListening => std::future::pending().await,
            Front::BadGateway => return nginx_page(502, "502 Bad Gateway").send(&first, &[]),
            Front::LoginPage if !identity => return login_page().send(&first, &[]),
            Front::LoginPage | Front::GitLab => CORRELATION.scope(correlation.clone(), self.respond(&call)).await,
        };
        let last = [
            ("cache-control", "max-age=0, private, must-revalidate".to_owned()),
            ("vary", "Origin".to_owned()),
            ("x-content-type-options", "nosniff".to_owned()),
            ("x-frame-options", "SAMEORIGIN".to_owned()),
            ("x-gitlab-meta", format!("{{\"correlation_id\":\"{correlation}\",\"version\":\"1\"}}")),
            ("x-request-id", correlation),
            ("x-runtime", "0.031502".to_owned()),
        ];
        let mut response = reply.send(&first, &last);
        if call.method() == "HEAD" {
            *response.body_mut() = Body::empty();
        }
        response
    }
}
