//! The last hour: chats of real users that really run through the set-up, and the lines that a scenario adds.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::clock::Clock;
use crate::environment::Variables;
use crate::error::Error;
use crate::gateway::{Gateway, traceback};
use crate::gitlab::{GitLab, Person};
use crate::journal::Journal;
use crate::world::World;
use crate::world::gitlab::Front;
use crate::world::logs::{Collected, Logs};

/// Minutes before now at which the gateway's process started.
const START_MINUTES: i64 = 64;

/// Minutes before now between which the chats lie.
const FIRST_CHAT: i64 = 55;
const LAST_CHAT: i64 = 4;

/// Minutes before now at which an early copy of a log was made.
const COPY_MINUTES: i64 = 30;

/// People who chat beside the one whose token the doctor has.
const PEOPLE: [(u32, &str); 5] = [(51, "aiko"), (52, "ben"), (53, "chen"), (54, "dana"), (55, "emil")];

const QUESTIONS: [&str; 3] = [
    "What does this merge request change?",
    "How do I write a unit test for this function?",
    "Explain the last failed pipeline.",
];

fn ago(minutes: i64) -> Timestamp {
    Timestamp::now() - SignedDuration::from_mins(minutes)
}

/// Plays the hour. Nothing waits: the clock is set to each moment in turn.
pub(crate) async fn play(world: &World, clock: &Clock, gitlab: &GitLab, gateway: &Gateway, variables: &Variables) {
    clock.set(Some(ago(START_MINUTES)));
    gateway.log_start(variables);
    let works = matches!(world.gitlab.front, Front::GitLab | Front::LoginPage) && world.gitlab.enterprise;
    let chats = if works { i64::from(world.logs.chats) } else { 0 };
    for number in 0..chats {
        let step = (FIRST_CHAT - LAST_CHAT) * number / chats.max(1);
        clock.set(Some(ago(FIRST_CHAT - step)));
        let index = usize::try_from(number).unwrap_or(0);
        let person = match index % (PEOPLE.len() + 1) {
            0 => gitlab.user(),
            other => {
                let (id, name) = PEOPLE[other - 1];
                Person { id, name: name.to_owned(), admin: false }
            }
        };
        gitlab.chat(&person, QUESTIONS[index % QUESTIONS.len()]).await;
    }
    clock.set(None);
}

/// Lays a log where the operator keeps it.
pub(crate) fn collect(how: Collected, log: &Journal, path: &Path) -> Result<(), Error> {
    match how {
        Collected::Whole => log.open(path),
        Collected::WithoutStandardError => log.copy(path, |_, _| None),
        Collected::Earlier => {
            let then = ago(COPY_MINUTES);
            log.copy(path, |at, text| (at < then).then(|| text.to_owned()))
        }
        Collected::WithNames => log.copy(path, |_, text| Some(format!("ai-gateway-1  | {text}"))),
    }
}

/// Adds the lines that a scenario asks for.
pub(crate) fn add_lines(logs: &Logs, clock: &Clock, gitlab: &GitLab, gateway: &Gateway) {
    for error in &logs.chat_error {
        for number in 0..error.count {
            let moment = ago(i64::from(error.minutes_ago) + i64::from(number));
            clock.set(Some(moment));
            let correlation = clock.correlation_id();
            gitlab.log().chat_error(clock.now(), &correlation, &error.code, &error.message);
        }
    }
    for line in &logs.gateway_line {
        for number in 0..line.count {
            clock.set(Some(ago(i64::from(line.minutes_ago) + i64::from(number))));
            match &line.class {
                Some(class) if line.uncaught => {
                    let exception = traceback::of(class, &line.message, "", traceback::AT_START);
                    let fields = json!({"exception": exception.trim_end()});
                    gateway.log().event("root", "critical", None, "Uncaught exception", fields);
                }
                Some(class) => {
                    let correlation = clock.correlation_id();
                    gateway.log().exception(class, &line.message, &correlation, json!({}), "");
                }
                None => gateway.log().plain(&line.message),
            }
        }
    }
    clock.set(None);
}
