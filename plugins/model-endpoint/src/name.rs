//! Model names: which served one is meant by a name that is not served.

use strsim::damerau_levenshtein;

/// True where the server's list has the name. Ollama adds a tag to names without one.
pub(crate) fn is_listed(name: &str, served: &[String]) -> bool {
    let tagged = format!("{name}:latest");
    served.iter().any(|id| id == name || *id == tagged || format!("{id}:latest") == name)
}

/// The served name that is most likely meant: the whole identifier where the server really serves
/// a name with the provider in it, the same name in other letters or with an owner before it,
/// the only one there is, or the nearest by spelling.
pub(crate) fn nearest<'a>(name: &str, identifier: &str, served: &'a [String]) -> Option<&'a str> {
    let all = || served.iter().map(String::as_str);
    let doubled = format!("custom_openai/{name}");
    let last = |id: &str| id.rsplit('/').next().unwrap_or_default().to_lowercase();
    if let Some(id) = all().find(|id| *id == identifier || *id == doubled) {
        return Some(id);
    }
    if let Some(id) = all().find(|id| last(id) == last(name)) {
        return Some(id);
    }
    if let [only] = served {
        return Some(only);
    }
    let nearest =
        all().map(|id| (damerau_levenshtein(&last(name), &last(id)), id)).min_by_key(|(distance, _)| *distance);
    // Beyond a third of the letters the likeness is chance.
    nearest.filter(|(distance, _)| *distance <= (last(name).chars().count() / 3).max(2)).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest_of(name: &str, served: &[&str]) -> Option<String> {
        let served: Vec<String> = served.iter().map(|&id| id.into()).collect();
        nearest(name, &format!("custom_openai/{name}"), &served).map(Into::into)
    }

    #[test]
    fn the_name_that_is_meant() {
        assert_eq!(nearest_of("mistrol", &["codegemma", "mistral"]).as_deref(), Some("mistral"));
        assert_eq!(
            nearest_of("mistral", &["codegemma", "custom_openai/mistral"]).as_deref(),
            Some("custom_openai/mistral")
        );
        assert_eq!(
            nearest_of("Mistral-7B", &["codegemma", "mistralai/mistral-7b"]).as_deref(),
            Some("mistralai/mistral-7b")
        );
        assert_eq!(nearest_of("anything", &["mistral"]).as_deref(), Some("mistral"));
        assert_eq!(nearest_of("anything", &["mistral", "codegemma"]), None);
        assert_eq!(nearest_of("anything", &[]), None);
    }

    #[test]
    fn tags_of_ollama() {
        let served = ["mistral:latest".to_owned(), "codegemma:2b".to_owned()];
        assert!(is_listed("mistral", &served));
        assert!(!is_listed("codegemma", &served));
        assert!(is_listed("mistral:latest", &["mistral".to_owned()]));
    }
}
