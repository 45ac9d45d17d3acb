//! The simulated set-up from outside: a client on loopback, exact statuses and bodies.

mod files;
mod gateway_auth;
mod graphql;
mod model_errors;
mod model_servers;
mod scenarios;
mod support;
mod tokens;
