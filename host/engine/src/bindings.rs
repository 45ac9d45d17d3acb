//! The contract as Rust: the only `bindgen!` of the host.

#![expect(missing_docs, reason = "generated from `wit/`, where every item is documented")]

wasmtime::component::bindgen!({
    path: "../../wit",
    world: "check",
    imports: { default: async | trappable },
    exports: { default: async },
    with: { "duo-doctor:check/http.response": crate::capability::http::Response },
    require_store_data_send: true,
    additional_derives: [PartialEq, serde::Serialize, serde::Deserialize],
});
