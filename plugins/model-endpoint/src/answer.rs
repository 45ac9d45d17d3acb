//! What a model server's answer says, whichever server it is: vLLM (old and new), LiteLLM's
//! proxy, Ollama, llama.cpp and TGI word the same things differently.

use duo_doctor_sdk::http::{Answer, Response};
use duo_doctor_sdk::model::Error;
use duo_doctor_sdk::serde_json::Value;

/// The names in a list of models, or nothing where the answer is no such list.
pub(crate) fn served(answer: &Answer) -> Option<Vec<String>> {
    let response = answer.response().filter(|response| response.status == 200)?;
    let body = response.json()?;
    match body.get("data")? {
        Value::Array(models) => {
            Some(models.iter().filter_map(|model| Some(model.get("id")?.as_str()?.to_owned())).collect())
        }
        // Ollama without a model.
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

/// What is wrong, as far as one answer tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 404 of a router: nothing is served at this path.
    Path,
    /// The server knows no model of this name.
    Name,
    /// The key is wrong, or there is none.
    Key,
    /// The proxy asks for a key by breaking; not certain.
    PerhapsKey,
    /// The model has no chat template.
    Template,
    /// The chat template does not take a system message, or wants other turns.
    Roles,
    /// Too busy for this request.
    Busy,
    /// The request's own form is refused; the gateway would have sent another.
    Request,
    /// Anything else.
    Other,
}

/// Reads an answer to the question for the list of models that is not a success.
pub(crate) fn list_fault(response: &Response) -> Fault {
    // The question has no model's name, so an unknown model means that the path was taken for one.
    if response.status == 404 { Fault::Path } else { fault(response) }
}

/// Reads an answer to a chat request that is not a success.
pub(crate) fn fault(response: &Response) -> Fault {
    let error = Error::read(&response.body);
    let text = error.message.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|words| text.contains(words));
    // LiteLLM's proxy repeats what its upstream said: then path, name and key are the proxy's
    // own settings. Templates belong to the model wherever it is.
    let repeated = says(&["litellm."]);
    let no_template =
        says(&["default chat template is no longer allowed", "must provide a chat template", "does not support chat"]);
    let roles = says(&["roles must alternate", "system role not supported", "only user and assistant roles"]);
    let no_model = (says(&["model"]) && says(&["does not exist", "not found"]))
        || ["model_not_found", "ModelNotFound"].contains(&error.code.as_str());
    match response.status {
        _ if no_template => Fault::Template,
        _ if roles => Fault::Roles,
        400 if says(&["invalid model name passed"]) => Fault::Name,
        429 => Fault::Busy,
        _ if repeated => Fault::Other,
        400 | 404 if no_model => Fault::Name,
        404 if error.kind == "NotFoundError" && text.trim() != "not found" => Fault::Name,
        404 => Fault::Path,
        401 if !response.is_html() => Fault::Key,
        400 if error.kind == "no_db_connection" || says(&["no connected db"]) => Fault::Key,
        403 if !response.is_html() => Fault::Key,
        400 if says(&["max_completion_tokens"]) => Fault::Request,
        // Without its database module LiteLLM's proxy breaks where it should ask for the key.
        500 if response.body.trim() == "Internal Server Error" => Fault::PerhapsKey,
        _ => Fault::Other,
    }
}

/// True for an answer of a chat model.
pub(crate) fn is_completion(response: &Response) -> bool {
    let choices = response.json().and_then(|body| body.get("choices")?.as_array().map(Vec::len));
    response.status == 200 && choices.is_some_and(|choices| choices > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Fault {
        fault(&Response { status, body: body.into(), ..Response::default() })
    }

    #[test]
    fn one_fault_many_wordings() {
        let names = [
            (
                404,
                r#"{"error":{"message":"The model `x` does not exist. Valid aliases: mistral.","type":"NotFoundError","param":"model","code":404}}"#,
            ),
            (
                404,
                r#"{"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","param":null,"code":404}"#,
            ),
            (404, r#"{"error":{"message":"model 'x' not found","type":"not_found_error","param":null,"code":null}}"#),
            (
                400,
                r#"{"error":{"message":"/chat/completions: Invalid model name passed in model=x. Call `/v1/models` to view available models for your key.","type":"None","param":"None","code":"400"}}"#,
            ),
        ];
        names.into_iter().for_each(|(status, body)| assert_eq!(read(status, body), Fault::Name, "{body}"));
        let paths = [
            r#"{"detail":"Not Found"}"#,
            r#"{"error":{"message":"File Not Found","type":"not_found_error","code":404}}"#,
            "404 page not found",
            "<html>404 Not Found</html>",
            "",
        ];
        paths.into_iter().for_each(|body| assert_eq!(read(404, body), Fault::Path, "{body}"));
        let keys = [
            (401, r#"{"error":"Unauthorized"}"#),
            (401, r#"{"error":{"message":"Invalid API Key","type":"authentication_error","code":401}}"#),
            (400, r#"{"error":{"message":"No connected db.","type":"no_db_connection","param":null,"code":"400"}}"#),
        ];
        keys.into_iter().for_each(|(status, body)| assert_eq!(read(status, body), Fault::Key, "{body}"));
    }

    #[test]
    fn what_a_proxy_repeats_is_not_its_own_fault() {
        let model = r#"{"error":{"message":"litellm.NotFoundError: NotFoundError: Custom_openaiException - The model `nope` does not exist.","type":"invalid_request_error","code":"404"}}"#;
        assert_eq!(read(404, model), Fault::Other);
        let template = r#"{"error":{"message":"litellm.BadRequestError: Custom_openaiException - As of transformers v4.44, default chat template is no longer allowed, so you must provide a chat template","code":"400"}}"#;
        assert_eq!(read(400, template), Fault::Template);
    }
}
