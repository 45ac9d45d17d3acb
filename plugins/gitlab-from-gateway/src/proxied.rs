//! The gateway's proxy as the reason why GitLab's keys do not come.

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::http::{Answer, Exchange, Failure};
use duo_doctor_sdk::proxy;
use duo_doctor_sdk::{Argument, Confidence, Evidence, Finding, Place, Severity, Step};

use crate::discovery::{self, Document};
use crate::{Facts, ID, SCOPE};

/// The document, where an answer is one.
pub(crate) fn document(answer: &Answer) -> Option<Document> {
    discovery::document(answer.response()?).ok()
}

/// Only where the variables send the request through the proxy, and either the proxy itself is at fault or the direct
/// way works.
pub(crate) fn judge(discovery: &Answer, gitlab: &Connection, facts: &Facts) -> Option<Finding> {
    let proxy = proxy::to_gitlab(&facts.environment, &gitlab.written).filter(|_| facts.as_gateway)?;
    if document(discovery).is_some() {
        return None;
    }
    let direct = facts.direct.as_ref().and_then(document).is_some();
    let said = match &discovery.result {
        Exchange::Failure(failure @ Failure::Proxy { .. }) => failure.to_string(),
        Exchange::Failure(
            failure @ (Failure::Refused
            | Failure::Resolve { .. }
            | Failure::Unreachable { .. }
            | Failure::TimedOut { .. }
            | Failure::Closed { .. }
            | Failure::Protocol { .. }),
        ) if direct => failure.to_string(),
        Exchange::Response(response) if direct => format!("HTTP {}", response.status),
        _ => return None,
    };
    let finding = Finding::fail("DUO4110", Severity::Critical)
        .confidence(if direct { Confidence::Confirmed } else { Confidence::Likely })
        .arg("proxy", &proxy.shown)
        .arg("variable", proxy.variable)
        .arg("exceptions", &proxy.exceptions)
        .arg("said", said)
        .arg("direct", if direct { "yes" } else { "no" })
        .evidence(facts.environment.evidence(SCOPE, proxy.variable))
        .evidence(Evidence::new(format!("environment {SCOPE} NO_PROXY"), &proxy.exceptions));
    let finding = facts.direct.as_ref().map(Answer::evidence).into_iter().fold(finding, Finding::evidence);
    let list = match proxy.exceptions.as_str() {
        "-" => Argument::text(&gitlab.host),
        others => Argument::text(&format!("{others},{}", gitlab.host)),
    };
    Some(
        finding
            .step(Step::in_gateway(&["sh", "-c", "env | grep -i _proxy"]))
            .step(Step::take_gateway_down())
            .step(Step::gateway_with_all(&[("NO_PROXY", list.clone()), ("no_proxy", list)]))
            .step(Step::verify(Place::AiGatewayHost, ID)),
    )
}
