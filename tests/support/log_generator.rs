//! Writes an `llm.log` of a wanted size, as GitLab would, and tells what is in it.
//!
//! For tests and measurements of the log search. Standard library only, and deterministic: the same settings
//! give the same bytes on every machine. The lines have GitLab's documented shapes; their values are invented.
//! It must not read a clock, and it must not search: what it returns is counted while writing.

use std::collections::BTreeMap;
use std::io::{self, Write};

/// The codes that appear, with their weights among a thousand failed chats and the exception's text.
const CODES: [(&str, u64, &str); 10] = [
    ("A1001", 420, "AI gateway not reachable"),
    ("A1000", 180, "Net::ReadTimeout with #<TCPSocket:(closed)>"),
    ("A1003", 130, "end of file reached"),
    ("A9999", 90, "undefined method 'fetch' for nil"),
    ("A1004", 60, "litellm.APIConnectionError: Connection error."),
    ("M3006", 50, "Gitlab::AiGateway::ForbiddenError"),
    ("A1002", 30, "Gitlab::Llm::Chain::EmptyEventsError"),
    ("A1006", 20, "Gitlab::Llm::Chain::ExhaustedLoopError"),
    ("M3004", 15, "no access to Chat"),
    ("G3002", 5, "no default Duo namespace"),
];

/// What to write.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Stops at the first line end at or behind this many bytes.
    pub bytes: u64,
    /// The first line's time, milliseconds since 1970, before jitter.
    pub from: i64,
    /// The time from the first line to the last, in milliseconds; lines are spread evenly over it.
    pub span: i64,
    /// Each line's time is off by up to this many milliseconds, as when several processes write one file.
    pub jitter: i64,
    /// Failed chats among a thousand lines.
    pub failures: u64,
    /// Other numbers give another log with the same statistics.
    pub seed: u64,
}

impl Default for Settings {
    /// A megabyte of one day.
    fn default() -> Self {
        Self { bytes: 1 << 20, from: 1_767_916_800_000, span: 86_400_000, jitter: 2_000, failures: 20, seed: 1 }
    }
}

/// How often a value was written, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Lines with it.
    pub count: u64,
    /// The earliest of their times, milliseconds since 1970.
    pub first: i64,
    /// The latest of their times.
    pub last: i64,
}

impl Occurrence {
    fn add(entry: &mut Option<Self>, time: i64) {
        let known = entry.get_or_insert(Self { count: 0, first: time, last: time });
        known.count += 1;
        known.first = known.first.min(time);
        known.last = known.last.max(time);
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Bytes, line ends included.
    pub bytes: u64,
    /// All lines: their number and the span of their times; none where nothing was written.
    pub lines: Option<Occurrence>,
    /// Lines by `duo_chat_error_code`.
    pub codes: BTreeMap<&'static str, Occurrence>,
}

/// Writes lines until `settings.bytes` are reached.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write_llm_log(out: &mut impl Write, settings: &Settings) -> io::Result<Written> {
    let mut random = Random::new(settings.seed);
    let mut codes: BTreeMap<&'static str, Option<Occurrence>> = BTreeMap::new();
    let mut written = Written { bytes: 0, lines: None, codes: BTreeMap::new() };
    let mut line = String::with_capacity(1024);
    let mut number = 0_u64;
    while written.bytes < settings.bytes {
        // Wide arithmetic: a span of days times a gigabyte passes 64 bits.
        let even = i128::from(settings.span) * i128::from(written.bytes) / i128::from(settings.bytes);
        let even = i64::try_from(even).expect("a part of the span, which is an i64");
        let time = settings.from + even + random.jitter(settings.jitter);
        line.clear();
        let code = write_line(&mut line, &mut random, settings.failures, time, number);
        line.push('\n');
        out.write_all(line.as_bytes())?;
        Occurrence::add(&mut written.lines, time);
        if let Some(code) = code {
            Occurrence::add(codes.entry(code).or_default(), time);
        }
        written.bytes += line.len() as u64;
        number += 1;
    }
    written.codes = codes.into_iter().filter_map(|(code, seen)| Some((code, seen?))).collect();
    Ok(written)
}

/// One line without its end; returns the chat error code in it.
fn write_line(line: &mut String, random: &mut Random, failures: u64, time: i64, number: u64) -> Option<&'static str> {
    let stamp = stamp(time);
    let correlation = format!("01K{:023X}", number / 6 * 0x9E37_79B9);
    let user = 1 + random.below(200);
    if random.below(1000) < failures {
        let (code, _, text) = pick(random);
        line.push_str(&format!(
            r#"{{"severity":"ERROR","time":"{stamp}","correlation_id":"{correlation}","error":"I'm sorry, I can't generate a response. Please try again.","duo_chat_error_code":"{code}","source":"chat_v2","message":"{text}","class":"Gitlab::Llm::Chain::Answer","ai_event_name":"error_returned","ai_component":"duo_chat"}}"#
        ));
        return Some(code);
    }
    let shape = random.below(100);
    let text = match shape {
        0..=29 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"Performing request to AI Gateway","class":"Gitlab::Llm::AiGateway::Client","ai_event_name":"performing_request","ai_component":"abstraction_layer","user_id":{user},"url":"http://ai-gateway.example.com:5052/v1/chat/agent","body":{{"prompt_components":[{{"type":"prompt","metadata":{{"source":"GitLab EE","version":"18.9.1"}},"payload":{{"content":[["system","You are a DevSecOps assistant.\nAnswer \"briefly\"."],["user","{}"]],"provider":"litellm","model":"mistral"}}}}]}},"timeout":60,"stream":false}}"#,
            random.words(12)
        ),
        30..=49 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"Received response from AI Gateway","class":"Gitlab::Llm::AiGateway::Client","ai_event_name":"response_received","ai_component":"abstraction_layer","user_id":{user},"response_from_llm":"{}"}}"#,
            random.words(30)
        ),
        50..=69 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"Request to v2/chat/agent","class":"Gitlab::Duo::Chat::StepExecutor","ai_event_name":"performing_request","ai_component":"duo_chat","user_id":{user},"params":{{"messages":[{{"role":"user","content":"{}","context":null}}],"model_metadata":{{"provider":"openai","name":"mistral","endpoint":"http://model.example.com:8000/v1"}}}}}}"#,
            random.words(20)
        ),
        70..=79 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"Created user token","class":"Gitlab::Llm::AiGateway::CodeSuggestionsClient","ai_event_name":"user_token_created","ai_component":"code_suggestion"}}"#
        ),
        80..=89 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"Streaming finished","class":"Gitlab::Duo::Chat::StepExecutor","ai_event_name":"streaming_finished","ai_component":"duo_chat","user_id":{user}}}"#
        ),
        90..=95 => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"Enqueuing CompletionWorker","class":"Llm::Internal::CompletionService","ai_event_name":"completion_service_performed","ai_component":"abstraction_layer","user_id":{user},"options":{{"request_id":"{number:032x}","client_subscription_id":null}}}}"#
        ),
        96 => format!(
            r#"{{"severity":"ERROR","time":"{stamp}","correlation_id":"{correlation}","status":{},"body":"Unauthorized","message":"Error response from AI Gateway","class":"Gitlab::Llm::AiGateway::Client","ai_event_name":"error_response_received","ai_component":"abstraction_layer"}}"#,
            [401, 403, 404, 421, 500, 502][random.below(6) as usize]
        ),
        97 => format!(
            r#"{{"severity":"WARN","time":"{stamp}","correlation_id":"{correlation}","event_json_size":{},"message":"Failed to parse a chunk from Duo Chat Agent","class":"Gitlab::Duo::Chat::AgentEventParser","ai_event_name":"parsing_error","ai_component":"duo_chat"}}"#,
            random.below(4096)
        ),
        _ => format!(
            r#"{{"severity":"INFO","time":"{stamp}","correlation_id":"{correlation}","message":"User does not have permission","class":"Llm::BaseService","ai_event_name":"permission_denied","ai_component":"abstraction_layer"}}"#
        ),
    };
    line.push_str(&text);
    None
}

fn pick(random: &mut Random) -> (&'static str, u64, &'static str) {
    let mut rest = random.below(CODES.iter().map(|code| code.1).sum());
    for code in CODES {
        if rest < code.1 {
            return code;
        }
        rest -= code.1;
    }
    CODES[0]
}

/// `2026-01-09T20:17:43.419Z`.
#[must_use]
pub(crate) fn stamp(milliseconds: i64) -> String {
    let (days, rest) = (milliseconds.div_euclid(86_400_000), milliseconds.rem_euclid(86_400_000));
    // Years are counted from March, so that a leap day ends its year; eras are 400 such years.
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (seconds, thousandths) = (rest / 1000, rest % 1000);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{thousandths:03}Z")
}

/// A 64-bit linear congruential generator; its high bits are good enough to vary a log.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// The same seed gives the same numbers.
    #[must_use]
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Self { state: seed };
        // The first numbers of small seeds resemble each other.
        for _ in 0..4 {
            random.below(2);
        }
        random
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if bound == 0 { 0 } else { (self.state >> 33) % bound }
    }

    fn jitter(&mut self, width: i64) -> i64 {
        let range = u64::try_from(2 * width + 1).unwrap_or(1);
        i64::try_from(self.below(range)).expect("below 2^31") - width
    }

    fn words(&mut self, count: u64) -> String {
        const WORDS: [&str; 12] = [
            "pipeline", "runner", "the", "merge", "request", "fails", "with", "token", "how", "to", "deploy", "why?\\n",
        ];
        let mut text = String::new();
        for _ in 0..count {
            text.push_str(WORDS[self.below(12) as usize]);
            text.push(' ');
        }
        text
    }
}
