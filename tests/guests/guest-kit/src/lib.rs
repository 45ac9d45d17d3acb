//! What the misbehaving guests have in common: a polite answer to every question of the host, so
//! that each guest is nothing but its one misbehaviour. Speaks the bare contract, because the SDK
//! would keep a guest from most of what is to be shown here.

pub use duo_doctor_sdk::bindings;

pub use bindings::duo_doctor::check::types::{
    Action, Arg, Command, Evidence, Finding, Installation, Outcome, Piece, Place, Step,
};
pub use bindings::duo_doctor::check::{connections, environment, grpc, http, logs, progress};
pub use bindings::exports::duo_doctor::check::checker::{Context, Description, Explanation, Hop, Need, Signature};

use bindings::duo_doctor::check::types::{Confidence, Impact, Severity};

/// The code of every guest.
pub const CODE: &str = "HOSTILE-1";

/// A guest: whatever it does not say itself is polite.
pub trait Misbehaviour {
    /// Who it is; starts from a description that is in order.
    fn describe(description: Description) -> Description {
        description
    }

    /// Its messages by language.
    fn messages() -> Vec<(String, String)> {
        let english = format!(
            "title = Misbehaves\n{CODE} = It says {{ $said }}.\n    .cause = It was made to say {{ $said }}.\n    .fix-1 = Do it.\n"
        );
        vec![("en".into(), english)]
    }

    /// Its answer.
    fn run(context: Context) -> Result<Vec<Finding>, String>;
}

/// A description that is in order: no needs, one code, runs anywhere.
#[must_use]
pub fn description(id: &str) -> Description {
    Description {
        id: id.into(),
        version: "1.0.0".into(),
        hop: Hop::Hygiene,
        codes: vec![CODE.into()],
        requires: Vec::new(),
        explains: Vec::new(),
        vantages: Vec::new(),
        impact: Impact::Passive,
        needs: Vec::new(),
        links: Vec::new(),
        signatures: Vec::new(),
        ext: Vec::new(),
    }
}

/// Asks for a capability by a rule.
#[must_use]
pub fn need(capability: &str, rule: &str) -> Need {
    Need { capability: capability.into(), rule: rule.into(), ext: Vec::new() }
}

/// The answer that all is well.
#[must_use]
pub fn pass() -> Finding {
    finding(Outcome::Pass, "all is well")
}

/// An answer with what it says.
#[must_use]
pub fn finding(outcome: Outcome, said: &str) -> Finding {
    Finding {
        code: CODE.into(),
        outcome,
        severity: Severity::Low,
        confidence: Confidence::Confirmed,
        subject: String::new(),
        args: vec![Arg { name: "said".into(), value: said.into() }],
        evidence: Vec::new(),
        steps: Vec::new(),
        ext: Vec::new(),
    }
}

/// A command for every kind of installation.
#[must_use]
pub fn any(arguments: Vec<String>) -> Command {
    let arguments = arguments.into_iter().map(|argument| vec![Piece::Text(argument)]).collect();
    Command { installation: Installation::Any, arguments }
}

/// A GET without anything else.
#[must_use]
pub fn get(connection: &str, path: &str) -> http::Request {
    http::Request {
        connection: connection.into(),
        method: http::Method::Get,
        path: path.into(),
        query: Vec::new(),
        headers: Vec::new(),
        body: None,
        credential: None,
        timeout_ms: None,
        cacheable: false,
        ext: Vec::new(),
    }
}

/// Room of so many bytes that begins where it may, as a guest of the usual kind lends it to the host. It is never freed.
#[must_use]
pub fn room(align: usize, bytes: usize) -> *mut u8 {
    Vec::<u8>::with_capacity(bytes + align)
        .leak()
        .as_mut_ptr()
        .wrapping_byte_add(align - 1)
        .map_addr(|address| address & !(align - 1))
}

/// A module `wasi` with alarms, which the contract of checks does not lend; its crate needs `wit-bindgen`.
#[macro_export]
macro_rules! alarms {
    () => {
        mod wasi {
            wit_bindgen::generate!({
                inline: r"
                    package guest:alarms;

                    world alarms {
                        import wasi:clocks/monotonic-clock@0.2.6;
                    }

                    package wasi:io@0.2.6 {
                        interface poll {
                            resource pollable {
                                ready: func() -> bool;
                                block: func();
                            }
                            poll: func(in: list<borrow<pollable>>) -> list<u32>;
                        }
                    }

                    package wasi:clocks@0.2.6 {
                        interface monotonic-clock {
                            use wasi:io/poll@0.2.6.{pollable};
                            type instant = u64;
                            type duration = u64;
                            now: func() -> instant;
                            resolution: func() -> duration;
                            subscribe-instant: func(when: instant) -> pollable;
                            subscribe-duration: func(when: duration) -> pollable;
                        }
                    }
                ",
                generate_all,
            });
        }
    };
}

/// Makes a type the component of its crate, under the crate's name.
#[macro_export]
macro_rules! register {
    ($guest:ty) => {
        // Natively there is nobody to export to.
        #[cfg(target_arch = "wasm32")]
        const _: () = {
            use $crate::Misbehaviour as _;

            struct Component;

            impl $crate::bindings::exports::duo_doctor::check::checker::Guest for Component {
                fn describe() -> $crate::Description {
                    <$guest>::describe($crate::description(env!("CARGO_PKG_NAME")))
                }

                fn messages() -> Vec<(String, String)> {
                    <$guest>::messages()
                }

                fn run(context: $crate::Context) -> Result<Vec<$crate::Finding>, String> {
                    <$guest>::run(context)
                }
            }

    $crate::bindings::export!(Component with_types_in $crate::bindings);
        };
    };
}
