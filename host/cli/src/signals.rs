//! Ctrl-C and SIGTERM.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::output::{self, say};
use duo_doctor_model::event::Event;
use duo_doctor_model::outcome::ExitCode;

/// Ctrl-C once: what runs is finished and the partial report is printed. Twice: the end.
#[derive(Clone)]
pub(crate) struct Signals {
    /// One came.
    pub interrupted: Arc<AtomicBool>,
    code: Arc<AtomicU8>,
    /// Checks that have begun and not ended.
    running: Arc<Mutex<BTreeSet<String>>>,
}

impl Signals {
    /// Listens from now on.
    pub(crate) fn watch() -> Self {
        let signals = Self { interrupted: Arc::default(), code: Arc::default(), running: Arc::default() };
        let watching = signals.clone();
        tokio::spawn(async move {
            loop {
                let exit = next_signal().await;
                if watching.interrupted.swap(true, Ordering::Relaxed) {
                    std::process::exit(exit.number().into());
                }
                watching.code.store(exit.number(), Ordering::Relaxed);
                watching.tell();
            }
        });
        signals
    }

    /// What the program waits for, at once: the report comes when that has ended.
    fn tell(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let names: Vec<&str> = running.iter().map(String::as_str).collect();
        output::tell(if names.is_empty() {
            say!("interrupted-report")
        } else {
            say!("interrupted-waiting", checks = names.join(", "))
        });
    }

    /// What happens in the run.
    pub(crate) fn event(&self, event: &Event<'_>) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Started(id) => drop(running.insert((*id).to_owned())),
            Event::Finished(ended) => drop(running.remove(&ended.id)),
            _ => {}
        }
    }

    /// The exit code of the one that came.
    pub(crate) fn received(&self) -> Option<ExitCode> {
        match self.code.load(Ordering::Relaxed) {
            130 => Some(ExitCode::Interrupted),
            143 => Some(ExitCode::Terminated),
            _ => None,
        }
    }
}

async fn next_signal() -> ExitCode {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            return tokio::select! {
                _ = tokio::signal::ctrl_c() => ExitCode::Interrupted,
                _ = terminate.recv() => ExitCode::Terminated,
            };
        }
    }
    let _ = tokio::signal::ctrl_c().await;
    ExitCode::Interrupted
}
