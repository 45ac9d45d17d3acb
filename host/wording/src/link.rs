//! Pages of documentation in the reader's language.

use crate::Language;

/// Where GitLab's documentation stands.
const GITLAB: &str = "https://docs.gitlab.com/";

/// A link to the same page in a language; as it is where that page has no other language.
///
/// Without a version: of older releases only some have their pages, and who cannot follow a link has none.
#[must_use]
pub fn link(link: &str, language: Language) -> String {
    match (link.strip_prefix(GITLAB), language) {
        (Some(page), Language::Japanese) => format!("{GITLAB}ja-jp/{page}"),
        _ => link.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_gitlab_are_those_of_the_readers_language() {
        let page = "https://docs.gitlab.com/install/install_ai_gateway/#ai-gateway-images";
        assert_eq!(link(page, Language::English), page);
        let japanese = "https://docs.gitlab.com/ja-jp/install/install_ai_gateway/#ai-gateway-images";
        assert_eq!(link(page, Language::Japanese), japanese);
        let other = "https://docs.gitlab.com.example.com/a";
        assert_eq!(link(other, Language::Japanese), other);
    }
}
