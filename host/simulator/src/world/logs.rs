//! What the logs hold beside the lines of what really happened.

use serde::Deserialize;

/// Logs of both sides.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Logs {
    /// Chats of real users in the last hour; each runs through the whole set-up.
    pub chats: u32,
    /// Chat errors added to GitLab's `llm.log`.
    pub chat_error: Vec<ChatError>,
    /// Lines added to the gateway's log.
    pub gateway_line: Vec<GatewayLine>,
    /// Whether the operator gives the output of GitLab's rake task.
    pub setup_summary: bool,
    /// How the operator collected GitLab's `llm.log`.
    pub llm_collected: Collected,
    /// How the operator collected the gateway's log.
    pub gateway_collected: Collected,
}

impl Default for Logs {
    fn default() -> Self {
        Self {
            chats: 6,
            chat_error: Vec::new(),
            gateway_line: Vec::new(),
            llm_collected: Collected::Whole,
            gateway_collected: Collected::Whole,
            setup_summary: false,
        }
    }
}

/// How a log became a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Collected {
    /// Whole, and still growing.
    Whole,
    /// Standard output alone, where the gateway writes nothing that matters.
    WithoutStandardError,
    /// Half an hour ago.
    Earlier,
    /// With the container's name before each line, as `docker compose logs` writes them.
    WithNames,
}

/// A chat error that users saw.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChatError {
    /// Code, such as `A1000`.
    pub code: String,
    /// How often.
    #[serde(default = "once")]
    pub count: u32,
    /// Minutes before now of the last one; the others precede it by one minute each.
    #[serde(default = "some_minutes")]
    pub minutes_ago: u32,
    /// Text of the exception.
    pub message: String,
}

/// A line of the gateway's log.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct GatewayLine {
    /// `exception_class`; without it the line is plain text.
    pub class: Option<String>,
    /// The last words of a process that nobody saved from this exception.
    #[serde(default)]
    pub uncaught: bool,
    /// How often.
    #[serde(default = "once")]
    pub count: u32,
    /// Minutes before now of the last one; the others precede it by one minute each.
    #[serde(default = "some_minutes")]
    pub minutes_ago: u32,
    /// Text.
    pub message: String,
}

fn once() -> u32 {
    1
}

fn some_minutes() -> u32 {
    5
}
