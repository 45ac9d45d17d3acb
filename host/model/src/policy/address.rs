//! Which addresses are dialled, for checks and for the host's own requests. Private ranges are normal here: a
//! self-hosted GitLab lives there. Metadata services, link-local and what is no host at all are never used.

use core::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

/// Metadata and host services of clouds that stand outside the link-local range:
/// Alibaba Cloud, Azure, Oracle Cloud (its whole reserved block).
const METADATA: [&str; 3] = ["100.100.100.200/32", "168.63.129.16/32", "192.0.0.0/24"];

/// Ranges of IPv6 that no check uses: metadata services that stand in private ranges, and what is no host.
const FORBIDDEN_V6: [(&str, &str); 14] = [
    // Amazon: metadata, clock, name server, pod identity.
    ("fd00:ec2::/32", A_METADATA_SERVICE),
    // Google Cloud.
    ("fd20:ce::/64", A_METADATA_SERVICE),
    // Oracle Cloud.
    ("fd00:c1::/32", A_METADATA_SERVICE),
    // Scaleway.
    ("fd00:42::42/128", A_METADATA_SERVICE),
    // Linode.
    ("fd00:a9fe:a9fe::/48", A_METADATA_SERVICE),
    // Alibaba Cloud.
    ("fd00:100::100:200/128", A_METADATA_SERVICE),
    ("100::/64", "an address that discards"),
    ("100:0:0:1::/64", "an address that discards"),
    ("fe80::/10", "a link-local address"),
    ("fec0::/10", "a site-local address"),
    ("2001:db8::/32", DOCUMENTATION),
    ("3fff::/20", DOCUMENTATION),
    ("5f00::/16", "an address for segment routing"),
    ("ff00::/8", "a multicast address"),
];

const A_METADATA_SERVICE: &str = "a cloud's metadata service";

/// What [`forbidden`] says of an address that stands for others in documents: nobody is there.
pub const DOCUMENTATION: &str = "an address for documentation";

/// Allows an address on a connection, or says why not.
///
/// # Errors
/// One sentence.
pub fn allow(address: IpAddr, ranges: &[IpNet]) -> Result<(), String> {
    if let Some(what) = forbidden(address) {
        return Err(format!("{address} is {what}, which no check may use"));
    }
    if ranges.is_empty() || ranges.iter().any(|range| range.contains(&canonical(address))) {
        return Ok(());
    }
    Err(format!("{address} is outside `addresses` of this connection"))
}

/// What an address is, or one of IPv4 that it carries, where nobody may use it.
#[must_use]
pub fn forbidden(address: IpAddr) -> Option<&'static str> {
    forms(address).into_iter().find_map(forbidden_form)
}

/// The address itself and every IPv4 address that it carries: one can be read in several ways at once.
fn forms(address: IpAddr) -> Vec<IpAddr> {
    let mut forms = vec![canonical(address)];
    if let IpAddr::V6(v6) = address {
        let (octets, segments) = (v6.octets(), v6.segments());
        let v4 = |start: usize| Ipv4Addr::new(octets[start], octets[start + 1], octets[start + 2], octets[start + 3]);
        if let [0x64, 0xff9b, 1, ..] = segments {
            // NAT64 for local use, where an operator's prefix can have any of the lengths of RFC 6052; byte 8 is left
            // out. A place that is not used is full of zeros.
            let places = [[6, 7, 9, 10], [7, 9, 10, 11], [9, 10, 11, 12], [12, 13, 14, 15]];
            let carried = places.map(|places| Ipv4Addr::from(places.map(|place: usize| octets[place])));
            forms.extend(carried.into_iter().filter(|v4| v4.octets()[0] != 0).map(IpAddr::from));
        }
        let is_compatible = matches!(segments, [0, 0, 0, 0, 0, 0, ..]) && !v6.is_loopback() && !v6.is_unspecified();
        let at_the_end = match segments {
            // NAT64.
            [0x64, 0xff9b, local, ..] => local != 1,
            // IPv4-translated (SIIT); ISATAP, of any network.
            [0, 0, 0, 0, 0xffff, 0, ..] | [_, _, _, _, 0 | 0x200, 0x5efe, ..] => true,
            // IPv4-compatible, long out of use.
            _ => is_compatible,
        };
        if at_the_end {
            forms.push(v4(12).into());
        }
        match segments {
            // 6to4.
            [0x2002, ..] => forms.push(v4(2).into()),
            // Teredo: server, and client with its bits turned over.
            [0x2001, 0, ..] => {
                forms.push(v4(4).into());
                forms.push(Ipv4Addr::from_bits(!v4(12).to_bits()).into());
            }
            _ => {}
        }
    }
    forms
}

fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

fn forbidden_form(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(v4) => forbidden_v4(v4),
        IpAddr::V6(v6) if v6.is_unspecified() => Some("the unspecified address"),
        IpAddr::V6(v6) => {
            let is_in = |range: &str| range.parse::<IpNet>().expect("a range").contains(&IpAddr::V6(v6));
            FORBIDDEN_V6.iter().find(|(range, _)| is_in(range)).map(|(_, what)| *what)
        }
    }
}

fn forbidden_v4(v4: Ipv4Addr) -> Option<&'static str> {
    let in_metadata = METADATA.iter().any(|range| range.parse::<IpNet>().expect("a range").contains(&IpAddr::V4(v4)));
    match v4 {
        _ if v4.octets()[0] == 0 => Some("the unspecified address"),
        _ if v4.is_multicast() => Some("a multicast address"),
        _ if v4.is_broadcast() => Some("the broadcast address"),
        _ if v4.is_link_local() => Some("a link-local address (metadata services live there)"),
        _ if in_metadata => Some(A_METADATA_SERVICE),
        _ if v4.is_documentation() => Some(DOCUMENTATION),
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
            "0.1.2.3",
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

    /// Every way in which an address of IPv6 carries one of IPv4, and addresses that are written in no other.
    #[test]
    fn every_spelling_of_a_metadata_service_is_refused() {
        let v4 = ["169.254.169.254", "169.254.170.2", "169.254.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192"];
        let nobody = ["255.255.255.255", "240.0.0.1", "224.0.0.251", "192.0.2.1", "198.51.100.7", "203.0.113.9"];
        let mut spellings: Vec<String> = Vec::new();
        for address in v4.into_iter().chain(nobody) {
            let v4: Ipv4Addr = address.parse().expect("an address");
            let [a, b, c, d] = v4.octets();
            let pair = |high: u8, low: u8| format!("{high:02x}{low:02x}");
            let (high, low) = (pair(a, b), pair(c, d));
            let turned = !v4.to_bits();
            spellings.extend([
                address.to_owned(),
                format!("::ffff:{address}"),
                format!("64:ff9b::{high}:{low}"),
                format!("64:ff9b:1::{high}:{low}"),
                format!("64:ff9b:1:{high}:00{c:02x}:{d:02x}00::"),
                format!("64:ff9b:1:00{a:02x}:00{b:02x}:{low}::"),
                format!("64:ff9b:1:0:00{a:02x}:{}:{d:02x}00:0", pair(b, c)),
                format!("::ffff:0:{high}:{low}"),
                format!("2002:{high}:{low}::1"),
                format!("2001:0:{high}:{low}::1"),
                format!("2001:0:808:808:0:0:{:x}:{:x}", turned >> 16, turned & 0xffff),
                format!("fe80::5efe:{high}:{low}"),
                format!("2606:4700::5efe:{high}:{low}"),
                format!("fd12:3456:789a:1:200:5efe:{high}:{low}"),
                format!("2606:4700:1:2:0:5efe:{high}:{low}"),
                // Two at once, of which the other is harmless.
                format!("2002:{high}:{low}:0:0:5efe:808:808"),
                format!("2001:0:{high}:{low}:0:5efe:808:808"),
            ]);
            spellings.push(format!("::{high}:{low}"));
        }
        spellings.extend(
            [
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd00:ec2::123",
                "fd00:ec2::253",
                "fd20:ce::254",
                "fd00:c1::a9fe:a9fe",
                "fd00:42::42",
                "fd00:a9fe:a9fe::1",
                "fd00:100::100:200",
                "100::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "feff::1",
                "2001:db8::1",
                "3fff::1",
                "3fff:fff::1",
                "5f00::1",
                "ff02::1",
                "ff0e::1",
                "::",
            ]
            .map(str::to_owned),
        );
        assert!(spellings.len() >= 200, "{}", spellings.len());
        for spelling in &spellings {
            assert!(!allowed(spelling, &[]), "{spelling}");
            assert!(!allowed(spelling, &["0.0.0.0/0", "::/0"]), "{spelling} with every range");
            // As it stands in a URL.
            let host = if spelling.contains(':') { format!("[{spelling}]") } else { spelling.clone() };
            let url: url::Url = format!("http://{host}/").parse().expect("a URL");
            let parsed = url.host_str().expect("a host").trim_matches(['[', ']']).to_owned();
            assert!(!allowed(&parsed, &[]), "{parsed}");
        }
        for good in [
            "64:ff9b::a00:1",
            "64:ff9b:1::a00:1",
            "2002:a00:1::1",
            "fd00:ec3::1",
            "fd20:cf::1",
            "fd00:42::43",
            "2606:4700::5efe:1:2",
        ] {
            assert!(allowed(good, &[]) || good.contains("5efe"), "{good}");
        }
    }

    /// What URLs make of numbers before anybody resolves a name.
    #[test]
    fn numbers_that_are_an_address_are_that_address() {
        for host in [
            "2852039166",
            "0xa9fea9fe",
            "0251.0376.0251.0376",
            "0xa9.0xfe.0xa9.0xfe",
            "169.254.43518",
            "169.16689662",
            "169.254.169.254.",
            "１６９.254.169.254",
            "169。254。169。254",
            "%31%36%39.254.169.254",
        ] {
            let url: url::Url = format!("http://{host}/").parse().expect("a URL");
            let parsed = url.host_str().expect("a host").trim_end_matches('.').to_owned();
            assert!(!allowed(&parsed, &[]), "{host} is {parsed}");
        }
    }

    #[test]
    fn ranges_of_a_connection_bound_it() {
        assert!(allowed("10.1.2.3", &["10.0.0.0/8"]));
        assert!(allowed("::ffff:10.1.2.3", &["10.0.0.0/8"]));
        assert!(!allowed("11.1.2.3", &["10.0.0.0/8"]));
    }
}
