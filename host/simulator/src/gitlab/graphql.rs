//! `POST /api/graphql`: answers the fields that are asked for, refuses those that do not exist, and says null
//! to a person who may not read something.

use serde_json::{Map, Value, json};

use super::GitLab;
use super::people::{Caller, Person};
use super::query::{Field, read};
use super::schema::below;
use crate::reply::Reply;
use crate::serve::Call;

/// What GitLab says to somebody who may not read a field that refuses loudly.
const NO_RESOURCE: &str =
    "The resource that you are attempting to access does not exist or you don't have permission to perform this action";

impl GitLab {
    /// Answers a GraphQL request.
    pub(crate) async fn graphql(&self, call: &Call) -> Reply {
        let caller = self.caller(call);
        if matches!(caller, Caller::Invalid | Caller::Expired | Caller::WithoutScope) {
            return Reply::json(401, &json!({"errors": [{"message": "Invalid token"}]}));
        }
        let request = call.json().unwrap_or_default();
        let Some(text) = request["query"].as_str() else {
            return Reply::json(200, &json!({"errors": [{"message": "No query string was present"}]}));
        };
        let operation = match read(text, &request["variables"]) {
            Ok(operation) => operation,
            Err(problem) => {
                let message =
                    format!("Expected NAME, actual: ({:?}) at [{}, {}]", problem.found, problem.line, problem.column);
                let location = json!([{"line": problem.line, "column": problem.column}]);
                return Reply::json(200, &json!({"errors": [{"message": message, "locations": location}]}));
            }
        };
        let (root, kind) = if operation.mutation { ("Mutation", "mutation") } else { ("Query", "query") };
        let mut errors = Vec::new();
        let mut path = vec![kind.to_owned()];
        self.validate(root, &operation.fields, &mut path, &mut errors);
        if !errors.is_empty() {
            return Reply::json(200, &json!({"errors": errors}));
        }
        let person = match caller {
            Caller::Person(person) => Some(person),
            Caller::Nobody | Caller::Invalid | Caller::Expired | Caller::WithoutScope => None,
        };
        let mut data = Map::new();
        for field in &operation.fields {
            let value = match self.root_value(field, person.as_ref()).await {
                Ok(value) => project(&value, field),
                Err(NotYours) => {
                    errors.push(json!({
                        "message": NO_RESOURCE,
                        "locations": [{"line": field.line, "column": field.column}],
                        "path": [field.key],
                    }));
                    Value::Null
                }
            };
            data.insert(field.key.clone(), value);
        }
        let mut body = json!({ "data": data });
        if !errors.is_empty() {
            body["errors"] = json!(errors);
        }
        Reply::json(200, &body)
    }

    fn validate(&self, parent: &str, fields: &[Field], path: &mut Vec<String>, errors: &mut Vec<Value>) {
        for field in fields {
            path.push(field.key.clone());
            let location = json!([{"line": field.line, "column": field.column}]);
            match below(parent, &field.name, self.version(), self.data().enterprise) {
                None => errors.push(json!({
                    "message": format!("Field '{}' doesn't exist on type '{parent}'", field.name),
                    "locations": location,
                    "path": path,
                    "extensions": {"code": "undefinedField", "typeName": parent, "fieldName": field.name},
                })),
                Some("") => {}
                Some(kind) if field.fields.is_empty() => errors.push(json!({
                    "message": format!(
                        "Field must have selections (field '{name}' returns {kind} but has no selections. Did you mean '{name} {{ ... }}'?)",
                        name = field.name
                    ),
                    "locations": location,
                    "path": path,
                    "extensions": {"code": "selectionMismatch", "nodeName": format!("field '{}'", field.name), "typeName": kind},
                })),
                Some(kind) => self.validate(kind, &field.fields, path, errors),
            }
            path.pop();
        }
    }

    async fn root_value(&self, field: &Field, person: Option<&Person>) -> Result<Value, NotYours> {
        let admin = person.filter(|person| person.admin);
        Ok(match field.name.as_str() {
            "__typename" => json!("Query"),
            "metadata" if person.is_some() => self.metadata(),
            "currentUser" => person.map(|person| self.current_user(person)).unwrap_or_default(),
            "currentLicense" => admin.map(|_| self.current_license()).unwrap_or_default(),
            "addOnPurchases" => admin.map(|_| self.add_on_purchases()).unwrap_or_default(),
            "projects" => person.map(|_| self.projects()).unwrap_or_default(),
            "duoSettings" => person.map(|person| self.duo_settings(person)).unwrap_or_default(),
            "aiFeatureSettings" if admin.is_some() && self.self_hosting_allowed() => self.feature_settings(),
            "aiSelfHostedModels" if admin.is_some() && self.self_hosting_allowed() => self.self_hosted_models(field),
            "cloudConnectorStatus" => match admin {
                Some(person) => self.health_check(person).await,
                None => return Err(NotYours),
            },
            "aiSelfHostedModelConnectionCheck" => match admin.filter(|_| self.self_hosting_allowed()) {
                Some(person) => self.connection_check(field, person).await,
                None => return Err(NotYours),
            },
            _ => Value::Null,
        })
    }

    /// Major and minor version.
    pub(crate) fn version(&self) -> (u32, u32) {
        let mut parts = self.data().version.split(['.', '-']).map(|part| part.parse().unwrap_or(0));
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
    }
}

/// A field that refuses loudly.
struct NotYours;

/// The selected part of a value.
fn project(value: &Value, field: &Field) -> Value {
    if field.fields.is_empty() {
        return value.clone();
    }
    match value {
        Value::Array(items) => items.iter().map(|item| project(item, field)).collect(),
        Value::Object(object) => {
            let selected = field.fields.iter().map(|below| {
                let value = object.get(&below.name).unwrap_or(&Value::Null);
                (below.key.clone(), project(value, below))
            });
            Value::Object(selected.collect())
        }
        other => other.clone(),
    }
}
