//! From the errors of libraries to the contract's.

use std::error::Error as StdError;
use std::io;

use super::client::{Client, ResolveError};
use crate::bindings::duo_doctor::check::http as wit;
use duo_doctor_scrub::Scrubber;

/// Why no answer came.
pub(super) fn of_request(error: &reqwest::Error, client: &Client) -> wit::Error {
    let causes = causes(error);
    if let Some(error) = causes.iter().find_map(|cause| cause.downcast_ref::<ResolveError>()) {
        return of_resolve(error);
    }
    if let Some(error) = causes.iter().find_map(|cause| rustls_error(*cause)) {
        return match client.tls() {
            Ok(tls) => wit::Error::Tls(tls.failure(error)),
            Err(error) => error,
        };
    }
    if client.is_proxied() && error.is_connect() {
        let status = if last(&causes).contains("authorization") { 407 } else { 0 };
        return wit::Error::Proxy((status, last(&causes)));
    }
    let phase = if error.is_connect() { wit::Phase::Connect } else { wit::Phase::FirstByte };
    if error.is_timeout() {
        return wit::Error::TimedOut(phase);
    }
    if let Some(error) = causes.iter().find_map(|cause| cause.downcast_ref::<io::Error>()) {
        return of_io(error, phase);
    }
    if let Some(error) = causes.iter().find_map(|cause| cause.downcast_ref::<hyper::Error>()) {
        return of_hyper(error);
    }
    wit::Error::Other(("http".into(), last(&causes)))
}

/// Why a body ended early.
pub(super) fn of_body(error: &reqwest::Error) -> wit::Error {
    let causes = causes(error);
    if error.is_timeout() {
        return wit::Error::TimedOut(wit::Phase::Body);
    }
    if let Some(error) = causes.iter().find_map(|cause| cause.downcast_ref::<io::Error>()) {
        return of_io(error, wit::Phase::Body);
    }
    wit::Error::Closed(wit::Phase::Body)
}

/// Why a name gave no address.
pub(super) fn of_resolve(error: &ResolveError) -> wit::Error {
    match error {
        ResolveError::Unknown(text) => wit::Error::Resolve(text.clone()),
        ResolveError::Forbidden(text) => wit::Error::Address(text.clone()),
    }
}

/// What the operating system says.
pub(in crate::capability) fn of_io(error: &io::Error, phase: wit::Phase) -> wit::Error {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => wit::Error::Refused,
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => {
            wit::Error::Unreachable(error.to_string())
        }
        io::ErrorKind::TimedOut => wit::Error::TimedOut(phase),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => wit::Error::Closed(phase),
        _ => wit::Error::Other(("io".into(), error.to_string())),
    }
}

fn of_hyper(error: &hyper::Error) -> wit::Error {
    if error.is_incomplete_message() || error.is_closed() || error.is_canceled() {
        return wit::Error::Closed(wit::Phase::FirstByte);
    }
    if error.is_parse() {
        return wit::Error::Protocol(error.to_string());
    }
    wit::Error::Other(("http".into(), error.to_string()))
}

/// The TLS error that hides in an I/O error.
pub(in crate::capability) fn rustls_error<'a>(cause: &'a (dyn StdError + 'static)) -> Option<&'a rustls::Error> {
    if let Some(error) = cause.downcast_ref::<rustls::Error>() {
        return Some(error);
    }
    // An I/O error does not name what it wraps as its source, and each layer wraps once more.
    rustls_error(cause.downcast_ref::<io::Error>()?.get_ref()?)
}

fn causes<'a>(error: &'a (dyn StdError + 'static)) -> Vec<&'a (dyn StdError + 'static)> {
    let mut causes = vec![error];
    let mut next = error.source();
    while let Some(error) = next {
        causes.push(error);
        next = error.source();
    }
    causes
}

fn last(causes: &[&(dyn StdError + 'static)]) -> String {
    causes.last().map(ToString::to_string).unwrap_or_default()
}

/// Masks secrets in the words of an error.
pub(in crate::capability) fn scrub(error: &mut wit::Error, scrubber: &Scrubber) {
    match error {
        wit::Error::Denied(_)
        | wit::Error::Refused
        | wit::Error::TimedOut(_)
        | wit::Error::Closed(_)
        | wit::Error::TooLarge(_) => {}
        wit::Error::Invalid(text)
        | wit::Error::Resolve(text)
        | wit::Error::Address(text)
        | wit::Error::Unreachable(text)
        | wit::Error::Proxy((_, text))
        | wit::Error::Protocol(text)
        | wit::Error::Budget(text)
        | wit::Error::Other((_, text)) => scrubber.scrub(text),
        wit::Error::Tls(failure) => {
            scrubber.scrub(&mut failure.text);
            scrub_chain(&mut failure.chain, scrubber);
        }
    }
}

/// Masks secrets in what certificates say.
pub(in crate::capability) fn scrub_chain(chain: &mut [wit::Certificate], scrubber: &Scrubber) {
    for certificate in chain {
        scrubber.scrub(&mut certificate.subject);
        scrubber.scrub(&mut certificate.issuer);
        certificate.names.iter_mut().for_each(|name| scrubber.scrub(name));
    }
}
