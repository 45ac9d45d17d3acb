//! The configuration file.

use duo_doctor_config::{Flags, Proxy, load};
use toml::Value;

use crate::file;
use crate::naive::{CANARY, is_one_line};

/// A file is taken, or refused in one line with its place. Where the file has a secret in a place that is made for
/// one, no error and nothing that is shown repeats it: `canary5678` in what stands under `credentials` instead of a
/// table, in the user's part or the query of a URL, in a proxy.
pub fn config(data: &[u8]) {
    let answer = file::with(data, |path| load(&Flags { config: Some(path.to_owned()), ..Flags::default() }));
    let text = String::from_utf8_lossy(data);
    let parsed = toml::from_str::<toml::Table>(&text);
    let has_secret = match &parsed {
        Ok(table) => {
            let mut found = Places::default();
            found.walk(&Value::Table(table.clone()), "", false);
            found.is_secret && !found.is_told
        }
        // Wherever it stands, the parser repeats nothing of it.
        Err(_) => text.contains(CANARY),
    };
    match answer {
        Err(error) => {
            let shown = error.to_string();
            assert!(is_one_line(&shown), "{shown:?}");
            assert!(!has_secret || !shown.contains(CANARY), "{shown:?} of\n{text}");
        }
        Ok(config) => {
            assert!(parsed.is_ok(), "what is taken is TOML");
            assert!((1..=900).contains(&config.check_time.value.as_secs()), "{:?}", config.check_time);
            for (name, connection) in &config.connections {
                assert_eq!(name, &connection.name);
                let url = &connection.url;
                assert!(url.username().is_empty() && url.password().is_none(), "{url}");
                assert!(matches!(url.scheme(), "http" | "https" | "tcp"), "{url}");
                if let Proxy::Url(proxy, _) = &connection.proxy {
                    assert!(proxy.password().is_none(), "{proxy}");
                }
                for (header, value) in connection.credentials.values().map(|one| (&one.header, one.secret.expose())) {
                    assert!(header.bytes().all(|byte| byte.is_ascii_graphic()), "{header}");
                    assert!(value.len() >= 4 && value.bytes().all(|byte| byte.is_ascii_graphic()), "of {name}");
                }
            }
            assert!(!has_secret || !format!("{config:?}").contains(CANARY), "shown of\n{text}");
        }
    }
}

/// Where the canary stands.
#[derive(Default)]
struct Places {
    /// In a place that is made for a secret.
    is_secret: bool,
    /// In one whose text is shown.
    is_told: bool,
}

impl Places {
    fn walk(&mut self, value: &Value, key: &str, in_credentials: bool) {
        match value {
            Value::Table(table) => {
                for (name, value) in table {
                    self.is_told |= name.contains(CANARY);
                    self.walk(value, name, key == "credentials");
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, key, false)),
            Value::String(text) if text.contains(CANARY) => {
                let is_secret = in_credentials
                    || match key {
                        "proxy" => text.contains("://"),
                        "url" => only_before_at(text) || only_behind_query(text),
                        _ => false,
                    };
                if is_secret { self.is_secret = true } else { self.is_told = true }
            }
            _ => {}
        }
    }
}

/// `scheme://user:canary@host`.
fn only_before_at(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    rest.rsplit_once('@').is_some_and(|(user, host)| user.contains(CANARY) && !host.contains(CANARY))
        && !rest.contains(['/', '?', '#', '\\'])
}

/// `scheme://host/path?canary`.
fn only_behind_query(text: &str) -> bool {
    let front = text.split(['?', '#']).next().unwrap_or_default();
    text.starts_with("http") && !front.contains(CANARY)
}
