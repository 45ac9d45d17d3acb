//! The GitLab Duo add-on and its seats.

use duo_doctor_sdk::gitlab;
use duo_doctor_sdk::http::Answer;
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Confidence, Finding, Place, Reason, Severity, Step};

use crate::{Facts, unknown, verify};
use duo_doctor_sdk::http::{Field, field};

/// The add-on whose seats give chat and code suggestions with self-hosted models.
const ENTERPRISE: &str = "DUO_ENTERPRISE";

/// Add-ons that are known not to: GitLab Duo Pro, what Premium and Ultimate include, and others.
const INSUFFICIENT: [&str; 4] = ["CODE_SUGGESTIONS", "DUO_CORE", "DUO_AMAZON_Q", "PRODUCT_ANALYTICS"];

/// From here an online licence can pay the Agent Platform by use, without an add-on.
const USAGE_BILLING: (u32, u32) = (18, 9);

/// A purchase that is active.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Purchase {
    name: String,
    purchased: Option<u64>,
    assigned: Option<u64>,
}

/// Judges add-on and seats. `licensed` is false where the licence is at fault: then a missing
/// add-on is only a consequence of that, and nothing is said about it.
pub(crate) fn judge(facts: &Facts, licensed: bool) -> Finding {
    let purchases = match (field(facts.add_ons.as_ref(), "admin", "addOnPurchases"), &facts.add_ons) {
        (Field::Value(Value::Array(list)), Some(answer)) => match list.iter().map(purchase).collect::<Option<Vec<_>>>()
        {
            Some(purchases) => purchases,
            None => return quote(unknown("add-on", Reason::Malformed), answer),
        },
        (Field::Missing(reason), answer) => return quote(unknown("add-on", reason), answer),
        (Field::Null, answer) => {
            return quote(unknown("add-on", Reason::NotPermitted { credential: "admin".into() }), answer);
        }
        (_, answer) => return quote(unknown("add-on", Reason::Malformed), answer),
    };
    let names: Vec<&str> = purchases.iter().map(|purchase| purchase.name.as_str()).collect();
    let shown = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    let enterprise = purchases.iter().find(|purchase| purchase.name == ENTERPRISE);
    let finding = match enterprise {
        Some(Purchase { assigned: Some(0), purchased, .. }) => verify(
            Finding::fail("DUO1205", Severity::Critical)
                .arg("purchased", purchased.map_or_else(|| "?".into(), |count| count.to_string()))
                .step(seats()),
        ),
        Some(Purchase { assigned: Some(assigned), purchased, .. }) => Finding::pass("DUO1200")
            .arg("assigned", assigned)
            .arg("purchased", purchased.map_or_else(|| "?".into(), |count| count.to_string())),
        Some(_) => unknown("seats", Reason::Malformed),
        None if !names.iter().all(|name| INSUFFICIENT.contains(name)) => {
            unknown("unfamiliar-add-on", Reason::own("unfamiliar"))
        }
        None if licensed => missing(facts),
        None => unknown("add-on", Reason::own("licence")),
    };
    quote(finding.arg("add-ons", shown), &facts.add_ons)
}

/// Without the add-on chat and code suggestions stay shut. The Agent Platform alone can do without
/// it from 18.9 on, so that the same picture may be meant there.
fn missing(facts: &Facts) -> Finding {
    let version = gitlab::version(facts.metadata.as_ref()).map(|(_, version)| version);
    let finding = match version {
        Some(version) if version >= USAGE_BILLING => {
            Finding::warn("DUO1203", Severity::High).confidence(Confidence::Possible).arg("usage", "yes")
        }
        Some(_) => Finding::fail("DUO1203", Severity::Critical).arg("usage", "no"),
        None => Finding::fail("DUO1203", Severity::Critical).confidence(Confidence::Likely).arg("usage", "no"),
    };
    let finding =
        finding.step(Step::instruction(Place::LicensePortal)).step(Step::instruction(Place::GitlabUi)).step(seats());
    verify(finding)
}

/// Seats for the users that a file names.
fn seats() -> Step {
    Step::rake("gitlab_subscriptions:duo:bulk_user_assignment[{csv-file}]")
}

fn purchase(value: &Value) -> Option<Purchase> {
    let count = |name: &str| value.get(name).and_then(Value::as_u64);
    Some(Purchase {
        name: value.get("name")?.as_str()?.to_uppercase(),
        purchased: count("purchasedQuantity"),
        assigned: count("assignedQuantity"),
    })
}

fn quote<'a>(finding: Finding, answer: impl Into<Option<&'a Answer>>) -> Finding {
    match answer.into() {
        Some(answer) => finding.evidence(answer.evidence()),
        None => finding,
    }
}
