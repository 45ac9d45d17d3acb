//! TLS: what a connection trusts, what the peer showed, and what is wrong with it.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use sha2::{Digest, Sha256};
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate};

use super::client::provider;
use crate::bindings::duo_doctor::check::http as wit;
use duo_doctor_config::Trust;

/// Certificates of a chain that are kept; real ones have three or four.
const CHAIN: usize = 10;

/// Names of a certificate that are kept.
const NAMES: usize = 100;

/// TLS settings of a connection, and the chain that its peer showed last.
#[derive(Debug, Clone)]
pub struct Tls {
    verifier: Arc<Seeing>,
}

impl Tls {
    /// Settings for a trust.
    ///
    /// # Errors
    /// Where a CA file cannot be read or holds no certificate.
    pub fn new(trust: &Trust) -> Result<Self, String> {
        let roots = match trust {
            Trust::Platform(None) => platform_roots().clone(),
            Trust::Platform(Some(file)) => {
                let mut roots = platform_roots().clone();
                add_file(&mut roots, file)?;
                roots
            }
            Trust::Bundle(file) => {
                let mut roots = RootCertStore::empty();
                add_file(&mut roots, file)?;
                roots
            }
            Trust::Mozilla => mozilla_roots(),
        };
        let inner = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider())
            .build()
            .map_err(|error| format!("no certificates to trust: {error}"))?;
        Ok(Self { verifier: Arc::new(Seeing { inner, seen: Mutex::default() }) })
    }

    /// Client settings that verify, and keep what was shown.
    #[must_use]
    pub fn config(&self) -> ClientConfig {
        ClientConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .expect("the provider supports TLS 1.2 and 1.3")
            .dangerous()
            .with_custom_certificate_verifier(self.verifier.clone())
            .with_no_client_auth()
    }

    /// The chain that the peer showed last, leaf first.
    #[must_use]
    pub fn seen(&self) -> Vec<CertificateDer<'static>> {
        self.verifier.seen.lock().expect("nothing panics while it holds the chain").clone()
    }

    /// What is wrong, with what the peer showed.
    #[must_use]
    pub fn failure(&self, error: &Error) -> wit::TlsFailure {
        let chain: Vec<wit::Certificate> = match error {
            Error::InvalidCertificate(_) => self.seen().iter().map(certificate).collect(),
            _ => Vec::new(),
        };
        let problem = match error {
            Error::InvalidCertificate(problem) => certificate_problem(problem, &chain),
            Error::InvalidMessage(_) => wit::TlsProblem::NotTls,
            Error::AlertReceived(rustls::AlertDescription::CertificateRequired) => {
                wit::TlsProblem::ClientCertificateRequired
            }
            Error::AlertReceived(_) | Error::PeerIncompatible(_) | Error::PeerMisbehaved(_) => {
                wit::TlsProblem::Handshake
            }
            _ => wit::TlsProblem::Other,
        };
        wit::TlsFailure { problem, text: error.to_string(), chain }
    }
}

fn certificate_problem(problem: &CertificateError, chain: &[wit::Certificate]) -> wit::TlsProblem {
    match problem {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => wit::TlsProblem::Expired,
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => wit::TlsProblem::NotYetValid,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            wit::TlsProblem::WrongHost
        }
        CertificateError::Revoked => wit::TlsProblem::Revoked,
        CertificateError::UnknownIssuer => match chain {
            [leaf] if leaf.subject == leaf.issuer => wit::TlsProblem::SelfSigned,
            _ => wit::TlsProblem::UnknownIssuer,
        },
        // rustls refuses a CA's own certificate as a server's; that is a self-signed one.
        CertificateError::Other(_) if matches!(chain, [leaf] if leaf.subject == leaf.issuer) => {
            wit::TlsProblem::SelfSigned
        }
        _ => wit::TlsProblem::Other,
    }
}

/// Verifies as usual, and keeps the chain whatever comes of it.
#[derive(Debug)]
struct Seeing {
    inner: Arc<WebPkiServerVerifier>,
    seen: Mutex<Vec<CertificateDer<'static>>>,
}

impl ServerCertVerifier for Seeing {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let chain = std::iter::once(leaf).chain(intermediates).take(CHAIN);
        *self.seen.lock().expect("nothing panics while it holds the chain") =
            chain.map(|der| der.clone().into_owned()).collect();
        self.inner.verify_server_cert(leaf, intermediates, name, ocsp, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.inner.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

/// The roots of this machine, read once; Mozilla's where the machine has none (a bare container).
fn platform_roots() -> &'static RootCertStore {
    static ROOTS: OnceLock<RootCertStore> = OnceLock::new();
    ROOTS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if roots.is_empty() { mozilla_roots() } else { roots }
    })
}

/// How many roots this machine has: for `self-check`.
#[must_use]
pub fn platform_root_count() -> usize {
    rustls_native_certs::load_native_certs().certs.len()
}

fn mozilla_roots() -> RootCertStore {
    RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }
}

fn add_file(roots: &mut RootCertStore, file: &Path) -> Result<(), String> {
    let shown = file.display();
    let certificates = CertificateDer::pem_file_iter(file)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| format!("CA file {shown} cannot be read: {error}"))?;
    match roots.add_parsable_certificates(certificates) {
        (0, _) => Err(format!("CA file {shown} holds no certificate")),
        _ => Ok(()),
    }
}

/// What a certificate says of itself; what cannot be parsed stays empty.
#[must_use]
pub fn certificate(der: &CertificateDer<'static>) -> wit::Certificate {
    let sha256 = hex::encode(Sha256::digest(der.as_ref()));
    let Ok((_, parsed)) = X509Certificate::from_der(der.as_ref()) else {
        return wit::Certificate {
            subject: String::new(),
            issuer: String::new(),
            names: Vec::new(),
            not_before: 0,
            not_after: 0,
            sha256,
        };
    };
    let alternatives = parsed.subject_alternative_name().ok().flatten();
    let names = alternatives.iter().flat_map(|extension| &extension.value.general_names).take(NAMES);
    wit::Certificate {
        subject: parsed.subject().to_string(),
        issuer: parsed.issuer().to_string(),
        names: names.map(name).collect(),
        not_before: parsed.validity().not_before.timestamp(),
        not_after: parsed.validity().not_after.timestamp(),
        sha256,
    }
}

fn name(name: &GeneralName<'_>) -> String {
    match name {
        GeneralName::DNSName(name) => (*name).to_owned(),
        GeneralName::IPAddress(bytes) => match **bytes {
            [a, b, c, d] => std::net::Ipv4Addr::new(a, b, c, d).to_string(),
            _ => <[u8; 16]>::try_from(*bytes)
                .map_or_else(|_| hex::encode(bytes), |v6| std::net::Ipv6Addr::from(v6).to_string()),
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_certificate_of_a_chain_is_dropped() {
        let tls = Tls::new(&Trust::Mozilla).expect("roots that are built in");
        let der = CertificateDer::from(vec![0]);
        for (intermediates, seen) in [(0, 1), (9, 10), (10, 10)] {
            let name = ServerName::try_from("gitlab.example.com").expect("a name");
            let chain = vec![der.clone(); intermediates];
            // No byte of it is a certificate: it is kept whatever comes of it.
            let verified = tls.verifier.verify_server_cert(&der, &chain, &name, &[], UnixTime::now());
            assert!(verified.is_err());
            assert_eq!(tls.seen().len(), seen, "{intermediates}");
        }
    }

    #[test]
    fn the_hundred_and_first_name_of_a_certificate_is_dropped() {
        for (given, kept) in [(100, 100), (101, 100)] {
            let names: Vec<String> = (0..given).map(|number| format!("host-{number}.example.com")).collect();
            let signed = rcgen::generate_simple_self_signed(names).expect("a certificate");
            let names = certificate(signed.cert.der()).names;
            assert_eq!((names.len(), names[99].as_str()), (kept, "host-99.example.com"));
        }
    }
}
