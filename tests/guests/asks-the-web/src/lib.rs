//! A check that imports `wasi:http`, to send requests past the guard of the host.

use guest_kit::{Context, Finding, Misbehaviour, Outcome, finding};

mod web {
    wit_bindgen::generate!({
        inline: r"
            package guest:web;

            world web {
                import wasi:http/handler@0.3.0;
            }

            package wasi:http@0.3.0 {
                interface handler {
                    handle: func(url: string) -> u16;
                }
            }
        ",
        generate_all,
    });
}

/// The guest.
pub struct AsksTheWeb;

guest_kit::register!(AsksTheWeb);

impl Misbehaviour for AsksTheWeb {
    fn run(_context: Context) -> Result<Vec<Finding>, String> {
        let status = web::wasi::http::handler::handle("https://example.com");
        Ok(vec![finding(Outcome::Pass, &status.to_string())])
    }
}
