//! Pieces of secrets: whoever says the first twelve characters of a token says most of it. Every piece of that length
//! is looked for at once, by a hash that rolls over the text.

use std::ops::Range;

/// Bytes of a piece. Shorter ones are words and beginnings of a kind of token (`glpat-`), and would match by chance.
pub(super) const WINDOW: usize = 12;

/// Bits of a hash's start: some thousand pieces fill a hundredth of the table.
const STARTS: u32 = 18;

/// Base of the hash, a large odd number: texts that differ differ in it, but for chance.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The pieces of all secrets, in small letters.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// Sorted, each once.
    pieces: Vec<[u8; WINDOW]>,
    /// A bit for each start of a hash that occurs: nearly every place of a text is passed by one look at it.
    starts: Vec<u64>,
    /// What the byte that leaves the window counted for.
    leaving: u64,
}

impl Windows {
    pub(super) fn new<'a>(forms: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut pieces: Vec<[u8; WINDOW]> = Vec::new();
        for form in forms {
            let small = form.to_ascii_lowercase();
            pieces.extend(small.windows(WINDOW).map(|piece| <[u8; WINDOW]>::try_from(piece).expect("its length")));
        }
        pieces.sort_unstable();
        pieces.dedup();
        let mut starts = vec![0; 1 << (STARTS - u64::BITS.ilog2())];
        for piece in &pieces {
            let start = start_of(hash(piece));
            starts[start / 64] |= 1 << (start % 64);
        }
        let leaving = (1..WINDOW).fold(1_u64, |power, _| power.wrapping_mul(BASE));
        Self { pieces, starts, leaving }
    }

    /// Where pieces stand, joined where they touch; without regard to case.
    pub(super) fn find(&self, text: &[u8]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.pieces.is_empty() || text.len() < WINDOW {
            return found;
        }
        let mut sum = hash(&text[..WINDOW]);
        for start in 0..=text.len() - WINDOW {
            if start > 0 {
                let left = u64::from(text[start - 1].to_ascii_lowercase()).wrapping_mul(self.leaving);
                let entered = u64::from(text[start + WINDOW - 1].to_ascii_lowercase());
                sum = sum.wrapping_sub(left).wrapping_mul(BASE).wrapping_add(entered);
            }
            let first = start_of(sum);
            if self.starts.get(first / 64).is_none_or(|bits| bits >> (first % 64) & 1 == 0) {
                continue;
            }
            let mut small = [0; WINDOW];
            small.copy_from_slice(&text[start..start + WINDOW]);
            small.make_ascii_lowercase();
            if self.pieces.binary_search(&small).is_ok() {
                match found.last_mut() {
                    Some(last) if start <= last.end => last.end = start + WINDOW,
                    _ => found.push(start..start + WINDOW),
                }
            }
        }
        found
    }
}

fn start_of(hash: u64) -> usize {
    (hash >> (u64::BITS - STARTS)) as usize
}

fn hash(piece: &[u8]) -> u64 {
    piece.iter().fold(0, |sum: u64, byte| sum.wrapping_mul(BASE).wrapping_add(u64::from(byte.to_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(secrets: &[&str], text: &str) -> Vec<Range<usize>> {
        Windows::new(secrets.iter().map(|secret| secret.as_bytes())).find(text.as_bytes())
    }

    #[test]
    fn pieces_of_twelve_bytes_are_found_wherever_they_stand() {
        let secret = "0123456789ABCDEFGHIJ";
        assert_eq!(find(&[secret], "0123456789AB"), vec![0..12]);
        assert_eq!(find(&[secret], "0123456789A").len(), 0);
        assert_eq!(find(&[secret], "x456789abcdefx"), vec![1..13]);
        assert_eq!(find(&[secret], "x456789abcde").len(), 0);
        assert_eq!(find(&[secret], secret), vec![0..20]);
        assert_eq!(find(&[secret], "0123456789ABx89ABCDEFGHIJ"), [0..12, 13..25]);
        assert_eq!(find(&[secret], "0123456789AB0123456789AB"), vec![0..24], "what touches is one range");
        assert_eq!(find(&["short"], "short short short").len(), 0);
        assert_eq!(find(&[], "anything at all").len(), 0);
    }

    /// As the plain way finds them, in texts of few letters, where much is nearly the same.
    #[test]
    fn what_is_found_is_what_comparing_every_place_finds() {
        let secret: String = (0..40).map(|index| if index * index % 7 < 3 { 'a' } else { 'b' }).collect();
        let mut state = 1_u64;
        for _ in 0..2_000 {
            let text: String = (0..60)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    ['a', 'b', 'A', 'B'][(state >> 62) as usize]
                })
                .collect();
            let (small, mut hidden) = (text.to_lowercase(), vec![false; text.len()]);
            for start in 0..=text.len() - WINDOW {
                if secret.contains(&small[start..start + WINDOW]) {
                    hidden[start..start + WINDOW].fill(true);
                }
            }
            let mut found = vec![false; text.len()];
            find(&[&secret], &text).into_iter().for_each(|range| found[range].fill(true));
            assert_eq!(found, hidden, "{text}");
        }
    }
}
