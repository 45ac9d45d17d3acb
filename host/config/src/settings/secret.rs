//! Which variables are secrets, and what is secret inside of them. Pure. In doubt a value is kept:
//! a check can do without, and nobody can take it back.

/// Parts of names that mark a secret.
const NAMES: [&str; 17] = [
    "KEY",
    "TOKEN",
    "SECRET",
    "PASS",
    "PWD",
    "CREDENTIAL",
    "HEADERS",
    "COOKIE",
    "DSN",
    "AUTHORIZATION",
    "JWT",
    "SIGNATURE",
    "CONNECTION_STRING",
    "WEBHOOK",
    "PRIVATE",
    "SALT",
    "SAS_",
];

/// Names with such a part that hold a path, a switch or a number, and no secret.
const NOT_SECRET: [&str; 9] = [
    "KEY_FILE",
    "CERT_FILE",
    "BYPASS_JWT_SIGNATURE",
    "BYPASS_EXTERNAL",
    "BYPASS_EXTERNAL_WITH_HEADER",
    "DUO_CHAT__MAX_TOKENS",
    "SELF_SIGN_TOKENS",
    "OLDPWD",
    "PWD",
];

/// Settings that are known to hold no secret, unless a part of the name or the value says otherwise. A variable that
/// nobody knows is a secret: a private check may ask for anything.
const HARMLESS: [&str; 47] = [
    "ALL_PROXY",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "CLOUD_CONNECTOR_SELF_SIGN_TOKENS",
    "CURL_CA_BUNDLE",
    "DUO_AGENT_PLATFORM_SERVICE_SECURE",
    "EDITOR",
    "ENABLE_DUO_WORKFLOW_SERVICE",
    "EXTERNAL_URL",
    "GITLAB_HOST",
    "GITLAB_URL",
    "GOOGLE_CLOUD_PROJECT",
    "GPG_KEY",
    "HOME",
    "HOSTNAME",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "KUBERNETES_SERVICE_HOST",
    "KUBERNETES_SERVICE_PORT",
    "LANG",
    "LC_ALL",
    "LITELLM_LOG",
    "LLM_DEBUG",
    "LOGNAME",
    "LOG_LEVEL",
    "NODE_EXTRA_CA_CERTS",
    "NO_PROXY",
    "OLDPWD",
    "PATH",
    "PORT",
    "PROMETHEUS_METRICS__ADDR",
    "PROMETHEUS_METRICS__PORT",
    "PWD",
    "PYTHONPATH",
    "PYTHON_VERSION",
    "RAILS_ENV",
    "REQUESTS_CA_BUNDLE",
    "SHELL",
    "SHLVL",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "SSL_VERIFY",
    "TERM",
    "TMPDIR",
    "TZ",
    "USER",
    "VIRTUAL_ENV",
];

/// Beginnings of such names.
const HARMLESS_BEGINNINGS: [&str; 2] = ["AIGW_", "DUO_WORKFLOW_"];

/// Beginnings of values that are secrets whatever they are called, in small letters: schemes of `Authorization`, signed
/// tokens, tokens of GitLab, model services, clouds, hubs and chats.
const BEGINNINGS: [&str; 18] = [
    "bearer ",
    "basic ",
    "eyj",
    "glpat-",
    "gloas-",
    "gldt-",
    "glrt-",
    "glcbt-",
    "glptt-",
    "glft-",
    "glsoat-",
    "sk-",
    "hf_",
    "ghp_",
    "github_pat_",
    "akia",
    "aiza",
    "xox",
];

/// Names of query parameters that carry a secret.
const IN_QUERY: [&str; 8] = ["key=", "token=", "secret=", "sig=", "password=", "apikey=", "auth=", "signature="];

/// Characters of a header's value that is hidden wherever it stands; shorter ones are words such as
/// `production`, and would be hidden all over a report.
const HEADER: usize = 12;

/// True for a value that no guest may see.
pub fn is_secret(name: &str, value: &str) -> bool {
    !value.is_empty() && (is_told(name, value) || !is_harmless(name))
}

/// True where the name or the value says that it is one. Only these are also masked wherever they stand: of a variable
/// that nobody knows the value is often a word.
pub fn is_told(name: &str, value: &str) -> bool {
    let small = value.to_ascii_lowercase();
    if value.is_empty() {
        return false;
    }
    if password(name, value).is_some() || small.contains("private key-----") || small.contains("\"private_key\"") {
        return true;
    }
    let in_query = small.contains("://")
        && small.split(['?', '&']).skip(1).any(|one| IN_QUERY.iter().any(|key| one.contains(key)));
    if in_query || BEGINNINGS.iter().any(|beginning| small.starts_with(beginning)) {
        return true;
    }
    let upper = name.to_uppercase();
    NAMES.iter().any(|part| upper.contains(part))
        && !NOT_SECRET.iter().any(|end| upper.ends_with(end))
        && upper != "GPG_KEY"
}

fn is_harmless(name: &str) -> bool {
    let upper = name.to_uppercase();
    HARMLESS.contains(&upper.as_str()) || HARMLESS_BEGINNINGS.iter().any(|beginning| upper.starts_with(beginning))
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
    if let Some((scheme, token)) = value.split_once(' ')
        && ["bearer", "basic"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
    {
        found.push(token.trim().to_owned());
    }
    let meant = |text: &String| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let meant: Vec<String> = found.iter().map(meant).collect();
    // Of `Bearer abc` the second word is the secret.
    let words = meant.iter().filter_map(|text| Some(text.rsplit_once(' ')?.1.to_owned())).collect::<Vec<_>>();
    found.into_iter().chain(meant).chain(words).collect()
}

/// Characters of a user without a password from which on it is a token, and not the name of somebody.
const TOKEN: usize = 12;

/// Of `user:password` the secret part: the password, or a user who is a token.
#[must_use]
pub fn secret_of(who: &str) -> Option<&str> {
    let (user, password) = who.split_once(':').unwrap_or((who, ""));
    let secret = if password.is_empty() { user } else { password };
    (!password.is_empty() || user.len() >= TOKEN).then_some(secret)
}

/// The password in a URL, such as a proxy's, which is often written without a scheme; or a token in its place.
fn password(name: &str, value: &str) -> Option<String> {
    let of = |url: &str| {
        let url = url::Url::parse(url).ok()?;
        secret_of(&format!("{}:{}", url.username(), url.password().unwrap_or_default())).map(str::to_owned)
    };
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
            ("HTTPS_PROXY", "http://canaryOfTheProxy@proxy:3128"),
            ("HARMLESS", "glpat-canary"),
            ("PEM", "-----BEGIN RSA PRIVATE KEY-----\nabc"),
        ] {
            assert!(is_secret(name, value) && is_told(name, value), "{name}={value}");
        }
    }

    /// Names and values as they stand in real environments; the value of each is a word, unless it is what tells.
    #[test]
    fn likely_secrets_are_kept() {
        let names = "DB_PASS PGPASS PGPASSWORD REDIS_PWD MYSQL_PWD MYSQL_ROOT_PASSWORD AUTH BASIC_AUTH HTTP_AUTH JWT JWT_SIGNING \
            AZURE_STORAGE_CONNECTION_STRING ANTHROPIC_AUTH ANTHROPIC_API_KEY OPENAI_API_KEY WEBHOOK_URL SLACK_WEBHOOK SENTRY_DSN \
            MAX_TOKENS_SECRET MY_SECRET_KEY_FILE_CONTENT AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_ACCESS_KEY_ID VAULT_ADDR_TOKEN \
            GOOGLE_APPLICATION_CREDENTIALS_JSON GITLAB_SHARED_RUNNERS_REGISTRATION HF_HUB MINIO_ROOT LDAP_BIND KERBEROS_KEYTAB_B64 \
            LICENSE LICENSE_TEXT CI_JOB_JWT NPM_AUTH DOCKER_AUTH_CONFIG SMTP_PASS RABBITMQ_COOKIE OTEL_EXPORTER_OTLP_HEADERS \
            AIGW_SELF_SIGNED_JWT__SIGNING_KEY AIGW_SELF_SIGNED_JWT__VALIDATION_KEY AIGW_MODEL_KEYS__FIREWORKS_API_KEY \
            DUO_WORKFLOW_SELF_SIGNED_JWT__SIGNING_KEY aigw_customer_portal_token SESSION_SALT AZURE_SAS_URL";
        for name in names.split_whitespace() {
            assert!(is_secret(name, "canary"), "{name}");
        }
        for value in [
            "Basic dXNlcjpjYW5hcnk=",
            "bearer canary",
            "BEARER canary",
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_canarycanary",
            "github_pat_canary",
            "AIzaSyCanary",
            "xoxb-canary",
            "xoxp-canary",
            "glsoat-canary",
            "GLPAT-canary",
            "https://h.example/v1?api_key=canary",
            "https://h.example/v1?a=b&access_token=canary",
            "https://h.example/?sig=canary",
            "redis://:canary@redis:6379",
            "{\"type\":\"service_account\",\"private_key\":\"canary\"}",
            "-----BEGIN EC PRIVATE KEY-----",
        ] {
            assert!(is_told("AIGW_ANYTHING", value), "{value}");
        }
    }

    #[test]
    fn everything_else_is_none() {
        for (name, value) in [
            ("EMPTY_TOKEN", ""),
            ("AIGW_MTLS__KEY_FILE", "/key.pem"),
            ("AIGW_GITLAB_URL", "https://gitlab.example.com"),
            ("HTTPS_PROXY", "http://proxy:3128"),
            ("AIGW_AUTH__BYPASS_EXTERNAL", "true"),
            ("AIGW_AUTH__BYPASS_JWT_SIGNATURE", "true"),
            ("AIGW_DUO_CHAT__MAX_TOKENS", "4096"),
            ("CLOUD_CONNECTOR_SELF_SIGN_TOKENS", "true"),
            ("PWD", "/srv"),
            ("https_proxy", "http://proxy:3128"),
            ("AIGW_LOGGING__TO_FILE", "/var/log/a?b"),
        ] {
            assert!(!is_secret(name, value), "{name}={value}");
        }
        // Nobody knows them, and they say nothing of themselves: kept from guests, not masked everywhere.
        for (name, value) in
            [("TIME", "12:30@noon"), ("CERTIFICATE", "-----BEGIN CERTIFICATE-----"), ("MODE", "production")]
        {
            assert!(is_secret(name, value) && !is_told(name, value), "{name}={value}");
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
