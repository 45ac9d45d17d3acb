//! Says everything that it can see: variables, connections, logs, and what every peer answers when
//! it is asked with every credential. Prints it as text and, past a reader who masks known texts,
//! backwards; puts it into every field of a finding; panics with it where asked to by the variable
//! `TELL_BY_PANIC` of the gateway.

use guest_kit::{
    Action, Context, Description, Evidence, Finding, Misbehaviour, Outcome, Piece, Place, Step, any, connections,
    environment, finding, get, http, logs, need, progress,
};

const KINDS: [&str; 5] = ["gitlab", "ai-gateway", "model", "gitlab-as-gateway", "agent-platform"];
const SCOPES: [&str; 3] = ["gitlab", "ai-gateway", "agent-platform"];
const CREDENTIALS: [&str; 4] = ["admin", "user", "key", "token"];
const LOGS: [&str; 2] = ["llm", "ai-gateway"];

/// The guest.
pub struct Tells;

guest_kit::register!(Tells);

impl Misbehaviour for Tells {
    fn describe(description: Description) -> Description {
        let requests = KINDS.iter().flat_map(|kind| {
            let rules = CREDENTIALS.iter().flat_map(move |credential| {
                ["GET", "POST"].map(|method| need("http", &format!("{method} {kind} /** as {credential}")))
            });
            rules.collect::<Vec<_>>()
        });
        let variables = SCOPES.iter().map(|scope| need("environment", &format!("{scope} *")));
        let logs = LOGS.iter().map(|log| need("logs", log));
        Description { needs: requests.chain(variables).chain(logs).collect(), ..description }
    }

    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let mut seen = Vec::new();
        let by_panic = variables(&mut seen);
        searches(&mut seen);
        answers(&mut seen);
        let text = seen.join("\n");
        assert!(!by_panic, "{}", text.replace('\n', " "));
        println!("BACKWARDS {}", text.replace('\n', " ").chars().rev().collect::<String>());
        // What is printed and a finding are bounded; the beginning has a bit of everything.
        let text: String = text.chars().take(50_000).collect();
        println!("FORWARDS {text}");
        progress::log(progress::Level::Info, &text);
        let seen: Vec<String> = text.lines().map(str::to_owned).collect();
        let evidence = seen.iter().take(20).map(|text| Evidence { source: text.clone(), text: text.clone() });
        let step = |action| Step {
            message: text.clone(),
            place: Place::Network,
            action,
            undo: None,
            interrupts: false,
            ext: Vec::new(),
        };
        let steps = vec![
            step(Action::Command(vec![any(seen.clone())])),
            step(Action::Setting((text.clone(), vec![Piece::Text(text.clone()), Piece::Placeholder("a".into())]))),
        ];
        let told =
            Finding { subject: text.clone(), evidence: evidence.collect(), steps, ..finding(Outcome::Fail, &text) };
        Ok(vec![told])
    }
}

fn variables(seen: &mut Vec<String>) -> bool {
    let mut by_panic = false;
    for scope in SCOPES {
        for name in environment::names(scope).unwrap_or_default() {
            by_panic |= name == "TELL_BY_PANIC";
            seen.push(format!("{scope} {name} {:?}", environment::get(scope, &name)));
        }
        seen.push(format!("{:?}", environment::origin(scope)));
    }
    by_panic
}

fn answers(seen: &mut Vec<String>) {
    for connection in KINDS.iter().flat_map(|kind| connections::list(kind)) {
        seen.push(format!("{connection:?}"));
        let credentials = connection.credentials.iter().cloned().map(Some).chain([None]);
        for credential in credentials {
            let request = http::Request {
                method: http::Method::Post,
                headers: vec![("content-type".into(), "application/json".into())],
                query: vec![("page".into(), "1".into())],
                body: Some(b"\"the body\"".to_vec()),
                credential,
                ..get(&connection.name, "/echo")
            };
            match http::send(&request) {
                Ok(answer) => {
                    seen.push(format!("{:?}", answer.headers()));
                    // Half of it piece by piece, half of it at once.
                    if let Ok(Some(chunk)) = answer.next_chunk() {
                        seen.push(String::from_utf8_lossy(&chunk.bytes).into_owned());
                    }
                    if let Ok(body) = answer.body(u32::MAX) {
                        seen.push(String::from_utf8_lossy(&body.bytes).into_owned());
                    }
                }
                Err(error) => seen.push(format!("{error:?}")),
            }
        }
        seen.push(format!("{:?}", http::probe(&connection.name)));
    }
}

fn searches(seen: &mut Vec<String>) {
    for source in LOGS {
        let query = logs::Query {
            source: source.into(),
            since: Some(0.0),
            until: None,
            predicates: ["canary-line", "canary-long"]
                .map(|text| logs::Predicate { name: text.into(), all: vec![logs::Matcher::Contains(text.into())] })
                .into(),
            group_by: Some("secret".into()),
            samples: 8,
            join_on: Some("secret".into()),
        };
        seen.push(format!("{:?} {:?}", logs::search(&query), logs::files(source)));
    }
}
