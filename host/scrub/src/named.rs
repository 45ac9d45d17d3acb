//! Secrets by the name in front of them: headers, variables, fields and parameters, as logs and screens print them.

use std::sync::LazyLock;

use regex::Regex;

/// What stands behind such a name, up to what ends it. Names are whole or the last part of one: `x-api-key`,
/// `AIGW_CUSTOM_MODELS__API_KEY`, `litellm.api_key`.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    const NAMES: &str = r"(?:[a-z0-9.]*[_-])*(?:api[-_]?key|apikey|access[-_]?key(?:[-_]?id)?|secret|secret[-_]?key|secret[-_]?access[-_]?key|signing[-_]?key|private[-_]?key|master[-_]?key|subscription[-_]?key|private[-_]?token|job[-_]?token|bearer[-_]?token[a-z_]*|access[-_]?token|auth[-_]?token|refresh[-_]?token|session[-_]?token|security[-_]?token|id[-_]?token|client[-_]?secret|credential|signature|passwd|password|passphrase|authorization|cookie|set-cookie)s?";
    let pattern = format!(
        r#"(?i)\b{NAMES}(?:\\*["'])?\s?(?:=>|[=:])\s?(?:b?\\*["'])?(?:(?:basic|bearer|token|digest|negotiate|apikey|aws4-hmac-sha256)\s+)?(?P<value>[^\s"'\\,;&<>(){{}}\[\]]{{4,}})"#
    );
    Regex::new(&pattern).expect("a regular expression")
});

/// What is one of these is no value: words that say that none is there.
const NONE: [&str; 12] =
    ["None", "null", "nil", "true", "false", "missing", "invalid", "required", "not", "unset", "undefined", "is"];

/// A text without what stands behind names of secrets. A mask has the length of what it hides.
#[must_use]
pub fn named(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for found in NAMED.captures_iter(text).filter_map(|found| found.name("value")) {
        let value = found.as_str();
        if NONE.iter().any(|none| value.trim_end_matches(['.', ':']).eq_ignore_ascii_case(none)) {
            continue;
        }
        masked.push_str(&text[end..found.start()]);
        masked.extend(std::iter::repeat_n('*', value.len()));
        end = found.end();
    }
    masked.push_str(&text[end..]);
    masked
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn what_a_name_gives_away_is_masked() {
        for text in [
            "headers {'api-key': 'CANARY'}",
            "aws_secret_access_key=CANARY invalid",
            "AWS_BEARER_TOKEN_BEDROCK=CANARY invalid",
            "x-api-key: CANARY is invalid",
            "https://x.example/v1?api_key=CANARY&x=1",
            "PRIVATE-TOKEN: CANARY refused",
            "{\"password\":\"CANARY\"}",
            "{\\\"client_secret\\\": \\\"CANARY\\\"}",
            "Authorization: Basic CANARY",
            "Authorization: CANARY",
            "header value b'Bearer CANARY'; authorization: Bearer CANARY",
            "AIGW_SELF_SIGNED_JWT__SIGNING_KEY=CANARY",
            "\"api_key\"=>\"CANARY\"",
            "Cookie: _gitlab_session=CANARY",
            "LITELLM_MASTER_KEY='CANARY'",
            "X-Amz-Signature=CANARY",
            "X-Amz-Security-Token=CANARY",
            "subscription-key: CANARY",
        ] {
            let canary = "q7rt9x2m";
            let text = text.replace("CANARY", canary);
            let behind = named(&text).replace(&format!("Bearer {canary}'"), "");
            assert!(!behind.contains(canary), "{text} -> {behind}");
            assert_eq!(named(&text).len(), text.len());
        }
    }

    #[test]
    fn words_about_secrets_are_left() {
        for text in [
            "api_key client option must be set",
            "Incorrect API key provided: ****",
            "API_KEY=None",
            "the token: not yet valid",
            "Signature verification failed",
            "No api key passed in.",
            "password: required",
        ] {
            assert_eq!(named(text), text);
        }
    }
}
