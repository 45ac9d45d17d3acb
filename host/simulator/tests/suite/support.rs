//! Starting worlds and asking them.

use std::path::Path;
use std::sync::Once;

use duo_doctor_simulator::{Scenario, Setup, scenario};
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const ADMIN: (&str, &str) = ("private-token", "glpat-canaryAdmin4Qz8Xw1L");
pub(crate) const USER: (&str, &str) = ("private-token", "glpat-canaryUserr7Jm3Vt9K");

/// A started world with its directory.
pub(crate) struct World {
    pub setup: Setup,
    pub directory: TempDir,
    pub configuration: toml::Table,
    client: reqwest::Client,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
    /// The connection broke before the end.
    pub cut: bool,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status and body at once.
    pub(crate) fn is(&self, status: u16, body: &str) {
        assert_eq!((self.status, self.body.as_str()), (status, body));
    }
}

/// Starts a scenario by name.
pub(crate) async fn named(name: &str) -> World {
    start(&scenario(name).unwrap_or_else(|| panic!("no scenario {name}"))).await
}

/// Starts a world that differs from the healthy one as the text says.
pub(crate) async fn world(text: &str) -> World {
    let text = format!("title = {{ en = \"\", ja = \"\" }}\n{text}");
    start(&Scenario::parse("test", &text).unwrap()).await
}

async fn start(scenario: &Scenario) -> World {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        rustls::crypto::ring::default_provider().install_default().unwrap();
    });
    let directory = tempfile::tempdir().unwrap();
    let setup = Setup::start(scenario, directory.path()).await.unwrap();
    let configuration = std::fs::read_to_string(setup.configuration()).unwrap().parse().unwrap();
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    World { setup, directory, configuration, client }
}

impl World {
    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path().join(file)).unwrap()
    }

    pub(crate) fn url(&self, connection: &str) -> String {
        self.configuration[connection]["url"].as_str().unwrap().to_owned()
    }

    pub(crate) fn model(&self) -> String {
        self.configuration["model"]["mistral"]["url"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn send(&self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = self.client.request(method.parse().unwrap(), url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.body(body.to_owned()).send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut bytes = Vec::new();
        let cut = loop {
            match response.chunk().await {
                Ok(Some(piece)) => bytes.extend_from_slice(&piece),
                Ok(None) => break false,
                Err(_) => break true,
            }
        };
        let body = String::from_utf8(bytes).unwrap();
        Answer { status, headers, body, cut }
    }

    pub(crate) async fn gateway(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.send(method, &format!("{}{path}", self.url("ai-gateway")), headers, body).await
    }

    pub(crate) async fn gitlab(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.send(method, &format!("{}{path}", self.url("gitlab")), headers, body).await
    }

    pub(crate) async fn graphql(&self, person: (&str, &str), query: &str) -> Value {
        let body = serde_json::json!({"query": query}).to_string();
        self.gitlab("POST", "/api/graphql", &[person], &body).await.json()
    }

    /// JSON lines of a log; plain lines are left out.
    pub(crate) fn log(&self, file: &str) -> Vec<Value> {
        self.read(file).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Messages of the gateway's exceptions, by class.
    pub(crate) fn exceptions(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        self.log("logs/ai-gateway.log")
            .iter()
            .filter(|line| line["logger"] == "exceptions")
            .map(|line| (text(&line["exception_class"]), text(&line["message"])))
            .collect()
    }
}
