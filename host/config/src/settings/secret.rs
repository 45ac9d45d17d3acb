//! Which variables are secrets, and what is secret inside of them. Pure. In doubt a value is kept:
//! a check can do without, and nobody can take it back.

/// Parts of names that mark a secret.
const NAMES: [&str; 10] =
    ["KEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "CREDENTIAL", "HEADERS", "COOKIE", "DSN"];

/// Names with such a part that hold a path or a switch, and no secret.
const NOT_SECRET: [&str; 6] =
    ["KEY_FILE", "CERT_FILE", "BYPASS_JWT_SIGNATURE", "BYPASS_EXTERNAL_WITH_HEADER", "MAX_TOKENS", "SELF_SIGN_TOKENS"];

/// Beginnings of values that are secrets whatever they are called: tokens of GitLab, of model
/// services and hubs, signed tokens.
const BEGINNINGS: [&str; 5] = ["glpat-", "sk-", "hf_", "eyJ", "Bearer "];

/// Characters of a header's value that is hidden wherever it stands; shorter ones are words such as
/// `production`, and would be hidden all over a report.
const HEADER: usize = 12;

/// True for a value that no guest may see.
pub fn is_secret(name: &str, value: &str) -> bool {
    if value.is_empty() {
        return false;
    }
    if password(name, value).is_some() || value.contains("PRIVATE KEY-----") {
        return true;
    }
    if BEGINNINGS.iter().any(|beginning| value.starts_with(beginning)) {
        return true;
    }
    let upper = name.to_uppercase();
    NAMES.iter().any(|part| upper.contains(part)) && !NOT_SECRET.iter().any(|part| upper.contains(part))
}

/// What is secret by itself inside of a value, as it is written and as it is meant: the password of
/// a URL, the values of headers.
pub fn inside(name: &str, value: &str) -> Vec<String> {
    let mut found: Vec<String> = password(name, value).into_iter().collect();
    if name.to_uppercase().contains("HEADERS") {
        // As OpenTelemetry writes them: `name=value,name=value`.
        let values = value.split(',').filter_map(|header| Some(header.split_once('=')?.1.trim().to_owned()));
        found.extend(values.filter(|value| value.len() >= HEADER));
    }
    if let Some(token) = value.strip_prefix("Bearer ") {
        found.push(token.trim().to_owned());
    }
    let meant = |text: &String| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let meant: Vec<String> = found.iter().map(meant).collect();
    // Of `Bearer abc` the second word is the secret.
    let words = meant.iter().filter_map(|text| Some(text.rsplit_once(' ')?.1.to_owned())).collect::<Vec<_>>();
    found.into_iter().chain(meant).chain(words).collect()
}

/// The password in a URL, such as a proxy's, which is often written without a scheme.
fn password(name: &str, value: &str) -> Option<String> {
    let of = |url: &str| url::Url::parse(url).ok()?.password().map(str::to_owned);
    let is_proxy = name.to_uppercase().contains("PROXY");
    of(value).or_else(|| is_proxy.then(|| of(&format!("http://{value}"))).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_name_by_form_and_by_what_they_hold() {
        for (name, value) in [
            ("MODEL_API_KEY", "canary"),
            ("otel_exporter_otlp_headers", "a=b"),
            ("DATABASE_URL", "postgres://user:canary@host/db"),
            ("HTTPS_PROXY", "http://user:canary@proxy:3128"),
            ("https_proxy", "user:canary@proxy:3128"),
            ("HARMLESS", "glpat-canary"),
            ("PEM", "-----BEGIN RSA PRIVATE KEY-----\nabc"),
        ] {
            assert!(is_secret(name, value), "{name}={value}");
        }
    }

    #[test]
    fn everything_else_is_none() {
        for (name, value) in [
            ("EMPTY_TOKEN", ""),
            ("AIGW_MTLS__KEY_FILE", "/key.pem"),
            ("AIGW_GITLAB_URL", "https://gitlab.example.com"),
            ("HTTPS_PROXY", "http://proxy:3128"),
            ("TIME", "12:30@noon"),
            ("CERTIFICATE", "-----BEGIN CERTIFICATE-----"),
        ] {
            assert!(!is_secret(name, value), "{name}={value}");
        }
    }

    #[test]
    fn what_is_secret_by_itself_is_found_inside() {
        let found = inside("HTTPS_PROXY", "http://user:canary%2F2@proxy:1");
        assert!(found.contains(&"canary%2F2".to_owned()) && found.contains(&"canary/2".to_owned()), "{found:?}");
        let found = inside("OTEL_HEADERS", "a=canary-header,b=prod,authorization=Bearer%20canary2");
        assert!(found.contains(&"canary-header".to_owned()) && found.contains(&"canary2".to_owned()), "{found:?}");
        assert!(inside("X", "Bearer canary3").contains(&"canary3".to_owned()));
        assert_eq!(inside("MODEL_API_KEY", "canary"), Vec::<String>::new());
    }

    #[test]
    fn a_headers_value_of_twelve_characters_is_secret_and_a_shorter_one_is_a_word() {
        assert_eq!(inside("OTEL_HEADERS", "a=123456789012"), ["123456789012", "123456789012"]);
        assert_eq!(inside("OTEL_HEADERS", "a=12345678901"), Vec::<String>::new());
    }
}
