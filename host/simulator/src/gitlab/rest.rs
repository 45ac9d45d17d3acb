//! The REST API: version, license, flags, projects, the person behind a token.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::GitLab;
use super::people::{Caller, Person};
use crate::clock::{day, milliseconds};
use crate::reply::Reply;
use crate::serve::Call;

/// Hours of a day.
const DAY_HOURS: i64 = 24;

/// `{"message":"401 Unauthorized"}`.
pub(crate) fn unauthorized() -> Reply {
    Reply::json(401, &json!({"message": "401 Unauthorized"}))
}

/// `{"message":"403 Forbidden"}`.
pub(crate) fn forbidden() -> Reply {
    Reply::json(403, &json!({"message": "403 Forbidden"}))
}

/// The answer to a token that has expired.
fn expired() -> Reply {
    let text = "Token is expired. You can either do re-authorization or token refresh.";
    Reply::json(401, &json!({"error": "invalid_token", "error_description": text}))
}

/// The answer to a token without the scopes that a route takes.
fn without_scope() -> Reply {
    let text = "The request requires higher privileges than provided by the access token.";
    Reply::json(403, &json!({"error": "insufficient_scope", "error_description": text, "scope": "api read_api"}))
}

/// The answer to something that does not exist, or not for this person.
pub(crate) fn not_found() -> Reply {
    Reply::json(404, &json!({"message": "404 Not Found"}))
}

/// The answer to a path that the API does not have.
pub(crate) fn no_route() -> Reply {
    Reply::json(404, &json!({"error": "404 Not Found"}))
}

impl GitLab {
    /// Answers below `/api/v4`.
    pub(crate) async fn rest(&self, call: &Call, path: &str) -> Reply {
        let caller = match self.caller(call) {
            Caller::Expired => return expired(),
            Caller::WithoutScope => return without_scope(),
            other => other,
        };
        match (call.method(), path) {
            ("GET" | "HEAD", "/projects") => match caller {
                Caller::Person(_) => Reply::json(200, &json!([self.project()])),
                Caller::Nobody => Reply::json(200, &json!([])),
                _ => unauthorized(),
            },
            ("GET" | "HEAD", "/version" | "/metadata" | "/user" | "/license" | "/features") => {
                let Caller::Person(person) = caller else {
                    return unauthorized();
                };
                self.read_out(path, &person)
            }
            ("GET", "/application/settings") => match caller {
                Caller::Person(person) if person.admin => Reply::json(200, &self.application_settings()),
                Caller::Person(_) => forbidden(),
                _ => unauthorized(),
            },
            ("GET", path) if path.starts_with("/groups/") => match caller {
                Caller::Person(_) => self.group(path.trim_start_matches("/groups/")),
                _ => unauthorized(),
            },
            ("POST", path) if path.starts_with("/code_suggestions/") && self.data().enterprise => {
                let action = path.trim_start_matches("/code_suggestions/");
                match caller {
                    Caller::Person(person) => self.code_suggestions(call, action, &person).await,
                    _ => unauthorized(),
                }
            }
            ("POST", "/chat/completions") if self.data().enterprise => match caller {
                Caller::Person(person) => self.rest_chat(call, &person).await,
                _ => unauthorized(),
            },
            _ => no_route(),
        }
    }

    fn read_out(&self, path: &str, person: &Person) -> Reply {
        match path {
            "/version" | "/metadata" => Reply::json(200, &self.metadata()),
            "/user" => Reply::json(200, &self.account(person)),
            "/license" if !self.data().enterprise => no_route(),
            "/license" | "/features" if !person.admin => forbidden(),
            "/license" => Reply::json(200, &self.license_document()),
            _ => Reply::json(200, &self.flag_list()),
        }
    }

    /// Version, revision and edition.
    pub(crate) fn metadata(&self) -> Value {
        json!({
            "version": self.data().version,
            "revision": "4c7a2f19e5b",
            "kas": {"enabled": false, "externalUrl": null, "externalK8sProxyUrl": null, "version": null},
            "enterprise": self.data().enterprise,
        })
    }

    fn account(&self, person: &Person) -> Value {
        json!({
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "state": "active",
            "locked": false,
            "web_url": format!("{}/{}", self.places.gitlab, person.name),
            "created_at": "2024-04-01T00:00:00.000Z",
            // Whoever is administrator is called so in Admin Mode too.
            "is_admin": person.id == self.root().id,
        })
    }

    fn project(&self) -> Value {
        json!({
            "id": 7,
            "name": "app",
            "path_with_namespace": PROJECT,
            "web_url": format!("{}/{PROJECT}", self.places.gitlab),
        })
    }

    /// The last day of the license.
    pub(crate) fn license_end(&self) -> Timestamp {
        let days = i64::from(self.data().license.expires_in_days);
        Timestamp::now() + SignedDuration::from_hours(days * DAY_HOURS)
    }

    fn license_document(&self) -> Value {
        let license = &self.data().license;
        if license.plan.is_empty() {
            return Value::Null;
        }
        let end = self.license_end();
        json!({
            "id": 3,
            "plan": license.plan,
            "created_at": "2025-01-10T09:00:00.000Z",
            "starts_at": "2025-01-10",
            "expires_at": day(end),
            "historical_max": 18,
            "maximum_user_count": 18,
            "expired": license.expires_in_days < 0,
            "overage": 0,
            "user_limit": 50,
            "active_users": 18,
            "licensee": {"Name": "Operations", "Company": "Example Corp", "Email": "ops@example.com"},
            "add_ons": {},
        })
    }

    fn flag_list(&self) -> Value {
        let mut flags = self.data().flags.clone();
        if self.data().platform_flag_set {
            flags.entry("self_hosted_agent_platform".to_owned()).or_insert(true);
        }
        let list: Vec<Value> = flags
            .iter()
            .map(|(name, on)| {
                json!({
                    "name": name,
                    "state": if *on { "on" } else { "off" },
                    "gates": [{"key": "boolean", "value": on}],
                    "definition": {"name": name, "type": "ops", "default_enabled": true},
                })
            })
            .collect();
        json!(list)
    }

    async fn rest_chat(&self, call: &Call, person: &Person) -> Reply {
        if !self.flag("access_rest_chat") || !self.may_use_chat(person) {
            return not_found();
        }
        match call.json().unwrap_or_default()["content"].as_str() {
            None => Reply::json(400, &json!({"error": "content is missing"})),
            Some(question) => Reply::json(201, &json!(self.chat(person, question).await)),
        }
    }

    /// The time, as `Time` fields of the API show it.
    pub(crate) fn time(&self) -> String {
        milliseconds(self.clock.now())
    }
}

/// The one project of the instance.
pub(crate) const PROJECT: &str = "demo/app";
