//! The output of the rake task: lines for a person, and behind a banner a summary in JSON, written over
//! many lines. A search finds lines, so that sections are told apart by their indentation. A summary
//! that somebody has made one line of is read by its fields.

use duo_doctor_sdk::logs::{self, Log, contains, field_equals, field_present, regex};

/// The source under which an operator gives the output.
pub(crate) const SOURCE: &str = "setup-summary";

/// The most lines that a search hands out.
const SAMPLES: u32 = 20;

/// Sections with a status.
pub(crate) const SECTIONS: [&str; 8] = [
    "ai_gateway_url",
    "transport_connectivity",
    "ai_gateway_health",
    "self_hosted_models",
    "feature_settings",
    "request_flow",
    "duo_workflow_service",
    "agent_platform_websocket",
];

/// What a section's status can be.
const STATUSES: [&str; 4] = ["ERROR", "WARNING", "SKIPPED", "OK"];

/// What ends the task before the summary: the section that it belongs to, and the words.
pub(crate) const RAISED: [(&str, &str); 5] = [
    ("ai_gateway_url", "Set the 'ai_gateway_url' application setting"),
    ("ai_gateway_url", "Invalid AI Gateway URL format"),
    ("license", "License does not provide access to code suggestions"),
    ("user", "License is correct, but user does not have access to code suggestions"),
    ("ai_gateway_health", "Cannot access AI Gateway. Possible causes"),
];

/// A model that the task asked itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Model {
    /// As the administrator named it.
    pub name: String,
    /// `OK`, `WARNING`, `ERROR`.
    pub status: String,
    /// The endpoint that was asked.
    pub endpoint: String,
    /// HTTP status, or empty.
    pub code: String,
    /// Class of the exception, or empty.
    pub error: String,
}

/// Searches the output, however old it is.
pub(crate) fn search() -> Log {
    let sections = format!("^  \"({}|license)\": \\{{", SECTIONS.join("|"));
    let mut search = logs::search(SOURCE)
        .since(0.0)
        .samples(SAMPLES)
        .predicate("outline", &[regex(&format!("{sections}|^    \"status\": \""))])
        .predicate("texts", &[regex(&format!("{sections}|^    \"(error|error_message|message|http_status)\": "))])
        .predicate("models", &[regex("^        \"(model_name|status|endpoint|http_code|error)\": ")])
        .predicate("untrusted", &[regex("^        \"tls_verified\": false")])
        .predicate("timestamp", &[regex("^    \"timestamp\": \"")])
        .predicate("configured", &[contains("AI Gateway URL configured: ")])
        .predicate("returned", &[regex("AI Gateway returned HTTP [0-9]+")])
        .predicate("begun", &[regex("Verifying (AI Gateway URL configuration|license access)|'AI_GATEWAY_URL' set to")])
        .predicate("one-line", &[field_present("ai_gateway_health.status")]);
    for section in SECTIONS {
        for status in STATUSES {
            let field = format!("{section}.status");
            search = search.predicate(&format!("{section}={status}"), &[field_equals(&field, status)]);
        }
    }
    for (index, (_, words)) in RAISED.iter().enumerate() {
        search = search.predicate(&format!("raised-{index}"), &[contains(words)]);
    }
    search.run()
}

fn samples<'a>(log: &'a Log, predicate: &str) -> &'a [String] {
    log.hit(predicate).map_or(&[], |hit| hit.samples.as_slice())
}

/// `"name": "value",` without its quotation marks.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().trim_end_matches(',').split_once(": ")?;
    Some((name.trim_matches('"'), value.trim_matches('"')))
}

/// True where the file is such an output.
pub(crate) fn is_one(log: &Log) -> bool {
    let raised = (0..RAISED.len()).any(|index| log.hit(&format!("raised-{index}")).is_some());
    raised || ["begun", "one-line"].iter().any(|name| log.hit(name).is_some()) || !statuses(log).is_empty()
}

/// Sections and their status, in order.
pub(crate) fn statuses(log: &Log) -> Vec<(String, String)> {
    if log.hit("one-line").is_some() {
        let status = |section: &str| {
            let found = STATUSES.into_iter().find(|status| log.hit(&format!("{section}={status}")).is_some())?;
            Some((section.to_owned(), found.to_owned()))
        };
        return SECTIONS.into_iter().filter_map(status).collect();
    }
    let mut found = Vec::new();
    let mut section = "";
    for (name, value) in samples(log, "outline").iter().filter_map(|line| entry(line)) {
        if name == "status" {
            if !section.is_empty() {
                found.push((section.to_owned(), value.to_owned()));
            }
            section = "";
        } else {
            section = name;
        }
    }
    found
}

/// What a section says of its error.
pub(crate) fn text(log: &Log, wanted: &str) -> Option<String> {
    let mut section = "";
    let mut texts = Vec::new();
    for (name, value) in samples(log, "texts").iter().filter_map(|line| entry(line)) {
        if value == "{" {
            section = name;
        } else if section == wanted {
            texts.push(format!("{name} {value}"));
        }
    }
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// The models that were asked; the newest lines, so that of many models the last ones.
pub(crate) fn models(log: &Log) -> Vec<Model> {
    let mut models: Vec<Model> = Vec::new();
    for (name, value) in samples(log, "models").iter().filter_map(|line| entry(line)) {
        if name == "model_name" {
            models.push(Model { name: value.to_owned(), ..Model::default() });
        }
        let Some(model) = models.last_mut() else { continue };
        match name {
            "status" => model.status = value.to_owned(),
            "endpoint" => model.endpoint = value.to_owned(),
            "http_code" => model.code = value.to_owned(),
            "error" => model.error = value.to_owned(),
            _ => {}
        }
    }
    // The list of features names models too, without a status.
    models.retain(|model| !model.status.is_empty());
    models
}

/// The section in which the task gave up, and its words.
pub(crate) fn raised(log: &Log) -> Option<(&'static str, String)> {
    RAISED.iter().enumerate().find_map(|(index, (section, _))| {
        let hit = log.hit(&format!("raised-{index}"))?;
        Some((*section, hit.samples.last().map(|line| line.trim().to_owned()).unwrap_or_default()))
    })
}

/// The gateway's URL that the task found.
pub(crate) fn configured(log: &Log) -> Option<&str> {
    samples(log, "configured").last()?.split_whitespace().find(|word| word.starts_with("http"))
}

/// True where the gateway's health page answered 401 because the URL ends with a slash.
pub(crate) fn is_slash(log: &Log) -> bool {
    let answer = samples(log, "returned").last().map(String::as_str).unwrap_or_default();
    configured(log).is_some_and(|url| url.ends_with('/')) && answer.contains(" 401")
}

/// The day on which it was made, in days since 1970.
pub(crate) fn day(log: &Log) -> Option<i64> {
    let (_, value) = entry(samples(log, "timestamp").last()?)?;
    let mut parts = value.get(..10)?.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    // Days of the proleptic Gregorian calendar, counted from March so that the leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
            - 719_469,
    )
}
