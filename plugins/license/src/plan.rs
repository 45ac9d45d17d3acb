//! The licence itself: its plan and its end.

use duo_doctor_sdk::http::{Answer, Exchange};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Confidence, Evidence, Finding, Place, Reason, Severity, Step};

use crate::date::days_until;
use crate::{Facts, unknown, verify};
use duo_doctor_sdk::http::{Field, field};

/// A renewal needs an order and an activation; two weeks are about what that takes.
const SOON_DAYS: i64 = 14;

/// What is known of the licence.
pub(crate) struct Plan {
    /// In lower case; empty where there is no licence.
    pub name: String,
    /// For example `2027-03-31`; none: never, or not said.
    pub expires: Option<String>,
    expired: bool,
    days: Option<i64>,
    confidence: Confidence,
    evidence: Vec<Evidence>,
}

/// Reads the licence, from the REST API or, where that gives none, from GraphQL.
///
/// # Errors
/// Why it cannot be told, for the messages, and what was seen.
pub(crate) fn read(facts: &Facts) -> Result<Plan, (Reason, Vec<Evidence>)> {
    let Some(answer) = &facts.license else {
        return Err((Reason::no_token("gitlab", "admin"), Vec::new()));
    };
    if answer.status() == Some(200) {
        match answer.json() {
            Some(Value::Object(body)) if body.contains_key("plan") => {
                return plan(&Value::Object(body), answer, facts.now, Confidence::Confirmed);
            }
            Some(Value::Null) => return Ok(no_licence(vec![answer.evidence()])),
            _ => {}
        }
    }
    let current = field(facts.current.as_ref(), "admin", "currentLicense");
    let seen: Vec<Evidence> = [Some(answer), facts.current.as_ref()].into_iter().flatten().map(quotation).collect();
    match (current, &facts.current) {
        (Field::Value(current), Some(source)) if current.get("plan").is_some() => {
            plan(&current, source, facts.now, Confidence::Likely)
        }
        // Nothing at both places, and the token reads other things that only administrators read.
        (Field::Null, _) if answer.status() == Some(404) && reads_add_ons(facts) => Ok(no_licence(seen)),
        _ => Err((reason(answer), seen)),
    }
}

/// A licence document that is damaged still names its holder, with an address of electronic mail.
fn quotation(answer: &Answer) -> Evidence {
    match answer.response() {
        Some(response) if response.body.contains("licensee") => {
            Evidence::new(answer.source.clone(), format!("{} \"licensee\": …", response.status))
        }
        _ => answer.evidence(),
    }
}

fn reads_add_ons(facts: &Facts) -> bool {
    matches!(field(facts.add_ons.as_ref(), "admin", "addOnPurchases"), Field::Value(_))
}

fn no_licence(evidence: Vec<Evidence>) -> Plan {
    Plan { name: String::new(), expires: None, expired: false, days: None, confidence: Confidence::Likely, evidence }
}

/// `body` has `expires_at` and `expired` (REST) or `expiresAt` (GraphQL). Only single
/// fields are quoted: the licence also names its holder.
fn plan(body: &Value, source: &Answer, now: f64, confidence: Confidence) -> Result<Plan, (Reason, Vec<Evidence>)> {
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let Some(name) = text("plan").or_else(|| body["plan"].is_null().then(String::new)) else {
        return Err((Reason::Malformed, vec![source.evidence()]));
    };
    let expires = text("expires_at").or_else(|| text("expiresAt"));
    let days = expires.as_deref().and_then(|date| days_until(date, now));
    let said = body.get("expired").and_then(Value::as_bool);
    let shown = |value: Option<&str>| value.unwrap_or("null").to_owned();
    let quoted = format!(
        "plan {}, expires {}{}",
        shown(Some(name.as_str()).filter(|name| !name.is_empty())),
        shown(expires.as_deref()),
        said.map(|expired| format!(", expired {expired}")).unwrap_or_default()
    );
    Ok(Plan {
        name: name.to_lowercase(),
        expired: said.unwrap_or(days.is_some_and(|days| days < 0)),
        expires,
        days,
        confidence,
        evidence: vec![Evidence::new(source.source.clone(), quoted)],
    })
}

fn reason(answer: &Answer) -> Reason {
    let credential = "admin".to_owned();
    match &answer.result {
        Exchange::Failure(failure) => failure.into(),
        Exchange::Response(response) => match response.status {
            401 => Reason::Rejected { credential },
            403 => Reason::NotPermitted { credential },
            200 => Reason::Malformed,
            status => Reason::Status { status },
        },
    }
}

impl Plan {
    /// A licence that allows nothing explains whatever is said about add-ons.
    pub(crate) fn is_good(&self) -> bool {
        !self.expired && self.fits()
    }

    /// Trials have names such as `ultimate_trial`.
    fn fits(&self) -> bool {
        self.name.contains("premium") || self.name.contains("ultimate")
    }

    /// What is wrong with it, or will be.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.expired {
            findings.push(renewal(Finding::fail("DUO1201", Severity::Critical)));
        }
        if !self.fits() {
            findings.push(renewal(Finding::fail("DUO1202", Severity::Critical)));
        }
        if let (true, Some(days @ 0..=SOON_DAYS)) = (self.is_good(), self.days) {
            findings.push(renewal(Finding::warn("DUO1204", Severity::Medium).arg("days", days)));
        }
        findings.into_iter().map(|finding| self.describe(finding)).collect()
    }

    fn describe(&self, finding: Finding) -> Finding {
        let finding = finding
            .confidence(self.confidence)
            .arg("plan", if self.name.is_empty() { "none" } else { &self.name })
            .arg("expires", self.expires.as_deref().unwrap_or("never"));
        self.quote(finding)
    }

    /// Adds what was seen of the licence.
    pub(crate) fn quote(&self, finding: Finding) -> Finding {
        self.evidence.iter().cloned().fold(finding, Finding::evidence)
    }
}

fn renewal(finding: Finding) -> Finding {
    let finding = finding
        .step(Step::instruction(Place::LicensePortal))
        .step(Step::instruction(Place::GitlabUi))
        .step(Step::rake("gitlab:license:info"));
    verify(finding)
}

/// The finding for a licence that cannot be read.
pub(crate) fn unreadable(reason: Reason, evidence: Vec<Evidence>) -> Finding {
    evidence.into_iter().fold(unknown("licence", reason), Finding::evidence)
}
