//! Which addresses a connection may use. Private ranges are normal here: a self-hosted GitLab
//! lives there. Metadata services, link-local and what is no host at all are never used.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

/// Metadata and host services of clouds that stand outside the link-local range:
/// Alibaba Cloud, Azure, Oracle Cloud (its whole reserved block).
const METADATA: [&str; 3] = ["100.100.100.200/32", "168.63.129.16/32", "192.0.0.0/24"];

/// Amazon's metadata service over IPv6.
const METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

/// Allows an address on a connection, or says why not.
///
/// # Errors
/// One sentence.
pub(crate) fn allow(address: IpAddr, ranges: &[IpNet]) -> Result<(), String> {
    for form in forms(address) {
        if let Some(what) = forbidden(form) {
            return Err(format!("{address} is {what}, which no check may use"));
        }
    }
    if ranges.is_empty() || ranges.iter().any(|range| range.contains(&canonical(address))) {
        return Ok(());
    }
    Err(format!("{address} is outside `addresses` of this connection"))
}

/// The address itself and every IPv4 address that it carries.
fn forms(address: IpAddr) -> Vec<IpAddr> {
    let mut forms = vec![canonical(address)];
    if let IpAddr::V6(v6) = address {
        let octets = v6.octets();
        let v4 = |start: usize| Ipv4Addr::new(octets[start], octets[start + 1], octets[start + 2], octets[start + 3]);
        match v6.segments() {
            // NAT64: 64:ff9b::/96, and 64:ff9b:1::/48 for local use.
            [0x64, 0xff9b, ..] => forms.push(v4(12).into()),
            // 6to4.
            [0x2002, ..] => forms.push(v4(2).into()),
            // Teredo: server, and client with its bits turned over.
            [0x2001, 0, ..] => {
                forms.push(v4(4).into());
                forms.push(Ipv4Addr::from_bits(!v4(12).to_bits()).into());
            }
            // IPv4-compatible, long out of use.
            [0, 0, 0, 0, 0, 0, ..] if !v6.is_loopback() && !v6.is_unspecified() => forms.push(v4(12).into()),
            _ => {}
        }
    }
    forms
}

fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

fn forbidden(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(v4) => forbidden_v4(v4),
        IpAddr::V6(v6) if v6.is_unspecified() => Some("the unspecified address"),
        IpAddr::V6(v6) if v6.is_multicast() => Some("a multicast address"),
        IpAddr::V6(v6) if v6.is_unicast_link_local() => Some("a link-local address"),
        IpAddr::V6(v6) if v6 == METADATA_V6 => Some("a cloud's metadata service"),
        IpAddr::V6(v6) if v6.segments()[..2] == [0x2001, 0xdb8] => Some("an address for documentation"),
        IpAddr::V6(_) => None,
    }
}

fn forbidden_v4(v4: Ipv4Addr) -> Option<&'static str> {
    let in_metadata = METADATA.iter().any(|range| range.parse::<IpNet>().expect("a range").contains(&IpAddr::V4(v4)));
    match v4 {
        _ if v4.octets()[0] == 0 => Some("the unspecified address"),
        _ if v4.is_multicast() => Some("a multicast address"),
        _ if v4.is_broadcast() => Some("the broadcast address"),
        _ if v4.is_link_local() => Some("a link-local address (metadata services live there)"),
        _ if in_metadata => Some("a cloud's metadata service"),
        _ if v4.is_documentation() => Some("an address for documentation"),
        _ if v4.octets()[0] >= 240 => Some("a reserved address"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(address: &str, ranges: &[&str]) -> bool {
        let ranges: Vec<IpNet> = ranges.iter().map(|range| range.parse().expect("a range")).collect();
        allow(address.parse().expect("an address"), &ranges).is_ok()
    }

    #[test]
    fn private_and_public_hosts_are_allowed() {
        for address in ["10.1.2.3", "192.168.0.1", "127.0.0.1", "::1", "fd12::1", "8.8.8.8", "2606:4700::1"] {
            assert!(allowed(address, &[]), "{address}");
        }
    }

    #[test]
    fn metadata_and_what_is_no_host_never_are_in_any_spelling() {
        for address in [
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "::169.254.169.254",
            "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::1",
            "2001:0:a9fe:a9fe::1",
            "2001:0:808:808:0:0:5601:5601",
            "fd00:ec2::254",
            "fe80::1",
            "0.0.0.0",
            "::",
            "224.0.0.1",
            "ff02::1",
            "255.255.255.255",
            "240.0.0.1",
            "192.0.2.1",
            "2001:db8::1",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
        ] {
            assert!(!allowed(address, &[]), "{address}");
            assert!(!allowed(address, &["0.0.0.0/0", "::/0"]), "{address} with every range");
        }
    }

    #[test]
    fn ranges_of_a_connection_bound_it() {
        assert!(allowed("10.1.2.3", &["10.0.0.0/8"]));
        assert!(allowed("::ffff:10.1.2.3", &["10.0.0.0/8"]));
        assert!(!allowed("11.1.2.3", &["10.0.0.0/8"]));
    }
}
