//! How a container's ports are published: `5052=0.0.0.0:5052,8082=`.

/// A port of the container, and where the host has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// Inside the container.
    pub inside: u16,
    /// Address and port of the host; none: known to the image, and not published.
    pub outside: Option<(String, u16)>,
}

/// Reads the list; what is not a mapping is left out.
pub(crate) fn read(text: &str) -> Vec<Mapping> {
    let mappings = text.split(',').filter_map(|mapping| {
        let (inside, outside) = mapping.trim().split_once('=')?;
        let inside = inside.trim_end_matches("/tcp").parse().ok()?;
        let outside =
            outside.rsplit_once(':').and_then(|(address, port)| Some((address.to_owned(), port.parse().ok()?)));
        Some(Mapping { inside, outside })
    });
    mappings.collect()
}

/// Where a port of the container is published; several where it has more than one address.
pub(crate) fn of(mappings: &[Mapping], port: u16) -> Vec<(&str, u16)> {
    let published = mappings.iter().filter(|mapping| mapping.inside == port);
    published.filter_map(|mapping| mapping.outside.as_ref()).map(|(address, port)| (address.as_str(), *port)).collect()
}

#[cfg(test)]
mod tests {
    use super::{of, read};

    #[test]
    fn mappings() {
        let mappings = read("5052=0.0.0.0:5052,5052=[::]:5052, 8082=,50052/tcp=127.0.0.1:15052,x=y,7");
        assert_eq!(mappings.len(), 4);
        assert_eq!(of(&mappings, 5052), [("0.0.0.0", 5052), ("[::]", 5052)]);
        assert_eq!(of(&mappings, 8082), []);
        assert_eq!(of(&mappings, 50052), [("127.0.0.1", 15052)]);
        assert!(read("").is_empty());
    }
}
