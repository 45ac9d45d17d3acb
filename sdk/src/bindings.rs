//! The contract as Rust: the only `generate!` on the side of the checks.

#![expect(missing_docs, reason = "generated from `wit/`, where every item is documented")]

wit_bindgen::generate!({
    world: "check",
    path: "../wit",
    pub_export_macro: true,
    default_bindings_module: "duo_doctor_sdk::bindings",
});
