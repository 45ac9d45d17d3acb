//! Lines that fit a terminal, broken only where nobody has to put them together again: between words, and in Japanese
//! between characters; never inside a URL, a path or an option.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter};

/// How a text is wrapped into so many columns.
#[must_use]
pub fn options<'a>(width: usize) -> Options<'a> {
    Options::new(width)
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false)
}

/// Words as Unicode breaks lines, where characters of ASCII that no space divides stay together.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut ends = Vec::new();
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        at += word.word.len() + word.whitespace.len();
        let is_within = line.as_bytes().get(at).is_some_and(u8::is_ascii_graphic)
            && line.as_bytes().get(at - 1).is_some_and(u8::is_ascii_graphic);
        if !is_within {
            ends.push(at);
        }
    }
    let mut start = 0;
    Box::new(ends.into_iter().map(move |end| Word::from(&line[std::mem::replace(&mut start, end)..end])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_as_a_whole_stays_whole() {
        let long = "see https://gitlab.example.com/-/a/b-c/d?e=f&g=h#i and --max-time=10 in /etc/gitlab/gitlab.rb, 日本語の文章です。";
        for width in 1..100 {
            let lines = textwrap::wrap(long, options(width));
            for whole in ["https://gitlab.example.com/-/a/b-c/d?e=f&g=h#i", "--max-time=10", "/etc/gitlab/gitlab.rb,"] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{width}: {lines:?}");
            }
        }
        assert!(textwrap::wrap("日本語の文章です", options(4)).len() > 2, "Japanese is broken between characters");
    }
}
