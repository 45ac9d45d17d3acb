//! What the peer says first, unasked.

/// Who would speak so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Greeting {
    /// HTTP/2's SETTINGS frame: gRPC without TLS.
    Grpc,
    /// Nothing: TLS and HTTP/1 servers let the client begin.
    Silent,
    /// Another protocol, by its name.
    Other(&'static str),
}

/// Octets in a frame's header: three of length, type, flags, four of stream.
const HEADER: usize = 9;

/// Reads hexadecimal digits, two an octet.
pub(crate) fn read(hexadecimal: &str) -> Greeting {
    let octets: Vec<u8> = hexadecimal
        .as_bytes()
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    match octets.as_slice() {
        [] => Greeting::Silent,
        _ if is_settings(&octets) => Greeting::Grpc,
        // A TLS alert: a TLS server that has lost patience.
        [0x15, 0x03, ..] => Greeting::Silent,
        _ if octets.starts_with(b"HTTP/") => Greeting::Other("HTTP/1"),
        _ if octets.starts_with(b"SSH-") => Greeting::Other("SSH"),
        _ if octets.starts_with(b"220") => Greeting::Other("SMTP"),
        _ => Greeting::Other("?"),
    }
}

/// The first frame of a connection: type 4, no acknowledgement, stream 0, settings of six octets each.
fn is_settings(octets: &[u8]) -> bool {
    let Some((header, _)) = octets.split_at_checked(HEADER) else { return false };
    let length = u32::from_be_bytes([0, header[0], header[1], header[2]]);
    length.is_multiple_of(6) && header[3] == 4 && header[4..] == [0, 0, 0, 0, 0]
}

#[cfg(test)]
mod tests {
    use super::{Greeting, read};

    #[test]
    fn tells_protocols_apart() {
        for (hexadecimal, greeting) in [
            ("00001804000000000000040040000000050040000000060000400", Greeting::Grpc),
            ("000000040000000000", Greeting::Grpc),
            ("000000040100000000", Greeting::Other("?")),
            ("00001704000000000000", Greeting::Other("?")),
            ("0000180400", Greeting::Other("?")),
            ("", Greeting::Silent),
            ("15030300020250", Greeting::Silent),
            ("485454502f312e3120343030", Greeting::Other("HTTP/1")),
            ("5353482d322e302d4f70656e5353480d0a", Greeting::Other("SSH")),
        ] {
            assert_eq!(read(hexadecimal), greeting, "{hexadecimal}");
        }
    }
}
