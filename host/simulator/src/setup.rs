//! A running set-up: ports, servers, files, and an hour of history.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio_rustls::TlsAcceptor;

use crate::clock::Clock;
use crate::environment::{self, Variables};
use crate::error::Error;
use crate::files;
use crate::gateway::Gateway;
use crate::gitlab::{FEATURES, GitLab};
use crate::history;
use crate::journal::Journal;
use crate::model::ModelServer;
use crate::places::Places;
use crate::scenario::Scenario;
use crate::secrets::{self, ADMIN_TOKEN, USER_TOKEN};
use crate::serve::{Port, Reserved, Running, serve};
use crate::tls::Authority;
use crate::world::gitlab::Feature;
use crate::world::{Certificate, World};

/// A simulated GitLab Duo Self-Hosted set-up on loopback. It stops when it is dropped.
#[derive(Debug)]
pub struct Setup {
    configuration: PathBuf,
    secrets: Vec<(String, String)>,
    served: Arc<AtomicU64>,
    before: u64,
    _servers: Vec<Running>,
    _closed: Vec<Port>,
}

/// Names of the servers, as errors call them.
const GITLAB: &str = "GitLab";
const GATEWAY: &str = "the AI Gateway";
const PLATFORM: &str = "the Agent Platform";
const MODEL: &str = "a model server";

impl Setup {
    /// Starts the set-up of a scenario and writes the operator's files into `directory`.
    pub async fn start(scenario: &Scenario, directory: &Path) -> Result<Self, Error> {
        let world = Arc::new(scenario.world.clone());
        check_models(&world)?;
        let directory =
            std::path::absolute(directory).map_err(|source| Error::Write { path: directory.to_owned(), source })?;
        let directory = directory.as_path();
        files::directories(directory)?;

        let gitlab_port = Reserved::new(GITLAB)?;
        let gateway_port = Reserved::new(GATEWAY)?;
        let platform_port = Reserved::new(PLATFORM)?;
        let closed_port = Reserved::new("the closed port")?;
        let mut model_ports = BTreeMap::new();
        for name in world.model.keys() {
            model_ports.insert(name.clone(), Reserved::new(MODEL)?);
        }
        let model_places = model_ports.iter().map(|(name, port)| (name.clone(), port.address)).collect();
        let places = Places::new(
            &world,
            directory,
            gitlab_port.address,
            gateway_port.address,
            platform_port.address,
            model_places,
            closed_port.address,
        );
        let gateway_variables = environment::gateway(&world, &places);
        let gitlab_variables = environment::gitlab(&world, &places);
        files::write_all(&world, &places, &gateway_variables, &gitlab_variables)?;
        let authority = if environment::uses_tls(&world) {
            let authority = Authority::new()?;
            files::write(places.ca_file(), &authority.pem())?;
            Some(authority)
        } else {
            None
        };
        let acceptor = |kind: Option<Certificate>, peer: &'static str| -> Result<Option<TlsAcceptor>, Error> {
            match (kind, &authority) {
                (Some(kind), Some(authority)) => authority.acceptor(kind, peer, "http/1.1").map(Some),
                _ => Ok(None),
            }
        };

        let clock = Arc::new(Clock::default());
        let served = Arc::new(AtomicU64::new(0));
        let (llm_log, gateway_log) = (Arc::new(Journal::new()), Arc::new(Journal::new()));
        let mut running =
            Servers { served: Arc::clone(&served), servers: Vec::new(), closed: vec![closed_port.open(false)?] };
        for (name, port) in model_ports {
            let model = &world.model[&name];
            let peer = Arc::new(ModelServer::new(&world, &name, Arc::new(clock.ahead(model.clock_ahead_hours))));
            running.add(port.open(ModelServer::listens(model))?, acceptor(model.tls, MODEL)?, &peer);
        }
        let gateway_clock = Arc::new(clock.ahead(world.ai_gateway.clock_ahead_hours));
        let gateway = Arc::new(Gateway::new(&world, &gateway_variables, Arc::clone(&gateway_log), gateway_clock)?);
        let listens = Gateway::listens(&world, &gateway_variables);
        if world.logs.setup_summary {
            let output = crate::setup_summary::output(&world, &places, listens);
            files::write(directory.join(files::SETUP_SUMMARY), &output)?;
        }
        running.add(gateway_port.open(listens)?, acceptor(world.ai_gateway.tls, GATEWAY)?, &gateway);
        let authority_pem = authority.as_ref().map(Authority::pem);
        let gitlab = Arc::new(GitLab::new(
            Arc::clone(&world),
            places.clone(),
            authority_pem.as_deref(),
            Arc::clone(&llm_log),
            Arc::new(clock.ahead(world.gitlab.clock_ahead_hours)),
        )?);
        let gateway_token = gitlab.token(&gitlab.user());
        files::write_gateway_token(&places.directory, &gateway_token)?;
        running.add(gitlab_port.open(GitLab::listens(&world))?, acceptor(world.gitlab.tls, GITLAB)?, &gitlab);
        match platform_port.open(world.agent_platform.listening)? {
            Port::Open(listener) => {
                let service = &world.agent_platform;
                let protocol = if service.http2 { "h2" } else { "http/1.1" };
                let acceptor = service.tls.zip(authority.as_ref());
                let acceptor = acceptor.map(|(kind, authority)| authority.acceptor(kind, PLATFORM, protocol));
                let server =
                    crate::agent_platform::serve(listener, acceptor.transpose()?, service.answer, Arc::clone(&served));
                running.servers.push(server);
            }
            closed @ Port::Closed(_) => running.closed.push(closed),
        }

        history::play(&world, &clock, &gitlab, &gateway, &gateway_variables).await;
        history::add_lines(&world.logs, &clock, &gitlab, &gateway);
        history::collect(world.logs.llm_collected, &llm_log, &directory.join(files::LLM_LOG))?;
        history::collect(world.logs.gateway_collected, &gateway_log, &directory.join(files::GATEWAY_LOG))?;

        Ok(Self {
            configuration: directory.join(files::CONFIGURATION),
            secrets: list_secrets(&world, &gateway_variables, gateway_token),
            before: served.load(Ordering::Relaxed),
            served,
            _servers: running.servers,
            _closed: running.closed,
        })
    }

    /// The doctor's configuration file.
    pub fn configuration(&self) -> &Path {
        &self.configuration
    }

    /// Requests served since the start, the peers' own included.
    pub fn requests(&self) -> u64 {
        self.served.load(Ordering::Relaxed) - self.before
    }

    /// Every secret of the set-up with its name: none of the values may ever be printed by anybody.
    pub fn secrets(&self) -> Vec<(String, String)> {
        self.secrets.clone()
    }
}

/// Servers in the making.
struct Servers {
    served: Arc<AtomicU64>,
    servers: Vec<Running>,
    closed: Vec<Port>,
}

impl Servers {
    fn add<P: crate::serve::Peer>(&mut self, port: Port, acceptor: Option<TlsAcceptor>, peer: &Arc<P>) {
        match port {
            Port::Open(listener) => {
                self.servers.push(serve(listener, acceptor, Arc::clone(&self.served), Arc::clone(peer)));
            }
            closed @ Port::Closed(_) => self.closed.push(closed),
        }
    }
}

fn check_models(world: &World) -> Result<(), Error> {
    if let Some(model) = world.gitlab.default_model.as_ref().filter(|name| !world.model.contains_key(*name)) {
        return Err(Error::UnknownModel { feature: "default-model".to_owned(), model: model.clone() });
    }
    for (feature, setting) in &world.gitlab.features {
        if let Feature::Model { model } = setting
            && !world.model.contains_key(model)
        {
            return Err(Error::UnknownModel { feature: feature.clone(), model: model.clone() });
        }
        if !FEATURES.iter().any(|known| known.key == feature) {
            return Err(Error::UnknownFeature { feature: feature.clone() });
        }
    }
    Ok(())
}

fn list_secrets(world: &World, variables: &Variables, gateway_token: String) -> Vec<(String, String)> {
    let mut all = vec![
        ("gitlab-admin-token".to_owned(), ADMIN_TOKEN.to_owned()),
        ("gitlab-user-token".to_owned(), USER_TOKEN.to_owned()),
        ("ai-gateway-token".to_owned(), gateway_token),
    ];
    for name in world.model.keys() {
        let keys = [secrets::wanted(world, name), secrets::configured(world, name)];
        let [wanted, configured] = keys;
        all.extend(wanted.map(|key| (format!("model-{name}-key-wanted"), key)));
        all.extend(configured.map(|key| (format!("model-{name}-key"), key)));
    }
    for (name, value) in variables {
        if name.contains("SELF_SIGNED_JWT__") {
            // A key leaks by any of its lines; the second one stands for all.
            all.extend(value.lines().nth(1).map(|line| (format!("{name}, second line"), line.to_owned())));
        } else if name == "AWS_SECRET_ACCESS_KEY" {
            all.push((name.clone(), value.clone()));
        }
    }
    all
}
