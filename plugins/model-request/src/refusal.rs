//! Who refuses: GitLab, the gateway, or something between. Findings that several requests share.

use duo_doctor_sdk::http::{Answer, Failure, Response};
use duo_doctor_sdk::{Confidence, Finding, Place, Reason, Severity, Step};

use crate::{ID, USER, unknown};

/// Whether a user may use code suggestions, as GitLab's documentation asks.
const ABILITY: &str = r#"p User.find_by_username("{username}").can?(:access_code_suggestions)"#;

/// GitLab marks its own refusals; what the gateway says goes through without the mark.
pub(crate) fn is_gitlabs(response: &Response) -> bool {
    let marked = response.header("x-gitlab-error-origin") == Some("monolith");
    marked || response.json().is_some_and(|body| body.get("message").is_some())
}

/// What GitLab finds wrong with the token itself, whatever is asked with it.
pub(crate) fn of_token(response: &Response) -> Option<Reason> {
    match response.json()?.get("error")?.as_str()? {
        "invalid_token" => Some(Reason::Rejected { credential: USER.into() }),
        "insufficient_scope" => Some(Reason::NotPermitted { credential: USER.into() }),
        _ => None,
    }
}

/// 401 of GitLab itself.
pub(crate) fn by_gitlab() -> Finding {
    verified(
        Finding::fail("DUO2201", Severity::High)
            .step(Step::verify(Place::GitlabHost, "user-access"))
            .step(Step::rails_runner(ABILITY))
            .step(Step::setting(Place::GitlabUi, "Code completion", "{model}")),
    )
}

/// 404: GitLab hides the feature.
pub(crate) fn hidden() -> Finding {
    verified(
        Finding::fail("DUO2202", Severity::High)
            .step(Step::rails_runner("p Feature.enabled?(:ai_duo_code_suggestions_switch, type: :ops)"))
            .step(Step::enable_flag("ai_duo_code_suggestions_switch")),
    )
}

/// 401 of the gateway, with its words.
pub(crate) fn by_gateway(words: &str) -> Finding {
    if words.contains("Header mismatch") {
        return verified(
            Finding::fail("DUO2204", Severity::Critical)
                .arg("words", words)
                .step(Step::instruction(Place::LicensePortal))
                .step(Step::setting(Place::GitlabUi, "Activation code", "{activation-code}")),
        );
    }
    verified(
        Finding::fail("DUO2203", Severity::Critical)
            .arg("words", words)
            .step(Step::verify(Place::AiGatewayHost, "gitlab-from-gateway"))
            .step(Step::gateway_log(200))
            .step(Step::restart_gateway()),
    )
}

/// The gateway fails before it looks at a model.
pub(crate) fn inside_gateway(status: u16) -> Finding {
    verified(
        Finding::fail("DUO2207", Severity::Critical)
            .arg("status", status)
            .step(Step::gateway_log(200))
            .step(Step::verify(Place::AiGatewayHost, "gitlab-from-gateway")),
    )
}

/// A text that begins with a code of gRPC: GitLab repeats its workflow service, never the gateway's HTTP server.
pub(crate) fn is_of_workflow_service(words: &str) -> bool {
    let code = words.split_once(':').map(|(code, _)| code);
    code.is_some_and(|code| matches!(code.len(), 1 | 2) && code.bytes().all(|letter| letter.is_ascii_digit()))
}

/// The workflow service in GitLab's cloud refuses to count the request; gateway and model are not asked.
pub(crate) fn by_workflow_service(words: &str) -> Finding {
    verified(
        Finding::fail("DUO2216", Severity::High)
            .confidence(Confidence::Likely)
            .arg("words", words)
            .step(Step::back_up_gitlab())
            .step(Step::install_gitlab(None))
            .step(Step::beside_gitlab(&["curl", "--verbose", "--http2", "https://duo-workflow-svc.runway.gitlab.net"])),
    )
}

/// GitLab gets no answer from the gateway.
pub(crate) fn not_reached(reason: &str) -> Finding {
    verified(
        Finding::fail("DUO2208", Severity::Critical)
            .arg("text", reason)
            .step(Step::beside_gitlab(&["curl", "--verbose", "{gateway-url}/monitoring/healthz"]))
            .step(Step::instruction(Place::GitlabUi)),
    )
}

/// The gateway knows the token and does not allow this.
pub(crate) fn forbidden(words: &str) -> Finding {
    verified(
        Finding::fail("DUO2211", Severity::High)
            .arg("words", words)
            .step(Step::rake("gitlab:duo:verify_self_hosted_setup"))
            .step(Step::verify(Place::AiGatewayHost, "gateway-image")),
    )
}

/// Something else than the gateway, or another path than the gateway's.
pub(crate) fn by_another(status: u16, response: Option<&Response>) -> Finding {
    let server = response.and_then(|response| response.header("server")).unwrap_or("-");
    verified(
        Finding::fail("DUO2212", Severity::High)
            .arg("status", status)
            .arg("server", server)
            .step(Step::setting(Place::GitlabUi, "Local AI Gateway URL", "{gateway-url}"))
            .step(Step::beside_gitlab(&[
                "curl",
                "--include",
                "--request",
                "POST",
                "{gateway-url}/v2/code/completions",
            ])),
    )
}

/// No answer: late is a fault of the set-up, everything else this program's own trouble.
pub(crate) fn without_answer(failure: &Failure, what: &str) -> Finding {
    match failure {
        Failure::TimedOut { .. } => late(what),
        other => unknown("user", other.into()),
    }
}

/// The model, or something on the way, takes too long.
pub(crate) fn late(what: &str) -> Finding {
    verified(
        Finding::fail("DUO2215", Severity::High)
            .confidence(Confidence::Likely)
            .arg("what", what)
            .step(Step::model_log(100))
            .step(Step::setting(Place::GitlabUi, "AI Gateway request timeout", "{seconds}")),
    )
}

/// With the step that runs this check again.
pub(crate) fn verified(finding: Finding) -> Finding {
    finding.step(Step::verify(Place::GitlabHost, ID))
}

/// With the answer as evidence.
pub(crate) fn quoted(finding: Finding, answer: &Answer) -> Finding {
    finding.evidence(answer.evidence())
}
