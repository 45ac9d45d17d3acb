//! Addresses that no registry has: whoever answers there gives credentials of the machine away.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Metadata services beyond link-local addresses.
const METADATA: [IpAddr; 7] = [
    IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)),
    IpAddr::V4(Ipv4Addr::new(168, 63, 129, 16)),
    IpAddr::V4(Ipv4Addr::new(192, 0, 0, 192)),
    IpAddr::V6(Ipv6Addr::new(0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xc1, 0, 0, 0, 0, 0xa9fe, 0xa9fe)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0x42, 0, 0, 0, 0, 0, 0x42)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0x100, 0, 0, 0, 0, 0x100, 0x200)),
];

/// Says why an address is not connected to.
pub(super) fn allow(address: IpAddr) -> Result<(), String> {
    let plain = address.to_canonical();
    let refused = METADATA.contains(&plain)
        || match plain {
            IpAddr::V4(v4) => v4.is_link_local() || v4.is_unspecified() || v4.is_multicast() || v4.is_broadcast(),
            IpAddr::V6(v6) => {
                let ec2 = v6.segments()[..2] == [0xfd00, 0xec2];
                v6.is_unicast_link_local() || v6.is_unspecified() || v6.is_multicast() || ec2
            }
        };
    if refused { Err(format!("{address} is no address of a registry")) } else { Ok(()) }
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
        for address in
            ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "fd00:ec2::23", "100.100.100.200", "0.0.0.0"]
        {
            assert!(refused(address), "{address}");
        }
        for address in ["127.0.0.1", "10.0.0.7", "::1", "fd12::1", "192.0.2.1"] {
            assert!(!refused(address), "{address}");
        }
        assert!(allow_literal(&"https://[fd00:ec2::254]/token".parse().expect("a URL")).is_err());
        assert!(allow_literal(&"https://0xa9fea9fe/token".parse().expect("a URL")).is_err());
    }
}
