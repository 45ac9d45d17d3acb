//! Inputs made of others: the same ones in every run.

/// Changes of one input, at most.
const CHANGES: u64 = 4;

/// Pieces that mean something to some reader, as libFuzzer takes them: `"PIECE"` a line.
const TOKENS: &str = include_str!("../../tokens.dict");

/// The tokens as they are. Escapes are `\\`, `\"` and `\xNN`.
fn tokens() -> Vec<Vec<u8>> {
    let quoted = TOKENS.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    let token = |text: &str| {
        let (mut bytes, mut rest) = (Vec::new(), text);
        while let Some(first) = rest.bytes().next() {
            let (byte, length) = match rest.strip_prefix("\\x") {
                Some(digits) => (u8::from_str_radix(&digits[..2], 16).expect("two digits"), 4),
                None if first == b'\\' => (rest.as_bytes()[1], 2),
                None => (first, 1),
            };
            bytes.push(byte);
            rest = &rest[length..];
        }
        bytes
    };
    quoted.map(token).collect()
}

/// Small, quick, and the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`; zero where that is zero.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end as u64).max(1)).expect("below a length")
    }
}

/// Mutations of a corpus, without end.
pub(crate) struct Mutations<'a> {
    corpus: &'a [Vec<u8>],
    tokens: Vec<Vec<u8>>,
    random: Random,
}

impl<'a> Mutations<'a> {
    pub(crate) fn new(corpus: &'a [Vec<u8>]) -> Self {
        Self { corpus, tokens: tokens(), random: Random(1) }
    }

    pub(crate) fn next(&mut self) -> Vec<u8> {
        let mut input = self.any().to_vec();
        for _ in 0..=self.random.next() % CHANGES {
            self.change(&mut input);
        }
        input
    }

    fn any(&mut self) -> &'a [u8] {
        &self.corpus[self.random.below(self.corpus.len())]
    }

    fn change(&mut self, input: &mut Vec<u8>) {
        let at = self.random.below(input.len() + 1);
        let length = 1 + self.random.below(16);
        let end = (at + length).min(input.len());
        match self.random.below(7) {
            0 if at < input.len() => input[at] ^= 1 << self.random.below(8),
            1 if at < input.len() => input[at] = self.random.next().to_le_bytes()[0],
            2 => drop(input.drain(at..end)),
            3 => input.truncate(at),
            4 => {
                let again = input[at..end].to_vec();
                let to = self.random.below(input.len() + 1);
                drop(input.splice(to..to, again));
            }
            5 => {
                let other = self.any();
                let from = self.random.below(other.len() + 1);
                let to = (from + self.random.below(64)).min(other.len());
                drop(input.splice(at..end, other[from..to].iter().copied()));
            }
            _ => {
                let token = self.random.below(self.tokens.len());
                drop(input.splice(at..at, self.tokens[token].iter().copied()));
            }
        }
    }
}
