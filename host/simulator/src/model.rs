//! Model servers: one peer, four personalities, each with its own bodies.

mod chat;
mod litellm;
mod llama_cpp;
mod ollama;
mod stream;
mod vllm;

use std::sync::Arc;

use axum::body::Body;
use axum::http::Response;

use crate::clock::{Clock, http_date};
use crate::reply::{Reply, login_page, nginx_page};
use crate::secrets;
use crate::serve::{Call, Peer};
use crate::world::World;
use crate::world::model::{Model, Personality, State};
use crate::world::spoil::Spoil;

/// A running model server.
#[derive(Debug)]
pub(crate) struct ModelServer {
    /// Name of the model in this world.
    name: String,
    /// Its data.
    model: Model,
    /// Names that it serves.
    served: Vec<String>,
    /// The key that it wants.
    key: Option<String>,
    clock: Arc<Clock>,
}

impl ModelServer {
    /// The server of one model of the world.
    pub(crate) fn new(world: &World, name: &str, clock: Arc<Clock>) -> Self {
        let model = world.model.get(name).cloned().unwrap_or_default();
        let served = if model.served.is_empty() { vec![name.to_owned()] } else { model.served.clone() };
        Self { name: name.to_owned(), served, key: secrets::wanted(world, name), model, clock }
    }

    /// Whether the port accepts connections.
    pub(crate) fn listens(model: &Model) -> bool {
        model.state != State::NotListening
    }

    /// The bearer token of a request, if it is the wanted one; also when none is wanted.
    fn admits(&self, call: &Call) -> bool {
        match &self.key {
            None => true,
            Some(key) => call.header("authorization") == Some(&format!("Bearer {key}")),
        }
    }

    /// Seconds since the epoch.
    fn seconds(&self) -> i64 {
        self.clock.now().as_second()
    }
}

impl Peer for ModelServer {
    fn title_case(&self) -> bool {
        self.model.personality == Personality::Ollama || self.model.state == State::LoginPage
    }

    fn spoil(&self) -> Option<Spoil> {
        self.model.spoil
    }

    async fn answer(&self, mut call: Call) -> Response<Body> {
        let date = ("date", http_date(self.clock.now()));
        let server = |name: &str| ("server", name.to_owned());
        if let Some(refused) = stream::before(self.model.stream, &mut call) {
            return refused.send(&[date], &[]);
        }
        let (software, reply) = match self.model.state {
            State::Hangs => std::future::pending().await,
            State::LoginPage => (Some("nginx"), login_page()),
            State::OtherService => (Some("uvicorn"), not_found()),
            State::Loading if self.model.personality != Personality::LlamaCpp => {
                (Some("nginx"), nginx_page(503, "503 Service Temporarily Unavailable"))
            }
            _ => match self.model.personality {
                Personality::Vllm => (Some("uvicorn"), vllm::answer(self, &call)),
                Personality::Litellm => (Some("uvicorn"), litellm::answer(self, &call)),
                Personality::Ollama => (None, ollama::answer(self, &call)),
                Personality::LlamaCpp => (Some("llama.cpp"), llama_cpp::answer(self, &call)),
            },
        };
        let reply = stream::after(self.model.stream, reply).await;
        match software {
            Some(name) => reply.send(&[date, server(name)], &[]),
            None => reply.send(&[date], &[]),
        }
    }
}

/// What Python's web frameworks answer to an unknown path.
fn not_found() -> Reply {
    Reply::json(404, &serde_json::json!({"detail": "Not Found"}))
}

/// What they answer to a wrong method.
fn method_not_allowed(allow: &str) -> Reply {
    Reply::json(405, &serde_json::json!({"detail": "Method Not Allowed"})).header("allow", allow)
}
