//! One model's verdict: its context against prompt and answer of chat.

use duo_doctor_sdk::http::{Answer, Exchange, Response};
use duo_doctor_sdk::model::error_words;
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Confidence, Evidence, Finding, Place, Reason, Severity, Step};

use crate::answer::{self, Told};
use crate::{Facts, ID, MAX_TOKENS, SCOPE, Target, WORDS};

/// Tokens of chat's prompt for a greeting, with all of its tools; measured on a gateway of 2026.
const PROMPT: u64 = 3_100;

/// Tokens that chat wants for its answer: gateways up to the end of 2025, and newer ones.
pub(crate) const ANSWER_OLD: u64 = 4_096;
const ANSWER_NEW: u64 = 8_192;

/// Families for which newer gateways want no more than older ones.
const SMALL_FAMILIES: [&str; 1] = ["llama3"];

/// A context with room for files and history; the next power of two above what chat needs.
const COMFORTABLE: u64 = 16_384;

/// Tokens by which an answer is made shorter; what is less than one is no answer.
const STEP: u64 = 512;

/// How much of what was sent a server must have taken: tokenizers join few of such words.
const TAKEN_AT_LEAST: f64 = 0.9;

/// What chat asks for.
struct Wish {
    /// Tokens of the answer that are certain.
    now: u64,
    /// Those of the newest gateway.
    later: u64,
    /// Where `now` comes from.
    by: &'static str,
}

/// Judges one model.
pub(crate) fn judge(target: &Target, facts: &Facts) -> Finding {
    let connection = &target.connection;
    let wish = wish(facts, connection.attribute("family").unwrap_or_default());
    let told = target.models.as_ref().and_then(|models| answer::told(models, connection.sent_name()?));
    let finding = match (connection.other_paths(), told) {
        (Some(provider), _) => Finding::not_applicable("DUO6399").arg("provider", provider),
        (None, Some(told)) => weigh(told, &wish).arg("by", "list"),
        (None, None) => measured(target.long.as_ref(), &wish),
    };
    let finding = finding
        .subject(&connection.name)
        .arg("url", &connection.written)
        .arg("answer", wish.now)
        .arg("later", wish.later)
        .arg("wish", wish.by)
        .arg("settings", if facts.environment.missing.is_none() { "yes" } else { "no" })
        .arg("prompt", PROMPT)
        .arg("need", PROMPT + wish.now)
        .arg("comfortable", COMFORTABLE)
        .evidence(seen(target, told));
    let finding = match facts.environment.values.contains_key(MAX_TOKENS) {
        true => finding.evidence(facts.environment.evidence(SCOPE, MAX_TOKENS)),
        false => finding,
    };
    match target.long.as_ref() {
        Some(long) => finding.evidence(long.evidence()),
        None => finding,
    }
}

fn seen(target: &Target, told: Option<Told>) -> Evidence {
    let source = target.models.as_ref().map_or("connection", |models| models.source.as_str());
    let text = match told {
        Some(Told { size, together: true }) => format!("max_model_len {size}"),
        Some(Told { size, together: false }) => format!("n_ctx {size}"),
        None => "max_model_len: -".into(),
    };
    Evidence::new(source, text)
}

fn wish(facts: &Facts, family: &str) -> Wish {
    let newer = is_newer(facts.definitions.as_ref());
    let later = if SMALL_FAMILIES.contains(&family) { ANSWER_OLD } else { ANSWER_NEW };
    let own = facts.environment.text(MAX_TOKENS).and_then(|text| text.trim().parse().ok());
    match (own, newer) {
        // Older gateways do not know the variable.
        (Some(own), Some(true)) => Wish { now: own, later: own, by: "variable" },
        (_, Some(true)) => Wish { now: later, later, by: "newer" },
        (_, Some(false)) => Wish { now: ANSWER_OLD, later, by: "older" },
        (_, None) => Wish { now: ANSWER_OLD, later, by: "unknown" },
    }
}

/// Newer gateways describe each model of their list; nothing where there is no list.
fn is_newer(definitions: Option<&Answer>) -> Option<bool> {
    let body = definitions?.response().filter(|response| response.status == 200)?.json()?;
    let models = body.get("models").and_then(Value::as_array).filter(|models| !models.is_empty())?;
    Some(models.iter().any(|model| model.get("description").is_some()))
}

/// A size that is known.
fn weigh(told: Told, wish: &Wish) -> Finding {
    let Told { size, together } = told;
    let finding = if !together {
        // The answer ends where the context does.
        match size {
            size if size < PROMPT => too_small("prompt", size),
            size if size < PROMPT + wish.now => tight("cut", size),
            _ => Finding::pass("DUO6300"),
        }
    } else if size < wish.now {
        too_small("answer", size)
    } else if size < PROMPT + wish.now {
        too_small("together", size)
    } else if size < PROMPT + wish.later {
        tight("later", size)
    } else {
        Finding::pass("DUO6300")
    };
    finding.arg("size", size)
}

/// Too small for any chat question. How long the prompt is depends on the tokenizer and on what the
/// user may do; that the wished answer alone is too long does not.
fn too_small(kind: &str, size: u64) -> Finding {
    let finding = Finding::fail("DUO6301", Severity::High).confidence(if kind == "together" {
        Confidence::Likely
    } else {
        Confidence::Confirmed
    });
    enlarge(finding.arg("kind", kind), size)
}

fn tight(kind: &str, size: u64) -> Finding {
    enlarge(Finding::warn("DUO6302", Severity::Medium).arg("kind", kind).confidence(Confidence::Likely), size)
}

/// A larger context, or a smaller answer, where the prompt leaves room for one.
fn enlarge(finding: Finding, size: u64) -> Finding {
    let room = size.saturating_sub(PROMPT) / STEP * STEP;
    let finding = finding
        .arg("room", if room == 0 { "none" } else { "some" })
        .arg("shorter", room)
        .step(Step::setting(Place::ModelHost, "--max-model-len", COMFORTABLE.to_string()).interrupts());
    let finding = match room {
        0 => finding,
        _ => finding.step(Step::take_gateway_down()).step(Step::gateway_with(MAX_TOKENS, room.to_string())),
    };
    finding.step(Step::verify(Place::AiGatewayHost, ID))
}

/// A size that only the long prompt can tell.
fn measured(long: Option<&Answer>, wish: &Wish) -> Finding {
    let unknown = |reason: Reason| Finding::unknown("DUO6390", reason);
    match long.map(|long| &long.result) {
        None => unknown(Reason::NotAsked),
        Some(Exchange::Failure(failure)) => unknown(failure.into()),
        Some(Exchange::Response(response)) if answer::is_too_long(response) => refused(response, wish),
        Some(Exchange::Response(response)) if response.status != 200 => {
            unknown(Reason::Status { status: response.status }).arg("message", error_words(&response.body))
        }
        Some(Exchange::Response(response)) => match answer::taken(response) {
            Some(tokens) => took(tokens),
            None => unknown(Reason::own("no-count")),
        },
    }
}

fn refused(response: &Response, wish: &Wish) -> Finding {
    let finding = match answer::size_in(response) {
        Some(size) => weigh(Told { size, together: true }, wish),
        None => too_small("together", 0).arg("size", "?"),
    };
    finding.arg("by", "refusal")
}

/// The server took the prompt, or the part of it that fitted.
#[expect(clippy::cast_precision_loss, reason = "some thousand tokens")]
fn took(tokens: u64) -> Finding {
    let whole = tokens as f64 >= WORDS as f64 * TAKEN_AT_LEAST;
    if whole {
        return Finding::pass("DUO6300").arg("by", "prompt").arg("size", tokens);
    }
    let finding = if tokens < PROMPT {
        Finding::fail("DUO6303", Severity::High)
    } else {
        Finding::warn("DUO6303", Severity::Medium)
    };
    finding
        .confidence(Confidence::Likely)
        .arg("size", tokens)
        .arg("sent", WORDS)
        .step(Step::setting(Place::ModelHost, "OLLAMA_CONTEXT_LENGTH", COMFORTABLE.to_string()).interrupts())
        .step(Step::verify(Place::AiGatewayHost, ID))
}
