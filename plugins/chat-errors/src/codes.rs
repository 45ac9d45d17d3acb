//! The error codes that chat shows, and what is done about each. Match on codes, never on the
//! words beside them: documentation and program disagree about those.

use Remedy::{GatewayLog, GitlabLog, Interface, Licence, Model, Network, RakeTask, WithoutStreaming};
use duo_doctor_sdk::{Place, Step};

/// What a person does; the code's message has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Something in GitLab's interface.
    Interface,
    /// Something about the licence.
    Licence,
    /// Something at the model server.
    Model,
    /// Something on the way: proxies, firewalls, timeouts.
    Network,
    /// GitLab's own test of the set-up.
    RakeTask,
    /// The lines of one failed request in the gateway's log.
    GatewayLog,
    /// The lines of one failed request in `llm.log`.
    GitlabLog,
    /// A gateway without streaming, to see whether that is it.
    WithoutStreaming,
}

impl Remedy {
    /// The step without its words.
    pub(crate) fn step(self) -> Step {
        let gateway = Place::AiGatewayHost;
        match self {
            Self::Interface => Step::instruction(Place::GitlabUi),
            Self::Licence => Step::instruction(Place::LicensePortal),
            Self::Model => Step::instruction(Place::ModelHost),
            Self::Network => Step::instruction(Place::Network),
            Self::RakeTask => Step::rake("gitlab:duo:verify_self_hosted_setup"),
            Self::GatewayLog => Step::gateway_log_of_request(),
            Self::GitlabLog => Step::llm_log_of_request(),
            Self::WithoutStreaming => {
                Step::setting(gateway, "AIGW_CUSTOM_MODELS__DISABLE_STREAMING", "true").interrupts()
            }
        }
    }
}

/// One documented code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Code {
    /// As users see it.
    pub shown: &'static str,
    /// As this program names it.
    pub finding: &'static str,
    /// True for answers of a working system: nothing found, nothing to say.
    pub works: bool,
    /// In the order in which they are done.
    pub remedies: &'static [Remedy],
}

const fn fails(shown: &'static str, finding: &'static str, remedies: &'static [Remedy]) -> Code {
    Code { shown, finding, works: false, remedies }
}

const fn works(shown: &'static str, finding: &'static str, remedies: &'static [Remedy]) -> Code {
    Code { shown, finding, works: true, remedies }
}

/// Every documented code.
pub(crate) const DOCUMENTED: &[Code] = &[
    fails("A1000", "DUO8210", &[Interface, Model, Network]),
    fails("A1001", "DUO8211", &[RakeTask, GatewayLog]),
    fails("A1002", "DUO8212", &[GatewayLog, Network]),
    fails("A1003", "DUO8213", &[GatewayLog, Network, WithoutStreaming]),
    fails("A1004", "DUO8214", &[GatewayLog, Model]),
    fails("A1005", "DUO8215", &[Model]),
    works("A1006", "DUO8216", &[Model]),
    fails("A1007", "DUO8217", &[GatewayLog]),
    fails("A1008", "DUO8218", &[GatewayLog, Model]),
    fails("A9999", "DUO8219", &[RakeTask, GatewayLog]),
    works("M2000", "DUO8220", &[Interface]),
    fails("M3002", "DUO8232", &[Interface]),
    fails("M3003", "DUO8233", &[Interface]),
    fails("M3004", "DUO8234", &[Interface]),
    fails("M3005", "DUO8235", &[Licence]),
    fails("M3006", "DUO8236", &[Interface]),
    works("M4000", "DUO8240", &[GitlabLog]),
    works("M4001", "DUO8241", &[GitlabLog]),
    works("M4002", "DUO8242", &[GitlabLog]),
    works("M4003", "DUO8243", &[GitlabLog]),
    works("M4004", "DUO8244", &[GitlabLog]),
    works("M4005", "DUO8245", &[GitlabLog]),
    works("M5000", "DUO8250", &[GitlabLog]),
    works("A6000", "DUO8260", &[GitlabLog]),
    fails("G3001", "DUO8271", &[Licence]),
    fails("G3002", "DUO8272", &[Interface]),
];

/// A code that nobody documented.
pub(crate) const OTHER: Code = fails("", "DUO8289", &[GitlabLog]);
