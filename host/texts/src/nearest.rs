//! The pages nearest to a text that nothing explains: those that share words with it that few pages have.

use std::collections::{BTreeMap, BTreeSet};

/// Pages that are named: more are no help.
const PAGES: usize = 3;

/// Bytes of a text that are looked at: a question, or some lines of a log.
const TEXT: usize = 8 * 1024;

/// Words in common without which a page is not near; one alone, and any page with it would be.
const COMMON: usize = 2;

/// Part of what a text says that a near page must say too; a line of a log shares its everyday words with any page.
const SHARE: f64 = 0.3;

/// Letters of a word at least; shorter ones stand in every page.
const LETTERS: usize = 3;

/// The places of those among these pages that are nearest to a text, the nearest first.
#[must_use]
pub fn nearest(text: &str, pages: &[String]) -> Vec<usize> {
    let asked = words(&text[..text.floor_char_boundary(TEXT.min(text.len()))]);
    let pages: Vec<BTreeSet<String>> = pages.iter().map(|page| words(page)).collect();
    let mut having: BTreeMap<&str, usize> = BTreeMap::new();
    for word in pages.iter().flatten() {
        *having.entry(word).or_default() += 1;
    }
    // What half of the pages have tells nothing.
    let weight =
        |word: &str| (pages.len() as f64 / 2.0 / having.get(word).map_or(1.0, |&count| count as f64)).ln().max(0.0);
    let all: f64 = asked.iter().map(|word| weight(word)).sum();
    let mut near: Vec<(f64, usize)> = Vec::new();
    for (place, page) in pages.iter().enumerate() {
        let common: Vec<f64> =
            asked.intersection(page).map(|word| weight(word)).filter(|weight| *weight > 0.0).collect();
        // A long page has more words of every kind.
        let length = (page.len() as f64).sqrt();
        let said: f64 = common.iter().sum();
        if common.len() >= COMMON.min(asked.len()) && said > 0.0 && said >= SHARE * all {
            near.push((said / length, place));
        }
    }
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    near.truncate(PAGES);
    near.into_iter().map(|(_, place)| place).collect()
}

/// Words of letters and digits; of scripts without blanks every two signs that stand side by side.
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for part in text.split(|sign: char| !sign.is_alphanumeric()) {
        let is_packed = |sign: &char| matches!(*sign, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        let signs: Vec<char> = part.chars().collect();
        for run in signs.chunk_by(|one, other| is_packed(one) == is_packed(other)) {
            if is_packed(&run[0]) {
                words.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else if run.len() >= LETTERS {
                words.insert(run.iter().collect::<String>().to_lowercase());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<String> {
        [
            "The certificate of GitLab is not trusted by the gateway. Set REQUESTS_CA_BUNDLE.",
            "The license of GitLab does not include the feature of the gateway.",
            "The model of the gateway answers slowly. Raise the timeout.",
            "GitLabの証明書が信頼されていません。",
            "モデルの応答が遅いです。タイムアウトを延長します。",
            "The seat of the user of GitLab is missing.",
        ]
        .map(str::to_owned)
        .into()
    }

    #[test]
    fn words_that_few_pages_have_decide() {
        assert_eq!(nearest("is our certificate trusted?", &pages()).first(), Some(&0));
        assert_eq!(nearest("slow model timeout", &pages()).first(), Some(&2));
        assert_eq!(nearest("証明書が信頼されない", &pages()).first(), Some(&3));
        assert_eq!(nearest("タイムアウトになる", &pages()).first(), Some(&4));
    }

    #[test]
    fn what_has_nothing_in_common_is_not_near() {
        for text in ["the ninth dwarf has left", "", "of the", "0", "今日は晴れ"] {
            assert!(nearest(text, &pages()).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_text_that_says_much_else_is_not_near() {
        assert_eq!(nearest("our certificate is trusted", &pages()), [0]);
        assert!(nearest("our certificate is trusted, and today seven new colleagues came aboard", &pages()).is_empty());
    }

    #[test]
    fn three_pages_are_named_and_8_kibibytes_looked_at() {
        let pages: Vec<String> =
            (0..8).map(|number| if number < 4 { "seldom words" } else { "other page" }.to_owned()).collect();
        assert!(nearest("seldom words", &pages).is_empty(), "half of them have these");
        let mut more = pages.clone();
        more.extend((0..8).map(|_| "other page".to_owned()));
        assert_eq!(nearest("seldom words", &more), [0, 1, 2]);
        let behind = |blanks: usize| nearest(&format!("{}seldom words", " ".repeat(blanks)), &more).len();
        assert_eq!((behind(8 * 1024 - "seldom words".len()), behind(8 * 1024)), (3, 0));
    }
}
