//! A component in order, and no check: it greets.

#![cfg_attr(
    target_arch = "wasm32",
    expect(missing_docs, unsafe_code, reason = "generated from the world in this file")
)]

#[cfg(target_arch = "wasm32")]
wit_bindgen::generate!({
    inline: r"
        package guest:greeter@1.0.0;

        interface greet {
            hello: func() -> string;
        }

        world greeter {
            export greet;
        }
    ",
});

#[cfg(target_arch = "wasm32")]
struct Greeter;

#[cfg(target_arch = "wasm32")]
impl exports::guest::greeter::greet::Guest for Greeter {
    fn hello() -> String {
        "hello".into()
    }
}

#[cfg(target_arch = "wasm32")]
export!(Greeter);
