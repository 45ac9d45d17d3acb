//! Certificates of the set-up: one authority of "the company", and good and bad certificates for servers.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, date_time_ymd,
};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

use crate::error::Error;
use crate::world::Certificate;

/// Time that is left to a certificate that ends soon.
const SOON: Duration = Duration::from_secs(9 * 24 * 60 * 60 + 60 * 60);

/// The company's certificate authority.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    /// Signed by it; signs some of the servers.
    between: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    /// Makes a fresh authority.
    pub(crate) fn new() -> Result<Self, Error> {
        let key = || KeyPair::generate().map_err(fail("the authority"));
        let issuer = CertifiedIssuer::self_signed(authority("Example Corp Root CA"), key()?);
        let issuer = issuer.map_err(fail("the authority"))?;
        let between = CertifiedIssuer::signed_by(authority("Example Corp Issuing CA"), key()?, &issuer);
        Ok(Self { between: between.map_err(fail("the authority"))?, issuer })
    }

    /// The authority's certificate, PEM.
    pub(crate) fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// A server side that shows a certificate of this kind and knows this protocol.
    pub(crate) fn acceptor(&self, kind: Certificate, peer: &'static str, protocol: &str) -> Result<TlsAcceptor, Error> {
        let name = match kind {
            Certificate::WrongHost => "other.example.com",
            _ => "127.0.0.1",
        };
        let mut params = CertificateParams::new(vec![name.to_owned()]).map_err(fail(peer))?;
        params.distinguished_name.push(DnType::CommonName, name);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.not_before = date_time_ymd(2024, 1, 1);
        params.not_after = match kind {
            Certificate::Expired => date_time_ymd(2025, 1, 1),
            Certificate::ExpiresSoon => {
                let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                date_time_ymd(1970, 1, 1) + now + SOON
            }
            _ => date_time_ymd(2124, 1, 1),
        };
        let key = KeyPair::generate().map_err(fail(peer))?;
        let certificate = match kind {
            Certificate::SelfSigned => params.self_signed(&key),
            Certificate::Chained | Certificate::WithoutIntermediate => params.signed_by(&key, &self.between),
            _ => params.signed_by(&key, &self.issuer),
        }
        .map_err(fail(peer))?;
        let mut chain = vec![certificate.der().clone()];
        match kind {
            Certificate::SelfSigned | Certificate::WithoutIntermediate => {}
            Certificate::Chained => chain.push(self.between.der().clone()),
            _ => chain.push(self.issuer.der().clone()),
        }
        let secret = PrivateKeyDer::try_from(key.serialize_der())
            .map_err(|text| Error::Certificate { peer, source: text.into() })?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(fail(peer))?
            .with_no_client_auth()
            .with_single_cert(chain, secret)
            .map_err(fail(peer))?;
        config.alpn_protocols = vec![protocol.into()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

/// The names and rights of an authority.
fn authority(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name.push(DnType::OrganizationName, "Example Corp");
    params.distinguished_name.push(DnType::CommonName, name);
    params.not_before = date_time_ymd(2024, 1, 1);
    params.not_after = date_time_ymd(2124, 1, 1);
    params
}

/// A client side that trusts the public authorities, or those of a PEM bundle instead.
///
/// An unreadable bundle trusts nobody, as Python's libraries do.
pub(crate) fn client_config(bundle: Option<&str>) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    match bundle {
        Some(text) => {
            let certificates = CertificateDer::pem_slice_iter(text.as_bytes()).flatten();
            roots.add_parsable_certificates(certificates);
        }
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring supports the default protocol versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

fn fail<E: Into<Box<dyn std::error::Error + Send + Sync>>>(peer: &'static str) -> impl FnOnce(E) -> Error {
    move |source| Error::Certificate { peer, source: source.into() }
}
