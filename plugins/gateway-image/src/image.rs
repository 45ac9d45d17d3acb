//! What an image's name says.

/// Major and minor number of a version.
pub(crate) type Minor = (u32, u32);

/// An image's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Image {
    /// Registry and path.
    pub repository: String,
    /// The tag; none where the name has none, or a digest alone.
    pub tag: Option<String>,
    /// The name is a digest, or ends in one.
    pub digest: bool,
}

impl Image {
    /// Reads `registry:5000/path/name:tag@sha256:…`.
    pub(crate) fn read(text: &str) -> Self {
        let (name, digest) = match text.split_once('@') {
            Some((name, _)) => (name, true),
            None if text.starts_with("sha256:") => ("", true),
            None => (text, false),
        };
        // A colon before the last slash belongs to the registry's port.
        let (repository, tag) = match name.rsplit_once(':') {
            Some((repository, tag)) if !tag.contains('/') => (repository, Some(tag.to_owned())),
            _ => (name, None),
        };
        Self { repository: repository.to_owned(), tag, digest }
    }

    /// The version in the tag: that of `self-hosted-v18.5.0-ee`, `v18.5.0` and `18.5`.
    pub(crate) fn minor(&self) -> Option<Minor> {
        let tag = self.tag.as_deref()?;
        let numbers = tag.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
        numbers.filter_map(minor).next()
    }

    /// A tag that is another image tomorrow; no tag and no digest means `latest`.
    pub(crate) fn moves(&self) -> bool {
        let moving = ["latest", "nightly", "main", "master", "edge", "dev"];
        match &self.tag {
            None => !self.digest,
            Some(tag) => {
                let nightly = self.repository.ends_with("/model-gateway-self-hosted") && self.minor().is_none();
                !self.digest && (nightly || tag.split(['-', '_', '.']).any(|word| moving.contains(&word)))
            }
        }
    }

    /// The repository, where it holds GitLab's self-hosted images under their own tags.
    pub(crate) fn own_repository(&self) -> Option<&str> {
        let own = self.repository.rsplit('/').next() == Some("model-gateway")
            || self.tag.as_deref().is_some_and(|tag| tag.starts_with("self-hosted-v"));
        Some(self.repository.as_str()).filter(|repository| own && !repository.is_empty())
    }

    /// One of GitLab's own repositories, under whatever mirror, with a tag of another kind than `self-hosted-…`.
    pub(crate) fn of_another_kind(&self) -> bool {
        let own = self.repository == "model-gateway" || self.repository.ends_with("/model-gateway");
        own && self.tag.as_deref().is_some_and(|tag| !tag.starts_with("self-hosted"))
    }
}

/// `18.5` of `18.5.1` and whatever follows.
pub(crate) fn minor(text: &str) -> Option<Minor> {
    let mut parts = text.split(['.', '-']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::Image;

    #[test]
    fn names() {
        let long = "registry.gitlab.com/gitlab-org/modelops/applied-ml/code-suggestions/ai-assist/model-gateway";
        let mirror = "harbor.example.jp:5000/ai/aigw";
        for (text, minor, moves, of_another_kind, own) in [
            (format!("{long}:self-hosted-v18.5.2-ee"), Some((18, 5)), false, false, Some(long)),
            (format!("{long}:v1.47.0"), Some((1, 47)), false, true, Some(long)),
            (format!("{long}:latest"), None, true, true, Some(long)),
            (
                "gitlab/model-gateway:self-hosted-v18.10.0-ee@sha256:ab12".into(),
                Some((18, 10)),
                false,
                false,
                Some("gitlab/model-gateway"),
            ),
            ("gitlab/model-gateway-self-hosted:8c0ffee".into(), None, true, false, None),
            (mirror.into(), None, true, false, None),
            (format!("{mirror}:18.5"), Some((18, 5)), false, false, None),
            (format!("{mirror}:self-hosted-v18.5.0-ee"), Some((18, 5)), false, false, Some(mirror)),
            ("aigw:prod".into(), None, false, false, None),
            ("sha256:0123".into(), None, false, false, None),
        ] {
            let image = Image::read(&text);
            assert_eq!(
                (image.minor(), image.moves(), image.of_another_kind(), image.own_repository()),
                (minor, moves, of_another_kind, own),
                "{text}"
            );
        }
    }
}
