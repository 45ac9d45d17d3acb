//! The error codes that chat shows, and what is done about each. Match on codes, never on the
//! words beside them: documentation and program disagree about those.

use Remedy::{
    ChatAbility, Context, GatewayLog, GitlabLog, Interface, License, ModelLog, Namespace, Network, ProjectSetting,
    RakeTask, StrongerModel, Timeout, WithoutStreaming,
};
use duo_doctor_sdk::{Finding, Place, Step};

/// Whether a project has GitLab Duo on, and whether a user may chat, in Ruby.
const PROJECT: &str = r#"p Project.find_by_full_path("{project}").duo_features_enabled"#;
const CHAT: &str = r#"p User.find_by_username("{username}").can?(:access_duo_chat)"#;
const LICENSE: &str =
    "p License.current&.plan, GitlabSubscriptions::AddOnPurchase.active.map { |one| one.add_on.name }";

const STREAMING: &str = "AIGW_CUSTOM_MODELS__DISABLE_STREAMING";

/// What a person does; the code's message has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Something in GitLab's interface.
    Interface,
    /// How long GitLab waits for the gateway.
    Timeout,
    /// Whether GitLab Duo is on in a project.
    ProjectSetting,
    /// Whether a user may chat.
    ChatAbility,
    /// A user's default namespace.
    Namespace,
    /// What license and add-on include.
    License,
    /// A model server's log.
    ModelLog,
    /// A model server's context.
    Context,
    /// Another model for chat.
    StrongerModel,
    /// Proxies on the way.
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
    /// The steps without their words.
    pub(crate) fn steps(self, finding: Finding, correlation: &str) -> Finding {
        let setting = |name, value: &'static str| Step::setting(Place::GitlabUi, name, value);
        let step = match self {
            Self::Interface => Step::instruction(Place::GitlabUi),
            Self::Timeout => setting("AI Gateway request timeout", "{seconds}"),
            Self::ProjectSetting => Step::rails_runner(PROJECT),
            Self::ChatAbility => Step::rails_runner(CHAT),
            Self::Namespace => setting("Default GitLab Duo namespace", "{namespace}"),
            Self::License => Step::rails_runner(LICENSE),
            Self::ModelLog => Step::model_log(100),
            Self::Context => Step::setting(Place::ModelHost, "--max-model-len", "{tokens}").interrupts(),
            Self::StrongerModel => setting("General Chat", "{model}"),
            Self::Network => Step::setting(Place::Network, "proxy_read_timeout", "300s"),
            Self::RakeTask => Step::rake("gitlab:duo:verify_self_hosted_setup"),
            Self::GatewayLog => Step::gateway_log_of_request(correlation),
            Self::GitlabLog => Step::llm_log_of_request(correlation),
            Self::WithoutStreaming => {
                let without = Step::gateway_with(STREAMING, "true").undo(Step::gateway_without(STREAMING));
                return finding.step(Step::take_gateway_down()).step(without);
            }
        };
        finding.step(step)
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

impl Code {
    /// True where one person may lack what others have.
    pub(crate) fn is_of_people(&self) -> bool {
        self.shown.starts_with("M3")
    }
}

const fn fails(shown: &'static str, finding: &'static str, remedies: &'static [Remedy]) -> Code {
    Code { shown, finding, works: false, remedies }
}

const fn works(shown: &'static str, finding: &'static str, remedies: &'static [Remedy]) -> Code {
    Code { shown, finding, works: true, remedies }
}

/// Every documented code.
pub(crate) const DOCUMENTED: &[Code] = &[
    fails("A1000", "DUO8210", &[Timeout, ModelLog, Network]),
    fails("A1001", "DUO8211", &[RakeTask, GatewayLog]),
    fails("A1002", "DUO8212", &[GatewayLog, Network]),
    fails("A1003", "DUO8213", &[GatewayLog, Network, WithoutStreaming]),
    fails("A1004", "DUO8214", &[GatewayLog, ModelLog]),
    fails("A1005", "DUO8215", &[Context]),
    works("A1006", "DUO8216", &[StrongerModel]),
    fails("A1007", "DUO8217", &[GatewayLog]),
    fails("A1008", "DUO8218", &[GatewayLog, ModelLog]),
    fails("A9999", "DUO8219", &[RakeTask, GatewayLog]),
    works("M2000", "DUO8220", &[GitlabLog]),
    fails("M3002", "DUO8232", &[ProjectSetting, Interface]),
    fails("M3003", "DUO8233", &[GitlabLog, Interface]),
    fails("M3004", "DUO8234", &[ChatAbility, Interface]),
    fails("M3005", "DUO8235", &[License]),
    fails("M3006", "DUO8236", &[ChatAbility, Interface]),
    works("M4000", "DUO8240", &[GitlabLog]),
    works("M4001", "DUO8241", &[GitlabLog]),
    works("M4002", "DUO8242", &[GitlabLog]),
    works("M4003", "DUO8243", &[GitlabLog]),
    works("M4004", "DUO8244", &[GitlabLog]),
    works("M4005", "DUO8245", &[GitlabLog]),
    works("M5000", "DUO8250", &[GitlabLog]),
    works("A6000", "DUO8260", &[GitlabLog]),
    fails("G3001", "DUO8271", &[License]),
    fails("G3002", "DUO8272", &[Namespace]),
];

/// A code that nobody documented.
pub(crate) const OTHER: Code = fails("", "DUO8289", &[GitlabLog]);
