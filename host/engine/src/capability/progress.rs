//! `wit/progress.wit`: words for the person who waits.

use super::State;
use crate::bindings::duo_doctor::check::{progress, types};

/// Characters of a message key; longer ones are no key.
const KEY: usize = 64;

impl progress::Host for State {
    async fn waiting(&mut self, message: String) -> wasmtime::Result<()> {
        self.gate.say(Some(key(&message)));
        Ok(())
    }

    async fn log(&mut self, level: progress::Level, text: String) -> wasmtime::Result<()> {
        let level = match level {
            progress::Level::Debug => "debug",
            progress::Level::Info => "info",
            progress::Level::Warn => "warn",
        };
        self.output.push(format!("{level}: {text}\n").as_bytes());
        Ok(())
    }
}

impl types::Host for State {}

fn key(message: &str) -> String {
    message.chars().take(KEY).collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_key_has_64_characters_at_most() {
        for (given, kept) in [(64, 64), (65, 64)] {
            assert_eq!(key(&"語".repeat(given)).chars().count(), kept);
        }
    }
}
