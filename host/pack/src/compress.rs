//! How a pack holds what is in it: each member compressed on its own, so that one check can be read without the others.
//! Components of checks are much alike, as is what is compiled from them: they are compressed against one of them,
//! their base.

use zstd::bulk::Decompressor;
use zstd::stream::write::Encoder;

use std::io::{self, Write as _};

/// Enough for a pack that is a seventh of its members, in a second; 19 takes off another tenth, in sixteen.
const LEVEL: i32 = 12;

/// Binary logarithms of the smallest and the largest window: a base must lie within it.
const WINDOW: (u32, u32) = (10, 27);

/// Compresses a member.
///
/// # Errors
/// None that bytes in memory have.
pub fn packed(bytes: &[u8], base: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = Encoder::with_ref_prefix(Vec::new(), LEVEL, base)?;
    let all = (bytes.len() + base.len()).next_power_of_two();
    encoder.set_pledged_src_size(Some(bytes.len() as u64))?;
    encoder.window_log(all.ilog2().clamp(WINDOW.0, WINDOW.1))?;
    encoder.long_distance_matching(true)?;
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Decompresses a member of this size. Nothing is written beyond it, whatever the compressed bytes say of themselves.
///
/// # Errors
/// They are not compressed, or their contents have another size.
pub(crate) fn unpacked(packed: &[u8], base: &[u8], bytes: usize) -> io::Result<Vec<u8>> {
    let contents = Decompressor::with_dictionary(base)?.decompress(packed, bytes)?;
    if contents.len() == bytes { Ok(contents) } else { Err(io::ErrorKind::InvalidData.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that do not repeat.
    fn noise(bytes: usize, mut state: u32) -> Vec<u8> {
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        std::iter::repeat_with(next).take(bytes).collect()
    }

    #[test]
    fn what_its_base_has_costs_nothing() {
        let base = noise(3_000_000, 1);
        let like = [&b"another"[..], &base[..2_999_000]].concat();
        let held = packed(&like, &base).expect("memory can be written");
        assert!(held.len() < 1_000, "{}", held.len());
        assert_eq!(unpacked(&held, &base, like.len()).expect("it was packed"), like);
        assert_ne!(unpacked(&held, &noise(3_000_000, 2), like.len()).ok(), Some(like));
    }

    #[test]
    fn nothing_is_too_little_to_be_packed() {
        for bytes in [&b""[..], b"a"] {
            let held = packed(bytes, b"").expect("memory can be written");
            assert_eq!(unpacked(&held, b"", bytes.len()).expect("it was packed"), bytes);
        }
    }

    #[test]
    fn only_the_size_that_was_said_comes_out() {
        let bomb = packed(&vec![0; 64 * 1024 * 1024], b"").expect("memory can be written");
        assert!(bomb.len() < 8 * 1024, "{}", bomb.len());
        for size in [0, 1, 4096, 64 * 1024 * 1024 - 1, 64 * 1024 * 1024 + 1] {
            assert!(unpacked(&bomb, b"", size).is_err(), "{size}");
        }
        assert!(unpacked(b"no frame", b"", 8).is_err());
    }
}
