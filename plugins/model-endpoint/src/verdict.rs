//! One endpoint's verdict. The order of the questions is the order in which a request meets the
//! obstacles: path, key, name, template, model.

use duo_doctor_sdk::http::{Answer, Exchange, Failure, Response};
use duo_doctor_sdk::model::error_words;
use duo_doctor_sdk::{Argument, Confidence, Finding, Place, Reason, Severity, Step};

use crate::answer::{self, Fault};
use crate::{Target, name};

const ID: &str = "model-endpoint";

/// The code for what cannot be determined.
pub(crate) const UNKNOWN: &str = "DUO6290";

/// Fields of the model in GitLab's administration.
const ENDPOINT: &str = "Endpoint";
const IDENTIFIER: &str = "Model identifier";
const KEY: &str = "API key";

/// Served names that a message lists: more would hide the one that is meant.
const LISTED: usize = 10;

/// Judges one endpoint that has OpenAI's paths.
pub(crate) fn judge(target: &Target) -> Finding {
    let chat = target.chat.as_ref().and_then(Answer::response);
    let served = target.models.as_ref().and_then(answer::served);
    if chat.is_some_and(answer::is_completion) {
        return works(target, served.as_deref());
    }
    let listing = list_fault(target.models.as_ref());
    let chatting = chat.filter(|response| response.status != 200).map(answer::fault);
    if listing == Some(Fault::Path) && (chatting == Some(Fault::Path) || !was_sent(target.chat.as_ref())) {
        let finding = wrong_path(target);
        // A server may chat at a path where it has no list; only the chat request shows it.
        return if chatting.is_some() { finding } else { finding.confidence(Confidence::Likely) };
    }
    if let Some(finding) = wrong_key(target, listing, chatting) {
        return finding;
    }
    let Some(name) = target.connection.sent_name() else {
        return Finding::unknown(UNKNOWN, Reason::own("no-identifier"));
    };
    let named = |confidence| wrong_name(target, name, served.as_deref(), confidence);
    // From the top, the first row that fits.
    match (chatting, chat.is_some(), Listed::of(target, name, served.as_deref())) {
        (Some(Fault::Template), ..) => template("DUO6205"),
        (Some(Fault::Roles), ..) => template("DUO6206"),
        (Some(Fault::Name), _, Listed::No | Listed::AnyName | Listed::Unknown) => named(Confidence::Confirmed),
        (Some(Fault::Request), ..) => Finding::unknown(UNKNOWN, Reason::own("max-tokens")),
        (Some(fault), ..) => chat_error(chat, fault),
        (None, false, Listed::No) => named(Confidence::Likely),
        (None, ..) => no_chat(target),
    }
}

/// Whether a name is in the server's list.
enum Listed {
    Yes,
    No,
    /// It is not, and the server answers to every name.
    AnyName,
    /// There is no list.
    Unknown,
}

impl Listed {
    fn of(target: &Target, name: &str, served: Option<&[String]>) -> Self {
        match served {
            None => Self::Unknown,
            Some(served) if name::is_listed(name, served) => Self::Yes,
            Some(_) if answers_to_any_name(target) => Self::AnyName,
            Some(_) => Self::No,
        }
    }
}

fn list_fault(answer: Option<&Answer>) -> Option<Fault> {
    answer.and_then(Answer::response).filter(|response| response.status != 200).map(answer::list_fault)
}

/// False where a request was not made, or not let out.
fn was_sent(answer: Option<&Answer>) -> bool {
    answer.is_some_and(|answer| {
        !matches!(
            answer.failure(),
            Some(Failure::Denied { .. } | Failure::Budget { .. } | Failure::Invalid { .. } | Failure::TooLarge { .. })
        )
    })
}

fn works(target: &Target, served: Option<&[String]>) -> Finding {
    let name = target.connection.sent_name().unwrap_or_default();
    let names = match served {
        Some(served) if name::is_listed(name, served) => "listed",
        Some(_) => "any",
        None => "no-list",
    };
    Finding::pass("DUO6200").arg("names", names)
}

/// llama.cpp serves one model and answers to every name with it.
fn answers_to_any_name(target: &Target) -> bool {
    let body = target.models.as_ref().and_then(Answer::json);
    let owner = body.as_ref().and_then(|body| body.pointer("/data/0/owned_by")).and_then(|owner| owner.as_str());
    owner == Some("llamacpp")
}

fn wrong_path(target: &Target) -> Finding {
    let written = target.connection.written.trim_end_matches('/');
    let path = target.connection.base_path.trim_end_matches('/');
    let set = |code: &str, right: &str| {
        Finding::fail(code, Severity::High)
            .arg("suggestion", right)
            .step(Step::setting(Place::GitlabUi, ENDPOINT, Argument::text(right)))
            .step(Step::verify(Place::AiGatewayHost, ID))
    };
    if let Some(extra) = ["/v1", "/chat/completions", "/completions", "/models"]
        .into_iter()
        .find(|extra| path.strip_suffix(extra).is_some_and(|rest| *extra != "/v1" || rest.ends_with("/v1")))
    {
        return set("DUO6202", written.strip_suffix(extra).unwrap_or(written)).arg("extra", extra);
    }
    let below = target.models_below_v1.as_ref();
    if below.is_some_and(|below| answer::served(below).is_some()) || list_fault(below) == Some(Fault::Key) {
        return set("DUO6201", &format!("{written}/v1"));
    }
    match below.map(|below| &below.result) {
        Some(Exchange::Response(_)) => Finding::fail("DUO6209", Severity::High)
            .confidence(Confidence::Likely)
            .step(Step::setting(Place::GitlabUi, ENDPOINT, "{scheme}://{model-host}:{port}/v1"))
            .step(models_from_gateway(target))
            .step(Step::verify(Place::AiGatewayHost, ID)),
        Some(Exchange::Failure(failure)) => Finding::unknown(UNKNOWN, failure),
        None => Finding::unknown(UNKNOWN, Reason::NotAsked),
    }
}

/// What the gateway's container gets from the endpoint.
fn models_from_gateway(target: &Target) -> Step {
    let url = format!("{}/models", target.connection.written.trim_end_matches('/'));
    Step::in_gateway(&["curl", "--include", "{}"]).fill(&[&url])
}

/// What an answer says of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// It is an answer.
    Good,
    /// It asks for a key, or for another one: 401, or in the server's own way.
    Asks,
    /// 403.
    Forbids,
    /// It breaks, as some servers do that should ask.
    Perhaps,
    /// It complains of what comes behind the key.
    Past,
    /// It complains of something else.
    Other,
    /// There is none.
    Silent,
}

impl Word {
    fn of(answer: Option<&Answer>, fault: Option<Fault>) -> Self {
        match (fault, answer.and_then(Answer::status)) {
            (Some(Fault::Key), Some(403)) => Self::Forbids,
            (Some(Fault::Key), _) => Self::Asks,
            (Some(Fault::PerhapsKey), _) => Self::Perhaps,
            (Some(Fault::Name | Fault::Template | Fault::Roles | Fault::Busy | Fault::Request), _) => Self::Past,
            (Some(Fault::Path | Fault::Other), _) => Self::Other,
            (None, Some(200)) => Self::Good,
            (None, _) => Self::Silent,
        }
    }
}

/// A key that is wrong, or one that is wanted. Where this program was given none, GitLab may have one.
fn wrong_key(target: &Target, listing: Option<Fault>, chatting: Option<Fault>) -> Option<Finding> {
    use Word::{Asks, Forbids, Good, Past, Perhaps, Silent};
    let list = Word::of(target.models.as_ref(), listing);
    let chat = Word::of(target.chat.as_ref(), chatting);
    let (models, chatted) = (&target.models, &target.chat);
    // From the top, the first row that fits: what the list says, what the chat says, and whether there was a key.
    let (code, confidence, answer) = match (list, chat, target.connection.has_credential("key")) {
        // A server may forbid the list to a key that may chat; then chat got past the key.
        (Asks | Forbids, Past, _) => return None,
        (Asks | Forbids, _, true) => ("DUO6204", Confidence::Confirmed, models),
        (Asks | Forbids, _, false) => ("DUO6208", Confidence::Likely, models),
        // A key that may list and not chat: the server's own words then say why.
        (Good, Forbids, _) => return None,
        (_, Asks | Forbids, true) => ("DUO6204", Confidence::Confirmed, chatted),
        (_, Asks | Forbids, false) => ("DUO6208", Confidence::Likely, chatted),
        (Perhaps, Good | Silent | Perhaps, false) => ("DUO6208", Confidence::Possible, models),
        _ => return None,
    };
    let response = answer.as_ref().and_then(Answer::response);
    let finding = Finding::fail(code, Severity::High)
        .confidence(confidence)
        .arg("status", response.map_or(0, |response| response.status))
        .arg("message", response.map_or_else(|| "-".into(), |response| error_words(&response.body)))
        .arg("asked", if confidence == Confidence::Possible { "perhaps" } else { "yes" })
        .own_access(UNKNOWN, "model", "key")
        .step(Step::setting(Place::GitlabUi, KEY, "{key-of-the-model-server}"))
        .step(Step::setting(Place::ModelHost, "--api-key", "{key-of-the-model-server}").interrupts())
        .step(Step::verify(Place::AiGatewayHost, ID));
    // Without a key of its own this program knows only that one is wanted: GitLab has to miss it too.
    let finding = if code == "DUO6208" { finding.witnessed_by(&["DUO2210"]) } else { finding };
    Some(finding)
}

fn wrong_name(target: &Target, name: &str, served: Option<&[String]>, confidence: Confidence) -> Finding {
    let identifier = target.connection.attribute("identifier").unwrap_or_default();
    let nearest = served.and_then(|served| name::nearest(name, identifier, served));
    let provider = identifier.split_once('/').map(|(provider, _)| provider);
    // Only these reach a server of one's own under the name as it stands.
    let provider = provider.filter(|provider| ["custom_openai", "openai", "hosted_vllm"].contains(provider));
    let provider = provider.unwrap_or("custom_openai");
    let right = match nearest {
        Some(name) => Argument::filled("{}/{}", &[provider, name]),
        None => Argument::filled("{}/{served-name}", &[provider]),
    };
    let doubled = nearest.is_some_and(|nearest| nearest == format!("custom_openai/{name}"));
    let names = match served {
        None | Some([]) => "-".into(),
        Some(served) if served.len() > LISTED => format!("{}, …", served[..LISTED].join(", ")),
        Some(served) => served.join(", "),
    };
    Finding::fail("DUO6203", Severity::High)
        .confidence(confidence)
        .arg("nearest", nearest.unwrap_or("-"))
        .arg("likeness", if nearest.is_some() { "some" } else { "none" })
        .arg("served", names)
        .arg("list", served.map_or("unknown", |served| if served.is_empty() { "empty" } else { "known" }))
        .arg("doubled", if doubled { "yes" } else { "no" })
        .arg("suggestion", &right)
        .step(Step::setting(Place::GitlabUi, IDENTIFIER, right))
        .step(Step::setting(Place::ModelHost, "--served-model-name", Argument::text(name)).interrupts())
        .step(Step::verify(Place::AiGatewayHost, ID))
}

fn template(code: &str) -> Finding {
    Finding::fail(code, Severity::High)
        .step(Step::instruction(Place::ModelHost))
        .step(Step::setting(Place::ModelHost, "--chat-template", "{template-file}").interrupts())
        .step(Step::verify(Place::AiGatewayHost, ID))
}

fn chat_error(chat: Option<&Response>, fault: Fault) -> Finding {
    let (status, message) =
        chat.map_or_else(|| ("-".into(), "-".into()), |chat| (chat.status.to_string(), error_words(&chat.body)));
    let finding = if fault == Fault::Busy {
        Finding::warn("DUO6207", Severity::Medium).arg("kind", "busy")
    } else {
        Finding::fail("DUO6207", Severity::High).arg("kind", "error")
    };
    broken(finding.arg("status", status).arg("message", message))
}

/// There is no answer to the chat request, or one with status 200 that is no chat answer.
fn no_chat(target: &Target) -> Finding {
    match target.chat.as_ref().map(|chat| &chat.result) {
        Some(Exchange::Response(response)) if response.truncated => Finding::unknown(UNKNOWN, Reason::Truncated),
        Some(Exchange::Response(response)) => broken(
            Finding::fail("DUO6207", Severity::High)
                .arg("kind", "not-a-chat")
                .arg("status", response.status)
                .arg("message", error_words(&response.body)),
        ),
        // The list came a moment ago: the server went away over this request.
        Some(Exchange::Failure(failure @ (Failure::Closed { .. } | Failure::Refused)))
            if target.models.as_ref().is_some_and(|models| models.response().is_some()) =>
        {
            broken(
                Finding::fail("DUO6207", Severity::High)
                    .confidence(Confidence::Likely)
                    .arg("kind", "gone")
                    .arg("status", "-")
                    .arg("message", failure),
            )
        }
        Some(Exchange::Failure(failure)) => Finding::unknown(UNKNOWN, failure),
        None => Finding::unknown(UNKNOWN, Reason::NotAsked),
    }
}

fn broken(finding: Finding) -> Finding {
    finding
        .step(Step::model_log(100))
        .step(Step::instruction(Place::ModelHost))
        .step(Step::verify(Place::AiGatewayHost, ID))
}

#[cfg(test)]
mod tests {
    use duo_doctor_sdk::connections::Connection;

    use super::*;

    fn answer(status: u16, body: &str) -> Option<Answer> {
        let response = Response { status, body: body.into(), ..Response::default() };
        Some(Answer { source: String::new(), result: Exchange::Response(response) })
    }

    /// Every row of the table, and what stands between its rows.
    #[test]
    fn keys() {
        let asks = || answer(401, r#"{"error":"Unauthorized"}"#);
        let forbids = || answer(403, r#"{"error":"Forbidden"}"#);
        let good = || answer(200, r#"{"data":[]}"#);
        let breaks = || answer(500, "Internal Server Error");
        let busy = || answer(429, "{}");
        let other = || answer(502, "");
        for (list, chat, key, expected) in [
            (asks(), busy(), true, None),
            (forbids(), busy(), false, None),
            (asks(), asks(), true, Some(("DUO6204", Confidence::Confirmed))),
            (asks(), None, true, Some(("DUO6204", Confidence::Confirmed))),
            (forbids(), other(), false, Some(("DUO6208", Confidence::Likely))),
            (good(), forbids(), true, None),
            (good(), forbids(), false, None),
            (good(), asks(), true, Some(("DUO6204", Confidence::Confirmed))),
            (other(), forbids(), false, Some(("DUO6208", Confidence::Likely))),
            (None, asks(), false, Some(("DUO6208", Confidence::Likely))),
            (breaks(), asks(), false, Some(("DUO6208", Confidence::Likely))),
            (breaks(), breaks(), false, Some(("DUO6208", Confidence::Possible))),
            (breaks(), None, false, Some(("DUO6208", Confidence::Possible))),
            (breaks(), breaks(), true, None),
            (breaks(), busy(), false, None),
            (good(), other(), false, None),
            (other(), other(), false, None),
        ] {
            let credentials = if key { vec!["key".to_owned()] } else { Vec::new() };
            let connection = Connection { credentials, ..Connection::default() };
            let target = Target { connection, models: list, models_below_v1: None, chat };
            let chatted = target.chat.as_ref().and_then(Answer::response).filter(|response| response.status != 200);
            let (listing, chatting) = (list_fault(target.models.as_ref()), chatted.map(answer::fault));
            let found = wrong_key(&target, listing, chatting).map(|finding| (finding.code, finding.confidence));
            let expected = expected.map(|(code, confidence): (&str, _)| (code.to_owned(), confidence));
            assert_eq!(found, expected, "{listing:?} {chatting:?} {key}");
        }
    }
}
