//! Live progress on standard error: one line that changes on a terminal, plain lines elsewhere.

use std::collections::BTreeSet;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use duo_doctor_model::event::Event;
use duo_doctor_model::text::harmless;
use duo_doctor_wording::Words;

/// Names of running checks that fit on a line.
const NAMED: usize = 3;

/// Listens to a run and shows where it is.
pub struct Progress<'a> {
    words: &'a Words,
    bar: Option<ProgressBar>,
    running: BTreeSet<String>,
    planned: usize,
    done: usize,
}

impl<'a> Progress<'a> {
    /// On a terminal a line that changes; elsewhere only what takes long.
    #[must_use]
    pub fn new(words: &'a Words, terminal: bool) -> Self {
        let bar = terminal.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            bar.set_style(ProgressStyle::with_template("{spinner} {wide_msg}").expect("a template"));
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Self { words, bar, running: BTreeSet::new(), planned: 0, done: 0 }
    }

    /// Shows an event.
    pub fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Planned(ids) => self.planned = ids.len(),
            Event::Started(id) => drop(self.running.insert((*id).to_owned())),
            Event::Finished(ended) => {
                self.done += 1;
                self.running.remove(&ended.id);
            }
            Event::Waiting { id, what, seconds } => self.waits(id, what, *seconds),
        }
        if let Some(bar) = &self.bar {
            let mut names: Vec<&str> = self.running.iter().take(NAMED).map(String::as_str).collect();
            if self.running.len() > NAMED {
                names.push("…");
            }
            let (done, total) = (self.done.to_string(), self.planned.to_string());
            let args = [("done", done.as_str()), ("total", &total), ("checks", &names.join(", "))];
            bar.set_message(self.words.say("running", &args));
        }
    }

    /// Takes the line away.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn waits(&self, id: &str, what: &str, seconds: u64) {
        // A check may name a message of its own; a host call names itself.
        let own = self.words.of_check(id, what, None, &duo_doctor_wording::Args::new());
        let what = harmless(&own.unwrap_or_else(|| what.to_owned()));
        let seconds = seconds.to_string();
        let line = self.words.say("waits", &[("check", id), ("seconds", &seconds), ("what", &what)]);
        match &self.bar {
            Some(bar) => bar.println(line),
            None => eprintln!("{line}"),
        }
    }
}
