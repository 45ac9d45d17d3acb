//! What an endpoint's text says, to a gateway that takes it to the letter.

use duo_doctor_sdk::address::{self, Address};

/// Why a text is no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// White space or quotation marks are part of it.
    Stray,
    /// It is not a URL.
    Url(address::Fault),
}

impl Fault {
    /// The word by which the messages tell them apart.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Url(address::Fault::Empty) => "empty",
            Self::Stray | Self::Url(address::Fault::Quotes | address::Fault::Space) => "stray",
            Self::Url(address::Fault::Scheme) => "scheme",
            Self::Url(address::Fault::Host) => "host",
            Self::Url(address::Fault::Port) => "port",
        }
    }
}

/// Takes an endpoint apart. What people overlook around a URL is a fault here: the gateway keeps it.
pub(crate) fn parse(text: &str) -> Result<Address, Fault> {
    let stray = |letter: char| letter.is_whitespace() || "\"'`".contains(letter);
    if !text.trim().is_empty() && text.contains(stray) {
        return Err(Fault::Stray);
    }
    let mut address = Address::parse(text).map_err(Fault::Url)?;
    address.path.truncate(address.path.trim_end_matches('/').len());
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoints() {
        assert_eq!(parse("HTTPS://GPU1.example.jp./v1/").map(|address| address.path), Ok("/v1".into()));
        for (text, fault) in [
            ("", "empty"),
            (" ", "empty"),
            ("gpu1:8000/v1", "scheme"),
            ("http:///v1", "host"),
            ("http://gpu1:80OO/v1", "port"),
            ("http://gpu1:8000/v1 ", "stray"),
            ("\"http://gpu1:8000/v1\"", "stray"),
        ] {
            assert_eq!(parse(text).map_err(Fault::name), Err(fault), "{text}");
        }
    }
}
