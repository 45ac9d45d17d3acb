//! Where the gateway runs: what "this machine" is for it.

use duo_doctor_sdk::address::is_local;
use duo_doctor_sdk::connections::Connection;
use duo_doctor_sdk::environment::Environment;
use duo_doctor_sdk::{Confidence, Evidence};

use crate::SCOPE;

/// Variables that tell a container from a plain process.
pub(crate) const VARIABLES: [&str; 3] = ["HOSTNAME", "HOME", "KUBERNETES_SERVICE_HOST"];

/// The attribute that says how a container is connected.
const NETWORK: &str = "container-network";

/// Characters of the identifier that Docker and Podman give a container as its host name.
const CONTAINER_ID: usize = 12;

/// Home of the user in the gateway's image.
const IMAGE_HOME: &str = "/home/aigateway";

/// Where the gateway runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A container with a network of its own.
    Own {
        /// On Docker's first network, which knows no names of other containers.
        default_bridge: bool,
        /// Said by the container engine, not concluded.
        told: bool,
    },
    /// A container of which the network is not known.
    Container,
    /// A pod of Kubernetes, which its containers share.
    Pod,
    /// The network of another container.
    Shared,
    /// The machine's own network: a container with `--network host`, or a plain process.
    Machine {
        /// Said by the container engine, not concluded from the host name.
        told: bool,
    },
    /// Another machine than the one that asks here; more is not known.
    Elsewhere,
    /// Nothing is known.
    Unknown,
}

impl Place {
    /// From the container's attributes, then from the gateway's variables, then from its address.
    pub(crate) fn of(gateway: Option<&Connection>, environment: &Environment) -> Self {
        let attribute = |name: &str| gateway.and_then(|gateway| gateway.attribute(name));
        match attribute(NETWORK) {
            Some("host") => return Self::Machine { told: true },
            Some(network) if network.starts_with("container:") => return Self::Shared,
            Some(network) if !network.is_empty() => {
                let default_bridge = network == "bridge" || network == "default";
                return Self::Own { default_bridge, told: true };
            }
            _ => {}
        }
        if environment.text("KUBERNETES_SERVICE_HOST").is_some() {
            return Self::Pod;
        }
        let of_image = environment.text("HOME") == Some(IMAGE_HOME) || attribute("container-state").is_some();
        match environment.text("HOSTNAME") {
            Some(name) if is_container_id(name) => Self::Own { default_bridge: false, told: false },
            // In a container on the host's network the name is the host's.
            Some(_) => Self::Machine { told: false },
            None if of_image => Self::Container,
            None if gateway.is_some_and(|gateway| !is_local(&gateway.host)) => Self::Elsewhere,
            None => Self::Unknown,
        }
    }

    /// The word by which the messages tell them apart.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Own { .. } => "own",
            Self::Container => "container",
            Self::Pod => "pod",
            Self::Shared => "shared",
            Self::Machine { told: true } => "machine",
            Self::Machine { told: false } => "named",
            Self::Elsewhere => "elsewhere",
            Self::Unknown => "unknown",
        }
    }

    /// How sure a conclusion from the place is.
    pub(crate) fn confidence(self) -> Confidence {
        match self {
            Self::Own { told: true, .. } | Self::Machine { told: true } | Self::Shared => Confidence::Confirmed,
            _ => Confidence::Likely,
        }
    }
}

/// What was seen of the place.
pub(crate) fn evidence(gateway: Option<&Connection>, environment: &Environment) -> Vec<Evidence> {
    let attribute = |name: &str| {
        let value = gateway?.attribute(name)?;
        Some(Evidence::new("connection ai-gateway", format!("{name} \"{value}\"")))
    };
    let mut seen: Vec<Evidence> = [NETWORK, "container-state"].into_iter().filter_map(attribute).collect();
    if environment.missing.is_none() {
        seen.push(environment.evidence(SCOPE, "HOSTNAME"));
    }
    if seen.is_empty() {
        let url = gateway.map_or("-", |gateway| gateway.written.as_str());
        seen.push(Evidence::new("connection ai-gateway", format!("{url}; {NETWORK}: -")));
    }
    seen
}

fn is_container_id(name: &str) -> bool {
    name.len() == CONTAINER_ID && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
