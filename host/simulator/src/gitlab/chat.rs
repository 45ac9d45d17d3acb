//! A chat from GitLab through the gateway to the model, with the log lines and the error code that come of it.

use serde_json::{Value, json};

use super::GitLab;
use super::gateway_call::NoAnswer;
use super::log::{Line, shown};
use super::people::Person;
use crate::client::{End, Failure, Fetched};

const EXECUTOR: &str = "Gitlab::Duo::Chat::StepExecutor";
const PATH: &str = "/v2/chat/agent";

/// Seconds that a request waits for the gateway before GitLab gives up, unless the setting says more.
const DEFAULT_TIMEOUT: i64 = 60;

/// A failed chat: the code that the user sees, and the exception's message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChatFailure {
    /// Code.
    pub code: &'static str,
    /// Message.
    pub message: String,
}

fn failed<T>(code: &'static str, message: impl Into<String>) -> Result<T, ChatFailure> {
    Err(ChatFailure { code, message: message.into() })
}

impl GitLab {
    /// A person asks a question; the answer is what that person reads.
    pub(crate) async fn chat(&self, person: &Person, question: &str) -> String {
        let correlation = self.clock.correlation_id();
        match self.ask(person, question, &correlation).await {
            Ok(answer) => answer,
            Err(failure) => {
                self.log.chat_error(self.clock.now(), &correlation, failure.code, &failure.message);
                format!("{} Error code: {}", shown(failure.code), failure.code)
            }
        }
    }

    async fn ask(&self, person: &Person, question: &str, correlation: &str) -> Result<String, ChatFailure> {
        let info = |class: &str, event: &str, message: &str| {
            let mut fields = json!({"user_id": person.id});
            if self.data().ai_logs && event == "performing_request" {
                fields["params"] = json!({"messages": [{"role": "user", "content": question, "context": null}]});
            }
            self.log.write(
                self.clock.now(),
                correlation,
                Line { severity: "INFO", class, event, component: "duo_chat", message, fields },
            );
        };
        if !self.may_use_chat(person) {
            info("Llm::BaseService", "permission_denied", "User does not have access to chat");
            return failed("M3004", "User does not have access to Duo Chat");
        }
        info(EXECUTOR, "performing_request", "Request to v2/chat/agent");
        let model = self.setting_of("duo_chat").1;
        let mut body = json!({"messages": [{"role": "user", "content": question, "context": null}]});
        if let Some(name) = model {
            body["model_metadata"] = self.model_metadata(&name);
        }
        let headers = self.gateway_headers(person, correlation);
        let fetched = match self.call_gateway("POST", PATH, &headers, Some(&body)).await {
            Ok(fetched) => fetched,
            Err(problem) => return self.not_answered(&problem),
        };
        if fetched.status != 200 {
            self.log_status(correlation, &fetched);
        }
        let answer = self.read(&fetched)?;
        info(EXECUTOR, "streaming_finished", "Received response from Duo Chat Agent");
        info("Gitlab::Llm::Chain::Answer", "final_answer_received", "Final answer");
        Ok(answer)
    }

    fn not_answered<T>(&self, problem: &NoAnswer) -> Result<T, ChatFailure> {
        let (class, message) = problem.ruby();
        let code = match problem {
            NoAnswer::Failed { failure: Failure::Late, .. } => {
                self.wait();
                "A1000"
            }
            NoAnswer::Failed { failure: Failure::Closed, .. } => "A1003",
            _ => "A9999",
        };
        match code {
            "A9999" => failed(code, format!("{class}: {message}")),
            _ => failed(code, message),
        }
    }

    /// The time that a real user would have waited.
    fn wait(&self) {
        self.clock.pass(DEFAULT_TIMEOUT.max(i64::from(self.data().gateway_timeout_seconds)));
    }

    fn log_status(&self, correlation: &str, fetched: &Fetched) {
        self.log.write(
            self.clock.now(),
            correlation,
            Line {
                severity: "ERROR",
                class: EXECUTOR,
                event: "error_returned",
                component: "duo_chat",
                message: "Failed to request to v2/chat/agent",
                fields: json!({"status": fetched.status, "ai_response_server": fetched.header("server")}),
            },
        );
    }

    /// Rails' reading of the gateway's answer.
    fn read(&self, fetched: &Fetched) -> Result<String, ChatFailure> {
        match fetched.status {
            200 => {}
            403 => return failed("M3006", "Gitlab::AiGateway::ForbiddenError"),
            300..=499 => return failed("A9999", "Gitlab::AiGateway::ClientError"),
            _ => return failed("A9999", "Gitlab::AiGateway::ServerError"),
        }
        match fetched.end {
            End::Whole => {}
            End::Cut => return failed("A1003", "end of file reached"),
            End::Late => {
                self.wait();
                return failed("A1000", "Net::ReadTimeout with #<TCPSocket:(closed)>");
            }
        }
        let text = fetched.text();
        let events: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let mut answer = String::new();
        let mut understood = false;
        for event in &events {
            let data = &event["data"];
            match event["type"].as_str() {
                Some("error") => {
                    let message = data["message"].as_str().unwrap_or_default();
                    let code = match message {
                        text if text.contains("prompt is too long") => "A1005",
                        text if text.contains("tool not available") => "G3001",
                        _ => "A1004",
                    };
                    return failed(code, message);
                }
                Some("final_answer_delta" | "unknown") => {
                    understood = true;
                    answer.push_str(data["text"].as_str().unwrap_or_default());
                }
                Some("action" | "usage") => understood = true,
                _ => {}
            }
        }
        if understood { Ok(answer) } else { failed("A1002", "Gitlab::Duo::Chat::EmptyEventsError") }
    }
}
