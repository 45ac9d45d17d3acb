//! Certificates: files with CAs, and what a peer's certificate says of itself.

use duo_doctor_config::Trust;
use duo_doctor_engine::capability::http::{Tls, certificate as read};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use sha2::{Digest as _, Sha256};

use crate::file;
use crate::naive::is_one_line;

/// Names of a certificate that are kept.
const NAMES: usize = 100;

/// Characters that one byte of a certificate can become: an escape of a name, written twice.
const GROWTH: usize = 64;

/// PEM, or one certificate in DER. A file is taken or refused in one line; of a certificate at most a hundred names are
/// told, little more than it has in bytes, and always the digest of its very bytes.
pub fn certificate(data: &[u8]) {
    file::with(data, |path| match Tls::new(&Trust::Bundle(path.to_owned())) {
        Ok(_) => assert!(CertificateDer::pem_slice_iter(data).any(|one| one.is_ok()), "it holds a certificate"),
        Err(problem) => assert!(is_one_line(&problem), "{problem:?}"),
    });
    look(&CertificateDer::from(data.to_vec()));
    CertificateDer::pem_slice_iter(data).take(8).filter_map(Result::ok).for_each(|one| look(&one));
}

fn look(der: &CertificateDer<'static>) {
    let seen = read(der);
    assert_eq!(seen.sha256, hex::encode(Sha256::digest(der.as_ref())));
    assert!(seen.names.len() <= NAMES);
    let told = seen.subject.len() + seen.issuer.len() + seen.names.iter().map(String::len).sum::<usize>();
    assert!(told <= GROWTH * der.len(), "{told} bytes of {}", der.len());
    // Nothing can be parsed: everything stays empty.
    if seen.subject.is_empty() && seen.issuer.is_empty() && seen.names.is_empty() {
        return;
    }
    assert!(der.first() == Some(&0x30), "a certificate is a sequence");
}
