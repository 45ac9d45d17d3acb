//! The system under examination, as far as the operator named it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::OnceCell;

use super::http::held::{Counter, Held};
use super::http::{Client, Exchange, Request, proxy as http_proxy, trace};
use super::logs::Sources;
use crate::bindings::duo_doctor::check::{environment as variables, http};
use duo_doctor_config::settings::{self, Settings};
use duo_doctor_config::{Config, Connection, Kind, Proxy, Trust};
use duo_doctor_log_search::Own;
use duo_doctor_model::description::Vantage;
use duo_doctor_scrub::Scrubber;

/// An answer with its room, which is the run's until it ends.
type Shared = Arc<OnceCell<(Result<Exchange, http::Error>, Held)>>;

/// Variables of this process that can name a proxy, and a password with it.
const PROXIES: [&str; 6] = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// An exchange ends by itself when its time is up, and then knows how far it came; this much later
/// the wait for somebody else's ends.
const GRACE: Duration = Duration::from_millis(20);

/// Ids of a run that are kept; each check asks GitLab a handful of times.
const NOTED: usize = 4_096;

/// Characters of an id; GitLab's have 26, and 36 where a proxy gives them.
const ID: usize = 64;

/// Written into a file and compared with what stands in logs, so nothing but letters, digits and dashes.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (16..=ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Answers calls from connections, settings and logs.
#[derive(Debug)]
pub struct Live {
    clients: BTreeMap<String, Client>,
    settings: BTreeMap<String, Result<Settings, String>>,
    pub(super) logs: Sources,
    shared: Mutex<HashMap<Request, Shared>>,
    /// Ids that GitLab has given to requests of this run.
    noted: Mutex<Vec<String>>,
    /// Room for answers: those of the guests, and those that are shared until the run ends.
    pub(super) answers: Counter,
    salt: String,
}

impl Live {
    /// Everything that a configuration names. Settings are read now, so that a whole run sees one
    /// state of them; connections and logs are opened when they are used.
    ///
    /// `earlier`: ids that GitLab gave to requests of earlier runs; what it did for them is no symptom.
    pub async fn open(config: &Config, now: f64, earlier: HashSet<String>) -> Self {
        let mut settings: BTreeMap<String, Result<Settings, String>> = BTreeMap::new();
        for (scope, source) in &config.environments {
            settings.insert(scope.clone(), Settings::read(scope, &source.value).await);
        }
        let mut connections = config.connections.clone();
        for (scope, settings) in &settings {
            if let (Ok(settings), Some(connection)) = (settings, connections.get_mut(scope)) {
                connection.attributes.extend(settings.container.clone());
                // A file says what the image is for; where the container runs is where this program stands.
                if !settings.container.is_empty() && config.vantages.value.contains(&Vantage::AiGateway) {
                    let here = settings::architecture(std::env::consts::ARCH).to_owned();
                    connection.attributes.entry("host-architecture".into()).or_insert(here);
                }
            }
        }
        if let Some(Ok(gateway)) = settings.get("ai-gateway")
            && let Some(connection) = gitlab_as_gateway(gateway, connections.get("gitlab"))
        {
            connections.insert(connection.name.clone(), connection);
        }
        let trace = trace::of(connections.values());
        let client = |connection: Connection| Client::traced(connection, trace.clone());
        let window = now - config.log_window.value.as_secs_f64();
        Self {
            clients: connections.into_iter().map(|(name, connection)| (name, client(connection))).collect(),
            settings,
            logs: Sources::new(
                config.logs.iter().map(|(name, paths)| (name.clone(), paths.value.clone())),
                window,
                now,
                Own { start: trace.clone(), ids: earlier },
            ),
            noted: Mutex::default(),
            shared: Mutex::default(),
            answers: Counter::of_a_run(),
            salt: salt(),
        }
    }

    /// The ids that GitLab has given to requests of this run.
    #[must_use]
    pub fn noted(&self) -> Vec<String> {
        self.noted.lock().expect("nothing panics while it holds them").clone()
    }

    /// Keeps the id that GitLab gave to a request: its own calls of the AI Gateway carry it, and so do the lines of both
    /// logs.
    pub(super) fn note(&self, connection: &str, exchange: &Exchange) {
        let id = exchange.headers.iter().find(|(name, _)| name == "x-request-id").map(|(_, id)| id.as_str());
        let Some(id) = id.filter(|id| is_id(id) && self.kind(connection) == Some(Kind::Gitlab.name())) else { return };
        let mut noted = self.noted.lock().expect("nothing panics while it holds them");
        if noted.len() < NOTED {
            noted.push(id.to_owned());
        }
    }

    /// Knows every secret of this system.
    #[must_use]
    pub fn scrubber(&self) -> Scrubber {
        let credentials = self.connections().flat_map(|connection| connection.credentials.values());
        let proxies = self.connections().filter_map(|connection| match &connection.proxy {
            Proxy::Url(_, Some(who)) => settings::secret_of(who.expose()),
            _ => None,
        });
        let credentials = credentials.map(|credential| credential.secret.expose()).chain(proxies).map(str::to_owned);
        let settings = self.settings.values().flatten().flat_map(Settings::secrets);
        let own = PROXIES.iter().filter_map(|name| Some((name, std::env::var(name).ok()?)));
        let own = own.flat_map(|(name, proxy)| settings::inside(name, &proxy));
        let secrets: Vec<String> = credentials.chain(settings).chain(own).collect();
        Scrubber::new(secrets.iter().map(String::as_str))
    }

    /// Every connection, sorted by name.
    pub fn connections(&self) -> impl Iterator<Item = &Connection> {
        self.clients.values().map(|client| &client.connection)
    }

    pub(super) fn client(&self, connection: &str) -> Result<&Client, http::Error> {
        self.clients
            .get(connection)
            .ok_or_else(|| http::Error::Invalid(format!("there is no connection `{}`", connection.escape_debug())))
    }

    pub(super) fn kind(&self, connection: &str) -> Option<&'static str> {
        self.clients.get(connection).map(|client| client.connection.kind.name())
    }

    /// One answer for all checks that ask the same; the first one asks, the others wait. That one
    /// check's time was up says nothing to the others: they ask again.
    pub(super) async fn shared<A: Future<Output = Result<Exchange, http::Error>>>(
        &self,
        request: &Request,
        time: Duration,
        ask: impl Fn(Duration) -> A,
    ) -> Result<Exchange, http::Error> {
        let started = Instant::now();
        let cell = {
            let mut shared = self.shared.lock().expect("nothing panics while it holds the map");
            // How long one is ready to wait does not make it another question.
            Arc::clone(shared.entry(Request { timeout_ms: None, ..request.clone() }).or_default())
        };
        let answer = cell.get_or_try_init(|| async {
            let answer = ask(time.saturating_sub(started.elapsed())).await;
            if timed_out(&answer) {
                return Err(answer);
            }
            let room = self.answers.hold(answer.as_ref().map_or(0, Exchange::bytes));
            room.map(|held| (answer, held)).map_err(|full| Err(http::Error::Budget(full)))
        });
        match tokio::time::timeout(time + GRACE, answer).await {
            Ok(Ok((answer, _))) => answer.clone(),
            Ok(Err(late)) => late,
            Err(_) => Err(http::Error::TimedOut(http::Phase::FirstByte)),
        }
    }

    pub(super) fn settings(&self, scope: &str) -> Result<&Settings, variables::Error> {
        match self.settings.get(scope) {
            Some(Ok(settings)) => Ok(settings),
            Some(Err(problem)) => Err(variables::Error::Other(("unreadable".into(), problem.clone()))),
            None => Err(variables::Error::NoSource(format!(
                "no source for the environment of `{scope}`; write `{scope} = {{ file = \"…\" }}` under [environment], \
                 with the output of `env` from its container"
            ))),
        }
    }

    /// The configured sources that cannot be read, for the plan and `self-check`.
    pub fn unreadable_settings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.settings.iter().filter_map(|(scope, settings)| Some((scope.as_str(), settings.as_ref().err()?.as_str())))
    }

    pub(super) fn salt(&self) -> &str {
        &self.salt
    }
}

fn timed_out(answer: &Result<Exchange, http::Error>) -> bool {
    let error = match answer {
        Ok(exchange) => exchange.failure.as_ref(),
        Err(error) => Some(error),
    };
    matches!(error, Some(http::Error::TimedOut(_)))
}

/// Makes fingerprints of masked values worthless outside the run: a value cannot be guessed by
/// trying, since nobody knows what else went in.
fn salt() -> String {
    let mut bytes = [0; 16];
    let random = rustls::crypto::ring::default_provider().secure_random;
    random.fill(&mut bytes).expect("the system has random numbers");
    hex::encode(bytes)
}

/// GitLab with the gateway's URL, certificates and proxy.
fn gitlab_as_gateway(gateway: &Settings, gitlab: Option<&Connection>) -> Option<Connection> {
    let written = gateway.text("AIGW_GITLAB_URL")?;
    let (trust, how) = match gateway.text("REQUESTS_CA_BUNDLE").or_else(|| gateway.text("CURL_CA_BUNDLE")) {
        None | Some("") => (Trust::Mozilla, "mozilla"),
        Some(path) if Path::new(path).is_file() => (Trust::Bundle(PathBuf::from(path)), "bundle"),
        // The bundle lies in the container and not here; what this program trusts is the nearest.
        Some(_) => (gitlab.map_or(Trust::Platform(None), |gitlab| gitlab.trust.clone()), "bundle-not-here"),
    };
    let mut connection = Connection::gitlab_as_gateway(written, trust, proxy(gateway, written)).ok()?;
    connection.attributes.insert("trust".into(), how.into());
    if let Some(gitlab) = gitlab {
        connection.addresses.clone_from(&gitlab.addresses);
    }
    Some(connection)
}

/// The gateway fetches GitLab's keys with Python's `requests`. What it would send through a proxy never goes straight
/// from here: an answer from another way says nothing about the gateway's.
fn proxy(gateway: &Settings, written: &str) -> Proxy {
    let Some(proxy) = http_proxy::of_requests(written, |name| gateway.text(name)) else { return Proxy::None };
    let unusable = "the AI Gateway reaches GitLab through a proxy whose URL is neither `http` nor `https`";
    duo_doctor_config::parse_proxy(&proxy).unwrap_or_else(|_| Proxy::Unusable(unusable.into()))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use duo_doctor_config::settings::Setting;

    #[test]
    fn an_id_has_sixty_four_characters_at_most() {
        let id = |length: usize| "0".repeat(length);
        assert!(is_id(&id(16)) && is_id(&id(64)) && is_id("01KX-ABCDEFGHJKMNPQ"));
        assert!(!is_id(&id(15)) && !is_id(&id(65)) && !is_id("01KXABCDEFGHJKMN/PQ") && !is_id("01KXABCDEFGHJKMN\nPQ"));
    }

    #[test]
    fn what_the_gateway_sends_through_a_proxy_never_goes_straight() {
        let way = |variables: &[(&str, &str)]| {
            let all = [("AIGW_GITLAB_URL", "http://127.0.0.1:3000")].iter().chain(variables);
            let values = all.map(|&(name, value)| (name.to_owned(), Setting::Text(value.into())));
            let gateway = Settings { values: values.collect(), ..Settings::default() };
            gitlab_as_gateway(&gateway, None).expect("a connection").proxy
        };
        let proxy = ("HTTP_PROXY", "proxy.example:3128");
        assert!(matches!(way(&[]), Proxy::None));
        assert!(matches!(way(&[proxy]), Proxy::Url(url, None) if url.port() == Some(3128)));
        assert!(matches!(way(&[proxy, ("NO_PROXY", "127.0.0.0/8")]), Proxy::None));
        assert!(matches!(way(&[("ALL_PROXY", "socks5://proxy.example:1080")]), Proxy::Unusable(_)));
    }

    /// The first that asks had little time: nobody after it hears that. The answer to the second is for all.
    #[tokio::test]
    async fn that_somebodys_time_was_up_is_no_answer_for_others() {
        let live = Live {
            clients: BTreeMap::new(),
            settings: BTreeMap::new(),
            logs: Sources::new([], 0.0, 0.0, Own::default()),
            noted: Mutex::default(),
            shared: Mutex::default(),
            answers: Counter::of_a_run(),
            salt: String::new(),
        };
        let asked = AtomicUsize::new(0);
        let ask = |_| async {
            match asked.fetch_add(1, Ordering::SeqCst) {
                0 => Err(http::Error::TimedOut(http::Phase::FirstByte)),
                _ => Err(http::Error::Refused),
            }
        };
        let mut heard = Vec::new();
        for milliseconds in [60_000, 50_000, 60_000] {
            let request = Request::own("model/a", "/", "", &serde_json::Value::Null);
            let request = Request { timeout_ms: Some(milliseconds), ..request };
            heard.push(live.shared(&request, Duration::from_millis(milliseconds.into()), ask).await);
        }
        assert!(matches!(heard[0], Err(http::Error::TimedOut(_))), "{heard:?}");
        assert!(heard[1..].iter().all(|answer| matches!(answer, Err(http::Error::Refused))), "{heard:?}");
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }
}
