//! The gateway's proxy as the reason why a model that answers is not reached.

use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::environment::Environment;
use duo_doctor_sdk::http::{Answer, Exchange, Failure};
use duo_doctor_sdk::proxy::{self, Proxy};
use duo_doctor_sdk::serde_json::Value;
use duo_doctor_sdk::{Argument, Evidence, Finding, Place, Severity, Step};

use crate::{Facts, ID, SCOPE, Target};

/// Statuses with which the gateway passes on that a model was not reached, or that something before it refused.
const NOT_REACHED: [&str; 6] = ["407", "408", "500", "502", "503", "504"];

/// The gateway answers so where the model answered with an error.
const OF_MODEL: u16 = 421;

/// The proxy between the gateway and a model; none where the gateway does not use the endpoint.
pub(crate) fn way(environment: &Environment, model: &Connection) -> Option<Proxy> {
    proxy::to_model(environment, &model.written).filter(|_| model.other_paths().is_none())
}

/// True where the answer is one that a proxy in between can account for.
pub(crate) fn fails(target: &Target) -> bool {
    target.answer.as_ref().is_some_and(|answer| not_reached(answer, &target.connection))
}

fn not_reached(answer: &Answer, model: &Connection) -> bool {
    match &answer.result {
        Exchange::Failure(failure) => matches!(failure, Failure::TimedOut { .. }),
        Exchange::Response(response) if response.status == OF_MODEL => {
            let detail = said(answer);
            // A model with a key is asked without it, and refuses with 403 itself.
            let refused = detail.starts_with("403") && !model.has_credential("key");
            refused || NOT_REACHED.iter().any(|code| detail.starts_with(code))
        }
        Exchange::Response(_) => false,
    }
}

/// Only where the model itself answers the direct request.
pub(crate) fn judge(facts: &Facts, target: &Target, answer: &Answer) -> Option<Finding> {
    let model = &target.connection;
    let proxy = way(&facts.environment, model).filter(|_| fails(target))?;
    let direct = target.direct.as_ref()?;
    let response = direct.response()?;
    if response.status >= 500 || response.json().is_none() {
        return None;
    }
    let list = match proxy.exceptions.as_str() {
        "-" => Argument::text(&model.host),
        others => Argument::text(&format!("{others},{}", model.host)),
    };
    Some(
        Finding::fail("DUO5312", Severity::High)
            .arg("proxy", &proxy.shown)
            .arg("variable", proxy.variable)
            .arg("exceptions", &proxy.exceptions)
            .arg("host", &model.host)
            .arg("detail", said(answer))
            .arg("status", response.status)
            .evidence(facts.environment.evidence(SCOPE, proxy.variable))
            .evidence(Evidence::new(format!("environment {SCOPE} NO_PROXY"), &proxy.exceptions))
            .evidence(direct.evidence())
            .evidence(answer.evidence())
            .step(Step::in_gateway(&["sh", "-c", "env | grep -i _proxy"]))
            .step(Step::take_gateway_down())
            .step(Step::gateway_with_all(&[("NO_PROXY", list.clone()), ("no_proxy", list)]))
            .step(Step::verify(Place::AiGatewayHost, ID)),
    )
}

fn said(answer: &Answer) -> String {
    let detail = |answer: &Answer| answer.response()?.json()?.get("detail")?.as_str().map(str::to_owned);
    let failure = || answer.failure().map(ToString::to_string);
    detail(answer).or_else(failure).unwrap_or_else(|| Value::Null.to_string())
}
