//! What is said to people: links that lead somewhere, and Japanese in one style and in the words of GitLab's pages.

use std::collections::BTreeSet;
use std::path::PathBuf;

use regex::Regex;

use crate::support::{core, root};

const DOCUMENTATION: &str = "https://docs.gitlab.com/";

/// Anchors of the documentation that were seen, by language and page.
const ANCHORS: &str = include_str!("links.tsv");

/// An anchor that was seen leads somewhere; of a page in Japanese the anchors are the English ones.
#[test]
fn every_link_of_a_check_leads_to_a_page_and_an_anchor() {
    let rows = ANCHORS.lines().filter(|line| !line.starts_with('#'));
    let rows: BTreeSet<(&str, &str, &str)> = rows
        .map(|row| {
            let columns: Vec<&str> = row.split('\t').collect();
            (columns[0], columns[1], columns[2])
        })
        .collect();
    for check in core() {
        for link in &check.description.links {
            let Some(link) = link.strip_prefix(DOCUMENTATION) else { continue };
            let (page, anchor) = link.split_once('#').unwrap_or((link, ""));
            let page = page.trim_end_matches('/');
            assert!(rows.contains(&("en", page, anchor)), "{}: {link} is no anchor that was seen", check.id());
            let is_japanese = rows.iter().any(|row| (row.0, row.1) == ("ja", page));
            assert!(is_japanese, "{}: {page} has no page in Japanese", check.id());
        }
    }
}

/// Words that GitLab's Japanese pages do not use, with theirs.
const OTHER_WORDS: [(&str, &str); 12] = [
    ("エージェントプラットフォーム", "Agent Platform"),
    ("エージェント型チャット", "Agentic Chat"),
    ("従来のチャット", "クラシックチャット"),
    ("エディター", "エディタ"),
    ("ライセンス鍵", "ライセンスキー"),
    ("リクエストタイムアウト", "リクエストのタイムアウト"),
    ("もう一度チェック", "再度チェックを実行"),
    ("待たされ", "応答を待った末に、遅延が発生"),
    ("終わりのない応答", "終了しない応答"),
    ("正常でも分からない", "合格しても確認できない"),
    ("18.8で廃止", "18.9で削除"),
    ("送信リクエストのフィルター", "アウトバウンドリクエスト"),
];

/// Every file with Japanese words that people read.
fn japanese() -> Vec<(PathBuf, String)> {
    let below = |folder: &str| walkdir(&root().join(folder));
    let words = ["plugins", "host/wording/locales", "sdk/templates"].into_iter().flat_map(below);
    let words = words.filter(|path| {
        path.ends_with("ja.ftl")
            || path.parent().is_some_and(|folder| folder.components().any(|part| part.as_os_str() == "ja"))
    });
    let scenarios = below("host/simulator/scenarios");
    words.chain(scenarios).filter_map(|path| Some((path.clone(), std::fs::read_to_string(path).ok()?))).collect()
}

fn walkdir(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").filter_map(|entry| Some(entry.ok()?.path()));
    entries.flat_map(|path| if path.is_dir() { walkdir(&path) } else { vec![path] }).collect()
}

#[test]
fn japanese_uses_the_words_of_gitlabs_pages() {
    let files = japanese();
    assert!(files.len() > 30, "{} files", files.len());
    let mut wrong = Vec::new();
    for (path, text) in &files {
        for (other, right) in OTHER_WORDS.iter().filter(|(other, _)| text.contains(other)) {
            wrong.push(format!("{}: {other}, write {right}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Brackets beside Japanese are full-width; those of code, which stand beside Latin letters, are not.
#[test]
fn japanese_has_full_width_brackets() {
    const LETTER: &str = r"[\p{Hiragana}\p{Katakana}\p{Han}ー]";
    let half = Regex::new(&format!(r"{LETTER}\(|\({LETTER}|{LETTER}\)")).expect("a regular expression");
    let wrong: Vec<String> = japanese()
        .iter()
        .flat_map(|(path, text)| {
            let lines = text.lines().filter(|line| half.is_match(line));
            lines.map(|line| format!("{}: {line}", path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
