//! Pieces of secrets: whoever says the first twelve characters of a token says most of it. Every piece of that length
//! is looked for at once, by four bytes of it at every ninth place of a text.

use std::ops::Range;

/// Bytes of a piece. Shorter ones are words and beginnings of a kind of token (`glpat-`), and would match by chance.
pub(super) const WINDOW: usize = 12;

/// Bytes by which a piece is suspected.
const GRAM: usize = 4;

/// Places from one look to the next: whatever is as long as a piece has the bytes of one look, all of them.
const STEP: usize = WINDOW - GRAM + 1;

/// Bits of a gram's hash: those of some thousand pieces fill a hundredth of the table.
const HASH: u32 = 18;

/// The pieces of all secrets, in small letters.
#[derive(Debug, Default)]
pub(super) struct Windows {
    /// Sorted, each once.
    pieces: Vec<[u8; WINDOW]>,
    /// A bit for each hash of a gram that occurs in a piece: most looks at a text end here.
    grams: Vec<u64>,
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
        let mut grams = vec![0; 1 << (HASH - u64::BITS.ilog2())];
        for gram in pieces.iter().flat_map(|piece| piece.windows(GRAM)) {
            let hash = hash(gram);
            grams[hash / 64] |= 1 << (hash % 64);
        }
        Self { pieces, grams }
    }

    /// Where pieces stand, joined where they touch; without regard to case.
    pub(super) fn find(&self, text: &[u8]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let Some(last) = text.len().checked_sub(WINDOW).filter(|_| !self.pieces.is_empty()) else { return found };
        for (look, gram) in text.windows(GRAM).enumerate().step_by(STEP) {
            let hash = hash(gram);
            if self.grams[hash / 64] >> (hash % 64) & 1 == 0 {
                continue;
            }
            // All that have this gram.
            for start in look.saturating_sub(STEP - 1)..=look.min(last) {
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
        }
        found
    }
}

/// The same for letters of either size, and for some other bytes: it only says where to look.
fn hash(gram: &[u8]) -> usize {
    let bytes: [u8; GRAM] = gram.try_into().expect("its length");
    let small = u32::from_le_bytes(bytes) | 0x2020_2020;
    (small.wrapping_mul(0x9E37_79B1) >> (u32::BITS - HASH)) as usize
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
