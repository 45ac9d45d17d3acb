//! `wit/http.wit`: HTTP over named connections. Grants requests by method, path and credential;
//! refuses every other authority, owned headers, forbidden addresses, and following redirects.

mod client;
pub(super) mod dial;
mod exchange;
pub(super) mod failure;
pub(super) mod held;
mod hostile;
pub(super) mod payload;
mod phases;
pub(super) mod proxy;
mod request;
mod tls;
pub mod trace;
mod words;

use std::time::Duration;

use serde::Serialize;
use wasmtime::component::Resource;

use self::held::Held;
use super::State;
use super::gate::{Backend, Call};
use super::hostile::Case;
use super::live::Live;
use crate::bindings::duo_doctor::check::http as wit;
use crate::bindings::duo_doctor::check::types;
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, HttpRule, HttpUse};
use duo_doctor_scrub::Scrubber;

pub(super) use hostile::prevented;

pub use client::Client;
pub use exchange::Exchange;
pub use request::Request;
pub use tls::{Tls, certificate, platform_root_count};

/// Time of an exchange whose check does not say: an API that works answers within a second, and a
/// check asks several.
const TIME: Duration = Duration::from_secs(10);

/// An answer in a guest's hand: everything has arrived, the guest reads on from `next`.
#[derive(Debug)]
pub struct Response {
    exchange: Exchange,
    next: usize,
    /// Its room, of the check's and of the run's.
    _held: [Option<Held>; 2],
}

impl Call for Request {
    const NAME: &'static str = "http.send";
    type Rule = HttpRule;
    type Answer = Result<Exchange, wit::Error>;

    fn wants<'a>(&'a self, backend: &'a Backend) -> HttpUse<'a> {
        let kind = kind_of(backend, &self.connection);
        let credential = &self.credential;
        HttpUse::Request { method: &self.method, kind, connection: &self.connection, path: &self.path, credential }
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Budget(text))
    }

    async fn perform(&self, live: &Live, time: Duration) -> Self::Answer {
        let asked = self.timeout_ms.map_or(TIME, |milliseconds| Duration::from_millis(milliseconds.into()));
        let time = asked.min(time);
        if time.is_zero() {
            // A timer needs a moment to notice, and a near peer would answer within it.
            return Err(wit::Error::TimedOut(wit::Phase::FirstByte));
        }
        let client = live.client(&self.connection)?;
        let noted = |time| async move {
            let exchange = exchange::perform(client, self, time).await;
            exchange.inspect(|exchange| live.note(&self.connection, exchange))
        };
        if self.cacheable {
            return live.shared(self, time, noted).await;
        }
        noted(time).await
    }

    fn invented(&self, _description: &Description) -> Self::Answer {
        Ok(hostile::invented())
    }

    fn spoilt(&self, case: Case, good: &Self::Answer) -> Option<Self::Answer> {
        match (prevented(case), good) {
            (Some(error), _) => Some(Err(error)),
            (None, Ok(good)) => hostile::spoilt(case, good).map(Ok),
            (None, Err(_)) => None,
        }
    }

    fn patience(&self) -> Option<Duration> {
        self.timeout_ms.map(|milliseconds| Duration::from_millis(milliseconds.into()))
    }

    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber) {
        match answer {
            Ok(exchange) => exchange.scrub(scrubber),
            Err(error) => failure::scrub(error, scrubber),
        }
    }
}

/// A walk through the phases of a connection.
#[derive(Debug, Serialize)]
pub struct Probe {
    connection: String,
}

impl Call for Probe {
    const NAME: &'static str = "http.probe";
    type Rule = HttpRule;
    type Answer = Result<wit::Ladder, wit::Error>;

    fn wants<'a>(&'a self, backend: &'a Backend) -> HttpUse<'a> {
        HttpUse::Probe { kind: kind_of(backend, &self.connection), connection: &self.connection }
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Denied(wit_denial(denial)))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Budget(text))
    }

    async fn perform(&self, live: &Live, time: Duration) -> Self::Answer {
        phases::probe(live.client(&self.connection)?, time).await
    }

    fn invented(&self, _description: &Description) -> Self::Answer {
        Ok(hostile::invented_phases())
    }

    fn spoilt(&self, case: Case, _good: &Self::Answer) -> Option<Self::Answer> {
        prevented(case).map(Err)
    }

    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber) {
        match answer {
            Ok(reached) => {
                scrubber.scrub_bytes(&mut reached.first_bytes);
                if let Some(session) = &mut reached.tls {
                    failure::scrub_chain(&mut session.chain, scrubber);
                }
                if let Some(error) = &mut reached.failure {
                    failure::scrub(error, scrubber);
                }
            }
            Err(error) => failure::scrub(error, scrubber),
        }
    }
}

#[cfg(test)]
impl Probe {
    pub(super) fn example() -> Self {
        Self { connection: "gitlab".into() }
    }
}

/// The kind of a connection; its name before the first `/` where no live system answers.
pub(super) fn kind_of<'a>(backend: &'a Backend, connection: &'a str) -> &'a str {
    match backend {
        Backend::Live(live) => live.kind(connection).unwrap_or(connection),
        Backend::Replay(_) | Backend::Hostile(_) => connection.split('/').next().unwrap_or(connection),
    }
}

pub(super) fn wit_denial(denial: Denial) -> types::Denial {
    types::Denial { capability: denial.capability, wanted: denial.wanted, reason: denial.reason }
}

impl wit::Host for State {
    async fn send(&mut self, request: wit::Request) -> wasmtime::Result<Result<Resource<Response>, wit::Error>> {
        let request = match Request::from_guest(request) {
            Ok(request) => request,
            Err(error) => return Ok(Err(error)),
        };
        self.gate.say(Some(format!("{} {} {}", request.method, request.connection, request.path)));
        let answer = self.gate.call(request).await;
        self.gate.say(None);
        match answer {
            Ok(exchange) => {
                let held = match self.gate.hold(exchange.bytes()) {
                    Ok(held) => held,
                    Err(text) => return Ok(Err(wit::Error::Budget(text))),
                };
                Ok(Ok(self.table.push(Response { exchange, next: 0, _held: held })?))
            }
            Err(error) => Ok(Err(error)),
        }
    }

    async fn probe(&mut self, connection: String) -> wasmtime::Result<Result<wit::Ladder, wit::Error>> {
        self.gate.say(Some(format!("probe {connection}")));
        let answer = self.gate.call(Probe { connection }).await;
        self.gate.say(None);
        Ok(answer)
    }
}

impl wit::HostResponse for State {
    async fn status(&mut self, response: Resource<Response>) -> wasmtime::Result<u16> {
        Ok(self.table.get(&response)?.exchange.status)
    }

    async fn headers(&mut self, response: Resource<Response>) -> wasmtime::Result<Vec<(String, String)>> {
        Ok(self.table.get(&response)?.exchange.headers.clone())
    }

    async fn header(&mut self, response: Resource<Response>, name: String) -> wasmtime::Result<Option<String>> {
        let headers = &self.table.get(&response)?.exchange.headers;
        Ok(headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name)).map(|(_, value)| value.clone()))
    }

    async fn timing(&mut self, response: Resource<Response>) -> wasmtime::Result<wit::Timing> {
        Ok(self.table.get(&response)?.exchange.timing)
    }

    async fn certificates(&mut self, response: Resource<Response>) -> wasmtime::Result<Vec<wit::Certificate>> {
        Ok(self.table.get(&response)?.exchange.certificates.clone())
    }

    async fn next_chunk(
        &mut self,
        response: Resource<Response>,
    ) -> wasmtime::Result<Result<Option<wit::Chunk>, wit::Error>> {
        let response = self.table.get_mut(&response)?;
        let Some(chunk) = response.exchange.chunks.get(response.next) else {
            return Ok(match &response.exchange.failure {
                Some(error) => Err(error.clone()),
                None => Ok(None),
            });
        };
        response.next += 1;
        Ok(Ok(Some(wit::Chunk { bytes: chunk.bytes.0.clone(), at_ms: chunk.at_ms })))
    }

    async fn body(
        &mut self,
        response: Resource<Response>,
        limit: u32,
    ) -> wasmtime::Result<Result<wit::Body, wit::Error>> {
        let response = self.table.get_mut(&response)?;
        let exchange = &response.exchange;
        let limit = limit as usize;
        let mut body = wit::Body { bytes: Vec::new(), truncated: exchange.truncated };
        for chunk in exchange.chunks.iter().skip(response.next) {
            let room = limit - body.bytes.len();
            let piece = &chunk.bytes.0;
            body.bytes.extend_from_slice(&piece[..room.min(piece.len())]);
            if piece.len() > room {
                body.truncated = true;
                break;
            }
        }
        // What was cut anyway does not need the rest; a guest that asked for all of it does.
        let answer = match &exchange.failure {
            Some(error) if !body.truncated => Err(error.clone()),
            _ => Ok(body),
        };
        response.next = exchange.chunks.len();
        Ok(answer)
    }

    async fn drop(&mut self, response: Resource<Response>) -> wasmtime::Result<()> {
        self.table.delete(response)?;
        Ok(())
    }
}

/// Sends JSON on the host's own behalf and reads JSON: for `init`, which has no guest. What comes back knows the
/// connection's credentials no more than a guest would.
///
/// # Errors
/// One sentence.
pub async fn ask(
    client: &Client,
    path: &str,
    credential: &str,
    body: &serde_json::Value,
    time: Duration,
) -> Result<serde_json::Value, String> {
    let request = Request::own(&client.connection.name, path, credential, body);
    let secrets = client.connection.credentials.values().map(|credential| credential.secret.expose());
    let scrubber = Scrubber::new(secrets);
    let exchange = exchange::perform(client, &request, time).await;
    let mut exchange = exchange.map_err(|error| scrubber.scrubbed(&format!("{error:?}")))?;
    exchange.scrub(&scrubber);
    match exchange.status {
        200 => serde_json::from_slice(&exchange.body()).map_err(|error| format!("the answer is no JSON ({error})")),
        status => Err(format!("the answer has status {status}")),
    }
}
