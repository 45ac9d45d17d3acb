//! `wit/progress.wit`: words for the person who waits.

use super::State;
use crate::bindings::duo_doctor::check::{progress, types};

/// Characters of a message key; longer ones are no key.
const KEY: usize = 64;

impl progress::Host for State {
    async fn waiting(&mut self, message: String) -> wasmtime::Result<()> {
        self.gate.say(Some(message.chars().take(KEY).collect()));
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
