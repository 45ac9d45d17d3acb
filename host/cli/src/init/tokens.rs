//! The tokens of `init`: of variables, or typed by whoever sits at the terminal and kept in a file of their own.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::super::args::Init;
use super::super::{Failure, output};
use duo_doctor_config::{Connection, Credential, Secret};
use duo_doctor_wording::Words;

/// GitLab's credentials, with the variable of each.
pub(super) const CREDENTIALS: [(&str, &str); 2] = [("admin", "GITLAB_ADMIN_TOKEN"), ("user", "GITLAB_TOKEN")];

/// Where each credential of GitLab is: as the configuration says it.
pub(super) struct Tokens(Vec<(&'static str, Source)>);

/// Where a credential is.
pub(super) enum Source {
    /// In this variable, which is set.
    Variable(&'static str),
    /// In this file, which was just written.
    File(PathBuf),
}

impl Tokens {
    /// Those of variables.
    pub(super) fn of(connection: &Connection) -> Self {
        let set = CREDENTIALS.into_iter().filter(|(name, _)| connection.credentials.contains_key(*name));
        Self(set.map(|(name, variable)| (name, Source::Variable(variable))).collect())
    }

    /// Those of variables; the others are asked for. An empty line leaves one out.
    pub(super) fn asked(connection: &mut Connection, arguments: &Init, words: &Words) -> Result<Self, Failure> {
        let mut tokens = Self::of(connection);
        for (name, _) in CREDENTIALS {
            if tokens.source(name).is_some() {
                continue;
            }
            eprintln!("{}", words.say(&format!("init-ask-{name}"), &[("url", connection.written.as_str())]));
            let typed = rpassword::prompt_password("> ")?;
            let token = typed.trim();
            if token.is_empty() {
                continue;
            }
            let file = Path::new("secrets").join(format!("gitlab-{name}-token"));
            let place = arguments.output.parent().unwrap_or(Path::new("")).join(&file);
            std::fs::create_dir_all(place.parent().unwrap_or(Path::new("")))?;
            output::write_secret(&place, format!("{token}\n").as_bytes())?;
            let credential = Credential { header: "authorization".into(), secret: Secret::new(token.to_owned()) };
            connection.credentials.insert(name.into(), credential);
            tokens.0.push((name, Source::File(file)));
        }
        Ok(tokens)
    }

    /// Where one is; none: nowhere yet.
    pub(super) fn source(&self, name: &str) -> Option<&Source> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, source)| source)
    }
}

/// A line of whoever sits at the terminal.
pub(super) fn line(question: &str) -> Result<String, Failure> {
    eprint!("{question} ");
    std::io::stderr().flush()?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
