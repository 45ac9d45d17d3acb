//! GitLab's own connection check of each self-hosted model ("Test connection"). It takes the key
//! from its caller, and this check never sees keys: a model with a key is asked without it.

use duo_doctor_sdk::http::{Answer, Exchange, Failure, field};
use duo_doctor_sdk::serde_json::{Value, json};
use duo_doctor_sdk::{Finding, Place, Reason, Severity, Step};

use crate::{quotation, refusal, unknown};

/// The credential that asks for models.
const ADMIN: &str = "admin";

/// Every self-hosted model with what its connection check is told.
pub(crate) const LIST: &str = "query { aiSelfHostedModels { nodes { name model endpoint identifier hasApiToken } } }";

/// How the connection check begins to say that the model answered with an error.
const MODEL_SAID: &str = "self-hosted model server returned";

/// How it begins to say what the gateway answered.
const GATEWAY_SAID: &str = "AI Gateway returned code ";

/// A model as GitLab has it.
pub(crate) struct Model {
    /// Its name.
    pub name: String,
    /// GitLab has a key for it.
    pub has_key: bool,
    /// Where it is.
    pub endpoint: String,
    family: String,
    identifier: String,
}

impl Model {
    /// The mutation that checks it; it stores nothing.
    pub(crate) fn check(&self) -> String {
        let string = |text: &str| json!(text).to_string();
        format!(
            "mutation {{ aiSelfHostedModelConnectionCheck(input: {{ name: {}, model: {}, endpoint: {}, identifier: {}, \
             apiToken: \"\" }}) {{ result {{ success message }} errors }} }}",
            string(&self.name),
            self.family.to_uppercase(),
            string(&self.endpoint),
            string(&self.identifier),
        )
    }
}

/// The models that can be checked, or why they are not known.
pub(crate) fn models(answer: Option<&Answer>) -> Result<Vec<Model>, Reason> {
    if answer.is_none() {
        return Ok(Vec::new());
    }
    let connection = field(answer, ADMIN, "aiSelfHostedModels").permitted(ADMIN)?;
    let nodes = connection.get("nodes").and_then(Value::as_array).ok_or(Reason::Malformed)?;
    Ok(nodes.iter().filter_map(model).collect())
}

fn model(node: &Value) -> Option<Model> {
    let text = |key: &str| node.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let family = text("model");
    // It ends up in a query as a bare word.
    let is_word = !family.is_empty() && family.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    is_word.then(|| Model {
        name: text("name"),
        has_key: node.get("hasApiToken") == Some(&Value::Bool(true)),
        family,
        endpoint: text("endpoint"),
        identifier: text("identifier"),
    })
}

/// True where the model was reached and asked for its key.
pub(crate) fn asks_for_key(answer: &Answer) -> bool {
    message(answer).is_ok_and(|(_, message)| {
        message.contains(MODEL_SAID) && (message.contains("code 401") || message.contains("code 403"))
    })
}

/// Nothing where GitLab reaches the model, or where what it says comes from the missing key.
/// `reached`: GitLab reaches the gateway.
pub(crate) fn judge(model: &Model, answer: &Answer, reached: bool) -> Option<Finding> {
    let subject = format!("model/{}", model.name);
    let (success, message) = match message(answer) {
        Ok(result) => result,
        Err(reason) => return Some(unknown("model", reason).subject(subject).arg("model", &model.name)),
    };
    if success {
        return None;
    }
    let finding = of_message(model, &message, reached)?;
    let of_model = ["DUO2210", "DUO2214", "DUO2215"].contains(&finding.code.as_str());
    let finding = if of_model { finding.subject(subject) } else { finding };
    Some(finding.arg("model", &model.name).evidence(quotation(answer, &format!("{}: {message}", model.name))))
}

fn of_message(model: &Model, message: &str, reached: bool) -> Option<Finding> {
    let code = |mark: &str| -> Option<u16> {
        let rest = message.split_once(mark)?.1;
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
    };
    if message.contains(MODEL_SAID) || message.contains("identifier does not exist") {
        let said = code("returned code ");
        // 401 and 403 show that the model was reached; a LiteLLM proxy can say 400 of a missing key.
        if model.has_key && matches!(said, Some(400 | 401 | 403)) {
            return None;
        }
        let by_key = matches!(said, Some(401 | 403));
        return Some(refusal::verified(
            Finding::fail("DUO2210", Severity::High)
                .arg("detail", message.trim_start_matches("ERROR: "))
                .arg("kind", if by_key { "key" } else { "other" })
                .step(match by_key {
                    true => Step::setting(Place::GitlabUi, "API key", "{key-of-the-model-server}"),
                    false => Step::gateway_log(200),
                })
                .step(Step::verify(Place::AiGatewayHost, "model-endpoint"))
                .step(Step::verify(Place::AiGatewayHost, "model-through-gateway")),
        ));
    }
    Some(match code(GATEWAY_SAID) {
        Some(401) => refusal::by_gateway("-"),
        Some(402 | 403) => refusal::forbidden(message),
        Some(500) => refusal::inside_gateway(500),
        Some(400 | 422) => {
            refusal::verified(Finding::fail("DUO2214", Severity::High).arg("detail", message).step(Step::setting(
                Place::GitlabUi,
                "Model family",
                "{family}",
            )))
        }
        Some(status) => refusal::by_another(status, None),
        // GitLab says "could not connect" of a late answer too.
        None if message.contains("Timeout") || (reached && message.contains("could not connect")) => {
            refusal::late("connection")
        }
        None => refusal::not_reached(message.trim_start_matches("ERROR: ")),
    })
}

/// What the connection check says: whether it succeeded, and its words.
fn message(answer: &Answer) -> Result<(bool, String), Reason> {
    if let Exchange::Failure(Failure::TimedOut { .. }) = answer.result {
        return Ok((false, "Timeout".into()));
    }
    let payload = field(Some(answer), ADMIN, "aiSelfHostedModelConnectionCheck").permitted(ADMIN)?;
    let result = payload.get("result").cloned().unwrap_or_default();
    let success = result.get("success").and_then(Value::as_bool).ok_or(Reason::Malformed)?;
    Ok((success, result.get("message").and_then(Value::as_str).unwrap_or_default().to_owned()))
}
