//! Does a script's work as a plain program would: one reqwest client, one task a check, bodies read to their end.
//!
//! It has no policy, no limits, no masking and no judgement: what the doctor takes beyond this is what those cost.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use duo_doctor_engine::bindings::duo_doctor::check::logs as wit;
use duo_doctor_log_search::{self as log_search, Limits, Matcher, Predicate, Query};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;
use tokio::sync::{OnceCell, watch};
use tokio::task::JoinSet;

use crate::script::{Request, Script, Source, Step};

/// Bytes that a server which speaks first is given room for; the same as in the doctor.
const FIRST_BYTES: usize = 256;

type Answer = Result<usize, String>;
type Shared = Arc<OnceCell<Answer>>;

struct Work {
    script: Script,
    client: reqwest::Client,
    shared: Mutex<HashMap<Request, Shared>>,
    passes: Vec<Shared>,
}

/// Does all of it; the number of bytes that came back.
///
/// # Errors
/// What did not work: a comparison with a broken run means nothing.
pub async fn run(script: Script) -> Answer {
    for file in &script.settings {
        std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .http1_only()
        .build()
        .map_err(|error| error.to_string())?;
    let passes = script.sources.iter().map(|_| Shared::default()).collect();
    let over: Vec<watch::Sender<bool>> = script.checks.iter().map(|_| watch::channel(false).0).collect();
    let over = Arc::new(over);
    let work = Arc::new(Work { script, client, shared: Mutex::default(), passes });
    let mut tasks = JoinSet::new();
    for number in 0..work.script.checks.len() {
        let (work, over) = (Arc::clone(&work), Arc::clone(&over));
        tasks.spawn(async move {
            let check = &work.script.checks[number];
            for &earlier in &check.after {
                let mut earlier = over[earlier].subscribe();
                earlier.wait_for(|over| *over).await.map_err(|error| error.to_string())?;
            }
            let mut bytes = 0;
            for step in &check.steps {
                bytes += work.step(step).await.map_err(|problem| format!("{}: {problem}", check.id))?;
            }
            over[number].send_replace(true);
            Answer::Ok(bytes)
        });
    }
    let mut bytes = 0;
    while let Some(ended) = tasks.join_next().await {
        bytes += ended.map_err(|failure| failure.to_string())??;
    }
    Ok(bytes)
}

impl Work {
    async fn step(self: &Arc<Self>, step: &Step) -> Answer {
        match step {
            Step::Send(request) if request.shared => {
                let cell = {
                    let mut shared = self.shared.lock().expect("nothing panics while it holds the map");
                    Arc::clone(shared.entry(request.clone()).or_default())
                };
                cell.get_or_init(|| self.send(request)).await.clone()
            }
            Step::Send(request) => self.send(request).await,
            Step::Probe { host, port, server_first } => probe(host, *port, *server_first).await,
            Step::Search(source) => {
                let work = Arc::clone(self);
                let source = *source;
                let search = || async move {
                    let searched = tokio::task::spawn_blocking(move || search(&work.script.sources[source])).await;
                    searched.map_err(|failure| failure.to_string())?
                };
                self.passes[source].get_or_init(search).await.clone()
            }
            Step::Files(source) => {
                let paths = self.script.sources[*source].paths.clone();
                let files = tokio::task::spawn_blocking(move || log_search::files(&paths)).await;
                let files = files.map_err(|failure| failure.to_string())?;
                files.map(|files| files.len()).map_err(|error| error.to_string())
            }
        }
    }

    async fn send(&self, request: &Request) -> Answer {
        let say = |error: reqwest::Error| format!("{} {}: {error}", request.method, request.url);
        let method = request.method.parse().map_err(|_| format!("no method `{}`", request.method))?;
        let mut builder = self.client.request(method, &request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = &request.body {
            builder = builder.body(body.clone());
        }
        let response = builder.send().await.map_err(say)?;
        response.bytes().await.map(|body| body.len()).map_err(say)
    }
}

async fn probe(host: &str, port: u16, server_first: bool) -> Answer {
    let say = |error: std::io::Error| format!("probe of {host}:{port}: {error}");
    let mut stream = TcpStream::connect((host, port)).await.map_err(say)?;
    if !server_first {
        return Ok(0);
    }
    let mut bytes = [0; FIRST_BYTES];
    let read = tokio::time::timeout(Duration::from_secs(1), stream.read(&mut bytes)).await;
    read.map_err(|_| format!("{host}:{port} says nothing"))?.map_err(say)
}

/// One pass over a source, with the doctor's own search: what is compared is the way to it.
fn search(source: &Source) -> Answer {
    let queries = source.queries.iter().map(|query| self::query(query, source.since)).collect::<Result<Vec<_>, _>>()?;
    let files = log_search::files(&source.paths).map_err(|error| error.to_string())?;
    let summaries = log_search::search(&files, &queries, &Limits::default(), &AtomicBool::new(false));
    let mut bytes = 0;
    for summary in summaries {
        bytes += usize::try_from(summary.map_err(|error| error.to_string())?.bytes).unwrap_or(usize::MAX);
    }
    Ok(bytes)
}

/// A query of the contract as the search wants it.
///
/// # Errors
/// Where it is none.
pub fn query(query: &serde_json::Value, since: f64) -> Result<Query, String> {
    let query: wit::Query = serde_json::from_value(query.clone()).map_err(|error| format!("no query: {error}"))?;
    let matcher = |matcher: wit::Matcher| match matcher {
        wit::Matcher::Contains(text) => Matcher::Contains(text),
        wit::Matcher::Regex(expression) => Matcher::Regex(expression),
        wit::Matcher::FieldEquals((field, value)) => Matcher::FieldEquals(field, value),
        wit::Matcher::FieldPresent(field) => Matcher::FieldPresent(field),
        wit::Matcher::Other(_) => unreachable!("no check asks by it"),
    };
    let predicate = |predicate: wit::Predicate| Predicate {
        name: predicate.name,
        all: predicate.all.into_iter().map(matcher).collect(),
    };
    Ok(Query {
        since: query.since.or(Some(since)),
        until: query.until,
        predicates: query.predicates.into_iter().map(predicate).collect(),
        group_by: query.group_by,
        samples: query.samples,
        join_on: query.join_on,
        own: None,
    })
}

/// Names the process's cryptography, as every program that uses reqwest without a preset must.
pub fn install_cryptography() {
    // It is already there where this is called twice.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
