//! `wit/grpc.wit`: one unary call over HTTP/2. Grants calls by service, method and credential; refuses every connection
//! but that of the Agent Platform, names that a path could turn into others, and forbidden addresses.

mod exchange;
mod hostile;
mod request;

use std::time::Duration;

use super::State;
use super::gate::{Backend, Call};
use super::hostile::Case;
use super::http::{failure, kind_of, wit_denial};
use super::live::Live;
use crate::bindings::duo_doctor::check::grpc as wit;
use crate::bindings::duo_doctor::check::http::{Error as NoExchange, Phase};
use duo_doctor_model::description::Description;
use duo_doctor_model::policy::{Denial, GrpcRule, GrpcUse};
use duo_doctor_scrub::Scrubber;

pub use request::Unary;

/// Deadline of a call whose check does not say: GitLab's own health check waits as long.
const TIME: Duration = Duration::from_secs(10);

impl Call for Unary {
    const NAME: &'static str = "grpc.call";
    type Rule = GrpcRule;
    type Answer = Result<wit::Response, wit::Error>;

    fn wants<'a>(&'a self, backend: &'a Backend) -> GrpcUse<'a> {
        let Self { connection, service, method, credential, .. } = self;
        GrpcUse { kind: kind_of(backend, connection), connection, service, method, credential }
    }

    fn denied(denial: Denial) -> Self::Answer {
        Err(wit::Error::Failed(NoExchange::Denied(wit_denial(denial))))
    }

    fn exhausted(text: String) -> Self::Answer {
        Err(wit::Error::Failed(NoExchange::Budget(text)))
    }

    async fn perform(&self, live: &Live, time: Duration) -> Self::Answer {
        let time = self.patience().unwrap_or(TIME).min(time);
        if time.is_zero() {
            // A timer needs a moment to notice, and a near peer would answer within it.
            return Err(wit::Error::Failed(NoExchange::TimedOut(Phase::FirstByte)));
        }
        let client = live.client(&self.connection).map_err(wit::Error::Failed)?;
        exchange::perform(client, self, time).await
    }

    fn invented(&self, _description: &Description) -> Self::Answer {
        Ok(hostile::invented())
    }

    fn spoilt(&self, case: Case, good: &Self::Answer) -> Option<Self::Answer> {
        hostile::spoilt(case, good.as_ref().ok()?)
    }

    fn patience(&self) -> Option<Duration> {
        self.timeout_ms.map(|milliseconds| Duration::from_millis(milliseconds.into()))
    }

    fn scrub(answer: &mut Self::Answer, scrubber: &Scrubber) {
        match answer {
            Ok(response) => {
                scrubber.scrub(&mut response.message);
                for (name, value) in &mut response.metadata {
                    scrubber.scrub(name);
                    scrubber.scrub(value);
                }
                response.body.iter_mut().for_each(|body| scrubber.scrub_bytes(body));
                response.tls.iter_mut().for_each(|session| failure::scrub_chain(&mut session.chain, scrubber));
            }
            Err(wit::Error::Failed(error)) => failure::scrub(error, scrubber),
            Err(wit::Error::NoHttp2(text)) => scrubber.scrub(text),
            Err(wit::Error::NotGrpc(page)) => {
                scrubber.scrub(&mut page.kind);
                scrubber.scrub_bytes(&mut page.start);
            }
            Err(wit::Error::TooLarge(_)) => {}
        }
    }
}

impl wit::Host for State {
    async fn call(&mut self, request: wit::Request) -> wasmtime::Result<Result<wit::Response, wit::Error>> {
        let call = match Unary::from_guest(request) {
            Ok(call) => call,
            Err(error) => return Ok(Err(wit::Error::Failed(error))),
        };
        self.gate.say(Some(format!("grpc {} {}/{}", call.connection, call.service, call.method)));
        let answer = self.gate.call(call).await;
        self.gate.say(None);
        Ok(answer)
    }
}
