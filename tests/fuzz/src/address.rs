//! Addresses that nobody dials.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use duo_doctor_model::policy::address::{allow, forbidden};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// Bits and length of ranges of IPv6 that are refused, as whoever owns them documents them.
const RANGES_V6: [(u128, u32); 14] = [
    (0xfd00_0ec2 << 96, 32),
    (0xfd20_00ce << 96, 64),
    (0xfd00_00c1 << 96, 32),
    ((0xfd00_0042 << 96) | 0x42, 128),
    (0xfd00_a9fe_a9fe << 80, 48),
    ((0xfd00_0100 << 96) | 0x0100_0200, 128),
    (0x0100 << 112, 64),
    ((0x0100 << 112) | (1 << 64), 64),
    (0xfe80 << 112, 10),
    (0xfec0 << 112, 10),
    (0x2001_0db8 << 96, 32),
    (0x3fff << 112, 20),
    (0x5f00 << 112, 16),
    (0xff00 << 112, 8),
];

/// Four or sixteen bytes are an address, and what follows is a range that a connection is bound to. Refused is what std
/// or a documented range says, of the address and of any that it carries; no range lifts that; and a range bounds.
pub fn address(data: &[u8]) {
    let Some((address, rest)) = read(data) else { return };
    let expected = carried(address).into_iter().any(is_refused);
    assert_eq!(forbidden(address).is_some(), expected, "{address}: {:?}", forbidden(address));
    assert_eq!(allow(address, &[]).is_ok(), !expected, "{address}");
    let everything = [IpNet::V4(Ipv4Net::default()), IpNet::V6(Ipv6Net::default())];
    assert_eq!(allow(address, &everything).is_ok(), !expected, "{address} with every range");
    let Some((base, rest)) = read(rest) else { return };
    let length = rest.first().copied().unwrap_or_default();
    let Ok(range) = IpNet::new(base, length) else { return };
    let inside = same_beginning(address.to_canonical(), base, u32::from(length));
    assert_eq!(allow(address, &[range]).is_ok(), !expected && inside, "{address} with {range}");
}

fn read(data: &[u8]) -> Option<(IpAddr, &[u8])> {
    let (kind, rest) = data.split_first()?;
    if kind.is_multiple_of(2) {
        let (octets, rest) = rest.split_first_chunk::<4>()?;
        return Some((IpAddr::from(*octets), rest));
    }
    let (octets, rest) = rest.split_first_chunk::<16>()?;
    Some((IpAddr::from(*octets), rest))
}

fn same_beginning(one: IpAddr, other: IpAddr, bits: u32) -> bool {
    match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => (one.to_bits() ^ other.to_bits()).leading_zeros() >= bits,
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits() ^ other.to_bits()).leading_zeros() >= bits,
        _ => false,
    }
}

/// The address and those of IPv4 in it: mapped, compatible, translated, NAT64 (RFC 6052, well known and for local
/// use), 6to4, Teredo, ISATAP.
fn carried(address: IpAddr) -> Vec<IpAddr> {
    let IpAddr::V6(v6) = address else { return vec![address] };
    if let Some(mapped) = v6.to_ipv4_mapped() {
        return vec![mapped.into()];
    }
    let bits = v6.to_bits();
    let at =
        |shift: u32| IpAddr::from(Ipv4Addr::from_bits(u32::try_from((bits >> shift) & 0xffff_ffff).expect("masked")));
    let begins = |start: u128, length: u32| bits >> (128 - length) == start;
    let mut all = vec![address];
    if begins(0x0064_ff9b_0001, 48) {
        // Four places by the length of the prefix; byte 8 is left out. What begins with zero is no place.
        let byte = |index: usize| v6.octets()[index];
        let places = [[6, 7, 9, 10], [7, 9, 10, 11], [9, 10, 11, 12], [12, 13, 14, 15]];
        let found = places.map(|place| Ipv4Addr::from(place.map(byte)));
        all.extend(found.into_iter().filter(|v4| v4.octets()[0] != 0).map(IpAddr::from));
    } else if begins(0x0064_ff9b, 32) {
        all.push(at(0));
    }
    let compatible = begins(0, 96) && bits > 1;
    let translated = begins(0xffff_0000, 96);
    let isatap = matches!((bits >> 32) & 0xffff_ffff, 0x0000_5efe | 0x0200_5efe);
    // One place of them is read as NAT64 for local use.
    if (compatible || translated || isatap) && !begins(0x0064_ff9b_0001, 48) {
        all.push(at(0));
    }
    if begins(0x2002, 16) {
        all.push(at(80));
    }
    if begins(0x2001_0000, 32) {
        all.push(at(64));
        all.push(Ipv4Addr::from_bits(!u32::try_from(bits & 0xffff_ffff).expect("masked")).into());
    }
    all
}

fn is_refused(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            // "This network" and what is reserved; clouds: Alibaba, Azure, Oracle.
            let by_std = v4.is_multicast() || v4.is_broadcast() || v4.is_link_local() || v4.is_documentation();
            let cloud = [[100, 100, 100, 200], [168, 63, 129, 16]].contains(&v4.octets()) || (a, b, c) == (192, 0, 0);
            by_std || cloud || a == 0 || a >= 240
        }
        IpAddr::V6(v6) => v6.is_unspecified() || v6.is_multicast() || v6.is_unicast_link_local() || is_in_a_range(v6),
    }
}

fn is_in_a_range(v6: Ipv6Addr) -> bool {
    RANGES_V6.iter().any(|(start, length)| (v6.to_bits() ^ start).leading_zeros() >= *length)
}
