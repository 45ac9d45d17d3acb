//! Addresses that no registry has: whoever answers there gives credentials of the machine away.

use std::io;
use std::net::{IpAddr, SocketAddr};

use duo_doctor_model::policy::address::{DOCUMENTATION, forbidden};
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Says why an address is not connected to. It is looked at as the addresses of checks are.
pub(super) fn allow(address: IpAddr) -> Result<(), String> {
    match forbidden(address) {
        // Nobody is there, so nothing is given away.
        None | Some(DOCUMENTATION) => Ok(()),
        Some(_) => Err(format!("{address} is no address of a registry")),
    }
}

/// The address in a URL that has one instead of a name: nobody resolves it.
pub(super) fn allow_literal(url: &Url) -> Result<(), String> {
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.parse().map_or(Ok(()), allow)
}

/// Resolves names as the machine does; one address that is refused refuses the name.
pub(super) struct Guarded;

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            found.iter().try_for_each(|found| allow(found.ip())).map_err(io::Error::other)?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_services_are_no_registries() {
        let refused = |address: &str| allow(address.parse().expect("an address")).is_err();
        for address in [
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "fe80::1",
            "fd00:ec2::23",
            "100.100.100.200",
            "0.0.0.0",
            "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::1",
        ] {
            assert!(refused(address), "{address}");
        }
        for address in ["127.0.0.1", "10.0.0.7", "::1", "fd12::1", "192.0.2.1"] {
            assert!(!refused(address), "{address}");
        }
        assert!(allow_literal(&"https://[fd00:ec2::254]/token".parse().expect("a URL")).is_err());
        assert!(allow_literal(&"https://0xa9fea9fe/token".parse().expect("a URL")).is_err());
    }
}
