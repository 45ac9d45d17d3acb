//! Quotes answers, settings and lines as evidence, and has asked for none of them.

use guest_kit::{Context, Evidence, Finding, Misbehaviour, Outcome, finding};

/// The guest.
pub struct Cites;

guest_kit::register!(Cites);

impl Misbehaviour for Cites {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let quote = |(source, text): (&str, &str)| Evidence { source: source.into(), text: text.into() };
        let evidence = [
            ("http gitlab GET /api/v4/license", "HTTP 200 {\"plan\":\"ultimate\"}"),
            ("environment ai-gateway AIGW_GITLAB_URL", "https://gitlab.example.com"),
            ("log llm", "severity ERROR"),
        ];
        let subject = "model/of-nobody".to_owned();
        Ok(vec![Finding { subject, evidence: evidence.map(quote).into(), ..finding(Outcome::Unknown, "hearsay") }])
    }
}
