//! The ports that the processes of the gateway's container listen on, by their settings.

use duo_doctor_sdk::environment::Environment;

/// The setting of the gateway's own port.
pub(crate) const API: &str = "AIGW_FASTAPI__API_PORT";
/// The address that it listens on.
pub(crate) const API_HOST: &str = "AIGW_FASTAPI__API_HOST";
/// The gateway's metrics.
pub(crate) const METRICS: &str = "AIGW_FASTAPI__METRICS_PORT";
/// The agent platform's port.
pub(crate) const PLATFORM: &str = "PORT";
/// The agent platform's metrics, which are on where both are set.
pub(crate) const PLATFORM_METRICS: &str = "PROMETHEUS_METRICS__PORT";
/// Their address.
pub(crate) const PLATFORM_METRICS_HOST: &str = "PROMETHEUS_METRICS__ADDR";
/// Whether the agent platform runs in this container.
pub(crate) const WITH_PLATFORM: &str = "ENABLE_DUO_WORKFLOW_SERVICE";

/// What listens, and on which port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listener {
    /// The variable that moves it.
    pub variable: &'static str,
    /// The port.
    pub port: u16,
}

/// All of them, with the image's own values where a variable is not set.
pub(crate) fn of(environment: &Environment) -> Vec<Listener> {
    let port = |variable: &'static str, default: Option<u16>| {
        let written = environment.text(variable).map(|text| text.trim().parse().ok());
        // A value that is no number ends the process, which is for another check to say.
        written.unwrap_or(default).map(|port| Listener { variable, port })
    };
    let platform = environment.text(WITH_PLATFORM).is_none() || environment.is_true(WITH_PLATFORM);
    let metrics = platform && environment.text(PLATFORM_METRICS_HOST).is_some_and(|host| !host.is_empty());
    [
        port(API, Some(5052)),
        port(METRICS, Some(8082)),
        port(PLATFORM, Some(50052)).filter(|_| platform),
        port(PLATFORM_METRICS, None).filter(|_| metrics),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The port of a listener, or the image's own.
pub(crate) fn port(listeners: &[Listener], variable: &str, default: u16) -> u16 {
    listeners.iter().find(|listener| listener.variable == variable).map_or(default, |listener| listener.port)
}

/// Two that want one port.
pub(crate) fn clash(listeners: &[Listener]) -> Option<(&Listener, &Listener)> {
    listeners.iter().enumerate().find_map(|(index, one)| {
        listeners[index + 1..].iter().find(|other| other.port == one.port).map(|other| (one, other))
    })
}
