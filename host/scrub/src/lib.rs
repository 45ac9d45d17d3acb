//! Masks known secrets wherever bytes leave the host: towards guests, reports and recordings.
//!
//! Every secret is known by its exact value and in base64 at each of the three alignments (so also
//! inside `user:secret`). A text is searched as it stands, and again without its escapes (percent
//! and JSON) and without its line breaks (base64 is often wrapped), so that it does not matter what
//! somebody chose to escape. A text that ends inside a secret was cut there, and loses the piece.
//! Tokens that GitLab hands out during a run are known by their form.
//! A mask has the length of what it hides, so that offsets, chunk borders and JSON stay as they are.

mod tokens;
mod view;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use view::View;

/// A secret shorter than this would be masked all over every answer, and protects nothing.
pub const MINIMUM_SECRET: usize = 4;

/// What a hidden character shows as.
const MASK: u8 = b'*';

/// Characters of a base64 form that do not depend on the neighbours; shorter forms would match by chance.
const MINIMUM_BASE64: usize = 8;

/// Characters of a secret's beginning that are hidden at the end of a text. Fewer are the common
/// start of a kind of token (`glpat-`), and give nothing away.
const CUT: usize = 8;

/// Bytes by which a form is looked for before it is compared as a whole: the time to make the
/// automaton grows with the bytes in it, and keys have thousands.
const HEAD: usize = 16;

/// Characters of a secret that is also found across line breaks; shorter ones would match by chance.
const WRAPPED: usize = 16;

/// Knows every secret of the run.
#[derive(Debug, Clone, Default)]
pub struct Scrubber {
    known: Option<Arc<Known>>,
}

#[derive(Debug)]
struct Known {
    /// The beginnings of everything that is hidden.
    heads: AhoCorasick,
    /// For each head, what begins with it, the longest first.
    forms: Vec<Vec<Vec<u8>>>,
    /// The beginnings of `cut`, in its order.
    beginnings: AhoCorasick,
    /// What a text may end inside of.
    cut: Vec<Vec<u8>>,
    /// The longest of `cut`.
    longest: usize,
}

impl Scrubber {
    /// Knows these values. Shorter ones than [`MINIMUM_SECRET`] are left out: they are refused
    /// as credentials, and as settings they are no secrets.
    #[must_use]
    pub fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut forms: Vec<Vec<u8>> = Vec::new();
        let mut cut: Vec<Vec<u8>> = Vec::new();
        for secret in secrets {
            forms.extend(forms_of(secret));
            // A key of many lines is also known by each long line.
            let lines = secret.lines().filter(|line| line.len() >= WRAPPED && !line.starts_with("-----"));
            cut.extend(lines.flat_map(forms_of));
            if secret.lines().count() == 1 {
                cut.extend(forms_of(secret));
            }
        }
        cut.retain(|form| form.len() > CUT);
        sort(&mut cut);
        forms.extend(cut.iter().cloned());
        if forms.is_empty() {
            return Self::default();
        }
        let mut by_head: BTreeMap<Vec<u8>, Vec<Vec<u8>>> = BTreeMap::new();
        for form in forms {
            by_head.entry(form[..form.len().min(HEAD)].to_vec()).or_default().push(form);
        }
        by_head.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.len())));
        let bounded = "secrets are bounded in size by the files that they come from";
        let longest = cut.iter().map(Vec::len).max().unwrap_or_default();
        let known = Known {
            heads: AhoCorasick::new(by_head.keys()).expect(bounded),
            forms: by_head.into_values().collect(),
            beginnings: AhoCorasick::new(cut.iter().map(|form| &form[..CUT])).expect(bounded),
            cut,
            longest,
        };
        Self { known: Some(Arc::new(known)) }
    }

    /// Masks in place.
    pub fn scrub_bytes(&self, bytes: &mut [u8]) {
        for range in self.hidden(bytes) {
            bytes[range].fill(MASK);
        }
    }

    /// Masks in place.
    pub fn scrub(&self, text: &mut String) {
        let hidden = self.hidden(text.as_bytes());
        if hidden.is_empty() {
            return;
        }
        let mut bytes = std::mem::take(text).into_bytes();
        for range in hidden {
            bytes[range].fill(MASK);
        }
        *text = String::from_utf8_lossy(&bytes).into_owned();
    }

    /// A masked copy.
    #[must_use]
    pub fn scrubbed(&self, text: &str) -> String {
        let mut text = text.to_owned();
        self.scrub(&mut text);
        text
    }

    fn hidden(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        let mut hidden = tokens::find(bytes);
        let Some(known) = &self.known else { return hidden };
        hidden.extend(known.find(bytes, 0));
        let mut look = |view: &View, least: usize| {
            hidden.extend(known.find(view.bytes(), least).into_iter().map(|range| view.origin(range)));
        };
        if let Some(view) = View::without_percent(bytes) {
            look(&view, 0);
        }
        let unescaped = View::without_backslashes(bytes);
        if let Some(view) = &unescaped {
            look(view, 0);
        }
        if let Some(view) = View::without_breaks(bytes, unescaped.as_ref()) {
            look(&view, WRAPPED);
        }
        hidden
    }
}

impl Known {
    /// Where secrets of at least this length stand, and the beginning of one at the end.
    fn find(&self, bytes: &[u8], least: usize) -> Vec<Range<usize>> {
        let mut hidden: Vec<Range<usize>> = Vec::new();
        for head in self.heads.find_overlapping_iter(bytes) {
            let rest = &bytes[head.start()..];
            let form = self.forms[head.pattern().as_usize()].iter().find(|form| rest.starts_with(form));
            let Some(form) = form.filter(|form| form.len() >= least) else { continue };
            let end = head.start() + form.len();
            // Secrets can overlap; a text made of nothing else must not make as many ranges as it has bytes.
            match hidden.last_mut() {
                Some(last) if last.start <= head.start() && head.start() <= last.end => last.end = last.end.max(end),
                _ => hidden.push(head.start()..end),
            }
        }
        hidden.extend(self.cut_off(bytes));
        hidden
    }

    fn cut_off(&self, bytes: &[u8]) -> Option<Range<usize>> {
        let from = bytes.len().saturating_sub(self.longest);
        let end = &bytes[from..];
        let begun = self
            .beginnings
            .find_overlapping_iter(end)
            .find(|begun| self.cut[begun.pattern().as_usize()].starts_with(&end[begun.start()..]));
        begun.map(|begun| from + begun.start()..bytes.len())
    }
}

fn sort(forms: &mut Vec<Vec<u8>>) {
    forms.sort();
    forms.dedup();
}

fn forms_of(secret: &str) -> Vec<Vec<u8>> {
    if secret.chars().count() < MINIMUM_SECRET {
        return Vec::new();
    }
    let mut forms = vec![secret.as_bytes().to_vec(), form_encoded(secret).into_bytes()];
    for before in 0..3 {
        let mut padded = vec![0; before];
        padded.extend_from_slice(secret.as_bytes());
        for engine in [&STANDARD, &URL_SAFE] {
            let text = engine.encode(&padded).trim_end_matches('=').to_owned();
            // The first characters mix in what stands before, the last one what stands behind.
            let start = (before * 4).div_ceil(3);
            let end = padded.len() * 4 / 3;
            if end > start && end - start >= MINIMUM_BASE64 {
                forms.push(text.as_bytes()[start..end].to_vec());
            }
        }
    }
    forms
}

/// As a query string writes it: a space is `+`, which no escape tells.
fn form_encoded(secret: &str) -> String {
    url::form_urlencoded::byte_serialize(secret.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

    use super::*;

    const SECRET: &str = "glpat-Ca/na+ry\"42";

    fn scrubbed(text: &str) -> String {
        Scrubber::new([SECRET]).scrubbed(text)
    }

    #[test]
    fn masks_a_secret_in_every_form_in_which_it_travels() {
        let percent = utf8_percent_encode(SECRET, NON_ALPHANUMERIC).to_string();
        let mut forms = vec![
            SECRET.to_owned(),
            serde_json::to_string(SECRET).expect("JSON"),
            r#"glpat-Ca\/na\u002Bry\"42"#.to_owned(),
            r"glpat-Ca/na+ry\x2242".to_owned(),
            percent.to_lowercase().replace("ca", "Ca"),
            percent,
            "glpat-Ca%2fna%2Bry%2242".to_owned(),
            form_encoded(SECRET),
        ];
        for before in ["", "u", "us", "user:"] {
            for behind in ["", "x", "xy"] {
                forms.push(STANDARD.encode(format!("{before}{SECRET}{behind}")));
                forms.push(URL_SAFE.encode(format!("{before}{SECRET}{behind}")));
                let wrapped = STANDARD.encode(format!("{before}{SECRET}{behind}"));
                forms.push(format!("{}\n{}", &wrapped[..9], &wrapped[9..]));
            }
        }
        for form in forms {
            let text = scrubbed(&format!("a {form} z"));
            assert!(text.contains("********"), "{form} became {text}");
            assert!(!text.contains("na") && !text.contains("42"), "{form} became {text}");
            assert_eq!(text.len(), form.len() + 4);
        }
    }

    #[test]
    fn leaves_everything_else_as_it_is() {
        for text in ["glpat-other 日本語", r"a\u00 %4 \x \ud800 \", "100% of it\nglpat-\nC"] {
            assert_eq!(scrubbed(text), text);
        }
        assert_eq!(Scrubber::new([]).scrubbed(SECRET), SECRET);
        assert_eq!(Scrubber::new(["abc"]).scrubbed("abc"), "abc");
    }

    #[test]
    fn a_text_that_was_cut_inside_a_secret_loses_the_piece() {
        assert_eq!(scrubbed("token glpat-Ca/n"), "token **********");
        assert_eq!(scrubbed("token glpat-C"), "token glpat-C");
        assert_eq!(scrubbed("glpat-Ca/n and more"), "glpat-Ca/n and more");
        assert_eq!(scrubbed(r"token glpat-Ca\/n"), "token ***********");
    }

    #[test]
    fn knows_the_single_lines_of_a_key() {
        let key =
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nAQEFAASCBKcwggSjAgEAAoIB\n-----END PRIVATE KEY-----";
        let text = Scrubber::new([key]).scrubbed("line AQEFAASCBKcwggSjAgEAAoIB here");
        assert_eq!(text, "line ************************ here");
        let wrapped = STANDARD.encode(key);
        let wrapped =
            wrapped.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join("\n");
        let text = Scrubber::new([key]).scrubbed(&wrapped);
        assert!(text.bytes().all(|byte| matches!(byte, b'*' | b'\n' | b'=')), "{text}");
    }
}
