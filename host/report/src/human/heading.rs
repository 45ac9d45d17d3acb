//! What was examined, by whom, from where and when.

use std::io;

use super::Human;
use crate::style::Paint;
use crate::{Report, Target, marks};
use duo_doctor_model::text::harmless;

impl Human<'_> {
    pub(super) fn heading(&mut self, report: &Report) -> io::Result<()> {
        let vantages: Vec<&str> = report.vantages.iter().map(|vantage| vantage.name()).collect();
        let program = self.layout.style.paint(Paint::Strong, format!("duo-doctor {}", report.program));
        let found = match report.vantage_traces.as_deref() {
            None => String::new(),
            Some([]) => marks::in_brackets(self.words, &self.say("vantage-by-nothing", &[])),
            Some(traces) => {
                let traces = self.say("vantage-by", &[("traces", &harmless(&traces.join(", ")))]);
                marks::in_brackets(self.words, &traces)
            }
        };
        let vantage = format!("{} {}{found}", self.say("vantage", &[]), vantages.join(", "));
        self.wrapped(
            &format!("{program}   "),
            &format!("{}   {vantage}", marks::sources(self.words, &report.sources)),
        )?;
        let targets: Vec<String> = report.target.iter().map(|target| shown(report, target)).collect();
        if !targets.is_empty() {
            let label = format!("{}   ", self.say("target", &[]));
            self.wrapped(&label, &targets.join("   "))?;
        }
        if let Some(file) = &report.configuration {
            let label = self.say("configuration", &[]);
            writeln!(self.out, "{label}   {}", harmless(file))?;
        }
        let run = [harmless(&report.run), harmless(&report.host), report.started.clone()];
        let run: Vec<&str> = run.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let run: Vec<(usize, String)> = run.into_iter().map(|text| (3, text.to_owned())).collect();
        self.side_by_side(&format!("{}      ", self.say("run", &[])), &run)?;
        if report.replayed {
            let replayed = self.say("replayed", &[("started", &report.started)]);
            writeln!(self.out, "{}", self.layout.style.paint(Paint::Warning, replayed))?;
        }
        writeln!(self.out)
    }
}

/// An endpoint with the version of what stands there, where it is known.
fn shown(report: &Report, target: &Target) -> String {
    let version = report.versions.get(&target.name).map(|version| format!("{} ", harmless(version)));
    format!("{} {}{}", target.name, version.unwrap_or_default(), harmless(&target.url))
}
