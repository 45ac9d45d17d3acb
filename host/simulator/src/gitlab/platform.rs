//! GitLab as the client of the Agent Platform service.

use serde_json::{Value, json};

use super::GitLab;
use crate::world::PlatformAnswer;

/// What GitLab's switch for TLS is called in its environment.
const SECURE: &str = "DUO_AGENT_PLATFORM_SERVICE_SECURE";

impl GitLab {
    /// The URL setting; nothing where it is empty.
    pub(crate) fn platform_setting(&self) -> Option<String> {
        Some(self.places.fill(&self.data().agent_platform_url)).filter(|url| !url.is_empty())
    }

    /// Whether GitLab dials the service with TLS. The simulated environment turns that off, as a
    /// service without TLS needs it; GitLab itself has it on.
    pub(crate) fn platform_secure(&self) -> bool {
        let value = self.data().environment.get(SECURE).map_or("false", String::as_str);
        !matches!(value.to_ascii_lowercase().as_str(), "false" | "0" | "no" | "off" | "f" | "n")
    }

    /// The health check's look at the service: nothing where none is set.
    pub(crate) fn platform_probe(&self) -> Option<(bool, String, Value)> {
        let url = self.platform_setting()?;
        let service = &self.world.agent_platform;
        let reached = url == self.places.agent_platform && service.listening;
        let agree = self.platform_secure() == service.tls.is_some();
        let answers = (service.http2 || service.tls.is_none())
            && matches!(service.answer, PlatformAnswer::Serving | PlatformAnswer::Unauthenticated);
        let hint = "It fails with a TLS mismatch error. If your self-hosted Duo Agent Platform service endpoint does not support TLS, turn off TLS connection to the GitLab Duo Agent Platform service";
        let message = match (reached && (answers || !agree), agree) {
            (true, true) => format!("The self-hosted GitLab Duo Agent Platform service at {url} is operational."),
            (true, false) if self.platform_secure() => {
                format!("The self-hosted GitLab Duo Agent Platform service at {url} is not reachable. {hint}")
            }
            _ => format!("The self-hosted GitLab Duo Agent Platform service at {url} is not reachable."),
        };
        Some((reached && agree && answers, message, json!({})))
    }
}
