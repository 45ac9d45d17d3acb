//! What a text says: one record, its chain of errors, and which way of the set-up it is about.

use duo_doctor_model::description::Hop;
use duo_doctor_model::text::shortened;
use duo_doctor_scrub::Scrubber;
use serde::Serialize;

use super::group::{BYTES, Group, Grouper};
use super::link::{Failure, Link};
use super::record::{self, Record};
use super::{chain, hop, leaf, speaks};

/// Characters of a service's own sentence that are kept.
const WORDS: usize = 2_000;

/// Hosts from which images, packages, tokenizers and models come.
const OUTSIDERS: [&str; 3] = ["huggingface.co", "registry.gitlab.com", "registry.npmjs.org"];

/// One record, read.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Reading {
    /// The text without its envelopes and secrets.
    #[serde(skip)]
    pub text: String,
    /// Seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<f64>,
    /// Lower case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Part of the service that wrote it, or its container.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logger: Option<String>,
    /// What links it with records of other services.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation: Option<String>,
    /// Path of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The way that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hop: Option<Hop>,
    /// Whether its form is known.
    pub is_understood: bool,
    /// Whether it speaks of an error.
    pub is_error: bool,
    /// The errors, the outermost first.
    pub chain: Vec<Link>,
    /// The fields of a JSON line.
    #[serde(skip)]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

impl Reading {
    /// Reads one record: a line, or all lines of a trace.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut grouper = Grouper::default();
        let mut group = Group::default();
        for line in text.lines() {
            if let Some(ended) = grouper.line(line) {
                append(&mut group, ended);
            }
        }
        if let Some(ended) = grouper.end() {
            append(&mut group, ended);
        }
        Self::of_group(&group)
    }

    pub(crate) fn of_group(group: &Group) -> Self {
        let masked = mask(&group.text);
        let record = Record::of(&masked);
        let mut chain = chain::of(&record.words);
        if let Some(trace) = record.trace.as_ref().filter(|trace| **trace != record.words) {
            // What the trace repeats stays where the trace has it: in its order the innermost is the last.
            let further = chain::of(trace);
            chain.retain(|link| further.iter().all(|other| other.words != link.words));
            chain.extend(further);
        }
        for link in &mut chain {
            link.status = link.status.or(record.status.filter(|_| link.failure.is_none()));
            link.words = shortened(&link.words, WORDS);
        }
        let is_status = record.status.is_some_and(|status| status >= 400);
        let is_access = record.fields.is_empty() && record.path.is_some();
        if is_status && (is_access || chain.iter().all(|link| link.failure.is_none())) {
            let failure = record.status.and_then(Failure::of_status);
            let by_words = leaf::failure(&record.words).map(|(failure, _)| failure);
            let failure = by_words.filter(|failure| *failure == Failure::Protocol).or(failure);
            chain = vec![Link { failure, status: record.status, speaker: record.writer, ..Link::of(&record.words) }];
        }
        let hop = hop::of(&record, &chain, group.service.as_deref());
        let said = chain.iter().any(|link| link.failure.is_some() && (link.speaker.is_some() || link.class.is_some()));
        let quiet = record.level.as_deref().is_some_and(|level| matches!(level, "info" | "debug" | "notice" | "trace"));
        let told = record.fields.is_empty() && !quiet && (said || speaks::speaks(&masked));
        let is_error = record.is_error() || told;
        let is_understood = record.writer.is_some() || record.level.is_some() || !record.fields.is_empty() || said;
        let time = record.time.or_else(|| group.time.as_deref().and_then(record::time_of_text));
        let logger = record.logger.or_else(|| group.service.clone());
        for link in &mut chain {
            link.speaker = link.speaker.or(record.writer);
        }
        Self {
            text: masked,
            time,
            level: record.level,
            logger,
            correlation: record.correlation,
            path: record.path,
            hop,
            is_understood,
            is_error,
            chain,
            fields: record.fields,
        }
    }

    /// What failed first: the innermost link that tells it, where none further out tells more.
    #[must_use]
    pub fn cause(&self) -> Option<&Link> {
        let told = |link: &&Link| link.failure.is_some();
        let clear = |link: &&Link| !link.is_vague();
        let cause = self.chain.iter().rev().find(clear).or_else(|| self.chain.iter().rev().find(told))?;
        // `httpx.ConnectTimeout: timed out`: the class tells in which phase.
        let phase = |link: &&Link| matches!(link.failure, Some(Failure::TimeoutConnect | Failure::TimeoutRead));
        let told = self.chain.iter().rev().find(phase).filter(|_| cause.failure == Some(Failure::Timeout));
        told.or(Some(cause))
    }

    /// Whom the innermost link that names anybody is about: the host, with its port where that is told.
    #[must_use]
    pub fn peer(&self) -> Option<String> {
        let link = self.chain.iter().rev().find(|link| link.host.is_some())?;
        let host = link.host.clone()?;
        let port = link.port.or_else(|| self.chain.iter().rev().find_map(|link| link.port));
        Some(port.map_or_else(|| host.clone(), |port| format!("{host}:{port}")))
    }

    /// The innermost host that is named.
    pub(crate) fn host(&self) -> Option<&str> {
        self.chain.iter().rev().find_map(|link| link.host.as_deref())
    }

    /// Whether it is about a host of the public internet, which is no connection of a set-up.
    #[must_use]
    pub fn is_about_outsider(&self) -> bool {
        self.host().is_some_and(|host| OUTSIDERS.contains(&host))
    }

    /// The service's own sentence.
    #[must_use]
    pub fn words(&self) -> &str {
        self.cause().or(self.chain.last()).map_or(&self.text, |link| &link.words)
    }

    /// The first status of the chain.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.chain.iter().rev().find_map(|link| link.status)
    }
}

/// All records of a text, one after the other.
pub fn readings(text: &str) -> impl Iterator<Item = Reading> {
    let mut grouper = Grouper::default();
    let mut lines = text.lines();
    std::iter::from_fn(move || lines.by_ref().find_map(|line| grouper.line(line)).or_else(|| grouper.end()))
        .map(|group| Reading::of_group(&group))
}

/// Secrets by their form and by the name in front of them.
fn mask(text: &str) -> String {
    duo_doctor_scrub::named(&Scrubber::default().scrubbed(text))
}

fn append(all: &mut Group, group: Group) {
    if all.text.is_empty() {
        *all = group;
    } else if all.text.len() + group.text.len() < BYTES {
        all.text.push('\n');
        all.text.push_str(&group.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Reason;

    #[test]
    fn a_line_of_the_gateway_is_read_to_its_cause() {
        let line = r#"{"exception_class": "InternalServerError", "backtrace": "Traceback (most recent call last):\nssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1032)\n\nThe above exception was the direct cause of the following exception:\nlitellm.exceptions.InternalServerError: litellm.InternalServerError: InternalServerError: OpenAIException - Connection error.\n", "correlation_id": "01KX0000", "extra": {}, "logger": "exceptions", "level": "error", "timestamp": "2026-11-28T09:14:09.381920Z", "message": "litellm.InternalServerError: InternalServerError: OpenAIException - Connection error."}"#;
        let reading = Reading::of(line);
        let cause = reading.cause().expect("a cause");
        assert_eq!((cause.failure, cause.reason), (Some(Failure::Tls), Some(Reason::UnknownIssuer)), "{reading:#?}");
        assert_eq!((reading.hop, reading.is_understood), (Some(Hop::GatewayToModel), true));
        assert_eq!(reading.correlation.as_deref(), Some("01KX0000"));
    }

    #[test]
    fn what_message_and_trace_say_alike_is_said_by_the_innermost() {
        let said = "litellm.ServiceUnavailableError: ServiceUnavailableError: Custom_openaiException - upstream connect error or disconnect/reset before headers. reset reason: connection failure";
        let line = serde_json::json!({
            "level": "error", "logger": "exceptions", "message": said,
            "backtrace": format!("Traceback (most recent call last):\nServiceUnavailableError: {said}\n"),
        });
        let reading = Reading::of(&line.to_string());
        let cause = reading.cause().expect("a cause");
        assert_eq!((cause.speaker, cause.failure), (Some("envoy"), Some(Failure::Unavailable)), "{reading:#?}");
        assert!(cause.words.starts_with("upstream connect error"), "{reading:#?}");
    }

    #[test]
    fn a_class_tells_in_which_phase_time_ran_out() {
        for (text, failure) in [
            ("httpx.ConnectTimeout: timed out", Failure::TimeoutConnect),
            ("httpx.ReadTimeout: timed out", Failure::TimeoutRead),
            ("litellm.ServiceUnavailableError: this took too long", Failure::Timeout),
        ] {
            assert_eq!(Reading::of(text).cause().and_then(|cause| cause.failure), Some(failure), "{text}");
        }
    }

    #[test]
    fn a_line_of_an_access_log_says_its_status_and_whose_path_it_is() {
        for (path, hop) in [
            ("/v1/chat/completions", Some(Hop::Model)),
            ("/v1/v1/models", Some(Hop::Model)),
            ("/v2/code/completions", None),
        ] {
            let reading = Reading::of(&format!("INFO:     10.0.0.4:40404 - \"POST {path} HTTP/1.1\" 404 Not Found"));
            assert_eq!((reading.status(), reading.hop), (Some(404), hop), "{reading:#?}");
        }
    }

    #[test]
    fn of_a_sentence_2000_characters_are_kept() {
        let of =
            |count: usize| Reading::of(&format!("ValueError: {}", "語".repeat(count))).chain[1].words.chars().count();
        assert_eq!((of(2_000), of(2_001)), (2_000, 2_001));
        assert!(Reading::of(&format!("ValueError: {}", "語".repeat(2_001))).chain[1].words.ends_with('…'));
    }

    #[test]
    fn secrets_are_masked_before_anything_is_read() {
        let reading =
            Reading::of("error: headers {'api-key': '9f8e7d6c5b4a39281706f5e4d3c2b1a0'} and sk-abcdefghijklmnop1");
        let all = serde_json::to_string(&reading).expect("JSON") + &reading.text;
        assert!(!all.contains("9f8e7d6c") && !all.contains("abcdefghijklmnop"), "{all}");
    }
}
