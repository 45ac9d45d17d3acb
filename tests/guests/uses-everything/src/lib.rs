//! Calls every function of the contract, and passes where each of them answers. Copies of it, one for each released
//! contract, stand in `tests/frozen`.

use guest_kit::{
    Context, Description, Finding, Misbehaviour, Outcome, connections, environment, finding, get, grpc, http, logs,
    need, pass, progress,
};

/// The guest.
pub struct Uses;

guest_kit::register!(Uses);

impl Misbehaviour for Uses {
    fn describe(description: Description) -> Description {
        let needs = vec![
            need("http", "GET gitlab /**"),
            need("http", "probe gitlab"),
            need("grpc", "agent-platform grpc.health.v1.Health/Check"),
            need("environment", "ai-gateway *"),
            need("logs", "llm"),
        ];
        Description { needs, ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        progress::waiting("for nothing");
        progress::log(progress::Level::Info, "begins");
        let silent = used().err();
        Ok(vec![silent.map_or_else(pass, |which| finding(Outcome::Fail, which))])
    }
}

/// The first function that does not answer as it should.
fn used() -> Result<(), &'static str> {
    let missing = |which: &'static str| move |there: bool| there.then_some(()).ok_or(which);
    missing("connections.list")(connections::list("gitlab").len() == 1)?;
    let answer = http::send(&get("gitlab", "/-/health")).map_err(|_| "http.send")?;
    missing("response.status")(answer.status() >= 200)?;
    missing("response.headers")(!answer.headers().is_empty())?;
    missing("response.header")(answer.header("content-type").is_some())?;
    let _ = (answer.timing(), answer.certificates());
    let _ = answer.next_chunk().map_err(|_| "response.next-chunk")?;
    let _ = answer.body(1024).map_err(|_| "response.body")?;
    let _ = http::probe("gitlab").map_err(|_| "http.probe")?;
    let call = grpc::Request {
        connection: "agent-platform".into(),
        tls: false,
        service: "grpc.health.v1.Health".into(),
        method: "Check".into(),
        message: Vec::new(),
        credential: None,
        timeout_ms: None,
        ext: Vec::new(),
    };
    missing("grpc.call")(grpc::call(&call).is_ok_and(|answer| answer.code == 0 && answer.body.is_some()))?;
    let names = environment::names("ai-gateway").map_err(|_| "environment.names")?;
    let name = names.first().ok_or("environment.names")?;
    let _ = environment::get("ai-gateway", name).map_err(|_| "environment.get")?;
    let _ = environment::origin("ai-gateway").map_err(|_| "environment.origin")?;
    let query = logs::Query {
        source: "llm".into(),
        since: None,
        until: None,
        predicates: Vec::new(),
        group_by: None,
        samples: 0,
        join_on: None,
    };
    let _ = logs::search(&query).map_err(|_| "logs.search")?;
    let _ = logs::files("llm").map_err(|_| "logs.files")?;
    Ok(())
}
