//! Exports an interface with the name of the contract's and other functions.

#![cfg_attr(
    target_arch = "wasm32",
    expect(missing_docs, unsafe_code, reason = "generated from the world in this file")
)]

#[cfg(target_arch = "wasm32")]
wit_bindgen::generate!({
    inline: r"
        package duo-doctor:check@1.0.0;

        interface checker {
            describe: func() -> string;
            run: func() -> bool;
        }

        world check {
            export checker;
        }
    ",
});

#[cfg(target_arch = "wasm32")]
struct Speaks;

#[cfg(target_arch = "wasm32")]
impl exports::duo_doctor::check::checker::Guest for Speaks {
    fn describe() -> String {
        "a check, of sorts".into()
    }

    fn run() -> bool {
        true
    }
}

#[cfg(target_arch = "wasm32")]
export!(Speaks);
