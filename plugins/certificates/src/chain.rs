//! What the certificates that a server shows tell: who signed them, how long they last, and
//! whether one between them is missing.

use duo_doctor_sdk::http::{Certificate, Failure, Ladder, TlsProblem};

use crate::Leg;

/// Words in the names of authorities that Mozilla's list has, which Python carries with it. A name
/// that is missing here only costs certainty.
const PUBLIC: [&str; 28] = [
    "Let's Encrypt",
    "Internet Security Research Group",
    "DigiCert",
    "GeoTrust",
    "Thawte",
    "RapidSSL",
    "GlobalSign",
    "Sectigo",
    "COMODO",
    "USERTRUST",
    "ZeroSSL",
    "Amazon",
    "Starfield",
    "GoDaddy",
    "Google Trust Services",
    "Microsoft Corporation",
    "Entrust",
    "IdenTrust",
    "SSL Corp",
    "SSL.com",
    "Certum",
    "Asseco",
    "Actalis",
    "Buypass",
    "QuoVadis",
    "SwissSign",
    "SECOM",
    "Cybertrust Japan",
];

/// True for an authority that Python's libraries know without a bundle.
pub(crate) fn is_public(name: &str) -> bool {
    PUBLIC.iter().any(|known| name.contains(known))
}

/// The session's certificates, leaf first; also where they were refused.
pub(crate) fn shown(ladder: &Ladder) -> &[Certificate] {
    match (&ladder.tls, &ladder.failure) {
        (Some(session), _) if !session.chain.is_empty() => &session.chain,
        (_, Some(Failure::Tls(failure))) => &failure.chain,
        _ => &[],
    }
}

/// True where the certificate was accepted with the trust of the connection.
pub(crate) fn is_trusted(ladder: &Ladder) -> bool {
    ladder.failure.is_none() && ladder.tls.as_ref().is_some_and(|session| session.trusted)
}

/// Who signed the last certificate that was shown.
pub(crate) fn authority(ladder: &Ladder) -> Option<&str> {
    shown(ladder).last().map(|last| last.issuer.as_str()).filter(|issuer| !issuer.is_empty())
}

/// The certificate that ends first.
pub(crate) fn first_to_end(ladder: &Ladder) -> Option<&Certificate> {
    shown(ladder).iter().filter(|certificate| certificate.not_after > 0).min_by_key(|certificate| certificate.not_after)
}

/// The issuer that a server should have shown: it shows one certificate, nobody trusts it, and its
/// issuer is known to be no root. Public authorities sign no server with a root, and what another
/// server shows between its own certificate and the root is none either.
pub(crate) fn missing_issuer<'a>(leg: &'a Leg, all: &[Leg]) -> Option<&'a str> {
    let Some(Failure::Tls(failure)) = &leg.ladder.failure else { return None };
    let [leaf] = failure.chain.as_slice() else { return None };
    let foreign = failure.problem == TlsProblem::UnknownIssuer && leaf.issuer != leaf.subject;
    let between = all.iter().filter(|other| is_trusted(&other.ladder)).any(|other| {
        let above = shown(&other.ladder).iter().skip(1);
        above.filter(|certificate| certificate.subject != certificate.issuer).any(|known| known.subject == leaf.issuer)
    });
    (foreign && (between || is_public(&leaf.issuer))).then_some(leaf.issuer.as_str())
}
